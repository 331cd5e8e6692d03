//! A command as it was given, on the command line or as a line of JSON.
//!
//! ```json
//! {"id":"bank-77","actor":"project-leader","on":"2019-02-20","kind":"receive-payment","data":{…}}
//! ```

use ledger_core::{Command, Date, Event, EventKind};
use ledger_store::{CommandDigest, CommandId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::fault::{Fault, LINE_LIMIT};
use crate::syntax;

/// The values for a command that leaves them out.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// An id under which it is recorded once.
    pub id: Option<CommandId>,
    /// The actor.
    pub actor: Option<String>,
    /// The day it takes effect.
    pub on: Option<Date>,
}

/// A command with its actor and its day, as far as they were given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Given {
    /// An id under which it is recorded once.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "id_as_text")]
    pub id: Option<CommandId>,
    /// The actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    /// The day it takes effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The command.
    #[serde(flatten)]
    pub command: Command,
}

impl Given {
    /// A command with the default id, actor and day.
    pub fn new(defaults: Defaults, command: Command) -> Given {
        let Defaults { id, actor, on } = defaults;
        Given { id, actor, on, command }
    }

    /// A command with an actor and a day, without an id.
    pub fn anonymous(actor: &str, on: Date, command: Command) -> Given {
        Given { id: None, actor: Some(actor.to_owned()), on: Some(on), command }
    }

    /// A command with an id, an actor and a day.
    pub fn dated(id: CommandId, actor: &str, on: Date, command: Command) -> Given {
        Given { id: Some(id), actor: Some(actor.to_owned()), on: Some(on), command }
    }

    /// Reads a line of JSON. Fields that it leaves out come from the defaults.
    ///
    /// # Errors
    /// The first fault, with its field.
    pub fn from_line(line: &[u8], defaults: &Defaults) -> Result<Given, Fault> {
        let envelope: Envelope<'_> = from_json(line)?;
        let id = match &envelope.id {
            None => defaults.id.clone(),
            Some(id) => Some(id.parse().map_err(|error: ledger_store::CommandIdError| {
                Fault::new("input.bad-value", |lang| lang.id_malformed(&error.0))
            })?),
        };
        if !Command::KINDS.contains(&envelope.kind.as_str()) {
            return Err(Fault::unknown_kind(&envelope.kind));
        }
        let mut data = serde_json::Deserializer::from_str(envelope.data.get());
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut data, &mut track);
        let command = Command::deserialize_data(&envelope.kind, tracked).map_err(|error| {
            let before = offset(line, envelope.data.get());
            Fault::of_field(&format!("data.{}", track.path()), &error, before)
        })?;
        Ok(Given {
            id,
            actor: envelope.actor.or_else(|| defaults.actor.clone()),
            on: envelope.on.or(defaults.on),
            command,
        })
    }

    /// The actor.
    pub fn actor(&self) -> &str {
        self.actor.as_deref().unwrap_or("project-leader")
    }

    /// The digest of the command, which shows when its id is used for another command.
    pub fn digest(&self) -> Result<CommandDigest, serde_json::Error> {
        let said = serde_json::to_vec(&(self.actor(), self.on, &self.command))?;
        Ok(CommandDigest::of(&said))
    }
}

/// Reads the fields of an event within a line.
///
/// # Errors
/// The first fault, with its field.
pub fn event_data(line: &str, kind: EventKind, data: &RawValue) -> Result<Event, Fault> {
    let mut fields = serde_json::Deserializer::from_str(data.get());
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut fields, &mut track);
    Event::deserialize_data(kind, kind.version(), tracked).map_err(|error| {
        let before = offset(line.as_bytes(), data.get());
        Fault::of_field(&format!("data.{}", track.path()), &error, before)
    })
}

/// The number of bytes of a line before a part of it.
fn offset(line: &[u8], part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(line.as_ptr().addr())
}

fn id_as_text<S: serde::Serializer>(
    id: &Option<CommandId>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id.as_ref().map_or("", CommandId::as_str))
}

