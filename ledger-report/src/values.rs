//! Amounts, dates and percentages in the style of the Netherlands and Britain (CLDR `nl` and `en-GB`).

use chrono::Datelike;
use ledger_core::views::Percent;
use ledger_core::{Account, Date, Hours, InvoiceNumber, Money};

use super::Lang;

/// The sign before what is less than zero: a minus, not a hyphen.
const MINUS: &str = "\u{2212}";

/// An amount with its currency: `€ 1.234,56` and `€ −1.234,56` with a no-break space, or `€1,234.56`
/// and `−€1,234.56`.
pub fn money(amount: Money, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("€\u{a0}{}", self::amount(amount, lang)),
        Lang::En if amount < Money::ZERO => format!("{MINUS}€{}", self::amount(amount.abs(), lang)),
        Lang::En => format!("€{}", self::amount(amount, lang)),
    }
}

/// An amount alone, for a table that names the currency elsewhere: `1.234,56` or `1,234.56`.
pub(crate) fn amount(amount: Money, lang: Lang) -> String {
    grouped(&amount.to_string(), lang)
}

/// A decimal number with a point, such as `-1234.56`, with the separators of a language and grouped
/// thousands.
fn grouped(decimal: &str, lang: Lang) -> String {
    let (group, mark) = match lang {
        Lang::Nl => ('.', ','),
        Lang::En => (',', '.'),
    };
    let (whole, parts) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = whole.trim_start_matches('-').len();
    let mut text = String::with_capacity(decimal.len() + digits / 3);
    for (place, c) in whole.trim_start_matches('-').chars().enumerate() {
        if place > 0 && (digits - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(c);
    }
    let sign = if whole.starts_with('-') { MINUS } else { "" };
    match parts {
        "" => format!("{sign}{text}"),
        parts => format!("{sign}{text}{mark}{parts}"),
    }
}

/// An amount in whole euros, half a euro rounded away from zero: `€ 1.235` or `€1,235`.
pub(crate) fn whole_euros(amount: Money, lang: Lang) -> String {
    let euros = (i128::from(amount.cents().unsigned_abs()) + 50) / 100;
    let signed = if amount < Money::ZERO { -euros } else { euros };
    let whole = Money::from_cents(i64::try_from(signed * 100).unwrap_or(amount.cents()));
    let text = money(whole, lang);
    text.strip_suffix(",00").or_else(|| text.strip_suffix(".00")).unwrap_or(&text).to_owned()
}

/// A number of hours: `12,50` or `12.50`.
pub(crate) fn hours(hours: Hours, lang: Lang) -> String {
    grouped(&hours.to_string(), lang)
}

/// The code of an account, with that of the bank account below it.
pub(crate) fn account_code(account: Account, bank: Option<&str>) -> String {
    match bank {
        None => account.code().to_owned(),
        Some(bank) => format!("{}:{bank}", account.code()),
    }
}

/// The number of an invoice. One that another administration sent has the number it was sent under before that.
pub(crate) fn invoice(invoice: InvoiceNumber, sent_as: &Option<String>) -> String {
    match sent_as {
        None => invoice.to_string(),
        Some(number) => format!("{number} ({invoice})"),
    }
}

/// A percentage with one decimal: `12,5%` or `12.5%`.
pub(crate) fn percent(percent: Percent, lang: Lang) -> String {
    percentage(percent, lang) + "%"
}

/// A percentage without its sign, for a column with the sign in its heading: `12,5` or `12.5`.
pub(crate) fn percentage(percent: Percent, lang: Lang) -> String {
    grouped(&percent.to_string(), lang)
}

/// A day within a message: in words, or in English as it is written in commands.
pub fn said_day(on: Date, lang: Lang) -> String {
    match lang {
        Lang::Nl => date(on, lang),
        Lang::En => on.to_string(),
    }
}

/// A day in words: `31 juli 2022` or `31 July 2022`.
pub fn date(date: Date, lang: Lang) -> String {
    let (day, month, year) = parts(date, lang);
    format!("{day} {month} {year}")
}

/// A day in a table: `31 jul 2022` or `31 Jul 2022`.
pub(crate) fn short_date(date: Date, lang: Lang) -> String {
    let (day, month, year) = parts(date, lang);
    let short: String = match month {
        // The one month that Dutch does not shorten to its first three letters.
        "maart" => "mrt".to_owned(),
        month => month.chars().take(3).collect(),
    };
    format!("{day} {short} {year}")
}

/// A month as `aug 2018` or `Aug 2018`, by any day of it.
pub(crate) fn month(date: Date, lang: Lang) -> String {
    let short = short_date(date, lang);
    short.split_once(' ').map(|(_, month)| month.to_owned()).unwrap_or(short)
}

fn parts(date: Date, lang: Lang) -> (u32, &'static str, i32) {
    let date = date.naive();
    let months = match lang {
        Lang::Nl => &DUTCH_MONTHS,
        Lang::En => &ENGLISH_MONTHS,
    };
    let month = months.get(date.month0() as usize).copied().unwrap_or_default();
    (date.day(), month, date.year())
}

const DUTCH_MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Numbers one after the other: `3, 7`.
pub(crate) fn numbers(numbers: &[impl ToString]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_cldr_has_them() {
        for (cents, dutch, english) in [
            (123_456, "€\u{a0}1.234,56", "€1,234.56"),
            (-123_456, "€\u{a0}−1.234,56", "−€1,234.56"),
            (0, "€\u{a0}0,00", "€0.00"),
            (-5, "€\u{a0}−0,05", "−€0.05"),
            (99_999, "€\u{a0}999,99", "€999.99"),
            (100_000, "€\u{a0}1.000,00", "€1,000.00"),
            (100_000_000_001, "€\u{a0}1.000.000.000,01", "€1,000,000,000.01"),
        ] {
            let amount = Money::from_cents(cents);
            assert_eq!(money(amount, Lang::Nl), dutch);
            assert_eq!(money(amount, Lang::En), english);
        }
    }

    #[test]
    fn whole_euros_are_rounded_away_from_zero() {
        for (cents, dutch, english) in [
            (123_450, "€\u{a0}1.235", "€1,235"),
            (-123_450, "€\u{a0}−1.235", "−€1,235"),
            (-49, "€\u{a0}0", "€0"),
            (i64::MAX, "€\u{a0}92.233.720.368.547.758", "€92,233,720,368,547,758"),
        ] {
            let amount = Money::from_cents(cents);
            assert_eq!(whole_euros(amount, Lang::Nl), dutch);
            assert_eq!(whole_euros(amount, Lang::En), english);
        }
    }

    #[test]
    fn days_as_cldr_has_them() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(date(day("2022-07-31"), Lang::Nl), "31 juli 2022");
        assert_eq!(date(day("2022-07-31"), Lang::En), "31 July 2022");
        assert_eq!(date(day("2019-03-01"), Lang::Nl), "1 maart 2019");
        assert_eq!(short_date(day("2022-07-31"), Lang::Nl), "31 jul 2022");
        assert_eq!(short_date(day("2022-07-31"), Lang::En), "31 Jul 2022");
        let months = (1..=12).map(|month| Date::from_ymd(2020, month, 1).unwrap());
        let short: Vec<String> = months.map(|day| short_date(day, Lang::Nl)).collect();
        let expected = "jan feb mrt apr mei jun jul aug sep okt nov dec";
        let expected: Vec<String> =
            expected.split(' ').map(|month| format!("1 {month} 2020")).collect();
        assert_eq!(short, expected);
    }

    #[test]
    fn percentages_as_cldr_has_them() {
        let of = |part| Percent::of(Money::from_cents(part), Money::from_cents(1_000)).unwrap();
        assert_eq!(percent(of(125), Lang::Nl), "12,5%");
        assert_eq!(percent(of(-125), Lang::En), "−12.5%");
        assert_eq!(percent(of(0), Lang::Nl), "0,0%");
        let most = Percent::of(Money::from_cents(i64::MAX), Money::from_cents(1_000)).unwrap();
        assert_eq!(percent(most, Lang::Nl), "922.337.203.685.477.580,7%");
        assert_eq!(percent(of(-1_234_567), Lang::En), "−123,456.7%");
    }
}
