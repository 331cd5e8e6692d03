//! Days, moments, fiscal years and the monitoring periods within them.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, Months, NaiveDate, SecondsFormat, Utc};
use chrono_tz::Tz;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::definition::Wrong;

/// Days from 1 January of year 1 to 1 January 2000, day zero of [`Date`].
const EPOCH_FROM_CE: i32 = 730_120;

/// A day between 1 January 1900 and 31 December 2199.
///
/// In text it is `2022-07-31`; in the store the number of days since 1 January 2000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Why a text is not a date, fiscal year, or day of the year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Not a date that exists, or not written in a form that reads one way only.
    #[error("`{0}` is not a date; write 2022-07-31 or 31-7-2022")]
    Date(String),
    /// Outside the years this ledger can hold.
    #[error("{0} is outside the years 1900 to 2199")]
    Range(String),
    /// Not a fiscal year.
    #[error("`{0}` is not a year of the covenant; write 2018-2019, or 2018 for a calendar year")]
    Year(String),
    /// Not the name of a time zone.
    #[error("`{0}` is no time zone; write its name, such as Europe/Amsterdam")]
    TimeZone(String),
    /// Not a day of the year.
    #[error(
        "`{0}` is not a day of every year; write month and day, such as 07-31; as the end of a period \
         02-28 is the last day of February"
    )]
    MonthDay(String),
}

impl Date {
    const FIRST: i32 = -36_524;
    const LAST: i32 = 73_048;

    /// The day as a chrono date.
    pub fn naive(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or_default()
    }

    /// A date from year, month and day. Returns `None` if there is no such day or it is out of range.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(|date| Date::try_from(date).ok())
    }

    /// The day `days` days later, or earlier if negative, kept within the range of dates.
    pub fn plus_days(self, days: i32) -> Date {
        Date(self.0.saturating_add(days).clamp(Self::FIRST, Self::LAST))
    }

    /// The first day of the month it lies in.
    pub fn first_of_month(self) -> Date {
        self.plus_days(-(self.naive().day0() as i32))
    }

    /// Whole days from `earlier` to this day; negative if this day comes first.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.0 - earlier.0
    }

    /// The number of days since 1 January 2000, as it is stored.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day with this number. Returns `None` out of range.
    pub fn from_number(number: i32) -> Option<Date> {
        (Self::FIRST..=Self::LAST).contains(&number).then_some(Date(number))
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = CalendarError;

    /// # Errors
    /// A day outside 1900 to 2199.
    fn try_from(date: NaiveDate) -> Result<Self, CalendarError> {
        date.num_days_from_ce()
            .checked_sub(EPOCH_FROM_CE)
            .and_then(Date::from_number)
            .ok_or_else(|| CalendarError::Range(date.to_string()))
    }
}

impl FromStr for Date {
    type Err = CalendarError;

    /// Reads `2022-07-31` and the Dutch `31-7-2022`.
    ///
    /// # Errors
    /// Any other form, a day that does not exist, or one outside 1900 to 2199.
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let malformed = || CalendarError::Date(text.chars().take(40).collect());
        let mut parts = text.split('-').map(|part| {
            let digits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten()
        });
        let (Some(Some(first)), Some(Some(month)), Some(Some(last)), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(malformed());
        };
        let (year, day) = match text.find('-') {
            Some(4) => (first, last),
            Some(1 | 2) if text.len() - text.rfind('-').unwrap_or(0) == 5 => (last, first),
            _ => return Err(malformed()),
        };
        let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
        Date::try_from(date.ok_or_else(malformed)?)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.naive().format("%Y-%m-%d").to_string())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_newtype_struct("Date", &format_args!("{self}"))
        } else {
            serializer.serialize_newtype_struct("Date", &self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            from_text(deserializer)
        } else {
            let number = i32::deserialize(deserializer)?;
            Date::from_number(number).ok_or_else(|| de::Error::custom("day out of range"))
        }
    }
}

