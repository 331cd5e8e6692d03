//! What can go wrong with a backup: its facts, and what to do next.

use std::{io, path::PathBuf};

use ledger_core::{Digest, EvolveError, Position};

use crate::beside::documents::DocumentError;
use crate::beside::persons::PersonError;
use crate::error::{Doing, LogError, OpenError};
use crate::output::OutputError;

/// Why a backup cannot be made or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The ledger has no events.
    #[error("nothing is recorded in {}", ledger.display())]
    Nothing {
        /// The directory of the ledger.
        ledger: PathBuf,
    },
    /// The position is within a commit.
    #[error("no commit begins at position {asked}: one begins at {before}, the next at {after}")]
    WithinCommit {
        /// The position that was asked for.
        asked: Position,
        /// Where the commit of that position begins.
        before: Position,
        /// Where the next commit begins.
        after: Position,
    },
    /// The position is beyond the last event.
    #[error("{asked} events were asked for, and {head} are recorded")]
    BeyondHead {
        /// The position that was asked for.
        asked: Position,
        /// The number of events.
        head: Position,
    },
    /// The earlier backup is of another ledger.
    #[error("{} is a backup of ledger {found}, not of {ledger}", path.display())]
    OtherLedger {
        /// The backup.
        path: PathBuf,
        /// The root after the first event in it.
        found: Digest,
        /// The root after the first event of the expected ledger.
        ledger: Digest,
    },
    /// The ledger is not the one that was backed up.
    #[error(
        "after {position} events {} has the root {backup}, and the ledger {ledger}: one of them was changed",
        path.display()
    )]
    Diverged {
        /// The earlier backup.
        path: PathBuf,
        /// The number of events.
        position: Position,
        /// The root in the backup.
        backup: Digest,
        /// The root in the ledger.
        ledger: Digest,
    },
    /// The backup does not begin where the one before it ends.
    #[error("{} begins at position {from}, and the one before it ends at {expected}", path.display())]
    DoesNotFollow {
        /// The backup.
        path: PathBuf,
        /// Where it begins.
        from: Position,
        /// Where it should begin; zero for the first.
        expected: Position,
    },
    /// It is not a backup.
    #[error("{} is no backup: {why}", path.display())]
    NotABackup {
        /// The file or directory.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// The backup was made by a later program.
    #[error(
        "{} was made by a newer version of this program: it has format {found}, and this one knows up to {known}",
        path.display()
    )]
    Newer {
        /// The backup.
        path: PathBuf,
        /// The format it has.
        found: u32,
        /// The format this program writes.
        known: u32,
    },
    /// It is not as this program wrote it.
    #[error("{} was changed or cut off: {why}", path.display())]
    Altered {
        /// The backup.
        path: PathBuf,
        /// What does not fit.
        why: String,
    },
    /// The commits in it are not those of a ledger.
    #[error("the commits in {} are wrong: {source}", path.display())]
    Commits {
        /// The backup.
        path: PathBuf,
        /// What is wrong.
        source: LogError,
    },
    /// The events in it do not fit each other.
    #[error("the events in {} are wrong: {source}", path.display())]
    Events {
        /// The backup.
        path: PathBuf,
        /// What is wrong.
        source: EvolveError,
    },
    /// It has more than a backup can hold.
    #[error("{what} is larger than a backup can hold: {bytes} bytes, and {limit} are the most")]
    TooLarge {
        /// What is too large.
        what: String,
        /// Its bytes.
        bytes: u64,
        /// The most it can have.
        limit: u64,
    },
    /// The ledger cannot be opened or made.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A document cannot be read or kept.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// What is known about a person cannot be read or kept.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// The backup cannot be written under the given name.
    #[error(transparent)]
    Output(#[from] OutputError),
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

impl BackupError {
    /// Whether a backup or a ledger is damaged or was tampered with.
    pub fn is_integrity(&self) -> bool {
        match self {
            BackupError::Diverged { .. }
            | BackupError::NotABackup { .. }
            | BackupError::Altered { .. }
            | BackupError::Events { .. } => true,
            BackupError::Commits { source, .. } | BackupError::Log(source) => source.is_integrity(),
            BackupError::Open(source) => source.is_integrity(),
            BackupError::Document(source) => source.is_integrity(),
            BackupError::Person(source) => source.is_integrity(),
            BackupError::Nothing { .. }
            | BackupError::WithinCommit { .. }
            | BackupError::BeyondHead { .. }
            | BackupError::OtherLedger { .. }
            | BackupError::DoesNotFollow { .. }
            | BackupError::Newer { .. }
            | BackupError::TooLarge { .. }
            | BackupError::Output(_)
            | BackupError::Io { .. } => false,
        }
    }

    /// Whether the request is wrong, as opposed to the backup or ledger.
    pub fn is_usage(&self) -> bool {
        match self {
            BackupError::Nothing { .. }
            | BackupError::WithinCommit { .. }
            | BackupError::BeyondHead { .. }
            | BackupError::OtherLedger { .. }
            | BackupError::DoesNotFollow { .. } => true,
            BackupError::Diverged { .. }
            | BackupError::NotABackup { .. }
            | BackupError::Newer { .. }
            | BackupError::Altered { .. }
            | BackupError::Commits { .. }
            | BackupError::Events { .. }
            | BackupError::TooLarge { .. }
            | BackupError::Open(_)
            | BackupError::Log(_)
            | BackupError::Document(_)
            | BackupError::Person(_)
            | BackupError::Output(_)
            | BackupError::Io { .. } => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            BackupError::Nothing { .. } => "record something first".to_owned(),
            BackupError::WithinCommit { before, after, .. } => {
                format!("give {before} or {after}, or the earlier backup itself")
            }
            BackupError::BeyondHead { head, .. } => format!("a position up to {head}"),
            BackupError::OtherLedger { .. } => {
                "give backups of one and the same ledger".to_owned()
            }
            BackupError::Diverged { .. } => {
                "record nothing more; keep both as evidence, and compare them with a root that was reported"
                    .to_owned()
            }
            BackupError::DoesNotFollow { .. } => {
                "give the full backup first and then every later one, in the order in which they were made"
                    .to_owned()
            }
            BackupError::Newer { .. } => "use the version of this program that made it".to_owned(),
            BackupError::NotABackup { .. }
            | BackupError::Altered { .. }
            | BackupError::Commits { .. }
            | BackupError::Events { .. } => {
                "nothing was written; use another copy of this backup".to_owned()
            }
            BackupError::TooLarge { .. } => {
                "copy the directory of the ledger, while no process has it open".to_owned()
            }
            BackupError::Open(error) => error.help(),
            BackupError::Log(error) => error.help(),
            BackupError::Document(error) => error.help().to_owned(),
            BackupError::Person(error) => error.help(),
            BackupError::Output(error) => error.help().to_owned(),
            BackupError::Io { .. } => {
                "check the path, free space and the disk, then try again".to_owned()
            }
        }
    }
}
