//! The expenses of a year, and the VAT in them.

use ledger_core::views::expenses::{ExpenseList, VatPaid};

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for ExpenseList {
    fn title(&self, lang: Lang) -> String {
        lang.expense_list(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("expense", lang.number()),
            Column::word("on", lang.day()),
            Column::word("line", lang.line_code()),
            Column::text("supplier", lang.supplier()),
            Column::text("description", lang.description()),
            Column::word("invoice", lang.invoice()),
            Column::figure("cost", lang.cost()),
            Column::figure("open", lang.open()),
        ]);
        for row in &self.expenses {
            let lines = row.lines.join(" ");
            let said = match lines.is_empty() {
                true => lang.not_budgeted().to_owned(),
                false => lines.clone(),
            };
            let line = Cell::named(lines, said);
            table.row(cells![
                u64::from(row.expense.0),
                row.on,
                line,
                &row.supplier,
                &row.description,
                row.invoice.clone().unwrap_or_default(),
                row.cost.amount,
                row.open.amount,
            ]);
        }
        if !table.rows.is_empty() {
            let (cost, open) = (self.total.amount, self.open.amount);
            table.total(cells!["", "", "", lang.total(), "", "", cost, open], Adds::RowsAbove);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang)
            .paragraph(lang.in_euros())
            .table_or(self.table(lang), lang.no_expenses())
            .table_or(vat_table(&self.vat, lang), lang.no_vat_paid())
    }
}

/// The VAT of a year, at each rate.
pub(crate) fn vat_table(vat: &VatPaid, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("rate", lang.vat_rate()),
        Column::figure("vat", lang.vat_label()),
    ])
    .named("vat", lang.vat_paid_in_euros());
    for of in &vat.rates {
        table.row(cells![lang.per_cent(of.rate), of.vat.amount]);
    }
    if !table.rows.is_empty() {
        table.total(cells![lang.total(), vat.total.amount], Adds::RowsAbove);
    }
    table
}
