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
use clap::error::ErrorKind;
use ledger_core::text;

use crate::globals::Globals;
use crate::nouns::Typed;
use ledger_app::failure::{Failure, Kind};
use ledger_report::{Lang, Said};

/// Does what the command line asks, and returns the exit code.
pub fn run() -> ExitCode {
    let read = nouns::command_line().try_get_matches();
    let read =
        read.and_then(|matches| Ok((Globals::from_arg_matches(&matches)?, Typed::of(&matches)?)));
    let (mut globals, typed) = match read {
        Ok(read) => read,
        Err(error) if error.use_stderr() => return not_parsed(error),
        // Help and version.
        Err(error) => error.exit(),
    };
    let read = globals.read_language().and_then(|()| globals.read_day());
    let done = read.and_then(|()| typed.run(&globals));
    done.unwrap_or_else(|failure| end(&failure, globals.as_json(), globals.lang()))
}

/// Reports a line of arguments that cannot be parsed.
fn not_parsed(error: clap::Error) -> ExitCode {
    let lang = option_in(std::env::args_os(), "--lang").and_then(|lang| lang.parse().ok());
    let lang = lang.unwrap_or_else(|| globals::of_environment().unwrap_or(globals::of_locale()));
    // A command without its subcommand shows its help.
    let is_help = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    let as_json = option_in(std::env::args_os(), "--format").is_some_and(|format| format == "json");
    // Of a number, what makes it better is the error itself, in English.
    let error = match lang == Lang::En || error.kind() == ErrorKind::UnknownArgument {
        true => misread::explained(error, std::env::args_os()),
        false => error,
    };
    let said = match lang {
        Lang::Nl => misread::in_dutch(&error, std::env::args_os()),
        Lang::En => misread::in_english(&error),
    };
    if as_json {
        return end(&misread::as_failure(&said), true, lang);
    }
    if lang == Lang::Nl && !is_help {
        let Said { message, help } = said;
        output::say(&format!("{}: {message}\n\n{help}\n", lang.label_error()));
        return ExitCode::from(2);
    }
    // If an argument would steer the terminal, the error is shown without colours.
    if steers(&error.render().to_string()) {
        output::say(&error.render().to_string());
        return ExitCode::from(2);
    }
    error.exit()
}

/// Reports a failure. If the reader of the output went away, nothing is reported.
fn end(failure: &Failure, as_json: bool, lang: Lang) -> ExitCode {
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

/// The value of an option in a line that cannot be parsed.
fn option_in(arguments: impl Iterator<Item = OsString>, option: &str) -> Option<String> {
    let arguments = arguments.map(|argument| argument.to_string_lossy().into_owned());
    let mut arguments = arguments.take_while(|argument| argument != "--");
    while let Some(argument) = arguments.next() {
        if argument == option {
            return arguments.next();
        }
        if let Some(value) = argument.strip_prefix(option).and_then(|it| it.strip_prefix('=')) {
            return Some(value.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_given_in_two_ways() {
        let format = |line: &str| option_in(line.split(' ').map(OsString::from), "--format");
        assert_eq!(format("convenant show --format json nothing").as_deref(), Some("json"));
        assert_eq!(format("convenant --format=json show nothing").as_deref(), Some("json"));
        assert_eq!(format("convenant show --format csv json").as_deref(), Some("csv"));
        for line in ["convenant show", "convenant -- --format json", "convenant show --format"] {
            assert_eq!(format(line), None, "{line}");
        }
    }
}
