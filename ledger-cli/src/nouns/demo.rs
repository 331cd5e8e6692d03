//! `convenant demo`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::demo::{self, Source};
use crate::failure::Failure;
use crate::globals::Globals;
use crate::stories::DEMONSTRATED;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  convenant demo
  convenant show budget --year 2018-2019 --ledger demo-ledger/ledger

A story is a directory with a file story.jsonl: one step a line, as for `apply`,
with the moment at which it is recorded. See docs/story.md.")]
pub(crate) struct Demo {
    /// A new directory for the ledger, its reports and its commands
    #[arg(default_value = "demo-ledger")]
    dir: PathBuf,
    /// Play the story in this directory, instead of the one that comes with the program
    #[arg(long, value_name = "DIR")]
    story: Option<PathBuf>,
}

impl Demo {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&["--lang"])?;
        let (dir, style) = (&self.dir, globals.style());
        match &self.story {
            None => {
                let about = Some(style.lang.demo_fictional());
                demo::play(Source::BuiltIn(&DEMONSTRATED), dir, style, about)?;
            }
            Some(story) => demo::play(Source::Directory(story), dir, style, None)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
