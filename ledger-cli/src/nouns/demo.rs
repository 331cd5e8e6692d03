//! `convenant demo`

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Args;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ledger_app::failure::Failure;
use ledger_app::stories::DEMONSTRATED;
use ledger_app::story::{Source, play};
use ledger_report::Lang;

use crate::globals::Globals;
use crate::output;

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
        globals.allow_only(&[])?;
        let style = globals.style();
        let fictional = style.lang.demo_fictional();
        let (source, about) = match &self.story {
            None => (Source::BuiltIn(&DEMONSTRATED), Some(fictional)),
            Some(story) => (Source::Directory(story), None),
        };
        let progress = Progress::new(style.lang);
        let told =
            play(source, &self.dir, style, about, &mut |step, steps| progress.at(step, steps));
        drop(progress);
        output::print(&told?)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// A progress bar that appears after a second, on a terminal only.
struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    fn new(lang: Lang) -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let recording = lang.recording_the_story();
        let style =
            ProgressStyle::with_template(&format!("{recording} {{bar:40}} {{pos}}/{{len}}"));
        Progress {
            bar: style.map_or(bar.clone(), |style| bar.with_style(style)),
            started: Instant::now(),
        }
    }

    fn at(&self, step: usize, steps: usize) {
        if self.bar.is_hidden() && self.started.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_length(steps as u64);
        self.bar.set_position(step as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
