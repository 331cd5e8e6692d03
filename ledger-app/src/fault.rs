//! The faults of an input that is not a command: a stable code, the field, the remedy.

use std::path::Path;

use ledger_core::Command;

use crate::failure::{Kind, Trouble};

/// The most bytes of one line.
pub const LINE_LIMIT: usize = 1024 * 1024;

/// Why a line, or its contents, is not a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// The stable code.
    pub code: &'static str,
    /// What is wrong, with the field or column.
    pub message: String,
    /// What would be accepted.
    pub accepted: String,
}

impl Trouble for Fault {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn remedy(&self) -> String {
        self.accepted.clone()
    }

    fn code(&self) -> Option<&'static str> {
        Some(self.code)
    }
}

impl Fault {
    /// Makes a fault from its code, what is wrong, and what would be accepted.
    pub fn new(
        code: &'static str,
        message: impl Into<String>,
        accepted: impl Into<String>,
    ) -> Fault {
        Fault { code, message: message.into(), accepted: accepted.into() }
    }

    /// The fault of bytes that are not text: only the first `valid` bytes are.
    pub fn not_utf8(valid: usize) -> Fault {
        let message = format!("byte {} is not UTF-8", valid + 1);
        Fault::new("input.not-utf-8", message, "text in UTF-8")
    }

    /// The fault of a line beyond [`LINE_LIMIT`].
    pub fn too_long() -> Fault {
        let message = format!("the line has more than {LINE_LIMIT} bytes");
        Fault::new("input.line-too-long", message, "a command of at most one MiB on a line")
    }

    /// The fault of a name that is not a command.
    pub fn unknown_kind(kind: &str) -> Fault {
        let shown: String = kind.chars().take(60).collect();
        let message = format!("kind: `{shown}` is no command");
        Fault::new("input.unknown-kind", message, format!("one of: {}", Command::KINDS.join(", ")))
    }

    /// The fault without the first part of the place of its field.
    pub fn below(self, place: &str) -> Fault {
        let rest = self.message.strip_prefix(place);
        let rest = rest.and_then(|rest| rest.strip_prefix('.').or(rest.strip_prefix(": ")));
        Fault { message: rest.unwrap_or(&self.message).to_owned(), ..self }
    }

    /// Adds the name of the file to the fault.
    pub fn within(self, path: &Path) -> Fault {
        Fault { message: format!("{}: {}", path.display(), self.message), ..self }
    }

    /// The place at which the deserializer found something, counted from 1: the line, if there are several,
    /// and the column. `before` is the number of bytes of the line before its input.
    pub fn place(error: &serde_json::Error, before: usize) -> String {
        match (error.line(), error.column()) {
            (0 | 1, column) => format!("column {}", before + column),
            (line, column) => format!("line {line}, column {column}"),
        }
    }

    /// The message of the deserializer, without the place and without names of our types.
    pub fn words(error: &serde_json::Error) -> String {
        let said = error.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        match said.split_once(", expected struct ") {
            Some((said, _)) => format!("{said}, expected an object"),
            None => said.to_owned(),
        }
    }

    /// Makes a fault from an error of the deserializer, told apart by its message. For `before`, see
    /// [`Fault::place`].
    pub fn of_field(path: &str, error: &serde_json::Error, before: usize) -> Fault {
        let said = Fault::words(error);
        // A value that was parsed before has no place.
        let place = match error.line() {
            0 => String::new(),
            _ => format!(" ({})", Fault::place(error, before)),
        };
        let field = path.trim_end_matches('.').trim_end_matches(".?");
        let whole = matches!(field, "" | "." | "?");
        let message = match whole {
            true => format!("{said}{place}"),
            false => format!("{field}: {said}{place}"),
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
            Fault::new("input.malformed", message, "one object in JSON on a line")
        } else {
            Fault::new("input.bad-value", message, format!("a value of the form named; {see}"))
        }
    }
}
