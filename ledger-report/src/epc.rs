//! The text that a banking app reads from a code: a SEPA credit transfer, by the guideline EPC069-12 of the European
//! Payments Council, version 002, in UTF-8.

use ledger_core::Money;
use ledger_core::text::harmless;

/// The most characters in the name of whom is paid.
const NAME: usize = 70;
/// The most bytes of all lines together.
const WHOLE: usize = 331;
/// The least and the most that a code can ask for.
const AMOUNTS: (Money, Money) = (Money::from_cents(1), Money::from_cents(99_999_999_999));
/// The countries of the European Economic Area: only for their accounts the code of the bank may be left out.
const WITHOUT_BIC: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The lines that ask to pay an amount to an account, with a creditor reference of ISO 11649. A name that is too long
/// is cut.
///
/// Returns `None` if nothing is to be paid, if it is more than a code can ask for, or if the account is of a country
/// for which the code of the bank, which is not recorded, must be given.
pub(crate) fn transfer(name: &str, iban: &str, amount: Money, reference: &str) -> Option<String> {
    let (least, most) = AMOUNTS;
    let country = iban.get(..2)?;
    if !(least..=most).contains(&amount) || !WITHOUT_BIC.contains(&country) {
        return None;
    }
    let lines = |name: &str| {
        // Service tag, version, character set, kind of transfer, code of the bank; then whom, where and how much;
        // then a purpose, and the reference. The free text that would follow a reference is left out with its line.
        format!("BCD\n002\n1\nSCT\n\n{name}\n{iban}\nEUR{amount}\n\n{reference}")
    };
    let mut name: String = harmless(name).replace('\n', " ").chars().take(NAME).collect();
    while lines(name.trim()).len() > WHOLE {
        name.pop()?;
    }
    Some(lines(name.trim()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const IBAN: &str = "NL91ABNA0417164300";

    fn cents(cents: i64) -> Option<String> {
        transfer("Fictief", IBAN, Money::from_cents(cents), "RF78C20180001")
    }

    #[test]
    fn it_has_the_lines_of_the_guideline() {
        let asked = transfer(" Stichting (fictief) ", IBAN, Money::from_cents(25_000), "RF18");
        let lines =
            "BCD\n002\n1\nSCT\n\nStichting (fictief)\nNL91ABNA0417164300\nEUR250.00\n\nRF18";
        assert_eq!(asked.as_deref(), Some(lines));
    }

    #[test]
    fn it_asks_for_a_cent_up_to_the_limit_and_only_where_no_code_of_a_bank_is_needed() {
        assert_eq!([0, -1, 100_000_000_000].map(cents), [None, None, None]);
        assert!(cents(1).unwrap().contains("\nEUR0.01\n"));
        assert!(cents(99_999_999_999).unwrap().contains("\nEUR999999999.99\n"));
        for iban in ["GB82WEST12345698765432", "CH9300762011623852957", ""] {
            assert_eq!(transfer("Fictief", iban, Money::from_cents(1), "RF18"), None, "{iban}");
        }
    }

    proptest! {
        #[test]
        fn any_name_makes_ten_lines_that_fit_a_code(name in any::<String>(), cents in 1..=99_999_999_999_i64) {
            let asked = transfer(&name, IBAN, Money::from_cents(cents), "RF78C20180001").unwrap();
            prop_assert!(asked.len() <= WHOLE);
            let lines: Vec<&str> = asked.split('\n').collect();
            prop_assert_eq!(lines.len(), 10);
            prop_assert!(lines[5].chars().count() <= NAME);
            prop_assert_eq!(lines[9], "RF78C20180001");
        }
    }
}
