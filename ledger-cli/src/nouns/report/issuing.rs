//! `convenant report issue`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger_core::FiscalYear;
use ledger_core::views::reports_due::ReportsDue;

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::reading::Reading;
use ledger_app::reports::{self, Done, Issued, Which};
use ledger_report::{Lang, said_day};

#[derive(Debug, Args)]
pub(crate) struct Issue {
    /// The year of one report; with --period
    #[arg(long, requires = "period")]
    year: Option<FiscalYear>,
    /// The period of one report, within its year, from 1; with --year
    #[arg(long, requires = "year")]
    period: Option<u8>,
    /// Replace the report that was issued by a next version: why
    #[arg(long, value_name = "REASON", requires = "year")]
    replace: Option<String>,
    /// The directory for the files
    #[arg(long, value_name = "DIR", default_value = "reports")]
    to: PathBuf,
    /// Say nothing unless something is wrong
    #[arg(long)]
    quiet: bool,
}

impl Issue {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let one = self.year.zip(self.period);
        let for_one: &[&str] = if one.is_some() { &["--id"] } else { &[] };
        let allowed = ["--actor", "--on", "--clock-is-right", "--dry-run"];
        globals.allow(&[&allowed[..], for_one].concat())?;
        let mut recording = globals.recording_folded()?;
        let mut which = match one {
            Some(one) => vec![one],
            None => self.due(recording.reading(), globals),
        };
        // The next report is made from the event of this one too, which is not there.
        if globals.dry_run {
            which.truncate(1);
        }
        for one in &which {
            let (replaces, lang) = (self.replace.clone(), globals.lang());
            let to = (self.to.as_path(), globals.dry_run);
            let issued =
                reports::issue(&mut recording, *one, replaces, globals.defaults(), to, lang)?;
            output::warn_of_boxes(&issued.lacking, globals.lang());
            if !self.quiet {
                output::print(in_words(*one, &issued, globals.lang()))?;
            }
        }
        if which.is_empty() && !self.quiet {
            output::print(nothing_due(recording.reading(), globals))?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The recorded reports whose files are not all in place, and then every report that is due, the oldest
    /// first.
    fn due(&self, reading: &Reading, globals: &Globals) -> Vec<Which> {
        let due = ReportsDue::of(reading.ledger(), globals.on.unwrap_or(reading.today()));
        let broken_off = reading.ledger().reports.all().iter();
        let broken_off =
            broken_off.filter(|report| reports::broke_off(report, &self.to, globals.lang()));
        let broken_off = broken_off.map(|report| (report.issued.year, report.issued.period));
        broken_off.chain(due.due_now().map(|row| (row.year, row.period))).collect()
    }
}

fn in_words((year, period): Which, issued: &Issued, lang: Lang) -> String {
    let mut words = match issued.done {
        Done::Completed => lang.report_completed(year, period, issued.position),
        Done::Issued => lang.report_now_issued(year, period, issued.position),
        Done::Tried => lang.report_could_be_issued(year, period),
    } + "\n";
    for path in &issued.paths {
        words += &format!("  {}\n", path.display());
    }
    words
}

fn nothing_due(reading: &Reading, globals: &Globals) -> String {
    let due = ReportsDue::of(reading.ledger(), globals.on.unwrap_or(reading.today()));
    let lang = globals.lang();
    let said = match due.next() {
        Some(next) => {
            let from = said_day(next.reference_date.plus_days(1), lang);
            lang.report_next(next.year, next.period, from)
        }
        None => lang.reports_all_issued().to_owned(),
    };
    said + "\n"
}
