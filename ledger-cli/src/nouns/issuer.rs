//! `convenant issuer state`

use clap::Subcommand;
use ledger_core::Command;
use ledger_core::acts::issuer::StateIssuer;

#[derive(Debug, Subcommand)]
pub(crate) enum Issuer {
    /// State who issues the invoices, from a day on
    ///
    /// An issuer is an organisation: what is recorded is never erased, so that names, addresses and
    /// numbers of persons do not belong here.
    #[command(after_help = "\
Example:
  convenant issuer state --on 2018-11-09 --name \"Stichting Voorbeeld\" \\
      --address \"Voorbeeldstraat 1\" --address \"0000 AA Voorbeeldstad\" \\
      --kvk 00000000 --iban \"NL91 ABNA 0417 1643 00\"")]
    State {
        /// The name by which it is registered
        #[arg(long)]
        name: String,
        /// A line of its address; up to 4 times
        #[arg(long, value_name = "LINE", required = true)]
        address: Vec<String>,
        /// Its number at the chamber of commerce: 8 digits
        #[arg(long, value_name = "NUMBER")]
        kvk: String,
        /// Its VAT id, if it has one
        #[arg(long, value_name = "ID")]
        vat_id: Option<String>,
        /// The bank account to pay to
        #[arg(long)]
        iban: String,
        /// Where it answers questions by e-mail
        #[arg(long, value_name = "ADDRESS")]
        email: Option<String>,
        /// Where it answers questions by telephone
        #[arg(long, value_name = "NUMBER")]
        telephone: Option<String>,
    },
}

impl Issuer {
    pub(crate) fn command(self) -> Command {
        match self {
            Issuer::State { name, address, kvk, vat_id, iban, email, telephone } => StateIssuer {
                legal_name: name,
                address,
                chamber_number: kvk,
                vat_id,
                iban,
                email,
                telephone,
            }
            .into(),
        }
    }
}
