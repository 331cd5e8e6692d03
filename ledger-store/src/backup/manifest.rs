//! The manifest of a backup: its ledger, its first and last position, and its entries.
//!
//! A manifest can be written in one way only, and any other is refused. So a change of any byte shows, even
//! of a space.

use std::fmt::Write as _;
use std::path::Path;

use ledger_core::acts::document::SIZE_LIMIT;
use ledger_core::{Digest, PersonId, Position};
use serde::{Deserialize, Serialize};

use crate::backup::error::BackupError;
use crate::merkle::Frontier;

/// The version of the backup format that this program writes, and the newest that it reads.
pub const BACKUP_VERSION: u32 = 1;

/// The first entry, in every version.
pub(crate) const MANIFEST: &str = "manifest.json";
/// The entry with the bytes of the commits.
pub(crate) const COMMITS: &str = "commits";
/// The most bytes of a manifest: that of some 300,000 documents.
pub(crate) const MANIFEST_LIMIT: u64 = 64 * 1024 * 1024;
/// The most bytes of what is sealed about one person.
pub(crate) const PERSON_LIMIT: u64 = 1024 * 1024;

const FORMAT: &str = "covenant backup, format ";

/// The manifest of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `covenant backup, format 1`; the first field in every version.
    format: String,
    /// The Merkle root after the first event. It tells a ledger from others.
    pub ledger: Digest,
    /// The position of the first event in it; zero for a full backup.
    pub from: Position,
    /// The position after the last event.
    pub to: Position,
    /// The Merkle root over the events before the first.
    pub root_before: Digest,
    /// The Merkle root over all events up to the last.
    pub root_after: Digest,
    /// The number of commits in it.
    pub commits: u64,
    /// The documents that events before the first name. They are in the backups before it.
    pub earlier_documents: Vec<Digest>,
    /// All entries except the manifest, in order.
    pub entries: Vec<Entry>,
}

/// An entry of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// `commits`, `documents/<sha256>` or `persons/<number>`.
    pub name: String,
    /// The number of its bytes.
    pub length: u64,
    /// Their SHA-256.
    pub sha256: Digest,
}

/// The kind of an entry, from its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Commits,
    Document(Digest),
    Person(PersonId),
}

impl Kind {
    /// The name of an entry of this kind.
    pub(crate) fn name(self) -> String {
        match self {
            Kind::Commits => COMMITS.to_owned(),
            Kind::Document(sha256) => format!("documents/{sha256}"),
            Kind::Person(person) => format!("persons/{person}"),
        }
    }

    /// The kind with this name. Returns `None` unless the name is written as [`Kind::name`] writes it.
    pub(crate) fn of(name: &str) -> Option<Kind> {
        let document = || Some(Kind::Document(name.strip_prefix("documents/")?.parse().ok()?));
        let person = || Some(Kind::Person(PersonId(name.strip_prefix("persons/")?.parse().ok()?)));
        let kind = if name == COMMITS { Some(Kind::Commits) } else { document().or_else(person) };
        kind.filter(|kind| kind.name() == name)
    }
}

impl Manifest {
    /// Makes the manifest of a backup.
    pub(crate) fn new(
        ledger: Digest,
        (from, root_before): (Position, Digest),
        (to, root_after): (Position, Digest),
        commits: u64,
        earlier_documents: Vec<Digest>,
        entries: Vec<Entry>,
    ) -> Manifest {
        let format = format!("{FORMAT}{BACKUP_VERSION}");
        Manifest {
            format,
            ledger,
            from,
            to,
            root_before,
            root_after,
            commits,
            earlier_documents,
            entries,
        }
    }

