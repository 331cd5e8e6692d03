//! The tree as the RFC defines it, by recursion: the reference for the tests. Every root is computed once and
//! remembered, so that all sizes can be tried.

use std::cell::RefCell;
use std::collections::HashMap;

use super::{Digest, Hash, LEAF, hash, no_leaves, node};

pub(super) struct Tree {
    pub(super) leaves: Vec<Vec<u8>>,
    roots: RefCell<HashMap<(usize, usize), Hash>>,
}

impl Tree {
    pub(super) fn over(leaves: Vec<Vec<u8>>) -> Tree {
        Tree { leaves, roots: RefCell::default() }
    }

    /// A tree of leaves that all differ.
    pub(super) fn of(size: usize) -> Tree {
        Tree::over((0..size).map(|n| vec![n as u8; n % 5 + 1]).collect())
    }

    /// MTH(D[first:end]) of RFC 6962, section 2.1.
    pub(super) fn root(&self, first: usize, end: usize) -> Hash {
        if let Some(root) = self.roots.borrow().get(&(first, end)) {
            return *root;
        }
        let root = match end - first {
            0 => no_leaves().0,
            1 => hash(LEAF, &self.leaves[first], &[]),
            size => {
                let split = first + split(size);
                node(&self.root(first, split), &self.root(split, end))
            }
        };
        self.roots.borrow_mut().insert((first, end), root);
        root
    }

    /// The root of the first leaves.
    pub(super) fn root_of(&self, size: usize) -> Digest {
        Digest(self.root(0, size))
    }

    /// PATH(m, D[first:end]) of section 2.1.1.
    pub(super) fn path(&self, index: usize, first: usize, end: usize) -> Vec<Hash> {
        if end - first < 2 {
            return Vec::new();
        }
        let middle = first + split(end - first);
        let (mut path, sibling) = match first + index < middle {
            true => (self.path(index, first, middle), self.root(middle, end)),
            false => (self.path(first + index - middle, middle, end), self.root(first, middle)),
        };
        path.push(sibling);
        path
    }

    /// SUBPROOF(m, D[first:end], whole) of section 2.1.2.
    pub(super) fn subproof(&self, old: usize, first: usize, end: usize, whole: bool) -> Vec<Hash> {
        if first + old == end {
            return if whole { Vec::new() } else { vec![self.root(first, end)] };
        }
        let middle = first + split(end - first);
        let (mut proof, sibling) = match first + old <= middle {
            true => (self.subproof(old, first, middle, whole), self.root(middle, end)),
            false => {
                let old = first + old - middle;
                (self.subproof(old, middle, end, false), self.root(first, middle))
            }
        };
        proof.push(sibling);
        proof
    }
}

/// Where a tree of two leaves or more is divided: the largest power of two below its size.
fn split(size: usize) -> usize {
    size.next_power_of_two() / 2
}
