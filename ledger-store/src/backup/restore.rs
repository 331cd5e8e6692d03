//! Restores a ledger from a full backup and those that follow it.
//!
//! Everything is read and checked before anything is written: only [`Chain::verify`] returns what can be
//! restored.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ledger_core::{Digest, EvolveError, Position, Recorded};

use crate::backup::commits::read_commit;
use crate::backup::error::BackupError;
use crate::backup::manifest::{Kind, Manifest};
use crate::backup::package::{Package, reading};
use crate::backup::write::named_documents;
use crate::beside::documents::DocumentStore;
use crate::beside::persons::PersonError;
use crate::beside::sealed;
use crate::error::{Damage, LogError};
use crate::lock::Wait;
use crate::log::EventLog;
use crate::log::history::{History, StoredCommit};
use crate::new_ledger::NewLedger;

/// How many bytes of commits are recorded at once.
const BATCH: usize = 1024 * 1024;

/// A full backup and those that follow it. Each begins where the one before ends.
#[derive(Debug)]
pub struct Chain {
    packages: Vec<Package>,
}

/// Backups whose every byte was checked.
#[derive(Debug)]
pub struct Verified {
    packages: Vec<Package>,
    contents: Contents,
}

/// The contents of a chain of backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The number of events.
    pub events: Position,
    /// The number of commits.
    pub commits: u64,
    /// The Merkle root over all events.
    pub root: Digest,
    /// The number of documents.
    pub documents: usize,
    /// The number of persons with sealed data.
    pub persons: usize,
}

impl Chain {
    /// Reads the manifests of a full backup and of those that follow it, in order.
    ///
    /// # Errors
    /// [`BackupError::NotABackup`], [`BackupError::Newer`] and [`BackupError::Altered`];
    /// [`BackupError::DoesNotFollow`] for a gap, an overlap or another order; [`BackupError::OtherLedger`];
    /// [`BackupError::Diverged`] for two backups that do not agree about what is before the second.
    pub fn open(paths: &[PathBuf]) -> Result<Chain, BackupError> {
        let mut packages: Vec<Package> = Vec::new();
        for path in paths {
            let package = Package::open(path)?;
            let from = package.manifest.from;
            let expected = packages.last().map_or(Position(0), |before| before.manifest.to);
            if from != expected {
                return Err(BackupError::DoesNotFollow { path: path.clone(), from, expected });
            }
            if let Some(before) = packages.last() {
                follows(path, &package.manifest, &before.manifest)?;
            }
            packages.push(package);
        }
        Ok(Chain { packages })
    }

    /// Checks everything: the SHA-256 of every entry, the root of every commit, that every event decodes, and
    /// that every document is there that an event names. `take_in` is called with every event and checks that
    /// it fits.
    ///
    /// # Errors
    /// The first fault found.
    pub fn verify(
        self,
        mut take_in: impl FnMut(Recorded) -> Result<(), EvolveError>,
    ) -> Result<Verified, BackupError> {
        let mut history = History::new();
        let mut named = BTreeMap::new();
        for package in &self.packages {
            let earlier: Vec<Digest> = named.keys().copied().collect();
            let commits = history.commits();
            package.read(&mut |kind, _, input| {
                match kind {
                    Kind::Commits => {}
                    Kind::Document(_) => return Ok(()),
                    Kind::Person(person) => {
                        let mut bytes = Vec::new();
                        input.read_to_end(&mut bytes).map_err(reading(&package.path))?;
                        let checked = sealed::check(person, &bytes, &package.path);
                        if let Err(PersonError::Changed { .. }) = checked {
                            let name = kind.name();
                            return Err(package.altered(format!("`{name}` is not what is sealed")));
                        }
                        return Ok(checked?);
                    }
                }
                while let Some(bytes) = commit(package, input)? {
                    let first = history.head();
                    let read = history.take_in(bytes).map_err(|source| wrong(package, source))?;
                    for (sha256, size) in named_documents(&read) {
                        named.entry(sha256).or_insert(size);
                    }
                    give(read, first, &mut take_in).map_err(|source| BackupError::Events {
                        path: package.path.clone(),
                        source,
                    })?;
                }
                Ok(())
            })?;
            let Manifest { ledger, to, root_after, commits: stated, .. } = &package.manifest;
            let found = (history.origin(), history.head(), history.root());
            if found != (Some(*ledger), *to, *root_after) {
                return Err(package.altered("its commits are not those of its manifest".to_owned()));
            }
            if history.commits() - commits != *stated {
                return Err(package.altered("its commits are not as many as it says".to_owned()));
            }
            same_documents(package, &earlier, &named)?;
        }
        let contents = Contents {
            events: history.head(),
            commits: history.commits(),
            root: history.root(),
            documents: named.len(),
            persons: self.packages.last().map_or(0, |last| last.manifest.persons()),
        };
        Ok(Verified { packages: self.packages, contents })
    }
}

impl Verified {
    /// The contents of the backups.
    pub fn contents(&self) -> Contents {
        self.contents
    }

