//! The log over a store: what an append writes, and how events are read back.
//!
//! Writes go in **rounds** of a bounded size, each durable before the next, and the head comes last:
//! what lies beyond the stored head was never acknowledged and is swept away on opening. So a large
//! append is as atomic as a small one, and sled never has so much unsynced data in flight that it
//! reuses space which an earlier, acknowledged state still needs (see
//! `docs/decisions/002-bincode-and-sled.md`).

use ledger_core::{Digest, Event, Moment, Position, Recorded};

use crate::codec::{self, CodecError};
use crate::commit::{self, CommandHead, Cursor, Step};
use crate::error::{Damage, LogError};
use crate::log::{CommandId, Commit, EventLog, Receipt};
use crate::merkle::Frontier;
use crate::plan::{PlannedCommit, Start, plan};
use crate::record::{self, Head, PIECE_LIMIT};
use crate::store::{Entry, Store, StoreError, Write};

/// The most bytes of keys and values in one round, and the most of those.
///
/// sled writes 3 times the bytes of large values, and some 1,000 bytes for each small one: with these
/// limits less than the 512 KiB of one of its segments.
const ROUND_BYTES: usize = 64 * 1024;
const ROUND_WRITES: usize = 250;

/// After how many events at most the Merkle frontier is stored, so that opening a log and taking an
/// earlier root need not hash everything again.
pub(crate) const FRONTIER_EVERY: u64 = 4_096;

/// A log kept in a store.
pub(crate) struct StoredLog<S> {
    pub(crate) store: S,
    pub(crate) head: Head,
    pub(crate) frontier: Frontier,
    poisoned: Option<String>,
}

/// The head of a log without events.
pub(crate) fn no_events() -> Head {
    let root = Frontier::default().root();
    Head { events: 0, commits: 0, recorded_at: Moment::default(), root }
}

/// The write that moves the head.
pub(crate) fn head_write(head: &Head) -> Write {
    let key = vec![record::HEAD];
    let value = record::seal(&key, &head.write());
    (key, Some(value))
}

impl<S: Store> StoredLog<S> {
    pub(crate) fn new(store: S, head: Head, frontier: Frontier) -> StoredLog<S> {
        StoredLog { store, head, frontier, poisoned: None }
    }

