//! What must hold for any bytes somebody hands to this crate: the fuzz targets call these functions.
//!
//! Each stops the program when something does not hold. None is part of what the crate promises.

use ledger_core::Position;

use crate::codec::{decode_event, encode_event};
use crate::commit::{self, Cursor, Step};
use crate::log::{CommandDigest, CommandEvents, Commit, Receipt};
use crate::merkle::Frontier;
use crate::plan::{PlannedCommand, PlannedCommit};

/// Bytes as an event.
///
/// What decodes can be written again, in at most as many bytes where its version is the present one, and
/// what was written is read as the same event and written the same.
pub fn event(bytes: &[u8]) {
    let Ok(event) = decode_event(bytes) else { return };
    let mut written = Vec::new();
    assert_eq!(encode_event(&event, &mut written), Ok(()), "what was read can be written");
    if bytes.get(2) == Some(&event.kind().version()) {
        assert!(
            written.len() <= bytes.len(),
            "the event has one shortest form, and that is written"
        );
    }
    assert_eq!(decode_event(&written).as_ref(), Ok(&event), "what was written is read the same");
    let mut again = Vec::new();
    assert_eq!(encode_event(&event, &mut again), Ok(()));
    assert_eq!(written, again, "an event has one encoding");
}

/// Bytes as a commit.
///
/// A commit of which every event is one is written again to the same bytes but for the root, unless an
/// event in it was not in its one encoding; and then what is written is read as the same commit.
pub fn commit(bytes: &[u8]) {
    let Some((first, canonical)) = read_commit(bytes) else { return };
    let written = write_commit(&first);
    if canonical {
        let but_root = |bytes: &[u8]| {
            (bytes.get(..12).map(<[u8]>::to_vec), bytes.get(44..).map(<[u8]>::to_vec))
        };
        assert_eq!(but_root(&written), but_root(bytes), "a commit has one encoding");
    }
    let second = read_commit(&written);
    assert_eq!(second, Some((first, true)), "what was written is read the same");
}

/// What stands in a commit, and whether each of its events is in its one encoding. None when it is none.
fn read_commit(bytes: &[u8]) -> Option<(Commit, bool)> {
    let mut cursor = Cursor::new(bytes.to_vec()).ok()?;
    let (recorded_at, mut canonical) = (cursor.recorded_at, true);
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
            Step::Event(_, bytes) => {
                let event = decode_event(bytes).ok()?;
                let mut written = Vec::new();
                encode_event(&event, &mut written).ok()?;
                canonical &= written == bytes;
                commands.last_mut()?.events.push(event);
            }
            Step::End => break,
        }
    }
    Some((Commit { recorded_at, commands }, canonical))
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
    let planned = PlannedCommit { first, recorded_at, commands };
    commit::encode(&planned, &mut Frontier::default()).unwrap_or_default()
}
