//! `convenant conversation record`

use clap::Subcommand;
use ledger_core::Command;
use ledger_core::acts::conversation::RecordConversation;

#[derive(Debug, Subcommand)]
pub(crate) enum Conversation {
    /// Record a conversation with a partner
    #[command(after_help = "\
Example:
  convenant conversation record bewoners --subject \"jaargesprek\" --on 2019-02-14")]
    Record {
        /// The partner, by code or name
        partner: String,
        /// What it was about
        #[arg(long)]
        subject: String,
        /// What came of it
        #[arg(long)]
        summary: Option<String>,
    },
}

impl Conversation {
    pub(crate) fn command(self) -> Command {
        let Conversation::Record { partner, subject, summary } = self;
        RecordConversation { partner, subject, summary }.into()
    }
}
