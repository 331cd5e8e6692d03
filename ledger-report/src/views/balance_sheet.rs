//! The balance sheet.

use std::collections::BTreeMap;

use ledger_core::views::Figure;
use ledger_core::views::statements::{BalanceSheet, SheetLine};
use ledger_core::{Account, Money};

use crate::document::{Adds, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for BalanceSheet {
    fn title(&self, lang: Lang) -> String {
        lang.balance_sheet(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        sheet_table(self, None, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).paragraph(lang.in_euros()).table(self.table(lang))
    }
}

/// The assets, and the liabilities and equity, beside those of `before`.
pub(crate) fn sheet_table(
    sheet: &BalanceSheet,
    before: Option<&BalanceSheet>,
    lang: Lang,
) -> Table {
    let (some, now) = match before {
        None => (false, lang.amount()),
        Some(_) => (true, lang.now()),
    };
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::word("code", lang.account_code()),
        Column::text("name", lang.account()),
        Column::figure_if(some, "before", lang.previous_report()),
        Column::figure("amount", now),
    ]);
    let add = |table: &mut Table, kind, side: fn(&BalanceSheet) -> &[SheetLine]| {
        rows(table, kind, side(sheet), before.map(side), lang);
    };
    let total = |label, of: fn(&BalanceSheet) -> &Figure| {
        cells!["", "", label, before.map(|before| of(before).amount), of(sheet).amount]
    };
    table.heading(lang.assets());
    add(&mut table, "asset", |of| &of.assets);
    table.total(total(lang.total_assets(), |of| &of.total_assets), Adds::RowsAbove);
    table.heading(lang.liabilities_and_equity());
    add(&mut table, "liability", |of| &of.liabilities);
    add(&mut table, "equity", |of| &of.equity);
    let both = total(lang.total_liabilities_and_equity(), |of| &of.total_liabilities_and_equity);
    table.total(both, Adds::RowsAbove);
    table
}

/// The accounts of a side, with those that only `before` has, in the order of their codes.
fn rows(
    table: &mut Table,
    kind: &str,
    lines: &[SheetLine],
    before: Option<&[SheetLine]>,
    lang: Lang,
) {
    // What is of no account comes last.
    let key = |line: &SheetLine| {
        (line.account.is_none(), line.account.map(Account::code), line.bank_account.clone())
    };
    let mut both: BTreeMap<_, (&SheetLine, Option<Money>, Money)> = BTreeMap::new();
    for line in before.unwrap_or_default() {
        both.insert(key(line), (line, Some(line.figure.amount), Money::ZERO));
    }
    for line in lines {
        let then = both.get(&key(line)).and_then(|(_, then, _)| *then);
        let then = then.or(before.map(|_| Money::ZERO));
        both.insert(key(line), (line, then, line.figure.amount));
    }
    for (SheetLine { account, bank_account, bank_name, .. }, then, now) in both.into_values() {
        let bank = bank_account.as_deref();
        let code = account.map(|account| values::account_code(account, bank));
        let name = match account {
            Some(account) => lang.account_called(*account, bank, bank_name.as_deref()),
            None => lang.result_of_open_years().to_owned(),
        };
        table.row(cells![kind, code, name, then, now]);
    }
}
