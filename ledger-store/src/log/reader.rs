//! Reads commits and events from the file of events, in order.

use std::fmt;
use std::sync::Arc;

use ledger_core::{Event, Position, Recorded};

use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::log::batch::{self, Header};
use crate::log::bytes::Bytes;
use crate::log::codec::{self, CodecError};
use crate::log::commit::{CommandHead, Cursor, Step};
use crate::log::mark::numbers;

/// How many bytes are read from the disk at a time.
const READ_AHEAD: usize = 256 * 1024;

/// Where a commit starts in the file of events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The position of its first event.
    pub(crate) position: Position,
    /// The offset of its first byte, or of the header of its batch if it is the first of a batch.
    pub(crate) offset: u64,
    /// The end of its batch; equal to `offset` if the header of a batch comes first.
    pub(crate) batch_end: u64,
}

impl Place {
    /// Where a batch starts.
    pub(crate) fn of_batch(position: Position, offset: u64) -> Place {
        Place { position, offset, batch_end: offset }
    }

    /// Reads a place from a line that starts with `word`.
    pub(crate) fn read(line: &str, word: &str) -> Option<Place> {
        let [position, offset, batch_end] = numbers(line, word)?;
        Some(Place { position: Position(position), offset, batch_end })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.position, self.offset, self.batch_end)
    }
}

/// A commit that was found. Its bytes fit their checksum.
pub(crate) struct Found {
    pub(crate) place: Place,
    /// Where the next commit starts.
    pub(crate) after: Place,
    pub(crate) cursor: Cursor,
}

impl Found {
    /// The position of its first event.
    pub(crate) fn first(&self) -> Position {
        self.place.position
    }
}

/// Reads the commits of a file of events one by one.
pub(crate) struct CommitReader<F> {
    file: Arc<F>,
    next: Place,
    /// Reading stops here.
    end: u64,
    window: Vec<u8>,
    window_at: u64,
}

impl<F: DiskFile> CommitReader<F> {
    /// Reads the commits from a place to `end`, the end of what is durable in the file.
    pub(crate) fn new(file: Arc<F>, from: Place, end: u64) -> CommitReader<F> {
        CommitReader { file, next: from, end, window: Vec::new(), window_at: 0 }
    }

    /// Returns the next commit, or `None` at the end.
    ///
    /// # Errors
    /// [`LogError::Damaged`] where there is no whole commit, [`LogError::Io`] if the disk fails.
    pub(crate) fn read_next(&mut self) -> Result<Option<Found>, LogError> {
        let place = self.next;
        if place.offset == place.batch_end {
            if place.offset >= self.end {
                return Ok(None);
            }
            self.enter_batch()?;
        }
        let Place { position, offset, batch_end } = self.next;
        let damaged = |damage| LogError::Damaged { position, damage };
        let missing = || damaged(Damage::Missing { what: "a part of the commit" });
        let mut head = Bytes(self.bytes(offset, 8)?.ok_or_else(missing)?);
        let (checksum, follows) = head.u32().zip(head.u32()).ok_or_else(missing)?;
        let after = offset.saturating_add(8 + u64::from(follows));
        if after > batch_end {
            return Err(missing());
        }
        let commit = self.bytes(offset + 4, after - offset - 4)?.ok_or_else(missing)?.to_vec();
        if batch::checksum(position, &commit) != checksum {
            return Err(damaged(Damage::Checksum { what: "the commit" }));
        }
        let cursor = Cursor::new(commit).map_err(damaged)?;
        self.next.offset = after;
        self.next.position = position.plus(cursor.events_left());
        Ok(Some(Found { place, after: self.next, cursor }))
    }

