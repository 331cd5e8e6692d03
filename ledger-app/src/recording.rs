//! A ledger that is open to be written: decide, stage, append.

use std::collections::HashMap;

use ledger_core::acts::conclude::ConcludeCovenant;
use ledger_core::{
    Actor, Command, Date, Definition, Event, EvolveError, Ledger, Position, Recorded, Request,
    Warning, decide,
};
use ledger_store::{
    CommandDigest, CommandEvents, CommandId, Commit, DiskLog, DocumentError, EventLog, Expected,
    LogError, PersonError, Receipt, Snapshot, Wait,
};

use crate::clock;
use crate::failure::Failure;
use crate::fault::Fault;
use crate::folding::{self, fold};
use crate::given::Given;
use crate::place::{Clock, Place};
use crate::reading::Reading;

/// How acts are judged beside the rules of the covenant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Whether what has a warning is refused.
    pub strict: bool,
    /// Whether the clock is right whatever it says: it is not compared with the last event.
    pub clock_is_right: bool,
}

/// A ledger that is open to be written. No other process has it.
pub struct Recording {
    reading: Reading,
    manner: Manner,
    /// How many events the log had when what is staged was decided: with more, it may not hold.
    expected: Position,
    /// Decided and taken in, and not appended yet.
    staged: Vec<CommandEvents>,
    staged_ids: HashMap<CommandId, Outcome>,
    /// What the ledger was read from, if it was not folded from all events.
    snapshot: Option<Snapshot>,
}

/// What a command led to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The position of its first event.
    pub first: Position,
    /// How many events.
    pub count: u32,
    /// Whether it was recorded before, under the same id.
    pub repeated: bool,
    /// What somebody should look at.
    pub warnings: Vec<Warning>,
    digest: CommandDigest,
}

impl Outcome {
    /// The positions of its events.
    pub fn positions(&self) -> std::ops::Range<u64> {
        self.first.0..self.first.0 + u64::from(self.count)
    }
}

impl Recording {
    /// Opens a ledger by its snapshot and the events after it; without one all its events are folded.
    ///
    /// # Errors
    /// Those of opening the log: another process has it, or it is damaged.
    pub fn open(
        place: Place,
        clock: Clock,
        wait: Wait,
        manner: Manner,
    ) -> Result<Recording, Failure> {
        let log = opened(&place, wait)?;
        let (ledger, snapshot) = match folding::by_snapshot(&place, &log) {
            Some((ledger, snapshot)) => (ledger, Some(snapshot)),
            None => (fold(&log, log.head())?, None),
        };
        let reading = Reading::of(log, ledger, place, clock);
        Ok(Recording { snapshot, ..Recording::of(reading, manner) })
    }

    /// Opens a ledger and folds everything recorded in it, for what asks it something before it records.
    ///
    /// # Errors
    /// Those of opening the log: another process has it, or it is damaged.
    pub fn open_folded(
        place: Place,
        clock: Clock,
        wait: Wait,
        manner: Manner,
    ) -> Result<Recording, Failure> {
        let log = opened(&place, wait)?;
        let ledger = fold(&log, log.head())?;
        Ok(Recording::of(Reading::of(log, ledger, place, clock), manner))
    }

    /// Makes an empty ledger.
    ///
    /// # Errors
    /// Those of making the log.
    pub fn create(
        place: Place,
        clock: Clock,
        wait: Wait,
        manner: Manner,
    ) -> Result<Recording, Failure> {
        let log = DiskLog::create(&place.dir, wait)?;
        let log = log.with_index(&place.dir, place.machine_key.clone());
        Ok(Recording::of(Reading::of(log, Ledger::new(), place, clock), manner))
    }

    fn of(reading: Reading, manner: Manner) -> Recording {
        Recording {
            expected: reading.ledger.next(),
            reading,
            manner,
            staged: Vec::new(),
            staged_ids: HashMap::new(),
            snapshot: None,
        }
    }

    /// The ledger with everything that was decided, and the log with everything that was committed.
    ///
    /// What is asked of it may rest on a snapshot until [`Recording::ask`] says otherwise.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Asks the ledger something, a second time if the first answer rested on what could not be read.
    ///
    /// # Errors
    /// Those of reading the log, and of the question.
    pub fn ask<T>(
        &mut self,
        question: impl Fn(&Recording) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let answer = question(self);
        match self.folded_again()? {
            true => question(self),
            false => answer,
        }
    }

    /// Records the conclusion of the covenant as the first events; answers with how many.
    ///
    /// The id is part of what the Merkle tree covers, so two ledgers of one definition have the same root after their
    /// first event only if they were founded under the same id.
    ///
    /// # Errors
    /// A definition that is refused; those of the log.
    pub fn found(&mut self, definition: Definition, id: Option<CommandId>) -> Result<u32, Failure> {
        let on = definition.term.concluded_on;
        let conclude = ConcludeCovenant { definition };
        let mut given = Given::anonymous("founder", on, conclude.into());
        given.id = id;
        let outcome = self.stage(&given)?;
        self.commit()?;
        Ok(outcome.count)
    }

