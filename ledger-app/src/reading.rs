//! A ledger that is open to be read: its log, and what the log adds up to. Nothing of it is locked or written.

use std::collections::BTreeMap;

use ledger_core::{Date, Ledger, Moment, Position, TimeZone};
use ledger_report::People;
use ledger_store::{DiskLog, DocumentStore, EventLog, PersonStore, Snapshot};

use crate::contact;
use crate::failure::Failure;
use crate::folding::{self, fold};
use crate::place::{AsOf, Clock, Place};

/// A ledger that is open to be read, with all its events folded.
pub struct Reading {
    /// Its events.
    pub log: DiskLog,
    /// The documents beside them.
    pub documents: DocumentStore,
    pub(crate) place: Place,
    pub(crate) clock: Clock,
    pub(crate) ledger: Ledger,
}

/// A state of a ledger: as it is, or as it was.
#[derive(Clone, Debug)]
pub struct State {
    /// What its events add up to. It shares its pages with other states.
    pub ledger: Ledger,
    /// How many events it is of.
    pub events: Position,
    /// The day from which it is looked at, unless another is asked for: the present one, or that of the moment
    /// asked for.
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

    /// The same, and compares the snapshot with what was folded. Answers with the snapshot if the two differ.
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

    /// What the events add up to.
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

    /// The state asked for: the present one, or one in the past, which is folded from its events.
    ///
    /// # Errors
    /// More events than there are; those of reading the log.
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

    /// How many events there were.
    ///
    /// # Errors
    /// More events than there are; those of reading the log.
    pub fn events_as_of(&self, as_of: AsOf) -> Result<Position, Failure> {
        let head = self.log.head();
        match as_of {
            AsOf::Events(events) if events > head => Err(Failure::usage(
                format!("{events} events were asked for, and {head} are recorded"),
                format!("a number up to {head}"),
            )),
            AsOf::Events(events) => Ok(events),
            AsOf::Moment(moment) => self.events_until(|at| at <= moment),
            AsOf::Day(day) => {
                let zone = self.zone();
                self.events_until(|at| at.day_in(zone) <= day)
            }
        }
    }

    /// How many events were recorded while a condition on the moment of recording held.
    fn events_until(&self, held: impl Fn(Moment) -> bool) -> Result<Position, Failure> {
        for recorded in self.log.read(Position(0)) {
            let recorded = recorded?;
            if !held(recorded.recorded_at) {
                return Ok(recorded.position);
            }
        }
        Ok(self.log.head())
    }

    /// What is known about persons, outside the log.
    ///
    /// # Errors
    /// Those of reading the log.
    pub fn persons(&self) -> Result<PersonStore, Failure> {
        let root = self.log.root_at(self.log.head().min(Position(1)))?;
        Ok(PersonStore::of(&self.place.dir, self.place.keys.clone(), root))
    }

    /// What persons are called, and why some keep their numbers.
    pub fn people(&self) -> (People, Vec<Failure>) {
        let mut unread = Vec::new();
        let all = self.persons().and_then(|persons| Ok(persons.all()?));
        let all = all.unwrap_or_else(|failure| {
            unread.push(failure);
            Vec::new()
        });
        let mut names = BTreeMap::new();
        for (person, sealed) in all {
            match contact::opened(person, sealed) {
                Ok(Some(card)) => drop(names.insert(person, card.contact.name)),
                Ok(None) => {}
                Err(failure) => unread.push(failure),
            }
        }
        (People::named(&self.ledger, names), unread)
    }
}

/// Asks a ledger something, by its snapshot if it has one to be believed, and otherwise by its events.
///
/// A question looks at one [`State`], and writes nothing. It is asked a second time, of what was folded from all
/// events, if something that it asked of the snapshot could not be read: so it must give the same answer when it
/// is asked twice. What an auditor keeps (reports, proofs, explanations) rests on no snapshot: it is read by
/// [`Reading::open`].
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

/// The log of a ledger that is opened to be read, with what is kept beside it to find places and roots.
fn opened(place: &Place) -> Result<DiskLog, Failure> {
    let log = DiskLog::open_to_read(&place.dir)?;
    Ok(log.with_index(&place.dir, place.machine_key.clone()))
}
