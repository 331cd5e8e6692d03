//! The folded state of a ledger after a number of events. A question with a snapshot need not wait for a
//! replay.
//!
//! A snapshot is disposable, and no evidence: it says nothing that the events do not say. It is used only if
//! it was made on this machine. Its header is sealed under a key that is kept elsewhere ([`MachineKey`]). The
//! header states the number of events and the Merkle root it was made at, and the SHA-256 of a table, which
//! has the SHA-256 of every page. On any doubt the snapshot is ignored, and the events are folded again.
//! Comparing it with a replay finds errors of the program itself, see [`Snapshot::holds`].
//!
//! ```text
//! header, 160 bytes: `covenant snapshot, format 6` and a line feed | events u64 | root 32 bytes
//!                   | offset of the table u64 | its length u64 | its SHA-256 | zeros up to byte 128
//!                   | HMAC-SHA-256 of the 128 bytes above
//! pages             of every part of the ledger, one behind the other
//! table             length u64 of the rest | the rest of the ledger
//!                   | for each part: pages u32, and for each page: length u32 | SHA-256
//! ```

mod file;
mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ledger_core::paged::{Part, PartReader, Parts, Source};
use ledger_core::{Digest, Ledger, Position};
use serde::de::DeserializeOwned;

use crate::log::codec;
use crate::lookup::machine_key::MachineKey;
use crate::own_file;
use file::{Header, PageAt, SnapshotFile, Table};

/// The name of the directory within that of the ledger.
pub(crate) const NAME: &str = "snapshot";

/// The format of a snapshot. It is raised with every change of what is stored or how. A snapshot of any other
/// format is ignored.
pub const SNAPSHOT_FORMAT: u32 = 9;

const STATE: &str = "state";
/// The name of a snapshot that the events contradict.
const REFUTED: &str = "state.refuted";

/// A snapshot whose header and table are as they were written.
#[derive(Debug)]
pub struct Snapshot {
    file: Arc<SnapshotFile>,
    header: Header,
    table: Table,
    failed: Arc<AtomicBool>,
}

impl Snapshot {
    /// Opens the snapshot of a ledger. Returns `None` if there is none that is sealed under `key`.
    ///
    /// The caller must ask the log whether it had this [root](Snapshot::root) after this number of
    /// [events](Snapshot::events).
    pub fn open(ledger: &Path, key: &MachineKey) -> Option<Snapshot> {
        let place = place(ledger);
        own_file::is_own(&place, fs::FileType::is_dir).ok()?;
        let file = SnapshotFile::open(&place.join(STATE)).ok()?;
        let header = file.header(key)?;
        let table = file.table(&header)?;
        let failed = Arc::new(AtomicBool::new(false));
        Some(Snapshot { file: Arc::new(file), header, table, failed })
    }

    /// The number of events it was made after.
    pub fn events(&self) -> Position {
        self.header.events
    }

    /// The Merkle root of the log after these events, as it was when the snapshot was made.
    pub fn root(&self) -> Digest {
        self.header.root
    }

    /// The ledger of the snapshot, whose pages are read when they are asked for. Returns `None` if it is not
    /// a ledger after this number of events.
    pub fn ledger(&self) -> Option<Ledger> {
        let mut ledger: Ledger = codec::decode_state(&self.table.rest)?;
        let mut sources = Sources { snapshot: self, parts: self.table.parts.iter() };
        ledger.read_parts(&mut sources).ok()?;
        (sources.parts.next().is_none() && ledger.next() == self.header.events).then_some(ledger)
    }

    /// Whether every page that was asked for could be read. If not, no answer of the ledger is to be
    /// believed.
    pub fn is_sound(&self) -> bool {
        !self.failed.load(Ordering::Relaxed)
    }

    /// Whether every page is as it was written.
    pub fn is_whole(&self) -> bool {
        self.table
            .parts
            .iter()
            .flat_map(|pages| pages.iter())
            .all(|at| self.file.page(at).is_some())
    }

    /// Whether it equals a ledger that was folded from the events.
    pub fn holds(&self, ledger: &Ledger) -> bool {
        let comparing = file::Comparing::with(&self.file);
        write::write(comparing, ledger, self.header.root)
            .is_ok_and(|(header, comparing)| header == self.header && comparing.is_at_end())
    }

