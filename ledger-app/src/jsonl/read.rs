//! Reads all lines: returns every fault of every line, or the commits of the lines.

use std::collections::HashSet;
use std::fmt;
use std::io::{self, BufRead, Read as _};

use ledger_core::{Digest, Event, EventKind, Ledger, Moment, Position, Recorded};
use ledger_report::{InEach, Lang, Said, dutch};
use ledger_store::{
    CommandId, History, StoredCommand, StoredCommit, StoredEvent, decode_event, encode_event,
};
use serde::Deserialize;
use serde_json::Value;

use crate::failure::{Failure, Kind, Trouble};
use crate::fault::Fault;
use crate::given;
use crate::in_dutch::InDutch;
use crate::jsonl::line::{self, Begins, End, Given, Header};

/// The most bytes of a line: the fields of an event take at most 16 MiB as they are stored.
const LIMIT: u64 = 128 * 1024 * 1024;

/// Lines for a new ledger have faults.
#[derive(Debug, thiserror::Error)]
#[error("{}", .faults.iter().map(LineFault::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Faulty {
    /// The faults, each with the number of its line.
    pub faults: Vec<LineFault>,
}

impl Trouble for Faulty {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn said(&self, lang: Lang) -> Said {
        match lang {
            Lang::Nl => {
                let faults: Vec<String> =
                    self.faults.iter().map(|fault| fault.said(lang)).collect();
                dutch::lines_faulty(faults.join("\n"))
            }
            Lang::En => Said {
                message: self.to_string(),
                help: "mend these lines; `convenant schema jsonl` says what a line may be; nothing was made"
                    .to_owned(),
            },
        }
    }
}

/// A fault of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// From 1.
    pub line: u64,
    /// The stable code of the rule.
    pub code: &'static str,
    /// The field, and what is wrong with it.
    pub message: InEach<String>,
}

impl LineFault {
    /// The fault with its line and its code.
    pub fn said(&self, lang: Lang) -> String {
        lang.line_fault(self.line, self.message.in_lang(lang), self.code)
    }
}

impl fmt::Display for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

/// The result of reading all lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// The number of events.
    pub events: Position,
    /// The number of commits.
    pub commits: u64,
    /// The root over all events.
    pub root: Digest,
    /// When the last event was recorded.
    pub latest: Option<Moment>,
    /// The number of documents that events name. Their bytes are not in the lines.
    pub documents: usize,
}

/// Reads all lines. Calls `take` with the bytes of each commit as long as no line is wrong.
///
/// # Errors
/// [`Faulty`] with every fault, a failure of usage for a newer format, those of the reader and those of
/// `take`.
pub fn read(
    mut input: impl BufRead,
    failed: &dyn Fn(io::Error) -> Failure,
    take: &mut dyn FnMut(Vec<u8>) -> Result<(), Failure>,
) -> Result<Read, Failure> {
    let mut lines = Lines::default();
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let read = (&mut input).take(LIMIT + 1).read_until(b'\n', &mut bytes).map_err(failed)?;
        if read == 0 {
            break;
        }
        lines.number += 1;
        if bytes.len() as u64 > LIMIT && bytes.last() != Some(&b'\n') {
            input.skip_until(b'\n').map_err(failed)?;
            lines.wrong("input.line-too-long", |lang| lang.line_longer(LIMIT));
            lines.lost = true;
            continue;
        }
        let ended = lines.line(bytes.trim_ascii())?;
        if let Some(commit) = ended {
            take(commit)?;
        }
    }
    lines.ended()
}

/// The lines so far.
#[derive(Default)]
struct Lines {
    /// The line being read, from 1.
    number: u64,
    faults: Vec<LineFault>,
    header: Option<Header>,
    end: Option<End>,
    /// The position of the next event.
    next: Position,
    /// The other possible position of the next event, after a wrong position.
    otherwise: Option<Position>,
    /// The current commit, and the line on which it begins.
    commit: Option<(u64, StoredCommit)>,
    /// Whether a wrong line leaves it unknown what the next line belongs to.
    lost: bool,
    latest: Option<Moment>,
    ids: HashSet<CommandId>,
    documents: HashSet<Digest>,
    /// The history of the events, as long as no line is wrong.
    history: History,
    ledger: Ledger,
}

