//! A story: lines of JSON, each an act under a covenant. `docs/story.md` describes the lines.
//!
//! Reading a story plays it in memory. So every fault is known, with its line, before anything is written.

use std::collections::BTreeMap;

use ledger_core::acts::conclude::ConcludeCovenant;
use ledger_core::acts::monitoring::{IssueMonitoringReport, IssuedFile};
use ledger_core::text::harmless;
use ledger_core::{
    Command, Date, Digest, Ledger, Moment, PersonId, Recorded, Request, TimeZone, decide,
};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::names::Names;
use super::source::Source;
use crate::contact::Card;
use crate::failure::Failure;
use crate::fault::Fault;
use crate::given::from_json;

/// The first line of a day is recorded at nine o'clock (UTC), so many milliseconds before noon.
const BEFORE_NOON: i64 = 3 * 60 * 60 * 1000;
/// How many milliseconds later the next line of the same day is recorded.
const NEXT: i64 = 3 * 60 * 1000;

/// A story that can be played from its first line to its last.
#[derive(Debug)]
pub struct Story {
    /// The text of the covenant's definition.
    pub covenant: String,
    /// The persons behind the numbers.
    pub persons: BTreeMap<PersonId, Card>,
    /// The documents that it attaches, by file name.
    pub documents: BTreeMap<String, Vec<u8>>,
    /// The recorded steps, in order.
    pub steps: Vec<Step>,
}

/// The record of one line.
#[derive(Debug)]
pub struct Step {
    /// When.
    pub at: Moment,
    /// The request. The root and files of a report are still to be made.
    pub request: Request,
}

/// Called for each step while a story is played in memory, with the ledger before it, the request, and the
/// recorded events.
pub type Watch<'a> = &'a mut dyn FnMut(&Ledger, &Request, &[Recorded]);

/// A line of a story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    at: String,
    name: Option<String>,
    actor: Option<String>,
    on: Option<Date>,
    kind: Option<String>,
    data: Option<Value>,
    covenant: Option<String>,
    attach: Option<String>,
    to: Option<Value>,
    issue: Option<String>,
}

impl Story {
    /// Reads a story and plays it in memory. Also returns the ledger after it.
    ///
    /// # Errors
    /// A file that cannot be read, or the first line that is wrong or refused.
    pub fn read(source: Source<'_>, watch: Watch<'_>) -> Result<(Story, Ledger), Failure> {
        let mut playing = Playing {
            source,
            covenant: String::new(),
            documents: BTreeMap::new(),
            ledger: Ledger::new(),
            names: Names::default(),
            steps: Vec::new(),
        };
        source.each_step(|line| playing.line(line, watch))?;
        let Playing { covenant, documents, steps, ledger, .. } = playing;
        if steps.is_empty() {
            return Err(Fault::new("story.empty", |lang| lang.story_empty()).into());
        }
        Ok((Story { covenant, persons: source.persons()?, documents, steps }, ledger))
    }
}

/// The state of reading a story.
struct Playing<'a> {
    source: Source<'a>,
    covenant: String,
    documents: BTreeMap<String, Vec<u8>>,
    ledger: Ledger,
    names: Names,
    steps: Vec<Step>,
}

