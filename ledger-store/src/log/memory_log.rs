//! A log in memory: for tests, for trials, and as the model against which the stored log is tested.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ledger_core::{Digest, Position, Recorded};

use crate::error::LogError;
use crate::log::commit;
use crate::log::plan::{Start, plan};
use crate::log::{CommandId, Commit, EventLog, Expected, Receipt};
use crate::merkle::Growth;

/// A log that is gone when it is dropped. It gives the same receipts and roots as a log on disk.
#[derive(Debug, Default)]
pub struct MemoryLog {
    kept: Mutex<Kept>,
}

#[derive(Clone, Debug, Default)]
struct Kept {
    events: Vec<Recorded>,
    commands: HashMap<CommandId, Receipt>,
    growth: Growth,
}

impl MemoryLog {
    /// An empty log.
    pub fn new() -> MemoryLog {
        MemoryLog::default()
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl EventLog for MemoryLog {
    fn head(&self) -> Position {
        self.kept().head()
    }

    fn append(&self, expected: Expected, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
        self.kept().append(expected, commits)
    }

    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_ {
        let from = usize::try_from(from.0).unwrap_or(usize::MAX);
        let events = self.kept().events.get(from..).unwrap_or_default().to_vec();
        events.into_iter().map(Ok)
    }

    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        Ok(self.kept().receipt(id))
    }

    fn root(&self) -> Result<Digest, LogError> {
        Ok(self.kept().growth.root())
    }
}

impl Kept {
    fn head(&self) -> Position {
        Position(self.events.len() as u64)
    }

    fn receipt(&self, id: &CommandId) -> Option<Receipt> {
        self.commands.get(id).map(|receipt| Receipt { repeated: true, ..*receipt })
    }

    fn append(&mut self, expected: Expected, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
        let recorded_at = self.events.last().map(|last| last.recorded_at);
        let start = Start { head: self.head(), recorded_at };
        let plan = plan(start, expected, commits, |id| Ok(self.receipt(id)))?;
        let mut growth = self.growth.clone();
        for commit in &plan.commits {
            commit::encode(commit, &mut growth, drop, &mut Vec::new())?;
        }
        self.growth = growth;
        for commit in &plan.commits {
            for planned in &commit.commands {
                let command = planned.command;
                if let Some(id) = &command.id {
                    self.commands.insert(id.clone(), planned.receipt);
                }
                for event in &command.events {
                    self.events.push(Recorded {
                        position: self.head(),
                        recorded_at: commit.recorded_at,
                        on: command.on,
                        actor: command.actor,
                        event: event.clone(),
                    });
                }
            }
        }
        Ok(plan.receipts)
    }
}
