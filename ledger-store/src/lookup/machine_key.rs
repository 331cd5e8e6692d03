//! The key of this machine, which seals what is kept beside a ledger for speed: marks, index and snapshot.
//!
//! None of these is evidence, and a checksum does not tell who wrote them. Anyone who can write the directory
//! of a ledger can put a false index or snapshot there, with all checksums right. So each has a MAC
//! (HMAC-SHA-256, RFC 2104) under a key that is kept elsewhere. If another machine, another user or a person
//! by hand made it, the MAC does not fit. It is then ignored, and the events are read instead. See
//! `docs/decisions/022-nothing-rests-on-a-cache.md`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use hmac::{Hmac, KeyInit, Mac};
use ledger_core::Digest;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::output::{self, OutputError, OutputFile};
use crate::private_file::{self, PrivateFile};

const LENGTH: usize = 32;
const READ_LIMIT: u64 = 1024;

/// A key of this machine. It is read when it is first needed, and made when something is first sealed. Clones
/// share it. It is not shown in debugging.
#[derive(Clone)]
pub struct MachineKey(Arc<InFile>);

/// The file of a key, and the key once it was asked for.
struct InFile {
    path: Option<PathBuf>,
    read: OnceLock<Option<Key>>,
    made: OnceLock<Option<Key>>,
}

type Key = Zeroizing<[u8; LENGTH]>;

impl std::fmt::Debug for MachineKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MachineKey")
    }
}

impl MachineKey {
    /// A key in a file of its own: 64 hexadecimal digits and a line feed. If there is no file, sealing makes
    /// one, with the directories above it. Reading makes none.
    ///
    /// There is no key if no file is named, if the file cannot be read or made, if others may read it, or if
    /// it lies in the directory of a ledger. Anyone who can write that directory could write the key too.
    /// Without a key nothing is kept for speed.
    pub fn in_file(path: Option<PathBuf>) -> MachineKey {
        MachineKey(Arc::new(InFile { path, read: OnceLock::new(), made: OnceLock::new() }))
    }

    /// Whether there is a key, or one can be made.
    pub(crate) fn is_there(&self) -> bool {
        self.made().is_some()
    }

    /// Returns the key if there is one.
    fn there(&self) -> Option<&Key> {
        let InFile { path, read: there, made } = &*self.0;
        made.get().unwrap_or_else(|| there.get_or_init(|| read(path.as_deref()?))).as_ref()
    }

    /// Returns the key, and makes it if there is none.
    fn made(&self) -> Option<&Key> {
        let InFile { path, made, .. } = &*self.0;
        made.get_or_init(|| self.there().cloned().or_else(|| make(path.as_deref()?))).as_ref()
    }

    /// Returns the MAC of bytes that are kept under a name, or `None` without a key.
    pub(crate) fn seal(&self, name: &str, bytes: &[u8]) -> Option<Digest> {
        Some(Digest(mac(self.made()?, name, bytes)?.finalize().into_bytes().into()))
    }

    /// Whether a MAC is that of bytes that are kept under a name.
    pub(crate) fn sealed(&self, name: &str, bytes: &[u8], seal: Digest) -> bool {
        let mac = self.there().and_then(|key| mac(key, name, bytes));
        mac.is_some_and(|mac| mac.verify_slice(&seal.0).is_ok())
    }

    /// Adds a line that seals the lines kept under a name. Returns `None` without a key.
    pub(crate) fn seal_lines(&self, name: &str, lines: String) -> Option<String> {
        let seal = self.seal(name, lines.as_bytes())?;
        Some(format!("{lines}{seal}\n"))
    }

    /// Returns the lines of a text from [`MachineKey::seal_lines`] without the seal, or `None` if it does not
    /// fit.
    pub(crate) fn sealed_lines<'a>(&self, name: &str, text: &'a str) -> Option<&'a str> {
        let (lines, _) = text.strip_suffix('\n')?.rsplit_once('\n')?;
        let (lines, seal) = text.split_at_checked(lines.len() + 1)?;
        let seal = seal.trim_end().parse().ok()?;
        self.sealed(name, lines.as_bytes(), seal).then_some(lines)
    }
}

fn mac(key: &Key, name: &str, bytes: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_slice()).ok()?;
    [name.as_bytes(), &[0], bytes].into_iter().for_each(|part| mac.update(part));
    Some(mac)
}

fn read(path: &Path) -> Option<Key> {
    output::directory_of(path).ok()?;
    let PrivateFile { bytes, exposed } = private_file::read(path, READ_LIMIT).ok()??;
    let text = str::from_utf8(&bytes).ok().filter(|_| !exposed)?;
    let Digest(key) = text.strip_suffix('\n')?.parse().ok()?;
    Some(Zeroizing::new(key))
}

fn make(path: &Path) -> Option<Key> {
    output::make_directory(path.parent()?).ok()?;
    let mut key = Zeroizing::new([0; LENGTH]);
    getrandom::fill(key.as_mut_slice()).ok()?;
    let made = OutputFile::create_private(path).and_then(|mut file| {
        let written = writeln!(file, "{}", Digest(*key));
        written.map_err(OutputError::io(path))?;
        file.finish()
    });
    match made {
        Ok(()) => Some(key),
        // Another process may have made the file at the same moment.
        Err(_) => read(path),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn key(path: &Path) -> MachineKey {
        MachineKey::in_file(Some(path.to_owned()))
    }

    #[test]
    fn a_key_is_made_once_and_seals_what_it_sealed() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state/convenant/machine.key");
        let first = key(&path);
        assert!(!path.exists(), "it is made when it is needed");
        let seal = first.seal("index", b"bytes").unwrap();
        let again = key(&path);
        assert!(again.sealed("index", b"bytes", seal));
        assert!(
            !again.sealed("index", b"byteS", seal) && !again.sealed("snapshot", b"bytes", seal)
        );
        assert!(!key(&dir.path().join("other.key")).sealed("index", b"bytes", seal));
        assert!(MachineKey::in_file(None).seal("index", b"bytes").is_none());
        assert!(!MachineKey::in_file(None).sealed("index", b"bytes", seal));
    }

    /// Computed with Python's module `hmac`.
    #[test]
    fn the_mac_is_hmac_sha_256() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("machine.key");
        assert!(key(&path).is_there());
        fs::write(&path, "07".repeat(LENGTH) + "\n").unwrap();
        let expected = "28182c4d7ae933226724989b2621b9bad8e00c49f1824e3bbf7245f06b3eb47e";
        assert_eq!(key(&path).seal("index", b"abc").unwrap().to_string(), expected);
    }

    #[test]
    fn a_file_that_others_may_read_or_that_lies_in_a_ledger_holds_no_key() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("machine.key");
        assert!(key(&path).is_there());
        fs::write(&path, "no key").unwrap();
        assert!(!key(&path).is_there());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::remove_file(&path).unwrap();
            assert!(key(&path).is_there());
            fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
            assert!(!key(&path).is_there(), "others may read it");
        }
        let ledger = dir.path().join("ledger");
        drop(crate::DiskLog::create(&ledger, crate::Wait::No).unwrap());
        for within in ["ledger/machine.key", "ledger/state/machine.key"] {
            assert!(!key(&dir.path().join(within)).is_there(), "{within}");
        }
    }
}
