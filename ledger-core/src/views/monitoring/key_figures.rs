//! The few figures that a board follows from report to report.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::acts::budget::LineKind;
use crate::acts::goal::GoalState;
use crate::calendar::{Date, FiscalYear};
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::budget::BudgetRow;
use crate::views::goals::GoalRow;
use crate::views::meaning;
use crate::views::monitoring::MonitoringReport;
use crate::views::monitoring::points::Made;
use crate::views::obligations::{Filter, ObligationGroup, ObligationState, Obligations};
use crate::views::risk::RiskPosition;
use crate::views::{Count, Figure, Percent};

/// The number of budget lines that a bridge names.
const NAMED: usize = 5;

/// The figures that a board follows from report to report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyFigures {
    /// Income less expenses of the year, up to the reference date.
    pub result: Figure,
    /// The result that the year is expected to have; of a closed year, what it was.
    pub expected_result: Figure,
    /// The result in the budget as last revised.
    pub budgeted_result: Figure,
    /// The general reserve.
    pub reserve: Figure,
    /// What a deficit would leave of the general reserve.
    pub reserve_left: Figure,
    /// What the reserve leaves of a deficit for the risk bearers to carry.
    pub to_carry: Figure,
    /// The bank account.
    pub cash: Figure,
    /// Contributions invoiced for the year.
    #[serde(serialize_with = "meaning::compared")]
    pub invoiced: Figure,
    /// Contributions received of it.
    #[serde(serialize_with = "meaning::compared")]
    pub received: Figure,
    /// What was received, as a percentage of what was invoiced. `None` if nothing was invoiced.
    #[serde(serialize_with = "meaning::comparison")]
    pub received_percent: Option<Percent>,
    /// Everything past due, of any year.
    pub overdue: Figure,
    /// The goals of the year, each by the event that set it.
    pub goals: Count,
    /// Those that are on course, each by the event that said so last.
    pub goals_on_course: Count,
    /// What the covenant asks in the year, each by the event from which it follows.
    pub agreed: Count,
    /// What of it was done in time or late, each by the event by which the last of it was done.
    pub agreed_met: Count,
    /// What of it was to be done by the reference date, and was not.
    pub agreed_missed: Count,
}

/// The key figures of an earlier report, as that report had them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EarlierReport {
    /// Its year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// Its period within the year, from 1.
    #[serde(serialize_with = "meaning::row_key")]
    pub period: u8,
    /// Its reference date.
    pub reference_date: Date,
    /// Its figures.
    #[serde(flatten)]
    pub figures: KeyFigures,
}

/// How the expected result moved since the report before, of the same year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bridge {
    /// The period of that report.
    #[serde(serialize_with = "meaning::given")]
    pub period: u8,
    /// The result that it expected.
    pub before: Figure,
    /// The budget lines of which most more or less is expected now, the largest change first.
    pub lines: Vec<BridgeLine>,
    /// What the other lines do to the result together.
    pub others: Figure,
    /// The result that is expected now: that of before, and all changes.
    pub now: Figure,
}

/// A budget line of which more or less is expected than in the report before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BridgeLine {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub line: String,
    /// What it is called.
    pub title: String,
    /// What it was expected to come to.
    pub before: Figure,
    /// What it is expected to come to now.
    pub now: Figure,
    /// What that does to the result.
    pub effect: Figure,
}

impl EarlierReport {
    fn of(report: MonitoringReport) -> EarlierReport {
        let (basis, figures) = (report.basis, report.summary.figures);
        let (year, period, reference_date) = (basis.year, basis.period, basis.reference_date);
        EarlierReport { year, period, reference_date, figures }
    }
}

impl MonitoringReport {
    /// The reports that a report is compared with: those of its year, and the one before it. They are the ones issued by
    /// then, in order, each with the number of events it was made from.
    pub fn compared_with(
        ledger: &Ledger,
        (year, period): (FiscalYear, u8),
    ) -> Vec<((FiscalYear, u8), Position)> {
        let periods = ledger.periods().map(|of| (of.year, of.period));
        let earlier = periods.take_while(|of| *of < (year, period));
        let issued =
            |of: (FiscalYear, u8)| Some((of, ledger.reports.get(of.0, of.1)?.issued.basis));
        let mut issued: Vec<_> = earlier.filter_map(issued).collect();
        let before_year = issued.partition_point(|((of, _), _)| *of < year);
        issued.split_off(before_year.min(issued.len().saturating_sub(1)))
    }

