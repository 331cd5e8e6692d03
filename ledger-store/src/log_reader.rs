//! A ledger read by the side of the process that has it open.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use ledger_core::{Digest, Position};

use crate::batch;
use crate::directory;
use crate::disk::{Disk, DiskFile, RealDisk, RealFile};
use crate::error::{LogError, OpenError};
use crate::mark::Mark;
use crate::reader::{CommitReader, Place};
use crate::stored_log::found_end;

/// How often the end of a file is looked for that is being written to.
const ATTEMPTS: u32 = 5;

/// The commits that a ledger has at one moment, whoever has it open: a prefix that is durable and will
/// never change.
pub struct LogReader {
    file: Arc<RealFile>,
    mark: Mark,
}

/// A commit as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCommit {
    /// The position of its first event.
    pub first: Position,
    /// Its bytes, as `docs/format.md` gives them.
    pub bytes: Vec<u8>,
}

impl LogReader {
    /// Opens a ledger for reading, without its lock.
    ///
    /// What is there as whole batches is made durable here, so that what is read is never lost to the
    /// ledger in a power cut.
    ///
    /// # Errors
    /// Those of [`crate::DiskLog::open`], except that it may be held.
    pub fn open(dir: &Path) -> Result<LogReader, OpenError> {
        directory::check(dir)?;
        let disk = RealDisk::to_read(directory::log(dir));
        let failed = |source| OpenError::Log { dir: dir.to_owned(), source };
        let reading = |source| failed(LogError::Io { doing: "read", source });
        let file = disk.open(batch::NAME).map_err(reading)?;
        let file = file.ok_or_else(|| reading(std::io::ErrorKind::NotFound.into()))?;
        let file = Arc::new(file);
        let mut found = found_end(&disk, &file);
        for _ in 1..ATTEMPTS {
            // A batch that was half written when it was looked at, and has another behind it by now.
            if !matches!(found, Err(LogError::Damaged { .. })) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
            found = found_end(&disk, &file);
        }
        let mark = found.map_err(failed)?.mark;
        file.sync().map_err(reading)?;
        Ok(LogReader { file, mark })
    }

    /// The number of events.
    pub fn head(&self) -> Position {
        self.mark.events()
    }

    /// The Merkle root over them.
    pub fn root(&self) -> Digest {
        self.mark.root()
    }

    /// Every commit, in order, from the first of which an event stands at or behind a position.
    ///
    /// # Errors
    /// Each item: damage, or failure to read. After an error there are no more.
    pub fn commits(&self, from: Position) -> impl Iterator<Item = Result<RawCommit, LogError>> {
        let end = self.mark.next.offset;
        let mut commits = CommitReader::new(self.file.clone(), Place::default(), end);
        let mut over = false;
        std::iter::from_fn(move || {
            while !over {
                match commits.read_next() {
                    Ok(Some(found)) if found.after.position <= from => {}
                    Ok(found) => {
                        let found = found?;
                        let first = found.first();
                        return Some(Ok(RawCommit { first, bytes: found.cursor.into_bytes() }));
                    }
                    Err(error) => {
                        over = true;
                        return Some(Err(error));
                    }
                }
            }
            None
        })
    }
}
