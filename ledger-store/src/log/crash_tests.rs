//! A disk that loses power or fails at every call of a run. Every acknowledged event must be there, and no
//! append may be there by half.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::sync::Mutex;

use ledger_core::acts::conclude::{CovenantSigned, PartyNamed};
use ledger_core::{Actor, Date, Digest, Event, Moment, PartnerId, Position, Recorded};

use crate::disk::Disk;
use crate::disk::fake::{FakeDisk, Left, Trouble};
use crate::error::{Displaced, Doing, LogError};
use crate::log::stored_log::StoredLog;
use crate::log::{CommandDigest, CommandEvents, CommandId, Commit, EventLog, Expected};
use crate::lookup::marks_tests::key;

/// A commit of `commands` commands with ids, each with two events and about 230 bytes.
fn commit(from: u32, commands: u32) -> Commit {
    let commands = (from..from + commands).map(|number| {
        let partner = PartnerId(number);
        let named = PartyNamed { partner, code: "p".repeat(40), name: "n".repeat(100) };
        let events: Vec<Event> = vec![named.into(), CovenantSigned { partner }.into()];
        CommandEvents {
            id: Some(id(number)),
            digest: CommandDigest::of(&number.to_be_bytes()),
            on: Date::from_number(6_879).unwrap(),
            actor: Actor::Founder,
            events,
        }
    });
    Commit { recorded_at: Moment::from_millis(0), commands: commands.collect() }
}

fn id(number: u32) -> CommandId {
    CommandId::new(&format!("id-{number}")).unwrap()
}

fn everything(log: &StoredLog<FakeDisk>) -> Vec<Recorded> {
    log.read(Position(0)).collect::<Result<_, _>>().unwrap()
}

/// What a run acknowledged: how far the log went, and its root then.
#[derive(Default)]
struct Acknowledged {
    made: bool,
    heads: Vec<(Position, Digest)>,
    /// Where each append that was begun would have ended.
    begun: BTreeSet<Position>,
}

/// A run of everything the log does: single appends, several commits, a commit larger than the room that is
/// made at a time, closing and reopening. It goes on until something fails.
fn run(disk: &FakeDisk, done: &mut Acknowledged) -> Result<(), LogError> {
    let mut log = StoredLog::create(disk.clone())?.with_marks(key());
    done.made = true;
    let mut number = 0;
    for session in 0..2 {
        for size in [1, 1, 30, 1, 300, 1] {
            let commits: Vec<Commit> = match size {
                30 => (0..5).map(|part| commit(number + part * 6, 6)).collect(),
                size => vec![commit(number, size)],
            };
            number += size;
            done.begun.insert(Position(2 * u64::from(number)));
            log.append(log.head().into(), &commits)?;
            done.heads.push((log.head(), log.root()?));
        }
        if session < 1 {
            drop(log);
            log = StoredLog::open(disk.clone())?.with_marks(key());
        }
    }
    Ok(())
}

/// Opens what a run left. Compares it with what the run acknowledged, and with a run in which nothing failed.
fn check(disk: FakeDisk, done: &Acknowledged, whole: &Acknowledged, what: &str) {
    if !done.made && disk.open("events").unwrap().is_none() {
        return;
    }
    let log = StoredLog::open(disk).unwrap_or_else(|error| panic!("{what}: {error}"));
    let log = log.with_marks(key());
    let (head, root) = (log.head(), log.root().unwrap());
    let (least, _) = done.heads.last().copied().unwrap_or_default();
    assert!(head >= least, "{what}: {head} events are left of {least}");
    let known = head == Position(0) || whole.heads.contains(&(head, root));
    assert!(known, "{what}: {head} is no state in which the log ever was");
    assert!(head == least || done.begun.contains(&head), "{what}: {head}");
    assert_eq!(log.verify().unwrap().events, head.0, "{what}");
    for (then, root) in whole.heads.iter().filter(|(then, _)| *then <= head) {
        assert_eq!(log.root_at(*then).unwrap(), *root, "{what}");
    }
    let all = everything(&log);
    let gapless = all.iter().zip(0..).all(|(recorded, at)| recorded.position == Position(at));
    assert!(gapless && all.len() as u64 == head.0, "{what}");
    // The log knows its commands by their ids, and takes more of them.
    let commands = u32::try_from(head.0 / 2).unwrap();
    for number in 0..commands {
        let receipt = log.receipt(&id(number)).unwrap();
        assert_eq!(receipt.unwrap().first, Position(2 * u64::from(number)), "{what}");
    }
    assert_eq!(log.receipt(&id(commands)).unwrap(), None, "{what}");
    let receipts = log.append(Expected::Any, &[commit(0, commands + 1)]).unwrap();
    assert_eq!(receipts.iter().filter(|receipt| !receipt.repeated).count(), 1, "{what}");
    assert_eq!(log.verify().unwrap().events, head.0 + 2, "{what}");
}

