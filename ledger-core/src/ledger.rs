//! The ledger's state: everything that follows from the events recorded so far, in one slice per
//! subject. Rules and views read it; only events change it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::acts::{
    action::Actions, ambassador::Ambassadors, amendment::Amendments, continuation::Continuations,
    conversation::Conversations, evaluation::Evaluation, goal::Goals, group::Groups,
    meeting::Meetings, platform::Platform, review::Reviews,
};
use crate::acts::{
    billing::BillingAddresses, budget::Budgets, commitment::Commitments, conclude::Partners,
    correction::Corrections, deficit::DeficitsShared, expense::Expenses, forecast::Forecasts,
    issuer::Issuers, monitoring::IssuedReports, payment::Payments, proposal::Proposals,
    reminder::Reminders, risk_key::RiskKeys, role::Roles, schedule::Schedules, settlement::Settled,
    subsidy::Subsidies, surplus::Surpluses, year_end::ClosedYears,
};
use crate::acts::{document::Documents, person::Persons};
use crate::bank_entries::BankEntries;
use crate::calendar::{Date, Moment};
use crate::concerns::Concerns;
use crate::covenant::Covenant;
use crate::event::{Actor, EventKind, Recorded};
use crate::ids::{PartnerId, Position};
use crate::invoice::Claims;
use crate::journal::Journal;
use crate::paged::{Lazy, PagedList, PartReader, PartWriter};

/// What the events recorded so far add up to.
///
/// Made by folding events in order with [`Ledger::apply`]; the same events always give an equal
/// ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    next: Position,
    recorded_at: Option<Moment>,
    covenants: Vec<(Date, Covenant)>,
    /// The partner register.
    pub partners: Partners,
    /// Who holds and held which role.
    pub roles: Lazy<Roles>,
    /// Proposals, votes and decisions.
    pub proposals: Lazy<Proposals>,
    /// How a deficit is divided.
    pub risk_keys: Lazy<RiskKeys>,
    /// Budgets and their lines.
    pub budgets: Lazy<Budgets>,
    /// What partners contribute.
    pub schedules: Lazy<Schedules>,
    /// What partners owe.
    pub claims: Claims,
    /// What was received from them.
    pub payments: Payments,
    /// Who issues the invoices.
    pub issuers: Lazy<Issuers>,
    /// Where partners are billed.
    pub billing: BillingAddresses,
    /// What was spent.
    pub expenses: Lazy<Expenses>,
    /// The years whose books are closed.
    pub years: Lazy<ClosedYears>,
    /// Surpluses appropriated.
    pub surpluses: Lazy<Surpluses>,
    /// Deficits shared.
    pub deficits: Lazy<DeficitsShared>,
    /// Reminders sent.
    pub reminders: Lazy<Reminders>,
    /// Subsidies for projects.
    pub subsidies: Lazy<Subsidies>,
    /// What is promised on budget lines.
    pub commitments: Lazy<Commitments>,
    /// Acts that were reversed.
    pub corrections: Lazy<Corrections>,
    /// What was said of budget lines.
    pub forecasts: Lazy<Forecasts>,
    /// How the covenant was settled, once it is.
    pub settlement: Option<Settled>,
    /// Monitoring reports issued.
    pub reports: Lazy<IssuedReports>,
    /// What was said about them.
    pub reviews: Lazy<Reviews>,
    /// The action list.
    pub actions: Lazy<Actions>,
    /// What was decided about the end of the term.
    pub continuations: Lazy<Continuations>,
    /// How the covenant was amended.
    pub amendments: Lazy<Amendments>,
    /// The books.
    pub journal: Journal,
    /// Every bank entry in the books, by the bank's reference.
    pub bank_entries: BankEntries,
    /// Who is and was ambassador of which partner.
    pub ambassadors: Lazy<Ambassadors>,
    /// Who is and was in which group.
    pub groups: Lazy<Groups>,
    /// Meetings held.
    pub meetings: Lazy<Meetings>,
    /// Conversations with partners.
    pub conversations: Lazy<Conversations>,
    /// What was put on the digital platform.
    pub platform: Lazy<Platform>,
    /// Goals and their progress.
    pub goals: Lazy<Goals>,
    /// The evaluation with all partners, once it was held.
    pub evaluation: Option<Evaluation>,
    /// Documents attached to events.
    pub documents: Lazy<Documents>,
    /// Persons who were forgotten.
    pub persons: Lazy<Persons>,
    /// The day of every event, by position.
    days: PagedList<Date>,
    pub(crate) concerns: Concerns,
    /// The last day on which each acted, and the last event of that day.
    acted: BTreeMap<Actor, (Date, Position)>,
    /// The last day on which an event takes effect.
    latest: Option<Date>,
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

