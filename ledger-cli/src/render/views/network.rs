//! The network in a year, and who is ambassador of whom.

use ledger_core::views::network::{
    AmbassadorRegister, CoverageView, MeetingRow, NetworkView, PartnerAmbassadors,
};

use crate::render::page::Page;
use crate::render::table::{Cell, Column, Table, cells};
use crate::render::{Lang, Render, values};

impl Render for NetworkView {
    fn title(&self, lang: Lang) -> String {
        lang.network_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::text("name", lang.partner()),
            Column::in_csv("code"),
            Column::figure("ambassadors", lang.ambassadors()),
            Column::figure("conversations", lang.conversations()),
            Column::figure("invited", lang.invited()),
            Column::figure("attended", lang.attended()),
            Column::figure("contributions", lang.supplied()),
        ]);
        for row in &self.partners {
            table.row(cells![
                &row.name,
                &row.code,
                row.ambassadors.len(),
                row.conversations.number,
                row.invited.number,
                row.attended.number,
                row.contributions.number,
            ]);
        }
        table
    }

    fn page(&self, lang: Lang) -> Page {
        let page = Page::titled(self.title(lang)).paragraph(covered(&self.coverage, lang));
        page.paragraph(lang.platform_updates(self.platform_updates.number))
            .heading(lang.meetings())
            .table_or(meetings_table(&self.meetings, lang), lang.no_meetings())
            .heading(lang.contact_by_partner())
            .paragraph(lang.counts_network_meetings())
            .table_or(self.table(lang), lang.nobody())
    }
}

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
    lang.covered(coverage.with_ambassador, coverage.parties)
}

/// Meetings, one on a row.
pub(in crate::render) fn meetings_table(meetings: &[MeetingRow], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("on", lang.day()),
        Column::text("kind", lang.meeting_kind()),
        Column::text("title", lang.meeting_title()),
        Column::figure("invited", lang.invited()),
        Column::figure("attended", lang.attended()),
    ]);
    for row in meetings {
        let kind = Cell::named(row.kind, lang.meeting(row.kind));
        table.row(cells![row.on, kind, &row.title, row.invited, row.attended]);
    }
    table
}
