//! The state of a log at the end of a commit, how a commit moves it on, and how it is written down.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use ledger_core::{Digest, Moment, Position};

use crate::disk::DiskFile;
use crate::error::{Damage, LogError};
use crate::log::commit::{CommandHead, LeafHead, Step};
use crate::log::reader::{CommitReader, Found, Place};
use crate::merkle::{Growth, Hash};

/// How far a log goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// How many commits there are.
    pub(crate) commits: u64,
    /// When the last was recorded.
    pub(crate) recorded_at: Option<Moment>,
    /// The Merkle tree over the events.
    pub(crate) growth: Growth,
    /// Where the next commit starts.
    pub(crate) next: Place,
    /// Where the last commit starts; at the start of the file if there is none.
    pub(crate) last: Place,
}

/// What somebody wants of the commits that are passed.
pub(crate) trait Visitor {
    /// A command, its first event at a position.
    fn command(&mut self, _: &CommandHead, _: Position, _: Moment) -> Result<(), LogError> {
        Ok(())
    }

    /// The bytes of an event.
    fn event(&mut self, _: &[u8], _: Position) -> Result<(), LogError> {
        Ok(())
    }

    /// The root of a chunk of the Merkle tree that is full.
    fn chunk(&mut self, _: Hash) {}

    /// A commit that was passed whole.
    fn commit(&mut self, _: Place) {}
}

/// Who only wants to pass.
impl Visitor for () {}

impl Mark {
    /// How many events there are; the position of the next.
    pub(crate) fn events(&self) -> Position {
        Position(self.growth.size())
    }

    /// The Merkle root over them.
    pub(crate) fn root(&self) -> Digest {
        self.growth.root()
    }

    /// Whether this is the end of a batch.
    pub(crate) fn ends_batch(&self) -> bool {
        self.next.offset == self.next.batch_end
    }

    /// Passes a commit: it must not be older than the one before, and have the root it says it has.
    ///
    /// # Errors
    /// What is damaged in it, and the errors of the visitor; the mark is then of no use.
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

    /// Passes the commits of a file from here to another mark, which must follow from this one.
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

    /// Reads a mark that stands at the end of a batch from lines of text, as it is written.
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

/// The numbers on a line behind a word.
pub(crate) fn numbers<T: FromStr, const N: usize>(line: &str, word: &str) -> Option<[T; N]> {
    let words = line.strip_prefix(word)?.strip_prefix(' ')?.split(' ');
    words.map(|word| word.parse().ok()).collect::<Option<Vec<T>>>()?.try_into().ok()
}

/// The hash on a line behind a word.
pub(crate) fn hash(line: &str, word: &str) -> Option<Hash> {
    let Digest(hash) = line.strip_prefix(word)?.strip_prefix(' ')?.parse().ok()?;
    Some(hash)
}
