//! What a log proves about itself: the contents of a leaf, and proofs over its events.

use ledger_core::{Actor, Date, Digest, Event, Moment, Position};

use crate::bytes::Bytes;
use crate::codec::{self, CodecError};
use crate::disk::Disk;
use crate::disk_log::DiskLog;
use crate::error::LogError;
use crate::log::EventLog;
use crate::merkle::{self, CHUNK_LEVEL, Frontier, Growth, Hash, Subtrees};
use crate::stored_log::StoredLog;

/// What a leaf of the Merkle tree says: everything that is said about an event but its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// When the event was recorded.
    pub recorded_at: Moment,
    /// The day it takes effect.
    pub on: Date,
    /// Who acted.
    pub actor: Actor,
    /// What happened.
    pub event: Event,
}

/// Why bytes are not the contents of a leaf.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// They do not begin with a moment, a day and an actor.
    #[error("these bytes do not begin with a moment, a day and an actor")]
    Head,
    /// What follows is no event, or none that this program knows.
    #[error(transparent)]
    Event(CodecError),
}

impl Leaf {
    /// Reads the contents of a leaf; any bytes are safe to try.
    ///
    /// # Errors
    /// Bytes that are no leaf, or hold a kind or version of event that this program does not know.
    pub fn read(bytes: &[u8]) -> Result<Leaf, LeafError> {
        let mut bytes = Bytes(bytes);
        let (recorded_at, on, actor) = head(&mut bytes).ok_or(LeafError::Head)?;
        let event = codec::decode_event(bytes.0).map_err(LeafError::Event)?;
        Ok(Leaf { recorded_at, on, actor, event })
    }
}

fn head(bytes: &mut Bytes<'_>) -> Option<(Moment, Date, Actor)> {
    let recorded_at = bytes.moment()?;
    Some((recorded_at, Date::from_number(bytes.i32()?)?, Actor::from_number(bytes.u16()?)?))
}

impl DiskLog {
    /// The contents of the leaf of an event, as they are hashed.
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn leaf(&self, position: Position) -> Result<Vec<u8>, LogError> {
        let mut contents = Vec::new();
        self.log.leaves(position, 1, |prefix, event| contents = [prefix, event].concat())?;
        Ok(contents)
    }

    /// The Merkle root over the first `size` events, hashed from these events alone: what is stored of the
    /// tree beside them is not believed.
    ///
    /// # Errors
    /// [`LogError::BeyondHead`]; damage, or failure to read.
    pub fn root_of_events(&self, size: Position) -> Result<Digest, LogError> {
        let mut frontier = Frontier::default();
        self.log.leaves(Position(0), size.0, |prefix, event| frontier.push(prefix, event))?;
        Ok(frontier.root())
    }

    /// The proof that an event is among the first `size`: see [`crate::verify_inclusion`].
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

    /// The proof that the first `new` events begin with the first `old`: see
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

    /// Gives the leaves of `count` events from a position on, each in its two parts.
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
    /// Made of chunks, or of the events in the subtree: a proof asks for subtrees that do not overlap, so
    /// all of it together reads the events of two chunks at most.
    fn subtree(&self, level: u8, index: u64) -> Result<Hash, LogError> {
        if let Some(above) = level.checked_sub(CHUNK_LEVEL) {
            let first = usize::try_from(index << above).unwrap_or(usize::MAX);
            let roots = self.chunks()?.into_iter().skip(first).take(1 << above);
            return Ok(Growth::of_chunks(roots).root().0);
        }
        let mut frontier = Frontier::default();
        let first = Position(index << level);
        self.leaves(first, 1 << level, |prefix, event| frontier.push(prefix, event))?;
        Ok(frontier.root().0)
    }
}
