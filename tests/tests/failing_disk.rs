//! The disk says no: the program says so, records nothing by half and nothing more, and goes on once it
//! is opened again.
//!
//! Every call that can fail: `cargo test --package ledger-tests --test failing_disk -- --ignored`

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use ledger_tests::conversation::{Conversation, failing_disk, in_memory, payments, promised};
use ledger_tests::dice::Dice;
use ledger_tests::power::disk::{Tree, tree_of, write_tree};
use ledger_tests::{Run, World, tool};

/// Which calls fail, and how.
const FAULTS: [(&str, &str, &str); 9] = [
    ("write", "EIO", "once"),
    ("write", "short", "once"),
    ("write", "ENOSPC", "always"),
    ("write open resize", "EDQUOT", "always"),
    ("sync", "EIO", "once"),
    ("sync", "EIO", "always"),
    ("resize", "EIO", "once"),
    ("rename", "EIO", "once"),
    ("open", "EROFS", "once"),
];

/// What is given to the program, each part when the one before it was answered.
fn parts() -> [String; 5] {
    [payments(0, 1), payments(1, 2), payments(2, 40), payments(40, 600), payments(600, 601)]
}

/// A ledger that was founded and closed, and what it is once the parts are in it.
struct Founded {
    tree: Tree,
    events: u64,
    log: String,
}

impl Founded {
    fn new() -> Founded {
        let world = World::founded();
        let (tree, events) = (tree_of(world.path()), world.events());
        world.run_with(["apply", "-"], parts().concat().as_bytes()).succeeds();
        Founded { tree, events, log: log_of(&world) }
    }

    /// The program on a disk of which the call with a number fails; nothing when there is no such call.
    fn with(&self, (calls, with, on): (&str, &str, &str), at: usize) -> Option<Result<(), String>> {
        let dir = in_memory();
        write_tree(&self.tree, dir.path());
        let (world, told) = (World::at(dir.path()), dir.path().join("told"));
        let mut command = world.command();
        command
            .args(["apply", "-"])
            .env("LD_PRELOAD", failing_disk(env!("CARGO_TARGET_TMPDIR")))
            .env("FAILING_DISK_UNDER", dir.path().join("ledger"))
            .env("FAILING_DISK_CALLS", calls)
            .env("FAILING_DISK_AT", at.to_string())
            .env("FAILING_DISK_WITH", with)
            .env("FAILING_DISK_ON", on)
            .env("FAILING_DISK_TOLD", &told);
        let mut program = Conversation::with(&mut command);
        parts().iter().all(|part| program.say(part));
        let run = program.end();
        let told = fs::read_to_string(told).ok()?;
        let checked = self.after(&world, &run, &told);
        Some(
            checked.map_err(|fault| {
                format!("{calls} {with} {on}, call {at}, {}: {fault}", told.trim())
            }),
        )
    }

    /// What is wrong, if anything is.
    fn after(&self, world: &World, run: &Run, told: &str) -> Result<(), String> {
        let answered = run.out.lines().count();
        let least = run.out.lines().filter_map(promised).max().unwrap_or(self.events);
        clear(run)?;
        if run.code == 0 && answered < 601 {
            return Err(format!("it says that all is well, with {answered} answers"));
        }
        if told.starts_with("sync") && told.contains("/log/") && run.code != 3 {
            return Err("it goes on after a sync of the log that failed".to_owned());
        }
        let verified = world.run(["verify", "--format", "json"]);
        if verified.code != 0 {
            return Err(format!("opened again: {}{}", verified.out, verified.err));
        }
        let events = world.events();
        if events < least || !(events - self.events).is_multiple_of(2) {
            return Err(format!("{events} events, and {least} were promised"));
        }
        let again = world.run_with(["apply", "-"], parts().concat().as_bytes());
        let repeated = again.lines().iter().take_while(|it| it["repeated"] == true).count();
        if again.code != 0 || repeated < answered || log_of(world) != self.log {
            return Err(format!("given again, the lines led to another ledger: {}", again.err));
        }
        Ok(())
    }
}

fn log_of(world: &World) -> String {
    world.run(["log", "--format", "json"]).succeeds().out
}

