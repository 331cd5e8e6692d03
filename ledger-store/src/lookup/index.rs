//! The index of command ids, kept in sled. Only this file knows sled. The index is opened only to append
//! commands that have ids: no question needs it.
//!
//! | Key | Value |
//! |---|---|
//! | `m` | how far it goes: the lines of a mark, as in `log/seen` |
//! | `i`, command id | digest 16 bytes, first position u64, count of events u32, recorded_at i64 |
//!
//! Everything in it can be made again from the events, so none of it need be durable. Neither sled nor anyone
//! who can write here is trusted. A **seal** has the length and SHA-256 of every file that sled left when it
//! was last closed, and a MAC of them under a key of this machine. sled opens its files only if they are the
//! sealed ones, to the byte. Otherwise, and after any error or panic in sled, the index is removed. What it
//! says of a command is believed only if the commit says the same, see `ids`. Why:
//! `docs/decisions/009-events-in-a-file-of-ours.md`.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use ledger_core::{Digest, Position};
use sha2::{Digest as _, Sha256};

use crate::disk::{RealDisk, replace};
use crate::log::bytes::Bytes;
use crate::log::mark::Mark;
use crate::log::{CommandDigest, CommandId, Receipt};
use crate::lookup::machine_key::MachineKey;
use crate::own_file;

/// The name of the directory within that of the ledger, and the name under which it is sealed.
pub(crate) const NAME: &str = "index";

const SEAL: &str = "SEAL";
const STORE: &str = "sled";
/// The file in which sled keeps its pages, and which it locks.
const PAGES: &str = "db";

const MARK: &[u8] = b"m";
const COMMAND: u8 = b'i';

const CACHE_BYTES: u64 = 64 * 1024 * 1024;

/// The most bytes of a seal: sled keeps a handful of files.
const SEAL_LIMIT: u64 = 1024 * 1024;

/// How long to wait for the threads of a closed store: they hold its file until they end.
const OWN_THREADS: Duration = Duration::from_secs(5);

/// The index cannot be relied on and must be made again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Doubtful;

/// Where an index is, and the key that seals it.
#[derive(Clone)]
pub(crate) struct IndexPlace {
    dir: PathBuf,
    key: MachineKey,
}

impl IndexPlace {
    /// The place of the index of a ledger.
    pub(crate) fn of(ledger: &Path, key: MachineKey) -> IndexPlace {
        IndexPlace { dir: ledger.join(NAME), key }
    }

    /// Whether an index can be of use here: there is a key to seal it, and an index is there or is worth
    /// making.
    pub(crate) fn is_of_use(&self, worth_making: bool) -> bool {
        (worth_making || self.dir.exists()) && self.key.is_there()
    }

    /// Whether its files are as this machine left them.
    fn is_sealed(&self) -> bool {
        let said = own_file::to_read(&self.dir.join(SEAL)).and_then(|file| {
            let mut said = String::new();
            file.take(SEAL_LIMIT).read_to_string(&mut said)?;
            Ok(said)
        });
        let said = said.unwrap_or_default();
        let lines = self.key.sealed_lines(NAME, &said);
        lines.is_some_and(|lines| contents(&self.dir).is_some_and(|there| there == lines))
    }

    fn seal(&self) -> Result<(), Doubtful> {
        let lines = contents(&self.dir).ok_or(Doubtful)?;
        let text = self.key.seal_lines(NAME, lines).ok_or(Doubtful)?;
        replace(&RealDisk::at(self.dir.clone()), SEAL, text.as_bytes()).map_err(|_| Doubtful)
    }
}

/// An index that is open.
pub(crate) struct Index {
    place: IndexPlace,
    db: sled::Db,
    /// The mark up to which it goes.
    pub(crate) mark: Mark,
}

