//! A command as somebody gave it: from the command line, or as a line of JSON.
//!
//! ```json
//! {"id":"bank-77","actor":"project-leader","on":"2019-02-20","kind":"receive-payment","data":{…}}
//! ```

use std::fmt;

use ledger_core::{Command, Date};
use ledger_store::{CommandDigest, CommandId};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::arguments::Globals;

/// The most bytes of one line.
pub(crate) const LINE_LIMIT: usize = 1024 * 1024;

/// A command with who gives it and which day it takes effect, as far as that was said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Given {
    /// A name under which it is recorded once.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "id_as_text")]
    pub(crate) id: Option<CommandId>,
    /// Who acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    /// The day it takes effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) on: Option<Date>,
    /// What is wanted.
    #[serde(flatten)]
    pub(crate) command: Command,
}

impl Given {
    /// A command of the command line.
    pub(crate) fn new(globals: &Globals, command: Command) -> Given {
        let Globals { id, actor, on, .. } = globals;
        Given { id: id.clone(), actor: actor.clone(), on: *on, command }
    }

    /// A command of a known actor and day, without a name.
    pub(crate) fn anonymous(actor: &str, on: Date, command: Command) -> Given {
        Given { id: None, actor: Some(actor.to_owned()), on: Some(on), command }
    }

    /// A command of a known actor and day.
    pub(crate) fn dated(id: CommandId, actor: &str, on: Date, command: Command) -> Given {
        Given { id: Some(id), actor: Some(actor.to_owned()), on: Some(on), command }
    }

    /// Reads a line of JSON; what it leaves out is taken from the command line.
    ///
    /// # Errors
    /// The first fault, with the field it is in.
    pub(crate) fn from_line(line: &[u8], globals: &Globals) -> Result<Given, Fault> {
        let envelope: Envelope<'_> = from_json(line)?;
        let id = match &envelope.id {
            None => globals.id.clone(),
            Some(id) => Some(id.parse().map_err(|error: ledger_store::CommandIdError| {
                Fault::new("input.bad-value", format!("id: {error}"), "an id of that form")
            })?),
        };
        if !Command::KINDS.contains(&envelope.kind.as_str()) {
            return Err(Fault::unknown_kind(&envelope.kind));
        }
        let mut data = serde_json::Deserializer::from_str(envelope.data.get());
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut data, &mut track);
        let command = Command::deserialize_data(&envelope.kind, tracked).map_err(|error| {
            Fault::of_field(&format!("data.{}", track.path()), &error.to_string())
        })?;
        Ok(Given {
            id,
            actor: envelope.actor.or_else(|| globals.actor.clone()),
            on: envelope.on.or(globals.on),
            command,
        })
    }

    /// Who acts.
    pub(crate) fn actor(&self) -> &str {
        self.actor.as_deref().unwrap_or("project-leader")
    }

    /// What the command says, so that its id given again with another command is noticed.
    pub(crate) fn digest(&self) -> Result<CommandDigest, serde_json::Error> {
        let said = serde_json::to_vec(&(self.actor(), self.on, &self.command))?;
        Ok(CommandDigest::of(&said))
    }
}

fn id_as_text<S: serde::Serializer>(
    id: &Option<CommandId>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id.as_ref().map_or("", CommandId::as_str))
}

/// The id that a line names, for the answer, even where the rest of the line is faulty.
pub(crate) fn id_of(line: &[u8]) -> Option<String> {
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

/// Reads a value from JSON; a fault names the field.
///
/// # Errors
/// The first fault.
pub(crate) fn from_json<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Fault> {
    if bytes.len() > LINE_LIMIT {
        return Err(Fault::too_long());
    }
    let text = str::from_utf8(bytes).map_err(|error| Fault::not_utf8(error.valid_up_to()))?;
    check_syntax(text)?;
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
        .map_err(|error| Fault::of_field(&error.path().to_string(), &error.inner().to_string()))
}

/// Why a line, or what it says, is no command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub(crate) struct Fault {
    /// The stable code.
    pub(crate) code: &'static str,
    /// What is wrong, with the field or column.
    pub(crate) message: String,
    /// What would be accepted.
    pub(crate) accepted: String,
}

impl Fault {
    pub(crate) fn new(
        code: &'static str,
        message: impl Into<String>,
        accepted: impl Into<String>,
    ) -> Fault {
        Fault { code, message: message.into(), accepted: accepted.into() }
    }

    fn not_utf8(valid: usize) -> Fault {
        let message = format!("byte {} is not UTF-8", valid + 1);
        Fault::new("input.not-utf-8", message, "text in UTF-8")
    }

