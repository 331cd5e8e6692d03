//! Opening a stored log, taking its root at any state, and reading everything again.

use std::collections::HashSet;

use ledger_core::{Digest, Moment, Position};

use crate::commit::{CommandHead, Step, leaf_prefix};
use crate::error::{Damage, LogError};
use crate::log::{CommandId, EventLog, Receipt};
use crate::merkle::Frontier;
use crate::record::{self, Head};
use crate::store::{Store, Write};
use crate::stored_log::{FRONTIER_EVERY, Found, StoredLog, decode, head_write, no_events};

/// What was found by reading everything again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The number of events.
    pub events: u64,
    /// The number of commits.
    pub commits: u64,
    /// The Merkle root over all events.
    pub root: Digest,
    /// The bytes of all keys and values that were read.
    pub bytes: u64,
}

impl<S: Store> StoredLog<S> {
    /// Makes an empty log in an empty store.
    pub(crate) fn create(mut store: S) -> Result<StoredLog<S>, LogError> {
        let head = no_events();
        store.write(vec![head_write(&head)]).map_err(|error| error.at(Position(0)))?;
        Ok(StoredLog::new(store, head, Frontier::default()))
    }

    /// Opens the log in a store: sweeps away what an append left that never came to its end, and
    /// checks the events since the last stored frontier against the root.
    pub(crate) fn open(store: S) -> Result<StoredLog<S>, LogError> {
        let head = read_head(&store)?;
        let mut log = StoredLog::new(store, head, Frontier::default());
        let leftovers = log.leftovers()?;
        if !leftovers.is_empty() {
            log.write_in_rounds(leftovers, None)?;
        }
        log.frontier = log.frontier_at(head.events)?;
        same_root(log.head(), &log.frontier, head.root)?;
        Ok(log)
    }

    /// The root over the first `head` events.
    pub(crate) fn root_at(&self, head: Position) -> Result<Digest, LogError> {
        if head > self.head() {
            return Err(LogError::BeyondHead { asked: head, head: self.head() });
        }
        self.frontier_at(head.0).map(|frontier| frontier.root())
    }

    /// The Merkle frontier after so many events: the last one stored before, and the events since.
    fn frontier_at(&self, size: u64) -> Result<Frontier, LogError> {
        let mut frontier = self.stored_frontier(size)?;
        let mut commits = self.commits_from(Position(frontier.size()))?;
        while frontier.size() < size {
            let Found { first, mut cursor, .. } = commits.read_next()?;
            let recorded_at = cursor.recorded_at;
            let damaged = |damage| LogError::Damaged { position: first, damage };
            loop {
                match cursor.step().map_err(damaged)? {
                    Step::Command(_) => {}
                    Step::Event(CommandHead { on, actor, .. }, bytes) if frontier.size() < size => {
                        frontier.push(&leaf_prefix(recorded_at, *on, *actor), bytes);
                    }
                    Step::Event(_, _) | Step::End => break,
                }
            }
        }
        Ok(frontier)
    }

    fn stored_frontier(&self, size: u64) -> Result<Frontier, LogError> {
        let position = Position(size);
        let (lowest, highest) = (record::frontier_key(0), record::frontier_key(size));
        let found = self.store.last_in(&lowest, &highest).map_err(|error| error.at(position))?;
        let Some((key, value)) = found else { return Ok(Frontier::default()) };
        let what = "a stored Merkle frontier";
        record::unseal(key.as_ref(), value.as_ref(), what)
            .and_then(|payload| {
                record::read_frontier(key.as_ref(), payload).ok_or(Damage::Malformed { what })
            })
            .map_err(|damage| LogError::Damaged { position, damage })
    }

    /// The writes that remove everything beyond the head: command ids before the commits that name
    /// them, so that a sweep that is itself cut off can be taken up again.
    fn leftovers(&self) -> Result<Vec<Write>, LogError> {
        let head = self.head();
        let mut removals = Vec::new();
        let mut commits = self.commits_at(head);
        while let Ok(Found { mut cursor, .. }) = commits.read_next() {
            loop {
                match cursor.step() {
                    Ok(Step::Command(CommandHead { id: Some((id, _)), .. })) => {
                        if self.receipt(id)?.is_some_and(|receipt| receipt.first >= head) {
                            removals.push((record::command_key(id), None));
                        }
                    }
                    Ok(Step::Command(_) | Step::Event(_, _)) => {}
                    Ok(Step::End) | Err(_) => break,
                }
            }
        }
        for (from, table) in [
            (record::piece_key(head, 0), record::COMMIT),
            (record::frontier_key(head.0.saturating_add(1)), record::FRONTIER),
        ] {
            for entry in self.store.from(&from) {
                let (key, _) = entry.map_err(|error| error.at(head))?;
                if key.as_ref().first() != Some(&table) {
                    break;
                }
                removals.push((key.as_ref().to_vec(), None));
            }
        }
        Ok(removals)
    }

