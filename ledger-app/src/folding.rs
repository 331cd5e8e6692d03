//! The ledger of a log: folded from all events, or from a snapshot and the events after it.

use ledger_core::{Ledger, Position, Recorded};
use ledger_store::{DiskLog, EventLog, LogError, Snapshot};

use crate::failure::Failure;
use crate::place::Place;

/// A ledger with fewer events is folded for every question, which takes a tenth of a second. It gets no
/// snapshot.
const FOLDED_BELOW: Position = Position(100_000);

/// A new snapshot is made after this many events since the last one, or after a hundredth of its events.
const RENEWED_AFTER: u64 = 10_000;

/// How many events are skipped by reading on rather than by a lookup.
const NEAR: u64 = 64;

/// Folds the first `events` events of a log.
pub(crate) fn fold(log: &DiskLog, events: Position) -> Result<Ledger, Failure> {
    let mut ledger = Ledger::new();
    fold_on(&mut ledger, log, events)?;
    Ok(ledger)
}

/// Folds further events of a log into a ledger, up to `events`.
pub(crate) fn fold_on(ledger: &mut Ledger, log: &DiskLog, events: Position) -> Result<(), Failure> {
    let from = ledger.next();
    let count = usize::try_from(events.0.saturating_sub(from.0)).unwrap_or(usize::MAX);
    for recorded in log.read(from).take(count) {
        ledger.apply(recorded?)?;
    }
    Ok(())
}

/// The events at some positions, which must be in order. It reads on to the next if it is near, and looks it
/// up otherwise.
pub fn events_at(
    log: &DiskLog,
    positions: impl IntoIterator<Item = Position>,
) -> impl Iterator<Item = Result<Recorded, LogError>> {
    let mut reading = None;
    positions.into_iter().filter_map(move |position| {
        let near = |(next, _): &(u64, _)| (*next..*next + NEAR).contains(&position.0);
        let (next, mut events) = match reading.take().filter(near) {
            Some(reading) => reading,
            None => (position.0, log.read(position)),
        };
        let passed = events.by_ref().take((position.0 - next) as usize);
        if let Some(failed) = passed.into_iter().find(Result::is_err) {
            return Some(failed);
        }
        let event = events.next();
        reading = Some((position.0 + 1, events));
        event
    })
}

/// The ledger of a log from its snapshot, and that snapshot. Returns `None` if there is none that can be
/// relied on.
///
/// The snapshot is of this log: after the same number of events the log had the root that the snapshot
/// states. Failures are ignored, because the events can still be folded.
pub(crate) fn by_snapshot(place: &Place, log: &DiskLog) -> Option<(Ledger, Snapshot)> {
    let snapshot = of_this_log(place, log)?;
    let mut ledger = snapshot.ledger()?;
    fold_on(&mut ledger, log, log.head()).ok()?;
    snapshot.is_sound().then_some((ledger, snapshot))
}

/// The snapshot of a large ledger, if there is one that was made on this machine and states a root of this
/// log.
fn of_this_log(place: &Place, log: &DiskLog) -> Option<Snapshot> {
    if log.head() < FOLDED_BELOW {
        return None;
    }
    let snapshot = Snapshot::open(&place.dir, &place.machine_key)?;
    let (events, root) = (snapshot.events(), snapshot.root());
    (events <= log.head() && log.root_at(events).ok()? == root).then_some(snapshot)
}

/// Makes a snapshot if enough events were recorded since the last one. A failure is ignored: the next
/// question only takes longer.
pub(crate) fn renew(place: &Place, log: &DiskLog, ledger: &Ledger, before: Option<&Snapshot>) {
    if log.head() < FOLDED_BELOW {
        return;
    }
    let events = before.map_or(0, |snapshot| snapshot.events().0);
    let added = ledger.next().0.saturating_sub(events);
    if ledger.next() == log.head() && added >= RENEWED_AFTER.max(events / 100) {
        let Place { dir, machine_key, .. } = place;
        let written =
            log.root().map(|root| Snapshot::write(dir, ledger, root, machine_key, before));
        drop(written);
    }
}

/// Folds all events of a log, and compares the snapshot, if there is a usable one, with the ledger after the
/// same number of events. Returns the snapshot if they differ.
pub(crate) fn fold_and_compare(
    place: &Place,
    log: &DiskLog,
) -> Result<(Ledger, Option<Snapshot>), Failure> {
    let Some(snapshot) = of_this_log(place, log) else {
        return Ok((fold(log, log.head())?, None));
    };
    let mut ledger = fold(log, snapshot.events())?;
    // A snapshot with a damaged page is not compared: it is not believed when that page is read.
    let differs = !snapshot.holds(&ledger) && snapshot.is_whole();
    fold_on(&mut ledger, log, log.head())?;
    Ok((ledger, differs.then_some(snapshot)))
}
