//! The demonstration: plays a story through the same commands that anybody would give, on a ledger on disk.
//!
//! No story and no covenant stands in this code: see `stories/` and `covenants/`.
//!
//! - `story`: reads a story and plays it in memory. `source`: its files. `names`: names for what the ledger numbers.
//! - `told`: what is said at the end.

mod names;
mod source;
mod story;
#[cfg(test)]
pub(crate) mod tests;
mod told;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ledger_core::acts::monitoring::IssueMonitoringReport;
use ledger_core::{Command, Date, Moment, Request};
use ledger_report::Style;
use ledger_store::{CommandId, CommandIdError, Existing, make_directory, write_file};

use crate::clock::Clock;
use crate::contact;
use crate::failure::Failure;
use crate::given::Given;
use crate::output;
use crate::reports;
use crate::session::Session;

pub(crate) use source::Source;
pub(crate) use story::{Step, Story};

/// Plays a story in a new directory, and tells about it. `about` is what there is to say of the story itself.
pub(crate) fn play(
    source: Source<'_>,
    dir: &Path,
    style: Style,
    about: Option<&str>,
) -> Result<(), Failure> {
    refuse_contents(dir)?;
    let (story, _) = Story::read(source, &mut |_, _, _| {})?;
    make_directory(dir)?;
    write_file(&dir.join("covenant.toml"), story.covenant.as_bytes(), Existing::Stays)?;
    let began = story.steps.first().map_or_else(Moment::default, |step| step.at);
    let mut session = Session::create_in(&dir.join("ledger"), Clock::Fixed(began))?;
    let documents = dir.join("documents");
    for (name, bytes) in &story.documents {
        make_directory(&documents)?;
        write_file(&documents.join(name), bytes, Existing::Stays)?;
        session.documents.keep(bytes.as_slice())?;
    }
    let commands = record(&mut session, &story, &dir.join("reports"), style)?;
    write_file(&dir.join("commands.jsonl"), commands.as_bytes(), Existing::Stays)?;
    output::print(&told::words(&mut session, &story, dir, style, about)?)
}

/// Records every step; answers with those that can be given to another ledger, as lines for `apply`. A ledger without
/// the reports has other positions after them.
///
/// What is recorded on a day is one commit. A correction, a document and a report begin another: they name what was
/// recorded before.
fn record(
    session: &mut Session,
    story: &Story,
    reports: &Path,
    style: Style,
) -> Result<String, Failure> {
    let (mut commands, mut day, mut reported) = (String::new(), None::<Date>, false);
    let progress = Progress::new(story.steps.len());
    for (number, Step { at, request }) in story.steps.iter().enumerate() {
        progress.at(number);
        let Request { actor, on, today, command } = request;
        if day.is_some_and(|day| day != *today) || names_what_was_recorded(command) {
            session.commit()?;
        }
        day = Some(*today);
        session.set_clock(Clock::Fixed(*at));
        let mut given = Given::dated(name(number)?, actor, *on, command.clone());
        if let Command::IssueMonitoringReport(IssueMonitoringReport { year, period, .. }) = command
        {
            let made = |report: IssueMonitoringReport| {
                given.command = report.into();
                given
            };
            reports::issue(session, (*year, *period), made, reports, style.lang)?;
            reported = true;
        } else if let Command::ConcludeCovenant(_) = command {
            given.id = None;
            session.stage(&given)?;
            session.commit()?;
            for (person, card) in &story.persons {
                contact::keep(card, *person, &session.persons()?)?;
            }
        } else {
            session.stage(&given)?;
            let other_there = reported && names_what_was_recorded(command);
            if !(other_there || follows_a_report(command)) {
                commands += &output::json_line(&given)?;
            }
        }
    }
    session.commit()?;
    Ok(commands)
}

/// Whether a command has the position of an event, or is made of all that was recorded.
fn names_what_was_recorded(command: &Command) -> bool {
    matches!(
        command,
        Command::CorrectAct(_) | Command::AttachDocument(_) | Command::IssueMonitoringReport(_)
    )
}

/// Whether a command can only be given after the reports were issued, which are not among the commands
/// because each states the root of its own ledger: reviews, and the actions agreed in them.
fn follows_a_report(command: &Command) -> bool {
    matches!(
        command,
        Command::ReviewReport(_)
            | Command::OpenAction(_)
            | Command::CloseAction(_)
            | Command::PostponeAction(_)
    )
}

fn refuse_contents(dir: &Path) -> Result<(), Failure> {
    let taken = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken || dir.is_file() {
        let message = format!(
            "{} is there already, and the demonstration writes over nothing",
            dir.display()
        );
        return Err(Failure::usage(message, "name another directory: convenant demo DIR"));
    }
    Ok(())
}

/// The id of a step. It is covered by the root of the ledger.
fn name(number: usize) -> Result<CommandId, Failure> {
    let id = format!("demo-{number:04}").parse();
    id.map_err(|error: CommandIdError| Failure::usage(error.to_string(), "report this"))
}

/// A bar that shows itself after a second, on a terminal only.
struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    fn new(steps: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("recording the story {bar:40} {pos}/{len}");
        Progress {
            bar: style.map_or(bar.clone(), |style| bar.with_style(style)),
            started: Instant::now(),
        }
    }

    fn at(&self, step: usize) {
        if self.bar.is_hidden() && self.started.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(step as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
