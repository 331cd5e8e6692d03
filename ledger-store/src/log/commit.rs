//! A commit as a run of bytes: a header, then each command followed by its events.
//!
//! ```text
//! commit:  length u32 (of what follows) | recorded_at i64 | root 32 bytes | commands u32 | events u32
//! command: id length u8 | id | digest 16 bytes (only with an id) | on i32 | actor u16 | events varint
//! event:   length varint | kind u16 | version u8 | fields
//! ```

use std::ops::Range;

use ledger_core::{Actor, Date, Digest, Moment};

use crate::error::{Damage, LogError};
use crate::log::bytes::{Bytes, write_varint};
use crate::log::codec;
use crate::log::plan::PlannedCommit;
use crate::log::{CommandDigest, CommandEvents, CommandId};
use crate::merkle::{self, Growth, Hash};

/// The bytes of a commit before its commands.
const HEADER: usize = 4 + 8 + 32 + 4 + 4;

/// What begins with an event: a commit, a command or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begins {
    /// Nothing: the event belongs to the command of the event before it.
    Nothing,
    /// A command begins.
    Command,
    /// A commit begins, and with it a command.
    Commit,
}

impl Begins {
    /// The number that stands for it in a leaf.
    fn number(self) -> u8 {
        match self {
            Begins::Nothing => 0,
            Begins::Command => 1,
            Begins::Commit => 2,
        }
    }

    pub(crate) fn from_number(number: u8) -> Option<Begins> {
        [Begins::Nothing, Begins::Command, Begins::Commit]
            .into_iter()
            .find(|begins| begins.number() == number)
    }
}

/// The part of a Merkle leaf that stands before the event.
///
/// The time, the day and the actor are repeated for every event, so that each event can be proven by itself.
/// The first event of a command also holds its id and digest, and says whether a commit begins. So no part of
/// a commit can change without changing the root.
pub(crate) struct LeafHead {
    bytes: [u8; LeafHead::LONGEST],
    length: usize,
}

impl LeafHead {
    const LONGEST: usize = 8 + 4 + 2 + 1 + 1 + CommandId::LIMIT + 16;

    pub(crate) fn of(recorded_at: Moment, begins: Begins, command: &CommandHead) -> LeafHead {
        let mut head = LeafHead { bytes: [0; LeafHead::LONGEST], length: 0 };
        head.push(&recorded_at.millis().to_be_bytes());
        head.push(&command.on.number().to_be_bytes());
        head.push(&command.actor.number().to_be_bytes());
        head.push(&[begins.number()]);
        match (begins, &command.id) {
            (Begins::Nothing, _) => {}
            (Begins::Command | Begins::Commit, None) => head.push(&[0]),
            (Begins::Command | Begins::Commit, Some((id, digest))) => {
                head.push(&[id.as_str().len() as u8]);
                head.push(id.as_str().as_bytes());
                head.push(&digest.0);
            }
        }
        head
    }

    fn push(&mut self, bytes: &[u8]) {
        let room = self.bytes.get_mut(self.length..).unwrap_or_default();
        room.iter_mut().zip(bytes).for_each(|(byte, field)| *byte = *field);
        self.length += bytes.len();
    }
}

impl AsRef<[u8]> for LeafHead {
    fn as_ref(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or(&self.bytes)
    }
}

/// Writes a commit behind the contents of `out`, and adds its events to the Merkle tree. `chunk` is called
/// with the root of every chunk of the tree that becomes full.
///
/// # Errors
/// An event that cannot be written, or a commit beyond 4 GiB. The contents of `out` and the tree are then to
/// be thrown away.
pub(crate) fn encode(
    commit: &PlannedCommit<'_>,
    growth: &mut Growth,
    mut chunk: impl FnMut(Hash),
    out: &mut Vec<u8>,
) -> Result<(), LogError> {
    let start = out.len();
    out.extend([0; HEADER]);
    let mut event_bytes = Vec::with_capacity(256);
    let mut leaves: Vec<(LeafHead, Range<usize>)> = Vec::new();
    let mut begins = Begins::Commit;
    for planned in &commit.commands {
        let CommandEvents { id, digest, on, actor, events } = planned.command;
        let id = id.clone().map(|id| (id, *digest));
        let command = CommandHead { id, on: *on, actor: *actor, left: planned.receipt.count };
        command.write(out);
        for event in events {
            event_bytes.clear();
            codec::encode_event(event, &mut event_bytes).map_err(LogError::Event)?;
            // An event is at most 16 MiB and 3 bytes.
            write_varint(event_bytes.len() as u32, out);
            let head = LeafHead::of(commit.recorded_at, begins, &command);
            leaves.push((head, out.len()..out.len() + event_bytes.len()));
            out.extend_from_slice(&event_bytes);
            begins = Begins::Nothing;
        }
        begins = Begins::Command;
    }
    let event = |range: Range<usize>| out.get(range).unwrap_or_default();
    let leaves: Vec<(LeafHead, &[u8])> =
        leaves.into_iter().map(|(head, range)| (head, event(range))).collect();
    let events = u32::try_from(leaves.len()).unwrap_or(u32::MAX);
    for leaf in merkle::leaf_hashes(&leaves) {
        growth.push_hash(leaf).map(&mut chunk);
    }
    let bytes = out.len() - start;
    let too_large = |_| LogError::TooLarge { bytes: bytes as u64, limit: u64::from(u32::MAX) };
    let follows = u32::try_from(bytes - 4).map_err(too_large)?;
    let commands = commit.commands.len() as u32;
    let header = (follows.to_be_bytes().into_iter())
        .chain(commit.recorded_at.millis().to_be_bytes())
        .chain(growth.root().0)
        .chain(commands.to_be_bytes())
        .chain(events.to_be_bytes());
    let room = out.get_mut(start..).unwrap_or_default();
    room.iter_mut().zip(header).for_each(|(byte, field)| *byte = field);
    Ok(())
}

