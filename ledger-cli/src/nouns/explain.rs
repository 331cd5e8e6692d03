//! `convenant explain`

use std::mem::ManuallyDrop;
use std::process::ExitCode;

use clap::Args;
use ledger_core::views::journal::JournalEntry;
use ledger_core::{FiscalYear, Ledger};

use crate::globals::{Globals, people};
use crate::output;
use ledger_app::explain::{Explaining, Explanation, Part, Unexplained, explain};
use ledger_app::failure::{Cause, Failure};
use ledger_app::folding::events_at;
use ledger_app::jsonl::json_line;
use ledger_app::question::{View, answer};
use ledger_app::reading::Reading;
use ledger_app::reports;
use ledger_report::{
    Explained, ExplainedEvent, Format, OtherEvents, People, Render, csv, csv_raw, describe_naming,
    render,
};

/// How many events are shown of a figure that has more.
const SHOWN: usize = 40;

/// How many events are written at once, when all are.
const WRITTEN: usize = 500;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant explain balance /accounts/3/balance
  convenant explain budget /result/difference --year 2018-2019 --on 2019-03-31
  convenant explain report /summary/overdue --year 2018-2019 --period 1
  convenant explain balance /accounts/0/balance --all --format csv

An address is a JSON pointer (RFC 6901) into what `convenant show VIEW --format
json` or `convenant report monitoring --format json` prints. The events behind
the figure are listed with what each adds; all parts are added up and compared.
Of more than 40 the largest are listed and the others counted; --all writes all
of them, as CSV or as lines of JSON.")]
pub(crate) struct Explain {
    /// The view, as after `show`, or `report` for a monitoring report
    view: String,
    /// The address of the figure
    address: String,
    /// Of a view or report of a year
    #[arg(long)]
    year: Option<FiscalYear>,
    /// Of the page of a partner, receivables or obligations: by code or name
    #[arg(long)]
    partner: Option<String>,
    /// Of a report
    #[arg(long)]
    period: Option<u8>,
    /// Write every event behind the figure, with --format csv, csv-raw or json
    #[arg(long)]
    all: bool,
}

impl Explain {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let of_a_day = !matches!(self.view.as_str(), "report" | "journal");
        let on: &[&str] = if of_a_day { &["--on"] } else { &[] };
        globals.allow(&[on, &["--as-of", "--format"]].concat())?;
        if self.all && !lines(globals.format()) {
            return Err(Failure::usage(|lang| lang.all_is_lines()));
        }
        let reading = globals.reading()?;
        let (ledger, explanation) = self.explanation(&reading, globals)?;
        // The program ends after this. To give back a large ledger piece by piece would take a second.
        let ledger = ManuallyDrop::new(ledger);
        let explanation = explanation.map_err(|why| self.unexplained(why))?;
        let adds_up = explanation.adds_up();
        let people = match lines(globals.format()) {
            true => People::of_events(&ledger),
            false => people(&reading, globals.lang()),
        };
        let telling = Telling { reading: &reading, ledger: &ledger, people: &people, globals };
        match self.all {
            true => telling.write_all(&explanation)?,
            false => {
                let explained = self.explained(explanation, &telling)?;
                output::print_exactly(render(&explained, globals.style())?)?;
            }
        }
        if adds_up { Ok(ExitCode::SUCCESS) } else { Err(Cause::NotTheSum.into()) }
    }

    /// The ledger, and what stands behind the figure of the view or report.
    fn explanation(
        &self,
        reading: &Reading,
        globals: &Globals,
    ) -> Result<(Ledger, Result<Explanation, Unexplained>), Failure> {
        let Explain { view, address, year, partner, period, .. } = self;
        match (view.as_str(), year, partner, period) {
            ("report", Some(year), None, Some(period)) => {
                let made = reports::make(reading, (*year, *period), globals.as_of)?;
                Ok((made.ledger, explain(&made.report, address)))
            }
            ("report", ..) => Err(Failure::usage(|lang| lang.report_is_of_a_period())),
            (_, _, _, Some(_)) => {
                Err(Failure::usage(|lang| lang.option_without_effect("--period")))
            }
            (view, year, partner, None) => {
                let view = View::named(view, *year, partner.clone())?;
                let state = reading.state(globals.as_of)?;
                let explaining = Explaining { address };
                let explanation = answer(&view, globals.on, reading, &state, &explaining)?;
                Ok((state.ledger, explanation))
            }
        }
    }

    fn unexplained(&self, why: Unexplained) -> Failure {
        let Explain { view, address, .. } = self;
        match why {
            Unexplained::Nothing { known, inside } => {
                Failure::usage(|lang| match inside.is_empty() {
                    true => lang.nothing_inside(address, view, &known),
                    false => lang.nothing_at_address(address, view, &known, inside.join(", ")),
                })
            }
            Unexplained::Unseen(unseen) => unseen.into(),
            Unexplained::NoFigure { figures } => Failure::usage(|lang| match figures.is_empty() {
                true => lang.no_figure_near(address, view),
                false => lang.no_figure_at_address(address, view, figures.join(", ")),
            }),
        }
    }

    /// What a reader is shown: every event of few, and of many the largest.
    fn explained(
        &self,
        explanation: Explanation,
        telling: &Telling<'_>,
    ) -> Result<Explained, Failure> {
        let (adds_up, total) = (explanation.adds_up(), explanation.total());
        let shown = explanation.largest(SHOWN);
        let others = explanation.parts.len() - shown.len();
        let rest = |total| {
            let shown = shown.iter().filter_map(|(_, part)| *part).sum();
            total - shown
        };
        Ok(Explained {
            view: self.view.clone(),
            address: self.address.clone(),
            value: explanation.value,
            adds_up,
            total,
            others: (others > 0).then(|| OtherEvents { count: others, amount: total.map(rest) }),
            events: telling.events(&shown).collect::<Result<_, Failure>>()?,
            derived_from: explanation.derived_from.into_iter().collect(),
        })
    }
}

