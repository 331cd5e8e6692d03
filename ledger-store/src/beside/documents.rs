//! The bytes of documents, kept whole beside the log.
//!
//! ```text
//! documents/6e/6e340b9c…   the bytes with this SHA-256
//! documents/incoming       bytes that are being taken in; a leftover means nothing
//! ```
//!
//! A document is durable under its SHA-256 before an event names it, so every document that an event names
//! was stored. If the process ends in between, the unnamed document does no harm. No document is ever held in
//! memory as a whole. A process that writes here has the ledger open, so no other does.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use ledger_core::Digest;
use ledger_core::acts::document::SIZE_LIMIT;
use sha2::{Digest as _, Sha256};

use crate::disk::sync;
use crate::error::Doing;
use crate::own_file;

/// The name of the directory within that of the ledger.
pub(crate) const NAME: &str = "documents";
const INCOMING: &str = "incoming";

/// Why a document cannot be stored or returned.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// It has more bytes than a document may have.
    #[error("the document has more than {SIZE_LIMIT} bytes")]
    TooLarge,
    /// The source cannot be read.
    #[error("the document cannot be read: {source}")]
    Source {
        /// The error of the operating system.
        source: io::Error,
    },
    /// The target cannot be written.
    #[error("the document cannot be written: {source}")]
    Target {
        /// The error of the operating system.
        source: io::Error,
    },
    /// The file is missing.
    #[error("{} is missing", path.display())]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// The bytes of the file were changed.
    #[error("{} was changed: it has {size} bytes with SHA-256 {sha256}", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
        /// The number of bytes it has now.
        size: u64,
        /// Their SHA-256.
        sha256: Digest,
    },
    /// The operating system reported an error.
    #[error("{} cannot be {doing}: {source}", path.display())]
    Io {
        /// What it cannot be.
        doing: Doing,
        /// The file or directory.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
}

impl DocumentError {
    /// Whether a document is damaged or was tampered with.
    pub fn is_integrity(&self) -> bool {
        match self {
            DocumentError::Missing { .. } | DocumentError::Changed { .. } => true,
            DocumentError::TooLarge
            | DocumentError::Source { .. }
            | DocumentError::Target { .. }
            | DocumentError::Io { .. } => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> &'static str {
        match self {
            DocumentError::TooLarge => {
                "split it, or keep it elsewhere and attach a page that says where"
            }
            DocumentError::Source { .. } => "name a file that is there and may be read",
            DocumentError::Target { .. } => "make room or ask for the right to write there",
            DocumentError::Missing { .. } | DocumentError::Changed { .. } => {
                "restore the file from a backup, or keep the same document again; its SHA-256 tells whether \
                 it is the same"
            }
            DocumentError::Io { .. } => "check free space, rights and the disk, then try again",
        }
    }
}

/// Bytes that were stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Their SHA-256.
    pub sha256: Digest,
    /// How many bytes there are.
    pub size: u64,
    /// Whether they were not stored before.
    pub new: bool,
}

/// The documents beside the log of one ledger.
#[derive(Clone, Debug)]
pub struct DocumentStore {
    ledger: PathBuf,
    dir: PathBuf,
}

impl DocumentStore {
    /// The documents of a ledger in a directory. To write them, have that ledger open.
    pub fn of(ledger: &Path) -> DocumentStore {
        DocumentStore { ledger: ledger.to_owned(), dir: ledger.join(NAME) }
    }

    /// Stores all bytes of a source. They are durable when it returns. The same bytes are stored once, and
    /// storing them again mends a file that was changed.
    ///
    /// # Errors
    /// [`DocumentError::TooLarge`] beyond a GiB, [`DocumentError::Source`], [`DocumentError::Io`].
    pub fn keep(&self, source: impl Read) -> Result<Kept, DocumentError> {
        let incoming = self.dir.join(INCOMING);
        make_dir(&self.dir, &self.ledger)?;
        let kept = write_new(&incoming, source, SIZE_LIMIT).and_then(|kept| {
            let path = self.path(kept.sha256);
            let new = !path.exists();
            let parent = path.parent().unwrap_or(&self.dir);
            make_dir(parent, &self.dir)?;
            own_file::rename(&incoming, &path)
                .and_then(|()| sync(&self.dir))
                .map_err(io(Doing::Written, &path))?;
            Ok(Kept { new, ..kept })
        });
        if kept.is_err() {
            // A leftover is ignored, so failing to remove it does no harm.
            fs::remove_file(&incoming).unwrap_or_default();
        }
        kept
    }

