//! What stands behind a figure of a view or report, found by its address in the JSON of it (a JSON
//! pointer, RFC 6901).
//!
//! - An amount with `events` and `parts` is the sum of its parts, each of one event.
//! - A `debit` or `credit` beside a balance is its parts of that side; a total of them those of all accounts.
//! - A `count` is as large as there are `events`.
//! - Another value in an object with a `position` is what that event says.
//! - A value that is worked out from others of the same view names their addresses.

use std::collections::{BTreeMap, BTreeSet};

use ledger_core::{Money, Position};
use serde_json::{Map, Value};

/// What stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The figure itself: an amount, a `count`, or another value.
    pub value: Value,
    /// The events, and of an amount what each adds to it.
    pub parts: Vec<(Position, Option<Money>)>,
    /// The addresses of the figures it is worked out from.
    pub derived_from: Vec<String>,
}

/// Why an address cannot be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unexplained {
    /// There is nothing at the address.
    Nothing {
        /// The longest part of it at which there is something.
        known: String,
        /// What stands there.
        inside: Vec<String>,
    },
    /// What stands there is no figure.
    NoFigure {
        /// The addresses of the first figures in it.
        figures: Vec<String>,
    },
}

/// How many addresses an error names.
const NAMED: usize = 12;

/// A value and the address at which it stands.
type Place<'a> = (String, &'a Value);

impl Explanation {
    /// What the parts of an amount are together; none of what is no amount, or worked out from others.
    pub fn total(&self) -> Option<Money> {
        money(&self.value).filter(|_| self.derived_from.is_empty())?;
        self.parts.iter().map(|(_, part)| *part).sum()
    }

    /// Whether the parts are the figure, to the cent, or as many as it counts.
    pub fn adds_up(&self) -> bool {
        let count = self.value.get("count").map(Value::as_u64);
        match (self.total(), count) {
            (Some(total), _) => money(&self.value) == Some(total),
            (None, Some(count)) => count == u64::try_from(self.parts.len()).ok(),
            (None, None) => self.parts.is_empty() != self.derived_from.is_empty(),
        }
    }

    fn of_parts(value: &Value, parts: Vec<(Position, Option<Money>)>) -> Explanation {
        Explanation { value: value.clone(), parts, derived_from: Vec::new() }
    }
}

/// Explains the figure at an address in a view.
pub fn explain(view: &Value, address: &str) -> Result<Explanation, Unexplained> {
    let path = path(view, address)?;
    let mut upwards = path.iter().rev();
    let (target, parent, grandparent) = (upwards.next(), upwards.next(), upwards.next());
    let name = address.rsplit('/').next().unwrap_or_default();
    let of_its_own = |place: &Place<'_>| of_figure(place.1);
    let figure = target.and_then(of_its_own).or_else(|| {
        let member = matches!(name, "amount" | "count" | "events" | "parts");
        parent.filter(|_| member).and_then(of_its_own)
    });
    let target = target.map_or(view, |(_, target)| target);
    figure
        .or_else(|| of_side(view, name, target, parent))
        .or_else(|| derived(&path, name, target, parent))
        .or_else(|| of_votes(name, parent, grandparent))
        .or_else(|| recorded(name, target))
        .or_else(|| stated(target, &path))
        .ok_or_else(|| Unexplained::NoFigure { figures: figures(target, address) })
}

/// Everything from the whole view down to an address.
fn path<'a>(view: &'a Value, address: &str) -> Result<Vec<Place<'a>>, Unexplained> {
    let mut path = vec![(String::new(), view)];
    let mut steps = address.split('/');
    let rooted = steps.next() == Some("");
    for step in steps {
        let Some((known, value)) = path.last().cloned() else { break };
        let step = step.replace("~1", "/").replace("~0", "~");
        let inside = match value.as_array() {
            Some(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
            None => value.get(&step),
        };
        let Some(inside) = inside else {
            return Err(Unexplained::Nothing { inside: members(value), known });
        };
        path.push((member(&known, &step), inside));
    }
    if rooted || address.is_empty() {
        Ok(path)
    } else {
        Err(Unexplained::Nothing { inside: members(view), known: String::new() })
    }
}