    /// Reads the header of the batch that starts at the current place.
    fn enter_batch(&mut self) -> Result<(), LogError> {
        let Place { position, offset, .. } = self.next;
        let damaged = |damage| LogError::Damaged { position, damage };
        let bytes = self.bytes(offset, batch::HEADER as u64)?;
        let header = bytes.and_then(Header::read);
        let header = header.ok_or_else(|| damaged(Damage::Malformed { what: "its batch" }))?;
        let start = offset + batch::HEADER as u64;
        let batch_end = start.checked_add(header.length).filter(|end| *end <= self.end);
        match batch_end {
            Some(batch_end) if header.first == position && header.length > 0 => {
                self.next = Place { position, offset: start, batch_end };
                Ok(())
            }
            Some(_) => Err(damaged(Damage::Stray { what: "the batch that stands here" })),
            None => Err(damaged(Damage::Missing { what: "a part of its batch" })),
        }
    }

    /// Reads `length` bytes from an offset on. Returns `None` if the file has fewer.
    fn bytes(&mut self, offset: u64, length: u64) -> Result<Option<&[u8]>, LogError> {
        let Ok(wanted) = usize::try_from(length) else { return Ok(None) };
        if offset.checked_add(length).is_none_or(|end| end > self.end) {
            return Ok(None);
        }
        let within = |window: &[u8], at: u64| {
            let from = usize::try_from(offset.checked_sub(at)?).ok()?;
            (window.len().checked_sub(from)? >= wanted).then_some(from)
        };
        let from = match within(&self.window, self.window_at) {
            Some(from) => from,
            None => {
                let room = usize::try_from(self.end - offset).unwrap_or(usize::MAX);
                self.window.resize(wanted.max(READ_AHEAD).min(room), 0);
                self.window_at = offset;
                let read = self.file.read_at(&mut self.window, offset);
                let read = read.map_err(LogError::reading)?;
                self.window.truncate(read);
                0
            }
        };
        Ok(self.window.get(from..from + wanted))
    }
}

/// Reads the events of a file of events one by one, decoded.
pub(crate) struct EventReader<F> {
    commits: CommitReader<F>,
    /// The current commit, and the position of its next event.
    within: Option<(Cursor, Position)>,
    /// The next event to return, and the one after the last.
    next: Position,
    head: Position,
}

impl<F: DiskFile> EventReader<F> {
    /// Reads the events from a position to the head. `commits` must start at or before the commit of that
    /// position.
    pub(crate) fn new(commits: CommitReader<F>, from: Position, head: Position) -> EventReader<F> {
        EventReader { commits, within: None, next: from, head }
    }

    fn event(&mut self) -> Result<Recorded, LogError> {
        loop {
            let Some((cursor, at)) = &mut self.within else {
                let missing = || {
                    let damage = Damage::Missing { what: "the commit" };
                    LogError::Damaged { position: self.next, damage }
                };
                let found = self.commits.read_next()?.ok_or_else(missing)?;
                // A commit before the first wanted event is passed over whole.
                if found.after.position > self.next {
                    self.within = Some((found.cursor, found.place.position));
                }
                continue;
            };
            let position = *at;
            let recorded_at = cursor.recorded_at;
            match cursor.step().map_err(|damage| LogError::Damaged { position, damage })? {
                Step::Command(_) => {}
                Step::Event(command, _, bytes) => {
                    *at = position.next();
                    if position == self.next {
                        let event = decode(bytes, position)?;
                        let CommandHead { on, actor, .. } = *command;
                        return Ok(Recorded { position, recorded_at, on, actor, event });
                    }
                }
                Step::End => self.within = None,
            }
        }
    }
}

impl<F: DiskFile> Iterator for EventReader<F> {
    type Item = Result<Recorded, LogError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.head {
            return None;
        }
        let event = self.event();
        self.next = match &event {
            Ok(_) => self.next.next(),
            Err(_) => self.head,
        };
        Some(event)
    }
}

/// Decodes an event. An event of a later program is not damage.
pub(crate) fn decode(bytes: &[u8], position: Position) -> Result<Event, LogError> {
    codec::decode_event(bytes).map_err(|error| match error {
        CodecError::Unknown { number, version } => {
            LogError::NewerEvent { position, number, version }
        }
        error @ (CodecError::Short(_)
        | CodecError::Fields { .. }
        | CodecError::Trailing { .. }
        | CodecError::Encode { .. }
        | CodecError::TooLarge { .. }) => {
            LogError::Damaged { position, damage: Damage::Event(error) }
        }
    })
}
