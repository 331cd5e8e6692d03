//! The summary of the monitoring report: the main figures, and what the regiegroep must know or decide.

use std::cmp::Reverse;

use serde::Serialize;

use crate::acts::goal::GoalState;
use crate::acts::waiver::Waived;
use crate::acts::year_end::ClosedYear;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::covenant::MonitoringPeriod;
use crate::ids::{DecisionId, GoalId, Position, ProposalId, SubsidyId};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::obligation::Obligation;
use crate::views::actions::ActionList;
use crate::views::budget::{BudgetRow, BudgetTotals};
use crate::views::decisions::{OpenProposals, WaitsFor};
use crate::views::meaning;
use crate::views::monitoring::partners::not_signed;
use crate::views::monitoring::{
    Bridge, Contributions, EarlierReport, Finance, KeyFigures, Partners, ThemeProgress,
};
use crate::views::obligations::{Filter, ObligationGroup, Obligations};
use crate::views::receivables::open_claims;
use crate::views::risk::carried_into;
use crate::views::subsidies::{SubsidyRegister, SubsidyState};
use crate::views::{Count, Figure, Percent};

/// The main figures and points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// The figures that are followed from report to report.
    #[serde(flatten)]
    pub figures: KeyFigures,
    /// The same of the report before this one, and of all reports of the year before it, in order.
    pub earlier: Vec<EarlierReport>,
    /// How the expected result moved since the report before, if that is of the same year.
    pub bridge: Option<Bridge>,
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
        /// Who owes most of it.
        largest: Debtor,
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
    /// A subsidy is to be accounted for before the next report.
    SubsidyDue {
        /// Which.
        #[serde(serialize_with = "meaning::row_key")]
        subsidy: SubsidyId,
        /// Its project.
        project: String,
        /// By when.
        account_by: Date,
        /// What of it is still to be spent.
        unspent: Figure,
    },
    /// It was decided since the report before who bears a deficit.
    DeficitShared {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
        /// The deficit.
        deficit: Figure,
        /// What the reserve bore.
        from_reserve: Figure,
        /// What is owed by who bears the rest.
        shared: Figure,
        /// What of that was not paid yet.
        open: Figure,
    },
    /// It was decided since the report before what becomes of a surplus.
    SurplusAppropriated {
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
        /// How much.
        #[serde(flatten)]
        appropriated: Figure,
    },
    /// A goal of the year is off course.
    GoalOffCourse {
        /// Which.
        #[serde(serialize_with = "meaning::row_key")]
        goal: GoalId,
        /// What is to be reached.
        text: String,
        /// How it stands.
        progress: String,
    },
    /// What the covenant asks was to be done by the reference date, and was not.
    ObligationMissed {
        /// What.
        #[serde(serialize_with = "meaning::row_key")]
        obligation: Obligation,
        /// The year.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
        /// The last day to do it.
        due: Date,
        /// How many there are, of partners or one.
        of: Count,
        /// How many of them are met.
        met: Count,
        /// Names of the partners for which it is not met.
        open: Vec<String>,
    },
    /// The covenant was evaluated with all partners since the report before.
    EvaluationHeld {
        /// When.
        on: Date,
        /// How many partners were invited.
        #[serde(serialize_with = "meaning::given")]
        invited: usize,
        /// How many took part.
        #[serde(serialize_with = "meaning::given")]
        attended: usize,
        /// What came of it.
        text: String,
    },
    /// The covenant ends in the period, with this in hand.
    TermEnds {
        /// Its last day.
        ends: Date,
        /// The general reserve.
        reserve: Figure,
        /// Funds kept for a purpose.
        earmarked: Figure,
    },
}

/// Who owes most of what is past due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Debtor {
    /// Its name.
    pub name: String,
    /// How much of it is past due.
    #[serde(flatten)]
    pub overdue: Figure,
    /// The last day to pay of the oldest of it.
    pub since: Date,
}

impl Point {
    /// The field that says of what kind a point is; `serde` adds it, so that it has no type of its own.
    pub const KIND: &'static str = "point";
}

impl Point {
    /// What it is about in euros, if it is about money.
    fn euros(&self) -> Option<Money> {
        let figure = match self {
            Point::ResultLeft { left: figure, .. }
            | Point::LineDiffers { difference: figure, .. }
            | Point::Overdue { overdue: figure, .. }
            | Point::Unallocated { unallocated: figure }
            | Point::DeficitShared { deficit: figure, .. }
            | Point::SurplusAppropriated { appropriated: figure, .. } => figure,
            Point::OpenProposal { .. }
            | Point::NoBudget { .. }
            | Point::NoContributionSchedule { .. }
            | Point::NoRiskKey { .. }
            | Point::ReviewDue { .. }
            | Point::YearOpen { .. }
            | Point::NotSigned { .. }
            | Point::ReportMissing { .. }
            | Point::ContinuationDue { .. }
            | Point::ContinuationDecided { .. }
            | Point::ActionsLate { .. }
            | Point::SubsidyOverdue { .. }
            | Point::SubsidyDue { .. }
            | Point::GoalOffCourse { .. }
            | Point::ObligationMissed { .. }
            | Point::EvaluationHeld { .. }
            | Point::TermEnds { .. } => return None,
        };
        Some(figure.amount.abs())
    }

