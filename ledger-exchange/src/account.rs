//! The account that a file is about.

use ledger_core::registrations::iban;

use crate::amount::euro;
use crate::unreadable::{Fault, shown};

/// The IBAN that a file means by the name of an account. That is an IBAN, or has one in it (`TRIODOSBANK/NL…`,
/// `NL…EUR`). If it has none it must be the end of the IBAN that the caller gave.
///
/// # Errors
/// No IBAN, another account than was given, or an account in another currency.
pub(crate) fn meant(named: &str, given: Option<&str>) -> Result<String, Fault> {
    let words = || named.split(|char: char| !char.is_ascii_alphanumeric());
    if let Some(account) = iban(named).or_else(|| words().find_map(iban)) {
        return Ok(account);
    }
    for word in words() {
        let Some((account, currency)) = word.split_at_checked(word.len().saturating_sub(3)) else {
            continue;
        };
        if let Some(account) = iban(account) {
            return euro(currency).map(|()| account);
        }
    }
    let other = || Fault::NotIban { account: shown(named) };
    let given = given.ok_or_else(other)?;
    let account = iban(given).ok_or_else(|| Fault::NotIban { account: shown(given) })?;
    // `0390123456`, `517852257EUR`, `TRIODOSBANK/0390123456`: the number that is the longest.
    let numbers = named.split(|char: char| !char.is_ascii_digit());
    let number = numbers.max_by_key(|number| number.len()).unwrap_or_default();
    let number = number.trim_start_matches('0');
    match number.len() >= 4 && account.ends_with(number) {
        true => Ok(account),
        false => Err(Fault::OtherAccount { account: shown(named), given: account }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_an_iban_or_the_end_of_the_one_that_was_given() {
        let ours = "NL91ABNA0417164300";
        for named in
            [ours, "NL91 ABNA 0417 1643 00", "ABNA/NL91ABNA0417164300", "NL91ABNA0417164300EUR"]
        {
            assert_eq!(meant(named, None).as_deref(), Ok(ours), "{named}");
        }
        for named in ["417164300", "0417164300EUR", "ABN/0417164300"] {
            assert_eq!(meant(named, Some(ours)).as_deref(), Ok(ours), "{named}");
            assert_eq!(
                meant(named, None).unwrap_err(),
                Fault::NotIban { account: named.to_owned() }
            );
        }
        assert_eq!(
            meant("417164301", Some(ours)).unwrap_err(),
            Fault::OtherAccount { account: "417164301".to_owned(), given: ours.to_owned() }
        );
        assert_eq!(
            meant("NL91ABNA0417164300USD", None).unwrap_err(),
            Fault::Currency { currency: "USD".to_owned() }
        );
        assert!(meant("0", Some(ours)).is_err());
        assert!(meant("417164300", Some("NL00")).is_err());
    }
}
