//! Appends to a ledger from many threads, as a server would, for the tests. Prints the answer to each append
//! at once, and at the end the whole history, as lines of JSON. If the disk fails at opening it says so, and ends.
//!
//! `append_from_many_threads LEDGER THREADS OPERATIONS SEED`

use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use ledger_core::acts::platform::{PlatformUpdated, UpdateKind};
use ledger_core::{Actor, Date, Moment};
use ledger_store::{
    CommandDigest, CommandEvents, Commit, DiskLog, EventLog, Expected, LogError, OpenError,
    Position, Wait,
};
use ledger_tests::dice::Dice;
use ledger_tests::history::{Answer, Asked, Operation};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| -> u64 { arguments[at].parse().expect("a number") };
    let log = match DiskLog::open(Path::new(&arguments[0]), Wait::No) {
        Ok(log) => log,
        Err(OpenError::Io { .. } | OpenError::Log { source: LogError::Io { .. }, .. }) => {
            return say(&serde_json::json!({ "opened": false }).to_string());
        }
        Err(other) => panic!("{other}"),
    };
    let (clock, history) = (AtomicU64::new(1), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for thread in 0..number(1) {
            let (log, clock, history) = (&log, &clock, &history);
            let mut dice = Dice::new(number(3) * 1000 + thread);
            let operations = number(2);
            scope.spawn(move || {
                let mut known = log.head().0;
                for operation in 0..operations {
                    let asked = choose(&mut dice, known);
                    let began = clock.fetch_add(1, Ordering::SeqCst);
                    let answer = ask(log, asked, &format!("{thread}.{operation}"));
                    let ended = clock.fetch_add(1, Ordering::SeqCst);
                    known = learned(asked, answer).unwrap_or(known);
                    let operation = Operation { began, ended, asked, answer };
                    history.lock().expect("no thread panics").push(operation);
                }
            });
        }
    });
    drop(log);
    for operation in history.into_inner().expect("no thread panics") {
        say(&serde_json::json!({ "operation": operation }).to_string());
    }
}

/// Half of the appends expect the number that the thread knows, some a number that is wrong or outdated.
fn choose(dice: &mut Dice, known: u64) -> Asked {
    let count = 1 + dice.below(3) as u64;
    match dice.below(10) {
        0..=4 => Asked::Append { count, expected: Some(known) },
        5..=7 => Asked::Append { count, expected: None },
        8 => Asked::Append { count, expected: Some(known.saturating_sub(1)) },
        _ => Asked::Head,
    }
}

fn learned(asked: Asked, answer: Answer) -> Option<u64> {
    match (asked, answer) {
        (Asked::Append { count, .. }, Answer::Appended(first)) => Some(first + count),
        (_, Answer::Moved(head) | Answer::Head(head)) => Some(head),
        (_, Answer::Appended(_) | Answer::Unknown | Answer::Nothing) => None,
    }
}

fn ask(log: &DiskLog, asked: Asked, title: &str) -> Answer {
    let Asked::Append { count, expected } = asked else { return Answer::Head(log.head().0) };
    let update = |number| PlatformUpdated {
        kind: UpdateKind::News,
        title: format!("{title}.{number}"),
        partner: None,
    };
    let command = CommandEvents {
        id: None,
        digest: CommandDigest::of(title.as_bytes()),
        on: Date::from_ymd(2020, 6, 1).expect("a day"),
        actor: Actor::ProjectLeader,
        events: (0..count).map(|number| update(number).into()).collect(),
    };
    let recorded_at = Moment::from_millis(1_696_075_200_000);
    let commit = Commit { recorded_at, commands: vec![command] };
    let expected = expected.map_or(Expected::Any, |at| Expected::At(Position(at)));
    match log.append(expected, &[commit]) {
        Ok(receipts) => {
            let first = receipts[0].first.0;
            let positions: Vec<u64> = (first..first + count).collect();
            say(&serde_json::json!({ "positions": positions }).to_string());
            Answer::Appended(first)
        }
        Err(LogError::Moved { head, .. }) => Answer::Moved(head.0),
        Err(LogError::Poisoned { .. }) => Answer::Nothing,
        Err(LogError::Io { .. }) => Answer::Unknown,
        Err(other) => panic!("{other}"),
    }
}

/// Writes a line in one write, so that lines do not mix.
fn say(line: &str) {
    std::io::stdout().lock().write_all(format!("{line}\n").as_bytes()).expect("somebody listens");
}
