//! What stands on a line.

use ledger_core::{Actor, Date, Digest, Event, Moment, Position, SeatId};
use ledger_store::CommandDigest;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The version that this program writes, and the newest it reads.
pub(crate) const VERSION: u32 = 1;
const FORMAT: &str = "covenant jsonl, format ";

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    pub(crate) format: String,
    /// The Merkle root after the first event, by which a ledger is told from others.
    pub(crate) ledger: Digest,
}

/// The last line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct End {
    pub(crate) events: u64,
    pub(crate) commits: u64,
    /// The Merkle root over all events.
    pub(crate) root: Digest,
}

/// What an event is the first of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Begins {
    /// Of a commit, and of a command.
    Commit,
    /// Of another command of the same commit.
    Command,
}

/// Any line between them, as it is written.
#[derive(Debug, Serialize)]
pub(crate) struct Written<'a> {
    pub(crate) position: Position,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) begins: Option<Begins>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) digest: Option<String>,
    pub(crate) recorded_at: Moment,
    pub(crate) on: Date,
    pub(crate) actor: String,
    pub(crate) version: u8,
    #[serde(flatten)]
    pub(crate) event: &'a Event,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stored: Option<String>,
}

/// The same, as it is read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given<'a> {
    pub(crate) position: Position,
    pub(crate) begins: Option<Begins>,
    pub(crate) id: Option<String>,
    pub(crate) digest: Option<String>,
    pub(crate) recorded_at: Moment,
    pub(crate) on: Date,
    pub(crate) actor: String,
    pub(crate) version: u8,
    pub(crate) kind: String,
    #[serde(borrow)]
    pub(crate) data: &'a RawValue,
    pub(crate) stored: Option<String>,
}

impl Header {
    pub(crate) fn new(ledger: Digest) -> Header {
        Header { format: format!("{FORMAT}{VERSION}"), ledger }
    }

    /// The version of the format that is named; nothing if none is.
    pub(crate) fn version_in(format: &str) -> Option<u32> {
        let digits = format.strip_prefix(FORMAT)?;
        digits.parse().ok().filter(|version: &u32| version.to_string() == digits)
    }
}

/// An actor as text that needs no ledger to be read.
pub(crate) fn actor_name(actor: Actor) -> String {
    match actor {
        Actor::Founder => "founder".to_owned(),
        Actor::ProjectLeader => "project-leader".to_owned(),
        Actor::Seat(SeatId(seat)) => format!("seat-{seat}"),
    }
}

/// The actor of such a text.
pub(crate) fn actor_of(name: &str) -> Option<Actor> {
    let actor = match name {
        "founder" => Actor::Founder,
        "project-leader" => Actor::ProjectLeader,
        _ => Actor::Seat(SeatId(name.strip_prefix("seat-")?.parse().ok()?)),
    };
    let is_stored = Actor::from_number(actor.number()) == Some(actor);
    (is_stored && actor_name(actor) == name).then_some(actor)
}

/// Bytes as hexadecimal digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The bytes of hexadecimal digits, written small.
pub(crate) fn of_hex(text: &str) -> Option<Vec<u8>> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let bytes = pairs.iter().map(|[high, low]| Some(digit(*high)? * 16 + digit(*low)?));
    bytes.collect::<Option<Vec<u8>>>().filter(|_| rest.is_empty())
}

/// The digest of a command, of its 32 hexadecimal digits.
pub(crate) fn digest_of(text: &str) -> Option<CommandDigest> {
    of_hex(text)?.try_into().ok().map(CommandDigest)
}
