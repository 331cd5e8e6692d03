//! The plan of an append, for every kind of log: which commands are new, the positions of their events, and
//! the receipts.

use std::collections::HashMap;

use ledger_core::{Moment, Position};

use crate::error::LogError;
use crate::log::{CommandEvents, CommandId, Commit, Expected, Receipt};

/// The state of the log that an append starts from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start {
    /// The number of events.
    pub(crate) head: Position,
    /// When the last event was recorded.
    pub(crate) recorded_at: Option<Moment>,
}

/// A commit that has something to record.
#[derive(Debug)]
pub(crate) struct PlannedCommit<'a> {
    pub(crate) recorded_at: Moment,
    pub(crate) commands: Vec<PlannedCommand<'a>>,
}

/// A command that was not recorded before.
#[derive(Debug)]
pub(crate) struct PlannedCommand<'a> {
    pub(crate) command: &'a CommandEvents,
    pub(crate) receipt: Receipt,
}

/// What to record, and a receipt for every command of the append.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) commits: Vec<PlannedCommit<'a>>,
    pub(crate) receipts: Vec<Receipt>,
}

/// Plans an append.
///
/// `known` returns the receipt of a command id that was recorded before.
pub(crate) fn plan<'a>(
    start: Start,
    expected: Expected,
    commits: &'a [Commit],
    known: impl Fn(&CommandId) -> Result<Option<Receipt>, LogError>,
) -> Result<Plan<'a>, LogError> {
    let mut plan = Plan { commits: Vec::new(), receipts: Vec::new() };
    let mut next = start.head;
    let mut latest = start.recorded_at;
    let mut in_this_append: HashMap<&CommandId, Receipt> = HashMap::new();
    for commit in commits {
        let recorded_at =
            latest.map_or(commit.recorded_at, |latest| latest.max(commit.recorded_at));
        let mut planned = PlannedCommit { recorded_at, commands: Vec::new() };
        for command in &commit.commands {
            if let Some(id) = &command.id {
                let before = match in_this_append.get(id) {
                    Some(receipt) => Some(*receipt),
                    None => known(id)?,
                };
                if let Some(receipt) = before {
                    plan.receipts.push(repeat(id, receipt, command)?);
                    continue;
                }
            }
            let count = u32::try_from(command.events.len()).unwrap_or(u32::MAX);
            if count == 0 {
                return Err(LogError::NoEvents { index: plan.receipts.len() });
            }
            let digest = command.digest;
            let receipt = Receipt { first: next, count, recorded_at, digest, repeated: false };
            if let Some(id) = &command.id {
                in_this_append.insert(id, receipt);
            }
            planned.commands.push(PlannedCommand { command, receipt });
            plan.receipts.push(receipt);
            next = next.plus(count);
        }
        if !planned.commands.is_empty() {
            latest = Some(recorded_at);
            plan.commits.push(planned);
        }
    }
    match expected {
        Expected::At(expected) if expected != start.head && !plan.commits.is_empty() => {
            Err(LogError::Moved { expected, head: start.head })
        }
        Expected::At(_) | Expected::Any => Ok(plan),
    }
}

/// The receipt of a command that was recorded before. Fails if the id was used for another command.
fn repeat(id: &CommandId, receipt: Receipt, command: &CommandEvents) -> Result<Receipt, LogError> {
    if receipt.digest == command.digest {
        return Ok(Receipt { repeated: true, ..receipt });
    }
    let Receipt { first, recorded_at, .. } = receipt;
    Err(LogError::CommandIdReused { id: id.clone(), first, recorded_at })
}
