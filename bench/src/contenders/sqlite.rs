//! SQLite with a write-ahead log that is synced at every commit.

use std::hint::black_box;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use ledger_store::decode_event;
use rusqlite::{Connection, params};

use super::{Contender, WRITERS};
use crate::work::{DAY, Entry, RECORDED_AT};

pub(crate) struct Sqlite {
    connection: Connection,
}

const INSERT: &str =
    "INSERT INTO events (command, recorded_at, on_day, actor, data) VALUES (?, ?, ?, ?, ?)";
const INSERT_BULK: &str = "INSERT INTO bulk (recorded_at, on_day, actor, data) VALUES (?, ?, ?, ?)";

impl Sqlite {
    pub(crate) fn new(dir: &Path) -> Sqlite {
        let connection = Connection::open(dir.join("sqlite.db")).expect("a new database");
        connection
            .execute_batch(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                 CREATE TABLE events (position INTEGER PRIMARY KEY, command TEXT UNIQUE NOT NULL,
                     recorded_at INTEGER NOT NULL, on_day INTEGER NOT NULL, actor INTEGER NOT NULL,
                     data BLOB NOT NULL);
                 CREATE TABLE bulk (position INTEGER PRIMARY KEY, recorded_at INTEGER NOT NULL,
                     on_day INTEGER NOT NULL, actor INTEGER NOT NULL, data BLOB NOT NULL);",
            )
            .expect("tables");
        Sqlite { connection }
    }
}

/// Inserts entries, each in a transaction of its own.
fn insert_each<'a>(connection: &Connection, entries: impl Iterator<Item = &'a Entry>) {
    let mut insert = connection.prepare_cached(INSERT).expect("a statement");
    for entry in entries {
        insert
            .execute(params![entry.command, RECORDED_AT, DAY, 1, entry.bytes()])
            .expect("inserted");
    }
}

impl Contender for Sqlite {
    fn name(&self) -> String {
        "SQLite (WAL, synchronous=FULL)".to_owned()
    }

    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration> {
        let start = Instant::now();
        insert_each(&self.connection, entries.iter());
        Some(start.elapsed())
    }

    /// All writers share one connection: with one each they would wait for each other's locks by sleeping.
    fn append_from_many(&mut self, entries: &[Entry]) -> Option<(usize, Duration)> {
        let share = entries.len().div_ceil(WRITERS);
        let connection = Mutex::new(&mut self.connection);
        let start = Instant::now();
        thread::scope(|scope| {
            for entries in entries.chunks(share) {
                let connection = &connection;
                scope.spawn(move || {
                    for entry in entries {
                        let connection = connection.lock().expect("no writer panicked");
                        insert_each(&connection, std::iter::once(entry));
                    }
                });
            }
        });
        Some((entries.len(), start.elapsed()))
    }

    /// All in one transaction, which is its fastest way.
    fn append_all(&mut self, entries: &[Entry]) -> Option<Duration> {
        let encoded: Vec<Vec<u8>> = entries.iter().map(Entry::bytes).collect();
        let start = Instant::now();
        let transaction = self.connection.transaction().expect("a transaction");
        {
            let mut insert = transaction.prepare_cached(INSERT_BULK).expect("a statement");
            for bytes in &encoded {
                insert.execute(params![RECORDED_AT, DAY, 1, bytes]).expect("inserted");
            }
        }
        transaction.commit().expect("committed");
        Some(start.elapsed())
    }

    fn read_all(&mut self) -> Option<(u64, Duration)> {
        let start = Instant::now();
        let query = "SELECT position, recorded_at, on_day, actor, data FROM bulk ORDER BY position";
        let mut select = self.connection.prepare(query).expect("a statement");
        let mut rows = select.query([]).expect("rows");
        let mut count = 0;
        while let Some(row) = rows.next().expect("a row") {
            let beside: [i64; 4] = [0, 1, 2, 3].map(|column| row.get(column).expect("a number"));
            let data = row.get_ref(4).expect("data").as_blob().expect("bytes");
            black_box((beside, decode_event(data).expect("an event")));
            count += 1;
        }
        Some((count, start.elapsed()))
    }
}
