//! The root of a log at any state, and the check of everything that is stored.

use std::collections::HashSet;

use ledger_core::{Digest, Moment, Position};

use crate::disk::Disk;
use crate::error::{Damage, LogError};
use crate::log::CommandId;
use crate::log::commit::{CommandHead, LeafHead, Step};
use crate::log::mark::{Mark, Visitor};
use crate::log::reader::{Place, decode};
use crate::log::stored_log::StoredLog;
use crate::merkle::{CHUNK, Growth};

/// The result of reading everything again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The number of events.
    pub events: u64,
    /// The number of commits.
    pub commits: u64,
    /// The Merkle root over all events.
    pub root: Digest,
    /// The bytes that the events take in their file.
    pub bytes: u64,
}

impl<D: Disk> StoredLog<D> {
    /// The root over the first `head` events.
    pub(crate) fn root_at(&self, head: Position) -> Result<Digest, LogError> {
        let durable = self.durable();
        if head > durable.events() {
            return Err(LogError::BeyondHead { asked: head, head: durable.events() });
        }
        match head == durable.events() {
            true => Ok(durable.root()),
            false => self.growth_at(head).map(|growth| growth.root()),
        }
    }

    /// The Merkle tree over the first `head` events: its full chunks, and the events behind them.
    fn growth_at(&self, head: Position) -> Result<Growth, LogError> {
        let chunks = match head.0 / CHUNK {
            0 => Vec::new(),
            chunks => self.catalog.chunks(0..chunks)?,
        };
        let mut growth = Growth::of_chunks(chunks);
        self.leaves_while(Position(growth.size()), |said, event, position| {
            let wanted = position < head;
            if wanted {
                growth.push(said, event);
            }
            wanted
        })?;
        Ok(growth)
    }

    /// Calls `wanted` with both parts of the leaf of every event from a position on, until it returns
    /// `false`.
    pub(crate) fn leaves_while(
        &self,
        from: Position,
        mut wanted: impl FnMut(&[u8], &[u8], Position) -> bool,
    ) -> Result<(), LogError> {
        let mut commits = self.commits(self.place(from)?);
        while let Some(found) = commits.read_next()? {
            let mut position = found.first();
            let mut cursor = found.cursor;
            let recorded_at = cursor.recorded_at;
            loop {
                match cursor.step().map_err(|damage| LogError::Damaged { position, damage })? {
                    Step::Command(_) => {}
                    Step::Event(command, begins, bytes) => {
                        let head = LeafHead::of(recorded_at, begins, command);
                        if position >= from && !wanted(head.as_ref(), bytes, position) {
                            return Ok(());
                        }
                        position = position.next();
                    }
                    Step::End => break,
                }
            }
        }
        Ok(())
    }

    /// Reads everything again. Checks checksums, order, every event and every root, and that no command id
    /// comes twice.
    pub(crate) fn verify(&self) -> Result<Verified, LogError> {
        let durable = self.durable();
        let mut everything = Everything::default();
        let mut mark = Mark::default();
        let mut commits = self.commits(Place::default());
        while let Some(found) = commits.read_next()? {
            mark.pass(found, &mut everything)?;
        }
        let damaged = |damage| LogError::Damaged { position: mark.events(), damage };
        let (events, root) = (mark.events().0, mark.root());
        if root != durable.root() {
            return Err(damaged(Damage::Root { computed: root, stored: durable.root() }));
        }
        let (what, counted, stored) = ("commits", mark.commits, durable.commits);
        if counted != stored {
            return Err(damaged(Damage::Count { what, counted, stored }));
        }
        Ok(Verified { events, commits: mark.commits, root, bytes: mark.next.offset })
    }
}

/// Decodes every event and collects every command id of a log.
#[derive(Default)]
struct Everything {
    ids: HashSet<CommandId>,
}

impl Visitor for Everything {
    fn command(
        &mut self,
        command: &CommandHead,
        first: Position,
        _: Moment,
    ) -> Result<(), LogError> {
        match &command.id {
            Some((id, _)) if !self.ids.insert(id.clone()) => Err(id.twice(first)),
            Some(_) | None => Ok(()),
        }
    }

    fn event(&mut self, bytes: &[u8], position: Position) -> Result<(), LogError> {
        decode(bytes, position).map(drop)
    }
}
