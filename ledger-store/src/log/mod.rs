//! The file of events: its bytes, how they are read and appended, where they end after a crash.
//!
//! Nothing here is disposable but the note in `seen`, and nothing here knows sled or a snapshot. What can be looked up
//! about the events is asked of `lookup`, and every answer of that can be had from here.

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
