//! UmaDB, an event store in Rust, as a part of this process: its engine and its writer thread, which
//! groups the appends of many writers, without the server and the network between.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use ledger_store::decode_event;
use tokio::sync::{mpsc, oneshot, watch};
use umadb_core::db::UmaDb;
use umadb_core::mvcc::{Mvcc, StorageOptions};
use umadb_core::writer_thread_blocking::writer_thread_blocking;
use umadb_core::writer_thread_request::WriterThreadRequest;
use umadb_dcb::{DcbEvent, DcbEventStoreSync};

use super::{BATCH, Contender, WRITERS};
use crate::work::Entry;

pub(crate) struct Uma {
    each: Engine,
    bulk: Engine,
}

/// A store with its writer thread.
struct Engine {
    store: UmaDb,
    requests: mpsc::Sender<WriterThreadRequest>,
    _head: watch::Receiver<Option<u64>>,
}

/// What the server of UmaDB has for these.
const WAITING: usize = 1024;
const MOST_IN_A_BATCH: usize = 20_000;

impl Engine {
    fn new(path: &Path) -> Engine {
        let mvcc = Mvcc::new(false, StorageOptions::default().db_path(path)).expect("a new store");
        let mvcc = Arc::new(mvcc);
        let (requests, received) = mpsc::channel(WAITING);
        let (head, seen) = watch::channel(None);
        let writer = mvcc.clone();
        thread::spawn(move || writer_thread_blocking(writer, received, head, MOST_IN_A_BATCH));
        Engine { store: UmaDb::from_arc(mvcc), requests, _head: seen }
    }

    /// Appends and waits until it is on disk.
    fn append(&self, events: Vec<DcbEvent>) {
        let (response_tx, response) = oneshot::channel();
        let (condition, tracking_info, cancel) = (None, None, None);
        let request =
            WriterThreadRequest::Append { events, condition, tracking_info, response_tx, cancel };
        self.requests.blocking_send(request).unwrap_or_else(|_| panic!("the writer thread runs"));
        response.blocking_recv().expect("an answer").expect("appended");
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = self.requests.blocking_send(WriterThreadRequest::Shutdown);
    }
}

/// The command id is a tag, by which UmaDB finds an event.
fn with_tag(entry: &Entry) -> DcbEvent {
    without_tag(entry).tags([entry.command.as_str()])
}

fn without_tag(entry: &Entry) -> DcbEvent {
    DcbEvent::new().event_type(entry.event.kind().name()).data(entry.bytes())
}

impl Uma {
    pub(crate) fn new(dir: &Path) -> Uma {
        let [each, bulk] = ["uma.db", "uma-bulk.db"].map(|name| Engine::new(&dir.join(name)));
        Uma { each, bulk }
    }
}

impl Contender for Uma {
    fn name(&self) -> String {
        "UmaDB 0.7.8 (embedded)".to_owned()
    }

    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration> {
        let events: Vec<DcbEvent> = entries.iter().map(with_tag).collect();
        let start = Instant::now();
        for event in events {
            self.each.append(vec![event]);
        }
        Some(start.elapsed())
    }

    fn append_from_many(&mut self, entries: &[Entry]) -> Option<(usize, Duration)> {
        let share = entries.len().div_ceil(WRITERS);
        let start = Instant::now();
        thread::scope(|scope| {
            for entries in entries.chunks(share) {
                let engine = &self.each;
                scope.spawn(move || {
                    entries.iter().for_each(|entry| engine.append(vec![with_tag(entry)]))
                });
            }
        });
        Some((entries.len(), start.elapsed()))
    }

    fn append_all(&mut self, entries: &[Entry]) -> Option<Duration> {
        let batch = |entries: &[Entry]| entries.iter().map(without_tag).collect();
        let batches: Vec<Vec<DcbEvent>> = entries.chunks(BATCH).map(batch).collect();
        let start = Instant::now();
        for batch in batches {
            self.bulk.append(batch);
        }
        Some(start.elapsed())
    }

    fn read_all(&mut self) -> Option<(u64, Duration)> {
        let start = Instant::now();
        let mut count = 0;
        for event in self.bulk.store.read(None, None, false, None).expect("a reader") {
            let event = event.expect("an event");
            black_box((event.position, decode_event(&event.event.data).expect("an event")));
            count += 1;
        }
        Some((count, start.elapsed()))
    }
}
