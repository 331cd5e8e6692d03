//! Which entries of the bank are in the books, so that each is booked once.

use serde::{Deserialize, Serialize};

use crate::ids::Position;
use crate::ledger::Misfit;
use crate::paged::PagedMap;
use crate::text;

/// A bank entry in the books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankEntry {
    /// The bank's reference, as it was given.
    pub reference: String,
    /// The event that booked it.
    pub position: Position,
}

/// Every bank entry in the books, by the [`text::key`] of the bank's reference.
///
/// No act enters a second one with the same key. Ledgers of before references were compared by their key
/// may hold several, which differ in spelling: each stands by itself, and the fold refuses none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BankEntries {
    pub(crate) by_key: PagedMap<String, Vec<BankEntry>>,
}

impl BankEntries {
    /// The first entry whose reference names the same.
    pub fn find(&self, reference: &str) -> Option<&BankEntry> {
        self.by_key.get(text::key(reference).as_str())?.first()
    }

    /// The entry that an event booked.
    pub(crate) fn of_event(&self, position: Position) -> Option<&BankEntry> {
        self.by_key.iter().flat_map(|(_, entries)| entries).find(|entry| entry.position == position)
    }

    pub(crate) fn enter(&mut self, reference: String, position: Position) -> Result<(), Misfit> {
        let key = text::key(&reference);
        let known = self.by_key.get(key.as_str());
        if known.is_some_and(|known| known.iter().any(|entry| entry.reference == reference)) {
            return Err(Misfit("its bank entry was already recorded"));
        }
        let mut entries = self.by_key.remove(key.as_str()).unwrap_or_default();
        entries.push(BankEntry { reference, position });
        self.by_key.insert(key, entries);
        Ok(())
    }

    /// Takes out the entry that an event booked under a reference.
    pub(crate) fn free(&mut self, reference: &str, booked: Position) -> Result<(), Misfit> {
        let key = text::key(reference);
        let freed = |entry: &BankEntry| entry.reference == reference && entry.position == booked;
        if !self.by_key.get(key.as_str()).is_some_and(|entries| entries.iter().any(freed)) {
            return Err(Misfit("the bank entry is not that of the act it reverses"));
        }
        let mut entries = self.by_key.remove(key.as_str()).unwrap_or_default();
        entries.retain(|entry| !freed(entry));
        if !entries.is_empty() {
            self.by_key.insert(key, entries);
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
        let known = |entries: &BankEntries| entries.find("\u{a0}Nl-3").map(|entry| entry.position);
        assert_eq!(known(&entries), Some(Position(4)));
        assert!(entries.free("NL-3", Position(7)).is_err());
        entries.free("NL-3", Position(4)).unwrap();
        assert_eq!(known(&entries), Some(Position(7)));
        entries.free("nl-3 ", Position(7)).unwrap();
        assert_eq!(known(&entries), None);
        entries.enter("NL-3".to_owned(), Position(9)).unwrap();
    }
}
