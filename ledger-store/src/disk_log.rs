//! A ledger's log on disk: a locked directory around a stored log.

use std::path::{Path, PathBuf};

use ledger_core::{Digest, Position, Recorded};

use crate::check::Verified;
use crate::directory;
use crate::error::{LogError, OpenError};
use crate::last_seen;
use crate::lock::{self, Lock, Wait};
use crate::log::{CommandId, Commit, EventLog, Receipt};
use crate::sled_store::SledStore;
use crate::store::StoreError;
use crate::stored_log::StoredLog;

/// A log in a directory, open in this process alone.
pub struct DiskLog {
    pub(crate) log: StoredLog<SledStore>,
    dir: PathBuf,
    /// The head when the log was opened.
    opened_at: Position,
    // Behind the log, so that it is let go last.
    _lock: Lock,
}

impl DiskLog {
    /// Makes an empty ledger in a directory that does not exist or is empty, and opens it.
    ///
    /// # Errors
    /// [`OpenError::NotEmpty`], [`OpenError::HalfMade`], [`OpenError::NotALedger`] when the path is no
    /// directory, [`OpenError::Held`] when another process makes one there at this moment, and
    /// [`OpenError::Io`] or [`OpenError::Log`] when the disk says no.
    pub fn create(dir: &Path, wait: Wait) -> Result<DiskLog, OpenError> {
        directory::make(dir)?;
        let lock = Lock::take(dir, wait)?;
        directory::refuse_contents(dir, &[lock::NAME])?;
        DiskLog::create_locked(dir, lock)
    }

    /// Makes an empty ledger in a directory that is locked and holds none.
    pub(crate) fn create_locked(dir: &Path, lock: Lock) -> Result<DiskLog, OpenError> {
        let log = StoredLog::create(open_store(dir)?)
            .map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        directory::finish(dir)?;
        Ok(DiskLog { log, dir: dir.to_owned(), opened_at: Position(0), _lock: lock })
    }

    /// Opens a ledger.
    ///
    /// What an append left that was cut off is swept away first. The events since the last stored
    /// Merkle frontier are checked against the recorded root, and the state noted when the ledger was
    /// last closed must be within it; [`DiskLog::verify`] checks all.
    ///
    /// # Errors
    /// [`OpenError::Missing`], [`OpenError::NotALedger`], [`OpenError::HalfMade`],
    /// [`OpenError::Newer`], [`OpenError::Held`] after waiting as long as `wait` says,
    /// [`OpenError::Io`] without the right to read and write, and [`OpenError::Damaged`] or
    /// [`OpenError::Log`] for damage.
    pub fn open(dir: &Path, wait: Wait) -> Result<DiskLog, OpenError> {
        directory::check(dir)?;
        let lock = Lock::take(dir, wait)?;
        let log = StoredLog::open(open_store(dir)?)
            .map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        last_seen::check(dir, &log)?;
        let opened_at = log.head();
        Ok(DiskLog { log, dir: dir.to_owned(), opened_at, _lock: lock })
    }

    /// Reads every commit again and checks checksums, order, times, that every event decodes, every
    /// Merkle root, and that the index of command ids and the commits agree both ways.
    ///
    /// # Errors
    /// The first damage found, with its position; [`LogError::is_integrity`] tells it from a disk that
    /// cannot be read.
    pub fn verify(&self) -> Result<Verified, LogError> {
        self.log.verify()
    }

    /// The Merkle root over the first `head` events: the root the log had in that state.
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage among those events, or failure to read them.
    pub fn root_at(&self, head: Position) -> Result<Digest, LogError> {
        self.log.root_at(head)
    }
}

impl EventLog for DiskLog {
    fn head(&self) -> Position {
        self.log.head()
    }

    fn append(&mut self, expected: Position, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
        self.log.append(expected, commits)
    }

    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_ {
        self.log.read(from)
    }

    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        self.log.receipt(id)
    }

    fn root(&self) -> Result<Digest, LogError> {
        self.log.root()
    }
}

impl Drop for DiskLog {
    fn drop(&mut self) {
        if self.log.head() > self.opened_at {
            last_seen::note(&self.dir, self.log.head(), self.log.head.root);
        }
    }
}

fn open_store(dir: &Path) -> Result<SledStore, OpenError> {
    let path = directory::log(dir);
    SledStore::open(&path).map_err(|error| match error {
        StoreError::Damaged(why) => OpenError::Damaged { dir: dir.to_owned(), why },
        StoreError::Io { doing, source } => OpenError::Io { doing, path, source },
    })
}
