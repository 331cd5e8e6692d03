//! The directory of a ledger: what it must contain, and how it is made.
//!
//! ```text
//! UNFINISHED   it is being restored or imported, so it is not a ledger yet
//! FORMAT   names the format and its version; written last, so a ledger without it is half-made
//! LOCK     the process that has it open
//! log/     the events, how far they went when the ledger was last closed, and marks in them
//! index/   command ids, which can be made again from the events
//! documents/, persons/, persons.keys   beside the log; missing as long as there are none
//! ```

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::beside::documents;
use crate::beside::persons;
use crate::disk::sync;
use crate::error::{Doing, Instead, NoLedger, OpenError};
use crate::lock;
use crate::log::batch;
use crate::log::seen;
use crate::lookup::index;
use crate::lookup::marks;
use crate::lookup::snapshot;
use crate::output::{self, OutputError};
use crate::own_file;

/// The version of the format that this program writes, and the newest that it reads.
pub const FORMAT_VERSION: u32 = 3;

/// The file that says that the directory is not a ledger yet.
pub(crate) const UNFINISHED: &str = "UNFINISHED";

const FORMAT: &str = "FORMAT";
const LOG: &str = "log";
const NAME: &str = "covenant ledger, format ";

/// The directory of the log.
pub(crate) fn log(dir: &Path) -> PathBuf {
    dir.join(LOG)
}

/// Refuses a directory without a ledger that this program can read.
pub(crate) fn check(dir: &Path) -> Result<(), OpenError> {
    let not = |why| OpenError::NotALedger { dir: dir.to_owned(), why };
    match fs::metadata(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(OpenError::Missing { dir: dir.to_owned() });
        }
        Err(source) => return Err(unreadable(dir, source)),
        Ok(metadata) if !metadata.is_dir() => return Err(not(NoLedger::NoDirectory)),
        Ok(_) => {}
    }
    if is_unfinished(dir)? {
        return Err(OpenError::Unfinished { dir: dir.to_owned() });
    }
    if !own(&dir.join(FORMAT), fs::FileType::is_file)? {
        return Err(match is_half_made(dir)? {
            true => OpenError::HalfMade { dir: dir.to_owned() },
            false => not(NoLedger::NoFormat),
        });
    }
    let version = format_version(&dir.join(FORMAT))?;
    let found = version.ok_or(not(NoLedger::OtherFormat))?;
    if found > FORMAT_VERSION {
        return Err(OpenError::Newer { dir: dir.to_owned(), found, known: FORMAT_VERSION });
    }
    if found < FORMAT_VERSION {
        return Err(not(NoLedger::EarlyFormat));
    }
    let whole = own(&log(dir), fs::FileType::is_dir)?
        && own(&log(dir).join(batch::NAME), fs::FileType::is_file)?;
    // A missing one would be taken for empty. A link to elsewhere is refused, and a pipe, at which a process
    // would wait.
    for name in [index::NAME, documents::NAME, persons::NAME] {
        own(&dir.join(name), fs::FileType::is_dir)?;
    }
    for path in [dir.join(lock::NAME), log(dir).join(seen::NAME), log(dir).join(marks::NAME)] {
        own(&path, fs::FileType::is_file)?;
    }
    if whole { Ok(()) } else { Err(not(NoLedger::NoEvents)) }
}

/// Whether a directory is that of a ledger, whatever its version and state.
pub(crate) fn holds(dir: &Path) -> bool {
    let mut start = [0; NAME.len()];
    let named = own_file::to_read_by_link(&dir.join(FORMAT))
        .and_then(|mut file| file.read_exact(&mut start));
    let is_ledger = named.is_ok() && start == NAME.as_bytes();
    is_ledger || (is_unfinished(dir).unwrap_or_default() && log(dir).is_dir())
}

/// Makes the directory, durable under its name. Refuses one that contains anything but the locked file, or is
/// within another ledger.
pub(crate) fn make(dir: &Path) -> Result<(), OpenError> {
    match output::make_directory(dir) {
        Ok(_) => {}
        // If it is a ledger itself, its contents give a better error.
        Err(OutputError::InLedger { ledger, .. })
            if dir.canonicalize().is_ok_and(|dir| dir == ledger) => {}
        Err(OutputError::InLedger { ledger, .. }) => {
            return Err(OpenError::Within { dir: dir.to_owned(), ledger });
        }
        Err(OutputError::Io { path, source }) => {
            return Err(OpenError::Io { doing: Doing::Made, path, source });
        }
        Err(
            OutputError::NoDirectory { .. }
            | OutputError::NoFile { .. }
            | OutputError::Link { .. }
            | OutputError::Exists { .. },
        ) => {
            let why = NoLedger::NoDirectory;
            return Err(OpenError::NotALedger { dir: dir.to_owned(), why });
        }
    }
    refuse_contents(dir, &[lock::NAME])
}

