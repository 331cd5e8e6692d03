//! `convenant document attach|add|list|extract|verify`

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use ledger_core::acts::document::AttachDocument;
use ledger_core::views::documents::DocumentList;
use ledger_core::{Digest, DocumentId, EventRef, Ledger, Position};
use ledger_store::{DocumentError, DocumentStore, Existing, Kept, OutputFile};
use serde::Serialize;

use crate::acts;
use crate::globals::Globals;
use crate::nouns::record;
use crate::output;
use ledger_app::failure::{Cause, Failure};
use ledger_app::reading::State;
use ledger_report::{InEach, Lang, render};

#[derive(Debug, Subcommand)]
pub(crate) enum Document {
    /// Keep a file with the ledger, and attach it to an event
    #[command(after_help = "\
Examples:
  convenant document attach notulen.pdf --to \"decision 6\" --to \"meeting 3\"
  convenant document attach factuur.pdf --to C2018-0003 --to 131 --on 2019-02-04

An event is named by what it recorded, or by its position in the log. The file
is copied into the ledger's directory; its name, size and SHA-256 are recorded.")]
    Attach {
        /// The file
        file: PathBuf,
        /// The event it belongs to; once for each
        #[arg(long, value_name = "EVENT", required = true, value_parser = acts::event)]
        to: Vec<EventRef>,
        /// The name under which it is recorded [default: that of the file]
        #[arg(long)]
        name: Option<String>,
    },
    /// Keep a file with the ledger and print its SHA-256, for `apply` to attach
    #[command(after_help = "Example:\n  convenant document add notulen.pdf")]
    Add {
        /// The file
        file: PathBuf,
    },
    /// List the documents
    #[command(after_help = "Example:\n  convenant document list --to 128")]
    List {
        /// Those of one event
        #[arg(long, value_name = "POSITION")]
        to: Option<u64>,
    },
    /// Get a document out; nothing is ever overwritten
    #[command(after_help = "Example:\n  convenant document extract 3 --output notulen.pdf")]
    Extract {
        /// The number of the document
        document: u32,
        /// Where to write it, or - for the terminal [default: the name it has]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Read every document again and check that none was changed
    #[command(after_help = "Example:\n  convenant document verify")]
    Verify,
}

impl Document {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Document::Attach { file, to, name } => attach(globals, &file, to, name),
            Document::Add { file } => add(globals, &file),
            Document::List { to } => list(globals, to.map(Position)),
            Document::Extract { document, output } => {
                extract(globals, DocumentId(document), output)
            }
            Document::Verify => verify(globals),
        }
    }
}

fn attach(
    globals: &Globals,
    file: &Path,
    to: Vec<EventRef>,
    name: Option<String>,
) -> Result<ExitCode, Failure> {
    let source = open(file)?;
    let of_file = || file.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.or_else(of_file).unwrap_or_default();
    let mut recording = record::open(globals)?;
    let kept = recording.reading().documents.keep(source);
    let kept = kept.map_err(|error| of(file, error))?;
    let Kept { sha256, size, new } = kept;
    let attach = AttachDocument { name, sha256, size, to };
    let recorded = record::record_in(&mut recording, globals, attach, "show documents");
    let refused = match &recorded {
        Ok(_) => globals.dry_run,
        Err(failure) => failure.code().is_some(),
    };
    if new && refused {
        recording.reading().documents.drop_unnamed(sha256)?;
    }
    recorded
}

