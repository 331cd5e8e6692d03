//! The income statement of a year and the balance sheet on a day.

use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::calendar::{Date, FiscalYear};
use crate::ids::LineId;
use crate::journal::Posting;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;
use crate::views::bank::Chart;
use crate::views::meaning;
use crate::views::overview::AfterTerm;

/// Income and expenses of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncomeStatement {
    /// The year.
    pub year: FiscalYear,
    /// Counting what is booked up to this day.
    pub on: Date,
    /// Whether the books of the year were closed by that day.
    pub closed: bool,
    /// Income, by account and budget line.
    pub income: Vec<StatementLine>,
    /// Expenses, by account and budget line.
    pub expenses: Vec<StatementLine>,
    /// All income.
    pub total_income: Figure,
    /// All expenses.
    pub total_expenses: Figure,
    /// Income less expenses; a deficit is negative.
    pub result: Figure,
    /// What was booked after the term, if anything was and this is the last year: it is of no year.
    pub after_term: Option<AfterTerm>,
}

/// What was earned or spent on an account and budget line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// The account.
    #[serde(serialize_with = "meaning::row_key")]
    pub account: Account,
    /// Its name in Dutch.
    #[serde(serialize_with = "meaning::row_key")]
    pub name: &'static str,
    /// The code of the budget line.
    #[serde(serialize_with = "meaning::row_key")]
    pub line: Option<String>,
    /// What the line is called.
    pub title: Option<String>,
    /// Earned or spent.
    pub figure: Figure,
}

/// What the covenant owns, owes and has left on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BalanceSheet {
    /// The day.
    pub on: Date,
    /// What it owns or is owed.
    pub assets: Vec<SheetLine>,
    /// What it owes.
    pub liabilities: Vec<SheetLine>,
    /// What is left, with the result of years that are not closed.
    pub equity: Vec<SheetLine>,
    /// All assets.
    pub total_assets: Figure,
    /// All liabilities and equity; the same as all assets.
    pub total_liabilities_and_equity: Figure,
}

/// An account on the balance sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetLine {
    /// The account; none for the result of years that are not closed.
    #[serde(serialize_with = "meaning::row_key")]
    pub account: Option<Account>,
    /// The code of the bank account, if the covenant has several.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "meaning::row_key")]
    pub bank_account: Option<String>,
    /// What that bank account is called, if it is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
    /// Its name in Dutch.
    #[serde(serialize_with = "meaning::row_key")]
    pub name: &'static str,
    /// Its balance, positive on the side where it stands.
    pub figure: Figure,
}

impl IncomeStatement {
    /// Income and expenses of a year, booked up to a day.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> IncomeStatement {
        let mut lines: Vec<((Account, Option<LineId>), Figure)> = Vec::new();
        for (entry, postings) in ledger.journal.entries() {
            let counts = entry.year == year && entry.date <= on;
            if !counts || entry.memo.closes() {
                continue;
            }
            for posting in postings {
                let amount = match posting.account.kind() {
                    AccountKind::Income => -posting.amount,
                    AccountKind::Expense => posting.amount,
                    AccountKind::Asset | AccountKind::Liability | AccountKind::Equity => continue,
                };
                let key = (posting.account, posting.line);
                match lines.binary_search_by_key(&key, |(key, _)| *key) {
                    Ok(place) => {
                        if let Some((_, figure)) = lines.get_mut(place) {
                            figure.add(amount, entry.position);
                        }
                    }
                    Err(place) => lines.insert(place, (key, Figure::of(amount, entry.position))),
                }
            }
        }
        let of_kind = |kind| {
            let rows = lines.iter().filter(move |((account, _), _)| account.kind() == kind);
            let row = |((account, line), figure): &((Account, Option<LineId>), Figure)| {
                StatementLine::of(ledger, (year, on), *account, *line, figure.clone().in_order())
            };
            rows.map(row).collect::<Vec<_>>()
        };
        let (income, expenses) = (of_kind(AccountKind::Income), of_kind(AccountKind::Expense));
        let total_income = Figure::sum(income.iter().map(|line| &line.figure));
        let total_expenses = Figure::sum(expenses.iter().map(|line| &line.figure));
        IncomeStatement {
            year,
            on,
            closed: ledger.years.get(year).is_some_and(|closed| closed.on <= on),
            income,
            expenses,
            result: total_income.less(&total_expenses),
            total_income,
            total_expenses,
            after_term: ledger
                .covenant()
                .filter(|covenant| covenant.last_year() == year)
                .and_then(|covenant| AfterTerm::of(ledger, covenant, on)),
        }
    }
}

