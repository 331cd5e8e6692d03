//! `convenant export`

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::failure::Failure;
use crate::globals::Globals;
use crate::hledger;
use crate::session::Session;

#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// The journal in the format that hledger and ledger read
    #[command(after_help = "\
Example:
  convenant export hledger -o covenant.journal && hledger -f covenant.journal balance")]
    Hledger(Target),
}

#[derive(Debug, Args)]
pub(crate) struct Target {
    /// The file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--as-of"])?;
        let Export::Hledger(Target { output }) = self;
        let session = Session::open(globals)?;
        let ledger = match globals.as_of {
            None => session.ledger,
            as_of => session.ledger_as_of(as_of)?,
        };
        match output {
            None => {
                let out = BufWriter::new(std::io::stdout().lock());
                hledger::write(&ledger, out).map_err(Failure::writing)?;
            }
            Some(path) => {
                let failed = |source| Failure::Write { path: path.clone(), source };
                let mut file = BufWriter::new(File::create(&path).map_err(failed)?);
                hledger::write(&ledger, &mut file).and_then(|()| file.flush()).map_err(failed)?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
