//! A store on sled. The only place that knows sled, and the place where durability is made.
//!
//! A small write goes to the write-ahead log first, one append and one `fdatasync`, and then to sled's
//! memory. Now and then, and before a large write, sled is made durable and the log emptied: a
//! checkpoint. After a crash the writes in the log are made once more.
//!
//! sled's `flush` hands its pages to the disk with `sync_file_range`, which neither empties the disk's
//! cache nor makes a grown file's length durable. So every `flush` here is followed by an `fdatasync` of
//! the one file sled keeps pages in, through a handle of our own. Values stay so small that sled never
//! moves a page to a file of its own. See `docs/decisions/002-bincode-and-sled.md`.

use std::fs::File;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::store::{Entry, Store, StoreError, Write};
use crate::wal::{self, Wal};

/// The file in its directory in which sled keeps pages.
const PAGES: &str = "db";

/// The directory in which sled keeps pages that are too large; with our values, none.
const BLOBS: &str = "blobs";

/// What must be there, or sled would quietly start an empty store.
pub(crate) const FILES: [&str; 2] = [PAGES, "conf"];

/// After how many writes and bytes in the write-ahead log a checkpoint is made, the same as a round of a
/// large append: sled may not have much more than this undurable at a time, or it reuses space that its
/// durable state still needs.
const CHECKPOINT_WRITES: usize = 250;
const CHECKPOINT_BYTES: usize = 64 * 1024;

const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// How long to wait for the threads of a store that was just closed in this process: they hold sled's
/// own lock until they end, and nobody else can, because ours is held first.
const OWN_THREADS: Duration = Duration::from_secs(5);

const READING: &str = "read";
const WRITING: &str = "written";

pub(crate) struct SledStore {
    /// `None` only while it is dropped.
    db: Option<sled::Db>,
    pages: File,
    wal: Wal,
    /// How many writes sled has had since the last checkpoint.
    undurable: usize,
    /// Set once a write or sync failed: a later sync may say that all is well when it is not, so the
    /// write-ahead log keeps what it has until the store is opened again.
    failed: bool,
    /// Set once sled has panicked: what its state is then, nobody knows.
    broken: AtomicBool,
}

impl SledStore {
    /// Opens the store in a directory, or makes one where there is none; its files are durable then.
    pub(crate) fn open(dir: &Path) -> Result<SledStore, StoreError> {
        let config = sled::Config::new()
            .path(dir)
            .cache_capacity(CACHE_BYTES)
            .flush_every_ms(None)
            .use_compression(false);
        let broken = AtomicBool::new(false);
        let deadline = Instant::now() + OWN_THREADS;
        let db = loop {
            match guarded(&broken, READING, || config.open()) {
                Err(StoreError::Io { source, .. })
                    if source.to_string().contains("could not acquire lock")
                        && Instant::now() < deadline =>
                {
                    thread::sleep(Duration::from_millis(5));
                }
                opened => break opened?,
            }
        };
        let reading = |source| StoreError::Io { doing: READING, source };
        let pages =
            File::options().read(true).write(true).open(dir.join(PAGES)).map_err(reading)?;
        let (wal, left) = Wal::open(&dir.join(wal::NAME))?;
        for made in
            FILES.map(|name| dir.join(name)).iter().chain([&dir.join(BLOBS), &dir.join(wal::NAME)])
        {
            sync(made).map_err(writing)?;
        }
        sync(dir).map_err(writing)?;
        let mut store = SledStore { db: Some(db), pages, wal, undurable: 0, failed: false, broken };
        for writes in left {
            store.apply(writes)?;
        }
        if store.wal.bytes() > 0 {
            store.checkpoint()?;
        }
        Ok(store)
    }

    /// Hands writes to sled one by one, in memory. Not as a batch, which sled would write out at once:
    /// that they are made whole is the write-ahead log's promise.
    fn apply(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        self.call(WRITING, |db| {
            for (key, value) in writes {
                match value {
                    Some(value) => db.insert(key, value)?,
                    None => db.remove(key)?,
                };
            }
            Ok(())
        })
    }

