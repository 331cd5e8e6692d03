//! `convenant export`

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_core::Ledger;

use crate::failure::Failure;
use crate::globals::Globals;
use crate::session::Session;
use crate::{hledger, ical};

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
}

#[derive(Debug, Args)]
pub(crate) struct Target {
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let allowed: &[&str] = match &self {
            Export::Hledger(_) => &["--as-of"],
            Export::Ical(_) => &["--as-of", "--lang"],
        };
        globals.allow(allowed)?;
        let session = Session::open(globals)?;
        let ledger = match globals.as_of {
            None => session.ledger,
            as_of => session.ledger_as_of(as_of)?,
        };
        let (Export::Hledger(Target { output }) | Export::Ical(Target { output })) = &self;
        match output {
            None => {
                let out = BufWriter::new(std::io::stdout().lock());
                self.write(&ledger, globals, out).map_err(Failure::writing)?;
            }
            Some(path) => {
                let failed = |source| Failure::Write { path: path.clone(), source };
                let mut file = BufWriter::new(File::create(path).map_err(failed)?);
                let written = self.write(&ledger, globals, &mut file);
                written.and_then(|()| file.flush()).map_err(failed)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn write(&self, ledger: &Ledger, globals: &Globals, out: impl Write) -> io::Result<()> {
        match self {
            Export::Hledger(_) => hledger::write(ledger, out),
            Export::Ical(_) => ical::write(ledger, globals.lang(), out),
        }
    }
}
