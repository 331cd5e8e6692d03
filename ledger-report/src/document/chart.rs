//! Charts and bars: the amounts to draw, and their positions, computed here once in whole thousandths.

use ledger_core::Money;
use serde::Serialize;

/// A chart of amounts by category. A table beside it has the same figures.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title.
    pub title: String,
    /// The text for readers who cannot see it: what is shown, and what stands out.
    pub alternative: String,
    /// The names of the categories, in order. Each has a bar for each of its amounts, one below the other.
    pub categories: Vec<String>,
    /// One to three rows of amounts: what is real, what was budgeted, and what is expected. Each has a look of its own,
    /// which can be told without colour: solid, outlined and hatched.
    pub series: Vec<Series>,
}

/// Amounts, one for each category.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name of the series.
    pub name: String,
    /// The amounts, in the order of the categories.
    pub amounts: Vec<Money>,
}

/// What was budgeted, what of it is real so far, and what it is expected to come to: a bar in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What was budgeted: an outline.
    pub budgeted: Money,
    /// What is real so far: solid.
    pub actual: Money,
    /// What it is expected to come to: hatched from what is real so far.
    pub expected: Money,
}

/// A bar in thousandths of its scale: where zero is, and from where to where each part is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Drawn {
    pub(crate) zero: u16,
    pub(crate) solid: (u16, u16),
    pub(crate) hatched: (u16, u16),
    pub(crate) outlined: (u16, u16),
}

/// The scale of a chart: round amounts from the lowest to the highest, zero among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    low: i64,
    high: i64,
    step: i64,
}

impl Chart {
    /// A scale that every amount fits on.
    pub(crate) fn scale(&self) -> Scale {
        let amounts = self.series.iter().flat_map(|series| &series.amounts);
        Scale::of(amounts.map(|amount| amount.cents()))
    }
}

impl Scale {
    /// A scale of whole steps (1, 2 or 5 times a power of ten, in cents), at most five or so.
    fn of(cents: impl Iterator<Item = i64>) -> Scale {
        let (low, high) =
            cents.fold((0, 0), |(low, high): (i64, i64), next| (low.min(next), high.max(next)));
        let span = i128::from(high) - i128::from(low);
        let steps =
            (2..18).flat_map(|power| [1, 2, 5].map(|times: i128| times * 10_i128.pow(power)));
        let step = steps.into_iter().find(|step| span <= step * 4).unwrap_or(i128::MAX);
        let whole = |cents: i64| i128::from(cents).div_euclid(step) * step;
        let (from, to) = (whole(low), -whole(high.saturating_neg()));
        let narrow = |cents: i128| i64::try_from(cents).unwrap_or(i64::MAX);
        Scale { low: narrow(from), high: narrow(to.max(from + step)), step: narrow(step) }
    }

    /// The shortest scale that every bar fits on.
    pub(crate) fn of_bars<'b>(bars: impl Iterator<Item = &'b Bar>) -> Scale {
        let amounts = bars.flat_map(|bar| [bar.budgeted, bar.actual, bar.expected]);
        let cents = amounts.map(Money::cents);
        let (low, high) = cents.fold((0, 0), |(low, high), next| (next.min(low), next.max(high)));
        Scale { low, high, step: high }
    }

    /// Where the parts of a bar are.
    pub(crate) fn draw(&self, bar: &Bar) -> Drawn {
        let between = |one: Money, other: Money| {
            let (one, other) = (self.place(one), self.place(other));
            (one.min(other), one.max(other))
        };
        Drawn {
            zero: self.place(Money::ZERO),
            solid: between(Money::ZERO, bar.actual),
            hatched: between(bar.actual, bar.expected),
            outlined: between(Money::ZERO, bar.budgeted),
        }
    }

    /// The amounts at the marks of the scale, from low to high.
    pub(crate) fn marks(&self) -> impl Iterator<Item = Money> {
        let next = |at: &i64| at.checked_add(self.step).filter(|at| *at <= self.high);
        std::iter::successors(Some(self.low), next).map(Money::from_cents)
    }

    /// The position of an amount on the scale, in thousandths from the low end.
    pub(crate) fn place(&self, amount: Money) -> u16 {
        let span = i128::from(self.high) - i128::from(self.low);
        let from_low = i128::from(amount.cents()) - i128::from(self.low);
        let place = (from_low * 1_000).checked_div(span).unwrap_or(0);
        u16::try_from(place.clamp(0, 1_000)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_scale_is_round_and_has_zero_on_it() {
        let scale = Scale::of([12_345_600, -3_000_000].into_iter());
        let marks: Vec<i64> = scale.marks().map(Money::cents).collect();
        assert_eq!(marks, [-5_000_000, 0, 5_000_000, 10_000_000, 15_000_000]);
        assert_eq!(scale.place(Money::ZERO), 250);
    }

    #[test]
    fn a_bar_is_solid_to_what_is_real_and_hatched_from_there() {
        let euros = Money::from_euros;
        let over = Bar { budgeted: euros(50), actual: euros(25), expected: euros(100) };
        let back = Bar { budgeted: euros(-50), actual: euros(75), expected: euros(50) };
        let scale = Scale::of_bars([&over, &back].into_iter());
        let drawn =
            Drawn { zero: 333, solid: (333, 500), hatched: (500, 1_000), outlined: (333, 666) };
        assert_eq!(scale.draw(&over), drawn);
        let drawn = Drawn { zero: 333, solid: (333, 833), hatched: (666, 833), outlined: (0, 333) };
        assert_eq!(scale.draw(&back), drawn);
    }

    proptest! {
        #[test]
        fn every_amount_is_on_its_scale(cents in prop::collection::vec(-10_i64.pow(15)..10_i64.pow(15), 0..9)) {
            let scale = Scale::of(cents.iter().copied());
            let marks: Vec<i64> = scale.marks().map(Money::cents).collect();
            prop_assert!((2..=7).contains(&marks.len()), "{marks:?}");
            prop_assert!(marks.contains(&0));
            for amount in cents {
                prop_assert!(amount >= marks[0] && amount <= marks[marks.len() - 1]);
                prop_assert!(scale.place(Money::from_cents(amount)) <= 1_000);
            }
        }
    }
}
