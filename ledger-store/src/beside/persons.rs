//! What is known about persons, outside the log. It is sealed for each person under a key of its own.
//! Destroying that key forgets the person, in every copy of the sealed data.
//!
//! ```text
//! persons/12      what is known about person 12, sealed
//! persons.keys    the keys, here or in the file that the user names; left out of backups
//! ```
//!
//! Sealed data are: the version, a nonce of 24 bytes that is new at every write, and the output of
//! XChaCha20-Poly1305 under the person's key. Associated data are the version, the Merkle root of the ledger
//! after its first event and the number of the person. So data sealed for one person of one ledger cannot
//! pass for another's. The file of keys names that root too. A process that writes here has the ledger open,
//! so no other does. See `docs/decisions/006-personal-data.md`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use ledger_core::{Digest, PersonId};
use zeroize::Zeroizing;

use crate::error::Doing;
use crate::own_file;
use crate::private_file::{self, PrivateFile};
use crate::shell::shell_word;

/// The name of the directory within that of the ledger.
pub(crate) const NAME: &str = "persons";
/// The name of the file of keys, unless the user names another.
const KEYS: &str = "persons.keys";
const KEYS_HEADER: &str = "covenant keys, format 1, ledger ";
const KEYS_END: &str = "end\n";
/// The version of the sealed form.
pub(crate) const VERSION: u8 = 1;
const NONCE: usize = 24;
const KEY: usize = 32;
/// The most bytes of a file here that are read.
const READ_LIMIT: u64 = 64 * 1024 * 1024;

type Keys = BTreeMap<PersonId, Zeroizing<[u8; KEY]>>;

