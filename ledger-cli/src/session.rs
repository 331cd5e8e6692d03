//! The shell around the core: load, fold, decide, append.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use ledger_core::acts::conclude::ConcludeCovenant;
use ledger_core::{
    Actor, Command, Date, Definition, Event, EvolveError, Ledger, Moment, Position, Recorded,
    Request, TimeZone, Warning, decide,
};
use ledger_store::{
    CommandDigest, CommandEvents, CommandId, Commit, DiskLog, DocumentError, DocumentStore,
    EventLog, Expected, LogError, MachineKey, PersonError, PersonStore, Receipt, Snapshot, Torn,
    Wait,
};

use crate::clock::{self, Clock};
use crate::contact;
use crate::failure::Failure;
use crate::fault::Fault;
use crate::folding::{self, fold};
use crate::given::Given;
use crate::globals::{AsOf, Globals};
use crate::output;
use ledger_report::People;

/// A ledger that is open: its log, and what the log adds up to.
pub(crate) struct Session {
    pub(crate) log: DiskLog,
    pub(crate) ledger: Ledger,
    pub(crate) clock: Clock,
    /// The documents beside the log.
    pub(crate) documents: DocumentStore,
    dir: PathBuf,
    keys: Option<PathBuf>,
    /// Under what a snapshot is sealed.
    machine_key: MachineKey,
    /// Whether what has a warning is refused.
    strict: bool,
    /// Whether the clock is compared with the last event; not where moments are told.
    doubts_clock: bool,
    /// Whether it was said already that the clock is behind.
    said_behind: bool,
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
pub(crate) struct Outcome {
    /// The position of its first event.
    pub(crate) first: Position,
    /// How many events.
    pub(crate) count: u32,
    /// Whether it was recorded before, under the same id.
    pub(crate) repeated: bool,
    /// What somebody should look at.
    pub(crate) warnings: Vec<Warning>,
    digest: CommandDigest,
}

impl Outcome {
    /// The positions of its events.
    pub(crate) fn positions(&self) -> std::ops::Range<u64> {
        self.first.0..self.first.0 + u64::from(self.count)
    }
}

impl Session {
    /// Opens the ledger and folds everything recorded in it.
    pub(crate) fn open(globals: &Globals) -> Result<Session, Failure> {
        let clock = Clock::from_environment()?;
        let key = globals.machine_key();
        let log = opened(globals, &key)?;
        let ledger = fold(&log, log.head())?;
        Ok(Session::around(log, ledger, clock, key, globals))
    }

    /// Opens the ledger by its snapshot and the events after it; without one as [`Session::open`] does.
    ///
    /// Who opens it so asks [`Session::folded_again`] before believing an answer of the ledger.
    pub(crate) fn open_quickly(globals: &Globals) -> Result<Session, Failure> {
        let clock = Clock::from_environment()?;
        let key = globals.machine_key();
        let log = opened(globals, &key)?;
        let (ledger, snapshot) = match folding::by_snapshot(&globals.ledger(), &log, &key) {
            Some((ledger, snapshot)) => (ledger, Some(snapshot)),
            None => (fold(&log, log.head())?, None),
        };
        Ok(Session { snapshot, ..Session::around(log, ledger, clock, key, globals) })
    }

    /// Opens the ledger to be read, whoever has it open, folds everything recorded in it, and compares its snapshot
    /// with that. Answers with the snapshot if the two differ. Nothing is written.
    pub(crate) fn open_to_compare(
        globals: &Globals,
    ) -> Result<(Session, Option<Snapshot>), Failure> {
        let clock = Clock::from_environment()?;
        let (dir, key) = (globals.ledger(), globals.machine_key());
        let log = DiskLog::open_to_read(&dir)?;
        let (ledger, differs) = folding::fold_and_compare(&dir, &log, &key)?;
        Ok((Session::around(log, ledger, clock, key, globals), differs))
    }

