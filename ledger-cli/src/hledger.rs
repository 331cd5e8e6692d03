//! The books as a journal that hledger and ledger read: every account, commodity and payee declared,
//! transactions in the order of their days, amounts exact.
//!
//! The format: <https://hledger.org/hledger.html#journal>.

use std::collections::BTreeSet;
use std::io::{self, Write};

use ledger_core::views::journal::{About, AboutKind, JournalEntry, JournalPosting, JournalView};
use ledger_core::{AccountKind, Ledger};

/// Writes the whole journal.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write(ledger: &Ledger, mut out: impl Write) -> io::Result<()> {
    let entries = JournalView::of(ledger, None).entries;
    if let Some(covenant) = ledger.covenant() {
        writeln!(out, "; {}", safe(&covenant.identity.name))?;
    }
    writeln!(out, "; {} events, {} transactions\n", ledger.next(), entries.len())?;
    writeln!(out, "commodity EUR\n    format 1000.00 EUR\n")?;
    let names = entries.iter().flat_map(|entry| &entry.postings).map(account);
    for name in names.collect::<BTreeSet<String>>() {
        writeln!(out, "account {name}")?;
    }
    writeln!(out)?;
    for payee in entries.iter().map(payee).collect::<BTreeSet<String>>() {
        writeln!(out, "payee {payee}")?;
    }
    for entry in &entries {
        transaction(entry, &mut out)?;
    }
    out.flush()
}

fn transaction(entry: &JournalEntry, out: &mut impl Write) -> io::Result<()> {
    let JournalEntry { position, date, about, .. } = entry;
    let note = match (&about.reference, &about.party) {
        (Some(reference), Some(_)) => format!(" | {} {}", words(about.kind), safe(reference)),
        (None, Some(_)) => format!(" | {}", words(about.kind)),
        (Some(_), None) | (None, None) => String::new(),
    };
    writeln!(out, "\n{date} ({position}) {}{note}", payee(entry))?;
    for posting in &entry.postings {
        writeln!(out, "    {}  {} EUR", account(posting), posting.debit - posting.credit)?;
    }
    Ok(())
}

/// Who is concerned, or what it is about where nobody is.
fn payee(entry: &JournalEntry) -> String {
    let About { kind, reference, party } = &entry.about;
    match (party, reference) {
        (Some(party), _) => safe(party),
        (None, Some(reference)) => format!("{} {}", words(*kind), safe(reference)),
        (None, None) => words(*kind).to_owned(),
    }
}

/// The account by kind and code, and the budget line below it.
fn account(posting: &JournalPosting) -> String {
    let root = match posting.account.kind() {
        AccountKind::Asset => "assets",
        AccountKind::Liability => "liabilities",
        AccountKind::Equity => "equity",
        AccountKind::Income => "revenues",
        AccountKind::Expense => "expenses",
    };
    let (code, name) = (posting.account.code(), posting.name);
    match &posting.line {
        None => format!("{root}:{code} {name}"),
        Some(line) => format!("{root}:{code} {name}:{line}"),
    }
}

fn words(kind: AboutKind) -> &'static str {
    match kind {
        AboutKind::ContributionInvoiced => "factuur",
        AboutKind::AdvanceReleased => "vooruitgefactureerd, valt vrij",
        AboutKind::PaymentReceived => "ontvangst",
        AboutKind::PaymentAllocated => "ontvangst toegewezen aan",
        AboutKind::OtherIncomeReceived => "overige baten",
        AboutKind::ExpenseRecorded => "uitgave",
        AboutKind::ExpensePaid => "uitgave betaald",
        AboutKind::YearClosed => "afsluiting",
        AboutKind::SurplusAppropriated => "bestemming overschot",
        AboutKind::RefundPaid => "terugbetaling",
        AboutKind::DeficitShared => "verdeling tekort",
    }
}

/// A text that means nothing to the format: no comment, status, code, note or line break in it.
fn safe(text: &str) -> String {
    let plain = text.chars().map(|c| match c {
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
    use ledger_core::{Account, Money};
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
                debit: Money::ZERO,
                credit: Money::ZERO,
            };
            assert!(account(&posting).contains(&format!(":{} ", code.code())));
        }
    }
}
