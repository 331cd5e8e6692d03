//! Where a file of events ends, found by reading it on from a mark.
//!
//! A batch that is not whole at the end of the file was never acknowledged: the write was cut off. One
//! that is not whole and has a later batch behind it was acknowledged, for the later one was written only
//! after it was durable: that is damage.
//!
//! What is a later batch is told by its bytes alone, and people choose the bytes of texts. Batches follow each
//! other without a gap, so behind a batch of which the header can be read only the place where it ends is
//! looked at. Where no header can be read, a later batch must be whole to count: its length must end within
//! the file, so it has zeros where no text has any, and each of its commits must have its checksum.

use std::sync::Arc;

use ledger_core::Position;

use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::log::batch::{self, Header};
use crate::log::mark::Mark;
use crate::log::reader::{CommitReader, Place};

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
    let length = file.len().map_err(LogError::reading)?;
    let mut commits = CommitReader::new(file.clone(), from.next, length);
    let (mut whole, mut mark) = (from.clone(), from);
    loop {
        match commits.read_next() {
            Ok(Some(found)) => mark.pass(found, &mut ())?,
            Ok(None) => return Ok(whole),
            Err(LogError::Damaged { position, damage }) => {
                return match has_later_batch(file, &whole.next, length)? {
                    true => Err(LogError::Damaged { position, damage }),
                    false => Ok(whole),
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

/// Whether a whole batch that was recorded later stands behind the one that should start at a place.
fn has_later_batch<F: DiskFile>(
    file: &Arc<F>,
    from: &Place,
    length: u64,
) -> Result<bool, LogError> {
    let mut at = from.offset;
    let mut least = from.position;
    while let Some(header) = header(file.as_ref(), at)?.filter(|header| header.first >= least) {
        let is_later = at > from.offset || header.first > from.position;
        if is_later && is_whole(file, at, header, length)? {
            return Ok(true);
        }
        let end = (at + batch::HEADER as u64).checked_add(header.length);
        match end.filter(|end| *end < length) {
            Some(end) => (at, least) = (end, from.position.next()),
            None => return Ok(false),
        }
    }
    searched(file, at, from.position, length)
}

/// Whether a whole batch that was recorded later than a position stands anywhere from an offset on.
fn searched<F: DiskFile>(
    file: &Arc<F>,
    from: u64,
    position: Position,
    length: u64,
) -> Result<bool, LogError> {
    let mut window = vec![0; SEARCHED];
    let mut at = from;
    while at < length {
        let read = file.read_at(&mut window, at).map_err(LogError::reading)?;
        let bytes = window.get(..read).unwrap_or_default();
        for (offset, bytes) in (at..).zip(bytes.windows(batch::HEADER)) {
            if !bytes.starts_with(&batch::MAGIC) {
                continue;
            }
            let later = Header::read(bytes).filter(|header| header.first > position);
            if let Some(header) = later
                && is_whole(file, offset, header, length)?
            {
                return Ok(true);
            }
        }
        if read <= batch::HEADER {
            break;
        }
        // The next window starts with what may be the start of a header at the end of this one.
        at += (read - batch::HEADER + 1) as u64;
    }
    Ok(false)
}

/// The header of a batch that starts at an offset, if one does.
fn header<F: DiskFile>(file: &F, offset: u64) -> Result<Option<Header>, LogError> {
    let mut bytes = [0; batch::HEADER];
    let read = file.read_at(&mut bytes, offset).map_err(LogError::reading)?;
    Ok(bytes.get(..read).and_then(Header::read))
}

/// Whether a batch with this header at an offset ends within the file, and each of its commits has its
/// checksum.
fn is_whole<F: DiskFile>(
    file: &Arc<F>,
    offset: u64,
    header: Header,
    length: u64,
) -> Result<bool, LogError> {
    let end = (offset + batch::HEADER as u64).checked_add(header.length);
    let Some(end) = end.filter(|end| *end <= length) else { return Ok(false) };
    let mut commits = CommitReader::new(file.clone(), Place::of_batch(header.first, offset), end);
    loop {
        match commits.read_next() {
            Ok(Some(_)) => {}
            Ok(None) => return Ok(true),
            Err(LogError::Damaged { .. }) => return Ok(false),
            Err(other) => return Err(other),
        }
    }
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
    let recorded_at = Some(last.cursor.recorded_at);
    match last.after == mark.next && recorded_at == mark.recorded_at && computed == stored {
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
