//! Hours of work, to a hundredth of an hour.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A number of hours. In JSON it is a text such as `"12.50"`; in the store it is the number of hundredths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(u64);

/// Not a number of hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no number of hours; write it with at most two decimals, such as 12.5")]
pub struct HoursError(String);

impl Hours {
    /// The largest number of hours that an act may carry: a million.
    pub const LIMIT: Hours = Hours(100_000_000);

    /// Whether there are any.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Add for Hours {
    type Output = Hours;

    fn add(self, other: Hours) -> Hours {
        Hours(self.0.saturating_add(other.0))
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Hours>>(all: I) -> Hours {
        all.fold(Hours::default(), Hours::add)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

impl FromStr for Hours {
    type Err = HoursError;

    /// Reads hours with at most two decimals, behind a point or a comma.
    ///
    /// # Errors
    /// Anything else, and more than [`Hours::LIMIT`].
    fn from_str(text: &str) -> Result<Hours, HoursError> {
        let read = || {
            let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            let well_formed = digits(whole) && digits(part) && (1..=2).contains(&part.len());
            let hundredths: u64 = format!("{part:0<2}").parse().ok()?;
            let hours: u64 = whole.parse().ok().filter(|_| well_formed)?;
            let hours = Hours(hours.checked_mul(100)?.checked_add(hundredths)?);
            (hours <= Hours::LIMIT).then_some(hours)
        };
        read().ok_or_else(|| HoursError(text.chars().take(40).collect()))
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return serializer.serialize_newtype_struct("Hours", &format_args!("{self}"));
        }
        serializer.serialize_newtype_struct("Hours", &self.0)
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hours, D::Error> {
        if deserializer.is_human_readable() {
            return String::deserialize(deserializer)?.parse().map_err(de::Error::custom);
        }
        Ok(Hours(u64::deserialize(deserializer)?))
    }
}

impl JsonSchema for Hours {
    fn schema_name() -> Cow<'static, str> {
        "Hours".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^\d{1,7}([.,]\d{1,2})?$",
            "description": "hours, with at most two decimals: 12.5"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_read_back_and_anything_else_is_refused() {
        for (text, shown) in [("8", "8.00"), ("12.5", "12.50"), ("0,25", "0.25")] {
            assert_eq!(text.parse::<Hours>().unwrap().to_string(), shown);
        }
        assert_eq!("1000000".parse(), Ok(Hours::LIMIT));
        let wrong = ["", "x", "1.234", "1.", ".5", "-1", "+1", "1000000.01", "1.5.5", "1e3"];
        for text in wrong {
            assert!(text.parse::<Hours>().is_err(), "{text}");
        }
        let all = ["1.50", "0.75"].map(|text| text.parse::<Hours>().unwrap());
        assert_eq!(all.into_iter().sum::<Hours>().to_string(), "2.25");
    }
}
