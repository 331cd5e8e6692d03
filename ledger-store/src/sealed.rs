//! What is sealed about persons, as bytes to be copied: nobody who copies needs the keys.

use std::fs;
use std::io;
use std::path::Path;

use ledger_core::PersonId;

use crate::persons::{self, PersonError};

/// The fewest bytes of what is sealed: version, nonce and tag.
const LEAST: usize = 1 + 24 + 16;

/// How often a file is read that another process is replacing.
const ATTEMPTS: usize = 100;

/// All that is sealed in the directory of a ledger, by number. Another process may be writing there.
///
/// # Errors
/// [`PersonError::Changed`] for a file that cannot be what was sealed, [`PersonError::Io`].
pub(crate) fn read_all(ledger: &Path) -> Result<Vec<(PersonId, Vec<u8>)>, PersonError> {
    let dir = ledger.join(persons::NAME);
    let names = match fs::read_dir(&dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed.and_then(|entries| {
            entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()
        }),
    };
    let mut sealed = Vec::new();
    for name in names.map_err(persons::io("read", &dir))? {
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

/// Reads a file as it is under its name. Who replaces one gives the name to the new file and then wipes
/// the old one; so what reads the same twice, opened anew, was not wiped meanwhile.
fn read(dir: &Path, person: PersonId) -> Result<Option<Vec<u8>>, PersonError> {
    let path = dir.join(person.to_string());
    let mut before: Option<Vec<u8>> = None;
    for _ in 0..ATTEMPTS {
        let Some(bytes) = persons::read_file(&path)? else { return Ok(None) };
        let whole = bytes.first() == Some(&persons::VERSION) && bytes.len() >= LEAST;
        if whole && before.as_ref().is_some_and(|before| *before == *bytes) {
            return Ok(before);
        }
        before = Some(bytes.to_vec());
    }
    Err(PersonError::Changed { person, path })
}

/// Puts what is sealed about a person into the directory of a ledger, durable when it returns.
///
/// # Errors
/// [`PersonError::Io`].
pub(crate) fn write(ledger: &Path, person: PersonId, bytes: &[u8]) -> Result<(), PersonError> {
    persons::make_dir(&ledger.join(persons::NAME), ledger)?;
    let path = ledger.join(persons::NAME).join(person.to_string());
    persons::write_whole(&path, bytes).map_err(persons::io("written", &path))
}
