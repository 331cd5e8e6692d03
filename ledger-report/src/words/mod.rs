//! Every text for readers, in both languages, as methods of [`Lang`].
//!
//! The texts stand in `words/nl/*.ftl` and `words/en/*.ftl` beside this crate, in the syntax of Project
//! Fluent; `build.rs` makes a method of each. A text is a whole sentence, label or word, with named values:
//! no sentence is put together from parts. The build fails if a language lacks a text or leaves out a value.

mod names;
mod network;

#[cfg(test)]
mod tests;

use std::str::FromStr;

use crate::formats::Unknown;
use crate::said::Said;

/// The language of texts for readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// The language whose syllables divide its words.
    pub(crate) fn hyphenation(self) -> hypher::Lang {
        match self {
            Lang::Nl => hypher::Lang::Dutch,
            Lang::En => hypher::Lang::English,
        }
    }
}

impl FromStr for Lang {
    type Err = Unknown;

    /// Reads `nl` or `en`.
    ///
    /// # Errors
    /// Any other language.
    fn from_str(text: &str) -> Result<Lang, Unknown> {
        match text {
            "nl" => Ok(Lang::Nl),
            "en" => Ok(Lang::En),
            text => Err(Unknown { text: text.to_owned(), known: "nl, en".to_owned() }),
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));
