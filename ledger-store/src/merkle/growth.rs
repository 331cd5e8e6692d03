//! The Merkle tree of a log with only what is needed to grow, in chunks whose roots are worth storing.
//!
//! A chunk is a perfect subtree of [`CHUNK`] leaves. With the roots of all chunks, the root at any earlier
//! size and any proof need only the events of one or two chunks.

use ledger_core::Digest;

use super::{Frontier, Hash, LEAF};

/// The number of leaves of a chunk.
pub(crate) const CHUNK: u64 = 1 << CHUNK_LEVEL;

/// The level of a chunk's root in the tree; that of a leaf is 0.
pub(crate) const CHUNK_LEVEL: u8 = 12;

/// A tree that grows: the chunks that are full, and the one that is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Growth {
    /// The tree over the roots of the full chunks.
    chunks: Frontier,
    within: Frontier,
}

impl Growth {
    /// A tree of these full chunks.
    pub(crate) fn of_chunks(roots: impl IntoIterator<Item = Hash>) -> Growth {
        let mut growth = Growth::default();
        roots.into_iter().for_each(|root| growth.chunks.push_hash(root));
        growth
    }

    /// A tree of `size` leaves from its perfect subtrees, from large to small. Returns `None` if they do not
    /// fit the size.
    pub(crate) fn from_subtrees(size: u64, mut subtrees: Vec<Hash>) -> Option<Growth> {
        let chunks = size / CHUNK;
        let of_chunks = usize::try_from(chunks.count_ones()).ok()?;
        let within = subtrees.split_off_checked(of_chunks)?;
        Some(Growth {
            chunks: Frontier::from_parts(chunks, subtrees)?,
            within: Frontier::from_parts(size % CHUNK, within)?,
        })
    }

    /// Its perfect subtrees, from large to small.
    pub(crate) fn subtrees(&self) -> Vec<Hash> {
        [self.chunks.subtrees(), self.within.subtrees()].concat()
    }

    /// The number of leaves.
    pub(crate) fn size(&self) -> u64 {
        self.chunks.size() * CHUNK + self.within.size()
    }

    /// The number of full chunks.
    pub(crate) fn chunks(&self) -> u64 {
        self.chunks.size()
    }

    /// Whether this tree and another have the same chunks.
    pub(crate) fn has_chunks(&self, of: &Growth) -> bool {
        self.chunks == of.chunks
    }

    /// Adds a leaf, whose contents are `first` followed by `second`. Returns the root of the chunk that it
    /// fills, if any.
    pub(crate) fn push(&mut self, first: &[u8], second: &[u8]) -> Option<Hash> {
        self.push_hash(super::hash(LEAF, first, second))
    }

    /// Adds a leaf by its hash. Returns the root of the chunk that it fills, if any.
    pub(crate) fn push_hash(&mut self, leaf: Hash) -> Option<Hash> {
        self.within.push_hash(leaf);
        if self.within.size() < CHUNK {
            return None;
        }
        let full = std::mem::take(&mut self.within).root().0;
        self.chunks.push_hash(full);
        Some(full)
    }

    /// The root over all leaves; that of no leaves is the hash of nothing.
    pub(crate) fn root(&self) -> Digest {
        Frontier::root_of(&[self.chunks.subtrees(), self.within.subtrees()])
    }
}

/// `split_off` that returns `None` instead of panicking out of bounds.
trait SplitOff: Sized {
    fn split_off_checked(&mut self, at: usize) -> Option<Self>;
}

impl<T> SplitOff for Vec<T> {
    fn split_off_checked(&mut self, at: usize) -> Option<Vec<T>> {
        (at <= self.len()).then(|| self.split_off(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_root_of_the_tree_it_is_whatever_its_size() {
        let (mut growth, mut frontier) = (Growth::default(), Frontier::default());
        let mut roots = Vec::new();
        for number in 0..3 * CHUNK + 5 {
            if number % 511 == 0 || number % CHUNK < 2 || number % CHUNK == CHUNK - 1 {
                assert_eq!(growth.root(), frontier.root(), "at {number}");
                let again = Growth::from_subtrees(growth.size(), growth.subtrees());
                assert_eq!(again, Some(growth.clone()), "at {number}");
                assert_eq!(growth.subtrees(), frontier.subtrees());
            }
            roots.extend(growth.push(&number.to_be_bytes(), b"leaf"));
            frontier.push(&number.to_be_bytes(), b"leaf");
        }
        assert_eq!((growth.size(), growth.chunks(), roots.len()), (3 * CHUNK + 5, 3, 3));
        assert_eq!(growth.root(), frontier.root());
        let mut restored = Growth::of_chunks(roots);
        for number in 3 * CHUNK..3 * CHUNK + 5 {
            assert_eq!(restored.push(&number.to_be_bytes(), b"leaf"), None);
        }
        assert_eq!(restored, growth);
        assert_eq!(Growth::from_subtrees(CHUNK, Vec::new()), None);
    }
}
