//! `convenant commitment enter|change|release`

use clap::Subcommand;
use ledger_core::acts::commitment::{ChangeCommitment, EnterCommitment, ReleaseCommitment};
use ledger_core::{Command, CommitmentId, Money};

use crate::globals::amount;

#[derive(Debug, Subcommand)]
pub(crate) enum Commitment {
    /// Enter what was promised on a budget line
    #[command(after_help = "\
Example:
  convenant commitment enter --line conferentie --amount 4200 \\
      --supplier \"Theater\" --description \"Zaalhuur\" --on 2019-02-01
  convenant expense record --line conferentie --amount 4200 --commitment 1 \\
      --supplier \"Theater\" --description \"Zaalhuur\" --on 2019-04-12")]
    Enter {
        /// The code of the budget line
        #[arg(long)]
        line: String,
        /// How much
        #[arg(long, value_parser = amount)]
        amount: Money,
        /// To whom
        #[arg(long)]
        supplier: String,
        /// For what
        #[arg(long)]
        description: String,
    },
    /// Change how much it comes to in all
    #[command(after_help = "\
Example:
  convenant commitment change 1 --amount 4500 --reason \"extra techniek\"")]
    Change {
        /// The number of the commitment
        commitment: u32,
        /// How much it is in all, with what was drawn from it already
        #[arg(long, value_parser = amount)]
        amount: Money,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Release what is left of it
    #[command(after_help = "Example:\n  convenant commitment release 1 --reason afgerond")]
    Release {
        /// The number of the commitment
        commitment: u32,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

impl Commitment {
    pub(crate) fn command(self) -> Command {
        match self {
            Commitment::Enter { line, amount, supplier, description } => {
                EnterCommitment { line, amount, supplier, description }.into()
            }
            Commitment::Change { commitment, amount, reason } => {
                ChangeCommitment { commitment: CommitmentId(commitment), amount, reason }.into()
            }
            Commitment::Release { commitment, reason } => {
                ReleaseCommitment { commitment: CommitmentId(commitment), reason }.into()
            }
        }
    }
}
