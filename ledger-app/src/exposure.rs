//! Whether others than those who keep a ledger can change its files.

use std::path::Path;

/// The parts of a ledger that hold what was recorded, or that a reader believes.
const PARTS: [&str; 9] =
    ["", "FORMAT", "log", "log/events", "log/seen", "log/marks", "index", "documents", "persons"];

/// Whether everybody on the machine can write in a ledger. What is made is as open as the umask of who
/// makes it leaves it; a group that keeps a ledger together may be meant, everybody never is.
pub fn is_exposed(ledger: &Path) -> bool {
    PARTS.iter().any(|part| is_open(&ledger.join(part)))
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
