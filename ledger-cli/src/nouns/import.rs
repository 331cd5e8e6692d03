//! `convenant import`

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use ledger_store::NewLedger;

use crate::globals::Globals;
use crate::output;
use ledger_app::apply::{Answer, Became, Lot, NOT_RECORDED, Tally, apply};
use ledger_app::contact::{self, TakenIn};
use ledger_app::failure::Failure;
use ledger_app::input;
use ledger_app::jsonl::{self, Read, json_line};
use ledger_app::table;
use ledger_report::{Said, said_of_warning};

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
    /// Of a spreadsheet: an act for each row
    #[command(after_help = "\
Examples:
  convenant import template expenses > uitgaven.csv
  convenant import table uitgaven.xlsx --as expenses --dry-run
  convenant import table adressen.csv --as partners --on 2025-07-01
  convenant import table mensen.xlsx --as contacts --dry-run

Kinds: partners (where they are billed), expenses, payments, income, contacts
(persons, for which partners they can be reached, and ambassadors), and every
command of which a row can say all, by its name in `convenant schema commands`.
The first row has the names of the columns. Every cell that is wrong is said at
once, and all rows are recorded or none. A row without a day takes --on.")]
    Table {
        /// The workbook (XLSX) or CSV
        file: PathBuf,
        /// What its rows are
        #[arg(long = "as", value_name = "KIND")]
        kind: String,
        /// The sheet of the workbook; the first if left out
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
    },
    /// Prints a table to fill in, as CSV
    #[command(after_help = "\
Examples:
  convenant import template partners > adressen.csv
  convenant import template open-books.invoices > facturen.csv

A list that an option takes as a table is named behind a point: `take-over
books --invoices facturen.csv`, `proposal submit budget --lines posten.csv`.")]
    Template {
        /// A kind of table, a command, or a list of a command
        kind: String,
    },
}

impl Import {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Import::Jsonl { file } => import_jsonl(file, globals),
            Import::Table { file, kind, sheet } => import_table(&file, &kind, sheet, globals),
            Import::Template { kind } => {
                globals.allow_only(&[])?;
                output::print(table::template(&kind, globals.lang())?)?;
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// Records a table of acts: all of them, or if one is refused none.
fn import_table(
    file: &Path,
    kind: &str,
    sheet: Option<String>,
    globals: &Globals,
) -> Result<ExitCode, Failure> {
    globals.allow(&["--actor", "--on", "--dry-run", "--strict", "--clock-is-right"])?;
    if kind == table::CONTACTS {
        return import_contacts(file, sheet.as_deref(), globals);
    }
    let (dry_run, lang, defaults) = (globals.dry_run, globals.lang(), globals.defaults());
    let rows = table::commands(file, kind, sheet.as_deref(), &defaults)?;
    let mut lines = String::new();
    for (_, given) in &rows {
        lines += &json_line(given)?;
    }
    let row = |answer: &Answer| {
        let place = usize::try_from(answer.line).ok().and_then(|line| line.checked_sub(1));
        place.and_then(|place| rows.get(place)).map_or(0, |(row, _)| *row)
    };
    let mut recording = globals.recording()?;
    let lot = Lot { defaults, atomic: true, dry_run, lang };
    let Tally { recorded, repeated, refused } =
        apply(&mut recording, lines.as_bytes(), &lot, |answers| {
            for answer in &answers {
                match &answer.became {
                    // The others are not recorded only because one was refused.
                    Became::Refused { code, .. } if code == NOT_RECORDED => {}
                    Became::Refused { message, accepted, .. } => {
                        output::say(
                            &(lang.table_row_refused(row(answer), message, accepted) + "\n"),
                        );
                    }
                    Became::Recorded { warnings, .. } => {
                        for warning in warnings {
                            let said = lang.table_row_warning(row(answer), warning);
                            output::say_as(lang.label_warning(), said);
                        }
                    }
                }
            }
            Ok(())
        })?;
    if refused > 0 {
        return Ok(ExitCode::from(1));
    }
    let rows = recorded + repeated;
    let counted =
        if dry_run { lang.table_would_be_recorded(rows) } else { lang.table_recorded(rows) };
    output::print(format!("{counted}\n"))?;
    recording.renew_snapshot();
    Ok(ExitCode::SUCCESS)
}

/// Takes in a table of persons: all of them, or if one is refused none.
fn import_contacts(
    file: &Path,
    sheet: Option<&str>,
    globals: &Globals,
) -> Result<ExitCode, Failure> {
    let (dry_run, lang, defaults) = (globals.dry_run, globals.lang(), globals.defaults());
    let mut recording = globals.recording_folded()?;
    contact::founded(recording.reading())?;
    let rows = table::contacts(file, sheet, recording.reading().ledger())?;
    let taken = contact::take_in(&mut recording, &rows, &defaults, dry_run)?;
    for (row, failure) in &taken.refused {
        let Said { message, help } = failure.said(lang);
        output::say(&(lang.table_row_refused(*row, message, help) + "\n"));
    }
    if !taken.refused.is_empty() {
        return Ok(ExitCode::from(1));
    }
    for (row, warning) in &taken.warnings {
        let said = lang.table_row_warning(*row, said_of_warning(warning, lang).message);
        output::say_as(lang.label_warning(), said);
    }
    let TakenIn { added, filled, known, ambassadors, .. } = taken;
    let counted = match dry_run {
        true => lang.contacts_would_be_taken_in(added, filled, known, ambassadors),
        false => lang.contacts_taken_in(added, filled, known, ambassadors),
    };
    output::print(format!("{counted}\n"))?;
    if !dry_run {
        recording.renew_snapshot();
    }
    Ok(ExitCode::SUCCESS)
}

fn import_jsonl(file: PathBuf, globals: &Globals) -> Result<ExitCode, Failure> {
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
