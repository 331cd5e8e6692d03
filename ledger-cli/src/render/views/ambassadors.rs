//! Who is ambassador of which partner.

use ledger_core::views::ambassadors::{AmbassadorRegister, CoverageView, PartnerAmbassadors};

use crate::render::page::Page;
use crate::render::table::{Cell, Column, Table, cells};
use crate::render::{Lang, Render, values};

impl Render for AmbassadorRegister {
    fn title(&self, lang: Lang) -> String {
        lang.ambassador_register(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::text("name", lang.partner()),
            Column::text("code", lang.code()),
            Column::in_csv("persons"),
            Column::text("since", lang.ambassadors()),
        ]);
        for PartnerAmbassadors { name, code, ambassadors, .. } in &self.partners {
            let persons: Vec<String> = ambassadors.iter().map(|of| of.person.to_string()).collect();
            let days: Vec<String> = ambassadors.iter().map(|of| of.since.to_string()).collect();
            let since = ambassadors
                .iter()
                .map(|of| lang.person_since(of.person, values::short_date(of.since, lang)));
            let since: Vec<String> = since.collect();
            let since = Cell::Named { code: days.join(" "), name: since.join("; ") };
            table.row(cells![name, code, persons.join(" "), since]);
        }
        table
    }

    fn page(&self, lang: Lang) -> Page {
        Page::titled(self.title(lang))
            .paragraph(covered(&self.coverage, lang))
            .table_or(self.table(lang), lang.nobody())
    }
}

/// How many parties have an ambassador.
pub(in crate::render) fn covered(coverage: &CoverageView, lang: Lang) -> String {
    lang.covered(coverage.with_ambassador.count, coverage.parties.count)
}