    /// Makes writes that are too large for the write-ahead log, whole and durable in sled itself.
    fn write_through(&mut self, writes: Vec<Write>) -> Result<(), StoreError> {
        if self.wal.bytes() > 0 {
            self.checkpoint()?;
        }
        let mut batch = sled::Batch::default();
        for (key, value) in writes {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        self.call(WRITING, |db| db.apply_batch(batch))?;
        self.checkpoint()
    }

    /// Makes everything in sled durable, and then empties the write-ahead log.
    fn checkpoint(&mut self) -> Result<(), StoreError> {
        self.call(WRITING, |db| db.flush())?;
        self.pages.sync_data().and_then(|()| self.wal.clear()).map_err(writing)?;
        self.undurable = 0;
        Ok(())
    }

    fn call<T>(
        &self,
        doing: &'static str,
        call: impl FnOnce(&sled::Db) -> sled::Result<T>,
    ) -> Result<T, StoreError> {
        match &self.db {
            Some(db) if !self.broken.load(Ordering::Relaxed) => {
                guarded(&self.broken, doing, || call(db))
            }
            Some(_) | None => Err(StoreError::Damaged("the store failed earlier".to_owned())),
        }
    }
}

impl Store for SledStore {
    type Bytes = sled::IVec;

    fn get(&self, key: &[u8]) -> Result<Option<sled::IVec>, StoreError> {
        self.call(READING, |db| db.get(key))
    }

    fn last_in(&self, first: &[u8], last: &[u8]) -> Result<Option<Entry<Self>>, StoreError> {
        self.call(READING, |db| db.range(first..=last).next_back().transpose())
    }

    fn from(&self, first: &[u8]) -> impl Iterator<Item = Result<Entry<Self>, StoreError>> + '_ {
        let mut entries = None;
        let first = first.to_vec();
        std::iter::from_fn(move || {
            self.call(READING, |db| {
                entries.get_or_insert_with(|| db.range(first.as_slice()..)).next().transpose()
            })
            .transpose()
        })
    }

    fn write(&mut self, writes: Vec<Write>) -> Result<(), StoreError> {
        let written = self.write_durably(writes);
        self.failed = self.failed || written.is_err();
        written
    }
}

impl SledStore {
    fn write_durably(&mut self, writes: Vec<Write>) -> Result<(), StoreError> {
        let record = wal::record(&writes);
        if record.len() > wal::RECORD_LIMIT {
            return self.write_through(writes);
        }
        self.wal.append(&record).map_err(writing)?;
        self.undurable += writes.len();
        self.apply(writes)?;
        if self.undurable >= CHECKPOINT_WRITES || self.wal.bytes() >= CHECKPOINT_BYTES {
            return self.checkpoint();
        }
        Ok(())
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        if self.broken.load(Ordering::Relaxed) {
            // Closing sled after a panic may wait for ever on what the panic left locked. The
            // operating system closes its file when the process ends.
            std::mem::forget(self.db.take());
        } else if !self.failed {
            // What fails here is made again from the write-ahead log on opening.
            self.checkpoint().unwrap_or_default();
        }
    }
}

/// Calls sled; a panic within it becomes damage, because that is how it meets files it cannot read.
fn guarded<T>(
    broken: &AtomicBool,
    doing: &'static str,
    call: impl FnOnce() -> sled::Result<T>,
) -> Result<T, StoreError> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(sled::Error::Io(source))) => {
            let cut_off = [io::ErrorKind::UnexpectedEof, io::ErrorKind::InvalidData];
            match cut_off.contains(&source.kind()) {
                true => Err(StoreError::Damaged(source.to_string())),
                false => Err(StoreError::Io { doing, source }),
            }
        }
        Ok(Err(sled::Error::Corruption { .. })) => {
            Err(StoreError::Damaged("bytes in the store do not match their checksums".to_owned()))
        }
        Ok(Err(
            error @ (sled::Error::CollectionNotFound(_)
            | sled::Error::Unsupported(_)
            | sled::Error::ReportableBug(_)),
        )) => Err(StoreError::Damaged(error.to_string())),
        Err(panic) => {
            broken.store(true, Ordering::Relaxed);
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
            Err(StoreError::Damaged(said.unwrap_or("the store gave up").to_owned()))
        }
    }
}

fn writing(source: io::Error) -> StoreError {
    StoreError::Io { doing: WRITING, source }
}

/// Makes a file, or the list of files in a directory, durable.
pub(crate) fn sync(path: &Path) -> io::Result<()> {
    match (File::open(path)?.sync_all(), cfg!(unix)) {
        // Only on Unix can a directory be synced; elsewhere the attempt is all there is.
        (Err(_), false) => Ok(()),
        (result, _) => result,
    }
}
