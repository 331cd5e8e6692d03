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
use std::path::{Path, PathBuf};

use common::{command, commit, events, key, nameless};
use ledger_core::{Position, Recorded};
use ledger_store::{Damage, DiskLog, EventLog, LogError, MachineKey, OpenError, Wait};

fn create(dir: &Path) -> DiskLog {
    DiskLog::create(dir, Wait::No).unwrap().with_index(dir, key())
}

fn open(dir: &Path) -> DiskLog {
    DiskLog::open(dir, Wait::No).unwrap().with_index(dir, key())
}

/// 5,006 events in three commits, with two command ids and an index.
fn made(dir: &Path) {
    let log = create(dir);
    log.append(Position(0).into(), &[commit(0, vec![command("a", "this", events(3))])]).unwrap();
    log.append(Position(3).into(), &[commit(1, vec![nameless(events(5_000))])]).unwrap();
    log.append(Position(5_003).into(), &[commit(2, vec![command("b", "that", events(3))])])
        .unwrap();
}

fn events_file(dir: &Path) -> PathBuf {
    dir.join("log/events")
}

/// The batches of the file of events: where each starts, and where it ends.
fn batches(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = u64::from_be_bytes(bytes[at + 4..at + 12].try_into().unwrap());
        let end = at + 24 + usize::try_from(length).unwrap();
        found.push((at, end));
        at = end;
    }
    found
}

/// Changes the file of events behind the back of the log.
fn tamper(dir: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(events_file(dir)).unwrap();
    change(&mut bytes);
    fs::write(events_file(dir), bytes).unwrap();
}

/// Makes the checksums of a batch fit again, as somebody would who knows the format. Each has one commit.
fn seal(bytes: &mut [u8], (start, end): (usize, usize), first: u64) {
    bytes[start + 4..start + 12].copy_from_slice(&((end - start - 24) as u64).to_be_bytes());
    bytes[start + 12..start + 20].copy_from_slice(&first.to_be_bytes());
    let header = crc32fast::hash(&bytes[start..start + 20]);
    bytes[start + 20..start + 24].copy_from_slice(&header.to_be_bytes());
    let commit = crc32fast::hash(&[&first.to_be_bytes(), &bytes[start + 28..end]].concat());
    bytes[start + 24..start + 28].copy_from_slice(&commit.to_be_bytes());
}

/// What opening and verifying says, without the note of how far the ledger reached.
fn found(dir: &Path) -> Result<u64, LogError> {
    fs::remove_file(dir.join("log/seen")).unwrap_or_default();
    match DiskLog::open(dir, Wait::No) {
        Ok(log) => log.with_index(dir, key()).verify().map(|verified| verified.events),
        Err(OpenError::Log { source, .. }) => Err(source),
        Err(other) => panic!("{other}"),
    }
}

fn everything(dir: &Path) -> Vec<Recorded> {
    let log = open(dir);
    log.read(Position(0)).collect::<Result<_, _>>().unwrap()
}

#[test]
fn an_untouched_ledger_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    assert!(dir.path().join("index/SEAL").exists(), "so many events are worth an index");
    assert_eq!(found(dir.path()).unwrap(), 5_006);
    tamper(dir.path(), |bytes| {
        let batches = batches(bytes);
        assert_eq!(batches.len(), 3);
        seal(bytes, batches[1], 3);
    });
    assert_eq!(found(dir.path()).unwrap(), 5_006);
}

#[test]
fn one_flipped_bit_is_found_wherever_it_is() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let whole = fs::read(events_file(dir.path())).unwrap();
    let seen = fs::read(dir.path().join("log/seen")).unwrap();
    for number in 0..120 {
        let bit = (number * 7_919 * 37) % (whole.len() * 8);
        tamper(dir.path(), |bytes| bytes[bit / 8] ^= 1 << (bit % 8));
        let damage = match DiskLog::open(dir.path(), Wait::No) {
            Ok(log) => log.verify().expect_err("it must be found"),
            Err(OpenError::Log { source, .. }) => source,
            Err(other) => panic!("{other}"),
        };
        assert!(damage.is_integrity(), "bit {bit}: {damage}");
        fs::write(events_file(dir.path()), &whole).unwrap();
        fs::write(dir.path().join("log/seen"), &seen).unwrap();
    }
    assert_eq!(found(dir.path()).unwrap(), 5_006);
}

#[test]
fn a_changed_event_with_fitting_checksums_still_shows() {
    for (number, first) in [0, 3, 5_003].into_iter().enumerate() {
        let dir = tempfile::tempdir().unwrap();
        made(dir.path());
        tamper(dir.path(), |bytes| {
            let (start, end) = batches(bytes)[number];
            // The name of the covenant in the first event of each commit.
            let at = bytes[start..end].windows(7).position(|bytes| bytes == b"Example").unwrap();
            bytes[start + at] = b'e';
            seal(bytes, (start, end), first);
        });
        let damage = found(dir.path()).unwrap_err();
        let LogError::Damaged { position, damage: Damage::Root { .. } } = damage else {
            panic!("{damage}")
        };
        assert_eq!(position.0, first);
    }
}

