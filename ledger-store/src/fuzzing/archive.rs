//! Backups.

use std::fs;

use crate::backup::Chain;

/// Reads bytes as the file of a backup.
///
/// Either it verifies and has events, or an error says what is wrong. Only the file is read, and nothing is
/// written.
pub fn archive(bytes: &[u8]) {
    let path =
        std::env::temp_dir().join(format!("convenant-fuzzing-archive-{}", std::process::id()));
    assert!(fs::write(&path, bytes).is_ok());
    let checked =
        Chain::open(std::slice::from_ref(&path)).and_then(|chain| chain.verify(|_| Ok(())));
    match checked {
        Ok(verified) => assert!(verified.contents().events.0 > 0, "a backup has events"),
        Err(error) => assert!(!error.to_string().is_empty() && !error.help().is_empty()),
    }
}
