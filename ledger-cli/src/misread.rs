//! Better messages for a line of arguments that cannot be parsed.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::{IntErrorKind, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use ledger_app::failure::Failure;
use ledger_store::shell_word;

use crate::nouns::command_line;

/// The same error, with a better explanation if there is one.
pub(crate) fn explained(
    error: clap::Error,
    arguments: impl Iterator<Item = OsString>,
) -> clap::Error {
    if error.kind() == ErrorKind::UnknownArgument {
        of_unknown(error, arguments)
    } else if error.kind() == ErrorKind::ValueValidation {
        of_number(error)
    } else {
        error
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    }
}

/// An unknown option behind one that takes a value may be meant as that value. An option is suggested only if
/// it begins like the unknown one.
fn of_unknown(mut error: clap::Error, arguments: impl Iterator<Item = OsString>) -> clap::Error {
    let Some(unknown) = context(&error, ContextKind::InvalidArg) else { return error };
    let suggested = context(&error, ContextKind::SuggestedArg);
    let start = |text: &str| text.trim_start_matches('-').chars().next();
    if suggested.is_some_and(|suggested| start(&suggested) != start(&unknown)) {
        error.remove(ContextKind::SuggestedArg);
        // The usage names the suggestion too.
        error.remove(ContextKind::Usage);
    }
    let arguments: Vec<String> =
        arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    let meant = arguments.iter().zip(arguments.iter().skip(1)).find(|(option, value)| {
        value.starts_with(&unknown) && unknown.starts_with('-') && takes_a_value(option)
    });
    if let Some((option, value)) = meant {
        let tip = format!(
            "a value that begins with a hyphen is given behind '=': {option}={}",
            shell_word(value)
        );
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// Whether an option of any command has this name and takes a separate value.
fn takes_a_value(option: &str) -> bool {
    fn within(command: &clap::Command, name: &str) -> bool {
        let named = |arg: &&clap::Arg| arg.get_long() == Some(name);
        let takes =
            |arg: &clap::Arg| arg.get_action().takes_values() && !arg.is_require_equals_set();
        command.get_arguments().filter(named).any(takes)
            || command.get_subcommands().any(|command| within(command, name))
    }
    option.strip_prefix("--").is_some_and(|name| within(&command_line(), name))
}

/// Explains a wrong number in our own words.
fn of_number(error: clap::Error) -> clap::Error {
    let why = error.source().and_then(|source| source.downcast_ref::<ParseIntError>());
    let beyond = |kind| matches!(kind, &IntErrorKind::PosOverflow | &IntErrorKind::NegOverflow);
    let why = why.map(|why| match beyond(why.kind()) {
        true => "the number is out of range",
        false => "a whole number is wanted, such as 34",
    });
    let argument = context(&error, ContextKind::InvalidArg);
    let value = context(&error, ContextKind::InvalidValue);
    match (argument, value, why) {
        (Some(argument), Some(value), Some(why)) => clap::Error::raw(
            ErrorKind::ValueValidation,
            format!(
                "invalid value '{value}' for '{argument}': {why}\n\nFor more information, try '--help'.\n"
            ),
        ),
        _ => error,
    }
}

/// The failure for a line that cannot be parsed. The first empty line divides the message from the help.
pub(crate) fn as_failure(error: &clap::Error) -> Failure {
    let said = error.render().to_string();
    let (message, help) = said.split_once("\n\n").unwrap_or((&said, "see `convenant --help`"));
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = message.strip_prefix("error: ").unwrap_or(message);
    Failure::usage(in_one_line(message), in_one_line(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> String {
        let line = line.split(' ');
        let error = command_line().try_get_matches_from(line.clone()).unwrap_err();
        explained(error, line.map(OsString::from)).to_string()
    }

    #[test]
    fn a_value_that_begins_with_a_hyphen_is_told_the_way_in() {
        for (line, tip) in [
            (
                "convenant expense record --line d --amount 1 --supplier s --description -2+3",
                "--description=-2+3",
            ),
            ("convenant report review --year 2020 --period 1 --remarks --geen", "--remarks=--geen"),
            ("convenant payment receive --partner p --amount -5,00", "--amount=-5,00"),
        ] {
            assert!(said(line).contains(&format!("behind '=': {tip}\n")), "{}", said(line));
        }
        // It is not meant as a value: the word before it takes none.
        for line in ["convenant show overview --geen", "convenant apply --atomic --geen"] {
            assert!(!said(line).contains("behind '='"), "{}", said(line));
        }
    }

    #[test]
    fn an_option_is_suggested_only_if_it_may_be_meant() {
        assert!(!said("convenant expense record --vat 21").contains("--wait"));
        assert!(said("convenant expense record --amuont 21").contains("--amount"));
    }

    #[test]
    fn what_is_no_number_is_told_so() {
        for (line, why) in [
            ("convenant document attach f --to C2025", "write POSITION, INVOICE, proposal=NUMBER"),
            ("convenant proposal vote 99999999999999999999 --seat a --vote for", "out of range"),
            ("convenant person show een", "a whole number is wanted"),
            ("convenant show agenda --days x", "a whole number is wanted"),
        ] {
            let said = said(line);
            assert!(said.contains(why) && !said.contains("digit"), "{line}: {said}");
        }
    }
}
