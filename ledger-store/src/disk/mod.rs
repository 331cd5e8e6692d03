//! The seam between the log and the disk, so narrow that a disk can be played in memory: one that loses
//! power, is full, or fails.
//!
//! A [`Disk`] is one directory of files, without directories in it. Nothing is durable until it is
//! synced: the bytes and length of a file by [`DiskFile::sync`], that it is there under its name by
//! [`Disk::sync_names`].

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
    /// A file in it that is open.
    type File: DiskFile;

    /// Opens a file; `None` if there is none of this name.
    fn open(&self, name: &str) -> io::Result<Option<Self::File>>;

    /// Makes a file, in the place of one that has the name.
    fn create(&self, name: &str) -> io::Result<Self::File>;

    /// Gives a file another name, in the place of one that has it.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Makes durable which files there are under which names.
    fn sync_names(&self) -> io::Result<()>;

    /// How many bytes a file has to which a name still leads; `None` if it, or the directory, was removed
    /// or replaced.
    fn length_under(&self, name: &str, file: &Self::File) -> io::Result<Option<u64>>;
}

/// Puts a file in the place of one that has the name, as a whole as long as the power stays on. Nothing is synced:
/// this is for what may be lost.
pub(crate) fn replace<D: Disk>(disk: &D, name: &str, bytes: &[u8]) -> io::Result<()> {
    let draft = format!("{name}.new");
    disk.create(&draft)?.write_at(bytes, 0)?;
    disk.rename(&draft, name)
}

/// A file that is open for reading and writing, at any offset, by any number of threads.
pub(crate) trait DiskFile: Send + Sync {
    /// How many bytes it has.
    fn len(&self) -> io::Result<u64>;

    /// Locks it for as long as it is open here; `false` if it is open and locked elsewhere, under whatever
    /// name.
    fn try_lock(&self) -> io::Result<bool>;

    /// Reads bytes from an offset on; fewer than asked for only at its end.
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize>;

    /// Reads as many bytes as the buffer has.
    fn read_whole(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        match self.read_at(buffer, offset)? == buffer.len() {
            true => Ok(()),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Writes all bytes at an offset; the file grows if they reach beyond its end.
    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()>;

    /// Cuts it off, or fills it up with noughts.
    fn set_len(&self, length: u64) -> io::Result<()>;

    /// Makes its bytes and length durable. After an error that is unknown, and a later success says
    /// nothing about what was written before, unless it is written again.
    fn sync(&self) -> io::Result<()>;
}
