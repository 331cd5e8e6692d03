//! The receivables from partners.

use ledger_core::views::receivables::{Ageing, Receivables};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for Receivables {
    fn title(&self, lang: Lang) -> String {
        lang.receivables(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::in_csv("code"),
            Column::text("partner", lang.partner()),
            Column::word("invoice", lang.invoice()),
            Column::in_csv("year"),
            Column::in_csv("on"),
            Column::word("due", lang.due()),
            Column::figure("days_overdue", lang.days_overdue()),
            Column::figure("amount", lang.amount()),
            Column::in_csv("credited"),
            Column::in_csv("written_off"),
            Column::in_csv("received"),
            Column::figure("open", lang.open()),
        ]);
        for partner in &self.partners {
            for row in &partner.invoices {
                let days = (row.days_overdue > 0).then_some(row.days_overdue);
                table.row(cells![
                    &partner.code,
                    &partner.name,
                    values::invoice(row.invoice, &row.sent_as),
                    row.year.to_string(),
                    row.on,
                    row.due,
                    days,
                    row.amount.amount,
                    row.reduced.credited.amount,
                    row.reduced.written_off.amount,
                    row.reduced.received.amount,
                    row.open.amount,
                ]);
            }
        }
        let total = self.ageing.total.amount;
        if !self.partners.is_empty() {
            table.total(
                cells!["", lang.total(), "", "", "", "", "", "", "", "", "", total],
                Adds::RowsAbove,
            );
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let unallocated = values::money(self.unallocated.amount, lang);
        Document::titled(self.title(lang), lang)
            .paragraph(lang.in_euros())
            .table_or(self.table(lang), lang.nothing_open())
            .subheading(lang.by_age())
            .table(ageing_table(&self.ageing, lang))
            .paragraph(lang.unallocated_of(unallocated))
    }
}

/// The open amounts by the number of days past due.
pub(crate) fn ageing_table(ageing: &Ageing, lang: Lang) -> Table {
    let mut table = Table::of_figures([
        (lang.not_due(), ageing.not_due.amount.into()),
        (lang.days_1_to_30(), ageing.days_1_to_30.amount.into()),
        (lang.days_31_to_60(), ageing.days_31_to_60.amount.into()),
        (lang.days_61_to_90(), ageing.days_61_to_90.amount.into()),
        (lang.over_90_days(), ageing.over_90_days.amount.into()),
    ]);
    table.total(cells![lang.total(), ageing.total.amount], Adds::RowsAbove);
    table
}