    /// Sets the clock, for a story told later than it happened.
    pub fn set_clock(&mut self, clock: Clock) {
        self.reading.clock = clock;
        self.manner.clock_is_right = true;
    }

    /// What is odd about the clock: it is behind the last event.
    pub fn clock_behind(&self) -> Option<Fault> {
        let last = self.reading.ledger.recorded_at().filter(|_| !self.manner.clock_is_right)?;
        clock::behind_last(self.reading.now(), last)
    }

    /// Decides a command and takes its events into the ledger; [`Recording::commit`] makes them durable.
    ///
    /// The ledger runs ahead of the log until then: after a failed commit the recording is of no use.
    ///
    /// # Errors
    /// The rule that says no, or what is wrong with the command; nothing is staged then.
    pub fn stage(&mut self, given: &Given) -> Result<Outcome, Failure> {
        let staged = self.staged.len();
        let outcome = self.stage_on_trust(given);
        if self.snapshot.as_ref().is_none_or(Snapshot::is_sound) {
            return outcome;
        }
        if self.staged.len() > staged {
            self.staged.truncate(staged);
            if let Some(id) = &given.id {
                self.staged_ids.remove(id);
            }
        }
        self.folded_again()?;
        self.stage_on_trust(given)
    }

    /// The same, before it is known whether all that was asked of the snapshot could be read.
    fn stage_on_trust(&mut self, given: &Given) -> Result<Outcome, Failure> {
        let digest = given.digest()?;
        if let Some(outcome) = self.recorded_before(given, digest)? {
            return Ok(outcome);
        }
        self.check_clock(&given.command)?;
        self.check_root(&given.command)?;
        self.check_document(&given.command)?;
        let today = if let Command::ConcludeCovenant(conclude) = &given.command {
            self.reading.now().day_in(conclude.definition.calendar.time_zone)
        } else {
            self.reading.today()
        };
        let on = given.on.unwrap_or(today);
        let request =
            Request { actor: given.actor().to_owned(), on, today, command: given.command.clone() };
        let decision = decide(&self.reading.ledger, &request).and_then(|decision| {
            if self.manner.strict { decision.strictly() } else { Ok(decision) }
        });
        let decision =
            decision.map_err(|refusal| Failure::refused(&self.reading.ledger, refusal))?;
        self.check_keys(&given.command)?;
        let count = u32::try_from(decision.events.len()).unwrap_or(u32::MAX);
        let (first, warnings) = (self.reading.ledger.next(), decision.warnings);
        let outcome = Outcome { first, count, repeated: false, warnings, digest };
        self.take_in(&decision.events, decision.on, decision.actor)?;
        if let Some(id) = &given.id {
            self.staged_ids.insert(id.clone(), outcome.clone());
        }
        self.staged.push(CommandEvents {
            id: given.id.clone(),
            digest,
            on: decision.on,
            actor: decision.actor,
            events: decision.events,
        });
        Ok(outcome)
    }

    /// Refuses to record at a moment that cannot be right, or strictly at one that is behind.
    fn check_clock(&self, command: &Command) -> Result<(), Failure> {
        let now = self.reading.now();
        match (self.reading.ledger.recorded_at(), command) {
            _ if self.manner.clock_is_right => Ok(()),
            (None, Command::ConcludeCovenant(conclude)) => {
                let concluded_on = conclude.definition.term.concluded_on;
                Ok(clock::not_ahead_of_conclusion(now, concluded_on)?)
            }
            (None, _) => Ok(()),
            (Some(last), _) => {
                clock::not_ahead_of_last(now, last)?;
                match clock::behind_last(now, last) {
                    Some(fault) if self.manner.strict => Err(fault.into()),
                    Some(_) | None => Ok(()),
                }
            }
        }
    }

    /// Refuses a report that does not state the root this log has: what an auditor compares later must
    /// be true now. The core cannot know it.
    fn check_root(&self, command: &Command) -> Result<(), Failure> {
        let Command::IssueMonitoringReport(report) = command else { return Ok(()) };
        if self.staged.is_empty() && report.root == self.reading.log.root()? {
            return Ok(());
        }
        let accepted = "let `convenant report issue` make, write and record the report";
        Err(Fault::new("input.root-differs", "root: this is not the root of the ledger", accepted)
            .into())
    }

