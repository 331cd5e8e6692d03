//! A store that loses power, to show that an append is there whole or not at all.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::rc::Rc;

use ledger_core::acts::conclude::{CovenantSigned, PartyNamed};
use ledger_core::{Actor, Date, Event, Moment, PartnerId, Position, Recorded};

use crate::error::LogError;
use crate::log::{CommandDigest, CommandEvents, CommandId, Commit, EventLog};
use crate::store::{Entry, Store, StoreError, Write};
use crate::stored_log::StoredLog;

/// What is on the disk: it outlives the store, as a disk does.
type Disk = Rc<RefCell<BTreeMap<Vec<u8>, Vec<u8>>>>;

/// A store whose power is cut after some writes: that one is made whole or not at all, as chance has
/// it, and reported as failed either way.
struct Failing {
    disk: Disk,
    writes_left: u32,
    last_one_made: bool,
}

impl Failing {
    fn new(disk: &Disk) -> Failing {
        Failing { disk: disk.clone(), writes_left: u32::MAX, last_one_made: false }
    }
}

impl Store for Failing {
    type Bytes = Vec<u8>;

    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.disk.borrow().get(key).cloned())
    }

    fn last_in(&self, first: &[u8], last: &[u8]) -> Result<Option<Entry<Self>>, StoreError> {
        let disk = self.disk.borrow();
        let found = disk.range(first.to_vec()..=last.to_vec()).next_back();
        Ok(found.map(|(key, value)| (key.clone(), value.clone())))
    }

    fn from(&self, first: &[u8]) -> impl Iterator<Item = Result<Entry<Self>, StoreError>> + '_ {
        let disk = self.disk.borrow();
        let found: Vec<_> =
            disk.range(first.to_vec()..).map(|(key, value)| (key.clone(), value.clone())).collect();
        found.into_iter().map(Ok)
    }

    fn write(&mut self, writes: Vec<Write>) -> Result<(), StoreError> {
        let cut = self.writes_left == 0;
        self.writes_left = self.writes_left.saturating_sub(1);
        if !cut || self.last_one_made {
            let mut disk = self.disk.borrow_mut();
            for (key, value) in writes {
                match value {
                    Some(value) => disk.insert(key, value),
                    None => disk.remove(&key),
                };
            }
        }
        match cut {
            true => Err(StoreError::Io { doing: "written", source: io::Error::other("power cut") }),
            false => Ok(()),
        }
    }
}

fn everything(log: &StoredLog<Failing>) -> Vec<Recorded> {
    log.read(Position(0)).collect::<Result<_, _>>().unwrap()
}

/// A commit of so many commands with ids, of about 230 bytes each.
fn commit(from: u32, commands: u32) -> Commit {
    let commands = (from..from + commands).map(|number| {
        let partner = PartnerId(number);
        let named = PartyNamed { partner, code: "p".repeat(40), name: "n".repeat(100) };
        let events: Vec<Event> = vec![named.into(), CovenantSigned { partner }.into()];
        CommandEvents {
            id: Some(CommandId::new(&format!("id-{number}")).unwrap()),
            digest: CommandDigest::of(&number.to_be_bytes()),
            on: Date::from_number(6_879).unwrap(),
            actor: Actor::Founder,
            events,
        }
    });
    Commit { recorded_at: Moment::from_millis(0), commands: commands.collect() }
}

#[test]
fn an_append_cut_off_anywhere_is_there_whole_or_not_at_all_and_can_be_repeated() {
    let first = [commit(0, 3)];
    // Several rounds: some 600 KB, of which one commit takes more than a round alone.
    let second = [commit(10, 1_000), commit(2_000, 400), commit(3_000, 600), commit(4_000, 500)];
    for last_one_made in [false, true] {
        let (mut whole, mut not_at_all) = (0, 0);
        for rounds in 0.. {
            let disk = Disk::default();
            let mut log = StoredLog::create(Failing::new(&disk)).unwrap();
            log.append(Position(0), &first).unwrap();
            let before = everything(&log);
            log.store.writes_left = rounds;
            log.store.last_one_made = last_one_made;
            let failed = log.append(log.head(), &second).is_err();
            if failed {
                let next = log.append(log.head(), &second);
                assert!(matches!(next, Err(LogError::Poisoned { .. })), "{next:?}");
                assert_eq!(everything(&log), before, "readers see what was acknowledged");
            }
            let mut log = StoredLog::open(Failing::new(&disk)).unwrap();
            log.verify().unwrap();
            match log.head() {
                Position(5_006) => whole += 1,
                Position(6) => not_at_all += 1,
                other => panic!("{other} events after {rounds} rounds"),
            }
            assert!(failed || log.head() == Position(5_006), "what was acknowledged is there");
            let receipts = log.append(log.head(), &second).unwrap();
            assert_eq!(receipts.len(), 2_500);
            assert_eq!(log.head(), Position(5_006), "repeating it records it once");
            assert_eq!(&everything(&log)[..6], before.as_slice());
            log.verify().unwrap();
            if !failed {
                break;
            }
        }
        assert!(not_at_all > 3, "the append took {not_at_all} rounds");
        assert_eq!(whole, 1 + i32::from(last_one_made));
    }
}

#[test]
fn what_an_append_left_is_swept_away_however_often_that_is_cut_off() {
    let first = [commit(0, 3)];
    let second: Vec<Commit> = (1..16).map(|number| commit(number * 100, 100)).collect();
    let disk = Disk::default();
    let mut log = StoredLog::create(Failing::new(&disk)).unwrap();
    log.append(Position(0), &first).unwrap();
    let whole = disk.borrow().clone();
    log.store.writes_left = 2;
    log.append(log.head(), &second).unwrap_err();
    let left_behind = disk.borrow().len() - whole.len();
    assert!(left_behind > 300, "{left_behind}");
    for last_one_made in [false, false, true] {
        let store = Failing { writes_left: 0, last_one_made, ..Failing::new(&disk) };
        assert!(StoredLog::open(store).is_err());
    }
    let log = StoredLog::open(Failing::new(&disk)).unwrap();
    assert_eq!(log.head(), Position(6));
    log.verify().unwrap();
    assert!(*disk.borrow() == whole, "nothing is left behind");
}
