//! Whether others than those who keep a ledger can change its files.

use std::path::Path;

use ledger_store::shell_word;

use crate::output;

/// The parts of a ledger that hold what was recorded, or that a reader believes.
const PARTS: [&str; 8] =
    ["", "FORMAT", "log", "log/events", "log/seen", "index", "documents", "persons"];

/// Warns of a ledger that everybody on the machine can write in. What is made is as open as the umask of who
/// makes it leaves it; a group that keeps a ledger together may be meant, everybody never is.
pub(crate) fn warn(ledger: &Path) {
    if PARTS.iter().any(|part| is_open(&ledger.join(part))) {
        let dir = ledger.to_string_lossy();
        output::say(&format!(
            "warning: everybody on this machine can change the ledger in {dir}\nhelp: chmod -R o-w {}\n",
            shell_word(&dir)
        ));
    }
}

#[cfg(unix)]
fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let metadata = path.symlink_metadata();
    metadata.is_ok_and(|of| !of.is_symlink() && of.permissions().mode() & 0o002 != 0)
}

#[cfg(not(unix))]
fn is_open(_path: &Path) -> bool {
    false
}
