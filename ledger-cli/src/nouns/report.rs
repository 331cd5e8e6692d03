//! `convenant report monitoring|issue`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_core::FiscalYear;
use ledger_core::acts::review::{AgreedAction, ReviewReport};

use crate::failure::Failure;
use crate::given::Given;
use crate::globals::{Globals, date};
use crate::nouns::record;
use crate::output;
use crate::render::Format;
use crate::reports;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// Show the monitoring report of a period: as it was issued, or from everything recorded
    #[command(after_help = "\
Example:
  convenant report monitoring --year 2018-2019 --period 1 --format text")]
    Monitoring(Period),
    /// Make the report of a period, write it as text and JSON, and record that it was issued
    #[command(after_help = "\
Example:
  convenant report issue --year 2018-2019 --period 1 --to reports")]
    Issue {
        #[command(flatten)]
        period: Period,
        /// The directory for the files
        #[arg(long, value_name = "DIR", default_value = "reports")]
        to: PathBuf,
    },
    /// Record what the regiegroep said about a report that was issued, and the actions agreed
    #[command(after_help = "\
Example:
  convenant report review --year 2018-2019 --period 1 \\
      --remarks \"Akkoord. Het platform moet voor de zomer af.\" \\
      --action \"project-leader=2019-06-01=Planning van het platform\"")]
    Review {
        #[command(flatten)]
        period: Period,
        /// What was said about it
        #[arg(long)]
        remarks: String,
        /// An action agreed: who, by which day and what; once for each
        #[arg(long = "action", value_name = "OWNER=DATE=TITLE", value_parser = agreed)]
        actions: Vec<AgreedAction>,
    },
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
            Report::Monitoring(Period { year, period }) => {
                globals.allow(&["--format", "--lang", "--as-of"])?;
                let session = Session::open(globals)?;
                let made = reports::make(&session, (year, period), globals.as_of)?;
                let text = match globals.format() {
                    Format::Table => made.text(globals.lang()),
                    Format::Json => made.json()?,
                    Format::Csv => {
                        return Err(Failure::usage(
                            "a monitoring report is no table",
                            "--format text or --format json",
                        ));
                    }
                };
                output::print(&text)?;
            }
            Report::Issue { period: Period { year, period }, to } => {
                globals.allow(&["--actor", "--on", "--id", "--lang"])?;
                let mut session = Session::open(globals)?;
                let given = |command| Given::new(globals, command);
                let lang = globals.lang();
                let issued = reports::issue(
                    &mut session,
                    (year, period),
                    |command| given(command.into()),
                    &to,
                    lang,
                )?;
                let mut words = format!("issued, at position {}:\n", issued.outcome.first);
                for path in &issued.paths {
                    words += &format!("  {}\n", path.display());
                }
                output::print(&words)?;
            }
            Report::Review { period: Period { year, period }, remarks, actions } => {
                return record::record(globals, ReviewReport { year, period, remarks, actions });
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn agreed(text: &str) -> Result<AgreedAction, String> {
    let mut parts = text.splitn(3, '=').map(str::to_owned);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(owner), Some(due), Some(title)) => {
            Ok(AgreedAction { owner, due: date(&due)?, title })
        }
        _ => Err("write who, by which day and what: project-leader=2019-06-01=Planning".to_owned()),
    }
}
