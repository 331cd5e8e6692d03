//! Standard output, for data, and standard error, for what is said beside it.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use ledger_report::Format;

use crate::failure::Failure;

/// Prints data.
pub(crate) fn print(data: impl AsRef<[u8]>) -> Result<(), Failure> {
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
        None => print(data),
    }
}

/// Prints a value as one line of JSON.
pub(crate) fn print_line(value: &impl serde::Serialize) -> Result<(), Failure> {
    print(&(serde_json::to_string(value)? + "\n"))
}

/// Says something on standard error; if nobody can hear it, there is nothing left to do.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
