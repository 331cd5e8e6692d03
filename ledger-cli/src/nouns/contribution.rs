//! `convenant contribution invoice|credit|remind`

use clap::Subcommand;
use ledger_core::acts::contribution::InvoiceContribution;
use ledger_core::acts::credit::CreditInvoice;
use ledger_core::acts::reminder::SendReminders;
use ledger_core::{Command, FiscalYear, InvoiceNumber, Money};

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
    /// Credit an invoice, whole or in part
    #[command(after_help = "\
Example:
  convenant contribution credit C2018-0003 --amount 250 --reason \"te hoog\"")]
    Credit {
        /// The invoice
        invoice: InvoiceNumber,
        /// How much [default: all that is open]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Remind partners of invoices that are past due, each on its next level
    #[command(after_help = "\
Examples:
  convenant contribution remind
  convenant contribution remind --invoice C2018-0003 --invoice C2018-0007")]
    Remind {
        /// The invoice; several times for several [default: every one that is due for a reminder]
        #[arg(long)]
        invoice: Vec<InvoiceNumber>,
    },
}

impl Contribution {
    pub(crate) fn command(self) -> Command {
        match self {
            Contribution::Invoice { year, partners, amount, reason } => {
                InvoiceContribution { year, partners: partners.which(), amount, reason }.into()
            }
            Contribution::Credit { invoice, amount, reason } => {
                CreditInvoice { invoice, amount, reason }.into()
            }
            Contribution::Remind { invoice } => {
                SendReminders { invoices: (!invoice.is_empty()).then_some(invoice) }.into()
            }
        }
    }
}