    pub(crate) fn too_long() -> Fault {
        let message = format!("the line has more than {LINE_LIMIT} bytes");
        Fault::new("input.line-too-long", message, "a command of at most one MiB on a line")
    }

    fn unknown_kind(kind: &str) -> Fault {
        let shown: String = kind.chars().take(60).collect();
        let message = format!("kind: `{shown}` is no command");
        Fault::new("input.unknown-kind", message, format!("one of: {}", Command::KINDS.join(", ")))
    }

    /// A fault of the deserializer, told apart by what it says.
    fn of_field(path: &str, said: &str) -> Fault {
        let (said, column) = match said.rsplit_once(" at line ") {
            Some((said, at)) => (said, at.rsplit_once("column ").map(|(_, column)| column)),
            None => (said, None),
        };
        let field = path.trim_end_matches('.').trim_end_matches(".?");
        let whole = matches!(field, "" | "." | "?");
        let message = match whole {
            true => said.to_owned(),
            false => format!("{field}: {said}"),
        };
        let see = "see `convenant schema commands`";
        let of_integer = ["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"]
            .iter()
            .any(|kind| said.ends_with(&format!("expected {kind}")));
        let starts = |start: &str| said.starts_with(start);
        if said.contains("is beyond the largest") {
            Fault::new("input.out-of-range", message, "an amount up to the largest")
        } else if starts("unknown field") {
            Fault::new("input.unknown-field", message, format!("leave it out; {see}"))
        } else if starts("missing field") {
            Fault::new("input.missing-field", message, format!("every field of the command; {see}"))
        } else if starts("duplicate field") {
            Fault::new("input.duplicate-field", message, "each field once")
        } else if of_integer && (starts("invalid value") || starts("invalid type: floating point"))
        {
            Fault::new("input.out-of-range", message, "a whole number within the range named")
        } else if starts("invalid type") || starts("invalid length") {
            Fault::new("input.wrong-type", message, format!("a value of the type named; {see}"))
        } else if starts("unknown variant") || starts("invalid value") {
            Fault::new("input.bad-value", message, format!("one of the values named; {see}"))
        } else if starts("expected ") || starts("EOF") || starts("trailing") {
            let at = column.map(|column| format!(" at column {column}")).unwrap_or_default();
            let message = format!("{message}{at}");
            Fault::new("input.malformed", message, "one object in JSON on a line")
        } else {
            Fault::new("input.bad-value", message, format!("a value of the form named; {see}"))
        }
    }
}

/// Walks a whole line: is it JSON, an object, and is no key of any object there twice?
fn check_syntax(text: &str) -> Result<(), Fault> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let duplicate = |error: &serde_json::Error| error.is_data();
    let found = Walk.deserialize(&mut deserializer).and_then(|is_object| {
        deserializer.end()?;
        Ok(is_object)
    });
    match found {
        Ok(true) => Ok(()),
        Ok(false) => {
            let message = "the line is JSON, and not an object";
            Err(Fault::new("input.wrong-type", message, "an object, between braces"))
        }
        Err(error) if duplicate(&error) => {
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default().to_owned();
            Err(Fault::new("input.duplicate-field", said, "each field once"))
        }
        Err(error) => {
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            let message = format!("this is not JSON: {said} at column {}", error.column());
            Err(Fault::new("input.malformed", message, "one object in JSON on a line"))
        }
    }
}

/// Takes in any value and says whether it is an object.
struct Walk;

impl<'de> DeserializeSeed<'de> for Walk {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while list.next_element_seed(Walk)?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut keys = std::collections::HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(Walk)?;
            if let Some(twice) = keys.replace(key) {
                let shown: String = twice.chars().take(60).collect();
                return Err(de::Error::custom(format!("`{shown}` is there twice")));
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::arguments::Arguments;

    fn globals() -> Globals {
        Arguments::parse_from(["convenant", "verify"]).globals
    }

    #[track_caller]
    fn fault(line: &str) -> (&'static str, String) {
        let fault = Given::from_line(line.as_bytes(), &globals()).unwrap_err();
        assert!(!fault.accepted.is_empty());
        (fault.code, fault.message)
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
        assert_eq!(fault(&"[".repeat(10_000)).0, "input.malformed");
    }

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let line = r#"{"id":"a-1","actor":"gemeente","on":"2020-05-01","kind":"cast-vote","data":{"proposal":1,"seat":"gemeente","vote":"for","reason":null}}"#;
        let given = Given::from_line(line.as_bytes(), &globals()).unwrap();
        assert_eq!(serde_json::to_string(&given).unwrap(), line);
    }
}
