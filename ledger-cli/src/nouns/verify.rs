//! `convenant verify`

use std::process::ExitCode;

use ledger_core::Digest;
use serde::Serialize;

use crate::failure::Failure;
use crate::folding::Compared;
use crate::globals::Globals;
use crate::nouns::{document, person};
use crate::output;
use crate::render::Format;
use crate::session::Session;

/// What was verified.
#[derive(Serialize)]
struct Sound {
    ok: bool,
    events: u64,
    commits: u64,
    root: Digest,
    #[serde(flatten)]
    documents: document::Checked,
    #[serde(flatten)]
    persons: person::Checked,
}

/// Reads every byte again, and folds every event again: the log is whole and the books follow from it;
/// the snapshot, if there is
/// one, says the same; and every document and what is known about persons is what was put there.
pub(crate) fn run(globals: &Globals) -> Result<ExitCode, Failure> {
    globals.allow(&["--format"])?;
    globals.refuse_csv()?;
    let (session, compared) = Session::open_comparing(globals)?;
    let verified = session.log.verify()?;
    let (events, commits, root) = (verified.events, verified.commits, verified.root);
    if let Compared::Other(events) = compared {
        return Err(Failure::SnapshotDiffers { events: events.0 });
    }
    let documents = document::check(&session.ledger, &session.documents)?;
    let persons = person::check(&session)?;
    match globals.format() {
        Format::Json => {
            output::print_line(&Sound { ok: true, events, commits, root, documents, persons })?
        }
        Format::Table | Format::Csv => output::print(&format!(
            "nothing was changed: {events} events in {commits} commits\nroot {root}\n{}{}",
            documents.in_words(),
            persons.in_words()
        ))?,
    }
    Ok(ExitCode::SUCCESS)
}