impl Lines {
    fn wrong<T: Into<String>>(&mut self, code: &'static str, say: impl Fn(Lang) -> T) {
        let message = InEach::of(|lang| say(lang).into());
        self.faults.push(LineFault { line: self.number, code, message });
    }

    /// Notes a fault of JSON, with its field.
    fn input(&mut self, fault: &Fault) {
        self.wrong(fault.code, |lang| fault.said(lang).message);
        self.lost = true;
    }

    /// Reads a line. Returns the commit that it ends, if it ends one.
    fn line(&mut self, bytes: &[u8]) -> Result<Option<Vec<u8>>, Failure> {
        let text = match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                self.input(&Fault::not_utf8(error.valid_up_to()));
                return Ok(None);
            }
        };
        if self.end.is_some() {
            self.wrong("jsonl.end", |lang| lang.line_behind_last());
            return Ok(None);
        }
        if self.number == 1 {
            return self.header(text).map(|()| None);
        }
        // A line without a kind is the first or the last.
        let is_end = serde_json::from_str::<Value>(text)
            .is_ok_and(|line| line.get("root").is_some() && line.get("kind").is_none());
        if is_end {
            match given::from_text::<End>(text) {
                Ok(end) => self.end = Some(end),
                Err(fault) => self.input(&fault),
            }
            return Ok(self.close_commit());
        }
        match given::from_text::<Given<'_>>(text) {
            Ok(given) => Ok(self.event(text, given)),
            Err(fault) => {
                self.input(&fault);
                self.next = self.next.next();
                Ok(None)
            }
        }
    }

    fn header(&mut self, text: &str) -> Result<(), Failure> {
        #[derive(Deserialize)]
        struct Versioned {
            format: String,
        }
        let named = serde_json::from_str(text).ok();
        let version = named.and_then(|Versioned { format }| Header::version_in(&format));
        match version {
            Some(found) if found > line::VERSION => {
                let known = line::VERSION;
                Err(Failure::usage(|lang| lang.lines_newer(found, known)))
            }
            Some(_) => {
                match given::from_text(text) {
                    Ok(header) => self.header = Some(header),
                    Err(fault) => self.input(&fault),
                }
                Ok(())
            }
            None => {
                self.wrong("jsonl.format", |lang| lang.line_of_no_format());
                Ok(())
            }
        }
    }

    /// Takes in a line with an event. Returns the commit before it, if it begins another.
    fn event(&mut self, text: &str, given: Given<'_>) -> Option<Vec<u8>> {
        let position = given.position;
        self.in_place(position);
        let before = match given.begins {
            Some(Begins::Commit) => self.close_commit(),
            Some(Begins::Command) | None => None,
        };
        let on = given.on;
        let recorded_at = given.recorded_at;
        let command = self.command(&given);
        let event = self.event_of(text, &given);
        self.place(given.begins, recorded_at, command);
        if let Some(event) = event {
            if let Event::DocumentAttached(attached) = &event.event {
                self.documents.insert(attached.sha256);
            }
            let of = self.commit.as_mut().and_then(|(_, commit)| commit.commands.last_mut());
            let actor = of.map(|command| {
                command.events.push(event.clone());
                command.actor
            });
            if let Some(actor) = actor.filter(|_| self.faults.is_empty()) {
                let recorded = Recorded { position, recorded_at, on, actor, event: event.event };
                if let Err(error) = self.ledger.apply(recorded) {
                    self.wrong("jsonl.event", |lang| error.in_lang(lang));
                }
            }
        }
        before
    }

    /// Checks the position of an event. After a wrong position, both counts are accepted: it is unknown
    /// whether the position is wrong or a line is missing.
    fn in_place(&mut self, position: Position) {
        if position != self.next && self.otherwise.take() != Some(position) {
            let expected = self.next;
            self.wrong("jsonl.position", |lang| lang.line_position(position, expected));
            self.otherwise = Some(self.next.next());
        }
        self.next = position.next();
    }

    /// The command of a line: the one that it begins, or the one that it belongs to.
    fn command(&mut self, given: &Given<'_>) -> Option<StoredCommand> {
        let Given { on, actor: name, id, digest, begins, .. } = given;
        let actor = line::actor_of(name);
        if actor.is_none() {
            self.wrong("jsonl.actor", |lang| lang.line_actor());
        }
        let id = match (id, digest) {
            (None, None) => None,
            (Some(_), Some(_)) if begins.is_none() => {
                self.wrong("jsonl.id", |lang| lang.line_id_later());
                None
            }
            (Some(id), Some(digest)) => {
                let digest = line::digest_of(digest);
                if digest.is_none() {
                    self.wrong("jsonl.digest", |lang| lang.line_digest());
                }
                match CommandId::new(id) {
                    Ok(id) if !self.ids.insert(id.clone()) => {
                        self.wrong("jsonl.id", |lang| lang.line_id_twice(&id));
                        None
                    }
                    Ok(id) => Some(id).zip(digest),
                    Err(error) => {
                        self.wrong("jsonl.id", |lang| lang.line_id_malformed(&error.0));
                        None
                    }
                }
            }
            (Some(_), None) => {
                self.wrong("jsonl.digest", |lang| lang.line_digest_missing());
                None
            }
            (None, Some(_)) => {
                self.wrong("jsonl.id", |lang| lang.line_id_missing());
                None
            }
        };
        Some(StoredCommand { id, on: *on, actor: actor?, events: Vec::new() })
    }

    /// Adds a line to a new commit, or to that of the lines before it.
    fn place(
        &mut self,
        begins: Option<Begins>,
        recorded_at: Moment,
        command: Option<StoredCommand>,
    ) {
        if self.latest.is_some_and(|before| recorded_at < before) {
            self.wrong("jsonl.recorded-at", |lang| lang.line_time_goes_back());
        }
        self.latest = Some(recorded_at);
        let number = self.number;
        match (begins, &mut self.commit) {
            (Some(Begins::Commit), _) => {
                let commands = command.into_iter().collect();
                self.commit = Some((number, StoredCommit { recorded_at, commands }));
                self.lost = false;
            }
            (Some(Begins::Command) | None, _) if self.lost => {}
            (Some(Begins::Command) | None, None) => {
                self.wrong("jsonl.begins", |lang| lang.line_begins());
                self.lost = true;
            }
            (begins, Some((_, commit))) => {
                let same_time = commit.recorded_at == recorded_at;
                let last = commit.commands.last().map(|last| (last.on, last.actor));
                let same = |command: &StoredCommand| Some((command.on, command.actor)) == last;
                let same_command = command.as_ref().is_none_or(same);
                match (begins, command) {
                    (None, _) | (_, None) => {}
                    (Some(_), Some(command)) => commit.commands.push(command),
                }
                if !same_time {
                    self.wrong("jsonl.recorded-at", |lang| lang.line_time_of_commit());
                }
                if begins.is_none() && !same_command {
                    self.wrong("jsonl.begins", |lang| lang.line_of_command());
                }
            }
        }
    }

    /// The event of a line, with its stored bytes.
    fn event_of(&mut self, text: &str, given: &Given<'_>) -> Option<StoredEvent> {
        let Given { kind: name, version, data, stored, .. } = given;
        let kind = EventKind::ALL.iter().copied().find(|kind| kind.name() == name);
        let Some(kind) = kind else {
            self.wrong("jsonl.kind", |lang| lang.line_kind());
            return None;
        };
        let event = match given::event_data(text, kind, data) {
            Ok(event) => event,
            Err(fault) => {
                self.wrong(fault.code, |lang| fault.said(lang).message);
                return None;
            }
        };
        if let Some(field) = written_otherwise(&event, data.get()) {
            self.wrong("jsonl.data", |lang| lang.line_written_otherwise(&field));
            return None;
        }
        let bytes = match stored {
            None if *version != kind.version() => {
                let written = kind.version();
                self.wrong("jsonl.stored", |lang| lang.line_stored_version(version, written));
                return None;
            }
            None => {
                let mut bytes = Vec::new();
                if let Err(error) = encode_event(&event, &mut bytes) {
                    self.wrong("jsonl.data", |lang| lang.line_data(error.in_lang(lang)));
                    return None;
                }
                bytes
            }
            Some(stored) => match line::of_hex(stored) {
                Some(bytes) => bytes,
                None => {
                    self.wrong("jsonl.stored", |lang| lang.line_stored_form());
                    return None;
                }
            },
        };
        if stored.is_some() {
            let says_so = bytes.get(..3) == Some(&head(kind, *version)[..]);
            match decode_event(&bytes) {
                Ok(decoded) if decoded == event && says_so => {}
                Ok(_) => {
                    self.wrong("jsonl.stored", |lang| lang.line_stored_differs());
                    return None;
                }
                Err(error) => {
                    self.wrong("jsonl.stored", |lang| lang.line_stored(error.in_lang(lang)));
                    return None;
                }
            }
        }
        Some(StoredEvent { event, bytes })
    }

    /// Ends the current commit. Returns its bytes unless anything was wrong so far.
    fn close_commit(&mut self) -> Option<Vec<u8>> {
        let (begun, commit) = self.commit.take()?;
        if !self.faults.is_empty() {
            return None;
        }
        match self.history.add(&commit) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                let message = InEach::of(|lang| error.in_lang(lang));
                self.faults.push(LineFault { line: begun, code: "jsonl.commit", message });
                None
            }
        }
    }

    /// The result after the last line.
    fn ended(mut self) -> Result<Read, Failure> {
        let (events, commits) = (self.history.head(), self.history.commits());
        let root = self.history.root();
        match (&self.header, &self.end) {
            (_, None) => {
                self.number += 1;
                self.wrong("jsonl.end", |lang| lang.line_last_missing());
            }
            // After a fault, the right numbers are unknown.
            (Some(header), Some(end)) if self.faults.is_empty() => {
                let stated = (header.ledger, end.events, end.commits, end.root);
                let is_first = self.history.origin() == Some(stated.0);
                if (stated.1, stated.2) != (events.0, commits) {
                    self.wrong("jsonl.end", |lang| {
                        lang.line_counts(events, commits, stated.1, stated.2)
                    });
                }
                if stated.3 != root {
                    self.wrong("jsonl.root", |lang| lang.line_root(root, stated.3));
                } else if !is_first {
                    self.number = 1;
                    self.wrong("jsonl.ledger", |lang| lang.line_ledger());
                }
            }
            (Some(_) | None, Some(_)) => {}
        }
        if self.faults.is_empty() {
            let (latest, documents) = (self.latest, self.documents.len());
            return Ok(Read { events, commits, root, latest, documents });
        }
        self.faults.sort_by_key(|fault| fault.line);
        Err(Faulty { faults: self.faults }.into())
    }
}

