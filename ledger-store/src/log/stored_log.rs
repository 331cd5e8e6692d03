//! The log over a disk: how many threads append at a time, and how events are read back.
//!
//! An append is **staged** under a lock: planned, encoded, hashed, and added to the batch that waits. A
//! thread that finds the writer free takes the batch, writes it and syncs it. Meanwhile other threads stage
//! their appends and wait for the next sync, which they share. An append returns when its events are durable.

use std::io;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;

use ledger_core::{Digest, Moment, Position, Recorded};

use crate::disk::{Disk, DiskFile};
use crate::error::{Displaced, LogError};
use crate::log::batch;
use crate::log::commit::{self, CommandHead, Cursor};
use crate::log::mark::{Mark, Visitor};
use crate::log::plan::{PlannedCommit, Start, plan};
use crate::log::reader::{CommitReader, EventReader, Found, Place, decode};
use crate::log::recovery;
use crate::log::seen;
use crate::log::writer::{Batch, Writer, Written};
use crate::log::{CommandId, Commit, EventLog, Expected, Receipt};
use crate::lookup::catalog::Catalog;
use crate::lookup::ids::Receipts;
use crate::lookup::index::IndexPlace;
use crate::lookup::machine_key::MachineKey;
use crate::lookup::marks;
use crate::merkle::Hash;

/// How many command ids may be in memory before they are put into the index.
const IDS_IN_MEMORY: usize = 100_000;

/// After how many batches the state of the log is noted. If a log was never closed and bytes at its end rot,
/// fewer batches than this can be lost without a word.
const NOTED_AFTER: u32 = 8;

/// How often to look for the end of a file that another process is writing to.
const ATTEMPTS: u32 = 5;

/// A log kept on a disk.
pub(crate) struct StoredLog<D: Disk> {
    disk: D,
    file: Arc<D::File>,
    /// What stood behind the last whole batch when the log was opened.
    torn: Option<Torn>,
    staged: Mutex<Staged<D::File>>,
    /// The state that is acknowledged.
    durable: Mutex<Mark>,
    pub(crate) catalog: Catalog<D>,
}

/// How often the writer yields to the threads that shared the last batch, because they may append again.
const GATHERED: usize = 16;

/// Everything that was recorded, durable or not yet.
struct Staged<F> {
    /// The state after all that was staged.
    mark: Mark,
    batch: Batch,
    /// The writer; `None` while a thread writes a batch with it.
    writer: Option<Writer<F>>,
    /// The threads that wait until their appends are durable.
    waiting: Vec<Waiting>,
    /// How many appends share the batch, and how many shared the one before.
    appends: usize,
    shared: usize,
    /// The ids of appended commands that the catalog does not have.
    ids: Receipts,
    /// The chunks of the Merkle tree that became full and are not durable yet.
    chunks: Vec<Hash>,
    /// How many batches were written since the state was last noted.
    unnoted: u32,
    failed: Option<Failed>,
}

/// Why the log takes no more appends.
#[derive(Clone)]
enum Failed {
    /// The message of the disk.
    Disk(String),
    Displaced(Displaced),
    /// The log was opened for reading.
    ToRead,
}

impl Failed {
    /// The error for the appends that failed together.
    fn error(&self) -> LogError {
        match self {
            Failed::Disk(why) => LogError::writing(io::Error::other(why.clone())),
            Failed::Displaced(displaced) => LogError::Displaced(*displaced),
            Failed::ToRead => LogError::ToRead,
        }
    }

    /// The error for every later append.
    fn refused(&self) -> LogError {
        match self {
            Failed::Disk(why) => LogError::Poisoned { why: why.clone() },
            Failed::Displaced(displaced) => LogError::Poisoned { why: displaced.to_string() },
            Failed::ToRead => LogError::ToRead,
        }
    }
}

/// A thread that waits until the log is durable up to a position.
struct Waiting {
    end: Position,
    thread: Thread,
}

impl<D: Disk> StoredLog<D> {
    /// Makes an empty log, durable when it returns.
    pub(crate) fn create(disk: D) -> Result<StoredLog<D>, LogError> {
        let made = disk.create(batch::NAME).and_then(|file| {
            file.sync()?;
            disk.sync_names()?;
            Ok(file)
        });
        let file = Arc::new(locked(&disk, made.map_err(LogError::writing)?)?);
        Ok(StoredLog::around(disk, file, Mark::default(), None, None))
    }

