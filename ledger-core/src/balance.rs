//! A quantity that must never be below zero: what is left of a payment, in a fund, of a commitment.
//!
//! Acts may be recorded in any order of their days. The amount that an act takes is missing on its day and on
//! every later day, so an act can take no more than the least that is left on any of them. Acts of one day
//! are in the order recorded: an amount that one takes and a later one puts back is missing in between.
//!
//! Every bounded quantity of the ledger is a [`Balance`]. Rules ask it how much an act can take, and the fold
//! refuses an event that would bring it below zero.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::misfit::Misfit;
use crate::money::Money;

/// A balance of zero on every day.
pub(crate) static NOTHING: Balance = Balance { last: None, earlier: Vec::new() };

/// The amounts that are left of something, by day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The last day on which the amount changed. It is stored apart, because most balances change on one day
    /// or two.
    last: Option<Day>,
    /// The days before the last, in order.
    earlier: Vec<Day>,
}

/// A day on which a quantity changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Day {
    on: Date,
    /// What is left at the end of the day.
    left: Money,
    /// The least amount that was left after any change of the day, in the order recorded. An amount that was
    /// put back later on the day was missing until then, so an act of an earlier day cannot take it.
    least: Money,
    /// The largest amount that was left after any change of the day.
    most: Money,
}

impl Day {
    fn shift(&mut self, amount: Money) {
        self.left += amount;
        self.least += amount;
        self.most += amount;
    }

    fn change(&mut self, amount: Money) {
        self.left += amount;
        self.least = self.least.min(self.left);
        self.most = self.most.max(self.left);
    }
}

impl Balance {
    /// The amount that is left after everything recorded.
    pub fn total(&self) -> Money {
        self.last.map_or(Money::ZERO, |last| last.left)
    }

    /// The amount that is left at the end of a day.
    pub fn on(&self, day: Date) -> Money {
        let by_then = self.backwards().find(|of| of.on <= day);
        by_then.map_or(Money::ZERO, |of| of.left)
    }

    /// The least amount that is left at the end of a day and at any moment of the later days: what an act of
    /// that day can take now.
    pub fn least_since(&self, day: Date) -> Money {
        let after = self.backwards().take_while(|of| of.on > day).map(|of| of.least);
        after.fold(self.on(day), Money::min)
    }

    /// The largest amount that is left at the end of a day and at any moment of the later days.
    pub(crate) fn most_since(&self, day: Date) -> Money {
        let after = self.backwards().take_while(|of| of.on > day).map(|of| of.most);
        after.fold(self.on(day), Money::max)
    }

    /// The least amount that is left at the end of a day or of any later day, and the first such day.
    pub(crate) fn least_end_since(&self, day: Date) -> (Money, Date) {
        let after = self.backwards().take_while(|of| of.on > day).map(|of| (of.left, of.on));
        after.fold((self.on(day), day), |least, end| least.min(end))
    }

    /// The first day, at or after `day`, from which at least `amount` is always left. Returns `None` if there
    /// is none.
    pub fn reaches(&self, amount: Money, day: Date) -> Option<Date> {
        if self.total() < amount {
            return None;
        }
        let short = self.backwards().find(|of| of.least < amount);
        let enough = |of: &Day| {
            short.is_none_or(|short| of.on > short.on || of.on == short.on && of.left >= amount)
        };
        self.days().find(enough).map(|first| first.on.max(day))
    }

    /// The change of each day, in order.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (Date, Money)> {
        let before = std::iter::once(Money::ZERO).chain(self.days().map(|of| of.left));
        self.days().zip(before).map(|(of, before)| (of.on, of.left - before))
    }

    /// The balance that `of` computes from this one, from a day on. `of` must be monotonic: it never falls as
    /// the amount rises. Before the first change it computes from zero.
    pub(crate) fn following(&self, since: Date, of: impl Fn(Money) -> Money) -> Balance {
        let from_nothing = of(Money::ZERO);
        let first = Day { on: since, left: from_nothing, least: from_nothing, most: from_nothing };
        let mut days: Vec<Day> = Vec::with_capacity(self.earlier.len() + 2);
        days.extend(self.days().next().is_none_or(|first| since <= first.on).then_some(first));
        for day in self.days() {
            let [left, one, other] = [day.left, day.least, day.most].map(&of);
            let (least, most) = (one.min(other), one.max(other));
            match days.last_mut() {
                Some(before) if before.on == day.on => {
                    before.left = left;
                    before.least = before.least.min(least);
                    before.most = before.most.max(most);
                }
                _ => days.push(Day { on: day.on, left, least, most }),
            }
        }
        Balance { last: days.pop(), earlier: days }
    }

    /// The last day on which the amount changed.
    pub fn last_change(&self) -> Option<Date> {
        self.last.map(|last| last.on)
    }

    /// Adds an amount from a day on. A negative amount is taken away.
    ///
    /// # Errors
    /// An amount that would bring the balance below zero on any day.
    pub(crate) fn change(&mut self, day: Date, amount: Money) -> Result<(), Misfit> {
        if amount < Money::ZERO && self.least_since(day) + amount < Money::ZERO {
            return Err(Misfit("it takes more than there is on a day since"));
        }
        self.add(day, amount);
        Ok(())
    }

    /// Adds an amount from a day on, even if the balance goes below zero.
    pub(crate) fn add(&mut self, day: Date, amount: Money) {
        let first = |before: Money| {
            let left = before + amount;
            Day { on: day, left, least: left, most: left }
        };
        match &mut self.last {
            Some(last) if last.on == day => last.change(amount),
            Some(last) if last.on > day => {
                last.shift(amount);
                let place = self.earlier.partition_point(|of| of.on < day);
                self.earlier
                    .iter_mut()
                    .skip(place)
                    .filter(|of| of.on > day)
                    .for_each(|of| of.shift(amount));
                match self.earlier.get_mut(place).filter(|of| of.on == day) {
                    Some(of) => of.change(amount),
                    None => {
                        let before =
                            place.checked_sub(1).and_then(|before| self.earlier.get(before));
                        let before = before.map_or(Money::ZERO, |before| before.left);
                        self.earlier.insert(place, first(before));
                    }
                }
            }
            last => {
                let before = last.map_or(Money::ZERO, |last| last.left);
                self.earlier.extend(last.replace(first(before)));
            }
        }
    }

    fn days(&self) -> impl DoubleEndedIterator<Item = Day> {
        self.earlier.iter().copied().chain(self.last)
    }

    fn backwards(&self) -> impl Iterator<Item = Day> {
        self.days().rev()
    }
}

