//! Where a ledger is, which of its states to look at, and the source of the time.

use std::path::PathBuf;
use std::str::FromStr;

use ledger_core::{Date, Moment, Money, MoneyError, Position};
use ledger_store::MachineKey;

use crate::unread::Unread;

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
    type Err = Unread;

    /// # Errors
    /// A text that is not a number of events, a day or a moment.
    fn from_str(text: &str) -> Result<AsOf, Unread> {
        let events = text.parse().map(|events| AsOf::Events(Position(events)));
        let moment = || text.parse().map(AsOf::Moment);
        let state = events.or_else(|_| moment()).or_else(|_| day(text).map(AsOf::Day));
        state.map_err(|_| Unread::of(|lang| lang.typed_no_state(text)))
    }
}

/// Reads a day as people write it: `2022-07-31` or `31-7-2022`.
///
/// # Errors
/// A text that is not a day of the calendar.
pub fn day(text: &str) -> Result<Date, Unread> {
    let reversed = || {
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        let whole = parts.next().is_none() && year >= 1000;
        Date::from_ymd(i32::try_from(year).ok()?, month, day).filter(|_| whole)
    };
    let day = text.parse().ok().or_else(reversed);
    day.ok_or_else(|| Unread::of(|lang| lang.typed_no_day(text)))
}

/// Reads an amount in euros as people write it: `1234.56`, `1234,56`, `1.234,56` or `1,234.56`.
///
/// # Errors
/// A text that is no amount, or that can be read in two ways, such as `1.234`.
pub fn amount(text: &str) -> Result<Money, Unread> {
    let no_amount = || Unread::of(|lang| lang.typed_no_amount(text));
    let digits = text.strip_prefix('-').unwrap_or(text);
    let foreign = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',');
    if digits.is_empty() || digits.contains(foreign) {
        return Err(no_amount());
    }
    let separators: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let plain = match separators.split_last() {
        None => text.to_owned(),
        Some(((last, mark), groups)) => {
            let (whole, fraction) = text.split_at(*last);
            let fraction = fraction.trim_start_matches(['.', ',']);
            if groups.iter().any(|(_, c)| c == mark) || !well_grouped(whole) {
                return Err(match groups.iter().all(|(_, c)| c == mark) && well_grouped(text) {
                    true => Unread::of(|lang| lang.typed_without_cents(text)),
                    false => no_amount(),
                });
            }
            if fraction.len() == 3 && groups.is_empty() && well_grouped(text) && !is_zero(whole) {
                return Err(Unread::of(|lang| lang.typed_in_two_ways(text)));
            }
            match fraction.len() {
                0 => return Err(no_amount()),
                1 | 2 => format!("{}.{fraction}", whole.replace(['.', ','], "")),
                _ => return Err(Unread::of(|lang| lang.typed_decimals(text))),
            }
        }
    };
    plain.parse().map_err(|error| match error {
        MoneyError::OutOfRange(_) => Unread::of(|lang| lang.typed_too_much(text)),
        MoneyError::TooPrecise(_) | MoneyError::Malformed(_) => no_amount(),
    })
}

/// Whether the part before the decimals is zero, so that it is not a group of thousands.
fn is_zero(whole: &str) -> bool {
    whole.trim_start_matches('-').chars().all(|c| c == '0')
}

/// Whether every group after the first has three digits.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default().trim_start_matches('-');
    let mut rest = groups.peekable();
    let short = rest.peek().is_none() || (1..=3).contains(&first.len());
    short && rest.all(|group| group.len() == 3)
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

    #[test]
    fn amounts_that_can_be_read_in_one_way_only() {
        for (text, cents) in [
            ("1234.56", 123_456),
            ("1234,56", 123_456),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1.234.567,89", 123_456_789),
            ("-5,1", -510),
            ("7", 700),
        ] {
            assert_eq!(amount(text), Ok(Money::from_cents(cents)), "{text}");
        }
        for (text, why) in [
            ("1.234", "can be read in two ways"),
            ("-1,234", "can be read in two ways"),
            ("1.005", "can be read in two ways"),
            ("1.234.567", "has no cents behind its thousands"),
            ("12.34,56", "is not an amount"),
            ("1,2,3", "is not an amount"),
            ("1,23.4", "is not an amount"),
            ("", "is not an amount"),
            ("-", "is not an amount"),
            ("--1", "is not an amount"),
            ("€ 5", "is not an amount"),
            ("€ 359,03", "is not an amount"),
            ("1 234,56", "is not an amount"),
            ("5,-", "is not an amount"),
            ("5,00-", "is not an amount"),
            ("5,", "is not an amount"),
            ("0.001", "has more than two decimals"),
            ("-0,001", "has more than two decimals"),
            ("12.3456", "has more than two decimals"),
            ("1.234,567", "has more than two decimals"),
            ("1234,567", "has more than two decimals"),
            ("99999999999999999999", "is more than any amount may be"),
        ] {
            // The message quotes the text as it was typed.
            let said = amount(text).expect_err(text).to_string();
            assert!(said.starts_with(&format!("`{text}` {why}")), "{said}");
        }
    }
}
