//! How far a log reached when that was last noted.
//!
//! A torn end of the file of events is an append that was cut off, and opening goes back to the state
//! before it, as it should after a power cut. When bytes at the end rot instead, acknowledged events would
//! be gone without a word. So after every few batches, and when a log is closed, its state is noted beside the
//! file, and when it is opened it must have that state within it. The note is not synced and may lag behind or be missing, and one that
//! is not whole is left out: then it says less, never something wrong. It also spares reading everything
//! to know the Merkle tree.

use crate::disk::{Disk, DiskFile, replace};
use crate::log::mark::Mark;

/// The file.
pub(crate) const NAME: &str = "seen";

/// No note is longer.
const LIMIT: usize = 16 * 1024;

/// Notes a state, which must be the end of a batch; a note that cannot be written is left out.
pub(crate) fn note<D: Disk>(disk: &D, mark: &Mark) {
    replace(disk, NAME, write(mark).as_bytes()).unwrap_or_default();
}

/// The state that was last noted, if there is a note and it is whole.
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
