//! What must hold for any bytes that are given as a statement. The fuzz targets call these functions.
//!
//! Each stops the program if something does not hold. They are not part of the interface of the crate.

#![allow(clippy::panic, reason = "a fuzz target stops where something does not hold")]

use crate::reference::named_by;
use crate::{Statement, Unreadable, read};

/// The account for files that name theirs by a number.
const OURS: &str = "NL91ABNA0417164300";

/// Reads bytes as CAMT.053.
///
/// What is read adds up and has entries with transactions; for anything else an error says what is wrong.
pub fn camt(bytes: &[u8]) {
    holds(read(bytes, None));
}

/// Reads bytes as MT940: see [`camt`].
pub fn mt940(bytes: &[u8]) {
    holds(read(bytes, Some(OURS)));
}

/// Reads bytes as a table of a bank: see [`camt`].
pub fn bank_csv(bytes: &[u8]) {
    holds(read(bytes, Some(OURS)));
}

fn holds(read: Result<Vec<Statement>, Unreadable>) {
    let statements = match read {
        Ok(statements) => statements,
        Err(unreadable) => {
            assert!(unreadable.code().starts_with("statement."), "{unreadable:?}");
            assert!(!unreadable.to_string().is_empty() && !unreadable.help().is_empty());
            return;
        }
    };
    assert!(!statements.is_empty(), "what is read is something");
    for statement in statements {
        let mut identities = statement.identities();
        assert_eq!(identities.len(), statement.entries.len());
        identities.sort_unstable();
        identities.dedup();
        assert_eq!(identities.len(), statement.entries.len(), "no two entries are the same");
        for entry in &statement.entries {
            assert!(!entry.transactions.is_empty(), "an entry has a transaction");
            entry.transactions.iter().for_each(|one| assert!(named_by(one).len() <= 10_000));
        }
        let cents = statement.entries.iter().map(|entry| i128::from(entry.amount.cents()));
        if let Some(balances) = statement.balances {
            let difference = balances.closing.amount.cents() - balances.opening.amount.cents();
            assert_eq!(cents.sum::<i128>(), difference.into(), "it adds up");
        }
        assert!(statement.checked().is_ok());
    }
}

#[cfg(test)]
#[path = "../../fuzz/kept.rs"]
#[allow(clippy::disallowed_methods, reason = "the kept inputs are files")]
mod kept;

#[cfg(test)]
mod tests {
    use super::kept::each_kept;

    type Target = (&'static str, fn(&[u8]));

    /// Tries the start inputs of fuzzing, and inputs that once failed, on every run of the tests.
    #[test]
    fn every_input_that_is_kept_holds() {
        let targets: [Target; 3] =
            [("camt", super::camt), ("mt940", super::mt940), ("bank_csv", super::bank_csv)];
        for (target, holds) in targets {
            each_kept(target, holds);
        }
    }
}
