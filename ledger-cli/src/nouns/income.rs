//! `convenant income record`

use clap::Subcommand;
use ledger_core::acts::income::RecordOtherIncome;
use ledger_core::{Command, Money};

use crate::globals::amount;

#[derive(Debug, Subcommand)]
pub(crate) enum Income {
    /// Record income received in the bank account, on a budget line
    #[command(after_help = "\
Example:
  convenant income record --line verhuur --amount 150 \\
      --description \"Zaal verhuurd\" --bank-reference 2019-201")]
    Record {
        /// The code of the budget line
        #[arg(long)]
        line: String,
        /// How much
        #[arg(long, value_parser = amount)]
        amount: Money,
        /// What it was for
        #[arg(long)]
        description: String,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
}

impl Income {
    pub(crate) fn command(self) -> Command {
        let Income::Record { line, amount, description, bank_reference } = self;
        RecordOtherIncome { line, amount, description, bank_reference }.into()
    }
}
