//! What the tests share: one event of every kind, and short ways to make commits.

#![allow(dead_code, reason = "not every test uses everything")]

use std::sync::LazyLock;

use ledger_core::{Actor, Date, Event, Moment, SeatId};
use ledger_store::{CommandDigest, CommandEvents, CommandId, Commit, MachineKey};

/// A line of the golden file.
pub(crate) struct Golden {
    pub(crate) kind: String,
    pub(crate) number: u16,
    pub(crate) version: u8,
    pub(crate) event: Event,
    pub(crate) bytes: Vec<u8>,
}

pub(crate) fn golden() -> Vec<Golden> {
    include_str!("../golden/events.jsonl")
        .lines()
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            Golden {
                kind: line["kind"].as_str().unwrap().to_owned(),
                number: line["number"].as_u64().unwrap().try_into().unwrap(),
                version: line["version"].as_u64().unwrap().try_into().unwrap(),
                event: serde_json::from_value(line["event"].clone()).unwrap(),
                bytes: unhex(line["bytes"].as_str().unwrap()),
            }
        })
        .collect()
}

/// An event of some kind, the same for the same number.
pub(crate) fn event(number: usize) -> Event {
    thread_local! {
        static EVENTS: Vec<Event> = golden().into_iter().map(|golden| golden.event).collect();
    }
    EVENTS.with(|events| events[number % events.len()].clone())
}

/// `count` events of all kinds.
pub(crate) fn events(count: usize) -> Vec<Event> {
    (0..count).map(event).collect()
}

pub(crate) fn date(number: i32) -> Date {
    Date::from_number(6_879 + number).unwrap()
}

pub(crate) fn moment(seconds: i64) -> Moment {
    Moment::from_millis(1_541_000_000_000 + seconds * 1_000)
}

/// A command with an id; the same `text` makes the same digest.
pub(crate) fn command(id: &str, text: &str, events: Vec<Event>) -> CommandEvents {
    CommandEvents {
        id: Some(CommandId::new(id).unwrap()),
        digest: CommandDigest::of(text.as_bytes()),
        on: date(1),
        actor: Actor::Seat(SeatId(3)),
        events,
    }
}

/// A command without an id.
pub(crate) fn nameless(events: Vec<Event>) -> CommandEvents {
    CommandEvents {
        id: None,
        digest: CommandDigest::of(b""),
        on: date(2),
        actor: Actor::ProjectLeader,
        events,
    }
}

pub(crate) fn commit(seconds: i64, commands: Vec<CommandEvents>) -> Commit {
    Commit { recorded_at: moment(seconds), commands }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
    assert!(digits.len().is_multiple_of(2), "{text}");
    digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect()
}

/// The key that indexes and snapshots are sealed under here.
pub(crate) fn key() -> MachineKey {
    static DIR: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());
    MachineKey::in_file(Some(DIR.path().join("machine.key")))
}
