//! Writing all lines.

use std::io::{self, Write};

use ledger_core::{Digest, Event, Position};
use ledger_store::{DiskLog, History, LogError, RawCommit, StoredEvent, encode_event};

use crate::failure::Failure;
use crate::jsonl::line::{Begins, End, Header, Written, actor_name, to_hex};

/// Writes a ledger, and checks every commit and root. `failed` makes the failure for a failed write.
///
/// After an error the lines have no last line, so nobody can take them for the whole ledger.
pub fn write(
    log: &DiskLog,
    out: &mut dyn Write,
    failed: &dyn Fn(io::Error) -> Failure,
) -> Result<(), Failure> {
    let mut history = History::trusting_ids();
    for commit in log.raw_commits(Position(0)) {
        let RawCommit { bytes, first } = commit?;
        let commit = history.take_in(bytes)?;
        let mut text = String::new();
        if first == Position(0) {
            push(&mut text, &Header::new(first_root(&commit)?))?;
        }
        let mut position = first;
        for (index, command) in commit.commands.iter().enumerate() {
            let mut begins = Some(if index == 0 { Begins::Commit } else { Begins::Command });
            for event in &command.events {
                let begun = begins.take();
                let id = command.id.as_ref().filter(|_| begun.is_some());
                push(
                    &mut text,
                    &Written {
                        position,
                        begins: begun,
                        id: id.map(|(id, _)| id.as_str()),
                        digest: id.map(|(_, digest)| to_hex(&digest.0)),
                        recorded_at: commit.recorded_at,
                        on: command.on,
                        actor: actor_name(command.actor),
                        version: version(event),
                        event: &event.event,
                        stored: (!says_it_all(event)?).then(|| to_hex(&event.bytes)),
                    },
                )?;
                position = position.next();
            }
        }
        out.write_all(text.as_bytes()).map_err(failed)?;
    }
    let (events, commits, root) = (history.head().0, history.commits(), history.root());
    if events == 0 {
        return Err(Failure::usage(|lang| lang.nothing_recorded_yet()));
    }
    let mut text = String::new();
    push(&mut text, &End { events, commits, root })?;
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(failed)
}

/// The root after the first event of the first commit.
fn first_root(commit: &ledger_store::StoredCommit) -> Result<Digest, LogError> {
    let mut first = commit.clone();
    first.commands.truncate(1);
    first.commands.iter_mut().for_each(|command| command.events.truncate(1));
    let mut history = History::trusting_ids();
    history.add(&first)?;
    Ok(history.root())
}

/// The version in which an event is stored: the byte after its kind.
pub(super) fn version(event: &StoredEvent) -> u8 {
    event.bytes.get(2).copied().unwrap_or_default()
}

/// Whether reading and encoding the JSON gives the stored bytes.
fn says_it_all(stored: &StoredEvent) -> Result<bool, serde_json::Error> {
    let text = serde_json::to_string(&stored.event)?;
    let mut bytes = Vec::with_capacity(stored.bytes.len());
    let encoded = serde_json::from_str::<Event>(&text)
        .is_ok_and(|event| encode_event(&event, &mut bytes).is_ok());
    Ok(encoded && bytes == stored.bytes)
}

fn push(text: &mut String, line: &impl serde::Serialize) -> Result<(), serde_json::Error> {
    text.push_str(&serde_json::to_string(line)?);
    text.push('\n');
    Ok(())
}
