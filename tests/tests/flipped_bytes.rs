//! A byte of a closed ledger is changed, a file is cut short or is gone: what is shown is right, or it is
//! said that it cannot be; never a wrong figure, a panic, or a wait without end.
//!
//! Every byte: `cargo test --package ledger-tests --test flipped_bytes -- --ignored`

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use ledger_core::{Digest, Ledger, Recorded};
use ledger_store::{
    CommandId, DiskLog, EventLog, LogError, MachineKey, OpenError, Position, Receipt, Wait,
};
use ledger_tests::World;
use ledger_tests::conversation::{in_memory, payments};
use ledger_tests::dice::Dice;
use ledger_tests::power::disk::{Tree, tree_of, write_tree};

/// After so long it is taken to wait without end.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is done to a file.
#[derive(Clone, Debug)]
enum Harm {
    Flipped { at: usize, bits: u8 },
    Cut(usize),
    Gone,
}

impl Harm {
    fn to(&self, tree: &Tree, file: &Path) -> Tree {
        let mut tree = tree.clone();
        let Some(Some(bytes)) = tree.get_mut(file) else { panic!("no file {}", file.display()) };
        match self {
            Harm::Flipped { at, bits } => bytes[*at] ^= bits,
            Harm::Cut(length) => bytes.truncate(*length),
            Harm::Gone => drop(tree.remove(file)),
        }
        tree
    }
}

/// A small ledger with a document and somebody it knows, closed.
fn closed() -> World {
    let world = World::founded();
    fs::write(world.path().join("notes.txt"), "Notulen (fictief).\n").unwrap();
    let attach = ["document", "attach", "notes.txt", "--to", "12", "--on", "2020-05-01"];
    world.run(attach).succeeds();
    world.run(["person", "add", "--name", "Fenna de Vries"]).succeeds();
    fs::remove_file(world.path().join("notes.txt")).unwrap();
    world
}

/// Everything that can be done to the files below a part of the ledger; to a large file, one of which the
/// index has a checksum over all bytes, only at one byte in 499.
fn harms(tree: &Tree, below: &[&str]) -> Vec<(PathBuf, Harm)> {
    let mut harms = Vec::new();
    for (file, bytes) in tree {
        let (Some(bytes), true) = (bytes, below.iter().any(|it| file.starts_with(it))) else {
            continue;
        };
        let telling = |at: usize| bytes.len() < 65_536 || at.is_multiple_of(499);
        for at in (0..bytes.len()).filter(|at| telling(*at)) {
            harms.extend([1, 0xff].map(|bits| (file.clone(), Harm::Flipped { at, bits })));
            harms.push((file.clone(), Harm::Cut(at)));
        }
        harms.push((file.clone(), Harm::Gone));
    }
    harms
}

/// The same number of each file and kind of harm, by chance.
fn some_of(harms: Vec<(PathBuf, Harm)>, of_each: usize) -> Vec<(PathBuf, Harm)> {
    let mut dice = Dice::new(7);
    let mut kinds: BTreeMap<(PathBuf, usize), Vec<Harm>> = BTreeMap::new();
    for (file, harm) in harms {
        let kind = match harm {
            Harm::Flipped { bits, .. } => usize::from(bits),
            Harm::Cut(_) => 2,
            Harm::Gone => 3,
        };
        kinds.entry((file, kind)).or_default().push(harm);
    }
    let mut some = Vec::new();
    for ((file, _), mut harms) in kinds {
        for _ in 0..of_each.min(harms.len()) {
            some.push((file.clone(), harms.swap_remove(dice.below(harms.len()))));
        }
    }
    some
}

