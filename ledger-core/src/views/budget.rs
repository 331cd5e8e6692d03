//! The budget of a year: first, revised, actual, committed, forecast, and the difference.
//!
//! What a line will come to at the end of its year is what the project leader last said of it. Of a line
//! nothing was said of, the rest of the year is expected to run as it was budgeted: expenses evenly over
//! the days that are left, and never less than what is spent and committed already; subsidies, which are
//! income only as far as they are spent, evenly too, and no more than what their projects are expected to
//! spend; other income, which is invoiced at once, as budgeted until more was realised. Once the year is over a line comes
//! to what was realised, and to what is still committed.

use std::collections::BTreeSet;

use foldhash::HashMap;
use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::acts::budget::{BudgetVersion, LineKind, PlannedLine};
use crate::acts::subsidy::MovementKind;
use crate::calendar::{Date, FiscalYear};
use crate::covenant::Tolerance;
use crate::ids::{LineId, Position};
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::meaning;
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
    #[serde(serialize_with = "meaning::row_key")]
    pub decision: crate::DecisionId,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A budget line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BudgetRow {
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
    /// On what the forecast rests.
    pub forecast_by: ForecastBy,
    /// Why it differs, as the project leader last explained.
    pub explanation: Option<Explanation>,
    /// Its amounts.
    #[serde(flatten)]
    pub totals: BudgetTotals,
}

/// On what a forecast rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForecastBy {
    /// The year is over: what was realised, and is still committed.
    Realised,
    /// The rest of the year runs as budgeted.
    Budget,
    /// The project leader said so, for this reason.
    Stated(String),
}

/// Why a line differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What the project leader said.
    pub text: String,
    /// When.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// What was budgeted, realised and expected, and the difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BudgetTotals {
    /// In the first budget (*primitief*).
    pub first: Figure,
    /// In the budget as last revised (*na wijziging*).
    #[serde(serialize_with = "meaning::compared")]
    pub revised: Figure,
    /// Realised up to the day.
    pub actual: Figure,
    /// Promised on the day and not yet an expense.
    pub committed: Figure,
    /// What it will come to at the end of the year.
    pub forecast: Figure,
    /// The forecast less the revised budget.
    #[serde(serialize_with = "meaning::compared")]
    pub difference: Figure,
    /// Whether the difference is favourable for the result; `None` if there is none.
    #[serde(serialize_with = "meaning::comparison")]
    pub favourable: Option<bool>,
    /// The difference as a percentage of the revised budget.
    #[serde(serialize_with = "meaning::comparison")]
    pub percent: Option<Percent>,
    /// Whether it differs by more than the covenant's percentage and amount, and so needs an explanation. While
    /// the year runs only what will exceed its budget is flagged.
    #[serde(serialize_with = "meaning::comparison")]
    pub flagged: bool,
}

impl BudgetView {
    /// The budget of a year as adopted and realised up to a day, with what was said of it by that day.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> BudgetView {
        BudgetView::explained_by(ledger, year, on, on)
    }

    /// The same figures with the explanations that were given by a later day: for a report, which is made
    /// after the day of its figures.
    pub(crate) fn explained_by(
        ledger: &Ledger,
        year: FiscalYear,
        on: Date,
        said_by: Date,
    ) -> BudgetView {
        let versions: Vec<&BudgetVersion> =
            ledger.budgets.of_year(year).filter(|version| version.on <= on).collect();
        let actuals = Actuals::of(ledger, year, on);
        let limit = Limit { said_by, ..Limit::of(ledger, year, on) };
        let budgeted = lines_of(&versions);
        let unbudgeted = actuals.lines_beside(budgeted.iter().map(|(line, _)| *line).collect());
        let mut of_lines: Vec<(LineId, BudgetRow)> = budgeted
            .into_iter()
            .map(|(line, last)| (line, Some(last)))
            .chain(unbudgeted.into_iter().map(|line| (line, None)))
            .filter_map(|of| Some((of.0, row(ledger, &versions, of, &actuals, limit)?)))
            .collect();
        run_with_projects(ledger, &mut of_lines, limit);
        let mut rows: Vec<BudgetRow> = of_lines.into_iter().map(|(_, row)| row).collect();
        for (kind, account) in [
            (LineKind::Contributions, Account::Contributions),
            (LineKind::Subsidies, Account::SubsidyIncome),
        ] {
            if !rows.iter().any(|row| row.kind == kind) {
                rows.extend(on_account(kind, account, &actuals, limit));
            }
        }
        rows.extend(on_account(LineKind::Expense, Account::BadDebts, &actuals, limit));
        rows.extend(on_account(LineKind::OtherIncome, Account::OtherIncome, &actuals, limit));
        rows.extend(on_account(LineKind::Expense, Account::Expenses, &actuals, limit));
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

/// Every line of any version with what was planned of it last, in the order of the last version; lines that
/// were dropped come last.
fn lines_of<'a>(versions: &[&'a BudgetVersion]) -> Vec<(LineId, &'a PlannedLine)> {
    let mut known = BTreeSet::new();
    let last_first = versions.iter().rev().flat_map(|version| &version.lines);
    let last = last_first.filter(|of| known.insert(of.line));
    last.map(|of| (of.line, &of.plan)).collect()
}

