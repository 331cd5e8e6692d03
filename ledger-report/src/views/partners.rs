//! The partner register.

use ledger_core::views::Figure;
use ledger_core::views::partners::{PartnerRegister, PartnerRow};

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for PartnerRegister {
    fn title(&self, lang: Lang) -> String {
        lang.partner_register(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let column = |figure: fn(&PartnerRow) -> &Figure, name, heading| {
            let some = self.partners.iter().any(|row| !figure(row).amount.is_zero());
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
        for row in &self.partners {
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
                self.total(|row| &row.invoiced),
                self.total(|row| &row.credited),
                self.total(|row| &row.written_off),
                self.total(|row| &row.received),
                self.total(|row| &row.unallocated),
                self.total(|row| &row.open),
                self.total(|row| &row.payable),
                self.total(|row| &row.balance),
            ],
            Adds::RowsAbove,
        );
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang)
            .paragraph(lang.parties_of(self.parties.count, self.partners.len()))
            .paragraph(lang.in_euros())
            .table(self.table(lang))
    }
}
