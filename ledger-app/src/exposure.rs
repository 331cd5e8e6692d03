//! Checks whether other users can change the files of a ledger.

use std::path::Path;

/// The parts of a ledger that hold what was recorded, or that readers rely on.
const PARTS: [&str; 9] =
    ["", "FORMAT", "log", "log/events", "log/seen", "log/marks", "index", "documents", "persons"];

/// Whether everybody on the machine can write to a ledger. New files get the rights that the umask of their
/// maker allows. A group that keeps a ledger together may be intended, everybody never is.
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