    /// Opens a log: locks its file, finds its end, and cuts off an append that was never finished.
    ///
    /// What it finds is durable when this returns, because the log will acknowledge it. The process that
    /// wrote it may have ended before the sync, or its sync may have failed. After a failed sync a second one
    /// proves nothing, so everything behind the last note is written once more.
    ///
    /// # Errors
    /// [`LogError::Held`] if another process has the file locked, and those of reading and writing it.
    pub(crate) fn open(disk: D) -> Result<StoredLog<D>, LogError> {
        let file = disk.open(batch::NAME).map_err(LogError::reading)?;
        let file = file.ok_or_else(|| LogError::reading(io::ErrorKind::NotFound.into()))?;
        let file = Arc::new(locked(&disk, file)?);
        let marks = disk.open(marks::NAME).unwrap_or_default();
        let End { mark, noted, torn } = found_end(&disk, &file)?;
        let end = mark.next.offset;
        write_again(file.as_ref(), noted..end)
            .and_then(|()| torn.as_ref().map_or(Ok(()), |_| file.set_len(end)))
            .and_then(|()| file.sync())
            .and_then(|()| disk.sync_names())
            .map_err(LogError::writing)?;
        Ok(StoredLog::around(disk, file, mark, torn, marks))
    }

    /// Opens a log for reading as it is at this moment, even while another process has it open. Nothing is
    /// locked, written or cut off.
    ///
    /// What it finds is durable when this returns, as far as a sync makes it so.
    ///
    /// # Errors
    /// Those of reading it.
    pub(crate) fn open_to_read(disk: D) -> Result<StoredLog<D>, LogError> {
        let file = disk.open(batch::NAME).map_err(LogError::reading)?;
        let file = Arc::new(file.ok_or_else(|| LogError::reading(io::ErrorKind::NotFound.into()))?);
        let marks = disk.open(marks::NAME).unwrap_or_default();
        let mut found = found_end(&disk, &file);
        for _ in 1..ATTEMPTS {
            // The batch may have been half written when it was read, and have another behind it by now.
            if !matches!(found, Err(LogError::Damaged { .. })) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
            found = found_end(&disk, &file);
        }
        let End { mark, torn, .. } = found?;
        match file.sync() {
            // On a medium that cannot be written nothing can be lost.
            Err(error) if error.kind() != io::ErrorKind::ReadOnlyFilesystem => {
                return Err(LogError::reading(error));
            }
            Ok(()) | Err(_) => {}
        }
        let mut log = StoredLog::around(disk, file, mark, torn, marks);
        let staged = log.staged.get_mut().unwrap_or_else(PoisonError::into_inner);
        (staged.writer, staged.failed) = (None, Some(Failed::ToRead));
        Ok(log)
    }

    /// Stores places and chunks in marks from here on, sealed under a key.
    pub(crate) fn with_marks(mut self, key: MachineKey) -> StoredLog<D> {
        self.catalog.key = Some(key);
        self
    }

    /// Keeps command ids from here on in the index that is there, or in a new one.
    pub(crate) fn with_index(mut self, index: IndexPlace) -> StoredLog<D> {
        self.catalog.index = Some(index);
        self
    }

    fn around(
        disk: D,
        file: Arc<D::File>,
        mark: Mark,
        torn: Option<Torn>,
        marks: Option<D::File>,
    ) -> StoredLog<D> {
        let writer = Some(Writer::new(file.clone(), mark.next.offset));
        StoredLog {
            disk,
            catalog: Catalog::new(file.clone(), mark.clone(), marks),
            file,
            torn,
            staged: Mutex::new(Staged {
                mark: mark.clone(),
                batch: Batch::default(),
                writer,
                waiting: Vec::new(),
                appends: 0,
                shared: 0,
                ids: Receipts::new(),
                chunks: Vec::new(),
                unnoted: 0,
                failed: None,
            }),
            durable: Mutex::new(mark),
        }
    }

