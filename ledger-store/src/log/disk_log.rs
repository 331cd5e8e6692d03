//! A ledger's log on disk: a locked directory around a stored log.

use std::path::Path;

use ledger_core::{Digest, Position, Recorded};

use crate::directory;
use crate::disk::RealDisk;
use crate::error::{LogError, OpenError};
use crate::lock::{self, Lock, Wait};
use crate::log::check::Verified;
use crate::log::stored_log::{StoredLog, Torn};
use crate::log::{CommandId, Commit, EventLog, Expected, Receipt};
use crate::lookup::index::IndexPlace;
use crate::lookup::machine_key::MachineKey;

/// A log in a directory. It is open in this process alone, and any number of threads may use it.
pub struct DiskLog {
    pub(crate) log: StoredLog<RealDisk>,
    // Declared behind the log, so that it is released last.
    lock: Option<Lock>,
}

/// A commit as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCommit {
    /// The position of its first event.
    pub first: Position,
    /// Its bytes, as `docs/format.md` describes them.
    pub bytes: Vec<u8>,
}

impl DiskLog {
    /// Makes an empty ledger in a directory that does not exist or is empty, and opens it.
    ///
    /// # Errors
    /// [`OpenError::NotEmpty`], [`OpenError::HalfMade`], [`OpenError::NotALedger`] if the path is not a
    /// directory, [`OpenError::Held`] if another process makes a ledger there at this moment, and
    /// [`OpenError::Io`] or [`OpenError::Log`] if the disk fails.
    pub fn create(dir: &Path, wait: Wait) -> Result<DiskLog, OpenError> {
        directory::make(dir)?;
        let lock = Lock::take(dir, wait)?;
        directory::refuse_contents(dir, &[lock::NAME])?;
        DiskLog::create_locked(dir, lock)
    }

    /// Makes an empty ledger in a directory that is locked and holds no ledger.
    pub(crate) fn create_locked(dir: &Path, lock: Lock) -> Result<DiskLog, OpenError> {
        directory::make_log(dir)?;
        let log = StoredLog::create(RealDisk::at(directory::log(dir)))
            .map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        directory::finish(dir)?;
        Ok(DiskLog { log, lock: Some(lock) })
    }

    /// Opens a ledger.
    ///
    /// Removes what an unfinished append left; [`DiskLog::torn`] describes it. Checks that the state noted
    /// when the ledger was last closed is still there, and checks the commits behind it against their roots.
    /// [`DiskLog::verify`] checks everything. The events found are durable when this returns, and so are the
    /// names that lead to them.
    ///
    /// # Errors
    /// [`OpenError::Missing`], [`OpenError::NotALedger`], [`OpenError::HalfMade`], [`OpenError::Newer`],
    /// [`OpenError::Held`] after the time that `wait` allows, [`OpenError::Io`] without the right to read and
    /// write, and [`OpenError::Log`] for damage.
    pub fn open(dir: &Path, wait: Wait) -> Result<DiskLog, OpenError> {
        directory::check(dir)?;
        let lock = Lock::take(dir, wait)?;
        let opened = lock::patiently(wait, || {
            match StoredLog::open(RealDisk::at(directory::log(dir))) {
                // Another process holds it: its `LOCK` was removed or replaced, or it uses another name of
                // the file.
                Err(LogError::Held) => None,
                opened => Some(opened),
            }
        });
        let opened = opened.ok_or_else(|| OpenError::Held { dir: dir.to_owned(), holder: None })?;
        let log = opened.map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        // The process that made the ledger may have ended before its names were durable.
        directory::sync_names(dir)?;
        Ok(DiskLog { log, lock: Some(lock) })
    }

    /// Opens a ledger for reading, even while another process has it open. It shows the ledger as it is at
    /// this moment: its events are a durable prefix of the log, which never changes. Nothing is written, so
    /// the right to read is enough. An append fails with [`LogError::ToRead`].
    ///
    /// # Errors
    /// Those of [`DiskLog::open`] without [`OpenError::Held`].
    pub fn open_to_read(dir: &Path) -> Result<DiskLog, OpenError> {
        directory::check(dir)?;
        let log = StoredLog::open_to_read(RealDisk::to_read(directory::log(dir)))
            .map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        Ok(DiskLog { log, lock: None })
    }

    /// Keeps lookups beside the events from here on, sealed under the key of this machine: marks, which every
    /// question may use, and an index of command ids for appends. Without a key the log reads the commits
    /// instead. A ledger that was opened for reading writes no lookups and does not use the index.
    pub fn with_index(self, dir: &Path, key: MachineKey) -> DiskLog {
        let DiskLog { log, lock } = self;
        let log = log.with_marks(key.clone());
        let log = match lock {
            Some(_) => log.with_index(IndexPlace::of(dir, key)),
            None => log,
        };
        DiskLog { log, lock }
    }

    /// What stood behind the last whole batch of the file of events when it was opened: an append that was
    /// cut off and never acknowledged, or room for a later one.
    pub fn torn(&self) -> Option<Torn> {
        self.log.torn()
    }

    /// Returns every commit in order, from the one that contains the event at `from`.
    ///
    /// # Errors
    /// Each item: damage, or failure to read. No item follows an error.
    pub fn raw_commits(&self, from: Position) -> impl Iterator<Item = Result<RawCommit, LogError>> {
        let (failed, mut commits) = match self.log.place(from) {
            Ok(place) => (None, Some(self.log.commits(place))),
            Err(error) => (Some(Err(error)), None),
        };
        let read = std::iter::from_fn(move || {
            loop {
                match commits.as_mut()?.read_next() {
                    Ok(Some(found)) if found.after.position <= from => {}
                    Ok(found) => {
                        let found = found?;
                        let first = found.first();
                        return Some(Ok(RawCommit { first, bytes: found.cursor.into_bytes() }));
                    }
                    Err(error) => {
                        commits = None;
                        return Some(Err(error));
                    }
                }
            }
        });
        failed.into_iter().chain(read)
    }

    /// Reads every commit again. Checks checksums, order, times and every Merkle root, that every event
    /// decodes, and that no command id comes twice.
    ///
    /// # Errors
    /// The first damage found, with its position. [`LogError::is_integrity`] tells damage from a disk that
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

    /// Checks that the ledger is still in its place: that neither its file of events nor its directory was
    /// removed or replaced. Call it before writing or destroying anything beside the log.
    ///
    /// # Errors
    /// [`LogError::Displaced`], or the failure to look.
    pub fn is_in_place(&self) -> Result<(), LogError> {
        self.log.is_in_place()
    }

    /// Records commits of another log byte for byte, in order: all of them or none. They are durable when it
    /// returns. Each must decode, and its Merkle root must be the one it states.
    ///
    /// # Errors
    /// [`LogError::Damaged`] for a commit that does not follow from those before it; those of
    /// [`EventLog::append`].
    pub fn append_raw(&self, commits: &[Vec<u8>]) -> Result<(), LogError> {
        self.log.append_raw(commits)
    }
}

impl EventLog for DiskLog {
    fn head(&self) -> Position {
        self.log.head()
    }

    fn append(&self, expected: Expected, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
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
