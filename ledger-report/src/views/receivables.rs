//! The receivables from partners.

use ledger_core::Money;
use ledger_core::acts::arrangement::Standing;
use ledger_core::views::Figure;
use ledger_core::views::receivables::{Ageing, OpenInvoice, Receivables};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for Receivables {
    fn title(&self, lang: Lang) -> String {
        lang.receivables(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut rows = self.partners.iter().flat_map(|partner| &partner.invoices);
        let some = rows.any(|row| !standing(row, lang).is_empty());
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
            Column::in_csv("reminders"),
            Column::in_csv("pay_by"),
            Column::in_csv("disputed_since"),
            Column::in_csv("arranged_on"),
            Column::text_if(some, "standing", lang.standing()),
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
                    row.reminded.as_ref().map(|of| of.level.to_string()).unwrap_or_default(),
                    row.reminded.as_ref().map(|of| of.pay_by),
                    row.disputed.as_ref().map(|of| of.since),
                    row.arranged.as_ref().map(|of| of.agreed_on),
                    standing(row, lang).join("; "),
                ]);
            }
        }
        let total = self.ageing.total.amount;
        if !self.partners.is_empty() {
            table.total(
                cells![
                    "",
                    lang.total(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    total,
                    "",
                    "",
                    "",
                    "",
                    ""
                ],
                Adds::RowsAbove,
            );
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let unallocated = values::money(self.unallocated.amount, lang);
        let document = Document::titled(self.title(lang), lang)
            .paragraph(lang.in_euros())
            .table_or(self.table(lang), lang.nothing_open())
            .subheading(lang.by_age())
            .table(ageing_table(&self.ageing, None, lang))
            .paragraph(lang.unallocated_of(unallocated));
        match self.unknown.is_empty() {
            true => document,
            false => document.table(unknown(self, lang)),
        }
    }
}

/// The receipts of which it is not known what they are for.
fn unknown(of: &Receivables, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::figure("receipt", lang.number()),
        Column::word("on", lang.day()),
        Column::text("payer", lang.payer()),
        Column::text("description", lang.description()),
        Column::figure("amount", lang.amount()),
    ]);
    for row in &of.unknown {
        table.row(cells![
            row.receipt.0,
            row.on,
            row.payer.clone().unwrap_or_default(),
            &row.description,
            row.amount.amount,
        ]);
    }
    let total: Money = of.unknown.iter().map(|row| row.amount.amount).sum();
    table.total(cells![lang.total(), "", "", "", total], Adds::RowsAbove);
    table.named("unknown", lang.unknown_receipts())
}

/// What is to be known of an open invoice beside its amounts: its last reminder, a dispute, an arrangement.
pub(crate) fn standing(row: &OpenInvoice, lang: Lang) -> Vec<String> {
    let date = |day| values::date(day, lang);
    let reminded = row.reminded.as_ref().map(|of| lang.reminded_until(of.level, date(of.pay_by)));
    let disputed = row.disputed.as_ref().map(|of| lang.disputed_since(date(of.since)));
    let arranged = row.arranged.as_ref().map(|of| match of.standing {
        Standing::Kept { next, amount } => {
            lang.arrangement_kept(values::money(amount, lang), date(next))
        }
        Standing::Broken { due, short } => {
            lang.arrangement_broken(values::money(short, lang), date(due))
        }
    });
    reminded.into_iter().chain(disputed).chain(arranged).collect()
}

/// The open amounts by the number of days past due, beside those of `before`.
pub(crate) fn ageing_table(ageing: &Ageing, before: Option<&Ageing>, lang: Lang) -> Table {
    let mut table = Table::of_figures_beside(before.is_some(), lang);
    let mut row = |label: &str, of: fn(&Ageing) -> &Figure| {
        table.row(cells![label, before.map(|before| of(before).amount), of(ageing).amount]);
    };
    row(lang.not_due(), |of| &of.not_due);
    row(lang.days_1_to_30(), |of| &of.days_1_to_30);
    row(lang.days_31_to_60(), |of| &of.days_31_to_60);
    row(lang.days_61_to_90(), |of| &of.days_61_to_90);
    row(lang.over_90_days(), |of| &of.over_90_days);
    let then = before.map(|before| before.total.amount);
    table.total(cells![lang.total(), then, ageing.total.amount], Adds::RowsAbove);
    table
}
