//! Backups of a ledger, and ledgers made from them again.
//!
//! ```text
//! manifest.json        of which ledger, from where to where, and length and SHA-256 of all that follows
//! commits              the bytes of the commits
//! documents/<sha256>   the documents that their events name
//! persons/<number>     what is known about persons, sealed; never the keys
//! ```
//!
//! A *full* backup begins at position 0, an *incremental* one where an earlier backup ends. Each has all that
//! is sealed about persons, as it is at that moment; of documents only those that were not in an earlier one.
//! The same ledger gives the same bytes. `docs/format.md` is the contract.
//!
//! - `manifest`, `commits`: what is in a backup. `tar_form`: how it is one file.
//! - `write`, `target`: making one. `package`, `restore`: reading one, and making a ledger of several.

mod commits;
mod error;
mod manifest;
mod package;
mod restore;
mod tar_form;
mod target;
mod write;

pub use error::BackupError;
pub use manifest::{BACKUP_VERSION, Entry, Manifest};
pub use restore::{Chain, Contents, Verified};
pub use target::Shape;
pub use write::{Since, back_up};