fn row(
    ledger: &Ledger,
    versions: &[&BudgetVersion],
    (line, last): (LineId, Option<&PlannedLine>),
    actuals: &Actuals,
    limit: Limit,
) -> Option<BudgetRow> {
    let known = ledger.budgets.line(line)?;
    let planned = |version: &&BudgetVersion| {
        let mut lines = version.lines.iter();
        let amount = lines.find(|of| of.line == line).map_or(Money::ZERO, |of| of.plan.amount);
        Figure::of(amount, version.position)
    };
    let theme = last.and_then(|last| last.theme).and_then(|theme| {
        ledger.covenant()?.themes.get(usize::from(theme).checked_sub(1)?).cloned()
    });
    let sign = if known.kind == LineKind::Expense { -1 } else { 1 };
    let mut totals = BudgetTotals {
        first: versions.first().map(planned).unwrap_or_default(),
        revised: versions.last().map(planned).unwrap_or_default(),
        actual: actuals.of_line(line, known.kind),
        committed: committed(ledger, limit, line),
        ..BudgetTotals::default()
    };
    let forecast_by = totals.forecast(ledger, limit, line, known.kind);
    let explained = ledger.forecasts.explained(limit.year, line, limit.said_by);
    let explanation = explained.map(|explained| Explanation {
        text: explained.said.clone(),
        on: explained.on,
        position: explained.position,
    });
    Some(BudgetRow {
        code: known.code.clone(),
        title: last.map(|last| last.title.clone()).unwrap_or_default(),
        kind: known.kind,
        theme,
        unbudgeted: false,
        forecast_by,
        explanation,
        totals: totals.compared(sign, limit),
    })
}

/// Lets the forecast of subsidies run with that of the lines on which they bore something in the year: no
/// more income comes than those lines are still expected to spend.
fn run_with_projects(ledger: &Ledger, rows: &mut [(LineId, BudgetRow)], limit: Limit) {
    let movements = ledger.subsidies.all().flat_map(|(_, of)| &of.movements);
    let movements = movements.filter(|one| one.on <= limit.on && one.amount > Money::ZERO);
    let projects: BTreeSet<LineId> = movements
        .filter_map(|one| match one.kind {
            MovementKind::Spent(expense) => ledger.expenses.get(expense),
            MovementKind::Received | MovementKind::SpentBefore | MovementKind::Repaid => None,
        })
        .filter_map(|expense| ledger.on_lines.get(expense.position))
        .filter(|booked| booked.year == limit.year)
        .flat_map(|booked| booked.lines_on(limit.on))
        .filter_map(|(line, _)| line)
        .collect();
    if projects.is_empty() {
        return;
    }
    let still =
        |totals: &BudgetTotals, of: &Figure| (of.amount - totals.actual.amount).max(Money::ZERO);
    let of_projects = rows.iter().filter(|(line, _)| projects.contains(line));
    let to_spend: Money =
        of_projects.map(|(_, row)| still(&row.totals, &row.totals.forecast)).sum();
    let subsidies = rows
        .iter_mut()
        .map(|(_, row)| row)
        .filter(|row| row.kind == LineKind::Subsidies && row.forecast_by == ForecastBy::Budget);
    for row in subsidies {
        let totals = &row.totals;
        let rest = still(totals, &totals.revised).min(to_spend);
        let forecast = Figure::sum([&totals.actual, &totals.revised.share(rest)]);
        row.totals = BudgetTotals { forecast, ..totals.clone() }.compared(1, limit);
    }
}