/// The address of a member.
pub fn member(address: &str, name: &str) -> String {
    format!("{address}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The names of what stands in a value, or of how many items.
fn members(value: &Value) -> Vec<String> {
    match value {
        Value::Object(fields) => fields.keys().cloned().collect(),
        Value::Array(items) => match items.len() {
            0 => Vec::new(),
            1 => vec!["0".to_owned()],
            many => vec![format!("0 to {}", many - 1)],
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// An amount or count that carries its events.
pub fn of_figure(value: &Value) -> Option<Explanation> {
    let fields = value.as_object()?;
    let events = positions(fields.get("events")?)?;
    if let Some(count) = fields.get("count") {
        let parts = events.into_iter().map(|event| (event, None)).collect();
        let value = Value::Object(Map::from_iter([("count".to_owned(), count.clone())]));
        return Some(Explanation::of_parts(&value, parts));
    }
    let parts: Option<Vec<Money>> = fields.get("parts")?.as_array()?.iter().map(money).collect();
    let parts = parts.filter(|parts| parts.len() == events.len())?.into_iter().map(Some);
    let parts = events.into_iter().zip(parts).collect();
    Some(Explanation::of_parts(fields.get("amount")?, parts))
}

/// The debit or credit of an account, or of all: the parts of balances on that side.
fn of_side(
    view: &Value,
    name: &str,
    target: &Value,
    parent: Option<&Place<'_>>,
) -> Option<Explanation> {
    let (sign, accounts) = match name {
        "debit" => (1, parent.map(|(_, account)| vec![*account])?),
        "credit" => (-1, parent.map(|(_, account)| vec![*account])?),
        "total_debit" => (1, view.get("accounts")?.as_array()?.iter().collect()),
        "total_credit" => (-1, view.get("accounts")?.as_array()?.iter().collect()),
        _ => return None,
    };
    let mut of_events: BTreeMap<Position, Money> = BTreeMap::new();
    for account in accounts {
        let balance = of_figure(account.get("balance")?)?;
        let parts = balance.parts.into_iter().filter_map(|(event, part)| Some((event, part?)));
        for (event, part) in parts.filter(|(_, part)| part.cents().signum() == sign) {
            *of_events.entry(event).or_default() += part.abs();
        }
    }
    let parts = of_events.into_iter().map(|(event, part)| (event, Some(part)));
    Some(Explanation::of_parts(target, parts.collect()))
}

fn positions(value: &Value) -> Option<Vec<Position>> {
    value.as_array()?.iter().map(|event| event.as_u64().map(Position)).collect()
}

/// The amount in a value; nothing if it is none.
pub fn money(value: &Value) -> Option<Money> {
    value.as_str()?.parse().ok()
}

/// A value that is worked out from others of the view.
fn derived(
    path: &[Place<'_>],
    name: &str,
    target: &Value,
    parent: Option<&Place<'_>>,
) -> Option<Explanation> {
    let (above, fields) = parent?;
    let siblings: &[&str] = match name {
        "percent" | "favourable" | "flagged" => &["difference", "revised"],
        "days_overdue" => &["due"],
        // An action names the events that say when it was due, and a report that was issued its day.
        "days_late" if fields.get("events").is_none() => &["due", "on"],
        "weight" => &[],
        _ => return None,
    };
    let siblings = siblings.iter().filter(|sibling| fields.get(sibling).is_some());
    let mut from: Vec<String> = siblings.map(|sibling| member(above, sibling)).collect();
    let (_, view) = path.first()?;
    from.extend(match name {
        "days_late" if fields.get("on").is_none() => first_of(view, &["/on"]),
        "days_overdue" => first_of(view, &["/on", "/basis/reference_date"]),
        "weight" => first_of(view, &["/key", "/risk/key"]),
        _ => None,
    });
    (!from.is_empty() && !target.is_null()).then(|| Explanation {
        value: target.clone(),
        parts: Vec::new(),
        derived_from: from,
    })
}

fn first_of(view: &Value, addresses: &[&str]) -> Option<String> {
    let there = addresses.iter().find(|address| view.pointer(address).is_some());
    there.map(|address| (*address).to_owned())
}

/// The votes of a tally, which stand beside it; how many seats there are, the first event says.
fn of_votes(
    name: &str,
    tally: Option<&Place<'_>>,
    proposal: Option<&Place<'_>>,
) -> Option<Explanation> {
    let vote = match name {
        "seats" => {
            let seats = tally.and_then(|tally| tally.1.get("seats")?.as_u64())?;
            return Some(Explanation::of_parts(&seats.into(), vec![(Position(0), None)]));
        }
        "votes_for" => "for",
        "against" => "against",
        "abstained" => "abstain",
        _ => return None,
    };
    let count = tally?.1.get(name)?;
    let votes = proposal?.1.get("votes")?.as_array()?.iter();
    let cast = votes.filter(|cast| cast.get("vote").and_then(Value::as_str) == Some(vote));
    let events = cast.filter_map(|cast| cast.get("position")?.as_u64().map(Position));
    let events: BTreeSet<Position> = events.collect();
    let value = Value::Object(Map::from_iter([("count".to_owned(), count.clone())]));
    Some(Explanation::of_parts(&value, events.into_iter().map(|event| (event, None)).collect()))
}

/// The number of events that were recorded by then.
fn recorded(name: &str, target: &Value) -> Option<Explanation> {
    let count = target.as_u64().filter(|_| matches!(name, "events" | "previous_events"))?;
    let value = Value::Object(Map::from_iter([("count".to_owned(), target.clone())]));
    let events = (0..count).map(|event| (Position(event), None));
    Some(Explanation::of_parts(&value, events.collect()))
}

/// An amount that one event says, or another number that one or some do.
fn stated(target: &Value, path: &[Place<'_>]) -> Option<Explanation> {
    let amount = money(target);
    if amount.is_none() && !target.is_number() {
        return None;
    }
    let (_, above) = path.split_last()?;
    let events = above.iter().rev().find_map(|(_, value)| match value.get("position") {
        Some(position) => position.as_u64().map(|position| vec![Position(position)]),
        None => value.get("events").filter(|_| amount.is_none()).and_then(positions),
    })?;
    Some(Explanation::of_parts(target, events.into_iter().map(|event| (event, amount)).collect()))
}

/// The addresses of the first figures in a value.
fn figures(value: &Value, address: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![(address.to_owned(), value)];
    while let Some((address, value)) = left.pop() {
        if found.len() == NAMED {
            break;
        }
        if of_figure(value).is_some() {
            found.push(address);
            continue;
        }
        match value {
            Value::Object(fields) => {
                let inside = fields.iter().map(|(name, value)| (member(&address, name), value));
                left.extend(inside.rev());
            }
            Value::Array(items) => {
                let inside = items.iter().enumerate();
                left.extend(inside.map(|(at, value)| (format!("{address}/{at}"), value)).rev());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests;
