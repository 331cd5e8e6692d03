//! The hashes that show that a leaf is in a tree, or that a tree has only grown.
//!
//! They are roots of subtrees, so a proof needs only [`Subtrees`] of a tree. It asks for the largest perfect
//! subtrees, so a tree that stores some of these roots hashes little.

use super::{Hash, node};
use crate::error::LogError;

/// The roots of the perfect subtrees of a tree.
pub(crate) trait Subtrees {
    /// Returns the root over the 2^`level` leaves from `index` times 2^`level` on. The tree must have them
    /// all.
    ///
    /// # Errors
    /// Damage among these leaves, or failure to read them.
    fn subtree(&self, level: u8, index: u64) -> Result<Hash, LogError>;
}

/// The audit path of a leaf (RFC 6962, section 2.1.1), from its sibling upwards. `index` must be below
/// `size`, and the tree must have at least `size` leaves.
pub(crate) fn inclusion(
    tree: &impl Subtrees,
    index: u64,
    size: u64,
) -> Result<Vec<Hash>, LogError> {
    let (mut first, mut end) = (0, size);
    let mut path = Vec::new();
    while end - first > 1 {
        let split = first + below(end - first);
        if index < split {
            path.push(root(tree, split, end)?);
            end = split;
        } else {
            path.push(root(tree, first, split)?);
            first = split;
        }
    }
    path.reverse();
    Ok(path)
}

/// The consistency proof between two sizes of a tree (RFC 6962, section 2.1.2), from below upwards. `old`
/// must be at most `new`, and the tree must have at least `new` leaves.
pub(crate) fn consistency(tree: &impl Subtrees, old: u64, new: u64) -> Result<Vec<Hash>, LogError> {
    let (mut first, mut end) = (0, new);
    let mut proof = Vec::new();
    if old == 0 {
        return Ok(proof);
    }
    while end > old {
        let split = first + below(end - first);
        if old <= split {
            proof.push(root(tree, split, end)?);
            end = split;
        } else {
            proof.push(root(tree, first, split)?);
            first = split;
        }
    }
    // The old tree itself, unless the reader starts from it.
    if first > 0 {
        proof.push(root(tree, first, end)?);
    }
    proof.reverse();
    Ok(proof)
}

/// The largest power of two below `size`, which is at least two.
fn below(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// The root over leaves that form a subtree, of which only the right side may be incomplete.
fn root(tree: &impl Subtrees, first: u64, end: u64) -> Result<Hash, LogError> {
    let size = end - first;
    let level = size.ilog2();
    let left = tree.subtree(level as u8, first >> level)?;
    match size - (1 << level) {
        0 => Ok(left),
        rest => Ok(node(&left, &root(tree, end - rest, end)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::definition::Tree;
    use super::super::vectors;
    use super::*;

    impl Subtrees for Tree {
        fn subtree(&self, level: u8, index: u64) -> Result<Hash, LogError> {
            let first = (index << level) as usize;
            Ok(self.root(first, first + (1 << level)))
        }
    }

    #[test]
    fn the_published_proofs_come_out() {
        let tree = Tree::over(vectors::leaves());
        for (index, size, path) in vectors::INCLUSION {
            assert_eq!(inclusion(&tree, index, size).unwrap(), vectors::hashes(path));
        }
        for (old, new, proof) in vectors::CONSISTENCY {
            assert_eq!(consistency(&tree, old, new).unwrap(), vectors::hashes(proof));
        }
    }

    #[test]
    fn they_agree_with_the_definition_at_every_size() {
        let tree = Tree::of(130);
        for size in 0..=130 {
            for index in 0..size {
                let path = inclusion(&tree, index as u64, size as u64).unwrap();
                assert_eq!(path, tree.path(index, 0, size), "{index} of {size}");
            }
            for old in 1..=size {
                let proof = consistency(&tree, old as u64, size as u64).unwrap();
                assert_eq!(proof, tree.subproof(old, 0, size, true), "{old} to {size}");
            }
        }
    }
}
