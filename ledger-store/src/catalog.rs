//! What can be looked up in a log as it was opened: the index, and the commits that it does not have yet.

use std::sync::Arc;

use ledger_core::Position;

use crate::commit::Step;
use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::index::{Doubtful, Index, IndexPlace};
use crate::log::{CommandId, Receipt};
use crate::mark::Mark;
use crate::merkle::Hash;
use crate::reader::{CommitReader, Place};
use crate::tail::Tail;

/// After how many events that are not in the index yet it is worth to add them.
pub(crate) const WORTH_INDEXING: u64 = 1_024;

fn is_worth(mark: &Mark) -> bool {
    mark.events().0 >= WORTH_INDEXING
}

/// What can be looked up in the commits before a mark.
pub(crate) struct Catalog<F> {
    file: Arc<F>,
    /// Where the index is; without one everything is in the tail.
    place: Option<IndexPlace>,
    index: Option<Index>,
    /// From the end of the index on.
    tail: Tail,
    mark: Mark,
}

impl<F: DiskFile> Catalog<F> {
    /// Opens the catalog of the commits before a mark.
    ///
    /// An index that does not agree with the file of events is not used.
    ///
    /// # Errors
    /// Damage among the commits that are read, or failure to read them.
    pub(crate) fn open(
        file: Arc<F>,
        place: Option<&IndexPlace>,
        mark: &Mark,
    ) -> Result<Catalog<F>, LogError> {
        let mut catalog = Catalog {
            file,
            place: place.cloned(),
            index: place
                .filter(|place| place.is_of_use(is_worth(mark)))
                .and_then(|place| Index::open(place).ok()),
            tail: Tail::default(),
            mark: mark.clone(),
        };
        let indexed = catalog.index.as_ref().is_some_and(|index| index.mark.commits > 0);
        match catalog.read_tail() {
            Err(LogError::Damaged { .. }) if indexed => {
                catalog.start_again()?;
                Ok(catalog)
            }
            read => read.map(|()| catalog),
        }
    }

    /// Puts an empty index in the place of a doubtful one, and reads everything.
    fn start_again(&mut self) -> Result<(), LogError> {
        self.index = None;
        self.index = self.place.as_ref().and_then(|place| Index::make(place).ok());
        self.read_tail()
    }

    /// Reads what is between the end of the index and the mark, which must follow from it.
    fn read_tail(&mut self) -> Result<(), LogError> {
        self.tail = Tail::default();
        let mut mark = self.indexed();
        let mut commits = CommitReader::new(self.file.clone(), mark.next, self.mark.next.offset);
        while mark.events() < self.mark.events() {
            let position = mark.events();
            let missing =
                LogError::Damaged { position, damage: Damage::Missing { what: "a commit" } };
            mark.pass(commits.read_next()?.ok_or(missing)?, &mut self.tail)?;
        }
        let (computed, stored) = (mark.root(), self.mark.root());
        match mark == self.mark {
            true => Ok(()),
            false => Err(LogError::Damaged {
                position: self.mark.events(),
                damage: Damage::Root { computed, stored },
            }),
        }
    }

    /// How far the index goes.
    fn indexed(&self) -> Mark {
        self.index.as_ref().map_or_else(Mark::default, |index| index.mark.clone())
    }

    /// Asks, and once more without an index that turns out to be doubtful.
    fn ask<T>(
        &mut self,
        question: impl Fn(&Catalog<F>) -> Result<T, Doubtful>,
    ) -> Result<T, LogError> {
        if let Ok(answer) = question(self) {
            return Ok(answer);
        }
        self.start_again()?;
        question(self).map_err(|Doubtful| LogError::Damaged {
            position: self.mark.events(),
            damage: Damage::Missing { what: "an answer of the index" },
        })
    }

