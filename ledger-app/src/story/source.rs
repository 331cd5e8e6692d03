//! The files of a story, built into the program or in a directory.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use ledger_core::text::harmless;
use ledger_core::{Definition, PersonId};
use ledger_report::{Contact, Lang};
use serde::Deserialize;

use crate::contact::Card;
use crate::definition;
use crate::failure::Failure;
use crate::fault::Fault;
use crate::given::from_json;
use crate::input;

/// The lines of a story.
pub(super) const STORY: &str = "story.jsonl";
/// The persons behind the numbers. A story may have no such file.
const PERSONS: &str = "persons.jsonl";
/// The most bytes of a file.
const READ_LIMIT: u64 = 64 * 1024 * 1024;

/// The place of a story.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// Built into the program: each file with its name.
    BuiltIn(&'a [(&'a str, &'a str)]),
    /// In a directory.
    Directory(&'a Path),
}

/// A line of the file of persons.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    person: PersonId,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    contact_of: Vec<String>,
    #[serde(default)]
    finance_of: Vec<String>,
}

/// A line with a note for readers, which does nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Note {
    #[serde(rename = "note")]
    _text: String,
}

impl Source<'_> {
    /// Calls a function with each line of the story.
    pub(super) fn each_step(
        self,
        take: impl FnMut(&[u8]) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        each_line(STORY, &self.text(STORY)?, take)
    }

    /// The persons behind the numbers.
    pub(super) fn persons(self) -> Result<BTreeMap<PersonId, Card>, Failure> {
        let text = match self.text(PERSONS) {
            Err(failure) if failure.is_missing_file() => Vec::new(),
            text => text?,
        };
        let mut persons = BTreeMap::new();
        each_line(PERSONS, &text, |line| {
            let of: Person = from_json(line)?;
            let contact = Contact {
                name: of.name,
                email: of.email,
                telephone: of.telephone,
                organisation: of.organisation,
                note: of.note,
                contact_of: of.contact_of,
                finance_of: of.finance_of,
            };
            let (person, card) = (of.person, Card::new(contact, None)?);
            card.check()?;
            match persons.insert(person, card) {
                None => Ok(()),
                Some(_) => {
                    let twice = |lang: Lang| lang.story_person_twice(person);
                    Err(Fault::new("story.person", twice).into())
                }
            }
        })?;
        Ok(persons)
    }

    /// The definition of a covenant and its text: a covenant that comes with the program, by its name, or
    /// else a file of the story.
    pub(super) fn covenant(self, name: &str) -> Result<(String, Definition), Failure> {
        let text = match definition::built_in(Path::new(name)) {
            Some(text) => text.to_owned(),
            None => String::from_utf8(self.text(name)?)
                .map_err(|error| Fault::not_utf8(error.utf8_error().valid_up_to()))?,
        };
        let definition = definition::of_text(&text, Path::new(name))?;
        Ok((text, definition))
    }

    /// The bytes of a document.
    pub(super) fn document(self, name: &str) -> Result<Vec<u8>, Failure> {
        let path = self.path(name)?;
        let failed = |source| Failure::reading(&path, source);
        match self {
            Source::BuiltIn(files) => {
                let file = files.iter().find(|(file, _)| *file == name);
                let (_, text) = file.ok_or_else(|| failed(ErrorKind::NotFound.into()))?;
                Ok(text.as_bytes().to_vec())
            }
            Source::Directory(_) => {
                let mut bytes = Vec::new();
                let file = File::open(&path).map_err(failed)?;
                file.take(READ_LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
                whole(name, bytes)
            }
        }
    }

    fn text(self, name: &str) -> Result<Vec<u8>, Failure> {
        match self {
            Source::BuiltIn(_) => self.document(name),
            Source::Directory(_) => whole(name, input::bytes(&self.path(name)?, READ_LIMIT + 1)?),
        }
    }

    /// The path of a file of the story. All files of a story are in its directory.
    fn path(self, name: &str) -> Result<PathBuf, Failure> {
        let mut parts = Path::new(name).components();
        match (parts.next(), parts.next(), self) {
            (Some(Component::Normal(_)), None, Source::BuiltIn(_)) => Ok(name.into()),
            (Some(Component::Normal(_)), None, Source::Directory(dir)) => Ok(dir.join(name)),
            _ => {
                let no_file = |lang: Lang| lang.story_no_file(harmless(name));
                Err(Fault::new("story.file", no_file).into())
            }
        }
    }
}

fn whole(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
    if bytes.len() as u64 <= READ_LIMIT {
        return Ok(bytes);
    }
    Err(Fault::new("story.file", |lang| lang.story_large_file(name, READ_LIMIT)).into())
}

/// Calls a function with each line of a file, except empty lines and notes. A failure names the line.
fn each_line(
    file: &'static str,
    text: &[u8],
    mut take: impl FnMut(&[u8]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    for (line, bytes) in (1..).zip(text.split(|byte| *byte == b'\n')) {
        if bytes.trim_ascii().is_empty() || from_json::<Note>(bytes).is_ok() {
            continue;
        }
        take(bytes).map_err(|failure| Failure::in_line(file, line, failure))?;
    }
    Ok(())
}
