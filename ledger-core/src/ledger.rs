//! The ledger's state: everything that follows from the events recorded so far, in one slice per
//! subject. Rules and views read it; only events change it.

use foldhash::HashMap;

use crate::acts::{
    action::Actions, ambassador::Ambassadors, amendment::Amendments, continuation::Continuations,
    conversation::Conversations, evaluation::Evaluation, goal::Goals, group::Groups,
    meeting::Meetings, platform::Platform, review::Reviews,
};
use crate::acts::{
    budget::Budgets, commitment::Commitments, conclude::Partners, correction::Corrections,
    deficit::DeficitsShared, expense::Expenses, forecast::Forecasts, monitoring::IssuedReports,
    payment::Payments, proposal::Proposals, reminder::Reminders, risk_key::RiskKeys, role::Roles,
    schedule::Schedules, settlement::Settled, subsidy::Subsidies, surplus::Surpluses,
    year_end::ClosedYears,
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
    covenants: Vec<(Date, Covenant)>,
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
    /// Reminders sent.
    pub reminders: Reminders,
    /// Subsidies for projects.
    pub subsidies: Subsidies,
    /// What is promised on budget lines.
    pub commitments: Commitments,
    /// Acts that were reversed.
    pub corrections: Corrections,
    /// What was said of budget lines.
    pub forecasts: Forecasts,
    /// How the covenant was settled, once it is.
    pub settlement: Option<Settled>,
    /// Monitoring reports issued.
    pub reports: IssuedReports,
    /// What was said about them.
    pub reviews: Reviews,
    /// The action list.
    pub actions: Actions,
    /// What was decided about the end of the term.
    pub continuations: Continuations,
    /// How the covenant was amended.
    pub amendments: Amendments,
    /// The books.
    pub journal: Journal,
    /// Every bank entry in the books, by the bank's reference.
    pub bank_entries: HashMap<String, Position>,
    /// Who is and was ambassador of which partner.
    pub ambassadors: Ambassadors,
    /// Who is and was in which group.
    pub groups: Groups,
    /// Meetings held.
    pub meetings: Meetings,
    /// Conversations with partners.
    pub conversations: Conversations,
    /// What was put on the digital platform.
    pub platform: Platform,
    /// Goals and their progress.
    pub goals: Goals,
    /// The evaluation with all partners, once it was held.
    pub evaluation: Option<Evaluation>,
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
        if self.covenants.is_empty() && kind != EventKind::CovenantConcluded {
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

    /// The covenant as it was last agreed, once it is concluded.
    pub fn covenant(&self) -> Option<&Covenant> {
        self.covenants.last().map(|(_, covenant)| covenant)
    }

    /// The covenant as it read on a day; before its conclusion, as it was concluded.
    pub fn covenant_on(&self, day: Date) -> Option<&Covenant> {
        let by_then = self.covenants.iter().rev().find(|(from, _)| *from <= day);
        by_then.or(self.covenants.first()).map(|(_, covenant)| covenant)
    }

    /// The day from which the covenant reads as it was last agreed.
    pub(crate) fn covenant_since(&self) -> Option<Date> {
        self.covenants.last().map(|(from, _)| *from)
    }

    pub(crate) fn conclude(&mut self, covenant: Covenant) -> Result<(), Misfit> {
        if !self.covenants.is_empty() {
            return Err(Misfit("the covenant was already concluded"));
        }
        self.covenants.push((covenant.term.concluded_on, covenant));
        Ok(())
    }

    /// From a day on the covenant reads differently. What follows a later change keeps that change.
    pub(crate) fn amend(
        &mut self,
        from: Date,
        change: impl Fn(&mut Covenant),
    ) -> Result<(), Misfit> {
        let covenant = self.covenant_on(from).ok_or(Misfit("there is no covenant yet"))?.clone();
        let place = self.covenants.partition_point(|(since, _)| *since <= from);
        self.covenants.insert(place, (from, covenant));
        for (_, covenant) in self.covenants.iter_mut().skip(place) {
            change(covenant);
        }
        Ok(())
    }

    /// The fiscal year a day falls in.
    pub(crate) fn year_of(&self, date: Date) -> Result<crate::FiscalYear, Misfit> {
        self.covenant()
            .map(|covenant| covenant.year_of(date))
            .ok_or(Misfit("there is no covenant yet"))
    }

    /// Whether the covenant has a main theme at a place in its list, from 1.
    pub(crate) fn has_theme(&self, place: u8) -> bool {
        self.covenant().is_some_and(|covenant| covenant.theme(place).is_some())
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
