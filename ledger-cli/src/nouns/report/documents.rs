//! `convenant report year-account|decisions|statement|invoice|credit-note|reminder|refund`: the documents beside
//! the monitoring report.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ledger_core::views::decisions::DecisionRegister;
use ledger_core::views::invoice::{
    Addressee, CreditNoteDocument, InvoiceDocument, NoInvoice, RefundDocument, ReminderDocument,
    refunds,
};
use ledger_core::{Date, FiscalYear, InvoiceNumber, Position, Series};
use ledger_report::{
    Document, Format, People, Style, credit_note, decision_register, in_format, invoice,
    partner_statement, refund, reminder, year_account,
};
use ledger_store::make_directory;
use serde::Serialize;

use crate::globals::{Globals, date};
use crate::output::{self, Overwrite, Target};
use ledger_app::failure::Failure;
use ledger_app::question::{partner_account, partner_named};
use ledger_app::reading::{Reading, State};
use ledger_app::reports::{self, WIDTH};

/// A document in the format asked for.
fn give(
    value: &impl Serialize,
    document: &Document,
    globals: &Globals,
    target: &Target,
) -> Result<ExitCode, Failure> {
    let style = Style { width: WIDTH, ..globals.style() };
    let bytes = in_format(value, document, style)?;
    target.give(&bytes, style)?;
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Args)]
pub(crate) struct OfYear {
    /// The year
    #[arg(long)]
    year: FiscalYear,
    #[command(flatten)]
    target: Target,
}

impl OfYear {
    pub(crate) fn year_account(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format", "--on", "--as-of"])?;
        let account =
            reports::year_account(&globals.reading()?, self.year, globals.on, globals.as_of)?;
        give(&account, &year_account(&account, globals.lang()), globals, &self.target)
    }
}

#[derive(Debug, Args)]
pub(crate) struct Decisions {
    /// Call persons by their names, as far as they are known on this machine
    #[arg(long)]
    names: bool,
    #[command(flatten)]
    target: Target,
}

impl Decisions {
    /// The decision register as a document of its own.
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format", "--on", "--as-of"])?;
        let (reading, lang) = (globals.reading()?, globals.lang());
        let State { ledger, events, today } = reading.state(globals.as_of)?;
        let register = DecisionRegister::of(&ledger, globals.on.unwrap_or(today));
        let (people, unread) = match self.names {
            true => reading.people(),
            false => (People::of_events(&ledger), Vec::new()),
        };
        output::numbers_for_names(&unread, lang);
        let document = decision_register(&register, &people, events, lang);
        give(&register, &document, globals, &self.target)
    }
}

#[derive(Debug, Args)]
pub(crate) struct Statement {
    /// The partner, by code or name
    partner: String,
    /// The first day of its lines; what was there before is brought forward [default: all lines]
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<Date>,
    #[command(flatten)]
    target: Target,
}

impl Statement {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format", "--on", "--as-of"])?;
        let reading = globals.reading()?;
        let State { ledger, events, today } = reading.state(globals.as_of)?;
        let on = globals.on.unwrap_or(today);
        let account = partner_account(&ledger, &self.partner, self.since, on)?;
        let document = partner_statement(&account, events, globals.lang());
        give(&account, &document, globals, &self.target)
    }
}

/// Letters by their numbers, to standard output or a directory.
#[derive(Debug, Args)]
pub(crate) struct Letters {
    /// The numbers, such as C2018-0001
    #[arg(value_name = "NUMBER", required_unless_present = "year")]
    numbers: Vec<InvoiceNumber>,
    /// Every one of a year
    #[arg(long, conflicts_with = "numbers", requires = "to")]
    year: Option<FiscalYear>,
    /// Put each in a file of its own in this directory, as PDF unless --format says otherwise
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    to: Option<PathBuf>,
    #[command(flatten)]
    target: Target,
}

impl Letters {
    pub(crate) fn invoices(self, globals: &Globals) -> Result<ExitCode, Failure> {
        self.run(
            globals,
            &[Series::Contribution, Series::DeficitShare, Series::Reclaim, Series::Other],
            |reading, number| {
                let of = InvoiceDocument::of(reading.ledger(), number)?;
                let document = invoice(&of, globals.lang());
                Ok((serde_json::to_value(&of), document, of.addressee, of.on))
            },
        )
    }

    pub(crate) fn credit_notes(self, globals: &Globals) -> Result<ExitCode, Failure> {
        self.run(globals, &[Series::CreditNote], |reading, number| {
            let of = CreditNoteDocument::of(reading.ledger(), number)?;
            let document = credit_note(&of, globals.lang());
            Ok((serde_json::to_value(&of), document, of.addressee, of.on))
        })
    }

    fn run(
        self,
        globals: &Globals,
        series: &[Series],
        letter: impl Fn(&Reading, InvoiceNumber) -> Result<Made, NoInvoice>,
    ) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        let reading = globals.reading()?;
        let numbers = match self.year {
            Some(year) => {
                let numbers = |series: &Series| reading.ledger().claims.numbers(*series, year);
                series.iter().flat_map(numbers).collect()
            }
            None => self.numbers,
        };
        let letters = numbers.into_iter().map(|number| (number, letter(&reading, number)));
        give_all(letters, self.year.is_some(), self.to.as_deref(), &self.target, globals)
    }
}

