//! Plays a story through ordinary commands, on a ledger on disk.
//!
//! This code has no story and no covenant: see `stories/` and `covenants/`.
//!
//! - `lines`: reads a story and plays it in memory. `source`: its files. `names`: names for numbers of the
//!   ledger.
//! - `told`: the text at the end.

mod lines;
mod names;
mod source;
#[cfg(test)]
pub(crate) mod tests;
mod told;

use std::fs;
use std::path::Path;

use ledger_core::acts::monitoring::IssueMonitoringReport;
use ledger_core::{Command, Date, Moment, Request};
use ledger_report::Style;
use ledger_store::{
    CommandId, CommandIdError, Existing, MachineKey, Wait, make_directory, write_file,
};

use crate::contact;
use crate::failure::Failure;
use crate::given::{Defaults, Given};
use crate::jsonl::json_line;
use crate::place::{Clock, Place};
use crate::recording::{Manner, Recording};
use crate::reports;

pub use lines::{Step, Story, Watch};
pub use source::Source;

/// Plays a story in a new directory. Returns the text about it. `about` is the text of the story itself.
/// `progress` is called with the number of the step and the number of all steps.
///
/// # Errors
/// A directory that exists already; the first line that is wrong or refused, before anything is written;
/// those of the disk.
pub fn play(
    source: Source<'_>,
    dir: &Path,
    style: Style,
    about: Option<&str>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<String, Failure> {
    refuse_contents(dir)?;
    let (story, _) = Story::read(source, &mut |_, _, _| {})?;
    make_directory(dir)?;
    write_file(&dir.join("covenant.toml"), story.covenant.as_bytes(), Existing::Stays)?;
    let began = story.steps.first().map_or_else(Moment::default, |step| step.at);
    // A ledger of this size is folded for every question: nothing is kept for speed.
    let machine_key = MachineKey::in_file(None);
    let place = Place { dir: dir.join("ledger"), keys: None, machine_key };
    let manner = Manner { strict: false, clock_is_right: true };
    let mut recording = Recording::create(place, Clock::Fixed(began), Wait::No, manner)?;
    let documents = dir.join("documents");
    for (name, bytes) in &story.documents {
        make_directory(&documents)?;
        write_file(&documents.join(name), bytes, Existing::Stays)?;
        recording.reading().documents.keep(bytes.as_slice())?;
    }
    let commands = record(&mut recording, &story, &dir.join("reports"), style, progress)?;
    write_file(&dir.join("commands.jsonl"), commands.as_bytes(), Existing::Stays)?;
    told::words(recording.reading(), &story, dir, style, about)
}

/// Records every step. Returns those that can be given to another ledger, as lines for `apply`. Without the
/// reports, later positions in the other ledger differ.
///
/// The steps of a day are one commit. A correction, a document and a report begin another, because they name
/// what was recorded before.
fn record(
    recording: &mut Recording,
    story: &Story,
    reports: &Path,
    style: Style,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<String, Failure> {
    let (mut commands, mut day, mut reported) = (String::new(), None::<Date>, false);
    for (number, Step { at, request }) in story.steps.iter().enumerate() {
        progress(number, story.steps.len());
        let Request { actor, on, today, command } = request;
        if day.is_some_and(|day| day != *today) || names_what_was_recorded(command) {
            recording.commit()?;
        }
        day = Some(*today);
        recording.set_clock(Clock::Fixed(*at));
        let mut given = Given::dated(name(number)?, actor, *on, command.clone());
        if let Command::IssueMonitoringReport(IssueMonitoringReport { year, period, .. }) = command
        {
            let defaults = Defaults { id: given.id, actor: Some(actor.clone()), on: Some(*on) };
            reports::issue(
                recording,
                (*year, *period),
                None,
                defaults,
                (reports, false),
                style.lang,
            )?;
            reported = true;
        } else if let Command::ConcludeCovenant(_) = command {
            given.id = None;
            recording.stage(&given)?;
            recording.commit()?;
            for (person, card) in &story.persons {
                contact::keep(card, *person, &recording.reading().persons()?)?;
            }
        } else {
            recording.stage(&given)?;
            let other_there = reported && names_what_was_recorded(command);
            if !(other_there || follows_a_report(command)) {
                commands += &json_line(&given)?;
            }
        }
    }
    recording.commit()?;
    Ok(commands)
}

/// Whether a command contains the position of an event, or rests on everything recorded.
fn names_what_was_recorded(command: &Command) -> bool {
    matches!(
        command,
        Command::CorrectAct(_) | Command::AttachDocument(_) | Command::IssueMonitoringReport(_)
    )
}

/// Whether a command needs the issued reports: reviews, and the actions agreed in them. Reports are not among
/// the commands, because each states the root of its own ledger.
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
        return Err(Failure::usage(|lang| lang.directory_taken(dir.display())));
    }
    Ok(())
}

/// The id of a step. The root of the ledger covers it.
fn name(number: usize) -> Result<CommandId, Failure> {
    let id = format!("demo-{number:04}").parse();
    id.map_err(|error: CommandIdError| Failure::usage(|lang| lang.impossible(&error)))
}
