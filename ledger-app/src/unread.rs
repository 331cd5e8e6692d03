//! A text that was typed for a value, and cannot be read as one.

use ledger_report::{InEach, Lang};

/// Why a text cannot be read as a value, and how to write it, in each language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.in_lang(Lang::En))]
pub struct Unread(InEach<String>);

impl Unread {
    /// What is said of it, by language.
    pub fn of(say: impl Fn(Lang) -> String) -> Unread {
        Unread(InEach::of(say))
    }

    /// A value that is written in none of these ways.
    pub fn unlike(ways: &[String]) -> Unread {
        Unread::of(|lang| match ways.split_last() {
            Some((last, others)) if !others.is_empty() => {
                lang.typed_one_of(others.join(", "), last)
            }
            _ => lang.typed_written_as(ways.concat()),
        })
    }

    /// What is said of it in a language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.0.in_lang(lang)
    }
}
