//! The fields of a form as options: how they stand on a line of arguments, and how what was typed becomes the JSON
//! of the command.
//!
//! | What is filled in | On the line |
//! |---|---|
//! | one value | `--amount 812,50` |
//! | a list of values | `--address A --address B` |
//! | a list of records | `--action gemeente=2019-06-01=Bellen`, a value for each field |
//! | values under names | `--weight gemeente=2` |
//! | a list of records that begin with a choice | `--reserve 8000 --project Talentendag=1500`, an option for each choice |
//! | one of several | `--state green`, `--fund project=Talentendag` |
//! | one of several, among them a list of records | `--allocate oldest` or `--allocate C2018-0003=500` |
//! | one of several, otherwise | `--all` or `--partner A --partner B`, an option for each choice |
//! | anything else | `--data FILE`, as JSON |

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, value_parser};
use ledger_app::failure::Failure;
use ledger_app::fault::LINE_LIMIT;
use ledger_app::form::{Choice, Field, Plain, Shape};
use ledger_app::unread::Unread;
use ledger_app::{given, input};
use serde_json::{Map, Value};

#[cfg(test)]
mod tests;

/// How the fields of one command are spelled on the line.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spelling {
    /// The field that is given without the name of an option.
    pub(crate) positional: Option<&'static str>,
    /// Fields and choices whose option has another name, such as `("partners", "partner")`. What stands for the
    /// value in the help may follow after a space.
    pub(crate) names: &'static [(&'static str, &'static str)],
}

impl Spelling {
    /// The name of an option, and what stands for its value.
    fn of(self, key: &str, otherwise: &str) -> (String, String) {
        let spelled = self.names.iter().find(|(name, _)| *name == key).map(|(_, option)| *option);
        let option = spelled.map_or_else(|| otherwise.replace('_', "-"), str::to_owned);
        match option.split_once(' ') {
            Some((option, value)) => (option.to_owned(), value.to_owned()),
            None => (option.clone(), option.replace('-', "_").to_uppercase()),
        }
    }
}

/// The options of a command.
#[derive(Debug, Default)]
pub(crate) struct Options {
    options: Vec<FieldOption>,
    groups: Vec<ArgGroup>,
}

/// An option, and what it fills in.
#[derive(Debug)]
struct FieldOption {
    arg: Arg,
    /// The place in the JSON of the command.
    at: Vec<String>,
    put: Put,
}

/// What an option puts in its place.
#[derive(Clone, Debug, PartialEq)]
enum Put {
    /// Its value.
    Value,
    /// This word, if the option is there.
    Word(String),
    /// Its value as one of a list.
    Item,
    /// Its values as a list.
    List,
    /// Its values under their names. A name may be there once.
    Named,
    /// Its values as a list, or the word that stands there alone.
    WordOrList,
    /// What the file has.
    File,
}

impl Options {
    /// The options of fields that stand at a place in the JSON of the command.
    pub(crate) fn of(fields: &[Field], at: &[&str], spelling: Spelling) -> Options {
        let mut options = Options::default();
        let at: Vec<String> = at.iter().map(|&name| name.to_owned()).collect();
        if fields.iter().all(|field| is_sayable(&field.shape)) {
            for field in fields {
                options.add(field, &at, spelling);
            }
        } else {
            let file = Arg::new("data").long("data").value_name("FILE").required(true);
            let file = file.value_parser(value_parser!(PathBuf));
            options.push(file, "A file with it as JSON, or - for standard input", &at, Put::File);
        }
        options
    }

    /// These options and others.
    pub(crate) fn and(mut self, others: Options) -> Options {
        self.options.extend(others.options);
        self.groups.extend(others.groups);
        self
    }

    /// A command of the line with these options.
    pub(crate) fn added_to(self, command: clap::Command) -> clap::Command {
        command.args(self.options.into_iter().map(|option| option.arg)).groups(self.groups)
    }

