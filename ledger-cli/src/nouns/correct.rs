//! `convenant correct`

use clap::Args;
use ledger_core::acts::correction::CorrectAct;
use ledger_core::{Command, Position};

#[derive(Debug, Args)]
#[command(after_help = "\
Example, an expense of 812.50 that should have been 821.50:
  convenant log --kind expense-recorded --amount 812,50
  convenant correct 417 --reason \"cijfers verwisseld\"
  convenant expense record --line drukwerk --amount 821,50 \\
      --supplier Drukkerij --description Brochure")]
pub(crate) struct Correct {
    /// The number of the event, as `convenant log` shows it
    position: u64,
    /// What was wrong
    #[arg(long)]
    reason: String,
}

impl Correct {
    pub(crate) fn command(self) -> Command {
        CorrectAct { position: Position(self.position), reason: self.reason }.into()
    }
}
