//! A signing key on disk: one line of text, for its owner alone.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::key::{KeyError, KeyHalf, KeyName, KeyUse, SigningKey, VerifierKey};
use crate::output::{OutputError, OutputFile};
use crate::private_file;
use crate::shell::shell_word;

/// The most bytes of a key file that are read.
const READ_LIMIT: u64 = 4096;

/// Why a key cannot be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// Others may read it.
    #[error("{} may be read by others than its owner", path.display())]
    Exposed {
        /// The file.
        path: PathBuf,
    },
    /// The file has no key.
    #[error("{} has no signing key: {source}", path.display())]
    NoKey {
        /// The file.
        path: PathBuf,
        /// What is wrong with the text.
        source: KeyError,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(getrandom::Error),
    /// The file cannot be written under the given name.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The operating system reported an error.
    #[error("{} cannot be read: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
}

impl KeyFileError {
    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            KeyFileError::Exposed { path } => format!(
                "whoever read it can sign in its owner's name: make a new key, or, if nobody can have \
                 read it, let its owner alone read it: chmod 600 {}",
                shell_word(&path.to_string_lossy())
            ),
            KeyFileError::NoKey { .. } => "name a file with the secret half of a key".to_owned(),
            KeyFileError::Output(error) => error.help().to_owned(),
            KeyFileError::Random(_) | KeyFileError::Io { .. } => {
                "check the path, rights and the disk".to_owned()
            }
        }
    }
}

/// Makes a key and writes it to a new file that only its owner may read. The file is durable when this
/// returns. Returns the public half.
///
/// # Errors
/// [`KeyFileError::Output`], [`KeyFileError::Random`]; nothing is left behind.
pub fn create_key_file(
    name: KeyName,
    usage: KeyUse,
    path: &Path,
) -> Result<VerifierKey, KeyFileError> {
    let key = SigningKey::generate(name, usage).map_err(KeyFileError::Random)?;
    let mut file = OutputFile::create_private(path)?;
    let failed = |source| OutputError::Io { path: path.to_owned(), source };
    file.write_all(key.to_text().as_bytes())
        .and_then(|()| file.write_all(b"\n"))
        .map_err(failed)?;
    file.finish()?;
    Ok(key.verifier().clone())
}

/// Reads a key from a file that only its owner may read.
///
/// # Errors
/// [`KeyFileError::Exposed`], [`KeyFileError::NoKey`], [`KeyFileError::Io`].
pub fn read_key_file(path: &Path) -> Result<SigningKey, KeyFileError> {
    let failed = |source| KeyFileError::Io { path: path.to_owned(), source };
    let file = private_file::read(path, READ_LIMIT).map_err(failed)?;
    let file = file.ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
    if file.exposed {
        return Err(KeyFileError::Exposed { path: path.to_owned() });
    }
    let no_key = |source| KeyFileError::NoKey { path: path.to_owned(), source };
    let text =
        str::from_utf8(&file.bytes).map_err(|_| no_key(KeyError::Malformed(KeyHalf::Signing)))?;
    SigningKey::from_text(text.strip_suffix('\n').unwrap_or(text)).map_err(no_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create(path: &Path) -> Result<VerifierKey, KeyFileError> {
        create_key_file("een.example".parse().unwrap(), KeyUse::Cosigning, path)
    }

    #[test]
    fn a_key_is_written_once_and_read_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("een.key");
        let key = create(&path).unwrap();
        assert_eq!(read_key_file(&path).unwrap().verifier(), &key);
        let again = create(&path);
        assert!(
            matches!(again, Err(KeyFileError::Output(OutputError::Exists { .. }))),
            "{again:?}"
        );
        assert_eq!(read_key_file(&path).unwrap().verifier(), &key);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("een.key");
        create(&path).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for mode in [0o640, 0o604, 0o660, 0o601] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let read = read_key_file(&path);
            assert!(matches!(read, Err(KeyFileError::Exposed { .. })), "{mode:o}: {read:?}");
        }
    }

    #[test]
    fn what_is_no_key_is_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("een.key");
        assert!(matches!(read_key_file(&path), Err(KeyFileError::Io { .. })));
        let other_half = create(&path).unwrap().to_string();
        std::fs::remove_file(&path).unwrap();
        for text in ["", "tekst\n", &other_half] {
            let mut file = private_file::create(&path).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            let read = read_key_file(&path);
            assert!(matches!(read, Err(KeyFileError::NoKey { .. })), "{text}: {read:?}");
            std::fs::remove_file(&path).unwrap();
        }
    }
}
