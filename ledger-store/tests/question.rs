//! What a question to a large ledger costs, and that it leaves nothing behind.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test stops where it fails, and prints what it measured"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime};

use common::{command, commit};
use ledger_core::Position;
use ledger_store::{DiskLog, EventLog, Expected, MachineKey, Wait};

/// A ledger of so many thousands of events, each of a command with an id, a thousand commands to a commit.
fn recorded(dir: &Path, key: &MachineKey, thousands: u32) {
    let log = DiskLog::create(dir, Wait::No).unwrap().with_index(dir, key.clone());
    for number in 0..thousands {
        let commands = (0..1_000).map(|part| {
            let id = format!("id-{number}-{part}");
            command(&id, &id, vec![common::event(part)])
        });
        log.append(log.head().into(), &[commit(i64::from(number), commands.collect())]).unwrap();
    }
}

/// Every file below a directory, with its bytes and when it was last changed.
fn tree(dir: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let changed = fs::metadata(&path).unwrap().modified().unwrap();
        if path.is_dir() {
            found.extend(tree(&path));
            found.insert(path, (Vec::new(), changed));
        } else {
            found.insert(path.clone(), (fs::read(&path).unwrap(), changed));
        }
    }
    found
}

/// Everything that can be asked of a ledger is asked, of a state some time ago.
#[test]
fn a_question_leaves_every_file_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let ledger = dir.path().join("ledger");
    let key = |name: &str| MachineKey::in_file(Some(dir.path().join(name)));
    recorded(&ledger, &key("machine.key"), 9);
    assert!(ledger.join("index/SEAL").exists() && ledger.join("log/marks").exists());
    let before = tree(dir.path());
    for name in ["machine.key", "none.key"] {
        let log = DiskLog::open_to_read(&ledger).unwrap().with_index(&ledger, key(name));
        let then = Position(8_500);
        assert_eq!(log.root_at(then).unwrap(), log.root_of_events(then).unwrap());
        assert_eq!(log.read(then).count(), 500);
        log.inclusion_proof(Position(7), then).unwrap();
        log.consistency_proof(Position(5_000), then).unwrap();
        log.leaf(then).unwrap();
        assert_eq!(log.raw_commits(then).count(), 1);
        assert!(log.receipt(&"id-3-7".parse().unwrap()).unwrap().is_some());
        assert!(log.receipt(&"id-3-1000".parse().unwrap()).unwrap().is_none());
        assert_eq!(log.verify().unwrap().events, 9_000);
        drop(log);
        assert!(tree(dir.path()) == before, "{name}: something was written");
    }
}

/// So many ids that they are put into the index while the log is open. Each is known before and after that, when the
/// log is opened again, and when who appended was killed; and a question knows them without the index.
#[test]
fn a_hundred_thousand_ids_are_known_whoever_asks() {
    let dir = tempfile::tempdir().unwrap();
    let [ledger, killed] = ["ledger", "killed"].map(|name| dir.path().join(name));
    let key = || MachineKey::in_file(Some(dir.path().join("machine.key")));
    let given = |number: u32| {
        let commands = (0..1_000).map(|part| {
            let id = format!("id-{number}-{part}");
            command(&id, &id, vec![common::event(part)])
        });
        [commit(i64::from(number), commands.collect())]
    };
    let known = |log: &DiskLog, what: &str| {
        for number in [0, 57, 99, 100, 101] {
            let receipts = log.append(Expected::Any, &given(number)).unwrap();
            let first = u64::from(number) * 1_000;
            assert!(receipts.iter().all(|receipt| receipt.repeated), "{what}: {number}");
            assert_eq!(receipts[999].first, Position(first + 999), "{what}: {number}");
        }
        assert_eq!(log.receipt(&"id-102-0".parse().unwrap()).unwrap(), None, "{what}");
    };
    let log = DiskLog::create(&ledger, Wait::No).unwrap().with_index(&ledger, key());
    for number in 0..102 {
        log.append(Expected::Any, &given(number)).unwrap();
    }
    assert!(ledger.join("index/sled").exists(), "they are in the index");
    known(&log, "the same log");
    for (path, (bytes, _)) in tree(&ledger) {
        let to = killed.join(path.strip_prefix(&ledger).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        if path.is_file() {
            fs::write(to, bytes).unwrap();
        }
    }
    drop(log);
    for dir in [&ledger, &killed] {
        known(&DiskLog::open(dir, Wait::No).unwrap().with_index(dir, key()), "opened again");
        let asked = DiskLog::open_to_read(dir).unwrap().with_index(dir, key());
        let receipt = asked.receipt(&"id-57-7".parse().unwrap()).unwrap().unwrap();
        assert_eq!(receipt.first, Position(57_007));
    }
}

/// What this process read and wrote so far, in bytes, whether or not a disk was asked.
#[cfg(target_os = "linux")]
fn passed() -> [u64; 2] {
    let said = fs::read_to_string("/proc/self/io").unwrap();
    let of = |name: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().parse::<u64>().unwrap()
    };
    [of("rchar:"), of("wchar:")]
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes a while: see docs/performance.md"]
fn what_a_question_to_a_million_events_costs() {
    let dir = tempfile::tempdir().unwrap();
    let ledger = dir.path().join("ledger");
    let key = || MachineKey::in_file(Some(dir.path().join("machine.key")));
    recorded(&ledger, &key(), 1_000);
    let size = |name: &str| fs::metadata(ledger.join(name)).unwrap().len();
    let index: u64 =
        tree(&ledger.join("index")).values().map(|(bytes, _)| bytes.len() as u64).sum();
    println!(
        "{} bytes of events, {} of marks, {index} of index",
        size("log/events"),
        size("log/marks")
    );
    let measured = |what: &str, work: &dyn Fn()| {
        let ([read, written], started) = (passed(), Instant::now());
        work();
        let took = started.elapsed();
        let [read, written] = [passed()[0] - read, passed()[1] - written];
        println!("{what}: {took:?}, {read} bytes read, {written} written");
        [read, written]
    };
    let [read, written] = measured("a question", &|| {
        let log = DiskLog::open_to_read(&ledger).unwrap().with_index(&ledger, key());
        log.root_at(Position(log.head().0 - 5_000)).unwrap();
    });
    assert!(read < 2_000_000 && written == 0);
    measured("a command id", &|| {
        let log = DiskLog::open(&ledger, Wait::No).unwrap().with_index(&ledger, key());
        assert!(log.receipt(&"id-7-7".parse().unwrap()).unwrap().is_some());
    });
}
