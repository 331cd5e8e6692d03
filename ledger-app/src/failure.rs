//! Why something was not done, as data: the kind, the stable code, the citation, and what is said of it in each
//! language.
//!
//! Each error says these of itself, by [`Trouble`]. A front end says them in its own way: a line of JSON, an exit
//! code, the status of an answer. What is wrong with what was asked or given has its texts in both languages in
//! `ledger-report/words/`; an error with a type of its own has its English text beside it, and its Dutch text by
//! `in_dutch`.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use ledger_core::synthetic::NetworkError;
use ledger_core::typed::Unseen;
use ledger_core::views::invoice::NoInvoice;
use ledger_core::{DefinitionError, Digest, EvolveError, Ledger, Position, Refusal};
use ledger_report::{FormatError, InEach, Lang, Said, dutch, said_of_definition, said_of_refusal};
use ledger_store::backup::BackupError;
use ledger_store::{
    CheckpointError, DocumentError, KeyFileError, LogError, OpenError, OutputError, PersonError,
    ProofFileError,
};
use serde_json::Value;

use crate::in_dutch;

/// What kind of failure it is: what an exit code and the status of an answer tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rule says no.
    Refused,
    /// What was asked or given is wrong.
    Usage,
    /// The machine does not do what it is asked to: a file, a disk, a lock.
    Machine,
    /// Something was damaged, changed or forged.
    Integrity,
    /// A check found a gap, or the program a fault in itself.
    Gap,
    /// Nobody reads on, which is no failure to speak of.
    Closed,
}

/// What an error says of itself, whatever went wrong.
pub trait Trouble: Error + Send + Sync + 'static {
    /// What kind of failure it is.
    fn kind(&self) -> Kind;

    /// What is said of it in a language: what is wrong, and what to do.
    fn said(&self, lang: Lang) -> Said;

    /// The stable code of a rule or of a fault in what was given. What has none ends a lot of commands.
    fn code(&self) -> Option<&'static str> {
        None
    }

    /// Where the covenant says so, for a rule.
    fn citation(&self, _lang: Lang) -> Option<&str> {
        None
    }

    /// What a rule speaks of, as JSON: each fact by its name, amounts and days as in commands. `None` if it speaks of
    /// nothing.
    fn facts(&self) -> Option<Value> {
        None
    }
}

/// Why something was not done.
#[derive(Debug)]
pub struct Failure(Box<dyn Trouble>);

