//! `convenant goal set|progress`

use clap::Subcommand;
use ledger_core::acts::goal::{GoalState, RecordGoalProgress, SetGoal};
use ledger_core::{Command, FiscalYear, GoalId};

use crate::nouns::proposal::word;

#[derive(Debug, Subcommand)]
pub(crate) enum Goal {
    /// Set a goal for a year, on a main theme
    #[command(after_help = "\
Example:
  convenant goal set --year 2019-2020 --theme \"Overgang & Aansluiting\" \\
      --goal \"Tien scholen werken met het overdrachtsformulier\" --measure \"aantal scholen\"")]
    Set {
        /// The year
        #[arg(long)]
        year: FiscalYear,
        /// The main theme, by its name
        #[arg(long)]
        theme: String,
        /// What is to be reached
        #[arg(long)]
        goal: String,
        /// By what it is seen that it is reached
        #[arg(long)]
        measure: Option<String>,
    },
    /// Record how a goal stands
    #[command(after_help = "\
Example:
  convenant goal progress 3 --state amber --text \"Zes scholen doen mee.\" --on 2020-03-31")]
    Progress {
        /// The number of the goal
        goal: u32,
        /// How it stands: green, amber or red
        #[arg(long, value_parser = word::<GoalState>)]
        state: GoalState,
        /// What was done and is still to do
        #[arg(long)]
        text: String,
    },
}

impl Goal {
    pub(crate) fn command(self) -> Command {
        match self {
            Goal::Set { year, theme, goal, measure } => {
                SetGoal { year, theme, goal, measure }.into()
            }
            Goal::Progress { goal, state, text } => {
                RecordGoalProgress { goal: GoalId(goal), state, text }.into()
            }
        }
    }
}