    /// Puts what was typed into the JSON of a command.
    ///
    /// # Errors
    /// A file that cannot be read or is not JSON; a name that is there twice; a word that is not alone.
    pub(crate) fn fill(&self, filled: &mut Value, typed: &ArgMatches) -> Result<(), Failure> {
        for FieldOption { arg, at, put } in &self.options {
            let name = arg.get_id().as_str();
            if !typed.contains_id(name) {
                continue;
            }
            let values = || typed.get_many::<Value>(name).into_iter().flatten().cloned();
            let value = match put {
                Put::Value => values().next(),
                Put::Word(word) => typed.get_flag(name).then(|| word.as_str().into()),
                Put::Item | Put::List => Some(Value::Array(values().collect())),
                Put::Named => Some(by_name(name, values())?),
                Put::WordOrList => Some(word_or_list(name, values().collect())?),
                Put::File => {
                    typed.get_one::<PathBuf>(name).map(|path| read_json(path)).transpose()?
                }
            };
            if let Some(value) = value {
                put_in(filled, at, value);
            }
        }
        Ok(())
    }

    /// The file that was named, and the place in the JSON that it fills.
    pub(crate) fn file<'t>(&self, typed: &'t ArgMatches) -> Option<(&'t PathBuf, String)> {
        let file = self.options.iter().find(|option| option.put == Put::File)?;
        Some((typed.get_one::<PathBuf>(file.arg.get_id().as_str())?, file.at.join(".")))
    }

    fn push(&mut self, arg: Arg, about: &str, at: &[String], put: Put) {
        let (action, several) = match put {
            Put::Word(_) => (ArgAction::SetTrue, ""),
            Put::Value | Put::Item | Put::File => (ArgAction::Set, ""),
            Put::List | Put::Named | Put::WordOrList => (ArgAction::Append, "; once for each"),
        };
        let arg = arg.action(action).help(format!("{}{several}", sentence(about)));
        self.options.push(FieldOption { arg, at: at.to_vec(), put });
    }

    fn add(&mut self, field: &Field, within: &[String], spelling: Spelling) {
        let Field { name, about, required, default, shape } = field;
        let at = [within, std::slice::from_ref(name)].concat();
        let list = list_of_records(shape);
        if let Shape::OneOf(choices) = shape
            && !is_one_value(shape)
            && list.is_none()
        {
            let first_of_each = self.add_choices(about, choices, &at, spelling);
            self.groups.push(ArgGroup::new(at.join(".")).args(first_of_each).required(*required));
            return;
        }
        if let Shape::List(item) = shape
            && let Some((first, second)) = begins_with_choice(item)
        {
            for choice in first.shape.choices() {
                self.add_part(choice, first, second, &at, spelling);
            }
            return;
        }
        let (option, value_name) = spelling.of(name, name);
        let (put, reader) = match (shape, list) {
            (Shape::List(item), _) => (Put::List, one_value(item)),
            (Shape::Named(item), _) => (Put::Named, named_value(item)),
            (Shape::OneOf(words), Some(item)) => (Put::WordOrList, word_or_record(words, item)),
            (Shape::Plain(_) | Shape::OneOf(_) | Shape::Record(_) | Shape::Json, _) => {
                (Put::Value, one_value(shape))
            }
        };
        let arg = match spelling.positional == Some(name) {
            true => Arg::new(option),
            false => Arg::new(option.clone()).long(option),
        };
        let arg = arg.value_name(value_of(shape).unwrap_or(value_name));
        let default = default.as_ref().map(|word| format!(" [default: {word}]"));
        let about = format!("{}{}", sentence(about), default.unwrap_or_default());
        self.push(arg.value_parser(reader).required(*required), &about, &at, put);
    }

    /// Adds an option for each choice. Returns the options of which one is given: the first of each choice.
    fn add_choices(
        &mut self,
        about_all: &str,
        choices: &[Choice],
        at: &[String],
        spelling: Spelling,
    ) -> Vec<String> {
        let place = at.last().map_or("", String::as_str);
        let mut first_of_each = Vec::new();
        for Choice { word, about, holds, .. } in choices {
            let below = |word: &String| [at, std::slice::from_ref(word)].concat();
            if let (Some(word), None) = (word, holds) {
                let (option, _) = spelling.of(&format!("{place}.{word}"), word);
                first_of_each.push(option.clone());
                let arg = Arg::new(option.clone()).long(option);
                self.push(arg, about, at, Put::Word(word.clone()));
            } else if let (None, Some(Shape::List(item))) = (word, holds) {
                let (option, value_name) = spelling.of(place, place);
                first_of_each.push(option.clone());
                let arg = Arg::new(option.clone()).long(option).value_name(value_name);
                self.push(arg.value_parser(one_value(item)), about_all, at, Put::List);
            } else if let (Some(word), Some(Shape::OneOf(choices))) = (word, holds) {
                first_of_each.extend(self.add_choices(about, choices, &below(word), spelling));
            } else if let (Some(word), Some(Shape::Record(fields))) = (word, holds) {
                let before = self.options.len();
                for field in fields {
                    self.add(field, &below(word), spelling);
                }
                first_of_each.extend(self.given_together(before));
            }
        }
        first_of_each
    }

    /// Makes the options from a number on be given all or none. Returns the first.
    fn given_together(&mut self, from: usize) -> Option<String> {
        let options = self.options.get_mut(from..)?;
        let names: Vec<_> = options.iter().map(|option| option.arg.get_id().clone()).collect();
        for option in options {
            let others = names.iter().filter(|name| *name != option.arg.get_id()).cloned();
            option.arg = option.arg.clone().required(false).requires_all(others);
        }
        names.first().map(|name| name.to_string())
    }

    /// An option for the records of a list that begin with a choice.
    fn add_part(
        &mut self,
        choice: &Choice,
        first: &Field,
        second: &Field,
        at: &[String],
        spelling: Spelling,
    ) {
        let Some(word) = choice.word.clone() else { return };
        let (option, _) = spelling.of(&word, &word);
        let names = [first.name.clone(), second.name.clone()];
        let value_name = value_of(&second.shape).unwrap_or_else(|| names[1].to_uppercase());
        // An amount is given once; whoever has names gives several.
        let (value_name, put) = match (&choice.holds, &second.shape) {
            (Some(_), _) => (format!("NAME={value_name}"), Put::List),
            (None, Shape::Plain(Plain::Amount)) => (value_name, Put::Item),
            (None, _) => (value_name, Put::List),
        };
        let (holds, second, pattern) =
            (choice.holds.clone(), second.shape.clone(), value_name.clone());
        let read = move |text: &str| -> Result<Value, Unread> {
            let (chosen, text) = match &holds {
                None => (Value::from(word.as_str()), text),
                Some(held) => {
                    let parts = text
                        .rsplit_once('=')
                        .ok_or_else(|| Unread::unlike(std::slice::from_ref(&pattern)))?;
                    (holding(&word, held, parts.0)?, parts.1)
                }
            };
            Ok(record(names.clone().into_iter().zip([chosen, read_value(&second, text)?])))
        };
        let arg = Arg::new(option.clone()).long(option).value_name(value_name);
        self.push(arg.value_parser(ValueParser::new(read)), &choice.about, at, put);
    }
}

