//! Finding events: by kind, day, actor, partner and amount.

use crate::acts::budget::BudgetLine;
use crate::acts::role::Role;
use crate::acts::schedule::Fees;
use crate::acts::subject::Subject;
use crate::calendar::Date;
use crate::event::{Actor, Event, EventKind, Recorded};
use crate::ids::{PartnerId, SeatId};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::money::Money;

/// What to look for; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// One of these kinds; any if there are none.
    pub kinds: Vec<EventKind>,
    /// It concerns this partner, itself or by the seat it holds.
    pub partner: Option<PartnerId>,
    /// This actor recorded it.
    pub actor: Option<Actor>,
    /// It takes effect on this day or later.
    pub since: Option<Date>,
    /// It takes effect on this day or earlier.
    pub until: Option<Date>,
    /// An amount in it is this, whatever its sign.
    pub amount: Option<Money>,
}

impl Search {
    /// Whether an event of a ledger is looked for. The ledger has it, and may have more.
    pub fn finds(&self, recorded: &Recorded, ledger: &Ledger) -> bool {
        let Recorded { on, actor, event, .. } = recorded;
        (self.kinds.is_empty() || self.kinds.contains(&event.kind()))
            && self.actor.is_none_or(|wanted| wanted == *actor)
            && self.since.is_none_or(|since| *on >= since)
            && self.until.is_none_or(|until| *on <= until)
            && self.partner.is_none_or(|wanted| partners(event, ledger).contains(&wanted))
            && self.amount.is_none_or(|wanted| amounts(event).contains(&wanted.abs()))
    }
}

/// The partners an event concerns, itself or by the seat they hold.
pub fn partners(event: &Event, ledger: &Ledger) -> Vec<PartnerId> {
    let of_seat = |seat: SeatId| {
        let held = ledger.covenant().and_then(|covenant| covenant.seat(seat));
        held.map(|seat| seat.partner).into_iter().collect()
    };
    let of_role = |role: Role| match role {
        Role::ProjectLeader => Vec::new(),
        Role::Seat(seat) => of_seat(seat),
    };
    let owing = |invoice: InvoiceNumber| {
        ledger.claims.get(invoice).map(|claim| claim.partner).into_iter().collect()
    };
    match event {
        Event::PartyNamed(named) => vec![named.partner],
        Event::CovenantSigned(signed) => vec![signed.partner],
        Event::PartnerAcceded(acceded) => vec![acceded.partner],
        Event::ContributionInvoiced(invoiced) => vec![invoiced.partner],
        Event::PaymentReceived(received) => vec![received.partner],
        Event::PaymentAllocated(allocated) => owing(allocated.invoice),
        Event::RefundPaid(paid) => vec![paid.partner],
        Event::RoleAppointed(appointed) => of_role(appointed.role),
        Event::RoleEnded(ended) => of_role(ended.role),
        Event::VoteCast(cast) => of_seat(cast.seat),
        Event::RiskKeyAdopted(adopted) => {
            adopted.key.weights.iter().flat_map(|weight| of_seat(weight.seat)).collect()
        }
        Event::ContributionScheduleAdopted(adopted) => match &adopted.schedule.fees {
            Fees::Fixed { .. } => Vec::new(),
            Fees::Tiers { partners, .. } => partners.iter().map(|(partner, _)| *partner).collect(),
            Fees::PerPartner { partners, .. } => {
                partners.iter().map(|(partner, _)| *partner).collect()
            }
        },
        Event::SurplusAppropriated(appropriated) => {
            appropriated.refunds.iter().map(|refund| refund.partner).collect()
        }
        Event::DeficitShared(shared) => shared.shares.iter().map(|share| share.partner).collect(),
        Event::CovenantConcluded(_)
        | Event::ProposalSubmitted(_)
        | Event::ProjectgroepConsulted(_)
        | Event::ProposalDecided(_)
        | Event::ProposalWithdrawn(_)
        | Event::BudgetAdopted(_)
        | Event::BudgetRevised(_)
        | Event::OtherIncomeReceived(_)
        | Event::ExpenseRecorded(_)
        | Event::ExpensePaid(_)
        | Event::YearClosed(_)
        | Event::MonitoringReportIssued(_)
        | Event::DocumentAttached(_)
        | Event::PersonForgotten(_) => Vec::new(),
    }
}

/// Every amount an event names, without its sign.
pub fn amounts(event: &Event) -> Vec<Money> {
    let lines =
        |lines: &[BudgetLine]| lines.iter().map(|line| line.plan.amount).collect::<Vec<_>>();
    let mut amounts = match event {
        Event::ProposalSubmitted(submitted) => proposed(&submitted.subject),
        Event::BudgetAdopted(adopted) => lines(&adopted.lines),
        Event::BudgetRevised(revised) => lines(&revised.lines),
        Event::ContributionScheduleAdopted(adopted) => fees(&adopted.schedule.fees),
        Event::ContributionInvoiced(invoiced) => vec![invoiced.amount],
        Event::PaymentReceived(received) => vec![received.amount],
        Event::PaymentAllocated(allocated) => vec![allocated.amount],
        Event::OtherIncomeReceived(received) => vec![received.amount],
        Event::ExpenseRecorded(recorded) => vec![recorded.amount],
        Event::ExpensePaid(paid) => vec![paid.amount],
        Event::RefundPaid(paid) => vec![paid.amount],
        Event::YearClosed(closed) => vec![closed.result, closed.unallocated],
        Event::SurplusAppropriated(appropriated) => {
            let parts = appropriated.destinations.iter().map(|part| part.amount);
            parts.chain(appropriated.refunds.iter().map(|refund| refund.amount)).collect()
        }
        Event::DeficitShared(shared) => {
            let shares = shared.shares.iter().map(|share| share.amount);
            shares.chain([shared.deficit, shared.from_reserve]).collect()
        }
        Event::CovenantConcluded(_)
        | Event::PartyNamed(_)
        | Event::CovenantSigned(_)
        | Event::RoleAppointed(_)
        | Event::RoleEnded(_)
        | Event::ProjectgroepConsulted(_)
        | Event::VoteCast(_)
        | Event::ProposalDecided(_)
        | Event::ProposalWithdrawn(_)
        | Event::PartnerAcceded(_)
        | Event::RiskKeyAdopted(_)
        | Event::MonitoringReportIssued(_)
        | Event::DocumentAttached(_)
        | Event::PersonForgotten(_) => Vec::new(),
    };
    amounts.iter_mut().for_each(|amount| *amount = amount.abs());
    amounts
}

fn proposed(subject: &Subject) -> Vec<Money> {
    match subject {
        Subject::Budget(plan) | Subject::BudgetRevision(plan) => {
            plan.lines.iter().map(|line| line.amount).collect()
        }
        Subject::ContributionSchedule(schedule) => fees(&schedule.fees),
        Subject::Surplus(surplus) => surplus.destinations.iter().map(|part| part.amount).collect(),
        Subject::Accession(_) | Subject::RiskKey(_) | Subject::Deficit(_) | Subject::Other => {
            Vec::new()
        }
    }
}

fn fees(fees: &Fees) -> Vec<Money> {
    match fees {
        Fees::Fixed { amount } => vec![*amount],
        Fees::Tiers { tiers, .. } => tiers.iter().map(|tier| tier.amount).collect(),
        Fees::PerPartner { partners, otherwise } => {
            partners.iter().map(|(_, amount)| *amount).chain(*otherwise).collect()
        }
    }
}
