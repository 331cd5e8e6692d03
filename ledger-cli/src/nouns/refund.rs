//! `convenant refund pay`

use clap::Subcommand;
use ledger_core::acts::surplus::PayRefund;
use ledger_core::{Command, Money};

use crate::globals::amount;

#[derive(Debug, Subcommand)]
pub(crate) enum Refund {
    /// Record that a partner was paid back its part of a surplus
    #[command(
        after_help = "Example:\n  convenant refund pay --partner gemeente-oost --bank-reference 2020-77"
    )]
    Pay {
        /// The partner, by code or name
        #[arg(long)]
        partner: String,
        /// How much [default: all that is payable to it]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        /// The reference the bank gave the entry
        #[arg(long)]
        bank_reference: String,
    },
}

impl Refund {
    pub(crate) fn command(self) -> Command {
        let Refund::Pay { partner, amount, bank_reference } = self;
        PayRefund { partner, amount, bank_reference }.into()
    }
}
