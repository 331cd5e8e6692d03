//! Checks of inclusion and consistency proofs, as in RFC 9162, sections 2.1.3.2 and 2.1.4.2. They are pure
//! functions of their arguments.

use ledger_core::Digest;

use super::{no_leaves, node};

/// One of the checkpoints that a proof is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Which {
    /// There is one.
    #[error("checkpoint")]
    Only,
    /// The earlier of two.
    #[error("earlier checkpoint")]
    Earlier,
    /// The later of two.
    #[error("later checkpoint")]
    Later,
}

/// Why hashes do not prove what they should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The tree cannot have a leaf at this index.
    #[error("position {index} is beyond a ledger of {size} events")]
    Beyond {
        /// The position of the event.
        index: u64,
        /// The number of events.
        size: u64,
    },
    /// The new tree is smaller than the old one.
    #[error("a ledger of {old} events cannot have grown to {new}")]
    Shrunk {
        /// The old number of events.
        old: u64,
        /// The new number of events.
        new: u64,
    },
    /// There are too many or too few hashes for these sizes.
    #[error("{hashes} hashes are not as many as a proof between these numbers of events has")]
    Length {
        /// The number of hashes.
        hashes: usize,
    },
    /// The hashes lead to another root.
    #[error("the proof leads to the root {computed}, and the {which} has {stated}")]
    Root {
        /// The checkpoint.
        which: Which,
        /// The root that the hashes lead to.
        computed: Digest,
        /// The root that they should lead to.
        stated: Digest,
    },
}

