//! The budget of a year: first, revised, actual, and the difference.

use std::collections::HashMap;

use serde::Serialize;

use crate::accounts::Account;
use crate::acts::budget::{BudgetVersion, LineKind};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{LineId, Position};
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::{Figure, Percent};

/// The budget of a year against what was realised up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BudgetView {
    /// The year.
    pub year: FiscalYear,
    /// Counting what is booked up to this day.
    pub on: Date,
    /// When the first budget was adopted and each time it was revised; empty while there is none.
    pub versions: Vec<VersionRow>,
    /// Income lines, in the order of the budget.
    pub income: Vec<BudgetRow>,
    /// Expense lines, in the order of the budget.
    pub expenses: Vec<BudgetRow>,
    /// All income.
    pub total_income: BudgetTotals,
    /// All expenses.
    pub total_expenses: BudgetTotals,
    /// Income less expenses.
    pub result: BudgetTotals,
}

/// A version of the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// When it was adopted.
    pub on: Date,
    /// The decision.
    pub decision: crate::DecisionId,
    /// The event.
    pub position: Position,
}

/// A budget line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BudgetRow {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Income or expense.
    pub kind: LineKind,
    /// The theme it serves.
    pub theme: Option<String>,
    /// Its amounts.
    #[serde(flatten)]
    pub totals: BudgetTotals,
}

/// What was budgeted, what was realised, and the difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BudgetTotals {
    /// In the first budget (*primitief*).
    pub first: Figure,
    /// In the budget as last revised (*na wijziging*).
    pub revised: Figure,
    /// Realised up to the day.
    pub actual: Figure,
    /// Realised less budgeted.
    pub difference: Figure,
    /// Whether the difference is favourable for the result; `None` if there is none.
    pub favourable: Option<bool>,
    /// The difference as a percentage of the revised budget.
    pub percent: Option<Percent>,
    /// Whether it differs by more than the covenant's percentage, and so needs an explanation. While
    /// the year runs only what already exceeds the budget is flagged.
    pub flagged: bool,
}

impl BudgetView {
    /// The budget of a year as adopted and realised up to a day.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> BudgetView {
        let versions: Vec<&BudgetVersion> =
            ledger.budgets.of_year(year).filter(|version| version.on <= on).collect();
        let actuals = Actuals::of(ledger, year, on);
        let limit = Limit::of(ledger, year, on);
        let budgeted = lines_of(&versions);
        let unbudgeted = actuals.lines_beside(&budgeted);
        let mut rows: Vec<BudgetRow> = budgeted
            .into_iter()
            .chain(unbudgeted)
            .filter_map(|line| row(ledger, &versions, line, &actuals, limit))
            .collect();
        if !rows.iter().any(|row| row.kind == LineKind::Contributions) {
            rows.extend(unbudgeted_contributions(&actuals, limit));
        }
        let (expenses, income): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.kind == LineKind::Expense);
        let total = |rows: &[BudgetRow], sign| BudgetTotals::sum(rows, sign, limit);
        let (total_income, total_expenses) = (total(&income, 1), total(&expenses, -1));
        BudgetView {
            year,
            on,
            versions: versions
                .iter()
                .map(|version| VersionRow {
                    on: version.on,
                    decision: version.decision,
                    position: version.position,
                })
                .collect(),
            result: BudgetTotals::less(&total_income, &total_expenses, limit),
            income,
            expenses,
            total_income,
            total_expenses,
        }
    }
}

/// Every line of any version, in the order of the last version; lines that were dropped come last.
fn lines_of(versions: &[&BudgetVersion]) -> Vec<LineId> {
    let mut lines: Vec<LineId> = Vec::new();
    for version in versions.iter().rev() {
        for line in &version.lines {
            if !lines.contains(&line.line) {
                lines.push(line.line);
            }
        }
    }
    lines
}

fn row(
    ledger: &Ledger,
    versions: &[&BudgetVersion],
    line: LineId,
    actuals: &Actuals,
    limit: Limit,
) -> Option<BudgetRow> {
    let known = ledger.budgets.line(line)?;
    let planned = |version: &&BudgetVersion| {
        let mut lines = version.lines.iter();
        let amount = lines.find(|of| of.line == line).map_or(Money::ZERO, |of| of.plan.amount);
        Figure::of(amount, version.position)
    };
    let last = versions
        .iter()
        .rev()
        .find_map(|version| version.lines.iter().find(|of| of.line == line).map(|of| &of.plan));
    let theme = last.and_then(|last| last.theme).and_then(|theme| {
        ledger.covenant()?.themes.get(usize::from(theme).checked_sub(1)?).cloned()
    });
    let sign = if known.kind == LineKind::Expense { -1 } else { 1 };
    let totals = BudgetTotals {
        first: versions.first().map(planned).unwrap_or_default(),
        revised: versions.last().map(planned).unwrap_or_default(),
        actual: actuals.of_line(line, known.kind),
        ..BudgetTotals::default()
    };
    Some(BudgetRow {
        code: known.code.clone(),
        title: last.map_or(&known.title, |last| &last.title).clone(),
        kind: known.kind,
        theme,
        totals: totals.compared(sign, limit),
    })
}

