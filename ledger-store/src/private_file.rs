//! Files that only their owner may read, and whose bytes are overwritten before they have no name any more:
//! keys, and what is sealed under them.
//!
//! Beside the name of such a file stand, while it is written, its draft under the same name and `.new`, and
//! while it is wiped, the file as it was under the same name and `.old`. A process that ended in between, or
//! a power cut, leaves them there, never bytes without a name; [`clear`] wipes and removes them, and whoever
//! writes or destroys such a file does so first.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::disk::sync;
use crate::own_file::{self, beside, directory};

/// A file that was read, with whether others than its owner may do anything with it.
pub(crate) struct PrivateFile {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) exposed: bool,
}

/// Creates a file that only its owner may read from the start; one that is there is not touched.
#[cfg(unix)]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

/// Creates a file; one that is there is not touched.
#[cfg(not(unix))]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

/// A file that was opened; nothing if it is not there.
fn opened(file: io::Result<File>) -> io::Result<Option<File>> {
    match file {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        opened => opened.map(Some),
    }
}

/// All bytes of a file up to a limit, wiped when dropped; nothing if it is not there. A link may lead to
/// it.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Option<PrivateFile>> {
    opened(own_file::to_read_by_link(path))?.map(|file| contents(file, limit)).transpose()
}

/// The same of a file that must be there itself.
pub(crate) fn read_own(path: &Path, limit: u64) -> io::Result<Option<PrivateFile>> {
    opened(own_file::to_read(path))?.map(|file| contents(file, limit)).transpose()
}

fn contents(file: File, limit: u64) -> io::Result<PrivateFile> {
    let exposed = exposed(&file.metadata()?);
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(PrivateFile { bytes, exposed })
}

/// Writes a file, whole or not at all, durable when it returns. Of a file whose place it takes, the bytes are
/// then overwritten.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    clear(path)?;
    let (dir, draft, old) = (directory(path), beside(path, ".new"), beside(path, ".old"));
    let mut file = create(&draft)?;
    // The name before the bytes, and the second name before the first is given away.
    sync(dir)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    let unlinked = match fs::hard_link(path, &old) {
        Ok(()) => {
            sync(dir)?;
            None
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // A file system without second names: as far as it goes.
        Err(_) => opened(File::options().write(true).open(path))?,
    };
    own_file::rename(&draft, path)?;
    match unlinked {
        Some(file) if names(&file.metadata()?) == 0 => wipe(file),
        None if is_there(&old)? => remove(&old),
        Some(_) | None => Ok(()),
    }
}

/// Overwrites the bytes of a file and removes it; answers whether there was one, or what was left of one.
/// Durable when it returns.
pub(crate) fn destroy(path: &Path) -> io::Result<bool> {
    let had_leftovers = clear(path)?;
    let old = beside(path, ".old");
    // Under another name, so that nobody who reads the first sees it half overwritten.
    match own_file::rename(path, &old) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(had_leftovers),
        renamed => renamed?,
    }
    remove(&old)?;
    Ok(true)
}

/// Wipes and removes what was left beside a file when it was written or destroyed; answers whether there was
/// anything.
pub(crate) fn clear(path: &Path) -> io::Result<bool> {
    let mut found = false;
    for ending in LEFTOVERS {
        let left = beside(path, ending);
        if is_there(&left)? {
            remove(&left)?;
            found = true;
        }
    }
    Ok(found)
}

/// Whether a file is there, or what was left of one.
pub(crate) fn is_known(path: &Path) -> io::Result<bool> {
    let leftovers = LEFTOVERS.map(|ending| beside(path, ending));
    for path in std::iter::once(path).chain(leftovers.iter().map(PathBuf::as_path)) {
        if is_there(path)? {
            return Ok(true);
        }
    }
    Ok(false)
}

const LEFTOVERS: [&str; 2] = [".new", ".old"];

fn is_there(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Overwrites a file and removes its name. One with other names is somebody's, who keeps a copy by them: of that,
/// as of a link, the name alone goes.
fn remove(path: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.is_file() && names(&metadata) <= 1 {
        wipe(open_to_wipe(path)?)?;
    }
    fs::remove_file(path)?;
    sync(directory(path))
}

/// Opens a file, also one that its owner made read-only.
#[cfg(unix)]
fn open_to_wipe(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::PermissionsExt;
    let open = || File::options().write(true).open(path);
    match open() {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
            open()
        }
        opened => opened,
    }
}

#[cfg(not(unix))]
fn open_to_wipe(path: &Path) -> io::Result<File> {
    File::options().write(true).open(path)
}

/// Overwrites what a file has.
fn wipe(mut file: File) -> io::Result<()> {
    let mut left = file.metadata()?.len();
    let zeros = [0; 4096];
    file.rewind()?;
    while left > 0 {
        let part = left.min(zeros.len() as u64);
        file.write_all(zeros.get(..part as usize).unwrap_or_default())?;
        left -= part;
    }
    file.sync_all()
}

/// Under how many names a file is there.
#[cfg(unix)]
fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// Where that cannot be known, it is taken to have no other.
#[cfg(not(unix))]
fn names(_metadata: &Metadata) -> u64 {
    0
}

#[cfg(unix)]
fn exposed(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn exposed(_metadata: &Metadata) -> bool {
    false
}
