//! Income and expenses of a year: budgeted, realised, and realised the year before.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Span;
use crate::acts::budget::LineKind;
use crate::calendar::Date;
use crate::covenant::Tolerance;
use crate::ledger::Ledger;
use crate::views::budget::{
    BudgetRow, BudgetTotals, BudgetView, Deviation, Explanation, VersionRow,
};
use crate::views::meaning;
use crate::views::{Figure, Percent};

/// What a year was to come to, and came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultStatement {
    /// When the first budget was adopted and each time it was revised; empty if there was none.
    pub versions: Vec<VersionRow>,
    /// Income, in the order of the budget; what was only there the year before comes last.
    pub income: Vec<ResultRow>,
    /// Expenses, in the same order.
    pub expenses: Vec<ResultRow>,
    /// All income.
    pub total_income: ResultTotals,
    /// All expenses.
    pub total_expenses: ResultTotals,
    /// Income less expenses; a deficit is negative.
    pub result: ResultTotals,
}

/// A budget line, or an account without one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultRow {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Income or expense.
    pub kind: LineKind,
    /// The theme it serves.
    pub theme: Option<String>,
    /// Whether it is what was booked outside the budget, on no line.
    pub unbudgeted: bool,
    /// Why it differs, as the project leader last explained by the day the account is made.
    pub explanation: Option<Explanation>,
    /// Its amounts.
    #[serde(flatten)]
    pub totals: ResultTotals,
}

/// What was budgeted and realised, and the difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ResultTotals {
    /// In the first budget (*primitief*).
    pub first: Figure,
    /// In the budget as last revised (*na wijziging*).
    #[serde(serialize_with = "meaning::compared")]
    pub revised: Figure,
    /// Realised.
    pub actual: Figure,
    /// What was realised less the revised budget.
    #[serde(serialize_with = "meaning::compared")]
    pub difference: Figure,
    /// Whether the difference is favourable for the result; `None` if there is none.
    #[serde(serialize_with = "meaning::comparison")]
    pub favourable: Option<bool>,
    /// The difference as a percentage of the revised budget.
    #[serde(serialize_with = "meaning::comparison")]
    pub percent: Option<Percent>,
    /// Whether it differs by more than the covenant's percentage, and so needs an explanation.
    #[serde(serialize_with = "meaning::comparison")]
    pub flagged: bool,
    /// Realised the year before; zero in the first year.
    pub previous: Figure,
}

impl ResultStatement {
    pub(super) fn of(
        ledger: &Ledger,
        span: Span,
        before: Option<Span>,
        on: Date,
    ) -> ResultStatement {
        let budget = BudgetView::of(ledger, span.year, span.to);
        let before = before.map(|before| BudgetView::of(ledger, before.year, before.to));
        let covenant = ledger.covenant_on(span.to);
        let limit = covenant.map(|covenant| covenant.rules.tolerance()).unwrap_or_default();
        let explained = BudgetView::of(ledger, span.year, on);
        let rows = |side: fn(&BudgetView) -> &Vec<BudgetRow>, sign| {
            let before = before.as_ref().map(side).into_iter().flatten();
            rows(side(&budget), before, side(&explained), (sign, limit))
        };
        let (income, expenses) = (rows(|of| &of.income, 1), rows(|of| &of.expenses, -1));
        let (total_income, total_expenses) =
            (ResultTotals::sum(&income, (1, limit)), ResultTotals::sum(&expenses, (-1, limit)));
        ResultStatement {
            versions: budget.versions,
            result: ResultTotals::less(&total_income, &total_expenses, limit),
            income,
            expenses,
            total_income,
            total_expenses,
        }
    }
}

/// The rows of a budget with what was realised on them the year before, and those of that year alone.
fn rows<'a>(
    budget: &[BudgetRow],
    before: impl Iterator<Item = &'a BudgetRow>,
    explained: &[BudgetRow],
    compared: (i64, Tolerance),
) -> Vec<ResultRow> {
    let said: BTreeMap<_, &BudgetRow> =
        explained.iter().rev().map(|of| (known_as(of), of)).collect();
    let row = |row: &BudgetRow, totals| ResultRow {
        code: row.code.clone(),
        title: row.title.clone(),
        kind: row.kind,
        theme: row.theme.clone(),
        unbudgeted: row.unbudgeted,
        explanation: said.get(&known_as(row)).and_then(|of| of.explanation.clone()),
        totals,
    };
    let before: Vec<&BudgetRow> =
        before.filter(|row| !row.totals.actual.amount.is_zero()).collect();
    let mut of_before: BTreeMap<_, &BudgetRow> =
        before.iter().map(|row| (known_as(row), *row)).collect();
    let mut rows: Vec<ResultRow> = Vec::new();
    for of in budget {
        let previous = of_before.remove(&known_as(of)).map(|row| row.totals.actual.clone());
        let BudgetTotals { first, revised, actual, .. } = of.totals.clone();
        let totals = ResultTotals { first, revised, actual, ..ResultTotals::default() };
        let totals = ResultTotals { previous: previous.unwrap_or_default(), ..totals };
        rows.push(row(of, totals.compared(compared)));
    }
    let alone = before.into_iter().filter(|row| of_before.contains_key(&known_as(row)));
    rows.extend(alone.map(|of| {
        let previous = of.totals.actual.clone();
        row(of, ResultTotals { previous, ..ResultTotals::default() })
    }));
    rows
}

/// What rows, perhaps of two years, are of the same line by.
fn known_as(row: &BudgetRow) -> (LineKind, &str) {
    (row.kind, &row.code)
}

impl ResultTotals {
    /// Fills in the difference; the sign says whether more is favourable (income) or not (expenses).
    fn compared(mut self, (sign, limit): (i64, Tolerance)) -> ResultTotals {
        let deviation = Deviation::of(&self.actual, &self.revised, sign, limit);
        self.difference = deviation.difference;
        self.favourable = deviation.favourable;
        self.percent = deviation.percent;
        self.flagged = deviation.beyond;
        self
    }

    fn sum(rows: &[ResultRow], compared: (i64, Tolerance)) -> ResultTotals {
        let sum = |figure: fn(&ResultTotals) -> &Figure| {
            Figure::sum(rows.iter().map(|row| figure(&row.totals)))
        };
        let totals = ResultTotals {
            first: sum(|of| &of.first),
            revised: sum(|of| &of.revised),
            actual: sum(|of| &of.actual),
            previous: sum(|of| &of.previous),
            ..ResultTotals::default()
        };
        totals.compared(compared)
    }

    fn less(income: &ResultTotals, expenses: &ResultTotals, limit: Tolerance) -> ResultTotals {
        let totals = ResultTotals {
            first: income.first.less(&expenses.first),
            revised: income.revised.less(&expenses.revised),
            actual: income.actual.less(&expenses.actual),
            previous: income.previous.less(&expenses.previous),
            ..ResultTotals::default()
        };
        totals.compared((1, limit))
    }
}
