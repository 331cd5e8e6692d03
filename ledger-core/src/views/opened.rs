//! How the books of a covenant that already ran were opened, for the documents that rest on it.

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::views::meaning;

/// The position with which the books were opened, taken over from another administration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenedBooks {
    /// The day at whose start the position is.
    pub on: Date,
    /// The document that the figures are from.
    pub source: String,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl OpenedBooks {
    /// How the books were opened by a day. Returns `None` if they begin with the covenant.
    pub(crate) fn by(ledger: &Ledger, on: Date) -> Option<OpenedBooks> {
        let opening = ledger.opening.as_ref().filter(|opening| opening.on <= on)?;
        let source = opening.source.clone();
        Some(OpenedBooks { on: opening.on, source, position: opening.position })
    }

    /// The same, if it was in a year.
    pub(crate) fn within(ledger: &Ledger, year: FiscalYear, on: Date) -> Option<OpenedBooks> {
        OpenedBooks::by(ledger, on).filter(|_| ledger.first_year() == Some(year))
    }
}
