//! `convenant action open|close|postpone`

use clap::{Subcommand, ValueEnum};
use ledger_core::acts::action::{CloseAction, Closed, OpenAction, PostponeAction};
use ledger_core::{ActionId, Command, Date, DecisionId};

use crate::globals::date;

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    /// Put an action on the list
    #[command(after_help = "\
Example:
  convenant action open --owner projectgroep --due 2019-05-01 \\
      --title \"Scholen bellen over de netwerkbijeenkomst\"")]
    Open {
        /// What is to be done
        #[arg(long)]
        title: String,
        /// Who does it: project-leader, projectgroep, communication or the code of a seat
        #[arg(long)]
        owner: String,
        /// The day by which it is done
        #[arg(long, value_name = "DATE", value_parser = date)]
        due: Date,
        /// The number of the decision it follows from
        #[arg(long)]
        decision: Option<u32>,
    },
    /// Take an action off the list
    #[command(after_help = "\
Example:
  convenant action close 3 --state done --outcome \"Alle scholen zijn gebeld.\"")]
    Close {
        /// The number of the action
        action: u32,
        /// Whether it was done or dropped
        #[arg(long)]
        state: State,
        /// What came of it
        #[arg(long)]
        outcome: String,
    },
    /// Give an action another day
    #[command(after_help = "\
Example:
  convenant action postpone 3 --due 2019-06-01 --reason \"Meivakantie.\"")]
    Postpone {
        /// The number of the action
        action: u32,
        /// The day by which it is done now
        #[arg(long, value_name = "DATE", value_parser = date)]
        due: Date,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

/// How an action ended.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum State {
    /// It was done
    Done,
    /// It is not done any more
    Dropped,
}

impl Action {
    pub(crate) fn command(self) -> Command {
        match self {
            Action::Open { title, owner, due, decision } => {
                OpenAction { title, owner, due, decision: decision.map(DecisionId) }.into()
            }
            Action::Close { action, state, outcome } => {
                let state = match state {
                    State::Done => Closed::Done,
                    State::Dropped => Closed::Dropped,
                };
                CloseAction { action: ActionId(action), state, outcome }.into()
            }
            Action::Postpone { action, due, reason } => {
                PostponeAction { action: ActionId(action), due, reason }.into()
            }
        }
    }
}
