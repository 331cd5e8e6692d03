//! The proof that an event is in a ledger: a file that can be checked without the ledger.
//!
//! It is a proof as c2sp.org/tlog-proof defines it. Its line `extra` holds the contents of the leaf, which
//! say what the event is. They are proven too, because the leaf is their hash.
//!
//! ```text
//! c2sp.org/tlog-proof@v1
//! extra base64(contents of the leaf)
//! index position of the event
//! base64(hash), one a line, from the sibling of the leaf upwards
//! (an empty line)
//! a checkpoint
//! ```

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger_core::{Digest, Position};

use super::checkpoint::{SignedCheckpoint, number};
use super::proof_lines::{PROOF_LIMIT, ProofFileError, read_checkpoint, read_hashes, write_hashes};
use crate::log::proofs::Leaf;
use crate::merkle::{Which, leaf_hash, verify_inclusion};

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The proof that an event is in a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventProof {
    /// The contents of the leaf of the event.
    pub contents: Vec<u8>,
    /// The position of the event.
    pub position: Position,
    /// From the sibling of the leaf upwards.
    pub path: Vec<Digest>,
    /// The state of the ledger that contains the event.
    pub checkpoint: SignedCheckpoint,
}

impl EventProof {
    /// Whether a file begins like such a proof.
    pub fn is_begun(bytes: &[u8]) -> bool {
        bytes.starts_with(HEADER.as_bytes())
    }

    /// Reads a proof file. Any bytes are safe to try. Nothing is checked until [`EventProof::verify`].
    ///
    /// # Errors
    /// [`ProofFileError::Malformed`], [`ProofFileError::Checkpoint`].
    pub fn read(bytes: &[u8]) -> Result<EventProof, ProofFileError> {
        let malformed = ProofFileError::Malformed;
        let text = Some(bytes).filter(|bytes| bytes.len() <= PROOF_LIMIT);
        let text = text.and_then(|bytes| str::from_utf8(bytes).ok());
        let text = text.ok_or(malformed("a text of that length in UTF-8"))?;
        let rest = text.strip_prefix(HEADER).and_then(|rest| rest.strip_prefix('\n'));
        let rest = rest.ok_or(malformed("the line c2sp.org/tlog-proof@v1"))?;
        let (extra, rest) = rest.split_once('\n').ok_or(malformed("the line extra"))?;
        let contents = extra.strip_prefix("extra ").and_then(|it| STANDARD.decode(it).ok());
        let contents = contents.ok_or(malformed("the line extra"))?;
        let (index, rest) = rest.split_once('\n').ok_or(malformed("the line index"))?;
        let position = index.strip_prefix("index ").and_then(number).map(Position);
        let position = position.ok_or(malformed("the line index"))?;
        // Without hashes the empty line follows at once.
        let (path, checkpoint) = match rest.strip_prefix('\n') {
            Some(checkpoint) => ("", checkpoint),
            None => rest.split_once("\n\n").ok_or(malformed("the checkpoint"))?,
        };
        let path = read_hashes(path).ok_or(malformed("a hash"))?;
        let checkpoint = read_checkpoint(Which::Only, checkpoint)?;
        Ok(EventProof { contents, position, path, checkpoint })
    }

    /// Checks that the event is in the ledger of the checkpoint, and returns its leaf. It does not check
    /// whether the checkpoint is to be believed: see [`SignedCheckpoint::vouchers`].
    ///
    /// # Errors
    /// [`ProofFileError::Proof`], [`ProofFileError::Leaf`].
    pub fn verify(&self) -> Result<Leaf, ProofFileError> {
        let checkpoint = self.checkpoint.checkpoint();
        let (leaf, size) = (leaf_hash(&self.contents), checkpoint.size().0);
        verify_inclusion(leaf, self.position.0, size, checkpoint.root(), &self.path)?;
        Leaf::read(&self.contents).map_err(ProofFileError::Leaf)
    }
}