fn undisturbed() -> (FakeDisk, Acknowledged) {
    let (disk, mut whole) = (FakeDisk::default(), Acknowledged::default());
    run(&disk, &mut whole).unwrap();
    (disk, whole)
}

#[test]
fn the_power_goes_at_every_call_and_whatever_was_acknowledged_is_there_whole() {
    let (disk, whole) = undisturbed();
    let calls = disk.calls();
    assert!(calls > 30, "the run makes {calls} calls");
    for call in 0..calls {
        let (disk, mut done) = (FakeDisk::default(), Acknowledged::default());
        disk.at_call(call, Trouble::PowerCut);
        // Closing after the last acknowledgement may be the call that fails.
        let _ = run(&disk, &mut done);
        let kept = (0..3).map(|seed| Left::Some(seed * 1_000 + call));
        for left in [Left::Nothing, Left::Everything].into_iter().chain(kept) {
            let what = format!("power cut at call {call}, left {left:?}");
            check(disk.after_power_cut(left), &done, &whole, &what);
        }
    }
}

/// A disk that fails at any call: everything acknowledged is there afterwards.
#[test]
fn a_call_fails_and_the_log_takes_nothing_more_until_it_is_opened_again() {
    let (disk, whole) = undisturbed();
    for call in 0..disk.calls() {
        for trouble in [
            Trouble::Fails(ErrorKind::Other),
            Trouble::Fails(ErrorKind::StorageFull),
            Trouble::Half(ErrorKind::StorageFull),
        ] {
            let (disk, mut done) = (FakeDisk::default(), Acknowledged::default());
            disk.at_call(call, trouble);
            let failed = run(&disk, &mut done);
            let what = format!("{trouble:?} at call {call}");
            if let Err(error) = failed {
                assert!(matches!(error, LogError::Io { .. }), "{what}: {error}");
            }
            for left in [Left::Everything, Left::Some(call)] {
                check(disk.after_power_cut(left), &done, &whole, &what);
            }
        }
    }
}

/// A process ends, or is told that a call failed, and another opens the log. What the second one reports is
/// still there after a power cut.
#[test]
fn what_a_second_process_answers_for_is_durable() {
    let (disk, _) = undisturbed();
    for call in 0..disk.calls() {
        let troubles =
            [Trouble::Killed, Trouble::Fails(ErrorKind::Other), Trouble::Half(ErrorKind::Other)];
        for trouble in troubles {
            let (disk, mut done) = (FakeDisk::default(), Acknowledged::default());
            disk.at_call(call, trouble);
            let _ = run(&disk, &mut done);
            if disk.open("events").unwrap().is_none() {
                continue;
            }
            let what = format!("{trouble:?} at call {call}");
            let answers = |log: &StoredLog<FakeDisk>| (log.head(), log.root().unwrap());
            let second =
                StoredLog::open(disk.clone()).unwrap_or_else(|error| panic!("{what}: {error}"));
            let answered = answers(&second);
            let cut = disk.after_power_cut(Left::Nothing);
            let third = StoredLog::open(cut).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert_eq!(answers(&third), answered, "{what}");
            assert!(done.heads.last().is_none_or(|(head, _)| answered.0 >= *head), "{what}");
        }
    }
}

