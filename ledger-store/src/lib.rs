//! The event log: append-only, durable before acknowledged, tamper evident.
//!
//! What it is:
//! - a sequence of events, each at its [`Position`], appended in atomic [`Commit`]s under an
//!   *expected position* (nothing is appended when somebody else was first) and a *command id* (the
//!   same command twice is recorded once);
//! - durable: an append that was acknowledged survives a power cut;
//! - tamper evident: an RFC 6962 Merkle tree over everything said about each event, its root stored
//!   with every commit, so that a changed event shows in [`DiskLog::verify`], and one that was made to
//!   fit shows to whoever kept an earlier root.
//!
//! What it is not: a database to query (fold the events instead), a server (one process holds a
//! ledger at a time), or a judge of events (`ledger-core` decides, this crate records).
//!
//! ```text
//! append --> plan --> record (bytes, Merkle root) --> store (rounds, each synced) --> receipts
//! read   <-- codec <-- record <-- store
//! ```
//!
//! Where things are:
//! - `log`: the trait [`EventLog`] and its words. `plan`: what an append comes down to.
//! - `codec`: event to bytes and back; the only place that knows bincode.
//! - `record`, `commit`: keys and values, byte by byte; `docs/format.md` is their contract.
//! - `merkle`: the tree. `stored_log`: the log over a store; `check`: opening, roots, verifying.
//! - `sled_store`: the only place that knows sled; `wal`: where a small write becomes durable first.
//! - `disk_log`, `directory`, `lock`, `last_seen`: a ledger on disk. `memory_log`: one in memory, for tests.
//! - `documents`: the bytes of documents, beside the log. `persons`: what is known about persons, sealed.

mod check;
mod codec;
mod commit;
#[cfg(test)]
mod crash_tests;
mod directory;
mod documents;
mod error;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod last_seen;
mod lock;
mod log;
mod memory_log;
mod merkle;
mod persons;
mod plan;
mod record;
mod disk_log;
mod sled_store;
mod store;
mod stored_log;
mod wal;

pub use check::Verified;
pub use codec::{CodecError, decode_event, encode_event};
pub use directory::FORMAT_VERSION;
pub use documents::{DocumentError, DocumentStore, Kept};
pub use error::{Damage, LogError, OpenError};
pub use ledger_core::Position;
pub use lock::{Holder, Wait};
pub use log::{CommandDigest, CommandEvents, CommandId, CommandIdError, Commit, EventLog, Receipt};
pub use memory_log::MemoryLog;
pub use persons::{PersonError, PersonStore, Sealed, Secret};
pub use disk_log::DiskLog;
