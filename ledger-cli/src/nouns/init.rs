//! `convenant init`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger_store::CommandId;

use crate::globals::Globals;
use crate::globals::clock;
use crate::output;
use ledger_app::covenants::{COVENANTS, template};
use ledger_app::definition;
use ledger_app::failure::Failure;
use ledger_app::recording::Recording;

#[derive(Debug, Args)]
#[command(after_help = examples())]
pub(crate) struct Init {
    /// A covenant that comes with the program, by its name, or a definition file
    #[arg(
        long,
        value_name = "NAME|FILE",
        alias = "definition",
        required_unless_present = "template"
    )]
    covenant: Option<PathBuf>,
    /// Print a definition to start from, and make nothing
    #[arg(long, conflicts_with = "covenant")]
    template: bool,
}

fn examples() -> String {
    let names: Vec<&str> = COVENANTS.iter().map(|(name, _)| *name).collect();
    format!(
        "\
Examples:
  convenant init --template > our-covenant.toml
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
        let Some(covenant) = self.covenant else {
            globals.allow_only(&[])?;
            output::print_exactly(template(globals.lang()))?;
            return Ok(ExitCode::SUCCESS);
        };
        globals.allow(&["--id", "--clock-is-right"])?;
        let definition = definition::read(&covenant)?;
        let clock = clock()?;
        if !globals.clock_is_right {
            // Before anything is made, so that the same can be given again.
            ledger_app::clock::not_ahead_of_conclusion(clock.now(), definition.term.concluded_on)?;
        }
        let mut recording =
            Recording::create(globals.place(), clock, globals.wait(), globals.manner())?;
        let id = globals.id.clone().map_or_else(CommandId::random, Ok)?;
        let events = recording.found(definition, Some(id))?;
        let ledger = recording.reading().ledger();
        let name = ledger.covenant().map_or("", |covenant| &covenant.identity.name);
        let lang = globals.lang();
        output::print(lang.ledger_made(name, globals.ledger().display(), events) + "\n")?;
        let sign = "convenant covenant sign --all --actor founder --on DATE";
        output::say_as(lang.label_next(), format!("{sign}{}", globals.ledger_again()));
        Ok(ExitCode::SUCCESS)
    }
}