/// Visits every part of which a snapshot keeps the pages, in the order of the snapshot.
macro_rules! parts {
    ($ledger:ident, $with:ident, $($by:tt)+) => {
        $with.part($($by)+ $ledger.days)?;
        $with.part($($by)+ $ledger.bank_entries.by_key)?;
        $with.part($($by)+ $ledger.bank_entries.by_event)?;
        $with.part($($by)+ $ledger.concerns.of_partner)?;
        $with.part($($by)+ $ledger.concerns.of_seats)?;
        $with.part($($by)+ $ledger.concerns.of_many)?;
        $with.part($($by)+ $ledger.journal.pages)?;
        $with.part($($by)+ $ledger.partners.all)?;
        $with.part($($by)+ $ledger.partners.by_code)?;
        $with.part($($by)+ $ledger.partners.by_name)?;
        $with.part($($by)+ $ledger.claims.all)?;
        $with.part($($by)+ $ledger.claims.reductions)?;
        $with.part($($by)+ $ledger.claims.places)?;
        $with.part($($by)+ $ledger.claims.of_partner)?;
        $with.part($($by)+ $ledger.claims.of_payment)?;
        $with.part($($by)+ $ledger.claims.credit_notes)?;
        $with.part($($by)+ $ledger.claims.reasons)?;
        $with.part($($by)+ $ledger.payments.all)?;
        $with.part($($by)+ $ledger.payments.paid_back)?;
        $with.part($($by)+ $ledger.payments.of_partner)?;
        $with.part($($by)+ $ledger.billing.of_partner)?;
        $with.part($($by)+ $ledger.roles)?;
        $with.part($($by)+ $ledger.proposals)?;
        $with.part($($by)+ $ledger.risk_keys)?;
        $with.part($($by)+ $ledger.budgets)?;
        $with.part($($by)+ $ledger.schedules)?;
        $with.part($($by)+ $ledger.issuers)?;
        $with.part($($by)+ $ledger.expenses)?;
        $with.part($($by)+ $ledger.years)?;
        $with.part($($by)+ $ledger.surpluses)?;
        $with.part($($by)+ $ledger.deficits)?;
        $with.part($($by)+ $ledger.reminders)?;
        $with.part($($by)+ $ledger.subsidies)?;
        $with.part($($by)+ $ledger.commitments)?;
        $with.part($($by)+ $ledger.corrections)?;
        $with.part($($by)+ $ledger.forecasts)?;
        $with.part($($by)+ $ledger.reports)?;
        $with.part($($by)+ $ledger.reviews)?;
        $with.part($($by)+ $ledger.actions)?;
        $with.part($($by)+ $ledger.continuations)?;
        $with.part($($by)+ $ledger.amendments)?;
        $with.part($($by)+ $ledger.ambassadors)?;
        $with.part($($by)+ $ledger.groups)?;
        $with.part($($by)+ $ledger.meetings)?;
        $with.part($($by)+ $ledger.conversations)?;
        $with.part($($by)+ $ledger.platform)?;
        $with.part($($by)+ $ledger.goals)?;
        $with.part($($by)+ $ledger.documents)?;
        $with.part($($by)+ $ledger.persons)?;
    };
}

