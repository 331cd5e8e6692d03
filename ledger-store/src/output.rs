//! Files and directories that are given to users: reports, exports, keys, backups.
//!
//! None is ever written into the directory of a ledger or through a symbolic link. None replaces anything,
//! unless that is asked for expressly. Each is written beside its name, and gets the name once it is whole
//! and durable. The name is durable too when it is acknowledged. Every command that writes uses this module.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::directory;
use crate::disk::sync;
use crate::own_file;
use crate::private_file;

/// What to do with a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Stays,
    /// The new file replaces it.
    GivesWay,
}

/// Why a file or directory cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The name is within a ledger.
    #[error(
        "{} lies in the directory of the ledger {}, and nothing but the ledger is kept there",
        path.display(), ledger.display()
    )]
    InLedger {
        /// The name.
        path: PathBuf,
        /// The directory of the ledger.
        ledger: PathBuf,
    },
    /// Something has the name.
    #[error("{} is there already, and nothing is overwritten", path.display())]
    Exists {
        /// The name.
        path: PathBuf,
    },
    /// The name leads elsewhere.
    #[error("{} is a symbolic link, and nothing is written through one", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// No file can take this name: another kind of thing has it, or it is not a name.
    #[error("{} is no file", path.display())]
    NoFile {
        /// The name.
        path: PathBuf,
    },
    /// A directory is to be made, and something else has the name.
    #[error("{} is no directory", path.display())]
    NoDirectory {
        /// The name.
        path: PathBuf,
    },
    /// The operating system reported an error.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// The name.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
}

impl OutputError {
    /// What to do next.
    pub fn help(&self) -> &'static str {
        match self {
            OutputError::InLedger { .. } => "name one outside it",
            OutputError::Exists { .. } => "name another one, or move away what is there",
            OutputError::Link { .. } => "name another one, or what the link leads to",
            OutputError::NoFile { .. } => "name a file; without one it goes to standard output",
            OutputError::NoDirectory { .. } => "name a directory",
            OutputError::Io { .. } => {
                "make room or ask for the right to write there, and try again"
            }
        }
    }

    pub(crate) fn io(path: &Path) -> impl Fn(io::Error) -> OutputError + use<> {
        let path = path.to_owned();
        move |source| OutputError::Io { path: path.clone(), source }
    }
}

/// A file that is being written and does not have its name yet. If it is dropped before it is finished, it
/// leaves nothing.
#[derive(Debug)]
pub struct OutputFile {
    name: Name,
    draft: Draft,
    file: File,
}

impl OutputFile {
    /// Begins a file.
    ///
    /// # Errors
    /// Those of [`OutputError`]; nothing was written then.
    pub fn create(path: &Path, existing: Existing) -> Result<OutputFile, OutputError> {
        OutputFile::begin(Name::of(path, existing)?, |draft| File::create_new(draft))
    }

    /// Begins a file that only its owner may read. It never replaces another.
    ///
    /// # Errors
    /// Those of [`OutputError`]; nothing was written then.
    pub fn create_private(path: &Path) -> Result<OutputFile, OutputError> {
        OutputFile::begin(Name::of(path, Existing::Stays)?, private_file::create)
    }

    fn begin(
        name: Name,
        create: impl Fn(&Path) -> io::Result<File>,
    ) -> Result<OutputFile, OutputError> {
        let (draft, file) = name.draft(create)?;
        Ok(OutputFile { name, draft, file })
    }

    /// Its final name, as it was given.
    pub(crate) fn path(&self) -> &Path {
        &self.name.path
    }

