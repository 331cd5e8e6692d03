//! PostgreSQL as it comes, `synchronous_commit` and `fsync` on, over a socket of this machine.

use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use ledger_store::decode_event;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, NoTls};

use super::{CLIENTS, Contender};
use crate::work::{DAY, Entry, RECORDED_AT};

pub(crate) struct Postgres {
    client: Client,
    socket: PathBuf,
    schema: String,
}

/// The database and its owner, as `bench/compare` makes them.
const NAME: &str = "convenant";

impl Postgres {
    pub(crate) fn new(socket: &Path, part: &str) -> Postgres {
        let host = socket.to_str().expect("a path in UTF-8");
        let mut client = Client::connect(&format!("host={host} user={NAME} dbname={NAME}"), NoTls)
            .expect("the server answers");
        let schema = format!("part_{part}");
        client
            .batch_execute(&format!(
                "DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}; SET search_path TO {schema};
                 CREATE TABLE events (position bigserial PRIMARY KEY, command text UNIQUE NOT NULL,
                     recorded_at bigint NOT NULL, on_day integer NOT NULL, actor smallint NOT NULL,
                     data bytea NOT NULL);
                 CREATE TABLE bulk (position bigserial PRIMARY KEY, recorded_at bigint NOT NULL,
                     on_day integer NOT NULL, actor smallint NOT NULL, data bytea NOT NULL);"
            ))
            .expect("tables");
        Postgres { client, socket: socket.to_owned(), schema }
    }

    /// What each client of `pgbench` does over and over.
    fn script(&self, bytes: &[u8]) -> PathBuf {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let script = format!(
            "INSERT INTO {}.events (command, recorded_at, on_day, actor, data) \
             VALUES (gen_random_uuid()::text, {RECORDED_AT}, {DAY}, 1, '\\x{hex}');\n",
            self.schema
        );
        let path = std::env::temp_dir().join(format!("convenant-{}.sql", self.schema));
        fs::write(&path, script).expect("a script");
        path
    }
}

impl Contender for Postgres {
    fn name(&self) -> String {
        "PostgreSQL".to_owned()
    }

    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration> {
        let insert = self
            .client
            .prepare(
                "INSERT INTO events (command, recorded_at, on_day, actor, data) VALUES ($1, $2, $3, $4, $5)",
            )
            .expect("a statement");
        let start = Instant::now();
        for entry in entries {
            let bytes = entry.bytes();
            self.client
                .execute(&insert, &[&entry.command, &RECORDED_AT, &DAY, &1_i16, &bytes])
                .expect("inserted");
        }
        Some(start.elapsed())
    }

    /// By `pgbench`, which asks less of the processor than clients of our own would.
    fn append_from_many(&mut self, entries: &[Entry]) -> Option<(usize, Duration)> {
        let first = entries.first()?;
        let script = self.script(&first.bytes());
        let each = entries.len().div_ceil(CLIENTS);
        let output = Command::new("pgbench")
            .arg("--host")
            .arg(&self.socket)
            .args(["--username", NAME, "--no-vacuum", "--protocol", "prepared", "--jobs", "2"])
            .args(["--client", &CLIENTS.to_string(), "--transactions", &each.to_string()])
            .arg("--file")
            .arg(&script)
            .arg(NAME)
            .output()
            .expect("pgbench runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let rate = said.lines().find_map(|line| {
            let rest = line.strip_prefix("tps = ")?;
            rest.split(' ').next()?.parse::<f64>().ok()
        });
        let rate = rate.unwrap_or_else(|| {
            panic!("pgbench: {said}{}", String::from_utf8_lossy(&output.stderr))
        });
        let count = each * CLIENTS;
        Some((count, Duration::from_secs_f64(count as f64 / rate)))
    }

    /// By `COPY`, which is its fastest way, all in one transaction.
    fn append_all(&mut self, entries: &[Entry]) -> Option<Duration> {
        let mut lines = String::new();
        for entry in entries {
            let hex: String = entry.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
            lines += &format!("{RECORDED_AT}\t{DAY}\t1\t\\\\x{hex}\n");
        }
        let start = Instant::now();
        let copy = "COPY bulk (recorded_at, on_day, actor, data) FROM STDIN";
        let mut writer = self.client.copy_in(copy).expect("a copy");
        writer.write_all(lines.as_bytes()).expect("sent");
        writer.finish().expect("copied");
        Some(start.elapsed())
    }

    fn read_all(&mut self) -> Option<(u64, Duration)> {
        let start = Instant::now();
        let query = "SELECT position, recorded_at, on_day, actor, data FROM bulk ORDER BY position";
        let mut rows = self.client.query_raw(query, std::iter::empty::<&i64>()).expect("rows");
        let mut count = 0;
        while let Some(row) = rows.next().expect("a row") {
            let beside: (i64, i64, i32, i16) = (row.get(0), row.get(1), row.get(2), row.get(3));
            black_box((beside, decode_event(row.get(4)).expect("an event")));
            count += 1;
        }
        Some((count, start.elapsed()))
    }
}