/// The first paragraph of a description, without its full stop.
pub(crate) fn sentence(about: &str) -> &str {
    let first = about.split("\n\n").next().unwrap_or_default();
    first.strip_suffix('.').unwrap_or(first)
}

/// What stands for a value of a shape in the help. `None` if that is the name of its option.
fn value_of(shape: &Shape) -> Option<String> {
    if let Shape::List(item) = shape {
        return value_of(item);
    }
    if let Some(item) = list_of_records(shape) {
        return Some(ways(shape.choices(), item.fields()).join("|"));
    }
    match shape {
        // Many ways are told in the help of the command.
        Shape::OneOf(choices) if choices.len() > 6 => None,
        Shape::OneOf(choices) if choices.iter().any(|choice| choice.holds.is_some()) => {
            Some(ways(choices, &[]).join("|"))
        }
        Shape::Plain(Plain::Amount) => Some("AMOUNT".to_owned()),
        Shape::Plain(Plain::Day) => Some("DATE".to_owned()),
        Shape::Plain(Plain::Text | Plain::Year | Plain::Invoice | Plain::Number { .. })
        | Shape::OneOf(_)
        | Shape::List(_)
        | Shape::Named(_)
        | Shape::Record(_)
        | Shape::Json => None,
    }
}

/// Whether options can say it.
fn is_sayable(shape: &Shape) -> bool {
    match shape {
        Shape::List(item) | Shape::Named(item) => is_one_value(item),
        Shape::OneOf(choices) => {
            is_one_value(shape)
                || list_of_records(shape).is_some()
                || choices.iter().all(|choice| match &choice.holds {
                    None => true,
                    Some(Shape::List(item)) => choice.word.is_none() && is_one_value(item),
                    Some(Shape::Record(fields)) => {
                        fields.iter().all(|field| is_one_value(&field.shape))
                    }
                    Some(held @ Shape::OneOf(_)) => is_sayable(held),
                    Some(Shape::Plain(_) | Shape::Named(_) | Shape::Json) => false,
                })
        }
        Shape::Plain(_) | Shape::Record(_) | Shape::Json => is_one_value(shape),
    }
}

