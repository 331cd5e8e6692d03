//! A log proves of each of its events that it is there, and of each of its states that it grew from every
//! earlier one, whatever the commits in which its events came.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use common::{command, commit, events, nameless};
use ledger_core::{Digest, Position};
use ledger_store::{
    DiskLog, EventLog, Leaf, LogError, Wait, leaf_hash, verify_consistency, verify_inclusion,
};

/// Commits of one event and of several, with one command and with more.
fn log(dir: &std::path::Path) -> DiskLog {
    let log = DiskLog::create(dir, Wait::No).unwrap();
    for (nth, count) in [1, 3, 2, 7, 1, 5, 1].into_iter().enumerate() {
        let id = format!("command-{nth}");
        let commands = vec![command(&id, &id, events(count)), nameless(events(nth % 2 + 1))];
        log.append(log.head().into(), &[commit(nth as i64, commands)]).unwrap();
    }
    log
}

#[test]
fn every_event_is_proven_in_every_state() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(&dir.path().join("ledger"));
    let recorded: Vec<_> = log.read(Position(0)).map(Result::unwrap).collect();
    assert_eq!(recorded.len(), 30);
    for size in 1..=30 {
        let root = log.root_at(Position(size)).unwrap();
        assert_eq!(log.root_of_events(Position(size)).unwrap(), root);
        for position in 0..size {
            let contents = log.leaf(Position(position)).unwrap();
            let path = log.inclusion_proof(Position(position), Position(size)).unwrap();
            verify_inclusion(leaf_hash(&contents), position, size, root, &path).unwrap();
        }
    }
    for event in recorded {
        let leaf = Leaf::read(&log.leaf(event.position).unwrap()).unwrap();
        assert_eq!(leaf.event, event.event);
        let said = (leaf.recorded_at, leaf.on, leaf.actor);
        assert_eq!(said, (event.recorded_at, event.on, event.actor));
    }
}

#[test]
fn every_state_is_proven_to_have_grown_from_every_earlier_one() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(&dir.path().join("ledger"));
    let roots: Vec<Digest> = (0..=30).map(|size| log.root_at(Position(size)).unwrap()).collect();
    for new in 0..=30 {
        for old in 0..=new {
            let proof = log.consistency_proof(Position(old), Position(new)).unwrap();
            let (old_root, new_root) = (roots[old as usize], roots[new as usize]);
            verify_consistency(old, old_root, new, new_root, &proof).unwrap();
        }
    }
}

#[test]
fn what_is_not_there_is_not_proven() {
    let dir = tempfile::tempdir().unwrap();
    let log = log(&dir.path().join("ledger"));
    let (last, head, beyond) = (Position(29), Position(30), Position(31));
    assert!(log.inclusion_proof(last, head).is_ok());
    for error in [
        log.leaf(head).err(),
        log.root_of_events(beyond).err(),
        log.inclusion_proof(head, head).err(),
        log.inclusion_proof(last, last).err(),
        log.inclusion_proof(last, beyond).err(),
        log.consistency_proof(last, beyond).err(),
        log.consistency_proof(head, last).err(),
        log.leaf(Position(u64::MAX)).err(),
        log.inclusion_proof(Position(0), Position(u64::MAX)).err(),
    ] {
        assert!(matches!(error, Some(LogError::BeyondHead { .. })), "{error:?}");
    }
}
