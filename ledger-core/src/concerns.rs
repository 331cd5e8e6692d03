//! The events that may concern a partner, so that its page need not read all events.
//!
//! Events about claims, payments and proposals are found through these. Of the other events, an event that
//! names one partner is noted by that partner. Events of the regiegroep are noted together, and so are events
//! that name several partners. No event is missed, and some may not concern the partner:
//! [`Ledger::partner_of`] tells which do.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::acts::proposal::Proposal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Concerned;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::paged::{PagedList, parts};

/// The events by the partners they may concern, except those found through claims, payments and proposals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Concerns {
    /// Events that name one partner, by its place in the register.
    of_partner: PagedList<Vec<Position>>,
    /// Events of a seat of the regiegroep, and so of the partner that holds it.
    of_seats: PagedList<Position>,
    /// Events that name several partners.
    of_many: PagedList<Position>,
}

parts!(Concerns { of_partner, of_seats, of_many });

impl Ledger {
    /// Notes the partners that an event may concern. The ledger must have taken in all events before it.
    pub(crate) fn note_concerned(&mut self, event: &Event, position: Position) {
        // A proposal is found among the proposals: the partner it is about may accede only later.
        if matches!(event, Event::ProposalSubmitted(_)) {
            return;
        }
        let (mut partner, mut several, mut seats) = (None, false, false);
        event.concerns(&mut |concerned| match concerned {
            Concerned::Partner(named) => several |= partner.replace(named).is_some(),
            Concerned::Seat(_) | Concerned::LeftSeat(_) | Concerned::Owner(_) => seats = true,
            // These are found through claims, payments and proposals.
            Concerned::Debtor(_) | Concerned::Payer(_) | Concerned::Code(_) => {}
        });
        match partner {
            Some(_) if several => self.concerns.of_many.push(position),
            // A number beyond that of the next partner names nobody, and the event will not fit.
            Some(partner) if partner.index() <= self.partners.count() => {
                if let Some(events) = self.concerns.of_partner.filled_to(partner.index()) {
                    events.push(position);
                }
            }
            Some(_) | None => {}
        }
        if seats {
            self.concerns.of_seats.push(position);
        }
    }

    /// The partner that `concerned` in an event leads to. The ledger must have taken in the event.
    ///
    /// Returns `None` for a project leader, and for a partner that has not acceded.
    pub(crate) fn partner_of(
        &self,
        concerned: Concerned<'_>,
        on: Date,
        position: Position,
    ) -> Option<PartnerId> {
        match concerned {
            Concerned::Partner(partner) => Some(partner),
            Concerned::Code(code) => self.partners.find(code),
            Concerned::Seat(seat) => Some(self.covenant_on(on)?.seat(seat)?.partner),
            Concerned::LeftSeat(seat) => Some(self.amendments.moved(position, seat)?.left_by),
            Concerned::Debtor(invoice) => Some(self.claims.get(invoice)?.partner),
            Concerned::Payer(payment) => Some(self.payments.get(payment)?.partner),
            Concerned::Owner(action) => {
                let mut owner = None;
                self.actions.get(action)?.owner.concerns(&mut |seat| {
                    owner = self.partner_of(seat, on, position);
                });
                owner
            }
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
            found.extend(self.reminders.of(claim.invoice).iter().map(|sent| sent.position));
            found.extend(self.disputes.events(claim.invoice));
            found.extend(self.arrangements.events(claim.invoice));
        }
        let mut own = BTreeSet::new();
        for (id, payment) in self.payments.of(partner) {
            found.insert(payment.position);
            found.extend(self.claims.parts_of(id).map(|part| part.position));
            own.insert(id);
        }
        let back = self.payments.paid_back().iter().filter(|back| own.contains(&back.payment));
        found.extend(back.map(|back| back.position));
        let about =
            self.proposals.all().filter(|(_, of)| self.partners_about(of).contains(&partner));
        found.extend(about.map(|(_, proposal)| proposal.position));
        found
    }

    /// The partners that a proposal is about.
    pub(crate) fn partners_about(&self, proposal: &Proposal) -> Vec<PartnerId> {
        let Proposal { subject, submitted_on, position, .. } = proposal;
        let mut found = Vec::new();
        subject.concerns(&mut |concerned| {
            found.extend(self.partner_of(concerned, *submitted_on, *position));
        });
        found
    }
}
