//! `convenant budget forecast|explain`

use clap::Subcommand;
use ledger_core::acts::forecast::{ExplainDifference, StateForecast};
use ledger_core::{Command, FiscalYear, Money};

use crate::globals::amount;

#[derive(Debug, Subcommand)]
pub(crate) enum Budget {
    /// State what a line will come to at the end of its year
    #[command(after_help = "\
Example:
  convenant budget forecast --year 2018-2019 --line drukwerk --amount 900 \\
      --reason \"offerte van de drukker\"")]
    Forecast {
        /// The year
        #[arg(long)]
        year: FiscalYear,
        /// The code of the line
        #[arg(long)]
        line: String,
        /// What it will come to
        #[arg(long, value_parser = amount)]
        amount: Money,
        /// On what that rests
        #[arg(long)]
        reason: String,
    },
    /// Explain why a line differs from its budget
    #[command(after_help = "\
Example:
  convenant budget explain --year 2018-2019 --line drukwerk \\
      --text \"De brochure is digitaal verschenen.\"")]
    Explain {
        /// The year
        #[arg(long)]
        year: FiscalYear,
        /// The code of the line
        #[arg(long)]
        line: String,
        /// Why
        #[arg(long)]
        text: String,
    },
}

impl Budget {
    pub(crate) fn command(self) -> Command {
        match self {
            Budget::Forecast { year, line, amount, reason } => {
                StateForecast { year, line, amount, reason }.into()
            }
            Budget::Explain { year, line, text } => ExplainDifference { year, line, text }.into(),
        }
    }
}
