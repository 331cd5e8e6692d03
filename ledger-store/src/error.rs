//! What can go wrong with a log: its facts, and what to do next.

use std::{fmt, io, path::PathBuf};

use ledger_core::{Digest, Moment, Position};

use crate::lock::Holder;
use crate::log::CommandId;
use crate::log::codec::CodecError;

const DAMAGED_HELP: &str = "record nothing more; keep this copy as evidence, restore a backup, and \
                            compare its root with one that was reported";

/// What the operating system was asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// To read.
    Read,
    /// To write.
    Written,
    /// To make.
    Made,
    /// To lock.
    Locked,
    /// To remove.
    Removed,
    /// To make durable.
    Synced,
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Doing::Read => "read",
            Doing::Written => "written",
            Doing::Made => "made",
            Doing::Locked => "locked",
            Doing::Removed => "removed",
            Doing::Synced => "synced",
        })
    }
}

/// Why a log cannot record or answer.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Others recorded events meanwhile.
    #[error("{head} events are recorded, not {expected}: others were recorded meanwhile")]
    Moved {
        /// The number of events that the caller knew of.
        expected: Position,
        /// The number of events that there are.
        head: Position,
    },
    /// The id was used for another command.
    #[error(
        "command id `{id}` was used for another command, recorded at position {first} on {recorded_at}"
    )]
    CommandIdReused {
        /// The id.
        id: CommandId,
        /// The first event of the command that was recorded under it.
        first: Position,
        /// When that command was recorded.
        recorded_at: Moment,
    },
    /// The command has no events.
    #[error("command {index} of the append has no events, so there is nothing to record")]
    NoEvents {
        /// The number of the command, counted from 0 over all commits.
        index: usize,
    },
    /// The event cannot be written.
    #[error("an event cannot be recorded: {0}")]
    Event(CodecError),
    /// The commit is too large to be recorded as a whole.
    #[error("a commit of {bytes} bytes is more than the {limit} that one commit may take")]
    TooLarge {
        /// The number of bytes it would take.
        bytes: u64,
        /// The number of bytes it may take.
        limit: u64,
    },
    /// No event has this position yet.
    #[error("there is no state of {asked} events: {head} are recorded")]
    BeyondHead {
        /// The number of events that was asked for.
        asked: Position,
        /// The number of events that there are.
        head: Position,
    },
    /// An earlier append failed half-way.
    #[error("an earlier append failed, so no more is recorded until the ledger is reopened: {why}")]
    Poisoned {
        /// The error of that append.
        why: String,
    },
    /// Another process has the file of events locked.
    #[error("the ledger is in use by another process")]
    Held,
    /// The log was opened for reading.
    #[error("the ledger was opened to be read, so nothing is recorded")]
    ToRead,
    /// The file of events is not as this process left it. Nothing more is written or acknowledged.
    #[error("nothing more is recorded here: {0}")]
    Displaced(Displaced),
    /// The operating system reported an error.
    #[error("the ledger cannot be {doing}: {source}")]
    Io {
        /// What it cannot be.
        doing: Doing,
        /// The error.
        source: io::Error,
    },
    /// The system gives no random bytes.
    #[error("the system gives no random bytes: {0}")]
    Random(getrandom::Error),
    /// A later version of this program recorded the event.
    #[error(
        "the event at position {position} has kind {number} version {version}, unknown to this program"
    )]
    NewerEvent {
        /// The position of the event.
        position: Position,
        /// The stored number of its kind.
        number: u16,
        /// Its stored version.
        version: u8,
    },
    /// The stored bytes are not what was recorded.
    #[error("the ledger is damaged at position {position}: {damage}")]
    Damaged {
        /// The event, or the first event of the commit.
        position: Position,
        /// What differs.
        damage: Damage,
    },
}

impl LogError {
    /// The error for a log that cannot be read.
    pub(crate) fn reading(source: io::Error) -> LogError {
        LogError::Io { doing: Doing::Read, source }
    }

    /// The error for a log that cannot be written.
    pub(crate) fn writing(source: io::Error) -> LogError {
        LogError::Io { doing: Doing::Written, source }
    }

