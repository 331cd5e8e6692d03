//! The file of events: its bytes, reading and appending, and its end after a crash.
//!
//! Only the note in `seen` is disposable here, and nothing here knows sled or a snapshot. The log asks
//! `lookup` where things are; the events themselves can answer all that `lookup` answers.

pub(crate) mod batch;
pub(crate) mod bytes;
pub(crate) mod check;
pub(crate) mod codec;
pub(crate) mod commit;
#[cfg(test)]
mod crash_tests;
pub(crate) mod disk_log;
mod event_log;
pub(crate) mod fields;
pub(crate) mod history;
pub(crate) mod mark;
pub(crate) mod memory_log;
pub(crate) mod plan;
pub(crate) mod proofs;
pub(crate) mod reader;
pub(crate) mod recovery;
pub(crate) mod seen;
pub(crate) mod stored_log;
#[cfg(test)]
mod torn_tests;
pub(crate) mod writer;

pub use event_log::{
    CommandDigest, CommandEvents, CommandId, CommandIdError, Commit, EventLog, Expected, Receipt,
};
