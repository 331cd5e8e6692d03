//! Monitoring reports: made from the events, issued as files and as an event that says so, and checked
//! afterwards.
//!
//! - `files`: the files of a report. `issuing`: puts them on disk and records the report.
//! - `checking`: whether a file is an issued one, and whether the ledger still makes it.

mod checking;
mod files;
mod issuing;

use std::ops::Range;

use ledger_core::acts::monitoring::IssuedReport;
use ledger_core::views::monitoring::{Basis, Edition, MonitoringReport};
use ledger_core::{FiscalYear, Ledger, Position};
use ledger_store::{DiskLog, EventLog};

use crate::failure::Failure;
use crate::place::AsOf;
use crate::reading::{Reading, State};

pub use checking::{Checked, check, check_roots};
pub use files::as_issued;
pub use issuing::{Issued, broke_off, issue};

/// The width of the report as text, wherever it is printed: it is a document, and its bytes are recorded.
pub const WIDTH: usize = 80;

/// The year and period of a report.
pub type Which = (FiscalYear, u8);

/// A monitoring report, and the ledger it was made from.
pub struct Made {
    /// The report.
    pub report: MonitoringReport,
    /// The ledger.
    pub ledger: Ledger,
}

/// Makes the report of a period: from its own events if it was issued, otherwise from all events. `as_of`
/// chooses other events.
///
/// # Errors
/// A period that the covenant does not have; those of reading the log.
pub fn make(reading: &Reading, which: Which, as_of: Option<AsOf>) -> Result<Made, Failure> {
    let issued = reading.ledger.reports.get(which.0, which.1);
    let basis = issued.map(|report| AsOf::Events(report.issued.basis));
    let edition = issued.filter(|_| as_of.is_none()).map(edition).unwrap_or_default();
    let State { ledger, events, .. } = reading.state(as_of.or(basis))?;
    let report = of_ledger(&ledger, &reading.log, which, edition, events)?;
    Ok(Made { report, ledger })
}

/// Which version of its period an issued report is.
fn edition(report: &IssuedReport) -> Edition {
    Edition { version: report.version, replaces: report.issued.replaces.clone() }
}

/// The report of a period from a ledger after `events` events.
fn of_ledger(
    ledger: &Ledger,
    log: &DiskLog,
    (year, period): Which,
    edition: Edition,
    events: Position,
) -> Result<MonitoringReport, Failure> {
    let root = log.root_at(events)?;
    let Range { start, end } = MonitoringReport::annex_events(ledger, (year, period));
    let count = usize::try_from(end.0 - start.0).unwrap_or(usize::MAX);
    let annex = log.read(start).take(count);
    let report = MonitoringReport::of(ledger, Basis { events, root }, (year, period), annex)?;
    let mut report = report.ok_or_else(|| no_such_period(ledger, year, period))?;
    report.basis.edition = edition;
    Ok(report)
}

fn no_such_period(ledger: &Ledger, year: FiscalYear, period: u8) -> Failure {
    let Some((covenant, first)) = ledger.covenant().zip(ledger.first_year()) else {
        return Failure::usage(|lang| lang.no_covenant_by_then());
    };
    let last = covenant.last_year();
    let periods = covenant.calendar.period_ends.len();
    Failure::usage(|lang| lang.no_such_period(period, year, first, last, periods))
}
