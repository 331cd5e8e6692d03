//! The parts of the monitoring report that are not views of their own.

use serde::Serialize;

use crate::accounts::Account;
use crate::acts::conclude::Partner;
use crate::calendar::{Date, FiscalYear};
use crate::covenant::MonitoringPeriod;
use crate::ids::Position;
use crate::invoice::{Claim, ReducedBy, Series};
use crate::ledger::Ledger;
use crate::views::actions::{ActionList, ClosedRow};
use crate::views::ambassadors::CoverageView;
use crate::views::budget::{BudgetRow, BudgetView};
use crate::views::decisions::{DecisionRegister, DecisionRow, OpenProposals};
use crate::views::goals::{GoalRow, GoalsView, ThemeGoals};
use crate::views::network::{EvaluationRow, MeetingRow};
use crate::views::obligations::{Filter, Obligation, ObligationGroup, Obligations};
use crate::views::partners::{PartnerRegister, PartnerRow};
use crate::views::receivables::{Ageing, PartnerReceivables, Receivables};
use crate::views::statements::BalanceSheet;
use crate::views::subsidies::SubsidyRegister;
use crate::views::{Count, Figure};

/// What was planned and spent on a theme in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeProgress {
    /// The theme.
    pub theme: String,
    /// Planned expenses, in the budget as last revised.
    pub planned: Figure,
    /// Spent up to the reference date.
    pub spent: Figure,
    /// Goals of the year, each as it stood on the reference date.
    pub goals: Vec<GoalRow>,
}

/// The partners, and the contacts with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partners {
    /// How many partners the register names.
    pub named: Count,
    /// How many were a party on the reference date.
    pub parties: Count,
    /// Names of those that became a party in the period.
    pub joined: Vec<String>,
    /// Names of those that withdrew or merged in the period.
    pub left: Vec<String>,
    /// Names of those that had not signed.
    pub not_signed: Vec<String>,
    /// Which parties had an ambassador on the reference date.
    pub ambassadors: CoverageView,
    /// Conversations with partners in the period.
    pub conversations: Count,
    /// Meetings in the period.
    pub meetings: Vec<MeetingRow>,
    /// The evaluation with all partners, if it was held in the period.
    pub evaluation: Option<EvaluationRow>,
    /// What the covenant asks of the contact with partners in the year, up to the reference date.
    pub agreed: Vec<ObligationGroup>,
}

/// The contributions for the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contributions {
    /// Parties that were not invoiced for the year yet.
    pub not_invoiced: Vec<String>,
    /// Invoiced for the year, up to the reference date.
    pub invoiced: Figure,
    /// Received of it.
    pub received: Figure,
    /// Written off of it.
    pub written_off: Figure,
    /// Open of it.
    pub open: Figure,
    /// Invoiced in the period, for whatever year.
    pub invoiced_in_period: Figure,
    /// Received from partners in the period, for whatever year.
    pub received_in_period: Figure,
    /// Everything open by age, of any year, with the shares in deficits.
    pub ageing: Ageing,
    /// The partners with something past due.
    pub overdue: Vec<PartnerReceivables>,
    /// Received and not put against an invoice.
    pub unallocated: Figure,
}

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
    /// What the reserve would leave of a deficit for the risk bearers to carry.
    pub to_carry: Figure,
}

/// Decisions, proposals and actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decisions {
    /// Decisions of the period, and earlier ones that were recorded after the report before.
    pub decided: Vec<DecisionRow>,
    /// Proposals that were open on the reference date.
    pub open: OpenProposals,
    /// Reviews of earlier reports in the period, or recorded after the report before.
    pub reviewed: Vec<ReviewRow>,
    /// The action list: what is open, and what was closed in the period or recorded since.
    pub actions: ActionList,
}

/// What was said about an earlier report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewRow {
    /// The year of the report.
    pub year: FiscalYear,
    /// Its period within the year, from 1.
    pub period: u8,
    /// When it was reviewed.
    pub on: Date,
    /// What was said.
    pub remarks: String,
    /// The event.
    pub position: Position,
}

