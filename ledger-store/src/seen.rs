//! How far a log reached when that was last noted.
//!
//! A torn end of the file of events is an append that was cut off, and opening goes back to the state
//! before it, as it should after a power cut. When bytes at the end rot instead, acknowledged events would
//! be gone without a word. So after every few batches, and when a log is closed, its state is noted beside the
//! file, and when it is opened it must have that state within it. The note is not synced and may lag behind or be missing, and one that
//! is not whole is left out: then it says less, never something wrong. It also spares reading everything
//! to know the Merkle tree.

use std::fmt::Write as _;

use ledger_core::{Digest, Moment, Position};

use crate::disk::{Disk, DiskFile};
use crate::mark::Mark;
use crate::merkle::Growth;
use crate::reader::Place;

/// The file.
pub(crate) const NAME: &str = "seen";
const DRAFT: &str = "seen.new";

/// No note is longer.
const LIMIT: usize = 16 * 1024;

/// What is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) mark: Mark,
    /// Up to which position the index goes.
    pub(crate) indexed: Position,
}

/// Notes a state, which must be the end of a batch; a note that cannot be written is left out.
pub(crate) fn note<D: Disk>(disk: &D, seen: &Seen) {
    let text = write(seen);
    let written = disk.create(DRAFT).and_then(|file| file.write_at(text.as_bytes(), 0));
    if written.is_ok() {
        disk.rename(DRAFT, NAME).unwrap_or_default();
    }
}

/// The state that was last noted, if there is a note and it is whole.
pub(crate) fn read<D: Disk>(disk: &D) -> Option<Seen> {
    let file = disk.open(NAME).ok()??;
    let mut bytes = vec![0; LIMIT];
    let read = file.read_at(&mut bytes, 0).ok()?;
    parse(str::from_utf8(bytes.get(..read)?).ok()?)
}

fn write(seen: &Seen) -> String {
    let Seen { mark, indexed } = seen;
    let mut text = format!(
        "events {}\ncommits {}\nrecorded {}\nend {}\nlast {} {} {}\nindexed {indexed}\n",
        mark.events(),
        mark.commits,
        mark.recorded_at.map_or(0, Moment::millis),
        mark.next.offset,
        mark.last.position,
        mark.last.offset,
        mark.last.batch_end,
    );
    for subtree in mark.growth.subtrees() {
        // Writing to a string does not fail.
        let _ = writeln!(text, "subtree {}", Digest(subtree));
    }
    let checksum = checksum_line(&text);
    text + &checksum + "\n"
}

fn checksum_line(said: &str) -> String {
    format!("checksum {:08x}", crc32fast::hash(said.as_bytes()))
}

fn parse(text: &str) -> Option<Seen> {
    let (said, checksum) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let said = text.get(..said.len() + 1)?;
    if checksum != checksum_line(said) {
        return None;
    }
    let mut lines = said.lines();
    let mut number = |name: &str| -> Option<i64> {
        lines.next()?.strip_prefix(name)?.strip_prefix(' ')?.parse().ok()
    };
    let events = u64::try_from(number("events")?).ok()?;
    let commits = u64::try_from(number("commits")?).ok()?;
    let recorded_at = Moment::from_millis(number("recorded")?);
    let end = u64::try_from(number("end")?).ok()?;
    let mut last = lines.next()?.strip_prefix("last ")?.split(' ').map(|part| part.parse().ok());
    let last = Place {
        position: Position(last.next()??),
        offset: last.next()??,
        batch_end: last.next()??,
    };
    let indexed = Position(lines.next()?.strip_prefix("indexed ")?.parse().ok()?);
    let subtrees = lines
        .map(|line| line.strip_prefix("subtree ")?.parse().ok().map(|Digest(hash)| hash))
        .collect::<Option<Vec<_>>>()?;
    let growth = Growth::from_subtrees(events, subtrees)?;
    let recorded_at = (commits > 0).then_some(recorded_at);
    let next = Place::of_batch(Position(events), end);
    Some(Seen { mark: Mark { commits, recorded_at, growth, next, last }, indexed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_as_written_and_not_when_anything_in_it_changed() {
        let mut mark = Mark::default();
        for number in 0..4_100_u64 {
            mark.growth.push(&number.to_be_bytes(), b"");
        }
        mark.commits = 2;
        mark.recorded_at = Some(Moment::from_millis(1_541_000_000_000));
        mark.next = Place::of_batch(Position(4_100), 80_000);
        mark.last = Place { position: Position(4_000), offset: 70_000, batch_end: 80_000 };
        let seen = Seen { mark, indexed: Position(4_000) };
        let text = write(&seen);
        assert_eq!(parse(&text), Some(seen));
        assert!(parse(&write(&Seen { mark: Mark::default(), indexed: Position(0) })).is_some());
        for at in 0..text.len() {
            assert_eq!(parse(&text[..at]), None, "cut at {at}");
            for change in [1, 0x20] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= change;
                assert_eq!(parse(&String::from_utf8(bytes).unwrap()), None, "at {at}");
            }
        }
    }
}
