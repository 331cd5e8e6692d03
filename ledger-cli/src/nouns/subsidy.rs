//! `convenant subsidy grant|receive|settle|repay`

use clap::Subcommand;
use ledger_core::acts::subsidy::{GrantSubsidy, ReceiveSubsidy, RepaySubsidy, SettleSubsidy};
use ledger_core::{Command, Date, Money, SubsidyId};

use crate::globals::{amount, date};

#[derive(Debug, Subcommand)]
pub(crate) enum Subsidy {
    /// Record that a subsidy was granted for a project
    #[command(after_help = "\
Example:
  convenant subsidy grant --grantor \"Provincie\" --reference 2019/44 \\
      --project \"Talentenlab\" --amount 20000 --from 2019-09-01 \\
      --until 2020-07-31 --account-by 2020-10-31 --on 2019-06-03")]
    Grant {
        /// Who grants it
        #[arg(long)]
        grantor: String,
        /// The grantor's reference
        #[arg(long)]
        reference: String,
        /// The project it is for
        #[arg(long)]
        project: String,
        /// How much
        #[arg(long, value_parser = amount)]
        amount: Money,
        /// The first day on which it may be spent
        #[arg(long, value_parser = date)]
        from: Date,
        /// The last day on which it may be spent
        #[arg(long, value_parser = date)]
        until: Date,
        /// The day by which it is to be accounted for
        #[arg(long, value_parser = date)]
        account_by: Date,
        /// What the grantor asks
        #[arg(long)]
        conditions: Option<String>,
    },
    /// Record that an instalment was received
    #[command(after_help = "\
Example:
  convenant subsidy receive 1 --amount 15000 --bank-reference 2019-212")]
    Receive {
        /// The number of the subsidy
        subsidy: u32,
        /// How much [default: all that is still to come]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
    /// Record that the grantor settled it
    #[command(after_help = "\
Examples:
  convenant subsidy settle 1                    award what was spent
  convenant subsidy settle 1 --awarded 20000")]
    Settle {
        /// The number of the subsidy
        subsidy: u32,
        /// What the grantor awards in the end [default: what was spent]
        #[arg(long, value_parser = amount)]
        awarded: Option<Money>,
    },
    /// Record that what a settled subsidy leaves was repaid
    #[command(after_help = "Example:\n  convenant subsidy repay 1 --bank-reference 2020-310")]
    Repay {
        /// The number of the subsidy
        subsidy: u32,
        /// How much [default: all that is to be repaid]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
}

impl Subsidy {
    pub(crate) fn command(self) -> Command {
        match self {
            Subsidy::Grant {
                grantor,
                reference,
                project,
                amount,
                from,
                until,
                account_by,
                conditions,
            } => GrantSubsidy {
                grantor,
                reference,
                project,
                amount,
                from,
                until,
                account_by,
                conditions,
            }
            .into(),
            Subsidy::Receive { subsidy, amount, bank_reference } => {
                ReceiveSubsidy { subsidy: SubsidyId(subsidy), amount, bank_reference }.into()
            }
            Subsidy::Settle { subsidy, awarded } => {
                SettleSubsidy { subsidy: SubsidyId(subsidy), awarded }.into()
            }
            Subsidy::Repay { subsidy, amount, bank_reference } => {
                RepaySubsidy { subsidy: SubsidyId(subsidy), amount, bank_reference }.into()
            }
        }
    }
}
