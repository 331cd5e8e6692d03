//! The few figures that a board follows from report to report.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::acts::budget::LineKind;
use crate::acts::goal::GoalState;
use crate::calendar::{Date, FiscalYear};
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::goals::GoalRow;
use crate::views::meaning;
use crate::views::monitoring::points::Made;
use crate::views::monitoring::{MonitoringReport, ReportBasis};
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
    /// What the covenant asks in the year and was not waived, each by the event from which it follows.
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

/// How the result moved since a report expected it: to what the next report expects, or to what the year came to.
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
    /// The result that is expected now, or that the year had: that of before, and all changes.
    pub now: Figure,
}

/// A budget line of which more or less is expected, or came, than the report expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BridgeLine {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub line: String,
    /// What it is called.
    pub title: String,
    /// What it was expected to come to.
    pub before: Figure,
    /// What it is expected to come to now, or came to.
    pub now: Figure,
    /// What that does to the result.
    pub effect: Figure,
}

impl EarlierReport {
    fn of(report: &MonitoringReport) -> EarlierReport {
        let ReportBasis { year, period, reference_date, .. } = report.basis;
        EarlierReport { year, period, reference_date, figures: report.summary.figures.clone() }
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
    pub fn beside(mut self, mut earlier: Vec<MonitoringReport>) -> MonitoringReport {
        self.summary.earlier = earlier.iter().map(EarlierReport::of).collect();
        self.previous = earlier.pop().map(Box::new);
        self.summary.bridge = self
            .previous_of_year()
            .map(|last| Bridge::from(last, self.expected(), &self.forecast.result));
        self
    }

    /// The report before this one, if it is of the same year: what counts up over the year can be compared with it.
    pub fn previous_of_year(&self) -> Option<&MonitoringReport> {
        self.previous.as_deref().filter(|before| before.basis.year == self.basis.year)
    }

    /// What each budget line is expected to come to.
    fn expected(&self) -> impl Iterator<Item = LineBeside<'_>> {
        let budget = &self.finance.budget;
        let rows = budget.income.iter().chain(&budget.expenses);
        rows.map(|row| LineBeside {
            code: &row.code,
            title: &row.title,
            kind: row.kind,
            comes_to: &row.totals.forecast,
        })
    }
}

/// A budget line, as a bridge compares it.
#[derive(Clone, Copy)]
pub(in crate::views) struct LineBeside<'a> {
    pub(in crate::views) code: &'a str,
    pub(in crate::views) title: &'a str,
    pub(in crate::views) kind: LineKind,
    /// What it came to, or is expected to.
    pub(in crate::views) comes_to: &'a Figure,
}

impl Bridge {
    /// From what a report expected to a later result, with the lines it is made of.
    pub(in crate::views) fn from<'a>(
        before: &'a MonitoringReport,
        now: impl Iterator<Item = LineBeside<'a>>,
        result: &Figure,
    ) -> Bridge {
        let (mut was, none) = (BTreeMap::new(), Figure::default());
        was.extend(before.expected().map(|line| (line.code, line)));
        let mut moved: Vec<BridgeLine> = Vec::new();
        let mut compare = |line: LineBeside<'_>, before: &Figure, now: &Figure| {
            let effect = match line.kind {
                LineKind::Expense => before.less(now),
                LineKind::Contributions | LineKind::Subsidies | LineKind::OtherIncome => {
                    now.less(before)
                }
            };
            if !effect.amount.is_zero() {
                let (line, title) = (line.code.to_owned(), line.title.to_owned());
                let (before, now) = (before.clone(), now.clone());
                moved.push(BridgeLine { line, title, before, now, effect });
            }
        };
        for line in now {
            let before = was.remove(line.code).map_or(&none, |was| was.comes_to);
            compare(line, before, line.comes_to);
        }
        for gone in was.into_values() {
            compare(gone, gone.comes_to, &none);
        }
        moved.sort_by(|one, other| {
            let size = |line: &BridgeLine| Reverse(line.effect.amount.abs());
            size(one).cmp(&size(other)).then_with(|| one.line.cmp(&other.line))
        });
        let others = moved.split_off(moved.len().min(NAMED));
        Bridge {
            period: before.basis.period,
            before: before.forecast.result.clone(),
            others: Figure::sum(others.iter().map(|line| &line.effect)),
            lines: moved,
            now: result.clone(),
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
        let asked = |group: &ObligationGroup| {
            let waived = group.state == ObligationState::Waived;
            group.of.events.first().copied().filter(|_| !waived)
        };
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
