//! The ambassadors of partners.

use ledger_core::views::ambassadors::{AmbassadorRegister, CoverageView, PartnerAmbassadors};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, People, Render, values};

impl Render for AmbassadorRegister {
    fn title(&self, lang: Lang) -> String {
        lang.ambassador_register(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        table(self, &People::default(), lang)
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang)
            .paragraph(covered(&self.coverage, lang))
            .table_or(table(self, people, lang), lang.nobody())
    }
}

fn table(view: &AmbassadorRegister, people: &People, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("name", lang.partner()),
        Column::text("code", lang.code()),
        Column::in_csv("persons"),
        Column::text("since", lang.ambassadors()),
    ]);
    for PartnerAmbassadors { name, code, ambassadors, .. } in &view.partners {
        let persons: Vec<String> = ambassadors.iter().map(|of| of.person.to_string()).collect();
        let days: Vec<String> = ambassadors.iter().map(|of| of.since.to_string()).collect();
        let since = ambassadors.iter().map(|of| {
            let person = people.name(of.person, lang);
            lang.person_since(person, values::short_date(of.since, lang))
        });
        let since: Vec<String> = since.collect();
        let since = Cell::Named { code: days.join(" "), name: since.join("; ") };
        table.row(cells![name, code, persons.join(" "), since]);
    }
    table
}

/// The number of parties with an ambassador.
pub(crate) fn covered(coverage: &CoverageView, lang: Lang) -> String {
    lang.covered(coverage.with_ambassador.count, coverage.parties.count)
}
