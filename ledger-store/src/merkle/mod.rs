//! The Merkle tree of RFC 6962 (the same as that of RFC 9162) over SHA-256.
//!
//! - `frontier`: the tree as it grows, one leaf at a time, and its root. `growth`: the same in chunks, of
//!   which the roots are worth storing.
//! - `proof`: which hashes show that a leaf is in a tree, or that a tree has only grown.
//! - `verify`: whether they do; pure functions that need no ledger.
//! - `definition`, `vectors`: for tests, the tree as the RFC defines it, and what was published.

#[cfg(test)]
mod definition;
mod frontier;
mod growth;
mod proof;
#[cfg(test)]
mod vectors;
mod verify;

use ledger_core::Digest;
use sha2::{Digest as _, Sha256};

pub(crate) use frontier::Frontier;
pub(crate) use growth::{CHUNK, CHUNK_LEVEL, Growth};
pub(crate) use proof::{Subtrees, consistency, inclusion};
pub use verify::{ProofError, verify_consistency, verify_inclusion};

const LEAF: u8 = 0;
const NODE: u8 = 1;

/// A hash of a leaf or node.
pub(crate) type Hash = [u8; 32];

/// The hash of a leaf with these contents.
pub fn leaf_hash(contents: &[u8]) -> Digest {
    Digest(hash(LEAF, contents, &[]))
}

/// The root of a tree without leaves: the hash of nothing.
fn no_leaves() -> Digest {
    Digest(Sha256::digest([]).into())
}

fn node(left: &Hash, right: &Hash) -> Hash {
    hash(NODE, left, right)
}

fn hash(prefix: u8, first: &[u8], second: &[u8]) -> Hash {
    Sha256::new().chain_update([prefix]).chain_update(first).chain_update(second).finalize().into()
}
