//! What holds for every log, whatever was appended to it: the log on disk against the one in memory.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use common::{command, commit, event, events, nameless};
use ledger_core::{Digest, Event, Position, Recorded};
use ledger_store::{
    CommandId, Commit, DiskLog, EventLog, LogError, MemoryLog, Receipt, Wait, decode_event,
    encode_event,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// What somebody tries.
#[derive(Clone, Debug)]
enum Try {
    Append { behind: u64, commits: Vec<Commit> },
    Reopen,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let command =
        (0..12_u8, 0..3_u8, 0..200_usize, 0..6_usize).prop_map(|(id, text, at, count)| {
            let events: Vec<Event> = (at..at + count).map(event).collect();
            match id {
                0..6 => nameless(events),
                id => command(&format!("id-{id}"), &format!("text {}", text / 2), events),
            }
        });
    let commit = (-50..50_i64, vec(command, 0..4)).prop_map(|(at, commands)| commit(at, commands));
    let append = (0..10_u64, vec(commit, 0..4))
        .prop_map(|(behind, commits)| Try::Append { behind: behind.saturating_sub(8), commits });
    vec(prop_oneof![6 => append, 1 => Just(Try::Reopen)], 1..14)
}

/// An answer to an append that two logs must agree on.
fn answer(log: &impl EventLog, expected: Position, commits: &[Commit]) -> String {
    format!("{:?}", log.append(expected.into(), commits))
}

fn everything(log: &impl EventLog) -> Vec<Recorded> {
    log.read(Position(0)).collect::<Result<_, _>>().unwrap()
}

fn receipts(log: &impl EventLog) -> Vec<Option<Receipt>> {
    let ids = (0..12).map(|id| CommandId::new(&format!("id-{id}")).unwrap());
    ids.map(|id| log.receipt(&id).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_log_on_disk_is_as_the_one_in_memory(tries in tries()) {
        let dir = tempfile::tempdir().unwrap();
        let memory = MemoryLog::new();
        let mut disk = DiskLog::create(dir.path(), Wait::No).unwrap();
        let mut roots: Vec<(Position, Digest)> = Vec::new();
        for attempt in tries {
            match attempt {
                Try::Append { behind, commits } => {
                    let expected = Position(memory.head().0.saturating_sub(behind));
                    let before = everything(&memory);
                    let answers = (
                        answer(&memory, expected, &commits),
                        answer(&disk, expected, &commits),
                    );
                    prop_assert_eq!(answers.0, answers.1);
                    prop_assert_eq!(&everything(&memory)[..before.len()], before.as_slice());
                }
                Try::Reopen => {
                    drop(disk);
                    disk = DiskLog::open(dir.path(), Wait::No).unwrap();
                }
            }
            prop_assert_eq!(disk.head(), memory.head());
            prop_assert_eq!(disk.root().unwrap(), memory.root().unwrap());
            roots.push((disk.head(), disk.root().unwrap()));
        }
        let recorded = everything(&disk);
        prop_assert_eq!(&recorded, &everything(&memory));
        prop_assert!(recorded.is_sorted_by_key(|recorded| recorded.recorded_at));
        for (index, recorded) in recorded.iter().enumerate() {
            prop_assert_eq!(recorded.position, Position(index as u64));
        }
        prop_assert_eq!(receipts(&disk), receipts(&memory));
        for (head, root) in roots {
            prop_assert_eq!(disk.root_at(head).unwrap(), root);
        }
        let verified = disk.verify().unwrap();
        prop_assert_eq!((verified.events, verified.root), (disk.head().0, disk.root().unwrap()));
    }

    #[test]
    fn reading_can_start_anywhere(sizes in vec(1..40_usize, 1..6), from in 0..250_u64) {
        let dir = tempfile::tempdir().unwrap();
        let log = DiskLog::create(dir.path(), Wait::No).unwrap();
        for size in sizes {
            let head = log.head();
            log.append(head.into(), &[commit(0, vec![nameless(events(size)), nameless(events(1))])]).unwrap();
        }
        let all = everything(&log);
        let some: Vec<Recorded> = log.read(Position(from)).collect::<Result<_, _>>().unwrap();
        let skipped = usize::try_from(from).unwrap().min(all.len());
        prop_assert_eq!(some.as_slice(), &all[skipped..]);
    }
}

proptest! {
    #[test]
    fn any_bytes_decode_or_are_refused(bytes in vec(any::<u8>(), 0..300)) {
        if let Ok(event) = decode_event(&bytes) {
            prop_assert_eq!(event.kind().number().to_be_bytes(), [bytes[0], bytes[1]]);
        }
    }

    #[test]
    fn golden_bytes_with_changes_decode_or_are_refused(
        which in 0..100_usize,
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
    ) {
        let mut bytes = Vec::new();
        encode_event(&event(which), &mut bytes).unwrap();
        for (index, byte) in changes {
            let index = index.index(bytes.len());
            bytes[index] = byte;
        }
        if let Ok(event) = decode_event(&bytes) {
            let mut again = Vec::new();
            encode_event(&event, &mut again).unwrap();
            prop_assert_eq!(decode_event(&again).unwrap(), event);
        }
    }
}

fn on_both(check: impl Fn(&mut dyn FnMut(Position, &[Commit]) -> Result<Vec<Receipt>, LogError>)) {
    let memory = MemoryLog::new();
    check(&mut |expected, commits| memory.append(expected.into(), commits));
    let dir = tempfile::tempdir().unwrap();
    let disk = DiskLog::create(dir.path(), Wait::No).unwrap();
    check(&mut |expected, commits| disk.append(expected.into(), commits));
}

#[test]
fn nothing_is_recorded_when_somebody_else_was_first() {
    on_both(|append| {
        append(Position(0), &[commit(0, vec![nameless(events(3))])]).unwrap();
        for expected in [0, 2, 4] {
            let late = append(Position(expected), &[commit(1, vec![nameless(events(1))])]);
            assert!(
                matches!(late, Err(LogError::Moved { head: Position(3), .. })),
                "{expected}: {late:?}"
            );
        }
        append(Position(3), &[commit(1, vec![nameless(events(1))])]).unwrap();
    });
}

#[test]
fn the_same_command_again_is_answered_with_its_first_receipt() {
    on_both(|append| {
        let invoice = command("a", "invoice all", events(2));
        let first = append(Position(0), &[commit(0, vec![invoice.clone()])]).unwrap();
        // Who repeats after a lost answer does not know that the head has moved.
        let again = append(Position(0), &[commit(9, vec![invoice.clone()])]).unwrap();
        assert_eq!(again, [Receipt { repeated: true, ..first[0] }]);
        // New commands beside it are recorded.
        let beside = commit(9, vec![invoice, command("b", "pay", events(1))]);
        let receipts = append(Position(2), &[beside]).unwrap();
        assert_eq!((receipts[0].first, receipts[0].repeated), (Position(0), true));
        assert_eq!((receipts[1].first, receipts[1].repeated), (Position(2), false));
    });
}

#[test]
fn an_id_used_for_another_command_stops_the_whole_append() {
    on_both(|append| {
        append(Position(0), &[commit(0, vec![command("a", "this", events(2))])]).unwrap();
        let other = [
            commit(1, vec![command("b", "new", events(1))]),
            commit(1, vec![command("a", "that", events(1))]),
        ];
        let refused = append(Position(2), &other).unwrap_err();
        assert!(matches!(
            refused,
            LogError::CommandIdReused { ref id, first: Position(0), .. } if id.as_str() == "a"
        ));
        // Nothing of it is there: "b" is still free, and the head has not moved.
        let free =
            append(Position(2), &[commit(2, vec![command("b", "else", events(1))])]).unwrap();
        assert_eq!((free[0].first, free[0].repeated), (Position(2), false));
    });
}

#[test]
fn within_one_append_an_id_counts_once_as_well() {
    on_both(|append| {
        let twice = [
            commit(0, vec![command("a", "this", events(2))]),
            commit(1, vec![command("a", "this", events(2)), nameless(events(1))]),
        ];
        let receipts = append(Position(0), &twice).unwrap();
        let seen: Vec<_> = receipts.iter().map(|r| (r.first.0, r.count, r.repeated)).collect();
        assert_eq!(seen, [(0, 2, false), (0, 2, true), (2, 1, false)]);
        let other =
            [commit(2, vec![command("b", "this", events(1)), command("b", "that", events(1))])];
        let refused = append(Position(3), &other);
        assert!(matches!(refused, Err(LogError::CommandIdReused { .. })), "{refused:?}");
    });
}

#[test]
fn a_command_without_events_is_refused() {
    on_both(|append| {
        let empty = [commit(0, vec![nameless(events(1)), nameless(vec![])])];
        let refused = append(Position(0), &empty);
        assert!(matches!(refused, Err(LogError::NoEvents { index: 1 })), "{refused:?}");
    });
}

#[test]
fn a_clock_that_was_set_back_does_not_set_the_log_back() {
    on_both(|append| {
        append(Position(0), &[commit(100, vec![nameless(events(1))])]).unwrap();
        let receipts = append(Position(1), &[commit(40, vec![nameless(events(1))])]).unwrap();
        assert_eq!(receipts[0].recorded_at, common::moment(100));
    });
}

#[test]
fn a_command_id_is_short_and_printable() {
    for id in ["a", "3f2c-77", &"x".repeat(64), "!~"] {
        assert_eq!(CommandId::new(id).unwrap().to_string(), id);
    }
    for id in ["", "a b", "é", "tab\t", "\u{1b}[31m", &"x".repeat(65)] {
        let refused = CommandId::new(id).unwrap_err().to_string();
        assert!(!refused.chars().any(char::is_control), "{refused}");
    }
}
