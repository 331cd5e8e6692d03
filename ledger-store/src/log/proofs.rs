//! What a log proves about itself: the contents of a leaf, and proofs over its events.

use std::collections::{BTreeMap, BTreeSet};

use ledger_core::{Actor, Date, Digest, Event, Moment, Position};

use crate::disk::Disk;
use crate::error::LogError;
use crate::log::bytes::Bytes;
use crate::log::codec::{self, CodecError};
use crate::log::commit::{self, Begins};
use crate::log::disk_log::DiskLog;
use crate::log::stored_log::StoredLog;
use crate::log::{CommandDigest, CommandId, EventLog};
use crate::merkle::{self, CHUNK_LEVEL, Frontier, Growth, Hash, Subtrees};

/// The contents of a leaf of the Merkle tree: everything recorded about an event except its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// When the event was recorded.
    pub recorded_at: Moment,
    /// The day it takes effect.
    pub on: Date,
    /// The actor.
    pub actor: Actor,
    /// What begins with it.
    pub begins: Begins,
    /// The id and digest of the command that begins with it, if the command has an id.
    pub id: Option<(CommandId, CommandDigest)>,
    /// What happened.
    pub event: Event,
}

/// Why bytes are not the contents of a leaf.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// They do not begin with a moment, a day, an actor and what begins.
    #[error(
        "these bytes do not begin with a moment, a day, an actor and what begins with the event"
    )]
    Head,
    /// The rest is not an event that this program knows.
    #[error(transparent)]
    Event(CodecError),
}

impl Leaf {
    /// Reads the contents of a leaf. Any bytes are safe to try.
    ///
    /// # Errors
    /// [`LeafError`] for bytes that are not a leaf, and for a kind or version of event that this program does
    /// not know.
    pub fn read(bytes: &[u8]) -> Result<Leaf, LeafError> {
        let mut bytes = Bytes(bytes);
        let head = Head::read(&mut bytes).ok_or(LeafError::Head)?;
        let event = codec::decode_event(bytes.0).map_err(LeafError::Event)?;
        let Head { recorded_at, on, actor, begins, id } = head;
        Ok(Leaf { recorded_at, on, actor, begins, id, event })
    }
}

/// The part of a leaf before the event.
struct Head {
    recorded_at: Moment,
    on: Date,
    actor: Actor,
    begins: Begins,
    id: Option<(CommandId, CommandDigest)>,
}

impl Head {
    fn read(bytes: &mut Bytes<'_>) -> Option<Head> {
        let (recorded_at, on) = (bytes.moment()?, Date::from_number(bytes.i32()?)?);
        let actor = Actor::from_number(bytes.u16()?)?;
        let begins = Begins::from_number(bytes.u8()?)?;
        let id = match begins {
            Begins::Nothing => None,
            Begins::Command | Begins::Commit => commit::read_id(bytes)?,
        };
        Some(Head { recorded_at, on, actor, begins, id })
    }
}

impl DiskLog {
    /// Returns the contents of the leaf of an event, as they are hashed.
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn leaf(&self, position: Position) -> Result<Vec<u8>, LogError> {
        let mut contents = Vec::new();
        self.log.leaves(position, 1, |prefix, event| contents = [prefix, event].concat())?;
        Ok(contents)
    }

    /// Returns the hash of the leaf of an event (RFC 9162, 2.1.1).
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn leaf_hash(&self, position: Position) -> Result<Digest, LogError> {
        Ok(merkle::leaf_hash(&self.leaf(position)?))
    }

    /// Computes the Merkle root over the first `size` events from these events alone. It does not use the
    /// stored parts of the tree.
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn root_of_events(&self, size: Position) -> Result<Digest, LogError> {
        let mut frontier = Frontier::default();
        self.log.leaves(Position(0), size.0, |prefix, event| frontier.push(prefix, event))?;
        Ok(frontier.root())
    }

    /// Computes the Merkle root for each of the sizes that the log has, in one pass, as
    /// [`DiskLog::root_of_events`] does.
    ///
    /// # Errors
    /// Damage, or failure to read.
    pub fn roots_of_events(
        &self,
        sizes: impl IntoIterator<Item = Position>,
    ) -> Result<BTreeMap<Position, Digest>, LogError> {
        let head = self.log.head();
        let mut asked: BTreeSet<Position> =
            sizes.into_iter().filter(|size| *size <= head).collect();
        let Some(last) = asked.last().copied() else { return Ok(BTreeMap::new()) };
        let (mut frontier, mut roots) = (Frontier::default(), BTreeMap::new());
        let mut note = |frontier: &Frontier| {
            let size = Position(frontier.size());
            if asked.remove(&size) {
                roots.insert(size, frontier.root());
            }
        };
        note(&frontier);
        self.log.leaves(Position(0), last.0, |said, event| {
            frontier.push(said, event);
            note(&frontier);
        })?;
        Ok(roots)
    }

    /// Returns the proof that an event is among the first `size`: see [`crate::verify_inclusion`].
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn inclusion_proof(
        &self,
        position: Position,
        size: Position,
    ) -> Result<Vec<Digest>, LogError> {
        self.log.reaches(size)?;
        if position >= size {
            return Err(LogError::BeyondHead { asked: position.next(), head: size });
        }
        merkle::inclusion(&self.log, position.0, size.0).map(digests)
    }

    /// Returns the proof that the first `new` events begin with the first `old`: see
    /// [`crate::verify_consistency`].
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn consistency_proof(&self, old: Position, new: Position) -> Result<Vec<Digest>, LogError> {
        self.log.reaches(new)?;
        if old > new {
            return Err(LogError::BeyondHead { asked: old, head: new });
        }
        merkle::consistency(&self.log, old.0, new.0).map(digests)
    }
}

fn digests(hashes: Vec<Hash>) -> Vec<Digest> {
    hashes.into_iter().map(Digest).collect()
}

impl<D: Disk> StoredLog<D> {
    fn reaches(&self, size: Position) -> Result<(), LogError> {
        match size > self.head() {
            true => Err(LogError::BeyondHead { asked: size, head: self.head() }),
            false => Ok(()),
        }
    }

    /// Calls `each` with the two parts of each of `count` leaves from a position on.
    fn leaves(
        &self,
        from: Position,
        count: u64,
        mut each: impl FnMut(&[u8], &[u8]),
    ) -> Result<(), LogError> {
        let end = Position(from.0.saturating_add(count));
        self.reaches(end)?;
        self.leaves_while(from, |prefix, event, position| {
            let wanted = position < end;
            if wanted {
                each(prefix, event);
            }
            wanted
        })
    }
}

impl<D: Disk> Subtrees for StoredLog<D> {
    /// A subtree is made from chunks or from its own events. The subtrees of a proof do not overlap, so a
    /// proof reads the events of two chunks at most.
    fn subtree(&self, level: u8, index: u64) -> Result<Hash, LogError> {
        if let Some(above) = level.checked_sub(CHUNK_LEVEL) {
            let roots = self.catalog.chunks(index << above..(index + 1) << above)?;
            return Ok(Growth::of_chunks(roots).root().0);
        }
        let mut frontier = Frontier::default();
        let first = Position(index << level);
        self.leaves(first, 1 << level, |prefix, event| frontier.push(prefix, event))?;
        Ok(frontier.root().0)
    }
}
