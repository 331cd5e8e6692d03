//! The finances of the year, and what it will come to.

use serde::Serialize;

use crate::accounts::Account;
use crate::calendar::{Date, FiscalYear};
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::budget::BudgetView;
use crate::views::meaning;
use crate::views::statements::{BalanceSheet, balance_on};
use crate::views::subsidies::SubsidyRegister;

/// The finances of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finance {
    /// Budget and realisation by line.
    #[serde(flatten)]
    pub budget: BudgetView,
    /// The general reserve.
    pub reserve: Figure,
    /// Funds kept for a purpose.
    pub earmarked: Figure,
    /// The bank account.
    pub cash: Figure,
    /// What of the bank account is received of subsidies and still to be spent on their projects or
    /// repaid; it is not free.
    pub cash_of_subsidies: Figure,
    /// Expenses recorded and not paid.
    pub creditors: Figure,
    /// The balance sheet on the reference date.
    pub balance_sheet: BalanceSheet,
    /// The general reserve at the end of every year from the first, that of the last on the reference
    /// date.
    pub reserve_by_year: Vec<ReserveAtYearEnd>,
}

/// The general reserve at the end of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReserveAtYearEnd {
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// Its last day, or the reference date.
    pub on: Date,
    /// The general reserve on that day.
    pub reserve: Figure,
}

/// What the year will come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// All income.
    pub income: Figure,
    /// All expenses.
    pub expenses: Figure,
    /// Income less expenses.
    pub result: Figure,
    /// The result in the budget as last revised.
    pub budgeted_result: Figure,
}

impl Finance {
    pub(super) fn of(
        ledger: &Ledger,
        budget: BudgetView,
        subsidies: &SubsidyRegister,
        on: Date,
    ) -> Finance {
        let balance_sheet = BalanceSheet::of(ledger, on);
        let figure = |account| balance_sheet.figure(account);
        Finance {
            budget,
            reserve: figure(Account::Reserve),
            earmarked: figure(Account::EarmarkedFunds),
            cash: figure(Account::Bank),
            cash_of_subsidies: subsidies.total.held.clone(),
            creditors: figure(Account::Creditors),
            reserve_by_year: ReserveAtYearEnd::every(ledger, on),
            balance_sheet,
        }
    }
}

impl ReserveAtYearEnd {
    fn every(ledger: &Ledger, on: Date) -> Vec<ReserveAtYearEnd> {
        let Some(covenant) = ledger.covenant() else { return Vec::new() };
        let begun = ledger.years().take_while(|year| covenant.calendar.first_day(*year) <= on);
        let at_end = |year| {
            let on = covenant.calendar.last_day(year).min(on);
            ReserveAtYearEnd { year, on, reserve: balance_on(ledger, Account::Reserve, on) }
        };
        begun.map(at_end).collect()
    }
}

impl Forecast {
    pub(super) fn of(finance: &Finance) -> Forecast {
        let result = &finance.budget.result;
        Forecast {
            income: finance.budget.total_income.forecast.clone(),
            expenses: finance.budget.total_expenses.forecast.clone(),
            result: result.forecast.clone(),
            budgeted_result: result.revised.clone(),
        }
    }
}
