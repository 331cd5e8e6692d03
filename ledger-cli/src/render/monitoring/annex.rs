//! The annex: the events of the period, and of earlier days when no report could show them yet.

use ledger_core::Ledger;
use ledger_core::views::monitoring::AnnexEntry;

use crate::render::page::Page;
use crate::render::table::{Column, Table, cells};
use crate::render::{Lang, describe};

pub(super) fn annex(page: Page, entries: &[AnnexEntry], ledger: &Ledger, lang: Lang) -> Page {
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
    let page = page.heading(lang.heading_annex());
    let page = if any_late { page.paragraph(lang.late_explained()) } else { page };
    page.table_or(table, lang.nothing_recorded())
}
