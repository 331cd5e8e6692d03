//! `convenant year close`

use clap::Subcommand;
use ledger_core::acts::year_end::CloseYear;
use ledger_core::{Command, FiscalYear};

#[derive(Debug, Subcommand)]
pub(crate) enum Year {
    /// Close the books of a year that is over; nothing is posted in it again
    #[command(after_help = "Example:\n  convenant year close 2018-2019 --on 2019-09-15")]
    Close {
        /// The year
        year: FiscalYear,
    },
}

impl Year {
    pub(crate) fn command(self) -> Command {
        let Year::Close { year } = self;
        CloseYear { year }.into()
    }
}
