//! Many threads append to one log: what they saw can have happened one append after the other, also when
//! the disk fails in between.
//!
//! More of them: `cargo test --package ledger-tests --test many_threads -- --ignored`

use std::path::PathBuf;
use std::process::Command;

use ledger_tests::conversation::{Conversation, failing_disk};
use ledger_tests::history::{Answer, Operation, linearizable};
use ledger_tests::{World, path};

fn appender(world: &World, threads: usize, operations: usize, seed: u64) -> Command {
    let mut command = world.command_of(env!("CARGO_BIN_EXE_append_from_many_threads"));
    command.arg(world.path().join("ledger"));
    command.args([threads.to_string(), operations.to_string(), seed.to_string()]);
    command
}

/// Runs it to its end, and answers with what the threads saw. `None` if the ledger could not be opened.
fn history(command: &mut Command) -> Option<Vec<Operation>> {
    let run = Conversation::with(command).end().succeeds();
    let mut lines = run.lines();
    if lines.iter().any(|line| line["opened"] == false) {
        return None;
    }
    let operations = lines.iter_mut().map(|line| serde_json::from_value(line["operation"].take()));
    Some(operations.filter_map(Result::ok).collect())
}

/// What is in the ledger is what the threads were told is in it.
fn check(world: &World, history: &[Operation], start: u64) {
    let events = world.events();
    assert!(
        linearizable(history, start, Some(events)),
        "from {start} to {events} events, this cannot have happened:\n{}",
        history.iter().map(|it| format!("{it:?}\n")).collect::<String>()
    );
}

fn without_faults(threads: usize, operations: usize, seed: u64) {
    let world = World::founded();
    let start = world.events();
    let history = history(&mut appender(&world, threads, operations, seed)).expect("it opens");
    assert_eq!(history.len(), threads * operations);
    check(&world, &history, start);
    let moved = history.iter().filter(|it| matches!(it.answer, Answer::Moved(_))).count();
    assert!(moved > 0, "no two threads met");
}

/// A call with a number fails, and with it whatever shares it. After a sync that failed nothing is recorded;
/// a write that failed may be made again in a smaller way before anything is answered. Returns whether the ledger
/// could be opened: that writes and syncs too.
fn with_a_failed(calls: &str, at: usize) -> bool {
    let world = World::founded();
    let start = world.events();
    let shim: PathBuf = failing_disk(env!("CARGO_TARGET_TMPDIR"));
    let mut command = appender(&world, 6, 40, at as u64);
    command
        .env("LD_PRELOAD", path(&shim))
        .env("FAILING_DISK_UNDER", world.path().join("ledger/log"))
        .env("FAILING_DISK_CALLS", calls)
        .env("FAILING_DISK_AT", at.to_string())
        .env("FAILING_DISK_ON", "once");
    let Some(history) = history(&mut command) else {
        check(&world, &[], start);
        return false;
    };
    let refused = history.iter().filter(|it| it.answer == Answer::Nothing).count();
    assert!(calls != "sync" || refused > 0, "{calls} {at}: nothing was refused after it");
    check(&world, &history, start);
    true
}

#[test]
fn what_many_threads_saw_can_have_happened_in_some_order() {
    without_faults(8, 60, 1);
    without_faults(2, 100, 2);
}

#[test]
fn and_also_when_a_sync_or_a_write_fails() {
    for at in [3, 20] {
        assert!(with_a_failed("sync", at) && with_a_failed("write", at));
    }
}

#[test]
#[ignore = "takes minutes: see docs/durability.md"]
fn many_times() {
    let mut opened = 0;
    for at in 1..=50 {
        without_faults(8, 100, at + 9);
        for calls in ["sync", "write"] {
            opened += usize::from(with_a_failed(calls, at as usize));
        }
    }
    println!("{opened} of 100 ledgers could be opened");
    assert!(opened > 90);
}