#[test]
fn after_a_sync_that_failed_nothing_is_taken_even_if_the_disk_recovers() {
    let disk = FakeDisk::default();
    let log = StoredLog::create(disk.clone()).unwrap();
    log.append(Expected::Any, &[commit(0, 1)]).unwrap();
    // The call after the next is the write; the sync follows it.
    disk.at_call(disk.calls() + 1, Trouble::Fails(ErrorKind::Other));
    let failed = log.append(Expected::Any, &[commit(1, 1)]);
    assert!(matches!(failed, Err(LogError::Io { doing: Doing::Written, .. })), "{failed:?}");
    for number in 2..4 {
        let refused = log.append(Expected::Any, &[commit(number, 1)]);
        assert!(matches!(refused, Err(LogError::Poisoned { .. })), "{refused:?}");
    }
    assert_eq!(log.head(), Position(2), "readers see what was acknowledged");
    assert_eq!(everything(&log).len(), 2);
    let before = disk.calls();
    drop(log);
    assert_eq!(disk.calls(), before, "what the disk holds is unknown, so nothing is noted of it");
    let log = StoredLog::open(disk).unwrap();
    assert!([Position(2), Position(4)].contains(&log.head()), "{}", log.head());
    log.append(Expected::Any, &[commit(9, 1)]).unwrap();
    log.verify().unwrap();
}

/// Another process changes the file of events while the log has it open. The log must not write over its
/// work, acknowledge more, or leave a note about the ledger that is there now.
#[test]
fn a_file_that_others_touched_is_noticed_before_anything_is_written_or_acknowledged() {
    type Touch = fn(&FakeDisk);
    let touches: [(Displaced, Touch); 5] = [
        (Displaced::Replaced, |disk| disk.remove("events")),
        (Displaced::Replaced, |disk| disk.replace("events")),
        (Displaced::Replaced, |disk| {
            // Another ledger takes its place and goes on.
            disk.replace("events");
            let other = StoredLog::open(disk.clone()).unwrap();
            other.append(Expected::Any, &[commit(8, 2)]).unwrap();
        }),
        (Displaced::Changed, |disk| {
            let grown = [disk.bytes("events"), b"more".to_vec()].concat();
            disk.overwrite("events", &grown);
        }),
        (Displaced::Changed, |disk| {
            let mut cut = disk.bytes("events");
            cut.pop();
            disk.overwrite("events", &cut);
        }),
    ];
    for (displaced, touch) in touches {
        let disk = FakeDisk::default();
        let log = StoredLog::create(disk.clone()).unwrap();
        // The second commit makes room beyond the end, which is part of the length.
        for number in 0..3 {
            log.append(Expected::Any, &[commit(number, 1)]).unwrap();
        }
        touch(&disk);
        let theirs = (disk.bytes("events"), disk.bytes("seen"));
        let failed = log.append(Expected::Any, &[commit(3, 1)]);
        let as_expected = matches!(&failed, Err(LogError::Displaced(found)) if *found == displaced);
        assert!(as_expected, "{displaced:?}: {failed:?}");
        let refused = log.append(Expected::Any, &[commit(4, 1)]);
        assert!(matches!(refused, Err(LogError::Poisoned { .. })), "{refused:?}");
        if displaced == Displaced::Replaced {
            let again = log.receipt(&id(0));
            assert!(matches!(again, Err(LogError::Displaced(_))), "{again:?}");
        }
        drop(log);
        assert_eq!((disk.bytes("events"), disk.bytes("seen")), theirs, "{displaced:?}");
    }
}

