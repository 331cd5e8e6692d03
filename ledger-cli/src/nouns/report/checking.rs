//! `convenant report verify`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::reports::{Checked, check, check_roots};

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Verify {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        globals.said_or_json()?;
        let reading = globals.reading()?;
        check_roots(&reading)?;
        let checked = self.files.iter().map(|file| check(&reading, file));
        let checked = checked.collect::<Result<Vec<Checked>, Failure>>()?;
        if globals.as_json() {
            output::print_line(&checked)?;
        } else {
            let words: Vec<String> = checked.iter().map(|of| of.in_words(globals.lang())).collect();
            output::print(words.concat())?;
        }
        let sound = checked.iter().all(Checked::is_sound);
        Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(5) })
    }
}
