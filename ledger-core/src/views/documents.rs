//! The documents attached to events.

use serde::Serialize;

use crate::calendar::Date;
use crate::digest::Digest;
use crate::ids::{DocumentId, Position};
use crate::ledger::Ledger;
use crate::views::meaning;

/// Every document attached up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentList {
    /// The day.
    pub on: Date,
    /// The documents, in the order attached.
    pub documents: Vec<DocumentRow>,
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub document: DocumentId,
    /// The name of its file.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// How many bytes it has.
    pub size: u64,
    /// The events it belongs to.
    pub to: Vec<Position>,
    /// When it was attached.
    pub on: Date,
    /// The event of that.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl DocumentList {
    /// Every document attached up to a day, or those of one event.
    pub fn of(ledger: &Ledger, on: Date, to: Option<Position>) -> DocumentList {
        let all = ledger.documents.all();
        let wanted = all.filter(|(_, document)| {
            !document.retracted
                && document.on <= on
                && to.is_none_or(|position| document.to.contains(&position))
        });
        let row = |(id, document): (DocumentId, &crate::acts::document::Document)| DocumentRow {
            document: id,
            name: document.name.clone(),
            sha256: document.sha256,
            size: document.size,
            to: document.to.clone(),
            on: document.on,
            position: document.position,
        };
        DocumentList { on, documents: wanted.map(row).collect() }
    }
}
