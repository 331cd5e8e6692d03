//! Which rows of two lists are the same row: by their keys, not by their places.

use std::collections::{HashMap, HashSet};

use ledger_core::typed::Typed;
use ledger_core::views::Meaning;
use ledger_core::views::monitoring::Point;

use super::walk::text;

/// A row, with its place in a list.
pub(super) type Row<'a> = (usize, &'a Typed);

/// A row of either list, or of both.
pub(super) struct Pair<'a> {
    /// What identifies it.
    pub(super) label: String,
    /// Where it stands before and after.
    pub(super) places: [Option<Row<'a>>; 2],
}

/// The rows of the list after, in its order, each with the same row before; then those that are only in
/// the list before.
pub(super) fn paired<'a>([before, after]: [&'a [Typed]; 2]) -> Vec<Pair<'a>> {
    let before = labelled(before);
    let mut left: HashMap<String, Row<'a>> = before.iter().cloned().collect();
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for (label, row) in labelled(after) {
        let same = left.remove(&label);
        pairs.push(Pair { label, places: [same, Some(row)] });
    }
    let gone = before.into_iter().filter(|(label, _)| left.contains_key(label));
    pairs.extend(gone.map(|(label, row)| Pair { label, places: [Some(row), None] }));
    pairs
}

/// Every row with what identifies it; rows that nothing tells apart are numbered.
fn labelled(rows: &[Typed]) -> Vec<(String, Row<'_>)> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut labelled: Vec<(String, Row<'_>)> = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let key = key(row);
        let numbered = |number: usize| match number {
            1 => key.clone(),
            _ => format!("{key} ({number})"),
        };
        let label = (1..).map(numbered).find(|label| !taken.contains(label)).unwrap_or_default();
        taken.insert(label.clone());
        labelled.push((label, (index, row)));
    }
    labelled
}

/// What a row is called: by its keys, or by the event that says what is in it. A point also says of what kind it is.
pub(crate) fn key(row: &Typed) -> String {
    let is_key = |name: &str, value: &Typed| name == Point::KIND || value.means(Meaning::RowKey);
    let keys = row.fields().filter(|(name, value)| is_key(name, value));
    let keys: Vec<String> = keys.filter_map(|(_, key)| text(key)).collect();
    let event = || row.field_that_means(Meaning::SaidBy).and_then(|(_, event)| text(event));
    match keys.is_empty() {
        false => keys.join(" "),
        true => row.text().map(str::to_owned).or_else(event).unwrap_or_default(),
    }
}
