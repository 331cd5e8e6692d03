//! `convenant report diff`

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::str::FromStr;

use clap::Args;
use ledger_core::views::monitoring::MonitoringReport;
use ledger_core::{Date, FiscalYear, Ledger, Position};
use ledger_report::{
    Format, FormatError, People, Style, changes, csv, csv_raw, describe_naming, in_format,
};
use ledger_store::EventLog;

use crate::globals::Globals;
use crate::output::Target;
use ledger_app::failure::{Cause, Failure};
use ledger_app::place::AsOf;
use ledger_app::reading::Reading;
use ledger_app::report_diff::{ReportDiff, gist};
use ledger_app::reports::{self, WIDTH};
use ledger_app::unread::Unread;

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The one report: YEAR/PERIOD, or YEAR/PERIOD@EVENTS from so many events
    before: Which,
    /// The other
    after: Which,
    #[command(flatten)]
    target: Target,
}

/// A report: of which period, and from how many events if that is not as it was issued.
#[derive(Clone, Copy, Debug)]
struct Which {
    year: FiscalYear,
    period: u8,
    events: Option<Position>,
}

impl FromStr for Which {
    type Err = Unread;

    fn from_str(text: &str) -> Result<Which, Unread> {
        let how = || Unread::of(|lang| lang.typed_no_report(text));
        let (which, events) = match text.split_once('@') {
            Some((which, events)) => (which, Some(events.parse().map_err(|_| how())?)),
            None => (text, None),
        };
        let (year, period) = which.rsplit_once('/').ok_or_else(how)?;
        let (year, period) = (year.parse().map_err(|_| how())?, period.parse().map_err(|_| how())?);
        Ok(Which { year, period, events: events.map(Position) })
    }
}

impl Diff {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        let reading = globals.reading()?;
        let (before, _) = made(self.before, &reading)?;
        let (after, ledger) = made(self.after, &reading)?;
        let diff = ReportDiff::of(&before, &after)?;
        let style = Style { width: WIDTH, ..globals.style() };
        let describing = Describing { ledger: &ledger, reading: &reading, style };
        let changed = gist([&before, &after], &diff, describing.describe())?;
        let document = changes(&changed, style.lang);
        let bytes = match style.format {
            Format::Csv | Format::CsvRaw => match document.tables().next() {
                Some(table) if style.format == Format::CsvRaw => csv_raw(table).into_bytes().into(),
                Some(table) => csv(table).into_bytes().into(),
                None => return Err(FormatError::NoTable.into()),
            },
            Format::Table
            | Format::Json
            | Format::Markdown
            | Format::Html
            | Format::Xlsx
            | Format::Pdf => in_format(&diff, &document, style)?,
        };
        self.target.give(&bytes, style)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A report, and the ledger it was made from.
fn made(which: Which, reading: &Reading) -> Result<(MonitoringReport, Ledger), Failure> {
    let as_of = which.events.map(AsOf::Events);
    let made = reports::make(reading, (which.year, which.period), as_of)?;
    Ok((made.report, made.ledger))
}

/// What is needed to tell of events, by the names that the later report knows.
struct Describing<'a> {
    ledger: &'a Ledger,
    reading: &'a Reading,
    style: Style,
}

impl Describing<'_> {
    /// The day of an event, and what happened. An act may have moved several figures: it is read once.
    fn describe(&self) -> impl FnMut(Position) -> Result<(Date, String), Failure> {
        let people = People::of_events(self.ledger);
        let mut known: BTreeMap<Position, (Date, String)> = BTreeMap::new();
        move |position| {
            if let Some(told) = known.get(&position) {
                return Ok(told.clone());
            }
            let recorded = self.reading.log.read(position).next().transpose()?;
            let recorded = recorded.ok_or(Cause::NotTheSum)?;
            let (event, on) = (&recorded.event, recorded.on);
            let words = describe_naming(event, on, self.ledger, &people, self.style.lang);
            known.insert(position, (on, words.clone()));
            Ok((on, words))
        }
    }
}
