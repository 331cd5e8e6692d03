//! Views: questions to the ledger, each answered with a plain, serialisable value.
//!
//! A view computes; it does not format. Every [`Figure`] carries the events behind it and what each adds
//! to it, and every [`Count`] the events of what it counts, so that a reader can go from a figure to what
//! caused it. What else stands in a view says by its [`Meaning`] on what it rests. A view that looks at a day
//! counts what takes effect up to and including that day.

pub mod account;
pub mod actions;
pub mod balance;
pub mod bank;
pub mod budget;
pub mod decisions;
pub mod documents;
pub mod expenses;
pub mod invoice;
pub mod journal;
pub mod mandates;
pub mod meaning;
pub mod monitoring;
pub mod overview;
pub mod partner;
pub mod partners;
pub mod payables;
pub mod proposed;
pub mod receivables;
pub mod reports_due;
pub mod risk;
pub mod search;
pub mod statements;
pub mod subsidies;
pub mod suppliers;
pub mod taken;
pub mod timeline;
pub mod year_account;

pub mod ambassadors;
pub mod chances;
pub mod goals;
pub mod groups;
pub mod in_kind;
pub mod network;
pub mod obligations;
pub mod opened;

use std::fmt;

use serde::ser;
use serde::{Serialize, Serializer};

use crate::ids::Position;
use crate::money::Money;

pub use meaning::Meaning;

/// An amount and what the events behind it add to it.
///
/// As JSON it is its `amount`, the positions of its `events`, and beside them its `parts`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figure {
    /// The amount: the sum of its parts.
    pub amount: Money,
    /// What each event adds to it, in the order of the events and each once.
    pub parts: Vec<FigurePart>,
}

/// What one event adds to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigurePart {
    /// The event.
    pub position: Position,
    /// How much; zero for an event of which this figure sees as much come as go.
    pub amount: Money,
}

impl Figure {
    /// Adds what one event contributes.
    pub(crate) fn add(&mut self, amount: Money, position: Position) {
        match self.parts.last_mut() {
            Some(last) if last.position == position => {
                last.amount += amount;
                self.amount += amount;
            }
            _ => self.push(amount, position),
        }
    }

    /// Adds a part of its own.
    pub(crate) fn push(&mut self, amount: Money, position: Position) {
        self.amount += amount;
        self.parts.push(FigurePart { position, amount });
    }

    /// Adds another figure; it is [in order](Figure::in_order) again once all are added.
    pub(crate) fn join(&mut self, other: &Figure) {
        self.amount += other.amount;
        self.parts.extend(&other.parts);
    }

    /// A figure to which many events may add: room is kept for so many.
    pub(crate) fn with_room(events: usize) -> Figure {
        Figure { amount: Money::ZERO, parts: Vec::with_capacity(events) }
    }

    /// An amount without its parts, for a view of totals. It cannot be written as JSON, where a figure has
    /// its parts, unless it is zero.
    pub(crate) fn total(amount: Money) -> Figure {
        Figure { amount, parts: Vec::new() }
    }

    /// The figure of one event.
    pub(crate) fn of(amount: Money, position: Position) -> Figure {
        Figure { amount, parts: vec![FigurePart { position, amount }] }
    }

    /// The same with every sign turned.
    pub(crate) fn negated(mut self) -> Figure {
        self.amount = -self.amount;
        for part in &mut self.parts {
            part.amount = -part.amount;
        }
        self
    }

    /// The sum of figures.
    pub(crate) fn sum<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Figure {
        let mut sum = Figure::default();
        for figure in figures {
            sum.join(figure);
        }
        sum.in_order()
    }

    /// This figure less another, both in order. Its amount is taken from the amounts, so that it holds for
    /// [totals](Figure::total) too, which have no parts to add up.
    pub(crate) fn less(&self, other: &Figure) -> Figure {
        let mut rest = other.parts.iter().peekable();
        let mut difference = Figure::with_room(self.parts.len() + other.parts.len());
        for part in &self.parts {
            while let Some(earlier) = rest.next_if(|of| of.position < part.position) {
                difference.push(-earlier.amount, earlier.position);
            }
            let same = rest.next_if(|of| of.position == part.position);
            let taken = same.map_or(Money::ZERO, |same| same.amount);
            difference.push(part.amount - taken, part.position);
        }
        for later in rest {
            difference.push(-later.amount, later.position);
        }
        difference.amount = self.amount - other.amount;
        difference
    }

    /// The figure if it is more than nothing, and nothing otherwise.
    pub(crate) fn above_nil(self) -> Figure {
        match self.amount > Money::ZERO {
            true => self,
            false => Figure::default(),
        }
    }

    /// A share of the figure, of which every event bears its proportion: rounded so that together they
    /// are the share to the cent.
    pub(crate) fn share(&self, share: Money) -> Figure {
        let whole = i128::from(self.amount.cents());
        let (mut counted, mut given) = (0, Money::ZERO);
        let mut of = Figure { amount: share, parts: self.parts.clone() };
        for part in &mut of.parts {
            counted += i128::from(part.amount.cents());
            let up_to_here = match (counted * i128::from(share.cents())).checked_div(whole) {
                Some(cents) => Money::from_cents(i64::try_from(cents).unwrap_or_default()),
                None => Money::ZERO,
            };
            part.amount = up_to_here - given;
            given = up_to_here;
        }
        of
    }

    /// The positions of the events behind it.
    pub fn events(&self) -> impl Iterator<Item = Position> {
        self.parts.iter().map(|part| part.position)
    }

