//! The command ids of the commits before a mark: those in the index, and in memory those that the index does
//! not have.

use std::collections::HashMap;
use std::sync::Arc;

use ledger_core::{Moment, Position};

use crate::disk::DiskFile;
use crate::error::LogError;
use crate::log::commit::{CommandHead, Step};
use crate::log::mark::{Mark, Visitor};
use crate::log::reader::{CommitReader, Place};
use crate::log::{CommandId, Receipt};
use crate::lookup::index::{Doubtful, Index, IndexPlace};

/// After how many events their ids are worth storing.
pub(crate) const WORTH_KEEPING: u64 = 1_024;

/// Every command id of a stretch of commits, with the receipt of its command.
pub(crate) type Receipts = HashMap<CommandId, Receipt>;

impl Visitor for Receipts {
    fn command(
        &mut self,
        command: &CommandHead,
        first: Position,
        recorded_at: Moment,
    ) -> Result<(), LogError> {
        if let Some((id, digest)) = &command.id {
            let (digest, count) = (*digest, command.left);
            let receipt = Receipt { first, count, recorded_at, digest, repeated: true };
            self.insert(id.clone(), receipt);
        }
        Ok(())
    }
}

/// The command ids before a mark.
pub(crate) struct Ids<F> {
    file: Arc<F>,
    /// Where the index is. Without one all ids are in memory.
    place: Option<IndexPlace>,
    index: Option<Index>,
    /// The ids from the end of the index on.
    tail: Receipts,
    mark: Mark,
}

impl<F: DiskFile> Ids<F> {
    /// Opens the ids of the commits before a mark. An index that contradicts the commits is not used.
    ///
    /// # Errors
    /// Damage among the commits that are read, or failure to read them.
    pub(crate) fn open(
        file: Arc<F>,
        place: Option<IndexPlace>,
        mark: Mark,
    ) -> Result<Ids<F>, LogError> {
        let worth = mark.events().0 >= WORTH_KEEPING;
        let of_use = place.as_ref().filter(|place| place.is_of_use(worth));
        let index = of_use.and_then(|place| Index::open(place).ok());
        let mut ids = Ids { file, place, index, tail: Receipts::new(), mark };
        match ids.read_tail() {
            Err(LogError::Damaged { .. }) if ids.indexed().commits > 0 => ids.start_again()?,
            read => read?,
        }
        Ok(ids)
    }

    /// The mark up to which the index goes.
    fn indexed(&self) -> Mark {
        self.index.as_ref().map_or_else(Mark::default, |index| index.mark.clone())
    }

    fn read_tail(&mut self) -> Result<(), LogError> {
        self.tail = Receipts::new();
        self.indexed().pass_to(&self.mark, &self.file, &mut self.tail)
    }

    /// Replaces a doubtful index by an empty one, and reads all commits.
    fn start_again(&mut self) -> Result<(), LogError> {
        self.index = None;
        self.index = self.place.as_ref().and_then(|place| Index::make(place).ok());
        self.read_tail()
    }

    /// Returns the receipt of a command. `place` returns a place at or before a position.
    ///
    /// # Errors
    /// Damage, or failure to read, if all commits must be read.
    pub(crate) fn receipt(
        &mut self,
        id: &CommandId,
        place: impl Fn(Position) -> Result<Place, LogError>,
    ) -> Result<Option<Receipt>, LogError> {
        let index = self.index.as_ref().filter(|_| !self.tail.contains_key(id));
        let answer = index.map(|index| {
            let receipt = index.receipt(id)?;
            receipt.map_or(Ok(()), |receipt| {
                let from = place(receipt.first).map_err(|_| Doubtful)?;
                self.confirm(id, &receipt, from)
            })?;
            Ok(receipt)
        });
        match answer {
            Some(Ok(receipt)) => return Ok(receipt),
            Some(Err(Doubtful)) => self.start_again()?,
            None => {}
        }
        Ok(self.tail.get(id).copied())
    }

    /// Checks that the commit has the command as the index says. A receipt promises that something is
    /// recorded, and only the events can show that.
    fn confirm(&self, id: &CommandId, receipt: &Receipt, from: Place) -> Result<(), Doubtful> {
        let mut commits = CommitReader::new(self.file.clone(), from, self.mark.next.offset);
        let mut next = || commits.read_next().ok().flatten().ok_or(Doubtful);
        let mut found = next()?;
        while found.after.position <= receipt.first {
            found = next()?;
        }
        let (mut position, mut cursor) = (found.first(), found.cursor);
        let recorded_at = cursor.recorded_at;
        while position <= receipt.first {
            match cursor.step().map_err(|_| Doubtful)? {
                Step::Command(command) if position == receipt.first => {
                    let said = command.id.as_ref().map(|(id, digest)| (id, *digest));
                    let is_it = said == Some((id, receipt.digest))
                        && (command.left, recorded_at) == (receipt.count, receipt.recorded_at);
                    return if is_it { Ok(()) } else { Err(Doubtful) };
                }
                Step::Command(_) => {}
                Step::Event(..) => position = position.next(),
                Step::End => break,
            }
        }
        Err(Doubtful)
    }

