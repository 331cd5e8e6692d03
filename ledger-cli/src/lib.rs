//! The program `convenant`: carries commands in and views out.
//!
//! A front end has words, formats and exit codes. What it asks for is done in `ledger-app`.
//!
//! - `acts`: the nouns that record an act, in one table. `nouns`: all others, one file per noun. `globals`: the
//!   options of every command.
//! - `misread`: what is wrong with a line of arguments that cannot be parsed.
//! - `output`: standard output, and messages on standard error.

mod acts;
mod globals;
mod misread;
mod nouns;
mod output;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;
use ledger_core::text;

use crate::globals::Globals;
use crate::nouns::Typed;
use ledger_app::failure::{Failure, Kind};
use ledger_report::Lang;

/// Does what the command line asks, and returns the exit code.
pub fn run() -> ExitCode {
    let read = nouns::command_line().try_get_matches();
    let read =
        read.and_then(|matches| Ok((Globals::from_arg_matches(&matches)?, Typed::of(&matches)?)));
    match read.map_err(|error| misread::explained(error, std::env::args_os())) {
        Ok((mut globals, typed)) => {
            let read = globals.read_language().and_then(|()| globals.read_day());
            let done = read.and_then(|()| typed.run(&globals));
            done.unwrap_or_else(|failure| end(&failure, globals.as_json(), globals.said_in()))
        }
        Err(error) if error.use_stderr() && asks_for_json(std::env::args_os()) => {
            end(&misread::as_failure(&error), true, None)
        }
        // If an argument would steer the terminal, the error is shown without colours.
        Err(error) if error.use_stderr() && steers(&error.render().to_string()) => {
            output::say(&error.render().to_string());
            ExitCode::from(2)
        }
        // Help and version, and errors with their help.
        Err(error) => error.exit(),
    }
}

/// Reports a failure. If the reader of the output went away, nothing is reported.
fn end(failure: &Failure, as_json: bool, lang: Option<Lang>) -> ExitCode {
    if failure.kind() != Kind::Closed {
        output::say(&if as_json {
            output::in_json(failure, lang)
        } else {
            output::in_words(failure, lang)
        });
    }
    ExitCode::from(exit_code(failure))
}

/// The exit code of a failure.
fn exit_code(failure: &Failure) -> u8 {
    match failure.kind() {
        Kind::Closed => 0,
        Kind::Refused => 1,
        Kind::Usage => 2,
        Kind::Machine => 3,
        Kind::Integrity => 4,
        Kind::Gap => 5,
    }
}

/// Whether a text holds more than text and ends of line.
fn steers(said: &str) -> bool {
    text::forbidden(said).any(|c| c != '\n')
}

/// Whether a line that cannot be parsed asks for JSON.
fn asks_for_json(arguments: impl Iterator<Item = OsString>) -> bool {
    let mut before = OsString::new();
    for argument in arguments.take_while(|argument| argument != "--") {
        if argument == "--format=json" || (before == "--format" && argument == "json") {
            return true;
        }
        before = argument;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_asked_for_in_two_ways() {
        let asks = |line: &str| asks_for_json(line.split(' ').map(OsString::from));
        assert!(asks("convenant show --format json nothing"));
        assert!(asks("convenant --format=json show nothing"));
        for line in
            ["convenant show", "convenant show --format csv json", "convenant -- --format json"]
        {
            assert!(!asks(line), "{line}");
        }
    }
}