    /// The receipt of a command.
    ///
    /// # Errors
    /// Damage, or failure to read, when the index must be made again.
    pub(crate) fn receipt(&mut self, id: &CommandId) -> Result<Option<Receipt>, LogError> {
        self.ask(|catalog| match (catalog.tail.commands.get(id), &catalog.index) {
            (Some(receipt), _) => Ok(Some(*receipt)),
            (None, Some(index)) => {
                let receipt = index.receipt(id)?;
                receipt.map_or(Ok(()), |receipt| catalog.confirm(index, id, &receipt))?;
                Ok(receipt)
            }
            (None, None) => Ok(None),
        })
    }

    /// Finds a command in its commit as the index has it: a receipt says that something is recorded, and only the
    /// events can say that.
    fn confirm(&self, index: &Index, id: &CommandId, receipt: &Receipt) -> Result<(), Doubtful> {
        let (place, end) = (index.place(receipt.first)?, self.mark.next.offset);
        let mut commits = CommitReader::new(self.file.clone(), place, end);
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

    /// How many command ids there are.
    ///
    /// # Errors
    /// Those of [`Catalog::receipt`].
    pub(crate) fn commands(&mut self) -> Result<u64, LogError> {
        self.ask(|catalog| {
            let indexed = catalog.index.as_ref().map_or(Ok(0), Index::commands)?;
            Ok(indexed + catalog.tail.commands.len() as u64)
        })
    }

    /// A place at or before a position.
    ///
    /// # Errors
    /// Those of [`Catalog::receipt`].
    pub(crate) fn place(&mut self, position: Position) -> Result<Place, LogError> {
        self.ask(|catalog| match (catalog.tail.place(position), &catalog.index) {
            (Some(place), _) => Ok(place),
            (None, Some(index)) => index.place(position),
            (None, None) => Ok(Place::default()),
        })
    }

    /// The roots of all chunks of the Merkle tree that are full.
    ///
    /// # Errors
    /// Those of [`Catalog::receipt`].
    pub(crate) fn chunks(&mut self) -> Result<Vec<Hash>, LogError> {
        self.ask(|catalog| {
            let mut roots = catalog.index.as_ref().map_or(Ok(Vec::new()), Index::chunks)?;
            roots.extend(&catalog.tail.chunks);
            Ok(roots)
        })
    }

    /// Takes in what was appended since the mark it was opened at, and closes the index, with all that in
    /// it if that is worth it. Answers with how far the index goes.
    pub(crate) fn close(self, appended: &Tail, mark: &Mark) -> Position {
        let Catalog { place, index, tail, mark: opened, .. } = self;
        let make = || {
            let of_use = |place: &&IndexPlace| is_worth(mark) && place.is_of_use(true);
            Index::make(place.as_ref().filter(of_use)?).ok()
        };
        let Some(mut index) = index.or_else(make) else { return Position(0) };
        let new = mark.events().0 - index.mark.events().0;
        if new >= WORTH_INDEXING {
            let added = index.extend(&tail, &opened).and_then(|()| index.extend(appended, mark));
            if added.is_err() {
                return Position(0);
            }
        }
        let indexed = index.mark.events();
        index.close().map_or(Position(0), |()| indexed)
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::acts::conclude::CovenantSigned;
    use ledger_core::{Actor, Date, Event, Moment, PartnerId};

    use super::*;
    use crate::disk_log::DiskLog;
    use crate::lock::Wait;
    use crate::log::{CommandDigest, CommandEvents, Commit, EventLog, Expected};
    use crate::machine_key::MachineKey;

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

    /// The index is sealed and says what is not so: that a command is recorded which is not, or elsewhere, or with
    /// another digest. The commit is asked.
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
            index.extend(&Tail { commands, ..Tail::default() }, &mark).unwrap();
            index.close().unwrap();
            let log = DiskLog::open(&ledger, Wait::No).unwrap().with_index(&ledger, key());
            let expected = (id.as_str() == "twee").then_some(twee);
            assert_eq!(log.receipt(&id).unwrap(), expected, "{id}: {lie:?}");
            log.verify().unwrap();
        }
    }
}
