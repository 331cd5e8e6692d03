//! Files and directories that are handed out: reports, exports, keys, backups.
//!
//! None is ever written into the directory of a ledger, through a symbolic link, or over something that is
//! there unless that is asked for expressly. Each is written beside its name, and gets it once it is whole
//! and durable; the name is durable too when it is acknowledged. Every command that writes goes through here.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::directory;
use crate::disk::sync;
use crate::own_file;
use crate::private_file;

/// What becomes of a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Stays,
    /// The new one takes its place.
    GivesWay,
}

/// Why a file or directory cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// It would be within a ledger.
    #[error(
        "{} lies in the directory of the ledger {}, and nothing but the ledger is kept there",
        path.display(), ledger.display()
    )]
    InLedger {
        /// What was to be written.
        path: PathBuf,
        /// The directory of the ledger.
        ledger: PathBuf,
    },
    /// Something has the name.
    #[error("{} is there already, and nothing is overwritten", path.display())]
    Exists {
        /// What is there.
        path: PathBuf,
    },
    /// The name leads elsewhere.
    #[error("{} is a symbolic link, and nothing is written through one", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Something has the name that no file can take the place of, or it is no name.
    #[error("{} is no file", path.display())]
    NoFile {
        /// What was named.
        path: PathBuf,
    },
    /// Something has the name of a directory that is to be made.
    #[error("{} is no directory", path.display())]
    NoDirectory {
        /// What was named.
        path: PathBuf,
    },
    /// The operating system said no.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// What was to be written.
        path: PathBuf,
        /// What it said.
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

/// A file that is being written, and is not under its name yet. Dropped before it is finished, it leaves
/// nothing.
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

    /// Begins a file that only its owner may read. It takes no other file's place.
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

    /// The name it will have, as it was given.
    pub(crate) fn path(&self) -> &Path {
        &self.name.path
    }

    /// Gives it its name, durable when this returns.
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

/// A directory to write files in: the one that is there, or a new one, durable with those above it that had
/// to be made. Answers with its path without links.
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
        // A link that leads nowhere, or what somebody made meanwhile.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !dir.is_dir() => {
            return Err(no_directory());
        }
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(failed(error)),
        Ok(()) | Err(_) => {}
    }
    sync(&parent).map_err(failed)?;
    Ok(dir)
}

/// Makes durable that a directory, given without links, is there under its name, and each above it: whoever made
/// one of them may have ended before that. Those that cannot be synced were not made here.
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

/// A name for something that is handed out.
#[derive(Debug)]
pub(crate) struct Name {
    /// As it was given.
    path: PathBuf,
    /// Its directory, without links.
    dir: PathBuf,
    name: OsString,
    existing: Existing,
}

impl Name {
    /// A name that something can be written under.
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

    /// The path of it, without links on the way.
    fn whole(&self) -> PathBuf {
        self.dir.join(&self.name)
    }

    /// Makes what will get the name, beside it.
    pub(crate) fn draft<T>(
        &self,
        create: impl Fn(&Path) -> io::Result<T>,
    ) -> Result<(Draft, T), OutputError> {
        let process = std::process::id();
        // A process of the same number may have left one.
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

    /// Gives the name to a draft that is durable; so is the name when this returns.
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

/// What has no name of its own yet. Dropped, it is removed as far as the disk lets it.
#[derive(Debug)]
pub(crate) struct Draft(pub(crate) PathBuf);

impl Drop for Draft {
    fn drop(&mut self) {
        // Of one that got its name there is nothing left here.
        match fs::symlink_metadata(&self.0) {
            Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&self.0).unwrap_or_default(),
            Ok(_) => fs::remove_file(&self.0).unwrap_or_default(),
            Err(_) => {}
        }
    }
}

/// Gives a file or directory another name, which nothing has.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] if something has it, [`io::ErrorKind::NotFound`] if nothing has the first
/// name, and those of the disk.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use io::ErrorKind::{AlreadyExists, NotFound};
    // A second name for a file fails when there is one, where renaming would take its place.
    match fs::hard_link(from, to) {
        Ok(()) => {
            // Whether the first name goes or stays, the file is whole.
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

/// The directory that a name is in, without links, which is that of no ledger and within none.
pub(crate) fn directory_of(path: &Path) -> Result<PathBuf, OutputError> {
    let dir = own_file::directory(path).canonicalize().map_err(OutputError::io(path))?;
    outside_ledgers(path, &dir)?;
    Ok(dir)
}

/// Refuses a directory, given without links, that is that of a ledger or within one.
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

    /// What gets the name while a file is being written keeps it.
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

    /// Drafts of a process that had this number are in nobody's way, and stay for who left them.
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
