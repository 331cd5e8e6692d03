//! Lookups that spare reading the events: marks, the index of command ids, snapshots, and the key that seals
//! them.
//!
//! All of it is disposable. Without it the events are read, and the answers are the same. Nothing is believed
//! that was not sealed on this machine, and nothing is kept here that the events do not say.

pub(crate) mod catalog;
pub(crate) mod ids;
pub(crate) mod index;
pub(crate) mod machine_key;
pub(crate) mod marks;
#[cfg(test)]
pub(crate) mod marks_tests;
pub(crate) mod snapshot;