fn add(globals: &Globals, file: &Path) -> Result<ExitCode, Failure> {
    globals.allow(&["--format"])?;
    globals.said_or_json()?;
    let source = open(file)?;
    let recording = globals.recording_folded()?;
    let kept = recording.reading().documents.keep(source);
    let Kept { sha256, size, .. } = kept.map_err(|error| of(file, error))?;
    match globals.as_json() {
        true => output::print_line(&Added { sha256, size })?,
        false => output::print(format!("{sha256}  {size} bytes\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The stored document, as JSON.
#[derive(Serialize)]
struct Added {
    sha256: Digest,
    size: u64,
}

fn list(globals: &Globals, to: Option<Position>) -> Result<ExitCode, Failure> {
    globals.allow(&["--on", "--format", "--as-of"])?;
    let State { ledger, today, .. } = globals.reading()?.state(globals.as_of)?;
    let list = DocumentList::of(&ledger, globals.on.unwrap_or(today), to);
    output::print_exactly(render(&list, globals.style())?)?;
    Ok(ExitCode::SUCCESS)
}

fn extract(
    globals: &Globals,
    id: DocumentId,
    output: Option<PathBuf>,
) -> Result<ExitCode, Failure> {
    globals.allow(&[])?;
    let reading = globals.reading()?;
    let Some(document) = reading.ledger().documents.get(id) else {
        let count = reading.ledger().documents.all().count();
        return Err(Failure::usage(|lang| lang.no_such_document(id, count)));
    };
    let sha256 = document.sha256;
    let path = output.unwrap_or_else(|| PathBuf::from(&document.name));
    // Checks first that it is the stored document, so that nothing else is ever given out.
    reading.documents.check(sha256)?;
    if path == Path::new("-") {
        return match reading.documents.copy(sha256, &mut io::stdout().lock()) {
            Ok(_) => Ok(ExitCode::SUCCESS),
            Err(DocumentError::Target { source }) => Err(output::to_stdout(source)),
            Err(error) => Err(error.into()),
        };
    }
    let mut file = OutputFile::create(&path, Existing::Stays)?;
    let size = reading.documents.copy(sha256, &mut file).map_err(|error| match error {
        DocumentError::Target { source } => Failure::writing(&path, source),
        error @ (DocumentError::TooLarge
        | DocumentError::Source { .. }
        | DocumentError::Missing { .. }
        | DocumentError::Changed { .. }
        | DocumentError::Io { .. }) => error.into(),
    })?;
    file.finish()?;
    output::print(format!("{}: {size} bytes\n", path.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The result of reading every document again.
#[derive(Debug, Serialize)]
pub(crate) struct Checked {
    /// The number of different files.
    pub(crate) documents: usize,
    /// The files that no event names.
    pub(crate) unattached: Vec<PathBuf>,
}

impl Checked {
    pub(crate) fn in_words(&self, lang: Lang) -> String {
        let mut words = lang.documents_unchanged(self.documents) + "\n";
        for path in &self.unattached {
            words += &(lang.attached_to_nothing(path.display()) + "\n");
        }
        words
    }
}

/// Reads every document again.
pub(crate) fn check(ledger: &Ledger, documents: &DocumentStore) -> Result<Checked, Failure> {
    let known: BTreeSet<Digest> = ledger.documents.all().map(|(_, it)| it.sha256).collect();
    let mut faults = Vec::new();
    for sha256 in &known {
        if let Err(error) = documents.check(*sha256) {
            if !error.is_integrity() {
                return Err(error.into());
            }
            let names = ledger.documents.with_digest(*sha256);
            let names: Vec<String> = names.map(|(id, it)| format!("{id} `{}`", it.name)).collect();
            let error = Failure::from(error);
            faults.push(InEach::of(|lang| {
                lang.document_fault(names.join(", "), error.said(lang).message)
            }));
        }
    }
    if !faults.is_empty() {
        return Err(Cause::Changed { faults }.into());
    }
    let (count, known) = (known.len(), known.into_iter().collect());
    Ok(Checked { documents: count, unattached: documents.others(&known)? })
}

fn verify(globals: &Globals) -> Result<ExitCode, Failure> {
    globals.allow(&["--format"])?;
    globals.said_or_json()?;
    let reading = globals.reading()?;
    let checked = check(reading.ledger(), &reading.documents)?;
    match globals.as_json() {
        true => output::print_line(&checked)?,
        false => output::print(checked.in_words(globals.lang()))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn open(path: &Path) -> Result<impl Read, Failure> {
    let reading = |source| Failure::reading(path, source);
    match fs::metadata(path).map_err(reading)?.is_file() {
        true => File::open(path).map_err(reading),
        false => Err(Failure::usage(|lang| lang.no_such_file(path.display()))),
    }
}

/// A failure to read a document, with the name of its file.
fn of(path: &Path, error: DocumentError) -> Failure {
    match error {
        DocumentError::Source { source } => Failure::reading(path, source),
        error @ (DocumentError::TooLarge
        | DocumentError::Target { .. }
        | DocumentError::Missing { .. }
        | DocumentError::Changed { .. }
        | DocumentError::Io { .. }) => error.into(),
    }
}
