//! The index, kept in sled: what can be looked up in the file of events without reading it. The only place
//! that knows sled.
//!
//! | Key | Value |
//! |---|---|
//! | `m` | how far it goes: end u64, commits u64, recorded_at i64, last (position, offset, batch end) u64 each, events u64, subtrees 32 bytes each |
//! | `i`, command id | digest 16 bytes, first position u64, count of events u32, recorded_at i64 |
//! | `p`, position u64 | offset u64, batch end u64 |
//! | `t`, chunk u64 | the root of that chunk of the Merkle tree, 32 bytes |
//!
//! Everything in it can be made again from the events, so nothing of it need be durable, and sled is never
//! trusted: a **seal** has the length and checksum of every file that sled left when it was last closed, and
//! sled sees its files again only if they are those, to the byte. Otherwise, and after any error or panic
//! in it, the index is removed. Why: `docs/decisions/009-events-in-a-file-of-ours.md`.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use ledger_core::{Moment, Position};

use crate::bytes::Bytes;
use crate::growth::{ChunkRoot, Growth};
use crate::log::{CommandDigest, CommandId, Receipt};
use crate::mark::Mark;
use crate::reader::Place;
use crate::tail::Tail;

/// The directory of the index, in that of the ledger.
pub(crate) const NAME: &str = "index";

const SEAL: &str = "SEAL";
const STORE: &str = "sled";
/// The file in which sled keeps its pages, and which it locks.
const PAGES: &str = "db";

const MARK: &[u8] = b"m";
const COMMAND: u8 = b'i';
const PLACE: u8 = b'p';
const CHUNKS: u8 = b't';

const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// How long to wait for the threads of a store that was closed: they hold its file until they end.
const OWN_THREADS: Duration = Duration::from_secs(5);

/// What is in the index is not to be relied on; it must be made again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubtful;

/// An index that is open.
pub(crate) struct Index {
    dir: PathBuf,
    db: sled::Db,
    /// How far it goes.
    pub(crate) mark: Mark,
}

impl Index {
    /// Whether a ledger has an index, of whatever use it may be.
    pub(crate) fn is_there(ledger: &Path) -> bool {
        ledger.join(NAME).exists()
    }

    /// Opens the index of a ledger, or makes an empty one.
    ///
    /// One that is not as it was left is removed and made anew.
    pub(crate) fn open(ledger: &Path) -> Result<Index, Doubtful> {
        let dir = ledger.join(NAME);
        if sealed(&dir).is_none_or(|sealed| Some(sealed) != contents(&dir)) {
            return Index::make(dir);
        }
        let sled = start(&dir)?;
        let mark = guarded(|| sled.get(MARK))?.ok_or(Doubtful)?;
        let mark = read_mark(&mark).ok_or(Doubtful)?;
        Ok(Index { dir, db: sled, mark })
    }

    /// Makes an empty index in the place of one that is doubtful.
    pub(crate) fn make_anew(ledger: &Path) -> Result<Index, Doubtful> {
        Index::make(ledger.join(NAME))
    }

    fn make(dir: PathBuf) -> Result<Index, Doubtful> {
        remove(&dir)?;
        fs::create_dir(&dir).map_err(|_| Doubtful)?;
        let db = start(&dir)?;
        Ok(Index { dir, db, mark: Mark::default() })
    }

    /// The receipt of a command.
    pub(crate) fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, Doubtful> {
        let found = guarded(|| self.db.get(command_key(id)))?;
        found.map(|value| read_receipt(&value).ok_or(Doubtful)).transpose()
    }

    /// How many command ids it has.
    pub(crate) fn commands(&self) -> Result<u64, Doubtful> {
        let mut count = 0;
        guarded(|| {
            for entry in self.db.scan_prefix([COMMAND]).keys() {
                entry?;
                count += 1;
            }
            Ok(())
        })?;
        Ok(count)
    }

