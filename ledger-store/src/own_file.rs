//! Files in the directory of a ledger, which others may have put there. They are opened only if they are
//! files themselves: never through a link, and never a pipe or device, at which a process would wait.

use std::fs::{File, FileType, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::sync;

/// Opens a file that is not a link.
///
/// # Errors
/// Those of the system; a link, and anything else that is not a file.
pub(crate) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    is_own(path, FileType::is_file)?;
    without_links(options);
    regular(options.open(path)?)
}

/// Opens a file that is not a link for reading.
///
/// # Errors
/// Those of [`open`].
pub(crate) fn to_read(path: &Path) -> io::Result<File> {
    open(path, File::options().read(true))
}

/// Opens a file for reading, also through a link. Refuses a pipe or device.
///
/// # Errors
/// Those of the system; anything that is not a file.
pub(crate) fn to_read_by_link(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    without_waiting(options.read(true));
    regular(options.open(path)?)
}

/// Makes a file in place of any file or link with the name.
///
/// # Errors
/// Those of the system; a directory with the name.
pub(crate) fn make(path: &Path) -> io::Result<File> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    File::options().read(true).write(true).create_new(true).open(path)
}

/// Replaces whatever has the name by a file that `write` fills. The file is whole, and durable with its name
/// when this returns, or nothing changes. For files that may be lost, [`crate::disk::replace`] does it
/// without waiting for the disk.
///
/// # Errors
/// Those of the system and of `write`; the name then stays as it was.
pub(crate) fn replace(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let draft = beside(path, ".new");
    let written = make(&draft).and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()
    });
    let put = written.and_then(|()| rename(&draft, path));
    if put.is_err() {
        std::fs::remove_file(&draft).unwrap_or_default();
    }
    put
}

/// Gives a file another name, in place of whatever has it. It is durable when this returns.
///
/// # Errors
/// Those of the system.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)?;
    sync(directory(to))
}

/// The path of a file with an ending added to its name.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The directory of a path.
pub(crate) fn directory(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes a directory, or uses the one that is there. Its name is durable when this returns.
///
/// # Errors
/// Those of the system; a link, and anything else that is not a directory.
pub(crate) fn make_dir(dir: &Path, parent: &Path) -> io::Result<()> {
    match std::fs::create_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            is_own(dir, FileType::is_dir)?;
        }
        made => made?,
    }
    sync(parent)
}

/// Checks that a path is of this kind itself.
///
/// # Errors
/// [`io::ErrorKind::NotFound`]; a link, and anything else that is not of the kind.
pub(crate) fn is_own(path: &Path, kind: impl Fn(&FileType) -> bool) -> io::Result<()> {
    let there = std::fs::symlink_metadata(path)?.file_type();
    match kind(&there) {
        true => Ok(()),
        false if there.is_symlink() => Err(io::Error::other("it is a symbolic link")),
        false => Err(io::Error::other("it is not the file or directory that must be here")),
    }
}

fn regular(file: File) -> io::Result<File> {
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(io::Error::other("it is not a file")),
    }
}

#[cfg(unix)]
fn without_links(options: &mut OpenOptions) {
    use rustix::fs::OFlags;
    flags(options, OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC);
}

#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) {
    use rustix::fs::OFlags;
    flags(options, OFlags::NONBLOCK | OFlags::CLOEXEC);
}

#[cfg(unix)]
fn flags(options: &mut OpenOptions, flags: rustix::fs::OFlags) {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(flags.bits().cast_signed());
}

#[cfg(not(unix))]
fn without_links(_options: &mut OpenOptions) {}

#[cfg(not(unix))]
fn without_waiting(_options: &mut OpenOptions) {}
