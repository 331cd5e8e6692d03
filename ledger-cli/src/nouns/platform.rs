//! `convenant platform record`

use clap::Subcommand;
use ledger_core::Command;
use ledger_core::acts::platform::{RecordPlatformUpdate, UpdateKind};

use crate::nouns::proposal::word;

#[derive(Debug, Subcommand)]
pub(crate) enum Platform {
    /// Record what was put on the digital platform
    #[command(after_help = "\
Example:
  convenant platform record --kind good-example --title \"Rekenclub\" --partner aed")]
    Record {
        /// good-example, activity, literature or news
        #[arg(long, value_parser = word::<UpdateKind>)]
        kind: UpdateKind,
        /// What it is called
        #[arg(long)]
        title: String,
        /// The partner that supplied it, by code or name
        #[arg(long)]
        partner: Option<String>,
    },
}

impl Platform {
    pub(crate) fn command(self) -> Command {
        let Platform::Record { kind, title, partner } = self;
        RecordPlatformUpdate { kind, title, partner }.into()
    }
}
