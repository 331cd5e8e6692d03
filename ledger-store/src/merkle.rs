//! The Merkle tree of RFC 6962 over SHA-256, grown one leaf at a time.

use ledger_core::Digest;
use sha2::{Digest as _, Sha256};

const LEAF: u8 = 0;
const NODE: u8 = 1;

/// What must be kept of a tree to add leaves and know its root: the roots of its perfect subtrees,
/// from large to small, one for each bit that is set in its size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frontier {
    size: u64,
    subtrees: Vec<[u8; 32]>,
}

impl Frontier {
    /// A frontier as it was stored; `None` when the number of subtrees does not fit the size.
    pub(crate) fn from_parts(size: u64, subtrees: Vec<[u8; 32]>) -> Option<Frontier> {
        (u32::try_from(subtrees.len()) == Ok(size.count_ones()))
            .then_some(Frontier { size, subtrees })
    }

    /// The number of leaves.
    pub(crate) fn size(&self) -> u64 {
        self.size
    }

    pub(crate) fn subtrees(&self) -> &[[u8; 32]] {
        &self.subtrees
    }

    /// Adds a leaf whose contents are `first` followed by `second`.
    pub(crate) fn push(&mut self, first: &[u8], second: &[u8]) {
        self.push_hash(hash(LEAF, first, second));
    }

    /// Adds a leaf of which this is the hash.
    pub(crate) fn push_hash(&mut self, leaf: [u8; 32]) {
        let mut hash = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.subtrees.pop() {
                hash = self::hash(NODE, &left, &hash);
            }
        }
        self.subtrees.push(hash);
        self.size += 1;
    }

    /// The root over all leaves; that of no leaves is the hash of nothing.
    pub(crate) fn root(&self) -> Digest {
        Frontier::root_of(&[&self.subtrees])
    }

    /// The root over perfect subtrees, from large to small.
    pub(crate) fn root_of(subtrees: &[&[[u8; 32]]]) -> Digest {
        let mut from_right = subtrees.iter().copied().flatten().rev();
        match from_right.next() {
            None => Digest(Sha256::digest([]).into()),
            Some(last) => Digest(from_right.fold(*last, |right, left| hash(NODE, left, &right))),
        }
    }
}

fn hash(prefix: u8, first: &[u8], second: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update([prefix]).chain_update(first).chain_update(second).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The eight leaves and roots that implementations of certificate transparency test with.
    const VECTORS: [(&str, &str); 8] = [
        ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (
            "606162636465666768696a6b6c6d6e6f",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ),
    ];

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
        digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect()
    }

    #[test]
    fn the_published_roots_come_out() {
        let mut frontier = Frontier::default();
        assert_eq!(
            frontier.root().to_string(),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        for (leaf, root) in VECTORS {
            frontier.push(&bytes(leaf), &[]);
            assert_eq!(frontier.root().to_string(), root, "after {leaf}");
        }
    }

    /// The definition of RFC 6962, section 2.1, by recursion.
    fn by_definition(leaves: &[Vec<u8>]) -> [u8; 32] {
        match leaves {
            [] => Sha256::digest([]).into(),
            [leaf] => hash(LEAF, leaf, &[]),
            leaves => {
                let split = leaves.len().next_power_of_two() / 2;
                let (left, right) = leaves.split_at(split);
                hash(NODE, &by_definition(left), &by_definition(right))
            }
        }
    }

    #[test]
    fn it_agrees_with_the_definition_at_every_size() {
        let leaves: Vec<Vec<u8>> = (0..70u8).map(|n| vec![n; usize::from(n)]).collect();
        let mut frontier = Frontier::default();
        for (size, leaf) in leaves.iter().enumerate() {
            assert_eq!(frontier.root().0, by_definition(&leaves[..size]));
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
