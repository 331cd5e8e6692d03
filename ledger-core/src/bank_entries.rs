//! The bank entries in the books, so that each is booked once.

use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::ids::{BankAccountId, Position};
use crate::journal::Posting;
use crate::misfit::Misfit;
use crate::money::Money;
use crate::paged::{Key, PagedMap, parts};
use crate::text;

/// An entry of the bank: the reference that the bank gave it, and the account it is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankEntry {
    /// The reference, as it was given.
    pub bank_reference: String,
    /// The account; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

/// The side of a booking that is on a bank account. Entering the entry gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OnBank(pub(crate) Option<BankAccountId>);

impl OnBank {
    /// Money that comes in.
    pub(crate) fn debit(self, amount: Money) -> Posting {
        Posting { bank: self.0, ..Posting::debit(Account::Bank, amount) }
    }

    /// Money that goes out.
    pub(crate) fn credit(self, amount: Money) -> Posting {
        Posting { bank: self.0, ..Posting::credit(Account::Bank, amount) }
    }
}

/// Every bank entry in the books, by the [`text::key`] of the bank's reference with its account, and by its event.
///
/// No act enters a second one with the same key on the same account. Ledgers from before references were compared
/// by key may have several, which differ in spelling. Each counts by itself, and the fold refuses none of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BankEntries {
    by_key: PagedMap<Keyed, Booked>,
    /// The entry that an event booked.
    by_event: PagedMap<Position, BankEntry>,
    /// The entry with which an event that booked another came in on a second account.
    arrived: PagedMap<Position, BankEntry>,
}

/// The key of a reference on an account, ordered by its hash first: finding one of a million compares numbers, and
/// texts only where the numbers are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Keyed {
    hash: u64,
    key: String,
    account: Option<BankAccountId>,
}

impl Keyed {
    fn of(entry: &BankEntry) -> Keyed {
        let key = text::key(&entry.bank_reference);
        Keyed { hash: key.hash(), key, account: entry.bank_account }
    }
}

impl Key for Keyed {
    fn hash(&self) -> u64 {
        self.hash
    }
}

/// The events that booked the entries of one key, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Booked {
    first: Position,
    others: Vec<Position>,
}

parts!(BankEntries { by_key, by_event, arrived });

impl BankEntries {
    /// Finds a reference in the books with the same key on the same account, and the event that booked it.
    pub fn find(&self, entry: &BankEntry) -> Option<(&str, Position)> {
        let key = Keyed::of(entry);
        let first = self.by_key.get(&key)?.first;
        let known = self.of_event(first).find(|of| Keyed::of(of) == key)?;
        Some((&known.bank_reference, first))
    }

    /// The entries that an event booked: none, one, or two if it moved money between accounts.
    pub(crate) fn of_event(&self, position: Position) -> impl Iterator<Item = &BankEntry> {
        self.by_event.get(&position).into_iter().chain(self.arrived.get(&position))
    }

    pub(crate) fn enter(&mut self, entry: BankEntry, position: Position) -> Result<(), Misfit> {
        let key = Keyed::of(&entry);
        let booked = self.by_key.get(&key);
        let mut events =
            booked.into_iter().flat_map(|of| [of.first].into_iter().chain(of.others.clone()));
        if events.any(|event| self.of_event(event).any(|of| *of == entry)) {
            return Err(Misfit("its bank entry was already recorded"));
        }
        match self.by_key.get_mut(&key) {
            None => {
                self.by_key.insert(key, Booked { first: position, others: Vec::new() });
            }
            Some(booked) => booked.others.push(position),
        }
        match self.by_event.get(&position) {
            None => self.by_event.insert(position, entry),
            Some(_) => self.arrived.insert(position, entry),
        };
        Ok(())
    }

    /// Takes out the entries that an event booked, the first of them under a reference.
    pub(crate) fn free(&mut self, reference: &str, booked: Position) -> Result<(), Misfit> {
        let entries: Vec<BankEntry> = self.of_event(booked).cloned().collect();
        if entries.first().is_none_or(|first| first.bank_reference != reference) {
            return Err(Misfit("the bank entry is not that of the act it reverses"));
        }
        self.by_event.remove(&booked);
        self.arrived.remove(&booked);
        for key in entries.iter().map(Keyed::of) {
            match self.by_key.get_mut(&key) {
                Some(Booked { first, others }) if *first == booked && !others.is_empty() => {
                    *first = others.remove(0);
                }
                Some(Booked { first, others }) if *first != booked => {
                    others.retain(|event| *event != booked);
                }
                _ => {
                    self.by_key.remove(&key);
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(reference: &str, account: Option<u16>) -> BankEntry {
        let bank_account = account.map(BankAccountId);
        BankEntry { bank_reference: reference.to_owned(), bank_account }
    }

    fn main(reference: &str) -> BankEntry {
        entry(reference, None)
    }

    #[test]
    fn spellings_that_were_accepted_before_stand_beside_each_other() {
        let mut entries = BankEntries::default();
        entries.enter(main("NL-3"), Position(4)).unwrap();
        entries.enter(main("nl-3 "), Position(7)).unwrap();
        assert!(entries.enter(main("NL-3"), Position(8)).is_err());
        let known =
            |entries: &BankEntries| entries.find(&main("\u{a0}Nl-3")).map(|(_, position)| position);
        assert_eq!(known(&entries), Some(Position(4)));
        assert!(entries.free("NL-3", Position(7)).is_err());
        entries.free("NL-3", Position(4)).unwrap();
        assert_eq!(known(&entries), Some(Position(7)));
        entries.free("nl-3 ", Position(7)).unwrap();
        assert_eq!(known(&entries), None);
        entries.enter(main("NL-3"), Position(9)).unwrap();
        assert_eq!(entries.of_event(Position(9)).collect::<Vec<_>>(), [&main("NL-3")]);
        assert_eq!((entries.of_event(Position(4)).count(), entries.by_event.len()), (0, 1));
    }

    #[test]
    fn a_reference_is_known_on_its_own_account_alone() {
        let mut entries = BankEntries::default();
        entries.enter(main("NL-3"), Position(4)).unwrap();
        assert_eq!(entries.find(&entry("NL-3", Some(1))), None);
        // Money that moves is an entry on each of two accounts, under one reference or two.
        entries.enter(entry("NL-4", Some(1)), Position(5)).unwrap();
        entries.enter(main("NL-4"), Position(5)).unwrap();
        for account in [None, Some(1)] {
            assert_eq!(entries.find(&entry("nl-4", account)), Some(("NL-4", Position(5))));
        }
        assert_eq!(entries.of_event(Position(5)).count(), 2);
        entries.free("NL-4", Position(5)).unwrap();
        assert!([None, Some(1)].iter().all(|of| entries.find(&entry("NL-4", *of)).is_none()));
        assert_eq!(entries.find(&main("NL-3")), Some(("NL-3", Position(4))));
    }
}