/// A moment to the millisecond, in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The moment `millis` milliseconds after the start of 1970, kept within the years 1900 to 2199.
    pub fn from_millis(millis: i64) -> Moment {
        Moment(millis.clamp(-2_208_988_800_000, 7_258_118_399_999))
    }

    /// Milliseconds since the start of 1970.
    pub fn millis(self) -> i64 {
        self.0
    }

    /// Noon of a day, for clocks that are simulated.
    pub fn noon(date: Date) -> Moment {
        Moment((i64::from(date.0) + 10_957) * 86_400_000 + 43_200_000)
    }

    /// The day of this moment on the clocks of a time zone.
    pub fn day_in(self, zone: TimeZone) -> Date {
        let moment = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        let local = moment.with_timezone(&zone.0).date_naive();
        let days = local.num_days_from_ce() - EPOCH_FROM_CE;
        Date(days.clamp(Date::FIRST, Date::LAST))
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(moment: DateTime<Utc>) -> Moment {
        Moment::from_millis(moment.timestamp_millis())
    }
}

impl FromStr for Moment {
    type Err = CalendarError;

    /// Reads RFC 3339, such as `2019-03-31T12:00:00Z`.
    ///
    /// # Errors
    /// Any other form.
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        DateTime::parse_from_rfc3339(text)
            .map(|moment| Moment::from_millis(moment.timestamp_millis()))
            .map_err(|_| CalendarError::Date(text.chars().take(40).collect()))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        f.pad(&moment.to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Moment", &format_args!("{self}"))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer)
    }
}

/// A time zone by its name in the tz database: by its clocks days begin and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(Tz);

/// Europe/Amsterdam.
impl Default for TimeZone {
    fn default() -> TimeZone {
        TimeZone(Tz::Europe__Amsterdam)
    }
}

impl FromStr for TimeZone {
    type Err = CalendarError;

    /// Reads a name of the tz database, such as `Europe/Amsterdam`.
    ///
    /// # Errors
    /// A name that the database does not know.
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let unknown = |_| CalendarError::TimeZone(text.chars().take(40).collect());
        text.parse().map(TimeZone).map_err(unknown)
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.name())
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de> Deserialize<'de> for TimeZone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(deserializer)
    }
}

/// A day that comes back every year, such as 31 July. 29 February is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u8,
    day: u8,
}

impl MonthDay {
    /// A day from month 1 to 12 and a day that exists in every year. Returns `None` otherwise.
    pub fn new(month: u8, day: u8) -> Option<MonthDay> {
        NaiveDate::from_ymd_opt(2001, u32::from(month), u32::from(day))?;
        Some(MonthDay { month, day })
    }

    /// This day in a calendar year; years outside 1900 to 2199 give the nearest day that exists.
    pub fn in_year(self, year: i32) -> Date {
        Date::from_ymd(year.clamp(1900, 2199), self.month.into(), self.day.into())
            .unwrap_or(Date(0))
    }

    /// This day in a calendar year, as the end of a span: 28 February stands for the last day of February.
    fn closing(self, year: i32) -> Date {
        let date = self.in_year(year);
        let leap_day = Date::from_ymd(year, 2, 29).filter(|_| (self.month, self.day) == (2, 28));
        leap_day.unwrap_or(date)
    }
}

/// 1 January.
impl Default for MonthDay {
    fn default() -> MonthDay {
        MonthDay { month: 1, day: 1 }
    }
}

impl FromStr for MonthDay {
    type Err = CalendarError;

    /// Reads `07-31`.
    ///
    /// # Errors
    /// Any other form, or a day that does not exist in every year.
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let malformed = || CalendarError::MonthDay(text.chars().take(40).collect());
        let (month, day) = text.split_once('-').ok_or_else(malformed)?;
        let number = |part: &str| part.parse::<u8>().map_err(|_| malformed());
        MonthDay::new(number(month)?, number(day)?).ok_or_else(malformed)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Serialize for MonthDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_u16(u16::from(self.month) * 32 + u16::from(self.day))
        }
    }
}

