//! `convenant covenant sign|transfer`

use clap::{Args, Subcommand};
use ledger_core::Command;
use ledger_core::acts::conclude::{SignCovenant, Which};
use ledger_core::acts::settlement::TransferRemainder;

#[derive(Debug, Subcommand)]
pub(crate) enum Covenant {
    /// Record that parties signed, on a day
    #[command(
        after_help = "Example:\n  convenant covenant sign --all --on 2018-10-31 --actor founder"
    )]
    Sign(SomePartners),
    /// Record that what was left after the settlement was transferred
    #[command(after_help = "Example:\n  convenant covenant transfer --bank-reference 2023-12")]
    Transfer {
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
}

/// The partners of an act.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct SomePartners {
    /// A partner, by code or name; several times for several
    #[arg(long = "partner", value_name = "PARTNER")]
    partners: Vec<String>,
    /// Every partner that qualifies
    #[arg(long)]
    all: bool,
}

impl SomePartners {
    pub(crate) fn which(self) -> Which {
        if self.all { Which::All } else { Which::These(self.partners) }
    }
}

impl Covenant {
    pub(crate) fn command(self) -> Command {
        match self {
            Covenant::Sign(partners) => SignCovenant { partners: partners.which() }.into(),
            Covenant::Transfer { bank_reference } => TransferRemainder { bank_reference }.into(),
        }
    }
}
