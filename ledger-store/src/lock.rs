//! The file that says which process has a ledger open and since when, so that a second process is refused or
//! waits.
//!
//! It does not keep a second writer out. The lock on the file of events does, see `stored_log`.

use std::fmt;
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::str::FromStr;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use ledger_core::Moment;

use crate::error::{Doing, OpenError};
use crate::own_file;

/// The file that is locked.
pub(crate) const NAME: &str = "LOCK";

/// How often to try a lock while waiting for it.
const EVERY: Duration = Duration::from_millis(25);

/// Whether to wait for a ledger that another process has open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Do not wait.
    No,
    /// Wait at most this long.
    For(Duration),
    /// Wait until it is free.
    Forever,
}

/// The process that has a ledger open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The number of the process.
    pub process: u32,
    /// Since when, by its clock.
    pub since: Moment,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {} since {}", self.process, self.since)
    }
}

impl FromStr for Holder {
    type Err = ();

    fn from_str(text: &str) -> Result<Holder, ()> {
        let words =
            text.trim().strip_prefix("process ").and_then(|rest| rest.split_once(" since "));
        let (process, since) = words.ok_or(())?;
        Ok(Holder {
            process: process.parse().map_err(|_| ())?,
            since: since.parse().map_err(|_| ())?,
        })
    }
}

/// A lock that is held until it is dropped or the process ends, in whatever way.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a directory.
    pub(crate) fn take(dir: &Path, wait: Wait) -> Result<Lock, OpenError> {
        let path = dir.join(NAME);
        let failed = |source| OpenError::Io { doing: Doing::Locked, path: path.clone(), source };
        let mut file = file(&path).map_err(failed)?;
        let locked = patiently(wait, || match file.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(source)) => Some(Err(failed(source))),
            Ok(()) => Some(Ok(())),
        });
        match locked {
            Some(locked) => locked?,
            None => return Err(OpenError::Held { dir: dir.to_owned(), holder: holder(&path) }),
        }
        name_holder(&mut file).map_err(failed)?;
        Ok(Lock { _file: file })
    }
}

/// Tries until there is an answer, for as long as it may wait. Returns `None` if there was none by then.
pub(crate) fn patiently<T>(wait: Wait, mut attempt: impl FnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(answer) = attempt() {
            return Some(answer);
        }
        let left = match wait {
            Wait::No => Duration::ZERO,
            Wait::For(limit) => limit.saturating_sub(started.elapsed()),
            Wait::Forever => EVERY,
        };
        if left.is_zero() {
            return None;
        }
        thread::sleep(left.min(EVERY));
    }
}

/// The file that is locked. Makes it if there is none.
fn file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true);
    loop {
        match own_file::open(path, &mut options) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            opened => return opened,
        }
        match options.clone().create_new(true).open(path) {
            // Another process made it meanwhile.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made,
        }
    }
}

fn holder(path: &Path) -> Option<Holder> {
    let mut text = String::new();
    own_file::to_read(path).ok()?.take(200).read_to_string(&mut text).ok()?;
    text.parse().ok()
}

fn name_holder(file: &mut File) -> io::Result<()> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let since = Moment::from_millis(i64::try_from(since).unwrap_or(i64::MAX));
    file.rewind()?;
    file.set_len(0)?;
    writeln!(file, "{}", Holder { process: std::process::id(), since })
}
