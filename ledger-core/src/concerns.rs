//! Which events may concern a partner, so that its page need not read them all.
//!
//! What happened to its claims and payments is found by these. Of the other events those that name one
//! partner are noted by it, those of the regiegroep together, and those that name many together too. That
//! is never too few and may be too many: [`partners`](crate::views::search::partners) says of each event
//! whom it concerns.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::paged::PagedList;
use crate::views::search::concerned;

/// Events by whom they may concern, but for those that claims, payments and proposals lead to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Concerns {
    /// Those that name one partner or two, by its place in the register.
    pub(crate) of_partner: PagedList<Vec<Position>>,
    /// Those of a seat of the regiegroep, and so of the partner that holds it.
    pub(crate) of_seats: PagedList<Position>,
    /// Those that may name many partners.
    pub(crate) of_many: PagedList<Position>,
}

impl Ledger {
    /// Notes whom an event may concern; the ledger has taken in all before it.
    pub(crate) fn note_concerned(&mut self, event: &Event, position: Position) {
        match event {
            Event::PartyNamed(named) => self.concerns(named.partner, position),
            Event::CovenantSigned(signed) => self.concerns(signed.partner, position),
            Event::PartnerAcceded(acceded) => self.concerns(acceded.partner, position),
            Event::RefundPaid(paid) => self.concerns(paid.partner, position),
            Event::PartnerWithdrawn(withdrawn) => self.concerns(withdrawn.partner, position),
            Event::PartnerRenamed(renamed) => self.concerns(renamed.partner, position),
            Event::AmbassadorAppointed(appointed) => self.concerns(appointed.partner, position),
            Event::AmbassadorEnded(ended) => self.concerns(ended.partner, position),
            Event::ConversationRecorded(held) => self.concerns(held.partner, position),
            Event::BillingAddressStated(stated) => self.concerns(stated.partner, position),
            Event::PlatformUpdated(updated) => {
                if let Some(partner) = updated.partner {
                    self.concerns(partner, position);
                }
            }
            Event::ReminderSent(sent) => {
                if let Some(partner) = self.claims.get(sent.invoice).map(|claim| claim.partner) {
                    self.concerns(partner, position);
                }
            }
            Event::PartnersMerged(_)
            | Event::ContributionScheduleAdopted(_)
            | Event::SurplusAppropriated(_)
            | Event::MeetingRecorded(_)
            | Event::EvaluationRecorded(_)
            | Event::CovenantSettled(_)
            | Event::CovenantAmended(_) => self.concerns.of_many.push(position),
            Event::RoleAppointed(_)
            | Event::RoleEnded(_)
            | Event::VoteCast(_)
            | Event::RiskKeyAdopted(_)
            | Event::ActionOpened(_)
            | Event::ActionClosed(_)
            | Event::ActionPostponed(_) => self.concerns.of_seats.push(position),
            // Found by its claims.
            Event::ContributionInvoiced(_)
            | Event::DeficitShared(_)
            | Event::PaymentAllocated(_)
            | Event::InvoiceCredited(_)
            | Event::ClaimWrittenOff(_)
            | Event::ClaimRecovered(_)
            | Event::RefundReclaimed(_)
            | Event::AllocationReversed(_)
            // Found by its payments.
            | Event::PaymentReceived(_)
            | Event::PaymentReversed(_)
            | Event::OverpaymentRefunded(_)
            // Found by the proposals: the partner may accede only later.
            | Event::ProposalSubmitted(_)
            // Concerns nobody.
            | Event::FundReleased(_)
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
            | Event::GoalProgressRecorded(_) => {}
        }
    }

    fn concerns(&mut self, partner: PartnerId, position: Position) {
        // A partner that is not the next either is none, and the event will not fit.
        if partner.index() <= self.partners.count()
            && let Some(events) = self.concerns.of_partner.filled_to(partner.index())
        {
            events.push(position);
        }
    }

    /// The events that may concern a partner, in order: all that do, and some that do not.
    pub fn may_concern(&self, partner: PartnerId) -> BTreeSet<Position> {
        let mut found = BTreeSet::new();
        found.extend(self.concerns.of_partner.get(partner.index()).into_iter().flatten());
        found.extend(self.concerns.of_many.iter());
        if self.had_seat(partner) {
            found.extend(self.concerns.of_seats.iter());
        }
        for (_, claim) in self.claims.of(partner) {
            found.insert(claim.position);
            found.extend(self.claims.changes(claim).map(|change| change.position));
        }
        let mut own = BTreeSet::new();
        for (id, payment) in self.payments.of(partner) {
            found.insert(payment.position);
            found.extend(self.claims.parts_of(id).map(|part| part.position));
            own.insert(id);
        }
        let back = self.payments.paid_back().iter().filter(|back| own.contains(&back.payment));
        found.extend(back.map(|back| back.position));
        let about = self.proposals.all().map(|(_, proposal)| proposal);
        let about = about.filter(|of| concerned(&of.subject, self).contains(&partner));
        found.extend(about.map(|proposal| proposal.position));
        found
    }
}
