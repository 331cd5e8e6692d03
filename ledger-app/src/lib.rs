//! A ledger at work: open, ask, record, report, whatever the front end.
//!
//! What belongs here is what every front end needs: the command line, a server, a test. What never does: a line of
//! arguments, a terminal, an environment variable, an exit code, standard input and output. What goes wrong is
//! data ([`failure::Failure`]): who asked says it in its own way.
//!
//! - [`place`]: where a ledger is, which of its states is looked at, and where the time comes from.
//! - [`reading`]: a ledger that is open to be read, and [`reading::ask`], which owns the question whether a snapshot
//!   may be believed. [`recording`]: one that is open to be written: decide, stage, append. [`folding`]: what the
//!   events of a log add up to. [`clock`]: whether the present moment can be right.
//! - [`given`]: a command as a line of JSON; `syntax` and [`fault`]: what can be wrong with one. [`apply`]: many of them.
//! - [`question`]: every view by its name and its parameters. [`explain`]: from a figure of a view to its events.
//! - [`reports`]: monitoring reports made, issued and checked. [`report_diff`]: what changed between two.
//! - [`jsonl`]: a whole ledger as lines of JSON, and back. [`hledger`], [`ical`]: the books and what is due, for other
//!   programs.
//! - [`story`]: plays a story, of whichever covenant; [`stories`]: the one that comes with the program.
//! - [`contact`]: who a person is, as it is sealed outside the log. [`vouching`]: checkpoints in files, compared with a
//!   ledger. [`exposure`]: whether everybody can change a ledger.
//! - [`input`]: files that are read. [`definition`]: the definition that is asked for; [`covenants`]: those that
//!   come with the program.

pub mod apply;
pub mod clock;
pub mod contact;
#[path = "../covenants/mod.rs"]
pub mod covenants;
pub mod definition;
#[cfg(test)]
mod every_kind;
pub mod explain;
pub mod exposure;
pub mod failure;
pub mod fault;
pub mod folding;
#[cfg(any(feature = "fuzzing", test))]
pub mod fuzzing;
pub mod given;
pub mod hledger;
pub mod ical;
pub mod input;
pub mod jsonl;
pub mod place;
pub mod question;
pub mod reading;
pub mod recording;
pub mod report_diff;
pub mod reports;
#[path = "../stories/mod.rs"]
pub mod stories;
pub mod story;
mod syntax;
pub mod vouching;