    /// What stood behind the last whole batch when the log was opened.
    pub(crate) fn torn(&self) -> Option<Torn> {
        self.torn
    }

    /// The state that is acknowledged.
    pub(crate) fn durable(&self) -> Mark {
        self.durable.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads every commit from a place to the end of what is acknowledged.
    pub(crate) fn commits(&self, from: Place) -> CommitReader<D::File> {
        CommitReader::new(self.file.clone(), from, self.durable().next.offset)
    }

    /// Where the commit of an event starts, or a commit before it.
    pub(crate) fn place(&self, position: Position) -> Result<Place, LogError> {
        match position {
            Position(0) => Ok(Place::default()),
            position => self.catalog.place(position),
        }
    }

    fn staged(&self) -> MutexGuard<'_, Staged<D::File>> {
        self.staged.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Plans an append and adds it to the batch that waits. Returns the receipts, and the position up to
    /// which the log must be durable before they may be handed out.
    fn stage(
        &self,
        staged: &mut Staged<D::File>,
        expected: Expected,
        commits: &[Commit],
    ) -> Result<(Vec<Receipt>, Position), LogError> {
        let start = Start { head: staged.mark.events(), recorded_at: staged.mark.recorded_at };
        let plan = plan(start, expected, commits, |id| match staged.ids.get(id) {
            Some(receipt) => Ok(Some(*receipt)),
            None => self.catalog.receipt(id),
        })?;
        staged.add(&plan.commits)?;
        staged.appends += 1;
        let ends = plan.receipts.iter().map(|receipt| receipt.first.plus(receipt.count));
        let end = ends.max().unwrap_or_default();
        Ok((plan.receipts, end))
    }

    /// Waits until the log is durable up to a position. Writes the batch if no other thread does.
    fn until_durable<'a>(
        &'a self,
        mut staged: MutexGuard<'a, Staged<D::File>>,
        end: Position,
    ) -> Result<(), LogError> {
        loop {
            if self.head() >= end {
                return Ok(());
            }
            if let Some(failed) = &staged.failed {
                return Err(failed.error());
            }
            if let Some(writer) = staged.writer.take() {
                return self.write_all(staged, writer);
            }
            staged.waiting.push(Waiting { end, thread: thread::current() });
            drop(staged);
            thread::park();
            if self.head() >= end {
                return Ok(());
            }
            staged = self.staged();
        }
    }

