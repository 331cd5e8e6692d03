//! `convenant completions`, `convenant man`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap_complete::Shell;

use crate::globals::Globals;
use crate::nouns::command_line;
use crate::output::{self, Overwrite};
use ledger_app::failure::Failure;
use ledger_report::Lang;
use ledger_store::make_directory;

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
    #[command(flatten)]
    overwrite: Overwrite,
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
        let (dir, lang) = (self.dir, globals.lang());
        make_directory(&dir)?;
        let mut command = command_line().disable_help_subcommand(true);
        command.build();
        write_pages(&command, &dir, self.overwrite, lang)?;
        output::print(lang.pages_written(dir.display()) + "\n")?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes the page of a command and those of its subcommands.
fn write_pages(
    command: &clap::Command,
    dir: &Path,
    overwrite: Overwrite,
    lang: Lang,
) -> Result<(), Failure> {
    for under in command.get_subcommands().filter(|under| !under.is_hide_set()) {
        write_pages(under, dir, overwrite, lang)?;
    }
    let page = clap_mangen::Man::new(command.clone());
    let path = dir.join(page.get_filename());
    let mut bytes = Vec::new();
    let failed = |source| Failure::writing(&path, source);
    page.render(&mut bytes).map_err(failed)?;
    overwrite.write(&path, &bytes.into(), lang)
}