    /// The order in which a board must know of points: money by its weight, if that is more than a line of the budget
    /// may deviate; what is not about money, as it stands; smaller amounts; what earlier years left undone.
    fn weight(&self, year: FiscalYear, small: Money) -> (u8, Reverse<Money>) {
        match (self, self.euros()) {
            (_, Some(euros)) if euros > small => (0, Reverse(euros)),
            (_, Some(euros)) => (2, Reverse(euros)),
            (Point::ObligationMissed { year: of, .. }, None) if *of != year => {
                (3, Reverse(Money::ZERO))
            }
            (_, None) => (1, Reverse(Money::ZERO)),
        }
    }
}

/// What the points are made from.
pub(super) struct Made<'a> {
    pub(super) span: MonitoringPeriod,
    /// The position after the last event that the report before was made from.
    pub(super) previous_events: Position,
    pub(super) contributions: &'a Contributions,
    pub(super) finance: &'a Finance,
    pub(super) subsidies: &'a SubsidyRegister,
    pub(super) themes: &'a [ThemeProgress],
    pub(super) partners: &'a Partners,
    pub(super) open: &'a OpenProposals,
}

impl Summary {
    pub(super) fn of(ledger: &Ledger, figures: KeyFigures, made: &Made<'_>) -> Summary {
        let small = ledger.covenant_on(made.span.to).map(|of| of.rules.deviation_amount);
        let mut to_know = to_know(ledger, made);
        to_know.sort_by_key(|point| point.weight(made.span.year, small.unwrap_or_default()));
        Summary {
            figures,
            earlier: Vec::new(),
            bridge: None,
            to_decide: to_decide(ledger, made),
            to_know,
        }
    }
}