    /// Restores the ledger in a directory that does not exist, is empty, or was left by a restore that was
    /// cut off. The ledger is whole and durable when this returns. There is none if it fails or the power
    /// does.
    ///
    /// # Errors
    /// Those of making a ledger; a disk that fails; a backup that changed since it was verified.
    pub fn restore(&self, dir: &Path, wait: Wait) -> Result<(), BackupError> {
        let ledger = NewLedger::begin(dir, wait)?;
        match self.fill(&ledger) {
            Ok(()) => Ok(ledger.finish()?),
            Err(error) => {
                ledger.abandon();
                Err(error)
            }
        }
    }

    fn fill(&self, ledger: &NewLedger) -> Result<(), BackupError> {
        let dir = ledger.dir().to_owned();
        let documents = DocumentStore::of(&dir);
        let last = self.packages.len().saturating_sub(1);
        for (index, package) in self.packages.iter().enumerate() {
            package.read(&mut |kind, entry, input| match kind {
                Kind::Commits => record(package, input, ledger),
                Kind::Document(_) => {
                    let kept = documents.keep(input)?;
                    match kept.sha256 == entry.sha256 {
                        true => Ok(()),
                        false => Err(package.altered(format!("`{}` was changed", entry.name))),
                    }
                }
                // A person who is in an earlier backup and not in the last was forgotten since.
                Kind::Person(_) if index < last => Ok(()),
                Kind::Person(person) => {
                    let mut sealed = Vec::new();
                    input.read_to_end(&mut sealed).map_err(reading(&package.path))?;
                    Ok(sealed::write(&dir, person, &sealed)?)
                }
            })?;
        }
        let log = ledger.log();
        let (computed, stored) = (log.root()?, self.contents.root);
        match (log.head(), computed) == (self.contents.events, stored) {
            true => Ok(()),
            false => {
                let damage = Damage::Root { computed, stored };
                Err(LogError::Damaged { position: log.head(), damage }.into())
            }
        }
    }
}

/// Checks that a backup is of the same ledger as the one before it, and agrees with it.
fn follows(path: &Path, manifest: &Manifest, before: &Manifest) -> Result<(), BackupError> {
    let path = path.to_owned();
    if manifest.ledger != before.ledger {
        let (found, ledger) = (manifest.ledger, before.ledger);
        return Err(BackupError::OtherLedger { path, found, ledger });
    }
    if manifest.root_before != before.root_after {
        let (position, backup, ledger) = (manifest.from, manifest.root_before, before.root_after);
        return Err(BackupError::Diverged { path, position, backup, ledger });
    }
    Ok(())
}

/// Reads the next commit of a backup.
fn commit(package: &Package, input: &mut dyn io::Read) -> Result<Option<Vec<u8>>, BackupError> {
    let cut_off = [io::ErrorKind::UnexpectedEof, io::ErrorKind::InvalidData];
    read_commit(input).map_err(|error| match cut_off.contains(&error.kind()) {
        true => package.altered("a commit in it is cut off, or longer than one can be".to_owned()),
        false => reading(&package.path)(error),
    })
}

fn wrong(package: &Package, source: LogError) -> BackupError {
    BackupError::Commits { path: package.path.clone(), source }
}

/// Calls `take_in` with every event of a commit.
fn give(
    commit: StoredCommit,
    first: Position,
    take_in: &mut impl FnMut(Recorded) -> Result<(), EvolveError>,
) -> Result<(), EvolveError> {
    let recorded_at = commit.recorded_at;
    let mut position = first;
    for command in commit.commands {
        let (on, actor) = (command.on, command.actor);
        for stored in command.events {
            take_in(Recorded { position, recorded_at, on, actor, event: stored.event })?;
            position = position.next();
        }
    }
    Ok(())
}

/// Checks that a backup has the documents that its events name first, and lists those named before.
fn same_documents(
    package: &Package,
    earlier: &[Digest],
    named: &BTreeMap<Digest, u64>,
) -> Result<(), BackupError> {
    if package.manifest.earlier_documents != earlier {
        return Err(package.altered("its earlier documents are not those of its events".to_owned()));
    }
    let new = named.iter().map(|(sha256, size)| (*sha256, *size));
    let new = new.filter(|(sha256, _)| earlier.binary_search(sha256).is_err());
    match new.eq(package.manifest.documents_within()) {
        true => Ok(()),
        false => Err(package.altered("its documents are not those its events name".to_owned())),
    }
}

/// Records the commits of a backup.
fn record(
    package: &Package,
    input: &mut dyn io::Read,
    ledger: &NewLedger,
) -> Result<(), BackupError> {
    let mut batch = Vec::new();
    let mut bytes_in_batch = 0;
    while let Some(bytes) = commit(package, input)? {
        bytes_in_batch += bytes.len();
        batch.push(bytes);
        if bytes_in_batch >= BATCH {
            ledger.log().append_raw(&batch)?;
            batch.clear();
            bytes_in_batch = 0;
        }
    }
    Ok(ledger.log().append_raw(&batch)?)
}
