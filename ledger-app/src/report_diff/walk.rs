//! Two reports, walked side by side.

use std::collections::{BTreeMap, BTreeSet};

use ledger_core::typed::Typed;
use ledger_core::views::Meaning;
use ledger_core::{Money, Position};
use serde_json::Value;

use super::rows::{Pair, Row, paired};
use super::{Cause, ChangedCount, ChangedFigure, ChangedValue, ReportDiff, RowInOne, Spot, Which};
use crate::explain::{is_count, is_figure, member, money, of_count, of_figure, plain};

/// The walk through two reports, and what was found.
pub(super) struct Walk {
    same_period: bool,
    found: ReportDiff,
}

/// What stands at a place in either report.
type Sides<'a> = [Option<&'a Typed>; 2];

impl Walk {
    pub(super) fn new(same_period: bool) -> Walk {
        Walk { same_period, found: ReportDiff::default() }
    }

    pub(super) fn through(mut self, before: &Typed, after: &Typed) -> ReportDiff {
        self.compare(&Place::default(), [Some(before), Some(after)]);
        self.found
    }

    /// Compares what stands at a place in the reports, nothing in one of them included.
    fn compare(&mut self, at: &Place, sides: Sides<'_>) {
        let [before, after] = sides;
        if before == after {
            return;
        }
        let sides = sides.map(|side| side.filter(|side| *side.bare() != Typed::Nothing));
        let any = |is: &dyn Fn(&Typed) -> bool| sides.iter().flatten().any(|side| is(side));
        if any(&is_figure) {
            self.found.figures.extend(figure(at, sides));
            return self.compare_fields(at, sides);
        }
        if any(&is_count) {
            self.found.counts.extend(count(at, sides).filter(|_| !at.in_one));
            return;
        }
        if any(&has_fields) && sides.iter().flatten().all(|side| has_fields(side)) {
            return self.compare_fields(at, sides);
        }
        let rows =
            |side: &Typed| items(side).iter().any(|item| has_fields(item) || item.text().is_some());
        if any(&rows) {
            return self.compare_rows(at, sides);
        }
        // What is no figure of a row that is told as such says nothing more.
        let [before, after] = sides.map(|side| side.and_then(text));
        if before != after && !at.in_one {
            self.found.values.push(ChangedValue { spot: at.spot(), before, after });
        }
    }

    /// Compares every field; those of a figure itself are left out.
    fn compare_fields(&mut self, at: &Place, sides: Sides<'_>) {
        let own = sides.iter().flatten().any(|side| is_figure(side));
        let [before, after] = sides;
        let known = |side: Option<&Typed>, name: &str| {
            side.is_some_and(|side| side.fields().any(|(known, _)| known == name))
        };
        let only_before = fields(before).filter(|(name, _)| !known(after, name));
        for (name, value) in fields(after).chain(only_before) {
            if self.is_passed(value) || (own && is_of_figure(value)) {
                continue;
            }
            let sides = sides.map(|side| fields(side).find(|(known, _)| *known == name));
            let sides = sides.map(|side| side.map(|(_, value)| value));
            let inside = at.inside([name, name], name);
            let report = Which::alone(sides).unwrap_or(at.report);
            self.compare(&Place { report, ..inside }, sides);
        }
    }

    /// By which event something came about stands beside what it is; and what happened in two periods is not the
    /// same.
    fn is_passed(&self, value: &Typed) -> bool {
        value.means(Meaning::SaidBy) || (value.means(Meaning::Chronicle) && !self.same_period)
    }

    fn compare_rows(&mut self, at: &Place, sides: Sides<'_>) {
        for Pair { label, places } in paired(sides.map(|side| side.map(items).unwrap_or_default()))
        {
            let [before, after] = places;
            let index =
                |row: Option<Row<'_>>| row.map(|(at, _)| at.to_string()).unwrap_or_default();
            let mut inside = at.inside([&index(before), &index(after)], &label);
            let found = places.map(|place| place.map(|(_, row)| row));
            if let Some(report) = Which::alone(found) {
                inside = Place { report, in_one: true, ..inside };
                self.found.rows.extend((!at.in_one).then(|| RowInOne { spot: inside.spot() }));
            }
            let has_figures = found.iter().flatten().any(|row| has_fields(row));
            if has_figures || !inside.in_one {
                self.compare(&inside, found);
            }
        }
    }
}

