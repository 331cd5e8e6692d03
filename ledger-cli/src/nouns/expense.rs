//! `convenant expense record|pay`

use clap::Subcommand;
use ledger_core::acts::expense::{PayExpense, RecordExpense};
use ledger_core::{Command, CommitmentId, ExpenseId, Money, SubsidyId};

use crate::globals::amount;

#[derive(Debug, Subcommand)]
pub(crate) enum Expense {
    /// Record an expense on a budget line; it is owed until it is paid
    #[command(after_help = "\
Example:
  convenant expense record --line drukwerk --amount 812,50 \\
      --supplier \"Drukkerij De Haan\" --description \"Brochure\" --on 2019-03-04")]
    Record {
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
        /// The number of the commitment it draws on
        #[arg(long)]
        commitment: Option<u32>,
        /// The number of the subsidy that bears it, as far as that reaches
        #[arg(long)]
        subsidy: Option<u32>,
    },
    /// Record that an expense was paid, whole or in part
    #[command(after_help = "Example:\n  convenant expense pay 7 --bank-reference 2019-305")]
    Pay {
        /// The number of the expense
        expense: u32,
        /// How much [default: what is still owed]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
}

impl Expense {
    pub(crate) fn command(self) -> Command {
        match self {
            Expense::Record { line, amount, supplier, description, commitment, subsidy } => {
                let commitment = commitment.map(CommitmentId);
                let subsidy = subsidy.map(SubsidyId);
                RecordExpense { line, amount, supplier, description, commitment, subsidy }.into()
            }
            Expense::Pay { expense, amount, bank_reference } => {
                PayExpense { expense: ExpenseId(expense), amount, bank_reference }.into()
            }
        }
    }
}
