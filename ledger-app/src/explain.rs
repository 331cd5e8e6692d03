//! What stands behind a figure of a view or report, found by its address in the JSON of it (a JSON
//! pointer, RFC 6901).
//!
//! - A figure is the sum of its parts, each of one event.
//! - A count is as large as there are events of what it counts.
//! - What else is a figure says by its [`Meaning`] on what it rests: debit and credit on the parts of balances, votes
//!   on the ballots, a percentage on the figures it compares.
//! - Another amount or number is what the event says that its row came from.
//!
//! A view is never made into JSON for this. It is read along the address, without the parts of any figure, and then
//! once more at the place that has the parts that are wanted.

mod from;
mod parts;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use ledger_core::typed::{Typed, Unseen};
use ledger_core::views::Meaning;
use ledger_core::views::partner::PartnerPage;
use ledger_core::{Ledger, Money, Position};
use ledger_report::Render;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::question::Answer;
use from::Rests;

pub(crate) use parts::{is_count, is_figure, money, of_count, of_figure};

/// What stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The figure itself: an amount, a `count`, or another value.
    pub value: Value,
    /// The events, and of an amount what each adds to it.
    pub parts: Vec<Part>,
    /// The figures it is worked out from, by address.
    pub derived_from: Vec<(String, Value)>,
}

/// An event behind a figure, and what it adds to it if that is an amount.
pub type Part = (Position, Option<Money>);

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
    /// The view cannot be read.
    Unseen(Unseen),
}

impl From<Unseen> for Unexplained {
    fn from(unseen: Unseen) -> Unexplained {
        Unexplained::Unseen(unseen)
    }
}

/// How many addresses an error names.
const NAMED: usize = 12;

impl Explanation {
    /// What the parts of an amount are together; none of what is no amount, or worked out from others.
    pub fn total(&self) -> Option<Money> {
        amount_in(&self.value).filter(|_| self.derived_from.is_empty())?;
        self.parts.iter().map(|(_, part)| *part).sum()
    }

    /// Whether the parts are the figure, to the cent, or as many as it counts.
    pub fn adds_up(&self) -> bool {
        let count = self.value.get("count").map(Value::as_u64);
        match (self.total(), count) {
            (Some(total), _) => amount_in(&self.value) == Some(total),
            (None, Some(count)) => count == u64::try_from(self.parts.len()).ok(),
            (None, None) => self.parts.is_empty() != self.derived_from.is_empty(),
        }
    }

    /// The parts that a reader is shown, in the order of the events: all, or of more than so many the largest.
    pub fn largest(&self, shown: usize) -> Vec<Part> {
        let mut largest = BinaryHeap::with_capacity(shown + 1);
        for (place, (_, part)) in self.parts.iter().enumerate() {
            let size = part.map_or(0, |part| part.cents().unsigned_abs());
            largest.push(Reverse((size, Reverse(place))));
            if largest.len() > shown {
                largest.pop();
            }
        }
        let mut places: Vec<usize> =
            largest.into_iter().map(|Reverse((_, Reverse(place)))| place).collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.parts.get(place).copied()).collect()
    }
}

/// A view of which one figure is explained.
pub struct Explaining<'a> {
    /// Where the figure stands.
    pub address: &'a str,
}

impl Answer for Explaining<'_> {
    type Answer = Result<Explanation, Unexplained>;

    fn is_of_totals(&self) -> bool {
        false
    }

    fn of<V: Render + Serialize>(&self, view: &V) -> Result<Self::Answer, Failure> {
        Ok(explain(view, self.address))
    }

    fn of_partner(&self, page: &PartnerPage, _: &Ledger) -> Result<Self::Answer, Failure> {
        Ok(explain(page, self.address))
    }
}

/// Explains the figure at an address in a view.
///
/// # Errors
/// Nothing is at the address, or no figure; a view that cannot be read.
pub fn explain(
    view: &(impl Serialize + ?Sized),
    address: &str,
) -> Result<Explanation, Unexplained> {
    let Some(steps) = steps(address) else {
        let inside = members(&Typed::along(view, &[address.to_owned()])?);
        return Err(Unexplained::Nothing { known: String::new(), inside });
    };
    let seen = Typed::along(view, &steps)?;
    let way = Way::along(&seen, &steps)?;
    let target = way.target();
    let explanation = |value: Value, parts| Explanation { value, parts, derived_from: Vec::new() };
    let counted = |parts: Vec<Part>| explanation(json!({ "count": plain(target) }), parts);
    let at = |depth: usize| Typed::at(view, steps.get(..depth).unwrap_or_default());
    Ok(match from::rests(&way) {
        None => return Err(Unexplained::NoFigure { figures: figures(target, address) }),
        Some(Rests::Parts(depth)) => {
            let figure = at(depth)?;
            explanation(amount(&figure), parts::of_figure(&figure))
        }
        Some(Rests::Counted(depth)) => {
            let count = at(depth)?;
            explanation(number(&count), parts::of_count(&count))
        }
        Some(Rests::Side(side, depth)) => {
            explanation(plain(target), parts::of_side(&at(depth)?, side))
        }
        Some(Rests::Ballots(vote, depth)) => {
            let proposal = at(depth)?;
            let ballots = proposal.field_that_means(Meaning::Ballots);
            counted(ballots.map(|(_, all)| parts::of_votes(all, vote)).unwrap_or_default())
        }
        Some(Rests::AllEvents(events)) => {
            counted((0..events).map(|event| (Position(event), None)).collect())
        }
        Some(Rests::Events(events)) => {
            let amount = parts::money(target);
            explanation(plain(target), events.into_iter().map(|event| (event, amount)).collect())
        }
        Some(Rests::Others(others)) => Explanation {
            value: plain(target),
            parts: Vec::new(),
            derived_from: others
                .into_iter()
                .map(|(address, other)| (address, if_figure(other)))
                .collect(),
        },
    })
}

