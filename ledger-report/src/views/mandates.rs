//! Who may vote for which seat by a mandate.

use ledger_core::acts::vote::Voter;
use ledger_core::views::mandates::{MandateRegister, MandateRow};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, People, Render, values};

impl Render for MandateRegister {
    fn title(&self, lang: Lang) -> String {
        lang.mandates_on(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        table(self.running.iter().chain(&self.over), &People::default(), lang)
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        let running = table(&self.running, people, lang);
        let document =
            Document::titled(self.title(lang), lang).table_or(running, lang.no_mandates());
        match self.over.is_empty() {
            true => document,
            false => document
                .heading(lang.mandates_over())
                .table(table(&self.over, people, lang).named("over", "")),
        }
    }
}

fn table<'m>(rows: impl IntoIterator<Item = &'m MandateRow>, people: &People, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::figure("mandate", lang.mandate_number()),
        Column::in_csv("seat"),
        Column::text("name", lang.seat()),
        Column::text("by", lang.mandated_as()),
        Column::text("to", lang.mandated_to()),
        Column::word("from", lang.mandate_from()),
        Column::word("until", lang.mandate_until()),
        Column::in_csv("withdrawn"),
        Column::text("voted_on", lang.voted_on()),
        Column::text("source", lang.written_in()),
    ]);
    for row in rows {
        let to = match (row.deputy, &row.proxy, &row.proxy_name) {
            (Some(person), _, _) => {
                Cell::Named { code: person.to_string(), name: people.name(person, lang) }
            }
            (None, Some(code), Some(name)) => {
                Cell::Named { code: code.clone(), name: name.clone() }
            }
            (None, _, _) => Cell::from(""),
        };
        let voted_on: Vec<String> = row.voted_on.iter().map(ToString::to_string).collect();
        table.row(cells![
            u64::from(row.mandate.0),
            &row.seat,
            &row.name,
            Cell::named(row.by, lang.voter(row.by)),
            to,
            row.from,
            row.until,
            row.withdrawn,
            voted_on.join(", "),
            row.source.as_deref().unwrap_or_default(),
        ]);
    }
    table
}

impl Lang {
    /// Who votes for a seat.
    fn voter(self, voter: Voter) -> &'static str {
        match voter {
            Voter::Holder => self.seat(),
            Voter::Deputy => self.voter_deputy(),
            Voter::Proxy => self.voter_proxy(),
        }
    }
}
