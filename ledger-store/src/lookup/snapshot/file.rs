//! The file of a snapshot: its header and table, and reading pages from it.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use ledger_core::{Digest, Position};
use sha2::{Digest as _, Sha256};

use super::{NAME, SNAPSHOT_FORMAT};
use crate::disk::{DiskFile, RealFile};
use crate::log::bytes::Bytes;
use crate::lookup::machine_key::MachineKey;
use crate::own_file;

/// The number of bytes of a header before its MAC, with the zeros at their end.
const SEALED: usize = 128;
/// The number of bytes of a header.
pub(super) const HEADER: usize = SEALED + 32;

/// The header of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) events: Position,
    pub(super) root: Digest,
    /// Where the table is, its length, and its SHA-256.
    pub(super) table: PageAt,
}

/// Where a page is, its length, and its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageAt {
    pub(super) offset: u64,
    pub(super) length: u64,
    pub(super) sha256: Digest,
}

/// The SHA-256 of bytes.
pub(super) fn sha256(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// The table: the rest of the ledger, and where the pages of every part are.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rest: Vec<u8>,
    pub(super) parts: Vec<Arc<[PageAt]>>,
}

impl Header {
    /// The bytes of the header, sealed. Returns `None` without a key.
    pub(super) fn bytes(&self, key: &MachineKey) -> Option<Vec<u8>> {
        let mut bytes = format!("covenant snapshot, format {SNAPSHOT_FORMAT}\n").into_bytes();
        bytes.extend(self.events.0.to_be_bytes());
        bytes.extend(self.root.0);
        bytes.extend(self.table.offset.to_be_bytes());
        bytes.extend(self.table.length.to_be_bytes());
        bytes.extend(self.table.sha256.0);
        bytes.resize(SEALED, 0);
        bytes.extend(key.seal(NAME, &bytes)?.0);
        Some(bytes)
    }

    fn read(bytes: &[u8; HEADER], key: &MachineKey) -> Option<Header> {
        let (sealed, seal) = bytes.split_at_checked(SEALED)?;
        if !key.sealed(NAME, sealed, Digest(seal.try_into().ok()?)) {
            return None;
        }
        let name = format!("covenant snapshot, format {SNAPSHOT_FORMAT}\n");
        let mut fields = Bytes(sealed.strip_prefix(name.as_bytes())?);
        let events = Position(fields.u64()?);
        let root = Digest(fields.array()?);
        let (offset, length, sha256) = (fields.u64()?, fields.u64()?, Digest(fields.array()?));
        Some(Header { events, root, table: PageAt { offset, length, sha256 } })
    }
}

impl Table {
    /// The bytes of the table.
    pub(super) fn bytes(rest: &[u8], parts: &[Vec<(u32, Digest)>]) -> Vec<u8> {
        let mut bytes = (rest.len() as u64).to_be_bytes().to_vec();
        bytes.extend(rest);
        for pages in parts {
            bytes.extend((pages.len() as u32).to_be_bytes());
            for (length, sha256) in pages {
                bytes.extend(length.to_be_bytes());
                bytes.extend(sha256.0);
            }
        }
        bytes
    }

    fn read(bytes: &[u8], ends: u64) -> Option<Table> {
        let mut fields = Bytes(bytes);
        let length = usize::try_from(fields.u64()?).ok()?;
        let rest = fields.take(length)?;
        let mut parts = Vec::new();
        let mut offset = HEADER as u64;
        while !fields.0.is_empty() {
            let mut pages = Vec::new();
            for _ in 0..fields.u32()? {
                let (length, sha256) = (u64::from(fields.u32()?), Digest(fields.array()?));
                pages.push(PageAt { offset, length, sha256 });
                offset = offset.checked_add(length)?;
            }
            parts.push(pages.into());
        }
        (offset == ends).then_some(Table { rest: rest.to_vec(), parts })
    }
}

/// A snapshot that is open for reading. Any number of threads may read it at any offset.
#[derive(Debug)]
pub(super) struct SnapshotFile {
    file: RealFile,
    length: u64,
}

impl SnapshotFile {
    pub(super) fn open(path: &Path) -> io::Result<SnapshotFile> {
        let file = RealFile(own_file::to_read(path)?);
        let length = file.len()?;
        Ok(SnapshotFile { file, length })
    }

    /// Reads the header. Returns `None` if it is not sealed under `key`.
    pub(super) fn header(&self, key: &MachineKey) -> Option<Header> {
        let mut bytes = [0; HEADER];
        self.file.read_whole(&mut bytes, 0).ok()?;
        Header::read(&bytes, key)
    }

    /// Reads the table. It ends the file and stands right behind the pages.
    pub(super) fn table(&self, header: &Header) -> Option<Table> {
        let PageAt { offset, length, .. } = header.table;
        let ends = offset.checked_add(length)?;
        (ends == self.length)
            .then(|| self.page(&header.table))?
            .and_then(|bytes| Table::read(&bytes, offset))
    }

    /// Reads a page. Returns `None` if it is not as it was written.
    pub(super) fn page(&self, at: &PageAt) -> Option<Vec<u8>> {
        if at.offset.checked_add(at.length)? > self.length {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(at.length).ok()?];
        self.file.read_whole(&mut bytes, at.offset).ok()?;
        (sha256(&bytes) == at.sha256).then_some(bytes)
    }
}

/// Compares the bytes that would be written to a snapshot with those of the file.
pub(super) struct Comparing<'a> {
    with: &'a SnapshotFile,
    offset: u64,
}

impl Comparing<'_> {
    pub(super) fn with(file: &SnapshotFile) -> Comparing<'_> {
        Comparing { with: file, offset: HEADER as u64 }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.offset == self.with.length
    }
}

impl Write for Comparing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut there = vec![0; bytes.len()];
        self.with.file.read_whole(&mut there, self.offset)?;
        if there != bytes {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the snapshot says otherwise"));
        }
        self.offset += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
