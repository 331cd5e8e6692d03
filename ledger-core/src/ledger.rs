//! The ledger's state: everything that follows from the events recorded so far, in one slice per
//! subject. Rules and views read it; only events change it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::acts::every_act;
use crate::bank_entries::BankEntries;
use crate::calendar::{Date, FiscalYear, Moment};
use crate::claims::Claims;
use crate::concerns::Concerns;
use crate::covenant::{Covenant, MonitoringPeriod};
use crate::event::{EventKind, Recorded};
use crate::ids::{Actor, PartnerId, Position};
use crate::journal::Journal;
use crate::misfit::{At, Misfit};
use crate::paged::{Lazy, PagedList, parts};
use crate::partners::Partners;

/// Makes the ledger, with the slices of the table of acts.
macro_rules! ledger {
    ($(
        $act:ident {
            $(commands $commands:tt)?
            $(events $events:tt)?
            $(refusals $refusals:tt)?
            $(state { $(#[$doc:meta])+ $how:ident $slice:ident: $type:ident })?
        }
    )+) => {
        $($(use crate::acts::$act::$type;)?)+

        /// The state that follows from the events recorded so far.
        ///
        /// [`Ledger::apply`] makes it by folding events in order. The same events always give an equal
        /// ledger. A clone shares its pages: each is copied when one of the two ledgers changes it.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct Ledger {
            next: Position,
            recorded_at: Option<Moment>,
            covenants: Vec<(Date, Covenant)>,
            /// The partner register.
            pub partners: Partners,
            /// What partners owe.
            pub claims: Claims,
            /// The books.
            pub journal: Journal,
            /// Every bank entry in the books, by the bank's reference.
            pub bank_entries: BankEntries,
            $($($(#[$doc])+ pub $slice: slice!($how $type),)?)+
            /// The day of every event, by position.
            days: PagedList<Date>,
            pub(crate) concerns: Concerns,
            /// The last day on which each actor acted, and the last event of that day.
            acted: BTreeMap<Actor, (Date, Position)>,
            /// The last day on which an event takes effect.
            latest: Option<Date>,
        }

        parts!(Ledger { days, concerns, partners, claims, journal, bank_entries, $($($slice,)?)+ });
    };
}

/// The type of a slice, depending on how it is stored.
macro_rules! slice {
    (lazy $type:ident) => { Lazy<$type> };
    (paged $type:ident) => { $type };
    (once $type:ident) => { Option<$type> };
}

every_act!(ledger);

/// An event that does not fit what was recorded before it: the ledger was not written by these rules.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {position}, {}, does not fit what comes before it: {why}", .kind.name())]
pub struct EvolveError {
    /// The event.
    pub position: Position,
    /// The kind of the event.
    pub kind: EventKind,
    /// Why it does not fit.
    pub why: &'static str,
}

impl Ledger {
    /// A ledger without events.
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

    /// The position of the next event, which is also the number of events taken in.
    pub fn next(&self) -> Position {
        self.next
    }

    /// When the last event was recorded.
    pub fn recorded_at(&self) -> Option<Moment> {
        self.recorded_at
    }

    /// The day on which an event takes effect. Returns `None` if there is no such event.
    pub fn day_of(&self, position: Position) -> Option<Date> {
        self.days.get(usize::try_from(position.0).ok()?).copied()
    }

    /// The last day on which anything takes effect or is booked so far.
    pub fn latest_day(&self) -> Option<Date> {
        self.latest.max(self.journal.latest())
    }

    /// The last day on which an actor acted, and the last event of that day.
    pub(crate) fn last_act(&self, actor: Actor) -> Option<(Date, Position)> {
        self.acted.get(&actor).copied()
    }

    /// The covenant as it was last agreed. Returns `None` before it is concluded.
    pub fn covenant(&self) -> Option<&Covenant> {
        self.covenants.last().map(|(_, covenant)| covenant)
    }

    /// Whether a partner holds or held a seat of the regiegroep, or will.
    pub(crate) fn had_seat(&self, partner: PartnerId) -> bool {
        let seats = self.covenants.iter().flat_map(|(_, covenant)| &covenant.seats);
        seats.into_iter().any(|seat| seat.partner == partner)
    }

    /// The first year of which the books have anything: that of the covenant, or that in which they were opened.
    /// Returns `None` before the covenant is concluded.
    pub fn first_year(&self) -> Option<FiscalYear> {
        let of_covenant = self.covenant()?.first_year();
        Some(self.opening.as_ref().map_or(of_covenant, |opening| opening.year))
    }

    /// The years of the covenant from the [first of the books](Ledger::first_year) on, in order.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> {
        let years = self.covenant().into_iter().flat_map(Covenant::years);
        years.filter(|year| self.first_year() <= Some(*year))
    }

    /// The first day over which these books report: that of the covenant, or the later day on which they were
    /// opened.
    pub(crate) fn reports_from(&self, covenant: &Covenant) -> Date {
        let starts = covenant.starts();
        self.opening.as_ref().map_or(starts, |opening| opening.on.max(starts))
    }

    /// The monitoring periods of the covenant over which these books can report, in order: those that end on
    /// the first day over which they report, or later.
    pub fn periods(&self) -> impl Iterator<Item = MonitoringPeriod> {
        self.covenant().into_iter().flat_map(|covenant| {
            let starts = self.reports_from(covenant);
            covenant.periods().filter(move |period| starts <= period.to)
        })
    }

    /// The covenant as it is on a day. Before its conclusion, that is the covenant as concluded.
    pub fn covenant_on(&self, day: Date) -> Option<&Covenant> {
        let by_then = self.covenants.partition_point(|(from, _)| *from <= day);
        self.covenants.get(by_then.saturating_sub(1)).map(|(_, covenant)| covenant)
    }

    /// The covenant of a day, and as it was agreed to read on later days.
    pub(crate) fn covenants_from(&self, day: Date) -> impl Iterator<Item = &Covenant> {
        let by_then = self.covenants.partition_point(|(from, _)| *from <= day);
        self.covenants.iter().skip(by_then.saturating_sub(1)).map(|(_, covenant)| covenant)
    }

    /// The day from which the covenant is as it was last agreed.
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

    /// Whether the only events so far conclude the covenant and name its parties.
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

    /// Changes the covenant from a day on. Later changes are kept.
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
    pub(crate) fn year_of(&self, date: Date) -> Result<FiscalYear, Misfit> {
        self.covenant()
            .map(|covenant| covenant.year_of(date))
            .ok_or(Misfit("there is no covenant yet"))
    }

    /// Whether the covenant has a main theme at a place in its list, from 1.
    pub(crate) fn has_theme(&self, place: u8) -> bool {
        self.covenant().is_some_and(|covenant| covenant.theme(place).is_some())
    }
}
