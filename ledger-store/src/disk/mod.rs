//! The seam between the log and the disk. It is narrow, so a disk in memory can take its place: one that
//! loses power, is full, or fails.
//!
//! A [`Disk`] is one directory of files, without directories in it. Nothing is durable until it is synced:
//! [`DiskFile::sync`] for the bytes and length of a file, [`Disk::sync_names`] for its name.

#[cfg(any(test, feature = "fuzzing"))]
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the fuzz targets have no trouble with their disk")
)]
pub(crate) mod fake;
mod real;

use std::io;

pub(crate) use real::{RealDisk, RealFile, sync};

/// A directory of files.
pub(crate) trait Disk: Send + Sync {
    /// An open file of the directory.
    type File: DiskFile;

    /// Opens a file. Returns `None` if none has this name.
    fn open(&self, name: &str) -> io::Result<Option<Self::File>>;

    /// Makes a file, in place of one with this name.
    fn create(&self, name: &str) -> io::Result<Self::File>;

    /// Gives a file another name, in place of one with that name.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Makes the names of all files durable.
    fn sync_names(&self) -> io::Result<()>;

    /// Returns the number of bytes of a file if the name still leads to it, and `None` if the file or the
    /// directory was removed or replaced.
    fn length_under(&self, name: &str, file: &Self::File) -> io::Result<Option<u64>>;
}

/// Replaces the file with this name, whole as long as the power stays on. Nothing is synced: this is for
/// files that may be lost.
pub(crate) fn replace<D: Disk>(disk: &D, name: &str, bytes: &[u8]) -> io::Result<()> {
    let draft = format!("{name}.new");
    disk.create(&draft)?.write_at(bytes, 0)?;
    disk.rename(&draft, name)
}

/// A file that is open for reading and writing, at any offset, by any number of threads.
pub(crate) trait DiskFile: Send + Sync {
    /// The number of its bytes.
    fn len(&self) -> io::Result<u64>;

    /// Locks the file for as long as it is open here. Returns `false` if it is locked elsewhere, under
    /// whatever name.
    fn try_lock(&self) -> io::Result<bool>;

    /// Reads bytes from an offset on. Reads fewer than asked for only at the end of the file.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;

    /// Fills the whole buffer.
    fn read_whole(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        match self.read_at(buffer, offset)? == buffer.len() {
            true => Ok(()),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Writes all bytes at an offset. The file grows if they reach beyond its end.
    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()>;

    /// Cuts the file off, or fills it up with zeros.
    fn set_len(&self, length: u64) -> io::Result<()>;

    /// Makes the bytes and length durable. After an error it is unknown whether they are. A later success
    /// then says nothing about earlier writes, unless they are written again.
    fn sync(&self) -> io::Result<()>;
}
