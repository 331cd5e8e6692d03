//! What spares reading the events: marks, the index of command ids, snapshots, and the key they are sealed under.
//!
//! All of it is disposable: removed, the events are read instead, and the answers are the same. Nothing that was not
//! sealed on this machine is believed, and nothing is kept here that the events do not say.

pub(crate) mod catalog;
pub(crate) mod ids;
pub(crate) mod index;
pub(crate) mod machine_key;
pub(crate) mod marks;
#[cfg(test)]
pub(crate) mod marks_tests;
pub(crate) mod snapshot;
