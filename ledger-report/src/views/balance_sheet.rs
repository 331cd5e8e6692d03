//! The balance sheet.

use ledger_core::views::statements::{BalanceSheet, SheetLine};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for BalanceSheet {
    fn title(&self, lang: Lang) -> String {
        lang.balance_sheet(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        sheet_table(self, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).paragraph(lang.in_euros()).table(self.table(lang))
    }
}

/// The assets, and the liabilities and equity.
pub(crate) fn sheet_table(sheet: &BalanceSheet, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::word("code", lang.account_code()),
        Column::text("name", lang.account()),
        Column::figure("amount", lang.amount()),
    ]);
    table.heading(lang.assets());
    rows(&mut table, "asset", &sheet.assets, lang);
    table.total(cells!["", "", lang.total_assets(), sheet.total_assets.amount], Adds::RowsAbove);
    table.heading(lang.liabilities_and_equity());
    rows(&mut table, "liability", &sheet.liabilities, lang);
    rows(&mut table, "equity", &sheet.equity, lang);
    let total = sheet.total_liabilities_and_equity.amount;
    table.total(cells!["", "", lang.total_liabilities_and_equity(), total], Adds::RowsAbove);
    table
}

fn rows(table: &mut Table, kind: &str, lines: &[SheetLine], lang: Lang) {
    for SheetLine { account, bank_account, bank_name, figure, .. } in lines {
        let bank = bank_account.as_deref();
        let code = account.map(|account| values::account_code(account, bank));
        let name = match account {
            Some(account) => lang.account_called(*account, bank, bank_name.as_deref()),
            None => lang.result_of_open_years().to_owned(),
        };
        table.row(cells![kind, code, name, figure.amount]);
    }
}