    /// Takes in the ids of the commits up to a later mark. Puts what the index lacks into it if that is worth
    /// it.
    ///
    /// # Errors
    /// Those of [`Ids::receipt`], if the index fails. The ids are then of no use.
    pub(crate) fn take_in(&mut self, appended: Receipts, mark: Mark) -> Result<(), LogError> {
        self.tail.extend(appended);
        self.mark = mark;
        let new = self.mark.events().0.saturating_sub(self.indexed().events().0);
        if new < WORTH_KEEPING {
            return Ok(());
        }
        if self.index.is_none() && !self.tail.is_empty() {
            let place = self.place.as_ref().filter(|place| place.is_of_use(true));
            self.index = place.and_then(|place| Index::make(place).ok());
        }
        match self.index.as_mut().map(|index| index.extend(&self.tail, &self.mark)) {
            Some(Ok(())) => self.tail.clear(),
            Some(Err(Doubtful)) => self.start_again()?,
            None => {}
        }
        Ok(())
    }

    /// Closes the index.
    pub(crate) fn close(self) {
        // Without a seal the index is made again when it is needed.
        self.index.map_or(Ok(()), Index::close).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::acts::conclude::CovenantSigned;
    use ledger_core::{Actor, Date, Event, Moment, PartnerId};

    use super::*;
    use crate::lock::Wait;
    use crate::log::disk_log::DiskLog;
    use crate::log::{CommandDigest, CommandEvents, Commit, EventLog, Expected};
    use crate::lookup::machine_key::MachineKey;

    fn commit(id: &str, events: u32) -> Commit {
        let signed = |partner| Event::from(CovenantSigned { partner: PartnerId(partner) });
        let commands = vec![CommandEvents {
            id: Some(id.parse().unwrap()),
            digest: CommandDigest::of(id.as_bytes()),
            on: Date::from_number(6_879).unwrap(),
            actor: Actor::Founder,
            events: (0..events).map(signed).collect(),
        }];
        Commit { recorded_at: Moment::from_millis(0), commands }
    }

    /// A sealed index may be wrong: it may name a command that is not recorded, another position or another
    /// digest. The commit decides.
    #[test]
    fn a_receipt_is_answered_only_as_its_commit_has_it() {
        let dir = tempfile::tempdir().unwrap();
        let (ledger, key) = (dir.path().join("ledger"), dir.path().join("machine.key"));
        let key = || MachineKey::in_file(Some(key.clone()));
        let log = DiskLog::create(&ledger, Wait::No).unwrap().with_index(&ledger, key());
        log.append(Expected::Any, &[commit("een", 1_500), commit("twee", 3)]).unwrap();
        let [een, twee] =
            ["een", "twee"].map(|id| log.receipt(&id.parse().unwrap()).unwrap().unwrap());
        drop(log);
        let later = Moment::from_millis(1);
        let lies = [
            ("drie", een),
            ("drie", Receipt { first: Position(1_000), count: 1, ..een }),
            ("twee", een),
            ("twee", Receipt { digest: CommandDigest::of(b"drie"), ..twee }),
            ("twee", Receipt { first: Position(2_000), ..twee }),
            ("twee", Receipt { count: 4, ..twee }),
            ("twee", Receipt { recorded_at: later, ..twee }),
        ];
        for (id, lie) in lies {
            let id: CommandId = id.parse().unwrap();
            let mut index = Index::open(&IndexPlace::of(&ledger, key())).unwrap();
            assert!(index.mark.commits > 0, "it was sealed");
            let commands = std::collections::HashMap::from([(id.clone(), lie)]);
            let mark = index.mark.clone();
            index.extend(&commands, &mark).unwrap();
            index.close().unwrap();
            let log = DiskLog::open(&ledger, Wait::No).unwrap().with_index(&ledger, key());
            let expected = (id.as_str() == "twee").then_some(twee);
            assert_eq!(log.receipt(&id).unwrap(), expected, "{id}: {lie:?}");
            log.verify().unwrap();
        }
    }
}
