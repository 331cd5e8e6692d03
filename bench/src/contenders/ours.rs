//! Our log on disk.

use std::hint::black_box;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use ledger_store::{Commit, DiskLog, EventLog, Expected, Position, Wait};

use super::{BATCH, Contender, WRITERS};
use crate::work::{Entry, commit};

pub(crate) struct Ours {
    log: DiskLog,
    /// A log for bulk, so that what is read back is what was appended there.
    bulk: DiskLog,
}

impl Ours {
    pub(crate) fn new(dir: &Path) -> Ours {
        let log = DiskLog::create(&dir.join("ours"), Wait::No).expect("a new ledger");
        let bulk = DiskLog::create(&dir.join("ours-bulk"), Wait::No).expect("a new ledger");
        Ours { log, bulk }
    }
}

impl Contender for Ours {
    fn name(&self) -> String {
        "convenant".to_owned()
    }

    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration> {
        let commits = one_by_one(entries);
        let start = Instant::now();
        for commit in &commits {
            let expected = Expected::At(self.log.head());
            self.log.append(expected, std::slice::from_ref(commit)).expect("recorded");
        }
        Some(start.elapsed())
    }

    fn append_from_many(&mut self, entries: &[Entry]) -> Option<(usize, Duration)> {
        let commits = one_by_one(entries);
        let log = &self.log;
        let start = Instant::now();
        thread::scope(|scope| {
            for commits in commits.chunks(entries.len().div_ceil(WRITERS)) {
                scope.spawn(move || {
                    for commit in commits {
                        log.append(Expected::Any, std::slice::from_ref(commit)).expect("recorded");
                    }
                });
            }
        });
        Some((entries.len(), start.elapsed()))
    }

    fn append_all(&mut self, entries: &[Entry]) -> Option<Duration> {
        let commands = |entries: &[Entry]| {
            commit(entries.iter().map(|entry| entry.clone().into_command(false)).collect())
        };
        let commits: Vec<_> = entries.chunks(BATCH).map(commands).collect();
        let start = Instant::now();
        for commit in &commits {
            self.bulk.append(Expected::Any, std::slice::from_ref(commit)).expect("recorded");
        }
        Some(start.elapsed())
    }

    fn read_all(&mut self) -> Option<(u64, Duration)> {
        let start = Instant::now();
        let mut count = 0;
        for recorded in self.bulk.read(Position(0)) {
            black_box(recorded.expect("read"));
            count += 1;
        }
        Some((count, start.elapsed()))
    }

    fn bytes_of_an_append(&self) -> Option<u64> {
        let stored = self.log.verify().expect("what was appended");
        stored.bytes.checked_div(stored.events)
    }
}

/// A commit for each entry, with its command id.
fn one_by_one(entries: &[Entry]) -> Vec<Commit> {
    entries.iter().map(|entry| commit(vec![entry.clone().into_command(true)])).collect()
}