    /// Removes stored bytes that no event names.
    ///
    /// # Errors
    /// [`DocumentError::Io`].
    pub fn drop_unnamed(&self, sha256: Digest) -> Result<(), DocumentError> {
        let path = self.path(sha256);
        fs::remove_file(&path).map_err(io(Doing::Written, &path))
    }

    /// Reads the bytes with a SHA-256 again, and returns their number.
    ///
    /// # Errors
    /// [`DocumentError::Missing`], [`DocumentError::Changed`], [`DocumentError::Io`].
    pub fn check(&self, sha256: Digest) -> Result<u64, DocumentError> {
        self.copy(sha256, &mut io::sink())
    }

    /// Copies the bytes with a SHA-256 to a target, and checks them. After an error the bytes written are not
    /// the document.
    ///
    /// # Errors
    /// Those of [`DocumentStore::check`], and [`DocumentError::Target`].
    pub fn copy(&self, sha256: Digest, target: &mut impl Write) -> Result<u64, DocumentError> {
        let path = self.path(sha256);
        let file = match own_file::to_read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(DocumentError::Missing { path });
            }
            opened => opened.map_err(io(Doing::Read, &path))?,
        };
        let found = pass_on(file, target, io(Doing::Read, &path), |source| {
            DocumentError::Target { source }
        })?;
        match found.sha256 == sha256 {
            true => Ok(found.size),
            false => Err(DocumentError::Changed { path, size: found.size, sha256: found.sha256 }),
        }
    }

    /// The paths of files that are not one of these documents. They were left when a process ended before an
    /// event named them, were added and are not attached yet, or were put there by somebody.
    ///
    /// # Errors
    /// [`DocumentError::Io`].
    pub fn others(&self, known: &HashSet<Digest>) -> Result<Vec<PathBuf>, DocumentError> {
        let mut others = Vec::new();
        for path in entries(&self.dir)? {
            if own_file::is_own(&path, fs::FileType::is_dir).is_err() {
                others.push(path);
                continue;
            }
            for path in entries(&path)? {
                let name = path.file_name().and_then(|name| name.to_str());
                let digest = name.and_then(|name| name.parse().ok());
                if !digest.is_some_and(|it| known.contains(&it) && self.path(it) == path) {
                    others.push(path);
                }
            }
        }
        others.sort();
        Ok(others)
    }

    /// The path of the bytes with a SHA-256.
    pub fn path(&self, sha256: Digest) -> PathBuf {
        let name = sha256.to_string();
        let first: String = name.chars().take(2).collect();
        self.dir.join(first).join(name)
    }
}

fn io(doing: Doing, path: &Path) -> impl Fn(io::Error) -> DocumentError {
    let path = path.to_owned();
    move |source| DocumentError::Io { doing, path: path.clone(), source }
}

/// Makes a directory, or uses the one that is there. Its name is durable when this returns.
fn make_dir(dir: &Path, parent: &Path) -> Result<(), DocumentError> {
    own_file::make_dir(dir, parent).map_err(io(Doing::Written, dir))
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>, DocumentError> {
    match fs::read_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        listed => listed
            .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
            .map_err(io(Doing::Read, dir)),
    }
}

/// Writes a file in place of a leftover. It is durable when this returns.
fn write_new(path: &Path, source: impl Read, limit: u64) -> Result<Kept, DocumentError> {
    let mut file = own_file::make(path).map_err(io(Doing::Written, path))?;
    let source = source.take(limit + 1);
    let unreadable = |source| DocumentError::Source { source };
    let kept = pass_on(source, &mut file, unreadable, io(Doing::Written, path))?;
    if kept.size > limit {
        return Err(DocumentError::TooLarge);
    }
    file.sync_all().map_err(io(Doing::Written, path))?;
    Ok(kept)
}