impl Ledger {
    /// Writes the pages of all that a snapshot keeps in pages. What serde makes of the ledger is the rest.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_parts<W: PartWriter>(&self, writer: &mut W) -> Result<(), W::Error> {
        parts!(self, writer, &);
        Ok(())
    }

    /// Gives a ledger that serde read the sources of its pages.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn read_parts<R: PartReader>(&mut self, reader: &mut R) -> Result<(), R::Error> {
        parts!(self, reader, &mut);
        Ok(())
    }
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
        self.check_founded(position, kind).map_err(|Misfit(why)| misfit(why))?;
        self.next = position.next();
        self.recorded_at = Some(recorded_at);
        self.days.push(on);
        self.latest = self.latest.max(Some(on));
        let acted = self.acted.entry(actor).or_insert((on, position));
        *acted = (*acted).max((on, position));
        self.note_concerned(&event, position);
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

    /// The last day on which anything takes effect or is booked so far.
    pub fn latest_day(&self) -> Option<Date> {
        self.latest.max(self.journal.latest())
    }

    /// The last day on which somebody acted, and the last event of that day.
    pub(crate) fn last_act(&self, actor: Actor) -> Option<(Date, Position)> {
        self.acted.get(&actor).copied()
    }

    /// The covenant as it was last agreed, once it is concluded.
    pub fn covenant(&self) -> Option<&Covenant> {
        self.covenants.last().map(|(_, covenant)| covenant)
    }

    /// Whether a partner holds or held a seat of the regiegroep, or will.
    pub(crate) fn had_seat(&self, partner: PartnerId) -> bool {
        let seats = self.covenants.iter().flat_map(|(_, covenant)| &covenant.seats);
        seats.into_iter().any(|seat| seat.partner == partner)
    }

    /// The covenant as it read on a day; before its conclusion, as it was concluded.
    pub fn covenant_on(&self, day: Date) -> Option<&Covenant> {
        let by_then = self.covenants.partition_point(|(from, _)| *from <= day);
        self.covenants.get(by_then.saturating_sub(1)).map(|(_, covenant)| covenant)
    }

    /// The day from which the covenant reads as it was last agreed.
    pub(crate) fn covenant_since(&self) -> Option<Date> {
        self.covenants.last().map(|(from, _)| *from)
    }

    pub(crate) fn conclude(&mut self, covenant: Covenant) -> Result<(), Misfit> {
        if !self.covenants.is_empty() {
            return Err(Misfit("the covenant was already concluded"));
        }
        if covenant.contradicts_itself() {
            return Err(Misfit("the covenant contradicts itself"));
        }
        self.covenants.push((covenant.term.concluded_on, covenant));
        Ok(())
    }

    /// Whether no event was taken in yet but those that conclude the covenant and name its parties.
    pub(crate) fn is_founding(&self, position: Position) -> bool {
        usize::try_from(position.0) == Ok(self.partners.count() + 1)
    }

    /// Checks, before the first event after those that name the parties, that the covenant and its parties
    /// fit each other.
    fn check_founded(&self, position: Position, kind: EventKind) -> Result<(), Misfit> {
        if kind == EventKind::PartyNamed || !self.is_founding(position) {
            return Ok(());
        }
        match self.covenant().is_some_and(|of| of.contradicts(&self.partners)) {
            true => Err(Misfit("the covenant and its parties contradict each other")),
            false => Ok(()),
        }
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
            if covenant.contradicts_itself() {
                return Err(Misfit("the covenant would contradict itself"));
            }
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
        self.bank_entries.enter(reference, at.position)
    }
}

/// Boxed events evolve as their contents do.
impl<F: Fact> Fact for Box<F> {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        (*self).evolve(at, ledger)
    }
}
