//! `convenant demo`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::demo;
use ledger_app::failure::Failure;
use crate::globals::Globals;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  convenant demo
  convenant show budget --year 2018-2019 --ledger demo-ledger/ledger")]
pub(crate) struct Demo {
    /// A new directory for the ledger, its reports and its commands
    #[arg(default_value = "demo-ledger")]
    dir: PathBuf,
}

impl Demo {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&["--lang"])?;
        demo::run::run(&self.dir, globals)?;
        Ok(ExitCode::SUCCESS)
    }
}
