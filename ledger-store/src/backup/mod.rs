//! Backups of a ledger, and ledgers restored from them.
//!
//! ```text
//! manifest.json        the ledger, the first and last position, and length and SHA-256 of all that follows
//! commits              the bytes of the commits
//! documents/<sha256>   the documents that their events name
//! persons/<number>     what is known about persons, sealed; never the keys
//! ```
//!
//! A *full* backup begins at position 0, an *incremental* one where an earlier backup ends. Each has all
//! sealed data of persons as they are at that moment, and only the documents that are not in an earlier one.
//! The same ledger gives the same bytes. `docs/format.md` is the contract.
//!
//! - `manifest`, `commits`: the contents of a backup. `tar_form`: its form as one file.
//! - `write`, `target`: making a backup. `package`, `restore`: reading one, and restoring a ledger from
//!   several.

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
