//! Euro amounts as whole cents, and the one kind of division that the covenant needs: by largest remainder.

use std::{fmt, iter::Sum, ops, str::FromStr};

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount in euro, held as whole cents.
///
/// In JSON it is a string with exactly two decimals (`"1234.50"`); in the store it is the number of
/// cents. Negative amounts exist only in results and differences: every amount a command carries is
/// positive, see [`Money::is_acceptable`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

/// Why a text or number is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// More than two decimals: cents are the smallest unit and nothing is rounded silently.
    #[error("`{0}` has more than two decimals; write whole cents, such as 12.50")]
    TooPrecise(String),
    /// Beyond [`Money::SUM_LIMIT`].
    #[error("`{0}` is beyond the largest amount, {limit}", limit = Money::SUM_LIMIT)]
    OutOfRange(String),
    /// Not a number, or one that could be read two ways (`1.234`, `1,234`).
    #[error("`{0}` is not an amount; write euros and cents with a point, such as 1234.50")]
    Malformed(String),
}

impl Money {
    /// Zero.
    pub const ZERO: Money = Money(0);

    /// The largest amount an act may carry: a thousand million euro.
    ///
    /// With it, the sum of the first ninety million amounts cannot leave the range of an `i64`.
    pub const LIMIT: Money = Money(100_000_000_000);

    /// The largest amount that can be read: a hundred thousand times [`Money::LIMIT`].
    ///
    /// Events also hold sums, such as the result of a year, and every recorded amount must be readable.
    pub const SUM_LIMIT: Money = Money(10_000_000_000_000_000);

    /// An amount in cents.
    pub const fn from_cents(cents: i64) -> Self {
        Money(cents)
    }

    /// An amount in whole euros.
    pub const fn from_euros(euros: i32) -> Self {
        Money(euros as i64 * 100)
    }

    /// The number of cents.
    pub const fn cents(self) -> i64 {
        self.0
    }

    /// The amount as a decimal with two places.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// Whether an act may carry this amount: above zero, at most [`Money::LIMIT`].
    pub fn is_acceptable(self) -> bool {
        self > Self::ZERO && self <= Self::LIMIT
    }

    /// Whether the amount is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The amount without its sign.
    pub const fn abs(self) -> Self {
        Money(self.0.abs())
    }

    /// Divides the amount in proportion to `weights` so that the parts add up to it exactly.
    ///
    /// Each part is first rounded towards zero. The cents left over go, one each, to the parts with the
    /// largest remainder, and among equal remainders to the earlier part (Hamilton's method). A negative
    /// amount is divided as its positive twin.
    ///
    /// Returns `None` if the weights add up to zero.
    ///
    /// ```
    /// use ledger_core::Money;
    /// let parts = Money::from_cents(1000).divide(&[1, 1, 1]).unwrap();
    /// assert_eq!(parts, [334, 333, 333].map(Money::from_cents));
    /// ```
    pub fn divide(self, weights: &[u64]) -> Option<Vec<Money>> {
        let total: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
        if total == 0 {
            return None;
        }
        let amount = u128::from(self.0.unsigned_abs());
        let mut parts: Vec<(u128, u128)> = weights
            .iter()
            .map(|&weight| {
                let share = amount * u128::from(weight);
                (share / total, share % total)
            })
            .collect();
        let given: u128 = parts.iter().map(|part| part.0).sum();
        let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
        by_remainder.sort_by_key(|&index| std::cmp::Reverse(parts.get(index).map(|part| part.1)));
        for index in by_remainder.into_iter().take((amount - given) as usize) {
            if let Some(part) = parts.get_mut(index) {
                part.0 += 1;
            }
        }
        let sign = self.0.signum();
        Some(parts.into_iter().map(|(cents, _)| Money(cents as i64 * sign)).collect())
    }
}

impl TryFrom<Decimal> for Money {
    type Error = MoneyError;

