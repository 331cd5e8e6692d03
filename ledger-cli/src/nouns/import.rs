//! `convenant import`

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use ledger_store::NewLedger;

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::input;
use ledger_app::jsonl::{self, Read};

/// The number of bytes of commits that are recorded together.
const BATCH: usize = 1024 * 1024;

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Of the lines of JSON that `export jsonl` writes
    #[command(after_help = "\
Example:
  convenant import jsonl ledger.jsonl --ledger again

Nothing is made unless every line is right, all events fit each other and
their root is the one in the last line; --dry-run only says whether it is so.
A ledger is only made in a new or empty directory.")]
    Jsonl {
        /// The file with the lines
        file: PathBuf,
    },
}

impl Import {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let Import::Jsonl { file } = self;
        globals.allow_only(&["--ledger", "--wait", "--dry-run"])?;
        let lang = globals.lang();
        let Read { events, commits, root, latest, documents } = read(&file, &mut |_| Ok(()))?;
        output::warn_if_recorded_ahead(latest, lang)?;
        if globals.dry_run {
            let checked = lang.import_checked(events, commits);
            output::print(format!("{checked}\n{}\n", lang.root(root)))?;
            return Ok(ExitCode::SUCCESS);
        }
        let dir = globals.ledger();
        let ledger = NewLedger::begin(&dir, globals.wait())?;
        // Reads the lines again, because they are not kept in memory. The root shows if the file changed
        // meanwhile.
        if let Err(failure) = fill(&ledger, &file) {
            ledger.abandon();
            return Err(failure);
        }
        ledger.finish()?;
        let imported = lang.imported(dir.display(), events, commits);
        output::print(format!("{imported}\n{}\n", lang.root(root)))?;
        if documents > 0 {
            let add = format!("convenant document add FILE{}", globals.ledger_again());
            output::say_as(lang.label_next(), lang.documents_outside(documents, add));
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn fill(ledger: &NewLedger, file: &Path) -> Result<(), Failure> {
    let mut batch: Vec<Vec<u8>> = Vec::new();
    let mut bytes = 0;
    read(file, &mut |commit| {
        bytes += commit.len();
        batch.push(commit);
        if bytes >= BATCH {
            ledger.log().append_raw(&batch)?;
            batch.clear();
            bytes = 0;
        }
        Ok(())
    })?;
    Ok(ledger.log().append_raw(&batch)?)
}

fn read(
    path: &Path,
    take: &mut dyn FnMut(Vec<u8>) -> Result<(), Failure>,
) -> Result<Read, Failure> {
    let failed = |source| Failure::reading(path, source);
    let input = BufReader::with_capacity(256 * 1024, input::file(path)?);
    jsonl::read(input, &failed, take)
}
