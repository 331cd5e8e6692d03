//! What stands beside the events and is in none of them: the bytes of documents, and what is known about persons.
//!
//! Neither can be made again, and neither decides anything: the events say which documents there are, and know persons
//! by their number. Nothing here reads or writes the log.

pub(crate) mod documents;
pub(crate) mod persons;
pub(crate) mod sealed;
