//! Checks whether the present moment can be right.
//!
//! No event is recorded at an earlier moment than the one before it. So one act at a wrong moment far ahead
//! would give that moment to everything recorded afterwards, for ever.

use ledger_core::{Date, Moment};
use ledger_report::{Lang, said_day};

use crate::fault::Fault;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// No ledger is unused for so many days: something is recorded every year.
const AHEAD_OF_LAST: i64 = 400;
/// 30 years: no covenant is entered so long after its conclusion.
const AHEAD_OF_CONCLUSION: i64 = 30 * 365 + 8;
/// The clocks of two machines may differ by some seconds.
const BEHIND: i64 = 60 * 1000;

/// Refuses a moment that is further after the last event than any ledger is unused.
pub(crate) fn not_ahead_of_last(now: Moment, last: Moment) -> Result<(), Fault> {
    match is_ahead(now, last, AHEAD_OF_LAST) {
        true => Err(Fault::new("clock.ahead", |lang| lang.clock_ahead_of_event(now, last))),
        false => Ok(()),
    }
}

/// Refuses such a moment for the first event, which may come long after the covenant was concluded.
pub fn not_ahead_of_conclusion(now: Moment, concluded_on: Date) -> Result<(), Fault> {
    let ahead = |lang: Lang| lang.clock_ahead_of_covenant(now, said_day(concluded_on, lang));
    match is_ahead(now, Moment::noon(concluded_on), AHEAD_OF_CONCLUSION) {
        true => Err(Fault::new("clock.ahead", ahead)),
        false => Ok(()),
    }
}

fn is_ahead(now: Moment, then: Moment, days: i64) -> bool {
    now.millis().saturating_sub(then.millis()) > days * DAY
}

/// The fault of a moment before the last event, if it is before.
pub(crate) fn behind_last(now: Moment, last: Moment) -> Option<Fault> {
    let behind = |lang: Lang| lang.clock_behind(now, last);
    (last.millis().saturating_sub(now.millis()) > BEHIND)
        .then(|| Fault::new("clock.behind", behind))
}

/// The fault of events that were recorded elsewhere at a later moment than the present, if they were.
pub fn recorded_ahead(now: Moment, last: Moment) -> Option<Fault> {
    let ahead = |lang: Lang| lang.recorded_ahead(now, last);
    (last.millis().saturating_sub(now.millis()) > DAY).then(|| Fault::new("clock.behind", ahead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_borders_are_where_they_are_said_to_be() {
        let last: Moment = "2023-09-30T12:00:00Z".parse().unwrap();
        let after = |millis: i64| Moment::from_millis(last.millis() + millis);
        assert!(not_ahead_of_last(after(400 * DAY), last).is_ok());
        assert_eq!(not_ahead_of_last(after(400 * DAY + 1), last).unwrap_err().code, "clock.ahead");
        assert!(behind_last(after(-BEHIND), last).is_none());
        assert_eq!(behind_last(after(-BEHIND - 1), last).unwrap().code, "clock.behind");
        assert!(recorded_ahead(after(-DAY), last).is_none());
        assert!(recorded_ahead(after(-DAY - 1), last).is_some());
        let concluded = Date::from_ymd(1990, 3, 1).unwrap();
        let at = |text: &str| text.parse::<Moment>().unwrap();
        assert!(not_ahead_of_conclusion(at("2020-03-01T12:00:00Z"), concluded).is_ok());
        assert!(not_ahead_of_conclusion(at("2020-03-03T12:00:00Z"), concluded).is_err());
        // The least and greatest moments.
        let (first, end) = (Moment::from_millis(i64::MIN), Moment::from_millis(i64::MAX));
        assert!(not_ahead_of_last(first, end).is_ok() && not_ahead_of_last(end, first).is_err());
    }
}