    /// Gives the file its name. It is durable when this returns.
    ///
    /// # Errors
    /// [`OutputError::Exists`] if something got the name meanwhile, [`OutputError::Io`].
    pub fn finish(self) -> Result<(), OutputError> {
        self.file.sync_all().map_err(OutputError::io(&self.name.path))?;
        self.name.give(&self.draft.0)
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes a file as a whole.
///
/// # Errors
/// Those of [`OutputError`]; nothing was written then.
pub fn write_file(path: &Path, bytes: &[u8], existing: Existing) -> Result<(), OutputError> {
    let mut file = OutputFile::create(path, existing)?;
    file.write_all(bytes).map_err(OutputError::io(path))?;
    file.finish()
}

/// Returns the path, without links, of a directory to write files in. Uses the one that is there, or makes
/// it, durable with the missing directories above it.
///
/// # Errors
/// [`OutputError::InLedger`], [`OutputError::NoDirectory`], [`OutputError::Io`].
pub fn make_directory(path: &Path) -> Result<PathBuf, OutputError> {
    let dir = made(path)?;
    outside_ledgers(path, &dir)?;
    Ok(dir)
}

fn made(path: &Path) -> Result<PathBuf, OutputError> {
    let failed = OutputError::io(path);
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    match path.canonicalize() {
        Ok(dir) if dir.is_dir() => {
            sync_above(&dir).map_err(failed)?;
            return Ok(dir);
        }
        Ok(_) => return Err(OutputError::NoDirectory { path: path.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            return Err(OutputError::NoDirectory { path: path.to_owned() });
        }
        Err(source) => return Err(failed(source)),
    }
    let no_directory = || OutputError::NoDirectory { path: path.to_owned() };
    let name = path.file_name().ok_or_else(no_directory)?;
    let parent = made(path.parent().ok_or_else(no_directory)?)?;
    outside_ledgers(path, &parent)?;
    let dir = parent.join(name);
    match fs::create_dir(&dir) {
        // A link that leads nowhere, or a name that another process took meanwhile.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !dir.is_dir() => {
            return Err(no_directory());
        }
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
        Ok(()) | Err(_) => {}
    }
    sync(&parent).map_err(failed)?;
    Ok(dir)
}

/// Makes the names of a directory, given without links, and of all directories above it durable. The process
/// that made one of them may have ended before that. A directory that cannot be synced was not made here.
///
/// # Errors
/// Those of the disk.
pub(crate) fn sync_above(dir: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, ReadOnlyFilesystem, Unsupported};
    let not_ours = [InvalidInput, PermissionDenied, ReadOnlyFilesystem, Unsupported];
    for dir in dir.ancestors().skip(1) {
        match sync(dir) {
            Err(error) if not_ours.contains(&error.kind()) => break,
            synced => synced?,
        }
    }
    Ok(())
}

/// A name for output.
#[derive(Debug)]
pub(crate) struct Name {
    /// The name as it was given.
    path: PathBuf,
    /// Its directory, without links.
    dir: PathBuf,
    name: OsString,
    existing: Existing,
}

impl Name {
    /// Checks that something can be written under a name.
    pub(crate) fn of(path: &Path, existing: Existing) -> Result<Name, OutputError> {
        let failed = OutputError::io(path);
        let no_file = || OutputError::NoFile { path: path.to_owned() };
        let name = path.file_name().ok_or_else(no_file)?.to_owned();
        let dir = directory_of(path)?;
        let name = Name { path: path.to_owned(), dir, name, existing };
        match fs::symlink_metadata(name.whole()) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(name),
            Err(source) => Err(failed(source)),
            Ok(there) if there.is_symlink() => Err(OutputError::Link { path: path.to_owned() }),
            Ok(there) if there.is_dir() && directory::holds(&name.whole()) => {
                let (path, ledger) = (path.to_owned(), path.to_owned());
                Err(OutputError::InLedger { path, ledger })
            }
            Ok(there) if existing == Existing::GivesWay && there.is_file() => Ok(name),
            Ok(_) if existing == Existing::GivesWay => Err(no_file()),
            Ok(_) => Err(OutputError::Exists { path: path.to_owned() }),
        }
    }

    /// The name as it was given.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Its path, without links on the way.
    fn whole(&self) -> PathBuf {
        self.dir.join(&self.name)
    }

    /// Makes a draft beside the name.
    pub(crate) fn draft<T>(
        &self,
        create: impl Fn(&Path) -> io::Result<T>,
    ) -> Result<(Draft, T), OutputError> {
        let process = std::process::id();
        // An earlier process with the same number may have left one.
        let drafts =
            (0..100_u32).map(|number| self.dir.join(format!(".convenant-{process}-{number}.part")));
        let mut failed = io::Error::from(io::ErrorKind::AlreadyExists);
        for draft in drafts {
            match create(&draft) {
                Ok(made) => return Ok((Draft(draft), made)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => failed = error,
                Err(error) => {
                    failed = error;
                    break;
                }
            }
        }
        Err(OutputError::io(&self.path)(failed))
    }

    /// Gives the name to a durable draft. The name is durable when this returns.
    pub(crate) fn give(&self, draft: &Path) -> Result<(), OutputError> {
        let failed = OutputError::io(&self.path);
        let whole = self.whole();
        match self.existing {
            Existing::GivesWay => fs::rename(draft, &whole).map_err(&failed)?,
            Existing::Stays => rename_new(draft, &whole).map_err(|error| {
                match error.kind() == io::ErrorKind::AlreadyExists {
                    true => OutputError::Exists { path: self.path.clone() },
                    false => failed(error),
                }
            })?,
        }
        sync(&self.dir).and_then(|()| sync_above(&self.dir)).map_err(failed)
    }
}

/// A draft, which is removed when dropped, as far as the disk allows.
#[derive(Debug)]
pub(crate) struct Draft(pub(crate) PathBuf);

impl Drop for Draft {
    fn drop(&mut self) {
        // A draft that got its name is not here any more.
        match fs::symlink_metadata(&self.0) {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&self.0).unwrap_or_default(),
            Ok(_) => fs::remove_file(&self.0).unwrap_or_default(),
            Err(_) => {}
        }
    }
}