/// Whether one value on the line says it.
fn is_one_value(shape: &Shape) -> bool {
    match shape {
        Shape::Plain(_) => true,
        Shape::OneOf(choices) => choices.iter().all(|choice| match &choice.holds {
            None | Some(Shape::Plain(_)) => true,
            Some(held) => choice.word.is_some() && is_text(held),
        }),
        Shape::Record(fields) => {
            fields.iter().all(|field| field.required && is_one_value(&field.shape))
        }
        Shape::List(_) | Shape::Named(_) | Shape::Json => false,
    }
}

/// Whether it is a text, alone or as the only field of a record.
fn is_text(shape: &Shape) -> bool {
    shape.is_text() || matches!(shape.fields(), [field] if field.shape.is_text())
}

/// The two fields of a record that begins with a choice.
fn begins_with_choice(shape: &Shape) -> Option<(&Field, &Field)> {
    match shape.fields() {
        [first, second] if !first.shape.choices().is_empty() => Some((first, second)),
        _ => None,
    }
}

/// What a list of records has, if that is one of several choices.
fn list_of_records(shape: &Shape) -> Option<&Shape> {
    shape.choices().iter().find_map(|choice| match &choice.holds {
        Some(Shape::List(item)) if matches!(**item, Shape::Record(_)) && is_one_value(item) => {
            Some(&**item)
        }
        _ => None,
    })
}

/// Reads one value. Words are listed in the help.
fn one_value(shape: &Shape) -> ValueParser {
    let shape = shape.clone();
    let choices = shape.choices();
    if choices.is_empty() || choices.iter().any(|choice| choice.holds.is_some()) {
        return ValueParser::new(move |text: &str| read_value(&shape, text));
    }
    let words = choices.iter().filter_map(|choice| {
        let word = PossibleValue::new(choice.word.clone()?);
        Some(word.help(sentence(&choice.about).to_owned()).aliases(choice.dutch))
    });
    PossibleValuesParser::new(words).try_map(move |text| read_value(&shape, &text)).into()
}

/// Reads a name and its value.
fn named_value(item: &Shape) -> ValueParser {
    let item = item.clone();
    ValueParser::new(move |text: &str| -> Result<Value, Unread> {
        let parts = text
            .rsplit_once('=')
            .ok_or_else(|| Unread::of(|lang| lang.typed_name_and_value().to_owned()))?;
        Ok(Value::Array(vec![parts.0.into(), read_value(&item, parts.1)?]))
    })
}

/// Reads a word, or a record.
fn word_or_record(choices: &[Choice], item: &Shape) -> ValueParser {
    let (choices, item) = (choices.to_vec(), item.clone());
    ValueParser::new(move |text: &str| match (word(&choices, text), text.contains('=')) {
        (Some(word), _) => Ok(word),
        (None, true) => read_value(&item, text),
        (None, false) => Err(Unread::unlike(&ways(&choices, item.fields()))),
    })
}

/// Reads a value that may have parts, such as `project=Talentendag`.
pub(crate) fn read_value(shape: &Shape, text: &str) -> Result<Value, Unread> {
    match shape {
        Shape::Plain(plain) => plain.read(text),
        Shape::OneOf(choices) => {
            if let Some(word) = word(choices, text) {
                return Ok(word);
            }
            if let Some((typed, held)) = text.split_once(['=', ' '])
                && let Some(choice) = choices.iter().find(|choice| choice.is_called(typed))
                && let (Some(word), Some(shape)) = (&choice.word, &choice.holds)
            {
                return holding(word, shape, held);
            }
            let plain = choices.iter().filter(|choice| choice.word.is_none());
            let plain = plain.filter_map(|choice| choice.holds.as_ref());
            let read = plain.filter_map(|shape| read_value(shape, text).ok()).next();
            read.ok_or_else(|| Unread::unlike(&ways(choices, &[])))
        }
        Shape::Record(fields) => {
            let parts = parts(fields, text).ok_or_else(|| Unread::unlike(&[pattern(fields)]))?;
            let values = fields
                .iter()
                .zip(parts)
                .map(|(field, part)| Ok((field.name.clone(), read_value(&field.shape, part)?)));
            Ok(record(values.collect::<Result<Vec<_>, Unread>>()?))
        }
        Shape::List(_) | Shape::Named(_) | Shape::Json => {
            let json = serde_json::from_str(text);
            json.map_err(|_| Unread::of(|lang| lang.typed_no_json().to_owned()))
        }
    }
}

