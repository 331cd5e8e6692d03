//! A whole ledger as lines of JSON. Reading them makes the same ledger again, with the same Merkle root.
//!
//! ```json
//! {"format":"covenant jsonl, format 1","ledger":"6a41…"}
//! {"position":0,"begins":"commit","recorded_at":"2018-10-31T15:33:20.000Z","on":"2018-11-02","actor":"founder","version":2,"kind":"covenant-concluded","data":{…}}
//! {"events":1,"commits":1,"root":"6a41…"}
//! ```
//!
//! One event per line, so that a fault has a line number, and any tool that reads lines can look into a
//! ledger. `docs/format.md` is the contract. `line`: the fields of a line. `write`, `read`: all lines.
//! `schema`: the JSON Schema of a line. [`json_line`]: one line, of any value.

mod line;
mod read;
mod schema;
#[cfg(test)]
mod tests;
mod write;

pub use read::{Faulty, LineFault, Read, read};
pub use schema::schema;
pub use write::write;

use ledger_core::text::harmless_json;
use serde::Serialize;

/// A value as one line of JSON, in which characters that steer a terminal are escaped.
///
/// # Errors
/// A value that serde cannot serialize.
pub fn json_line(value: &impl Serialize) -> Result<String, serde_json::Error> {
    let line = serde_json::to_string(value)? + "\n";
    Ok(harmless_json(&line).into_owned())
}