/// Why data about persons cannot be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// There is sealed data and no file of keys.
    #[error("there are sealed data about persons, and no keys in {}", path.display())]
    NoKeys {
        /// Where the keys should be.
        path: PathBuf,
    },
    /// There is sealed data about this person, and no key.
    #[error("the data about person {person} are sealed, and the keys have none for that number")]
    NoKey {
        /// The person.
        person: PersonId,
    },
    /// Others may read the keys.
    #[error("{} may be read by others than its owner", path.display())]
    Exposed {
        /// The file of keys.
        path: PathBuf,
    },
    /// The file is not a file of keys, or it is damaged.
    #[error("{} is no file of keys, or it is damaged", path.display())]
    BadKeys {
        /// The file.
        path: PathBuf,
    },
    /// The keys are of another ledger.
    #[error("{} has the keys of another ledger", path.display())]
    OtherLedger {
        /// The file of keys.
        path: PathBuf,
    },
    /// The sealed data were changed.
    #[error("{} was changed: it is not what was sealed for person {person}", path.display())]
    Changed {
        /// The person.
        person: PersonId,
        /// The file.
        path: PathBuf,
    },
    /// The data were sealed by a newer version of this program.
    #[error(
        "what is known about person {person} is sealed in a form of version {found}, and this program knows \
         version {VERSION}"
    )]
    Newer {
        /// The person.
        person: PersonId,
        /// The version.
        found: u8,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(getrandom::Error),
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

impl PersonError {
    /// Whether stored data is damaged or was tampered with.
    pub fn is_integrity(&self) -> bool {
        match self {
            // An unknown version may be damage as well.
            PersonError::Changed { .. }
            | PersonError::BadKeys { .. }
            | PersonError::Newer { .. } => true,
            PersonError::NoKeys { .. }
            | PersonError::NoKey { .. }
            | PersonError::Exposed { .. }
            | PersonError::OtherLedger { .. }
            | PersonError::Random(_)
            | PersonError::Io { .. } => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            PersonError::NoKeys { .. } => {
                "name the file with the keys; if they are lost for good, remove the directory `persons`, which nobody can read any more"
                    .to_owned()
            }
            PersonError::OtherLedger { .. } => {
                "name the file with the keys of this ledger".to_owned()
            }
            PersonError::NoKey { person } => format!(
                "the key was destroyed, or is in another file of keys; to begin anew, remove \
                 persons/{person} from the ledger's directory"
            ),
            PersonError::Exposed { path } => {
                format!(
                    "let its owner alone read it: chmod 600 {}",
                    shell_word(&path.to_string_lossy())
                )
            }
            PersonError::BadKeys { .. } | PersonError::Changed { .. } => {
                "restore the file from a backup; the ledger itself is not touched by this"
                    .to_owned()
            }
            PersonError::Newer { .. } => {
                "use the version of this program that sealed it; if there is none, restore the file from \
                 a backup"
                    .to_owned()
            }
            PersonError::Random(_) | PersonError::Io { .. } => {
                "check free space, rights and the disk, then try again".to_owned()
            }
        }
    }
}

/// What is known about a person, as far as the keys open it.
#[derive(Debug)]
pub enum Sealed {
    /// The opened data. Not shown in debugging.
    Opened(Secret),
    /// There is no key for the data.
    Locked,
}

/// Bytes that are wiped when dropped.
pub struct Secret(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl std::ops::Deref for Secret {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// What is known about the persons of one ledger.
#[derive(Clone, Debug)]
pub struct PersonStore {
    ledger: PathBuf,
    dir: PathBuf,
    keys: PathBuf,
    root: Digest,
}

impl PersonStore {
    /// The persons of the ledger in a directory, whose Merkle root after its first event is `root`. The keys
    /// are in the directory too, unless another file is named.
    pub fn of(ledger: &Path, keys: Option<PathBuf>, root: Digest) -> PersonStore {
        let keys = keys.unwrap_or_else(|| ledger.join(KEYS));
        PersonStore { ledger: ledger.to_owned(), dir: ledger.join(NAME), keys, root }
    }

    /// Seals what is known about a person, in place of earlier data. It is durable when this returns.
    ///
    /// # Errors
    /// [`PersonError::NoKeys`] or [`PersonError::NoKey`] if there are sealed data without a key: they are not
    /// sealed under a new one. An unusable file of keys; [`PersonError::Random`], [`PersonError::Io`].
    pub fn set(&self, person: PersonId, data: &[u8]) -> Result<(), PersonError> {
        let mut keys = self.keys_to_write()?;
        let path = self.path(person);
        let key = match keys.get(&person) {
            Some(key) => key.clone(),
            None if path.exists() => return Err(PersonError::NoKey { person }),
            None => {
                let mut key = Zeroizing::new([0; KEY]);
                getrandom::fill(key.as_mut_slice()).map_err(PersonError::Random)?;
                keys.insert(person, key.clone());
                self.write_keys(&keys)?;
                key
            }
        };
        let sealed = self.seal(person, &key, data)?;
        make_dir(&self.dir, &self.ledger)?;
        private_file::replace(&path, &sealed).map_err(io(Doing::Written, &path))
    }

    /// Returns what is known about a person, or `None` if nothing is sealed.
    ///
    /// # Errors
    /// [`PersonError::Changed`], an unusable file of keys, [`PersonError::Io`].
    pub fn get(&self, person: PersonId) -> Result<Option<Sealed>, PersonError> {
        let keys = self.read_keys()?.unwrap_or_default();
        self.open(person, &keys)
    }

    /// Returns all persons with sealed data, by number, each opened, locked or changed.
    ///
    /// # Errors
    /// An unusable file of keys, [`PersonError::Io`].
    #[expect(clippy::type_complexity, reason = "a list of answers, each of which may be a fault")]
    pub fn all(&self) -> Result<Vec<(PersonId, Result<Sealed, PersonError>)>, PersonError> {
        let sealed = self.sealed()?;
        if sealed.is_empty() {
            return Ok(Vec::new());
        }
        let keys = self.read_keys()?.unwrap_or_default();
        let opened = sealed.into_iter().filter_map(|person| {
            self.open(person, &keys).transpose().map(|opened| (person, opened))
        });
        Ok(opened.collect())
    }

    /// Returns all persons who have a key.
    ///
    /// # Errors
    /// An unusable file of keys, [`PersonError::Io`].
    pub fn keyed(&self) -> Result<Vec<PersonId>, PersonError> {
        Ok(self.read_keys()?.unwrap_or_default().into_keys().collect())
    }

    /// Whether there is anything about a person here: a key, sealed data, or the remains of a destruction
    /// that was cut off.
    ///
    /// # Errors
    /// An unusable file of keys, [`PersonError::Io`].
    pub fn is_known(&self, person: PersonId) -> Result<bool, PersonError> {
        let path = self.path(person);
        let has_key = self.read_keys()?.unwrap_or_default().contains_key(&person);
        Ok(has_key || private_file::is_known(&path).map_err(io(Doing::Read, &path))?)
    }

    /// Checks that a person can be forgotten: that the keys are there, so that one can be destroyed.
    ///
    /// # Errors
    /// [`PersonError::NoKeys`], an unusable file of keys, [`PersonError::Io`].
    pub fn can_forget(&self) -> Result<(), PersonError> {
        self.keys_where_sealed().map(|_| ())
    }

    /// Destroys the key of a person and the data sealed under it. Returns whether there were any. It is
    /// durable when this returns. After a crash before that, something is left to destroy, and calling it
    /// again finishes the work.
    ///
    /// The file of keys is written anew without the key and replaces the old one. The old file keeps a name
    /// until its bytes are overwritten. The sealed data are overwritten too before they are removed. Copies
    /// that a file system or a disk keeps elsewhere cannot be reached.
    ///
    /// # Errors
    /// [`PersonError::NoKeys`], an unusable file of keys, [`PersonError::Io`].
    pub fn forget(&self, person: PersonId) -> Result<bool, PersonError> {
        let mut keys = self.keys_to_write()?;
        let had_key = keys.remove(&person).is_some();
        if had_key {
            self.write_keys(&keys)?;
        }
        let path = self.path(person);
        let had_data = private_file::destroy(&path).map_err(io(Doing::Written, &path))?;
        Ok(had_key || had_data)
    }

    /// The path of the file of keys.
    pub fn keys_path(&self) -> &Path {
        &self.keys
    }

    fn path(&self, person: PersonId) -> PathBuf {
        self.dir.join(person.to_string())
    }

    /// All persons with sealed data, by number.
    fn sealed(&self) -> Result<Vec<PersonId>, PersonError> {
        let names = match fs::read_dir(&self.dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            listed => listed.and_then(|entries| {
                entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()
            }),
        };
        let names = names.map_err(io(Doing::Read, &self.dir))?;
        let number = |name: &std::ffi::OsString| Some(PersonId(name.to_str()?.parse().ok()?));
        let mut persons: Vec<PersonId> = names.iter().filter_map(number).collect();
        persons.sort_unstable();
        Ok(persons)
    }

    fn associated(&self, person: PersonId) -> Vec<u8> {
        [&b"covenant person"[..], &[VERSION], &self.root.0, &person.0.to_be_bytes()].concat()
    }

    fn seal(&self, person: PersonId, key: &[u8; KEY], data: &[u8]) -> Result<Vec<u8>, PersonError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(PersonError::Random)?;
        let payload = Payload { msg: data, aad: &self.associated(person) };
        let sealed = cipher(key).encrypt(&XNonce::from(nonce), payload).map_err(|_| {
            let source = io::Error::other("it is too large to be sealed");
            io(Doing::Written, &self.path(person))(source)
        })?;
        Ok([&[VERSION][..], &nonce, &sealed].concat())
    }

    fn open(&self, person: PersonId, keys: &Keys) -> Result<Option<Sealed>, PersonError> {
        let path = self.path(person);
        let Some(file) = read_file(&path)? else { return Ok(None) };
        let Some(key) = keys.get(&person) else { return Ok(Some(Sealed::Locked)) };
        let changed = || PersonError::Changed { person, path: path.clone() };
        let rest = match file.bytes.split_first() {
            Some((&VERSION, rest)) => rest,
            Some((&found, _)) if found > VERSION => {
                return Err(PersonError::Newer { person, found });
            }
            Some(_) | None => return Err(changed()),
        };
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or_else(changed)?;
        let payload = Payload { msg: sealed, aad: &self.associated(person) };
        let opened = cipher(key).decrypt(&XNonce::from(*nonce), payload).map_err(|_| changed())?;
        Ok(Some(Sealed::Opened(Secret(Zeroizing::new(opened)))))
    }

    /// Returns the keys, to add or destroy one. First destroys what was left of the last writing, which may
    /// contain keys that were destroyed since.
    fn keys_to_write(&self) -> Result<Keys, PersonError> {
        let keys = self.keys_where_sealed()?;
        let path = self.keys_file()?;
        // If the file of keys is missing, the remains beside it may be the only keys.
        if path.exists() {
            private_file::clear(&path).map_err(io(Doing::Written, &path))?;
        }
        Ok(keys)
    }

    /// Returns the keys. They must be there if anything is sealed.
    fn keys_where_sealed(&self) -> Result<Keys, PersonError> {
        match self.read_keys()? {
            Some(keys) => Ok(keys),
            None if self.sealed()?.is_empty() => Ok(Keys::new()),
            None => Err(PersonError::NoKeys { path: self.keys.clone() }),
        }
    }

    /// Returns the keys, or `None` if the file is not there.
    fn read_keys(&self) -> Result<Option<Keys>, PersonError> {
        let path = || self.keys.clone();
        let read = private_file::read(&self.keys, READ_LIMIT);
        let Some(file) = read.map_err(io(Doing::Read, &self.keys))? else { return Ok(None) };
        if file.exposed {
            return Err(PersonError::Exposed { path: path() });
        }
        let bad = || PersonError::BadKeys { path: path() };
        let text = str::from_utf8(&file.bytes).map_err(|_| bad())?;
        let lines = text.strip_prefix(KEYS_HEADER).and_then(|rest| rest.split_once('\n'));
        let (root, lines) = lines.ok_or_else(bad)?;
        if root.parse::<Digest>().map_err(|_| bad())? != self.root {
            return Err(PersonError::OtherLedger { path: path() });
        }
        let mut keys = Keys::new();
        // Without this end, a file that was cut off would have lost keys without a word.
        let lines = lines.strip_suffix(KEYS_END).ok_or_else(bad)?;
        for line in lines.lines() {
            let (person, key) = line.split_once(' ').ok_or_else(bad)?;
            let person = PersonId(person.parse().map_err(|_| bad())?);
            // A key is written as a digest is: 64 hexadecimal digits.
            let key = key.parse::<Digest>().map_err(|_| bad())?;
            if keys.insert(person, Zeroizing::new(key.0)).is_some() {
                return Err(bad());
            }
        }
        Ok(Some(keys))
    }

    fn write_keys(&self, keys: &Keys) -> Result<(), PersonError> {
        use std::fmt::Write as _;
        let line = KEYS_HEADER.len() + 80;
        let mut text = Zeroizing::new(String::with_capacity(line * (keys.len() + 1)));
        let written = writeln!(text, "{KEYS_HEADER}{}", self.root).and_then(|()| {
            keys.iter().try_for_each(|(person, key)| {
                write!(text, "{person} ")?;
                key.iter().try_for_each(|byte| write!(text, "{byte:02x}"))?;
                writeln!(text)
            })?;
            text.write_str(KEYS_END)
        });
        let writing = io(Doing::Written, &self.keys);
        written.map_err(|error| writing(io::Error::other(error)))?;
        private_file::replace(&self.keys_file()?, text.as_bytes()).map_err(writing)
    }

    /// The file of keys itself. If it is a link, the keys stay where the link leads, and the link stays a
    /// link. No new file is begun behind a link that leads nowhere, as when a disk is not connected.
    fn keys_file(&self) -> Result<PathBuf, PersonError> {
        match self.keys.canonicalize() {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !self.keys.is_symlink() => {
                Ok(self.keys.clone())
            }
            found => found.map_err(io(Doing::Written, &self.keys)),
        }
    }
}

/// Makes the directory of sealed data. It is durable when this returns, even if it was there: the process
/// that made it may have ended before that.
pub(crate) fn make_dir(dir: &Path, ledger: &Path) -> Result<(), PersonError> {
    own_file::make_dir(dir, ledger).map_err(io(Doing::Written, dir))
}

pub(crate) fn io(doing: Doing, path: &Path) -> impl Fn(io::Error) -> PersonError + use<> {
    let path = path.to_owned();
    move |source| PersonError::Io { doing, path: path.clone(), source }
}

fn cipher(key: &[u8; KEY]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

/// Reads all bytes of a sealed file, which are wiped when dropped. Returns `None` if it is not there.
pub(crate) fn read_file(path: &Path) -> Result<Option<PrivateFile>, PersonError> {
    private_file::read_own(path, READ_LIMIT).map_err(io(Doing::Read, path))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    const ROOT: Digest = Digest([9; 32]);
    const TWELVE: PersonId = PersonId(12);
    const NAME_OF_TWELVE: &[u8] = b"Fictieve Fenna";

    fn store() -> (tempfile::TempDir, PersonStore) {
        let dir = tempfile::tempdir().unwrap();
        let store = PersonStore::of(dir.path(), None, ROOT);
        (dir, store)
    }

    #[track_caller]
    fn opened(store: &PersonStore, person: PersonId) -> Vec<u8> {
        match store.get(person).unwrap() {
            Some(Sealed::Opened(data)) => data.to_vec(),
            other => panic!("person {person}: {other:?}"),
        }
    }

    #[test]
    fn what_is_sealed_is_opened_and_stands_nowhere_in_the_open() {
        let (dir, store) = store();
        assert!(store.get(TWELVE).unwrap().is_none());
        store.set(PersonId(7), b"somebody else").unwrap();
        for data in [b"before".as_slice(), NAME_OF_TWELVE] {
            store.set(TWELVE, data).unwrap();
            assert_eq!(opened(&store, TWELVE), data);
        }
        assert_eq!(opened(&store, PersonId(7)), b"somebody else");
        let sealed = fs::read(dir.path().join("persons/12")).unwrap();
        assert!(!sealed.windows(6).any(|window| window == b"Fictie"));
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let again = fs::read(dir.path().join("persons/12")).unwrap();
        assert_ne!(sealed[1..25], again[1..25], "every write has a nonce of its own");
    }

    #[test]
    fn a_forgotten_person_is_not_opened_here_nor_in_a_copy() {
        let (dir, store) = store();
        store.set(PersonId(7), b"somebody else").unwrap();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let copy = fs::read(dir.path().join("persons/12")).unwrap();
        let mut old_keys = File::open(store.keys_path()).unwrap();
        assert!(store.forget(TWELVE).unwrap());
        assert!(!store.forget(TWELVE).unwrap());
        assert!(store.get(TWELVE).unwrap().is_none());
        assert_eq!(opened(&store, PersonId(7)), b"somebody else");
        fs::write(dir.path().join("persons/12"), copy).unwrap();
        assert!(matches!(store.get(TWELVE), Ok(Some(Sealed::Locked))));
        assert!(matches!(store.set(TWELVE, b"x"), Err(PersonError::NoKey { .. })));
        assert!(store.forget(TWELVE).unwrap(), "what turns up again is destroyed again");
        if cfg!(unix) {
            let mut bytes = Vec::new();
            old_keys.read_to_end(&mut bytes).unwrap();
            assert!(bytes.iter().all(|byte| *byte == 0), "the old keys were overwritten");
        }
    }

    fn names_in(dir: &Path) -> Vec<String> {
        let names = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Keys and sealed data that an interrupted write left are destroyed by the next process that writes.
    #[test]
    fn what_was_left_when_keys_were_written_is_destroyed_first() {
        let (dir, store) = store();
        store.set(PersonId(7), b"somebody else").unwrap();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let keys = dir.path().join("persons.keys");
        let whole = fs::read(&keys).unwrap();
        let data = dir.path().join("persons/12");
        store.forget(TWELVE).unwrap();
        for (left, beside) in [("old", &keys), ("new", &keys), ("old", &data), ("new", &data)] {
            let left = beside.with_extension(match beside.extension() {
                Some(_) => format!("keys.{left}"),
                None => left.to_owned(),
            });
            fs::write(&left, &whole).unwrap();
            let mut open = File::open(&left).unwrap();
            // This is a second name of the present keys, which stay.
            if beside == &data {
                fs::hard_link(&keys, dir.path().join("persons.keys.old")).unwrap();
                assert!(store.is_known(TWELVE).unwrap());
            }
            assert_eq!(store.forget(TWELVE).unwrap(), beside == &data);
            let mut bytes = Vec::new();
            open.read_to_end(&mut bytes).unwrap();
            assert!(bytes.iter().all(|byte| *byte == 0), "{}", left.display());
            assert_eq!(names_in(dir.path()), ["persons", "persons.keys"]);
            assert_eq!(names_in(&dir.path().join("persons")), ["7"]);
            assert_eq!(opened(&store, PersonId(7)), b"somebody else");
            assert!(!store.is_known(TWELVE).unwrap());
        }
    }

    #[test]
    fn without_the_keys_nothing_is_opened_sealed_or_forgotten() {
        let (dir, store) = store();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let elsewhere = dir.path().join("elsewhere");
        fs::rename(store.keys_path(), &elsewhere).unwrap();
        assert!(matches!(store.get(TWELVE), Ok(Some(Sealed::Locked))));
        for result in [store.set(PersonId(7), b"x"), store.can_forget()] {
            assert!(matches!(result, Err(PersonError::NoKeys { .. })), "{result:?}");
        }
        assert!(matches!(store.forget(TWELVE), Err(PersonError::NoKeys { .. })));
        let named = PersonStore::of(dir.path(), Some(elsewhere.clone()), ROOT);
        assert_eq!(opened(&named, TWELVE), NAME_OF_TWELVE);
        let other = PersonStore::of(dir.path(), Some(elsewhere), Digest([8; 32]));
        assert!(matches!(other.get(TWELVE), Err(PersonError::OtherLedger { .. })));
    }

    #[test]
    fn a_file_of_keys_that_was_cut_off_is_refused() {
        let (_dir, store) = store();
        store.set(PersonId(7), b"somebody else").unwrap();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let whole = fs::read(store.keys_path()).unwrap();
        for length in 0..whole.len() {
            fs::write(store.keys_path(), &whole[..length]).unwrap();
            assert!(matches!(store.keyed(), Err(PersonError::BadKeys { .. })), "{length}");
        }
        fs::write(store.keys_path(), whole).unwrap();
        assert_eq!(store.keyed().unwrap(), [PersonId(7), TWELVE]);
    }

    #[cfg(unix)]
    #[test]
    fn keys_that_others_may_read_are_refused() {
        use std::os::unix::fs::PermissionsExt;
        let (_dir, store) = store();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let mode = fs::metadata(store.keys_path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        for mode in [0o640, 0o604, 0o660, 0o601] {
            fs::set_permissions(store.keys_path(), fs::Permissions::from_mode(mode)).unwrap();
            assert!(matches!(store.get(TWELVE), Err(PersonError::Exposed { .. })), "{mode:o}");
        }
    }

    #[test]
    fn what_is_sealed_for_one_is_no_other_persons() {
        let (dir, store) = store();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        store.set(PersonId(7), b"somebody else").unwrap();
        // The number is part of the sealed data, even under the same key.
        let keys = fs::read_to_string(store.keys_path()).unwrap();
        let key = keys.lines().find_map(|line| line.strip_prefix("12 ")).unwrap();
        let lines: Vec<String> =
            keys.lines()
                .map(|line| {
                    if line.starts_with("7 ") { format!("7 {key}\n") } else { format!("{line}\n") }
                })
                .collect();
        fs::write(store.keys_path(), lines.concat()).unwrap();
        fs::copy(dir.path().join("persons/12"), dir.path().join("persons/7")).unwrap();
        assert!(matches!(store.get(PersonId(7)), Err(PersonError::Changed { .. })));
        assert_eq!(opened(&store, TWELVE), NAME_OF_TWELVE);
    }

    proptest! {
        #[test]
        fn any_change_of_what_is_sealed_is_reported(
            data in prop::collection::vec(any::<u8>(), 0..200),
            place in any::<prop::sample::Index>(),
            flip in 1..=255_u8,
            cut in any::<prop::sample::Index>(),
        ) {
            let (dir, store) = store();
            store.set(TWELVE, &data).unwrap();
            prop_assert_eq!(opened(&store, TWELVE), data);
            let path = dir.path().join("persons/12");
            let whole = fs::read(&path).unwrap();
            let mut changed = whole.clone();
            changed[place.index(whole.len())] ^= flip;
            let longer = [whole.as_slice(), &[flip]].concat();
            for bytes in [&changed, &whole[..cut.index(whole.len())], &longer] {
                fs::write(&path, bytes).unwrap();
                let found = store.get(TWELVE);
                let reported =
                    matches!(found, Err(PersonError::Changed { .. } | PersonError::Newer { .. }));
                prop_assert!(reported, "{:?}", found);
            }
        }
    }

    /// Keys behind a link are written where they are. A copy that the user keeps by a second name of the file
    /// is not touched.
    #[cfg(unix)]
    #[test]
    fn keys_behind_a_link_stay_there_and_a_copy_that_was_kept_stays_whole() {
        let (dir, store) = store();
        store.set(TWELVE, NAME_OF_TWELVE).unwrap();
        let safe = tempfile::tempdir().unwrap();
        let keys = safe.path().join("persons.keys");
        fs::rename(store.keys_path(), &keys).unwrap();
        std::os::unix::fs::symlink(&keys, store.keys_path()).unwrap();
        fs::hard_link(&keys, safe.path().join("kept")).unwrap();
        let before = fs::read(&keys).unwrap();
        store.set(PersonId(13), b"Fictieve Fokke").unwrap();
        assert!(fs::symlink_metadata(store.keys_path()).unwrap().is_symlink());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
        assert_eq!(fs::read(safe.path().join("kept")).unwrap(), before);
        assert!(fs::read(&keys).unwrap().len() > before.len());
        assert_eq!(opened(&store, TWELVE), NAME_OF_TWELVE);
        // A link that leads elsewhere was not left by this program.
        let elsewhere = safe.path().join("elsewhere");
        fs::write(&elsewhere, "theirs").unwrap();
        for name in ["persons.keys.new", "persons.keys.old"] {
            std::os::unix::fs::symlink(&elsewhere, safe.path().join(name)).unwrap();
        }
        store.forget(TWELVE).unwrap();
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "theirs");
        assert_eq!(names_in(safe.path()), ["elsewhere", "kept", "persons.keys"]);
        // If the place of the keys is missing, no new keys begin in the ledger.
        fs::rename(&keys, &elsewhere).unwrap();
        fs::remove_dir_all(dir.path().join("persons")).unwrap();
        assert!(matches!(store.set(TWELVE, NAME_OF_TWELVE), Err(PersonError::Io { .. })));
        assert!(fs::symlink_metadata(store.keys_path()).unwrap().is_symlink());
    }
}
