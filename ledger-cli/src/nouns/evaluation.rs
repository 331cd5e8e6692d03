//! `convenant evaluation record`

use clap::Subcommand;
use ledger_core::Command;
use ledger_core::acts::evaluation::RecordEvaluation;

use crate::nouns::covenant::SomePartners;

#[derive(Debug, Subcommand)]
pub(crate) enum Evaluation {
    /// Record the evaluation with all partners, and which of them took part
    #[command(after_help = "\
Example:
  convenant evaluation record --all --text \"Het netwerk werkt.\" --on 2022-06-02")]
    Record {
        #[command(flatten)]
        attended: SomePartners,
        /// What came of it
        #[arg(long)]
        text: String,
    },
}

impl Evaluation {
    pub(crate) fn command(self) -> Command {
        let Evaluation::Record { attended, text } = self;
        RecordEvaluation { text, attended: attended.which() }.into()
    }
}