    /// Puts earlier reports beside this one; in order, as each was when it was issued.
    pub fn beside(mut self, earlier: Vec<MonitoringReport>) -> MonitoringReport {
        let last = earlier.last().filter(|last| last.basis.year == self.basis.year);
        self.summary.bridge = last.map(|last| Bridge::between(last, &self));
        self.summary.earlier = earlier.into_iter().map(EarlierReport::of).collect();
        self
    }
}

impl Bridge {
    fn between(before: &MonitoringReport, now: &MonitoringReport) -> Bridge {
        let lines = |report: &MonitoringReport| -> BTreeMap<String, BudgetRow> {
            let budget = &report.finance.budget;
            let rows = budget.income.iter().chain(&budget.expenses);
            rows.map(|row| (row.code.clone(), row.clone())).collect()
        };
        let (was, is) = (lines(before), lines(now));
        let codes: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        let mut moved: Vec<BridgeLine> = codes
            .into_iter()
            .filter_map(|code| {
                let (was, is) = (was.get(code), is.get(code));
                let known = is.or(was)?;
                let forecast = |row: Option<&BudgetRow>| {
                    row.map(|row| row.totals.forecast.clone()).unwrap_or_default()
                };
                let (before, now) = (forecast(was), forecast(is));
                let effect = match known.kind {
                    LineKind::Expense => before.less(&now),
                    LineKind::Contributions | LineKind::Subsidies | LineKind::OtherIncome => {
                        now.less(&before)
                    }
                };
                let (line, title) = (code.clone(), known.title.clone());
                (!effect.amount.is_zero()).then_some(BridgeLine {
                    line,
                    title,
                    before,
                    now,
                    effect,
                })
            })
            .collect();
        moved.sort_by_key(|line| Reverse(line.effect.amount.abs()));
        let others = moved.split_off(moved.len().min(NAMED));
        Bridge {
            period: before.basis.period,
            before: before.forecast.result.clone(),
            others: Figure::sum(others.iter().map(|line| &line.effect)),
            lines: moved,
            now: now.forecast.result.clone(),
        }
    }
}

impl KeyFigures {
    pub(super) fn of(
        made: &Made<'_>,
        risk: &RiskPosition,
        agreed: &[ObligationGroup],
    ) -> KeyFigures {
        let Made { span, contributions, finance, themes, .. } = *made;
        let on = span.to;
        let expected = Figure::sum([&risk.forecast, &risk.carried]);
        let reserve_left = match expected.amount < Money::ZERO && !risk.shared {
            true => Figure::sum([&finance.reserve, &expected]).above_nil(),
            false => finance.reserve.clone(),
        };
        let goals = || themes.iter().flat_map(|theme| &theme.goals);
        let on_course = |goal: &GoalRow| {
            let progress = goal.progress.as_ref()?;
            (progress.state == GoalState::Green).then_some(progress.position)
        };
        let asked = |group: &ObligationGroup| group.of.events.first().copied();
        let met = agreed.iter().filter(|group| group.state == ObligationState::Met);
        KeyFigures {
            result: finance.budget.result.actual.clone(),
            expected_result: risk.forecast.clone(),
            budgeted_result: finance.budget.result.revised.clone(),
            reserve: finance.reserve.clone(),
            reserve_left,
            to_carry: risk.to_carry.clone(),
            cash: finance.cash.clone(),
            invoiced: contributions.invoiced.clone(),
            received: contributions.received.clone(),
            received_percent: Percent::of(
                contributions.received.amount,
                contributions.invoiced.amount,
            ),
            overdue: contributions.ageing.overdue(),
            goals: goals().map(|goal| goal.position).collect(),
            goals_on_course: goals().filter_map(on_course).collect(),
            agreed: agreed.iter().filter_map(asked).collect(),
            agreed_met: met.filter_map(|group| group.met.events.iter().max().copied()).collect(),
            agreed_missed: agreed.iter().filter(|of| of.is_missed(on)).filter_map(asked).collect(),
        }
    }
}

/// What the covenant asks in a year, as it stood once a day was over: what was to be done by that day is late.
pub(super) fn agreed(ledger: &Ledger, year: FiscalYear, on: Date) -> Vec<ObligationGroup> {
    let filter = Filter { year: Some(year), ..Filter::default() };
    let mut groups = Obligations::of(ledger, on, filter).groups;
    for group in groups.iter_mut().filter(|group| group.is_missed(on)) {
        group.state = ObligationState::Late;
    }
    groups
}
