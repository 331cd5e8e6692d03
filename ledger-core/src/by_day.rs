//! A history by day: which item of a list holds on a day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;

/// The places of items in a list, by the day from which each holds. Of several for one day, the last recorded
/// holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ByDay(BTreeMap<Date, usize>);

impl ByDay {
    /// Notes that the item at `place` holds from a day on. It must be recorded after all noted before.
    pub(crate) fn note(&mut self, since: Date, place: usize) {
        self.0.insert(since, place);
    }

    /// The place of the item that holds on a day: that of the latest day up to it.
    pub(crate) fn on(&self, day: Date) -> Option<usize> {
        self.0.range(..=day).next_back().map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn the_latest_day_holds_and_of_one_day_the_last_recorded() {
        let mut by_day = ByDay::default();
        for (place, since) in
            ["2020-03-01", "2020-02-01", "2020-03-01"].map(day).into_iter().enumerate()
        {
            by_day.note(since, place);
        }
        let on = ["2020-01-31", "2020-02-29", "2020-03-01"].map(|on| by_day.on(day(on)));
        assert_eq!(on, [None, Some(1), Some(2)]);
    }
}
