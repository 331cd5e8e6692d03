//! The ledger's state: everything that follows from the events recorded so far, in one slice per
//! subject. Rules and views read it; only events change it.

use std::collections::HashMap;

use crate::acts::{
    budget::Budgets, conclude::Partners, deficit::DeficitsShared, expense::Expenses,
    monitoring::IssuedReports, payment::Payments, proposal::Proposals, risk_key::RiskKeys,
    role::Roles, schedule::Schedules, surplus::Surpluses, year_end::ClosedYears,
};
use crate::acts::{document::Documents, person::Persons};
use crate::calendar::{Date, Moment};
use crate::covenant::Covenant;
use crate::event::{Actor, EventKind, Recorded};
use crate::ids::Position;
use crate::invoice::Claims;
use crate::journal::Journal;

/// What the events recorded so far add up to.
///
/// Made by folding events in order with [`Ledger::apply`]; the same events always give an equal
/// ledger.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    next: Position,
    recorded_at: Option<Moment>,
    covenant: Option<Box<Covenant>>,
    /// The partner register.
    pub partners: Partners,
    /// Who holds and held which role.
    pub roles: Roles,
    /// Proposals, votes and decisions.
    pub proposals: Proposals,
    /// How a deficit is divided.
    pub risk_keys: RiskKeys,
    /// Budgets and their lines.
    pub budgets: Budgets,
    /// What partners contribute.
    pub schedules: Schedules,
    /// What partners owe.
    pub claims: Claims,
    /// What was received from them.
    pub payments: Payments,
    /// What was spent.
    pub expenses: Expenses,
    /// The years whose books are closed.
    pub years: ClosedYears,
    /// Surpluses appropriated.
    pub surpluses: Surpluses,
    /// Deficits shared.
    pub deficits: DeficitsShared,
    /// Monitoring reports issued.
    pub reports: IssuedReports,
    /// The books.
    pub journal: Journal,
    /// Every bank entry in the books, by the bank's reference.
    pub bank_entries: HashMap<String, Position>,
    /// Documents attached to events.
    pub documents: Documents,
    /// Persons who were forgotten.
    pub persons: Persons,
    /// The day of every event, by position.
    days: Vec<Date>,
}

/// An event that does not fit what was recorded before it: the ledger was not written by these rules.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {position}, {}, does not fit what comes before it: {why}", .kind.name())]
pub struct EvolveError {
    /// The event.
    pub position: Position,
    /// Which event it is.
    pub kind: EventKind,
    /// What does not fit.
    pub why: &'static str,
}

/// What about an event does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misfit(pub(crate) &'static str);

/// Where, when and by whom an event was recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) position: Position,
    pub(crate) on: Date,
    pub(crate) actor: Actor,
}

/// An event of an act: changes its slice of the ledger and posts to the journal.
///
/// It trusts nothing but what it checks: an event that does not fit is a [`Misfit`], never a panic.
pub(crate) trait Fact {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit>;
}

impl Ledger {
    /// A ledger in which nothing was recorded.
    pub fn new() -> Ledger {
        Ledger::default()
    }

    /// Takes in the next event.
    ///
    /// # Errors
    /// A position that is not the next, an event recorded before the one before it, or an event that
    /// does not fit. The ledger must not be used further after an error.
    pub fn apply(&mut self, recorded: Recorded) -> Result<(), EvolveError> {
        let Recorded { position, recorded_at, on, actor, event } = recorded;
        let kind = event.kind();
        let misfit = |why| EvolveError { position, kind, why };
        if position != self.next {
            return Err(misfit("its position is not the next"));
        }
        if self.recorded_at.is_some_and(|before| recorded_at < before) {
            return Err(misfit("it was recorded before the event before it"));
        }
        if self.covenant.is_none() && kind != EventKind::CovenantConcluded {
            return Err(misfit("there is no covenant yet"));
        }
        self.next = position.next();
        self.recorded_at = Some(recorded_at);
        self.days.push(on);
        event.evolve(At { position, on, actor }, self).map_err(|Misfit(why)| misfit(why))
    }

    /// The position the next event gets; also the number of events taken in.
    pub fn next(&self) -> Position {
        self.next
    }

    /// When the last event was recorded.
    pub fn recorded_at(&self) -> Option<Moment> {
        self.recorded_at
    }

    /// The day an event takes effect; nothing for a position that no event has.
    pub fn day_of(&self, position: Position) -> Option<Date> {
        self.days.get(usize::try_from(position.0).ok()?).copied()
    }

    /// The covenant, once it is concluded.
    pub fn covenant(&self) -> Option<&Covenant> {
        self.covenant.as_deref()
    }

    pub(crate) fn conclude(&mut self, covenant: Covenant) -> Result<(), Misfit> {
        match self.covenant.replace(Box::new(covenant)) {
            None => Ok(()),
            Some(_) => Err(Misfit("the covenant was already concluded")),
        }
    }

    /// The fiscal year a day falls in.
    pub(crate) fn year_of(&self, date: Date) -> Result<crate::FiscalYear, Misfit> {
        self.covenant()
            .map(|covenant| covenant.year_of(date))
            .ok_or(Misfit("there is no covenant yet"))
    }

    /// Remembers a bank entry.
    pub(crate) fn enter_bank(&mut self, reference: String, at: At) -> Result<(), Misfit> {
        match self.bank_entries.insert(reference, at.position) {
            None => Ok(()),
            Some(_) => Err(Misfit("its bank entry was already recorded")),
        }
    }
}

/// Boxed events evolve as their contents do.
impl<F: Fact> Fact for Box<F> {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        (*self).evolve(at, ledger)
    }
}
