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
        let lang = globals.lang();
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
            false => {
                let Kept { path, from, to, commits, documents, persons, root } = &kept;
                let path = path.display();
                let said = lang.backed_up(from, to, path, commits, documents, persons);
                output::print(format!("{said}\n{}\n", lang.root(root)))?;
            }
        }
        if kept.persons > 0 {
            output::say_as(lang.label_note(), lang.keys_not_in_backup());
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
        let lang = globals.lang();
        globals.said_or_json()?;
        let mut ledger = Ledger::new();
        let verified = Chain::open(&self.backups)?.verify(|recorded| ledger.apply(recorded))?;
        output::warn_if_recorded_ahead(ledger.recorded_at(), lang)?;
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
                let said = match &dir {
                    Some(dir) => lang.restored(dir.display(), events, commits, documents, persons),
                    None => lang.restore_checked(events, commits, documents, persons),
                };
                output::print(format!("{said}\n{}\n", lang.root(root)))?;
            }
        }
        if let Some(dir) = dir.filter(|_| persons > 0) {
            let keys = dir.join("persons.keys");
            output::say_as(lang.label_next(), lang.put_keys_back(keys.display()));
        }
        Ok(ExitCode::SUCCESS)
    }
}