/// The word of a choice that holds nothing else.
fn word(choices: &[Choice], typed: &str) -> Option<Value> {
    let choice = choices.iter().find(|choice| choice.holds.is_none() && choice.is_called(typed))?;
    choice.word.as_deref().map(Value::from)
}

/// A text in as many parts as a record has fields. A text that ends the record may contain the sign between them.
fn parts<'t>(fields: &[Field], text: &'t str) -> Option<Vec<&'t str>> {
    let ends_in_text = fields.last().is_some_and(|field| field.shape.is_text());
    let mut parts: Vec<&str> = match ends_in_text {
        true => text.splitn(fields.len(), '=').collect(),
        false => text.rsplitn(fields.len(), '=').collect(),
    };
    if !ends_in_text {
        parts.reverse();
    }
    (parts.len() == fields.len()).then_some(parts)
}

/// How a record is written: `OWNER=DUE=TITLE`.
fn pattern(fields: &[Field]) -> String {
    fields.iter().map(|field| field.name.to_uppercase()).collect::<Vec<_>>().join("=")
}

/// How choices are written, and records beside them.
fn ways(choices: &[Choice], fields: &[Field]) -> Vec<String> {
    let words = choices.iter().filter_map(|choice| match (choice.word.as_deref(), &choice.holds) {
        (Some(word), None) => Some(word.to_owned()),
        (Some(word), Some(Shape::Plain(Plain::Number { .. }))) => Some(format!("{word}=NUMBER")),
        (Some(word), Some(_)) => Some(format!("{word}=NAME")),
        (None, Some(Shape::Plain(Plain::Invoice))) => Some("INVOICE".to_owned()),
        (None, Some(Shape::Plain(Plain::Number { .. }))) => Some("POSITION".to_owned()),
        (None, _) => None,
    });
    let records = (!fields.is_empty()).then(|| pattern(fields));
    words.chain(records).collect()
}

/// A word with what it holds.
fn holding(word: &str, held: &Shape, text: &str) -> Result<Value, Unread> {
    let held = match held.fields() {
        [] => read_value(held, text)?,
        fields => record(fields.iter().map(|field| (field.name.clone(), text.into()))),
    };
    Ok(record([(word.to_owned(), held)]))
}

fn record(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(fields.into_iter().collect())
}

fn read_json(path: &Path) -> Result<Value, Failure> {
    let text = input::bytes(path, LINE_LIMIT as u64 + 1)?;
    given::from_json(&text).map_err(|fault| fault.within(path).into())
}

/// Values under their names. Two values for one name are refused: nobody could say which was meant.
fn by_name(option: &str, values: impl Iterator<Item = Value>) -> Result<Value, Failure> {
    let mut named = Map::new();
    for value in values {
        let Value::Array(pair) = value else { continue };
        let Ok([Value::String(name), value]) = <[Value; 2]>::try_from(pair) else { continue };
        let (of, given) = (name.clone(), value.to_string());
        if let Some(earlier) = named.insert(name, value) {
            return Err(Failure::usage(|lang| {
                lang.option_names_twice(option, &of, &earlier, &given)
            }));
        }
    }
    Ok(Value::Object(named))
}

/// A list of records, or a word. A word says everything, so nothing can stand beside it.
fn word_or_list(option: &str, mut values: Vec<Value>) -> Result<Value, Failure> {
    match values.iter().find_map(Value::as_str) {
        None => Ok(Value::Array(values)),
        Some(_) if values.len() == 1 => Ok(values.remove(0)),
        Some(word) => Err(Failure::usage(|lang| lang.option_word_not_alone(option, word))),
    }
}

/// Puts a value in its place. A list is added to the one that is there.
fn put_in(there: &mut Value, at: &[String], value: Value) {
    let Some((name, below)) = at.split_first() else {
        match (there, value) {
            (Value::Array(there), Value::Array(more)) => there.extend(more),
            (there, value) => *there = value,
        }
        return;
    };
    // A word gives way to what is filled in beside it.
    if !there.is_object() {
        *there = Value::Object(Map::new());
    }
    if let Value::Object(fields) = there {
        put_in(fields.entry(name).or_insert(Value::Null), below, value);
    }
}
