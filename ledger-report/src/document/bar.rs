//! Bars in a table: the amounts to draw, and the positions of their parts, computed here once in whole thousandths.

use ledger_core::Money;
use serde::Serialize;

use crate::values;
use crate::words::Lang;

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

/// The scale of a column of bars, in cents: from the lowest amount to the highest, zero among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    low: i64,
    high: i64,
}

impl Bar {
    /// The bar in words, for readers who cannot see it.
    pub(crate) fn told(&self, lang: Lang) -> String {
        let [actual, budgeted, expected] = [self.actual, self.budgeted, self.expected]
            .map(|amount| values::whole_euros(amount, lang));
        lang.bar_told(actual, budgeted, expected)
    }
}

/// What the parts of a bar mean: what is solid, outlined and hatched.
pub(crate) fn bar_legend(lang: Lang) -> [&'static str; 3] {
    [lang.actual(), lang.planned(), lang.expected()]
}

impl Scale {
    /// The shortest scale that every bar fits on.
    pub(crate) fn of<'b>(bars: impl Iterator<Item = &'b Bar>) -> Scale {
        let amounts = bars.flat_map(|bar| [bar.budgeted, bar.actual, bar.expected]);
        let cents = amounts.map(Money::cents);
        let (low, high) = cents.fold((0, 0), |(low, high), next| (next.min(low), next.max(high)));
        Scale { low, high }
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

    /// The position of an amount on the scale, in thousandths from the low end.
    fn place(&self, amount: Money) -> u16 {
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
    fn a_bar_is_solid_to_what_is_real_and_hatched_from_there() {
        let euros = Money::from_euros;
        let over = Bar { budgeted: euros(50), actual: euros(25), expected: euros(100) };
        let back = Bar { budgeted: euros(-50), actual: euros(75), expected: euros(50) };
        let scale = Scale::of([&over, &back].into_iter());
        let drawn =
            Drawn { zero: 333, solid: (333, 500), hatched: (500, 1_000), outlined: (333, 666) };
        assert_eq!(scale.draw(&over), drawn);
        let drawn = Drawn { zero: 333, solid: (333, 833), hatched: (666, 833), outlined: (0, 333) };
        assert_eq!(scale.draw(&back), drawn);
    }

    #[test]
    fn a_bar_of_nothing_has_no_parts() {
        let nothing = Bar { budgeted: Money::ZERO, actual: Money::ZERO, expected: Money::ZERO };
        let drawn = Drawn { zero: 0, solid: (0, 0), hatched: (0, 0), outlined: (0, 0) };
        assert_eq!(Scale::of([&nothing].into_iter()).draw(&nothing), drawn);
    }

    proptest! {
        #[test]
        fn the_bars_of_a_column_fill_their_scale(
            cents in prop::collection::vec((any::<i64>(), any::<i64>(), 1..=i64::MAX), 1..9)
        ) {
            let bar = |&(budgeted, actual, expected): &(i64, i64, i64)| Bar {
                budgeted: Money::from_cents(budgeted),
                actual: Money::from_cents(actual),
                expected: Money::from_cents(expected),
            };
            let bars: Vec<Bar> = cents.iter().map(bar).collect();
            let scale = Scale::of(bars.iter());
            let drawn: Vec<Drawn> = bars.iter().map(|bar| scale.draw(bar)).collect();
            let spans = || drawn.iter().flat_map(|bar| [bar.solid, bar.hatched, bar.outlined]);
            prop_assert!(spans().all(|(from, to)| from <= to));
            prop_assert_eq!(spans().map(|(from, _)| from).min(), Some(0));
            prop_assert_eq!(spans().map(|(_, to)| to).max(), Some(1_000));
        }
    }
}
