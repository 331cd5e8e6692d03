//! Files that only their owner may read, and whose bytes are overwritten before their names are removed: keys
//! and sealed data.
//!
//! While such a file is written, its draft stands beside it, under its name with `.new` behind it. While it
//! is wiped, the old file stands there under its name with `.old`. A process that is interrupted, or a power
//! cut, leaves these files, and never bytes without a name. [`clear`] wipes and removes them. Writing or
//! destroying such a file does so first.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::disk::sync;
use crate::own_file::{self, beside, directory};

/// The bytes of a file, and whether others than its owner have any rights to it.
pub(crate) struct PrivateFile {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) exposed: bool,
}

/// Creates a file that only its owner may read from the start. An existing file is not touched.
#[cfg(unix)]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

/// Creates a file. An existing file is not touched.
#[cfg(not(unix))]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

/// The file, or `None` if it is not there.
fn opened(file: io::Result<File>) -> io::Result<Option<File>> {
    match file {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        opened => opened.map(Some),
    }
}

/// Reads all bytes of a file up to a limit; they are wiped when dropped. Returns `None` if it is not there.
/// It may be behind a link.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Option<PrivateFile>> {
    opened(own_file::to_read_by_link(path))?.map(|file| contents(file, limit)).transpose()
}

/// Reads a file in the same way, and refuses a link.
pub(crate) fn read_own(path: &Path, limit: u64) -> io::Result<Option<PrivateFile>> {
    opened(own_file::to_read(path))?.map(|file| contents(file, limit)).transpose()
}

fn contents(file: File, limit: u64) -> io::Result<PrivateFile> {
    let exposed = exposed(&file.metadata()?);
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(PrivateFile { bytes, exposed })
}

/// Writes a file, whole or not at all. It is durable when this returns. The bytes of a file that it replaces
/// are then overwritten.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    clear(path)?;
    let (dir, draft, old) = (directory(path), beside(path, ".new"), beside(path, ".old"));
    let mut file = create(&draft)?;
    // The name becomes durable before the bytes, and the second name before the first is given away.
    sync(dir)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    let unlinked = match fs::hard_link(path, &old) {
        Ok(()) => {
            sync(dir)?;
            None
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        // The file system has no second names: wipe the old file as far as possible.
        Err(_) => opened(File::options().write(true).open(path))?,
    };
    own_file::rename(&draft, path)?;
    match unlinked {
        Some(file) if names(&file.metadata()?) == 0 => wipe(file),
        None if is_there(&old)? => remove(&old),
        Some(_) | None => Ok(()),
    }
}

/// Overwrites the bytes of a file and removes it. Returns whether there was a file, or remains of one. It is
/// durable when this returns.
pub(crate) fn destroy(path: &Path) -> io::Result<bool> {
    let had_leftovers = clear(path)?;
    let old = beside(path, ".old");
    // It gets another name first, so that no reader sees it half overwritten.
    match own_file::rename(path, &old) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(had_leftovers),
        renamed => renamed?,
    }
    remove(&old)?;
    Ok(true)
}

/// Wipes and removes the remains beside a file that an interrupted write or destruction left. Returns whether
/// there were any.
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

/// Whether a file or remains of one are there.
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

/// Overwrites a file and removes its name. If the file has other names, its owner keeps a copy by them. Then
/// only the name is removed, as it is for a link.
fn remove(path: &Path) -> io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.is_file() && names(&metadata) <= 1 {
        wipe(open_to_wipe(path)?)?;
    }
    fs::remove_file(path)?;
    sync(directory(path))
}

/// Opens a file, even one that its owner made read-only.
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

/// Overwrites all bytes of a file.
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

/// The number of names of a file.
#[cfg(unix)]
fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// Where it cannot be known, the file is taken to have no other name.
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
