//! `convenant explain`

use std::process::ExitCode;

use clap::Args;
use ledger_core::views::journal::JournalEntry;
use ledger_core::{FiscalYear, Ledger};
use ledger_store::EventLog;
use serde_json::Value;

use super::show::{Sight, View};
use crate::explain::{Explanation, Unexplained, explain};
use crate::failure::Failure;
use crate::globals::Globals;
use crate::output;
use crate::reports;
use crate::session::Session;
use ledger_report::{Explained, ExplainedEvent, Format, People, Style, describe_naming, render};

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
        let mut session = Session::open(globals)?;
        let (ledger, view) = self.view(&mut session, globals)?;
        let explanation = explain(&view, &self.address).map_err(|why| self.unexplained(why))?;
        let explained = self.explained(explanation, &ledger, &view, &session, globals)?;
        output::print_exactly(render(&explained, globals.style())?)?;
        if explained.adds_up { Ok(ExitCode::SUCCESS) } else { Err(Failure::NotTheSum) }
    }

    /// The ledger, and the JSON of the view or report.
    fn view(&self, session: &mut Session, globals: &Globals) -> Result<(Ledger, Value), Failure> {
        if self.view == "report" {
            let (Some(year), Some(period), None) = (self.year, self.period, &self.partner) else {
                let help = "--year and --period, and nothing else";
                return Err(Failure::usage("a report is of one period of a year", help));
            };
            let made = reports::make(session, (year, period), globals.as_of)?;
            return Ok((made.ledger, serde_json::to_value(&made.report)?));
        }
        let mut options = Vec::new();
        for (name, value) in [
            ("--year", self.year.map(|year| year.to_string())),
            ("--period", self.period.map(|period| period.to_string())),
            ("--partner", self.partner.clone()),
        ] {
            // After `show partner` the partner stands on its own.
            let on_its_own = (name, self.view.as_str()) == ("--partner", "partner");
            let name = value.as_ref().filter(|_| !on_its_own).map(|_| name.to_owned());
            options.extend([name, value].into_iter().flatten());
        }
        let view = View::named(&self.view, &options)?;
        let style = Style { format: Format::Json, ..globals.style() };
        let sight = Sight::of(session, globals, style)?;
        let json = serde_json::from_slice(&sight.show(view, &session.log)?)?;
        Ok((sight.ledger, json))
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
        session: &Session,
        globals: &Globals,
    ) -> Result<Explained, Failure> {
        let people = match globals.format() {
            Format::Json | Format::Csv | Format::CsvRaw => People::of_events(ledger),
            Format::Table | Format::Markdown | Format::Html | Format::Xlsx | Format::Pdf => {
                session.people_of(ledger)
            }
        };
        let (adds_up, total) = (explanation.adds_up(), explanation.total());
        let mut events = Vec::new();
        for (position, part) in explanation.parts {
            let recorded = session.log.read(position).next().transpose()?;
            let recorded = recorded.ok_or(Failure::NotTheSum)?;
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
