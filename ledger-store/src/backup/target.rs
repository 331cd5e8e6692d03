//! A backup being written, as one file or as a directory: beside its name first, and under it once all of it
//! is durable. Nothing that is there is ever overwritten.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::backup::error::BackupError;
use crate::backup::tar_form;
use crate::disk::sync;

const BUFFER: usize = 256 * 1024;

/// What a backup looks like on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One file, a tar archive.
    File,
    /// A directory with the same entries as files.
    Directory,
}

/// A backup that is not under its name yet.
pub(crate) struct Target {
    path: PathBuf,
    draft: PathBuf,
    /// The archive; none for a directory.
    archive: Option<BufWriter<File>>,
}

impl Target {
    /// Begins a backup under a name that nothing has.
    pub(crate) fn create(path: &Path, shape: Shape) -> Result<Target, BackupError> {
        refuse_existing(path)?;
        let mut draft = path.as_os_str().to_owned();
        draft.push(".part");
        let draft = PathBuf::from(draft);
        let created = match shape {
            Shape::File => {
                File::create_new(&draft).map(|file| Some(BufWriter::with_capacity(BUFFER, file)))
            }
            Shape::Directory => fs::create_dir(&draft).map(|()| None),
        };
        match created {
            Ok(archive) => Ok(Target { path: path.to_owned(), draft, archive }),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(BackupError::Exists { path: draft })
            }
            Err(source) => Err(writing(&draft)(source)),
        }
    }

    /// Writes an entry of so many bytes, which a closure writes.
    pub(crate) fn entry(
        &mut self,
        name: &str,
        length: u64,
        write: impl FnOnce(&mut dyn Write) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let failed = writing(&self.draft);
        let Some(archive) = &mut self.archive else {
            return self.file(name, write);
        };
        tar_form::header(name, length)
            .and_then(|header| archive.write_all(&header))
            .map_err(&failed)?;
        write(archive)?;
        archive.write_all(tar_form::filling(length)).map_err(failed)
    }

    fn file(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), BackupError>,
    ) -> Result<(), BackupError> {
        let path = self.draft.join(name);
        let failed = writing(&path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(&failed)?;
        }
        let file = File::create_new(&path).map_err(&failed)?;
        let mut file = BufWriter::with_capacity(BUFFER, file);
        write(&mut file)?;
        file.flush().and_then(|()| file.get_ref().sync_all()).map_err(failed)
    }

    /// Gives the backup its name, durable when this returns.
    pub(crate) fn finish(mut self) -> Result<(), BackupError> {
        let failed = writing(&self.path);
        let ended = match &mut self.archive {
            Some(archive) => tar_form::write_end(archive)
                .and_then(|()| archive.flush())
                .and_then(|()| archive.get_ref().sync_all()),
            None => sync_directories(&self.draft),
        };
        ended.map_err(&failed)?;
        self.name()?;
        let parent = self.path.parent().filter(|dir| !dir.as_os_str().is_empty());
        sync(parent.unwrap_or(Path::new("."))).map_err(failed)
    }

    /// A second name for a file fails when there is one, where renaming would take its place.
    fn name(&self) -> Result<(), BackupError> {
        if self.archive.is_some() {
            match fs::hard_link(&self.draft, &self.path) {
                Ok(()) => {
                    // Whether the first name goes or stays, the backup is whole.
                    fs::remove_file(&self.draft).unwrap_or_default();
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(BackupError::Exists { path: self.path.clone() });
                }
                // A file system without second names.
                Err(_) => {}
            }
        }
        refuse_existing(&self.path)?;
        fs::rename(&self.draft, &self.path).map_err(writing(&self.path))
    }

    /// The name it has until it is whole.
    pub(crate) fn draft(&self) -> PathBuf {
        self.draft.clone()
    }
}

/// Removes what was written of a backup that came to nothing, as far as the disk lets it.
pub(crate) fn abandon(draft: &Path) {
    match fs::symlink_metadata(draft) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(draft).unwrap_or_default(),
        Ok(_) => fs::remove_file(draft).unwrap_or_default(),
        Err(_) => {}
    }
}

fn refuse_existing(path: &Path) -> Result<(), BackupError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(BackupError::Exists { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(writing(path)(source)),
    }
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
    move |source| BackupError::Io { doing: "written", path: path.clone(), source }
}
