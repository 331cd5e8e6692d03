//! What partners contributed in kind.

use ledger_core::Hours;
use ledger_core::views::in_kind::{InKindRow, InKindView};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for InKindView {
    fn title(&self, lang: Lang) -> String {
        lang.in_kind_title(values::date(self.from, lang), values::date(self.to, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = in_kind_table(&self.rows, lang);
        if self.rows.len() > 1 && self.rows.iter().any(|row| row.value.is_some()) {
            let cells = cells!["", "", lang.total(), "", "", self.value.amount];
            table.total(cells, Adds::RowsAbove);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        with_in_kind(Document::titled(self.title(lang), lang), self, lang)
    }
}

/// Adds what was contributed in kind, and how many hours of it were work.
pub(crate) fn with_in_kind(document: Document, of: &InKindView, lang: Lang) -> Document {
    if of.rows.is_empty() {
        return document.paragraph(lang.nothing_in_kind());
    }
    let hours: Hours = of.rows.iter().filter_map(|row| row.hours).sum();
    let document = match hours.is_zero() {
        true => document,
        false => document.paragraph(lang.hours_in_kind(values::hours(hours, lang))),
    };
    document.paragraph(lang.in_kind_beside_books()).table(of.table(lang).named("in-kind", ""))
}

/// What was contributed in kind, a row each.
pub(crate) fn in_kind_table(rows: &[InKindRow], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("on", lang.day()),
        Column::in_csv("code"),
        Column::text("name", lang.partner()),
        Column::text("description", lang.description()),
        Column::word("hours", lang.hours()),
        Column::figure("value", lang.agreed_value()),
    ]);
    for row in rows {
        table.row(cells![
            row.on,
            &row.code,
            &row.name,
            &row.description,
            row.hours.map(|hours| values::hours(hours, lang)).unwrap_or_default(),
            row.value.as_ref().map(|value| value.amount),
        ]);
    }
    table
}
