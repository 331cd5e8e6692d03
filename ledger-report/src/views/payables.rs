//! What is owed to suppliers.

use ledger_core::views::payables::Payables;

use super::ageing_table;
use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for Payables {
    fn title(&self, lang: Lang) -> String {
        lang.payables(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        bills_table(self, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        let document = Document::titled(self.title(lang), lang)
            .paragraph(lang.in_euros())
            .table_or(bills_table(self, lang), lang.no_bills())
            .subheading(lang.by_age())
            .table(ageing_table(&self.ageing, None, lang));
        match self.owed_back.amount.is_zero() {
            true => document,
            false => document.table(credits_table(self, lang)),
        }
    }
}

/// The open bills, by supplier.
pub(crate) fn bills_table(of: &Payables, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("code"),
        Column::text("supplier", lang.supplier()),
        Column::figure("expense", lang.number()),
        Column::word("invoice", lang.invoice()),
        Column::in_csv("description"),
        Column::in_csv("dated"),
        Column::word("due", lang.due()),
        Column::figure("days_overdue", lang.days_overdue()),
        Column::figure("amount", lang.amount()),
        Column::in_csv("credited"),
        Column::in_csv("paid"),
        Column::figure("open", lang.open()),
    ])
    .named("payables", lang.payables_in_euros());
    for supplier in &of.suppliers {
        for bill in &supplier.bills {
            let days = (bill.days_overdue > 0).then_some(bill.days_overdue);
            table.row(cells![
                supplier.code.clone().unwrap_or_default(),
                &supplier.name,
                u64::from(bill.expense.0),
                bill.invoice.clone().unwrap_or_default(),
                &bill.description,
                bill.dated,
                bill.due,
                days,
                bill.amount.amount,
                bill.credited.amount,
                bill.paid.amount,
                bill.open.amount,
            ]);
        }
    }
    if !table.rows.is_empty() {
        let total = of.ageing.total.amount;
        table.total(
            cells!["", lang.total(), "", "", "", "", "", "", "", "", "", total],
            Adds::RowsAbove,
        );
    }
    table
}

/// What suppliers owe by credit notes.
pub(crate) fn credits_table(of: &Payables, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("supplier", lang.supplier()),
        Column::figure("credit", lang.number()),
        Column::word("invoice", lang.credit_note_label()),
        Column::word("on", lang.day()),
        Column::figure("amount", lang.amount()),
        Column::figure("owed", lang.open()),
    ])
    .named("supplier-credits", lang.owed_by_suppliers());
    for supplier in &of.suppliers {
        for credit in &supplier.credits {
            table.row(cells![
                &supplier.name,
                u64::from(credit.credit.0),
                &credit.number,
                credit.on,
                credit.amount.amount,
                credit.owed.amount,
            ]);
        }
    }
    if !table.rows.is_empty() {
        let owed = of.owed_back.amount;
        table.total(cells![lang.total(), "", "", "", "", owed], Adds::RowsAbove);
    }
    table
}
