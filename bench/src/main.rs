//! Convenant beside its peers, in one run: `bench/compare` installs them and starts this.
//!
//! Whoever is measured takes turns with the others, round after round, so that what else the machine does
//! falls on all alike; what is told is the median, and its ratio to ours. Absolute figures are those of one
//! machine on one day.
//!
//! - `work`: the events, the same for all. `contenders`: who keeps them.
//! - `durable`, `bulk`, `books`, `large`: what is measured. `table`: what is told.

mod books;
mod bulk;
mod contenders;
mod durable;
mod large;
mod run;
mod table;
mod work;

use std::path::PathBuf;

use clap::Parser;

use crate::contenders::{
    Contender, bare::Bare, ours::Ours, postgres::Postgres, sqlite::Sqlite, umadb::Uma,
};
use crate::table::Report;

/// What to run, and how much of it.
#[derive(Debug, Parser)]
struct Options {
    /// An empty directory on the disk that is measured
    #[arg(long)]
    dir: PathBuf,
    /// The release build of the program
    #[arg(long)]
    program: PathBuf,
    /// The directory of the socket of a PostgreSQL server
    #[arg(long)]
    postgres: Option<PathBuf>,
    /// The program `bean-query`, unless beancount is left out
    #[arg(long)]
    beancount: Option<PathBuf>,
    /// More appends, more rounds and a ledger of ten million events
    #[arg(long)]
    full: bool,
    /// A ledger of a hundred million events too
    #[arg(long)]
    hundred_million: bool,
    /// Only these parts: durable, writers, bulk, books, large
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Where the tables go, as Markdown
    #[arg(long)]
    output: PathBuf,
}

impl Options {
    fn wants(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == part)
    }

    /// One number for a run of minutes, another for one of an hour.
    fn size<T>(&self, small: T, full: T) -> T {
        if self.full { full } else { small }
    }
}

fn main() {
    let options = Options::parse();
    let mut report = Report::begin(&options.output, options.full);
    if options.wants("durable") {
        report.add(durable::one_writer(&mut contenders(&options, "one"), &options));
    }
    if options.wants("writers") {
        report.add(durable::many_writers(&mut contenders(&options, "many"), &options));
    }
    if options.wants("bulk") {
        for table in bulk::measure(&mut contenders(&options, "bulk"), &options) {
            report.add(table);
        }
    }
    if options.wants("books") {
        report.add(books::measure(&options));
    }
    if options.wants("large") {
        report.add(large::measure(&options));
    }
}

/// Everybody, each with an empty store of its own.
fn contenders(options: &Options, part: &str) -> Vec<Box<dyn Contender>> {
    let dir = options.dir.join(part);
    std::fs::create_dir_all(&dir).expect("a directory");
    let mut all: Vec<Box<dyn Contender>> = vec![
        Box::new(Bare::growing(&dir)),
        Box::new(Bare::into_room(&dir)),
        Box::new(Ours::new(&dir)),
        Box::new(Sqlite::new(&dir)),
        Box::new(Uma::new(&dir)),
    ];
    if let Some(socket) = &options.postgres {
        all.push(Box::new(Postgres::new(socket, part)));
    }
    all
}
