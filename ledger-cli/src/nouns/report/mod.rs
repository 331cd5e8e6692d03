//! `convenant report`: monitoring reports, and the other documents that are made of the ledger.

mod checking;
mod differing;
mod documents;
mod issuing;

use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_core::FiscalYear;
use ledger_core::views::reports_due::{ReportState, ReportsDue};
use ledger_report::{Style, in_format, monitoring_report, render};

use crate::globals::Globals;
use crate::output::{self, Target};
use ledger_app::failure::Failure;
use ledger_app::reading::State;
use ledger_app::reports::{self, WIDTH};

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// Make the monitoring report of a period: as it was issued, or from everything recorded
    #[command(after_help = "\
Examples:
  convenant report monitoring --year 2018-2019 --period 1
  convenant report monitoring --year 2018-2019 --period 1 --format pdf --output rapport.pdf

A report that was issued is made again from the events it was made from.")]
    Monitoring {
        #[command(flatten)]
        period: Period,
        #[command(flatten)]
        target: Target,
    },
    /// Tell which monitoring reports are due, late or issued
    #[command(after_help = "\
Examples:
  convenant report due
  convenant report due --on 2019-04-30 --format json

Ends with 5 if one is late.")]
    Due,
    /// Make every monitoring report that is due, in every format, and record that it was issued
    #[command(after_help = "\
Examples:
  convenant report issue --to reports
  convenant report issue --year 2018-2019 --period 1
  convenant report issue --to /srv/reports --quiet     from cron

A report has the figures of its own reference date, however late it is made. Running it again issues
nothing twice, and puts in place what broke off.")]
    Issue(issuing::Issue),
    /// Tell whether files are those that were issued, and whether the ledger still makes them
    #[command(after_help = "\
Example:
  convenant report verify reports/monitoring-2018-2019-1-nl.pdf

Ends with 5 if a file is not what was issued, or is not made again byte for byte.")]
    Verify(checking::Verify),
    /// Tell what changed between two monitoring reports, figure by figure, and which events caused it
    #[command(after_help = "\
Examples:
  convenant report diff 2018-2019/1 2018-2019/2
  convenant report diff 2018-2019/1 2018-2019/1@2000

A report is made from the events it was issued from, or from so many as stand after @.")]
    Diff(differing::Diff),
    /// Make the year account: balance sheet, income statement, notes, appropriation of the result
    #[command(after_help = "\
Example:
  convenant report year-account --year 2018-2019 --format pdf --output jaarrekening.pdf")]
    YearAccount(documents::OfYear),
    /// Make the decision register
    #[command(after_help = "\
Examples:
  convenant report decisions --on 2019-07-31 --format pdf --output besluiten.pdf
  convenant report decisions --names --format pdf --output besluiten.pdf")]
    Decisions(documents::Decisions),
    /// Make the statement of account of a partner: every invoice, payment and what came of them, with the balance
    #[command(after_help = "\
Examples:
  convenant report statement gemeente --format pdf --output rekening.pdf
  convenant report statement gemeente --since 2020-08-01 --on 2021-07-31")]
    Statement(documents::Statement),
    /// Make invoices that were sent, as letters
    #[command(after_help = "\
Examples:
  convenant report invoice C2018-0001 --format pdf --output factuur.pdf
  convenant report invoice --year 2018-2019 --to facturen

An invoice stays as it was sent: what is recorded later changes nothing on it. It needs an issuer and the
address of the partner: see `convenant issuer state` and `convenant partner billed-at`.")]
    Invoice(documents::Letters),
    /// Make credit notes, as letters
    #[command(after_help = "\
Example:
  convenant report credit-note K2018-0001 --format pdf --output creditnota.pdf")]
    CreditNote(documents::Letters),
    /// Make a reminder that was sent, as a letter
    #[command(after_help = "\
Example:
  convenant report reminder C2018-0001 --level 2 --format pdf --output herinnering.pdf")]
    Reminder(documents::Reminder),
    /// Make the specification of what was refunded to a partner, as a letter
    #[command(after_help = "\
Examples:
  convenant report refund --partner gemeente
  convenant report refund 612 --format pdf --output terugbetaling.pdf
  convenant report refund --year 2019-2020 --to terugbetalingen

It says what was decided, how the part of the partner was worked out, and when it was paid.")]
    Refund(documents::Refunds),
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Period {
    /// The year
    #[arg(long)]
    year: FiscalYear,
    /// The period within the year, from 1
    #[arg(long)]
    period: u8,
}

impl Report {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Report::Monitoring { period, target } => monitoring(globals, period, &target)?,
            Report::Due => return due(globals),
            Report::Issue(issue) => return issue.run(globals),
            Report::Verify(verify) => return verify.run(globals),
            Report::Diff(diff) => return diff.run(globals),
            Report::YearAccount(of) => return of.year_account(globals),
            Report::Decisions(decisions) => return decisions.run(globals),
            Report::Statement(statement) => return statement.run(globals),
            Report::Invoice(letters) => return letters.invoices(globals),
            Report::CreditNote(letters) => return letters.credit_notes(globals),
            Report::Reminder(reminder) => return reminder.run(globals),
            Report::Refund(refunds) => return refunds.run(globals),
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn monitoring(
    globals: &Globals,
    Period { year, period }: Period,
    target: &Target,
) -> Result<(), Failure> {
    globals.allow(&["--format", "--as-of"])?;
    let style = Style { width: WIDTH, ..globals.style() };
    // It looks like an issued report, so it too is made from the events alone.
    let reading = globals.reading()?;
    let is_issued = reading.ledger().reports.get(year, period).is_some();
    let made = reports::make(&reading, (year, period), globals.as_of)?;
    let rendered = match is_issued && globals.as_of.is_none() {
        true => reports::as_issued(&made, style)?,
        false => {
            let document = monitoring_report(&made.report, &made.ledger, style.lang).draft();
            in_format(&made.report, &document, style)?
        }
    };
    target.give(&rendered, style)
}

fn due(globals: &Globals) -> Result<ExitCode, Failure> {
    globals.allow(&["--format", "--on", "--as-of"])?;
    let State { ledger, today, .. } = globals.reading()?.state(globals.as_of)?;
    let due = ReportsDue::of(&ledger, globals.on.unwrap_or(today));
    output::print_exactly(render(&due, globals.style())?)?;
    let late = due.periods.iter().any(|row| matches!(row.state, ReportState::Late { .. }));
    Ok(if late { ExitCode::from(5) } else { ExitCode::SUCCESS })
}
