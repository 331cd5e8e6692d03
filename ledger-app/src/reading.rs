//! A ledger that is open for reading: its log, and its folded state. Nothing is locked or written.

use std::collections::BTreeMap;

use ledger_core::{Date, Ledger, Moment, Position, TimeZone};
use ledger_report::People;
use ledger_store::{DiskLog, DocumentStore, EventLog, PersonStore, Snapshot};

use crate::contact;
use crate::failure::Failure;
use crate::folding::{self, fold};
use crate::place::{AsOf, Clock, Place};

/// A ledger that is open for reading, with all its events folded.
pub struct Reading {
    /// Its events.
    pub log: DiskLog,
    /// The documents beside the events.
    pub documents: DocumentStore,
    pub(crate) place: Place,
    pub(crate) clock: Clock,
    pub(crate) ledger: Ledger,
}

/// A state of a ledger, present or past.
#[derive(Clone, Debug)]
pub struct State {
    /// The folded ledger. It shares its pages with other states.
    pub ledger: Ledger,
    /// The number of its events.
    pub events: Position,
    /// The day to look at it from, unless another is given: the present day, or the day of the moment that
    /// was asked for.
    pub today: Date,
}

impl Reading {
    /// Opens a ledger and folds everything recorded in it.
    ///
    /// # Errors
    /// Those of opening and reading the log.
    pub fn open(place: Place, clock: Clock) -> Result<Reading, Failure> {
        let log = opened(&place)?;
        let ledger = fold(&log, log.head())?;
        Ok(Reading::of(log, ledger, place, clock))
    }

    /// Opens a ledger, folds it, and compares the snapshot with it. Returns the snapshot if they differ.
    ///
    /// # Errors
    /// Those of opening and reading the log.
    pub fn open_to_compare(
        place: Place,
        clock: Clock,
    ) -> Result<(Reading, Option<Snapshot>), Failure> {
        let log = opened(&place)?;
        let (ledger, differs) = folding::fold_and_compare(&place, &log)?;
        Ok((Reading::of(log, ledger, place, clock), differs))
    }

    pub(crate) fn of(log: DiskLog, ledger: Ledger, place: Place, clock: Clock) -> Reading {
        Reading { documents: DocumentStore::of(&place.dir), log, ledger, place, clock }
    }

    /// The folded ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Where the ledger is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The present day, by the clocks of the ledger.
    pub fn today(&self) -> Date {
        self.now().day_in(self.zone())
    }

    /// The time zone of the ledger.
    pub fn zone(&self) -> TimeZone {
        self.ledger.covenant().map_or_else(TimeZone::default, |of| of.calendar.time_zone)
    }

    /// Returns the present state, or a past one, which is folded from its events.
    ///
    /// # Errors
    /// A number beyond the head; those of reading the log.
    pub fn state(&self, as_of: Option<AsOf>) -> Result<State, Failure> {
        let events = as_of.map_or(Ok(self.log.head()), |as_of| self.events_as_of(as_of))?;
        let ledger = match events < self.log.head() {
            true => fold(&self.log, events)?,
            false => self.ledger.clone(),
        };
        let today = match as_of {
            Some(AsOf::Day(day)) => day,
            Some(AsOf::Moment(moment)) => moment.day_in(self.zone()),
            Some(AsOf::Events(_)) | None => self.today(),
        };
        Ok(State { ledger, events, today })
    }

    /// Returns the number of events in a state.
    ///
    /// # Errors
    /// A number beyond the head; those of reading the log.
    pub fn events_as_of(&self, as_of: AsOf) -> Result<Position, Failure> {
        let head = self.log.head();
        match as_of {
            AsOf::Events(events) if events > head => {
                Err(Failure::usage(|lang| lang.state_beyond_head(events, head)))
            }
            AsOf::Events(events) => Ok(events),
            AsOf::Moment(moment) => self.events_until(|at| at <= moment),
            AsOf::Day(day) => {
                let zone = self.zone();
                self.events_until(|at| at.day_in(zone) <= day)
            }
        }
    }

    /// The number of events for whose moment of recording `held` is true.
    fn events_until(&self, held: impl Fn(Moment) -> bool) -> Result<Position, Failure> {
        for recorded in self.log.read(Position(0)) {
            let recorded = recorded?;
            if !held(recorded.recorded_at) {
                return Ok(recorded.position);
            }
        }
        Ok(self.log.head())
    }

    /// Returns the data about persons, which are stored outside the log.
    ///
    /// # Errors
    /// Those of reading the log.
    pub fn persons(&self) -> Result<PersonStore, Failure> {
        let root = self.log.root_at(self.log.head().min(Position(1)))?;
        Ok(PersonStore::of(&self.place.dir, self.place.keys.clone(), root))
    }

    /// The names of persons, and why some keep their numbers.
    pub fn people(&self) -> (People, Vec<Failure>) {
        let mut unread = Vec::new();
        let all = self.persons().and_then(|persons| Ok(persons.all()?));
        let all = all.unwrap_or_else(|failure| {
            unread.push(failure);
            Vec::new()
        });
        let mut contacts = BTreeMap::new();
        for (person, sealed) in all {
            match contact::opened(person, sealed) {
                Ok(Some(card)) => drop(contacts.insert(person, card.contact)),
                Ok(None) => {}
                Err(failure) => unread.push(failure),
            }
        }
        (People::named(&self.ledger, contacts), unread)
    }
}

/// Asks a ledger a question, by its snapshot if it has one that can be believed, otherwise by its events.
///
/// A question looks at one [`State`], and writes nothing. It is asked again of all events if a part of the
/// snapshot that it used could not be read. So it must give the same answer when it is asked twice. Reports,
/// proofs and explanations are kept by auditors, so they rest on no snapshot: they use [`Reading::open`].
///
/// # Errors
/// Those of opening and reading the log, and of the question.
pub fn ask<T>(
    place: Place,
    clock: Clock,
    as_of: Option<AsOf>,
    question: impl Fn(&Reading, &State) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let log = opened(&place)?;
    // An earlier state is folded from the events.
    let by_snapshot = if as_of.is_none() { folding::by_snapshot(&place, &log) } else { None };
    let Some((ledger, snapshot)) = by_snapshot else {
        let ledger = fold(&log, log.head())?;
        let reading = Reading::of(log, ledger, place, clock);
        return question(&reading, &reading.state(as_of)?);
    };
    let mut reading = Reading::of(log, ledger, place, clock);
    let answer = question(&reading, &reading.state(as_of)?);
    if snapshot.is_sound() {
        return answer;
    }
    reading.ledger = fold(&reading.log, reading.log.head())?;
    question(&reading, &reading.state(as_of)?)
}

/// Opens the log of a ledger for reading, with the marks for places and roots.
fn opened(place: &Place) -> Result<DiskLog, Failure> {
    let log = DiskLog::open_to_read(&place.dir)?;
    Ok(log.with_index(&place.dir, place.machine_key.clone()))
}
