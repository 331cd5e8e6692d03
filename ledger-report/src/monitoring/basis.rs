//! The basis: what the report is made from. Its events are for programs; readers are told how many there are.

use std::collections::HashSet;

use ledger_core::Ledger;
use ledger_core::views::monitoring::{AnnexEntry, ReportBasis};

use crate::document::{Column, Document, Table, cells};
use crate::views::opened;
use crate::{Lang, describe, values};

/// The last annex: what the report is made from.
pub(super) fn basis(document: Document, basis: &ReportBasis, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let mut facts = vec![
        (lang.covenant(), basis.covenant.name.clone().into()),
        (
            lang.period(),
            lang.period_of(basis.year, basis.period, date(basis.from), date(basis.reference_date))
                .into(),
        ),
        (lang.reference_date(), date(basis.reference_date).into()),
        (lang.events(), lang.first_events(basis.made_from.events).into()),
        (lang.merkle_root(), basis.made_from.root.to_string().into()),
    ];
    if let Some(reason) = &basis.edition.replaces {
        facts.insert(
            2,
            (lang.edition(), lang.edition_replaces(basis.edition.version, reason).into()),
        );
    }
    let facts = Table::of_facts(facts);
    let document = document.heading(lang.annex_basis()).table(facts.named("basis", ""));
    opened(document, basis.opened.as_ref(), lang).paragraph(lang.what_counts())
}

/// How many events there are, and the table of them for programs.
pub(super) fn events(
    document: Document,
    entries: &[AnnexEntry],
    ledger: &Ledger,
    lang: Lang,
) -> Document {
    let any_late = entries.iter().any(|entry| entry.late);
    let mut table = Table::new([
        Column::figure("position", lang.position()),
        if any_late { Column::word("late", "") } else { Column::in_csv("late") },
        Column::word("on", lang.day()),
        Column::word("actor", lang.by_whom()),
        Column::text("description", lang.what_happened()),
    ]);
    for AnnexEntry { late, entry } in entries {
        let late = if *late { lang.late_mark() } else { "" };
        let actor = lang.actor(&entry.actor);
        let words = describe(&entry.event, entry.on, ledger, lang);
        table.row(cells![entry.position.0, late, entry.on, actor, words]);
    }
    let document = document.paragraph(lang.recorded_in_period(entries.len()));
    match entries.is_empty() {
        true => document,
        false => document.data(table.named("events", lang.events_of_period())),
    }
}

/// The document with the names of the files of its tables, of those that stand beside it.
pub fn with_files(document: Document, files: impl IntoIterator<Item = String>) -> Document {
    let names: HashSet<String> = files.into_iter().collect();
    let words = document.lang.files_explained();
    let mut document = document;
    for (place, table) in document.tables_mut().enumerate() {
        table.file =
            Some(format!("{}.csv", table.file_name(place))).filter(|of| names.contains(of));
    }
    document.paragraph(words)
}
