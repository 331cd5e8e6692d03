//! Batches as they are gathered and written at the end of the file of events.

use std::io;
use std::sync::Arc;

use ledger_core::Position;

use crate::disk::DiskFile;
use crate::error::LogError;
use crate::log::batch::{self, Header};
use crate::log::reader::Place;

/// How far apart the places of commits are that a batch remembers, in bytes.
const PLACES_APART: usize = 64 * 1024;

/// How much room is made at the end of the file at a time: an eighth of the file, within these bounds.
///
/// Writing into room that is there spares the file system making a greater length durable with every
/// append, which takes longer than the append itself.
const ROOM: std::ops::RangeInclusive<u64> = 64 * 1024..=4 * 1024 * 1024;

/// Commits that wait to be written together.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Room for the header, and the commits, each behind its checksum.
    bytes: Vec<u8>,
    first: Position,
    starts: Starts,
}

/// Where commits start within a batch: the first, one now and then, and the last.
#[derive(Clone, Debug, Default)]
struct Starts {
    known: Vec<(Position, usize)>,
    last: Option<(Position, usize)>,
}

/// How much a batch had, to go back to.
pub(crate) struct Before {
    length: usize,
    starts: Starts,
}

/// Where the commits of a batch went.
pub(crate) struct Written {
    /// The first of them, and one now and then.
    pub(crate) places: Vec<Place>,
    /// The last of them.
    pub(crate) last: Place,
    /// The end of the batch.
    pub(crate) end: u64,
}

impl Batch {
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Adds a commit, written by `write`, whose first event has a position; adds nothing if that fails.
    pub(crate) fn add(
        &mut self,
        first: Position,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), LogError>,
    ) -> Result<(), LogError> {
        if self.bytes.is_empty() {
            self.bytes.resize(batch::HEADER, 0);
            self.first = first;
        }
        let start = self.bytes.len();
        self.bytes.extend([0; 4]);
        if let Err(error) = write(&mut self.bytes) {
            self.bytes.truncate(if start == batch::HEADER { 0 } else { start });
            return Err(error);
        }
        if let Some((checksum, commit)) =
            self.bytes.get_mut(start..).and_then(|bytes| bytes.split_first_chunk_mut())
        {
            *checksum = batch::checksum(first, commit).to_be_bytes();
        }
        let Starts { known, last } = &mut self.starts;
        if known.last().is_none_or(|(_, before)| start - before >= PLACES_APART) {
            known.push((first, start));
        }
        *last = Some((first, start));
        Ok(())
    }

    pub(crate) fn before(&self) -> Before {
        Before { length: self.bytes.len(), starts: self.starts.clone() }
    }

    /// Takes back what was added since.
    pub(crate) fn back_to(&mut self, before: Before) {
        self.bytes.truncate(before.length);
        self.starts = before.starts;
    }

    /// Keeps the memory of a batch that was written.
    pub(crate) fn reuse(&mut self, mut written: Batch) {
        /// Beyond this it goes back to the operating system.
        const KEPT: usize = 1024 * 1024;
        if self.is_empty() && written.bytes.capacity() <= KEPT {
            written.bytes.clear();
            self.bytes = written.bytes;
        }
    }

    /// Where its commits are when it stands at an offset.
    fn at(&self, offset: u64) -> Written {
        let end = offset + self.bytes.len() as u64;
        let place = |(position, start): (Position, usize)| match start {
            batch::HEADER => Place::of_batch(position, offset),
            start => Place { position, offset: offset + start as u64, batch_end: end },
        };
        let places = self.starts.known.iter().copied().map(place).collect();
        Written { places, last: self.starts.last.map(place).unwrap_or_default(), end }
    }
}

/// Writes at the end of the file of events.
pub(crate) struct Writer<F> {
    file: Arc<F>,
    end: u64,
    /// How long the file is: beyond the end it has noughts, or what a write left that failed.
    length: u64,
    /// Whether anything was written yet. Who writes once needs no room for more.
    wrote: bool,
}

impl<F: DiskFile> Writer<F> {
    /// Writes from the end on; the file has nothing beyond it.
    pub(crate) fn new(file: Arc<F>, end: u64) -> Writer<F> {
        Writer { file, end, length: end, wrote: false }
    }

    /// Writes a batch; durable when it returns. After an error nothing more may be written.
    pub(crate) fn write(&mut self, batch: &mut Batch) -> io::Result<Written> {
        let length = batch.bytes.len();
        let header = Header { length: (length - batch::HEADER) as u64, first: batch.first };
        if let Some(room) = batch.bytes.first_chunk_mut() {
            *room = header.write();
        }
        let written = batch.at(self.end);
        batch.bytes.resize(length + self.room_to_make(written.end, length as u64), 0);
        let whole = self.file.write_at(&batch.bytes, self.end);
        let long = batch.bytes.len();
        batch.bytes.truncate(length);
        match whole {
            Ok(()) => self.length = self.length.max(self.end + long as u64),
            // Without room to spare it may fit.
            Err(_) if long > length => {
                self.file.write_at(&batch.bytes, self.end)?;
                self.length = self.file.len()?;
            }
            Err(error) => return Err(error),
        }
        self.file.sync()?;
        self.end = written.end;
        self.length = self.length.max(self.end);
        self.wrote = true;
        Ok(written)
    }

    /// How long the file is as long as nobody else writes to it.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    fn room_to_make(&self, end: u64, batch: u64) -> usize {
        let room = (end / 8).clamp(*ROOM.start(), *ROOM.end());
        match self.wrote && end > self.length && batch < room {
            true => usize::try_from(room).unwrap_or_default(),
            false => 0,
        }
    }

    /// Leaves the file as long as what it holds.
    pub(crate) fn close(&mut self) -> io::Result<()> {
        if self.length > self.end {
            self.file.set_len(self.end)?;
            self.length = self.end;
        }
        Ok(())
    }
}