    /// Writes the batch. Wakes the threads that waited for it, and one thread to write what was staged
    /// meanwhile.
    fn write_all<'a>(
        &'a self,
        mut staged: MutexGuard<'a, Staged<D::File>>,
        mut writer: Writer<D::File>,
    ) -> Result<(), LogError> {
        for _ in 0..GATHERED {
            if staged.appends >= staged.shared {
                break;
            }
            drop(staged);
            thread::yield_now();
            staged = self.staged();
        }
        let mut batch = std::mem::take(&mut staged.batch);
        staged.shared = std::mem::take(&mut staged.appends);
        let mut mark = staged.mark.clone();
        drop(staged);
        let written = self.write(&mut writer, &mut batch);
        let mut staged = self.staged();
        staged.batch.reuse(batch);
        staged.writer = Some(writer);
        let written = match written {
            Ok(Written { places, last, end }) => {
                mark.last = last;
                mark.next = Place::of_batch(mark.events(), end);
                let full = mark.growth.chunks() - self.durable().growth.chunks();
                let full = usize::try_from(full).map_or(0, |full| full.min(staged.chunks.len()));
                self.catalog.take_in(places, staged.chunks.drain(..full));
                *self.durable.lock().unwrap_or_else(PoisonError::into_inner) = mark.clone();
                self.catalog.keep_marks(&self.disk, &mark);
                staged.unnoted += 1;
                if staged.unnoted >= NOTED_AFTER {
                    staged.unnoted = 0;
                    seen::note(&self.disk, &mark);
                }
                Ok(())
            }
            Err(failed) => {
                let error = failed.error();
                staged.failed = Some(failed);
                Err(error)
            }
        };
        let durable = self.head();
        let failed = written.is_err();
        let (done, mut later): (Vec<_>, Vec<_>) = std::mem::take(&mut staged.waiting)
            .into_iter()
            .partition(|waiting| failed || waiting.end <= durable);
        let next = later.pop();
        staged.waiting = later;
        drop(staged);
        done.into_iter().chain(next).for_each(|waiting| waiting.thread.unpark());
        written
    }

    /// Writes a batch. Checks before writing that the file is as this process left it, so that nothing of
    /// another process is overwritten. Checks again before acknowledging that the batch is where the ledger
    /// will be looked for.
    fn write(&self, writer: &mut Writer<D::File>, batch: &mut Batch) -> Result<Written, Failed> {
        let disk = |error: io::Error| Failed::Disk(error.to_string());
        let stands = |length| match self.disk.length_under(batch::NAME, &self.file).map_err(disk)? {
            Some(there) if there == length => Ok(()),
            Some(_) => Err(Failed::Displaced(Displaced::Changed)),
            None => Err(Failed::Displaced(Displaced::Replaced)),
        };
        stands(writer.length())?;
        let written = writer.write(batch).map_err(disk)?;
        stands(writer.length())?;
        Ok(written)
    }

    /// Checks that the ledger of this log is still in its place.
    ///
    /// # Errors
    /// [`LogError::Displaced`], or the failure to look.
    pub(crate) fn is_in_place(&self) -> Result<(), LogError> {
        match self.disk.length_under(batch::NAME, &self.file).map_err(LogError::reading)? {
            Some(_) => Ok(()),
            None => Err(LogError::Displaced(Displaced::Replaced)),
        }
    }

    /// Records commits byte for byte: all of them or none. They are durable when it returns. Each must
    /// decode, and its root must be the one it states.
    ///
    /// # Errors
    /// [`LogError::Damaged`] for a commit that does not fit, and those of [`EventLog::append`].
    pub(crate) fn append_raw(&self, commits: &[Vec<u8>]) -> Result<(), LogError> {
        let mut staged = self.staged();
        staged.refuse_poisoned()?;
        staged.add_raw(commits)?;
        let end = staged.mark.events();
        self.until_durable(staged, end)
    }

    /// Puts the ids of appended commands into the index if many are in memory.
    fn relieve(&self, staged: &mut Staged<D::File>) -> Result<(), LogError> {
        let idle = staged.writer.is_some() && staged.batch.is_empty();
        match idle && staged.ids.len() >= IDS_IN_MEMORY {
            true => self.catalog.take_in_ids(&mut staged.ids, self.durable()),
            false => Ok(()),
        }
    }
}

impl<F: DiskFile> Staged<F> {
    fn refuse_poisoned(&self) -> Result<(), LogError> {
        self.failed.as_ref().map_or(Ok(()), |failed| Err(failed.refused()))
    }