    /// Reads everything again: checksums, order, every event, every root, every command id.
    pub(crate) fn verify(&self) -> Result<Verified, LogError> {
        let head = self.head();
        let mut found =
            Verified { events: 0, commits: 0, root: Frontier::default().root(), bytes: 0 };
        let mut frontier = Frontier::default();
        let mut latest: Option<Moment> = None;
        let mut ids = HashSet::new();
        let mut commits = self.commits_at(Position(0));
        while frontier.size() < head.0 {
            let Found { first, mut cursor, stored_bytes } = commits.read_next()?;
            let recorded_at = cursor.recorded_at;
            let damaged = |damage| LogError::Damaged { position: first, damage };
            if let Some(before) = latest.filter(|before| recorded_at < *before) {
                return Err(damaged(Damage::TimeGoesBack { recorded_at, before }));
            }
            loop {
                let position = Position(frontier.size());
                match cursor.step().map_err(damaged)? {
                    Step::Command(command) => {
                        if let Some(id) = self.same_in_index(command, position, recorded_at)? {
                            ids.insert(id);
                        }
                    }
                    Step::Event(CommandHead { on, actor, .. }, bytes) => {
                        decode(bytes, position)?;
                        frontier.push(&leaf_prefix(recorded_at, *on, *actor), bytes);
                    }
                    Step::End => break,
                }
            }
            same_root(first, &frontier, cursor.root)?;
            if first.0 / FRONTIER_EVERY < frontier.size() / FRONTIER_EVERY
                && self.stored_frontier(frontier.size())? != frontier
            {
                return Err(damaged(Damage::Malformed { what: "the Merkle frontier after it" }));
            }
            latest = Some(recorded_at);
            found.commits += 1;
            found.bytes += stored_bytes;
        }
        found.events = frontier.size();
        found.root = frontier.root();
        let stored = read_head(&self.store)?;
        same_root(head, &frontier, stored.root)?;
        for (what, counted, stored) in
            [("events", found.events, stored.events), ("commits", found.commits, stored.commits)]
        {
            if counted != stored {
                let damage = Damage::Count { what, counted, stored };
                return Err(LogError::Damaged { position: head, damage });
            }
        }
        found.bytes += self.no_strays(&ids)?;
        Ok(found)
    }

    /// The id of a command, once its entry in the index says the same.
    fn same_in_index(
        &self,
        command: &CommandHead,
        first: Position,
        recorded_at: Moment,
    ) -> Result<Option<CommandId>, LogError> {
        let Some((id, digest)) = &command.id else { return Ok(None) };
        let (digest, count) = (*digest, command.left);
        let receipt = Receipt { first, count, recorded_at, digest, repeated: true };
        if self.receipt(id)? == Some(receipt) {
            return Ok(Some(id.clone()));
        }
        let damage = Damage::CommandIndex { id: id.clone() };
        Err(LogError::Damaged { position: first, damage })
    }

    /// Checks that there is nothing but the commits and what belongs to them; answers with the bytes
    /// of all that is no commit.
    fn no_strays(&self, ids: &HashSet<CommandId>) -> Result<u64, LogError> {
        let head = self.head();
        let damaged = |damage| Err(LogError::Damaged { position: head, damage });
        let mut bytes = 0;
        for entry in self.store.from(&[]) {
            let (key, value) = entry.map_err(|error| error.at(head))?;
            let (key, value) = (key.as_ref(), value.as_ref());
            match key.first() {
                Some(&record::COMMIT) => {
                    if record::piece_of_key(key).is_none_or(|(first, _)| first >= head) {
                        return damaged(Damage::Stray { what: "a commit beyond the head" });
                    }
                    continue;
                }
                Some(&record::COMMAND) => match record::command_of_key(key) {
                    Some(id) if ids.contains(&id) => {}
                    Some(id) => return damaged(Damage::CommandIndex { id }),
                    None => return damaged(Damage::Malformed { what: "a command id" }),
                },
                Some(&record::FRONTIER) => {
                    let what = "a stored Merkle frontier";
                    if let Err(damage) = record::unseal(key, value, what) {
                        return damaged(damage);
                    }
                }
                Some(&record::HEAD) if key.len() == 1 => {}
                Some(_) | None => return damaged(Damage::Stray { what: "an unknown key" }),
            }
            bytes += (key.len() + value.len()) as u64;
        }
        Ok(bytes)
    }
}

fn read_head<S: Store>(store: &S) -> Result<Head, LogError> {
    let start = Position(0);
    let damaged = |damage| LogError::Damaged { position: start, damage };
    let key = [record::HEAD];
    let what = "the head of the log";
    let value = store.get(&key).map_err(|error| error.at(start))?;
    let value = value.ok_or_else(|| damaged(Damage::Missing { what }))?;
    let payload = record::unseal(&key, value.as_ref(), what).map_err(damaged)?;
    Head::read(payload).ok_or_else(|| damaged(Damage::Malformed { what }))
}

fn same_root(position: Position, frontier: &Frontier, stored: Digest) -> Result<(), LogError> {
    let computed = frontier.root();
    match computed == stored {
        true => Ok(()),
        false => Err(LogError::Damaged { position, damage: Damage::Root { computed, stored } }),
    }
}
