//! Many events at a time, in and out.

use crate::Options;
use crate::contenders::{BATCH, Contender};
use crate::durable::{told, turns};
use crate::table::{Table, rate};
use crate::work::entries;

/// Appends in bulk, and reads everything back.
pub(crate) fn measure(contenders: &mut [Box<dyn Contender>], options: &Options) -> [Table; 2] {
    let (rounds, each) = options.size((5, 200_000), (7, 1_000_000));
    let (mut appended, mut read) = (Vec::new(), Vec::new());
    for first in 0..rounds {
        let entries = entries(first as u64 * each, each);
        let mut rates = vec![f64::NAN; contenders.len()];
        for at in turns(contenders.len(), first) {
            if let Some(time) = contenders[at].append_all(&entries) {
                rates[at] = rate(entries.len(), time);
            }
        }
        appended.push(rates);
    }
    for first in 0..rounds {
        let mut rates = vec![f64::NAN; contenders.len()];
        for at in turns(contenders.len(), first) {
            if let Some((count, time)) = contenders[at].read_all() {
                assert_eq!(count, rounds as u64 * each, "everything is read");
                rates[at] = rate(usize::try_from(count).expect("a count"), time);
            }
        }
        read.push(rates);
    }
    let note = format!(
        "Events without command ids: ours and UmaDB {BATCH} to an append, each on disk at its end; SQLite in \
         one transaction; PostgreSQL by one `COPY`. The median of {rounds} rounds of {each} events, in turns."
    );
    let all = rounds as u64 * each;
    let read_note = format!(
        "All {all} events in order, from the page cache, each decoded to an event of ours. The median of \
         {rounds} rounds, in turns."
    );
    [
        told("Append in bulk", note, contenders, &appended),
        told("Read everything", read_note, contenders, &read),
    ]
}
