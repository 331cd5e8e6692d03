//! What can be looked up in a stretch of commits, in memory.

use std::collections::HashMap;

use ledger_core::{Moment, Position};

use crate::commit::CommandHead;
use crate::error::LogError;
use crate::growth::ChunkRoot;
use crate::log::{CommandId, Receipt};
use crate::mark::Visitor;
use crate::reader::Place;

/// How far apart the places are that are remembered, in bytes.
const PLACES_APART: u64 = 64 * 1024;

/// What can be looked up in a stretch of commits.
#[derive(Debug, Default)]
pub(crate) struct Tail {
    /// Every command id, with the receipt of its command.
    pub(crate) commands: HashMap<CommandId, Receipt>,
    /// The chunks of the Merkle tree that became full, in order.
    pub(crate) chunks: Vec<ChunkRoot>,
    /// Where commits start: the first of the stretch, and then one now and then.
    pub(crate) places: Vec<Place>,
}

impl Tail {
    /// Remembers where a commit starts, unless another is remembered nearby.
    pub(crate) fn remember(&mut self, place: Place) {
        let far = |last: &Place| place.offset >= last.offset.saturating_add(PLACES_APART);
        if self.places.last().is_none_or(far) {
            self.places.push(place);
        }
    }

    /// The last place remembered at or before a position.
    pub(crate) fn place(&self, position: Position) -> Option<Place> {
        let after = self.places.partition_point(|place| place.position <= position);
        self.places.get(after.checked_sub(1)?).copied()
    }
}

impl Visitor for Tail {
    fn command(
        &mut self,
        command: &CommandHead,
        first: Position,
        recorded_at: Moment,
    ) -> Result<(), LogError> {
        if let Some((id, digest)) = &command.id {
            let (digest, count) = (*digest, command.left);
            let receipt = Receipt { first, count, recorded_at, digest, repeated: true };
            self.commands.insert(id.clone(), receipt);
        }
        Ok(())
    }

    fn chunk(&mut self, root: ChunkRoot) {
        self.chunks.push(root);
    }

    fn commit(&mut self, place: Place) {
        self.remember(place);
    }
}