/// A failure is said in words, with what to do, and with the exit code of a disk that says no.
fn clear(run: &Run) -> Result<(), String> {
    let said = run.err.contains("error: ") && run.err.contains("help: ");
    match run.code {
        0 => Ok(()),
        3 if said && !run.err.contains("panicked") => Ok(()),
        code => Err(format!("exit code {code}: {}", run.err)),
    }
}

/// Makes calls fail, those that the choice picks; answers with how many failed.
#[track_caller]
fn fail(choose: impl Fn(usize) -> Vec<usize> + Sync) {
    let founded = Founded::new();
    let (next, made, faults) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(fault) = FAULTS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for at in choose(next.load(Ordering::Relaxed)) {
                        let Some(result) = founded.with(*fault, at) else { break };
                        made.fetch_add(1, Ordering::Relaxed);
                        faults.lock().unwrap().extend(result.err());
                    }
                }
            });
        }
    });
    let (made, faults) = (made.into_inner(), faults.into_inner().unwrap());
    println!("{made} calls failed");
    assert!(
        faults.is_empty(),
        "of {made} calls that failed {}:\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(made > FAULTS.len(), "{made}");
}

#[test]
fn some_calls_fail() {
    fail(|number| {
        let mut dice = Dice::new(number as u64);
        vec![1, 2 + dice.below(3), 5 + dice.below(6), 12 + dice.below(40)]
    });
}

#[test]
#[ignore = "takes minutes: see docs/durability.md"]
fn every_call_fails() {
    fail(|_| (1..).take(100_000).collect());
}

/// Gives payments until the program stops; answers with how it stopped and how many events are promised.
fn fill(command: &mut Command) -> (Run, u64) {
    let mut program = Conversation::with(command);
    (0..100).all(|number| program.say(&payments(number * 200, number * 200 + 200)));
    let run = program.end();
    let least = run.out.lines().filter_map(promised).max().unwrap_or_default();
    (run, least)
}

/// What is there after a disk had no more room, once it has.
fn nothing_was_lost(world: &World, run: &Run, least: u64) {
    let events = world.events();
    assert!(events >= least && least > 35, "{events} events of {least}: {}", run.err);
    let answered = run.out.lines().count();
    let again = world.run_with(["apply", "-"], payments(0, answered + 5).as_bytes()).succeeds();
    assert!(again.lines().iter().take(answered).all(|answer| answer["repeated"] == true));
    world.events();
}

/// Only root can mount a file system; others have the calls that fail with ENOSPC above.
#[test]
fn a_disk_that_is_really_full() {
    if !is_root() {
        println!("not tried: mounting a small file system takes root");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let small = Mounted::new(dir.path(), "64m");
    let world = World::at(small.0);
    world.run(["init", "--covenant", "oostpolder"]).succeeds();
    let founding = fs::read(ledger_tests::data("founding.jsonl")).unwrap();
    world.run_with(["apply", "-"], &founding).succeeds();
    let used = tool("du", &["--summarize", "--block-size=1k", small.0.to_str().unwrap()]);
    let used: u64 = used.split_whitespace().next().unwrap().parse().unwrap();
    let remount = |size: u64| {
        tool("mount", &["-o", &format!("remount,size={size}k"), small.0.to_str().unwrap()])
    };
    remount(used + 200);
    let (run, least) = fill(world.command().args(["apply", "-"]));
    assert_eq!(run.code, 3, "{}", run.err);
    clear(&run).unwrap();
    assert!(run.err.contains("space"), "{}", run.err);
    // Nothing more goes in, and what is there can be seen or it is said why not; never a wrong figure.
    let full = world.run(["show", "balance"]);
    clear(&full).unwrap();
    remount(65_536);
    nothing_was_lost(&world, &run, least);
}

struct Mounted<'a>(&'a Path);

impl Mounted<'_> {
    fn new<'a>(at: &'a Path, size: &str) -> Mounted<'a> {
        tool(
            "mount",
            &["-t", "tmpfs", "-o", &format!("size={size}"), "none", at.to_str().unwrap()],
        );
        Mounted(at)
    }
}

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

