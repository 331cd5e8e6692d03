//! Everything that can go wrong, as data: the kind, the stable code, the citation, and the remedy.

use std::io;
use std::path::PathBuf;

use ledger_core::{DefinitionError, Digest, EvolveError, Ledger, Position, Refusal};
use ledger_report::FormatError;
use ledger_store::backup::BackupError;
use ledger_store::{
    CheckpointError, DocumentError, KeyFileError, LogError, OpenError, OutputError, PersonError,
    ProofFileError,
};

use crate::fault::Fault;
use crate::jsonl::LineFault;
use crate::vouching::Mismatch;

/// Why the program did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule of the covenant says no.
    #[error("{refusal}")]
    Refused {
        /// Which rule, with the facts.
        refusal: Box<Refusal>,
        /// Where the covenant says so.
        citation: String,
    },
    /// What was given is no command.
    #[error(transparent)]
    Input(#[from] Fault),
    /// Wrong usage.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
    /// The covenant's definition cannot be used.
    #[error("{error}")]
    Definition {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: DefinitionError,
    },
    /// The ledger cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The log cannot be read or written.
    #[error(transparent)]
    Log(#[from] LogError),
    /// A document cannot be kept or given back.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Files beside the log were changed or are missing.
    #[error("{}", .faults.join("\n"))]
    Changed {
        /// Each with its name.
        faults: Vec<String>,
    },
    /// The snapshot was sealed on this machine and says something else than the events.
    #[error(
        "the snapshot of the ledger after {events} events is not what these events add up to: what was shown \
         from it may be wrong"
    )]
    SnapshotDiffers {
        /// After how many events.
        events: u64,
        /// Where it is now, if it could be put aside.
        aside: Option<PathBuf>,
    },
    /// The root that an issued report names is not that of the events.
    #[error(
        "the ledger was changed: the report at position {report} was made from the first {basis} events, with the \
         root {stated}, and they have {}",
        .root.map_or_else(|| "none".to_owned(), |root| root.to_string())
    )]
    RootChanged {
        /// The event that says that the report was issued.
        report: Position,
        /// The number of events it was made from.
        basis: Position,
        /// Their root, as the report names it.
        stated: Digest,
        /// Their root now.
        root: Option<Digest>,
    },
    /// A file of a report that was recorded is missing, and cannot be made again.
    #[error(
        "the report was recorded, {} is missing, and this version of the program makes other bytes of the events",
        path.display()
    )]
    NotMadeAgain {
        /// The file.
        path: PathBuf,
    },
    /// What is known about persons cannot be kept or read.
    #[error(transparent)]
    Person(#[from] PersonError),
    /// A key cannot be kept or read.
    #[error(transparent)]
    Key(KeyFileError),
    /// A checkpoint cannot be read, made or believed.
    #[error("{}: {error}", path.display())]
    Checkpoint {
        /// The file with the checkpoint, or with the key for it.
        path: PathBuf,
        /// What is wrong.
        error: CheckpointError,
    },
    /// A proof cannot be read, or proves nothing.
    #[error("{}: {error}", path.display())]
    Proof {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: ProofFileError,
    },
    /// A ledger or a proof is not what a checkpoint says.
    #[error(transparent)]
    Mismatch(#[from] Mismatch),
    /// A backup cannot be made or restored.
    #[error("{0}")]
    Backup(BackupError),
    /// Lines that are to become a ledger are wrong.
    #[error("{}", in_lines(.faults))]
    Lines {
        /// Each with the number of its line.
        faults: Vec<LineFault>,
    },
    /// A line of a file cannot be taken.
    #[error("{file}, line {line}: {failure}")]
    InLine {
        /// The name of the file.
        file: &'static str,
        /// The number of the line, from 1.
        line: usize,
        /// What is wrong with it.
        failure: Box<Failure>,
    },
    /// The events do not fit each other.
    #[error("{0}")]
    Evolve(#[from] EvolveError),
    /// A file that was named cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A report was recorded, and a file of it could not be given its name.
    #[error("the report was recorded, and {} cannot be put in place: {source}", path.display())]
    Unplaced {
        /// The file.
        path: PathBuf,
        /// Where it stands meanwhile.
        drafts: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// A value cannot be put into JSON.
    #[error("cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A view or document cannot be had in the format asked for.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The parts of a figure are not the figure.
    #[error("the parts of the events do not add up to the figure")]
    NotTheSum,
    /// Nobody reads on.
    #[error("the output was closed")]
    Closed,
    /// Nobody reads the answers to commands on.
    #[error(
        "the output was closed: lines up to {line} were given to the ledger, not all were answered, \
         and no line after them was given"
    )]
    Unheard {
        /// The last line that the ledger was given, from 1.
        line: u64,
    },
}

impl Failure {
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Failure {
        Failure::Usage { message: message.into(), help: help.into() }
    }

    /// A rule of the covenant of a ledger says no: with the place in the covenant that it follows from.
    pub fn refused(ledger: &Ledger, refusal: Refusal) -> Failure {
        let article = refusal.article();
        let covenant = ledger.covenant();
        let citation =
            covenant.map_or(article.default_citation(), |covenant| covenant.cite(article));
        Failure::Refused { citation: citation.to_owned(), refusal: Box::new(refusal) }
    }

    /// A failure to write to standard output; that nobody reads on is not one to speak of.
    pub fn writing(source: io::Error) -> Failure {
        if source.kind() == io::ErrorKind::BrokenPipe {
            return Failure::Closed;
        }
        Failure::Write { path: "standard output".into(), source }
    }

    /// The stable code of a rule or of a fault in the input.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Failure::Refused { refusal, .. } => Some(refusal.code()),
            Failure::Input(fault) => Some(fault.code),
            Failure::InLine { failure, .. } => failure.code(),
            Failure::Log(LogError::CommandIdReused { .. }) => Some("input.id-reused"),
            Failure::Usage { .. }
            | Failure::Definition { .. }
            | Failure::Open(_)
            | Failure::Log(_)
            | Failure::Document(_)
            | Failure::Changed { .. }
            | Failure::SnapshotDiffers { .. }
            | Failure::RootChanged { .. }
            | Failure::NotMadeAgain { .. }
            | Failure::Person(_)
            | Failure::Key(_)
            | Failure::Checkpoint { .. }
            | Failure::Proof { .. }
            | Failure::Mismatch(_)
            | Failure::Backup(_)
            | Failure::Lines { .. }
            | Failure::Evolve(_)
            | Failure::Read { .. }
            | Failure::Write { .. }
            | Failure::Unplaced { .. }
            | Failure::Json(_)
            | Failure::Format(_)
            | Failure::NotTheSum
            | Failure::Closed
            | Failure::Unheard { .. } => None,
        }
    }

    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Failure::Refused { refusal, .. } => refusal.accepted(),
            Failure::Input(fault) => fault.accepted.clone(),
            Failure::InLine { failure, .. } => failure.help(),
            Failure::Usage { help, .. } => help.clone(),
            Failure::Definition { path, .. } => {
                format!("mend {}; nothing was made", path.display())
            }
            Failure::Open(OpenError::Missing { .. }) => {
                "make one with `convenant init --covenant FILE`, or name another with `--ledger DIR`"
                    .to_owned()
            }
            Failure::Open(error @ OpenError::Held { .. }) => {
                format!("{}, or let `--wait` wait for it", error.help())
            }
            Failure::Open(error) => error.help(),
            Failure::Log(error) => error.help(),
            Failure::Document(error) => error.help().to_owned(),
            Failure::Person(error) => error.help(),
            Failure::Key(error) => error.help(),
            Failure::Checkpoint { error, .. } => error.help().to_owned(),
            Failure::Proof { error, .. } => error.help().to_owned(),
            Failure::Mismatch(mismatch) => mismatch.help().to_owned(),
            Failure::Backup(error) => error.help(),
            Failure::Lines { .. } => {
                "mend these lines; `convenant schema jsonl` says what a line may be; nothing was made"
                    .to_owned()
            }
            Failure::Changed { .. } => {
                "restore these files from a backup; the events themselves are as they were recorded"
                    .to_owned()
            }
            Failure::SnapshotDiffers { aside: Some(aside), .. } => format!(
                "it is not used any more; keep {} for whoever looks into it, and ask again what was asked; the \
                 events themselves are as they were recorded",
                aside.display()
            ),
            Failure::SnapshotDiffers { aside: None, .. } => {
                "remove the directory `snapshot` of the ledger, after keeping a copy for whoever looks into it; the \
                 events themselves are as they were recorded"
                    .to_owned()
            }
            Failure::RootChanged { .. } => {
                "record nothing more; keep this copy and the report as evidence, and compare backups, checkpoints \
                 and other copies"
                    .to_owned()
            }
            Failure::NotMadeAgain { .. } => {
                "restore the file from a copy, or use the version of the program that issued the report".to_owned()
            }
            Failure::Evolve(_) => {
                "this ledger was not written by these rules: run `convenant verify`, and restore a \
                 copy if it reports damage"
                    .to_owned()
            }
            Failure::Read { .. } => "name a file that is there and may be read".to_owned(),
            Failure::Write { source, .. } if source.kind() == io::ErrorKind::InvalidFilename => {
                "name another file, with a shorter name".to_owned()
            }
            Failure::Write { .. } => {
                "make room or ask for the right to write there, and try again".to_owned()
            }
            Failure::Unplaced { drafts, .. } => format!(
                "make room or ask for the right to write there, and give the same command again: it puts \
                 in place what stands in {}",
                drafts.display()
            ),
            Failure::Format(FormatError::NoTable) => {
                "--format table, json, markdown, html, xlsx or pdf".to_owned()
            }
            Failure::Format(FormatError::NotBuilt { .. }) => {
                "build it with the features pdf and xlsx of ledger-report".to_owned()
            }
            Failure::Json(_) | Failure::Format(_) | Failure::NotTheSum => {
                "report this as a fault of the program".to_owned()
            }
            Failure::Closed => String::new(),
            Failure::Unheard { .. } => {
                "see `convenant log` for what was recorded, and give the rest again; a line with an id \
                 is recorded once"
                    .to_owned()
            }
        }
    }

    /// Where the covenant says so, for a rule.
    pub fn citation(&self) -> Option<&str> {
        if let Failure::InLine { failure, .. } = self {
            return failure.citation();
        }
        let Failure::Refused { citation, .. } = self else { return None };
        Some(citation)
    }

    /// The article and the code, for a rule.
    pub fn rule(&self) -> Option<String> {
        self.citation().zip(self.code()).map(|(citation, code)| format!("{citation} ({code})"))
    }

    /// The exit code it leads to.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Closed => 0,
            Failure::InLine { failure, .. } => failure.exit_code(),
            Failure::Refused { .. } | Failure::Log(LogError::CommandIdReused { .. }) => 1,
            Failure::Usage { .. }
            | Failure::Input(_)
            | Failure::Definition { .. }
            | Failure::Lines { .. }
            | Failure::Format(FormatError::NoTable | FormatError::NotBuilt { .. })
            | Failure::Read { .. } => 2,
            Failure::Document(DocumentError::TooLarge | DocumentError::Source { .. }) => 2,
            Failure::Evolve(_)
            | Failure::Changed { .. }
            | Failure::SnapshotDiffers { .. }
            | Failure::RootChanged { .. } => 4,
            Failure::NotMadeAgain { .. } => 5,
            Failure::Document(error) if error.is_integrity() => 4,
            Failure::Person(error) if error.is_integrity() => 4,
            Failure::Mismatch(Mismatch::OtherState { .. }) => 2,
            Failure::Mismatch(_) => 4,
            Failure::Checkpoint { error, .. } if error.is_integrity() => 4,
            Failure::Proof { error, .. } if error.is_integrity() => 4,
            Failure::Checkpoint { .. } | Failure::Proof { .. } => 2,
            Failure::Key(KeyFileError::Random(_)) => 3,
            Failure::Open(OpenError::Within { .. }) => 2,
            Failure::Key(_) => 2,
            Failure::Backup(error) if error.is_usage() => 2,
            Failure::Backup(error) if error.is_integrity() => 4,
            Failure::NotTheSum => 5,
            Failure::Open(error) if error.is_integrity() => 4,
            Failure::Log(error) if error.is_integrity() => 4,
            Failure::Open(_)
            | Failure::Log(_)
            | Failure::Document(_)
            | Failure::Person(_)
            | Failure::Backup(_)
            | Failure::Write { .. }
            | Failure::Unplaced { .. }
            | Failure::Json(_)
            | Failure::Format(_)
            | Failure::Unheard { .. } => 3,
        }
    }
}

