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
//! append --> plan --> commit (bytes, Merkle root) --> batch: one write, one sync --> receipts
//! read   <-- codec <-- reader <-- the file of events
//! ```
//!
//! Where things are:
//! - `log`: the trait [`EventLog`] and its words. `plan`: what an append comes down to.
//! - `codec`: event to bytes and back; the only place that knows bincode. `fields`: fields from bytes.
//! - `commit`, `batch`, `bytes`: the file of events, byte by byte; `docs/format.md` is their contract.
//! - `merkle`: the tree and proofs over it. `mark`: how far a log goes. `proofs`: what a log
//!   proves about itself.
//! - `notes`: signed checkpoints, keys, and proof files that are checked without the log.
//! - `stored_log`: the log over a disk; `writer`, `reader`, `recovery`: the end of its file, its commits,
//!   and where it ends after a crash. `check`: roots of earlier states, and verifying.
//! - `catalog`: what can be looked up. `marks`: places and chunks, for every question. `ids`, `index`: command ids,
//!   for who appends; `index` is the only place that knows sled.
//! - `disk`: the seam to the operating system. `seen`: how far a log went when that was last noted.
//! - `disk_log`, `directory`, `lock`: a ledger on disk. `own_file`: files that somebody else may have put
//!   there. `memory_log`: a log in memory, for tests.
//! - `machine_key`: under what marks, index and snapshot are sealed.
//! - `snapshot`: the folded state, so that a question need not wait for a replay; disposable.
//! - `history`: commits from elsewhere than a log. `new_ledger`: a ledger that is none before it is whole.
//! - `documents`: the bytes of documents, beside the log. `persons`, `sealed`: what is known about persons,
//!   sealed.
//! - [`backup`]: keeping a ledger elsewhere, and making one of what was kept.

pub mod backup;
mod batch;
mod bytes;
mod catalog;
mod check;
mod codec;
mod commit;
#[cfg(test)]
mod crash_tests;
mod directory;
mod disk;
mod disk_log;
mod documents;
mod error;
mod fields;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod history;
mod ids;
mod index;
mod lock;
mod log;
mod machine_key;
mod mark;
mod marks;
#[cfg(test)]
mod marks_tests;
mod memory_log;
mod merkle;
mod new_ledger;
mod notes;
mod output;
mod own_file;
mod persons;
mod plan;
mod private_file;
mod proofs;
mod reader;
mod recovery;
mod sealed;
mod seen;
mod shell;
mod snapshot;
mod stored_log;
#[cfg(test)]
mod torn_tests;
mod writer;

pub use check::Verified;
pub use codec::{CodecError, decode_event, encode_event};
pub use commit::Begins;
pub use directory::FORMAT_VERSION;
pub use disk_log::{DiskLog, RawCommit};
pub use documents::{DocumentError, DocumentStore, Kept};
pub use error::{Damage, Displaced, LogError, OpenError};
pub use history::{History, StoredCommand, StoredCommit, StoredEvent};
pub use ledger_core::Position;
pub use lock::{Holder, Wait};
pub use log::{
    CommandDigest, CommandEvents, CommandId, CommandIdError, Commit, EventLog, Expected, Receipt,
};
pub use machine_key::MachineKey;
pub use memory_log::MemoryLog;
pub use merkle::{ProofError, leaf_hash, verify_consistency, verify_inclusion};
pub use new_ledger::NewLedger;
pub use notes::{
    Checkpoint, CheckpointError, EventProof, GrowthProof, KeyError, KeyFileError, KeyName, KeyUse,
    NoteError, ProofFileError, SignedCheckpoint, SigningKey, VerifierKey, Voucher, Vouchers,
    create_key_file, read_key_file,
};
pub use output::{Existing, OutputError, OutputFile, make_directory, rename_new, write_file};
pub use persons::{PersonError, PersonStore, Sealed, Secret};
pub use proofs::{Leaf, LeafError};
pub use shell::shell_word;
pub use snapshot::{SNAPSHOT_FORMAT, Snapshot};
pub use stored_log::Torn;