    /// The commits from the one that holds `position` on.
    pub(crate) fn commits_from(&self, position: Position) -> Result<Commits<'_, S>, LogError> {
        let lowest = record::piece_key(Position(0), 0);
        let highest = record::piece_key(position, u32::MAX);
        let found = self.store.last_in(&lowest, &highest).map_err(|error| error.at(position))?;
        let first = found.and_then(|(key, _)| record::piece_of_key(key.as_ref()));
        let (first, _) = first.unwrap_or_default();
        Ok(self.commits_at(first))
    }

    /// The commits from the one whose first event stands at `first` on.
    pub(crate) fn commits_at(&self, first: Position) -> Commits<'_, S> {
        let entries = Box::new(self.store.from(&record::piece_key(first, 0)));
        Commits { entries, next: first }
    }

    /// Everything an append writes except the head, in the order in which rounds may be cut: a
    /// command id never before the commit that holds it.
    fn writes(
        commits: &[PlannedCommit<'_>],
        frontier: &mut Frontier,
    ) -> Result<Vec<Write>, LogError> {
        let mut writes = Vec::new();
        for planned in commits {
            let before = frontier.size();
            let bytes = commit::encode(planned, frontier)?;
            for (piece, payload) in (0_u32..).zip(bytes.chunks(PIECE_LIMIT)) {
                let key = record::piece_key(planned.first, piece);
                let value = record::seal(&key, payload);
                writes.push((key, Some(value)));
            }
            for command in &planned.commands {
                if let Some(id) = &command.command.id {
                    let key = record::command_key(id);
                    let value = record::seal(&key, &record::write_receipt(&command.receipt));
                    writes.push((key, Some(value)));
                }
            }
            if before / FRONTIER_EVERY < frontier.size() / FRONTIER_EVERY {
                let key = record::frontier_key(frontier.size());
                let value = record::seal(&key, &record::write_frontier(frontier));
                writes.push((key, Some(value)));
            }
        }
        Ok(writes)
    }

    /// Makes writes in rounds, `last` in the last of them.
    pub(crate) fn write_in_rounds(
        &mut self,
        writes: Vec<Write>,
        last: Option<Write>,
    ) -> Result<(), LogError> {
        let mut round = Vec::new();
        let mut bytes = 0;
        for (key, value) in writes {
            let size = key.len() + value.as_ref().map_or(0, Vec::len);
            if bytes + size > ROUND_BYTES || round.len() == ROUND_WRITES {
                self.write(std::mem::take(&mut round))?;
                bytes = 0;
            }
            bytes += size;
            round.push((key, value));
        }
        round.extend(last);
        self.write(round)
    }

    /// Records one commit from its bytes.
    pub(crate) fn append_bytes(&mut self, bytes: Vec<u8>) -> Result<(), LogError> {
        let first = self.head();
        let before = self.frontier.size();
        let mut frontier = self.frontier.clone();
        let mut writes = Vec::new();
        for (piece, payload) in (0_u32..).zip(bytes.chunks(PIECE_LIMIT)) {
            let key = record::piece_key(first, piece);
            let value = record::seal(&key, payload);
            writes.push((key, Some(value)));
        }
        let damaged = |damage| LogError::Damaged { position: first, damage };
        let mut cursor = Cursor::new(bytes).map_err(damaged)?;
        let (recorded_at, root) = (cursor.recorded_at, cursor.root);
        loop {
            let position = Position(frontier.size());
            match cursor.step().map_err(damaged)? {
                Step::Command(CommandHead { id: None, .. }) => {}
                Step::Command(CommandHead { id: Some((id, digest)), left, .. }) => {
                    let (digest, count) = (*digest, *left);
                    let receipt =
                        Receipt { first: position, count, recorded_at, digest, repeated: false };
                    let key = record::command_key(id);
                    let value = record::seal(&key, &record::write_receipt(&receipt));
                    writes.push((key, Some(value)));
                }
                Step::Event(CommandHead { on, actor, .. }, bytes) => {
                    decode(bytes, position)?;
                    frontier.push(&commit::leaf_prefix(recorded_at, *on, *actor), bytes);
                }
                Step::End => break,
            }
        }
        let computed = frontier.root();
        if computed != root {
            return Err(damaged(Damage::Root { computed, stored: root }));
        }
        if before / FRONTIER_EVERY < frontier.size() / FRONTIER_EVERY {
            let key = record::frontier_key(frontier.size());
            let value = record::seal(&key, &record::write_frontier(&frontier));
            writes.push((key, Some(value)));
        }
        let commits = self.head.commits + 1;
        let head = Head { events: frontier.size(), commits, recorded_at, root };
        self.write_in_rounds(writes, Some(head_write(&head)))?;
        self.head = head;
        self.frontier = frontier;
        Ok(())
    }

    fn write(&mut self, round: Vec<Write>) -> Result<(), LogError> {
        self.store.write(round).map_err(|error| {
            let error = error.at(self.head());
            self.poisoned = Some(error.to_string());
            error
        })
    }
}

impl<S: Store> EventLog for StoredLog<S> {
    fn head(&self) -> Position {
        Position(self.head.events)
    }

    fn append(&mut self, expected: Position, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
        if let Some(why) = &self.poisoned {
            return Err(LogError::Poisoned { why: why.clone() });
        }
        let recorded_at = (self.head.events > 0).then_some(self.head.recorded_at);
        let start = Start { head: self.head(), recorded_at };
        let plan = plan(start, expected, commits, |id| self.receipt(id))?;
        let Some(last) = plan.commits.last() else {
            return Ok(plan.receipts);
        };
        let mut frontier = self.frontier.clone();
        let writes = Self::writes(&plan.commits, &mut frontier)?;
        let head = Head {
            events: frontier.size(),
            commits: self.head.commits + plan.commits.len() as u64,
            recorded_at: last.recorded_at,
            root: frontier.root(),
        };
        self.write_in_rounds(writes, Some(head_write(&head)))?;
        self.head = head;
        self.frontier = frontier;
        Ok(plan.receipts)
    }

    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_ {
        Events { log: self, next: from, commits: None, within: None }
    }

    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        let key = record::command_key(id);
        let found = self.store.get(&key).map_err(|error| error.at(self.head()))?;
        let Some(value) = found else { return Ok(None) };
        let damaged = |damage| LogError::Damaged { position: self.head(), damage };
        let what = "an entry of the index of command ids";
        let payload = record::unseal(&key, value.as_ref(), what).map_err(damaged)?;
        record::read_receipt(payload)
            .ok_or_else(|| damaged(Damage::CommandIndex { id: id.clone() }))
            .map(Some)
    }

    fn root(&self) -> Result<Digest, LogError> {
        Ok(self.head.root)
    }
}

