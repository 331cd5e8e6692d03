//! `convenant ambassador appoint|end`

use clap::{Args, Subcommand};
use ledger_core::acts::ambassador::{AppointAmbassador, EndAmbassador};
use ledger_core::{Command, PersonId};

#[derive(Debug, Subcommand)]
pub(crate) enum Ambassador {
    /// Appoint a person as ambassador of a partner, beside those it has
    #[command(
        after_help = "Example:\n  convenant ambassador appoint bewoners --person 112 --on 2018-11-20"
    )]
    Appoint(OfPartner),
    /// Record that a person is ambassador of a partner no longer
    #[command(after_help = "Example:\n  convenant ambassador end bewoners --person 112")]
    End(OfPartner),
}

/// A person of a partner.
#[derive(Debug, Args)]
pub(crate) struct OfPartner {
    /// The partner, by code or name
    partner: String,
    /// The number of the person; who that is, is kept outside the ledger
    #[arg(long)]
    person: u32,
}

impl Ambassador {
    pub(crate) fn command(self) -> Command {
        match self {
            Ambassador::Appoint(OfPartner { partner, person }) => {
                AppointAmbassador { partner, person: PersonId(person) }.into()
            }
            Ambassador::End(OfPartner { partner, person }) => {
                EndAmbassador { partner, person: PersonId(person) }.into()
            }
        }
    }
}