    /// Makes an empty ledger.
    pub(crate) fn create(globals: &Globals, clock: Clock) -> Result<Session, Failure> {
        let (dir, key) = (globals.ledger(), globals.machine_key());
        let log = DiskLog::create(&dir, globals.wait())?.with_index(&dir, key.clone());
        Ok(Session::around(log, Ledger::new(), clock, key, globals))
    }

    /// Makes an empty ledger in a directory of its own.
    pub(crate) fn create_in(dir: &Path, clock: Clock) -> Result<Session, Failure> {
        let log = DiskLog::create(dir, Wait::No)?;
        Ok(Session::in_dir(log, Ledger::new(), clock, dir.to_owned()))
    }

    fn around(
        log: DiskLog,
        ledger: Ledger,
        clock: Clock,
        machine_key: MachineKey,
        globals: &Globals,
    ) -> Session {
        let (keys, strict) = (globals.keys(), globals.strict);
        let doubts_clock = !globals.clock_is_right;
        let session = Session::in_dir(log, ledger, clock, globals.ledger());
        Session { keys, strict, machine_key, doubts_clock, ..session }
    }

    fn in_dir(log: DiskLog, ledger: Ledger, clock: Clock, dir: PathBuf) -> Session {
        Session {
            documents: DocumentStore::of(&dir),
            expected: ledger.next(),
            log,
            ledger,
            clock,
            dir,
            keys: None,
            machine_key: MachineKey::in_file(None),
            strict: false,
            doubts_clock: false,
            said_behind: false,
            staged: Vec::new(),
            staged_ids: HashMap::new(),
            snapshot: None,
        }
    }

    /// Records the conclusion of the covenant as the first events; answers with how many.
    ///
    /// The id is part of what the Merkle tree covers, so two ledgers of one definition have the same root after their
    /// first event only if they were founded under the same id.
    pub(crate) fn found(
        &mut self,
        definition: Definition,
        id: Option<CommandId>,
    ) -> Result<u32, Failure> {
        let on = definition.term.concluded_on;
        let conclude = ConcludeCovenant { definition };
        let mut given = Given::anonymous("founder", on, conclude.into());
        given.id = id;
        let outcome = self.stage(&given)?;
        self.commit()?;
        Ok(outcome.count)
    }

