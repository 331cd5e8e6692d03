//! `convenant explain`

use std::process::ExitCode;

use clap::Args;
use ledger_core::views::journal::JournalEntry;
use ledger_core::{FiscalYear, Ledger};
use ledger_store::EventLog;
use serde_json::Value;

use crate::globals::{Globals, people};
use crate::output;
use ledger_app::explain::{Explanation, Unexplained, explain};
use ledger_app::failure::{Cause, Failure};
use ledger_app::question::{AsValue, View, answer};
use ledger_app::reading::Reading;
use ledger_app::reports;
use ledger_report::{Explained, ExplainedEvent, Format, People, describe_naming, render};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant explain balance /accounts/3/balance
  convenant explain budget /result/difference --year 2018-2019 --on 2019-03-31
  convenant explain report /summary/overdue --year 2018-2019 --period 1

An address is a JSON pointer (RFC 6901) into what `convenant show VIEW --format
json` or `convenant report monitoring --format json` prints. Every event behind
the figure is listed with what it adds; the parts are added up and compared.")]
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
}

impl Explain {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let of_a_day = !matches!(self.view.as_str(), "report" | "journal");
        let on: &[&str] = if of_a_day { &["--on"] } else { &[] };
        globals.allow(&[on, &["--as-of", "--format", "--lang"]].concat())?;
        let reading = globals.reading()?;
        let (ledger, view) = self.view(&reading, globals)?;
        let explanation = explain(&view, &self.address).map_err(|why| self.unexplained(why))?;
        let explained = self.explained(explanation, &ledger, &view, &reading, globals)?;
        output::print_exactly(render(&explained, globals.style())?)?;
        if explained.adds_up { Ok(ExitCode::SUCCESS) } else { Err(Cause::NotTheSum.into()) }
    }

    /// The ledger, and the JSON of the view or report.
    fn view(&self, reading: &Reading, globals: &Globals) -> Result<(Ledger, Value), Failure> {
        let Explain { view, year, partner, period, .. } = self;
        match (view.as_str(), year, partner, period) {
            ("report", Some(year), None, Some(period)) => {
                let made = reports::make(reading, (*year, *period), globals.as_of)?;
                Ok((made.ledger, serde_json::to_value(&made.report)?))
            }
            ("report", ..) => {
                let help = "--year and --period, and nothing else";
                Err(Failure::usage("a report is of one period of a year", help))
            }
            (_, _, _, Some(_)) => {
                Err(Failure::usage("--period has no effect here", "leave --period out"))
            }
            (view, year, partner, None) => {
                let view = View::named(view, *year, partner.clone())?;
                let state = reading.state(globals.as_of)?;
                let value = answer(&view, globals.on, reading, &state, &AsValue)?;
                Ok((state.ledger, value))
            }
        }
    }

    fn unexplained(&self, why: Unexplained) -> Failure {
        let Explain { view, address, .. } = self;
        match why {
            Unexplained::Nothing { known, inside } => Failure::usage(
                format!("there is nothing at {address} in {view}"),
                match inside.is_empty() {
                    true => format!("{known} is a value with nothing in it"),
                    false => format!("after `{known}/` may follow: {}", inside.join(", ")),
                },
            ),
            Unexplained::NoFigure { figures } => Failure::usage(
                format!("what stands at {address} in {view} is no figure"),
                match figures.is_empty() {
                    true => "the address of an amount or a count".to_owned(),
                    false => format!("the address of one, such as {}", figures.join(", ")),
                },
            ),
        }
    }

    fn explained(
        &self,
        explanation: Explanation,
        ledger: &Ledger,
        view: &Value,
        reading: &Reading,
        globals: &Globals,
    ) -> Result<Explained, Failure> {
        let people = match globals.format() {
            Format::Json | Format::Csv | Format::CsvRaw => People::of_events(ledger),
            Format::Table | Format::Markdown | Format::Html | Format::Xlsx | Format::Pdf => {
                people(reading)
            }
        };
        let (adds_up, total) = (explanation.adds_up(), explanation.total());
        let mut events = Vec::new();
        for (position, part) in explanation.parts {
            let recorded = reading.log.read(position).next().transpose()?;
            let recorded = recorded.ok_or(Cause::NotTheSum)?;
            events.push(ExplainedEvent {
                position,
                on: recorded.on,
                kind: recorded.event.kind().name(),
                description: describe_naming(
                    &recorded.event,
                    recorded.on,
                    ledger,
                    &people,
                    globals.lang(),
                ),
                documents: ledger.documents.of_event(position).to_vec(),
                part,
                entries: JournalEntry::of_event(ledger, position),
            });
        }
        let from = explanation.derived_from.into_iter();
        let worked_out = from.map(|address| {
            let value = view.pointer(&address).cloned().unwrap_or_default();
            let amount = value.get("amount").cloned();
            (address, amount.unwrap_or(value))
        });
        Ok(Explained {
            view: self.view.clone(),
            address: self.address.clone(),
            value: explanation.value,
            adds_up,
            total,
            events,
            derived_from: worked_out.collect(),
        })
    }
}