/// The contributions of a year whose budget has no line for them.
fn unbudgeted_contributions(actuals: &Actuals, limit: Limit) -> Option<BudgetRow> {
    let actual = actuals.contributions.clone();
    (!actual.amount.is_zero()).then(|| BudgetRow {
        code: Account::Contributions.code().to_owned(),
        title: Account::Contributions.name().to_owned(),
        kind: LineKind::Contributions,
        theme: None,
        totals: BudgetTotals { actual, ..BudgetTotals::default() }.compared(1, limit),
    })
}

/// When a difference is flagged.
#[derive(Clone, Copy)]
struct Limit {
    percent: u8,
    year_over: bool,
}

impl Limit {
    fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> Limit {
        ledger.covenant().map_or(Limit { percent: 0, year_over: true }, |covenant| Limit {
            percent: covenant.rules.deviation_percent,
            year_over: on >= covenant.calendar.last_day(year),
        })
    }
}

impl BudgetTotals {
    /// Fills in the difference; `sign` says whether more is favourable (income) or not (expenses).
    fn compared(mut self, sign: i64, limit: Limit) -> BudgetTotals {
        self.difference = self.actual.less(&self.revised);
        let difference = self.difference.amount;
        let direction = difference.cents().signum() * sign;
        self.favourable = (direction != 0).then_some(direction > 0);
        self.percent = Percent::of(difference, self.revised.amount);
        let beyond = match self.percent {
            Some(percent) => percent.tenths().abs() > i64::from(limit.percent) * 10,
            None => !difference.is_zero(),
        };
        self.flagged = beyond && (limit.year_over || self.actual.amount > self.revised.amount);
        self
    }

    fn sum(rows: &[BudgetRow], sign: i64, limit: Limit) -> BudgetTotals {
        let totals = BudgetTotals {
            first: Figure::sum(rows.iter().map(|row| &row.totals.first)),
            revised: Figure::sum(rows.iter().map(|row| &row.totals.revised)),
            actual: Figure::sum(rows.iter().map(|row| &row.totals.actual)),
            ..BudgetTotals::default()
        };
        totals.compared(sign, limit)
    }

    fn less(income: &BudgetTotals, expenses: &BudgetTotals, limit: Limit) -> BudgetTotals {
        let totals = BudgetTotals {
            first: income.first.less(&expenses.first),
            revised: income.revised.less(&expenses.revised),
            actual: income.actual.less(&expenses.actual),
            ..BudgetTotals::default()
        };
        let mut totals = totals.compared(1, limit);
        // A result follows from its lines; only that of a whole year says something by itself.
        totals.flagged &= limit.year_over;
        totals
    }
}

/// What was realised in a year, by budget line; contributions stand on no line of their own.
struct Actuals {
    lines: HashMap<LineId, Figure>,
    contributions: Figure,
}

impl Actuals {
    fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> Actuals {
        let mut actuals = Actuals { lines: HashMap::new(), contributions: Figure::default() };
        let entries = ledger.journal.entries();
        let counted = entries.filter(|(entry, _)| {
            entry.year == year && entry.date <= on && !matches!(entry.memo, Memo::YearClosed(_))
        });
        for (entry, postings) in counted {
            for posting in postings {
                match posting.account {
                    Account::Contributions => {
                        actuals.contributions.add(-posting.amount, entry.position);
                    }
                    Account::OtherIncome => {
                        actuals.add(posting.line, -posting.amount, entry.position)
                    }
                    Account::Expenses => actuals.add(posting.line, posting.amount, entry.position),
                    Account::Bank
                    | Account::Debtors
                    | Account::SharesReceivable
                    | Account::Creditors
                    | Account::InvoicedInAdvance
                    | Account::UnallocatedReceipts
                    | Account::PartnersPayable
                    | Account::Reserve
                    | Account::EarmarkedFunds
                    | Account::ResultToAppropriate => {}
                }
            }
        }
        actuals
    }

    /// The lines on which something was booked that are not among these.
    fn lines_beside(&self, budgeted: &[LineId]) -> Vec<LineId> {
        let lines = self.lines.keys().copied().filter(|line| !budgeted.contains(line));
        let mut lines: Vec<LineId> = lines.collect();
        lines.sort_unstable();
        lines
    }

    fn add(&mut self, line: Option<LineId>, amount: Money, position: Position) {
        if let Some(line) = line {
            self.lines.entry(line).or_default().add(amount, position);
        }
    }

    fn of_line(&self, line: LineId, kind: LineKind) -> Figure {
        match kind {
            LineKind::Contributions => self.contributions.clone(),
            LineKind::OtherIncome | LineKind::Expense => {
                self.lines.get(&line).cloned().unwrap_or_default()
            }
        }
    }
}
