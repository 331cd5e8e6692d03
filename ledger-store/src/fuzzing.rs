//! What must hold for any bytes given to this crate. The fuzz targets call these functions.
//!
//! Each stops the program if something does not hold. They are not part of the interface of the crate.

#![allow(clippy::panic, reason = "a fuzz target stops where something does not hold")]

mod archive;
mod caches;
mod notes;

use ledger_core::acts::conclude::CovenantSigned;
use ledger_core::{Actor, Date, Moment, PartnerId, Position};

use crate::disk::Disk;
use crate::disk::fake::FakeDisk;
use crate::log::batch::{self, Header};
use crate::log::codec::{decode_event, encode_event};
use crate::log::commit::{self, Cursor, Step};
use crate::log::plan::{PlannedCommand, PlannedCommit};
use crate::log::stored_log::StoredLog;
use crate::log::{CommandDigest, CommandEvents, Commit, EventLog, Expected, Receipt};
use crate::merkle::Growth;

pub use archive::archive;
pub use caches::cache;
pub use notes::{checkpoint, proof, proofs};

/// Reads bytes as an event.
///
/// An event that decodes can be written again. In the present version it takes no more bytes than before, and
/// they are the same but for the order of the entries of a map. The written bytes are read as the same event
/// and written the same.
pub fn event(bytes: &[u8]) {
    let Ok(event) = decode_event(bytes) else { return };
    let mut written = Vec::new();
    assert_eq!(encode_event(&event, &mut written), Ok(()), "what was read can be written");
    if bytes.get(2) == Some(&event.kind().version()) {
        assert!(written.len() <= bytes.len(), "the shortest form is written");
    }
    assert_eq!(decode_event(&written).as_ref(), Ok(&event), "what was written is read the same");
    let mut again = Vec::new();
    assert_eq!(encode_event(&event, &mut again), Ok(()));
    assert_eq!(written, again, "an event is written in one form");
}

/// Reads bytes as a commit.
///
/// A commit whose events are all of the present version is written again in no more bytes than before. The
/// written bytes are read as the same commit and written the same.
pub fn commit(bytes: &[u8]) {
    let Some((read, present)) = read_commit(bytes) else { return };
    let written = write_commit(&read);
    if present {
        assert!(written.len() <= bytes.len(), "the shortest form is written");
    }
    let again = read_commit(&written);
    assert_eq!(again.as_ref(), Some(&(read, true)), "what was written is read the same");
    let again = again.map(|(commit, _)| write_commit(&commit));
    assert_eq!(again, Some(written), "a commit is written in one form");
}

/// Opens bytes as the file of events: as they are, or as a commit behind fitting checksums, which reaches the
/// code behind the checks.
///
/// Either every event can be read, and an event can be appended that is there after reopening; or the file is
/// reported as damaged.
pub fn log(bytes: &[u8]) {
    let file = match bytes.split_first() {
        Some((b'c', commit)) => sealed(commit),
        _ => bytes.to_vec(),
    };
    let disk = FakeDisk::default();
    assert!(disk.create(batch::NAME).is_ok());
    disk.overwrite(batch::NAME, &file);
    let Ok(log) = StoredLog::open(disk.clone()) else { return };
    let head = log.head();
    let read = log.read(Position(0)).take_while(Result::is_ok).count();
    assert_eq!(read as u64, head.0, "every event can be read");
    let event = CovenantSigned { partner: PartnerId(1) }.into();
    let (on, actor) = (day(), Actor::Founder);
    let digest = CommandDigest([0; 16]);
    let commands = vec![CommandEvents { id: None, digest, on, actor, events: vec![event] }];
    let commit = Commit { recorded_at: Moment::from_millis(0), commands };
    assert!(log.append(Expected::At(head), &[commit]).is_ok(), "one can be appended");
    let root = log.root().ok();
    drop(log);
    let again = StoredLog::open(disk);
    let found = again.ok().map(|log| (log.head(), log.root().ok()));
    assert_eq!(found, Some((Position(head.0 + 1), root)), "it is there");
}

/// A file of one batch with this commit, and the root that it should have.
pub fn sealed(commit: &[u8]) -> Vec<u8> {
    let commit = match read_commit(commit) {
        Some((read, _)) => write_commit(&read),
        None => commit.to_vec(),
    };
    let first = Position(0);
    let header = Header { length: commit.len() as u64 + 4, first };
    [&header.write()[..], &batch::checksum(first, &commit).to_be_bytes(), &commit].concat()
}

fn day() -> Date {
    Date::from_number(0).unwrap_or_else(|| panic!("the first day"))
}

/// Reads a commit, and whether each of its events is of the present version. Returns `None` if it is not a
/// commit.
fn read_commit(bytes: &[u8]) -> Option<(Commit, bool)> {
    let mut cursor = Cursor::new(bytes.to_vec()).ok()?;
    let (recorded_at, mut present) = (cursor.recorded_at, true);
    let mut commands: Vec<CommandEvents> = Vec::new();
    loop {
        match cursor.step().ok()? {
            Step::Command(head) => {
                let (id, digest) = match head.id.clone() {
                    Some((id, digest)) => (Some(id), digest),
                    None => (None, CommandDigest([0; 16])),
                };
                let (on, actor, events) = (head.on, head.actor, Vec::new());
                commands.push(CommandEvents { id, digest, on, actor, events });
            }
            Step::Event(_, _, bytes) => {
                let event = decode_event(bytes).ok()?;
                present &= bytes.get(2) == Some(&event.kind().version());
                commands.last_mut()?.events.push(event);
            }
            Step::End => break,
        }
    }
    Some((Commit { recorded_at, commands }, present))
}

/// The bytes of a commit, as the first of a log.
pub fn write_commit(commit: &Commit) -> Vec<u8> {
    let (first, recorded_at) = (Position(0), commit.recorded_at);
    let mut commands = Vec::new();
    for command in &commit.commands {
        let count = u32::try_from(command.events.len()).unwrap_or(u32::MAX);
        let (digest, repeated) = (command.digest, false);
        let receipt = Receipt { first, count, recorded_at, digest, repeated };
        commands.push(PlannedCommand { command, receipt });
    }
    let planned = PlannedCommit { recorded_at, commands };
    let mut written = Vec::new();
    let encoded = commit::encode(&planned, &mut Growth::default(), |_| {}, &mut written);
    assert!(encoded.is_ok(), "a commit that was read can be written: {encoded:?}");
    written
}

#[cfg(test)]
#[path = "../../fuzz/kept.rs"]
mod kept;

#[cfg(test)]
mod tests {
    use super::kept::each_kept;

    type Target = (&'static str, fn(&[u8]));

    /// Tries the start inputs of fuzzing, and inputs that once failed, on every run of the tests.
    #[test]
    fn every_input_that_is_kept_holds() {
        let targets: [Target; 7] = [
            ("archive", super::archive),
            ("cache", super::cache),
            ("checkpoint", super::checkpoint),
            ("commit", super::commit),
            ("event", super::event),
            ("log", super::log),
            ("proof", super::proof),
        ];
        for (target, holds) in targets {
            each_kept(target, holds);
        }
    }
}
