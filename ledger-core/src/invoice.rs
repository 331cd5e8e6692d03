//! Invoice numbers.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use crate::accounts::Account;
use crate::calendar::Date;
use crate::money::Money;

/// What is claimed; each kind has its own series of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Series {
    /// A contribution for a year: `C`.
    Contribution,
    /// A share in the deficit of a year: `T`, from *tekort*.
    DeficitShare,
    /// A credit note on an invoice: `K`, from *kredietnota*.
    CreditNote,
    /// What was refunded of a payment that the bank then took back: `V`, from *vordering*.
    Reclaim,
    /// Anything else that a partner or a third party is invoiced for: `F`, from *factuur*.
    Other,
}

impl Series {
    /// The account on which a claim of this series is owed.
    pub fn account(self) -> Account {
        match self {
            Series::Contribution | Series::CreditNote | Series::Reclaim | Series::Other => {
                Account::Debtors
            }
            Series::DeficitShare => Account::SharesReceivable,
        }
    }
}

/// The number of an invoice: series, the year it is for, and a number without gaps from 1, such as
/// `C2018-0001`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvoiceNumber {
    /// What is claimed.
    pub series: Series,
    /// The calendar year in which the fiscal year starts.
    pub year: u16,
    /// The number within series and year.
    pub number: u32,
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.series {
            Series::Contribution => 'C',
            Series::DeficitShare => 'T',
            Series::CreditNote => 'K',
            Series::Reclaim => 'V',
            Series::Other => 'F',
        };
        f.pad(&format!("{letter}{:04}-{:04}", self.year, self.number))
    }
}

/// Days of one year that an invoice is for, the first and the last among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

/// One of the equal parts in which a contribution is invoiced, such as `1/4`. The parts differ by a cent at
/// most, and are the whole together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Which part, from 1.
    pub part: u8,
    /// Of how many, 2 to 12.
    pub of: u8,
}

/// Not an instalment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an instalment is written as 1/4, with 2 to 12 parts")]
pub struct InstalmentError;

impl Instalment {
    /// The most parts of a contribution: one a month.
    const MOST: u8 = 12;

    /// What this part is of a whole.
    pub(crate) fn share(self, whole: Money) -> Money {
        let parts = whole.divide(&vec![1; self.of.into()]).unwrap_or_default();
        parts.get(usize::from(self.part).wrapping_sub(1)).copied().unwrap_or_default()
    }

    /// Whether two invoices of a partner for a year are for the same: the same part, or parts of another
    /// division, or one for the whole.
    pub(crate) fn collide(one: Option<Instalment>, other: Option<Instalment>) -> bool {
        match (one, other) {
            (Some(one), Some(other)) => one.of != other.of || one.part == other.part,
            (None, _) | (_, None) => true,
        }
    }
}

impl fmt::Display for Instalment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

impl FromStr for Instalment {
    type Err = InstalmentError;

    /// # Errors
    /// Anything not of the form `1/4`, or a part that there is not.
    fn from_str(text: &str) -> Result<Instalment, InstalmentError> {
        let (part, of) = text.split_once('/').ok_or(InstalmentError)?;
        let number = |text: &str| -> Result<u8, InstalmentError> {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| digits).ok_or(InstalmentError)
        };
        let (part, of) = (number(part)?, number(of)?);
        let there = (2..=Instalment::MOST).contains(&of) && (1..=of).contains(&part);
        there.then_some(Instalment { part, of }).ok_or(InstalmentError)
    }
}

impl Serialize for Instalment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.collect_str(self),
            false => (self.part, self.of).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Instalment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer)?.parse().map_err(de::Error::custom);
        }
        let (part, of) = <(u8, u8)>::deserialize(deserializer)?;
        let there = (2..=Instalment::MOST).contains(&of) && (1..=of).contains(&part);
        there.then_some(Instalment { part, of }).ok_or_else(|| de::Error::custom(InstalmentError))
    }
}

impl JsonSchema for Instalment {
    fn schema_name() -> Cow<'static, str> {
        "Instalment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "pattern": r"^\d{1,2}/\d{1,2}$",
            "description": "One of the equal parts in which a contribution is invoiced: 1/4."
        })
    }
}

/// Not an invoice number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an invoice number; write it as C2018-0001")]
pub struct InvoiceNumberError(String);

impl FromStr for InvoiceNumber {
    type Err = InvoiceNumberError;