/// Reads a commit step by step.
pub(crate) struct Cursor {
    bytes: Vec<u8>,
    at: usize,
    pub(crate) recorded_at: Moment,
    pub(crate) root: Digest,
    commands_left: u32,
    events_left: u32,
    command: CommandHead,
    /// What the next event begins.
    begins: Begins,
}

/// A command as it stands in a commit.
#[derive(Clone, Debug)]
pub(crate) struct CommandHead {
    pub(crate) id: Option<(CommandId, CommandDigest)>,
    pub(crate) on: Date,
    pub(crate) actor: Actor,
    /// How many of its events were not read yet.
    pub(crate) left: u32,
}

/// The next thing in a commit.
pub(crate) enum Step<'a> {
    /// A command. Its events follow.
    Command(&'a CommandHead),
    /// An event of that command: what begins with it, and the bytes of its kind, version and fields.
    Event(&'a CommandHead, Begins, &'a [u8]),
    /// The end of the commit.
    End,
}

impl Cursor {
    /// Starts reading a commit that takes exactly these bytes.
    pub(crate) fn new(bytes: Vec<u8>) -> Result<Cursor, Damage> {
        Self::header(bytes).ok_or(Damage::Malformed { what: "the header of the commit" })
    }

    fn header(bytes: Vec<u8>) -> Option<Cursor> {
        let mut rest = Bytes(&bytes);
        let follows = rest.u32()?;
        if usize::try_from(follows).ok()? != rest.0.len() {
            return None;
        }
        let (recorded_at, root) = (rest.moment()?, Digest(rest.array()?));
        let (commands_left, events_left) = (rest.u32()?, rest.u32()?);
        let none =
            CommandHead { id: None, on: Date::from_number(0)?, actor: Actor::Founder, left: 0 };
        let at = bytes.len() - rest.0.len();
        let (command, begins) = (none, Begins::Commit);
        Some(Cursor { bytes, at, recorded_at, root, commands_left, events_left, command, begins })
    }

    /// Returns the bytes of the whole commit.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The number of events that the commit announces, less those that were read.
    pub(crate) fn events_left(&self) -> u32 {
        self.events_left
    }

    /// Reads the next step.
    pub(crate) fn step(&mut self) -> Result<Step<'_>, Damage> {
        if self.command.left > 0 {
            let malformed = Damage::Malformed { what: "the event within the commit" };
            let mut rest = Bytes(self.bytes.get(self.at..).unwrap_or_default());
            let event = rest.varint().and_then(|length| rest.take(usize::try_from(length).ok()?));
            let (Some(event), Some(left)) = (event, self.events_left.checked_sub(1)) else {
                return Err(malformed);
            };
            self.at = self.bytes.len() - rest.0.len();
            self.command.left -= 1;
            self.events_left = left;
            let begins = std::mem::replace(&mut self.begins, Begins::Nothing);
            Ok(Step::Event(&self.command, begins, event))
        } else if let Some(left) = self.commands_left.checked_sub(1) {
            let mut rest = Bytes(self.bytes.get(self.at..).unwrap_or_default());
            self.command = CommandHead::read(&mut rest)
                .ok_or(Damage::Malformed { what: "the command within the commit" })?;
            self.at = self.bytes.len() - rest.0.len();
            self.commands_left = left;
            if self.begins == Begins::Nothing {
                self.begins = Begins::Command;
            }
            Ok(Step::Command(&self.command))
        } else if self.events_left == 0 && self.at == self.bytes.len() {
            Ok(Step::End)
        } else {
            Err(Damage::Malformed { what: "the end of the commit" })
        }
    }
}

impl CommandHead {
    /// Writes the command behind the contents of `out`.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        match &self.id {
            None => out.push(0),
            Some((id, digest)) => {
                out.push(id.as_str().len() as u8);
                out.extend_from_slice(id.as_str().as_bytes());
                out.extend_from_slice(&digest.0);
            }
        }
        out.extend_from_slice(&self.on.number().to_be_bytes());
        out.extend_from_slice(&self.actor.number().to_be_bytes());
        write_varint(self.left, out);
    }

    fn read(bytes: &mut Bytes<'_>) -> Option<CommandHead> {
        Some(CommandHead {
            id: read_id(bytes)?,
            on: Date::from_number(bytes.i32()?)?,
            actor: Actor::from_number(bytes.u16()?)?,
            left: bytes.varint()?,
        })
    }
}

/// Reads the id and digest of a command, as they stand in a commit and in a leaf. Returns `Some(None)` if the
/// command has no id, and `None` if the bytes are neither.
#[expect(clippy::option_option, reason = "what is read may say that there is none")]
pub(crate) fn read_id(bytes: &mut Bytes<'_>) -> Option<Option<(CommandId, CommandDigest)>> {
    let length = usize::from(bytes.u8()?);
    if length == 0 {
        return Some(None);
    }
    let id = str::from_utf8(bytes.take(length)?).ok()?;
    Some(Some((CommandId::new(id).ok()?, CommandDigest(bytes.array()?))))
}
