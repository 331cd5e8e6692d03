//! A log as the bytes of its commits: read without taking it apart, and recorded again byte for byte.

use std::path::Path;

use ledger_core::{Digest, Position};

use crate::disk_log::DiskLog;
use crate::error::{LogError, OpenError};
use crate::lock::Wait;
use crate::log::EventLog;
use crate::stored_log::Found;

/// The bytes of a commit, as `docs/format.md` gives them, and where its first event stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCommit {
    /// The position of its first event.
    pub first: Position,
    /// Its bytes, from the length on.
    pub bytes: Vec<u8>,
}

/// A log that is only read.
pub struct LogReader {
    log: DiskLog,
}

impl LogReader {
    /// Opens the log of the ledger in a directory, as far as it is durable at this moment.
    ///
    /// # Errors
    /// Those of [`DiskLog::open`].
    pub fn open(dir: &Path) -> Result<LogReader, OpenError> {
        Ok(LogReader { log: DiskLog::open(dir, Wait::No)? })
    }

    /// The number of events.
    pub fn head(&self) -> Position {
        self.log.head()
    }

    /// The Merkle root over them.
    pub fn root(&self) -> Digest {
        self.log.log.head.root
    }

    /// The commits from the one whose first event stands at `from`, in order, up to the head.
    ///
    /// # Errors
    /// Each item: damage, or failure to read. After an error the iterator is at its end.
    pub fn commits(
        &self,
        from: Position,
    ) -> impl Iterator<Item = Result<RawCommit, LogError>> + '_ {
        let mut commits = self.log.log.commits_at(from);
        let mut next = from;
        std::iter::from_fn(move || {
            if next >= self.log.head() {
                return None;
            }
            let read = commits.read_next().map(|Found { first, cursor, .. }| {
                next = Position(first.0.saturating_add(u64::from(cursor.events_left())));
                RawCommit { first, bytes: cursor.into_bytes() }
            });
            if read.is_err() {
                next = self.log.head();
            }
            Some(read)
        })
    }
}

impl DiskLog {
    /// Records commits as they were recorded elsewhere, byte for byte; all are durable when it returns.
    ///
    /// # Errors
    /// [`LogError::Damaged`] for bytes that are not the next commit of this log: what was given before it
    /// may be recorded. [`LogError::Io`].
    pub fn append_raw(&mut self, commits: &[Vec<u8>]) -> Result<(), LogError> {
        commits.iter().try_for_each(|bytes| self.log.append_bytes(bytes.clone()))
    }
}
