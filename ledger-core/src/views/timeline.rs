//! Everything that was recorded, in order, with who recorded it by name.

use serde::Serialize;

use crate::calendar::{Date, Moment};
use crate::covenant::Covenant;
use crate::event::{Event, Recorded};
use crate::ids::{DocumentId, Position};
use crate::ledger::Ledger;
use crate::views::meaning;

/// An event as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimelineEntry {
    /// Its place in the ledger.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The day it takes effect.
    pub on: Date,
    /// `founder`, `project-leader`, or the code of a seat.
    pub actor: String,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
    /// The documents attached to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentId>,
}

impl TimelineEntry {
    /// An event of a covenant.
    pub fn of(recorded: Recorded, covenant: &Covenant) -> TimelineEntry {
        let Recorded { position, recorded_at, on, actor, event } = recorded;
        let actor = covenant.actor_name(actor).to_owned();
        TimelineEntry { position, recorded_at, on, actor, event, documents: Vec::new() }
    }

    /// The same with the documents attached to it by one of the first `head` events.
    #[must_use]
    pub fn with_documents(mut self, ledger: &Ledger, head: Position) -> TimelineEntry {
        let attached = ledger.documents.of_event(self.position).iter().copied();
        let by_then =
            |document| ledger.documents.get(document).is_some_and(|it| it.position < head);
        self.documents = attached.filter(|document| by_then(*document)).collect();
        self
    }
}
