//! What changed between two monitoring reports, figure by figure, with the events that caused it: two
//! periods, or one period made from two positions. The reports are walked in the JSON of them, like
//! [`explain`](crate::explain) does.
//!
//! - An amount with parts differs by the parts that one report has and the other has not, or otherwise.
//! - A count differs by the events that it counts in one report only.
//! - Another value, such as a date or a state, was one thing and is another.
//! - A row of a list is the same row by what identifies it, such as its code, account or number, and not
//!   by its place. A row that one report has alone is told as such, and its amounts as if they were nought
//!   in the other.
//!
//! The annex lists events and has no figures: it is compared for reports of one period only.

use std::collections::{BTreeMap, BTreeSet};

use ledger_core::views::monitoring::MonitoringReport;
use ledger_core::{Money, Position};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::explain::{member, money, of_figure};

mod rows;

use rows::{Pair, Row};

/// What changed between two reports. Every list is in the order of the headings of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReportDiff {
    /// Amounts.
    pub figures: Vec<ChangedFigure>,
    /// Numbers of things.
    pub counts: Vec<ChangedCount>,
    /// Dates, states, texts and what else is no figure.
    pub values: Vec<ChangedValue>,
    /// Rows that are in one of the reports only.
    pub rows: Vec<RowInOne>,
}

/// Where something stands in the reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Its address, a JSON pointer: in the later report, or in the earlier one if it is only there.
    pub address: String,
    /// The names of what it stands in, a row by what identifies it.
    pub path: Vec<String>,
    /// Which report the address is of.
    pub report: Which,
}

/// One of the two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The first of the two.
    Before,
    /// The second.
    After,
}

/// An amount that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedFigure {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
    /// What it was; nought if it was not there.
    pub before: Money,
    /// What it is; nought if it is not there any more.
    pub after: Money,
    /// What it is less what it was.
    pub difference: Money,
    /// The events that caused it, in order, and what each adds to the difference: they add up to it.
    pub events: Vec<Cause>,
}

/// What an event adds to a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// The event.
    pub position: Position,
    /// How much of the difference it makes.
    pub amount: Money,
}

/// A number of things that differs, or counts other things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedCount {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
    /// How many there were.
    pub before: usize,
    /// How many there are.
    pub after: usize,
    /// The events of what it counts now and did not.
    pub added: Vec<Position>,
    /// The events of what it counted and does not any more.
    pub removed: Vec<Position>,
}

/// A value that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedValue {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
    /// What it was; none if it was nothing.
    pub before: Option<String>,
    /// What it is; none if it is nothing.
    pub after: Option<String>,
}

/// A row of a list that one of the reports has alone; the spot says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowInOne {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
}

impl ReportDiff {
    /// What changed from one report to another.
    ///
    /// # Errors
    /// A report that cannot be written as JSON.
    pub fn of(
        before: &MonitoringReport,
        after: &MonitoringReport,
    ) -> Result<ReportDiff, serde_json::Error> {
        let period = |report: &MonitoringReport| (report.basis.year, report.basis.period);
        let same_period = period(before) == period(after);
        let json = |report: &MonitoringReport| -> Result<Value, serde_json::Error> {
            let mut json = serde_json::to_value(report)?;
            if let Some(fields) = json.as_object_mut().filter(|_| !same_period) {
                fields.remove("annex");
            }
            Ok(json)
        };
        Ok(ReportDiff::of_json(&json(before)?, &json(after)?))
    }

    fn of_json(before: &Value, after: &Value) -> ReportDiff {
        let mut diff = ReportDiff::default();
        diff.compare(&Place::default(), [Some(before), Some(after)]);
        diff
    }

    /// Compares what stands at a place in the reports, nothing in one of them included.
    fn compare(&mut self, at: &Place, sides: [Option<&Value>; 2]) {
        let [before, after] = sides;
        if before == after {
            return;
        }
        let figures = sides.map(|side| side.and_then(Amount::of));
        if figures.iter().any(Option::is_some) {
            self.figures.extend(figure(at, figures));
            return self.compare_fields(
                at,
                sides.map(|side| side.and_then(Value::as_object)),
                true,
            );
        }
        let counts = sides.map(|side| side.and_then(counted));
        if counts.iter().any(Option::is_some) {
            self.counts.extend(count(at, counts).filter(|_| !at.in_one));
            return;
        }
        let objects = sides.map(|side| side.and_then(Value::as_object));
        let plain = |side: &Option<&Value>| side.is_some_and(|of| !of.is_object() && !of.is_null());
        if objects.iter().any(Option::is_some) && !sides.iter().any(plain) {
            return self.compare_fields(at, objects, false);
        }
        let lists = sides.map(|side| side.and_then(Value::as_array));
        let rows = |list: &Option<&Vec<Value>>| {
            list.is_some_and(|list| list.iter().any(|row| row.is_object() || row.is_string()))
        };
        if lists.iter().any(rows) {
            return self.compare_rows(at, lists.map(|list| list.map_or(&[][..], Vec::as_slice)));
        }
        // What is no figure of a row that is told as such says nothing more.
        let [before, after] = sides.map(|side| side.and_then(text));
        if before != after && !at.in_one {
            self.values.push(ChangedValue { spot: at.spot(), before, after });
        }
    }

