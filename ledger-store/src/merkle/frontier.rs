//! The tree as it grows, one leaf at a time, with only what is needed to know its root.

use ledger_core::Digest;

use super::{Hash, LEAF, hash, no_leaves, node};

/// What is needed of a tree to add leaves and know its root: the roots of its perfect subtrees, from large to
/// small, one for each bit that is set in its size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frontier {
    size: u64,
    subtrees: Vec<Hash>,
}

impl Frontier {
    /// A frontier from its stored parts. Returns `None` if the number of subtrees does not fit the size.
    pub(crate) fn from_parts(size: u64, subtrees: Vec<Hash>) -> Option<Frontier> {
        (u32::try_from(subtrees.len()) == Ok(size.count_ones()))
            .then_some(Frontier { size, subtrees })
    }

    /// The number of leaves.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    pub(crate) fn subtrees(&self) -> &[Hash] {
        &self.subtrees
    }

    /// Adds a leaf, whose contents are `first` followed by `second`.
    pub(crate) fn push(&mut self, first: &[u8], second: &[u8]) {
        self.push_hash(hash(LEAF, first, second));
    }

    /// Adds a leaf by its hash.
    pub(crate) fn push_hash(&mut self, leaf: Hash) {
        let mut root = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                root = node(&left, &root);
            }
        }
        self.subtrees.push(root);
        self.size += 1;
    }

    /// The root over all leaves; that of no leaves is the hash of nothing.
    pub(crate) fn root(&self) -> Digest {
        Frontier::root_of(&[&self.subtrees])
    }

    /// The root over perfect subtrees, from large to small.
    pub(crate) fn root_of(subtrees: &[&[Hash]]) -> Digest {
        let mut from_right = subtrees.iter().copied().flatten().rev();
        match from_right.next() {
            None => no_leaves(),
            Some(last) => Digest(from_right.fold(*last, |right, left| node(left, &right))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{definition, vectors};
    use super::*;

    #[test]
    fn the_published_roots_come_out() {
        let mut frontier = Frontier::default();
        assert_eq!(
            frontier.root().to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        for (leaf, root) in vectors::leaves().iter().zip(vectors::ROOTS) {
            frontier.push(leaf, &[]);
            assert_eq!(frontier.root().to_string(), root, "after {leaf:?}");
        }
    }

    #[test]
    fn it_agrees_with_the_definition_at_every_size() {
        let tree = definition::Tree::of(130);
        let mut frontier = Frontier::default();
        for (size, leaf) in tree.leaves.iter().enumerate() {
            assert_eq!(frontier.root(), tree.root_of(size));
            frontier.push(&[], leaf);
        }
    }

    #[test]
    fn a_stored_frontier_must_fit_its_size() {
        let mut frontier = Frontier::default();
        (0..11u8).for_each(|n| frontier.push(&[n], &[]));
        let restored = Frontier::from_parts(11, frontier.subtrees().to_vec());
        assert_eq!(restored, Some(frontier.clone()));
        assert_eq!(Frontier::from_parts(12, frontier.subtrees().to_vec()), None);
    }
}