impl fmt::Display for EventProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let EventProof { contents, position, path, checkpoint } = self;
        writeln!(f, "{HEADER}\nextra {}\nindex {position}", STANDARD.encode(contents))?;
        write_hashes(path, f)?;
        write!(f, "\n{checkpoint}")
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::{Actor, Date, Event, Moment};
    use proptest::prelude::*;

    use super::super::{Checkpoint, KeyUse, SigningKey};
    use super::*;
    use crate::encode_event;
    use crate::log::commit::{Begins, CommandHead, LeafHead};
    use crate::merkle::Frontier;

    /// The proof of the second of three leaves.
    pub(crate) fn proof() -> EventProof {
        let data = serde_json::json!({ "kind": "person-forgotten", "data": { "person": 12, "reason": null } });
        let event: Event = serde_json::from_value(data).unwrap();
        let on = Date::from_ymd(2020, 5, 1).unwrap();
        let command = CommandHead { id: None, on, actor: Actor::ProjectLeader, left: 1 };
        let recorded_at = Moment::from_millis(1_600_000_000_000);
        let mut contents = LeafHead::of(recorded_at, Begins::Command, &command).as_ref().to_vec();
        encode_event(&event, &mut contents).unwrap();
        let mut frontier = Frontier::default();
        for leaf in [b"een".as_slice(), &contents, b"drie"] {
            frontier.push(leaf, &[]);
        }
        let key = SigningKey::from_seed("een".parse().unwrap(), KeyUse::Checkpoints, &[1; 32]);
        let name = key.verifier().name();
        let checkpoint = Checkpoint::new(name, Position(3), frontier.root());
        EventProof {
            contents,
            position: Position(1),
            path: vec![leaf_hash(b"een"), leaf_hash(b"drie")],
            checkpoint: SignedCheckpoint::sign(checkpoint, &key).unwrap(),
        }
    }

    #[test]
    fn a_proof_is_read_back_and_says_what_the_event_is() {
        let proof = proof();
        let read = EventProof::read(proof.to_string().as_bytes()).unwrap();
        assert_eq!(read, proof);
        let leaf = read.verify().unwrap();
        assert_eq!(leaf.event.kind().name(), "person-forgotten");
        assert_eq!(
            (leaf.actor, leaf.on),
            (Actor::ProjectLeader, Date::from_ymd(2020, 5, 1).unwrap())
        );
    }

    #[test]
    fn without_hashes_it_is_the_only_event() {
        let proof = proof();
        let key = SigningKey::from_seed("een".parse().unwrap(), KeyUse::Checkpoints, &[1; 32]);
        let root = leaf_hash(&proof.contents);
        let checkpoint = Checkpoint::new(key.verifier().name(), Position(1), root);
        let checkpoint = SignedCheckpoint::sign(checkpoint, &key).unwrap();
        let only = EventProof { position: Position(0), path: Vec::new(), checkpoint, ..proof };
        let read = EventProof::read(only.to_string().as_bytes()).unwrap();
        assert_eq!(read, only);
        read.verify().unwrap();
    }

    proptest! {
        /// After any change it is not a proof, or it proves nothing, or event and root are the same.
        #[test]
        fn any_change_of_what_is_proven_is_refused(
            place in any::<prop::sample::Index>(), flip in 1..=127_u8,
        ) {
            let proof = proof();
            let mut bytes = proof.to_string().into_bytes();
            let place = place.index(bytes.len());
            bytes[place] ^= flip;
            if let Ok(changed) = EventProof::read(&bytes)
                && changed.verify().is_ok()
            {
                let (one, other) = (changed.checkpoint.checkpoint(), proof.checkpoint.checkpoint());
                prop_assert_eq!(one.root(), other.root());
                prop_assert_eq!((changed.contents, changed.position), (proof.contents, proof.position));
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0..200_usize) {
            let mut whole = proof().to_string().into_bytes();
            whole.splice(at..at, bytes.iter().copied());
            for bytes in [bytes, whole] {
                if let Ok(proof) = EventProof::read(&bytes) {
                    let _ = proof.verify();
                }
            }
        }
    }
}