impl From<BackupError> for Failure {
    /// What is wrong with a ledger, a document or a person is the same failure, whoever came upon it.
    fn from(error: BackupError) -> Failure {
        match error {
            BackupError::Open(error) => error.into(),
            BackupError::Log(error) => error.into(),
            BackupError::Document(error) => error.into(),
            BackupError::Person(error) => error.into(),
            BackupError::Output(error) => error.into(),
            error @ (BackupError::Nothing { .. }
            | BackupError::WithinCommit { .. }
            | BackupError::BeyondHead { .. }
            | BackupError::OtherLedger { .. }
            | BackupError::Diverged { .. }
            | BackupError::DoesNotFollow { .. }
            | BackupError::NotABackup { .. }
            | BackupError::Newer { .. }
            | BackupError::Altered { .. }
            | BackupError::Commits { .. }
            | BackupError::Events { .. }
            | BackupError::TooLarge { .. }
            | BackupError::Io { .. }) => Failure::Backup(error),
        }
    }
}

impl From<KeyFileError> for Failure {
    fn from(error: KeyFileError) -> Failure {
        match error {
            KeyFileError::Output(error) => error.into(),
            error @ (KeyFileError::Exposed { .. }
            | KeyFileError::NoKey { .. }
            | KeyFileError::Random(_)
            | KeyFileError::Io { .. }) => Failure::Key(error),
        }
    }
}

impl From<OutputError> for Failure {
    /// What cannot be written because of what was asked for is wrong usage.
    fn from(error: OutputError) -> Failure {
        match error {
            OutputError::Io { path, source } => Failure::Write { path, source },
            error @ (OutputError::InLedger { .. }
            | OutputError::Exists { .. }
            | OutputError::Link { .. }
            | OutputError::NoFile { .. }
            | OutputError::NoDirectory { .. }) => Failure::usage(error.to_string(), error.help()),
        }
    }
}

fn in_lines(faults: &[LineFault]) -> String {
    faults.iter().map(LineFault::to_string).collect::<Vec<_>>().join("\n")
}