/// The steps of an address; none if it is no JSON pointer.
fn steps(address: &str) -> Option<Vec<String>> {
    let mut steps = address.split('/');
    let rooted = steps.next() == Some("");
    let unescaped = |step: &str| step.replace("~1", "/").replace("~0", "~");
    rooted.then(|| steps.map(unescaped).collect())
}

/// The address of a member.
pub fn member(address: &str, name: &str) -> String {
    format!("{address}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Everything from a whole view down to what stands at an address.
struct Way<'a> {
    /// The view first; each with its address.
    places: Vec<(String, &'a Typed)>,
}

impl<'a> Way<'a> {
    fn along(view: &'a Typed, steps: &[String]) -> Result<Way<'a>, Unexplained> {
        let mut places = vec![(String::new(), view)];
        for step in steps {
            let Some((known, value)) = places.last().cloned() else { break };
            let Some(inside) = value.member(step) else {
                return Err(Unexplained::Nothing { inside: members(value), known });
            };
            places.push((member(&known, step), inside));
        }
        Ok(Way { places })
    }

    fn target(&self) -> &'a Typed {
        self.places.last().map_or(&Typed::LeftOut, |(_, target)| *target)
    }

    /// What the target stands in, and how deep that is.
    fn parent(&self) -> Option<(usize, &'a Typed)> {
        self.around().next()
    }

    /// What the target stands in, from the inside out, each with how deep it is.
    fn around(&self) -> impl Iterator<Item = (usize, &'a Typed)> {
        let around = self.places.iter().map(|(_, value)| *value).enumerate().rev();
        around.skip(1)
    }

    fn address(&self, depth: usize) -> &str {
        self.places.get(depth).map_or("", |(address, _)| address)
    }
}

/// The names of what stands in a value, or of how many items.
fn members(value: &Typed) -> Vec<String> {
    if let Typed::List(items) = value.bare() {
        return match items.len() {
            0 => Vec::new(),
            1 => vec!["0".to_owned()],
            many => vec![format!("0 to {}", many - 1)],
        };
    }
    let mut names: Vec<String> = value.fields().map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names
}

/// The amount of a figure, as JSON.
fn amount(figure: &Typed) -> Value {
    let amount = figure.fields().find(|(_, value)| parts::money(value).is_some());
    amount.map(|(_, amount)| plain(amount)).unwrap_or_default()
}

/// The number of a count, as JSON.
fn number(count: &Typed) -> Value {
    let number = count.fields().find(|(_, value)| matches!(value, Typed::Number(_)));
    let number = number.map(|(name, number)| (name.to_owned(), plain(number)));
    Value::Object(Map::from_iter(number))
}

/// A value as JSON; of a figure its amount.
fn if_figure(value: &Typed) -> Value {
    if parts::is_figure(value) { amount(value) } else { plain(value) }
}

/// A value as JSON, without what was left out of it.
pub(crate) fn plain(value: &Typed) -> Value {
    match value {
        Typed::Nothing | Typed::LeftOut => Value::Null,
        Typed::Bool(truth) => Value::Bool(*truth),
        Typed::Number(number) => match u64::try_from(*number) {
            Ok(number) => number.into(),
            Err(_) => i64::try_from(*number).map(Value::from).unwrap_or_default(),
        },
        Typed::Text(text) => Value::String(text.clone()),
        Typed::Named(_, inner) => plain(inner),
        Typed::List(items) => items.iter().map(plain).collect(),
        Typed::Numbers(numbers) => numbers.iter().copied().map(Value::from).collect(),
        Typed::Struct(..) | Typed::Map(_) => {
            let fields = value.fields().map(|(name, value)| (name.to_owned(), plain(value)));
            Value::Object(fields.collect())
        }
        Typed::Variant(_, name, inner) if **inner == Typed::Nothing => Value::from(*name),
        Typed::Variant(_, name, inner) => {
            Value::Object(Map::from_iter([((*name).to_owned(), plain(inner))]))
        }
    }
}

/// The amount in JSON; nothing if it is none.
fn amount_in(value: &Value) -> Option<Money> {
    value.as_str()?.parse().ok()
}

/// What stands in a value, each with its address.
fn inside<'a>(value: &'a Typed, address: &str) -> Vec<(String, &'a Typed)> {
    if let Typed::List(items) = value.bare() {
        let items = items.iter().enumerate();
        return items.map(|(at, value)| (format!("{address}/{at}"), value)).collect();
    }
    value.fields().map(|(name, of)| (member(address, name), of)).collect()
}

/// The addresses of the first figures in a value.
fn figures(value: &Typed, address: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = vec![(address.to_owned(), value)];
    while let Some((address, value)) = left.pop() {
        if found.len() == NAMED {
            break;
        }
        if parts::is_figure(value) || parts::is_count(value) {
            found.push(address);
            continue;
        }
        let mut inside = inside(value, &address);
        inside.reverse();
        left.append(&mut inside);
    }
    found
}

#[cfg(test)]
mod tests;
