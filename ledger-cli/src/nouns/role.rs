//! `convenant role appoint|end`

use clap::Subcommand;
use ledger_core::acts::role::{Appoint, EndAppointment};
use ledger_core::{Command, PersonId};

#[derive(Debug, Subcommand)]
pub(crate) enum Role {
    /// Appoint a person, in place of who held the role
    #[command(
        after_help = "Example:\n  convenant role appoint gemeente --person 12 --on 2020-09-01"
    )]
    Appoint {
        /// `project-leader`, or the code of a seat
        role: String,
        /// The number of the person; who that is, is kept outside the ledger
        #[arg(long)]
        person: u32,
    },
    /// End an appointment without another
    #[command(after_help = "Example:\n  convenant role end gemeente --on 2020-08-31")]
    End {
        /// `project-leader`, or the code of a seat
        role: String,
    },
}

impl Role {
    pub(crate) fn command(self) -> Command {
        match self {
            Role::Appoint { role, person } => Appoint { role, person: PersonId(person) }.into(),
            Role::End { role } => EndAppointment { role }.into(),
        }
    }
}
