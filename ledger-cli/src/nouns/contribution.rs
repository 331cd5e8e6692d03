//! `convenant contribution invoice`

use clap::Subcommand;
use ledger_core::acts::contribution::InvoiceContribution;
use ledger_core::{Command, FiscalYear, Money};

use crate::globals::amount;
use crate::nouns::covenant::SomePartners;

#[derive(Debug, Subcommand)]
pub(crate) enum Contribution {
    /// Invoice the contribution of one partner, some, or all that are due
    #[command(after_help = "\
Examples:
  convenant contribution invoice --year 2018-2019 --all
  convenant contribution invoice --year 2018-2019 --partner gemeente-oost \\
      --amount 750 --reason \"besluit 4\"")]
    Invoice {
        /// The year it is for
        #[arg(long)]
        year: FiscalYear,
        #[command(flatten)]
        partners: SomePartners,
        /// Another amount than the schedule gives; needs a reason
        #[arg(long, value_parser = amount, requires = "reason")]
        amount: Option<Money>,
        /// Why the amount differs
        #[arg(long, requires = "amount")]
        reason: Option<String>,
    },
}

impl Contribution {
    pub(crate) fn command(self) -> Command {
        let Contribution::Invoice { year, partners, amount, reason } = self;
        InvoiceContribution { year, partners: partners.which(), amount, reason }.into()
    }
}
