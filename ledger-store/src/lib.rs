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
//! - `log`: the file of events. [`EventLog`] is what it promises; `codec` is the only place that knows bincode;
//!   `commit`, `batch` and `bytes` are the file byte by byte, of which `docs/format.md` is the contract.
//! - `lookup`: what spares reading it, disposable; `index` is the only place that knows sled.
//! - `beside`: documents and persons.
//! - `merkle`: the tree and proofs over it. `notes`: signed checkpoints, keys, and proof files that are checked
//!   without the log.
//! - [`backup`]: keeping a ledger elsewhere, and making one of what was kept.
//! - `disk`: the seam to the operating system. `own_file`: files that somebody else may have put there. `private_file`:
//!   those of which the bytes are wiped. `output`: files that are handed out.
//! - `directory`, `lock`, `new_ledger`: a ledger on disk, and one that is none before it is whole.

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
pub use error::{Damage, Displaced, LogError, OpenError};
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
pub use merkle::{ProofError, leaf_hash, verify_consistency, verify_inclusion};
pub use new_ledger::NewLedger;
pub use notes::{
    Checkpoint, CheckpointError, EventProof, GrowthProof, KeyError, KeyFileError, KeyName, KeyUse,
    NoteError, ProofFileError, SignedCheckpoint, SigningKey, VerifierKey, Voucher, Vouchers,
    create_key_file, read_key_file,
};
pub use output::{Existing, OutputError, OutputFile, make_directory, rename_new, write_file};
pub use shell::shell_word;
