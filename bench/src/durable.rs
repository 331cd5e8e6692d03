//! Appends that are on disk before they are acknowledged, by one writer and by many.

use crate::Options;
use crate::contenders::{CLIENTS, Contender, WRITERS};
use crate::table::{Table, median, rate, short, times};
use crate::work::entries;

/// One event with a command id, then the next.
pub(crate) fn one_writer(contenders: &mut [Box<dyn Contender>], options: &Options) -> Table {
    let (rounds, each) = options.size((41, 50), (101, 100));
    let mut next = 0;
    let mut round = |contenders: &mut [Box<dyn Contender>], first: usize, each: u64| {
        let entries = entries(next, each);
        next += each;
        let mut rates = vec![f64::NAN; contenders.len()];
        for at in turns(contenders.len(), first) {
            if let Some(time) = contenders[at].append_each(&entries) {
                rates[at] = rate(entries.len(), time);
            }
        }
        rates
    };
    round(contenders, 0, 50);
    let bytes = contenders.iter().find_map(|contender| contender.bytes_of_an_append());
    if let Some(bytes) = bytes {
        contenders.iter_mut().for_each(|contender| contender.write_so_many(bytes));
    }
    let found: Vec<Vec<f64>> = (0..rounds).map(|first| round(contenders, first, each)).collect();
    let note = format!(
        "One event with a command id, on disk before the next. The median of {rounds} rounds of {each} \
         appends, in turns."
    );
    told("Durable append, one writer", note, contenders, &found)
}

/// The same, from many writers at once.
pub(crate) fn many_writers(contenders: &mut [Box<dyn Contender>], options: &Options) -> Table {
    let (rounds, each) = options.size((9, 6_400), (15, 25_600));
    let mut next = 0;
    let mut found = Vec::new();
    for first in 0..rounds {
        let entries = entries(next, each);
        next += each;
        let mut rates = vec![f64::NAN; contenders.len()];
        for at in turns(contenders.len(), first) {
            if let Some((count, time)) = contenders[at].append_from_many(&entries) {
                rates[at] = rate(count, time);
            }
        }
        found.push(rates);
    }
    let note = format!(
        "{WRITERS} threads, each appending one event with a command id and waiting until it is on disk; \
         PostgreSQL with {CLIENTS} clients of `pgbench`; the threads share one connection to SQLite. \
         The median of {rounds} rounds of {each} appends, in turns."
    );
    told(&format!("Durable append, {WRITERS} writers"), note, contenders, &found)
}

/// The order of a round: each contender goes first in its turn.
pub(crate) fn turns(count: usize, first: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |at| (at + first) % count)
}

/// A table of rates, each beside ours.
pub(crate) fn told(
    title: &str,
    note: String,
    contenders: &[Box<dyn Contender>],
    rounds: &[Vec<f64>],
) -> Table {
    let mut table =
        Table::new(title, note, &["", "events a second", "slowest, fastest round", "ours is"]);
    let of = |at: usize| -> Vec<f64> { rounds.iter().map(|round| round[at]).collect() };
    let named = |contender: &dyn Contender| contender.name() == "convenant";
    let ours = contenders.iter().position(|contender| named(contender.as_ref()));
    let ours = ours.map_or(f64::NAN, |at| median(&of(at)));
    for (at, contender) in contenders.iter().enumerate() {
        let rates = of(at);
        if rates.iter().all(|rate| rate.is_nan()) {
            continue;
        }
        let (slowest, fastest) = rates
            .iter()
            .fold((f64::INFINITY, 0.0_f64), |(low, high), rate| (low.min(*rate), high.max(*rate)));
        let ratio = match named(contender.as_ref()) {
            true => String::new(),
            false => times(ours, median(&rates)),
        };
        let spread = format!("{}, {}", short(slowest), short(fastest));
        table.row(&[contender.name(), short(median(&rates)), spread, ratio]);
    }
    table
}
