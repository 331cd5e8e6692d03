//! `convenant init`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger_store::CommandId;

use crate::covenants::COVENANTS;
use crate::definition;
use crate::failure::Failure;
use crate::globals::Globals;
use crate::output;
use crate::session::{Clock, Session};

#[derive(Debug, Args)]
#[command(after_help = examples())]
pub(crate) struct Init {
    /// A covenant that comes with the program, by its name, or a definition file
    #[arg(long, value_name = "NAME|FILE", alias = "definition")]
    covenant: PathBuf,
}

fn examples() -> String {
    let names: Vec<&str> = COVENANTS.iter().map(|(name, _)| *name).collect();
    format!(
        "\
Examples:
  convenant init --covenant oostpolder
  convenant init --covenant our-covenant.toml --ledger our-ledger

With the program come the covenants {}.

A definition file names parties, seats, term, calendar and rules, in TOML;
`convenant schema definition` prints its JSON Schema. It is recorded as the
ledger's first events; the file is not needed afterwards.",
        names.join(" and "),
    )
}

impl Init {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--id"])?;
        let definition = definition::read(&self.covenant)?;
        let mut session = Session::create(globals, Clock::from_environment()?)?;
        let id = globals.id.clone().map_or_else(CommandId::random, Ok)?;
        let events = session.found(definition, Some(id))?;
        let name = session.ledger.covenant().map_or("", |covenant| &covenant.identity.name);
        output::print(format!(
            "made a ledger for {name} in {}: {events} events\n",
            globals.ledger().display()
        ))?;
        output::say(&format!(
            "next: convenant covenant sign --all --actor founder --on DATE{}\n",
            globals.ledger_again()
        ));
        Ok(ExitCode::SUCCESS)
    }
}