impl<'de> Deserialize<'de> for MonthDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return from_text(deserializer);
        }
        let number = u16::deserialize(deserializer)?;
        u8::try_from(number / 32)
            .ok()
            .and_then(|month| MonthDay::new(month, (number % 32) as u8))
            .ok_or_else(|| de::Error::custom("day of the year out of range"))
    }
}

/// A year of the covenant's books: a school year (`2018-2019`) or a calendar year (`2018`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear {
    start: u16,
    spans_new_year: bool,
}

impl FiscalYear {
    /// The calendar year in which it starts.
    pub fn start(self) -> u16 {
        self.start
    }

    /// The fiscal year after this one.
    pub fn next(self) -> FiscalYear {
        FiscalYear { start: self.start.saturating_add(1), ..self }
    }

    /// The fiscal year before this one.
    pub fn previous(self) -> FiscalYear {
        FiscalYear { start: self.start.saturating_sub(1), ..self }
    }

    fn new(start: u16, spans_new_year: bool) -> Option<FiscalYear> {
        (1900..2199).contains(&start).then_some(FiscalYear { start, spans_new_year })
    }
}

impl FromStr for FiscalYear {
    type Err = CalendarError;

    /// Reads `2018-2019` or, for a fiscal year that is a calendar year, `2018`.
    ///
    /// # Errors
    /// Any other form, years that do not follow each other, or outside 1900 to 2199.
    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let malformed = || CalendarError::Year(text.chars().take(40).collect());
        let number = |part: &str| {
            let digits = part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten().ok_or_else(malformed)
        };
        let (start, spans) = match text.split_once('-') {
            None => (number(text)?, false),
            Some((start, end)) => {
                let start = number(start)?;
                if number(end)? != start + 1 {
                    return Err(malformed());
                }
                (start, true)
            }
        };
        FiscalYear::new(start, spans).ok_or_else(malformed)
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.spans_new_year {
            f.pad(&format!("{}-{}", self.start, self.start + 1))
        } else {
            f.pad(&self.start.to_string())
        }
    }
}

impl Serialize for FiscalYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_newtype_struct("FiscalYear", &format_args!("{self}"))
        } else {
            let number = self.start * 2 + u16::from(self.spans_new_year);
            serializer.serialize_newtype_struct("FiscalYear", &number)
        }
    }
}

impl<'de> Deserialize<'de> for FiscalYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return from_text(deserializer);
        }
        let number = u16::deserialize(deserializer)?;
        FiscalYear::new(number / 2, number % 2 == 1)
            .ok_or_else(|| de::Error::custom("fiscal year out of range"))
    }
}

/// How days fall into fiscal years, and fiscal years into monitoring periods.
///
/// Source: the covenant, article 2 (three times a year) and article 5 (the term).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// The first day of every fiscal year, month and day; 29 February is none.
    pub year_starts: MonthDay,
    /// The last day of each monitoring period, 1 to 12 of them in the order of the fiscal year; the last
    /// one is the last day of the year. 28 February stands for the last day of February in every year.
    #[schemars(length(min = 1, max = 12))]
    pub period_ends: Vec<MonthDay>,
    /// The time zone by whose clocks a day begins and ends: a name of the tz database, and
    /// `Europe/Amsterdam` if it is left out.
    #[serde(default)]
    pub time_zone: TimeZone,
}

impl Calendar {
    /// The fiscal year a day falls in.
    pub fn year_of(&self, date: Date) -> FiscalYear {
        let year = date.naive().year();
        let start = if date < self.year_starts.in_year(year) { year - 1 } else { year };
        FiscalYear { start: start.clamp(0, 2199) as u16, spans_new_year: self.spans_new_year() }
    }

