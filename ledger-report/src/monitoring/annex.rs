//! The annex: the events of the period, and of earlier days when no report could show them yet.

use std::collections::HashSet;

use ledger_core::views::monitoring::AnnexEntry;
use ledger_core::{Digest, Ledger};

use crate::document::{Column, Document, Table, cells};
use crate::{Lang, describe};

/// The number of events that are shown to readers. The files for programs have all of them.
const READABLE: usize = 400;

pub(super) fn annex(
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
    let table = table.named("events", "");
    let document = document.heading(lang.heading_annex());
    let document = if any_late { document.paragraph(lang.late_explained()) } else { document };
    match entries.is_empty() {
        true => document.paragraph(lang.nothing_recorded()),
        false => document.shortened(table, READABLE, |more| lang.more_events(more)),
    }
}

/// The document with the names and hashes of the files that stand beside it.
pub fn with_files(
    document: Document,
    files: impl IntoIterator<Item = (String, Digest)>,
) -> Document {
    let lang = document.lang;
    let mut table =
        Table::new([Column::text("file", lang.file()), Column::word("sha256", "SHA-256")])
            .named("files", "");
    let mut names = HashSet::new();
    for (name, sha256) in files {
        names.insert(name.clone());
        table.row(cells![name, sha256.to_string()]);
    }
    let mut document = document;
    for (place, table) in document.tables_mut().enumerate() {
        table.file =
            Some(format!("{}.csv", table.file_name(place))).filter(|of| names.contains(of));
    }
    document.heading(lang.heading_files()).paragraph(lang.files_explained()).table(table)
}
