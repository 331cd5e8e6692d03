//! What partners contributed in kind: hours and goods, beside the books.

use serde::Serialize;

use crate::acts::in_kind::InKind;
use crate::calendar::{Date, FiscalYear};
use crate::hours::Hours;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;

/// What was contributed in kind from one day to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InKindView {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What was contributed, in the order of the days.
    pub rows: Vec<InKindRow>,
    /// What all of it is worth, as far as that was agreed. It is in no account of the books.
    pub value: Figure,
}

/// Something that a partner contributed in kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InKindRow {
    /// When.
    pub on: Date,
    /// The code of the partner.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it contributed.
    pub description: String,
    /// How many hours of work, if it was work.
    pub hours: Option<Hours>,
    /// What it is worth, if that was agreed.
    pub value: Option<Figure>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl InKindView {
    /// What was contributed in a year, up to a day. Returns `None` if there is no covenant.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> Option<InKindView> {
        let calendar = &ledger.covenant()?.calendar;
        let to = on.min(calendar.last_day(year));
        Some(InKindView::between(ledger, calendar.first_day(year), to))
    }

    /// What was contributed from one day to another.
    pub fn between(ledger: &Ledger, from: Date, to: Date) -> InKindView {
        let rows = rows(ledger, to, |given| given.on >= from);
        let values = rows.iter().filter_map(|row| row.value.as_ref());
        InKindView { from, to, value: Figure::sum(values), rows }
    }

    /// What a partner, and those that merged into it, had contributed by a day.
    pub(super) fn of_partner(ledger: &Ledger, partner: PartnerId, on: Date) -> Vec<InKindRow> {
        let united = ledger.partners.united(partner, on);
        rows(ledger, on, |given| united.contains(&given.partner))
    }
}

/// What was contributed by a day and is asked for, in the order of the days.
fn rows(ledger: &Ledger, until: Date, asked: impl Fn(&InKind) -> bool) -> Vec<InKindRow> {
    let given = ledger.in_kind.all().iter().filter(|given| given.on <= until && asked(given));
    let row = |given: &InKind| InKindRow {
        on: given.on,
        code: ledger.partners.get(given.partner).map(|of| of.code.clone()).unwrap_or_default(),
        name: ledger.partners.name_on(given.partner, until).to_owned(),
        description: given.description.clone(),
        hours: given.hours,
        value: given.value.map(|value| Figure::of(value, given.position)),
        position: given.position,
    };
    let mut rows: Vec<InKindRow> = given.map(row).collect();
    rows.sort_by_key(|row| (row.on, row.position));
    rows
}
