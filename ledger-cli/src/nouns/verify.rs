//! `convenant verify`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ledger_core::Digest;
use ledger_store::{EventLog, Torn, shell_word};
use serde::Serialize;

use crate::globals::{Globals, clock};
use crate::nouns::{document, person};
use crate::output;
use ledger_app::exposure;
use ledger_app::failure::{Cause, Failure};
use ledger_app::reading::Reading;
use ledger_app::reports::check_roots;
use ledger_app::vouching::{Kept, Vouched};
use ledger_report::Lang;

use crate::nouns::verify_proof::Trust;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant verify --ledger our-ledger
  convenant verify --against june.checkpoint --trust trusted.keys

A ledger that was rewritten with care is whole in itself. That it is another than
it was, shows to whoever kept a checkpoint of it.")]
pub(crate) struct Verify {
    /// A checkpoint that was kept: all that was recorded before it must still be there, and nothing else
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    #[command(flatten)]
    trust: Trust,
}

/// The result of verifying.
#[derive(Serialize)]
struct Sound {
    ok: bool,
    events: u64,
    commits: u64,
    root: Digest,
    /// The number of issued reports whose root the ledger has.
    reports: usize,
    /// The bytes behind the last event, if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    torn: Option<Torn>,
    #[serde(flatten)]
    documents: document::Checked,
    #[serde(flatten)]
    persons: person::Checked,
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<Vouched>,
}

impl Verify {
    /// Reads every byte again, and folds every event again. Checks that the log is whole and that the books
    /// follow from it; that the roots in issued reports are those of the events; that a usable snapshot says
    /// the same; and that every document and all data about persons are unchanged. Against a checkpoint, it
    /// also checks that the ledger contains what it had then. Nothing is written, so the ledger may be in
    /// use, or on a medium that cannot be written. Only a snapshot that contradicts the events is put aside,
    /// if possible.
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format"])?;
        let lang = globals.lang();
        globals.said_or_json()?;
        let trusted = self.trust.keys()?;
        let kept = self.against.as_deref().map(Kept::read).transpose()?;
        if kept.is_none() && !trusted.is_empty() {
            return Err(Failure::usage(|lang| lang.trust_needs_checkpoint()));
        }
        let against = kept.as_ref().map(|kept| kept.vouched(&trusted)).transpose()?;
        let (reading, differs) = Reading::open_to_compare(globals.place(), clock()?)?;
        warn_if_exposed(&globals.ledger(), lang);
        let verified = reading.log.verify()?;
        if let Some(snapshot) = differs {
            let events = snapshot.events().0;
            let aside = snapshot.put_aside(&globals.ledger()).ok();
            return Err(Cause::SnapshotDiffers { events, aside }.into());
        }
        if let Some(kept) = &kept {
            kept.is_within(&reading)?;
        }
        let reports = check_roots(&reading)?;
        let (events, commits, root) = (verified.events, verified.commits, verified.root);
        let torn = reading.log.torn();
        let documents = document::check(reading.ledger(), &reading.documents)?;
        let persons = person::check(&reading)?;
        let sound =
            Sound { ok: true, events, commits, root, reports, torn, documents, persons, against };
        match globals.as_json() {
            true => output::print_line(&sound)?,
            false => {
                let since = kept.map(|kept| {
                    let size = kept.checkpoint().size();
                    let added = reading.log.head().0.saturating_sub(size.0);
                    lang.checkpoint_stands(size, added)
                });
                output::print(sound.in_words(since, lang))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Sound {
    fn in_words(&self, since: Option<String>, lang: Lang) -> String {
        let Sound { events, commits, root, reports, torn, documents, persons, against, .. } = self;
        let behind = torn.map(|Torn { bytes, zeros }| match zeros {
            true => lang.zeros_behind(bytes) + "\n",
            false => lang.bytes_behind(bytes) + "\n",
        });
        format!(
            "{}\n{}\n{}\n{}{}{}{}\n{}",
            lang.nothing_contradicts(events, commits),
            lang.root(root),
            lang.roots_of_reports(reports),
            behind.unwrap_or_default(),
            documents.in_words(lang),
            persons.in_words(lang),
            since.as_deref().unwrap_or(lang.rewritten_would_pass()),
            against.as_ref().map(|vouched| vouched.who(lang)).unwrap_or_default(),
        )
    }
}

/// Warns if everybody on the machine can write to the ledger.
fn warn_if_exposed(ledger: &Path, lang: Lang) {
    if exposure::is_exposed(ledger) {
        let dir = ledger.to_string_lossy();
        output::warn(&lang.everybody_can_write(&dir, shell_word(&dir)), lang);
    }
}
