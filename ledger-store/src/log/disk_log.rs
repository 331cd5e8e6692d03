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

/// A log in a directory, open in this process alone, for any number of threads.
pub struct DiskLog {
    pub(crate) log: StoredLog<RealDisk>,
    // Behind the log, so that it is let go last.
    lock: Option<Lock>,
}

/// A commit as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCommit {
    /// The position of its first event.
    pub first: Position,
    /// Its bytes, as `docs/format.md` gives them.
    pub bytes: Vec<u8>,
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
        directory::make_log(dir)?;
        let log = StoredLog::create(RealDisk::at(directory::log(dir)))
            .map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        directory::finish(dir)?;
        Ok(DiskLog { log, lock: Some(lock) })
    }

    /// Opens a ledger.
    ///
    /// What an append left that was cut off is removed first, and [`DiskLog::torn`] tells of it. What came after
    /// the ledger was last closed is checked against the roots recorded with it, and what it had then must be
    /// there; [`DiskLog::verify`] checks all. What is found is durable when this returns, with the names that
    /// lead to it.
    ///
    /// # Errors
    /// [`OpenError::Missing`], [`OpenError::NotALedger`], [`OpenError::HalfMade`],
    /// [`OpenError::Newer`], [`OpenError::Held`] after waiting as long as `wait` says,
    /// [`OpenError::Io`] without the right to read and write, and [`OpenError::Log`] for damage.
    pub fn open(dir: &Path, wait: Wait) -> Result<DiskLog, OpenError> {
        directory::check(dir)?;
        let lock = Lock::take(dir, wait)?;
        let opened = lock::patiently(wait, || {
            match StoredLog::open(RealDisk::at(directory::log(dir))) {
                // By a process whose `LOCK` was removed or replaced, or through another name of the file.
                Err(LogError::Held) => None,
                opened => Some(opened),
            }
        });
        let opened = opened.ok_or_else(|| OpenError::Held { dir: dir.to_owned(), holder: None })?;
        let log = opened.map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        // Whoever made the ledger may have ended before its names were durable.
        directory::sync_names(dir)?;
        Ok(DiskLog { log, lock: Some(lock) })
    }

    /// Opens a ledger to be read as it is at this moment, whoever has it open: its events are a prefix of the
    /// log that is durable and will never change. Nothing is written, so a right to read is enough; to append is
    /// [`LogError::ToRead`].
    ///
    /// # Errors
    /// Those of [`DiskLog::open`], except that it may be held.
    pub fn open_to_read(dir: &Path) -> Result<DiskLog, OpenError> {
        directory::check(dir)?;
        let log = StoredLog::open_to_read(RealDisk::to_read(directory::log(dir)))
            .map_err(|source| OpenError::Log { dir: dir.to_owned(), source })?;
        Ok(DiskLog { log, lock: None })
    }

    /// From here on what can be looked up is kept beside the events, sealed under the key of this machine: marks,
    /// which every question may use, and an index of command ids for who appends. Without a key the commits are
    /// passed instead. Where the ledger was opened to be read, nothing of it is written, and the index is left alone.
    pub fn with_index(self, dir: &Path, key: MachineKey) -> DiskLog {
        let DiskLog { log, lock } = self;
        let log = log.with_marks(key.clone());
        let log = match lock {
            Some(_) => log.with_index(IndexPlace::of(dir, key)),
            None => log,
        };
        DiskLog { log, lock }
    }

    /// What stood behind the last whole batch of the file of events when it was opened: an append that was cut
    /// off and never acknowledged, or room that was made for one.
    pub fn torn(&self) -> Option<Torn> {
        self.log.torn()
    }

    /// Every commit, in order, from the first of which an event stands at or behind a position.
    ///
    /// # Errors
    /// Each item: damage, or failure to read. After an error there are no more.
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

    /// Reads every commit again and checks checksums, order, times, that every event decodes, every Merkle root,
    /// and that no command id comes twice.
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

    /// Refuses to go on if the ledger is not where it was any more: its file of events, or its directory,
    /// was removed or replaced. To be asked before anything is written or destroyed beside the log.
    ///
    /// # Errors
    /// [`LogError::Displaced`], and failure to look.
    pub fn is_in_place(&self) -> Result<(), LogError> {
        self.log.is_in_place()
    }

    /// Records commits of another log byte for byte, in order: all of them or none, durable when it
    /// returns. Each must decode, and have the Merkle root that it says it has.
    ///
    /// # Errors
    /// [`LogError::Damaged`] for one that does not fit behind those before it; those of
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
