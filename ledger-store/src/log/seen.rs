//! The note of how far a log reached.
//!
//! A torn end of the file of events is an append that was cut off. Opening the log goes back to the state
//! before it, as it should after a power cut. But if bytes at the end rot, acknowledged events would be lost
//! without a word. So the state of the log is noted beside the file after every few batches and when the log
//! is closed. Opening the log checks that the noted state is within it.
//!
//! The note is not synced. It may lag behind or be missing, and one that is not whole is ignored. So it may
//! say less than is true, and never anything wrong. It also spares reading everything to know the Merkle
//! tree.

use crate::disk::{Disk, DiskFile, replace};
use crate::log::mark::Mark;

/// The name of the file.
pub(crate) const NAME: &str = "seen";

/// The most bytes of a note.
const LIMIT: usize = 16 * 1024;

/// Notes a state, which must be the end of a batch. A failure to write is ignored.
pub(crate) fn note<D: Disk>(disk: &D, mark: &Mark) {
    replace(disk, NAME, write(mark).as_bytes()).unwrap_or_default();
}

/// Returns the state that was last noted, or `None` if there is no whole note.
pub(crate) fn read<D: Disk>(disk: &D) -> Option<Mark> {
    let file = disk.open(NAME).ok()??;
    let mut bytes = vec![0; LIMIT];
    let read = file.read_at(&mut bytes, 0).ok()?;
    parse(str::from_utf8(bytes.get(..read)?).ok()?)
}

fn write(mark: &Mark) -> String {
    let text = mark.to_string();
    let checksum = checksum_line(&text);
    text + &checksum + "\n"
}

fn checksum_line(said: &str) -> String {
    format!("checksum {:08x}", crc32fast::hash(said.as_bytes()))
}

fn parse(text: &str) -> Option<Mark> {
    let (said, checksum) = text.strip_suffix('\n')?.rsplit_once('\n')?;
    let said = text.get(..said.len() + 1)?;
    if checksum != checksum_line(said) {
        return None;
    }
    let mut lines = said.lines();
    Mark::read(&mut lines).filter(|_| lines.next().is_none())
}

#[cfg(test)]
mod tests {
    use ledger_core::{Moment, Position};

    use super::*;
    use crate::log::reader::Place;

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
        let text = write(&mark);
        assert_eq!(parse(&text), Some(mark));
        assert_eq!(parse(&write(&Mark::default())), Some(Mark::default()));
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
