//! The worked example of `docs/format.md`: what one append stores, byte by byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use common::{command, commit, hex};
use ledger_core::{PartnerId, Position, acts::conclude::CovenantSigned};
use ledger_store::{DiskLog, EventLog, Wait};

#[test]
fn the_documented_example_is_what_is_stored() {
    let dir = tempfile::tempdir().unwrap();
    let log = DiskLog::create(dir.path(), Wait::No).unwrap();
    let signed = [1, 300].map(|partner| CovenantSigned { partner: PartnerId(partner) }.into());
    log.append(Position(0).into(), &[commit(0, vec![command("sign-1", "sign", signed.to_vec())])])
        .unwrap();
    drop(log);
    let stored = hex(&std::fs::read(dir.path().join("log/events")).unwrap());
    let documentation = include_str!("../../docs/format.md");
    let example =
        documentation.split("```example\n").nth(1).and_then(|rest| rest.split("```").next());
    let lines = example.unwrap_or_default().lines();
    let bytes = lines.map(|line| line.split('|').next().unwrap_or_default());
    let documented: String = bytes.flat_map(str::split_whitespace).collect();
    assert_eq!(documented, stored);
}