    /// Whether `year` has the form of this calendar's years.
    pub fn has_form_of(&self, year: FiscalYear) -> bool {
        year.spans_new_year == self.spans_new_year()
    }

    /// The first day of a fiscal year.
    pub fn first_day(&self, year: FiscalYear) -> Date {
        self.year_starts.in_year(year.start.into())
    }

    /// The last day of a fiscal year.
    pub fn last_day(&self, year: FiscalYear) -> Date {
        self.year_starts.in_year(i32::from(year.start) + 1).plus_days(-1)
    }

    /// The first and last day of monitoring period `period` (from 1) of a year.
    pub fn period(&self, year: FiscalYear, period: u8) -> Option<(Date, Date)> {
        let index = usize::from(period.checked_sub(1)?);
        let end = self.end_in(year, *self.period_ends.get(index)?);
        let start = match index.checked_sub(1).and_then(|before| self.period_ends.get(before)) {
            Some(before) => self.end_in(year, *before).plus_days(1),
            None => self.first_day(year),
        };
        Some((start, end))
    }

    /// The fault of this calendar, if it has one.
    pub fn fault(&self) -> Option<Wrong> {
        let year = FiscalYear { start: 2018, spans_new_year: self.spans_new_year() };
        let ends: Vec<Date> = self.period_ends.iter().map(|end| self.end_in(year, *end)).collect();
        if ends.is_empty() || ends.len() > 12 {
            Some(Wrong::PeriodCount)
        } else if !ends.is_sorted_by(|earlier, later| earlier < later) {
            Some(Wrong::PeriodOrder)
        } else if ends.last() != Some(&self.last_day(year)) {
            Some(Wrong::PeriodLast)
        } else {
            None
        }
    }

    fn spans_new_year(&self) -> bool {
        self.year_starts != MonthDay { month: 1, day: 1 }
    }

    /// The day of a fiscal year on which a period ends.
    fn end_in(&self, year: FiscalYear, end: MonthDay) -> Date {
        let date = end.closing(year.start.into());
        if date < self.first_day(year) { end.closing(i32::from(year.start) + 1) } else { date }
    }
}

/// The number of months that begin in the span from `from` to `to`, and one more for a month that has already
/// begun on `from`; at least zero.
pub fn months_touched(from: Date, to: Date) -> u32 {
    let (from, to) = (from.naive(), to.naive());
    let months = (to.year() - from.year()) * 12 + to.month0() as i32 - from.month0() as i32 + 1;
    months.max(0) as u32
}

/// The day `months` calendar months later, or the last day of that month if it is shorter.
pub fn plus_months(date: Date, months: u32) -> Date {
    date.naive()
        .checked_add_months(Months::new(months))
        .and_then(|later| Date::try_from(later).ok())
        .unwrap_or(Date(Date::LAST))
}

/// Reads a value from a string, with its own error as the message.
fn from_text<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = CalendarError>,
{
    struct Text<T>(std::marker::PhantomData<T>);
    impl<T: FromStr<Err = CalendarError>> de::Visitor<'_> for Text<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text in quotes")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(E::custom)
        }
    }
    deserializer.deserialize_str(Text(std::marker::PhantomData))
}

/// Implements a JSON Schema of a string with a pattern and a description.
macro_rules! text_schema {
    ($type:ty, $name:literal, $pattern:literal, $description:literal) => {
        impl JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": $pattern, "description": $description })
            }
        }
    };
}

