//! A ledger at work: open, ask, record, report, whatever the front end.
//!
//! This crate has what every front end needs: the command line, a server, a test. It never has arguments, a
//! terminal, environment variables, exit codes, standard input or output. Errors are data
//! ([`failure::Failure`]), and the front end words them.
//!
//! - [`place`]: where a ledger is, which of its states to look at, and the source of the time.
//! - [`reading`]: a ledger that is open for reading, and [`reading::ask`], which decides whether a snapshot
//!   can be believed. [`recording`]: a ledger that is open for writing: decide, stage, append. [`folding`]:
//!   the ledger of a log. [`clock`]: whether the present moment can be right.
//! - [`given`]: a command as a line of JSON; `syntax` and [`fault`]: its faults. [`apply`]: many commands.
//! - [`form`]: what somebody fills in to give a command, for every front end; [`unread`]: what cannot be read.
//! - [`question`]: every view by its name and its parameters. [`explain`]: from a figure of a view to its
//!   events.
//! - [`reports`]: monitoring reports made, issued and checked. [`report_diff`]: the changes between two.
//! - [`jsonl`]: a whole ledger as lines of JSON, and back. [`hledger`], [`ical`]: the books and the due dates
//!   for other programs.
//! - [`story`]: plays a story of any covenant; [`stories`]: the one that comes with the program.
//! - [`contact`]: the personal data of persons, sealed outside the log. [`vouching`]: checkpoints in files,
//!   compared with a ledger. [`exposure`]: whether everybody can change a ledger.
//! - [`input`]: reads files. [`definition`]: reads definitions; [`covenants`]: those that come with the
//!   program.

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
pub mod form;
#[cfg(any(feature = "fuzzing", test))]
pub mod fuzzing;
pub mod given;
pub mod hledger;
pub mod ical;
mod in_dutch;
pub mod input;
pub mod jsonl;
mod misread;
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
pub mod table;
pub mod unread;
pub mod vouching;