impl ThemeProgress {
    pub(super) fn of(ledger: &Ledger, budget: &BudgetView, on: Date) -> Vec<ThemeProgress> {
        let progress = |ThemeGoals { theme, goals }: ThemeGoals| {
            let on_theme = |row: &&BudgetRow| row.theme.as_ref() == Some(&theme);
            let rows: Vec<&BudgetRow> = budget.expenses.iter().filter(on_theme).collect();
            ThemeProgress {
                planned: Figure::sum(rows.iter().map(|row| &row.totals.revised)),
                spent: Figure::sum(rows.iter().map(|row| &row.totals.actual)),
                theme,
                goals,
            }
        };
        let themes = GoalsView::of(ledger, Some(budget.year), on).themes;
        themes.into_iter().map(progress).collect()
    }
}

impl Partners {
    pub(super) fn of(ledger: &Ledger, span: MonitoringPeriod) -> Partners {
        let register = PartnerRegister::without_amounts(ledger, span.to);
        let joined = |row: &&PartnerRow| row.since.is_some_and(|since| since >= span.from);
        let joined = register.partners.iter().filter(joined);
        // The first day on which it is no party lies in the period.
        let left = |row: &&PartnerRow| {
            row.until.is_some_and(|until| (span.from..=span.to).contains(&until.plus_days(1)))
        };
        let left = register.partners.iter().filter(left);
        let in_period = |day: Date| (span.from..=span.to).contains(&day);
        let held = ledger.conversations.all().iter().filter(|held| in_period(held.on));
        let conversations = held.map(|held| held.position).collect();
        let meetings = ledger.meetings.all().filter(|(_, held)| in_period(held.on));
        Partners {
            named: register.named(),
            joined: joined.map(|row| row.name.clone()).collect(),
            not_signed: not_signed(ledger, span.to).map(|of| of.name.clone()).collect(),
            parties: register.parties,
            left: left.map(|row| row.name.clone()).collect(),
            ambassadors: CoverageView::of(ledger, span.to),
            conversations,
            meetings: meetings.map(|(id, held)| MeetingRow::of(ledger, id, held)).collect(),
            evaluation: EvaluationRow::of(ledger, span.from, span.to),
            agreed: agreed(ledger, span),
        }
    }
}

/// What the covenant asks of the contact with partners, in the year of a period.
fn agreed(ledger: &Ledger, span: MonitoringPeriod) -> Vec<ObligationGroup> {
    let filter = Filter { year: Some(span.year), ..Filter::default() };
    let mut groups = Obligations::of(ledger, span.to, filter).groups;
    groups.retain(|group| {
        matches!(
            group.obligation,
            Obligation::Ambassador
                | Obligation::AmbassadorsInvited
                | Obligation::Conversation
                | Obligation::NetworkMeetings
                | Obligation::Platform
                | Obligation::CommunicationGroup
        )
    });
    groups
}

/// The partners of the covenant that had not signed by a day.
pub(super) fn not_signed(ledger: &Ledger, on: Date) -> impl Iterator<Item = &Partner> {
    let partners = ledger.partners.all().map(|(_, partner)| partner);
    partners.filter(move |partner| {
        let party = partner.party.as_ref();
        party.is_none_or(|party| party.since > on && party.decision.is_none())
    })
}