/// Gives a file or directory an unused name.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if the name is used, [`io::ErrorKind::NotFound`] if the file is missing,
/// and those of the disk.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use io::ErrorKind::{AlreadyExists, NotFound};
    // Making a second name fails if the name is used, where renaming would replace the file.
    match fs::hard_link(from, to) {
        Ok(()) => {
            // Whether the first name is removed or stays, the file is whole.
            fs::remove_file(from).unwrap_or_default();
            return Ok(());
        }
        Err(error) if matches!(error.kind(), AlreadyExists | NotFound) => return Err(error),
        // A directory, or a file system without second names.
        Err(_) => {}
    }
    match fs::symlink_metadata(to) {
        Ok(_) => Err(AlreadyExists.into()),
        Err(error) if error.kind() == NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}

/// The directory of a name, without links. It must not be in a ledger.
pub(crate) fn directory_of(path: &Path) -> Result<PathBuf, OutputError> {
    let dir = own_file::directory(path).canonicalize().map_err(OutputError::io(path))?;
    outside_ledgers(path, &dir)?;
    Ok(dir)
}

/// Refuses a directory, given without links, that is a ledger or within one.
fn outside_ledgers(path: &Path, dir: &Path) -> Result<(), OutputError> {
    match dir.ancestors().find(|dir| directory::holds(dir)) {
        None => Ok(()),
        Some(ledger) => {
            let (path, ledger) = (path.to_owned(), ledger.to_owned());
            Err(OutputError::InLedger { path, ledger })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("een.txt");
        let mut file = OutputFile::create(&path, Existing::Stays).unwrap();
        file.write_all(b"half").unwrap();
        assert!(!path.exists());
        drop(file);
        assert_eq!(names(dir.path()), [""; 0]);
        for text in ["one", "two"] {
            write_file(&path, text.as_bytes(), Existing::GivesWay).unwrap();
            assert_eq!(
                (fs::read_to_string(&path).unwrap().as_str(), names(dir.path()).len()),
                (text, 1)
            );
        }
        let refused = write_file(&path, b"three", Existing::Stays);
        assert!(matches!(refused, Err(OutputError::Exists { .. })), "{refused:?}");
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(dir.path()).len()),
            ("two", 1)
        );
    }

    /// If another file gets the name during the writing, it keeps it.
    #[test]
    fn what_got_the_name_meanwhile_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("een.txt");
        let mut file = OutputFile::create(&path, Existing::Stays).unwrap();
        file.write_all(b"ours").unwrap();
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(file.finish(), Err(OutputError::Exists { .. })));
        assert_eq!(
            (fs::read_to_string(&path).unwrap().as_str(), names(dir.path()).len()),
            ("theirs", 1)
        );
    }

    /// Drafts that an earlier process with this number left do not matter, and stay.
    #[test]
    fn a_draft_that_was_left_is_not_in_the_way() {
        let dir = tempfile::tempdir().unwrap();
        let left = format!(".convenant-{}-0.part", std::process::id());
        fs::write(dir.path().join(&left), "left").unwrap();
        write_file(&dir.path().join("een.txt"), b"one", Existing::Stays).unwrap();
        assert_eq!(names(dir.path()), [left, "een.txt".to_owned()]);
    }

    #[test]
    fn directories_are_made_with_those_above_them() {
        let dir = tempfile::tempdir().unwrap();
        let made = make_directory(&dir.path().join("a/b/c")).unwrap();
        assert!(made.is_dir());
        assert_eq!(make_directory(&dir.path().join("a/b/c")).unwrap(), made);
        fs::write(dir.path().join("file"), "").unwrap();
        for name in ["file", "file/x", "no/../x"] {
            let refused = make_directory(&dir.path().join(name));
            assert!(matches!(refused, Err(OutputError::NoDirectory { .. })), "{name}: {refused:?}");
        }
        assert_eq!(names(dir.path()), ["a", "file"]);
    }
}
