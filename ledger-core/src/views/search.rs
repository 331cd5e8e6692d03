//! Finding events: by kind, day, actor, partner and amount.

use crate::acts::action::Owner;
use crate::acts::budget::BudgetLine;
use crate::acts::role::Role;
use crate::acts::schedule::Fees;
use crate::acts::subject::Subject;
use crate::calendar::Date;
use crate::event::{Actor, Event, EventKind, Recorded};
use crate::ids::{PartnerId, PaymentId, SeatId};
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
            && self.partner.is_none_or(|wanted| partners(recorded, ledger).contains(&wanted))
            && self.amount.is_none_or(|wanted| amounts(event).contains(&wanted.abs()))
    }
}

/// The partners an event concerns, itself or by the seat they held that day.
pub fn partners(recorded: &Recorded, ledger: &Ledger) -> Vec<PartnerId> {
    let of_seat = |seat: SeatId| {
        let covenant = ledger.covenant_on(recorded.on);
        let held = covenant.and_then(|covenant| covenant.seat(seat));
        held.map(|seat| seat.partner).into_iter().collect()
    };
    let of_role = |role: Role| match role {
        Role::ProjectLeader => Vec::new(),
        Role::Seat(seat) => of_seat(seat),
    };
    let owing = |invoice: InvoiceNumber| ledger.claims.get(invoice).map(|claim| claim.partner);
    let of_owner = |owner: Owner| match owner {
        Owner::Seat(seat) => of_seat(seat),
        Owner::ProjectLeader | Owner::Projectgroep | Owner::Communication => Vec::new(),
    };
    let payer = |payment: PaymentId| ledger.payments.get(payment).map(|payment| payment.partner);
    let of_action =
        |action| ledger.actions.get(action).map(|of| of_owner(of.owner)).unwrap_or_default();
    match &recorded.event {
        Event::PartyNamed(named) => vec![named.partner],
        Event::CovenantSigned(signed) => vec![signed.partner],
        Event::PartnerAcceded(acceded) => vec![acceded.partner],
        Event::ContributionInvoiced(invoiced) => vec![invoiced.partner],
        Event::PaymentReceived(received) => vec![received.partner],
        Event::PaymentAllocated(allocated) => {
            // Who paid, and who owed it: they differ when one merged into the other.
            payer(allocated.payment).into_iter().chain(owing(allocated.invoice)).collect()
        }
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
        Event::ProposalSubmitted(submitted) => concerned(&submitted.subject, ledger),
        Event::PartnerWithdrawn(withdrawn) => vec![withdrawn.partner],
        Event::PartnerRenamed(renamed) => vec![renamed.partner],
        Event::PartnersMerged(merged) => merged.from.iter().copied().chain([merged.into]).collect(),
        Event::CovenantAmended(amended) => {
            let before = |seat: SeatId| {
                let moved = ledger.amendments.moved(recorded.position, seat);
                moved.map(|moved| moved.left_by)
            };
            let moves = amended.amendment.moves();
            moves.flat_map(|(seat, partner)| before(seat).into_iter().chain([partner])).collect()
        }
        Event::ActionOpened(opened) => of_owner(opened.owner),
        Event::ActionClosed(closed) => of_action(closed.action),
        Event::ActionPostponed(postponed) => of_action(postponed.action),
        Event::AmbassadorAppointed(appointed) => vec![appointed.partner],
        Event::AmbassadorEnded(ended) => vec![ended.partner],
        Event::ConversationRecorded(held) => vec![held.partner],
        Event::BillingAddressStated(stated) => vec![stated.partner],
        Event::PlatformUpdated(updated) => updated.partner.into_iter().collect(),
        Event::MeetingRecorded(held) => {
            held.invited.iter().chain(&held.attended).copied().collect()
        }
        Event::EvaluationRecorded(held) => {
            held.invited.iter().chain(&held.attended).copied().collect()
        }
        Event::InvoiceCredited(credited) => owing(credited.invoice).into_iter().collect(),
        Event::ReminderSent(sent) => owing(sent.invoice).into_iter().collect(),
        Event::ClaimWrittenOff(written_off) => owing(written_off.invoice).into_iter().collect(),
        Event::ClaimRecovered(recovered) => owing(recovered.invoice).into_iter().collect(),
        Event::RefundReclaimed(reclaimed) => payer(reclaimed.payment).into_iter().collect(),
        Event::AllocationReversed(reversed) => {
            payer(reversed.payment).into_iter().chain(owing(reversed.invoice)).collect()
        }
        Event::PaymentReversed(reversed) => payer(reversed.payment).into_iter().collect(),
        Event::OverpaymentRefunded(refunded) => payer(refunded.payment).into_iter().collect(),
        Event::CovenantSettled(settled) => {
            let refunds = settled.refunds.iter().map(|refund| refund.partner);
            refunds.chain(settled.shares.iter().map(|share| share.partner)).collect()
        }
        Event::FundReleased(_)
        | Event::RemainderTransferred(_)
        | Event::SubsidyGranted(_)
        | Event::SubsidyReceived(_)
        | Event::SubsidySpent(_)
        | Event::SubsidySettled(_)
        | Event::SubsidyRepaid(_)
        | Event::CommitmentEntered(_)
        | Event::CommitmentChanged(_)
        | Event::CommitmentDrawn(_)
        | Event::CommitmentReleased(_)
        | Event::ActReversed(_)
        | Event::ForecastStated(_)
        | Event::DifferenceExplained(_)
        | Event::IssuerStated(_)
        | Event::CovenantConcluded(_)
        | Event::ContinuationDecided(_)
        | Event::MonitoringReportReviewed(_)
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
        | Event::PersonForgotten(_)
        | Event::GroupJoined(_)
        | Event::GroupLeft(_)
        | Event::GoalSet(_)
        | Event::GoalProgressRecorded(_) => Vec::new(),
    }
}

