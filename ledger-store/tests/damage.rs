//! Whatever is changed in what is stored is found, and said where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use std::fs;
use std::path::Path;

use common::{command, commit, events, nameless};
use ledger_core::Position;
use ledger_store::{Damage, DiskLog, EventLog, LogError, OpenError, Wait};

const HEAD: &[u8] = b"h";

/// 5,006 events in three commits, with two command ids and a stored frontier.
fn made(dir: &Path) {
    let mut log = DiskLog::create(dir, Wait::No).unwrap();
    log.append(Position(0), &[commit(0, vec![command("a", "this", events(3))])]).unwrap();
    log.append(Position(3), &[commit(1, vec![nameless(events(5_000))])]).unwrap();
    log.append(Position(5_003), &[commit(2, vec![command("b", "that", events(3))])]).unwrap();
}

/// Changes what is stored behind the back of the log.
fn tamper(dir: &Path, change: impl FnOnce(&sled::Db)) {
    let log = dir.join("log");
    let db = loop {
        match sled::Config::new().path(&log).flush_every_ms(None).open() {
            Ok(db) => break db,
            // The threads of the log that was just closed still hold it.
            Err(sled::Error::Io(_)) => std::thread::yield_now(),
            Err(other) => panic!("{other}"),
        }
    };
    change(&db);
    db.flush().unwrap();
}

/// What opening and verifying says, without the note of how far the ledger reached.
fn found(dir: &Path) -> Result<u64, LogError> {
    fs::remove_file(dir.join("SEEN")).unwrap_or_default();
    match DiskLog::open(dir, Wait::No) {
        Ok(log) => log.verify().map(|verified| verified.events),
        Err(OpenError::Log { source, .. }) => Err(source),
        Err(other) => panic!("{other}"),
    }
}

/// A value whose checksum fits, as somebody would write it who knows the format.
fn sealed(key: &[u8], payload: &[u8]) -> Vec<u8> {
    let checksum = crc32fast::hash(&[key, payload].concat());
    [checksum.to_be_bytes().as_slice(), payload].concat()
}

fn piece_key(first: u64, piece: u32) -> Vec<u8> {
    [b"c".as_slice(), &first.to_be_bytes(), &piece.to_be_bytes()].concat()
}

#[test]
fn an_untouched_ledger_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    assert_eq!(found(dir.path()).unwrap(), 5_006);
    tamper(dir.path(), |_| {});
    assert_eq!(found(dir.path()).unwrap(), 5_006);
}

#[test]
fn one_flipped_bit_is_found_in_every_stored_value() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let mut keys = Vec::new();
    tamper(dir.path(), |db| keys = db.iter().keys().map(|key| key.unwrap()).collect());
    assert!(keys.len() > 40, "{}", keys.len());
    for (number, key) in keys.iter().enumerate() {
        let mut before = None;
        tamper(dir.path(), |db| {
            let value = db.get(key).unwrap().unwrap();
            let mut flipped = value.to_vec();
            let bit = (number * 7_919) % (flipped.len() * 8);
            flipped[bit / 8] ^= 1 << (bit % 8);
            db.insert(key, flipped).unwrap();
            before = Some(value);
        });
        let damage = found(dir.path()).unwrap_err();
        assert!(damage.is_integrity(), "{key:?}: {damage}");
        assert!(matches!(damage, LogError::Damaged { damage: Damage::Checksum { .. }, .. }));
        tamper(dir.path(), |db| drop(db.insert(key, before.unwrap()).unwrap()));
    }
    assert_eq!(found(dir.path()).unwrap(), 5_006);
}

#[test]
fn a_changed_event_with_a_fitting_checksum_still_shows() {
    for first in [0, 3, 5_003] {
        let dir = tempfile::tempdir().unwrap();
        made(dir.path());
        tamper(dir.path(), |db| {
            let key = piece_key(first, 0);
            let value = db.get(&key).unwrap().unwrap();
            // The name of the covenant in the first event of each commit.
            let mut payload = value[4..].to_vec();
            let at = payload.windows(7).position(|bytes| bytes == b"Example").unwrap();
            payload[at] = b'e';
            db.insert(key.clone(), sealed(&key, &payload)).unwrap();
        });
        let damage = found(dir.path()).unwrap_err();
        let LogError::Damaged { position, damage: Damage::Root { .. } } = damage else {
            panic!("{damage}")
        };
        // On opening, the events since the last frontier are known to differ, not yet which.
        assert!(position.0 == first || position.0 == 5_006, "{position}");
    }
}

