//! `convenant init`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger_core::{Definition, DefinitionError};

use crate::failure::Failure;
use crate::globals::Globals;
use crate::output;
use crate::session::{Clock, Session};

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  convenant init --definition covenant.toml --ledger our-ledger

The definition names parties, seats, term, calendar and rules. It is recorded as
the ledger's first events; the file is not needed afterwards.")]
pub(crate) struct Init {
    /// The covenant's definition, a TOML file
    #[arg(long, value_name = "FILE")]
    definition: PathBuf,
}

impl Init {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&[])?;
        let path = self.definition;
        let definition = std::fs::read(&path)
            .map_err(|source| Failure::Read { path: path.clone(), source })
            .and_then(|bytes| read(&path, bytes))?;
        let mut session = Session::create(globals, Clock::from_environment()?)?;
        let events = session.found(definition)?;
        let name = session.ledger.covenant().map_or("", |covenant| &covenant.identity.name);
        output::print(&format!(
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

fn read(path: &std::path::Path, bytes: Vec<u8>) -> Result<Definition, Failure> {
    let faulty = |error| Failure::Definition { path: path.to_owned(), error };
    let text = String::from_utf8(bytes)
        .map_err(|error| faulty(DefinitionError::Malformed(error.utf8_error().to_string())))?;
    Definition::from_toml(&text).map_err(faulty)
}
