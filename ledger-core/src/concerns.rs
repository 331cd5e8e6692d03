//! Which events may concern a partner, so that its page need not read them all.
//!
//! What happened to its claims and payments is found by these. Of the other events those that name one
//! partner are noted by it, those of the regiegroep together, and those that name many together too. That
//! is never too few and may be too many: [`Ledger::partner_of`] says of each event whom it concerns.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::acts::proposal::Proposal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Concerned;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::paged::{PagedList, parts};

/// Events by whom they may concern, but for those that claims, payments and proposals lead to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Concerns {
    /// Those that name one partner, by its place in the register.
    of_partner: PagedList<Vec<Position>>,
    /// Those of a seat of the regiegroep, and so of the partner that holds it.
    of_seats: PagedList<Position>,
    /// Those that name several partners.
    of_many: PagedList<Position>,
}

parts!(Concerns { of_partner, of_seats, of_many });

impl Ledger {
    /// Notes whom an event may concern; the ledger has taken in all before it.
    pub(crate) fn note_concerned(&mut self, event: &Event, position: Position) {
        // A proposal is found among the proposals: whom it is about may accede only later.
        if matches!(event, Event::ProposalSubmitted(_)) {
            return;
        }
        let (mut partner, mut several, mut seats) = (None, false, false);
        event.concerns(&mut |concerned| match concerned {
            Concerned::Partner(named) => several |= partner.replace(named).is_some(),
            Concerned::Seat(_) | Concerned::LeftSeat(_) | Concerned::Owner(_) => seats = true,
            // Found by claims, payments and proposals.
            Concerned::Debtor(_) | Concerned::Payer(_) | Concerned::Code(_) => {}
        });
        match partner {
            Some(_) if several => self.concerns.of_many.push(position),
            // A partner that is not the next either is none, and the event will not fit.
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

    /// The partner whom something in an event leads to. The ledger has taken in the event, and maybe more.
    ///
    /// Returns `None` if it leads to nobody: a project leader, or a partner that has not acceded.
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
