//! The proof that a ledger has only grown from one checkpoint to another: a file that can be checked without
//! the ledger.
//!
//! No specification defines such a file. This one is as close to c2sp.org/tlog-proof as possible.
//!
//! ```text
//! convenant growth proof, version 1
//! base64(hash), one a line, as RFC 6962 orders them
//! (an empty line)
//! the earlier checkpoint
//! (an empty line)
//! the later checkpoint
//! ```

use std::fmt;

use ledger_core::Digest;

use super::checkpoint::SignedCheckpoint;
use super::proof_lines::{PROOF_LIMIT, ProofFileError, read_checkpoint, read_hashes, write_hashes};
use crate::merkle::{Which, verify_consistency};

const HEADER: &str = "convenant growth proof, version 1\n";

/// The proof that a ledger has only grown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrowthProof {
    /// The hashes in the order of RFC 6962, from below upwards.
    pub hashes: Vec<Digest>,
    /// The earlier checkpoint.
    pub old: SignedCheckpoint,
    /// The later checkpoint.
    pub new: SignedCheckpoint,
}

impl GrowthProof {
    /// Whether a file begins like such a proof.
    pub fn is_begun(bytes: &[u8]) -> bool {
        bytes.starts_with(HEADER.as_bytes())
    }

    /// Reads a proof file. Any bytes are safe to try. Nothing is checked until [`GrowthProof::verify`].
    ///
    /// # Errors
    /// [`ProofFileError::Malformed`], [`ProofFileError::Checkpoint`].
    pub fn read(bytes: &[u8]) -> Result<GrowthProof, ProofFileError> {
        let malformed = ProofFileError::Malformed;
        let text = Some(bytes).filter(|bytes| bytes.len() <= PROOF_LIMIT);
        let text = text.and_then(|bytes| str::from_utf8(bytes).ok());
        let text = text.ok_or(malformed("a text of that length in UTF-8"))?;
        let rest = text.strip_prefix(HEADER).ok_or(malformed("its first line"))?;
        let (hashes, rest) = match rest.strip_prefix('\n') {
            Some(rest) => ("", rest),
            None => rest.split_once("\n\n").ok_or(malformed("the earlier checkpoint"))?,
        };
        let hashes = read_hashes(hashes).ok_or(malformed("a hash"))?;
        // A checkpoint contains one empty line, before its signatures.
        let within = rest.find("\n\n").ok_or(malformed("the earlier checkpoint"))? + 2;
        let (_, below) = rest.split_at(within);
        let end = below.find("\n\n").ok_or(malformed("the later checkpoint"))? + 1;
        let (old, new) = rest.split_at(within + end);
        let new = new.strip_prefix('\n').ok_or(malformed("the later checkpoint"))?;
        Ok(GrowthProof {
            hashes,
            old: read_checkpoint(Which::Earlier, old)?,
            new: read_checkpoint(Which::Later, new)?,
        })
    }

    /// Checks that the later checkpoint contains all events of the earlier one. It does not check whether
    /// they are to be believed: see [`SignedCheckpoint::vouchers`].
    ///
    /// # Errors
    /// [`ProofFileError::TwoLedgers`], [`ProofFileError::Proof`].
    pub fn verify(&self) -> Result<(), ProofFileError> {
        let (old, new) = (self.old.checkpoint(), self.new.checkpoint());
        if old.origin() != new.origin() {
            let (old, new) = (old.origin().to_owned(), new.origin().to_owned());
            return Err(ProofFileError::TwoLedgers { old, new });
        }
        let (old_size, new_size) = (old.size().0, new.size().0);
        Ok(verify_consistency(old_size, old.root(), new_size, new.root(), &self.hashes)?)
    }
}

impl fmt::Display for GrowthProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEADER)?;
        write_hashes(&self.hashes, f)?;
        write!(f, "\n{}\n{}", self.old, self.new)
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::{Moment, Position};
    use proptest::prelude::*;

    use super::super::{Checkpoint, KeyUse, SigningKey};
    use super::*;
    use crate::merkle::{Frontier, leaf_hash};

    fn key(name: &str, usage: KeyUse) -> SigningKey {
        SigningKey::from_seed(name.parse().unwrap(), usage, &[1; 32])
    }

    /// A checkpoint of the ledger `een` over the first of the leaves 0, 1, 2 …
    fn checkpoint(size: u8) -> SignedCheckpoint {
        let mut frontier = Frontier::default();
        (0..size).for_each(|leaf| frontier.push(&[leaf], &[]));
        let key = key("een", KeyUse::Checkpoints);
        let of = Checkpoint::new(key.verifier().name(), Position(size.into()), frontier.root());
        SignedCheckpoint::sign(of, &key).unwrap()
    }

    /// From two events to three, with a cosignature on the later.
    fn proof() -> GrowthProof {
        let mut new = checkpoint(3);
        let ledger = [key("een", KeyUse::Checkpoints).verifier().clone()];
        new.cosign(&key("twee", KeyUse::Cosigning), &ledger, Moment::from_millis(0)).unwrap();
        GrowthProof { hashes: vec![leaf_hash(&[2])], old: checkpoint(2), new }
    }

    #[test]
    fn a_proof_is_read_back_and_holds() {
        let same = GrowthProof { hashes: Vec::new(), old: checkpoint(3), new: checkpoint(3) };
        for proof in [proof(), same] {
            let read = GrowthProof::read(proof.to_string().as_bytes()).unwrap();
            assert_eq!(read, proof);
            read.verify().unwrap();
        }
    }

    #[test]
    fn another_ledger_or_order_is_refused() {
        let other = key("twee", KeyUse::Checkpoints);
        let of = Checkpoint::new(
            other.verifier().name(),
            Position(3),
            checkpoint(3).checkpoint().root(),
        );
        let new = SignedCheckpoint::sign(of, &other).unwrap();
        let verified = GrowthProof { new, ..proof() }.verify();
        assert!(matches!(verified, Err(ProofFileError::TwoLedgers { .. })), "{verified:?}");
        let GrowthProof { hashes, old, new } = proof();
        let verified = GrowthProof { hashes, old: new, new: old }.verify();
        assert!(matches!(verified, Err(ProofFileError::Proof(_))), "{verified:?}");
    }

    proptest! {
        #[test]
        fn any_change_of_what_is_proven_is_refused(
            place in any::<prop::sample::Index>(), flip in 1..=127_u8,
        ) {
            let proof = proof();
            let mut bytes = proof.to_string().into_bytes();
            let place = place.index(bytes.len());
            bytes[place] ^= flip;
            if let Ok(changed) = GrowthProof::read(&bytes)
                && changed.verify().is_ok()
            {
                for (one, other) in [(&changed.old, &proof.old), (&changed.new, &proof.new)] {
                    prop_assert_eq!(one.checkpoint().root(), other.checkpoint().root());
                }
                prop_assert_eq!(changed.hashes, proof.hashes);
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0..200_usize) {
            let mut whole = proof().to_string().into_bytes();
            whole.splice(at..at, bytes.iter().copied());
            for bytes in [bytes, whole] {
                if let Ok(proof) = GrowthProof::read(&bytes) {
                    let _ = proof.verify();
                }
            }
        }
    }
}