/// Refuses a directory that contains anything but these names, such as the lock just taken.
pub(crate) fn refuse_contents(dir: &Path, but: &[&str]) -> Result<(), OpenError> {
    let others = names(dir)?.into_iter().any(|name| !but.iter().any(|but| name == *but));
    match others {
        true if is_unfinished(dir)? => Err(OpenError::Unfinished { dir: dir.to_owned() }),
        true if is_half_made(dir)? => Err(OpenError::HalfMade { dir: dir.to_owned() }),
        true => Err(OpenError::NotEmpty { dir: dir.to_owned() }),
        false => Ok(()),
    }
}

/// Makes the directory of the log.
pub(crate) fn make_log(dir: &Path) -> Result<(), OpenError> {
    let path = log(dir);
    fs::create_dir(&path).map_err(|source| OpenError::Io { doing: Doing::Made, path, source })
}

/// What the directory of a ledger may contain while the ledger is made.
const MADE: [&str; 7] =
    [FORMAT, "FORMAT.new", LOG, index::NAME, snapshot::NAME, documents::NAME, persons::NAME];

/// Whether restoring or importing a ledger was begun here and not finished.
pub(crate) fn is_unfinished(dir: &Path) -> Result<bool, OpenError> {
    let mark = dir.join(UNFINISHED);
    match fs::symlink_metadata(&mark) {
        Ok(metadata) => Ok(metadata.is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(source) => Err(unreadable(&mark, source)),
    }
}

/// Refuses a directory that contains anything that making a ledger does not make.
pub(crate) fn refuse_strangers(dir: &Path) -> Result<(), OpenError> {
    let known = |name: &std::ffi::OsString| {
        MADE.iter().chain(&[lock::NAME, UNFINISHED]).any(|known| name == *known)
    };
    match names(dir)?.iter().all(known) {
        true => Ok(()),
        false => Err(OpenError::NotEmpty { dir: dir.to_owned() }),
    }
}

/// Removes what making a ledger makes, except the lock and the mark that it is unfinished.
pub(crate) fn clear(dir: &Path) -> Result<(), OpenError> {
    for name in MADE {
        let path = dir.join(name);
        let removed = match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&path),
            Ok(_) => fs::remove_file(&path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        removed.map_err(|source| OpenError::Io { doing: Doing::Removed, path, source })?;
    }
    Ok(())
}

/// Declares the directory a ledger. Its log must be durable.
pub(crate) fn finish(dir: &Path) -> Result<(), OpenError> {
    let path = dir.join(FORMAT);
    // First the names within, so that FORMAT is never durable without the log. Then the name of the
    // directory.
    sync(dir)
        .and_then(|()| own_file::replace(&path, |file| writeln!(file, "{NAME}{FORMAT_VERSION}")))
        .map_err(|source| OpenError::Io { doing: Doing::Made, path, source })?;
    sync_names(dir)
}

/// Makes the name of the ledger and the names in its directory durable.
pub(crate) fn sync_names(dir: &Path) -> Result<(), OpenError> {
    let failed = |source| OpenError::Io { doing: Doing::Synced, path: dir.to_owned(), source };
    let whole = dir.canonicalize().map_err(failed)?;
    sync(&whole).and_then(|()| output::sync_above(&whole)).map_err(failed)
}

/// Whether making a ledger here was begun: only what precedes FORMAT is there, and no event.
fn is_half_made(dir: &Path) -> Result<bool, OpenError> {
    let names = names(dir)?;
    let known = ["FORMAT.new", lock::NAME, LOG];
    let events = fs::metadata(log(dir).join(batch::NAME)).map_or(0, |events| events.len());
    Ok(events == 0
        && names.iter().any(|name| name == LOG)
        && names.iter().all(|name| known.iter().any(|known| name == known)))
}

fn names(dir: &Path) -> Result<Vec<std::ffi::OsString>, OpenError> {
    fs::read_dir(dir)
        .and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect())
        .map_err(|source| unreadable(dir, source))
}

/// Whether the name is there and is of the right kind itself, not a link to elsewhere.
fn own(path: &Path, kind: impl Fn(&fs::FileType) -> bool) -> Result<bool, OpenError> {
    let foreign = |is| Err(OpenError::Foreign { path: path.to_owned(), is });
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(unreadable(path, source)),
        Ok(metadata) if metadata.is_symlink() => foreign(Instead::Link),
        Ok(metadata) if kind(&metadata.file_type()) => Ok(true),
        Ok(metadata) if metadata.is_dir() => foreign(Instead::Directory),
        Ok(metadata) if metadata.is_file() => foreign(Instead::File),
        Ok(_) => foreign(Instead::Neither),
    }
}

fn format_version(path: &Path) -> Result<Option<u32>, OpenError> {
    let mut bytes = Vec::new();
    own_file::to_read(path)
        .and_then(|file| file.take(200).read_to_end(&mut bytes))
        .map_err(|source| unreadable(path, source))?;
    let text = str::from_utf8(&bytes).ok();
    let line = text.and_then(|text| text.strip_prefix(NAME)?.strip_suffix('\n'));
    Ok(line.and_then(|version| version.parse().ok()))
}

fn unreadable(path: &Path, source: io::Error) -> OpenError {
    OpenError::Io { doing: Doing::Read, path: path.to_owned(), source }
}
