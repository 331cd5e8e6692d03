//! Standard output, for data, and standard error, for what is said beside it.

use std::io::{self, Write};

use crate::failure::Failure;

/// Prints data.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Failure::writing)
}

/// Prints a value as one line of JSON.
pub(crate) fn print_line(value: &impl serde::Serialize) -> Result<(), Failure> {
    print(&(serde_json::to_string(value)? + "\n"))
}

/// Says something on standard error; if nobody can hear it, there is nothing left to do.
pub(crate) fn say(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