    /// Adds commits to the batch: all of them or none.
    fn add(&mut self, commits: &[PlannedCommit<'_>]) -> Result<(), LogError> {
        self.all_or_none(|staged| commits.iter().try_for_each(|planned| staged.add_one(planned)))?;
        for command in commits.iter().flat_map(|commit| &commit.commands) {
            if let Some(id) = &command.command.id {
                let receipt = Receipt { repeated: true, ..command.receipt };
                self.ids.insert(id.clone(), receipt);
            }
        }
        Ok(())
    }

    fn add_one(&mut self, planned: &PlannedCommit<'_>) -> Result<(), LogError> {
        let Staged { mark, batch, chunks, .. } = self;
        let first = mark.events();
        let growth = &mut mark.growth;
        batch.add(first, |out| commit::encode(planned, growth, |root| chunks.push(root), out))?;
        mark.commits += 1;
        mark.recorded_at = Some(planned.recorded_at);
        Ok(())
    }

    /// Adds stored commits to the batch, after checking them: all of them or none.
    fn add_raw(&mut self, commits: &[Vec<u8>]) -> Result<(), LogError> {
        let mut checked = Checked::default();
        self.all_or_none(|staged| {
            for bytes in commits {
                let first = staged.mark.events();
                let damaged = |damage| LogError::Damaged { position: first, damage };
                let cursor = Cursor::new(bytes.clone()).map_err(damaged)?;
                let place = Place::of_batch(first, 0);
                let found = Found { place, after: place, cursor };
                staged.mark.pass(found, &mut checked)?;
                staged.batch.add(first, |out| {
                    out.extend_from_slice(bytes);
                    Ok(())
                })?;
            }
            let known = checked.ids.keys().find(|id| staged.ids.contains_key(*id));
            known.map_or(Ok(()), |id| Err(id.twice(staged.mark.events())))
        })?;
        self.ids.extend(checked.ids);
        self.chunks.extend(checked.chunks);
        Ok(())
    }

    /// Undoes what `add` added if it fails.
    fn all_or_none(
        &mut self,
        add: impl FnOnce(&mut Staged<F>) -> Result<(), LogError>,
    ) -> Result<(), LogError> {
        let before = (self.mark.clone(), self.batch.before(), self.chunks.len());
        let added = add(self);
        if added.is_err() {
            let (mark, batch, chunks) = before;
            self.mark = mark;
            self.batch.back_to(batch);
            self.chunks.truncate(chunks);
        }
        added
    }
}

/// Checks commits from elsewhere: every event must decode, and no command id may come twice.
#[derive(Default)]
struct Checked {
    ids: Receipts,
    chunks: Vec<Hash>,
}

impl Visitor for Checked {
    fn command(
        &mut self,
        command: &CommandHead,
        first: Position,
        recorded_at: Moment,
    ) -> Result<(), LogError> {
        match &command.id {
            Some((id, _)) if self.ids.contains_key(id) => Err(id.twice(first)),
            Some(_) | None => self.ids.command(command, first, recorded_at),
        }
    }

    fn event(&mut self, bytes: &[u8], position: Position) -> Result<(), LogError> {
        decode(bytes, position).map(drop)
    }

    fn chunk(&mut self, root: Hash) {
        self.chunks.push(root);
    }
}

impl<D: Disk> EventLog for StoredLog<D> {
    fn head(&self) -> Position {
        self.durable.lock().unwrap_or_else(PoisonError::into_inner).events()
    }

    fn append(&self, expected: Expected, commits: &[Commit]) -> Result<Vec<Receipt>, LogError> {
        let mut staged = self.staged();
        staged.refuse_poisoned()?;
        self.relieve(&mut staged)?;
        match self.stage(&mut staged, expected, commits) {
            Ok((receipts, end)) => {
                self.until_durable(staged, end)?;
                if receipts.iter().any(|receipt| receipt.repeated) {
                    self.is_in_place()?;
                }
                Ok(receipts)
            }
            // The state that refuses the append may be staged and not durable yet. The caller must not learn
            // of events that may yet fail, or that are beyond the head.
            Err(refused @ (LogError::Moved { .. } | LogError::CommandIdReused { .. })) => {
                let end = staged.mark.events();
                self.until_durable(staged, end)?;
                Err(refused)
            }
            Err(other) => Err(other),
        }
    }

    fn read(&self, from: Position) -> impl Iterator<Item = Result<Recorded, LogError>> + '_ {
        let head = self.head();
        let place = if from < head { self.place(from) } else { Ok(Place::default()) };
        let (failed, events) = match place {
            Ok(place) => (None, Some(EventReader::new(self.commits(place), from, head))),
            Err(error) => (Some(Err(error)), None),
        };
        failed.into_iter().chain(events.into_iter().flatten())
    }

    fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        let appended = self.staged().ids.get(id).copied();
        let receipt = match appended {
            Some(receipt) => Some(receipt),
            None => self.catalog.receipt(id)?,
        };
        // A receipt acknowledges again, so the ledger must be in its place.
        receipt.map(|receipt| self.is_in_place().map(|()| receipt)).transpose()
    }

    fn root(&self) -> Result<Digest, LogError> {
        Ok(self.durable().root())
    }
}

