//! The bank accounts, and what stands on each.

use ledger_core::views::bank::{BankAccountList, BankAccountRow};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for BankAccountList {
    fn title(&self, lang: Lang) -> String {
        lang.bank_accounts(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::text("name", lang.bank_account()),
            Column::word("code", lang.code()),
            Column::word("iban", lang.iban()),
            Column::word("closed", lang.closed_on()),
            Column::figure("balance", lang.balance()),
        ]);
        for row in &self.accounts {
            table.row(cells![
                called(row, lang),
                &row.code,
                row.iban.as_deref(),
                row.closed.as_ref().map(|closed| closed.on),
                row.balance.amount,
            ]);
        }
        let total = cells![lang.total(), "", "", "", self.total.amount];
        table.total(total, Adds::RowsAbove);
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).paragraph(lang.in_euros()).table(self.table(lang))
    }
}

/// What a bank account is called; the main account until it is named, by its account in the books.
pub(crate) fn called(row: &BankAccountRow, lang: Lang) -> String {
    row.name.clone().unwrap_or_else(|| lang.main_bank_account().to_owned())
}
