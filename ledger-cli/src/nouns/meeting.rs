//! `convenant meeting record`

use clap::{Args, Subcommand};
use ledger_core::Command;
use ledger_core::acts::conclude::Which;
use ledger_core::acts::meeting::{Invited, MeetingKind, RecordMeeting};

use crate::nouns::proposal::word;

#[derive(Debug, Subcommand)]
pub(crate) enum Meeting {
    /// Record a meeting that was held, who was invited and who was there
    #[command(after_help = "\
Example:
  convenant meeting record --kind conference --title Voorjaarsconferentie \\
      --invite-ambassadors --attended bewoners --attended aed --on 2019-03-28")]
    Record {
        /// network, conference, symposium, theme-meeting, onderwijscafe,
        /// regiegroep, projectgroep or other
        #[arg(long, value_parser = word::<MeetingKind>)]
        kind: MeetingKind,
        /// What it is called
        #[arg(long)]
        title: String,
        #[command(flatten)]
        invited: InvitedPartners,
        /// A partner that was there; several times for several
        #[arg(long, value_name = "PARTNER")]
        attended: Vec<String>,
        /// The main theme it was about, by its name
        #[arg(long)]
        theme: Option<String>,
        /// What came of it
        #[arg(long)]
        notes: Option<String>,
    },
}

/// Who was invited.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct InvitedPartners {
    /// Every partner that has an ambassador was invited
    #[arg(long)]
    invite_ambassadors: bool,
    /// Every partner was invited
    #[arg(long)]
    invite_all: bool,
    /// A partner that was invited; several times for several
    #[arg(long, value_name = "PARTNER")]
    invite: Vec<String>,
}

impl InvitedPartners {
    fn invited(self) -> Invited {
        if self.invite_ambassadors {
            Invited::Ambassadors
        } else if self.invite_all {
            Invited::Partners(Which::All)
        } else {
            Invited::Partners(Which::These(self.invite))
        }
    }
}

impl Meeting {
    pub(crate) fn command(self) -> Command {
        let Meeting::Record { kind, title, invited, attended, theme, notes } = self;
        let invited = invited.invited();
        RecordMeeting { kind, title, invited, attended, theme, notes }.into()
    }
}