    /// The last place known at or before a position; the start of the file if there is none.
    pub(crate) fn place(&self, position: Position) -> Result<Place, Doubtful> {
        let (lowest, highest) = (key(PLACE, 0), key(PLACE, position.0));
        let found = guarded(|| self.db.range(lowest..=highest).next_back().transpose())?;
        found.map_or(Ok(Place::default()), |(key, value)| {
            let (mut key, mut value) = (Bytes(key.get(1..).unwrap_or_default()), Bytes(&value));
            let place = || {
                let position = Position(key.u64()?);
                Some(Place { position, offset: value.u64()?, batch_end: value.u64()? })
            };
            let mut place = place;
            place().ok_or(Doubtful)
        })
    }

    /// The roots of all its chunks, in order.
    pub(crate) fn chunks(&self) -> Result<Vec<ChunkRoot>, Doubtful> {
        let mut roots = Vec::new();
        let entries = self.db.scan_prefix([CHUNKS]);
        guarded(|| {
            for entry in entries {
                roots.push(entry?.1);
            }
            Ok(())
        })?;
        let read = |root: &sled::IVec| root.as_ref().try_into().map_err(|_| Doubtful);
        roots.iter().map(read).collect()
    }

    /// Adds a stretch of commits that starts where the index ends and goes up to `mark`.
    pub(crate) fn extend(&mut self, tail: &Tail, mark: &Mark) -> Result<(), Doubtful> {
        // In order, for then sled fills its pages one after another.
        let mut commands: Vec<(&CommandId, &Receipt)> = tail.commands.iter().collect();
        commands.sort_unstable_by_key(|(id, _)| *id);
        guarded(|| {
            for (id, receipt) in commands {
                self.db.insert(command_key(id), write_receipt(receipt))?;
            }
            for Place { position, offset, batch_end } in &tail.places {
                let value = [offset.to_be_bytes(), batch_end.to_be_bytes()].concat();
                self.db.insert(key(PLACE, position.0), value)?;
            }
            for (number, root) in (self.mark.growth.chunks()..).zip(&tail.chunks) {
                self.db.insert(key(CHUNKS, number), root.as_slice())?;
            }
            self.db.insert(MARK, write_mark(mark))?;
            Ok(())
        })?;
        self.mark = mark.clone();
        Ok(())
    }

    /// Closes the index and seals its files. Without a seal it is made again when it is needed.
    pub(crate) fn close(self) -> Result<(), Doubtful> {
        let Index { dir, db, .. } = self;
        guarded(|| db.flush())?;
        // Its threads may write until they have let go of the lock.
        guarded(|| {
            drop(db);
            Ok(())
        })?;
        let pages = File::open(dir.join(STORE).join(PAGES)).map_err(|_| Doubtful)?;
        until(OWN_THREADS, || match pages.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            locked => Some(locked.map_err(|_| Doubtful)),
        })?;
        let contents = contents(&dir).ok_or(Doubtful)?;
        let draft = dir.join("SEAL.new");
        let sealed = fs::write(&draft, contents).and_then(|()| fs::rename(draft, dir.join(SEAL)));
        sealed.map_err(|_| Doubtful)
    }
}

/// Removes an index.
fn remove(dir: &Path) -> Result<(), Doubtful> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Doubtful),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Lets sled see its files; from here on the seal does not hold.
fn start(dir: &Path) -> Result<sled::Db, Doubtful> {
    match fs::remove_file(dir.join(SEAL)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Doubtful),
        Ok(()) | Err(_) => {}
    }
    let config = sled::Config::new()
        .path(dir.join(STORE))
        .cache_capacity(CACHE_BYTES)
        .flush_every_ms(None)
        .use_compression(false);
    until(OWN_THREADS, || {
        let opened = catch_unwind(AssertUnwindSafe(|| config.open()));
        match opened {
            Ok(Err(sled::Error::Io(error)))
                if error.to_string().contains("could not acquire lock") =>
            {
                None
            }
            opened => Some(opened.ok().and_then(Result::ok).ok_or(Doubtful)),
        }
    })
}

/// Tries until there is an answer, or the time is over.
fn until<T>(
    limit: Duration,
    mut attempt: impl FnMut() -> Option<Result<T, Doubtful>>,
) -> Result<T, Doubtful> {
    let deadline = Instant::now() + limit;
    loop {
        match attempt() {
            Some(answer) => return answer,
            None if Instant::now() < deadline => thread::sleep(Duration::from_millis(1)),
            None => return Err(Doubtful),
        }
    }
}

