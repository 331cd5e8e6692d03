//! Checks commits in order, from the first: whether together they are the log of a ledger.
//!
//! This is for commits that do not come from a ledger's own log: from a backup, or made from lines of text.

use std::collections::HashSet;

use ledger_core::{Actor, Date, Digest, Event, Moment, Position};

use crate::error::{Damage, LogError};
use crate::log::bytes::write_varint;
use crate::log::commit::{Begins, CommandHead, Cursor, LeafHead, Step};
use crate::log::reader::decode;
use crate::log::{CommandDigest, CommandId};
use crate::merkle::Frontier;

/// The bytes of a commit before its commands, less the four that give the length.
const HEADER: usize = 8 + 32 + 4 + 4;

/// A commit, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredCommit {
    /// When it was recorded.
    pub recorded_at: Moment,
    /// In order; at least one.
    pub commands: Vec<StoredCommand>,
}

/// A command as it stands in a commit.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredCommand {
    /// The id by which it is recognised, and its digest; `None` if it need not be recognised.
    pub id: Option<(CommandId, CommandDigest)>,
    /// The day on which its events take effect.
    pub on: Date,
    /// The actor.
    pub actor: Actor,
    /// Its events in order; at least one.
    pub events: Vec<StoredEvent>,
}

/// An event with its stored bytes, which may be those of an older version.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredEvent {
    /// What happened.
    pub event: Event,
    /// Kind, version and fields.
    pub bytes: Vec<u8>,
}

/// Takes in commits one after the other. After an error it is of no further use.
#[derive(Clone, Debug, Default)]
pub struct History {
    frontier: Frontier,
    commits: u64,
    recorded_at: Option<Moment>,
    origin: Option<Digest>,
    /// The ids so far, if they are compared.
    ids: Option<HashSet<CommandId>>,
}

impl History {
    /// A history without commits. A command id that comes twice is an error.
    pub fn new() -> History {
        History { ids: Some(HashSet::new()), ..History::default() }
    }

    /// A history without commits that does not compare command ids, so it needs no memory for them.
    pub fn trusting_ids() -> History {
        History::default()
    }

    /// The number of events so far.
    pub fn head(&self) -> Position {
        Position(self.frontier.size())
    }

    /// The number of commits so far.
    pub fn commits(&self) -> u64 {
        self.commits
    }

    /// The Merkle root over all events so far.
    pub fn root(&self) -> Digest {
        self.frontier.root()
    }

    /// The Merkle root after the first event. It tells a ledger from others.
    pub fn origin(&self) -> Option<Digest> {
        self.origin
    }

    /// Takes in the bytes of the next commit, and returns its contents.
    ///
    /// # Errors
    /// [`LogError::Damaged`] for bytes that are not a commit, a root that differs from that of the events, a
    /// time before that of the commit before, a command without events or a command id that comes twice;
    /// [`LogError::NewerEvent`].
    pub fn take_in(&mut self, bytes: Vec<u8>) -> Result<StoredCommit, LogError> {
        let first = self.head();
        let damaged = |damage| LogError::Damaged { position: first, damage };
        let mut cursor = Cursor::new(bytes).map_err(damaged)?;
        let mut commit = StoredCommit { recorded_at: cursor.recorded_at, commands: Vec::new() };
        self.not_earlier(commit.recorded_at)?;
        loop {
            let position = self.head();
            match cursor.step().map_err(damaged)? {
                Step::Command(CommandHead { left: 0, .. }) => {
                    return Err(damaged(Damage::Malformed { what: "a command without events" }));
                }
                Step::Command(CommandHead { id, on, actor, left: _ }) => {
                    let (id, on, actor, events) = (id.clone(), *on, *actor, Vec::new());
                    self.new_id(id.as_ref())?;
                    commit.commands.push(StoredCommand { id, on, actor, events });
                }
                Step::Event(command, begins, bytes) => {
                    let event = decode(bytes, position)?;
                    self.push(&LeafHead::of(commit.recorded_at, begins, command), bytes);
                    if let Some(command) = commit.commands.last_mut() {
                        command.events.push(StoredEvent { event, bytes: bytes.to_vec() });
                    }
                }
                Step::End => break,
            }
        }
        if commit.commands.is_empty() {
            return Err(damaged(Damage::Malformed { what: "a commit without commands" }));
        }
        let (computed, stored) = (self.root(), cursor.root);
        if computed != stored {
            return Err(damaged(Damage::Root { computed, stored }));
        }
        self.commits += 1;
        Ok(commit)
    }

    /// Adds a commit from its parts, and returns its bytes in the form of `docs/format.md`.
    ///
    /// # Errors
    /// Those of [`History::take_in`] for its time, commands and ids; [`LogError::TooLarge`].
    pub fn add(&mut self, commit: &StoredCommit) -> Result<Vec<u8>, LogError> {
        let first = self.head();
        self.not_earlier(commit.recorded_at)?;
        let mut body = Vec::with_capacity(256);
        let mut events = 0_u32;
        let mut begins = Begins::Commit;
        for StoredCommand { id, on, actor, events: of_command } in &commit.commands {
            self.new_id(id.as_ref())?;
            let count = u32::try_from(of_command.len()).unwrap_or(u32::MAX);
            if count == 0 {
                let damage = Damage::Malformed { what: "a command without events" };
                return Err(LogError::Damaged { position: first, damage });
            }
            let command = CommandHead { id: id.clone(), on: *on, actor: *actor, left: count };
            command.write(&mut body);
            events = events.saturating_add(count);
            for StoredEvent { bytes, .. } in of_command {
                // An event is at most 16 MiB and 3 bytes.
                write_varint(bytes.len() as u32, &mut body);
                body.extend_from_slice(bytes);
                self.push(&LeafHead::of(commit.recorded_at, begins, &command), bytes);
                begins = Begins::Nothing;
            }
            begins = Begins::Command;
        }
        let bytes = (HEADER + body.len()) as u64;
        let limit = u64::from(u32::MAX);
        let follows = u32::try_from(bytes).map_err(|_| LogError::TooLarge { bytes, limit })?;
        self.commits += 1;
        Ok([
            follows.to_be_bytes().as_slice(),
            &commit.recorded_at.millis().to_be_bytes(),
            &self.root().0,
            &(commit.commands.len() as u32).to_be_bytes(),
            &events.to_be_bytes(),
            &body,
        ]
        .concat())
    }

    fn push(&mut self, head: &LeafHead, event: &[u8]) {
        self.frontier.push(head.as_ref(), event);
        if self.origin.is_none() {
            self.origin = Some(self.root());
        }
    }

    fn not_earlier(&mut self, recorded_at: Moment) -> Result<(), LogError> {
        match self.recorded_at.replace(recorded_at) {
            Some(before) if recorded_at < before => {
                let damage = Damage::TimeGoesBack { recorded_at, before };
                Err(LogError::Damaged { position: self.head(), damage })
            }
            Some(_) | None => Ok(()),
        }
    }

    fn new_id(&mut self, id: Option<&(CommandId, CommandDigest)>) -> Result<(), LogError> {
        let (Some(ids), Some((id, _))) = (&mut self.ids, id) else { return Ok(()) };
        if ids.insert(id.clone()) {
            return Ok(());
        }
        Err(id.twice(self.head()))
    }
}