impl Playing<'_> {
    fn line(&mut self, line: &[u8], watch: Watch<'_>) -> Result<(), Failure> {
        let mut line: Line = from_json(line)?;
        let command = self.command(&mut line)?;
        let Line { at, name, actor, on, .. } = line;
        let mut zone =
            self.ledger.covenant().map_or_else(TimeZone::default, |of| of.calendar.time_zone);
        let (mut usual, mut concluded) = ("project-leader", None);
        if let Command::ConcludeCovenant(ConcludeCovenant { definition }) = &command {
            zone = definition.calendar.time_zone;
            (usual, concluded) = ("founder", Some(definition.term.concluded_on));
        }
        let at = self.moment(&at, zone)?;
        let today = at.day_in(zone);
        let actor = actor.unwrap_or_else(|| usual.to_owned());
        let request = Request { actor, on: on.or(concluded).unwrap_or(today), today, command };
        let decision = decide(&self.ledger, &request)
            .map_err(|refusal| Failure::refused(&self.ledger, refusal))?;
        let mut position = self.ledger.next();
        let recorded = decision.events.into_iter().map(|event| {
            let (on, actor) = (decision.on, decision.actor);
            let recorded = Recorded { position, recorded_at: at, on, actor, event };
            position = position.next();
            recorded
        });
        let recorded: Vec<Recorded> = recorded.collect();
        watch(&self.ledger, &request, &recorded);
        if let Some(name) = name {
            self.names.give(&name, &recorded)?;
        }
        recorded.into_iter().try_for_each(|recorded| self.ledger.apply(recorded))?;
        self.steps.push(Step { at, request });
        Ok(())
    }

    /// The moment of a line: as given, or on the given day after earlier lines of that day.
    fn moment(&self, text: &str, zone: TimeZone) -> Result<Moment, Fault> {
        let last = self.steps.last().map(|step| step.at);
        let at = match text.parse::<Date>() {
            Ok(day) => {
                let at = match last.filter(|last| last.day_in(zone) == day) {
                    Some(last) => Moment::from_millis(last.millis() + NEXT),
                    None => Moment::from_millis(Moment::noon(day).millis() - BEFORE_NOON),
                };
                if at.day_in(zone) != day {
                    return Err(Fault::new("story.at", |lang| lang.story_other_day(at, day, zone)));
                }
                at
            }
            Err(_) => text
                .parse::<Moment>()
                .map_err(|_| Fault::new("story.at", |lang| lang.story_no_moment(harmless(text))))?,
        };
        match last.filter(|last| at < *last) {
            Some(last) => Err(Fault::new("story.at", |lang| lang.story_before_last(at, last))),
            None => Ok(at),
        }
    }

    /// The command of a line.
    fn command(&mut self, line: &mut Line) -> Result<Command, Failure> {
        let Line { kind, data, covenant, attach, to, issue, .. } = line;
        match (kind, data, covenant, attach, to, issue) {
            (Some(kind), Some(data), None, None, None, None) => {
                is_said_by_kind(kind)?;
                self.names.put_into(data, "data", &self.ledger)?;
                Ok(of_kind(kind, data.take())?)
            }
            (None, None, Some(covenant), None, None, None) => {
                let (text, definition) = self.source.covenant(covenant)?;
                self.covenant = text;
                Ok(ConcludeCovenant { definition }.into())
            }
            (None, None, None, Some(name), Some(to), None) => {
                let document = self.source.document(name)?;
                self.names.put_into(to, "position", &self.ledger)?;
                let sha256 = Digest(Sha256::digest(&document).into());
                let data =
                    json!({"name": name, "sha256": sha256, "size": document.len(), "to": to});
                self.documents.insert(name.clone(), document);
                Ok(of_kind("attach-document", data)?)
            }
            (None, None, None, None, None, Some(report)) => {
                let parts = report.rsplit_once('/');
                let parts =
                    parts.and_then(|(year, of)| Some((year.parse().ok()?, of.parse().ok()?)));
                let (year, period) = parts.ok_or_else(|| {
                    Fault::new("story.issue", |lang| lang.story_no_report(harmless(report)))
                })?;
                let (basis, root) = (self.ledger.next(), Digest::default());
                let files = vec![IssuedFile { name: "report".to_owned(), sha256: root }];
                let replaces = None;
                Ok(IssueMonitoringReport { year, period, basis, root, files, replaces }.into())
            }
            _ => Err(Fault::new("story.line", |lang| lang.story_says_one_thing()).into()),
        }
    }
}

fn is_said_by_kind(kind: &str) -> Result<(), Fault> {
    let instead = match kind {
        "conclude-covenant" => "covenant",
        "attach-document" => "attach",
        "issue-monitoring-report" => "issue",
        _ if Command::KINDS.contains(&kind) => return Ok(()),
        _ => return Err(Fault::unknown_kind(kind)),
    };
    Err(Fault::new("story.kind", |lang| lang.story_made_when_played(kind, instead)))
}

fn of_kind(kind: &str, data: Value) -> Result<Command, Fault> {
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(data, &mut track);
    Command::deserialize_data(kind, tracked)
        .map_err(|error| Fault::of_field(&format!("data.{}", track.path()), &error, 0))
}
