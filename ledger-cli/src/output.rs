//! Standard output for data, standard error for messages, and the files that are asked for.

use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use ledger_core::Moment;
use ledger_core::text::{harmless, name_of};
use ledger_report::{Lang, Rendered, Said, Style};
use serde::Serialize;

use ledger_store::{Existing, OutputError, OutputFile, write_file};

use crate::globals::clock;
use ledger_app::clock::recorded_ahead;
use ledger_app::failure::Failure;
use ledger_app::jsonl::json_line;

/// Where a command puts what it makes, and can make again.
#[derive(Clone, Debug, Args)]
pub(crate) struct Target {
    /// Put it in a file that is not there yet [default: standard output]
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    overwrite: Overwrite,
}

/// Whether files that are there give way.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Overwrite {
    /// Let a file take the place of one that is there
    #[arg(long, global = true)]
    overwrite: bool,
}

impl Overwrite {
    fn existing(self) -> Existing {
        if self.overwrite { Existing::GivesWay } else { Existing::Stays }
    }

    /// Writes a whole file.
    pub(crate) fn write(self, path: &Path, data: &Rendered, lang: Lang) -> Result<(), Failure> {
        write_file(path, data, self.existing()).map_err(or_overwrite)?;
        warn_of_boxes(&data.lacking, lang);
        Ok(())
    }
}

impl Target {
    /// Prints data in a format, or puts it in the file.
    pub(crate) fn give(&self, data: &Rendered, style: Style) -> Result<(), Failure> {
        let Style { format, lang, .. } = style;
        match &self.output {
            Some(path) => self.overwrite.write(path, data, lang),
            None if format.is_binary() && io::stdout().is_terminal() => {
                Err(Failure::usage(|lang| lang.terminal_cannot_show(format.extension())))
            }
            None => {
                self.overwrite.has_effect(false)?;
                print_exactly(data)?;
                warn_of_boxes(&data.lacking, lang);
                Ok(())
            }
        }
    }

    /// Fills the file, or standard output.
    pub(crate) fn fill(
        &self,
        write: impl FnOnce(&mut dyn Write, &dyn Fn(io::Error) -> Failure) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let Some(path) = &self.output else {
            self.overwrite.has_effect(false)?;
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out, &to_stdout)?;
            return out.flush().map_err(to_stdout);
        };
        let failed = |source| Failure::writing(path, source);
        let file = OutputFile::create(path, self.overwrite.existing()).map_err(or_overwrite)?;
        let mut file = BufWriter::new(file);
        write(&mut file, &failed)?;
        let file = file.into_inner().map_err(|error| failed(error.into_error()))?;
        Ok(file.finish()?)
    }

    /// The option `--overwrite`, for a command that writes several files.
    pub(crate) fn overwrite(&self) -> Overwrite {
        self.overwrite
    }
}

impl Overwrite {
    /// Refuses the option if no file is written.
    fn has_effect(self, writes: bool) -> Result<(), Failure> {
        match self.overwrite && !writes {
            true => Err(Failure::usage(|lang| lang.option_without_effect("--overwrite"))),
            false => Ok(()),
        }
    }
}

/// Suggests `--overwrite` if a file is there that may be replaced.
fn or_overwrite(error: OutputError) -> Failure {
    match error {
        OutputError::Exists { path } => Failure::usage(|lang| lang.there_already(path.display())),
        error @ (OutputError::InLedger { .. }
        | OutputError::Link { .. }
        | OutputError::NoFile { .. }
        | OutputError::NoDirectory { .. }
        | OutputError::Io { .. }) => error.into(),
    }
}

/// Writes a checkpoint or proof to a new file, or to standard output if none is named. It never replaces a
/// file.
pub(crate) fn give_new(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    match output {
        None => print_exactly(text),
        Some(path) => Ok(write_file(path, text.as_bytes(), Existing::Stays)?),
    }
}

/// A failure to write to standard output.
pub(crate) fn to_stdout(source: io::Error) -> Failure {
    Failure::printing(source)
}

/// Prints text. Characters that would steer a terminal are made harmless.
pub(crate) fn print(words: impl AsRef<str>) -> Result<(), Failure> {
    print_exactly(harmless(words.as_ref()))
}

/// Prints data that are harmless already, or are not text.
pub(crate) fn print_exactly(data: impl AsRef<[u8]>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(data.as_ref()).and_then(|()| out.flush()).map_err(to_stdout)
}

/// Prints a value as one line of JSON.
pub(crate) fn print_line(value: &impl serde::Serialize) -> Result<(), Failure> {
    print_exactly(json_line(value)?)
}

/// Says something after what it is: a warning, what may come next.
pub(crate) fn say_as(label: &str, what: impl Display) {
    say(&format!("{label}: {what}\n"));
}

/// Warns of something, and says what to do about it.
pub(crate) fn warn(Said { message, help }: &Said, lang: Lang) {
    say_as(lang.label_warning(), message);
    say_as(lang.label_help(), help);
}

/// Warns of letters that a PDF shows as boxes.
pub(crate) fn warn_of_boxes(lacking: &[char], lang: Lang) {
    let Some(first) = lacking.get(..lacking.len().min(8)).filter(|first| !first.is_empty()) else {
        return;
    };
    let named = first.iter().map(|c| format!("{c} ({})", name_of(*c))).collect::<Vec<_>>();
    let named = named.join(", ");
    say_as(
        lang.label_warning(),
        match lacking.len() - first.len() {
            0 => lang.shown_as_boxes(named),
            more => lang.more_shown_as_boxes(named, more),
        },
    );
}

/// Warns of events that were recorded elsewhere at later moments than the present.
pub(crate) fn warn_if_recorded_ahead(last: Option<Moment>, lang: Lang) -> Result<(), Failure> {
    let now = clock()?.now();
    if let Some(fault) = last.and_then(|last| recorded_ahead(now, last)) {
        warn(fault.said.in_lang(lang), lang);
    }
    Ok(())
}

/// Explains why numbers stand for the names of persons.
pub(crate) fn numbers_for_names(unread: &[Failure], lang: Lang) {
    for failure in unread {
        let Said { message, help } = failure.said(lang);
        warn(&Said { message: lang.numbers_for_names(message), help }, lang);
    }
}

/// The message of a failure, in words.
pub(crate) fn in_words(failure: &Failure, lang: Lang) -> String {
    let Said { message, help } = failure.said(lang);
    let mut words = format!("{}: {}\n", lang.label_error(), message.trim_end());
    if let Some(rule) = failure.rule(lang) {
        words += &format!("{}: {rule}\n", lang.label_rule());
    }
    words + &format!("{}: {help}\n", lang.label_help())
}

/// The message of a failure, as a line of JSON.
pub(crate) fn in_json(failure: &Failure, lang: Lang) -> String {
    let Said { message, help } = failure.said(lang);
    let error = ErrorLine {
        error: message.trim_end().to_owned(),
        code: failure.code(),
        rule: failure.rule(lang),
        facts: failure.facts(),
        help,
    };
    json_line(&error).unwrap_or_default()
}

/// A failure as JSON.
#[derive(Serialize)]
struct ErrorLine {
    error: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<serde_json::Value>,
    help: String,
}

/// Prints a message on standard error. If that fails, there is nothing left to do.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().write_all(harmless(text).as_bytes());
}
