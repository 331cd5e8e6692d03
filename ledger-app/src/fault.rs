//! The faults of an input that is not a command: a stable code, the field, the remedy.

use std::path::Path;

use ledger_core::Command;
use ledger_report::{InEach, Lang, Said};

use crate::failure::{Kind, Trouble};
use crate::misread::Misread;

/// The most bytes of one line.
pub const LINE_LIMIT: usize = 1024 * 1024;

/// Why a line, or its contents, is not a command.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .said.in_lang(Lang::En).message)]
pub struct Fault {
    /// The stable code.
    pub code: &'static str,
    /// What is wrong, with the field or column, and what would be accepted.
    pub said: InEach<Said>,
}

impl Trouble for Fault {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn said(&self, lang: Lang) -> Said {
        self.said.in_lang(lang).clone()
    }

    fn code(&self) -> Option<&'static str> {
        Some(self.code)
    }
}

impl Fault {
    /// Makes a fault from its code, and what is said of it in each language.
    pub fn new(code: &'static str, say: impl Fn(Lang) -> Said) -> Fault {
        Fault { code, said: InEach::of(say) }
    }

    /// The fault of bytes that are not text: only the first `valid` bytes are.
    pub fn not_utf8(valid: usize) -> Fault {
        Fault::new("input.not-utf-8", |lang| lang.not_utf_8(valid + 1))
    }

    /// The fault of a line beyond [`LINE_LIMIT`].
    pub fn too_long() -> Fault {
        Fault::new("input.line-too-long", |lang| lang.line_too_long(LINE_LIMIT))
    }

    /// The fault of a name that is not a command.
    pub fn unknown_kind(kind: &str) -> Fault {
        let shown: String = kind.chars().take(60).collect();
        let kinds = Command::KINDS.join(", ");
        Fault::new("input.unknown-kind", |lang| lang.no_such_command(&shown, &kinds))
    }

    /// Says of the same fault something else as well.
    #[must_use]
    pub fn saying(self, say: impl Fn(Lang, Said) -> Said) -> Fault {
        Fault::new(self.code, |lang| say(lang, self.said.in_lang(lang).clone()))
    }

    /// Adds the name of the file to the fault.
    #[must_use]
    pub fn within(self, path: &Path) -> Fault {
        let path = path.display();
        self.saying(|_, said| Said { message: format!("{path}: {}", said.message), ..said })
    }

    /// The place at which the deserializer found something, counted from 1: the line, if there are several,
    /// and the column. `before` is the number of bytes of the line before its input.
    pub fn place(error: &serde_json::Error, before: usize, lang: Lang) -> String {
        match (error.line(), error.column()) {
            (0 | 1, column) => lang.at_column(before + column),
            (line, column) => lang.at_line(line, column),
        }
    }

    /// Makes a fault from an error of the deserializer. For `before`, see [`Fault::place`].
    pub fn of_field(path: &str, error: &serde_json::Error, before: usize) -> Fault {
        let misread = Misread::of(error);
        let field = path.trim_end_matches('.').trim_end_matches(".?");
        let whole = matches!(field, "" | "." | "?");
        Fault::new(misread.code(), |lang| {
            let Said { mut message, help } = misread.said(lang);
            // A value that was parsed before has no place.
            if error.line() > 0 {
                message = lang.at_place(message, Fault::place(error, before, lang));
            }
            if !whole {
                message = lang.field_of(field, message);
            }
            Said { message, help }
        })
    }
}
