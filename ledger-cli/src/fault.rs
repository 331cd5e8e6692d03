//! What is wrong with an input that is no command: a stable code, the field, the remedy.

use ledger_core::Command;

/// The most bytes of one line.
pub(crate) const LINE_LIMIT: usize = 1024 * 1024;

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

    pub(crate) fn not_utf8(valid: usize) -> Fault {
        let message = format!("byte {} is not UTF-8", valid + 1);
        Fault::new("input.not-utf-8", message, "text in UTF-8")
    }

    pub(crate) fn too_long() -> Fault {
        let message = format!("the line has more than {LINE_LIMIT} bytes");
        Fault::new("input.line-too-long", message, "a command of at most one MiB on a line")
    }

    pub(crate) fn unknown_kind(kind: &str) -> Fault {
        let shown: String = kind.chars().take(60).collect();
        let message = format!("kind: `{shown}` is no command");
        Fault::new("input.unknown-kind", message, format!("one of: {}", Command::KINDS.join(", ")))
    }

    /// A fault of the deserializer, told apart by what it says.
    pub(crate) fn of_field(path: &str, said: &str) -> Fault {
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
