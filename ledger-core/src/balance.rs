//! A quantity that is below zero on no day: what is left of a payment, in a fund, of a commitment.
//!
//! Acts are recorded in any order of their days. What an act of a day takes is missing on that day and on
//! every day after it, so it can take no more than the least that is left on any of them. Every bounded
//! quantity of the ledger is a [`Balance`]: rules ask it how much an act can take, and the fold refuses an
//! event that would bring it below zero.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::ledger::Misfit;
use crate::money::Money;

/// Nothing, on every day.
pub(crate) static NOTHING: Balance = Balance { last: None, earlier: Vec::new() };

/// What is left of something at the end of every day on which it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The last day on which it changed, and what is left since. Apart from the others, because most
    /// balances change on one day or two.
    last: Option<(Date, Money)>,
    /// The days before the last, in order.
    earlier: Vec<(Date, Money)>,
}

impl Balance {
    /// What is left after everything that was recorded.
    pub fn total(&self) -> Money {
        self.last.map_or(Money::ZERO, |(_, left)| left)
    }

    /// What is left at the end of a day.
    pub fn on(&self, day: Date) -> Money {
        let by_then = self.backwards().find(|(on, _)| *on <= day);
        by_then.map_or(Money::ZERO, |(_, left)| left)
    }

    /// The least that is left on a day and on every day after it: what an act of that day can take.
    pub fn least_since(&self, day: Date) -> Money {
        let after = self.backwards().take_while(|(on, _)| *on > day).map(|(_, left)| left);
        after.fold(self.on(day), Money::min)
    }

    /// The first day, from a day on, since which there is always so much; `None` if there is never.
    pub fn reaches(&self, amount: Money, day: Date) -> Option<Date> {
        if self.total() < amount {
            return None;
        }
        let short = self.backwards().find(|(_, left)| *left < amount).map(|(on, _)| on);
        let first = self.days().map(|(on, _)| on).find(|on| short.is_none_or(|short| *on > short));
        first.map(|first| first.max(day))
    }

    /// What changed on which day, in order.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (Date, Money)> {
        let before = std::iter::once(Money::ZERO).chain(self.days().map(|(_, left)| left));
        self.days().zip(before).map(|((on, left), before)| (on, left - before))
    }

    /// What follows from it on every day from a day on.
    pub(crate) fn map(&self, since: Date, of: impl Fn(Money) -> Money) -> Balance {
        let later = self.days().map(|(on, _)| on).filter(|on| *on > since);
        let mut before = Money::ZERO;
        let changes = std::iter::once(since).chain(later).map(|on| {
            let now = of(self.on(on));
            (on, now - std::mem::replace(&mut before, now))
        });
        changes.collect()
    }

    /// The last day on which it changed.
    pub fn last_change(&self) -> Option<Date> {
        self.last.map(|(on, _)| on)
    }

    /// Adds an amount from a day on; a negative amount is taken away.
    ///
    /// # Errors
    /// An amount that would bring it below zero on any day.
    pub(crate) fn change(&mut self, day: Date, amount: Money) -> Result<(), Misfit> {
        if amount < Money::ZERO && self.least_since(day) + amount < Money::ZERO {
            return Err(Misfit("it takes more than there is on a day since"));
        }
        self.add(day, amount);
        Ok(())
    }

    /// Adds an amount from a day on, whatever is left then.
    fn add(&mut self, day: Date, amount: Money) {
        match &mut self.last {
            Some((on, left)) if *on == day => *left += amount,
            Some((on, left)) if *on > day => {
                *left += amount;
                let place = self.earlier.partition_point(|(on, _)| *on < day);
                if self.earlier.get(place).is_none_or(|(on, _)| *on != day) {
                    let before = place.checked_sub(1).and_then(|before| self.earlier.get(before));
                    let left = before.map_or(Money::ZERO, |(_, left)| *left);
                    self.earlier.insert(place, (day, left));
                }
                self.earlier.iter_mut().skip(place).for_each(|(_, left)| *left += amount);
            }
            last => {
                let left = last.map_or(Money::ZERO, |(_, left)| left);
                self.earlier.extend(last.replace((day, left + amount)));
            }
        }
    }

    fn days(&self) -> impl DoubleEndedIterator<Item = (Date, Money)> {
        self.earlier.iter().copied().chain(self.last)
    }

    fn backwards(&self) -> impl Iterator<Item = (Date, Money)> {
        self.days().rev()
    }
}

/// The balance after changes in any order.
impl FromIterator<(Date, Money)> for Balance {
    fn from_iter<I: IntoIterator<Item = (Date, Money)>>(changes: I) -> Balance {
        let mut balance = Balance::default();
        changes.into_iter().for_each(|(day, amount)| balance.add(day, amount));
        balance
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::testing::day;

    fn date(number: u16) -> Date {
        day("2020-01-01").plus_days(number.into())
    }

    proptest! {
        /// Beside a table of the change of every day.
        #[test]
        fn every_day_adds_up(changes in prop::collection::vec((0u16..20, -50i64..60), 0..30), asked in 0u16..22) {
            let mut balance = Balance::default();
            let mut table: BTreeMap<u16, i64> = BTreeMap::new();
            let left = |table: &BTreeMap<u16, i64>, day: u16| -> i64 { table.range(..=day).map(|(_, cents)| cents).sum() };
            let least = |table: &BTreeMap<u16, i64>, day: u16| (day..25).map(|day| left(table, day)).min().unwrap();
            for (day, cents) in changes {
                let fits = cents >= 0 || least(&table, day) + cents >= 0;
                prop_assert_eq!(balance.change(date(day), Money::from_cents(cents)).is_ok(), fits);
                if fits {
                    *table.entry(day).or_default() += cents;
                }
            }
            prop_assert_eq!(balance.total().cents(), left(&table, 25));
            prop_assert_eq!(balance.on(date(asked)).cents(), left(&table, asked));
            prop_assert_eq!(balance.least_since(date(asked)).cents(), least(&table, asked));
            for cents in [1, 20, 60] {
                let first = (asked..25).find(|day| least(&table, *day) >= cents);
                prop_assert_eq!(balance.reaches(Money::from_cents(cents), date(asked)), first.map(date));
            }
            let again: Balance = table.iter().map(|(day, cents)| (date(*day), Money::from_cents(*cents))).collect();
            prop_assert_eq!(again, balance);
        }
    }
}