impl Index {
    /// Opens the index, or makes an empty one.
    ///
    /// An index that is not as this machine left it is replaced by an empty one.
    pub(crate) fn open(place: &IndexPlace) -> Result<Index, Doubtful> {
        if !place.is_sealed() {
            return Index::make(place);
        }
        let sled = start(&place.dir)?;
        let mark = guarded(|| sled.get(MARK))?.ok_or(Doubtful)?;
        let mark = str::from_utf8(&mark).ok().and_then(|mark| Mark::read(&mut mark.lines()));
        let mark = mark.ok_or(Doubtful)?;
        Ok(Index { place: place.clone(), db: sled, mark })
    }

    /// Makes an empty index in place of a doubtful one.
    pub(crate) fn make(place: &IndexPlace) -> Result<Index, Doubtful> {
        remove(&place.dir)?;
        fs::create_dir(&place.dir).map_err(|_| Doubtful)?;
        let db = start(&place.dir)?;
        Ok(Index { place: place.clone(), db, mark: Mark::default() })
    }

    /// Returns the receipt of a command, if the index has the command.
    pub(crate) fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, Doubtful> {
        let found = guarded(|| self.db.get(command_key(id)))?;
        found.map(|value| read_receipt(&value).ok_or(Doubtful)).transpose()
    }

    /// Adds the receipts of the commits from the end of the index to `mark`.
    pub(crate) fn extend(
        &mut self,
        receipts: &HashMap<CommandId, Receipt>,
        mark: &Mark,
    ) -> Result<(), Doubtful> {
        // In the order of keys, sled fills its pages one after another.
        let mut commands: Vec<(&CommandId, &Receipt)> = receipts.iter().collect();
        commands.sort_unstable_by_key(|(id, _)| *id);
        guarded(|| {
            for (id, receipt) in commands {
                self.db.insert(command_key(id), write_receipt(receipt))?;
            }
            self.db.insert(MARK, mark.to_string().into_bytes())?;
            Ok(())
        })?;
        self.mark = mark.clone();
        Ok(())
    }

    /// Closes the index and seals its files. Without a seal it is made again when it is needed.
    pub(crate) fn close(self) -> Result<(), Doubtful> {
        let Index { place, db, .. } = self;
        guarded(|| db.flush())?;
        // The threads of sled may write until they release the lock.
        guarded(|| {
            drop(db);
            Ok(())
        })?;
        let pages = File::open(place.dir.join(STORE).join(PAGES)).map_err(|_| Doubtful)?;
        until(OWN_THREADS, || match pages.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            locked => Some(locked.map_err(|_| Doubtful)),
        })?;
        place.seal()
    }
}

/// Removes an index.
fn remove(dir: &Path) -> Result<(), Doubtful> {
    match fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Doubtful),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Lets sled open its files. From here on the seal does not hold.
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

/// Tries until there is an answer or the time is over.
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

/// Calls sled. Returns `Doubtful` after an error or panic in it.
fn guarded<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, Doubtful> {
    catch_unwind(AssertUnwindSafe(call)).ok().and_then(Result::ok).ok_or(Doubtful)
}

/// The text of a seal for the files as they are: a line for each.
fn contents(dir: &Path) -> Option<String> {
    let mut lines = Vec::new();
    list(&dir.join(STORE), "", &mut lines)?;
    lines.sort();
    Some(lines.concat())
}

fn list(dir: &Path, within: &str, lines: &mut Vec<String>) -> Option<()> {
    for entry in fs::read_dir(dir).ok()? {
        let entry = entry.ok()?;
        let name = format!("{within}{}", entry.file_name().to_str()?);
        let kind = entry.file_type().ok()?;
        if kind.is_dir() {
            list(&entry.path(), &format!("{name}/"), lines)?;
        } else if kind.is_file() {
            let (length, sha256) = sha256(&entry.path()).ok()?;
            lines.push(format!("{name} {length} {sha256}\n"));
        } else {
            return None;
        }
    }
    Some(())
}

fn sha256(path: &Path) -> io::Result<(u64, Digest)> {
    let mut file = own_file::to_read(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut length = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((length, Digest(hash.finalize().into()))),
            read => {
                hash.update(buffer.get(..read).unwrap_or_default());
                length += read as u64;
            }
        }
    }
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
