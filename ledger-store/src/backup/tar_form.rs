//! A backup as one file: a tar archive (ustar, POSIX.1-1988) in which the manifest determines every byte.
//!
//! Headers have no owner, no time and one mode. Zeros fill up each block, and two blocks of zeros are the
//! end. A reader makes the one right header and compares. So it needs no rules for links, paths that lead
//! elsewhere, sparse files, extensions and repeated names: they differ from what this program writes.

use std::io::{self, Read, Write};

use tar::{EntryType, Header};

use crate::backup::manifest::{MANIFEST, Manifest, shown};

/// The number of bytes of a block.
const BLOCK: usize = 512;

/// The header of an entry.
pub(crate) fn header(name: &str, length: u64) -> io::Result<[u8; BLOCK]> {
    let mut header = Header::new_ustar();
    header.set_path(name)?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(length);
    header.set_cksum();
    Ok(*header.as_bytes())
}

/// How many zeros fill up the last block of `length` bytes.
fn padding(length: u64) -> usize {
    (BLOCK - (length % BLOCK as u64) as usize) % BLOCK
}

/// The number of bytes of an archive whose manifest has `bytes` bytes.
pub(crate) fn length(manifest: &Manifest, bytes: u64) -> u64 {
    let entry =
        |length: u64| (BLOCK as u64).saturating_add(length).saturating_add(padding(length) as u64);
    let entries = manifest.entries.iter().map(|it| entry(it.length));
    entries.fold(entry(bytes).saturating_add(2 * BLOCK as u64), u64::saturating_add)
}

/// The zeros that fill up the last block of `length` bytes.
pub(crate) fn filling(length: u64) -> &'static [u8] {
    const ZEROS: [u8; BLOCK] = [0; BLOCK];
    ZEROS.get(..padding(length)).unwrap_or_default()
}

/// Writes the end of the archive.
pub(crate) fn write_end(out: &mut impl Write) -> io::Result<()> {
    out.write_all(&[0; 2 * BLOCK])
}

/// Why an archive is not what this program wrote.
pub(crate) enum Fault {
    /// What is there instead.
    Differs(String),
    /// It cannot be read.
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        match error.kind() == io::ErrorKind::UnexpectedEof {
            true => Fault::Differs("it ends too early".to_owned()),
            false => Fault::Io(error),
        }
    }
}

/// Reads the header of the manifest, and returns its length.
pub(crate) fn read_manifest_header(input: &mut impl Read) -> Result<u64, Fault> {
    let found = block(input)?;
    let length = Header::from_byte_slice(&found).entry_size().unwrap_or(0);
    same_header(&found, MANIFEST, length)?;
    Ok(length)
}

/// Reads the header of the entry that must come next.
pub(crate) fn read_header(input: &mut impl Read, name: &str, length: u64) -> Result<(), Fault> {
    same_header(&block(input)?, name, length)
}

/// Reads the zeros behind an entry.
pub(crate) fn read_padding(input: &mut impl Read, length: u64) -> Result<(), Fault> {
    let mut found = [0; BLOCK];
    let found = found.get_mut(..padding(length)).unwrap_or_default();
    input.read_exact(found)?;
    match found.iter().all(|byte| *byte == 0) {
        true => Ok(()),
        false => Err(Fault::Differs("something stands between its entries".to_owned())),
    }
}

/// Reads the end of the archive. Nothing may follow it.
pub(crate) fn read_end(input: &mut impl Read) -> Result<(), Fault> {
    for _ in 0..2 {
        let found = block(input)?;
        if found != [0; BLOCK] {
            return Err(Fault::Differs(format!("{} stands where its end should be", what(&found))));
        }
    }
    match input.read(&mut [0])? {
        0 => Ok(()),
        _ => Err(Fault::Differs("something stands behind its end".to_owned())),
    }
}

fn block(input: &mut impl Read) -> Result<[u8; BLOCK], Fault> {
    let mut block = [0; BLOCK];
    input.read_exact(&mut block)?;
    Ok(block)
}

fn same_header(found: &[u8; BLOCK], name: &str, length: u64) -> Result<(), Fault> {
    if *found == header(name, length)? {
        return Ok(());
    }
    let what = what(found);
    Err(Fault::Differs(format!(
        "{what} stands where `{name}` should be, written as this program does"
    )))
}

/// Describes the entry of a header, as far as possible.
fn what(found: &[u8; BLOCK]) -> String {
    if *found == [0; BLOCK] {
        return "its end".to_owned();
    }
    let header = Header::from_byte_slice(found);
    let name = shown(&header.path_bytes());
    let is = header.entry_type();
    let kind = if is.is_file() {
        "a file"
    } else if is.is_hard_link() || is.is_symlink() {
        "a link"
    } else if is.is_dir() {
        "a directory"
    } else if is.is_character_special() || is.is_block_special() || is.is_fifo() {
        "a device"
    } else {
        "an extension"
    };
    format!("{kind} `{name}`")
}
