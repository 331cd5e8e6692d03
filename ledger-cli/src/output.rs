//! Standard output, for data, and standard error, for what is said beside it.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use ledger_core::text::{harmless, harmless_json, name_of};
use ledger_report::Format;

use crate::failure::Failure;

/// Prints words, in which nothing that others wrote steers a terminal.
pub(crate) fn print(words: impl AsRef<str>) -> Result<(), Failure> {
    print_exactly(harmless(words.as_ref()))
}

/// Prints data that is harmless already, or is no text.
pub(crate) fn print_exactly(data: impl AsRef<[u8]>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(data.as_ref()).and_then(|()| out.flush()).map_err(Failure::writing)
}

/// Prints data in a format, or puts it in a file.
pub(crate) fn give(data: &[u8], format: Format, file: Option<&Path>) -> Result<(), Failure> {
    match file {
        Some(path) => {
            fs::write(path, data).map_err(|source| Failure::Write { path: path.to_owned(), source })
        }
        None if format.is_binary() && io::stdout().is_terminal() => Err(Failure::usage(
            format!("a terminal cannot show {}", format.extension()),
            "name a file with --output FILE",
        )),
        None => print_exactly(data),
    }
}

/// Prints a value as one line of JSON.
pub(crate) fn print_line(value: &impl serde::Serialize) -> Result<(), Failure> {
    print_exactly(json_line(value)?)
}

/// A value as one line of JSON, in which characters that steer a terminal are escaped.
pub(crate) fn json_line(value: &impl serde::Serialize) -> Result<String, serde_json::Error> {
    let line = serde_json::to_string(value)? + "\n";
    Ok(harmless_json(&line).into_owned())
}

/// Warns of letters that a PDF shows as boxes.
pub(crate) fn warn_of_boxes(lacking: &[char]) {
    let Some(first) = lacking.get(..lacking.len().min(8)).filter(|first| !first.is_empty()) else {
        return;
    };
    let named = first.iter().map(|c| format!("{c} ({})", name_of(*c)));
    let more = match lacking.len() - first.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    say(&format!(
        "warning: no font has {}{more}: the PDF shows a box for each, and has the letter in its text\n",
        named.collect::<Vec<_>>().join(", ")
    ));
}

/// Says something on standard error; if nobody can hear it, there is nothing left to do.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().write_all(harmless(text).as_bytes());
}
