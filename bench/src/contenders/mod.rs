//! Who keeps events: ours, and those it is compared with.

pub(crate) mod bare;
pub(crate) mod ours;
pub(crate) mod postgres;
pub(crate) mod sqlite;
pub(crate) mod umadb;

use std::time::Duration;

use crate::work::Entry;

/// A store that keeps events in order, each once, and has them on disk when it says so.
///
/// A method answers how long the work took, without what prepares it, and with none where this contender
/// has no such way of working.
pub(crate) trait Contender {
    /// What it is called in a table, with how it was set up.
    fn name(&self) -> String;

    /// Appends entries one by one, each on disk before the next, each command id once.
    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration>;

    /// The same from many writers at once, shares of the entries each; answers with how many there were.
    fn append_from_many(&mut self, entries: &[Entry]) -> Option<(usize, Duration)>;

    /// Appends entries together in batches of [`BATCH`], on disk at the end of each; command ids are left
    /// out.
    fn append_all(&mut self, entries: &[Entry]) -> Option<Duration>;

    /// Reads everything that [`Contender::append_all`] appended, in order, and decodes it.
    fn read_all(&mut self) -> Option<(u64, Duration)>;

    /// How many bytes an append wrote, if that is what the bare loop should write.
    fn bytes_of_an_append(&self) -> Option<u64> {
        None
    }

    /// Sets how many bytes to write for an append.
    fn write_so_many(&mut self, _bytes: u64) {}
}

/// How many events share a sync in bulk.
pub(crate) const BATCH: usize = 10_000;

/// How many threads append at once.
pub(crate) const WRITERS: usize = 64;

/// How many clients PostgreSQL has.
pub(crate) const CLIENTS: usize = 32;
