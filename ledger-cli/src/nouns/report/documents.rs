//! `convenant report year-account|decisions|statement|invoice|credit-note|reminder`: the documents beside
//! the monitoring report.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ledger_core::views::decisions::DecisionRegister;
use ledger_core::views::invoice::{
    Addressee, CreditNoteDocument, InvoiceDocument, NoInvoice, ReminderDocument,
};
use ledger_core::{Date, FiscalYear, InvoiceNumber, Series};
use ledger_report::{
    Document, Format, People, Style, credit_note, decision_register, in_format, invoice,
    partner_statement, reminder, year_account,
};
use ledger_store::make_directory;
use serde::Serialize;

use crate::globals::{Globals, date};
use crate::output::{self, Overwrite, Target};
use ledger_app::failure::Failure;
use ledger_app::question::partner_account;
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
        letter: impl Fn(
            &Reading,
            InvoiceNumber,
        ) -> Result<
            (Result<serde_json::Value, serde_json::Error>, Document, Addressee, Date),
            NoInvoice,
        >,
    ) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        let reading = globals.reading()?;
        let numbers = match self.year {
            Some(year) => {
                let numbers = |series: &Series| reading.ledger().claims.numbers(*series, year);
                series.iter().flat_map(numbers).collect()
            }
            None => self.numbers.clone(),
        };
        if let Some(dir) = &self.to {
            make_directory(dir)?;
        }
        let (mut incomplete, lang) = (Vec::new(), globals.lang());
        for number in &numbers {
            let (value, document, addressee, on) = letter(&reading, *number)?;
            if addressee.address.is_none() {
                if self.year.is_none() {
                    return Err(without_address(*number, &addressee, on));
                }
                incomplete.push((*number, addressee, on));
                continue;
            }
            match &self.to {
                None => drop(give(&value?, &document, globals, &self.target)?),
                Some(dir) => {
                    let overwrite = self.target.overwrite();
                    write(dir, &number.to_string(), &value?, &document, globals, overwrite)?;
                }
            }
        }
        for (number, addressee, _) in &incomplete {
            output::say(&(lang.letter_not_made(number, &addressee.name) + "\n"));
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
}

fn without_address(number: InvoiceNumber, addressee: &Addressee, on: Date) -> Failure {
    Failure::usage(|lang| lang.billed_nowhere(number, &addressee.name, &addressee.code, on))
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