/// The balance after changes of any days, in the order recorded.
impl FromIterator<(Date, Money)> for Balance {
    fn from_iter<I: IntoIterator<Item = (Date, Money)>>(changes: I) -> Balance {
        let mut balance = Balance::default();
        changes.into_iter().for_each(|(day, amount)| balance.add(day, amount));
        balance
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::day;

    fn date(number: u16) -> Date {
        day("2020-01-01").plus_days(number.into())
    }

    proptest! {
        /// Compares it with a list of every change, by day and within a day in the order recorded.
        #[test]
        fn every_moment_adds_up(changes in prop::collection::vec((0u16..20, -50i64..60), 0..30), asked in 0u16..22) {
            let mut balance = Balance::default();
            let mut list: Vec<(u16, i64)> = Vec::new();
            let left = |list: &[(u16, i64)], day: u16| -> i64 {
                list.iter().take_while(|(of, _)| *of <= day).map(|(_, cents)| cents).sum()
            };
            let most = |list: &[(u16, i64)], day: u16| {
                let mut now = left(list, day);
                let since = list.iter().skip_while(|(of, _)| *of <= day);
                let since = since.map(|(_, cents)| { now += cents; now });
                since.fold(left(list, day), i64::max)
            };
            let least = |list: &[(u16, i64)], day: u16| {
                let mut now = left(list, day);
                let since = list.iter().skip_while(|(of, _)| *of <= day);
                let since = since.map(|(_, cents)| { now += cents; now });
                since.fold(left(list, day), i64::min)
            };
            for (day, cents) in changes {
                let fits = cents >= 0 || least(&list, day) + cents >= 0;
                prop_assert_eq!(balance.change(date(day), Money::from_cents(cents)).is_ok(), fits);
                if fits {
                    list.insert(list.partition_point(|(of, _)| *of <= day), (day, cents));
                }
            }
            prop_assert_eq!(balance.total().cents(), left(&list, 25));
            prop_assert_eq!(balance.on(date(asked)).cents(), left(&list, asked));
            prop_assert_eq!(balance.least_since(date(asked)).cents(), least(&list, asked));
            prop_assert_eq!(balance.most_since(date(asked)).cents(), most(&list, asked));
            for cents in [1, 20, 60] {
                let first = (asked..25).find(|day| least(&list, *day) >= cents);
                prop_assert_eq!(balance.reaches(Money::from_cents(cents), date(asked)), first.map(date));
            }
            let again = || list.iter().map(|(day, cents)| (date(*day), Money::from_cents(*cents)));
            prop_assert_eq!(again().collect::<Balance>(), balance.clone());
            for due in [0, 40, 200].map(Money::from_cents) {
                for of in [|due: Money, of: Money| due - of, |due: Money, of: Money| of - due] {
                    let of = |quantity| of(due, quantity).max(Money::ZERO);
                    let following = balance.following(date(0), of);
                    let (mut quantity, mut before) = (Money::ZERO, of(Money::ZERO));
                    let mut expected: Balance = [(date(0), before)].into_iter().collect();
                    for (day, cents) in &list {
                        quantity += Money::from_cents(*cents);
                        expected.add(date(*day), of(quantity) - before);
                        before = of(quantity);
                    }
                    prop_assert_eq!(following, expected);
                }
            }
        }
    }

    #[test]
    fn what_is_put_back_later_on_a_day_is_missing_until_then() {
        let euros = Money::from_cents;
        let balance: Balance = [(0, 100), (10, -100), (10, 100)]
            .map(|(on, cents)| (date(on), euros(cents)))
            .into_iter()
            .collect();
        assert_eq!(balance.least_since(date(5)), Money::ZERO);
        assert_eq!(balance.least_since(date(10)), euros(100));
        assert_eq!(balance.reaches(euros(1), date(5)), Some(date(10)));
    }
}