/// What was booked on an account that has no line in the budget.
fn on_account(
    kind: LineKind,
    account: Account,
    actuals: &Actuals,
    limit: Limit,
) -> Option<BudgetRow> {
    let actual = actuals.accounts.get(&account)?.clone();
    let sign = if kind == LineKind::Expense { -1 } else { 1 };
    let forecast = actual.clone();
    (!actual.amount.is_zero()).then(|| BudgetRow {
        code: account.code().to_owned(),
        title: account.name().to_owned(),
        kind,
        theme: None,
        unbudgeted: matches!(account, Account::Expenses | Account::OtherIncome),
        forecast_by: ForecastBy::Realised,
        explanation: None,
        totals: BudgetTotals { actual, forecast, ..BudgetTotals::default() }.compared(sign, limit),
    })
}

/// What was left on a day of the commitments on a line of the year.
fn committed(ledger: &Ledger, limit: Limit, line: LineId) -> Figure {
    let mut committed = Figure::default();
    for commitment in ledger.commitments.on_line(limit.year, line) {
        let mut left = Figure::default();
        for change in commitment.changes.iter().filter(|change| change.on <= limit.on) {
            left.add(change.amount, change.position);
        }
        if !left.amount.is_zero() {
            committed.join(&left);
        }
    }
    committed.in_order()
}

/// The year, the day, and when a difference is flagged.
#[derive(Clone, Copy)]
struct Limit {
    year: FiscalYear,
    on: Date,
    /// The last day on which an explanation counts.
    said_by: Date,
    tolerance: Tolerance,
    year_over: bool,
    /// How many days of the year have passed on the day, and how many are left.
    days: [u64; 2],
}

impl Limit {
    fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> Limit {
        let tolerance = Tolerance::default();
        let over = Limit { year, on, said_by: on, tolerance, year_over: true, days: [1, 0] };
        ledger.covenant_on(on).map_or(over, |covenant| {
            let (first, last) =
                (covenant.calendar.first_day(year), covenant.calendar.last_day(year));
            let days = |from: Date, to: Date| u64::try_from(to.days_since(from)).unwrap_or(0);
            Limit {
                tolerance: covenant.rules.tolerance(),
                year_over: on >= last,
                days: [days(first, on.plus_days(1)), days(on.max(first.plus_days(-1)), last)],
                ..over
            }
        })
    }
}

/// By how much something differs from its budget.
pub(crate) struct Deviation {
    pub(crate) difference: Figure,
    /// Whether that is favourable for the result; `None` if there is no difference.
    pub(crate) favourable: Option<bool>,
    /// The difference as a percentage of the budget.
    pub(crate) percent: Option<Percent>,
    /// Whether it is more than is tolerated.
    pub(crate) beyond: bool,
}

impl Deviation {
    /// `sign` says whether more is favourable (income) or not (expenses).
    pub(crate) fn of(figure: &Figure, budget: &Figure, sign: i64, limit: Tolerance) -> Deviation {
        let difference = figure.less(budget);
        let direction = difference.amount.cents().signum() * sign;
        let percent = Percent::of(difference.amount, budget.amount);
        let by_percent = match percent {
            Some(percent) => percent.tenths().abs() > i64::from(limit.percent) * 10,
            None => !difference.amount.is_zero(),
        };
        let beyond = by_percent && difference.amount.abs() > limit.amount;
        let favourable = (direction != 0).then_some(direction > 0);
        Deviation { difference, favourable, percent, beyond }
    }
}

impl BudgetTotals {
    /// Fills in the difference; `sign` says whether more is favourable (income) or not (expenses).
    fn compared(mut self, sign: i64, limit: Limit) -> BudgetTotals {
        let deviation = Deviation::of(&self.forecast, &self.revised, sign, limit.tolerance);
        self.difference = deviation.difference;
        self.favourable = deviation.favourable;
        self.percent = deviation.percent;
        self.flagged =
            deviation.beyond && (limit.year_over || self.forecast.amount > self.revised.amount);
        self
    }