/// Copies bytes piece by piece, and returns their size and SHA-256.
fn pass_on(
    mut source: impl Read,
    target: &mut impl Write,
    unreadable: impl Fn(io::Error) -> DocumentError,
    unwritable: impl Fn(io::Error) -> DocumentError,
) -> Result<Kept, DocumentError> {
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => buffer.get(..read).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(error)),
        };
        hash.update(read);
        target.write_all(read).map_err(&unwritable)?;
        size += read.len() as u64;
    }
    target.flush().map_err(&unwritable)?;
    Ok(Kept { sha256: Digest(hash.finalize().into()), size, new: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The SHA-256 of `abc`, from FIPS 180-4.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn store() -> (tempfile::TempDir, DocumentStore) {
        let dir = tempfile::tempdir().unwrap();
        let store = DocumentStore::of(dir.path());
        (dir, store)
    }

    #[test]
    fn bytes_are_kept_under_their_digest_and_given_back() {
        let (dir, store) = store();
        let sha256: Digest = ABC.parse().unwrap();
        for new in [true, false] {
            assert_eq!(store.keep(&b"abc"[..]).unwrap(), Kept { sha256, size: 3, new });
        }
        assert_eq!(store.path(sha256), dir.path().join("documents/ba").join(ABC));
        let mut back = Vec::new();
        assert_eq!(store.copy(sha256, &mut back).unwrap(), 3);
        assert_eq!(back, b"abc");
        assert_eq!(store.others(&HashSet::from([sha256])).unwrap(), Vec::<PathBuf>::new());
        assert_eq!(store.others(&HashSet::new()).unwrap(), [store.path(sha256)]);
    }

    #[test]
    fn a_changed_or_missing_file_is_reported_and_keeping_it_again_mends_it() {
        let (_dir, store) = store();
        let Kept { sha256, .. } = store.keep(&b"abc"[..]).unwrap();
        for bytes in [&b"abd"[..], b"ab", b"abcd", b""] {
            fs::write(store.path(sha256), bytes).unwrap();
            let error = store.check(sha256).unwrap_err();
            assert!(
                matches!(&error, DocumentError::Changed { size, .. } if *size == bytes.len() as u64)
            );
            assert!(error.is_integrity());
        }
        store.keep(&b"abc"[..]).unwrap();
        assert_eq!(store.check(sha256).unwrap(), 3);
        fs::remove_file(store.path(sha256)).unwrap();
        assert!(matches!(store.check(sha256), Err(DocumentError::Missing { .. })));
    }

    #[test]
    fn what_cannot_be_read_leaves_nothing() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::ErrorKind::PermissionDenied.into())
            }
        }
        let (dir, store) = store();
        fs::create_dir(dir.path().join("documents")).unwrap();
        fs::write(dir.path().join("documents/incoming"), b"a leftover").unwrap();
        let error = store.keep((&b"abc"[..]).chain(Broken)).unwrap_err();
        assert!(matches!(error, DocumentError::Source { .. }));
        assert_eq!(store.others(&HashSet::new()).unwrap(), Vec::<PathBuf>::new());
    }

    #[test]
    fn a_document_has_no_more_bytes_than_the_limit() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("incoming");
        assert_eq!(write_new(&path, &b"abc"[..], 3).unwrap().size, 3);
        assert!(matches!(write_new(&path, &b"abcd"[..], 3), Err(DocumentError::TooLarge)));
    }

    #[test]
    fn a_file_that_is_no_document_is_listed() {
        let (dir, store) = store();
        let Kept { sha256, .. } = store.keep(&b"abc"[..]).unwrap();
        let stray = dir.path().join("documents/zz");
        fs::create_dir(&stray).unwrap();
        fs::copy(store.path(sha256), stray.join(ABC)).unwrap();
        assert_eq!(store.others(&HashSet::from([sha256])).unwrap(), [stray.join(ABC)]);
    }
}