/// Calls sled; an error or panic in it means that it is not to be relied on.
fn guarded<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, Doubtful> {
    catch_unwind(AssertUnwindSafe(call)).ok().and_then(Result::ok).ok_or(Doubtful)
}

/// What the seal says, if it is whole.
fn sealed(dir: &Path) -> Option<String> {
    fs::read_to_string(dir.join(SEAL)).ok()
}

/// What a seal says of the files as they are: a line for each, and the checksum of these lines.
fn contents(dir: &Path) -> Option<String> {
    let mut lines = Vec::new();
    list(&dir.join(STORE), "", &mut lines)?;
    lines.sort();
    let lines = lines.concat();
    let checksum = crc32fast::hash(lines.as_bytes());
    Some(format!("{lines}{checksum:08x}\n"))
}

fn list(dir: &Path, within: &str, lines: &mut Vec<String>) -> Option<()> {
    for entry in fs::read_dir(dir).ok()? {
        let entry = entry.ok()?;
        let name = format!("{within}{}", entry.file_name().to_str()?);
        let kind = entry.file_type().ok()?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{name}/"), lines)?;
        } else if kind.is_file() {
            let (length, checksum) = checksum(&entry.path()).ok()?;
            lines.push(format!("{name} {length} {checksum:08x}\n"));
        } else {
            return None;
        }
    }
    Some(())
}

fn checksum(path: &Path) -> io::Result<(u64, u32)> {
    let mut file = File::open(path)?;
    let mut hasher = crc32fast::Hasher::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut length = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((length, hasher.finalize())),
            read => {
                hasher.update(buffer.get(..read).unwrap_or_default());
                length += read as u64;
            }
        }
    }
}

fn key(table: u8, number: u64) -> Vec<u8> {
    [[table].as_slice(), &number.to_be_bytes()].concat()
}

fn command_key(id: &CommandId) -> Vec<u8> {
    [[COMMAND].as_slice(), id.as_str().as_bytes()].concat()
}

fn write_receipt(receipt: &Receipt) -> Vec<u8> {
    [
        receipt.digest.0.as_slice(),
        &receipt.first.0.to_be_bytes(),
        &receipt.count.to_be_bytes(),
        &receipt.recorded_at.millis().to_be_bytes(),
    ]
    .concat()
}

fn read_receipt(value: &[u8]) -> Option<Receipt> {
    let mut bytes = Bytes(value);
    let receipt = Receipt {
        digest: CommandDigest(bytes.array()?),
        first: Position(bytes.u64()?),
        count: bytes.u32()?,
        recorded_at: bytes.moment()?,
        repeated: true,
    };
    bytes.0.is_empty().then_some(receipt)
}

fn write_mark(mark: &Mark) -> Vec<u8> {
    let Mark { commits, recorded_at, growth, next, last } = mark;
    let mut bytes = Vec::new();
    for number in [next.offset, *commits] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(recorded_at.map_or(0, Moment::millis).to_be_bytes());
    for number in [last.position.0, last.offset, last.batch_end, growth.size()] {
        bytes.extend(number.to_be_bytes());
    }
    bytes.extend(growth.subtrees().as_flattened());
    bytes
}

fn read_mark(value: &[u8]) -> Option<Mark> {
    let mut bytes = Bytes(value);
    let (end, commits, recorded_at) = (bytes.u64()?, bytes.u64()?, bytes.moment()?);
    let last =
        Place { position: Position(bytes.u64()?), offset: bytes.u64()?, batch_end: bytes.u64()? };
    let events = bytes.u64()?;
    let (subtrees, rest) = bytes.0.as_chunks();
    let growth = Growth::from_subtrees(events, subtrees.to_vec())?;
    let recorded_at = (commits > 0).then_some(recorded_at);
    let next = Place::of_batch(Position(events), end);
    rest.is_empty().then_some(Mark { commits, recorded_at, growth, next, last })
}