/// Does everything to a ledger, on two threads, and gathers what was wrong.
#[track_caller]
fn endure(
    tree: &Tree,
    harms: &[(PathBuf, Harm)],
    check: impl Fn(&Path, &Path, &Harm) -> Result<(), String> + Sync,
) {
    let (next, faults) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let busy = Mutex::new(BTreeMap::new());
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let (next, faults, busy, done, check) = (&next, &faults, &busy, &done, &check);
            scope.spawn(move || {
                let dir = in_memory();
                while let Some((file, harm)) = harms.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let what = format!("{} {harm:?}", file.display());
                    busy.lock().unwrap().insert(thread, (Instant::now(), what.clone()));
                    fs::remove_dir_all(dir.path()).unwrap();
                    write_tree(&harm.to(tree, file), dir.path());
                    let result = catch_unwind(AssertUnwindSafe(|| check(dir.path(), file, harm)));
                    let result = result.unwrap_or_else(|_| Err("it panics".to_owned()));
                    faults
                        .lock()
                        .unwrap()
                        .extend(result.err().map(|fault| format!("{what}: {fault}")));
                }
                busy.lock().unwrap().remove(&thread);
                done.fetch_add(1, Ordering::Relaxed);
            });
        }
        while done.load(Ordering::Relaxed) < 2 {
            std::thread::sleep(Duration::from_millis(20));
            for (since, what) in busy.lock().unwrap().values() {
                if since.elapsed() > PATIENCE {
                    // A thread cannot be stopped, but the test can.
                    eprintln!("{what}: it waits without end");
                    std::process::exit(1);
                }
            }
        }
    });
    let faults = faults.into_inner().unwrap();
    println!("{} harms, {} faults", harms.len(), faults.len());
    let shown = faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(
        faults.is_empty(),
        "of {} harms {} were not endured:\n{shown}",
        harms.len(),
        faults.len()
    );
}

/// What the log of a ledger says.
#[derive(PartialEq)]
struct Said {
    recorded: Vec<Recorded>,
    folded: Ledger,
    /// Of some commands that are there and of one that is not.
    receipts: Vec<Option<Receipt>>,
    /// Now and half-way.
    roots: [Digest; 2],
}

/// Everything that the log of a ledger says, or why it says nothing.
fn read(dir: &Path) -> Result<Said, String> {
    let ledger = dir.join("ledger");
    let key = MachineKey::in_file(Some(dir.join("state/machine.key")));
    let log = match DiskLog::open(&ledger, Wait::No) {
        Ok(log) => log.with_index(&ledger, key),
        Err(OpenError::Held { .. }) => panic!("nobody else has it open"),
        Err(error) => return Err(error.to_string() + &error.help()),
    };
    let recorded: Vec<Recorded> =
        log.read(Position(0)).collect::<Result<_, _>>().map_err(|error| error.to_string())?;
    let mut folded = Ledger::new();
    for recorded in recorded.clone() {
        folded.apply(recorded).map_err(|error| error.to_string())?;
    }
    let said = |error: LogError| error.to_string();
    let ids = ["sign", "paid-2", "cent-0", "cent-300", "cent-599", "nobody"];
    let receipts = ids.map(|id| log.receipt(&CommandId::new(id).unwrap()));
    let receipts = receipts.into_iter().collect::<Result<_, _>>().map_err(said)?;
    let half = Position(log.head().0 / 2);
    let roots = [log.root().map_err(said)?, log.root_at(half).map_err(said)?];
    // Not asked before a view is shown; what it finds late must not be what was shown already.
    log.verify().map_err(|error| format!("verify: {error}"))?;
    Ok(Said { recorded, folded, receipts, roots })
}

/// The log within this process: what can be read is what was recorded, all of it.
fn log_endures(world: &World, parts: &[&str], of_each: usize) {
    let tree = tree_of(world.path());
    let before = read(world.path()).unwrap();
    let harms = some_of(harms(&tree, parts), of_each);
    endure(&tree, &harms, |dir, file, harm| match read(dir) {
        Ok(found) if found == before => {
            // What can be made again, and the lock and the note, may be harmed without a word.
            let needed = file.ends_with("log/events") || file.ends_with("FORMAT");
            if needed { Err("it is not noticed".to_owned()) } else { Ok(()) }
        }
        Ok(found) => Err(format!("other things are said: of {} events", found.recorded.len())),
        Err(said) if said.is_empty() => Err("nothing is said".to_owned()),
        Err(said) if DISPOSABLE.iter().any(|part| file.starts_with(part)) => {
            Err(format!("it could be made again, and is not: {said}"))
        }
        Err(_) => {
            let left = tree_of(dir);
            let log = |tree: &Tree| tree.get(Path::new("ledger/log/events")).cloned();
            let same = log(&left) == log(&harm.to(&tree, file));
            if same { Ok(()) } else { Err("the evidence was changed".to_owned()) }
        }
    });
}

/// Without an index, for which it is too small.
fn small_log_endures(of_each: usize) {
    log_endures(&closed(), &["ledger/FORMAT", "ledger/LOCK", "ledger/log"], of_each);
}

/// The parts of a ledger that are made again when they are harmed.
const DISPOSABLE: [&str; 3] = ["ledger/log/marks", "ledger/index", "ledger/snapshot"];