    /// Whether stored data is damaged or was tampered with, as opposed to a conflict or a failing disk.
    pub fn is_integrity(&self) -> bool {
        match self {
            LogError::Damaged { .. } => true,
            LogError::Moved { .. }
            | LogError::CommandIdReused { .. }
            | LogError::NoEvents { .. }
            | LogError::Event(_)
            | LogError::TooLarge { .. }
            | LogError::BeyondHead { .. }
            | LogError::Poisoned { .. }
            | LogError::Held
            | LogError::ToRead
            | LogError::Displaced(_)
            | LogError::Random(_)
            | LogError::Io { .. }
            | LogError::NewerEvent { .. } => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            LogError::Moved { .. } => {
                "decide again on the events as they are now, and append again"
            }
            LogError::CommandIdReused { .. } => "give every command an id of its own",
            LogError::NoEvents { .. } => "leave the command out",
            LogError::Event(_) => "record it in smaller parts",
            LogError::TooLarge { .. } => "record fewer commands in one commit",
            LogError::BeyondHead { .. } => "ask for a state that was already reached",
            LogError::Poisoned { .. } => {
                "open the ledger again: the append that failed is then there whole or not at all"
            }
            LogError::Held => "wait until the other process is done",
            LogError::ToRead => "open it to be written",
            LogError::Displaced(_) => {
                "open the ledger again, see what it holds, and give again what is not in it; no part of a \
                 ledger may be removed, replaced or written by others while it is open"
            }
            LogError::Random(_) | LogError::Io { .. } => "check free space, rights and the disk, then try again",
            LogError::NewerEvent { .. } => "use the version of this program that recorded it",
            LogError::Damaged { .. } => DAMAGED_HELP,
        }
        .to_owned()
    }
}

/// How the file of events differs from what the process that has it open left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Displaced {
    /// Another file has its name, or no file has it.
    #[error("the file of events, or its directory, was removed or replaced while it was open")]
    Replaced,
    /// It has another length.
    #[error("another process wrote to the file of events, or cut it off, while it was open")]
    Changed,
}

/// How stored bytes differ from what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// The bytes do not match their checksum.
    #[error("the checksum of {what} does not match")]
    Checksum {
        /// The name of the value.
        what: &'static str,
    },
    /// A value is missing.
    #[error("{what} is missing")]
    Missing {
        /// The name of the value.
        what: &'static str,
    },
    /// A value should not be there.
    #[error("{what} does not belong here")]
    Stray {
        /// The name of the value.
        what: &'static str,
    },
    /// The bytes do not have the right form.
    #[error("{what} is malformed")]
    Malformed {
        /// The name of the part.
        what: &'static str,
    },
    /// The bytes of an event do not decode.
    #[error("{0}")]
    Event(CodecError),
    /// The event was recorded before the one before it.
    #[error("it was recorded on {recorded_at}, before the event before it, on {before}")]
    TimeGoesBack {
        /// When it was recorded.
        recorded_at: Moment,
        /// When the event before it was recorded.
        before: Moment,
    },
    /// The Merkle root is not that of the events.
    #[error("the Merkle root after it is {computed}, but {stored} was recorded")]
    Root {
        /// The root over the events as they are.
        computed: Digest,
        /// The stored root.
        stored: Digest,
    },
    /// The command id was used before.
    #[error("command id `{id}` was used before")]
    IdTwice {
        /// The id.
        id: CommandId,
    },
    /// There are fewer events than before.
    #[error("it had {seen} events when it was last closed, and {left} are left")]
    CutOff {
        /// The number of events there were.
        seen: Position,
        /// The number of events there are.
        left: Position,
    },
    /// A stored number differs from what was counted.
    #[error("there are {counted} {what}, but {stored} were recorded")]
    Count {
        /// What was counted.
        what: &'static str,
        /// The counted number.
        counted: u64,
        /// The stored number.
        stored: u64,
    },
}

/// Why a directory is not a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLedger {
    /// It is something else than a directory.
    #[error("it is no directory")]
    NoDirectory,
    /// Nothing says that it is one.
    #[error("it has no file FORMAT")]
    NoFormat,
    /// Something else is said.
    #[error("its file FORMAT does not name the format of a ledger")]
    OtherFormat,
    /// It was made by a program that was never released.
    #[error("its format is one from before the first release")]
    EarlyFormat,
    /// It has lost its log.
    #[error("its events are missing; restore a backup")]
    NoEvents,
}

/// What a part of a ledger is instead of what it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Instead {
    /// It leads elsewhere.
    #[error("a symbolic link")]
    Link,
    /// It must be a file.
    #[error("a directory")]
    Directory,
    /// It must be a directory.
    #[error("a file")]
    File,
    /// A pipe, a device, or the like.
    #[error("neither a file nor a directory")]
    Neither,
}

