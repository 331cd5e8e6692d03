//! What changed between two monitoring reports, figure by figure, with the events that caused it: two
//! periods, or one period made from two positions. The reports are walked by what their values mean, like
//! [`explain`](crate::explain) does; [`gist`] is what a member of the regiegroep reads of it.
//!
//! - A figure differs by the parts that one report has and the other has not, or otherwise.
//! - A count differs by the events that it counts in one report only.
//! - Another value, such as a date or a state, was one thing and is another.
//! - Rows of a list belong together by their key, such as a code, an account or a number, and not by their place. A
//!   row that only one report has is listed as such, and its amounts count as zero in the other.
//!
//! The annex lists events and has no figures: it is compared for reports of one period only.

use ledger_core::typed::{Typed, Unseen};
use ledger_core::views::monitoring::MonitoringReport;
use ledger_core::{Money, Position};
use serde::Serialize;

mod gist;
mod rows;
mod walk;

pub use gist::gist;
#[cfg(test)]
pub(crate) use rows::key;
use walk::Walk;

/// What changed between two reports. Every list is in the order of the headings of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ReportDiff {
    /// Amounts.
    pub figures: Vec<ChangedFigure>,
    /// Numbers of things.
    pub counts: Vec<ChangedCount>,
    /// Dates, states, texts and what else is no figure.
    pub values: Vec<ChangedValue>,
    /// Rows that are in one of the reports only.
    pub rows: Vec<RowInOne>,
}

/// Where something stands in the reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Its address, a JSON pointer: in the later report, or in the earlier one if it is only there.
    pub address: String,
    /// The names of what it stands in, a row by what identifies it.
    pub path: Vec<String>,
    /// Which report the address is of.
    pub report: Which,
}

/// One of the two reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The first of the two.
    Before,
    /// The second.
    After,
}

/// An amount that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedFigure {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
    /// What it was; zero if it was not there.
    pub before: Money,
    /// What it is; zero if it is not there any more.
    pub after: Money,
    /// What it is less what it was.
    pub difference: Money,
    /// The events that caused it, in order, and what each adds to the difference: they add up to it.
    pub events: Vec<Cause>,
}

/// What an event adds to a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// The event.
    pub position: Position,
    /// How much of the difference it makes.
    pub amount: Money,
}

/// A number of things that differs, or counts other things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedCount {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
    /// How many there were.
    pub before: usize,
    /// How many there are.
    pub after: usize,
    /// The events of what it counts now and did not.
    pub added: Vec<Position>,
    /// The events of what it counted and does not any more.
    pub removed: Vec<Position>,
}

/// A value that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedValue {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
    /// What it was; none if it was nothing.
    pub before: Option<String>,
    /// What it is; none if it is nothing.
    pub after: Option<String>,
}

/// A row of a list that one of the reports has alone; the spot says which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowInOne {
    #[serde(flatten)]
    /// Where it stands.
    pub spot: Spot,
}

impl ReportDiff {
    /// What changed from one report to another.
    ///
    /// # Errors
    /// A report that cannot be read.
    pub fn of(before: &MonitoringReport, after: &MonitoringReport) -> Result<ReportDiff, Unseen> {
        let period = |report: &MonitoringReport| (report.basis.year, report.basis.period);
        let walk = Walk::new(period(before) == period(after));
        Ok(walk.through(&Typed::of(before)?, &Typed::of(after)?))
    }
}

impl Which {
    /// Whether it is the later one.
    pub fn is_after(self) -> bool {
        self == Which::After
    }

    /// The one report that has something, if the other has not.
    fn alone<T>(sides: [Option<T>; 2]) -> Option<Which> {
        match sides {
            [Some(_), None] => Some(Which::Before),
            [None, Some(_)] => Some(Which::After),
            [Some(_), Some(_)] | [None, None] => None,
        }
    }
}

#[cfg(test)]
mod tests;
