//! The event log: append-only, durable before acknowledged, tamper evident.
//!
//! What it is:
//! - a sequence of events, each at its [`Position`]. They are appended in atomic [`Commit`]s under an
//!   *expected position* (nothing is appended if others recorded meanwhile) and a *command id* (the same
//!   command is recorded once);
//! - durable: an acknowledged append survives a power cut;
//! - tamper evident: an RFC 6962 Merkle tree over everything recorded about each event, with its root stored
//!   in every commit. [`DiskLog::verify`] shows a changed event. If the roots were changed to fit, anyone who
//!   kept an earlier root sees it.
//!
//! What it is not: a database to query (fold the events instead), a server (one process records in a ledger
//! at a time), or a judge of events (`ledger-core` decides, this crate records).
//! ```text
//! append --> plan --> commit (bytes, Merkle root) --> batch: one write, one sync --> receipts
//! read   <-- codec <-- reader <-- the file of events
//! ```
//!
//! Where things are:
//! Where things are:
//! - `log`: the file of events. [`EventLog`] is its contract; only `codec` knows bincode; `commit`, `batch`
//!   and `bytes` are the file byte by byte, as in `docs/format.md`.
//! - `lookup`: disposable data that spare reading the file; only `index` knows sled.
//! - `beside`: documents and persons.
//! - `merkle`: the tree and proofs over it. `notes`: signed checkpoints, keys, and proof files that are
//!   checked without the log.
//! - [`backup`]: backing up a ledger, and restoring one.
//! - `disk`: the seam to the operating system. `own_file`: files that others may have put there.
//!   `private_file`: files whose bytes are wiped. `output`: files that are given to users.
//! - `directory`, `lock`, `new_ledger`: a ledger on disk, and one that is not a ledger before it is whole.

pub mod backup;
mod beside;
mod directory;
mod disk;
mod error;
#[cfg(any(feature = "fuzzing", test))]
pub mod fuzzing;
mod lock;
mod log;
mod lookup;
mod merkle;
mod new_ledger;
mod notes;
mod output;
mod own_file;
mod private_file;
mod shell;

pub use beside::documents::{DocumentError, DocumentStore, Kept};
pub use beside::persons::{PersonError, PersonStore, Sealed, Secret};
pub use directory::FORMAT_VERSION;
pub use error::{Damage, Displaced, Doing, Instead, LogError, NoLedger, OpenError};
pub use ledger_core::Position;
pub use lock::{Holder, Wait};
pub use log::check::Verified;
pub use log::codec::{CodecError, decode_event, encode_event};
pub use log::commit::Begins;
pub use log::disk_log::{DiskLog, RawCommit};
pub use log::history::{History, StoredCommand, StoredCommit, StoredEvent};
pub use log::memory_log::MemoryLog;
pub use log::proofs::{Leaf, LeafError};
pub use log::stored_log::Torn;
pub use log::{
    CommandDigest, CommandEvents, CommandId, CommandIdError, Commit, EventLog, Expected, Receipt,
};
pub use lookup::machine_key::MachineKey;
pub use lookup::snapshot::{SNAPSHOT_FORMAT, Snapshot};
pub use merkle::{ProofError, Which, leaf_hash, verify_consistency, verify_inclusion};
pub use new_ledger::NewLedger;
pub use notes::{
    Checkpoint, CheckpointError, EventProof, GrowthProof, KeyError, KeyFileError, KeyHalf, KeyName,
    KeyUse, NoteError, ProofFileError, SignedCheckpoint, SigningKey, VerifierKey, Voucher,
    Vouchers, create_key_file, read_key_file,
};
pub use output::{Existing, OutputError, OutputFile, make_directory, rename_new, write_file};
pub use shell::shell_word;