/// Whether a format has a line for each event.
fn lines(format: Format) -> bool {
    match format {
        Format::Json | Format::Csv | Format::CsvRaw => true,
        Format::Table | Format::Markdown | Format::Html | Format::Xlsx | Format::Pdf => false,
    }
}

/// What is needed to tell of events.
struct Telling<'a> {
    reading: &'a Reading,
    ledger: &'a Ledger,
    people: &'a People,
    globals: &'a Globals,
}

impl Telling<'_> {
    /// The events behind some parts, read in their order.
    fn events(&self, parts: &[Part]) -> impl Iterator<Item = Result<ExplainedEvent, Failure>> {
        let positions = parts.iter().map(|(position, _)| *position);
        let mut read = events_at(&self.reading.log, positions);
        let (ledger, lang) = (self.ledger, self.globals.lang());
        parts.iter().map(move |(position, part)| {
            let recorded = read.next().transpose()?.filter(|read| read.position == *position);
            let recorded = recorded.ok_or(Cause::NotTheSum)?;
            let (event, on) = (&recorded.event, recorded.on);
            Ok(ExplainedEvent {
                position: *position,
                on,
                kind: event.kind().name(),
                description: describe_naming(event, on, ledger, self.people, lang),
                documents: ledger.documents.of_event(*position).to_vec(),
                part: *part,
                entries: JournalEntry::of_event(ledger, *position),
            })
        })
    }

    /// Writes every event as it is read.
    fn write_all(&self, explanation: &Explanation) -> Result<(), Failure> {
        if let Some((address, _)) = explanation.derived_from.first() {
            return Err(Failure::usage(|lang| lang.figure_of_others(address)));
        }
        let mut heading = true;
        let mut events = self.events(&explanation.parts);
        loop {
            let some: Vec<ExplainedEvent> =
                events.by_ref().take(WRITTEN).collect::<Result<_, _>>()?;
            if some.is_empty() && !heading {
                return Ok(());
            }
            output::print_exactly(self.written(some, heading)?)?;
            heading = false;
        }
    }

    fn written(&self, events: Vec<ExplainedEvent>, heading: bool) -> Result<String, Failure> {
        if self.globals.as_json() {
            let lines = events.iter().map(json_line);
            return Ok(lines.collect::<Result<_, serde_json::Error>>()?);
        }
        let table = Explained::of_events(events).table(self.globals.lang());
        let text = match self.globals.format() == Format::CsvRaw {
            true => csv_raw(&table),
            false => csv(&table),
        };
        let without = |text: String| text.split_once('\n').map(|(_, rest)| rest.to_owned());
        Ok(if heading { text } else { without(text).unwrap_or_default() })
    }
}
