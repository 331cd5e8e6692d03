//! An answer from a large ledger, and how time, memory and disk grow with it.

use std::fs;
use std::path::Path;

use ledger_store::{DiskLog, EventLog, Position, Wait, encode_event};

use crate::Options;
use crate::run::{convenant, run};
use crate::table::{Table, median, short};

/// Ledgers each ten times as large as the one before.
pub(crate) fn measure(options: &Options) -> Table {
    let mut partners = options.size(vec![1_000, 10_000], vec![10_000, 100_000]);
    if options.hundred_million {
        partners.push(1_000_000);
    }
    let note = "A made-up network over ten years, filled by `convenant generate`, then asked for the balance by \
         a process of its own: the median of five, the first left out. Disk is all files of the ledger; encoded \
         is what the events take by themselves (kind, version, fields).";
    let columns = [
        "events",
        "decided and appended a second",
        "answer, seconds",
        "memory of the answer",
        "disk an event",
        "encoded an event",
        "disk / encoded",
    ];
    let mut table = Table::new("Growth", note.to_owned(), &columns);
    for partners in partners {
        let ledger = options.dir.join(format!("large-{partners}"));
        let count = partners.to_string();
        let filled = run(convenant(options, &ledger).args([
            "generate",
            "--years",
            "10",
            "--partners",
            &count,
        ]));
        let mut ask = convenant(options, &ledger);
        ask.args(["show", "balance"]);
        run(&mut ask);
        let runs: Vec<_> = (0..5).map(|_| run(&mut ask)).collect();
        let seconds: Vec<f64> = runs.iter().map(|run| run.time.as_secs_f64()).collect();
        let memory = runs.iter().map(|run| run.memory).max().unwrap_or_default();
        let (events, encoded) = encoded(&ledger);
        let disk = size(&ledger);
        let each = |bytes: u64| format!("{:.1} bytes", bytes as f64 / events as f64);
        table.row(&[
            short(events as f64),
            short(events as f64 / filled.time.as_secs_f64()),
            short(median(&seconds)),
            format!("{} MB", memory / 1_000_000),
            each(disk),
            each(encoded),
            format!("{:.2}", disk as f64 / encoded as f64),
        ]);
        fs::remove_dir_all(&ledger).expect("removed");
    }
    table
}

/// How many events there are, and how many bytes they take by themselves.
fn encoded(ledger: &Path) -> (u64, u64) {
    let log = DiskLog::open(ledger, Wait::No).expect("a ledger");
    let (mut events, mut bytes, mut buffer) = (0, 0, Vec::new());
    for recorded in log.read(Position(0)) {
        buffer.clear();
        encode_event(&recorded.expect("an event").event, &mut buffer).expect("it can be written");
        bytes += buffer.len() as u64;
        events += 1;
    }
    (events, bytes)
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).expect("a directory").map(|entry| entry.expect("an entry"));
    entries
        .map(|entry| match entry.metadata().expect("what is known of it") {
            metadata if metadata.is_dir() => size(&entry.path()),
            metadata => metadata.len(),
        })
        .sum()
}
