//! `convenant report diff`

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::str::FromStr;

use clap::Args;
use ledger_core::views::monitoring::MonitoringReport;
use ledger_core::{Date, FiscalYear, Ledger, Position};
use ledger_report::{
    ChangeCause, Changes, FigureChange, Format, FormatError, People, Style, changes, csv, csv_raw,
    describe_naming, in_format,
};
use ledger_store::EventLog;

use crate::globals::Globals;
use crate::output::Target;
use ledger_app::failure::{Cause, Failure};
use ledger_app::place::AsOf;
use ledger_app::reading::Reading;
use ledger_app::report_diff::{ChangedCount, ReportDiff, Spot};
use ledger_app::reports::{self, WIDTH};

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
    type Err = String;

    fn from_str(text: &str) -> Result<Which, String> {
        let how = || format!("`{text}` is no report: write 2018-2019/1, or 2018-2019/1@1500");
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
        globals.allow(&["--format", "--lang"])?;
        let reading = globals.reading()?;
        let (before, _) = made(self.before, &reading)?;
        let (after, ledger) = made(self.after, &reading)?;
        let diff = ReportDiff::of(&before, &after)?;
        let style = Style { width: WIDTH, ..globals.style() };
        let changed = in_words(&diff, [&before, &after], &ledger, &reading, style)?;
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
        self.target.give(&bytes, style.format)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A report, and the ledger it was made from.
fn made(which: Which, reading: &Reading) -> Result<(MonitoringReport, Ledger), Failure> {
    let as_of = which.events.map(AsOf::Events);
    let made = reports::make(reading, (which.year, which.period), as_of)?;
    Ok((made.report, made.ledger))
}

/// The differences with the events in words, by the names that the later report knows.
fn in_words(
    diff: &ReportDiff,
    reports: [&MonitoringReport; 2],
    ledger: &Ledger,
    reading: &Reading,
    style: Style,
) -> Result<Changes, Failure> {
    let people = People::of_events(ledger);
    let mut known: BTreeMap<Position, (Date, String)> = BTreeMap::new();
    let mut figures = Vec::with_capacity(diff.figures.len());
    for change in &diff.figures {
        let mut events = Vec::with_capacity(change.events.len());
        for cause in &change.events {
            if let std::collections::btree_map::Entry::Vacant(e) = known.entry(cause.position) {
                let recorded = reading.log.read(cause.position).next().transpose()?;
                let recorded = recorded.ok_or(Cause::NotTheSum)?;
                let (event, on) = (&recorded.event, recorded.on);
                let words = describe_naming(event, on, ledger, &people, style.lang);
                e.insert((on, words));
            }
            let Some((on, description)) = known.get(&cause.position).cloned() else { continue };
            let (position, amount) = (cause.position, cause.amount);
            events.push(ChangeCause { position, on, description, amount });
        }
        let (before, after) = (change.before, change.after);
        figures.push(FigureChange { figure: place(&change.spot), before, after, events });
    }
    let counts = diff.counts.iter().map(|change: &ChangedCount| {
        let said = [change.before, change.after].map(|count| Some(count.to_string()));
        (place(&change.spot), said)
    });
    let values = diff
        .values
        .iter()
        .map(|change| (place(&change.spot), [change.before.clone(), change.after.clone()]));
    let rows = diff.rows.iter().map(|row| (place(&row.spot), row.spot.report.is_after()));
    let name = |report: &MonitoringReport| {
        let basis = &report.basis;
        format!("{}/{}@{}", basis.year, basis.period, basis.made_from.events)
    };
    Ok(Changes {
        between: reports.map(name),
        figures,
        values: counts.chain(values).collect(),
        rows: rows.collect(),
    })
}

/// Where something stands, as a path of names.
fn place(spot: &Spot) -> String {
    spot.path.join(" / ")
}
