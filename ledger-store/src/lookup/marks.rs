//! Marks: where commits start, and the chunks of the Merkle tree. They spare a question from reading the
//! whole log.
//!
//! There is one of each for some thousands of events. So all marks stand in one file, `marks`, beside the
//! file of events. `docs/format.md` is its contract. A process that appends writes the file as a whole,
//! without a sync; a process that reads never does. The file is disposable. If it is missing, torn, of
//! another log or sealed elsewhere, the commits are read instead. The chunks must form the tree that the file
//! states, and the log must go on from there to the tree that it has now. See
//! `docs/decisions/022-nothing-rests-on-a-cache.md`.

use std::fmt::Write as _;

use ledger_core::{Digest, Position};

use crate::disk::DiskFile;
use crate::log::mark::{Mark, Visitor, hash};
use crate::log::reader::Place;
use crate::lookup::machine_key::MachineKey;
use crate::merkle::{Growth, Hash};

/// The name of the file, and the name under which it is sealed.
pub(crate) const NAME: &str = "marks";

const TITLE: &str = "covenant marks, format 1";

/// The distance in bytes between the places that are remembered.
const PLACES_APART: u64 = 64 * 1024;

/// The marks of a stretch of commits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Where commits start: the first of the stretch, and then some at a distance from each other.
    places: Vec<Place>,
    /// The roots of the chunks of the Merkle tree that became full, in order.
    pub(crate) chunks: Vec<Hash>,
}

impl Marks {
    /// Remembers where a commit starts, unless another is remembered nearby.
    pub(crate) fn remember(&mut self, place: Place) {
        let far = |last: &Place| place.offset >= last.offset.saturating_add(PLACES_APART);
        if self.places.last().is_none_or(far) {
            self.places.push(place);
        }
    }

    /// The last place remembered at or before a position.
    pub(crate) fn place(&self, position: Position) -> Option<Place> {
        let after = self.places.partition_point(|place| place.position <= position);
        self.places.get(after.checked_sub(1)?).copied()
    }

    /// Reads the marks of the commits before a mark, and that mark. Returns `None` if they are not sealed
    /// under `key`.
    pub(crate) fn read(file: &impl DiskFile, key: &MachineKey) -> Option<(Mark, Marks)> {
        let mut bytes = vec![0; usize::try_from(file.len().ok()?).ok()?];
        file.read_whole(&mut bytes, 0).ok()?;
        parse(key.sealed_lines(NAME, str::from_utf8(&bytes).ok()?)?)
    }

    /// The text of the file for the commits before `mark`, from these stretches. Returns `None` without a
    /// key.
    pub(crate) fn write(mark: &Mark, stretches: [&Marks; 2], key: &MachineKey) -> Option<String> {
        let mut text = format!("{TITLE}\n{mark}");
        // Writing to a string does not fail.
        for place in stretches.iter().flat_map(|marks| &marks.places) {
            let _ = writeln!(text, "place {place}");
        }
        for chunk in stretches.iter().flat_map(|marks| &marks.chunks) {
            let _ = writeln!(text, "chunk {}", Digest(*chunk));
        }
        key.seal_lines(NAME, text)
    }
}

fn parse(text: &str) -> Option<(Mark, Marks)> {
    let mut lines = text.lines().peekable();
    lines.next().filter(|line| *line == TITLE)?;
    let mark = Mark::read(&mut lines)?;
    let mut places = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with("place ")) {
        places.push(Place::read(line, "place")?);
    }
    let chunks = lines.map(|line| hash(line, "chunk")).collect::<Option<Vec<_>>>()?;
    let in_order = places.is_sorted_by(|one: &Place, next| one.position < next.position);
    let fit = mark.growth.has_chunks(&Growth::of_chunks(chunks.iter().copied()));
    (in_order && fit).then_some((mark, Marks { places, chunks }))
}

impl Visitor for Marks {
    fn chunk(&mut self, root: Hash) {
        self.chunks.push(root);
    }

    fn commit(&mut self, place: Place) {
        self.remember(place);
    }
}