    /// The ledger as it was asked for, and how many events it is of.
    pub(crate) fn at(&self, globals: &Globals) -> Result<(Ledger, Position), Failure> {
        let events = match globals.as_of {
            None => self.log.head(),
            Some(as_of) => self.events_as_of(as_of)?,
        };
        Ok((self.ledger_as_of(Some(AsOf::Events(events)))?, events))
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Sets the clock, for a story told later than it happened.
    pub(crate) fn set_clock(&mut self, clock: Clock) {
        self.clock = clock;
        self.doubts_clock = false;
    }

    /// The present day, by the clocks of the ledger.
    pub(crate) fn today(&self) -> Date {
        self.now().day_in(self.zone())
    }

    /// The time zone of the ledger.
    pub(crate) fn zone(&self) -> TimeZone {
        self.ledger.covenant().map_or_else(TimeZone::default, |of| of.calendar.time_zone)
    }

    /// Decides a command and takes its events into the ledger; [`Session::commit`] makes them durable.
    ///
    /// The ledger runs ahead of the log until then: after a failed commit the session is of no use.
    pub(crate) fn stage(&mut self, given: &Given) -> Result<Outcome, Failure> {
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
            self.now().day_in(conclude.definition.calendar.time_zone)
        } else {
            self.today()
        };
        let on = given.on.unwrap_or(today);
        let request =
            Request { actor: given.actor().to_owned(), on, today, command: given.command.clone() };
        let decision = decide(&self.ledger, &request).and_then(|decision| match self.strict {
            true => decision.strictly(),
            false => Ok(decision),
        });
        let decision = decision.map_err(|refusal| Failure::refused(&self.ledger, refusal))?;
        self.check_keys(&given.command)?;
        let count = u32::try_from(decision.events.len()).unwrap_or(u32::MAX);
        let (first, repeated, warnings) = (self.ledger.next(), false, decision.warnings);
        let outcome = Outcome { first, count, repeated, warnings, digest };
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

    /// Refuses to record at a moment that cannot be right; says, or strictly refuses, that the clock is
    /// behind what was recorded before.
    fn check_clock(&mut self, command: &Command) -> Result<(), Failure> {
        let now = self.now();
        match (self.ledger.recorded_at(), command) {
            _ if !self.doubts_clock => {}
            (None, Command::ConcludeCovenant(conclude)) => {
                let concluded_on = conclude.definition.term.concluded_on;
                clock::not_ahead_of_conclusion(now, concluded_on)?;
            }
            (None, _) => {}
            (Some(last), _) => {
                clock::not_ahead_of_last(now, last)?;
                match clock::behind_last(now, last) {
                    Some(fault) if self.strict => return Err(fault.into()),
                    Some(fault) if !self.said_behind => {
                        output::warn(&fault.into());
                        self.said_behind = true;
                    }
                    Some(_) | None => {}
                }
            }
        }
        Ok(())
    }

    /// Refuses a report that does not state the root this log has: what an auditor compares later must
    /// be true now. The core cannot know it.
    fn check_root(&self, command: &Command) -> Result<(), Failure> {
        let Command::IssueMonitoringReport(report) = command else { return Ok(()) };
        if self.staged.is_empty() && report.root == self.log.root()? {
            return Ok(());
        }
        let accepted = "let `convenant report issue` make, write and record the report";
        Err(Fault::new("input.root-differs", "root: this is not the root of the ledger", accepted)
            .into())
    }

    /// Refuses a document whose bytes are not kept with the ledger already. The core cannot know it.
    fn check_document(&self, command: &Command) -> Result<(), Failure> {
        let Command::AttachDocument(attach) = command else { return Ok(()) };
        match self.documents.check(attach.sha256) {
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
        match self.persons()?.can_forget() {
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
    pub(crate) fn commit(&mut self) -> Result<(), Failure> {
        let commands = std::mem::take(&mut self.staged);
        self.staged_ids.clear();
        for event in commands.iter().flat_map(|command| &command.events) {
            if let Event::PersonForgotten(forgotten) = event {
                self.log.is_in_place()?;
                self.persons()?.forget(forgotten.person)?;
            }
        }
        if !commands.is_empty() {
            let commit = Commit { recorded_at: self.now(), commands };
            self.log.append(Expected::At(self.expected), &[commit])?;
            self.expected = self.ledger.next();
        }
        Ok(())
    }

    /// The events that were decided and not appended, with their day and actor.
    pub(crate) fn staged_events(&self) -> impl Iterator<Item = (Date, Actor, &Event)> {
        let of = |command: &CommandEvents| (command.on, command.actor);
        self.staged.iter().flat_map(move |command| {
            let (on, actor) = of(command);
            command.events.iter().map(move |event| (on, actor, event))
        })
    }

    /// What is known about persons, outside the log.
    pub(crate) fn persons(&self) -> Result<PersonStore, Failure> {
        let root = self.log.root_at(self.log.head().min(Position(1)))?;
        Ok(PersonStore::of(&self.dir, self.keys.clone(), root))
    }

    /// What persons are called. Where that cannot be read, it is said, and they keep their numbers.
    pub(crate) fn people(&self) -> People {
        self.people_of(&self.ledger)
    }

    /// The same, of a ledger that was taken out of the session.
    pub(crate) fn people_of(&self, ledger: &Ledger) -> People {
        let all = self.persons().and_then(|persons| Ok(persons.all()?));
        let all = all.unwrap_or_else(|failure| {
            unnamed(&failure);
            Vec::new()
        });
        let mut names = BTreeMap::new();
        for (person, sealed) in all {
            match contact::opened(person, sealed) {
                Ok(Some(card)) => drop(names.insert(person, card.contact.name)),
                Ok(None) => {}
                Err(failure) => unnamed(&failure),
            }
        }
        People::named(ledger, names)
    }

    /// The events of an outcome, read back from the log.
    pub(crate) fn events_of(&self, outcome: &Outcome) -> Result<Vec<Recorded>, Failure> {
        let events = self.log.read(outcome.first).take(outcome.count as usize);
        Ok(events.collect::<Result<_, LogError>>()?)
    }

    /// The ledger as it was, or as it is.
    pub(crate) fn ledger_as_of(&self, as_of: Option<AsOf>) -> Result<Ledger, Failure> {
        let events = as_of.map(|as_of| self.events_as_of(as_of)).transpose()?;
        match events {
            Some(events) if events < self.log.head() => fold(&self.log, events),
            Some(_) | None => Ok(self.ledger.clone()),
        }
    }

    /// How many events there were.
    pub(crate) fn events_as_of(&self, as_of: AsOf) -> Result<Position, Failure> {
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

    /// What the command led to when it was given before, if it was.
    fn recorded_before(
        &self,
        given: &Given,
        digest: CommandDigest,
    ) -> Result<Option<Outcome>, Failure> {
        let Some(id) = &given.id else { return Ok(None) };
        let before = match self.staged_ids.get(id) {
            Some(outcome) => Some((outcome.clone(), self.now())),
            None => self.log.receipt(id)?.map(|receipt| {
                let Receipt { first, count, recorded_at, digest, .. } = receipt;
                (
                    Outcome { first, count, repeated: true, warnings: Vec::new(), digest },
                    recorded_at,
                )
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
    pub(crate) fn folded_again(&mut self) -> Result<bool, Failure> {
        if self.snapshot.as_ref().is_none_or(Snapshot::is_sound) {
            return Ok(false);
        }
        self.snapshot = None;
        Snapshot::remove(&self.dir);
        self.ledger = fold(&self.log, self.log.head())?;
        let staged = std::mem::take(&mut self.staged);
        for command in &staged {
            self.take_in(&command.events, command.on, command.actor)?;
        }
        self.staged = staged;
        Ok(true)
    }

    /// Makes a snapshot if it is time for one; `ledger` is that of the session, with all that was recorded.
    pub(crate) fn renew_snapshot(&self, ledger: &Ledger) {
        let (dir, log, key) = (&self.dir, &self.log, &self.machine_key);
        folding::renew(dir, log, key, ledger, self.snapshot.as_ref());
    }

    fn take_in(&mut self, events: &[Event], on: Date, actor: Actor) -> Result<(), EvolveError> {
        let now = self.now();
        let recorded_at = self.ledger.recorded_at().map_or(now, |last| last.max(now));
        for event in events {
            let (position, event) = (self.ledger.next(), event.clone());
            self.ledger.apply(Recorded { position, recorded_at, on, actor, event })?;
        }
        Ok(())
    }
}

/// The log of a ledger that is opened to be written, with its index. What was cut off at its end is told.
fn opened(globals: &Globals, key: &MachineKey) -> Result<DiskLog, Failure> {
    let dir = globals.ledger();
    let log = DiskLog::open(&dir, globals.wait())?;
    if let Some(Torn { bytes, zeros: false }) = log.torn() {
        output::say(&format!(
            "warning: {bytes} bytes behind the last event were cut off: an append that was never acknowledged\n\
             help: see `convenant log` for what is recorded, and give again what is not\n"
        ));
    }
    Ok(log.with_index(&dir, key.clone()))
}

fn unnamed(failure: &Failure) {
    output::say(&format!(
        "warning: {failure}; numbers stand for names\nhelp: {}\n",
        failure.help()
    ));
}
