//! Views: questions to the ledger, each answered with a plain, serialisable value.
//!
//! A view computes; it does not format. Every [`Figure`] carries the positions of the events behind
//! it, so that a reader can go from a figure to what caused it. A view that looks at a day counts
//! what takes effect up to and including that day.

pub mod actions;
pub mod balance;
pub mod budget;
pub mod decisions;
pub mod documents;
pub mod journal;
pub mod monitoring;
pub mod overview;
pub mod partner;
pub mod partners;
pub mod receivables;
pub mod risk;
pub mod search;
pub mod statements;
pub mod subsidies;
pub mod timeline;

pub mod ambassadors;
pub mod goals;
pub mod groups;
pub mod network;
pub mod obligations;

use std::fmt;

use serde::{Serialize, Serializer};

use crate::ids::Position;
use crate::money::Money;

/// An amount and the events it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The amount.
    pub amount: Money,
    /// The positions of the events behind it, in order and each once.
    pub events: Vec<Position>,
}

impl Figure {
    /// Adds what one event contributes.
    pub(crate) fn add(&mut self, amount: Money, position: Position) {
        self.amount += amount;
        if self.events.last() != Some(&position) {
            self.events.push(position);
        }
    }

    /// The figure of one event.
    pub(crate) fn of(amount: Money, position: Position) -> Figure {
        Figure { amount, events: vec![position] }
    }

    /// The same events with the sign of the amount turned.
    pub(crate) fn negated(self) -> Figure {
        Figure { amount: -self.amount, ..self }
    }

    /// The sum of figures and the events behind any of them.
    pub(crate) fn sum<'a>(figures: impl IntoIterator<Item = &'a Figure>) -> Figure {
        let mut sum = Figure::default();
        for figure in figures {
            sum.amount += figure.amount;
            sum.events.extend(&figure.events);
        }
        sum.in_order()
    }

    /// Events in order and each once, for a figure that was added to out of order.
    pub(crate) fn in_order(mut self) -> Figure {
        if !self.events.is_sorted() {
            // The stable sort: it makes use of runs that are in order already, of which there are few.
            self.events.sort();
        }
        self.events.dedup();
        self
    }
}

/// How many times something happened, and the events of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// How many times.
    pub number: usize,
    /// The positions of the events.
    pub events: Vec<Position>,
}

impl Count {
    /// Adds one event.
    pub(crate) fn add(&mut self, event: Position) {
        self.number += 1;
        self.events.push(event);
    }
}

/// A percentage with one decimal, rounded half away from nought; only ever shown, never booked.
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
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_round_half_away_from_nought() {
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
        assert_eq!(sum.events, [4, 5, 9].map(Position));
    }
}
