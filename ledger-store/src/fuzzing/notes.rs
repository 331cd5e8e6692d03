//! Checkpoints and proofs.

use std::str::FromStr;

use ledger_core::{Actor, Moment, Position};

use crate::log::commit::{Begins, CommandHead, LeafHead};
use crate::merkle::{Frontier, leaf_hash};
use crate::notes::{
    Checkpoint, EventProof, GrowthProof, KeyName, KeyUse, SignedCheckpoint, SigningKey,
};

/// Reads bytes as a signed checkpoint.
///
/// A checkpoint that is read is written as the same bytes. Only trusted keys vouch for it.
pub fn checkpoint(bytes: &[u8]) {
    let Ok(read) = SignedCheckpoint::read(bytes) else { return };
    assert_eq!(read.to_string().as_bytes(), bytes, "a checkpoint has one form");
    let vouchers = read.vouchers(&[]);
    assert!(vouchers.is_ok_and(|vouchers| vouchers.signed.is_empty()));
    let trusted =
        [key(KeyUse::Checkpoints), key(KeyUse::Cosigning)].map(|key| key.verifier().clone());
    if read.vouchers(&trusted).is_ok() {
        assert_eq!(read.checkpoint(), &signed(2).checkpoint().clone(), "only this one was signed");
    }
}

/// Reads bytes as a proof: that an event is in a ledger, or that a ledger grew.
///
/// A proof that is read is written as the same bytes. A proof that holds is about an event that can be read.
pub fn proof(bytes: &[u8]) {
    if let Ok(read) = EventProof::read(bytes) {
        assert!(EventProof::is_begun(bytes));
        assert_eq!(read.to_string().as_bytes(), bytes, "a proof has one form");
        if let Ok(leaf) = read.verify() {
            assert!(read.position < read.checkpoint.checkpoint().size(), "{leaf:?}");
        }
    }
    if let Ok(read) = GrowthProof::read(bytes) {
        assert!(GrowthProof::is_begun(bytes));
        assert_eq!(read.to_string().as_bytes(), bytes, "a proof has one form");
        if read.verify().is_ok() {
            assert!(read.old.checkpoint().size() <= read.new.checkpoint().size());
        }
    }
}

/// Proofs to start fuzzing from: a checkpoint, an event proof and a growth proof.
pub fn proofs() -> [String; 3] {
    let (contents, path) = (leaf(1), vec![leaf_hash(&leaf(0))]);
    let event = EventProof { contents, position: Position(1), path, checkpoint: signed(2) };
    let hashes = vec![leaf_hash(&leaf(1))];
    let growth = GrowthProof { hashes, old: signed(1), new: signed(2) };
    [signed(2).to_string(), event.to_string(), growth.to_string()]
}

/// The checkpoint of an invented ledger after `size` events, signed by the ledger and a cosigner.
fn signed(size: u16) -> SignedCheckpoint {
    let mut frontier = Frontier::default();
    (0..size).for_each(|number| frontier.push(&leaf(number), &[]));
    let (ours, theirs) = (key(KeyUse::Checkpoints), key(KeyUse::Cosigning));
    let size = Position(u64::from(size));
    let checkpoint = Checkpoint::new(ours.verifier().name(), size, frontier.root());
    let signed = SignedCheckpoint::sign(checkpoint, &ours).and_then(|mut signed| {
        let trusted = [ours.verifier().clone()];
        signed.cosign(&theirs, &trusted, Moment::from_millis(1_541_000_000_000))?;
        Ok(signed)
    });
    signed.unwrap_or_else(|error| panic!("{error}"))
}

fn key(usage: KeyUse) -> SigningKey {
    let name = KeyName::from_str("fuzzing").unwrap_or_else(|error| panic!("{error}"));
    SigningKey::from_seed(name, usage, &[usage as u8; 32])
}

/// The leaf of an event: a partner signed.
fn leaf(number: u16) -> Vec<u8> {
    let command = CommandHead { id: None, on: super::day(), actor: Actor::Founder, left: 1 };
    let head = LeafHead::of(Moment::from_millis(0), Begins::Commit, &command);
    [head.as_ref(), &[0, 3, 1, number.to_be_bytes()[1] + 1]].concat()
}
