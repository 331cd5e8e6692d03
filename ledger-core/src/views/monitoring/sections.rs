//! The parts of the monitoring report that are not views of their own.

use serde::Serialize;

use crate::accounts::Account;
use crate::acts::conclude::Partner;
use crate::calendar::Date;
use crate::covenant::{Covenant, MonitoringPeriod};
use crate::ids::Position;
use crate::invoice::{Claim, Series};
use crate::ledger::Ledger;
use crate::views::budget::{BudgetRow, BudgetView};
use crate::views::decisions::{DecisionRegister, DecisionRow, OpenProposals};
use crate::views::monitoring::NothingRecorded;
use crate::views::partners::{PartnerRegister, PartnerRow};
use crate::views::receivables::{Ageing, PartnerReceivables, Receivables};
use crate::views::statements::BalanceSheet;
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
    /// Goals and their progress.
    pub goals: NothingRecorded,
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
    /// Names of those that had not signed.
    pub not_signed: Vec<String>,
    /// Ambassadors.
    pub ambassadors: NothingRecorded,
    /// Conversations with partners.
    pub conversations: NothingRecorded,
    /// Meetings.
    pub meetings: NothingRecorded,
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
    /// Commitments on budget lines.
    pub committed: NothingRecorded,
    /// The general reserve.
    pub reserve: Figure,
    /// Funds kept for a purpose.
    pub earmarked: Figure,
    /// The bank account.
    pub cash: Figure,
    /// Expenses recorded and not paid.
    pub creditors: Figure,
    /// The balance sheet on the reference date.
    pub balance_sheet: BalanceSheet,
}

/// Decisions, proposals and actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decisions {
    /// Decisions of the period, and earlier ones that were recorded after the report before.
    pub decided: Vec<DecisionRow>,
    /// Proposals that were open on the reference date.
    pub open: OpenProposals,
    /// The action list.
    pub actions: NothingRecorded,
}

impl ThemeProgress {
    pub(super) fn of(covenant: &Covenant, budget: &BudgetView) -> Vec<ThemeProgress> {
        let progress = |theme: &String| {
            let on_theme = |row: &&BudgetRow| row.theme.as_ref() == Some(theme);
            let rows: Vec<&BudgetRow> = budget.expenses.iter().filter(on_theme).collect();
            ThemeProgress {
                theme: theme.clone(),
                planned: Figure::sum(rows.iter().map(|row| &row.totals.revised)),
                spent: Figure::sum(rows.iter().map(|row| &row.totals.actual)),
                goals: NothingRecorded,
            }
        };
        covenant.themes.iter().map(progress).collect()
    }
}

impl Partners {
    pub(super) fn of(ledger: &Ledger, span: MonitoringPeriod) -> Partners {
        let register = PartnerRegister::of(ledger, span.to);
        let joined = |row: &&PartnerRow| row.since.is_some_and(|since| since >= span.from);
        let joined = register.partners.iter().filter(joined);
        Partners {
            named: register.named(),
            joined: joined.map(|row| row.name.clone()).collect(),
            not_signed: not_signed(ledger, span.to).map(|of| of.name.clone()).collect(),
            parties: register.parties,
            ambassadors: NothingRecorded,
            conversations: NothingRecorded,
            meetings: NothingRecorded,
        }
    }
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
        for allocation in ledger.claims.allocations().iter().filter(|of| of.on <= on) {
            if ledger.claims.all().get(allocation.claim).is_some_and(for_year) {
                received.add(allocation.amount, allocation.position);
            }
        }
        let mut received_in_period = Figure::default();
        let in_period = |day: Date| (span.from..=on).contains(&day);
        for (_, payment) in ledger.payments.all().filter(|(_, payment)| in_period(payment.on)) {
            received_in_period.add(payment.amount, payment.position);
        }
        let invoiced_for_year = |id| {
            let claim = ledger.claims.contribution(id, span.year);
            claim.is_some_and(|claim| claim.on <= on)
        };
        let parties = ledger.partners.all().filter(|(id, _)| ledger.partners.is_party(*id, on));
        let not_invoiced = parties.filter(|(id, _)| !invoiced_for_year(*id));
        let overdue = receivables.partners.into_iter();
        Contributions {
            not_invoiced: not_invoiced.map(|(_, partner)| partner.name.clone()).collect(),
            open: invoiced.less(&received),
            invoiced,
            received,
            invoiced_in_period,
            received_in_period,
            overdue: overdue.filter(|row| !row.ageing.overdue().amount.is_zero()).collect(),
            ageing: receivables.ageing,
            unallocated: receivables.unallocated,
        }
    }
}

impl Finance {
    pub(super) fn of(ledger: &Ledger, budget: BudgetView, on: Date) -> Finance {
        let balance_sheet = BalanceSheet::of(ledger, on);
        let figure = |account| balance_sheet.figure(account);
        Finance {
            budget,
            committed: NothingRecorded,
            reserve: figure(Account::Reserve),
            earmarked: figure(Account::EarmarkedFunds),
            cash: figure(Account::Bank),
            creditors: figure(Account::Creditors),
            balance_sheet,
        }
    }
}

impl Decisions {
    pub(super) fn since(
        register: DecisionRegister,
        from: Date,
        previous_events: Position,
        open: OpenProposals,
    ) -> Decisions {
        let decisions = register.decisions.into_iter();
        let decided = decisions.filter(|row| row.on >= from || row.position >= previous_events);
        Decisions { decided: decided.collect(), open, actions: NothingRecorded }
    }
}
