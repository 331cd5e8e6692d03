//! `convenant partner billed-at`

use clap::Subcommand;
use ledger_core::Command;
use ledger_core::acts::billing::StateBillingAddress;

#[derive(Debug, Subcommand)]
pub(crate) enum Partner {
    /// State where a partner is billed, from a day on
    ///
    /// The addressee is an organisation or a part of one: what is recorded is never erased, so that
    /// names of persons do not belong here. A document that never had an address gets one that is stated
    /// with --on its day or before; a document that has one keeps it.
    #[command(after_help = "\
Example:
  convenant partner billed-at gemeente --on 2018-11-09 --name \"Gemeente Voorbeeld, crediteuren\" \\
      --address \"Voorbeeldplein 1\" --address \"0000 AB Voorbeeldstad\" \\
      --reference \"bestelling 4711\"")]
    BilledAt {
        /// The partner, by code or name
        partner: String,
        /// The organisation that is billed, by its legal name
        #[arg(long)]
        name: String,
        /// A line of its address; up to 4 times
        #[arg(long, value_name = "LINE", required = true)]
        address: Vec<String>,
        /// What the partner wants to see on what it gets, such as the number of its order
        #[arg(long, value_name = "TEXT")]
        reference: Option<String>,
    },
}

impl Partner {
    pub(crate) fn command(self) -> Command {
        match self {
            Partner::BilledAt { partner, name, address, reference } => {
                StateBillingAddress { partner, addressee: name, address, reference }.into()
            }
        }
    }
}
