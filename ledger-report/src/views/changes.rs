//! What changed between two monitoring reports.

use ledger_core::{Date, Money, Position};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, values};

/// What changed between two reports, with the events that caused it in words.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The one and the other report, as they are called.
    pub between: [String; 2],
    /// Amounts.
    pub figures: Vec<FigureChange>,
    /// Numbers of things, and whatever else is no amount: where it stands, what it was and what it is.
    pub values: Vec<(String, [Option<String>; 2])>,
    /// Rows that one of the reports has alone: where they stand, and whether it is the later one.
    pub rows: Vec<(String, bool)>,
}

/// An amount that changed.
#[derive(Clone, Debug)]
pub struct FigureChange {
    /// Where it stands.
    pub figure: String,
    /// What it was.
    pub before: Money,
    /// What it is.
    pub after: Money,
    /// The events that caused the difference, in order; they add up to it.
    pub events: Vec<ChangeCause>,
}

/// An event, and what it adds to a difference.
#[derive(Clone, Debug)]
pub struct ChangeCause {
    /// The event.
    pub position: Position,
    /// Its day.
    pub on: Date,
    /// What happened.
    pub description: String,
    /// What it adds.
    pub amount: Money,
}

/// How many events of a figure a reader is shown.
const READABLE: usize = 12;

/// The changes as a document.
pub fn changes(changes: &Changes, lang: Lang) -> Document {
    let [before, after] = &changes.between;
    let document = Document::titled(lang.changes_between(before, after), lang);
    if changes.figures.is_empty() && changes.values.is_empty() && changes.rows.is_empty() {
        return document.paragraph(lang.nothing_changed());
    }
    let document = document
        .heading(lang.changed_figures())
        .table_or(figures(changes, lang), lang.no_figure_changed())
        .heading(lang.caused_by());
    let document = changes.figures.iter().fold(document, |document, change| {
        let title = lang.figure_changed(
            &change.figure,
            values::money(change.before, lang),
            values::money(change.after, lang),
        );
        let table = causes(change, lang).named("", title);
        match table.rows.is_empty() {
            true => document.table_or(table, lang.no_event_of_its_own()),
            false => document.shortened(table, READABLE + 1, |more| lang.more_causes(more)),
        }
    });
    let rows = changes.rows.iter().map(|(row, is_new)| match is_new {
        true => lang.row_added(row),
        false => lang.row_gone(row),
    });
    let values = changes.values.iter().map(|(value, [before, after])| {
        let said = |text: &Option<String>| text.clone().unwrap_or(lang.nothing().to_owned());
        lang.value_changed(value, said(before), said(after))
    });
    document
        .heading(lang.changed_rows())
        .list(rows, lang.nobody())
        .heading(lang.changed_values())
        .list(values, lang.nobody())
}

/// Every amount that changed.
fn figures(changes: &Changes, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("figure", lang.figure()),
        Column::figure("before", lang.before()),
        Column::figure("after", lang.after()),
        Column::figure("difference", lang.difference()),
    ])
    .named("figures", "");
    for change in &changes.figures {
        let difference = change.after - change.before;
        table.row(cells![&change.figure, change.before, change.after, difference]);
    }
    table
}

fn causes(change: &FigureChange, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::figure("position", lang.position()),
        Column::word("on", lang.day()),
        Column::text("description", lang.what_happened()),
        Column::figure("amount", lang.difference()),
    ]);
    for cause in &change.events {
        table.row(cells![cause.position.0, cause.on, &cause.description, cause.amount]);
    }
    if !table.rows.is_empty() {
        let difference = change.after - change.before;
        table.total(cells!["", "", lang.total(), difference], Adds::RowsAbove);
    }
    table
}