impl<T: Trouble> From<T> for Failure {
    fn from(trouble: T) -> Failure {
        Failure(Box::new(trouble))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Failure {
    /// What was asked cannot be answered as it was asked: what is wrong, and what to do, in each language.
    pub fn usage(say: impl Fn(Lang) -> Said) -> Failure {
        Usage(InEach::of(say)).into()
    }

    /// A rule of the covenant of a ledger says no: with the place in the covenant that it follows from.
    pub fn refused(ledger: &Ledger, refusal: Refusal) -> Failure {
        let cited = ledger.covenant().and_then(|covenant| covenant.cite(refusal.article()));
        Refused { cited: cited.map(str::to_owned), refusal }.into()
    }

    /// A file that was named cannot be read.
    pub fn reading(path: impl Into<PathBuf>, source: io::Error) -> Failure {
        Cause::Read { path: path.into(), source }.into()
    }

    /// A file cannot be written. That nobody reads on is not one to speak of.
    pub fn writing(path: impl Into<PathBuf>, source: io::Error) -> Failure {
        match source.kind() == io::ErrorKind::BrokenPipe {
            true => Cause::Closed.into(),
            false => Cause::Write { path: path.into(), source }.into(),
        }
    }

    /// Standard output cannot be written. That nobody reads on is not one to speak of.
    pub fn printing(source: io::Error) -> Failure {
        match source.kind() == io::ErrorKind::BrokenPipe {
            true => Cause::Closed.into(),
            false => Cause::Print { source }.into(),
        }
    }

    /// Something is wrong with a file that could be read.
    pub fn of_file(path: impl Into<PathBuf>, failure: impl Into<Failure>) -> Failure {
        InFile { path: path.into(), line: None, failure: failure.into() }.into()
    }

    /// Something is wrong with a line of a file. Lines are counted from 1.
    pub fn in_line(path: impl Into<PathBuf>, line: u64, failure: impl Into<Failure>) -> Failure {
        InFile { path: path.into(), line: Some(line), failure: failure.into() }.into()
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> Kind {
        self.0.kind()
    }

    /// The stable code of a rule or of a fault in what was given.
    pub fn code(&self) -> Option<&'static str> {
        self.0.code()
    }

    /// What a rule speaks of, as JSON.
    pub fn facts(&self) -> Option<Value> {
        self.0.facts()
    }

    /// Where the covenant says so, for a rule.
    pub fn citation(&self, lang: Lang) -> Option<&str> {
        self.0.citation(lang)
    }

    /// What is said of it in a language: what is wrong, and what to do.
    pub fn said(&self, lang: Lang) -> Said {
        self.0.said(lang)
    }

    /// The article and the code, for a rule.
    pub fn rule(&self, lang: Lang) -> Option<String> {
        self.citation(lang).zip(self.code()).map(|(citation, code)| format!("{citation} ({code})"))
    }

    /// The error, if it is one of this type.
    pub fn cause<T: Trouble>(&self) -> Option<&T> {
        let error: &(dyn Error + 'static) = &*self.0;
        error.downcast_ref()
    }

    /// Whether a file that was named is not there.
    pub fn is_missing_file(&self) -> bool {
        let missing = |source: &io::Error| source.kind() == io::ErrorKind::NotFound;
        matches!(self.cause(), Some(Cause::Read { source, .. }) if missing(source))
    }
}

/// A rule of the covenant says no.
#[derive(Debug, thiserror::Error)]
#[error("{refusal}")]
struct Refused {
    refusal: Refusal,
    /// The article, as the covenant cites it.
    cited: Option<String>,
}

impl Trouble for Refused {
    fn kind(&self) -> Kind {
        Kind::Refused
    }

    fn said(&self, lang: Lang) -> Said {
        said_of_refusal(&self.refusal, lang)
    }

    fn code(&self) -> Option<&'static str> {
        Some(self.refusal.code())
    }

    fn citation(&self, lang: Lang) -> Option<&str> {
        Some(self.cited.as_deref().unwrap_or(lang.article(self.refusal.article())))
    }

    fn facts(&self) -> Option<Value> {
        serde_json::to_value(&self.refusal).ok().filter(Value::is_object)
    }
}

/// What was asked cannot be answered as it was asked.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.in_lang(Lang::En).message)]
struct Usage(InEach<Said>);

impl Trouble for Usage {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn said(&self, lang: Lang) -> Said {
        self.0.in_lang(lang).clone()
    }
}

/// Something is wrong with a file, or with a line of it.
#[derive(Debug, thiserror::Error)]
#[error("{}", in_file(path, *line, failure, Lang::En))]
struct InFile {
    path: PathBuf,
    line: Option<u64>,
    failure: Failure,
}

/// A message after the place that it is about.
fn in_file(path: &Path, line: Option<u64>, message: impl fmt::Display, lang: Lang) -> String {
    let path = path.display();
    match line {
        Some(line) => lang.in_line(path, line, message),
        None => format!("{path}: {message}"),
    }
}

impl Trouble for InFile {
    fn kind(&self) -> Kind {
        self.failure.kind()
    }

    fn said(&self, lang: Lang) -> Said {
        let Said { message, help } = self.failure.said(lang);
        Said { message: in_file(&self.path, self.line, message, lang), help }
    }

    fn code(&self) -> Option<&'static str> {
        self.failure.code()
    }

    fn citation(&self, lang: Lang) -> Option<&str> {
        self.failure.citation(lang)
    }

    fn facts(&self) -> Option<Value> {
        self.failure.facts()
    }
}

/// What can go wrong between a ledger and those who ask.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// Files beside the log were changed or are missing.
    #[error("{}", .faults.iter().map(|fault| fault.in_lang(Lang::En).as_str()).collect::<Vec<_>>().join("\n"))]
    Changed {
        /// Each with its name.
        faults: Vec<InEach<String>>,
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
    /// A file that was named cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The commands that are given cannot be read.
    #[error("the commands cannot be read: {source}")]
    ReadCommands {
        /// What the operating system said.
        source: io::Error,
    },
    /// Standard output cannot be written.
    #[error("standard output cannot be written: {source}")]
    Print {
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

impl Trouble for Cause {
    fn kind(&self) -> Kind {
        match self {
            Cause::Changed { .. } | Cause::SnapshotDiffers { .. } | Cause::RootChanged { .. } => {
                Kind::Integrity
            }
            Cause::Read { .. } | Cause::ReadCommands { .. } => Kind::Usage,
            Cause::Write { .. }
            | Cause::Print { .. }
            | Cause::Unplaced { .. }
            | Cause::Unheard { .. } => Kind::Machine,
            Cause::NotMadeAgain { .. } | Cause::NotTheSum => Kind::Gap,
            Cause::Closed => Kind::Closed,
        }
    }

    fn said(&self, lang: Lang) -> Said {
        match lang {
            Lang::Nl => in_dutch::cause(self),
            Lang::En => Said { message: self.to_string(), help: self.help() },
        }
    }
}

impl Cause {
    fn help(&self) -> String {
        let said = match self {
            Cause::Changed { .. } => {
                "restore these files from a backup; the events themselves are as they were recorded"
            }
            Cause::SnapshotDiffers { aside: Some(aside), .. } => {
                return format!(
                    "it is not used any more; keep {} for whoever looks into it, and ask again what was asked; \
                     the events themselves are as they were recorded",
                    aside.display()
                );
            }
            Cause::SnapshotDiffers { aside: None, .. } => {
                "remove the directory `snapshot` of the ledger, after keeping a copy for whoever looks into it; \
                 the events themselves are as they were recorded"
            }
            Cause::RootChanged { .. } => {
                "record nothing more; keep this copy and the report as evidence, and compare backups, \
                 checkpoints and other copies"
            }
            Cause::NotMadeAgain { .. } => {
                "restore the file from a copy, or use the version of the program that issued the report"
            }
            Cause::Read { .. } | Cause::ReadCommands { .. } => {
                "name a file that is there and may be read"
            }
            Cause::Write { source, .. } if source.kind() == io::ErrorKind::InvalidFilename => {
                SHORTER
            }
            Cause::Write { .. } | Cause::Print { .. } => {
                "make room or ask for the right to write there, and try again"
            }
            Cause::Unplaced { drafts, .. } => {
                return format!(
                    "make room or ask for the right to write there, and give the same command again: it puts \
                     in place what stands in {}",
                    drafts.display()
                );
            }
            Cause::NotTheSum => FAULT,
            Cause::Closed => "",
            Cause::Unheard { .. } => {
                "see `convenant log` for what was recorded, and give the rest again; a line with an id \
                 is recorded once"
            }
        };
        said.to_owned()
    }
}

/// What to do about a name that is too long.
const SHORTER: &str = "name another file, with a shorter name";

/// What to do about what cannot be.
const FAULT: &str = "report this as a fault of the program";

/// The kind of an error that may be of integrity or of usage, and is otherwise of the machine. Integrity comes first.
fn kind(usage: bool, integrity: bool) -> Kind {
    match (integrity, usage) {
        (true, _) => Kind::Integrity,
        (false, true) => Kind::Usage,
        (false, false) => Kind::Machine,
    }
}

/// What errors of the crates below say of themselves: their kind, what to do, and what they say in Dutch.
macro_rules! troubles {
    ($($type:ty: |$error:ident| $kind:expr, $help:expr, $dutch:expr;)+) => {
        $(impl Trouble for $type {
            #[allow(unused_variables, reason = "some are always of one kind")]
            fn kind(&self) -> Kind {
                let $error = self;
                $kind
            }

            fn said(&self, lang: Lang) -> Said {
                let $error = self;
                match lang {
                    Lang::Nl => $dutch,
                    Lang::En => Said { message: self.to_string(), help: $help.into() },
                }
            }
        })+
    };
}

troubles! {
    OpenError: |error| kind(matches!(error, OpenError::Within { .. }), error.is_integrity()),
        match error {
            OpenError::Missing { .. } => {
                "make one with `convenant init --covenant FILE`, or name another with `--ledger DIR`".to_owned()
            }
            OpenError::Held { .. } => format!("{}, or let `--wait` wait for it", error.help()),
            OpenError::NotALedger { .. }
            | OpenError::Foreign { .. }
            | OpenError::HalfMade { .. }
            | OpenError::Unfinished { .. }
            | OpenError::NotEmpty { .. }
            | OpenError::Within { .. }
            | OpenError::Newer { .. }
            | OpenError::Log { .. }
            | OpenError::Io { .. } => error.help(),
        }, in_dutch::open(error);
    DocumentError: |error| {
        let usage = matches!(error, DocumentError::TooLarge | DocumentError::Source { .. });
        kind(usage, error.is_integrity())
    }, match error {
        DocumentError::Missing { .. } | DocumentError::Changed { .. } => {
            "restore the file from a backup, or add the same document again with `convenant document add`; its \
             SHA-256 tells whether it is the same"
        }
        DocumentError::TooLarge
        | DocumentError::Source { .. }
        | DocumentError::Target { .. }
        | DocumentError::Io { .. } => error.help(),
    }, in_dutch::document(error);
    PersonError: |error| kind(false, error.is_integrity()), match error {
        PersonError::NoKeys { .. } => {
            "name the file with the keys: --keys FILE, or CONVENANT_KEYS; if they are lost for good, remove the \
             directory `persons`, which nobody can read any more"
                .to_owned()
        }
        PersonError::OtherLedger { .. } => {
            "name the file with the keys of this ledger: --keys FILE, or CONVENANT_KEYS".to_owned()
        }
        PersonError::NoKey { .. }
        | PersonError::Exposed { .. }
        | PersonError::BadKeys { .. }
        | PersonError::Changed { .. }
        | PersonError::Newer { .. }
        | PersonError::Random(_)
        | PersonError::Io { .. } => error.help(),
    }, in_dutch::person(error);
    CheckpointError: |error| kind(true, error.is_integrity()), match error {
        CheckpointError::Note(_) | CheckpointError::Malformed { .. } => {
            "name a file that `convenant checkpoint make` wrote"
        }
        CheckpointError::OtherName { .. } => {
            "make a key for this ledger: convenant key make --output FILE"
        }
        CheckpointError::OtherUse { .. } => {
            "make a key for it: `convenant key make --output FILE` for a ledger, with `--cosigner NAME` for \
             somebody who vouches for one"
        }
        CheckpointError::Nobody => {
            "ask for a checkpoint that one of them signed, or see with `convenant checkpoint show` who did"
        }
        CheckpointError::Again { .. }
        | CheckpointError::Forged { .. }
        | CheckpointError::NotByLedger { .. } => error.help(),
    }, in_dutch::checkpoint(error);
    ProofFileError: |error| kind(true, error.is_integrity()), match error {
        ProofFileError::Malformed(_) | ProofFileError::Checkpoint { .. } => {
            "name a file that `convenant prove` wrote"
        }
        ProofFileError::Leaf(_) | ProofFileError::TwoLedgers { .. } | ProofFileError::Proof(_) => {
            error.help()
        }
    }, in_dutch::proof_file(error);
    KeyFileError: |error| match error {
        KeyFileError::Output(error) => error.kind(),
        KeyFileError::Random(_) => Kind::Machine,
        KeyFileError::Exposed { .. } | KeyFileError::NoKey { .. } | KeyFileError::Io { .. } => Kind::Usage,
    }, match error {
        KeyFileError::NoKey { .. } => {
            "name a file that `convenant key make` made, with the secret half of a key".to_owned()
        }
        KeyFileError::Output(error) => error.said(Lang::En).help,
        KeyFileError::Exposed { .. } | KeyFileError::Random(_) | KeyFileError::Io { .. } => error.help(),
    }, in_dutch::key_file(error);
    OutputError: |error| kind(!matches!(error, OutputError::Io { .. }), false), match error {
        OutputError::Io { source, .. } if source.kind() == io::ErrorKind::InvalidFilename => SHORTER,
        OutputError::InLedger { .. }
        | OutputError::Exists { .. }
        | OutputError::Link { .. }
        | OutputError::NoFile { .. }
        | OutputError::NoDirectory { .. }
        | OutputError::Io { .. } => error.help(),
    }, in_dutch::output(error);
    EvolveError: |error| Kind::Integrity,
        "this ledger was not written by these rules: run `convenant verify`, and restore a copy if it reports \
         damage", in_dutch::evolve(error);
    FormatError: |error| {
        kind(matches!(error, FormatError::NoTable | FormatError::NotBuilt { .. }), false)
    }, if matches!(error, FormatError::NoTable) {
        "--format table, json, markdown, html, xlsx or pdf"
    } else if matches!(error, FormatError::NotBuilt { .. }) {
        "build it with the features pdf and xlsx of ledger-report"
    } else {
        FAULT
    }, in_dutch::format(error);
    NoInvoice: |error| Kind::Usage, error.help(), in_dutch::no_invoice(error);
    NetworkError: |error| Kind::Usage, "a network within these bounds", in_dutch::network(error);
    serde_json::Error: |error| Kind::Machine, FAULT, dutch::value_not_written(error);
    Unseen: |error| Kind::Machine, FAULT, dutch::value_not_written(error);
    BackupError: |error| match within(error) {
        Some(within) => within.kind(),
        None => kind(error.is_usage(), error.is_integrity()),
    }, within(error).map_or_else(|| error.help(), |within| within.said(Lang::En).help),
    in_dutch::backup(error);
}

/// What a backup came upon: what is wrong with a ledger, a document or a person is the same failure, whoever came
/// upon it.
fn within(error: &BackupError) -> Option<&dyn Trouble> {
    match error {
        BackupError::Open(error) => Some(error),
        BackupError::Log(error) => Some(error),
        BackupError::Document(error) => Some(error),
        BackupError::Person(error) => Some(error),
        BackupError::Output(error) => Some(error),
        BackupError::Nothing { .. }
        | BackupError::WithinCommit { .. }
        | BackupError::BeyondHead { .. }
        | BackupError::OtherLedger { .. }
        | BackupError::DoesNotFollow { .. }
        | BackupError::Diverged { .. }
        | BackupError::NotABackup { .. }
        | BackupError::Newer { .. }
        | BackupError::Altered { .. }
        | BackupError::Commits { .. }
        | BackupError::Events { .. }
        | BackupError::TooLarge { .. }
        | BackupError::Io { .. } => None,
    }
}

impl Trouble for LogError {
    fn kind(&self) -> Kind {
        match self.code() {
            Some(_) => Kind::Refused,
            None => kind(false, self.is_integrity()),
        }
    }

    fn said(&self, lang: Lang) -> Said {
        match lang {
            Lang::Nl => in_dutch::log(self),
            Lang::En => Said { message: self.to_string(), help: self.help() },
        }
    }

    fn code(&self) -> Option<&'static str> {
        matches!(self, LogError::CommandIdReused { .. }).then_some("input.id-reused")
    }
}

/// The covenant's definition cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{error}")]
pub struct Undefined {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub error: DefinitionError,
}

impl Trouble for Undefined {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn said(&self, lang: Lang) -> Said {
        let path = self.path.display();
        match lang {
            Lang::Nl => dutch::definition_faulty(path, said_of_definition(&self.error, lang)),
            Lang::En => {
                Said { message: self.to_string(), help: format!("mend {path}; nothing was made") }
            }
        }
    }
}
