//! Every text that a reader sees, in both languages, as methods of [`Lang`].
//!
//! The texts stand in `words/nl/*.ftl` and `words/en/*.ftl` beside this crate, in the syntax of Project
//! Fluent; `build.rs` makes a method of each. A text is a whole sentence, label or word, with its values by
//! name: nothing is put together from parts of sentences. A text that one language lacks, or a value that
//! one leaves out, stops the build.

mod names;
mod network;

#[cfg(test)]
mod tests;

/// The language of what a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Lang {
    /// Dutch
    Nl,
    /// English
    En,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));
