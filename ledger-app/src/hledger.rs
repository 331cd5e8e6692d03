//! The books as a journal that hledger and ledger read: every account, commodity and payee declared,
//! transactions in the order of their days, amounts exact.
//!
//! A transaction's code is the position of its event, and its comment is the subject of the entry. An account
//! keeps its number from the chart, so that balances can be compared account by account, and has the budget
//! lines below it. The format: <https://hledger.org/hledger.html#journal>.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ledger_core::acts::bank_account::MAIN;
use ledger_core::views::journal::{JournalEntry, JournalPosting, JournalView};
use ledger_core::{Account, AccountKind, Ledger};

use ledger_core::text::harmless;
use ledger_report::Lang;

/// The books are in Dutch.
const LANG: Lang = Lang::Nl;

/// Writes the whole journal.
///
/// # Errors
/// Those of the writer.
pub fn write(ledger: &Ledger, mut out: impl Write) -> io::Result<()> {
    let entries = JournalView::of(ledger, None).entries;
    if let Some(covenant) = ledger.covenant() {
        writeln!(out, "; {}", safe(&covenant.identity.name))?;
    }
    writeln!(out, "; {} events, {} transactions\n", ledger.next(), entries.len())?;
    writeln!(out, "decimal-mark .\n\ncommodity EUR\n    format 1000.00 EUR\n")?;
    let accounts = Accounts::of(&entries);
    declarations(&entries, accounts, &mut out)?;
    for entry in &entries {
        transaction(entry, accounts, &mut out)?;
    }
    out.flush()
}

fn declarations(entries: &[JournalEntry], names: Accounts, out: &mut impl Write) -> io::Result<()> {
    let postings = entries.iter().flat_map(|entry| &entry.postings);
    let mut accounts = BTreeMap::new();
    for posting in postings {
        let place = (posting.account, posting.bank_account.as_deref(), posting.line.as_deref());
        accounts.entry(place).or_insert(posting);
    }
    for posting in accounts.into_values() {
        let (_, kind) = root(posting.account.kind());
        writeln!(out, "account {}\n    ; type: {kind}", names.name(posting))?;
    }
    writeln!(out)?;
    let mut payees: Vec<String> = entries.iter().map(payee).collect();
    payees.sort_unstable();
    payees.dedup();
    payees.iter().try_for_each(|payee| writeln!(out, "payee {payee}"))
}

fn transaction(entry: &JournalEntry, names: Accounts, out: &mut impl Write) -> io::Result<()> {
    let JournalEntry { position, date, about, postings, .. } = entry;
    let (payee, act) = (payee(entry), LANG.act(about.kind));
    match &about.reference {
        Some(reference) => {
            writeln!(out, "\n{date} ({position}) {payee}  ; {act} {}", safe(reference))?;
        }
        None => writeln!(out, "\n{date} ({position}) {payee}  ; {act}")?,
    }
    for posting in postings {
        writeln!(out, "    {}  {} EUR", names.name(posting), posting.debit - posting.credit)?;
    }
    Ok(())
}

/// The party of an entry, or else its subject.
fn payee(entry: &JournalEntry) -> String {
    match &entry.about.party {
        Some(party) => safe(party),
        None => LANG.act(entry.about.kind).to_owned(),
    }
}

/// How accounts are named.
#[derive(Clone, Copy)]
struct Accounts {
    /// Whether anything is on a bank account that is not the main account.
    several_banks: bool,
}

impl Accounts {
    fn of(entries: &[JournalEntry]) -> Accounts {
        let mut postings = entries.iter().flat_map(|entry| &entry.postings);
        Accounts { several_banks: postings.any(|posting| posting.bank_account.is_some()) }
    }

    /// The account by kind, number and name, and the budget line or the bank account below it. What has lines or bank
    /// accounts has nothing beside them: what is outside the budget stands below a name of its own.
    fn name(self, posting: &JournalPosting) -> String {
        let (root, _) = root(posting.account.kind());
        let (code, name) = (posting.account.code(), posting.name);
        if let Some(bank) = &posting.bank_account {
            return format!("{root}:{code} {name}:{bank}");
        }
        match &posting.line {
            None if posting.account == Account::Bank && self.several_banks => {
                format!("{root}:{code} {name}:{MAIN}")
            }
            None if matches!(posting.account, Account::Expenses | Account::OtherIncome) => {
                format!("{root}:{code} {name}:{}", LANG.not_budgeted())
            }
            None => format!("{root}:{code} {name}"),
            Some(line) => format!("{root}:{code} {name}:{line}"),
        }
    }
}

/// The parent of the accounts of a kind, and hledger's letter for the kind.
fn root(kind: AccountKind) -> (&'static str, char) {
    match kind {
        AccountKind::Asset => ("assets", 'A'),
        AccountKind::Liability => ("liabilities", 'L'),
        AccountKind::Equity => ("equity", 'E'),
        AccountKind::Income => ("revenues", 'R'),
        AccountKind::Expense => ("expenses", 'X'),
    }
}

/// A text without meaning for the format: no comment, status, code, note or line break.
fn safe(text: &str) -> String {
    let plain = harmless(text);
    let plain = plain.chars().map(|c| match c {
        ';' => ',',
        '|' => '/',
        '"' => '\'',
        c if c.is_control() => ' ',
        c => c,
    });
    let plain: String = plain.collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let text = words.join(" ");
    match text.trim_start_matches(['*', '!', '(', ' ', '=', '~', '%', '#']) {
        "" => "?".to_owned(),
        rest => rest.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::Money;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_name_breaks_the_format(text in any::<String>()) {
            let safe = safe(&text);
            prop_assert!(!safe.is_empty());
            prop_assert!(!safe.contains([';', '|', '"', '\n', '\r', '\t']));
            prop_assert!(!safe.contains("  "));
            prop_assert!(!safe.starts_with(['*', '!', '(', ' ']));
        }
    }

    #[test]
    fn every_account_keeps_its_code() {
        for code in Account::ALL {
            let posting = JournalPosting {
                account: *code,
                name: code.name(),
                line: None,
                bank_account: None,
                debit: Money::ZERO,
                credit: Money::ZERO,
            };
            for several_banks in [false, true] {
                let name = Accounts { several_banks }.name(&posting);
                assert!(name.contains(&format!(":{} ", code.code())));
            }
        }
    }

    #[test]
    fn names_are_changed_only_where_they_must_be() {
        for (name, expected) in [
            ("GGD: CJG/JGZ", "GGD: CJG/JGZ"),
            ("Winford / Vrijbergen", "Winford / Vrijbergen"),
            ("Polder; & \"co\" | oost", "Polder, & 'co' / oost"),
            ("(*! 2020-01-01  x\ny", "2020-01-01 x y"),
            ("\u{85}\u{2028};", "\u{fffd}\u{fffd},"),
            ("* ", "?"),
        ] {
            assert_eq!(safe(name), expected);
        }
    }
}
