//! Days of a school year, by month and day.

use ledger_core::calendar::plus_months;
use ledger_core::{Calendar, Date, Definition, FiscalYear};

/// A school year, which knows where its months lie.
#[derive(Clone, Copy)]
pub(super) struct SchoolYear<'a> {
    pub(super) year: FiscalYear,
    calendar: &'a Calendar,
}

/// The month in which a school year starts.
const FIRST_MONTH: u32 = 8;

impl<'a> SchoolYear<'a> {
    /// The first year with financial obligations.
    pub(super) fn first(definition: &'a Definition) -> SchoolYear<'a> {
        let calendar = &definition.calendar;
        SchoolYear { year: calendar.year_of(definition.term.financial_start), calendar }
    }

    /// The year after this one.
    pub(super) fn next(self) -> SchoolYear<'a> {
        SchoolYear { year: self.year.next(), ..self }
    }

    /// The year before this one.
    pub(super) fn previous(self) -> SchoolYear<'a> {
        SchoolYear { year: self.year.previous(), ..self }
    }

    /// A day of this year: August to December lie in its first calendar year, January to July in its
    /// second.
    pub(super) fn on(self, month: u32, day: i32) -> Date {
        let months = (month + 12 - FIRST_MONTH) % 12;
        plus_months(self.calendar.first_day(self.year), months).plus_days(day - 1)
    }
}

/// The day itself, or the Monday after it in a weekend.
pub(super) fn workday(date: Date) -> Date {
    // Day nought, 1 January 2000, was a Saturday.
    match date.number().rem_euclid(7) {
        0 => date.plus_days(2),
        1 => date.plus_days(1),
        _ => date,
    }
}
