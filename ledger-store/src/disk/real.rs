//! A directory of the operating system.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{Disk, DiskFile};
use crate::own_file;

/// A directory of the operating system.
#[derive(Clone, Debug)]
pub(crate) struct RealDisk {
    dir: PathBuf,
    /// Whether files are opened for writing too.
    writing: bool,
}

impl RealDisk {
    /// A directory to read and write in.
    pub(crate) fn at(dir: PathBuf) -> RealDisk {
        RealDisk { dir, writing: true }
    }

    /// A directory whose files are only read.
    pub(crate) fn to_read(dir: PathBuf) -> RealDisk {
        RealDisk { dir, writing: false }
    }
}

/// A file of the operating system.
#[derive(Debug)]
pub(crate) struct RealFile(pub(crate) File);

impl Disk for RealDisk {
    type File = RealFile;

    fn open(&self, name: &str) -> io::Result<Option<RealFile>> {
        let mut options = File::options();
        match own_file::open(&self.dir.join(name), options.read(true).write(self.writing)) {
            Ok(file) => Ok(Some(RealFile(file))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn create(&self, name: &str) -> io::Result<RealFile> {
        own_file::make(&self.dir.join(name)).map(RealFile)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.dir.join(from), self.dir.join(to))
    }

    fn sync_names(&self) -> io::Result<()> {
        sync(&self.dir)
    }

    /// Does not ask for times. Linux gives a file a finer time with its next write after somebody asked, and
    /// the next sync then takes half as long again (measured on 6.18).
    #[cfg(target_os = "linux")]
    fn length_under(&self, name: &str, file: &RealFile) -> io::Result<Option<u64>> {
        use rustix::fs::{AtFlags, CWD, Statx, StatxFlags, statx};
        let which = |stat: &Statx| (stat.stx_dev_major, stat.stx_dev_minor, stat.stx_ino);
        let asked = StatxFlags::INO | StatxFlags::SIZE;
        let ours = statx(&file.0, "", AtFlags::EMPTY_PATH, asked)?;
        match statx(CWD, self.dir.join(name), AtFlags::SYMLINK_NOFOLLOW, StatxFlags::INO) {
            Ok(named) => Ok((which(&named) == which(&ours)).then_some(ours.stx_size)),
            Err(error) => gone(error.into()),
        }
    }

    #[cfg(all(unix, not(target_os = "linux")))]
    fn length_under(&self, name: &str, file: &RealFile) -> io::Result<Option<u64>> {
        use std::os::unix::fs::MetadataExt;
        let which = |metadata: &fs::Metadata| (metadata.dev(), metadata.ino());
        let ours = file.0.metadata()?;
        match fs::symlink_metadata(self.dir.join(name)) {
            Ok(named) => Ok((which(&named) == which(&ours)).then_some(ours.len())),
            Err(error) => gone(error),
        }
    }

    /// On systems where an open file keeps its name, the name need not be checked.
    #[cfg(not(unix))]
    fn length_under(&self, name: &str, file: &RealFile) -> io::Result<Option<u64>> {
        match self.dir.join(name).try_exists()? {
            true => file.len().map(Some),
            false => Ok(None),
        }
    }
}

impl DiskFile for RealFile {
    fn len(&self) -> io::Result<u64> {
        self.0.metadata().map(|metadata| metadata.len())
    }

    /// On Unix. Elsewhere a lock on the file would keep readers out. The file `LOCK` is enough there, because
    /// it cannot be removed while it is open.
    fn try_lock(&self) -> io::Result<bool> {
        if cfg!(not(unix)) {
            return Ok(true);
        }
        match self.0.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let mut read = 0;
        while let Some(rest) = buffer.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match read_some(&self.0, rest, offset.saturating_add(read as u64)) {
                Ok(0) => break,
                Ok(more) => read += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(read)
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        let mut written = 0;
        while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
            match write_some(&self.0, rest, offset.saturating_add(written as u64)) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(more) => written += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }

    fn sync(&self) -> io::Result<()> {
        self.0.sync_data()
    }
}

/// A name that leads nowhere gives `None`. Any other error stays an error.
#[cfg(unix)]
fn gone(error: io::Error) -> io::Result<Option<u64>> {
    match matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
        true => Ok(None),
        false => Err(error),
    }
}

#[cfg(unix)]
fn read_some(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(unix)]
fn write_some(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::write_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_some(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}

#[cfg(windows)]
fn write_some(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_write(file, bytes, offset)
}

/// Makes a file, or the list of files in a directory, durable.
pub(crate) fn sync(path: &Path) -> io::Result<()> {
    match (File::open(path)?.sync_all(), cfg!(unix)) {
        // Only Unix can sync a directory. Elsewhere the attempt is all there is.
        (Err(_), false) => Ok(()),
        (result, _) => result,
    }
}
