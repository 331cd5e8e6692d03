//! The summary of the monitoring report: the main figures, and what the regiegroep must know or decide.

use serde::Serialize;

use crate::acts::year_end::ClosedYear;
use crate::calendar::{Date, FiscalYear};
use crate::covenant::MonitoringPeriod;
use crate::ids::{DecisionId, ProposalId, SubsidyId};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::actions::ActionList;
use crate::views::budget::{BudgetRow, BudgetTotals};
use crate::views::decisions::{OpenProposals, WaitsFor};
use crate::views::meaning;
use crate::views::monitoring::partners::not_signed;
use crate::views::monitoring::{Contributions, Finance};
use crate::views::risk::carried_into;
use crate::views::subsidies::{SubsidyRegister, SubsidyState};
use crate::views::{Count, Figure, Percent};

/// The main figures and points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Income less expenses of the year, up to the reference date.
    pub result: Figure,
    /// The result in the budget as last revised.
    pub budgeted_result: Figure,
    /// Contributions invoiced for the year.
    pub invoiced: Figure,
    /// Contributions received of it.
    pub received: Figure,
    /// Everything past due, of any year.
    pub overdue: Figure,
    /// The bank account.
    pub cash: Figure,
    /// The general reserve.
    pub reserve: Figure,
    /// What the regiegroep is asked to decide.
    pub to_decide: Vec<Point>,
    /// What it must know.
    pub to_know: Vec<Point>,
}

/// A point for the regiegroep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "point", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Point {
    /// A proposal waits for its votes or its decision.
    OpenProposal {
        /// The proposal.
        #[serde(serialize_with = "meaning::row_key")]
        proposal: ProposalId,
        /// What it is called.
        title: String,
        /// What it waits for.
        waits_for: WaitsFor,
    },
    /// A closed year of which something is still to be appropriated, or a deficit to be shared.
    ResultLeft {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
        /// What is left, a deficit negative.
        left: Figure,
    },
    /// The year has no budget.
    NoBudget {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
    },
    /// The year has no contribution schedule.
    NoContributionSchedule {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
    },
    /// No risk key divides the costs of the year.
    NoRiskKey {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
    },
    /// A decision was to be looked at again by the reference date.
    ReviewDue {
        /// The decision.
        #[serde(serialize_with = "meaning::row_key")]
        decision: DecisionId,
        /// What it was about.
        title: String,
        /// When.
        review_on: Date,
    },
    /// A budget line differs by more than the covenant's percentage.
    LineDiffers {
        /// The code of the line.
        #[serde(serialize_with = "meaning::row_key")]
        line: String,
        /// What it is called.
        title: String,
        /// Realised less budgeted.
        #[serde(serialize_with = "meaning::compared")]
        difference: Figure,
        /// As a percentage of the budget, if there is one.
        #[serde(serialize_with = "meaning::comparison")]
        percent: Option<Percent>,
        /// Whether it is favourable for the result.
        #[serde(serialize_with = "meaning::comparison")]
        favourable: Option<bool>,
    },
    /// Invoices are past due.
    Overdue {
        /// Of how many partners.
        partners: Count,
        /// How much.
        #[serde(flatten)]
        overdue: Figure,
    },
    /// Money was received that is not put against an invoice.
    Unallocated {
        /// How much.
        #[serde(flatten)]
        unallocated: Figure,
    },
    /// A year is over and its books are open.
    YearOpen {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
    },
    /// Partners named in the covenant that had not signed.
    NotSigned {
        /// How many.
        partners: Count,
    },
    /// An earlier report was not issued.
    ReportMissing {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
        /// The period.
        #[serde(serialize_with = "meaning::row_key")]
        period: u8,
    },
    /// It is to be decided whether the covenant is continued.
    ContinuationDue {
        /// The last day of the term.
        ends: Date,
        /// The day by which it is decided.
        due: Date,
        /// Whether that day has passed.
        late: bool,
    },
    /// It was decided in the period whether the covenant is continued.
    ContinuationDecided {
        /// The decision.
        #[serde(serialize_with = "meaning::row_key")]
        decision: DecisionId,
        /// The day by which it was to be decided.
        due: Date,
        /// When it was.
        on: Date,
        /// The last day of the covenant by that decision.
        ends: Date,
        /// Whether it was decided later than agreed.
        late: bool,
    },
    /// Actions are past their day.
    ActionsLate {
        /// How many.
        actions: Count,
    },
    /// A subsidy was to be accounted for by the reference date.
    SubsidyOverdue {
        /// Which.
        #[serde(serialize_with = "meaning::row_key")]
        subsidy: SubsidyId,
        /// Its project.
        project: String,
        /// By when.
        account_by: Date,
    },
}

impl Point {
    /// The field that says of what kind a point is; `serde` adds it, so that it has no type of its own.
    pub const KIND: &'static str = "point";
}

impl Summary {
    pub(super) fn of(
        ledger: &Ledger,
        span: MonitoringPeriod,
        contributions: &Contributions,
        finance: &Finance,
        subsidies: &SubsidyRegister,
        open: &OpenProposals,
    ) -> Summary {
        Summary {
            result: finance.budget.result.actual.clone(),
            budgeted_result: finance.budget.result.revised.clone(),
            invoiced: contributions.invoiced.clone(),
            received: contributions.received.clone(),
            overdue: contributions.ageing.overdue(),
            cash: finance.cash.clone(),
            reserve: finance.reserve.clone(),
            to_decide: to_decide(ledger, span, finance, open),
            to_know: to_know(ledger, span, contributions, finance, subsidies),
        }
    }
}

