//! The trial balance.

use ledger_core::Money;
use ledger_core::views::balance::TrialBalance;

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for TrialBalance {
    fn title(&self, lang: Lang) -> String {
        match self.on {
            None => lang.trial_balance().to_owned(),
            Some(on) => lang.trial_balance_on(values::date(on, lang)),
        }
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::word("code", lang.account_code()),
            Column::text("name", lang.account()),
            Column::figure("debit", lang.debit()),
            Column::figure("credit", lang.credit()),
            Column::figure("balance", lang.balance()),
        ]);
        for row in &self.accounts {
            let bank = row.bank_account.as_deref();
            let code = values::account_code(row.account, bank);
            let name = lang.account_called(row.account, bank, row.bank_name.as_deref());
            table.row(cells![code, name, row.debit, row.credit, row.balance.amount]);
        }
        let balance: Money = self.accounts.iter().map(|row| row.balance.amount).sum();
        table.total(
            cells!["", lang.total(), self.total_debit, self.total_credit, balance],
            Adds::RowsAbove,
        );
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).paragraph(lang.in_euros()).table(self.table(lang))
    }
}