/// Commits put together from their pieces, in order.
pub(crate) struct Commits<'a, S: Store> {
    entries: Box<dyn Iterator<Item = Result<Entry<S>, StoreError>> + 'a>,
    next: Position,
}

/// A commit with the position of its first event and the bytes of its keys and values.
pub(crate) struct Found {
    pub(crate) first: Position,
    pub(crate) cursor: Cursor,
    pub(crate) stored_bytes: u64,
}

impl<S: Store> Commits<'_, S> {
    /// The next commit, which must start at the next position.
    pub(crate) fn read_next(&mut self) -> Result<Found, LogError> {
        let first = self.next;
        let damaged = |damage| LogError::Damaged { position: first, damage };
        let mut bytes = Vec::new();
        let mut length = None;
        let mut stored_bytes = 0;
        for piece in 0_u32.. {
            let entry = self.entries.next().transpose().map_err(|error| error.at(first))?;
            let missing = || damaged(Damage::Missing { what: "a piece of the commit" });
            let (key, value) = entry.ok_or_else(missing)?;
            let (key, value) = (key.as_ref(), value.as_ref());
            if record::piece_of_key(key) != Some((first, piece)) {
                return Err(missing());
            }
            let payload = record::unseal(key, value, "a piece of the commit").map_err(damaged)?;
            bytes.extend_from_slice(payload);
            stored_bytes += (key.len() + value.len()) as u64;
            let length = *length.get_or_insert(commit::length(payload).unwrap_or(0));
            if bytes.len() >= length {
                break;
            }
        }
        let cursor = Cursor::new(bytes).map_err(damaged)?;
        self.next = Position(first.0.saturating_add(u64::from(cursor.events_left())));
        Ok(Found { first, cursor, stored_bytes })
    }
}

/// The events of a log, decoded one by one.
struct Events<'a, S: Store> {
    log: &'a StoredLog<S>,
    /// The next event to hand out.
    next: Position,
    commits: Option<Commits<'a, S>>,
    /// The commit being read, and the position of its next event.
    within: Option<(Cursor, Position)>,
}

impl<S: Store> Iterator for Events<'_, S> {
    type Item = Result<Recorded, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.log.head() {
            return None;
        }
        let event = self.event();
        self.next = match &event {
            Ok(_) => self.next.next(),
            Err(_) => self.log.head(),
        };
        Some(event)
    }
}

impl<S: Store> Events<'_, S> {
    fn event(&mut self) -> Result<Recorded, LogError> {
        loop {
            let Some((cursor, at)) = &mut self.within else {
                let commits = match &mut self.commits {
                    Some(commits) => commits,
                    None => self.commits.insert(self.log.commits_from(self.next)?),
                };
                let found = commits.read_next()?;
                self.within = Some((found.cursor, found.first));
                continue;
            };
            let position = *at;
            let recorded_at = cursor.recorded_at;
            match cursor.step().map_err(|damage| LogError::Damaged { position, damage })? {
                Step::Command(_) => {}
                Step::Event(command, bytes) => {
                    *at = position.next();
                    if position == self.next {
                        let event = decode(bytes, position)?;
                        let CommandHead { on, actor, .. } = *command;
                        return Ok(Recorded { position, recorded_at, on, actor, event });
                    }
                }
                Step::End => self.within = None,
            }
        }
    }
}

/// Decodes an event; one of a later program is no damage.
pub(crate) fn decode(bytes: &[u8], position: Position) -> Result<Event, LogError> {
    codec::decode_event(bytes).map_err(|error| match error {
        CodecError::Unknown { number, version } => {
            LogError::NewerEvent { position, number, version }
        }
        error @ (CodecError::Short(_)
        | CodecError::Fields { .. }
        | CodecError::Trailing { .. }
        | CodecError::Encode { .. }
        | CodecError::TooLarge { .. }) => {
            LogError::Damaged { position, damage: Damage::Event(error) }
        }
    })
}