/// What is made from the events, of a ledger that is large enough.
fn index_endures(of_each: usize) {
    let world = World::founded();
    world.run_with(["apply", "-"], payments(0, 600).as_bytes()).succeeds();
    world.run(["verify"]).succeeds();
    for part in ["ledger/index/SEAL", "ledger/log/marks"] {
        assert!(world.path().join(part).exists(), "there is no {part} to harm");
    }
    log_endures(&world, &DISPOSABLE, of_each);
}

#[test]
fn a_log_of_which_a_byte_is_changed_or_the_end_is_gone() {
    small_log_endures(150);
}

#[test]
fn an_index_of_which_a_byte_is_changed_or_the_end_is_gone() {
    index_endures(6);
}

/// The folded state that is kept beside a large ledger: the program answers the same without it.
fn snapshot_endures(of_each: usize) {
    let world = World::empty();
    world.run(["generate", "--partners", "900", "--years", "10", "--seed", "5"]).succeeds();
    let question = ["show", "balance", "--format", "json"];
    let before = world.run_in_time(&question).succeeds();
    assert!(world.path().join("ledger/snapshot").exists(), "there is no snapshot to harm");
    let tree = tree_of(world.path());
    let harms = some_of(harms(&tree, &["ledger/snapshot"]), of_each);
    endure(&tree, &harms, |dir, _, _| {
        let run = World::at(dir).run_in_time(&question);
        let same = run.code == 0 && run.out == before.out;
        if same { Ok(()) } else { Err(format!("{}: {}{}", run.code, run.out, run.err)) }
    });
}

#[test]
fn a_snapshot_of_which_a_byte_is_changed_or_the_end_is_gone() {
    snapshot_endures(4);
}

/// What is asked of the real program; the first is `verify`.
const QUESTIONS: [&[&str]; 8] = [
    &["verify", "--format", "json"],
    &["log", "--format", "json"],
    &["show", "overview", "--format", "json"],
    &["show", "balance", "--format", "json"],
    &["export", "hledger"],
    &["report", "monitoring", "--year", "2020", "--period", "1"],
    &["person", "list"],
    &["document", "list", "--format", "json"],
];

/// The real program: what it answers is what it answered before, or an error.
fn program_endures(of_each: usize) {
    let world = closed();
    let tree = tree_of(world.path());
    let before = QUESTIONS.map(|question| world.run_in_time(question).succeeds());
    let harms = some_of(harms(&tree, &["ledger"]), of_each);
    let turn = AtomicUsize::new(0);
    endure(&tree, &harms, |dir, file, harm| {
        let other = 1 + turn.fetch_add(1, Ordering::Relaxed) % (QUESTIONS.len() - 1);
        for number in [other, 0] {
            let (run, before) = (World::at(dir).run_in_time(QUESTIONS[number]), &before[number]);
            let said = format!("{:?}: {}: {}{}", QUESTIONS[number], run.code, run.out, run.err);
            let clear = run.err.contains("help") && !run.err.contains("panicked");
            // Who somebody is may be unreadable: that is said, and the number stands for the name. What is
            // known about a person may be gone, and the keys kept elsewhere: then nobody has a name.
            let persons = file.starts_with("ledger/persons") || file.ends_with("persons.keys");
            let gone = matches!(harm, Harm::Gone);
            let unnamed =
                persons && number > 0 && (gone || (clear && run.err.contains("warning: ")));
            match run.code {
                0 if run.out == before.out || unnamed || (persons && gone) => {}
                3 | 4 if clear => {}
                _ => return Err(said),
            }
            let kept = ["log/events", "documents", "persons", "FORMAT"]
                .map(|part| Path::new("ledger").join(part));
            let kept = kept.iter().any(|part| file.starts_with(part)) && !(persons && gone);
            if number == 0 && run.code == 0 && kept {
                return Err(format!("it is not noticed: {said}"));
            }
        }
        Ok(())
    });
}

#[test]
fn the_program_over_a_ledger_that_was_harmed() {
    program_endures(2);
}

#[test]
#[ignore = "takes minutes: see docs/durability.md"]
fn every_byte_of_the_log() {
    small_log_endures(usize::MAX);
}

#[test]
#[ignore = "takes minutes: see docs/durability.md"]
fn every_byte_of_the_index() {
    index_endures(usize::MAX);
}

#[test]
#[ignore = "takes minutes: see docs/durability.md"]
fn many_bytes_with_the_program() {
    program_endures(60);
    snapshot_endures(200);
}
