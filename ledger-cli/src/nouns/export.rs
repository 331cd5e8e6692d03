//! `convenant export`

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_core::Ledger;
use ledger_store::LogReader;

use crate::failure::Failure;
use crate::globals::Globals;
use crate::session::Session;
use crate::{hledger, ical, jsonl};

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

#[derive(Debug, Args)]
pub(crate) struct Target {
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Export::Hledger(target) => {
                globals.allow(&["--as-of"])?;
                let ledger = ledger(globals)?;
                target.fill(|out, failed| hledger::write(&ledger, out).map_err(failed))
            }
            Export::Ical(target) => {
                globals.allow(&["--as-of", "--lang"])?;
                let ledger = ledger(globals)?;
                target.fill(|out, failed| ical::write(&ledger, globals.lang(), out).map_err(failed))
            }
            Export::Jsonl(target) => {
                globals.allow_only(&["--ledger"])?;
                let log = LogReader::open(&globals.ledger())?;
                target.fill(|out, failed| jsonl::write(&log, out, failed))
            }
        }
    }
}

/// The ledger as it is, or as it was.
fn ledger(globals: &Globals) -> Result<Ledger, Failure> {
    let session = Session::open(globals)?;
    match globals.as_of {
        None => Ok(session.ledger),
        as_of => session.ledger_as_of(as_of),
    }
}

impl Target {
    /// Fills the file, or standard output.
    fn fill(
        &self,
        write: impl FnOnce(&mut dyn Write, &dyn Fn(io::Error) -> Failure) -> Result<(), Failure>,
    ) -> Result<ExitCode, Failure> {
        match &self.output {
            None => {
                let mut out = BufWriter::new(io::stdout().lock());
                write(&mut out, &Failure::writing)?;
                out.flush().map_err(Failure::writing)?;
            }
            Some(path) => {
                let failed = |source| Failure::Write { path: path.clone(), source };
                let mut file = BufWriter::new(File::create(path).map_err(failed)?);
                write(&mut file, &failed)?;
                file.flush().map_err(failed)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