impl Contributions {
    pub(super) fn of(ledger: &Ledger, span: MonitoringPeriod) -> Contributions {
        let on = span.to;
        let for_year =
            |claim: &Claim| claim.invoice.series == Series::Contribution && claim.year == span.year;
        let receivables = Receivables::of(ledger, on, None);
        let mut invoiced = Figure::default();
        let mut invoiced_in_period = Figure::default();
        for claim in ledger.claims.all().iter().filter(|claim| claim.on <= on) {
            if for_year(claim) {
                invoiced.add(claim.amount, claim.position);
            }
            if claim.on >= span.from && claim.invoice.series == Series::Contribution {
                invoiced_in_period.add(claim.amount, claim.position);
            }
        }
        let mut received = Figure::default();
        let mut written_off = Figure::default();
        for part in ledger.claims.reductions().iter().filter(|of| of.on <= on) {
            let claim = ledger.claims.all().get(part.claim);
            let contribution =
                claim.is_some_and(|claim| claim.invoice.series == Series::Contribution);
            let of_year = claim.is_some_and(for_year);
            match part.by {
                ReducedBy::Payment(_) if of_year => received.add(part.amount, part.position),
                ReducedBy::WriteOff(_) if of_year => written_off.add(part.amount, part.position),
                ReducedBy::Credit(_) => {
                    if of_year {
                        invoiced.add(-part.amount, part.position);
                    }
                    if part.on >= span.from && contribution {
                        invoiced_in_period.add(-part.amount, part.position);
                    }
                }
                ReducedBy::Payment(_) | ReducedBy::WriteOff(_) => {}
            }
        }
        let invoiced = invoiced.in_order();
        let invoiced_in_period = invoiced_in_period.in_order();
        let mut received_in_period = Figure::default();
        let in_period = |day: Date| (span.from..=on).contains(&day);
        for (_, payment) in ledger.payments.all().filter(|(_, payment)| in_period(payment.on)) {
            received_in_period.add(payment.amount, payment.position);
        }
        for back in ledger.payments.paid_back().iter().filter(|back| in_period(back.on)) {
            received_in_period.add(-back.amount, back.position);
        }
        let invoiced_for_year = |id| {
            let claim = ledger.claims.contribution(id, span.year);
            claim.is_some_and(|claim| claim.on <= on)
        };
        let first_day =
            ledger.covenant().map_or(span.from, |covenant| covenant.calendar.first_day(span.year));
        let was_party = |id| ledger.partners.is_party_within(id, first_day, on);
        let parties = ledger.partners.all().filter(|(id, _)| was_party(*id));
        let not_invoiced = parties.filter(|(id, _)| !invoiced_for_year(*id));
        let overdue = receivables.partners.into_iter();
        Contributions {
            not_invoiced: not_invoiced.map(|(_, partner)| partner.name.clone()).collect(),
            open: invoiced.less(&received).less(&written_off),
            invoiced,
            received,
            written_off,
            invoiced_in_period,
            received_in_period: received_in_period.in_order(),
            overdue: overdue.filter(|row| !row.ageing.overdue().amount.is_zero()).collect(),
            ageing: receivables.ageing,
            unallocated: receivables.unallocated,
        }
    }
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
            balance_sheet,
        }
    }
}

impl Forecast {
    pub(super) fn of(finance: &Finance) -> Forecast {
        let result = &finance.budget.result;
        let uncovered = result.forecast.clone().negated().less(&finance.reserve);
        Forecast {
            income: finance.budget.total_income.forecast.clone(),
            expenses: finance.budget.total_expenses.forecast.clone(),
            result: result.forecast.clone(),
            budgeted_result: result.revised.clone(),
            to_carry: uncovered.above_nil(),
        }
    }
}

impl Decisions {
    pub(super) fn since(
        ledger: &Ledger,
        register: DecisionRegister,
        from: Date,
        previous_events: Position,
        open: OpenProposals,
    ) -> Decisions {
        let decisions = register.decisions.into_iter();
        let decided = decisions.filter(|row| row.on >= from || row.position >= previous_events);
        let on = open.on;
        let reviews = ledger.reviews.all().iter();
        let reviewed = reviews.filter(|review| {
            review.on <= on && (review.on >= from || review.position >= previous_events)
        });
        let reviewed = reviewed.map(|review| ReviewRow {
            year: review.year,
            period: review.period,
            on: review.on,
            remarks: review.remarks.clone(),
            position: review.position,
        });
        let mut actions = ActionList::of(ledger, on);
        actions.actions.retain(|row| {
            let since =
                |closed: &ClosedRow| closed.on >= from || closed.position >= previous_events;
            row.closed.as_ref().is_none_or(since)
        });
        Decisions { decided: decided.collect(), open, reviewed: reviewed.collect(), actions }
    }
}
