//! What was measured, as tables for the terminal and for a document.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// The tables of a run, written as they come so that a run that is stopped leaves what it has.
pub(crate) struct Report {
    file: File,
}

impl Report {
    pub(crate) fn begin(path: &Path, full: bool) -> Report {
        let mut report = Report { file: File::create(path).expect("a file for the tables") };
        let first_word_of = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let load = first_word_of("/proc/loadavg");
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let date = Command::new("date").args(["-u", "+%F %R"]).output().expect("date runs");
        report.write(&format!(
            "Measured on {} UTC, {} size, {cores} cores, load {} at the start.\n",
            String::from_utf8_lossy(&date.stdout).trim(),
            if full { "full" } else { "small" },
            load.split(' ').next().unwrap_or("unknown"),
        ));
        report
    }

    pub(crate) fn add(&mut self, table: Table) {
        self.write(&table.in_markdown());
    }

    fn write(&mut self, text: &str) {
        println!("{text}");
        writeln!(self.file, "{text}").expect("written");
    }
}

/// A table with a title, and what must be known to read it.
pub(crate) struct Table {
    title: String,
    note: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(title: &str, note: String, columns: &[&str]) -> Table {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Table { title: title.to_owned(), note, columns, rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: &[String]) {
        assert_eq!(cells.len(), self.columns.len(), "a cell for each column");
        self.rows.push(cells.to_vec());
    }

    fn in_markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule: Vec<String> = (0..self.columns.len())
            .map(|at| if at == 0 { "---" } else { "---:" }.to_owned())
            .collect();
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        format!(
            "### {}\n\n{}\n\n{}{}{rows}",
            self.title,
            self.note,
            line(&self.columns),
            line(&rule)
        )
    }
}

/// The middle one, so that a moment in which the machine did something else does not count.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// How many a second.
pub(crate) fn rate(count: usize, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

/// Three digits, with a unit for thousands and millions.
pub(crate) fn short(value: f64) -> String {
    let (value, unit) = match value {
        value if value >= 1e6 => (value / 1e6, " M"),
        value if value >= 1e4 => (value / 1e3, " k"),
        value => (value, ""),
    };
    match value {
        value if value < 10.0 => format!("{value:.2}{unit}"),
        value if value < 100.0 => format!("{value:.1}{unit}"),
        value => format!("{value:.0}{unit}"),
    }
}

/// How much faster ours is.
pub(crate) fn times(ours: f64, theirs: f64) -> String {
    format!("{}x", short(ours / theirs))
}
