//! Checkpoints of a ledger, and proofs that can be checked without it.
//!
//! The formats are those of transparency logs, so that their tools read them; what stands in these files
//! is told in `docs/format.md`.
//!
//! - `key`: who signs, and the text by which others know the key. `key_file`: the secret half on disk.
//! - `note`: a text with signatures below it (c2sp.org/signed-note).
//! - `checkpoint`: a note that says which root a ledger had after how many events, with the signature of the
//!   ledger and cosignatures of who vouches for it (c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature).
//! - `event_proof`: that an event is in a ledger, with what it says (c2sp.org/tlog-proof).
//! - `growth_proof`: that a ledger has only grown from one checkpoint to another.

mod checkpoint;
mod event_proof;
mod growth_proof;
mod key;
mod key_file;
mod note;
mod proof_lines;

pub use checkpoint::{Checkpoint, CheckpointError, SignedCheckpoint, Voucher, Vouchers};
pub use event_proof::EventProof;
pub use growth_proof::GrowthProof;
pub use key::{KeyError, KeyName, KeyUse, SigningKey, VerifierKey};
pub use key_file::{KeyFileError, create_key_file, read_key_file};
pub use note::NoteError;
pub use proof_lines::ProofFileError;