#[test]
fn anything_removed_or_added_shows() {
    type Change = fn(&sled::Db);
    let changes: [(&str, Change); 9] = [
        ("a piece removed", |db| drop(db.remove(piece_key(3, 7)).unwrap())),
        ("a whole commit removed", |db| drop(db.remove(piece_key(0, 0)).unwrap())),
        ("the last commit removed", |db| drop(db.remove(piece_key(5_003, 0)).unwrap())),
        ("a piece added", |db| {
            let key = piece_key(0, 1);
            drop(db.insert(key.clone(), sealed(&key, b"more")).unwrap());
        }),
        ("a commit moved", |db| {
            let value = db.remove(piece_key(5_003, 0)).unwrap().unwrap();
            let key = piece_key(5_002, 0);
            drop(db.insert(key.clone(), sealed(&key, &value[4..])).unwrap());
        }),
        ("a command id removed", |db| drop(db.remove("ia").unwrap())),
        ("a command id added", |db| {
            let payload = db.get("ia").unwrap().unwrap()[4..].to_vec();
            drop(db.insert("ic", sealed(b"ic", &payload)).unwrap());
        }),
        ("a command id pointed elsewhere", |db| {
            let payload = db.get("ib").unwrap().unwrap()[4..].to_vec();
            drop(db.insert("ia", sealed(b"ia", &payload)).unwrap());
        }),
        ("the head removed", |db| drop(db.remove(HEAD).unwrap())),
    ];
    for (what, change) in changes {
        let dir = tempfile::tempdir().unwrap();
        made(dir.path());
        tamper(dir.path(), change);
        let damage = found(dir.path()).err().unwrap_or_else(|| panic!("{what} was not found"));
        assert!(damage.is_integrity(), "{what}: {damage}");
    }
}

#[test]
fn what_an_append_left_that_was_cut_off_is_swept_away() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    // The head as it was before the last append: that append was never acknowledged.
    let mut before = None;
    tamper(dir.path(), |db| before = db.get(HEAD).unwrap());
    let mut log = DiskLog::open(dir.path(), Wait::No).unwrap();
    let root = log.root().unwrap();
    let lost = vec![command("c", "lost", events(4_000)), command("d", "lost", events(1))];
    log.append(Position(5_006), &[commit(3, lost)]).unwrap();
    drop(log);
    tamper(dir.path(), |db| drop(db.insert(HEAD, before.unwrap()).unwrap()));
    fs::remove_file(dir.path().join("SEEN")).unwrap();
    let mut log = DiskLog::open(dir.path(), Wait::No).unwrap();
    assert_eq!((log.head(), log.root().unwrap()), (Position(5_006), root));
    log.verify().unwrap();
    // The ids are free again.
    let found = log.append(Position(5_006), &[commit(4, vec![command("c", "new", events(1))])]);
    assert!(!found.unwrap()[0].repeated);
    log.verify().unwrap();
}

/// Zeroes the last bytes that were written to the store's file.
fn lose_the_end(dir: &Path) {
    let path = dir.join("log/db");
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 1;
    bytes[end - 60..end].fill(0);
    fs::write(&path, bytes).unwrap();
}

#[test]
fn events_lost_from_the_end_of_the_file_are_missed_on_opening() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    lose_the_end(dir.path());
    let lost = DiskLog::open(dir.path(), Wait::No).err().unwrap();
    assert!(lost.is_integrity(), "{lost}");
    assert!(lost.to_string().contains("5006 events when it was last closed, and"), "{lost}");
    // Without the note it is as after a power cut: an earlier state, whole in itself.
    let events = found(dir.path()).unwrap();
    assert!(events < 5_006, "{events}");
}

#[test]
fn a_log_put_in_the_place_of_another_is_not_taken_for_it() {
    let dir = tempfile::tempdir().unwrap();
    let (one, other) = (dir.path().join("one"), dir.path().join("other"));
    made(&one);
    let mut log = DiskLog::create(&other, Wait::No).unwrap();
    log.append(Position(0), &[commit(1, vec![nameless(events(6_000))])]).unwrap();
    drop(log);
    fs::remove_dir_all(one.join("log")).unwrap();
    fs::rename(other.join("log"), one.join("log")).unwrap();
    let refused = DiskLog::open(&one, Wait::No).err().unwrap();
    assert!(refused.is_integrity(), "{refused}");
}

/// Whatever is done to the file beneath, opening and verifying ends with an answer, and never with
/// events that were not recorded.
#[test]
fn a_file_that_was_overwritten_in_places_is_never_taken_for_another_ledger() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let recorded: Vec<_> = {
        let log = DiskLog::open(dir.path(), Wait::No).unwrap();
        log.read(Position(0)).collect::<Result<_, _>>().unwrap()
    };
    let copy = tempfile::tempdir().unwrap();
    for number in 0..24_usize {
        let target = copy.path().join(number.to_string());
        fs::create_dir_all(target.join("log/blobs")).unwrap();
        fs::copy(dir.path().join("FORMAT"), target.join("FORMAT")).unwrap();
        for entry in fs::read_dir(dir.path().join("log")).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                fs::copy(entry.path(), target.join("log").join(entry.file_name())).unwrap();
            }
        }
        let path = target.join("log/db");
        let mut bytes = fs::read(&path).unwrap();
        let at = bytes.len() * number / 24;
        let end = (at + 1 + number * 40).min(bytes.len());
        bytes[at..end].iter_mut().for_each(|byte| *byte ^= 0x55);
        fs::write(&path, bytes).unwrap();
        match DiskLog::open(&target, Wait::No) {
            Err(error) => assert!(!error.to_string().is_empty()),
            Ok(log) => {
                if log.verify().is_ok() {
                    let now: Vec<_> = log.read(Position(0)).collect::<Result<_, _>>().unwrap();
                    assert_eq!(now, recorded[..now.len()]);
                }
            }
        }
    }
}
