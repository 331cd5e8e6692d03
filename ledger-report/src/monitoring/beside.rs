//! Figures of a report beside those of the report before it.

use ledger_core::Money;
use ledger_core::views::monitoring::MonitoringReport;

use crate::Lang;
use crate::document::{Cell, Table};

/// A report, and the one before it.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) now: &'a MonitoringReport,
    pub(super) before: Option<&'a MonitoringReport>,
}

/// An amount of a report, with what it is called.
pub(super) type Labelled = (&'static str, fn(&MonitoringReport) -> Money);

impl<'a> Beside<'a> {
    /// For what stands on a day: the report before, of any year.
    pub(super) fn last(now: &'a MonitoringReport) -> Beside<'a> {
        Beside { now, before: now.previous.as_deref() }
    }

    /// For what counts up over the year: the report before, if it is of the same year.
    pub(super) fn of_year(now: &'a MonitoringReport) -> Beside<'a> {
        Beside { now, before: now.previous_of_year() }
    }

    /// A part of the report before.
    pub(super) fn before<T: ?Sized>(
        self,
        part: impl FnOnce(&'a MonitoringReport) -> &'a T,
    ) -> Option<&'a T> {
        self.before.map(part)
    }

    /// A table of amounts, in the report before and now. What is nothing in both is left out.
    pub(super) fn amounts(self, rows: &[Labelled], lang: Lang) -> Table {
        let is_something = |of: fn(&MonitoringReport) -> Money| {
            [self.before, Some(self.now)].into_iter().flatten().any(|report| !of(report).is_zero())
        };
        let rows = rows.iter().filter(|(_, of)| is_something(*of));
        self.figures(rows.map(|(label, of)| (*label, |report| Cell::from(of(report)))), lang)
    }

    /// A table of figures, in the report before and now.
    pub(super) fn figures<F: Fn(&'a MonitoringReport) -> Cell>(
        self,
        rows: impl IntoIterator<Item = (&'static str, F)>,
        lang: Lang,
    ) -> Table {
        let mut table = Table::of_figures_beside(self.before.is_some(), lang);
        for (label, of) in rows {
            table.row(vec![label.into(), self.before.map_or(Cell::Empty, &of), of(self.now)]);
        }
        table
    }
}
