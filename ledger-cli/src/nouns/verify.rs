//! `convenant verify`

use std::process::ExitCode;

use ledger_core::Digest;
use serde::Serialize;

use crate::failure::Failure;
use crate::globals::Globals;
use crate::nouns::document::{self, Checked};
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
    checked: Checked,
}

/// Reads every byte again, and folds every event again: the log is whole and the books follow from it;
/// and every document is what was attached.
pub(crate) fn run(globals: &Globals) -> Result<ExitCode, Failure> {
    globals.allow(&["--format"])?;
    globals.refuse_csv()?;
    let session = Session::open(globals)?;
    let verified = session.log.verify()?;
    let (events, commits, root) = (verified.events, verified.commits, verified.root);
    let checked = document::check(&session.ledger, &session.documents)?;
    match globals.format() {
        Format::Json => output::print_line(&Sound { ok: true, events, commits, root, checked })?,
        Format::Table | Format::Csv => output::print(&format!(
            "nothing was changed: {events} events in {commits} commits\nroot {root}\n{}",
            checked.in_words()
        ))?,
    }
    Ok(ExitCode::SUCCESS)
}