/// The id on a line, for the answer, even if the rest of the line is faulty.
pub fn id_of(line: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    serde_json::from_slice(line).ok().map(|Named { id }| id)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    id: Option<String>,
    actor: Option<String>,
    on: Option<Date>,
    kind: String,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// Reads a value from JSON. A fault names the field.
///
/// # Errors
/// The first fault.
pub fn from_json<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Fault> {
    if bytes.len() > LINE_LIMIT {
        return Err(Fault::too_long());
    }
    from_text(str::from_utf8(bytes).map_err(|error| Fault::not_utf8(error.valid_up_to()))?)
}

/// Reads a value from a JSON text of any length. A fault names the field.
///
/// # Errors
/// The first fault.
pub fn from_text<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Fault> {
    syntax::check(text)?;
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
        .map_err(|error| Fault::of_field(&error.path().to_string(), error.inner(), 0))
}

#[cfg(test)]
mod tests {
    use ledger_report::{Lang, Said};

    use super::*;

    #[track_caller]
    fn fault(line: &str) -> (&'static str, String) {
        let fault = Given::from_line(line.as_bytes(), &Defaults::default()).unwrap_err();
        let Said { message, help } = fault.said.in_lang(Lang::En).clone();
        assert!(!help.is_empty());
        (fault.code, message)
    }

    #[test]
    fn faults_name_the_field() {
        let vote = |data: &str| format!(r#"{{"kind":"cast-vote","data":{data}}}"#);
        let cases = [
            (r#"{"proposal":1,"seat":"a"}"#, "input.missing-field", "vote"),
            (r#"{"proposal":1,"seat":"a","vote":"maybe"}"#, "input.bad-value", "data.vote"),
            (r#"{"proposal":-1,"seat":"a","vote":"for"}"#, "input.out-of-range", "data.proposal"),
            (
                r#"{"proposal":5000000000,"seat":"a","vote":"for"}"#,
                "input.out-of-range",
                "data.proposal",
            ),
            (r#"{"proposal":1e99,"seat":"a","vote":"for"}"#, "input.out-of-range", "data.proposal"),
            (r#"{"proposal":"1","seat":"a","vote":"for"}"#, "input.wrong-type", "data.proposal"),
            (r#"{"proposal":1,"seat":"a","vote":"for","why":1}"#, "input.unknown-field", "why"),
            (
                r#"{"proposal":1,"seat":"a","seat":"b","vote":"for"}"#,
                "input.duplicate-field",
                "seat",
            ),
            ("[]", "input.wrong-type", "data"),
        ];
        for (data, code, names) in cases {
            let (found, message) = fault(&vote(data));
            assert_eq!(found, code, "{data}: {message}");
            assert!(message.contains(names), "`{names}` is not in: {message}");
        }
        let weights = r#"{"kind":"submit-proposal","data":{"title":"x","text":"y","subject":{"risk-key":{"from_year":"2020","weights":{"a":1,"a":2}}}}}"#;
        assert_eq!(fault(weights).0, "input.duplicate-field");
        let (_, message) = fault(r#"{"kind":"cast-vote","data":5}"#);
        assert!(message.contains("expected an object"), "{message}");
        assert_eq!(fault(&"[".repeat(10_000)).0, "input.malformed");
    }

    #[test]
    fn faults_name_the_column_in_the_line() {
        for line in [
            r#"{"kind":"cast-vote","data":{"proposal":"1","seat":"a","vote":"for"}}"#,
            r#"{"id":"{}","kind":"cast-vote", "data": {"proposal":"1","seat":"a","vote":"for"}}"#,
            r#"{"kind":"cast-vote","data":{"proposal":1,"seat":"a","vote":"for"},"on":7}"#,
            r#"{"kind":"cast-vote","data":{"proposal":1;"seat":"a"}}"#,
        ] {
            // The deserializer points at the last byte of the wrong value.
            let wrong = [r#""1""#, ":7", ";"]
                .iter()
                .find_map(|wrong| line.find(wrong).map(|start| start + wrong.len()));
            let (_, message) = fault(line);
            let column = format!("column {}", wrong.unwrap());
            assert!(message.contains(&column), "{column} is not in: {message}");
        }
        let several: Result<Vec<u8>, Fault> = from_json(b"{\n \"a\": 1,\n}");
        assert!(several.unwrap_err().to_string().contains("line 3, column 1"));
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let line = r#"{"id":"a-1","actor":"gemeente","on":"2020-05-01","kind":"cast-vote","data":{"proposal":1,"seat":"gemeente","vote":"for","reason":null}}"#;
        let given = Given::from_line(line.as_bytes(), &Defaults::default()).unwrap();
        assert_eq!(serde_json::to_string(&given).unwrap(), line);
    }
}