text_schema!(
    Date,
    "Date",
    r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})$",
    "a day: 2022-07-31 or 31-7-2022"
);
text_schema!(
    TimeZone,
    "TimeZone",
    r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
    "a time zone by its name in the tz database: Europe/Amsterdam"
);
text_schema!(
    MonthDay,
    "MonthDay",
    r"^(0?[1-9]|1[0-2])-(0?[1-9]|[12]\d|3[01])$",
    "a day of every year: month and day, 07-31"
);
text_schema!(
    FiscalYear,
    "FiscalYear",
    r"^\d{4}(-\d{4})?$",
    "a year of the covenant: 2018-2019 or 2018"
);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn school() -> Calendar {
        let day = |text: &str| text.parse().unwrap();
        Calendar {
            year_starts: day("08-01"),
            period_ends: vec![day("11-30"), day("03-31"), day("07-31")],
            time_zone: TimeZone::default(),
        }
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn dates_read_both_ways() {
        assert_eq!(date("2022-07-31"), date("31-7-2022"));
        assert_eq!(date("2000-01-01").number(), 0);
        for text in [
            "",
            "2022",
            "2022-02-30",
            "7-31-2022",
            "22-7-31",
            "2022/07/31",
            "1899-12-31",
            "+2022-1-1",
            "1-2-3",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn school_years_and_their_three_periods() {
        let calendar = school();
        let year: FiscalYear = "2018-2019".parse().unwrap();
        assert_eq!(calendar.year_of(date("2018-08-01")), year);
        assert_eq!(calendar.year_of(date("2019-07-31")), year);
        assert_eq!(calendar.year_of(date("2019-08-01")), year.next());
        assert_eq!(calendar.period(year, 1), Some((date("2018-08-01"), date("2018-11-30"))));
        assert_eq!(calendar.period(year, 2), Some((date("2018-12-01"), date("2019-03-31"))));
        assert_eq!(calendar.period(year, 3), Some((date("2019-04-01"), date("2019-07-31"))));
        assert_eq!(calendar.period(year, 4), None);
        assert_eq!(calendar.period(year, 0), None);
        assert_eq!(calendar.fault(), None);
    }

    #[test]
    fn a_calendar_year_is_written_with_one_number() {
        let calendar = Calendar {
            year_starts: "01-01".parse().unwrap(),
            period_ends: vec!["06-30".parse().unwrap(), "12-31".parse().unwrap()],
            time_zone: TimeZone::default(),
        };
        assert_eq!(calendar.year_of(date("2020-12-31")).to_string(), "2020");
        assert_eq!(calendar.fault(), None);
    }

    #[test]
    fn a_day_begins_and_ends_by_the_clocks_of_the_zone() {
        let day = |moment: &str, zone: &str| -> String {
            let moment: Moment = moment.parse().unwrap();
            moment.day_in(zone.parse().unwrap()).to_string()
        };
        for (moment, amsterdam) in [
            // Half past midnight, in winter and in summer.
            ("2022-01-31T23:30:00Z", "2022-02-01"),
            ("2022-07-31T22:30:00Z", "2022-08-01"),
            ("2022-07-31T21:59:59.999Z", "2022-07-31"),
            ("2022-01-31T22:59:59.999Z", "2022-01-31"),
            // The days on which the clocks change have 23 and 25 hours.
            ("2022-03-26T23:00:00Z", "2022-03-27"),
            ("2022-03-27T21:59:59.999Z", "2022-03-27"),
            ("2022-03-27T22:00:00Z", "2022-03-28"),
            ("2022-10-29T22:00:00Z", "2022-10-30"),
            ("2022-10-30T22:59:59.999Z", "2022-10-30"),
            ("2022-10-30T23:00:00Z", "2022-10-31"),
        ] {
            assert_eq!(day(moment, "Europe/Amsterdam"), amsterdam, "{moment}");
        }
        assert_eq!(day("2022-07-31T22:30:00Z", "UTC"), "2022-07-31");
        assert_eq!(day("2022-08-01T03:59:59Z", "America/New_York"), "2022-07-31");
        assert!("Amsterdam".parse::<TimeZone>().is_err());
        assert_eq!(TimeZone::default().to_string(), "Europe/Amsterdam");
    }

    #[test]
    fn a_year_that_ends_in_february_ends_on_its_last_day() {
        let calendar = Calendar {
            year_starts: "03-01".parse().unwrap(),
            period_ends: vec!["08-31".parse().unwrap(), "02-28".parse().unwrap()],
            time_zone: TimeZone::default(),
        };
        assert_eq!(calendar.fault(), None);
        let year: FiscalYear = "2023-2024".parse().unwrap();
        assert_eq!(calendar.period(year, 2), Some((date("2023-09-01"), date("2024-02-29"))));
        let before: FiscalYear = "2022-2023".parse().unwrap();
        assert_eq!(calendar.period(before, 2), Some((date("2022-09-01"), date("2023-02-28"))));
        let error = "02-29".parse::<MonthDay>().unwrap_err().to_string();
        assert!(error.ends_with("02-28 is the last day of February"), "{error}");
    }

    /// Every possible [`MonthDay`].
    fn days_of_the_year() -> Vec<MonthDay> {
        let first = date("2021-01-01");
        let days = (0..365).map(|day| first.plus_days(day).to_string());
        days.map(|day| day.split_once('-').unwrap().1.parse().unwrap()).collect()
    }

    #[test]
    fn every_day_of_every_year_is_in_exactly_one_period() {
        let days = days_of_the_year();
        for (place, year_starts) in days.iter().enumerate() {
            let of_year = |day: usize| days[(place + day) % 365];
            // Every end of a first period before that of the year, and a third period between some.
            for end in 0..364 {
                let ends = [Some(end), (end % 7 == 0 && end > 40).then(|| end - 40), Some(364)];
                let mut ends: Vec<usize> = ends.into_iter().flatten().collect();
                ends.sort_unstable();
                let period_ends: Vec<MonthDay> = ends.into_iter().map(of_year).collect();
                let periods = period_ends.len() as u8;
                let time_zone = TimeZone::default();
                let calendar = Calendar { year_starts: *year_starts, period_ends, time_zone };
                assert_eq!(calendar.fault(), None, "{calendar:?}");
                for start in 2015..=2035 {
                    let spans_new_year = calendar.spans_new_year();
                    let year = FiscalYear { start, spans_new_year };
                    let mut next = calendar.first_day(year);
                    for period in 1..=periods {
                        let (from, to) = calendar.period(year, period).unwrap();
                        assert!(from == next && from <= to, "{calendar:?} {year} {period}");
                        next = to.plus_days(1);
                    }
                    assert_eq!(next, calendar.first_day(year.next()), "{calendar:?} {year}");
                }
            }
        }
    }

    #[test]
    fn months_count_the_one_already_begun() {
        assert_eq!(months_touched(date("2019-01-15"), date("2019-07-31")), 7);
        assert_eq!(months_touched(date("2018-08-01"), date("2019-07-31")), 12);
        assert_eq!(months_touched(date("2019-08-01"), date("2019-07-31")), 0);
    }

    #[test]
    fn noon_is_in_its_day() {
        assert_eq!(Moment::noon(date("2018-10-31")).to_string(), "2018-10-31T12:00:00.000Z");
        let zone = TimeZone::default();
        assert_eq!(Moment::noon(date("2018-10-31")).day_in(zone), date("2018-10-31"));
    }

    proptest! {
        #[test]
        fn every_day_round_trips_and_falls_in_its_year(number in Date::FIRST + 400..Date::LAST - 400) {
            let day = Date::from_number(number).unwrap();
            prop_assert_eq!(day.to_string().parse::<Date>().unwrap(), day);
            prop_assert_eq!(Date::try_from(day.naive()).unwrap(), day);
            let calendar = school();
            let year = calendar.year_of(day);
            prop_assert!(calendar.first_day(year) <= day && day <= calendar.last_day(year));
            prop_assert_eq!(calendar.first_day(year.next()), calendar.last_day(year).plus_days(1));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,40}") {
            let _ = (text.parse::<Date>(), text.parse::<FiscalYear>(), text.parse::<MonthDay>());
        }
    }
}
