//! The fields of a form as options: how they stand on a line of arguments, and how what was typed becomes the JSON
//! of the command.
//!
//! | What is filled in | On the line |
//! |---|---|
//! | one value | `--amount 812,50` |
//! | a list of values | `--address A --address B` |
//! | a list of records | `--action gemeente=2019-06-01=Bellen`, a value for each field, or a table: `--action FILE` |
//! | a list of records that end in a text, with fields that may be left out before it | `--condition Bellen`, or all: `--condition gemeente==Bellen` |
//! | values under names | `--weight gemeente=2` |
//! | a list of records that begin with a choice | `--reserve 8000 --project Talentendag=1500`, an option for each choice |
//! | the same, with a choice that may be left out at the end | `--for gemeente --for ppo=proxy` |
//! | one of several | `--state green`, `--fund project=Talentendag` |
//! | one of several, among them a list of records | `--allocate oldest` or `--allocate C2018-0003=500` |
//! | one of several, otherwise | `--all` or `--partner A --partner B`, an option for each choice |
//! | a list of records with fields that may be left out | `--lines FILE`, a table |
//! | anything else | `--data FILE`, as JSON, and so can be all that tables say |

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, value_parser};
use ledger_app::failure::Failure;
use ledger_app::fault::LINE_LIMIT;
use ledger_app::form::typed::{holding, pattern, record, ways, word};
use ledger_app::form::{Choice, Field, Plain, Shape};
use ledger_app::table;
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
    /// Its records as a list, and the rows of the tables that it names.
    Records(Vec<Field>),
}

/// What is typed for a list of records.
#[derive(Clone, Debug)]
enum Item {
    /// A record.
    Record(Value),
    /// A file with a table of them.
    Table(PathBuf),
}

impl Options {
    /// The options of fields that stand at a place in the JSON of the command.
    pub(crate) fn of(fields: &[Field], at: &[&str], spelling: Spelling) -> Options {
        let mut options = Options::default();
        let at: Vec<String> = at.iter().map(|&name| name.to_owned()).collect();
        let sayable = |field: &Field| is_sayable(&field.shape) || is_table(&field.shape);
        if fields.iter().all(sayable) {
            for field in fields {
                options.add(field, &at, spelling);
            }
        }
        if !fields.iter().all(|field| is_sayable(&field.shape)) {
            options.or_from_file(&at);
        }
        options
    }

    /// Lets a file of JSON say what these options say, and more. It is required if there are none.
    fn or_from_file(&mut self, at: &[String]) {
        let others: Vec<_> = self.options.iter().map(|of| of.arg.get_id().clone()).collect();
        for option in &mut self.options {
            if option.arg.is_required_set() {
                option.arg = option.arg.clone().required(false).required_unless_present("data");
            }
        }
        let file = Arg::new("data").long("data").value_name("FILE").required(others.is_empty());
        let file = file.conflicts_with_all(others).value_parser(value_parser!(PathBuf));
        self.push(file, "A file with it as JSON, or - for standard input", at, Put::File);
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
                Put::Records(fields) => {
                    let items = typed.get_many::<Item>(name).into_iter().flatten();
                    Some(Value::Array(records(items, fields)?))
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
            Put::Records(_) => (ArgAction::Append, "; once for each, or a table of them"),
        };
        let arg = arg.action(action).help(format!("{}{several}", sentence(about)));
        self.options.push(FieldOption { arg, at: at.to_vec(), put });
    }

