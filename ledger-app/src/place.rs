//! Where a ledger is, which of its states to look at, and the source of the time.

use std::path::PathBuf;
use std::str::FromStr;

use ledger_core::{Date, Moment, Position};
use ledger_store::MachineKey;

/// The place of a ledger, and what opens it.
#[derive(Clone)]
pub struct Place {
    /// The directory of the ledger.
    pub dir: PathBuf,
    /// The file with the keys to data about persons, if it is not in its usual place.
    pub keys: Option<PathBuf>,
    /// The key of this machine, which seals what is kept for speed.
    pub machine_key: MachineKey,
}

/// The source of the time.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// The clock of the machine.
    System,
    /// Always the same moment: for tests and stories.
    Fixed(Moment),
}

impl Clock {
    /// The present moment.
    pub fn now(self) -> Moment {
        match self {
            Clock::Fixed(moment) => moment,
            Clock::System => {
                let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
                let millis = since.map_or(0, |since| since.as_millis());
                Moment::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
            }
        }
    }
}

/// A state of the ledger in the past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsOf {
    /// After this number of events.
    Events(Position),
    /// At a moment: everything recorded up to then.
    Moment(Moment),
    /// At the end of a day: everything recorded up to then.
    Day(Date),
}

impl FromStr for AsOf {
    type Err = String;

    /// # Errors
    /// A text that is not a number of events, a day or a moment.
    fn from_str(text: &str) -> Result<AsOf, String> {
        let events = text.parse().map(|events| AsOf::Events(Position(events)));
        let moment = || text.parse().map(AsOf::Moment);
        events.or_else(|_| moment()).or_else(|_| day(text).map(AsOf::Day)).map_err(|_| {
            format!(
                "`{text}` is no number of events, no date such as 2019-03-31 and no moment such as \
                 2019-03-31T12:00:00Z"
            )
        })
    }
}

/// Reads a day as people write it: `2022-07-31` or `31-7-2022`.
///
/// # Errors
/// A text that is not a day of the calendar.
pub fn day(text: &str) -> Result<Date, String> {
    let reversed = || {
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        let whole = parts.next().is_none() && year >= 1000;
        Date::from_ymd(i32::try_from(year).ok()?, month, day).filter(|_| whole)
    };
    text.parse().ok().or_else(reversed).ok_or_else(|| {
        format!("`{text}` is no date of the calendar; write it as 2022-07-31 or 31-7-2022")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_both_orders() {
        let expected = Date::from_ymd(2022, 7, 31).unwrap();
        assert_eq!(day("2022-07-31"), Ok(expected));
        assert_eq!(day("31-7-2022"), Ok(expected));
        for text in ["31-7-22", "2022-02-30", "31-7", "7/31/2022", "31-7-2022-1", ""] {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_past_by_number_day_or_moment() {
        assert_eq!("120".parse(), Ok(AsOf::Events(Position(120))));
        assert_eq!("1-2-2020".parse(), Ok(AsOf::Day(Date::from_ymd(2020, 2, 1).unwrap())));
        let moment = "2020-02-01T10:00:00Z";
        assert_eq!(moment.parse(), Ok(AsOf::Moment(moment.parse().unwrap())));
        assert!("last week".parse::<AsOf>().is_err());
    }
}
