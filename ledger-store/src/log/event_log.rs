//! The log as a trait, and its terms: commit, command id, receipt.

use std::{fmt, str::FromStr};

use ledger_core::{Actor, Date, Digest, Event, Moment, Position, Recorded};
use sha2::{Digest as _, Sha256};

use crate::error::{Damage, LogError};

/// An append-only sequence of events.
///
/// It may be shared: many threads may append and read at a time. Appends are linearizable: each takes effect
/// at one moment between its call and its return, and every later read sees it.
pub trait EventLog {
    /// The number of events recorded, which is the position the next one gets.
    fn head(&self) -> Position;

    /// Records commits, all of them or none, and returns one receipt per command, in order.
    ///
    /// What it recorded is durable when it returns. A command appends nothing if the same id with the same
    /// digest was recorded before, or earlier in this call. It then gets the first receipt, with
    /// [`Receipt::repeated`] set, whatever `expected` says. `recorded_at` is raised to that of the last event
    /// if the clock was set back, so that it never decreases along the log.
    ///
    /// # Errors
    /// In this order; nothing is recorded:
    /// - [`LogError::Poisoned`] after an append that failed half-way;
    /// - [`LogError::CommandIdReused`] for an id that was recorded for another command;
    /// - [`LogError::NoEvents`] for a command without events;
    /// - [`LogError::Moved`] if the log is not at the [expected](Expected) position and there is anything to
    ///   record;
    /// - [`LogError::Event`] or [`LogError::TooLarge`] for an event or commit that does not fit.
    ///
    /// [`LogError::Io`] if storing fails, and [`LogError::Displaced`] if the stored log was replaced or
    /// changed by another process. Reopening then shows whether the append was recorded, whole or not at all.
    fn append(&self, expected: Expected, commits: &[Commit]) -> Result<Vec<Receipt>, LogError>;

    /// Returns the events from a position to the head, in order. Each is decoded when it is asked for.
    ///
    /// There are none from a position at or beyond the head. No item follows an error.
    ///
    /// # Errors
    /// Each item: damage, an event kind of a later program, or failure to read.
    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_;

    /// Returns the receipt of a command, with [`Receipt::repeated`] set, or `None` if no command with this id
    /// was recorded.
    ///
    /// # Errors
    /// Damage, or failure to read.
    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError>;

    /// The RFC 6962 Merkle root over all events.
    ///
    /// # Errors
    /// Those of the implementation. A log that is kept in this process knows its root and has none.
    fn root(&self) -> Result<Digest, LogError>;
}

/// The number of events that the log must have for an append to be recorded: optimistic concurrency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Any number: for a command that holds whatever else was recorded.
    Any,
    /// Exactly the events that the command was decided on.
    At(Position),
}

impl From<Position> for Expected {
    fn from(head: Position) -> Expected {
        Expected::At(head)
    }
}

/// Commands that are recorded together at one moment: all or none.
#[derive(Clone, Debug, PartialEq)]
pub struct Commit {
    /// When, by the clock of the caller.
    pub recorded_at: Moment,
    /// In order. A commit without commands records nothing.
    pub commands: Vec<CommandEvents>,
}

/// A command and the events it led to.
#[derive(Clone, Debug, PartialEq)]
pub struct CommandEvents {
    /// The id by which a repetition is recognised; `None` if it need not be.
    pub id: Option<CommandId>,
    /// The digest of what the command said: it shows that an id is used for another command.
    pub digest: CommandDigest,
    /// The day the events take effect.
    pub on: Date,
    /// The actor.
    pub actor: Actor,
    /// Its events, at least one.
    pub events: Vec<Event>,
}

/// The id by which a repeated command is recognised: 1 to 64 printable ASCII characters without spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(Box<str>);

/// A text that is not a command id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a command id: use 1 to 64 printable ASCII characters without spaces, such as a UUID"
)]
pub struct CommandIdError(
    /// The beginning of the text.
    pub String,
);

impl CommandId {
    /// The most characters an id has.
    pub const LIMIT: usize = 64;

    /// # Errors
    /// [`CommandIdError`] for an empty or longer text, or one with other than printable ASCII characters.
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
    /// [`LogError::Random`].
    pub fn random() -> Result<CommandId, LogError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(LogError::Random)?;
        Ok(CommandId(format!("{:032x}", u128::from_be_bytes(bytes)).into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The error that this id is used again.
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
    /// The digest of a command's bytes. The caller chooses the bytes, and must always choose the same.
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
    /// The number of its events; they follow each other.
    pub count: u32,
    /// When the command was recorded.
    pub recorded_at: Moment,
    /// The digest of the command.
    pub digest: CommandDigest,
    /// Whether the command was recorded before, so that this append added nothing for it.
    pub repeated: bool,
}