/// The first bytes of a stored event.
fn head(kind: EventKind, version: u8) -> [u8; 3] {
    let [high, low] = kind.number().to_be_bytes();
    [high, low, version]
}

/// The first field that differs from what this program would write: an unknown field, which would be lost, or
/// a value in another form.
fn written_otherwise(event: &Event, data: &str) -> Option<String> {
    let written = serde_json::to_value(event).ok()?.get("data")?.clone();
    let given: Value = serde_json::from_str(data).ok()?;
    differs("data", &written, &given)
}

fn differs(path: &str, written: &Value, given: &Value) -> Option<String> {
    match (written, given) {
        (written, given) if written == given => None,
        (Value::Object(written), Value::Object(given)) => {
            let names: Vec<&String> = written.keys().chain(given.keys()).collect();
            names.into_iter().find_map(|name| {
                let of = |fields: &serde_json::Map<String, Value>| fields.get(name).cloned();
                let path = format!("{path}.{name}");
                match (of(written), of(given)) {
                    (Some(written), Some(given)) => differs(&path, &written, &given),
                    (None, None) => None,
                    (Some(_), None) | (None, Some(_)) => Some(path),
                }
            })
        }
        (Value::Array(written), Value::Array(given)) if written.len() == given.len() => {
            let pairs = written.iter().zip(given).enumerate();
            pairs.into_iter().find_map(|(index, (written, given))| {
                differs(&format!("{path}[{index}]"), written, given)
            })
        }
        _ => Some(path.to_owned()),
    }
}