    /// Compares every member; those of a figure itself are left out.
    fn compare_fields(
        &mut self,
        at: &Place,
        sides: [Option<&Map<String, Value>>; 2],
        of_figure: bool,
    ) {
        let own = |name: &str| of_figure && matches!(name, "amount" | "events" | "parts");
        let [before, after] = sides;
        let names = |side: Option<&Map<String, Value>>| {
            side.map(|fields| fields.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
        };
        let mut all = names(after);
        all.extend(
            names(before).into_iter().filter(|name| !all.contains(name)).collect::<Vec<_>>(),
        );
        // By which event something came about stands beside what it is.
        for name in all.iter().filter(|name| !own(name) && *name != "position") {
            let sides = [before, after].map(|side| side.and_then(|fields| fields.get(name)));
            let inside = at.inside([name, name], name);
            let report = Which::alone(sides).unwrap_or(at.report);
            self.compare(&Place { report, ..inside }, sides);
        }
    }

    fn compare_rows(&mut self, at: &Place, sides: [&[Value]; 2]) {
        for Pair { label, places } in rows::paired(sides) {
            let [before, after] = places;
            let index =
                |row: Option<Row<'_>>| row.map(|(at, _)| at.to_string()).unwrap_or_default();
            let mut inside = at.inside([&index(before), &index(after)], &label);
            let found = places.map(|place| place.map(|(_, row)| row));
            if let Some(report) = Which::alone(found) {
                inside = Place { report, in_one: true, ..inside };
                self.rows.extend((!at.in_one).then(|| RowInOne { spot: inside.spot() }));
            }
            let has_figures = found.iter().flatten().any(|row| row.is_object());
            if has_figures || !inside.in_one {
                self.compare(&inside, found);
            }
        }
    }
}

impl Which {
    /// Whether it is the later one.
    pub fn is_after(self) -> bool {
        self == Which::After
    }

    /// The one report that has something, if the other has not.
    fn alone(sides: [Option<&Value>; 2]) -> Option<Which> {
        match sides {
            [Some(_), None] => Some(Which::Before),
            [None, Some(_)] => Some(Which::After),
            [Some(_), Some(_)] | [None, None] => None,
        }
    }
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

/// An amount and its parts.
struct Amount {
    amount: Money,
    parts: Vec<(Position, Money)>,
}

impl Amount {
    fn of(value: &Value) -> Option<Amount> {
        let explained = of_figure(value)?;
        let amount = money(&explained.value)?;
        let parts = explained.parts.into_iter().filter_map(|(event, part)| Some((event, part?)));
        Some(Amount { amount, parts: parts.collect() })
    }
}

/// The difference between two amounts, event by event: what an event adds in the later report less what
/// it adds in the earlier. None if the amounts are the same; that other events lead to the same amount
/// is no change of the figure.
fn figure(at: &Place, [was, is]: [Option<Amount>; 2]) -> Option<ChangedFigure> {
    let amount = |of: &Option<Amount>| of.as_ref().map(|of| of.amount).unwrap_or_default();
    let (before, after) = (amount(&was), amount(&is));
    if before == after {
        return None;
    }
    let mut by_event: BTreeMap<Position, Money> = BTreeMap::new();
    for (event, part) in was.into_iter().flat_map(|of| of.parts) {
        *by_event.entry(event).or_default() -= part;
    }
    for (event, part) in is.into_iter().flat_map(|of| of.parts) {
        *by_event.entry(event).or_default() += part;
    }
    let events = by_event.into_iter().filter(|(_, amount)| !amount.is_zero());
    let events = events.map(|(position, amount)| Cause { position, amount }).collect();
    Some(ChangedFigure { spot: at.spot(), before, after, difference: after - before, events })
}

/// The events that a count counts.
fn counted(value: &Value) -> Option<BTreeSet<Position>> {
    value.get("count")?;
    Some(of_figure(value)?.parts.into_iter().map(|(event, _)| event).collect())
}

fn count(at: &Place, sides: [Option<BTreeSet<Position>>; 2]) -> Option<ChangedCount> {
    let [was, is] = sides.map(Option::unwrap_or_default);
    (was != is).then(|| ChangedCount {
        spot: at.spot(),
        before: was.len(),
        after: is.len(),
        added: is.difference(&was).copied().collect(),
        removed: was.difference(&is).copied().collect(),
    })
}

/// A value for a reader; nothing for one that is not there.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if items.is_empty() => None,
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(value.to_string())
        }
    }
}

#[cfg(test)]
mod tests;
