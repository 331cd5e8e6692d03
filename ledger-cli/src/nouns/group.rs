//! `convenant group join|leave`

use clap::Subcommand;
use ledger_core::acts::group::{Group as Which, JoinGroup, LeaveGroup};
use ledger_core::{Command, PersonId};

use crate::nouns::proposal::word;

#[derive(Debug, Subcommand)]
pub(crate) enum Group {
    /// Record that a person joined a group
    #[command(after_help = "\
Examples:
  convenant group join projectgroep --person 31 --field \"primair onderwijs\" \\
      --theme \"Onderwijs op Maat voor Talenten\"
  convenant group join communication --person 41 --on 2018-12-03")]
    Join {
        /// projectgroep or communication
        #[arg(value_parser = word::<Which>)]
        group: Which,
        /// The number of the person; who that is, is kept outside the ledger
        #[arg(long)]
        person: u32,
        /// The field of work, of a member of the projectgroep
        #[arg(long)]
        field: Option<String>,
        /// The main theme by its name, of a member of the projectgroep
        #[arg(long)]
        theme: Option<String>,
    },
    /// Record that a person left a group
    #[command(after_help = "Example:\n  convenant group leave projectgroep --person 31")]
    Leave {
        /// projectgroep or communication
        #[arg(value_parser = word::<Which>)]
        group: Which,
        /// The number of the person
        #[arg(long)]
        person: u32,
    },
}

impl Group {
    pub(crate) fn command(self) -> Command {
        match self {
            Group::Join { group, person, field, theme } => {
                JoinGroup { group, person: PersonId(person), field, theme }.into()
            }
            Group::Leave { group, person } => LeaveGroup { group, person: PersonId(person) }.into(),
        }
    }
}