impl<D: Disk> Drop for StoredLog<D> {
    /// Cuts the file to the length of its events, notes the state, and stores the lookups. All of it can be
    /// made again, so failures are ignored.
    fn drop(&mut self) {
        let staged = self.staged.get_mut().unwrap_or_else(PoisonError::into_inner);
        let durable = self.durable.get_mut().unwrap_or_else(PoisonError::into_inner);
        let failed = staged.failed.is_some() || staged.mark.events() != durable.events();
        let Some(writer) = staged.writer.as_mut().filter(|_| !failed) else {
            // The contents of the disk are unknown, so nothing is noted. Opening finds out.
            return;
        };
        match self.disk.length_under(batch::NAME, &self.file) {
            Ok(Some(length)) if length == writer.length() => writer.close().unwrap_or_default(),
            // A note would be wrong for the ledger that is there now.
            Ok(_) | Err(_) => return,
        }
        self.catalog.close(&self.disk, std::mem::take(&mut staged.ids), durable);
        if seen::read(&self.disk).is_none_or(|seen| seen != *durable) {
            seen::note(&self.disk, durable);
        }
    }
}

/// Returns the file of events, locked, if no other process has it open for writing and its name still leads
/// to it.
///
/// The lock is on the file itself, whatever its name. So no second writer gets in when the file `LOCK` is
/// removed or replaced, or through another name of this file.
fn locked<D: Disk>(disk: &D, file: D::File) -> Result<D::File, LogError> {
    let ours = file.try_lock().map_err(LogError::writing)?;
    match ours && disk.length_under(batch::NAME, &file).map_err(LogError::reading)?.is_some() {
        true => Ok(file),
        false => Err(LogError::Held),
    }
}

/// What stands behind the last whole batch of a file of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Torn {
    /// The number of bytes.
    pub bytes: u64,
    /// Whether all are zeros: room for the next append, left by a process that did not close the log.
    pub zeros: bool,
}

/// The end of a file of events.
struct End {
    mark: Mark,
    /// The length of the file that was durable when the end was last noted.
    noted: u64,
    torn: Option<Torn>,
}

/// Finds the end of the file of events: the noted end, and the batches behind it.
fn found_end<D: Disk>(disk: &D, file: &Arc<D::File>) -> Result<End, LogError> {
    let noted = seen::read(disk);
    let length = file.len().map_err(LogError::reading)?;
    let is_there =
        |noted: &&Mark| noted.next.offset <= length && recovery::ends_as(file, noted).is_ok();
    let start = noted.as_ref().filter(is_there).cloned().unwrap_or_default();
    let durable = start.next.offset;
    let mark = recovery::last_whole_batch(file, start, |passed| match &noted {
        Some(noted) if noted.events() == passed.events() && noted != passed => {
            Err(recovery::differs(noted, passed))
        }
        Some(_) | None => Ok(()),
    })?;
    match noted.filter(|noted| noted.events() > mark.events()) {
        Some(noted) => Err(recovery::cut_off(&noted, &mark)),
        None => {
            let torn = torn(file.as_ref(), mark.next.offset, length).map_err(LogError::reading)?;
            Ok(End { mark, noted: durable, torn })
        }
    }
}

/// What stands behind the last whole batch, if anything does.
fn torn<F: DiskFile>(file: &F, end: u64, length: u64) -> io::Result<Option<Torn>> {
    let mut zeros = true;
    in_parts(file, end..length, |bytes, _| {
        zeros &= bytes.iter().all(|byte| *byte == 0);
        Ok(())
    })?;
    let bytes = length.saturating_sub(end);
    Ok((bytes > 0).then_some(Torn { bytes, zeros }))
}

/// Writes a stretch of a file again, unchanged.
fn write_again<F: DiskFile>(file: &F, stretch: Range<u64>) -> io::Result<()> {
    in_parts(file, stretch, |bytes, offset| file.write_at(bytes, offset))
}

/// Calls `each` with the parts of a stretch of a file, and their offsets.
fn in_parts<F: DiskFile>(
    file: &F,
    stretch: Range<u64>,
    mut each: impl FnMut(&[u8], u64) -> io::Result<()>,
) -> io::Result<()> {
    const PART: u64 = 256 * 1024;
    let mut buffer = Vec::new();
    let mut at = stretch.start;
    while at < stretch.end {
        buffer.resize(usize::try_from(PART.min(stretch.end - at)).unwrap_or_default(), 0);
        file.read_whole(&mut buffer, at)?;
        each(&buffer, at)?;
        at += buffer.len() as u64;
    }
    Ok(())
}