/// The partners a proposal is about.
pub(crate) fn concerned(subject: &Subject, ledger: &Ledger) -> Vec<PartnerId> {
    match subject {
        Subject::Accession(accession) => {
            ledger.partners.find(&accession.code).into_iter().collect()
        }
        Subject::Withdrawal(withdrawal) => vec![withdrawal.partner],
        Subject::Rename(rename) => vec![rename.partner],
        Subject::Merger(merger) => merger.from.iter().copied().chain([merger.into]).collect(),
        Subject::Amendment(amendment) => amendment.moves().map(|(_, partner)| partner).collect(),
        Subject::RiskKey(_)
        | Subject::Budget(_)
        | Subject::BudgetRevision(_)
        | Subject::ContributionSchedule(_)
        | Subject::Surplus(_)
        | Subject::Deficit(_)
        | Subject::Other
        | Subject::FundRelease(_)
        | Subject::Settlement(_)
        | Subject::Continuation(_) => Vec::new(),
        Subject::WriteOff(write_off) => {
            let claim = ledger.claims.get(write_off.invoice);
            claim.map(|claim| claim.partner).into_iter().collect()
        }
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
        Event::InvoiceCredited(credited) => vec![credited.amount],
        Event::ClaimWrittenOff(written_off) => vec![written_off.amount],
        Event::ClaimRecovered(recovered) => vec![recovered.amount],
        Event::RefundReclaimed(reclaimed) => vec![reclaimed.amount],
        Event::AllocationReversed(reversed) => vec![reversed.amount],
        Event::PaymentReversed(reversed) => vec![reversed.amount],
        Event::OverpaymentRefunded(refunded) => vec![refunded.amount],
        Event::SubsidyGranted(granted) => vec![granted.amount],
        Event::SubsidyReceived(received) => vec![received.amount],
        Event::SubsidySpent(spent) => vec![spent.amount],
        Event::SubsidySettled(settled) => vec![settled.awarded],
        Event::SubsidyRepaid(repaid) => vec![repaid.amount],
        Event::CommitmentEntered(entered) => vec![entered.amount],
        Event::CommitmentChanged(changed) => vec![changed.amount],
        Event::CommitmentDrawn(drawn) => vec![drawn.amount],
        Event::CommitmentReleased(released) => vec![released.amount],
        Event::ForecastStated(stated) => vec![stated.amount],
        Event::FundReleased(released) => vec![released.amount],
        Event::RemainderTransferred(transferred) => vec![transferred.amount],
        Event::CovenantSettled(settled) => {
            let refunds = settled.refunds.iter().map(|refund| refund.amount);
            let shares = settled.shares.iter().map(|share| share.amount);
            refunds.chain(shares).chain([settled.left]).collect()
        }
        Event::PartnerWithdrawn(_)
        | Event::PartnerRenamed(_)
        | Event::PartnersMerged(_)
        | Event::ContinuationDecided(_)
        | Event::CovenantAmended(_)
        | Event::MonitoringReportReviewed(_)
        | Event::ActionOpened(_)
        | Event::ActionClosed(_)
        | Event::ActionPostponed(_)
        | Event::ReminderSent(_)
        | Event::ActReversed(_)
        | Event::DifferenceExplained(_)
        | Event::IssuerStated(_)
        | Event::BillingAddressStated(_)
        | Event::CovenantConcluded(_)
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
        | Event::PersonForgotten(_)
        | Event::AmbassadorAppointed(_)
        | Event::AmbassadorEnded(_)
        | Event::GroupJoined(_)
        | Event::GroupLeft(_)
        | Event::MeetingRecorded(_)
        | Event::ConversationRecorded(_)
        | Event::PlatformUpdated(_)
        | Event::GoalSet(_)
        | Event::GoalProgressRecorded(_)
        | Event::EvaluationRecorded(_) => Vec::new(),
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
        Subject::FundRelease(release) => release.amount.into_iter().collect(),
        Subject::WriteOff(write_off) => write_off.amount.into_iter().collect(),
        Subject::Settlement(_)
        | Subject::Accession(_)
        | Subject::RiskKey(_)
        | Subject::Deficit(_)
        | Subject::Other
        | Subject::Withdrawal(_)
        | Subject::Rename(_)
        | Subject::Merger(_)
        | Subject::Continuation(_)
        | Subject::Amendment(_) => Vec::new(),
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