    /// Events in order and each once, for a figure that was added to out of order.
    pub(crate) fn in_order(mut self) -> Figure {
        if self.parts.is_sorted_by(|one, next| one.position < next.position) {
            return self;
        }
        // The stable sort: it makes use of runs that are in order already, of which there are few.
        self.parts.sort_by_key(|part| part.position);
        self.parts.dedup_by(|later, kept| {
            let same = later.position == kept.position;
            if same {
                kept.amount += later.amount;
            }
            same
        });
        self
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.parts.is_empty() && !self.amount.is_zero() {
            return Err(ser::Error::custom("bug: a total was asked for, and its parts are wanted"));
        }
        let events = Each(&self.parts, |part| part.position);
        let parts = Each(&self.parts, |part| part.amount);
        WithParts { amount: self.amount, events, parts }.serialize(serializer)
    }
}

/// A figure as it is written. Nothing is copied, so that who does not want the parts passes them in no time.
#[derive(Serialize)]
#[serde(rename = "Figure")]
struct WithParts<'a> {
    amount: Money,
    #[serde(serialize_with = "meaning::figure_events")]
    events: Each<'a, Position>,
    #[serde(serialize_with = "meaning::figure_parts")]
    parts: Each<'a, Money>,
}

/// What each part of a figure has, one after the other.
struct Each<'a, T>(&'a [FigurePart], fn(&FigurePart) -> T);

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(self.1))
    }
}

/// A number of things and the event of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many.
    pub count: usize,
    /// The event by which each came to be one of them.
    #[serde(serialize_with = "meaning::count_events")]
    pub events: Vec<Position>,
}

impl Count {
    /// How many, without the event of each, for a view of totals.
    pub(crate) fn total(count: usize) -> Count {
        Count { count, events: Vec::new() }
    }

    /// Adds one event.
    pub(crate) fn add(&mut self, event: Position) {
        self.count += 1;
        self.events.push(event);
    }
}

impl FromIterator<Position> for Count {
    fn from_iter<I: IntoIterator<Item = Position>>(events: I) -> Count {
        let events: Vec<Position> = events.into_iter().collect();
        Count { count: events.len(), events }
    }
}

/// A percentage with one decimal, rounded half away from zero; only ever shown, never booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    tenths: i64,
}

impl Percent {
    /// `part` as a percentage of `whole`; `None` of nothing.
    pub fn of(part: Money, whole: Money) -> Option<Percent> {
        let whole = i128::from(whole.cents()).abs();
        if whole == 0 {
            return None;
        }
        let doubled = i128::from(part.cents()) * 2_000;
        let rounded = (doubled + whole * doubled.signum()) / (2 * whole);
        Some(Percent { tenths: i64::try_from(rounded).unwrap_or(i64::MAX) })
    }

    /// The same without its sign.
    pub fn abs(self) -> Percent {
        Percent { tenths: self.tenths.abs() }
    }

    /// Tenths of a per cent.
    pub fn tenths(self) -> i64 {
        self.tenths
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.tenths < 0 { "-" } else { "" };
        let tenths = self.tenths.unsigned_abs();
        write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("Percent", &format_args!("{self}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_round_half_away_from_zero() {
        let percent = |part, whole| {
            Percent::of(Money::from_cents(part), Money::from_cents(whole)).map(|p| p.to_string())
        };
        assert_eq!(percent(1, 3), Some("33.3".into()));
        assert_eq!(percent(-1, 3), Some("-33.3".into()));
        assert_eq!(percent(125, 10_000), Some("1.3".into()));
        assert_eq!(percent(-125, 10_000), Some("-1.3".into()));
        assert_eq!(percent(5, -10), Some("50.0".into()));
        assert_eq!(percent(5, 0), None);
    }

    #[test]
    fn a_sum_names_every_event_once() {
        let mut one = Figure::of(Money::from_cents(1), Position(4));
        one.add(Money::from_cents(2), Position(4));
        one.add(Money::from_cents(3), Position(9));
        let sum = Figure::sum([&one, &Figure::of(Money::from_cents(10), Position(5))]);
        assert_eq!(sum.amount, Money::from_cents(16));
        let part = |(position, cents)| FigurePart {
            position: Position(position),
            amount: Money::from_cents(cents),
        };
        assert_eq!(sum.parts, [(4, 3), (5, 10), (9, 3)].map(part));
        assert_eq!(sum.less(&sum).parts, [(4, 0), (5, 0), (9, 0)].map(part));
    }

    #[test]
    fn totals_are_subtracted_and_added_up_as_figures_with_parts_are() {
        let [five, two] = [5, 2].map(|cents| Figure::total(Money::from_cents(cents)));
        assert_eq!(five.less(&two), Figure::total(Money::from_cents(3)));
        assert_eq!(Figure::sum([&five, &two]), Figure::total(Money::from_cents(7)));
        let one = Figure::of(Money::from_cents(5), Position(1));
        assert_eq!(one.less(&one).amount, Money::ZERO);
        assert_eq!(one.less(&Figure::of(Money::from_cents(2), Position(2))).amount.cents(), 3);
    }

    #[test]
    fn a_share_is_borne_by_every_event_in_proportion_and_adds_up() {
        let mut whole = Figure::of(Money::from_cents(100), Position(1));
        whole.add(Money::from_cents(-30), Position(2));
        whole.add(Money::from_cents(30), Position(3));
        let share = whole.share(Money::from_cents(33));
        let parts: Vec<i64> = share.parts.iter().map(|part| part.amount.cents()).collect();
        assert_eq!((share.amount.cents(), parts), (33, vec![33, -10, 10]));
        assert_eq!(Figure::default().share(Money::ZERO), Figure::default());
    }
}
