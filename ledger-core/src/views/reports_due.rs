//! Which monitoring reports are issued, due or late on a day: one row a period of the term.
//!
//! A report is to be issued once its period is over, within the covenant's report term. On the reference
//! date itself nothing is due: the day still runs, and a report that misses a part of it would stay as it
//! is for ever.

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::covenant::MonitoringPeriod;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::views::meaning;

/// Every period of the term, and where its report stands on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportsDue {
    /// The day.
    #[serde(serialize_with = "meaning::seen_on")]
    pub on: Date,
    /// Every period, in order.
    pub periods: Vec<ReportDue>,
}

/// A period and its report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportDue {
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// The period within the year, from 1.
    #[serde(serialize_with = "meaning::row_key")]
    pub period: u8,
    /// The first day of the period.
    pub from: Date,
    /// The last day of the period: the reference date of the report.
    pub reference_date: Date,
    /// The last day on which the report is in time: the reference date and the covenant's report term.
    #[serde(serialize_with = "meaning::due_day")]
    pub due: Date,
    /// Where the report stands.
    #[serde(flatten)]
    pub state: ReportState,
}

/// Where a report stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum ReportState {
    /// It was issued.
    Issued {
        /// When.
        #[serde(serialize_with = "meaning::seen_on")]
        on: Date,
        /// By which event.
        #[serde(serialize_with = "meaning::said_by")]
        position: Position,
        /// How many days after the day it was due; zero if it was in time.
        #[serde(serialize_with = "meaning::days_late")]
        days_late: u32,
    },
    /// The period still runs.
    NotYet,
    /// The period is over, and the report is in time if it is issued now.
    Due,
    /// The day it was due has passed.
    Late {
        /// How many days ago.
        #[serde(serialize_with = "meaning::days_late")]
        days_late: u32,
    },
}

impl ReportsDue {
    /// Every period, as its report stood on a day; no period while there is no covenant.
    pub fn of(ledger: &Ledger, today: Date) -> ReportsDue {
        let rows = ledger.covenant().into_iter().flat_map(|covenant| {
            let term_days = covenant.rules.report_term_days.into();
            let row = move |of| ReportDue::of(ledger, of, term_days, today);
            ledger.periods().map(row)
        });
        ReportsDue { on: today, periods: rows.collect() }
    }

    /// The reports to issue now, the oldest first.
    pub fn due_now(&self) -> impl Iterator<Item = &ReportDue> {
        self.periods.iter().filter(|row| row.state.is_to_issue())
    }

    /// The first period that still runs or is to come: the next report, when nothing is due any more.
    pub fn next(&self) -> Option<&ReportDue> {
        self.periods.iter().find(|row| row.state == ReportState::NotYet)
    }
}

impl ReportDue {
    fn of(ledger: &Ledger, of: MonitoringPeriod, term_days: i32, today: Date) -> ReportDue {
        let due = of.to.plus_days(term_days);
        let late = |on: Date| u32::try_from(on.days_since(due)).unwrap_or(0);
        let report = ledger.reports.first(of.year, of.period).filter(|report| report.on <= today);
        let state = match report {
            Some(report) => ReportState::Issued {
                on: report.on,
                position: report.position,
                days_late: late(report.on),
            },
            None if today <= of.to => ReportState::NotYet,
            None if today <= due => ReportState::Due,
            None => ReportState::Late { days_late: late(today) },
        };
        let MonitoringPeriod { year, period, from, to } = of;
        ReportDue { year, period, from, reference_date: to, due, state }
    }
}

impl ReportState {
    /// Whether the report is to be issued now: it is due or late.
    pub fn is_to_issue(self) -> bool {
        match self {
            ReportState::Due | ReportState::Late { .. } => true,
            ReportState::Issued { .. } | ReportState::NotYet => false,
        }
    }
}
