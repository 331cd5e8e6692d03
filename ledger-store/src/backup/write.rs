//! Makes a backup.
//!
//! The log is read twice: first to check every event and root and to make the manifest, then to copy it.
//! Between the two the log can only grow, so other processes may record meanwhile.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use ledger_core::{Digest, Event, PersonId, Position};
use sha2::{Digest as _, Sha256};

use crate::backup::commits::COMMIT_LIMIT;
use crate::backup::error::BackupError;
use crate::backup::manifest::{Entry, Kind, MANIFEST, MANIFEST_LIMIT, Manifest, PERSON_LIMIT};
use crate::backup::package::Package;
use crate::backup::target::{Shape, Target, writing};
use crate::beside::documents::{DocumentError, DocumentStore};
use crate::beside::sealed;
use crate::error::{Damage, LogError};
use crate::log::EventLog;
use crate::log::disk_log::{DiskLog, RawCommit};
use crate::log::history::{History, StoredCommit};

/// Where a backup starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Since {
    /// From the first event.
    Start,
    /// From a position where a commit begins.
    Position(Position),
    /// From the end of an earlier backup of the same ledger.
    Backup(PathBuf),
}

/// Makes a backup of a ledger, even while another process has it open. The backup is durable under its name
/// when this returns. Nothing has that name before it is whole.
///
/// # Errors
/// [`BackupError::Output`]; [`BackupError::Nothing`] for a ledger without events; a position where no commit
/// begins; an earlier backup that cannot be read, is of another ledger or contradicts the ledger; damage of
/// the ledger, which is never backed up; and a disk that fails.
pub fn back_up(
    ledger: &Path,
    since: &Since,
    path: &Path,
    shape: Shape,
) -> Result<Manifest, BackupError> {
    let mut target = Target::create(path, shape)?;
    let source = Source::survey(ledger, since)?;
    source.write(&mut target)?;
    target.finish()?;
    Ok(source.manifest)
}

/// What to back up.
struct Source {
    log: DiskLog,
    documents: DocumentStore,
    persons: Vec<(PersonId, Vec<u8>)>,
    manifest: Manifest,
}

/// What the first reading of the log found.
struct Survey {
    history: History,
    /// Where the backup begins, and the root there.
    from: (Position, Digest),
    /// The number of commits before that.
    commits_before: u64,
    /// The size of every document, and whether an event before the backup names it.
    documents: BTreeMap<Digest, (u64, bool)>,
    length: u64,
    hash: Sha256,
}

impl Source {
    fn survey(ledger: &Path, since: &Since) -> Result<Source, BackupError> {
        let earlier = match since {
            Since::Start | Since::Position(_) => None,
            Since::Backup(path) => Some(Package::open(path)?),
        };
        let log = DiskLog::open_to_read(ledger)?;
        let head = log.head();
        if head == Position(0) {
            return Err(BackupError::Nothing { ledger: ledger.to_owned() });
        }
        let from = match (since, &earlier) {
            (Since::Position(from), _) => *from,
            (_, Some(earlier)) => earlier.manifest.to,
            (Since::Start | Since::Backup(_), None) => Position(0),
        };
        if from > head {
            return Err(BackupError::BeyondHead { asked: from, head });
        }
        let survey = Survey::of(&log, from)?;
        let origin = survey.history.origin().unwrap_or_default();
        if let Some(Package { path, manifest, .. }) = &earlier {
            survey.follows(path, manifest, origin)?;
        }
        // After the log: so nothing is copied about persons whose forgetting is in it.
        let persons = sealed::read_all(ledger)?;
        let documents = DocumentStore::of(ledger);
        let mut entries =
            vec![entry(Kind::Commits, survey.length, Digest(survey.hash.finalize().into()))];
        let mut earlier_documents = Vec::new();
        for (sha256, (size, is_earlier)) in survey.documents {
            if is_earlier {
                earlier_documents.push(sha256);
                continue;
            }
            let found = documents.check(sha256)?;
            if found != size {
                let path = documents.path(sha256);
                return Err(DocumentError::Changed { path, size: found, sha256 }.into());
            }
            entries.push(entry(Kind::Document(sha256), size, sha256));
        }
        for (person, sealed) in &persons {
            let length = sealed.len() as u64;
            let kind = Kind::Person(*person);
            within(&kind.name(), length, PERSON_LIMIT)?;
            entries.push(entry(kind, length, Digest(Sha256::digest(sealed).into())));
        }
        let to = (survey.history.head(), survey.history.root());
        let commits = survey.history.commits() - survey.commits_before;
        let manifest = Manifest::new(origin, survey.from, to, commits, earlier_documents, entries);
        Ok(Source { log, documents, persons, manifest })
    }

