//! A million events from disk to every view: `cargo bench --package ledger-store --bench replay`.
//!
//! Each step is measured apart, the shortest of several rounds, in time of one core: what other
//! programs take of the machine is not counted, what they push out of its caches is.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops where it fails, and prints"
)]
#![allow(clippy::float_arithmetic, reason = "rates, not money")]

#[path = "replay/views.rs"]
mod views;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use ledger_core::acts::monitoring::MonitoringReportIssued;
use ledger_core::synthetic::{Generator, Network};
use ledger_core::{Actor, Digest, Ledger, Position, Recorded, decide};
use ledger_store::{
    CommandDigest, CommandEvents, Commit, DiskLog, EventLog, Wait, decode_event, encode_event,
};
use sha2::Sha256;
use sha2::digest::Digest as _;

const NETWORK: Network = Network { partners: 10_000, years: 10, seed: 1 };

/// How many commands share a commit.
const BATCH: usize = 4_096;

/// How many times each step is run.
const ROUNDS: usize = 7;

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

    let log = DiskLog::open(&path, Wait::No).unwrap();
    let events = log.head().0 as f64;
    println!("{events} events, {:.1} bytes on disk each", size(&path) as f64 / events);
    let rate = |step: &str, seconds: f64| {
        println!("{step:34} {:8.1} ms {:9.2} M events/s", seconds * 1e3, events / seconds / 1e6);
        seconds
    };
    steps(&log, rate);

    let before = resident();
    let mut ledger = folded(&log);
    println!("{:.0} bytes in memory an event", (resident() - before) as f64 / events);
    let rounds = (0..ROUNDS).map(|_| {
        drop(std::mem::take(&mut ledger));
        time(|| ledger = folded(&log))
    });
    let fold = rounds.fold(f64::INFINITY, f64::min);
    rate("read, decode and fold", fold);

    issue_report(&mut ledger);
    let mut total = 0.0;
    let mut view = |name: &'static str, make: &dyn Fn()| {
        let seconds = shortest(make);
        println!("  {name:32} {:8.1} ms", seconds * 1e3);
        total += seconds;
    };
    views::of_the_ledger(&ledger, &mut view);
    views::of_the_log(&ledger, &log, &mut view);
    rate("every view", total);
    rate("replay with every view", fold + total);
}

/// What replay is made of, apart.
fn steps(log: &DiskLog, rate: impl Fn(&str, f64) -> f64) {
    let read = shortest(|| {
        for recorded in log.read(Position(0)) {
            black_box(recorded.unwrap());
        }
    });
    rate("read and decode", read);
    let events: Vec<Recorded> = log.read(Position(0)).map(Result::unwrap).collect();
    let encoded: Vec<Vec<u8>> = events
        .iter()
        .map(|recorded| {
            let mut bytes = Vec::new();
            encode_event(&recorded.event, &mut bytes).unwrap();
            bytes
        })
        .collect();
    let decode = shortest(|| {
        for bytes in &encoded {
            drop(black_box(decode_event(bytes).unwrap()));
        }
    });
    rate("decode alone", decode);
    let hash = shortest(|| {
        for bytes in &encoded {
            let leaf = Sha256::new().chain_update([0; 15]).chain_update(bytes).finalize();
            let node = Sha256::new().chain_update([1]).chain_update(leaf).chain_update(leaf);
            black_box(node.finalize());
        }
    });
    rate("hash: a leaf and a node each", hash);
    rate("verify", shortest(|| assert_eq!(log.verify().unwrap().events, log.head().0)));
    let rounds = (0..ROUNDS).map(|_| {
        let events = events.clone();
        time(|| {
            let mut ledger = Ledger::new();
            events.into_iter().for_each(|recorded| ledger.apply(recorded).unwrap());
            black_box(&ledger);
        })
    });
    rate("fold alone", rounds.fold(f64::INFINITY, f64::min));
}

/// Has the report of the year before the last issued when that year was over, so that the next report
/// shows what came since, as it would.
fn issue_report(ledger: &mut Ledger) {
    let covenant = ledger.covenant().unwrap();
    let last = covenant.last_year();
    let first_day = covenant.calendar.first_day(last);
    let mut events = (0..ledger.next().0).map(Position);
    let basis = events.find(|event| ledger.day_of(*event).unwrap() >= first_day).unwrap();
    let period = covenant.calendar.period_ends.len() as u8;
    let (year, root, files) = (last.previous(), Digest::default(), Vec::new());
    let issued = MonitoringReportIssued { year, period, basis, root, files, replaces: None };
    let (on, actor, event) = (first_day, Actor::ProjectLeader, Box::new(issued).into());
    let (position, recorded_at) = (ledger.next(), ledger.recorded_at().unwrap());
    ledger.apply(Recorded { position, recorded_at, on, actor, event }).unwrap();
}

fn folded(log: &DiskLog) -> Ledger {
    let mut ledger = Ledger::new();
    for recorded in log.read(Position(0)) {
        ledger.apply(recorded.unwrap()).unwrap();
    }
    ledger
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

/// The shortest time of several rounds, in seconds.
fn shortest(mut run: impl FnMut()) -> f64 {
    (0..ROUNDS).map(|_| time(&mut run)).fold(f64::INFINITY, f64::min)
}

/// How long this thread had a core for it, in seconds.
fn time(run: impl FnOnce()) -> f64 {
    let start = on_core();
    run();
    (on_core() - start).as_secs_f64()
}

/// How long this thread has had a core.
fn on_core() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The memory this process has in use, in bytes; zero where that cannot be read.
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