fn is_root() -> bool {
    tool("id", &["-u"]).trim() == "0"
}

/// The program under a limit on the size of files, told to ignore the signal or not.
#[test]
fn a_limit_on_the_size_of_files() {
    for ignored in [true, false] {
        let world = World::founded();
        let largest = tree_of(world.path()).values().flatten().map(Vec::len).max().unwrap();
        let plain = world.command();
        let mut limited = world.command_of("prlimit");
        limited.arg(format!("--fsize={}", largest + 40_000));
        if ignored {
            limited.args(["env", "--ignore-signal=XFSZ"]);
        }
        limited.arg(plain.get_program()).args(["apply", "-"]);
        let (run, least) = fill(&mut limited);
        match ignored {
            true => {
                clear(&run).and(if run.code == 3 { Ok(()) } else { Err(run.err.clone()) }).unwrap()
            }
            // The system ends it; that is like being killed.
            false => assert!(run.code < 0, "{}: {}", run.code, run.err),
        }
        nothing_was_lost(&world, &run, least);
    }
}

#[test]
fn a_directory_that_may_only_be_read() {
    let world = World::founded();
    let program = world.path().join("convenant");
    fs::copy(ledger_tests::program(), &program).unwrap();
    tool("chmod", &["-R", "a+rX,a-w", world.path().to_str().unwrap()]);
    let mut command = match is_root() {
        // Root may write everywhere.
        true => {
            let mut command = world.command_of("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&program);
            command
        }
        false => world.command_of(program.to_str().unwrap()),
    };
    command.args(["apply", "-"]);
    let before = tree_of(&world.path().join("ledger"));
    let mut program = Conversation::with(&mut command);
    program.say(&payments(0, 1));
    let run = program.end();
    assert_eq!(run.code, 3, "{}{}", run.out, run.err);
    clear(&run).unwrap();
    assert!(run.out.is_empty() && run.err.contains("ask for the right"), "{}{}", run.out, run.err);
    assert!(before == tree_of(&world.path().join("ledger")), "something was written");
    tool("chmod", &["-R", "u+w", world.path().to_str().unwrap()]);
}

/// What is recorded in a directory that is no longer there would be gone with the process.
#[test]
fn a_directory_that_is_removed_or_replaced_under_the_program() {
    for replaced in [false, true] {
        let world = World::founded();
        let (ledger, away) = (world.path().join("ledger"), world.path().join("away"));
        let other = tree_of(&ledger);
        let mut program = Conversation::with(world.command().args(["apply", "-"]));
        assert!(program.say(&payments(0, 1)));
        match replaced {
            false => fs::remove_dir_all(&ledger).unwrap(),
            true => {
                fs::rename(&ledger, &away).unwrap();
                write_tree(&other, &ledger);
            }
        }
        program.say(&payments(1, 2));
        let run = program.end();
        assert_eq!(run.out.lines().count(), 1, "answered all the same: {}", run.out);
        assert_eq!(run.code, 3, "{}", run.err);
        clear(&run).unwrap();
        if replaced {
            assert_eq!(world.events(), 35, "the other ledger is as it was");
        } else {
            assert!(!ledger.exists(), "made anew, with nothing in it");
        }
    }
}

#[test]
fn a_clock_that_is_set_back() {
    let world = World::founded();
    let run = |now: &str, line: String| {
        let mut command = world.command();
        let mut program =
            Conversation::with(command.args(["apply", "-"]).env("CONVENANT_NOW", now));
        program.say(&line);
        program.end().succeeds()
    };
    run("2021-01-01T00:00:00Z", payments(0, 1));
    run("2024-01-01T00:00:00Z", payments(1, 2));
    run("2020-06-01T00:00:00Z", payments(2, 3));
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let moments: Vec<&str> =
        log.iter().map(|event| event["recorded_at"].as_str().unwrap()).collect();
    assert!(moments.is_sorted(), "{moments:?}");
    assert_eq!(moments.last(), Some(&"2024-01-01T00:00:00.000Z"));
    assert_eq!(world.events(), 35 + 6);
}