    /// Refuses a document whose bytes are not kept with the ledger already. The core cannot know it.
    fn check_document(&self, command: &Command) -> Result<(), Failure> {
        let Command::AttachDocument(attach) = command else { return Ok(()) };
        match self.reading.documents.check(attach.sha256) {
            Ok(size) if size == attach.size => Ok(()),
            Ok(size) => {
                let message = format!("size: the document with this SHA-256 has {size} bytes");
                Err(Fault::new("input.document-size", message, format!("{size}")).into())
            }
            Err(DocumentError::Missing { .. }) => {
                let message = "sha256: no document with this SHA-256 is kept with the ledger";
                let accepted = "give its file to `convenant document add FILE` first";
                Err(Fault::new("input.document-missing", message, accepted).into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Refuses to forget somebody while the keys are not there, of which one is to be destroyed. The core
    /// cannot know it.
    fn check_keys(&self, command: &Command) -> Result<(), Failure> {
        let Command::ForgetPerson(_) = command else { return Ok(()) };
        match self.reading.persons()?.can_forget() {
            Err(error @ PersonError::NoKeys { .. }) => {
                Err(Fault::new("input.no-keys", error.to_string(), error.help()).into())
            }
            can => Ok(can?),
        }
    }

    /// Appends what was staged as one commit, durable when it returns.
    ///
    /// Before an event says that a person was forgotten, the key is destroyed: a crash in between leaves
    /// somebody who cannot be read any more and can be forgotten again, never the other way about.
    ///
    /// # Errors
    /// Those of destroying a key and of appending.
    pub fn commit(&mut self) -> Result<(), Failure> {
        let commands = std::mem::take(&mut self.staged);
        self.staged_ids.clear();
        for event in commands.iter().flat_map(|command| &command.events) {
            if let Event::PersonForgotten(forgotten) = event {
                self.reading.log.is_in_place()?;
                self.reading.persons()?.forget(forgotten.person)?;
            }
        }
        if !commands.is_empty() {
            let commit = Commit { recorded_at: self.reading.now(), commands };
            self.reading.log.append(Expected::At(self.expected), &[commit])?;
            self.expected = self.reading.ledger.next();
        }
        Ok(())
    }

    /// The events of an outcome: of what was committed as the log has them, and of what is staged as they would be
    /// recorded now.
    ///
    /// # Errors
    /// Those of reading the log.
    pub fn events_of(&self, outcome: &Outcome) -> Result<Vec<Recorded>, Failure> {
        if outcome.first < self.expected {
            let events = self.reading.log.read(outcome.first).take(outcome.count as usize);
            return Ok(events.collect::<Result<_, LogError>>()?);
        }
        let recorded_at = self.reading.now();
        let commands = self.staged.iter().flat_map(|of| of.events.iter().map(move |it| (of, it)));
        let staged = (self.expected.0..).map(Position).zip(commands);
        let staged = staged.map(|(position, (CommandEvents { on, actor, .. }, event))| Recorded {
            position,
            recorded_at,
            on: *on,
            actor: *actor,
            event: event.clone(),
        });
        let of_outcome = |event: &Recorded| outcome.positions().contains(&event.position.0);
        Ok(staged.filter(of_outcome).collect())
    }

    /// What the command led to when it was given before, if it was.
    fn recorded_before(
        &self,
        given: &Given,
        digest: CommandDigest,
    ) -> Result<Option<Outcome>, Failure> {
        let Some(id) = &given.id else { return Ok(None) };
        let before = match self.staged_ids.get(id) {
            Some(outcome) => Some((outcome.clone(), self.reading.now())),
            None => self.reading.log.receipt(id)?.map(|receipt| {
                let Receipt { first, count, recorded_at, digest, .. } = receipt;
                let warnings = Vec::new();
                (Outcome { first, count, repeated: true, warnings, digest }, recorded_at)
            }),
        };
        match before {
            None => Ok(None),
            Some((outcome, _)) if outcome.digest == digest => {
                Ok(Some(Outcome { repeated: true, ..outcome }))
            }
            Some((Outcome { first, .. }, recorded_at)) => {
                Err(LogError::CommandIdReused { id: id.clone(), first, recorded_at }.into())
            }
        }
    }

    /// Whether something that was asked of the ledger could not be read from its snapshot, so that the
    /// answer is worth nothing. Then the ledger has been folded from all events, and is to be asked again.
    fn folded_again(&mut self) -> Result<bool, Failure> {
        if self.snapshot.as_ref().is_none_or(Snapshot::is_sound) {
            return Ok(false);
        }
        self.snapshot = None;
        Snapshot::remove(&self.reading.place.dir);
        self.reading.ledger = fold(&self.reading.log, self.reading.log.head())?;
        let staged = std::mem::take(&mut self.staged);
        for command in &staged {
            self.take_in(&command.events, command.on, command.actor)?;
        }
        self.staged = staged;
        Ok(true)
    }

    /// Makes a snapshot if it is time for one.
    pub fn renew_snapshot(&self) {
        let Reading { place, log, ledger, .. } = &self.reading;
        folding::renew(place, log, ledger, self.snapshot.as_ref());
    }

    fn take_in(&mut self, events: &[Event], on: Date, actor: Actor) -> Result<(), EvolveError> {
        let (now, ledger) = (self.reading.now(), &mut self.reading.ledger);
        let recorded_at = ledger.recorded_at().map_or(now, |last| last.max(now));
        for event in events {
            let (position, event) = (ledger.next(), event.clone());
            ledger.apply(Recorded { position, recorded_at, on, actor, event })?;
        }
        Ok(())
    }
}

/// The log of a ledger that is opened to be written, with its index.
fn opened(place: &Place, wait: Wait) -> Result<DiskLog, Failure> {
    let log = DiskLog::open(&place.dir, wait)?;
    Ok(log.with_index(&place.dir, place.machine_key.clone()))
}
