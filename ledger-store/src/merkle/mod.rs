//! The Merkle tree of RFC 6962 (the same as that of RFC 9162) over SHA-256.
//!
//! - `frontier`: the tree as it grows, one leaf at a time, and its root. `growth`: the same in chunks whose
//!   roots are worth storing.
//! - `proof`: the hashes that show that a leaf is in a tree, or that a tree has only grown.
//! - `verify`: checks such hashes, with pure functions that need no ledger.
//! - `definition`, `vectors`: for tests, the tree as the RFC defines it, and published examples.

#[cfg(test)]
mod definition;
mod frontier;
mod growth;
mod proof;
#[cfg(test)]
mod vectors;
mod verify;

use std::thread;

use ledger_core::Digest;
use sha2::{Digest as _, Sha256};

pub(crate) use frontier::Frontier;
pub(crate) use growth::{CHUNK, CHUNK_LEVEL, Growth};
pub(crate) use proof::{Subtrees, consistency, inclusion};
pub use verify::{ProofError, Which, verify_consistency, verify_inclusion};

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
    let contents: [&[u8]; 3] = [&[NODE], left, right];
    let mut bytes = [0; 65];
    let parts = contents.into_iter().flatten();
    bytes.iter_mut().zip(parts).for_each(|(byte, part)| *byte = *part);
    Sha256::digest(bytes).into()
}

fn hash(prefix: u8, first: &[u8], second: &[u8]) -> Hash {
    Sha256::new().chain_update([prefix]).chain_update(first).chain_update(second).finalize().into()
}

/// The hashes of leaves, whose contents are given in two parts. Many leaves are hashed on all cores.
pub(crate) fn leaf_hashes<H: AsRef<[u8]> + Sync>(leaves: &[(H, &[u8])]) -> Vec<Hash> {
    /// How many leaves are worth starting a thread.
    const WORTH_A_THREAD: usize = 2_048;
    let hash_all = |leaves: &[(H, &[u8])]| -> Vec<Hash> {
        leaves.iter().map(|(first, second)| hash(LEAF, first.as_ref(), second)).collect()
    };
    if leaves.len() <= WORTH_A_THREAD {
        return hash_all(leaves);
    }
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = leaves.len().div_ceil(threads).max(WORTH_A_THREAD);
    let (own, others) = leaves.split_at_checked(share).unwrap_or((leaves, &[]));
    thread::scope(|scope| {
        let others: Vec<_> = others
            .chunks(share)
            .map(|leaves| (leaves, scope.spawn(move || hash_all(leaves))))
            .collect();
        let mut hashes = hash_all(own);
        for (leaves, thread) in others {
            // If a thread fails, this one hashes its share.
            hashes.extend(thread.join().unwrap_or_else(|_| hash_all(leaves)));
        }
        hashes
    })
}