    /// Fills in what a line will come to, and says on what that rests.
    fn forecast(
        &mut self,
        ledger: &Ledger,
        limit: Limit,
        line: LineId,
        kind: LineKind,
    ) -> ForecastBy {
        let so_far = Figure::sum([&self.actual, &self.committed]);
        if limit.year_over {
            self.forecast = so_far;
            return ForecastBy::Realised;
        }
        if let Some(stated) = ledger.forecasts.stated(limit.year, line, limit.on) {
            let (amount, reason) = &stated.said;
            self.forecast = Figure::of(*amount, stated.position);
            return ForecastBy::Stated(reason.clone());
        }
        let expected = match kind {
            LineKind::Contributions | LineKind::OtherIncome => self.revised.clone(),
            // A subsidy is income only as far as it is spent, so it runs as its expenses do.
            LineKind::Subsidies | LineKind::Expense => {
                let parts = self.revised.amount.divide(&limit.days).unwrap_or_default();
                let rest = self.revised.share(parts.last().copied().unwrap_or_default());
                Figure::sum([&self.actual, &rest])
            }
        };
        self.forecast = if expected.amount > so_far.amount { expected } else { so_far };
        ForecastBy::Budget
    }

    fn sum(rows: &[BudgetRow], sign: i64, limit: Limit) -> BudgetTotals {
        let totals = BudgetTotals {
            first: Figure::sum(rows.iter().map(|row| &row.totals.first)),
            revised: Figure::sum(rows.iter().map(|row| &row.totals.revised)),
            actual: Figure::sum(rows.iter().map(|row| &row.totals.actual)),
            committed: Figure::sum(rows.iter().map(|row| &row.totals.committed)),
            forecast: Figure::sum(rows.iter().map(|row| &row.totals.forecast)),
            ..BudgetTotals::default()
        };
        totals.compared(sign, limit)
    }

    fn less(income: &BudgetTotals, expenses: &BudgetTotals, limit: Limit) -> BudgetTotals {
        let totals = BudgetTotals {
            first: income.first.less(&expenses.first),
            revised: income.revised.less(&expenses.revised),
            actual: income.actual.less(&expenses.actual),
            committed: income.committed.less(&expenses.committed),
            forecast: income.forecast.less(&expenses.forecast),
            ..BudgetTotals::default()
        };
        let mut totals = totals.compared(1, limit);
        // A result follows from its lines; only that of a whole year says something by itself.
        totals.flagged &= limit.year_over;
        totals
    }
}

/// What was realised in a year, by budget line or, where nothing is booked on a line, by account.
struct Actuals {
    lines: HashMap<LineId, Figure>,
    accounts: HashMap<Account, Figure>,
}

impl Actuals {
    fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> Actuals {
        let mut actuals = Actuals { lines: HashMap::default(), accounts: HashMap::default() };
        let entries = ledger.journal.entries();
        let counted = entries.filter(|(entry, _)| {
            entry.year == year
                && entry.date <= on
                && !matches!(entry.memo, Memo::YearClosed(_) | Memo::YearReopened(_))
        });
        for (entry, postings) in counted {
            for posting in postings {
                let amount = match posting.account.kind() {
                    AccountKind::Income => -posting.amount,
                    AccountKind::Expense => posting.amount,
                    AccountKind::Asset | AccountKind::Liability | AccountKind::Equity => continue,
                };
                let figure = match posting.line {
                    Some(line) => actuals.lines.entry(line).or_default(),
                    None => actuals.accounts.entry(posting.account).or_default(),
                };
                figure.add(amount, entry.position);
            }
        }
        actuals
    }

    /// The lines on which something was booked that are not among these.
    fn lines_beside(&self, budgeted: BTreeSet<LineId>) -> Vec<LineId> {
        let lines = self.lines.keys().copied().filter(|line| !budgeted.contains(line));
        let mut lines: Vec<LineId> = lines.collect();
        lines.sort_unstable();
        lines
    }

    fn of_line(&self, line: LineId, kind: LineKind) -> Figure {
        let figure = match kind {
            LineKind::Contributions => self.accounts.get(&Account::Contributions),
            LineKind::Subsidies => self.accounts.get(&Account::SubsidyIncome),
            LineKind::OtherIncome | LineKind::Expense => self.lines.get(&line),
        };
        figure.cloned().unwrap_or_default()
    }
}
