//! Which rows of two lists are the same row: by what identifies a row, not by its place.

use serde_json::Value;

/// What can identify a row, as JSON pointers into it: the first of which a row has every one. What a row
/// is part of, such as the proposal of a point, comes before what other rows have too.
const IDENTITIES: [&[&str]; 23] = [
    &["/point", "/proposal"],
    &["/point", "/decision"],
    &["/point", "/subsidy"],
    &["/point", "/line"],
    &["/point", "/year", "/period"],
    &["/point", "/year"],
    &["/point"],
    &["/obligation", "/year", "/period"],
    &["/invoice"],
    &["/year", "/line"],
    &["/code"],
    &["/account", "/name"],
    &["/seat"],
    &["/meeting"],
    &["/goal"],
    &["/subsidy"],
    &["/action"],
    &["/decision"],
    &["/proposal"],
    &["/theme"],
    &["/position"],
    &["/year"],
    &["/from"],
];

/// A row, with its place in a list.
pub(crate) type Row<'a> = (usize, &'a Value);

/// A row of either list, or of both.
pub(crate) struct Pair<'a> {
    /// What identifies it.
    pub(crate) label: String,
    /// Where it stands before and after.
    pub(crate) places: [Option<Row<'a>>; 2],
}

/// The rows of the list after, in its order, each with the same row before; then those that are only in
/// the list before.
pub(crate) fn paired([before, after]: [&[Value]; 2]) -> Vec<Pair<'_>> {
    let mut left = labelled(before);
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for (label, row) in labelled(after) {
        let same = left.iter().position(|(of, _)| *of == label);
        let same = same.map(|place| left.remove(place).1);
        pairs.push(Pair { label, places: [same, Some(row)] });
    }
    pairs.extend(left.into_iter().map(|(label, row)| Pair { label, places: [Some(row), None] }));
    pairs
}

/// Every row with what identifies it; rows that nothing tells apart are numbered.
fn labelled(rows: &[Value]) -> Vec<(String, Row<'_>)> {
    let mut labelled: Vec<(String, Row<'_>)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let identity = identity(row);
        let numbered = |number: usize| match number {
            1 => identity.clone(),
            _ => format!("{identity} ({number})"),
        };
        let taken = |label: &String| labelled.iter().any(|(of, _)| of == label);
        let label = (1..).map(numbered).find(|label| !taken(label));
        labelled.push((label.unwrap_or_default(), (index, row)));
    }
    labelled
}

fn identity(row: &Value) -> String {
    if let Value::String(text) = row {
        return text.clone();
    }
    let of = |fields: &&[&str]| -> Option<String> {
        let values: Option<Vec<&Value>> = fields.iter().map(|field| row.pointer(field)).collect();
        let values: Vec<String> = values?.into_iter().filter_map(super::text).collect();
        (!values.is_empty()).then(|| values.join(" "))
    };
    IDENTITIES.iter().find_map(of).unwrap_or_default()
}
