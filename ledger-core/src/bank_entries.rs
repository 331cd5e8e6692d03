//! The bank entries in the books, so that each is booked once.

use serde::{Deserialize, Serialize};

use crate::ids::Position;
use crate::misfit::Misfit;
use crate::paged::{Key, PagedMap, parts};
use crate::text;

/// Every bank entry in the books, by the [`text::key`] of the bank's reference and by its event.
///
/// No act enters a second one with the same key. Ledgers from before references were compared by key may have
/// several, which differ in spelling. Each counts by itself, and the fold refuses none of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BankEntries {
    by_key: PagedMap<Keyed, Booked>,
    /// The reference of the entry that an event booked, as it was given.
    by_event: PagedMap<Position, String>,
}

/// The key of a reference, ordered by its hash first: finding one of a million compares numbers, and texts only
/// where the numbers are equal.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Keyed {
    hash: u64,
    key: String,
}

impl Keyed {
    fn of(reference: &str) -> Keyed {
        let key = text::key(reference);
        Keyed { hash: key.hash(), key }
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

parts!(BankEntries { by_key, by_event });

impl BankEntries {
    /// Finds a reference in the books with the same key, and the event that booked it.
    pub fn find(&self, reference: &str) -> Option<(&str, Position)> {
        let first = self.by_key.get(&Keyed::of(reference))?.first;
        Some((self.of_event(first)?, first))
    }

    /// The reference of the entry that an event booked.
    pub(crate) fn of_event(&self, position: Position) -> Option<&str> {
        self.by_event.get(&position).map(String::as_str)
    }

    pub(crate) fn enter(&mut self, reference: String, position: Position) -> Result<(), Misfit> {
        let key = Keyed::of(&reference);
        match self.by_key.get_mut(&key) {
            None => {
                self.by_key.insert(key, Booked { first: position, others: Vec::new() });
            }
            Some(Booked { first, others }) => {
                let as_given = |event| self.by_event.get(event) == Some(&reference);
                if as_given(first) || others.iter().any(as_given) {
                    return Err(Misfit("its bank entry was already recorded"));
                }
                others.push(position);
            }
        }
        self.by_event.insert(position, reference);
        Ok(())
    }

    /// Takes out the entry that an event booked under a reference.
    pub(crate) fn free(&mut self, reference: &str, booked: Position) -> Result<(), Misfit> {
        if self.of_event(booked) != Some(reference) {
            return Err(Misfit("the bank entry is not that of the act it reverses"));
        }
        self.by_event.remove(&booked);
        let key = Keyed::of(reference);
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
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_were_accepted_before_stand_beside_each_other() {
        let mut entries = BankEntries::default();
        entries.enter("NL-3".to_owned(), Position(4)).unwrap();
        entries.enter("nl-3 ".to_owned(), Position(7)).unwrap();
        assert!(entries.enter("NL-3".to_owned(), Position(8)).is_err());
        let known =
            |entries: &BankEntries| entries.find("\u{a0}Nl-3").map(|(_, position)| position);
        assert_eq!(known(&entries), Some(Position(4)));
        assert!(entries.free("NL-3", Position(7)).is_err());
        entries.free("NL-3", Position(4)).unwrap();
        assert_eq!(known(&entries), Some(Position(7)));
        entries.free("nl-3 ", Position(7)).unwrap();
        assert_eq!(known(&entries), None);
        entries.enter("NL-3".to_owned(), Position(9)).unwrap();
        assert_eq!(entries.of_event(Position(9)), Some("NL-3"));
        assert_eq!((entries.of_event(Position(4)), entries.by_event.len()), (None, 1));
    }
}