impl StatementLine {
    fn of(
        ledger: &Ledger,
        (year, on): (FiscalYear, Date),
        account: Account,
        line: Option<LineId>,
        figure: Figure,
    ) -> StatementLine {
        let known = line.and_then(|line| ledger.budgets.line(line));
        let title = line.and_then(|line| ledger.budgets.title_on(line, year, on));
        StatementLine {
            account,
            name: account.name(),
            line: known.map(|line| line.code.clone()),
            title: title.map(str::to_owned),
            figure,
        }
    }
}

impl BalanceSheet {
    /// The balance of an account, positive on the side where it stands, of all bank accounts together; zero if it
    /// is not there.
    pub fn figure(&self, account: Account) -> Figure {
        let lines = self.assets.iter().chain(&self.liabilities).chain(&self.equity);
        let lines = lines.filter(|line| line.account == Some(account));
        Figure::sum(lines.map(|line| &line.figure))
    }

    /// The balance sheet on a day.
    pub fn of(ledger: &Ledger, on: Date) -> BalanceSheet {
        let room = || Figure::with_room(ledger.journal.len() / 2);
        let chart = Chart::of(ledger, Some(on));
        let mut accounts: Vec<Figure> = chart.places().map(|_| room()).collect();
        let mut sheet = BalanceSheet {
            on,
            assets: Vec::new(),
            liabilities: Vec::new(),
            equity: Vec::new(),
            total_assets: room(),
            total_liabilities_and_equity: room(),
        };
        let mut running = Figure::default();
        for (entry, postings) in ledger.journal.entries().filter(|(entry, _)| entry.date <= on) {
            for posting in postings {
                let Posting { account, amount, .. } = posting;
                let (total, amount) = match account.kind() {
                    AccountKind::Asset => (&mut sheet.total_assets, *amount),
                    AccountKind::Liability
                    | AccountKind::Equity
                    | AccountKind::Income
                    | AccountKind::Expense => (&mut sheet.total_liabilities_and_equity, -*amount),
                };
                total.add(amount, entry.position);
                if account.is_of_result() {
                    running.add(amount, entry.position);
                } else if let Some(figure) = accounts.get_mut(chart.place(posting)) {
                    figure.add(amount, entry.position);
                }
            }
        }
        for (place, figure) in chart.places().zip(accounts) {
            let (account, _) = place;
            let side = match account.kind() {
                AccountKind::Asset => &mut sheet.assets,
                AccountKind::Liability => &mut sheet.liabilities,
                AccountKind::Equity => &mut sheet.equity,
                AccountKind::Income | AccountKind::Expense => continue,
            };
            let figure = figure.in_order();
            if figure.amount != Money::ZERO {
                let (bank_account, bank_name) = chart.bank(place);
                let (account, name) = (Some(account), account.name());
                side.push(SheetLine { account, bank_account, bank_name, name, figure });
            }
        }
        if running.amount != Money::ZERO {
            let name = "Resultaat van open jaren";
            let figure = running.in_order();
            let (bank_account, bank_name) = (None, None);
            sheet.equity.push(SheetLine { account: None, bank_account, bank_name, name, figure });
        }
        BalanceSheet {
            total_assets: sheet.total_assets.in_order(),
            total_liabilities_and_equity: sheet.total_liabilities_and_equity.in_order(),
            ..sheet
        }
    }
}

/// The balance of one account on a day, positive on the side where it stands.
pub(crate) fn balance_on(ledger: &Ledger, account: Account, on: Date) -> Figure {
    let mut figure = Figure::default();
    for (entry, postings) in ledger.journal.entries().filter(|(entry, _)| entry.date <= on) {
        for posting in postings.iter().filter(|posting| posting.account == account) {
            figure.add(posting.amount, entry.position);
        }
    }
    let figure = figure.in_order();
    if account.kind() == AccountKind::Asset { figure } else { figure.negated() }
}
