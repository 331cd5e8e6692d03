//! `convenant schema`

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use ledger_core::{Command, Definition, Event};

use crate::arguments::Globals;
use crate::failure::Failure;
use crate::output;

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  convenant schema commands > commands.schema.json")]
pub(crate) struct Schema {
    /// Of what
    of: Of,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Of {
    /// The commands that `apply` takes
    Commands,
    /// The events that `log` shows
    Events,
    /// The definition that `init` takes
    Definition,
}

impl Schema {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&[])?;
        let schema = match self.of {
            Of::Commands => schemars::schema_for!(Command),
            Of::Events => schemars::schema_for!(Event),
            Of::Definition => schemars::schema_for!(Definition),
        };
        output::print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}
