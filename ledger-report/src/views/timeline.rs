//! Every event that was recorded.

use ledger_core::Ledger;
use ledger_core::views::timeline::TimelineEntry;

use crate::document::{Cell, Column, Table, cells};
use crate::formats::{csv, csv_raw, table_text};
use crate::{Format, Lang, People, Style, describe_naming, values};

/// Events as a table, or as CSV without the names of persons, each with a line in words.
pub fn log(entries: &[TimelineEntry], ledger: &Ledger, people: &People, style: Style) -> String {
    let Style { format, lang, width } = style;
    let table = |people| events_table(entries, ledger, people, lang);
    match format {
        Format::Csv => csv(&table(&People::of_events(ledger))),
        Format::CsvRaw => csv_raw(&table(&People::of_events(ledger))),
        Format::Table
        | Format::Json
        | Format::Markdown
        | Format::Html
        | Format::Xlsx
        | Format::Pdf => table_text(&table(people), lang, width),
    }
}

/// Events, each with a line in words.
pub(crate) fn events_table(
    entries: &[TimelineEntry],
    ledger: &Ledger,
    people: &People,
    lang: Lang,
) -> Table {
    let mut table = Table::new([
        Column::figure("position", lang.position()),
        Column::in_csv("recorded_at"),
        Column::word("on", lang.day()),
        Column::word("actor", lang.by_whom()),
        Column::in_csv("kind"),
        Column::text("description", lang.what_happened()),
        Column::in_csv("documents"),
    ]);
    for entry in entries {
        let described = describe_naming(&entry.event, entry.on, ledger, people, lang);
        table.row(cells![
            entry.position.0,
            entry.recorded_at.to_string(),
            entry.on,
            Cell::named(&entry.actor, lang.actor(&entry.actor)),
            entry.event.kind().name(),
            match entry.documents.as_slice() {
                [] => described,
                documents => lang.described_with(described, values::numbers(documents)),
            },
            values::numbers(&entry.documents),
        ]);
    }
    table
}