    /// Its bytes: JSON, indented by two spaces, and a line feed.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, serde_json::Error> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads a manifest. Refuses bytes that this program would not have written.
    pub(crate) fn read(path: &Path, bytes: &[u8]) -> Result<Manifest, BackupError> {
        let altered = |why: String| BackupError::Altered { path: path.to_owned(), why };
        #[derive(Deserialize)]
        struct Versioned {
            format: String,
        }
        let version = serde_json::from_slice(bytes)
            .ok()
            .and_then(|Versioned { format }| format.strip_prefix(FORMAT)?.parse::<u32>().ok());
        match version {
            Some(found) if found > BACKUP_VERSION => {
                let known = BACKUP_VERSION;
                return Err(BackupError::Newer { path: path.to_owned(), found, known });
            }
            Some(_) => {}
            None => return Err(altered("its manifest names no format of a backup".to_owned())),
        }
        let manifest: Manifest = serde_json::from_slice(bytes)
            .map_err(|error| altered(format!("its manifest cannot be read: {error}")))?;
        if manifest.to_bytes().ok().as_deref() != Some(bytes) {
            return Err(altered(
                "its manifest is not written as this program writes it".to_owned(),
            ));
        }
        match manifest.fault() {
            None => Ok(manifest),
            Some(why) => Err(altered(format!("its manifest is wrong: {why}"))),
        }
    }

    /// The first contradiction in it, if there is one.
    fn fault(&self) -> Option<String> {
        let nothing = Frontier::default().root();
        if self.format != format!("{FORMAT}{BACKUP_VERSION}") {
            return Some(format!("its format is `{}`", self.format.escape_debug()));
        }
        if self.to < self.from || self.to == Position(0) {
            return Some(format!("it goes from {} to {}", self.from, self.to));
        }
        let full = self.from == Position(0);
        if full && (self.root_before != nothing || !self.earlier_documents.is_empty()) {
            return Some("it is full, and says what was before it".to_owned());
        }
        if (self.from == self.to) != (self.root_before == self.root_after) {
            return Some("its roots do not fit its positions".to_owned());
        }
        if !self.earlier_documents.is_sorted_by(|one, next| one < next) {
            return Some("its earlier documents are not in order".to_owned());
        }
        let mut before = None;
        for entry in &self.entries {
            let fault = |why: &str| Some(format!("`{}`: {why}", shown(entry.name.as_bytes())));
            let Some(kind) = Kind::of(&entry.name) else { return fault("no entry has this name") };
            if before.is_some_and(|before| before >= kind) {
                return fault("it stands twice, or not in its place");
            }
            if before.is_none() && kind != Kind::Commits {
                return fault("the commits come first");
            }
            before = Some(kind);
            let limit = match kind {
                Kind::Commits => u64::MAX / 4,
                Kind::Document(sha256) if sha256 != entry.sha256 => {
                    return fault("its SHA-256 is not its name");
                }
                Kind::Document(sha256) if self.earlier_documents.binary_search(&sha256).is_ok() => {
                    return fault("it is said to be in an earlier backup");
                }
                Kind::Document(_) => SIZE_LIMIT,
                Kind::Person(_) => PERSON_LIMIT,
            };
            if entry.length > limit {
                return fault("it is longer than such an entry can be");
            }
        }
        before.is_none().then(|| "it has no commits".to_owned())
    }

    /// The entries with their kinds.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = (Kind, &Entry)> {
        self.entries.iter().filter_map(|entry| Some((Kind::of(&entry.name)?, entry)))
    }

    /// The documents in it, with their sizes.
    pub(crate) fn documents_within(&self) -> impl Iterator<Item = (Digest, u64)> {
        self.kinds().filter_map(|(kind, entry)| match kind {
            Kind::Document(sha256) => Some((sha256, entry.length)),
            Kind::Commits | Kind::Person(_) => None,
        })
    }

    /// The number of documents in it.
    pub fn documents(&self) -> usize {
        self.documents_within().count()
    }

    /// The number of persons in it.
    pub fn persons(&self) -> usize {
        self.kinds().filter(|(kind, _)| matches!(kind, Kind::Person(_))).count()
    }
}

/// A name from elsewhere, made safe to show.
pub(crate) fn shown(name: &[u8]) -> String {
    let mut text = String::new();
    for c in String::from_utf8_lossy(name).chars().take(80).flat_map(char::escape_debug) {
        let _ = text.write_char(c);
    }
    text
}