fn fields(side: Option<&Typed>) -> impl Iterator<Item = (&str, &Typed)> {
    side.into_iter().flat_map(Typed::fields)
}

fn has_fields(value: &Typed) -> bool {
    matches!(value.bare(), Typed::Struct(..) | Typed::Map(_))
}

fn items(value: &Typed) -> &[Typed] {
    if let Typed::List(items) = value.bare() { items } else { &[] }
}

/// Whether a field of a figure is its amount, or its events or parts.
fn is_of_figure(value: &Typed) -> bool {
    let own = [Meaning::FigureEvents, Meaning::FigureParts];
    money(value).is_some() || own.iter().any(|meaning| value.means(*meaning))
}

/// A place in both reports, of which the rows may stand elsewhere.
#[derive(Clone)]
struct Place {
    before: String,
    after: String,
    path: Vec<String>,
    report: Which,
    /// Whether it stands in a row that one report has alone.
    in_one: bool,
}

impl Default for Place {
    fn default() -> Place {
        let (before, after, path) = Default::default();
        Place { before, after, path, report: Which::After, in_one: false }
    }
}

impl Place {
    /// The place of a member, by its name in either report, and what it is called.
    fn inside(&self, [before, after]: [&str; 2], label: &str) -> Place {
        let mut path = self.path.clone();
        path.push(label.to_owned());
        let (before, after) = (member(&self.before, before), member(&self.after, after));
        Place { before, after, path, report: self.report, in_one: self.in_one }
    }

    fn spot(&self) -> Spot {
        let address = match self.report {
            Which::Before => self.before.clone(),
            Which::After => self.after.clone(),
        };
        Spot { address, path: self.path.clone(), report: self.report }
    }
}

/// The amount of a figure.
fn amount(figure: &Typed) -> Option<Money> {
    figure.fields().find_map(|(_, value)| money(value)).filter(|_| is_figure(figure))
}

/// The difference between two figures, event by event: what an event adds in the later report less what
/// it adds in the earlier. None if the amounts are the same; that other events lead to the same amount
/// is no change of the figure.
fn figure(at: &Place, sides: Sides<'_>) -> Option<ChangedFigure> {
    let amount = |side: Option<&Typed>| side.and_then(amount).unwrap_or_default();
    let [was, is] = sides;
    let (before, after) = (amount(was), amount(is));
    if before == after {
        return None;
    }
    let parts = |side: Option<&Typed>| {
        let parts = side.map(of_figure).unwrap_or_default().into_iter();
        parts.map(|(event, part)| (event, part.unwrap_or_default())).collect()
    };
    let events = causes(parts(was), parts(is));
    Some(ChangedFigure { spot: at.spot(), before, after, difference: after - before, events })
}

/// What each event adds to a difference, in order.
pub(super) fn causes(was: Vec<(Position, Money)>, is: Vec<(Position, Money)>) -> Vec<Cause> {
    let mut by_event: BTreeMap<Position, Money> = BTreeMap::new();
    for (event, part) in was {
        *by_event.entry(event).or_default() -= part;
    }
    for (event, part) in is {
        *by_event.entry(event).or_default() += part;
    }
    let events = by_event.into_iter().filter(|(_, amount)| !amount.is_zero());
    events.map(|(position, amount)| Cause { position, amount }).collect()
}

fn count(at: &Place, sides: Sides<'_>) -> Option<ChangedCount> {
    let [was, is] = sides.map(|side| {
        let counted = side.map(of_count).unwrap_or_default().into_iter();
        counted.map(|(event, _)| event).collect::<BTreeSet<Position>>()
    });
    (was != is).then(|| ChangedCount {
        spot: at.spot(),
        before: was.len(),
        after: is.len(),
        added: is.difference(&was).copied().collect(),
        removed: was.difference(&is).copied().collect(),
    })
}

/// A value for a reader; nothing for one that is not there.
pub(super) fn text(value: &Typed) -> Option<String> {
    match plain(value) {
        Value::Null => None,
        Value::String(text) => Some(text),
        Value::Array(items) if items.is_empty() => None,
        value @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            Some(value.to_string())
        }
    }
}
