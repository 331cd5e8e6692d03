//! The log as a trait, and its words: commit, command id, receipt.

use std::{fmt, str::FromStr};

use ledger_core::{Actor, Date, Digest, Event, Moment, Position, Recorded};
use sha2::{Digest as _, Sha256};

use crate::error::{Damage, LogError};

/// An append-only sequence of events.
///
/// It may be shared: many may append and read at a time. Appends are linearizable: each takes effect at one
/// moment between its call and its return, and whoever reads after that sees it.
pub trait EventLog {
    /// The number of events recorded, which is the position the next one gets.
    fn head(&self) -> Position;

    /// Records commits, all of them or none, and answers with one receipt per command in order.
    ///
    /// When it returns, what it recorded is durable. A command whose id was recorded before, earlier
    /// or in this very call, with the same digest, appends nothing: its receipt is the first one, with
    /// [`Receipt::repeated`] set, whatever `expected` says. `recorded_at` is raised to that of the
    /// last event when a clock was set back, so that it never decreases along the log.
    ///
    /// # Errors
    /// In this order, and nothing is recorded:
    /// - [`LogError::Poisoned`] after an append that failed half-way;
    /// - [`LogError::CommandIdReused`] for an id that was recorded for another command;
    /// - [`LogError::NoEvents`] for a command without events;
    /// - [`LogError::Moved`] when the log is not as [expected](Expected) and there is anything to record;
    /// - [`LogError::Event`] or [`LogError::TooLarge`] for what does not fit.
    ///
    /// [`LogError::Io`] when storing fails, and [`LogError::Displaced`] when what is stored is not as this
    /// log left it: whether the append survives shows on reopening; it is recorded whole or not at all.
    fn append(&self, expected: Expected, commits: &[Commit]) -> Result<Vec<Receipt>, LogError>;

    /// The events from a position to the head, in order, decoded one by one as they are asked for.
    ///
    /// A position at or beyond the head gives nothing. After an error the iterator is at its end.
    ///
    /// # Errors
    /// Each item: damage, an event kind of a later program, or failure to read.
    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_;

    /// The receipt of a command, if one with this id was recorded; [`Receipt::repeated`] is set.
    ///
    /// # Errors
    /// Damage, or failure to read.
    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError>;

    /// The RFC 6962 Merkle root over all events.
    ///
    /// # Errors
    /// Those of the implementation; an embedded one knows its root and has none.
    fn root(&self) -> Result<Digest, LogError>;
}

/// How far a log must go for an append to be recorded: optimistic concurrency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// As far as it likes, for what holds whatever else was recorded.
    Any,
    /// So many events, those it was decided on.
    At(Position),
}

impl From<Position> for Expected {
    fn from(head: Position) -> Expected {
        Expected::At(head)
    }
}

/// Commands recorded together at one moment: all or nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    /// When, by the clock of who records.
    pub recorded_at: Moment,
    /// In order. A commit without commands records nothing.
    pub commands: Vec<CommandEvents>,
}

/// A command and the events it led to.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandEvents {
    /// The id under which the same command is recognised; none when it need not be.
    pub id: Option<CommandId>,
    /// What the command said, so that an id used for another command is noticed.
    pub digest: CommandDigest,
    /// The day the events take effect.
    pub on: Date,
    /// Who acts.
    pub actor: Actor,
    /// At least one.
    pub events: Vec<Event>,
}

/// The name under which a command is recognised when it comes again: 1 to 64 printable ASCII
/// characters without spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(Box<str>);

/// Not a command id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a command id: use 1 to 64 printable ASCII characters without spaces, such as a UUID"
)]
pub struct CommandIdError(String);

impl CommandId {
    /// The most characters an id has.
    pub const LIMIT: usize = 64;

    /// # Errors
    /// An empty or longer text, or one with other characters than printable ASCII.
    pub fn new(text: &str) -> Result<CommandId, CommandIdError> {
        let fits = (1..=Self::LIMIT).contains(&text.len());
        if fits && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Ok(CommandId(text.into()))
        } else {
            Err(CommandIdError(text.chars().take(80).flat_map(char::escape_debug).collect()))
        }
    }

    /// An id that nobody else has: 128 random bits in hexadecimal digits.
    ///
    /// # Errors
    /// [`LogError::Io`] if the system gives no random bytes.
    pub fn random() -> Result<CommandId, LogError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| LogError::Io {
            doing: "named at random",
            source: std::io::Error::other(error),
        })?;
        Ok(CommandId(format!("{:032x}", u128::from_be_bytes(bytes)).into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The damage that it is used again.
    pub(crate) fn twice(&self, position: Position) -> LogError {
        LogError::Damaged { position, damage: Damage::IdTwice { id: self.clone() } }
    }
}

impl FromStr for CommandId {
    type Err = CommandIdError;

    /// # Errors
    /// Those of [`CommandId::new`].
    fn from_str(text: &str) -> Result<CommandId, CommandIdError> {
        CommandId::new(text)
    }
}

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The first half of the SHA-256 of a command as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CommandDigest(pub [u8; 16]);

impl CommandDigest {
    /// The digest of a command's bytes; who calls decides what those are, and keeps to it.
    pub fn of(bytes: &[u8]) -> CommandDigest {
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        let (first, _) = hash.split_first_chunk().unwrap_or((&[0; 16], &[]));
        CommandDigest(*first)
    }
}

/// What was recorded for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The position of its first event.
    pub first: Position,
    /// How many events it led to; they follow each other.
    pub count: u32,
    /// When they were recorded.
    pub recorded_at: Moment,
    /// The digest of the command that led to them.
    pub digest: CommandDigest,
    /// Whether they were there already, so that this append added nothing for the command.
    pub repeated: bool,
}
