//! How far a ledger reached when it was last closed.
//!
//! sled takes a torn end of its file for an append that was cut off and goes back to the state before
//! it, as it should after a power cut. When bytes at the end rot instead, acknowledged events would be
//! gone without a word. So a ledger that is closed notes its events and root beside the log, and on
//! opening the log must have that state within it. The note is not synced and may lag behind or be
//! missing: then it says less, never something wrong.

use std::fs;
use std::path::Path;

use ledger_core::{Digest, Position};

use crate::error::OpenError;
use crate::log::EventLog;
use crate::store::Store;
use crate::stored_log::StoredLog;

/// The file.
pub(crate) const NAME: &str = "SEEN";

/// Notes the state of a log; a note that cannot be written is left out.
pub(crate) fn note(dir: &Path, head: Position, root: Digest) {
    let draft = dir.join("SEEN.new");
    if fs::write(&draft, format!("{head} {root}\n")).is_ok() {
        fs::rename(&draft, dir.join(NAME)).unwrap_or_default();
    }
}

/// Checks that a log has within it the state that was last noted.
pub(crate) fn check<S: Store>(dir: &Path, log: &StoredLog<S>) -> Result<(), OpenError> {
    let Some((seen, root)) = read(dir) else { return Ok(()) };
    let left = log.head();
    let why = if seen > left {
        format!("it had {seen} events when it was last closed, and {left} are left")
    } else {
        let now = match seen == left {
            true => log.root(),
            false => log.root_at(seen),
        };
        match now.map_err(|source| OpenError::Log { dir: dir.to_owned(), source })? {
            now if now == root => return Ok(()),
            now => format!("the root of its first {seen} events is {now}, and it was {root}"),
        }
    };
    Err(OpenError::Damaged { dir: dir.to_owned(), why })
}

fn read(dir: &Path) -> Option<(Position, Digest)> {
    let text = fs::read_to_string(dir.join(NAME)).ok()?;
    let (head, root) = text.strip_suffix('\n')?.split_once(' ')?;
    Some((Position(head.parse().ok()?), root.parse().ok()?))
}
