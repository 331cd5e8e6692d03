//! Files that only their owner may read: keys.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use zeroize::Zeroizing;

use crate::own_file;

/// A file that was read, with whether others than its owner may do anything with it.
pub(crate) struct PrivateFile {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) exposed: bool,
}

/// Creates a file that only its owner may read from the start; one that is there is not touched.
#[cfg(unix)]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    File::options().write(true).create_new(true).mode(0o600).open(path)
}

/// Creates a file; one that is there is not touched.
#[cfg(not(unix))]
pub(crate) fn create(path: &Path) -> io::Result<File> {
    File::create_new(path)
}

/// All bytes of a file up to a limit, wiped when dropped; nothing if it is not there. A link may lead to it.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Option<PrivateFile>> {
    let file = match own_file::to_read_by_link(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    let exposed = exposed(&file.metadata()?);
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(Some(PrivateFile { bytes, exposed }))
}

/// Under how many names a file is there.
#[cfg(unix)]
pub(crate) fn names(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(metadata)
}

/// Where that cannot be known, it is taken to have no other.
#[cfg(not(unix))]
pub(crate) fn names(_metadata: &Metadata) -> u64 {
    0
}

#[cfg(unix)]
fn exposed(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
fn exposed(_metadata: &Metadata) -> bool {
    false
}
