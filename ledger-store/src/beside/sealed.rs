//! Sealed data of persons, as bytes to copy. Copying needs no keys.

use std::fs;
use std::io;
use std::path::Path;

use ledger_core::PersonId;

use crate::beside::persons::{self, PersonError};
use crate::error::Doing;
use crate::private_file;

/// The fewest bytes of sealed data: version, nonce and tag.
const LEAST: usize = 1 + 24 + 16;

/// How often to read a file that another process is replacing.
const ATTEMPTS: usize = 100;

/// Reads all sealed data in the directory of a ledger, by number. Another process may be writing there.
///
/// # Errors
/// [`PersonError::Changed`] and [`PersonError::Newer`] for a file that cannot be sealed data,
/// [`PersonError::Io`].
pub(crate) fn read_all(ledger: &Path) -> Result<Vec<(PersonId, Vec<u8>)>, PersonError> {
    let dir = ledger.join(persons::NAME);
    let names = match fs::read_dir(&dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed.and_then(|entries| {
            entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()
        }),
    };
    let mut sealed = Vec::new();
    for name in names.map_err(persons::io(Doing::Read, &dir))? {
        let number = name.to_str().and_then(|name| name.parse().ok());
        let Some(number) = number.filter(|number: &u32| *number.to_string() == *name) else {
            continue;
        };
        let person = PersonId(number);
        if let Some(bytes) = read(&dir, person)? {
            sealed.push((person, bytes));
        }
    }
    sealed.sort_unstable();
    Ok(sealed)
}

/// Reads the file that has the name now. A process that replaces the file gives its name to the new one and
/// then wipes the old one. So if two readings, each of a file opened anew, agree, the bytes were not being
/// wiped.
fn read(dir: &Path, person: PersonId) -> Result<Option<Vec<u8>>, PersonError> {
    let path = dir.join(person.to_string());
    let mut before: Option<Vec<u8>> = None;
    for _ in 0..ATTEMPTS {
        let Some(file) = persons::read_file(&path)? else { return Ok(None) };
        let bytes = file.bytes;
        let whole = check(person, &bytes, &path).is_ok();
        if whole && before.as_ref().is_some_and(|before| *before == *bytes) {
            return Ok(before);
        }
        before = Some(bytes.to_vec());
    }
    check(person, before.as_deref().unwrap_or_default(), &path)?;
    Err(PersonError::Changed { person, path })
}

/// Checks that bytes can be sealed data about a person. `path` is their source.
///
/// # Errors
/// [`PersonError::Newer`], [`PersonError::Changed`].
pub(crate) fn check(person: PersonId, bytes: &[u8], path: &Path) -> Result<(), PersonError> {
    match bytes.first() {
        Some(&persons::VERSION) if bytes.len() >= LEAST => Ok(()),
        Some(&found) if found > persons::VERSION => Err(PersonError::Newer { person, found }),
        Some(_) | None => Err(PersonError::Changed { person, path: path.to_owned() }),
    }
}

/// Writes sealed data about a person into the directory of a ledger. They are durable when it returns.
///
/// # Errors
/// [`PersonError::Io`].
pub(crate) fn write(ledger: &Path, person: PersonId, bytes: &[u8]) -> Result<(), PersonError> {
    persons::make_dir(&ledger.join(persons::NAME), ledger)?;
    let path = ledger.join(persons::NAME).join(person.to_string());
    private_file::replace(&path, bytes).map_err(persons::io(Doing::Written, &path))
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use ledger_core::Digest;

    use super::*;
    use crate::beside::persons::{PersonStore, Sealed};

    const TWELVE: PersonId = PersonId(12);

    #[test]
    fn what_is_read_while_it_is_replaced_is_what_was_sealed() {
        let (dir, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let store = PersonStore::of(dir.path(), None, Digest::default());
        store.set(TWELVE, b"before").unwrap();
        let keys = Some(store.keys_path().to_owned());
        let copied = PersonStore::of(copy.path(), keys, Digest::default());
        let done = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for number in 0..200 {
                    store.set(TWELVE, format!("Fictieve Fenna {number}").as_bytes()).unwrap();
                }
                done.store(true, Ordering::SeqCst);
            });
            while !done.load(Ordering::SeqCst) {
                let sealed = read_all(dir.path()).unwrap();
                let [(TWELVE, bytes)] = sealed.as_slice() else { panic!("{sealed:?}") };
                write(copy.path(), TWELVE, bytes).unwrap();
                assert!(matches!(copied.get(TWELVE), Ok(Some(Sealed::Opened(_)))));
            }
        });
    }

    #[test]
    fn what_is_not_sealed_is_not_copied() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read_all(dir.path()).unwrap(), []);
        let store = PersonStore::of(dir.path(), None, Digest::default());
        store.set(TWELVE, b"before").unwrap();
        let persons = dir.path().join("persons");
        for name in ["012", "12.new", "+12", "x"] {
            fs::write(persons.join(name), "left").unwrap();
        }
        assert_eq!(read_all(dir.path()).unwrap().len(), 1);
        for wrong in [&b""[..], &[0; 60], &[1; 40]] {
            fs::write(persons.join("12"), wrong).unwrap();
            assert!(matches!(read_all(dir.path()), Err(PersonError::Changed { .. })));
        }
    }
}
