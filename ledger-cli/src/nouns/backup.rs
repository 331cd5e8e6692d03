//! `convenant backup` and `convenant restore`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger_core::{Digest, Ledger, Position};
use ledger_store::backup::{Chain, Contents, Shape, Since, back_up};
use serde::Serialize;

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant backup full-2026-11-01.tar
  convenant backup since-2026-11-02.tar --since full-2026-11-01.tar

The ledger may be in use meanwhile. A backup has every event, document and
what is sealed about persons, and never the keys: keep persons.keys apart.
Nothing is overwritten. docs/operating.md says how to make one every night.")]
pub(crate) struct Backup {
    /// The name to write it under
    target: PathBuf,
    /// Only what was recorded since a position, or since an earlier backup was made
    #[arg(long, value_name = "POSITION|BACKUP")]
    since: Option<String>,
    /// Write a directory of files, rather than one tar file
    #[arg(long)]
    directory: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant restore full.tar monday.tar tuesday.tar --ledger restored
  convenant restore full.tar monday.tar tuesday.tar --dry-run

Everything is checked before anything is written: with --dry-run that is all
that is done. A ledger is only restored into a new or empty directory.")]
pub(crate) struct Restore {
    /// A full backup, and every later one, in the order in which they were made
    #[arg(required = true)]
    backups: Vec<PathBuf>,
}

/// The result of a backup, as JSON.
#[derive(Serialize)]
struct Kept {
    path: PathBuf,
    from: Position,
    to: Position,
    commits: u64,
    documents: usize,
    persons: usize,
    root: Digest,
}

impl Backup {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&["--ledger", "--format"])?;
        globals.said_or_json()?;
        let since = match self.since {
            None => Since::Start,
            Some(text) => match text.parse() {
                Ok(position) => Since::Position(Position(position)),
                Err(_) => Since::Backup(PathBuf::from(text)),
            },
        };
        let shape = if self.directory { Shape::Directory } else { Shape::File };
        let manifest = back_up(&globals.ledger(), &since, &self.target, shape)?;
        let kept = Kept {
            path: self.target,
            from: manifest.from,
            to: manifest.to,
            commits: manifest.commits,
            documents: manifest.documents(),
            persons: manifest.persons(),
            root: manifest.root_after,
        };
        match globals.as_json() {
            true => output::print_line(&kept)?,
            false => output::print(format!(
                "kept events {} to {} in {}: {} commits, {} documents, {} persons\nroot {}\n",
                kept.from,
                kept.to,
                kept.path.display(),
                kept.commits,
                kept.documents,
                kept.persons,
                kept.root,
            ))?,
        }
        if kept.persons > 0 {
            output::say("note: the keys to what is sealed about persons are not in it\n");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The result of a restore or a check, as JSON.
#[derive(Serialize)]
struct Restored {
    /// The directory; `None` after a check.
    ledger: Option<PathBuf>,
    events: Position,
    commits: u64,
    documents: usize,
    persons: usize,
    root: Digest,
}

impl Restore {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&["--ledger", "--wait", "--format", "--dry-run"])?;
        globals.said_or_json()?;
        let mut ledger = Ledger::new();
        let verified = Chain::open(&self.backups)?.verify(|recorded| ledger.apply(recorded))?;
        output::warn_if_recorded_ahead(ledger.recorded_at())?;
        let dir = (!globals.dry_run).then(|| globals.ledger());
        if let Some(dir) = &dir {
            verified.restore(dir, globals.wait())?;
        }
        let Contents { events, commits, root, documents, persons } = verified.contents();
        match globals.as_json() {
            true => output::print_line(&Restored {
                ledger: dir.clone(),
                events,
                commits,
                documents,
                persons,
                root,
            })?,
            false => {
                let what = match &dir {
                    Some(dir) => format!("restored in {}", dir.display()),
                    None => "nothing is wrong, and nothing was written".to_owned(),
                };
                output::print(format!(
                    "{what}: {events} events in {commits} commits, {documents} documents, \
                     {persons} persons\nroot {root}\n"
                ))?;
            }
        }
        if let Some(dir) = dir.filter(|_| persons > 0) {
            output::say(&format!(
                "next: put the keys to persons back as {}, for its owner alone\n",
                dir.join("persons.keys").display()
            ));
        }
        Ok(ExitCode::SUCCESS)
    }
}