/// Checks that the leaf with this hash is at `index` in the tree with this root over `size` leaves.
///
/// The path alone does not tell `size` from another size in which the leaf is at the same height. Size and
/// root belong together, and a checkpoint signs both.
///
/// # Errors
/// [`ProofError`] unless this is the proof for exactly these arguments.
pub fn verify_inclusion(
    leaf: Digest,
    index: u64,
    size: u64,
    root: Digest,
    path: &[Digest],
) -> Result<(), ProofError> {
    if index >= size {
        return Err(ProofError::Beyond { index, size });
    }
    let length = ProofError::Length { hashes: path.len() };
    let (mut place, mut last) = (index, size - 1);
    let mut computed = leaf.0;
    for sibling in path {
        if last == 0 {
            return Err(length);
        }
        if is_right(place, last) {
            computed = node(&sibling.0, &computed);
            (place, last) = up_to_right(place, last);
        } else {
            computed = node(&computed, &sibling.0);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    match last {
        0 => same(Which::Only, Digest(computed), root),
        _ => Err(length),
    }
}

/// Checks that the tree with the new root over `new` leaves begins with the leaves of the tree with the old
/// root over `old` leaves.
///
/// # Errors
/// [`ProofError`] unless this is the proof for exactly these arguments.
pub fn verify_consistency(
    old: u64,
    old_root: Digest,
    new: u64,
    new_root: Digest,
    proof: &[Digest],
) -> Result<(), ProofError> {
    const OLD: Which = Which::Earlier;
    const NEW: Which = Which::Later;
    let length = ProofError::Length { hashes: proof.len() };
    if old > new {
        return Err(ProofError::Shrunk { old, new });
    }
    if old == 0 || old == new {
        if !proof.is_empty() {
            return Err(length);
        }
        let computed = if old == 0 { no_leaves() } else { new_root };
        same(OLD, computed, old_root)?;
        return if new == 0 { same(NEW, no_leaves(), new_root) } else { Ok(()) };
    }
    // If the old tree is perfect, the proof starts from its root.
    let (start, rest) = match old.is_power_of_two() {
        true => (old_root, proof),
        false => match proof.split_first() {
            Some((start, rest)) => (*start, rest),
            None => return Err(length),
        },
    };
    let (mut place, mut last) = (old - 1, new - 1);
    let perfect = place.trailing_ones();
    (place, last) = (place >> perfect, last >> perfect);
    let (mut before, mut after) = (start.0, start.0);
    for sibling in rest {
        if last == 0 {
            return Err(length);
        }
        if is_right(place, last) {
            before = node(&sibling.0, &before);
            after = node(&sibling.0, &after);
            (place, last) = up_to_right(place, last);
        } else {
            after = node(&after, &sibling.0);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    if last != 0 {
        return Err(length);
    }
    same(OLD, Digest(before), old_root)?;
    same(NEW, Digest(after), new_root)
}

/// Whether a node has its sibling on its left: it is a right child, or the last of its row.
fn is_right(place: u64, last: u64) -> bool {
    place & 1 == 1 || place == last
}

/// Goes up from the last node of a row, which may have no sibling for some rows, to a right child.
fn up_to_right(place: u64, last: u64) -> (u64, u64) {
    match place {
        0 => (place, last),
        _ => (place >> place.trailing_zeros(), last >> place.trailing_zeros()),
    }
}

fn same(which: Which, computed: Digest, stated: Digest) -> Result<(), ProofError> {
    match computed == stated {
        true => Ok(()),
        false => Err(ProofError::Root { which, computed, stated }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::definition::Tree;
    use super::super::{leaf_hash, vectors};
    use super::*;

    fn digests(hashes: Vec<[u8; 32]>) -> Vec<Digest> {
        hashes.into_iter().map(Digest).collect()
    }

    #[test]
    fn the_published_proofs_are_accepted() {
        let (leaves, roots) = (vectors::leaves(), vectors::digests(&vectors::ROOTS));
        for (index, size, path) in vectors::INCLUSION {
            let leaf = leaf_hash(&leaves[index as usize]);
            let path = vectors::digests(path);
            verify_inclusion(leaf, index, size, roots[size as usize - 1], &path).unwrap();
        }
        for (old, new, proof) in vectors::CONSISTENCY {
            let (old_root, new_root) = (roots[old as usize - 1], roots[new as usize - 1]);
            let proof = vectors::digests(proof);
            verify_consistency(old, old_root, new, new_root, &proof).unwrap();
        }
    }

    #[test]
    fn a_proof_is_accepted_at_its_place_and_no_other() {
        let tree = Tree::of(130);
        for size in 1..=130 {
            let root = tree.root_of(size);
            for index in 0..size {
                let path = digests(tree.path(index, 0, size));
                let leaf = leaf_hash(&tree.leaves[index]);
                for other in [index, index + 1, index ^ 1, index ^ 2, size - 1 - index, size] {
                    let verified = verify_inclusion(leaf, other as u64, size as u64, root, &path);
                    assert_eq!(verified.is_ok(), other == index, "{index} as {other} of {size}");
                }
            }
        }
    }

    #[test]
    fn growth_is_accepted_between_all_sizes_and_no_others() {
        let tree = Tree::of(130);
        for new in 0..=130 {
            for old in 0..=new {
                let proof = match old {
                    0 => Vec::new(),
                    _ => digests(tree.subproof(old, 0, new, true)),
                };
                let (old_root, new_root) = (tree.root_of(old), tree.root_of(new));
                let verify = |old: usize, new: usize| {
                    verify_consistency(old as u64, old_root, new as u64, new_root, &proof)
                };
                verify(old, new).unwrap_or_else(|error| panic!("{old} to {new}: {error}"));
                // The proof is empty if `old` is zero or equals `new`. An empty proof does not depend on the
                // sizes.
                if old == 0 || old == new {
                    continue;
                }
                for other in [0, old - 1, old + 1, old ^ 2, new - old, new, new + 1] {
                    assert_eq!(verify(other, new).is_ok(), other == old, "{old} as {other}");
                }
                assert!(verify(new, old).is_err(), "{old} to {new}, the other way");
            }
        }
    }

    /// Ways to mangle a proof.
    fn mangled(proof: &[Digest], place: usize, how: u8, flip: u8) -> Vec<Digest> {
        let mut proof = proof.to_vec();
        let place = place % proof.len().max(1);
        match how % 5 {
            0 if !proof.is_empty() => proof[place].0[usize::from(flip) % 32] ^= flip,
            1 if !proof.is_empty() => drop(proof.remove(place)),
            2 => proof.insert(place, Digest([flip; 32])),
            3 if proof.len() > 1 => proof.reverse(),
            _ => proof.push(Digest([flip; 32])),
        }
        proof
    }

    fn flipped(mut digest: Digest, place: usize, flip: u8) -> Digest {
        digest.0[place % 32] ^= flip;
        digest
    }

    proptest! {
        #[test]
        fn any_change_to_an_inclusion_proof_is_refused(
            size in 1..=130_usize, place in any::<prop::sample::Index>(),
            at in any::<usize>(), how in any::<u8>(), flip in 1..=255_u8,
        ) {
            let tree = Tree::of(size);
            let index = place.index(size);
            let (leaf, root) = (leaf_hash(&tree.leaves[index]), tree.root_of(size));
            let path = digests(tree.path(index, 0, size));
            let verify = |leaf, root, path: &[Digest]| {
                verify_inclusion(leaf, index as u64, size as u64, root, path)
            };
            prop_assert_eq!(verify(leaf, root, &path), Ok(()));
            prop_assert!(verify(leaf, root, &mangled(&path, at, how, flip)).is_err());
            prop_assert!(verify(flipped(leaf, at, flip), root, &path).is_err());
            prop_assert!(verify(leaf, flipped(root, at, flip), &path).is_err());
        }

        #[test]
        fn any_change_to_a_consistency_proof_is_refused(
            new in 1..=130_usize, place in any::<prop::sample::Index>(),
            at in any::<usize>(), how in any::<u8>(), flip in 1..=255_u8,
        ) {
            let tree = Tree::of(new);
            let old = place.index(new) + 1;
            let (old_root, new_root) = (tree.root_of(old), tree.root_of(new));
            let proof = digests(tree.subproof(old, 0, new, true));
            let verify = |old_root, new_root, proof: &[Digest]| {
                verify_consistency(old as u64, old_root, new as u64, new_root, proof)
            };
            prop_assert_eq!(verify(old_root, new_root, &proof), Ok(()));
            prop_assert!(verify(old_root, new_root, &mangled(&proof, at, how, flip)).is_err());
            prop_assert!(verify(flipped(old_root, at, flip), new_root, &proof).is_err());
            prop_assert!(verify(old_root, flipped(new_root, at, flip), &proof).is_err());
        }

        #[test]
        fn nothing_makes_it_panic(
            old in any::<u64>(), new in any::<u64>(), roots in any::<[[u8; 32]; 2]>(),
            proof in prop::collection::vec(any::<[u8; 32]>(), 0..140),
        ) {
            let proof = digests(proof);
            let [one, two] = roots.map(Digest);
            prop_assert!(verify_consistency(old, one, new, two, &proof).is_err());
            prop_assert!(verify_inclusion(one, old, new, two, &proof).is_err());
        }
    }
}