    /// # Errors
    /// More than two decimals that are not zero, or an amount beyond [`Money::SUM_LIMIT`] either way.
    fn try_from(value: Decimal) -> Result<Self, MoneyError> {
        let value = value.normalize();
        if value.scale() > 2 {
            return Err(MoneyError::TooPrecise(value.to_string()));
        }
        let out_of_range = || MoneyError::OutOfRange(value.to_string());
        let cents = value
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|cents| i64::try_from(cents).ok())
            .ok_or_else(out_of_range)?;
        if cents.unsigned_abs() > Self::SUM_LIMIT.0.unsigned_abs() {
            return Err(out_of_range());
        }
        Ok(Money(cents))
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads `1234`, `1234.5` or `1234.50`, with an optional minus sign.
    ///
    /// # Errors
    /// Anything else, a third decimal (`1.234` could be meant as a thousand), or out of range.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'));
        if !plain || text.len() > 40 {
            let shown: String = text.chars().take(40).collect();
            return Err(MoneyError::Malformed(shown));
        }
        if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 2) {
            return Err(MoneyError::TooPrecise(text.to_owned()));
        }
        match Decimal::from_str_exact(text) {
            Ok(value) => Money::try_from(value),
            Err(_)
                if text.trim_start_matches('-').bytes().all(|b| b.is_ascii_digit())
                    && text.len() > 20 =>
            {
                Err(MoneyError::OutOfRange(text.to_owned()))
            }
            Err(_) => Err(MoneyError::Malformed(text.to_owned())),
        }
    }
}

impl fmt::Display for Money {
    /// Euros and cents with a point and no grouping: `1234.50`, `-0.05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        f.pad(&format!("{sign}{}.{:02}", cents / 100, cents % 100))
    }
}

impl ops::Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl ops::Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl ops::Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl ops::AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        self.0 += other.0;
    }
}

impl ops::SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        self.0 -= other.0;
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, ops::Add::add)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_newtype_struct("Money", &format_args!("{self}"))
        } else {
            serializer.serialize_newtype_struct("Money", &self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(MoneyText)
        } else {
            let cents = i64::deserialize(deserializer)?;
            if cents.unsigned_abs() > Self::SUM_LIMIT.0.unsigned_abs() {
                return Err(de::Error::custom(MoneyError::OutOfRange(Money(cents).to_string())));
            }
            Ok(Money(cents))
        }
    }
}

/// Reads an amount from a JSON or TOML string; a bare number is refused with the remedy.
struct MoneyText;

impl de::Visitor<'_> for MoneyText {
    type Value = Money;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount in quotes, such as \"1234.50\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Money, E> {
        text.parse().map_err(E::custom)
    }
}

impl JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^-?\d{1,10}(\.\d{1,2})?$",
            "description": "euros and cents with a point, such as 1234.50"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_and_shows_amounts() {
        for (text, cents) in
            [("0", 0), ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("-0.05", -5)]
        {
            assert_eq!(text.parse::<Money>().unwrap().cents(), cents, "{text}");
        }
        assert_eq!(Money::from_cents(-5).to_string(), "-0.05");
        assert_eq!(Money::from_cents(123_450).to_string(), "1234.50");
    }

    #[test]
    fn refuses_what_could_be_meant_otherwise() {
        let error = |text: &str| text.parse::<Money>().unwrap_err();
        assert_eq!(error("1.234"), MoneyError::TooPrecise("1.234".into()));
        assert_eq!(error("1.230"), MoneyError::TooPrecise("1.230".into()));
        assert_eq!(error("1,50"), MoneyError::Malformed("1,50".into()));
        assert_eq!(error(""), MoneyError::Malformed("".into()));
        assert_eq!(error("-"), MoneyError::Malformed("-".into()));
        assert_eq!(error("1e3"), MoneyError::Malformed("1e3".into()));
        let beyond = "100000000000000.01";
        assert_eq!(error(beyond), MoneyError::OutOfRange(beyond.into()));
        let long = "9".repeat(35);
        assert_eq!(error(&long), MoneyError::OutOfRange(long.clone()));
    }

    proptest! {
        #[test]
        fn text_round_trips(cents in -Money::SUM_LIMIT.0..=Money::SUM_LIMIT.0) {
            let money = Money::from_cents(cents);
            prop_assert_eq!(money.to_string().parse::<Money>().unwrap(), money);
            prop_assert_eq!(Money::try_from(money.to_decimal()).unwrap(), money);
        }

        #[test]
        fn parts_add_up_and_stay_within_a_cent(
            cents in -Money::SUM_LIMIT.0..=Money::SUM_LIMIT.0,
            weights in prop::collection::vec(0u64..1_000_000, 1..60),
        ) {
            let money = Money::from_cents(cents);
            let total: u64 = weights.iter().sum();
            match money.divide(&weights) {
                None => prop_assert_eq!(total, 0),
                Some(parts) => {
                    prop_assert_eq!(parts.iter().copied().sum::<Money>(), money);
                    for (part, weight) in parts.iter().zip(&weights) {
                        let exact = i128::from(cents) * i128::from(*weight);
                        let given = i128::from(part.cents()) * i128::from(total);
                        prop_assert!((exact - given).abs() < i128::from(total));
                    }
                }
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}") {
            let _ = text.parse::<Money>();
        }
    }
}
