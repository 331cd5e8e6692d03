//! A log in memory: for tests, for trying something out, and as the model the stored log is tested
//! against.

use std::collections::HashMap;

use ledger_core::{Digest, Position, Recorded};

use crate::commit;
use crate::error::LogError;
use crate::log::{CommandId, Commit, EventLog, Receipt};
use crate::merkle::Frontier;
use crate::plan::{Start, plan};

/// A log that is gone when it is dropped. It gives the same receipts and roots as one on disk.
#[derive(Clone, Debug, Default)]
pub struct MemoryLog {
    events: Vec<Recorded>,
    commands: HashMap<CommandId, Receipt>,
    frontier: Frontier,
}

impl MemoryLog {
    /// An empty log.
    pub fn new() -> MemoryLog {
        MemoryLog::default()
    }
}

impl EventLog for MemoryLog {
    fn head(&self) -> Position {
        Position(self.events.len() as u64)
    }

    fn append(&mut self, expected: Position, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
        let recorded_at = self.events.last().map(|last| last.recorded_at);
        let start = Start { head: self.head(), recorded_at };
        let plan = plan(start, expected, commits, |id| self.receipt(id))?;
        let mut frontier = self.frontier.clone();
        for commit in &plan.commits {
            commit::encode(commit, &mut frontier)?;
        }
        self.frontier = frontier;
        for commit in &plan.commits {
            for planned in &commit.commands {
                let command = planned.command;
                if let Some(id) = &command.id {
                    self.commands.insert(id.clone(), planned.receipt);
                }
                for event in &command.events {
                    self.events.push(Recorded {
                        position: Position(self.events.len() as u64),
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

    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_ {
        let from = usize::try_from(from.0).unwrap_or(usize::MAX);
        self.events.get(from..).unwrap_or_default().iter().cloned().map(Ok)
    }

    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        let known = self.commands.get(id);
        Ok(known.map(|receipt| Receipt { repeated: true, ..*receipt }))
    }

    fn root(&self) -> Result<Digest, LogError> {
        Ok(self.frontier.root())
    }
}
