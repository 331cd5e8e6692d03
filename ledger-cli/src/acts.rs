//! The acts on the command line: a noun and a verb for each.
//!
//! What an act takes is in its form ([`ledger_app::form`]). `options` makes options of the fields. `table` has a
//! row for each act: its words on the line, the options that are not called as their fields, examples. An act that
//! needs more than its form is in [`nouns`](crate::nouns).

mod options;
mod table;

use std::process::ExitCode;

use clap::ArgMatches;
use ledger_app::failure::Failure;
use ledger_app::fault::Fault;
use ledger_app::form::{Choice, Field, Form, Shape};
use ledger_app::unread::Unread;
use ledger_core::{Command, EventRef};
use serde_json::{Value, json};

use crate::globals::Globals;
use crate::nouns::record::record;

use options::{Options, Spelling, sentence};

pub(crate) use table::NOUNS;

/// Acts about one thing.
#[derive(Debug)]
pub(crate) struct Noun {
    /// Its word on the line.
    pub(crate) name: &'static str,
    /// What one does with it.
    about: &'static str,
    /// More help.
    examples: &'static str,
    /// Its acts. An act without a word of its own is what the noun does.
    verbs: &'static [Verb],
}

/// An act, or one kind of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verb {
    /// Its word on the line.
    name: &'static str,
    /// The name of its command, or of the choice.
    kind: &'static str,
    spelling: Spelling,
    examples: &'static str,
    /// The view that shows what it did.
    next: &'static str,
    /// The field that is chosen by a word of its own, with the choices.
    of_several: Option<(&'static str, &'static [Verb])>,
}

/// An act as it was typed.
pub(crate) struct Typed {
    verb: Verb,
    /// The choice, if there are several.
    choice: Option<Verb>,
    matches: ArgMatches,
}

impl Noun {
    /// The noun as a command of the line.
    pub(crate) fn command(&self) -> clap::Command {
        let command = clap::Command::new(self.name).about(self.about);
        if let Some(only) = self.only() {
            return only.options(None).added_to(command).after_help(only.examples);
        }
        let command = command.subcommand_required(true).arg_required_else_help(true);
        command.after_help(self.examples).subcommands(self.commands())
    }

    /// Its acts as commands of the line.
    pub(crate) fn commands(&self) -> impl Iterator<Item = clap::Command> {
        self.verbs.iter().map(Verb::command)
    }

    /// The act that is what the noun does.
    fn only(&self) -> Option<&'static Verb> {
        match self.verbs {
            [only] => only.name.is_empty().then_some(only),
            _ => None,
        }
    }
}

impl Verb {
    fn command(&self) -> clap::Command {
        let form = self.form();
        let about = form.map_or("", |form| form.about.as_str());
        let command = described(self.name, about);
        match self.of_several {
            None => self.options(None).added_to(command).after_help(self.examples),
            Some((_, choices)) => {
                let choices = choices.iter().map(|choice| {
                    let about = self.choice(choice).map_or("", |choice| choice.about.as_str());
                    let command = described(choice.name, about).after_help(choice.examples);
                    self.options(Some(choice)).added_to(command)
                });
                command.subcommand_required(true).arg_required_else_help(true).subcommands(choices)
            }
        }
    }

    fn form(&self) -> Option<&'static Form> {
        Form::of(self.kind)
    }

    /// A choice of the field that is chosen by a word.
    fn choice(&self, verb: &Verb) -> Option<&'static Choice> {
        let (name, _) = self.of_several?;
        let field = self.form()?.fields.iter().find(|field| field.name == name)?;
        field.shape.choices().iter().find(|choice| choice.word.as_deref() == Some(verb.kind))
    }

    /// The options of the act, or of one kind of it.
    fn options(&self, verb: Option<&Verb>) -> Options {
        let fields = self.form().map_or(&[][..], |form| &form.fields);
        let Some(((name, _), verb)) = self.of_several.zip(verb) else {
            return Options::of(fields, &[], self.spelling);
        };
        let others: Vec<Field> =
            fields.iter().filter(|field| field.name != name).cloned().collect();
        let others = Options::of(&others, &[], self.spelling);
        let choice = self.choice(verb);
        match choice.and_then(|choice| choice.holds.as_ref()) {
            Some(Shape::Record(fields)) => Options::of(fields, &[name, verb.kind], verb.spelling),
            Some(shape) => {
                let field = Field {
                    name: verb.kind.to_owned(),
                    about: String::new(),
                    required: true,
                    default: None,
                    shape: shape.clone(),
                };
                Options::of(&[field], &[name], verb.spelling)
            }
            None => Options::default(),
        }
        .and(others)
    }
}

/// A command of the line with what is said of it: a sentence, and more on request.
fn described(name: &'static str, about: &'static str) -> clap::Command {
    let command = clap::Command::new(name).about(sentence(about));
    match about.contains("\n\n") {
        true => command.long_about(about),
        false => command,
    }
}

/// Reads what names an event, as the form of a document has it.
pub(crate) fn event(text: &str) -> Result<EventRef, Unread> {
    let form = Form::of("attach-document");
    let to = form.and_then(|form| form.fields.iter().find(|field| field.name == "to"));
    let event = match to.map(|field| &field.shape) {
        Some(Shape::List(event)) => event.read(text)?,
        _ => Value::Null,
    };
    let event = serde_json::from_value(event);
    event.map_err(|_| Unread::of(|lang| lang.typed_no_number().to_owned()))
}

impl Typed {
    /// The act that was typed. Returns `None` if something else was.
    pub(crate) fn of(matches: &ArgMatches) -> Option<Typed> {
        let (name, matches) = matches.subcommand()?;
        let noun = NOUNS.iter().find(|noun| noun.name == name)?;
        let act = |verb: &Verb, choice, matches: &ArgMatches| {
            Some(Typed { verb: *verb, choice, matches: matches.clone() })
        };
        if let Some(only) = noun.only() {
            return act(only, None, matches);
        }
        let (name, matches) = matches.subcommand()?;
        let verb = noun.verbs.iter().find(|verb| verb.name == name)?;
        let Some((_, choices)) = verb.of_several else { return act(verb, None, matches) };
        let (name, matches) = matches.subcommand()?;
        let choice = choices.iter().find(|choice| choice.name == name)?;
        act(verb, Some(*choice), matches)
    }

    /// Records the act.
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        record(globals, self.command()?, self.verb.next)
    }

    fn command(&self) -> Result<Command, Failure> {
        let Typed { verb, choice, matches } = self;
        let form = verb.form().ok_or_else(|| Fault::unknown_kind(verb.kind))?;
        let options = verb.options(choice.as_ref());
        let mut filled = json!({});
        if let Some(((field, _), choice)) = verb.of_several.zip(*choice) {
            filled = json!({ field: choice.kind });
        }
        options.fill(&mut filled, matches)?;
        match options.file(matches) {
            None => Ok(form.command(filled, "")?),
            Some((path, place)) => {
                Ok(form.command(filled, &place).map_err(|fault| fault.within(path))?)
            }
        }
    }
}
