//! Better messages for a line of arguments that cannot be parsed.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::{IntErrorKind, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use ledger_app::failure::Failure;
use ledger_app::unread::Unread;
use ledger_report::{Lang, Said, dutch};
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
    if let Some(meant) = hyphen_value(&unknown, arguments) {
        let tip = format!("a value that begins with a hyphen is given behind '=': {meant}");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}

/// The option and its value, as they are to be given, if what is unknown is meant as a value.
fn hyphen_value(unknown: &str, arguments: impl Iterator<Item = OsString>) -> Option<String> {
    let arguments: Vec<String> =
        arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
    let mut pairs = arguments.iter().zip(arguments.iter().skip(1));
    let (option, value) = pairs.find(|(option, value)| {
        value.starts_with(unknown) && unknown.starts_with('-') && takes_a_value(option)
    })?;
    Some(format!("{option}={}", shell_word(value)))
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

/// Why a text is no number that is wanted.
fn no_number(why: &ParseIntError, lang: Lang) -> &'static str {
    match matches!(why.kind(), IntErrorKind::PosOverflow | IntErrorKind::NegOverflow) {
        true => lang.typed_out_of_range(),
        false => lang.typed_no_number(),
    }
}

/// Explains a wrong number in our own words.
fn of_number(error: clap::Error) -> clap::Error {
    let why = error.source().and_then(|source| source.downcast_ref::<ParseIntError>());
    let why = why.map(|why| no_number(why, Lang::En));
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

/// What is said in Dutch of a line that cannot be parsed. The parser itself knows English only.
pub(crate) fn in_dutch(error: &clap::Error, arguments: impl Iterator<Item = OsString>) -> Said {
    let argument = || of_context(error, ContextKind::InvalidArg).join(", ");
    let value = || of_context(error, ContextKind::InvalidValue).join(", ");
    let message = match error.kind() {
        ErrorKind::UnknownArgument => dutch::argument_unknown(argument()),
        ErrorKind::InvalidValue if value().is_empty() => dutch::argument_needs_value(argument()),
        ErrorKind::InvalidValue => dutch::argument_value_unknown(value(), argument()),
        ErrorKind::ValueValidation => {
            let source = error.source();
            let number = source.and_then(|source| source.downcast_ref::<ParseIntError>());
            let unread = source.and_then(|source| source.downcast_ref::<Unread>());
            let why = match (number, unread) {
                (Some(number), _) => no_number(number, Lang::Nl).to_owned(),
                (None, Some(unread)) => unread.in_lang(Lang::Nl).to_owned(),
                (None, None) => source.map(ToString::to_string).unwrap_or_default(),
            };
            dutch::argument_value_wrong(value(), argument(), why)
        }
        ErrorKind::NoEquals => dutch::argument_needs_equals(argument()),
        ErrorKind::TooManyValues => dutch::argument_too_many(value(), argument()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            dutch::argument_wrong_number(argument())
        }
        ErrorKind::ArgumentConflict => {
            let other = of_context(error, ContextKind::PriorArg).join(", ");
            match other.is_empty() || other == argument() {
                true => dutch::argument_twice(argument()),
                false => dutch::argument_conflict(argument(), other),
            }
        }
        ErrorKind::MissingRequiredArgument => dutch::arguments_missing(argument()),
        ErrorKind::InvalidSubcommand => {
            let named = of_context(error, ContextKind::InvalidSubcommand).join(" ");
            dutch::subcommand_unknown(named)
        }
        ErrorKind::MissingSubcommand => {
            dutch::subcommand_missing(of_context(error, ContextKind::InvalidSubcommand).join(" "))
        }
        ErrorKind::InvalidUtf8 => dutch::argument_not_utf_8(),
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => dutch::line_not_parsed(),
    };
    let meant =
        [ContextKind::SuggestedArg, ContextKind::SuggestedValue, ContextKind::SuggestedSubcommand];
    let meant: Vec<String> = meant.into_iter().flat_map(|kind| of_context(error, kind)).collect();
    let values = of_context(error, ContextKind::ValidValue).into_iter();
    let values = values.map(|value| dutch_word(&argument(), &value).unwrap_or(value));
    let possible: Vec<String> =
        values.chain(of_context(error, ContextKind::ValidSubcommand)).collect();
    let unknown = of_context(error, ContextKind::InvalidArg);
    let hyphen = unknown.first().and_then(|unknown| hyphen_value(unknown, arguments));
    let usage = of_context(error, ContextKind::Usage).join(" ");
    let usage = usage.trim_start_matches("Usage:").trim();
    let help = [
        hyphen.map(dutch::hyphen_value),
        (!meant.is_empty()).then(|| dutch::argument_meant(meant.join(", "))),
        (!possible.is_empty()).then(|| dutch::possible_values(possible.join(", "))),
        (!usage.is_empty()).then(|| dutch::usage_is(usage)),
        Some(dutch::more_by_help()),
    ];
    let help: Vec<String> = help.into_iter().flatten().collect();
    Said { message, help: help.join("\n\n") }
}

/// The Dutch word for a value of an argument of any command, if it has one.
fn dutch_word(argument: &str, value: &str) -> Option<String> {
    fn within(command: &clap::Command, argument: &str, value: &str) -> Option<String> {
        let name = argument.split(' ').next().unwrap_or_default();
        let named = |arg: &&clap::Arg| match arg.get_long() {
            Some(long) => name.strip_prefix("--") == Some(long),
            None => name.trim_matches(['<', '>']).eq_ignore_ascii_case(arg.get_id().as_str()),
        };
        let words = command.get_arguments().filter(named).flat_map(|arg| arg.get_possible_values());
        let mut words = words.filter(|word| word.get_name() == value);
        let dutch = words.find_map(|word| word.get_name_and_aliases().nth(1).map(str::to_owned));
        dutch.or_else(|| {
            command.get_subcommands().find_map(|command| within(command, argument, value))
        })
    }
    within(&command_line(), argument, value)
}

/// The texts that an error has of a kind.
fn of_context(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

/// What is said in English of a line that cannot be parsed. The first empty line divides the message from the help.
pub(crate) fn in_english(error: &clap::Error) -> Said {
    let said = error.render().to_string();
    let (message, help) = said.split_once("\n\n").unwrap_or((&said, "see `convenant --help`"));
    let message = message.strip_prefix("error: ").unwrap_or(message);
    Said { message: message.to_owned(), help: help.to_owned() }
}

/// The failure for a line that cannot be parsed, each text in one line.
pub(crate) fn as_failure(said: &Said) -> Failure {
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Said { message, help } = said;
    Failure::usage(|_| Said { message: in_one_line(message), help: in_one_line(help) })
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
