//! `convenant export`

use std::process::ExitCode;

use clap::Subcommand;
use ledger_core::Ledger;
use ledger_store::DiskLog;

use crate::globals::Globals;
use crate::output::Target;
use ledger_app::failure::Failure;
use ledger_app::{hledger, ical, jsonl};

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// The journal in the format that hledger and ledger read
    #[command(after_help = "\
Example:
  convenant export hledger -o covenant.journal && hledger -f covenant.journal balance")]
    Hledger(Target),
    /// What is still to be done, as a calendar (iCalendar, RFC 5545)
    #[command(after_help = "Example:\n  convenant export ical -o covenant.ics")]
    Ical(Target),
    /// Every event and commit as lines of JSON, from which `import` makes the same ledger
    #[command(after_help = "\
Example:
  convenant export jsonl -o ledger.jsonl && convenant import jsonl ledger.jsonl --ledger again

The ledger may be in use meanwhile. Documents and what is known about persons
stand outside the events, and are not in it.")]
    Jsonl(Target),
}

impl Export {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Export::Hledger(target) => {
                globals.allow(&["--as-of"])?;
                let ledger = ledger(globals)?;
                target.fill(|out, failed| hledger::write(&ledger, out).map_err(failed))?;
            }
            Export::Ical(target) => {
                globals.allow(&["--as-of"])?;
                let ledger = ledger(globals)?;
                let lang = globals.lang();
                target.fill(|out, failed| ical::write(&ledger, lang, out).map_err(failed))?;
            }
            Export::Jsonl(target) => {
                globals.allow_only(&["--ledger"])?;
                let log = DiskLog::open_to_read(&globals.ledger())?;
                target.fill(|out, failed| jsonl::write(&log, out, failed))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The present ledger, or an earlier state.
fn ledger(globals: &Globals) -> Result<Ledger, Failure> {
    Ok(globals.reading()?.state(globals.as_of)?.ledger)
}
