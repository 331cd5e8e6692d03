//! The entry `commits`: the bytes of commits, one behind the other. Each begins with its length.

use std::io::{self, Read};

/// The most bytes of one commit in a backup: 1 GiB. In practice no commit is as large, and an invented length
/// must not fill the memory.
pub(crate) const COMMIT_LIMIT: u64 = 1 << 30;

/// Reads the next commit. Returns `None` at the end.
///
/// # Errors
/// Those of the reader; `UnexpectedEof` for a commit that is cut off, `InvalidData` for one beyond the limit.
pub(crate) fn read_commit(input: &mut (impl Read + ?Sized)) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    input.take(4).read_to_end(&mut bytes)?;
    let Some(length) = bytes.first_chunk().map(|length| u64::from(u32::from_be_bytes(*length)))
    else {
        return match bytes.is_empty() {
            true => Ok(None),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        };
    };
    if length + 4 > COMMIT_LIMIT {
        return Err(io::ErrorKind::InvalidData.into());
    }
    match input.take(length).read_to_end(&mut bytes)? as u64 == length {
        true => Ok(Some(bytes)),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
