//! The lookups of a log: where its commits start, the chunks of its Merkle tree, its command ids.
//!
//! Every question may need the first two: they are in [marks](crate::lookup::marks), which only a process
//! that appends writes. Only appends need command ids, see [`Ids`]. Each is opened when it is first asked.
//! Where a lookup is missing, the commits are read instead.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ledger_core::Position;

use crate::disk::{Disk, replace};
use crate::error::LogError;
use crate::log::mark::Mark;
use crate::log::reader::Place;
use crate::log::{CommandId, Receipt};
use crate::lookup::ids::{Ids, Receipts, WORTH_KEEPING};
use crate::lookup::index::IndexPlace;
use crate::lookup::machine_key::MachineKey;
use crate::lookup::marks::{self, Marks};
use crate::merkle::Hash;

/// After how many events the marks are written while a log is open. If the process is killed, no more events
/// than these are read again, which takes a tenth of a second.
const KEPT_AFTER: u64 = 64 * 1024;

/// The lookups of a log.
pub(crate) struct Catalog<D: Disk> {
    file: Arc<D::File>,
    /// The state of the log when it was opened.
    opened: Mark,
    /// The marks as they were stored before the state was found. Another process that appends may have stored
    /// later ones since.
    stored: Option<D::File>,
    /// The key that seals the marks. Without it the commits are read.
    pub(crate) key: Option<MachineKey>,
    /// Where the index of command ids is. Without one the commits are read.
    pub(crate) index: Option<IndexPlace>,
    marks: Mutex<KnownMarks>,
    ids: Mutex<KnownIds<D::File>>,
}

#[derive(Default)]
struct KnownMarks {
    /// The marks up to where the log was opened. They are completed when they are first asked.
    before: Option<(Mark, Marks)>,
    /// The marks of what was appended since.
    appended: Marks,
    /// The position up to which the marks are stored, once they were read.
    stored: Position,
}

struct KnownIds<F> {
    /// The ids up to `since`, once they were asked.
    ids: Option<Ids<F>>,
    since: Mark,
}

impl<D: Disk> Catalog<D> {
    /// The catalog of a log in a state, with its stored marks.
    pub(crate) fn new(file: Arc<D::File>, opened: Mark, stored: Option<D::File>) -> Catalog<D> {
        let ids = Mutex::new(KnownIds { ids: None, since: opened.clone() });
        Catalog { file, opened, stored, key: None, index: None, marks: Mutex::default(), ids }
    }

    /// Returns a place at or before a position.
    ///
    /// # Errors
    /// Damage, or failure to read, if commits are read.
    pub(crate) fn place(&self, position: Position) -> Result<Place, LogError> {
        let mut known = self.known_marks();
        match known.appended.place(position) {
            Some(place) => Ok(place),
            None => Ok(self.before(&mut known)?.place(position).unwrap_or_default()),
        }
    }

    /// Returns the roots of full chunks of the Merkle tree.
    ///
    /// # Errors
    /// Those of [`Catalog::place`].
    pub(crate) fn chunks(&self, which: Range<u64>) -> Result<Vec<Hash>, LogError> {
        let known = &mut *self.known_marks();
        let before = self.before(known)?.chunks.clone();
        let chunks = (0..).zip(before.iter().chain(&known.appended.chunks));
        Ok(chunks.filter(|(number, _)| which.contains(number)).map(|(_, root)| *root).collect())
    }

    /// Takes in the places and chunks of what was appended and is durable.
    pub(crate) fn take_in(&self, places: Vec<Place>, chunks: impl Iterator<Item = Hash>) {
        let KnownMarks { appended, .. } = &mut *self.known_marks();
        places.into_iter().for_each(|place| appended.remember(place));
        appended.chunks.extend(chunks);
    }

    /// Stores the marks of the log as it is now, if it is far beyond the stored ones.
    pub(crate) fn keep_marks(&self, disk: &D, mark: &Mark) {
        self.keep_marks_after(KEPT_AFTER, disk, mark);
    }