#[test]
fn anything_removed_added_or_moved_shows() {
    type Change = fn(&mut Vec<u8>);
    let changes: [(&str, Change); 5] = [
        ("the first commit removed", |bytes| {
            let (_, end) = batches(bytes)[0];
            bytes.drain(..end);
        }),
        ("a commit removed and the next put in its place", |bytes| {
            let (start, end) = batches(bytes)[1];
            bytes.drain(start..end);
            let (start, end) = batches(bytes)[1];
            seal(bytes, (start, end), 3);
        }),
        ("a commit twice", |bytes| {
            let (start, end) = batches(bytes)[2];
            bytes.extend_from_within(start..end);
            let length = bytes.len();
            seal(bytes, (end, length), 5_006);
        }),
        ("commits in another order", |bytes| {
            let [first, second, third] = batches(bytes)[..] else { panic!("three batches") };
            let parts = [first, third, second].map(|(start, end)| bytes[start..end].to_vec());
            *bytes = parts.concat();
            let moved = batches(bytes);
            seal(bytes, moved[1], 3);
            seal(bytes, moved[2], 6);
        }),
        ("bytes put between commits", |bytes| {
            let (_, end) = batches(bytes)[0];
            bytes.splice(end..end, [0; 100]);
        }),
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
fn events_lost_from_the_end_of_the_file_are_missed_on_opening() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    for zeroed in [false, true] {
        let copy = tempfile::tempdir().unwrap();
        made(copy.path());
        tamper(copy.path(), |bytes| {
            let left = bytes.len() - 60;
            match zeroed {
                true => bytes[left..].fill(0),
                false => bytes.truncate(left),
            }
        });
        let lost = DiskLog::open(copy.path(), Wait::No).err().unwrap();
        assert!(lost.is_integrity(), "{lost}");
        assert!(lost.to_string().contains("5006 events when it was last closed, and"), "{lost}");
        // Without the note it is as after a power cut: an earlier state, whole in itself.
        assert_eq!(found(copy.path()).unwrap(), 5_003);
    }
}

/// The index decides nothing: whatever is done to it, the answers are the same.
#[test]
fn an_index_that_was_changed_removed_or_put_back_is_made_again() {
    type Change = fn(&Path);
    fn sled_files(index: &Path) -> Vec<PathBuf> {
        let files = fs::read_dir(index.join("sled")).unwrap().map(|entry| entry.unwrap().path());
        files.filter(|path| path.is_file()).collect()
    }
    let changes: [(&str, Change); 7] = [
        ("of another machine", |index| {
            let dir = index.parent().unwrap();
            let theirs = MachineKey::in_file(Some(dir.with_extension("key")));
            fs::remove_dir_all(index).unwrap();
            let log = DiskLog::open(dir, Wait::No).unwrap().with_index(dir, theirs);
            log.receipt(&"a".parse().unwrap()).unwrap();
            drop(log);
            assert!(index.join("SEAL").exists());
        }),
        ("removed", |index| fs::remove_dir_all(index).unwrap()),
        ("a byte changed in each file", |index| {
            for path in sled_files(index) {
                let mut bytes = fs::read(&path).unwrap();
                if let Some(byte) = bytes.iter_mut().find(|byte| **byte != 0) {
                    *byte ^= 1;
                }
                fs::write(path, bytes).unwrap();
            }
        }),
        ("cut off", |index| {
            for path in sled_files(index) {
                let file = fs::File::options().write(true).open(path).unwrap();
                file.set_len(file.metadata().unwrap().len() / 2).unwrap();
            }
        }),
        ("a file removed", |index| fs::remove_file(index.join("sled/db")).unwrap()),
        ("the seal changed", |index| fs::write(index.join("SEAL"), "all is well\n").unwrap()),
        ("the seal removed", |index| fs::remove_file(index.join("SEAL")).unwrap()),
    ];
    for (what, change) in changes {
        let dir = tempfile::tempdir().unwrap();
        made(dir.path());
        change(&dir.path().join("index"));
        let log = open(dir.path());
        for (id, first) in [("a", 0), ("b", 5_003)] {
            let receipt = log.receipt(&id.parse().unwrap()).unwrap();
            assert_eq!(receipt.unwrap().first, Position(first), "{what}");
        }
        assert_eq!(log.receipt(&"c".parse().unwrap()).unwrap(), None, "{what}");
        assert_eq!(log.read(Position(4_999)).count(), 7, "{what}");
        log.root_at(Position(4_500)).unwrap();
        assert_eq!(log.verify().unwrap().events, 5_006, "{what}");
        drop(log);
        assert!(dir.path().join("index/SEAL").exists(), "{what}: it is there again");
    }
}

/// The index of another ledger has a fitting seal, and is not believed.
#[test]
fn the_index_of_another_ledger_is_not_used() {
    let dir = tempfile::tempdir().unwrap();
    let (one, other) = (dir.path().join("one"), dir.path().join("other"));
    made(&one);
    let log = create(&other);
    log.append(Position(0).into(), &[commit(1, vec![command("c", "other", events(2_000))])])
        .unwrap();
    drop(log);
    fs::remove_dir_all(one.join("index")).unwrap();
    fs::rename(other.join("index"), one.join("index")).unwrap();
    let log = open(&one);
    assert_eq!(log.receipt(&"c".parse().unwrap()).unwrap(), None);
    assert!(log.receipt(&"b".parse().unwrap()).unwrap().is_some());
    log.verify().unwrap();
}

/// Whatever is done to the file of events, opening and verifying ends with an answer, and never with
/// events that were not recorded.
#[test]
fn a_file_that_was_overwritten_in_places_is_never_taken_for_another_ledger() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let recorded = everything(dir.path());
    let whole = fs::read(events_file(dir.path())).unwrap();
    for number in 0..24_usize {
        let copy = tempfile::tempdir().unwrap();
        made(copy.path());
        let mut bytes = whole.clone();
        let at = bytes.len() * number / 24;
        let end = (at + 1 + number * 40).min(bytes.len());
        bytes[at..end].iter_mut().for_each(|byte| *byte ^= 0x55);
        fs::write(events_file(copy.path()), bytes).unwrap();
        match found(copy.path()) {
            Err(error) => assert!(error.is_integrity(), "{error}"),
            Ok(events) => {
                let now = everything(copy.path());
                assert_eq!(now, recorded[..usize::try_from(events).unwrap()]);
            }
        }
    }
}