fn to_decide(ledger: &Ledger, made: &Made<'_>) -> Vec<Point> {
    let Made { span, finance, open, .. } = *made;
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
    points.extend(term_ends(ledger, made));
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

fn to_know(ledger: &Ledger, made: &Made<'_>) -> Vec<Point> {
    let Made { span, contributions, finance, subsidies, .. } = *made;
    let on = span.to;
    let mut points: Vec<Point> = Vec::new();
    points.extend(results_divided(ledger, made));
    let lines = finance.budget.income.iter().chain(&finance.budget.expenses);
    points.extend(lines.filter(|row| row.totals.flagged && row.explanation.is_none()).map(differs));
    points.extend(overdue(contributions));
    let unallocated = contributions.unallocated.clone();
    points.extend((!unallocated.amount.is_zero()).then_some(Point::Unallocated { unallocated }));
    let Some(covenant) = ledger.covenant() else { return points };
    let over = covenant.years().filter(|year| covenant.calendar.last_day(*year) < on);
    let closed = |year| ledger.years.get(year).is_some_and(|closed| closed.on <= on);
    points.extend(over.filter(|year| !closed(*year)).map(|year| Point::YearOpen { year }));
    let earlier = ledger.periods().filter(|period| period.to < on);
    let missing = earlier.filter(|of| {
        let report = Waived {
            obligation: Obligation::MonitoringReport,
            year: of.year,
            period: Some(of.period),
        };
        let issued = ledger.reports.get(of.year, of.period).is_some();
        !issued && ledger.waivers.on(report, None, on).is_none()
    });
    points.extend(missing.map(|of| Point::ReportMissing { year: of.year, period: of.period }));
    let overdue = subsidies.subsidies.iter().filter(|row| row.state == SubsidyState::Overdue);
    points.extend(overdue.map(|row| Point::SubsidyOverdue {
        subsidy: row.subsidy,
        project: row.project.clone(),
        account_by: row.account_by,
    }));
    points.extend(goals_off_course(made.themes));
    points.extend(obligations_missed(ledger, on));
    let actions = ActionList::of(ledger, on).late();
    points.extend((actions.count > 0).then_some(Point::ActionsLate { actions }));
    let decided = ledger.continuations.all().iter();
    points.extend(decided.filter(|of| (span.from..=on).contains(&of.on)).map(|of| {
        let (decision, due, on, ends) = (of.decision, of.due, of.on, of.ends());
        Point::ContinuationDecided { decision, due, on, ends, late: of.is_late() }
    }));
    points.extend(made.partners.evaluation.as_ref().map(|held| Point::EvaluationHeld {
        on: held.on,
        invited: held.invited,
        attended: held.attended,
        text: held.text.clone(),
    }));
    points.extend(subsidies_due(ledger, span, subsidies));
    let unsigned: Count = not_signed(ledger, on).map(|(_, partner)| partner.position).collect();
    points.extend((unsigned.count > 0).then_some(Point::NotSigned { partners: unsigned }));
    points
}

/// The end of the covenant, if it lies in the period and nothing was settled yet.
fn term_ends(ledger: &Ledger, made: &Made<'_>) -> Option<Point> {
    let (span, finance) = (made.span, made.finance);
    let ends = ledger.covenant_on(span.to)?.term.ends;
    let settled = ledger.settlement.as_ref().is_some_and(|settled| settled.on <= span.to);
    ((span.from..=span.to).contains(&ends) && !settled).then(|| Point::TermEnds {
        ends,
        reserve: finance.reserve.clone(),
        earmarked: finance.earmarked.clone(),
    })
}

/// What was decided of results since the report before.
fn results_divided(ledger: &Ledger, made: &Made<'_>) -> Vec<Point> {
    let (span, on) = (made.span, made.span.to);
    let is_new = |day: Date, event: Position| {
        day <= on && (day >= span.from || event >= made.previous_events)
    };
    let deficits = ledger.deficits.all().iter().filter(|of| is_new(of.on, of.position));
    let deficits = deficits.map(|of| {
        let (shared, position) = (&of.shared, of.position);
        let owed: Money = shared.shares.iter().map(|share| share.amount).sum();
        let in_it =
            |claim: &Claim| shared.shares.iter().any(|share| share.invoice == claim.invoice);
        let open: Vec<Figure> = open_claims(ledger, on, in_it).map(|(_, open)| open).collect();
        Point::DeficitShared {
            year: shared.year,
            deficit: Figure::of(shared.deficit, position),
            from_reserve: Figure::of(shared.from_reserve, position),
            shared: Figure::of(owed, position),
            open: Figure::sum(&open),
        }
    });
    let surpluses = ledger.surpluses.all().iter().filter_map(|of| {
        let decided = ledger.proposals.decision(of.decision)?;
        let amount: Money = of.destinations.iter().map(|part| part.amount).sum();
        let appropriated = Figure::of(amount, of.position);
        is_new(decided.on, of.position)
            .then_some(Point::SurplusAppropriated { year: of.year, appropriated })
    });
    deficits.chain(surpluses).collect()
}

/// What is past due, and who owes most of it.
fn overdue(contributions: &Contributions) -> Option<Point> {
    let late = || contributions.overdue.iter();
    let row = late().max_by_key(|row| (row.ageing.overdue().amount, Reverse(&row.name)))?;
    let since = row.invoices.iter().filter(|of| of.days_overdue > 0).map(|of| of.due).min()?;
    let largest = Debtor { name: row.name.clone(), overdue: row.ageing.overdue(), since };
    let partners = late().filter_map(|row| row.ageing.overdue().events().next()).collect();
    Some(Point::Overdue { partners, overdue: contributions.ageing.overdue(), largest })
}

fn goals_off_course(themes: &[ThemeProgress]) -> impl Iterator<Item = Point> {
    let goals = themes.iter().flat_map(|theme| &theme.goals);
    goals.filter_map(|goal| {
        let progress = goal.progress.as_ref().filter(|of| of.state == GoalState::Red)?;
        let (text, progress) = (goal.text.clone(), progress.text.clone());
        Some(Point::GoalOffCourse { goal: goal.goal, text, progress })
    })
}

/// What the covenant asks and was not done in time, of the last year first. What has a point of its own is left out.
fn obligations_missed(ledger: &Ledger, on: Date) -> impl Iterator<Item = Point> {
    let has_no_other_point = |group: &ObligationGroup| match group.obligation {
        Obligation::Ambassador
        | Obligation::AmbassadorsInvited
        | Obligation::Conversation
        | Obligation::NetworkMeetings
        | Obligation::Platform
        | Obligation::Subsidies
        | Obligation::CommunicationGroup
        | Obligation::Contribution
        | Obligation::Evaluation => true,
        Obligation::Signature
        | Obligation::RiskKey
        | Obligation::Budget
        | Obligation::MonitoringReport
        | Obligation::Continuation => false,
    };
    let groups = Obligations::of(ledger, on, Filter::default()).groups;
    let mut missed: Vec<ObligationGroup> =
        groups.into_iter().filter(|of| of.is_missed(on) && has_no_other_point(of)).collect();
    missed.sort_by_key(|group| Reverse(group.year));
    missed.into_iter().map(|group| {
        let ObligationGroup { obligation, year, due, of, met, open, .. } = group;
        Point::ObligationMissed { obligation, year, due, of, met, open }
    })
}

/// Subsidies that are to be accounted for before the next report.
fn subsidies_due(
    ledger: &Ledger,
    span: MonitoringPeriod,
    subsidies: &SubsidyRegister,
) -> impl Iterator<Item = Point> {
    let next = ledger.periods().find(|period| period.from > span.to).map(|period| period.to);
    let running = subsidies.subsidies.iter().filter(|row| row.state == SubsidyState::Running);
    let due = running.filter(move |row| next.is_none_or(|next| row.account_by <= next));
    due.map(|row| Point::SubsidyDue {
        subsidy: row.subsidy,
        project: row.project.clone(),
        account_by: row.account_by,
        unspent: row.totals.unspent.clone(),
    })
}

fn differs(row: &BudgetRow) -> Point {
    let BudgetTotals { difference, percent, favourable, .. } = row.totals.clone();
    let (line, title) = (row.code.clone(), row.title.clone());
    Point::LineDiffers { line, title, difference, percent, favourable }
}