    fn add(&mut self, field: &Field, within: &[String], spelling: Spelling) {
        let Field { name, about, required, default, shape } = field;
        let at = [within, std::slice::from_ref(name)].concat();
        let list = list_of_records(shape);
        if let Shape::OneOf(choices) = shape
            && !shape.is_one_value()
            && list.is_none()
        {
            let first_of_each = self.add_choices(about, choices, &at, spelling);
            self.groups.push(ArgGroup::new(at.join(".")).args(first_of_each).required(*required));
            return;
        }
        if let Shape::List(item) = shape
            && let Some(parts @ [first, ..]) = begins_with_choice(item)
        {
            for choice in first.shape.choices() {
                self.add_part(choice, parts, &at, spelling);
            }
            return;
        }
        let (option, value_name) = spelling.of(name, name);
        let (put, reader) = match (shape, list) {
            (Shape::List(item), _) if table::is_row(item) => {
                (Put::Records(item.fields().to_vec()), record_or_table(item))
            }
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
    fn add_part(&mut self, choice: &Choice, parts: &[Field], at: &[String], spelling: Spelling) {
        let [first, second, more @ ..] = parts else { return };
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
        let more = more.first().cloned();
        let value_name = match &more {
            None => value_name,
            Some(more) => format!("{value_name}[={}]", more.name.to_uppercase()),
        };
        let (holds, second, pattern) =
            (choice.holds.clone(), second.shape.clone(), value_name.clone());
        let read = move |text: &str| -> Result<Value, Unread> {
            if let (Some(more), Some((before, behind))) = (&more, text.rsplit_once('=')) {
                let values = [word.as_str().into(), second.read(before)?];
                let more = (more.name.clone(), more.shape.read(behind)?);
                return Ok(record(names.clone().into_iter().zip(values).chain([more])));
            }
            let (chosen, text) = match &holds {
                None => (Value::from(word.as_str()), text),
                Some(held) => {
                    let parts = text
                        .rsplit_once('=')
                        .ok_or_else(|| Unread::unlike(std::slice::from_ref(&pattern)))?;
                    (holding(&word, held, parts.0)?, parts.1)
                }
            };
            Ok(record(names.clone().into_iter().zip([chosen, second.read(text)?])))
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
        return match item.fields() {
            [] => value_of(item),
            _ if !item.is_one_value() => Some("FILE".to_owned()),
            fields => Some(format!("{}|FILE", pattern(fields))),
        };
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

/// Whether a table can say it.
fn is_table(shape: &Shape) -> bool {
    matches!(shape, Shape::List(item) if table::is_row(item))
}

/// Whether options can say it.
fn is_sayable(shape: &Shape) -> bool {
    match shape {
        Shape::List(item) => item.is_one_value() || begins_with_choice(item).is_some(),
        Shape::Named(item) => item.is_one_value(),
        Shape::OneOf(choices) => {
            shape.is_one_value()
                || list_of_records(shape).is_some()
                || choices.iter().all(|choice| match &choice.holds {
                    None => true,
                    Some(Shape::List(item)) => choice.word.is_none() && item.is_one_value(),
                    Some(Shape::Record(fields)) => {
                        fields.iter().all(|field| field.shape.is_one_value())
                    }
                    Some(held @ Shape::OneOf(_)) => is_sayable(held),
                    Some(Shape::Plain(_) | Shape::Named(_) | Shape::Json) => false,
                })
        }
        Shape::Plain(_) | Shape::Record(_) | Shape::Json => shape.is_one_value(),
    }
}

/// The fields of a record that begins with a choice: two, and perhaps a choice that may be left out.
fn begins_with_choice(shape: &Shape) -> Option<&[Field]> {
    let is_choice = |field: &Field| !field.shape.choices().is_empty();
    let fields = shape.fields();
    let fits = match fields {
        [first, _] => is_choice(first),
        [first, _, third] => is_choice(first) && is_choice(third) && !third.required,
        _ => false,
    };
    fits.then_some(fields)
}

/// What a list of records has, if that is one of several choices.
fn list_of_records(shape: &Shape) -> Option<&Shape> {
    shape.choices().iter().find_map(|choice| match &choice.holds {
        Some(Shape::List(item)) if matches!(**item, Shape::Record(_)) && item.is_one_value() => {
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
        return ValueParser::new(move |text: &str| shape.read(text));
    }
    let words = choices.iter().filter_map(|choice| {
        let word = PossibleValue::new(choice.word.clone()?);
        Some(word.help(sentence(&choice.about).to_owned()).aliases(choice.dutch))
    });
    PossibleValuesParser::new(words).try_map(move |text| shape.read(&text)).into()
}

/// Reads a name and its value.
fn named_value(item: &Shape) -> ValueParser {
    let item = item.clone();
    ValueParser::new(move |text: &str| -> Result<Value, Unread> {
        let parts = text
            .rsplit_once('=')
            .ok_or_else(|| Unread::of(|lang| lang.typed_name_and_value().to_owned()))?;
        Ok(Value::Array(vec![parts.0.into(), item.read(parts.1)?]))
    })
}

/// Reads a word, or a record.
fn word_or_record(choices: &[Choice], item: &Shape) -> ValueParser {
    let (choices, item) = (choices.to_vec(), item.clone());
    ValueParser::new(move |text: &str| match (word(&choices, text), text.contains('=')) {
        (Some(word), _) => Ok(word),
        (None, true) => item.read(text),
        (None, false) => Err(Unread::unlike(&ways(&choices, item.fields()))),
    })
}

fn read_json(path: &Path) -> Result<Value, Failure> {
    let text = input::bytes(path, LINE_LIMIT as u64 + 1)?;
    given::from_json(&text).map_err(|fault| fault.within(path).into())
}

/// Reads a record, or the name of a file with a table of them.
fn record_or_table(shape: &Shape) -> ValueParser {
    let shape = shape.clone();
    ValueParser::new(move |text: &str| -> Result<Item, Unread> {
        // A text that can stand alone would be read from any name of a file.
        if !shape.is_one_value() || (!text.contains('=') && is_table_file(Path::new(text))) {
            return Ok(Item::Table(text.into()));
        }
        match shape.read(text) {
            Ok(record) => Ok(Item::Record(record)),
            Err(_) if is_table_file(Path::new(text)) => Ok(Item::Table(text.into())),
            Err(unread) => Err(unread),
        }
    })
}

/// Whether a text names a file with a table, there or not.
fn is_table_file(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let of_table = ["csv", "tsv", "txt", "xlsx"];
    path.is_file() || of_table.iter().any(|of| ending.eq_ignore_ascii_case(of))
}

fn records<'t>(
    items: impl Iterator<Item = &'t Item>,
    fields: &[Field],
) -> Result<Vec<Value>, Failure> {
    let mut records = Vec::new();
    for item in items {
        match item {
            Item::Record(record) => records.push(record.clone()),
            Item::Table(path) => {
                let rows = table::read(path, fields, None)?;
                records.extend(rows.into_iter().map(|row| Value::Object(row.filled)));
            }
        }
    }
    Ok(records)
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
