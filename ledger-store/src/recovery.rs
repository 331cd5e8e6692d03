//! Where a file of events ends, found by reading it on from a mark.
//!
//! A batch that is not whole at the end of the file was never acknowledged: the write was cut off. One
//! that is not whole and has a later batch behind it was acknowledged, for the later one was written only
//! after it was durable: that is damage.

use std::sync::Arc;

use ledger_core::Position;

use crate::batch::{self, Header};
use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::mark::Mark;
use crate::reader::{CommitReader, Place};

/// How many bytes are searched at a time.
const SEARCHED: usize = 256 * 1024;

/// Reads on from a mark to the last batch that is whole; `passed` sees the mark after every commit.
///
/// # Errors
/// [`LogError::Damaged`] for damage before the last batch, or in one that is whole by its checksums.
pub(crate) fn last_whole_batch<F: DiskFile>(
    file: &Arc<F>,
    from: Mark,
    mut passed: impl FnMut(&Mark) -> Result<(), LogError>,
) -> Result<Mark, LogError> {
    let length = file.len().map_err(|source| LogError::Io { doing: "read", source })?;
    let mut commits = CommitReader::new(file.clone(), from.next, length);
    let (mut whole, mut mark) = (from.clone(), from);
    loop {
        match commits.read_next() {
            Ok(Some(found)) => mark.pass(found, &mut ())?,
            Ok(None) => return Ok(whole),
            Err(LogError::Damaged { position, damage }) => {
                return match later_batch(file.as_ref(), &whole.next, length)? {
                    Some(_) => Err(LogError::Damaged { position, damage }),
                    None => Ok(whole),
                };
            }
            Err(other) => return Err(other),
        }
        passed(&mark)?;
        if mark.ends_batch() {
            whole.clone_from(&mark);
        }
    }
}

/// The position of a batch behind the one that should start at a place, if there is one.
fn later_batch<F: DiskFile>(
    file: &F,
    from: &Place,
    length: u64,
) -> Result<Option<Position>, LogError> {
    let mut window = vec![0; SEARCHED];
    let mut at = from.offset;
    while at < length {
        let read = file.read_at(&mut window, at);
        let read = read.map_err(|source| LogError::Io { doing: "read", source })?;
        let bytes = window.get(..read).unwrap_or_default();
        let headers = bytes.windows(batch::HEADER).filter(|bytes| bytes.starts_with(&batch::MAGIC));
        let later = headers.filter_map(Header::read).find(|header| header.first > from.position);
        if later.is_some() || read <= batch::HEADER {
            return Ok(later.map(|header| header.first));
        }
        // The next window starts with what may be the start of a header at the end of this one.
        at += (read - batch::HEADER + 1) as u64;
    }
    Ok(None)
}

/// Checks that the last commit before a mark is there as the mark has it.
///
/// # Errors
/// [`LogError::Damaged`] when it is not.
pub(crate) fn ends_as<F: DiskFile>(file: &Arc<F>, mark: &Mark) -> Result<(), LogError> {
    if mark.commits == 0 {
        return Ok(());
    }
    let mut commits = CommitReader::new(file.clone(), mark.last, mark.next.offset);
    let position = mark.last.position;
    let damaged = |damage| LogError::Damaged { position, damage };
    let last = commits.read_next()?;
    let last = last.ok_or_else(|| damaged(Damage::Missing { what: "the last commit" }))?;
    let (computed, stored) = (mark.root(), last.cursor.root);
    match last.after == mark.next && computed == stored {
        true => Ok(()),
        false => Err(damaged(Damage::Root { computed, stored })),
    }
}

/// The root of the events before a mark is not the one that was noted.
pub(crate) fn differs(noted: &Mark, found: &Mark) -> LogError {
    let damage = Damage::Root { computed: found.root(), stored: noted.root() };
    LogError::Damaged { position: found.events(), damage }
}

/// There are fewer events than were noted.
pub(crate) fn cut_off(noted: &Mark, found: &Mark) -> LogError {
    let damage = Damage::CutOff { seen: noted.events(), left: found.events() };
    LogError::Damaged { position: found.events(), damage }
}
