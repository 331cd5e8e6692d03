//! What can go wrong with a log: its facts, and what to do next.

use std::{io, path::PathBuf};

use ledger_core::{Digest, Moment, Position};

use crate::lock::Holder;
use crate::log::CommandId;
use crate::log::codec::CodecError;

const DAMAGED_HELP: &str = "record nothing more; keep this copy as evidence, restore a backup, and \
                            compare its root with one that was reported";

/// Why a log cannot record or answer.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// Somebody else was first.
    #[error("{head} events are recorded, not {expected}: others were recorded meanwhile")]
    Moved {
        /// How many events the caller knew of.
        expected: Position,
        /// How many there are.
        head: Position,
    },
    /// One id for two commands.
    #[error(
        "command id `{id}` was used for another command, recorded at position {first} on {recorded_at}"
    )]
    CommandIdReused {
        /// The id.
        id: CommandId,
        /// The first event of the command that was recorded under it.
        first: Position,
        /// When that was recorded.
        recorded_at: Moment,
    },
    /// A command without events.
    #[error("command {index} of the append has no events, so there is nothing to record")]
    NoEvents {
        /// Which command, counted from 0 over all commits.
        index: usize,
    },
    /// An event that cannot be written.
    #[error("an event cannot be recorded: {0}")]
    Event(CodecError),
    /// A commit that is too large to be recorded as a whole.
    #[error("a commit of {bytes} bytes is more than the {limit} that one commit may take")]
    TooLarge {
        /// What it would take.
        bytes: u64,
        /// What it may take.
        limit: u64,
    },
    /// A position that no event has yet.
    #[error("there is no state of {asked} events: {head} are recorded")]
    BeyondHead {
        /// The state asked for.
        asked: Position,
        /// How many events there are.
        head: Position,
    },
    /// An earlier append failed half-way.
    #[error("an earlier append failed, so no more is recorded until the ledger is reopened: {why}")]
    Poisoned {
        /// That failure.
        why: String,
    },
    /// Another process has the file of events locked.
    #[error("the ledger is in use by another process")]
    Held,
    /// It was opened to be read.
    #[error("the ledger was opened to be read, so nothing is recorded")]
    ToRead,
    /// The file of events is not as this process left it, so nothing more is written or acknowledged.
    #[error("nothing more is recorded here: {0}")]
    Displaced(Displaced),
    /// The operating system said no.
    #[error("the ledger cannot be {doing}: {source}")]
    Io {
        /// `read` or `written`.
        doing: &'static str,
        /// What it said.
        source: io::Error,
    },
    /// An event that a later version of this program recorded.
    #[error(
        "the event at position {position} has kind {number} version {version}, unknown to this program"
    )]
    NewerEvent {
        /// Which event.
        position: Position,
        /// The stored number of its kind.
        number: u16,
        /// Its stored version.
        version: u8,
    },
    /// What is stored is not what was recorded.
    #[error("the ledger is damaged at position {position}: {damage}")]
    Damaged {
        /// The event, or the first event of the commit.
        position: Position,
        /// What differs.
        damage: Damage,
    },
}

impl LogError {
    /// The operating system would not let the log be read.
    pub(crate) fn reading(source: io::Error) -> LogError {
        LogError::Io { doing: "read", source }
    }

    /// The operating system would not let the log be written.
    pub(crate) fn writing(source: io::Error) -> LogError {
        LogError::Io { doing: "written", source }
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
            LogError::Io { .. } => "check free space, rights and the disk, then try again",
            LogError::NewerEvent { .. } => "use the version of this program that recorded it",
            LogError::Damaged { .. } => DAMAGED_HELP,
        }
        .to_owned()
    }
}

/// In what way the file of events is not as the process left it that has it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Displaced {
    /// Another file has its name, or none.
    #[error("the file of events, or its directory, was removed or replaced while it was open")]
    Replaced,
    /// It has another length.
    #[error("another process wrote to the file of events, or cut it off, while it was open")]
    Changed,
}

