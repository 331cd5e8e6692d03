//! What is stored beside the events: the bytes of documents, and what is known about persons.
//!
//! Neither can be made again from the events, and neither decides anything. The events say which documents
//! there are, and know persons by their number. Nothing here reads or writes the log.

pub(crate) mod documents;
pub(crate) mod persons;
pub(crate) mod sealed;
