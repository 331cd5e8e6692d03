//! Numbers that others gave out: each is checked and brought into the one form in which it is stored.
//!
//! The check digits of a bank account (ISO 13616) and of a creditor reference (ISO 11649) are the same sum:
//! letters count from 10, and the whole leaves 1 when divided by 97.

use crate::invoice::InvoiceNumber;

/// The countries whose VAT ids begin with their code: the European Union, with `EL` for Greece and `XI`
/// for Northern Ireland.
const VAT_COUNTRIES: [&str; 28] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
];

/// A bank account (IBAN, ISO 13616) without spaces and in capitals. Returns `None` if its form or check digits are wrong.
pub fn iban(text: &str) -> Option<String> {
    let account = compact(text, &[' ']);
    let (head, rest) = account.split_at_checked(4)?;
    let (country, digits) = head.split_at_checked(2)?;
    let well_formed = (15..=34).contains(&account.len())
        && country.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let sound = well_formed && remainder(rest.chars().chain(head.chars()))? == 1;
    sound.then_some(account)
}

/// A VAT id without spaces and points and in capitals. Returns `None` unless it has the form of its country:
/// nine digits, `B` and two digits for the Netherlands; two to twelve letters and digits for others.
pub(crate) fn vat_id(text: &str) -> Option<String> {
    let id = compact(text, &[' ', '.']);
    let (country, rest) = id.split_at_checked(2)?;
    let well_formed = match country {
        "NL" => {
            let (taxpayer, part) = rest.split_once('B')?;
            taxpayer.len() == 9 && part.len() == 2 && is_digits(taxpayer) && is_digits(part)
        }
        other => {
            let alphanumeric = rest.bytes().all(|byte| byte.is_ascii_alphanumeric());
            VAT_COUNTRIES.contains(&other) && (2..=12).contains(&rest.len()) && alphanumeric
        }
    };
    well_formed.then_some(id)
}

/// Whether a text is a number of the Dutch chamber of commerce: eight digits.
pub(crate) fn is_chamber_number(text: &str) -> bool {
    text.len() == 8 && is_digits(text)
}

/// The number of an invoice as a creditor reference of ISO 11649: `RF`, two check digits, and the number
/// without its hyphen. Banks pass it on with a payment, and the check digits catch a typing error.
pub fn creditor_reference(invoice: InvoiceNumber) -> String {
    let number = compact(&invoice.to_string(), &['-']);
    let left = remainder(number.chars().chain("RF00".chars())).unwrap_or_default();
    format!("RF{:02}{number}", 98_u32.saturating_sub(left))
}

/// A creditor reference of ISO 11649 without spaces and in capitals: `RF`, two check digits, and at most 21 letters and
/// digits. Returns `None` if its form or check digits are wrong.
pub fn iso_reference(text: &str) -> Option<String> {
    let reference = compact(text, &[' ']);
    let (head, rest) = reference.split_at_checked(4)?;
    let digits = head.strip_prefix("RF")?;
    let well_formed = is_digits(digits) && (1..=21).contains(&rest.len());
    let sound = well_formed && remainder(rest.chars().chain(head.chars()))? == 1;
    sound.then_some(reference)
}

/// The invoice whose [`creditor_reference`] a text is, with or without spaces. Returns `None` if it is that of none.
pub fn referenced_invoice(text: &str) -> Option<InvoiceNumber> {
    let reference = iso_reference(text)?;
    let (series_and_year, number) = reference.get(4..)?.split_at_checked(5)?;
    let invoice: InvoiceNumber = format!("{series_and_year}-{number}").parse().ok()?;
    (creditor_reference(invoice) == reference).then_some(invoice)
}

fn compact(text: &str, without: &[char]) -> String {
    let kept = text.chars().filter(|char| !without.contains(char));
    kept.map(|char| char.to_ascii_uppercase()).collect()
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The remainder of digits and letters, read as one number, divided by 97.
fn remainder(text: impl Iterator<Item = char>) -> Option<u32> {
    let mut left = 0;
    for char in text {
        let value = char.to_digit(36)?;
        left = (left * if value < 10 { 10 } else { 100 } + value) % 97;
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bank_account_has_its_check_digits() {
        for (text, kept) in [
            ("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300"),
            ("nl91abna0417164300", "NL91ABNA0417164300"),
            ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
            ("NO93 8601 1117 947", "NO9386011117947"),
        ] {
            assert_eq!(iban(text).as_deref(), Some(kept), "{text}");
        }
        for text in [
            "",
            "NL9",
            "NL92ABNA0417164300",
            "NL91ABNA0417164301",
            "NL91ABNA0471164300",
            "91NLABNA0417164300",
            "NL91-ABNA-0417164300",
            "NL91ABNA041716430\u{e9}",
            "\u{e9}\u{e9}91ABNA0417164300",
        ] {
            assert_eq!(iban(text), None, "{text}");
        }
    }

    #[test]
    fn a_vat_id_has_the_form_of_its_country() {
        for (text, kept) in [
            ("NL0000.00.000.B.00", Some("NL000000000B00")),
            ("nl 000000000 b00", Some("NL000000000B00")),
            ("DE123456789", Some("DE123456789")),
            ("EL12", Some("EL12")),
            ("NL00000000B00", None),
            ("NL000000000B0", None),
            ("NL0000000000B00", None),
            ("NL000000000X00", None),
            ("GR123456789", None),
            ("US123456789", None),
            ("DE1", None),
            ("DE1234567890123", None),
            ("DE12345678-", None),
            ("B", None),
        ] {
            assert_eq!(vat_id(text).as_deref(), kept, "{text}");
        }
    }

    #[test]
    fn a_number_of_the_chamber_of_commerce_has_eight_digits() {
        let right = ["00000000", "0000000", "000000000", "0000 000", "0000000A"];
        assert_eq!(right.map(is_chamber_number), [true, false, false, false, false]);
    }

    #[test]
    fn an_invoice_is_found_by_its_creditor_reference() {
        for number in ["C2018-0001", "T2021-12345", "K2019-0002"] {
            let invoice: InvoiceNumber = number.parse().unwrap();
            let reference = creditor_reference(invoice);
            assert_eq!(referenced_invoice(&reference), Some(invoice));
            let spaced = format!("{} {}", &reference[..6].to_lowercase(), &reference[6..]);
            assert_eq!(referenced_invoice(&spaced), Some(invoice));
        }
        assert_eq!(iso_reference("RF18 5390 0754 7034").as_deref(), Some("RF18539007547034"));
        for text in ["RF18539007547034", "RF19C20180001", "RF18", "", "RF+8C20180001", "C2018-0001"]
        {
            assert_eq!(referenced_invoice(text), None, "{text}");
        }
    }

    #[test]
    fn a_creditor_reference_is_checked_as_a_bank_account_is() {
        let reference = |number: &str| creditor_reference(number.parse().unwrap());
        // The example of the standard has RF18 before 539007547034; this is the same sum.
        assert_eq!(remainder("539007547034RF18".chars()), Some(1));
        for number in ["C2018-0001", "T2021-12345", "K2019-0002"] {
            let reference = reference(number);
            let (head, rest) = reference.split_at(4);
            assert_eq!(remainder(rest.chars().chain(head.chars())), Some(1), "{reference}");
        }
        assert_ne!(reference("C2018-0012")[..4], reference("C2018-0021")[..4]);
    }
}