    fn keep_marks_after(&self, events: u64, disk: &D, mark: &Mark) {
        let known = &mut *self.known_marks();
        let is_far = |stored: Position| mark.events().0 - stored.0.min(mark.events().0) >= events;
        let Some(key) = self.key.as_ref().filter(|_| is_far(known.stored)) else { return };
        self.stored(known);
        if !is_far(known.stored) || !key.is_there() {
            return;
        }
        // After a failure it is tried again after as many events.
        known.stored = mark.events();
        let Ok(before) = self.before(known).cloned() else { return };
        let text = Marks::write(mark, [&before, &known.appended], key);
        text.map_or(Ok(()), |text| replace(disk, marks::NAME, text.as_bytes())).unwrap_or_default();
    }

    /// The stored marks, if they can be of this log.
    fn stored<'a>(&self, known: &'a mut KnownMarks) -> &'a mut (Mark, Marks) {
        let KnownMarks { before, stored, .. } = known;
        before.get_or_insert_with(|| {
            let read = self.stored.as_ref().zip(self.key.as_ref());
            let read = read.and_then(|(file, key)| Marks::read(file, key));
            let read = read.filter(|(mark, _)| mark.events() <= self.opened.events());
            let read = read.unwrap_or_default();
            *stored = read.0.events();
            read
        })
    }

    /// The marks of the commits that were there when the log was opened.
    fn before<'a>(&self, known: &'a mut KnownMarks) -> Result<&'a Marks, LogError> {
        let (mark, marks) = self.stored(known);
        if *mark != self.opened {
            let mut passed = marks.clone();
            match mark.pass_to(&self.opened, &self.file, &mut passed) {
                Err(LogError::Damaged { .. }) if mark.commits > 0 => {
                    passed = Marks::default();
                    Mark::default().pass_to(&self.opened, &self.file, &mut passed)?;
                }
                read => read?,
            }
            (*mark, *marks) = (self.opened.clone(), passed);
        }
        Ok(marks)
    }

    /// Returns the receipt of a command that was recorded before the log was opened, or before
    /// [`Catalog::take_in_ids`].
    ///
    /// # Errors
    /// Those of [`Catalog::place`].
    pub(crate) fn receipt(&self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        let known = &mut *self.known_ids();
        match known.since.commits {
            0 => Ok(None),
            _ => self.ids(known)?.receipt(id, |position| self.place(position)),
        }
    }

    /// Takes in the ids of appended commands up to a mark, and puts them into the index. Without an index
    /// they stay where they are.
    ///
    /// # Errors
    /// Those of [`Catalog::place`].
    pub(crate) fn take_in_ids(&self, appended: &mut Receipts, mark: Mark) -> Result<(), LogError> {
        let known = &mut *self.known_ids();
        if self.index.is_none() {
            return Ok(());
        }
        let taken = self.ids(known)?.take_in(std::mem::take(appended), mark.clone());
        known.since = mark;
        // After a failure the ids are of no use and are opened again.
        known.ids = known.ids.take().filter(|_| taken.is_ok());
        taken
    }

    /// Stores the lookups of a log in a state, if that is worth it. All of them can be made again.
    pub(crate) fn close(&self, disk: &D, appended: Receipts, mark: &Mark) {
        self.keep_marks_after(WORTH_KEEPING, disk, mark);
        let known = &mut *self.known_ids();
        // If no id was asked for, there are none to put beside those that are there.
        if (known.ids.is_some() || known.since.commits == 0)
            && self.ids(known).is_ok_and(|ids| ids.take_in(appended, mark.clone()).is_ok())
            && let Some(ids) = known.ids.take()
        {
            ids.close();
        }
    }

    /// Returns the ids. Opens them if they are not open.
    fn ids<'a>(&self, known: &'a mut KnownIds<D::File>) -> Result<&'a mut Ids<D::File>, LogError> {
        let KnownIds { ids, since } = known;
        match ids {
            Some(ids) => Ok(ids),
            None => {
                Ok(ids.insert(Ids::open(self.file.clone(), self.index.clone(), since.clone())?))
            }
        }
    }

    fn known_marks(&self) -> MutexGuard<'_, KnownMarks> {
        self.marks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known_ids(&self) -> MutexGuard<'_, KnownIds<D::File>> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
