//! The balance of a ledger of 100,000 transactions, as a whole process from start to end, beside
//! hledger and ledger on the same journal: `cargo bench --package ledger-tests`.
//!
//! Every program runs several times in turn, so that what else the machine does falls on all alike; the
//! ratio is of the medians.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use ledger_tests::{World, path};

const TRANSACTIONS: usize = 100_000;

fn main() {
    // `cargo bench` says so; `cargo test` only wants to know that it builds.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let world = World::empty().in_release();
    let network = ["--partners", "1100", "--years", "10", "--seed", "1"];
    world.run([&["generate"][..], &network[..]].concat()).succeeds();
    let journal = world.path().join("export.journal");
    world.run(["export", "hledger", "-o", path(&journal)]).succeeds();
    let text = std::fs::read_to_string(&journal).expect("the journal was written");
    let transactions =
        text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count();
    assert!(transactions >= TRANSACTIONS, "only {transactions} transactions were generated");
    let events = world.events();
    println!("{transactions} transactions, {events} events, {}", size(&world));

    let file = path(&journal);
    let ours: &dyn Fn() -> Command = &|| {
        let mut command = world.command();
        command.args(["show", "balance"]);
        command
    };
    let peer = |name: &'static str| {
        let file = file.to_owned();
        move || {
            let mut command = Command::new(name);
            command.args(["-f", &file, "balance"]);
            command
        }
    };
    let (hledger, ledger) = (peer("hledger"), peer("ledger"));
    let programs: [(&str, &dyn Fn() -> Command, usize); 3] =
        [("convenant", ours, 9), ("hledger", &hledger, 3), ("ledger", &ledger, 5)];
    let mut medians = Vec::new();
    for (name, command, runs) in programs {
        let mut times: Vec<Duration> = (0..runs).map(|_| time(command())).collect();
        times.sort();
        let median = times[runs / 2];
        medians.push(median.as_secs_f64());
        println!("{name:10} median {:8.1} ms of {runs} runs", median.as_secs_f64() * 1e3);
    }
    println!("hledger / convenant: {:.0}x", medians[1] / medians[0]);
    println!("ledger  / convenant: {:.0}x", medians[2] / medians[0]);
}

fn time(mut command: Command) -> Duration {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit());
    let start = Instant::now();
    let status = command.status().expect("the program runs: `tests/run` installs what is missing");
    assert!(status.success());
    start.elapsed()
}

/// What the ledger takes on disk.
fn size(world: &World) -> String {
    fn bytes(path: &std::path::Path) -> u64 {
        let entries = std::fs::read_dir(path).expect("a directory");
        let entry = |entry: std::io::Result<std::fs::DirEntry>| {
            let entry = entry.expect("an entry");
            let metadata = entry.metadata().expect("what is known of it");
            if metadata.is_dir() { bytes(&entry.path()) } else { metadata.len() }
        };
        entries.map(entry).sum()
    }
    format!("{:.1} MB on disk", bytes(&world.path().join("ledger")) as f64 / 1e6)
}
