//! The fields of a line.

use ledger_core::{Actor, Date, Digest, Event, Moment, Position, SeatId};
use ledger_store::CommandDigest;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The version that this program writes, and the newest that it reads.
pub(super) const VERSION: u32 = 1;
const FORMAT: &str = "covenant jsonl, format ";

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) format: String,
    /// The Merkle root after the first event. It tells a ledger from others.
    pub(super) ledger: Digest,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub(super) events: u64,
    pub(super) commits: u64,
    /// The Merkle root over all events.
    pub(super) root: Digest,
}

/// What begins with an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Begins {
    /// A commit, and with it a command.
    Commit,
    /// Another command of the same commit.
    Command,
}

/// An event line, for writing.
#[derive(Debug, Serialize)]
pub(super) struct Written<'a> {
    pub(super) position: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) begins: Option<Begins>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) digest: Option<String>,
    pub(super) recorded_at: Moment,
    pub(super) on: Date,
    pub(super) actor: String,
    pub(super) version: u8,
    #[serde(flatten)]
    pub(super) event: &'a Event,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) stored: Option<String>,
}

/// An event line, for reading.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Given<'a> {
    pub(super) position: Position,
    pub(super) begins: Option<Begins>,
    pub(super) id: Option<String>,
    pub(super) digest: Option<String>,
    pub(super) recorded_at: Moment,
    pub(super) on: Date,
    pub(super) actor: String,
    pub(super) version: u8,
    pub(super) kind: String,
    #[serde(borrow)]
    pub(super) data: &'a RawValue,
    pub(super) stored: Option<String>,
}

impl Header {
    pub(super) fn new(ledger: Digest) -> Header {
        Header { format: format!("{FORMAT}{VERSION}"), ledger }
    }

    /// The version in the name of a format. Returns `None` if it is not one of these formats.
    pub(super) fn version_in(format: &str) -> Option<u32> {
        let digits = format.strip_prefix(FORMAT)?;
        digits.parse().ok().filter(|version: &u32| version.to_string() == digits)
    }
}

/// An actor as text that can be read without a ledger.
pub(super) fn actor_name(actor: Actor) -> String {
    match actor {
        Actor::Founder => "founder".to_owned(),
        Actor::ProjectLeader => "project-leader".to_owned(),
        Actor::Seat(SeatId(seat)) => format!("seat-{seat}"),
    }
}

/// Reads an actor from such a text.
pub(super) fn actor_of(name: &str) -> Option<Actor> {
    let actor = match name {
        "founder" => Actor::Founder,
        "project-leader" => Actor::ProjectLeader,
        _ => Actor::Seat(SeatId(name.strip_prefix("seat-")?.parse().ok()?)),
    };
    let is_stored = Actor::from_number(actor.number()) == Some(actor);
    (is_stored && actor_name(actor) == name).then_some(actor)
}

/// Bytes as hexadecimal digits.
pub(super) fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The bytes of lower-case hexadecimal digits.
pub(super) fn of_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? * 16 + digit(*low)?));
    bytes.collect::<Option<Vec<u8>>>().filter(|_| rest.is_empty())
}

/// The digest of a command from its 32 hexadecimal digits.
pub(super) fn digest_of(text: &str) -> Option<CommandDigest> {
    of_hex(text)?.try_into().ok().map(CommandDigest)
}
