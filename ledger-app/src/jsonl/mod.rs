//! A whole ledger as lines of JSON: written, read, and the same ledger again, to its Merkle root.
//!
//! ```json
//! {"format":"covenant jsonl, format 1","ledger":"6a41…"}
//! {"position":0,"begins":"commit","recorded_at":"2018-10-31T15:33:20.000Z","on":"2018-11-02","actor":"founder","version":2,"kind":"covenant-concluded","data":{…}}
//! {"events":1,"commits":1,"root":"6a41…"}
//! ```
//!
//! One line an event, so that a fault has the number of a line, and every tool that reads lines can look into
//! a ledger. `docs/format.md` is the contract. `line`: what stands on a line; `write`, `read`: all of them;
//! `schema`: the same for programs.

mod line;
mod read;
mod schema;
#[cfg(test)]
mod tests;
mod write;

pub use read::{Faulty, LineFault, Read, read};
pub use schema::schema;
pub use write::write;