    /// # Errors
    /// Anything not of the form `C2018-0001`.
    fn from_str(text: &str) -> Result<Self, InvoiceNumberError> {
        let read = || {
            let series = match text.chars().next()? {
                'C' | 'c' => Series::Contribution,
                'T' | 't' => Series::DeficitShare,
                'K' | 'k' => Series::CreditNote,
                'V' | 'v' => Series::Reclaim,
                'F' | 'f' => Series::Other,
                _ => return None,
            };
            let (year, number) = text.get(1..)?.split_once('-')?;
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let well_formed = year.len() == 4 && digits(year) && digits(number);
            well_formed.then_some(InvoiceNumber {
                series,
                year: year.parse().ok()?,
                number: number.parse().ok()?,
            })
        };
        read().ok_or_else(|| InvoiceNumberError(text.chars().take(40).collect()))
    }
}

/// The last year that a number can have: it is written in four digits.
const LAST_YEAR: u16 = 9_999;

/// Series and year are stored as one number. The first four series take four numbers a year, so none is above
/// 39,999. From this number on there is one a year, of the series [`Series::Other`], up to 49,999.
const FROM_OTHER: u16 = (LAST_YEAR + 1) * 4;

/// Series and year as one number; `None` for a year of more than four digits.
fn stored(series: Series, year: u16) -> Option<u16> {
    let year = Some(year).filter(|year| *year <= LAST_YEAR)?;
    Some(match series {
        Series::Contribution => year * 4,
        Series::DeficitShare => year * 4 + 1,
        Series::CreditNote => year * 4 + 2,
        Series::Reclaim => year * 4 + 3,
        Series::Other => FROM_OTHER + year,
    })
}

fn from_stored(stored: u16) -> Option<(Series, u16)> {
    let Some(year) = stored.checked_sub(FROM_OTHER) else {
        let series = match stored % 4 {
            0 => Series::Contribution,
            1 => Series::DeficitShare,
            2 => Series::CreditNote,
            _ => Series::Reclaim,
        };
        return Some((series, stored / 4));
    };
    (year <= LAST_YEAR).then_some((Series::Other, year))
}

impl Serialize for InvoiceNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_newtype_struct("InvoiceNumber", &format_args!("{self}"));
        }
        let stored = stored(self.series, self.year)
            .ok_or_else(|| ser::Error::custom("the year of an invoice number has four digits"))?;
        serializer.serialize_newtype_struct("InvoiceNumber", &(stored, self.number))
    }
}

impl<'de> Deserialize<'de> for InvoiceNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer)?.parse().map_err(de::Error::custom);
        }
        let (stored, number) = <(u16, u32)>::deserialize(deserializer)?;
        let (series, year) = from_stored(stored)
            .ok_or_else(|| de::Error::custom("an invoice number of no series"))?;
        Ok(InvoiceNumber { series, year, number })
    }
}

impl JsonSchema for InvoiceNumber {
    fn schema_name() -> Cow<'static, str> {
        "InvoiceNumber".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": r"^[CTKVF]\d{4}-\d{4,}$", "description": "an invoice: C2018-0001" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_and_anything_else_is_refused() {
        for text in
            ["C2018-0001", "T2021-12345", "K2019-0002", "V2020-0001", "F2025-0001", "C0022-0005"]
        {
            assert_eq!(text.parse::<InvoiceNumber>().unwrap().to_string(), text);
        }
        for text in
            ["", "C", "2018-0001", "C18-1", "C2018-", "C2018", "é2018-0001", "C2018-99999999999"]
        {
            assert!(text.parse::<InvoiceNumber>().is_err(), "{text}");
        }
    }

    /// Every number that was stored before there was a fifth series reads as it did then.
    #[test]
    fn the_fifth_series_changes_no_number_of_the_first_four() {
        let before =
            [Series::Contribution, Series::DeficitShare, Series::CreditNote, Series::Reclaim];
        for written in 0..=u16::MAX {
            let expected = match written {
                0..=39_999 => Some((before[usize::from(written % 4)], written / 4)),
                40_000..=49_999 => Some((Series::Other, written - 40_000)),
                50_000.. => None,
            };
            assert_eq!(from_stored(written), expected);
            assert!(expected.is_none_or(|(series, year)| stored(series, year) == Some(written)));
        }
        assert_eq!(stored(Series::Contribution, 10_000), None);
    }
}