/// A log that is only closed writes nothing into the ledger that took its place.
#[test]
fn a_log_that_was_displaced_while_it_was_idle_leaves_no_note() {
    let disk = FakeDisk::default();
    let log = StoredLog::create(disk.clone()).unwrap();
    for number in 0..3 {
        log.append(Expected::Any, &[commit(number, 1)]).unwrap();
    }
    disk.replace("events");
    let before = disk.calls();
    drop(log);
    assert_eq!(disk.calls(), before);
    StoredLog::open(disk).unwrap().verify().unwrap();
}

/// The file itself is locked: no second log opens it until the first is closed.
#[test]
fn a_file_is_open_in_one_log_only() {
    let disk = FakeDisk::default();
    let mut log = StoredLog::create(disk.clone()).unwrap();
    for number in 0..3 {
        log.append(Expected::Any, &[commit(number, 1)]).unwrap();
        let second = StoredLog::open(disk.clone());
        assert!(matches!(second.map(drop), Err(LogError::Held)));
        drop(log);
        log = StoredLog::open(disk.clone()).unwrap();
    }
    assert_eq!(log.head(), Position(6));
}

/// Four threads append on a disk that loses power: the commands that were acknowledged are there.
#[test]
fn the_power_goes_while_many_append() {
    for call in 2..60 {
        let disk = FakeDisk::default();
        let log = StoredLog::create(disk.clone()).unwrap();
        disk.at_call(call, Trouble::PowerCut);
        let acknowledged = Mutex::new(BTreeMap::new());
        std::thread::scope(|scope| {
            for thread in 0..4_u32 {
                let (log, acknowledged) = (&log, &acknowledged);
                scope.spawn(move || {
                    for number in (thread * 1_000..).take(20) {
                        match log.append(Expected::Any, &[commit(number, 1)]) {
                            Ok(receipts) => {
                                acknowledged.lock().unwrap().insert(number, receipts[0].first);
                            }
                            Err(LogError::Io { .. } | LogError::Poisoned { .. }) => return,
                            Err(other) => panic!("{other}"),
                        }
                    }
                });
            }
        });
        drop(log);
        for left in [Left::Nothing, Left::Everything, Left::Some(call)] {
            let log = StoredLog::open(disk.after_power_cut(left)).unwrap();
            log.verify().unwrap();
            for (number, first) in acknowledged.lock().unwrap().iter() {
                let receipt = log.receipt(&id(*number)).unwrap();
                assert_eq!(receipt.map(|receipt| receipt.first), Some(*first), "cut at {call}");
            }
        }
    }
}

/// A closed log, cut at every length and with every byte changed, has all of its events or reports damage.
#[test]
fn a_closed_log_that_was_cut_or_changed_is_never_taken_for_another() {
    let disk = FakeDisk::default();
    let log = StoredLog::create(disk.clone()).unwrap();
    for number in 0..3 {
        log.append(Expected::Any, &[commit(number, 1)]).unwrap();
    }
    let (all, root) = (everything(&log), log.root().unwrap());
    drop(log);
    for name in ["events", "seen"] {
        let bytes = disk.bytes(name);
        let cut = (0..bytes.len()).map(|length| bytes[..length].to_vec());
        let changed = (0..bytes.len()).flat_map(|at| {
            [1, 0x80, 0xff].map(|change| {
                let mut bytes = bytes.clone();
                bytes[at] ^= change;
                bytes
            })
        });
        for (number, changed) in cut.chain(changed).enumerate() {
            let disk = disk.after_power_cut(Left::Everything);
            disk.overwrite(name, &changed);
            let found = StoredLog::open(disk).and_then(|log| {
                log.verify()?;
                assert_eq!((everything(&log), log.root()?), (all.clone(), root), "{name} {number}");
                Ok(())
            });
            match found {
                Ok(()) => assert_eq!(name, "seen", "change {number} of the events was not found"),
                Err(error) => assert!(error.is_integrity(), "{name} {number}: {error}"),
            }
        }
    }
}