    /// Writes a snapshot of a ledger that was folded from a log with this root, sealed under a key. It is
    /// written beside the existing one, and replaces it once it is durable.
    ///
    /// `on` is the snapshot from which the ledger began, if it did. It must have stayed sound.
    ///
    /// # Errors
    /// Those of the disk; a page that could not be read. The existing snapshot then stays.
    pub fn write(
        dir: &Path,
        ledger: &Ledger,
        root: Digest,
        key: &MachineKey,
        on: Option<&Snapshot>,
    ) -> io::Result<()> {
        let place = place(dir);
        match fs::create_dir(&place) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            Ok(()) | Err(_) => {}
        }
        own_file::is_own(&place, fs::FileType::is_dir)?;
        own_file::replace(&place.join(STATE), |file| {
            write::to_file(file, ledger, root, key)?;
            match on {
                Some(before) if !before.is_sound() => Err(unfetched()),
                Some(_) | None => Ok(()),
            }
        })
    }

    /// Removes the snapshot of a ledger, if there is one and it can be removed.
    pub fn remove(ledger: &Path) {
        fs::remove_file(place(ledger).join(STATE)).unwrap_or_default();
    }

    /// Puts a snapshot that the events contradict aside, where it is never used and can be examined. Returns
    /// its new path.
    ///
    /// # Errors
    /// Those of the disk. The snapshot then stays where it is.
    pub fn put_aside(self, ledger: &Path) -> io::Result<PathBuf> {
        let place = place(ledger);
        let aside = place.join(REFUTED);
        own_file::rename(&place.join(STATE), &aside)?;
        Ok(aside)
    }
}

/// The error for a page that could not be read.
fn unfetched() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a page of the snapshot cannot be read")
}

fn place(ledger: &Path) -> PathBuf {
    ledger.join(NAME)
}

/// Hands out the sources of the parts, in the order of the snapshot.
struct Sources<'a> {
    snapshot: &'a Snapshot,
    parts: std::slice::Iter<'a, Arc<[PageAt]>>,
}

impl PartReader for Sources<'_> {
    type Error = io::Error;

    fn part<P: Part>(&mut self, part: &mut P) -> io::Result<()> {
        let pages = Arc::clone(self.parts.next().ok_or_else(unfetched)?);
        let count = pages.len();
        let (file, failed) = (Arc::clone(&self.snapshot.file), Arc::clone(&self.snapshot.failed));
        part.restore(Arc::new(FileSource { file, pages, failed }), count);
        Ok(())
    }
}

/// The pages of a part.
#[derive(Debug)]
struct FileSource {
    file: Arc<SnapshotFile>,
    pages: Arc<[PageAt]>,
    failed: Arc<AtomicBool>,
}

impl<P: DeserializeOwned> Source<P> for FileSource {
    fn page(&self, number: usize) -> Option<P> {
        let bytes = self.pages.get(number).and_then(|page| self.file.page(page));
        let page = bytes.and_then(|bytes| codec::decode_state(&bytes));
        if page.is_none() {
            self.failed.store(true, Ordering::Relaxed);
        }
        page
    }
}

/// For fuzzing: a sealed snapshot of no events, with these bytes on its pages and in its table.
#[cfg(any(feature = "fuzzing", test))]
pub(crate) fn forged(bytes: &[u8], key: &MachineKey) -> Option<Vec<u8>> {
    let (&parts, bytes) = bytes.split_first()?;
    let rest = bytes.get(..bytes.len() / 2)?;
    let pages: Vec<&[u8]> = bytes.get(bytes.len() / 2..)?.chunks(16).collect();
    let mut table: Vec<Vec<(u32, Digest)>> = vec![Vec::new(); usize::from(parts % 64).max(1)];
    for (number, page) in pages.iter().enumerate() {
        let part = number % table.len();
        // Pages stand one behind the other, part by part. If there are more pages than parts, only the first
        // part has any.
        let part = if pages.len() > table.len() { 0 } else { part };
        table.get_mut(part)?.push((page.len() as u32, file::sha256(page)));
    }
    let written = pages.concat();
    let table = Table::bytes(rest, &table);
    let offset = (file::HEADER + written.len()) as u64;
    let (length, sha256) = (table.len() as u64, file::sha256(&table));
    let table_at = PageAt { offset, length, sha256 };
    let header = Header { events: Position(0), root: Digest::default(), table: table_at };
    Some([header.bytes(key)?, written, table].concat())
}
