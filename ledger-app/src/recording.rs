//! A ledger that is open for writing: decide, stage, append.

use std::collections::HashMap;

use ledger_core::acts::conclude::ConcludeCovenant;
use ledger_core::{
    Actor, Command, Date, Definition, Event, EvolveError, Ledger, Position, Recorded, Request,
    Warning, decide,
};
use ledger_report::Lang;
use ledger_store::{
    CommandDigest, CommandEvents, CommandId, Commit, DiskLog, DocumentError, EventLog, Expected,
    LogError, PersonError, Receipt, Snapshot, Wait,
};

use crate::clock;
use crate::failure::{Failure, Trouble};
use crate::fault::Fault;
use crate::folding::{self, fold};
use crate::given::Given;
use crate::place::{Clock, Place};
use crate::reading::Reading;

/// How strictly acts are judged, beside the rules of the covenant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Whether a warning is a reason to refuse.
    pub strict: bool,
    /// Whether to trust the clock without comparing it with the last event.
    pub clock_is_right: bool,
}

/// A ledger that is open for writing. No other process has it.
pub struct Recording {
    reading: Reading,
    manner: Manner,
    /// The number of events that the staged commands were decided on. If the log has more, they may not hold.
    expected: Position,
    /// Commands that were decided and taken in, and not appended yet.
    staged: Vec<CommandEvents>,
    staged_ids: HashMap<CommandId, Outcome>,
    /// The snapshot that the ledger began from; `None` if all events were folded.
    snapshot: Option<Snapshot>,
}

/// The result of a command.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The position of its first event.
    pub first: Position,
    /// The number of its events.
    pub count: u32,
    /// Whether it was recorded before, under the same id.
    pub repeated: bool,
    /// What somebody should check.
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

    /// Opens a ledger and folds all its events, for acts that ask it something before they record.
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

    /// The ledger with everything decided, and the log with everything committed.
    ///
    /// Its answers may rest on a snapshot until [`Recording::ask`] confirms it.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Asks the ledger a question. Asks again if the first answer used a part of the snapshot that could not
    /// be read.
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

    /// Records the conclusion of the covenant as the first events. Returns their number.
    ///
    /// The Merkle tree covers the id. So two ledgers of one definition have the same root after their first
    /// event only if they were founded under the same id.
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

    /// The fault of the clock if it is behind the last event.
    pub fn clock_behind(&self) -> Option<Fault> {
        let last = self.reading.ledger.recorded_at().filter(|_| !self.manner.clock_is_right)?;
        clock::behind_last(self.reading.now(), last)
    }

    /// Decides a command and takes its events into the ledger. [`Recording::commit`] makes them durable.
    ///
    /// The ledger is ahead of the log until then. After a failed commit the recording is of no use.
    ///
    /// # Errors
    /// A refusal, or a fault of the command. Nothing is staged then.
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

    /// Stages a command before it is known whether all used parts of the snapshot could be read.
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

    /// Refuses to record at a moment that cannot be right, or, if strict, at one before the last event.
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

    /// Refuses a report that does not state the root of this log, because an auditor will compare it later.
    /// The core cannot know the root.
    fn check_root(&self, command: &Command) -> Result<(), Failure> {
        let Command::IssueMonitoringReport(report) = command else { return Ok(()) };
        if self.staged.is_empty() && report.root == self.reading.log.root()? {
            return Ok(());
        }
        Err(Fault::new("input.root-differs", |lang| lang.root_differs()).into())
    }

    /// Refuses a document whose bytes are not stored with the ledger. The core cannot know it.
    fn check_document(&self, command: &Command) -> Result<(), Failure> {
        let Command::AttachDocument(attach) = command else { return Ok(()) };
        match self.reading.documents.check(attach.sha256) {
            Ok(size) if size == attach.size => Ok(()),
            Ok(size) => {
                let other = |lang: Lang| lang.document_of_another_size(size);
                Err(Fault::new("input.document-size", other).into())
            }
            Err(DocumentError::Missing { .. }) => {
                Err(Fault::new("input.document-missing", |lang| lang.document_not_kept()).into())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Refuses to forget a person if the keys, of which one must be destroyed, are missing. The core cannot
    /// know it.
    fn check_keys(&self, command: &Command) -> Result<(), Failure> {
        let Command::ForgetPerson(_) = command else { return Ok(()) };
        match self.reading.persons()?.can_forget() {
            Err(error @ PersonError::NoKeys { .. }) => {
                Err(Fault::new("input.no-keys", |lang| error.said(lang)).into())
            }
            can => Ok(can?),
        }
    }

    /// Appends the staged commands as one commit. They are durable when it returns.
    ///
    /// The key of a person is destroyed before the event says so. After a crash in between, the data cannot
    /// be read any more and the person can be forgotten again. The opposite order could leave readable data
    /// of a forgotten person.
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

    /// Returns the events of an outcome: committed ones from the log, staged ones as they would be recorded
    /// now.
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

    /// The outcome of the command if it was recorded before.
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

    /// Whether a part of the snapshot that was used could not be read, which makes the answer worthless. If
    /// so, the ledger is folded from all events, and must be asked again.
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

/// Opens the log of a ledger for writing, with its index.
fn opened(place: &Place, wait: Wait) -> Result<DiskLog, Failure> {
    let log = DiskLog::open(&place.dir, wait)?;
    Ok(log.with_index(&place.dir, place.machine_key.clone()))
}
