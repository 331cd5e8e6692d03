//! `convenant completions`, `convenant man`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap_complete::Shell;

use crate::failure::Failure;
use crate::globals::Globals;
use crate::nouns::command_line;
use crate::output;

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  convenant completions bash \\\n      > ~/.local/share/bash-completion/completions/convenant"
)]
pub(crate) struct Completions {
    /// For which shell
    shell: Shell,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  convenant man ~/.local/share/man/man1")]
pub(crate) struct Man {
    /// The directory for the pages, which is made if need be
    dir: PathBuf,
}

impl Completions {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&[])?;
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command_line(), "convenant", &mut script);
        output::print_exactly(&script)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Man {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&[])?;
        let dir = self.dir;
        std::fs::create_dir_all(&dir)
            .and_then(|()| clap_mangen::generate_to(command_line(), &dir))
            .map_err(|source| Failure::Write { path: dir.clone(), source })?;
        output::print(format!("wrote manual pages in {}\n", dir.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}
