//! What can be looked up in a log as it was opened: the index, and the commits that it does not have yet.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ledger_core::Position;

use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::growth::ChunkRoot;
use crate::index::{Doubtful, Index};
use crate::log::{CommandId, Receipt};
use crate::mark::Mark;
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
    /// The directory of the ledger, where the index is; without one there is none.
    ledger: Option<PathBuf>,
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
        ledger: Option<&Path>,
        mark: &Mark,
    ) -> Result<Catalog<F>, LogError> {
        let mut catalog = Catalog {
            file,
            ledger: ledger.map(Path::to_owned),
            index: ledger
                .filter(|ledger| is_worth(mark) || Index::is_there(ledger))
                .and_then(|ledger| Index::open(ledger).ok()),
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
        self.index = self.ledger.as_deref().and_then(|ledger| Index::make_anew(ledger).ok());
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
            (None, Some(index)) => index.receipt(id),
            (None, None) => Ok(None),
        })
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
    pub(crate) fn chunks(&mut self) -> Result<Vec<ChunkRoot>, LogError> {
        self.ask(|catalog| {
            let mut roots = catalog.index.as_ref().map_or(Ok(Vec::new()), Index::chunks)?;
            roots.extend(&catalog.tail.chunks);
            Ok(roots)
        })
    }

    /// Takes in what was appended since the mark it was opened at, and closes the index, with all that in
    /// it if that is worth it. Answers with how far the index goes.
    pub(crate) fn close(self, appended: &Tail, mark: &Mark) -> Position {
        let Catalog { ledger, index, tail, mark: opened, .. } = self;
        let make = || Index::make_anew(ledger.filter(|_| is_worth(mark))?.as_path()).ok();
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
