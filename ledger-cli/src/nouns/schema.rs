//! `convenant schema`: what goes in and comes out, for programs.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use ledger_core::{Command, Definition, Event, Refusal, Warning};
use serde_json::json;

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::jsonl;

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
    /// The lines that `export jsonl` writes and `import jsonl` takes
    Jsonl,
    /// What rules say no to: not a schema, but every code with its message and remedy
    Refusals,
    /// What is accepted and odd: not a schema, but every code with its message and what to do
    Warnings,
}

impl Schema {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&[])?;
        let schema = match self.of {
            Of::Commands => line_schema()?,
            Of::Events => serde_json::to_value(schemars::schema_for!(Event))?,
            Of::Definition => serde_json::to_value(schemars::schema_for!(Definition))?,
            Of::Jsonl => jsonl::schema()?,
            Of::Warnings => serde_json::to_value(Warning::ENTRIES)?,
            Of::Refusals => serde_json::to_value(Refusal::entries().collect::<Vec<_>>())?,
        };
        output::print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The schema of a line of `apply`: a command, its actor, its day, and its id.
fn line_schema() -> Result<serde_json::Value, serde_json::Error> {
    let mut schema = schemars::schema_for!(Command);
    schema.insert("title".to_owned(), "A line of `convenant apply`".into());
    schema.insert(
        "properties".to_owned(),
        json!({
            "id": {
                "description": "A name for this act, so that giving it twice records it once.",
                "type": "string", "pattern": "^[!-~]{1,64}$"
            },
            "actor": {
                "description": "Who acts: founder, project-leader or the code of a seat; \
                                project-leader if left out.",
                "type": "string"
            },
            "on": {
                "description": "The day it takes effect; today if left out.",
                "type": "string", "format": "date"
            }
        }),
    );
    serde_json::to_value(schema)
}