/// Why a ledger cannot be created or opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The directory does not exist.
    #[error("there is no ledger in {}: it does not exist", dir.display())]
    Missing {
        /// Where it was looked for.
        dir: PathBuf,
    },
    /// It is not a ledger.
    #[error("{} is not a ledger: {why}", dir.display())]
    NotALedger {
        /// Where it was looked for.
        dir: PathBuf,
        /// Why it is not.
        why: NoLedger,
    },
    /// A part of it is a link, or of another kind than it must be.
    #[error("{} is {is}, so this is not taken for a ledger", path.display())]
    Foreign {
        /// The part.
        path: PathBuf,
        /// What it is.
        is: Instead,
    },
    /// Creating it was cut off.
    #[error("{} is a ledger whose making was cut off before anything could be recorded, or which lost its file FORMAT", dir.display())]
    HalfMade {
        /// The directory.
        dir: PathBuf,
    },
    /// Restoring or importing it was cut off.
    #[error("{} is no ledger yet: it is being restored or imported, or that was cut off", dir.display())]
    Unfinished {
        /// The directory.
        dir: PathBuf,
    },
    /// The directory is not empty.
    #[error("{} is not empty, and a ledger is only made in a new or empty directory", dir.display())]
    NotEmpty {
        /// The directory.
        dir: PathBuf,
    },
    /// The directory is within another ledger.
    #[error("{} lies in the directory of the ledger {}, and no other is kept there", dir.display(), ledger.display())]
    Within {
        /// The directory.
        dir: PathBuf,
        /// The directory of the ledger that is there.
        ledger: PathBuf,
    },
    /// Its format is unknown to this program.
    #[error(
        "{} was made by a newer version of this program: it has format {found}, and this one knows up to {known}",
        dir.display()
    )]
    Newer {
        /// The directory.
        dir: PathBuf,
        /// The format it has.
        found: u32,
        /// The format this program writes.
        known: u32,
    },
    /// Another process has it open.
    #[error("{} is in use by {}", dir.display(), holder.as_ref().map_or("another process".to_owned(), Holder::to_string))]
    Held {
        /// The directory.
        dir: PathBuf,
        /// The process that has it open, if that can be read.
        holder: Option<Holder>,
    },
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
    /// Its log cannot be opened.
    #[error("the ledger in {} cannot be opened: {source}", dir.display())]
    Log {
        /// The directory.
        dir: PathBuf,
        /// The error of the log.
        source: LogError,
    },
}

impl OpenError {
    /// Whether stored data is damaged or was tampered with.
    pub fn is_integrity(&self) -> bool {
        match self {
            OpenError::Log { source, .. } => source.is_integrity(),
            OpenError::Missing { .. }
            | OpenError::NotALedger { .. }
            | OpenError::Foreign { .. }
            | OpenError::HalfMade { .. }
            | OpenError::Unfinished { .. }
            | OpenError::NotEmpty { .. }
            | OpenError::Within { .. }
            | OpenError::Newer { .. }
            | OpenError::Held { .. }
            | OpenError::Io { .. } => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> String {
        match self {
            OpenError::Missing { .. } => {
                "give the directory of a ledger, or make one there".to_owned()
            }
            OpenError::NotALedger { .. } => "give the directory of a ledger".to_owned(),
            OpenError::Foreign { .. } => {
                "restore the ledger from a backup, or put the file or directory itself there; only keys to persons \
                 may be kept elsewhere and linked to"
                    .to_owned()
            }
            OpenError::HalfMade { .. } => {
                "if nothing was ever recorded in it, remove the directory and make the ledger again; else restore \
 FORMAT from a backup".to_owned()
            }
            OpenError::Unfinished { .. } => {
                "restore or import it again, into the same directory: what was left is replaced".to_owned()
            }
            OpenError::NotEmpty { .. } | OpenError::Within { .. } => {
                "give another directory".to_owned()
            }
            OpenError::Newer { .. } => "use the version of this program that made it".to_owned(),
            OpenError::Held { holder: Some(holder), .. } => {
                format!("wait until process {} is done, or end it if it hangs", holder.process)
            }
            OpenError::Held { holder: None, .. } => {
                "wait until the other process is done".to_owned()
            }
            OpenError::Io { source, path, .. } => {
                match source.kind() == io::ErrorKind::PermissionDenied {
                    true => format!("ask for the right to read and write {}", path.display()),
                    false => "check the path, free space and the disk, then try again".to_owned(),
                }
            }
            OpenError::Log { source, .. } => source.help(),
        }
    }
}
