//! Checkpoints of a ledger, and proofs that can be checked without it.
//!
//! The formats are those of transparency logs, so that their tools can read the files. `docs/format.md`
//! describes the contents.
//!
//! - `key`: the keys that sign, and their text form. `key_file`: the secret half on disk.
//! - `note`: a text with signatures below it (c2sp.org/signed-note).
//! - `checkpoint`: a note that states the root of a ledger after a number of events, with the signature of
//!   the ledger and those of cosigners (c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature).
//! - `event_proof`: that an event is in a ledger, and what the event says (c2sp.org/tlog-proof).
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
pub use key::{KeyError, KeyHalf, KeyName, KeyUse, SigningKey, VerifierKey};
pub use key_file::{KeyFileError, create_key_file, read_key_file};
pub use note::NoteError;
pub use proof_lines::ProofFileError;
