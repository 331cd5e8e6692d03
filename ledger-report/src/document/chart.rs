//! Charts: the amounts to draw, and their positions, computed here once in whole thousandths.

use ledger_core::Money;

/// A chart of amounts by category. A table beside it has the same figures.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The title.
    pub title: String,
    /// The text for readers who cannot see it: what is shown, and what stands out.
    pub alternative: String,
    /// How it is drawn.
    pub kind: ChartKind,
    /// The names of the categories, in order.
    pub categories: Vec<String>,
    /// One or two rows of amounts.
    pub series: Vec<Series>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// A bar for each amount, categories from top to bottom, for names of some length.
    Bars,
    /// A bar for each amount, categories from left to right, for years and months.
    Columns,
    /// A line through the amounts, categories from left to right.
    Lines,
}

/// Amounts, one for each category.
#[derive(Clone, Debug)]
pub struct Series {
    /// The name of the series.
    pub name: String,
    /// The amounts, in the order of the categories.
    pub amounts: Vec<Money>,
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
