//! The journal.

use std::collections::BTreeSet;

use ledger_core::FiscalYear;
use ledger_core::views::journal::{About, JournalEntry, JournalPosting, JournalView};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for JournalView {
    fn title(&self, lang: Lang) -> String {
        lang.journal().to_owned()
    }

    fn table(&self, lang: Lang) -> Table {
        table(self.entries.iter(), lang)
    }

    /// A part for each year.
    fn document(&self, lang: Lang) -> Document {
        let document = Document::titled(self.title(lang), lang).paragraph(lang.in_euros());
        let years: BTreeSet<FiscalYear> = self.entries.iter().map(|entry| entry.year).collect();
        if years.is_empty() {
            return document.paragraph(lang.no_entries());
        }
        years.into_iter().fold(document, |document, year| {
            let of_year = self.entries.iter().filter(|entry| entry.year == year);
            document.heading(year.to_string()).table(table(of_year, lang))
        })
    }
}

fn table<'e>(entries: impl Iterator<Item = &'e JournalEntry>, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("position"),
        Column::in_csv("date"),
        Column::in_csv("year"),
        Column::in_csv("act"),
        Column::in_csv("reference"),
        Column::in_csv("party"),
        Column::word("account", lang.account_code()),
        Column::text("name", lang.account()),
        Column::word("line", lang.line_code()),
        Column::figure("debit", lang.debit()),
        Column::figure("credit", lang.credit()),
    ]);
    for entry in entries {
        table.heading(heading(entry, lang));
        for posting in &entry.postings {
            table.row(row(entry, posting, lang));
        }
    }
    table
}

fn heading(entry: &JournalEntry, lang: Lang) -> String {
    let JournalEntry { position, date, about, .. } = entry;
    lang.entry_heading(values::short_date(*date, lang), position, in_words(about, lang))
}

fn row(entry: &JournalEntry, posting: &JournalPosting, lang: Lang) -> Vec<Cell> {
    let side = |amount: ledger_core::Money| (!amount.is_zero()).then_some(amount);
    let about = &entry.about;
    cells![
        entry.position.0,
        entry.date,
        entry.year.to_string(),
        Cell::named(about.kind, lang.act(about.kind)),
        about.reference.as_deref(),
        about.party.as_deref(),
        values::account_code(posting.account, posting.bank_account.as_deref()),
        lang.account_name(posting.account),
        posting.line.as_deref(),
        side(posting.debit),
        side(posting.credit),
    ]
}

/// The subject of an entry.
fn in_words(about: &About, lang: Lang) -> String {
    let act = lang.act(about.kind);
    match (&about.reference, &about.party) {
        (Some(reference), Some(party)) => lang.act_of(act, reference, party),
        (Some(of), None) | (None, Some(of)) => lang.act_about(act, of),
        (None, None) => act.to_owned(),
    }
}
