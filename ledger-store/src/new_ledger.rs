//! A ledger that is made from a backup or an export, and is not a ledger before it is whole.
//!
//! A file `UNFINISHED` stands in its directory from before the first byte until the last is durable. With it
//! the directory is refused as a ledger, whatever else it contains. So a power cut at any moment leaves a
//! whole ledger, or none that opens. Making it again replaces what was left.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::directory::{self, UNFINISHED};
use crate::disk::sync;
use crate::error::{Doing, OpenError};
use crate::lock::{Lock, Wait};
use crate::log::disk_log::DiskLog;

/// A ledger that is being made, locked by this process.
pub struct NewLedger {
    log: DiskLog,
    dir: PathBuf,
    /// Whether this process made the directory.
    made: bool,
}

impl NewLedger {
    /// Begins a ledger in a directory that does not exist, is empty, or holds what an interrupted attempt
    /// left. The remains are removed.
    ///
    /// # Errors
    /// Those of [`DiskLog::create`]; nothing was written then.
    pub fn begin(dir: &Path, wait: Wait) -> Result<NewLedger, OpenError> {
        let made = !dir.exists();
        let unfinished = directory::is_unfinished(dir)?;
        if unfinished {
            directory::refuse_strangers(dir)?;
        } else {
            directory::make(dir)?;
        }
        let begun = Lock::take(dir, wait).and_then(|lock| {
            // Another process may have changed the directory while this one waited for the lock.
            directory::refuse_strangers(dir)?;
            if directory::is_unfinished(dir)? {
                directory::clear(dir)?;
            } else {
                directory::refuse_contents(dir, &[crate::lock::NAME])?;
                mark(dir)?;
            }
            DiskLog::create_locked(dir, lock)
        });
        let log = begun?;
        Ok(NewLedger { log, dir: dir.to_owned(), made })
    }

    /// Its log.
    pub fn log(&self) -> &DiskLog {
        &self.log
    }

    /// Its directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Declares the ledger whole. Everything beside the log must be durable.
    ///
    /// # Errors
    /// [`OpenError::Io`]: opening then shows whether it is whole. [`OpenError::Log`] if another ledger is
    /// being made in its place.
    pub fn finish(self) -> Result<(), OpenError> {
        self.log
            .is_in_place()
            .map_err(|source| OpenError::Log { dir: self.dir.clone(), source })?;
        let mark = self.dir.join(UNFINISHED);
        sync(&self.dir)
            .and_then(|()| fs::remove_file(&mark))
            .and_then(|()| sync(&self.dir))
            .map_err(|source| OpenError::Io { doing: Doing::Made, path: mark, source })
    }

    /// Removes what was made, as far as the disk allows. What is left is not a ledger.
    pub fn abandon(self) {
        let NewLedger { log, dir, made } = self;
        drop(log);
        let removed = directory::clear(&dir).is_ok()
            && fs::remove_file(dir.join(crate::lock::NAME)).is_ok()
            && fs::remove_file(dir.join(UNFINISHED)).is_ok();
        if removed && made {
            fs::remove_dir(&dir).unwrap_or_default();
        }
    }
}

/// Writes the mark, durable with the directory's own name.
fn mark(dir: &Path) -> Result<(), OpenError> {
    let path = dir.join(UNFINISHED);
    let failed = |source| OpenError::Io { doing: Doing::Made, path: path.clone(), source };
    File::create_new(&path).and_then(|file| file.sync_all()).map_err(failed)?;
    directory::sync_names(dir)
}