/// In what way stored data is not what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Bytes that do not match their checksum.
    #[error("the checksum of {what} does not match")]
    Checksum {
        /// Which stored value.
        what: &'static str,
    },
    /// A value that should be there.
    #[error("{what} is missing")]
    Missing {
        /// Which value.
        what: &'static str,
    },
    /// A value that should not be there.
    #[error("{what} does not belong here")]
    Stray {
        /// Which value.
        what: &'static str,
    },
    /// Bytes that are not laid out as they should be.
    #[error("{what} is malformed")]
    Malformed {
        /// Which part.
        what: &'static str,
    },
    /// An event's bytes do not decode.
    #[error("{0}")]
    Event(CodecError),
    /// An event recorded before the one before it.
    #[error("it was recorded on {recorded_at}, before the event before it, on {before}")]
    TimeGoesBack {
        /// When it says it was recorded.
        recorded_at: Moment,
        /// When the event before it was.
        before: Moment,
    },
    /// The events are not those the Merkle root was made of.
    #[error("the Merkle root after it is {computed}, but {stored} was recorded")]
    Root {
        /// Over the events as they are.
        computed: Digest,
        /// As it was stored.
        stored: Digest,
    },
    /// A command id that was used before.
    #[error("command id `{id}` was used before")]
    IdTwice {
        /// Which command.
        id: CommandId,
    },
    /// Fewer events than there were.
    #[error("it had {seen} events when it was last closed, and {left} are left")]
    CutOff {
        /// How many there were.
        seen: Position,
        /// How many there are.
        left: Position,
    },
    /// A number of things that differs from what was counted.
    #[error("there are {counted} {what}, but {stored} were recorded")]
    Count {
        /// Of what.
        what: &'static str,
        /// As counted.
        counted: u64,
        /// As stored.
        stored: u64,
    },
}

/// Why a ledger cannot be created or opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No such directory.
    #[error("there is no ledger in {}: it does not exist", dir.display())]
    Missing {
        /// Where it was looked for.
        dir: PathBuf,
    },
    /// Something else.
    #[error("{} is not a ledger: {why}", dir.display())]
    NotALedger {
        /// Where it was looked for.
        dir: PathBuf,
        /// What is there instead.
        why: &'static str,
    },
    /// A part of it leads elsewhere, or is of another kind than it must be.
    #[error("{} {why}, so this is not taken for a ledger", path.display())]
    Foreign {
        /// The part.
        path: PathBuf,
        /// What it is.
        why: &'static str,
    },
    /// Creating it was cut off.
    #[error("{} is a ledger whose making was cut off before anything could be recorded, or which lost its file FORMAT", dir.display())]
    HalfMade {
        /// Where.
        dir: PathBuf,
    },
    /// Restoring or importing it was cut off.
    #[error("{} is no ledger yet: it is being restored or imported, or that was cut off", dir.display())]
    Unfinished {
        /// Where.
        dir: PathBuf,
    },
    /// Creating needs an empty place.
    #[error("{} is not empty, and a ledger is only made in a new or empty directory", dir.display())]
    NotEmpty {
        /// Where.
        dir: PathBuf,
    },
    /// A place within another ledger.
    #[error("{} lies in the directory of the ledger {}, and no other is kept there", dir.display(), ledger.display())]
    Within {
        /// Where.
        dir: PathBuf,
        /// The directory of the ledger that is there.
        ledger: PathBuf,
    },
    /// A format this program does not know.
    #[error(
        "{} was made by a newer version of this program: it has format {found}, and this one knows up to {known}",
        dir.display()
    )]
    Newer {
        /// Where.
        dir: PathBuf,
        /// The format it has.
        found: u32,
        /// The format this program writes.
        known: u32,
    },
    /// Another process has it open.
    #[error("{} is in use by {}", dir.display(), holder.as_ref().map_or("another process".to_owned(), Holder::to_string))]
    Held {
        /// Where.
        dir: PathBuf,
        /// Who, if that can be read.
        holder: Option<Holder>,
    },
    /// The operating system said no.
    #[error("{} cannot be {doing}: {source}", path.display())]
    Io {
        /// `read`, `made`, `locked`, `removed` or `synced`.
        doing: &'static str,
        /// Which file or directory.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
    /// The log within it cannot be opened.
    #[error("the ledger in {} cannot be opened: {source}", dir.display())]
    Log {
        /// Where.
        dir: PathBuf,
        /// Why.
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
