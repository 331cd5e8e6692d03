//! Writes a backup, as one file or as a directory, under the rules for all [output](crate::output).

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::backup::error::BackupError;
use crate::backup::tar_form;
use crate::disk::sync;
use crate::error::Doing;
use crate::output::{Draft, Existing, Name, OutputError, OutputFile};

const BUFFER: usize = 256 * 1024;

/// The form of a backup on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One file, a tar archive.
    File,
    /// A directory with the same entries as files.
    Directory,
}

/// A backup that does not have its name yet. If it is dropped before it is finished, it leaves nothing.
pub(crate) enum Target {
    /// An archive.
    File(BufWriter<OutputFile>),
    /// A directory that does not have its name yet.
    Directory(Name, Draft),
}

impl Target {
    /// Begins a backup under an unused name.
    pub(crate) fn create(path: &Path, shape: Shape) -> Result<Target, OutputError> {
        Ok(match shape {
            Shape::File => {
                let file = OutputFile::create(path, Existing::Stays)?;
                Target::File(BufWriter::with_capacity(BUFFER, file))
            }
            Shape::Directory => {
                let name = Name::of(path, Existing::Stays)?;
                let (draft, ()) = name.draft(|draft| fs::create_dir(draft))?;
                Target::Directory(name, draft)
            }
        })
    }

    /// Where it is written until it has its name.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Target::File(file) => file.get_ref().path(),
            Target::Directory(name, _) => name.path(),
        }
    }

    /// Writes an entry of `length` bytes, which `write` writes.
    pub(crate) fn entry(
        &mut self,
        name: &str,
        length: u64,
        write: impl FnOnce(&mut dyn Write) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let failed = writing(self.path());
        let archive = match self {
            Target::Directory(_, draft) => return write_entry(&draft.0.join(name), write),
            Target::File(archive) => archive,
        };
        tar_form::header(name, length)
            .and_then(|header| archive.write_all(&header))
            .map_err(&failed)?;
        write(archive)?;
        archive.write_all(tar_form::filling(length)).map_err(failed)
    }

    /// Gives the backup its name. It is durable when this returns.
    pub(crate) fn finish(self) -> Result<(), BackupError> {
        let failed = writing(self.path());
        match self {
            Target::File(mut archive) => {
                tar_form::write_end(&mut archive).map_err(&failed)?;
                let file = archive.into_inner().map_err(|error| failed(error.into_error()))?;
                Ok(file.finish()?)
            }
            Target::Directory(name, draft) => {
                sync_directories(&draft.0).map_err(failed)?;
                Ok(name.give(&draft.0)?)
            }
        }
    }
}

/// Writes an entry of a directory.
fn write_entry(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let failed = writing(path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(&failed)?;
    }
    let file = File::create_new(path).map_err(&failed)?;
    let mut file = BufWriter::with_capacity(BUFFER, file);
    write(&mut file)?;
    file.flush().and_then(|()| file.get_ref().sync_all()).map_err(failed)
}

fn sync_directories(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync(&entry.path())?;
        }
    }
    sync(dir)
}

pub(crate) fn writing(path: &Path) -> impl Fn(io::Error) -> BackupError + use<> {
    let path = path.to_owned();
    move |source| BackupError::Io { doing: Doing::Written, path: path.clone(), source }
}
