//! Amounts and days as banks write them.

use ledger_core::{Date, Money, MoneyError};

use crate::unreadable::{Fault, shown};

/// Reads an amount with a decimal sign, and with the other of comma and point between thousands if there is one.
/// It may have a sign, and has two decimals at most. Two that come after nothing are not read.
///
/// # Errors
/// Anything else, a third decimal, or an amount beyond [`Money::SUM_LIMIT`].
pub(crate) fn amount(text: &str, decimal: char) -> Result<Money, Fault> {
    let text = text.trim();
    let fault = || Fault::Amount { text: shown(text) };
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) if text.starts_with('-') => ("-", digits),
        Some(digits) => ("", digits),
        None => ("", text),
    };
    let (whole, decimals) = digits.split_once(decimal).unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(if decimal == ',' { '.' } else { ',' });
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    let grouped = groups.is_empty() || first.len() <= 3;
    let sound = grouped && groups.iter().all(|group| group.len() == 3 && all_digits(group));
    if !sound || first.is_empty() || !all_digits(first) || !all_digits(decimals) {
        return Err(fault());
    }
    // Banks pad with zeros to a length; the reader of amounts takes 20 digits for too many.
    let whole = format!("{first}{}", groups.concat());
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let plain = if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") };
    format!("{sign}{plain}").parse().map_err(|error| match error {
        MoneyError::TooPrecise(_) => Fault::TooPrecise { text: shown(text) },
        MoneyError::OutOfRange(_) => Fault::OutOfRange { text: shown(text) },
        MoneyError::Malformed(_) => fault(),
    })
}

/// Reads an amount that has no sign.
///
/// # Errors
/// Those of [`amount`], and a sign.
pub(crate) fn unsigned(text: &str, decimal: char) -> Result<Money, Fault> {
    match text.trim().starts_with(['+', '-']) {
        true => Err(Fault::Amount { text: shown(text) }),
        false => amount(text, decimal),
    }
}

/// The euro.
///
/// # Errors
/// Any other currency.
pub(crate) fn euro(currency: &str) -> Result<(), Fault> {
    match currency.trim() {
        "EUR" => Ok(()),
        other => Err(Fault::Currency { currency: shown(other) }),
    }
}

/// Reads eight digits as year, month and day.
///
/// # Errors
/// Anything else.
pub(crate) fn compact_day(text: &str) -> Result<Date, Fault> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let day = || {
        let plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = i32::try_from(number(0, 4).filter(|_| plain)?).ok()?;
        Date::from_ymd(year, number(4, 6)?, number(6, 8)?)
    };
    day().ok_or_else(|| Fault::Day { text: shown(text) })
}

/// Reads `2026-01-31` or `31-01-2026`.
///
/// # Errors
/// Anything else.
pub(crate) fn day(text: &str) -> Result<Date, Fault> {
    text.trim().parse().map_err(|_| Fault::Day { text: shown(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_to_the_cent_or_refused() {
        for (text, decimal, cents) in [
            ("1.234,56", ',', 123_456),
            ("-1234,5", ',', -123_450),
            ("+0,01", ',', 1),
            ("000000000025,00", ',', 2500),
            ("500,", ',', 50_000),
            ("15,000.00", '.', 1_500_000),
            ("12", '.', 1200),
        ] {
            assert_eq!(amount(text, decimal).map(Money::cents), Ok(cents), "{text}");
        }
        for text in ["", "-", ",50", "1.23", "1.2345,00", "1,2,3", "1 000,00", "--1", "١,00", "1e3"]
        {
            assert_eq!(amount(text, ','), Err(Fault::Amount { text: text.to_owned() }));
        }
        assert_eq!(amount("1,000", ','), Err(Fault::TooPrecise { text: "1,000".to_owned() }));
        let beyond = "9".repeat(30);
        assert_eq!(amount(&beyond, ','), Err(Fault::OutOfRange { text: beyond }));
        assert!(unsigned("-1", '.').is_err());
    }

    #[test]
    fn days_are_days() {
        assert_eq!(compact_day("20240229"), Ok("2024-02-29".parse().unwrap()));
        for text in ["20230229", "2024022", "202402291", "2024-2-2", "+0240229"] {
            assert!(compact_day(text).is_err(), "{text}");
        }
    }
}
