//! What stands behind a figure.

use ledger_core::views::journal::JournalEntry;
use ledger_core::{Date, DocumentId, Money, Position};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

/// A figure with the events behind it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Explained {
    /// The view or report.
    pub view: String,
    /// Where in its JSON the figure stands.
    pub address: String,
    /// The figure.
    pub value: Value,
    /// What the parts of the events add up to; none if the figure is no amount.
    pub total: Option<Money>,
    /// Whether that is the figure.
    pub adds_up: bool,
    /// The events, in order; of many, those that add most.
    pub events: Vec<ExplainedEvent>,
    /// The others, if there are more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub others: Option<OtherEvents>,
    /// What else it is worked out from, by address.
    pub derived_from: Map<String, Value>,
}

/// Events behind a figure that are not listed one by one.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct OtherEvents {
    /// How many parts they are.
    pub count: usize,
    /// What they add to the figure together; none if the figure is no amount.
    pub amount: Option<Money>,
}

/// An event behind a figure.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedEvent {
    /// Its place in the ledger.
    pub position: Position,
    /// The day it takes effect.
    pub on: Date,
    /// Which event it is.
    pub kind: &'static str,
    /// What happened.
    pub description: String,
    /// What it adds to the figure.
    pub part: Option<Money>,
    /// What it booked.
    pub entries: Vec<JournalEntry>,
    /// The documents attached to it.
    pub documents: Vec<DocumentId>,
}

impl Render for Explained {
    fn title(&self, lang: Lang) -> String {
        lang.explanation(&self.address, &self.view)
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("position", lang.position()),
            Column::word("on", lang.day()),
            Column::in_csv("kind"),
            Column::text("description", lang.what_happened()),
            Column::figure("booked", lang.booked()),
            Column::figure("part", lang.part()),
        ]);
        for event in &self.events {
            let (position, part) = (event.position.0, event.part);
            let described = match event.documents.as_slice() {
                [] => event.description.clone(),
                documents => lang.described_with(&event.description, values::numbers(documents)),
            };
            table.row(cells![position, event.on, event.kind, described, "", part]);
            for entry in &event.entries {
                for side in &entry.postings {
                    let account = lang.account_name(side.account);
                    let line = side.line.as_deref().map(|line| format!(" ({line})"));
                    let account = lang.booked_on(
                        values::account_code(side.account, side.bank_account.as_deref()),
                        account,
                        line.unwrap_or_default(),
                    );
                    let booked = side.debit - side.credit;
                    table.row(cells!["", entry.date, "posting", account, booked, Cell::Empty]);
                }
            }
        }
        if let Some(OtherEvents { count, amount }) = self.others {
            table.row(cells!["", "", "others", lang.and_others(count), "", amount]);
        }
        if let Some(total) = self.total.filter(|_| !self.events.is_empty()) {
            table.total(cells!["", "", "", lang.total(), "", total], Adds::RowsAbove);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let document =
            Document::titled(self.title(lang), lang).paragraph(lang.the_figure(self.figure(lang)));
        let document = match self.adds_up {
            true => document,
            false => document.paragraph(lang.does_not_add_up()),
        };
        if self.derived_from.is_empty() {
            let document = document.table_or(self.table(lang), lang.nothing_behind_it());
            return match self.others {
                None => document,
                Some(_) => document.paragraph(lang.largest_shown()),
            };
        }
        let from =
            self.derived_from.iter().map(|(address, value)| format!("{address}: {}", plain(value)));
        document.paragraph(lang.worked_out_from()).list(from, "")
    }
}

impl Explained {
    /// Some events of a figure, by themselves.
    pub fn of_events(events: Vec<ExplainedEvent>) -> Explained {
        Explained { events, ..Explained::default() }
    }

    /// The figure in words.
    fn figure(&self, lang: Lang) -> String {
        match self.total {
            Some(_) => self
                .value
                .as_str()
                .and_then(|amount| amount.parse().ok())
                .map_or_else(|| plain(&self.value), |amount: Money| values::money(amount, lang)),
            None => plain(self.value.get("count").unwrap_or(&self.value)),
        }
    }
}

/// A value as it stands in JSON, without quotes.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