    fn write(&self, target: &mut Target) -> Result<(), BackupError> {
        let failed = writing(target.path());
        let manifest = &self.manifest;
        let bytes = manifest.to_bytes().map_err(|error| failed(error.into()))?;
        let length = bytes.len() as u64;
        within("the manifest", length, MANIFEST_LIMIT)?;
        target.entry(MANIFEST, length, |out| out.write_all(&bytes).map_err(&failed))?;
        for (kind, Entry { name, length, .. }) in manifest.kinds() {
            target.entry(name, *length, |out| match kind {
                Kind::Commits => self.write_commits(out, *length, &failed),
                Kind::Document(sha256) => {
                    self.documents.copy(sha256, &mut &mut *out)?;
                    Ok(())
                }
                Kind::Person(person) => {
                    let sealed = self.persons.iter().find(|(number, _)| *number == person);
                    let bytes = sealed.map_or(&[][..], |(_, bytes)| bytes);
                    out.write_all(bytes).map_err(&failed)
                }
            })?;
        }
        Ok(())
    }

    /// Copies the commits of the survey. Commits that were recorded since are left for the next backup.
    fn write_commits(
        &self,
        out: &mut dyn Write,
        length: u64,
        failed: &impl Fn(std::io::Error) -> BackupError,
    ) -> Result<(), BackupError> {
        let mut left = length;
        for commit in self.log.raw_commits(self.manifest.from) {
            let RawCommit { bytes, first } = commit?;
            if first >= self.manifest.to {
                break;
            }
            out.write_all(&bytes).map_err(failed)?;
            left = left.checked_sub(bytes.len() as u64).ok_or(changed(first))?;
        }
        match left {
            0 => Ok(()),
            _ => Err(changed(self.manifest.to).into()),
        }
    }
}

impl Survey {
    fn of(log: &DiskLog, from: Position) -> Result<Survey, BackupError> {
        let history = History::trusting_ids();
        let mut survey = Survey {
            from: (Position(0), history.root()),
            history,
            commits_before: 0,
            documents: BTreeMap::new(),
            length: 0,
            hash: Sha256::new(),
        };
        let head = log.head();
        for commit in log.raw_commits(Position(0)) {
            let bytes = commit?.bytes;
            let first = survey.history.head();
            if first < from {
                let read = survey.history.take_in(bytes)?;
                survey.name_documents(&read, true);
                let (after, root) = (survey.history.head(), survey.history.root());
                if after > from {
                    return Err(BackupError::WithinCommit { asked: from, before: first, after });
                }
                survey.from = (after, root);
                survey.commits_before = survey.history.commits();
                continue;
            }
            within("a commit", bytes.len() as u64, COMMIT_LIMIT)?;
            survey.hash.update(&bytes);
            survey.length += bytes.len() as u64;
            let read = survey.history.take_in(bytes)?;
            survey.name_documents(&read, false);
        }
        let (computed, stored) = (survey.history.root(), log.root()?);
        match (survey.history.head(), computed) == (head, stored) {
            true => Ok(survey),
            false => {
                let damage = Damage::Root { computed, stored };
                Err(LogError::Damaged { position: head, damage }.into())
            }
        }
    }

    fn name_documents(&mut self, commit: &StoredCommit, is_earlier: bool) {
        for (sha256, size) in named_documents(commit) {
            self.documents.entry(sha256).or_insert((size, is_earlier));
        }
    }

    /// Checks that the ledger is that of an earlier backup, and was not changed since.
    fn follows(&self, path: &Path, earlier: &Manifest, origin: Digest) -> Result<(), BackupError> {
        if earlier.ledger != origin {
            let (found, path) = (earlier.ledger, path.to_owned());
            return Err(BackupError::OtherLedger { path, found, ledger: origin });
        }
        let (position, ledger) = self.from;
        if earlier.root_after != ledger {
            let (backup, path) = (earlier.root_after, path.to_owned());
            return Err(BackupError::Diverged { path, position, backup, ledger });
        }
        Ok(())
    }
}

/// The documents that the events of a commit name, with their sizes.
pub(crate) fn named_documents(commit: &StoredCommit) -> impl Iterator<Item = (Digest, u64)> + '_ {
    let events = commit.commands.iter().flat_map(|command| &command.events);
    events.filter_map(|stored| {
        let Event::DocumentAttached(attached) = &stored.event else { return None };
        Some((attached.sha256, attached.size))
    })
}

fn entry(kind: Kind, length: u64, sha256: Digest) -> Entry {
    Entry { name: kind.name(), length, sha256 }
}

fn within(what: &str, bytes: u64, limit: u64) -> Result<(), BackupError> {
    match bytes <= limit {
        true => Ok(()),
        false => Err(BackupError::TooLarge { what: what.to_owned(), bytes, limit }),
    }
}

/// The error for bytes that differ between the two readings.
fn changed(position: Position) -> LogError {
    LogError::Damaged { position, damage: Damage::Stray { what: "what was recorded since" } }
}