fn to_decide(
    ledger: &Ledger,
    span: MonitoringPeriod,
    finance: &Finance,
    open: &OpenProposals,
) -> Vec<Point> {
    let (year, on) = (span.year, span.to);
    let mut points: Vec<Point> = Vec::new();
    points.extend(open.proposals.iter().map(|open| Point::OpenProposal {
        proposal: open.proposal.proposal,
        title: open.proposal.title.clone(),
        waits_for: open.waits_for,
    }));
    for closed in ledger.years.all().iter().filter(|closed| closed.on <= on) {
        let (year, left) = (closed.year, left_of_result(ledger, closed, on));
        points.extend((!left.amount.is_zero()).then_some(Point::ResultLeft { year, left }));
    }
    points.extend(finance.budget.versions.is_empty().then_some(Point::NoBudget { year }));
    let scheduled = ledger.schedules.for_year_on(year, on).is_some();
    points.extend((!scheduled).then_some(Point::NoContributionSchedule { year }));
    let key = ledger.risk_keys.for_year_on(year, on);
    points.extend(key.is_none().then_some(Point::NoRiskKey { year }));
    for (decision, decided) in ledger.proposals.decisions().filter(|(_, of)| of.on <= on) {
        let proposal = ledger.proposals.get(decided.proposal);
        let replacing = decided.replaced_by.and_then(|later| ledger.proposals.decision(later));
        let replaced = replacing.is_some_and(|later| later.on <= on);
        let due = decided.review_on.filter(|review| *review <= on && !replaced);
        points.extend(due.zip(proposal).map(|(review_on, proposal)| Point::ReviewDue {
            decision,
            title: proposal.title.clone(),
            review_on,
        }));
    }
    points.extend(continuation_due(ledger, on));
    points
}

/// Whether to continue, from a year before the day by which it is decided until it is.
fn continuation_due(ledger: &Ledger, on: Date) -> Option<Point> {
    let term = &ledger.covenant_on(on)?.term;
    let (ends, due) = (term.ends, term.continuation_decided_by);
    let decided = ledger.continuations.of_term(ends).is_some_and(|decided| decided.on <= on);
    let late = due < on;
    (!decided && due.days_since(on) <= 366).then_some(Point::ContinuationDue { ends, due, late })
}

/// What of the result of a closed year, and of what was carried forward into it, was not appropriated or shared by a day.
fn left_of_result(ledger: &Ledger, closed: &ClosedYear, on: Date) -> Figure {
    let (year, mut left) = (closed.year, Figure::of(closed.result, closed.position));
    let by_day = |decision| ledger.proposals.decision(decision).is_some_and(|of| of.on <= on);
    let surpluses =
        ledger.surpluses.all().iter().filter(|of| of.year == year && by_day(of.decision));
    for surplus in surpluses {
        let appropriated: Money = surplus.destinations.iter().map(|part| part.amount).sum();
        left.add(-appropriated, surplus.position);
    }
    let deficits = ledger.deficits.all().iter().filter(|of| of.shared.year == year && of.on <= on);
    for deficit in deficits {
        left.add(deficit.shared.deficit, deficit.position);
    }
    left.join(&carried_into(ledger, year, on));
    left.in_order()
}

fn to_know(
    ledger: &Ledger,
    span: MonitoringPeriod,
    contributions: &Contributions,
    finance: &Finance,
    subsidies: &SubsidyRegister,
) -> Vec<Point> {
    let on = span.to;
    let mut points: Vec<Point> = Vec::new();
    let lines = finance.budget.income.iter().chain(&finance.budget.expenses);
    points.extend(lines.filter(|row| row.totals.flagged && row.explanation.is_none()).map(differs));
    let overdue = contributions.ageing.overdue();
    if !overdue.amount.is_zero() {
        let late = contributions.overdue.iter();
        let partners = late.filter_map(|row| row.ageing.overdue().events().next()).collect();
        points.push(Point::Overdue { partners, overdue });
    }
    let unallocated = contributions.unallocated.clone();
    points.extend((!unallocated.amount.is_zero()).then_some(Point::Unallocated { unallocated }));
    let Some(covenant) = ledger.covenant() else { return points };
    let over = covenant.years().filter(|year| covenant.calendar.last_day(*year) < on);
    let closed = |year| ledger.years.get(year).is_some_and(|closed| closed.on <= on);
    points.extend(over.filter(|year| !closed(*year)).map(|year| Point::YearOpen { year }));
    let unsigned: Count = not_signed(ledger, on).map(|(_, partner)| partner.position).collect();
    points.extend((unsigned.count > 0).then_some(Point::NotSigned { partners: unsigned }));
    let earlier = ledger.periods().filter(|period| period.to < on);
    let missing = earlier.filter(|of| ledger.reports.get(of.year, of.period).is_none());
    points.extend(missing.map(|of| Point::ReportMissing { year: of.year, period: of.period }));
    let decided = ledger.continuations.all().iter();
    points.extend(decided.filter(|of| (span.from..=on).contains(&of.on)).map(|of| {
        let (decision, due, on, ends) = (of.decision, of.due, of.on, of.ends());
        Point::ContinuationDecided { decision, due, on, ends, late: of.is_late() }
    }));
    let actions = ActionList::of(ledger, on).late();
    let overdue = subsidies.subsidies.iter().filter(|row| row.state == SubsidyState::Overdue);
    points.extend(overdue.map(|row| Point::SubsidyOverdue {
        subsidy: row.subsidy,
        project: row.project.clone(),
        account_by: row.account_by,
    }));
    points.extend((actions.count > 0).then_some(Point::ActionsLate { actions }));
    points
}

fn differs(row: &BudgetRow) -> Point {
    let BudgetTotals { difference, percent, favourable, .. } = row.totals.clone();
    let (line, title) = (row.code.clone(), row.title.clone());
    Point::LineDiffers { line, title, difference, percent, favourable }
}
