//! The examples of `docs/format.md` of keys, a checkpoint and a proof: the same ledger as in its example of
//! what is stored, and keys of which every byte is zero, or one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use std::io::Write;

use common::{command, commit};
use ledger_core::{Moment, PartnerId, Position, acts::conclude::CovenantSigned};
use ledger_store::{
    Checkpoint, DiskLog, EventLog, EventProof, GrowthProof, SignedCheckpoint, SigningKey, Wait,
    read_key_file,
};

/// A block of the documentation.
fn documented(language: &str) -> &'static str {
    let documentation = include_str!("../../docs/format.md");
    let block = documentation.split(&format!("```{language}\n")).nth(1);
    block.and_then(|rest| rest.split("```").next()).unwrap()
}

fn log(dir: &std::path::Path) -> DiskLog {
    let log = DiskLog::create(dir, Wait::No).unwrap();
    let signed = [1, 300].map(|partner| CovenantSigned { partner: PartnerId(partner) }.into());
    log.append(Position(0).into(), &[commit(0, vec![command("sign-1", "sign", signed.to_vec())])])
        .unwrap();
    log
}

/// The key in a file with this text.
fn key(text: &str) -> SigningKey {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "{text}").unwrap();
    read_key_file(file.path()).unwrap()
}

#[test]
fn the_documented_keys_checkpoint_and_proofs_are_what_is_written() {
    let lines: Vec<&str> = documented("keys").lines().collect();
    let [ledger, ledger_public, cosigner, cosigner_public] = lines.try_into().unwrap();
    let (ledger, cosigner) = (key(ledger), key(cosigner));
    assert_eq!(ledger.verifier().to_string(), ledger_public);
    assert_eq!(cosigner.verifier().to_string(), cosigner_public);

    let dir = tempfile::tempdir().unwrap();
    let log = log(&dir.path().join("ledger"));
    let sign = |size| {
        let root = log.root_at(size).unwrap();
        SignedCheckpoint::sign(Checkpoint::new(ledger.verifier().name(), size, root), &ledger)
    };
    let (old, mut new) = (sign(Position(1)).unwrap(), sign(Position(2)).unwrap());
    let trusted = [ledger.verifier().clone()];
    new.cosign(&cosigner, &trusted, Moment::from_millis(1_541_000_060_000)).unwrap();
    assert_eq!(new.to_string(), documented("checkpoint"));

    let proof = EventProof {
        contents: log.leaf(Position(1)).unwrap(),
        position: Position(1),
        path: log.inclusion_proof(Position(1), Position(2)).unwrap(),
        checkpoint: new.clone(),
    };
    proof.verify().unwrap();
    assert_eq!(proof.to_string(), documented("proof"));

    let hashes = log.consistency_proof(Position(1), Position(2)).unwrap();
    let growth = GrowthProof { hashes, old, new };
    growth.verify().unwrap();
    assert_eq!(growth.to_string(), documented("growth"));
}
