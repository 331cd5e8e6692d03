//! A mark: the state of a log at the end of a commit. How a commit moves it on, and its form as text.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use ledger_core::{Digest, Moment, Position};

use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::log::commit::{CommandHead, LeafHead, Step};
use crate::log::reader::{CommitReader, Found, Place};
use crate::merkle::{Growth, Hash};

/// The state of a log at the end of a commit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The number of commits.
    pub(crate) commits: u64,
    /// When the last commit was recorded.
    pub(crate) recorded_at: Option<Moment>,
    /// The Merkle tree over the events.
    pub(crate) growth: Growth,
    /// Where the next commit starts.
    pub(crate) next: Place,
    /// Where the last commit starts; at the start of the file if there is none.
    pub(crate) last: Place,
}

/// Sees the commits that are passed.
pub(crate) trait Visitor {
    /// Called for a command and the position of its first event.
    fn command(&mut self, _: &CommandHead, _: Position, _: Moment) -> Result<(), LogError> {
        Ok(())
    }

    /// Called for the bytes of an event.
    fn event(&mut self, _: &[u8], _: Position) -> Result<(), LogError> {
        Ok(())
    }

    /// Called for the root of a chunk of the Merkle tree that is full.
    fn chunk(&mut self, _: Hash) {}

    /// Called for a commit that was passed whole.
    fn commit(&mut self, _: Place) {}
}

/// Passes the commits and does nothing with them.
impl Visitor for () {}

impl Mark {
    /// The number of events, which is the position of the next.
    pub(crate) fn events(&self) -> Position {
        Position(self.growth.size())
    }

    /// The Merkle root over them.
    pub(crate) fn root(&self) -> Digest {
        self.growth.root()
    }

    /// Whether the mark is at the end of a batch.
    pub(crate) fn ends_batch(&self) -> bool {
        self.next.offset == self.next.batch_end
    }

    /// Passes a commit. It must not be older than the one before, and its root must be the one it states.
    ///
    /// # Errors
    /// Damage in the commit, and the errors of the visitor. The mark is then of no use.
    pub(crate) fn pass(
        &mut self,
        found: Found,
        visitor: &mut impl Visitor,
    ) -> Result<(), LogError> {
        let first = found.first();
        let Found { place, after, mut cursor } = found;
        let recorded_at = cursor.recorded_at;
        let damaged = |damage| LogError::Damaged { position: first, damage };
        if let Some(before) = self.recorded_at.filter(|before| recorded_at < *before) {
            return Err(damaged(Damage::TimeGoesBack { recorded_at, before }));
        }
        loop {
            let position = self.events();
            match cursor.step().map_err(damaged)? {
                Step::Command(command) => visitor.command(command, position, recorded_at)?,
                Step::Event(command, begins, bytes) => {
                    visitor.event(bytes, position)?;
                    let head = LeafHead::of(recorded_at, begins, command);
                    if let Some(root) = self.growth.push(head.as_ref(), bytes) {
                        visitor.chunk(root);
                    }
                }
                Step::End => break,
            }
        }
        let (computed, stored) = (self.root(), cursor.root);
        if computed != stored {
            return Err(damaged(Damage::Root { computed, stored }));
        }
        self.commits += 1;
        self.recorded_at = Some(recorded_at);
        (self.last, self.next) = (place, after);
        visitor.commit(place);
        Ok(())
    }

    /// Passes the commits of a file up to another mark, which must follow from this one.
    ///
    /// # Errors
    /// Damage, or failure to read.
    pub(crate) fn pass_to<F: DiskFile>(
        &self,
        end: &Mark,
        file: &Arc<F>,
        visitor: &mut impl Visitor,
    ) -> Result<(), LogError> {
        let mut mark = self.clone();
        let mut commits = CommitReader::new(file.clone(), mark.next, end.next.offset);
        while mark.events() < end.events() {
            let position = mark.events();
            let missing = Damage::Missing { what: "a commit" };
            let missing = LogError::Damaged { position, damage: missing };
            mark.pass(commits.read_next()?.ok_or(missing)?, visitor)?;
        }
        let (position, computed, stored) = (end.events(), mark.root(), end.root());
        match mark == *end {
            true => Ok(()),
            false => Err(LogError::Damaged { position, damage: Damage::Root { computed, stored } }),
        }
    }

    /// Reads a mark at the end of a batch from the lines of text in which it is written.
    pub(crate) fn read<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Option<Mark> {
        let [events] = numbers::<u64, _>(lines.next()?, "events")?;
        let [commits] = numbers(lines.next()?, "commits")?;
        let [recorded_at] = numbers(lines.next()?, "recorded")?;
        let [end] = numbers(lines.next()?, "end")?;
        let last = Place::read(lines.next()?, "last")?;
        let subtrees = (0..events.count_ones()).map(|_| hash(lines.next()?, "subtree"));
        let growth = Growth::from_subtrees(events, subtrees.collect::<Option<_>>()?)?;
        let recorded_at = (commits > 0).then_some(Moment::from_millis(recorded_at));
        let next = Place::of_batch(Position(events), end);
        Some(Mark { commits, recorded_at, growth, next, last })
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let recorded_at = self.recorded_at.map_or(0, Moment::millis);
        writeln!(f, "events {}\ncommits {}", self.events(), self.commits)?;
        writeln!(f, "recorded {recorded_at}\nend {}\nlast {}", self.next.offset, self.last)?;
        let mut subtrees = self.growth.subtrees().into_iter().map(Digest);
        subtrees.try_for_each(|subtree| writeln!(f, "subtree {subtree}"))
    }
}

/// Reads the numbers on a line that starts with `word`.
pub(crate) fn numbers<T: FromStr, const N: usize>(line: &str, word: &str) -> Option<[T; N]> {
    let words = line.strip_prefix(word)?.strip_prefix(' ')?.split(' ');
    words.map(|word| word.parse().ok()).collect::<Option<Vec<T>>>()?.try_into().ok()
}

/// Reads the hash on a line that starts with `word`.
pub(crate) fn hash(line: &str, word: &str) -> Option<Hash> {
    let Digest(hash) = line.strip_prefix(word)?.strip_prefix(' ')?.parse().ok()?;
    Some(hash)
}
