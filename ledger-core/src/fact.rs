//! What every event of an act can do: change the ledger, and list the partners and amounts it is about.

use crate::ids::{ActionId, PartnerId, PaymentId, SeatId};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;

/// An event of an act.
pub(crate) trait Fact {
    /// Changes the act's slice of the ledger and posts to the journal.
    ///
    /// It checks everything it relies on: an event that does not fit is a [`Misfit`], never a panic.
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit>;

    /// Calls `name` with each partner that the event concerns, or with what leads to it. A test checks that
    /// no partner in an event is left out.
    fn concerns(&self, _name: &mut dyn FnMut(Concerned<'_>)) {}

    /// Every amount in the event, with its sign. A test checks that none is left out.
    fn amounts(&self) -> Vec<Money> {
        Vec::new()
    }
}

/// A partner that an event concerns, or what leads to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Concerned<'a> {
    /// A partner.
    Partner(PartnerId),
    /// A partner, by its code, that may be in the register only later.
    Code(&'a str),
    /// The partner that holds a seat on the day of the event.
    Seat(SeatId),
    /// The partner that held a seat before the event, an amendment.
    LeftSeat(SeatId),
    /// The partner that owes or owed an invoice.
    Debtor(InvoiceNumber),
    /// The partner that made a payment.
    Payer(PaymentId),
    /// The owner of an action.
    Owner(ActionId),
}

/// A boxed event does what its contents do.
impl<F: Fact> Fact for Box<F> {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        (*self).evolve(at, ledger)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        (**self).concerns(name);
    }

    fn amounts(&self) -> Vec<Money> {
        (**self).amounts()
    }
}
