//! A million events from disk to every view: `cargo bench --package ledger-store --bench replay`.
//!
//! Each step is measured apart, on one core, beside reading the store's file from the page cache.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops where it fails, and prints"
)]
#![allow(clippy::float_arithmetic, reason = "rates, not money")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use ledger_core::synthetic::{Generator, Network};
use ledger_core::views::{
    balance::TrialBalance, budget::BudgetView, decisions::DecisionRegister,
    decisions::OpenProposals, journal::JournalView, overview::Overview, partners::PartnerRegister,
    receivables::Receivables, risk::RiskPosition, statements::BalanceSheet,
    statements::IncomeStatement,
};
use ledger_core::{Ledger, Position, Recorded, decide};
use ledger_store::{CommandDigest, CommandEvents, Commit, DiskLog, EventLog, Wait};

const NETWORK: Network = Network { partners: 10_000, years: 10, seed: 1 };

/// How many commands share a commit.
const BATCH: usize = 4_096;

fn main() {
    // `cargo bench` says so; `cargo test` only wants to know that it builds.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let dir = tempfile::tempdir_in(".").unwrap();
    let path = dir.path().join("ledger");
    let start = Instant::now();
    fill(&path);
    println!("generated, decided and appended in {:.1} s", start.elapsed().as_secs_f64());

    let start = Instant::now();
    let log = DiskLog::open(&path, Wait::No).unwrap();
    let events = log.head().0 as f64;
    println!("{events} events, {:.1} bytes on disk each", size(&path) as f64 / events);
    let rate = |step: &str, seconds: f64| {
        println!("{step:34} {:8.1} ms {:9.2} M events/s", seconds * 1e3, events / seconds / 1e6);
    };
    rate("open", start.elapsed().as_secs_f64());

    let pages = path.join("log").join("events");
    fs::read(&pages).unwrap();
    let bare = time(|| drop(black_box(fs::read(&pages).unwrap())));
    rate("the bare file, from the page cache", bare);
    let read = time(|| {
        for recorded in log.read(Position(0)) {
            black_box(recorded.unwrap());
        }
    });
    rate("read and decode", read);

    let before = resident();
    let mut ledger = Ledger::new();
    let fold = time(|| {
        for recorded in log.read(Position(0)) {
            ledger.apply(recorded.unwrap()).unwrap();
        }
    });
    rate("read, decode and fold", fold);
    println!("{:.0} bytes in memory an event", (resident() - before) as f64 / events);
    let views = time(|| every_view(&ledger));
    rate("every view", views);
    rate("replay with every view", fold + views);
    println!("replay / bare file: {:.0}x", (fold + views) / bare);
}

fn fill(path: &Path) {
    let log = DiskLog::create(path, Wait::No).unwrap();
    let mut generator = Generator::new(NETWORK).unwrap();
    let mut ledger = Ledger::new();
    let mut commands: Vec<CommandEvents> = Vec::new();
    while let Some((recorded_at, request)) = generator.next(&ledger) {
        let decision = decide(&ledger, &request).unwrap();
        let (on, actor) = (decision.on, decision.actor);
        for event in decision.events.iter().cloned() {
            let position = ledger.next();
            ledger.apply(Recorded { position, recorded_at, on, actor, event }).unwrap();
        }
        let (id, digest, events) = (None, CommandDigest([0; 16]), decision.events);
        commands.push(CommandEvents { id, digest, on, actor, events });
        if commands.len() == BATCH {
            let commands = std::mem::take(&mut commands);
            log.append(log.head().into(), &[Commit { recorded_at, commands }]).unwrap();
        }
    }
    let recorded_at = ledger.recorded_at().unwrap();
    log.append(log.head().into(), &[Commit { recorded_at, commands }]).unwrap();
}

/// Asks every view as of the last day.
fn every_view(ledger: &Ledger) {
    let covenant = ledger.covenant().unwrap();
    let (on, year) = (covenant.term.ends, covenant.last_year());
    timed("overview", || drop(black_box(Overview::of(ledger, on))));
    timed("partners", || drop(black_box(PartnerRegister::of(ledger, on))));
    timed("budget", || drop(black_box(BudgetView::of(ledger, year, on))));
    timed("receivables", || drop(black_box(Receivables::of(ledger, on, None))));
    timed("balance", || drop(black_box(TrialBalance::of(ledger, None))));
    timed("income", || drop(black_box(IncomeStatement::of(ledger, year, on))));
    timed("balance sheet", || drop(black_box(BalanceSheet::of(ledger, on))));
    timed("risk", || drop(black_box(RiskPosition::of(ledger, year, on))));
    timed("decisions", || drop(black_box(DecisionRegister::of(ledger, on))));
    timed("proposals", || drop(black_box(OpenProposals::of(ledger, on))));
    timed("journal", || drop(black_box(JournalView::of(ledger, Some(year)))));
}

fn timed(view: &str, run: impl FnOnce()) {
    println!("  {view:32} {:8.1} ms", time(run) * 1e3);
}

fn time(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}

/// The memory this process has in use, in bytes; nought where that cannot be read.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = status.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0);
    pages * 4096
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).unwrap().map(Result::unwrap);
    let bytes = |entry: fs::DirEntry| match entry.metadata().unwrap() {
        metadata if metadata.is_dir() => size(&entry.path()),
        metadata => metadata.len(),
    };
    entries.map(bytes).sum()
}
