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

/// The stored keys and values, as lines of `key value`, of a log with one command of two events.
fn stored() -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    let mut log = DiskLog::create(dir.path(), Wait::No).unwrap();
    let signed = [1, 300].map(|partner| CovenantSigned { partner: PartnerId(partner) }.into());
    log.append(Position(0), &[commit(0, vec![command("sign-1", "sign", signed.to_vec())])])
        .unwrap();
    drop(log);
    let db = loop {
        match sled::Config::new().path(dir.path().join("log")).flush_every_ms(None).open() {
            Ok(db) => break db,
            // The threads of the log that was just closed still hold it.
            Err(sled::Error::Io(_)) => std::thread::yield_now(),
            Err(other) => panic!("{other}"),
        }
    };
    let entries = db.iter().map(Result::unwrap);
    entries.map(|(key, value)| format!("{} {}", hex(&key), hex(&value))).collect()
}

#[test]
fn the_documented_example_is_what_is_stored() {
    let documentation = include_str!("../../docs/format.md");
    let example =
        documentation.split("```example\n").nth(1).and_then(|rest| rest.split("```").next());
    let documented: Vec<String> = example
        .unwrap_or_default()
        .split("\n\n")
        .map(|entry| {
            let bytes = entry.lines().map(|line| line.split('|').next().unwrap_or_default());
            bytes.flat_map(str::split_whitespace).collect::<String>()
        })
        .filter(|entry| !entry.is_empty())
        .collect();
    let stored: Vec<String> = stored().iter().map(|entry| entry.replace(' ', "")).collect();
    assert_eq!(documented, stored, "{stored:#?}");
}
