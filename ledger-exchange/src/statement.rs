//! What a bank says of an account: the one type that every format is read into.

use std::collections::BTreeMap;

use ledger_core::{Date, Money, text};
use serde::Serialize;

use crate::unreadable::{Fault, Place, Unreadable};

/// A statement of one account, in euro.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// Where it begins in the file.
    pub place: Place,
    /// The IBAN of the account, without spaces; its check digits are right.
    pub account: String,
    /// What the bank calls the statement; nothing in a table.
    pub identification: Option<String>,
    /// Its number in the order of the bank, if the format has one. It may begin again every year.
    pub number: Option<u64>,
    /// The first day, if it is stated.
    pub from: Option<Date>,
    /// The last day, if it is stated.
    pub until: Option<Date>,
    /// The balances before and after the entries; nothing in a table that has no balances.
    pub balances: Option<Balances>,
    /// What was booked, in the order of the bank.
    pub entries: Vec<Entry>,
    /// How many entries were left out because the bank had not booked them yet. They come again in a later statement.
    pub pending: u32,
}

/// The balances of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Balances {
    /// Before the first entry.
    pub opening: Balance,
    /// After the last entry.
    pub closing: Balance,
}

/// A balance on a day; below zero if the account is overdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// How much.
    pub amount: Money,
    /// The day, as the bank gives it.
    pub on: Date,
}

/// One booking on the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Where it stands in the file.
    pub place: Place,
    /// The reference by which the bank knows the entry.
    pub reference: Option<String>,
    /// What it adds to the account; below zero if it goes out.
    pub amount: Money,
    /// The day on which it was booked.
    pub booked: Date,
    /// The day from which it bears interest, if it is stated.
    pub value: Option<Date>,
    /// Whether it takes an earlier entry back, as the bank says.
    pub reversal: bool,
    /// Whether the bank booked several transactions as one.
    pub batch: bool,
    /// The transactions in it: at least one.
    pub transactions: Vec<Transaction>,
}

/// One transaction in an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Transaction {
    /// What it adds to the account: that of the entry if it is the only one, and nothing if a batch does not state it.
    pub amount: Option<Money>,
    /// The other party, if it is stated.
    pub name: Option<String>,
    /// Its IBAN without spaces, if one with the right check digits is stated.
    pub iban: Option<String>,
    /// The references that were given in fields of their own, in order.
    pub references: Vec<StatedReference>,
    /// What else was written, on one line; empty if nothing was.
    pub text: String,
    /// The reference that the payer chose. It means something only for our own payments.
    pub end_to_end: Option<String>,
    /// Why it came back, if it did: a code such as `AC04`.
    pub return_reason: Option<String>,
}

/// A reference in a field of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatedReference {
    /// The reference.
    pub text: String,
    /// Who determines what it looks like: `CUR` for a Dutch betalingskenmerk, `ISO` for ISO 11649.
    pub issuer: Option<String>,
}

/// What makes an entry the same entry in another file, so that it is taken in once.
///
/// Two entries have the same identity if they are of the same account, day and amount, the bank names them alike, and
/// as many of that kind come before each in its statement. The day, the amount and the count are in it because banks
/// number entries by statement or by day, repeat a reference for a reversal, and give one to several entries.
///
/// An identity stays the same if the file is downloaded again, or in another version of its format. It changes if the
/// bank gives the entry in another statement, unless the bank gave the entry a reference, or the format has no
/// statements.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Identity {
    /// The IBAN of the account.
    pub account: String,
    /// The day on which it was booked.
    pub booked: Date,
    /// What it adds to the account.
    pub amount: Money,
    /// What the bank names it by.
    pub named: Named,
    /// How many entries of the statement up to this one have all of the above, from 1.
    pub count: u32,
}

/// What a bank names an entry by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Named {
    /// A reference of its own.
    Reference(String),
    /// The statement that it is in. Banks that give every statement the same name number them, and those that do not
    /// even number them have another opening balance in each.
    Statement {
        /// What the bank calls it.
        identification: String,
        /// Its number.
        number: Option<u64>,
        /// The balance before it.
        opening: Option<Money>,
    },
    /// Nothing but what it says: the IBAN of the other party and the text.
    Text(String),
}

impl Statement {
    /// The statement, if it adds up: the opening balance and the entries are the closing balance, and the transactions
    /// in an entry are the entry if each states an amount.
    ///
    /// # Errors
    /// [`Fault::Balance`] or [`Fault::Batch`], which name the difference.
    pub fn checked(self) -> Result<Statement, Unreadable> {
        for entry in &self.entries {
            let stated: Option<Vec<Money>> =
                entry.transactions.iter().map(|one| one.amount).collect();
            let Some(stated) = stated else { continue };
            let (transactions, amount) = (sum(stated), i128::from(entry.amount.cents()));
            if transactions != amount {
                return Err(entry.place.fault(Fault::Batch {
                    amount: entry.amount,
                    transactions: cents(transactions),
                    difference: cents(amount - transactions),
                }));
            }
        }
        let Some(Balances { opening, closing }) = self.balances else { return Ok(self) };
        let entries = sum(self.entries.iter().map(|entry| entry.amount));
        let due = i128::from(opening.amount.cents()) + entries;
        let difference = i128::from(closing.amount.cents()) - due;
        match difference {
            0 => Ok(self),
            _ => Err(self.place.fault(Fault::Balance {
                opening: opening.amount,
                from: opening.on,
                entries: cents(entries),
                closing: closing.amount,
                to: closing.on,
                difference: cents(difference),
            })),
        }
    }

    /// The identity of each entry, in order.
    pub fn identities(&self) -> Vec<Identity> {
        let mut counts = BTreeMap::new();
        let each = self.entries.iter().map(|entry| {
            let named = match (&entry.reference, &self.identification) {
                (Some(reference), _) => Named::Reference(reference.clone()),
                (None, Some(identification)) => Named::Statement {
                    identification: identification.clone(),
                    number: self.number,
                    opening: self.balances.map(|balances| balances.opening.amount),
                },
                (None, None) => Named::Text(entry.says()),
            };
            let (account, booked, amount) = (self.account.clone(), entry.booked, entry.amount);
            let mut identity = Identity { account, booked, amount, named, count: 0 };
            let count: &mut u32 = counts.entry(identity.clone()).or_default();
            *count = count.saturating_add(1);
            identity.count = *count;
            identity
        });
        each.collect()
    }
}

impl Entry {
    fn says(&self) -> String {
        let parts =
            self.transactions.iter().flat_map(|one| [one.iban.as_deref(), Some(&*one.text)]);
        parts.flatten().collect::<Vec<_>>().join(" ")
    }
}

fn sum(amounts: impl IntoIterator<Item = Money>) -> i128 {
    amounts.into_iter().map(|amount| i128::from(amount.cents())).sum()
}

/// An amount to show; one that does not fit becomes the largest.
fn cents(sum: i128) -> Money {
    let most = i128::from(i64::MAX);
    Money::from_cents(sum.clamp(-most, most) as i64)
}

/// A text on one line, with nothing in it that steers a terminal.
pub(crate) fn tidy(text: &str) -> String {
    let spaced: Vec<&str> = text.split_whitespace().collect();
    text::harmless(&spaced.join(" "))
}

/// A tidy text, or nothing if it is empty or one of the words that banks write for nothing.
pub(crate) fn given(text: &str) -> Option<String> {
    let text = tidy(text);
    (!text.is_empty() && !["NOTPROVIDED", "NONREF"].contains(&&*text)).then_some(text)
}
