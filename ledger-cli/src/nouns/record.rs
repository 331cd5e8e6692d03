//! Records one command of the command line, and prints the result.

use std::process::ExitCode;

use ledger_core::views::timeline::TimelineEntry;
use ledger_core::{Actor, Command, Covenant, Recorded, Warning};
use serde::Serialize;

use crate::globals::{Globals, people};
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::given::Given;
use ledger_app::reading::Reading;
use ledger_app::recording::{Outcome, Recording};
use ledger_report::{Said, describe_naming, said_of_warning};

/// The result of recording, as JSON.
#[derive(Serialize)]
struct Done {
    ok: bool,
    recorded: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    repeated: bool,
    events: Vec<TimelineEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Warning>,
}

/// Records a command. `next` is the view that shows what it did.
pub(crate) fn record(globals: &Globals, command: Command, next: &str) -> Result<ExitCode, Failure> {
    allow(globals)?;
    let mut recording = globals.recording()?;
    let code = record_in(&mut recording, globals, command, next)?;
    recording.renew_snapshot();
    Ok(code)
}

/// Opens the ledger for a command that asks it something before it records.
pub(crate) fn open(globals: &Globals) -> Result<Recording, Failure> {
    allow(globals)?;
    globals.recording_folded()
}

fn allow(globals: &Globals) -> Result<(), Failure> {
    let recording = ["--actor", "--on", "--id", "--dry-run", "--strict", "--clock-is-right"];
    globals.allow(&[&recording[..], &["--format"]].concat())?;
    globals.said_or_json()
}

/// Records a command in a ledger that is open.
pub(crate) fn record_in(
    recording: &mut Recording,
    globals: &Globals,
    command: impl Into<Command>,
    next: &str,
) -> Result<ExitCode, Failure> {
    let given = Given::new(globals.defaults(), command.into());
    let outcome = recording.stage(&given)?;
    let recorded = outcome.repeated || !globals.dry_run;
    if recorded {
        recording.commit()?;
    }
    let events = recording.events_of(&outcome)?;
    if globals.as_json() {
        let covenant = recording.reading().ledger().covenant();
        let entry = |recorded| covenant.map(|covenant| TimelineEntry::of(recorded, covenant));
        let events = events.into_iter().filter_map(entry).collect();
        let Outcome { repeated, warnings, .. } = outcome;
        output::print_line(&Done { ok: true, recorded, repeated, events, warnings })?;
        return Ok(ExitCode::SUCCESS);
    }
    let words = recording.ask(|recording| {
        Ok(in_words(recording.reading(), &events, globals, recorded, outcome.repeated))
    })?;
    output::print(&words)?;
    for warning in &outcome.warnings {
        let lang = globals.lang();
        let Said { message, help } = said_of_warning(warning, lang);
        output::say_as(lang.label_warning(), format!("{message}; {help}"));
    }
    if recorded && !outcome.repeated {
        let on = events.first().map(|event| event.on);
        let roles = &recording.reading().ledger().roles;
        let led = on.is_some_and(|on| roles.project_leader(on).is_some());
        let next =
            if led { next } else { "role appoint project-leader --person 1 --actor founder" };
        let next = format!("convenant {next}{}", globals.ledger_again());
        output::say_as(globals.lang().label_next(), next);
    }
    Ok(ExitCode::SUCCESS)
}

fn in_words(
    reading: &Reading,
    events: &[Recorded],
    globals: &Globals,
    recorded: bool,
    repeated: bool,
) -> String {
    let (ledger, lang) = (reading.ledger(), globals.lang());
    let count = events.len();
    let day = events.first().map(|event| ledger_report::date(event.on, lang)).unwrap_or_default();
    let actor = events.first().map(|event| actor(ledger.covenant(), event.actor));
    let actor = actor.unwrap_or_default();
    let actor = lang.actor(&actor);
    let mut words = match (recorded, repeated) {
        (false, _) => lang.would_be_recorded(count, day, actor),
        (true, true) => lang.recorded_before(count, day, actor),
        (true, false) => lang.recorded(count, day, actor),
    } + "\n";
    let people = people(reading, lang);
    for event in events {
        let text = describe_naming(&event.event, event.on, ledger, &people, lang);
        words += &format!("{:>7}  {text}\n", event.position);
    }
    words
}

fn actor(covenant: Option<&Covenant>, actor: Actor) -> String {
    covenant.map(|covenant| covenant.actor_name(actor).to_owned()).unwrap_or_default()
}
