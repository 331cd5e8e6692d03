//! The balance sheet at the end of a year, beside that of the year before.

use serde::Serialize;

use super::Span;
use crate::accounts::{Account, AccountKind};
use crate::calendar::Date;
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;
use crate::views::statements::{BalanceSheet, IncomeStatement};

/// What the covenant owned, owed and had left at the end of a year, and of the year before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedSheet {
    /// The last day of the year.
    pub on: Date,
    /// The last day of the year before; none before the first year, all of whose figures are zero.
    pub before_on: Option<Date>,
    /// What it owned or was owed.
    pub assets: Vec<ComparedLine>,
    /// What it owed.
    pub liabilities: Vec<ComparedLine>,
    /// What was left: the reserve, funds and results.
    pub equity: Vec<ComparedLine>,
    /// All assets.
    pub total_assets: Figure,
    /// All assets the year before.
    pub total_assets_before: Figure,
    /// All liabilities and equity; the same as all assets.
    pub total_liabilities_and_equity: Figure,
    /// All liabilities and equity the year before.
    pub total_liabilities_and_equity_before: Figure,
}

/// A line of the balance sheet; it is there if either figure is not zero.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComparedLine {
    /// What it is.
    #[serde(serialize_with = "meaning::row_key")]
    pub item: SheetItem,
    /// Its name in Dutch.
    pub name: &'static str,
    /// At the end of the year.
    pub figure: Figure,
    /// At the end of the year before.
    pub before: Figure,
}

/// What stands on a line of the balance sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetItem {
    /// The balance of an account.
    Account(Account),
    /// The results of earlier years, as far as they were not appropriated or shared by the day.
    ResultOfEarlierYears,
    /// The result of the year itself, whether its books are closed or not.
    ResultOfYear,
}

impl ComparedSheet {
    pub(super) fn of(ledger: &Ledger, span: Span, before: Option<Span>) -> ComparedSheet {
        let now = Side::of(ledger, span);
        let then = before.map(|before| Side::of(ledger, before));
        let lines = |kind| {
            let accounts = Account::ALL.iter().filter(move |account| account.kind() == kind);
            let items = accounts.filter(|account| **account != Account::ResultToAppropriate);
            let results = [SheetItem::ResultOfEarlierYears, SheetItem::ResultOfYear];
            let results = results.into_iter().filter(move |_| kind == AccountKind::Equity);
            let line = |item| {
                let before = then.as_ref().map(|then| then.figure(item)).unwrap_or_default();
                ComparedLine { item, name: item.name(), figure: now.figure(item), before }
            };
            let lines = items.copied().map(SheetItem::Account).chain(results).map(line);
            lines.filter(ComparedLine::says_something).collect()
        };
        let total = |of: fn(&BalanceSheet) -> &Figure| {
            then.as_ref().map(|then| of(&then.sheet).clone()).unwrap_or_default()
        };
        ComparedSheet {
            on: span.to,
            before_on: before.map(|before| before.to),
            assets: lines(AccountKind::Asset),
            liabilities: lines(AccountKind::Liability),
            equity: lines(AccountKind::Equity),
            total_assets_before: total(|sheet| &sheet.total_assets),
            total_liabilities_and_equity_before: total(|sheet| &sheet.total_liabilities_and_equity),
            total_assets: now.sheet.total_assets,
            total_liabilities_and_equity: now.sheet.total_liabilities_and_equity,
        }
    }
}

impl ComparedLine {
    fn says_something(&self) -> bool {
        !self.figure.amount.is_zero() || !self.before.amount.is_zero()
    }
}

impl SheetItem {
    /// What it is called in Dutch, the language of the books.
    pub fn name(self) -> &'static str {
        match self {
            SheetItem::Account(account) => account.name(),
            SheetItem::ResultOfEarlierYears => "Te bestemmen resultaat van eerdere jaren",
            SheetItem::ResultOfYear => "Resultaat van het jaar",
        }
    }
}

/// The balance sheet of one year, with its results told apart.
struct Side {
    sheet: BalanceSheet,
    earlier: Figure,
    of_year: Figure,
}

impl Side {
    /// What is to be appropriated and what open years came to are one amount, closed or not. What of it
    /// is not of the year is of earlier ones.
    fn of(ledger: &Ledger, span: Span) -> Side {
        let sheet = BalanceSheet::of(ledger, span.to);
        let running = sheet.equity.iter().find(|line| line.account.is_none());
        let running = running.map(|line| line.figure.clone()).unwrap_or_default();
        let all = Figure::sum([&sheet.figure(Account::ResultToAppropriate), &running]);
        let of_year = IncomeStatement::of(ledger, span.year, span.to).result;
        Side { earlier: all.less(&of_year), of_year, sheet }
    }

    fn figure(&self, item: SheetItem) -> Figure {
        match item {
            SheetItem::Account(account) => self.sheet.figure(account),
            SheetItem::ResultOfEarlierYears => self.earlier.clone(),
            SheetItem::ResultOfYear => self.of_year.clone(),
        }
    }
}
