//! The parts that the two kinds of proof file share.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger_core::Digest;

use super::checkpoint::{CheckpointError, SignedCheckpoint, digest};
use super::note::NOTE_LIMIT;
use crate::log::proofs::LeafError;
use crate::merkle::{ProofError, Which};

/// More hashes than any proof has: two for each bit of a number of events.
const HASHES_LIMIT: usize = 128;

/// Why a proof file proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFileError {
    /// The text does not have the form of a proof file.
    #[error("it is not a proof: {0} is missing or malformed")]
    Malformed(&'static str),
    /// A checkpoint in it cannot be read.
    #[error("the {which} within it cannot be read: {source}")]
    Checkpoint {
        /// The checkpoint.
        which: Which,
        /// What is wrong with it.
        source: CheckpointError,
    },
    /// The two checkpoints are of different ledgers.
    #[error("it is about two ledgers, `{old}` and `{new}`")]
    TwoLedgers {
        /// The origin of the earlier checkpoint.
        old: String,
        /// The origin of the later one.
        new: String,
    },
    /// The contents are not an event.
    #[error("its contents are not an event that this program knows: {0}")]
    Leaf(LeafError),
    /// The hashes do not prove it.
    #[error("it does not prove what it says: {0}")]
    Proof(#[from] ProofError),
}

impl ProofFileError {
    /// Whether the error means tampering, as opposed to a wrong file.
    pub fn is_integrity(&self) -> bool {
        match self {
            ProofFileError::Proof(_) | ProofFileError::TwoLedgers { .. } => true,
            ProofFileError::Malformed(_)
            | ProofFileError::Checkpoint { .. }
            | ProofFileError::Leaf(_) => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> &'static str {
        match self {
            ProofFileError::Malformed(_) | ProofFileError::Checkpoint { .. } => {
                "name a file with a proof"
            }
            ProofFileError::Leaf(_) => "use the version of this program that recorded it",
            ProofFileError::TwoLedgers { .. } | ProofFileError::Proof(_) => {
                "do not rely on this file; ask for a proof made from the ledger itself"
            }
        }
    }
}

/// Reads a hash from each line. Returns no hashes for no lines.
pub(super) fn read_hashes(lines: &str) -> Option<Vec<Digest>> {
    let lines = lines.split_terminator('\n');
    let hashes: Option<Vec<Digest>> = lines.take(HASHES_LIMIT + 1).map(digest).collect();
    hashes.filter(|hashes| hashes.len() <= HASHES_LIMIT)
}

pub(super) fn write_hashes(hashes: &[Digest], f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    hashes.iter().try_for_each(|hash| writeln!(f, "{}", STANDARD.encode(hash.0)))
}

pub(super) fn read_checkpoint(
    which: Which,
    text: &str,
) -> Result<SignedCheckpoint, ProofFileError> {
    SignedCheckpoint::read(text.as_bytes())
        .map_err(|source| ProofFileError::Checkpoint { which, source })
}

/// The most bytes of a proof file: contents of 16 MiB in base64, and two notes.
pub(super) const PROOF_LIMIT: usize = 24 * 1024 * 1024 + 2 * NOTE_LIMIT;
