//! Batches, and how they are written at the end of the file of events.

use std::io;
use std::sync::Arc;

use ledger_core::Position;

use crate::disk::DiskFile;
use crate::error::LogError;
use crate::log::batch::{self, Header};
use crate::log::reader::Place;

/// The distance in bytes between the places of commits that a batch remembers.
const PLACES_APART: usize = 64 * 1024;

/// How much room is made at the end of the file at a time: an eighth of the file, within these bounds.
///
/// Writing into existing room spares the file system from making a greater length durable with every append.
/// That takes longer than the append itself.
const ROOM: std::ops::RangeInclusive<u64> = 64 * 1024..=4 * 1024 * 1024;

/// Commits that wait to be written together.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// Room for the header, and the commits, each behind its checksum.
    bytes: Vec<u8>,
    first: Position,
    starts: Starts,
}

/// Where commits start within a batch: the first, some at a distance from each other, and the last.
#[derive(Clone, Debug, Default)]
struct Starts {
    known: Vec<(Position, usize)>,
    last: Option<(Position, usize)>,
}

/// The state of a batch, to return to.
pub(crate) struct Before {
    length: usize,
    starts: Starts,
}

/// Where the commits of a batch went.
pub(crate) struct Written {
    /// The first of them, and some at a distance from each other.
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

    /// Adds a commit that `write` writes, with the position of its first event. Adds nothing if that fails.
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

    /// Removes what was added since.
    pub(crate) fn back_to(&mut self, before: Before) {
        self.bytes.truncate(before.length);
        self.starts = before.starts;
    }

    /// Takes over the memory of a batch that was written.
    pub(crate) fn reuse(&mut self, mut written: Batch) {
        /// More than this is returned to the operating system.
        const KEPT: usize = 1024 * 1024;
        if self.is_empty() && written.bytes.capacity() <= KEPT {
            written.bytes.clear();
            self.bytes = written.bytes;
        }
    }

    /// The places of its commits when the batch is written at an offset.
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
    /// The length of the file. Behind the end it has zeros, or the bytes of a write that failed.
    length: u64,
    /// Whether anything was written yet. A writer that writes once needs no room for more.
    wrote: bool,
}

impl<F: DiskFile> Writer<F> {
    /// A writer from an end on, behind which the file has nothing.
    pub(crate) fn new(file: Arc<F>, end: u64) -> Writer<F> {
        Writer { file, end, length: end, wrote: false }
    }

    /// Writes a batch, which is durable when this returns. After an error nothing more may be written.
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
            // The batch may fit without the room.
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

    /// The length of the file, unless another process writes to it.
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

    /// Cuts the file off at the end of its batches.
    pub(crate) fn close(&mut self) -> io::Result<()> {
        if self.length > self.end {
            self.file.set_len(self.end)?;
            self.length = self.end;
        }
        Ok(())
    }
}