/// A letter as JSON and as a document, to whom it goes, and its day.
type Made = (Result<serde_json::Value, serde_json::Error>, Document, Addressee, Date);

/// Letters, each under its name, to standard output or in files of their own. Of all letters of a year those without
/// an address are left out, and said at the end.
fn give_all<N: Display>(
    letters: impl Iterator<Item = (N, Result<Made, NoInvoice>)>,
    of_year: bool,
    to: Option<&Path>,
    target: &Target,
    globals: &Globals,
) -> Result<ExitCode, Failure> {
    if let Some(dir) = to {
        make_directory(dir)?;
    }
    let (mut incomplete, lang) = (Vec::new(), globals.lang());
    for (name, made) in letters {
        let (value, document, addressee, on) = made?;
        if addressee.address.is_none() {
            if !of_year {
                return Err(without_address(name, &addressee, on));
            }
            incomplete.push((name, addressee, on));
            continue;
        }
        match to {
            None => drop(give(&value?, &document, globals, target)?),
            Some(dir) => {
                let overwrite = target.overwrite();
                write(dir, &name.to_string(), &value?, &document, globals, overwrite)?;
            }
        }
    }
    for (name, addressee, _) in &incomplete {
        output::say(&(lang.letter_not_made(name, &addressee.name) + "\n"));
    }
    match incomplete.iter().map(|(.., on)| on).min() {
        None => Ok(ExitCode::SUCCESS),
        Some(first) => {
            let state = "convenant partner billed-at PARTNER --name NAME --address LINE";
            output::say_as(lang.label_help(), format!("{state} --on {first}"));
            Ok(ExitCode::from(5))
        }
    }
}

/// Specifications of refunds, by the events that paid them, to standard output or a directory.
#[derive(Debug, Args)]
pub(crate) struct Refunds {
    /// The positions of the events that paid them
    #[arg(value_name = "POSITION", required_unless_present_any = ["partner", "year"])]
    events: Vec<u64>,
    /// Every one that a partner was paid, by its code or name
    #[arg(long, conflicts_with = "events")]
    partner: Option<String>,
    /// Every one that was paid in a year
    #[arg(long, conflicts_with_all = ["events", "partner"], requires = "to")]
    year: Option<FiscalYear>,
    /// Put each in a file of its own in this directory, as PDF unless --format says otherwise
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    to: Option<PathBuf>,
    #[command(flatten)]
    target: Target,
}

impl Refunds {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        let (reading, lang) = (globals.reading()?, globals.lang());
        let ledger = reading.ledger();
        let events: Vec<Position> = match (&self.partner, self.year) {
            (Some(partner), _) => {
                let id = partner_named(ledger, partner)?;
                refunds(ledger).filter(|of| of.2 == id).map(|of| of.0).collect()
            }
            (None, Some(year)) => {
                let year_of = |on| ledger.covenant().map(|covenant| covenant.year_of(on));
                refunds(ledger).filter(|of| year_of(of.1) == Some(year)).map(|of| of.0).collect()
            }
            (None, None) => self.events.into_iter().map(Position).collect(),
        };
        if let Some(partner) = self.partner.as_ref().filter(|_| events.is_empty()) {
            return Err(Failure::usage(|lang| lang.nothing_refunded_to(partner)));
        }
        let letters = events.into_iter().map(|event| {
            let made = RefundDocument::of(ledger, event).map(|of| {
                let document = refund(&of, lang);
                (serde_json::to_value(&of), document, of.addressee, of.on)
            });
            (lang.refund_of_event(event), made)
        });
        give_all(letters, self.year.is_some(), self.to.as_deref(), &self.target, globals)
    }
}

fn without_address(number: impl Display, addressee: &Addressee, on: Date) -> Failure {
    Failure::usage(|lang| lang.billed_nowhere(&number, &addressee.name, &addressee.code, on))
}

#[derive(Debug, Args)]
pub(crate) struct Reminder {
    /// The number of the invoice
    #[arg(value_name = "NUMBER")]
    invoice: InvoiceNumber,
    /// The level [default: the last that was sent]
    #[arg(long)]
    level: Option<u8>,
    #[command(flatten)]
    target: Target,
}

impl Reminder {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        let reading = globals.reading()?;
        let sent = reading.ledger().reminders.of(self.invoice).len();
        let level = self.level.unwrap_or(u8::try_from(sent).unwrap_or(u8::MAX).max(1));
        let of = ReminderDocument::of(reading.ledger(), self.invoice, level)?;
        if of.addressee.address.is_none() {
            return Err(without_address(self.invoice, &of.addressee, of.on));
        }
        give(&of, &reminder(&of, globals.lang()), globals, &self.target)
    }
}

/// Puts a letter in a file of its own.
fn write(
    dir: &Path,
    name: &str,
    value: &serde_json::Value,
    document: &Document,
    globals: &Globals,
    overwrite: Overwrite,
) -> Result<(), Failure> {
    let format = globals.format.unwrap_or(Format::Pdf);
    let style = Style { width: WIDTH, format, ..globals.style() };
    let bytes = in_format(value, document, style)?;
    let path = dir.join(format!("{name}.{}", format.extension()));
    overwrite.write(&path, &bytes, style.lang)?;
    output::print(format!("{}\n", path.display()))
}
