//! The partner register.

use ledger_core::Money;
use ledger_core::views::Figure;
use ledger_core::views::partners::{PartnerRegister, PartnerRow};

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for PartnerRegister {
    fn title(&self, lang: Lang) -> String {
        lang.partner_register(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        table(&self.everybody().collect::<Vec<_>>(), lang)
    }

    fn document(&self, lang: Lang) -> Document {
        let document = Document::titled(self.title(lang), lang)
            .paragraph(lang.parties_of(self.parties.count, self.partners.len()))
            .paragraph(lang.in_euros())
            .table(table(&self.partners.iter().collect::<Vec<_>>(), lang));
        if self.third_parties.is_empty() {
            return document;
        }
        let others: Vec<&PartnerRow> = self.third_parties.iter().collect();
        document.table(table(&others, lang).named("third_parties", lang.third_parties()))
    }
}

/// Rows of the register, with their total.
fn table(rows: &[&PartnerRow], lang: Lang) -> Table {
    let column = |figure: fn(&PartnerRow) -> &Figure, name, heading| {
        let some = rows.iter().any(|row| !figure(row).amount.is_zero());
        Column::figure_if(some, name, heading)
    };
    let mut table = Table::new([
        Column::text("name", lang.partner()),
        Column::text("code", lang.code()),
        Column::in_csv("seats"),
        Column::in_csv("status"),
        Column::in_csv("until"),
        Column::in_csv("merged_into"),
        Column::in_csv("former_names"),
        Column::word("since", lang.party_since()),
        Column::figure("invoiced", lang.invoiced()),
        column(|row| &row.credited, "credited", lang.credited()),
        column(|row| &row.written_off, "written_off", lang.written_off()),
        Column::figure("received", lang.received()),
        Column::in_csv("unallocated"),
        Column::figure("open", lang.open()),
        Column::in_csv("payable"),
        Column::in_csv("balance"),
    ]);
    for row in rows {
        let former = row.former_names.join("; ");
        let mut name = match former.is_empty() {
            true => row.name.clone(),
            false => lang.formerly(&row.name, &former),
        };
        if row.since.is_some() && !row.status.is_party() {
            name = lang.with_status(name, lang.partner_status(row.status));
        }
        table.row(cells![
            Cell::named(&row.name, name),
            &row.code,
            row.seats.join(" "),
            Cell::named(row.status, ""),
            row.until,
            row.merged_into.clone().unwrap_or_default(),
            former,
            row.since,
            row.invoiced.amount,
            row.credited.amount,
            row.written_off.amount,
            row.received.amount,
            row.unallocated.amount,
            row.open.amount,
            row.payable.amount,
            row.balance.amount,
        ]);
    }
    let total = |figure: fn(&PartnerRow) -> &Figure| {
        rows.iter().map(|row| figure(row).amount).sum::<Money>()
    };
    table.total(
        cells![
            lang.total(),
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            total(|row| &row.invoiced),
            total(|row| &row.credited),
            total(|row| &row.written_off),
            total(|row| &row.received),
            total(|row| &row.unallocated),
            total(|row| &row.open),
            total(|row| &row.payable),
            total(|row| &row.balance),
        ],
        Adds::RowsAbove,
    );
    table
}
