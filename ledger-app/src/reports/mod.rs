//! Monitoring reports: made from the events, issued as files and as an event that says so, and checked
//! afterwards. The account of a year, which is compared with the last of them.
//!
//! - `files`: the files of a report. `issuing`: puts them on disk and records the report.
//! - `checking`: whether a file is an issued one, and whether the ledger still makes it.

mod checking;
mod files;
mod issuing;

use std::iter;
use std::ops::Range;

use ledger_core::acts::monitoring::IssuedReport;
use ledger_core::views::monitoring::{Basis, Edition, MonitoringReport};
use ledger_core::views::year_account::YearAccount;
use ledger_core::{Date, FiscalYear, Ledger, Position, Recorded};
use ledger_store::{DiskLog, EventLog, LogError};

use crate::failure::Failure;
use crate::folding;
use crate::place::AsOf;
use crate::reading::{Reading, State};

pub use checking::{Checked, check, check_roots};
pub use files::as_issued;
pub use issuing::{Done, Issued, broke_off, issue};

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
    let (version, replaces) = (report.version, report.issued.replaces.clone());
    Edition { version, replaces, issued_on: Some(report.on) }
}

/// The report of a period from a ledger after `events` events, beside the reports before it.
fn of_ledger(
    ledger: &Ledger,
    log: &DiskLog,
    which: Which,
    edition: Edition,
    events: Position,
) -> Result<MonitoringReport, Failure> {
    let Range { start, end } = MonitoringReport::annex_events(ledger, which);
    let count = usize::try_from(end.0 - start.0).unwrap_or(usize::MAX);
    let mut report = alone(ledger, log, which, events, log.read(start).take(count))?;
    report.basis.edition = edition;
    Ok(report.beside(before(ledger, log, which)?))
}

/// Makes the account of a year, beside the last report of the year, with the decisions up to `on`. Of a year whose
/// account is adopted it is that which was adopted, made from the events until then, unless another day or state is
/// asked for.
///
/// # Errors
/// A year that is not of the term; those of reading the log.
pub fn year_account(
    reading: &Reading,
    year: FiscalYear,
    on: Option<Date>,
    as_of: Option<AsOf>,
) -> Result<YearAccount, Failure> {
    let adopted = reading.ledger.year_accounts.get(year);
    let adopted = adopted.filter(|_| on.is_none() && as_of.is_none());
    let adoption = adopted.map(|of| AsOf::Events(of.position.next()));
    let State { ledger, events, today } = reading.state(as_of.or(adoption))?;
    let basis = Basis { events, root: reading.log.root_at(events)? };
    let on = on.or(adopted.map(|of| of.on)).unwrap_or(today);
    let account = YearAccount::of(&ledger, basis, year, on);
    let account = account.ok_or_else(|| Failure::usage(|lang| lang.no_year_of_term(year)))?;
    Ok(account.beside(last_of_year(&ledger, &reading.log, year)?.as_ref()))
}

/// The last report of a year that was issued, made from its own events, without its annex.
fn last_of_year(
    ledger: &Ledger,
    log: &DiskLog,
    year: FiscalYear,
) -> Result<Option<MonitoringReport>, Failure> {
    let of_year = ledger.periods().filter(|of| of.year == year);
    let issued = of_year.filter_map(|of| ledger.reports.get(year, of.period));
    let Some(last) = issued.last() else { return Ok(None) };
    let (which, basis) = ((year, last.issued.period), last.issued.basis);
    let then = folding::fold(log, basis)?;
    alone(&then, log, which, basis, iter::empty()).map(Some)
}

/// The report of a period by itself.
fn alone(
    ledger: &Ledger,
    log: &DiskLog,
    which: Which,
    events: Position,
    annex: impl Iterator<Item = Result<Recorded, LogError>>,
) -> Result<MonitoringReport, Failure> {
    let basis = Basis { events, root: log.root_at(events)? };
    let report = MonitoringReport::of(ledger, basis, which, annex)?;
    report.ok_or_else(|| no_such_period(ledger, which.0, which.1))
}

/// The reports that a report is compared with, each made from the events it was issued from. All are folded in one
/// pass, without their annexes.
fn before(ledger: &Ledger, log: &DiskLog, which: Which) -> Result<Vec<MonitoringReport>, Failure> {
    let mut wanted = MonitoringReport::compared_with(ledger, which);
    wanted.sort_by_key(|(_, basis)| *basis);
    let (mut then, mut made) = (Ledger::new(), Vec::with_capacity(wanted.len()));
    for (which, basis) in wanted {
        folding::fold_on(&mut then, log, basis)?;
        made.push(alone(&then, log, which, basis, iter::empty())?);
    }
    made.sort_by_key(|report| (report.basis.year, report.basis.period));
    Ok(made)
}

fn no_such_period(ledger: &Ledger, year: FiscalYear, period: u8) -> Failure {
    let Some((covenant, first)) = ledger.covenant().zip(ledger.first_year()) else {
        return Failure::usage(|lang| lang.no_covenant_by_then());
    };
    let last = covenant.last_year();
    let periods = covenant.calendar.period_ends.len();
    Failure::usage(|lang| lang.no_such_period(period, year, first, last, periods))
}
