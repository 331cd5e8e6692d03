//! Finds the end of a file of events by reading on from a mark.
//!
//! A batch that is not whole at the end of the file was never acknowledged: its write was cut off. A batch
//! that is not whole and has a later batch behind it is damage. It was acknowledged, because a later batch is
//! written only when the one before is durable.
//!
//! Only its bytes tell a later batch, and people choose the bytes of texts. Batches follow each other without
//! a gap. So behind a batch with a readable header, only the place where it ends is examined. Where no header
//! can be read, a later batch counts only if it is whole. Its length must end within the file, so it has
//! zeros where texts have none, and each of its commits must fit its checksum.

use std::sync::Arc;

use ledger_core::Position;

use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::log::batch::{self, Header};
use crate::log::mark::Mark;
use crate::log::reader::{CommitReader, Place};

/// How many bytes are searched at a time.
const SEARCHED: usize = 256 * 1024;

/// Reads on from a mark to the last whole batch. `passed` is called with the mark after every commit.
///
/// # Errors
/// [`LogError::Damaged`] for damage before the last batch, or in a batch whose checksums fit.
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

/// Whether a whole, later batch stands behind the batch that should start at a place.
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

/// Whether a whole batch that was recorded later than `position` stands anywhere from an offset on.
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
        // The next window starts with the last bytes of this one, in which a header may start.
        at += (read - batch::HEADER + 1) as u64;
    }
    Ok(false)
}

/// Reads the header of a batch at an offset, if one starts there.
fn header<F: DiskFile>(file: &F, offset: u64) -> Result<Option<Header>, LogError> {
    let mut bytes = [0; batch::HEADER];
    let read = file.read_at(&mut bytes, offset).map_err(LogError::reading)?;
    Ok(bytes.get(..read).and_then(Header::read))
}

/// Whether the batch with this header ends within the file, and each of its commits fits its checksum.
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

/// Checks that the last commit before a mark is the one that the mark describes.
///
/// # Errors
/// [`LogError::Damaged`] if it is not.
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

/// The error for a root that differs from the noted one.
pub(crate) fn differs(noted: &Mark, found: &Mark) -> LogError {
    let damage = Damage::Root { computed: found.root(), stored: noted.root() };
    LogError::Damaged { position: found.events(), damage }
}

/// The error for fewer events than were noted.
pub(crate) fn cut_off(noted: &Mark, found: &Mark) -> LogError {
    let damage = Damage::CutOff { seen: noted.events(), left: found.events() };
    LogError::Damaged { position: found.events(), damage }
}
