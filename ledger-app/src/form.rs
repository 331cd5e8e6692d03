//! The form of a command: what somebody fills in to give it.
//!
//! A form is read from the schema of its command, so the fields of a command are described once, at its type in
//! `ledger-core`. The command line makes options of a form, and a page can make inputs of it. What is filled in
//! becomes the JSON of the command, which the command's own type reads.

use std::sync::OnceLock;

use ledger_core::{Command, FiscalYear, InvoiceNumber};
use ledger_report::dutch_value;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::place::{amount, day};
use crate::unread::Unread;

#[cfg(test)]
mod tests;
pub mod typed;

/// What somebody fills in to give a command.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// The name of the command.
    pub kind: String,
    /// What the command does: a sentence. More about it may follow after an empty line.
    pub about: String,
    /// What is filled in, in the order of the command's type.
    pub fields: Vec<Field>,
}

/// One thing that is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name in JSON.
    pub name: String,
    /// What it is: a sentence.
    pub about: String,
    /// Whether it must be filled in.
    pub required: bool,
    /// The word that is meant if it is not filled in.
    pub default: Option<String>,
    /// What may be filled in.
    pub shape: Shape,
}

/// What may be filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A value without parts.
    Plain(Plain),
    /// One of several.
    OneOf(Vec<Choice>),
    /// Any number of the same.
    List(Box<Shape>),
    /// Any number of the same, each under a name.
    Named(Box<Shape>),
    /// Several fields together.
    Record(Vec<Field>),
    /// Anything else, which only JSON can say.
    Json,
}

/// A value without parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// A text.
    Text,
    /// An amount in euros.
    Amount,
    /// A day of the calendar.
    Day,
    /// A fiscal year.
    Year,
    /// The number of an invoice.
    Invoice,
    /// A whole number.
    Number {
        /// The largest.
        most: u64,
        /// What has the number: words that may stand before it, such as `expense` and `uitgave`.
        of: Vec<String>,
    },
}

/// One of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The word for it. A choice without a word is told by its form: it is a list, or a plain value.
    pub word: Option<String>,
    /// The Dutch word that people may type for it.
    pub dutch: Option<&'static str>,
    /// What it means: a sentence.
    pub about: String,
    /// What is filled in beside the word.
    pub holds: Option<Shape>,
}

impl Form {
    /// The forms of all commands, in the order of the table of acts.
    pub fn all() -> &'static [Form] {
        static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
        FORMS.get_or_init(|| Schema::of_commands().forms())
    }

    /// The form of a command. Returns `None` if there is no such command.
    pub fn of(kind: &str) -> Option<&'static Form> {
        Form::all().iter().find(|form| form.kind == kind)
    }

    /// The command, of its JSON.
    ///
    /// # Errors
    /// The first fault, with its field: of what stands at `within`, such as `subject.budget`, if it is there.
    pub fn command(&self, filled: Value, within: &str) -> Result<Command, Fault> {
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(filled, &mut track);
        Command::deserialize_data(&self.kind, tracked).map_err(|error| {
            let path = track.path().to_string();
            let below =
                path.strip_prefix(within).map_or(&*path, |path| path.trim_start_matches('.'));
            Fault::of_field(below, &error, 0)
        })
    }
}

impl Shape {
    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        *self == Shape::Plain(Plain::Text)
    }

    /// The choices. There are none if it is not one of several.
    pub fn choices(&self) -> &[Choice] {
        if let Shape::OneOf(choices) = self { choices } else { &[] }
    }

    /// The fields. There are none if it is no record.
    pub fn fields(&self) -> &[Field] {
        if let Shape::Record(fields) = self { fields } else { &[] }
    }
}

impl Plain {
    /// Reads a value as people write it, as JSON.
    ///
    /// # Errors
    /// Why the text is not such a value.
    pub fn read(&self, text: &str) -> Result<Value, Unread> {
        match self {
            Plain::Text => Ok(text.into()),
            Plain::Amount => amount(text).map(|amount| json!(amount)),
            Plain::Day => day(text).map(|day| json!(day)),
            Plain::Year => {
                let year = text.parse::<FiscalYear>().map(|year| json!(year));
                year.map_err(|_| Unread::of(|lang| lang.typed_no_year(text)))
            }
            Plain::Invoice => {
                let number = text.parse::<InvoiceNumber>().map(|number| json!(number));
                number.map_err(|_| Unread::of(|lang| lang.typed_no_invoice(text)))
            }
            Plain::Number { most, of } => number(text, of, *most).map(Value::from),
        }
    }
}

impl Choice {
    /// Whether a word is typed for it, in English or Dutch.
    pub fn is_called(&self, typed: &str) -> bool {
        self.word.as_deref() == Some(typed) || self.dutch == Some(typed)
    }
}

fn number(text: &str, of: &[String], most: u64) -> Result<u64, Unread> {
    let behind = |word: &String| text.strip_prefix(word.as_str())?.strip_prefix(' ');
    let text = of.iter().find_map(behind).unwrap_or(text);
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.parse::<u64>() {
        Ok(number) if number <= most => Ok(number),
        _ if digits => Err(Unread::of(|lang| lang.typed_out_of_range().to_owned())),
        _ => Err(Unread::of(|lang| lang.typed_no_number().to_owned())),
    }
}

/// The JSON Schema of all commands.
struct Schema(Value);

impl Schema {
    fn of_commands() -> Schema {
        Schema(schemars::schema_for!(Command).into())
    }

    fn forms(&self) -> Vec<Form> {
        let Schema(schema) = self;
        let form = |command: &Value| {
            let kind = command.pointer("/properties/kind/const")?.as_str()?.to_owned();
            let (_, data) = self.resolved(command.pointer("/properties/data")?);
            Some(Form { kind, about: about(data), fields: self.fields(data) })
        };
        schema["oneOf"].as_array().into_iter().flatten().filter_map(form).collect()
    }

    /// The schema that another refers to, with the name of its type.
    fn resolved<'s>(&'s self, schema: &'s Value) -> (&'s str, &'s Value) {
        let other = schema["$ref"].as_str().and_then(|reference| {
            let path = reference.strip_prefix('#')?;
            Some((path.rsplit('/').next()?, self.0.pointer(path)?))
        });
        other.unwrap_or(("", schema))
    }

    fn fields(&self, object: &Value) -> Vec<Field> {
        let required: Vec<&str> =
            object["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let field = |(name, schema): (&String, &Value)| Field {
            name: name.clone(),
            about: about(schema),
            required: required.contains(&name.as_str()),
            default: schema["default"].as_str().map(str::to_owned),
            shape: self.shape(schema),
        };
        object["properties"].as_object().into_iter().flatten().map(field).collect()
    }

    fn shape(&self, schema: &Value) -> Shape {
        let (name, schema) = match schema["anyOf"].as_array().map(Vec::as_slice) {
            Some([schema, nothing]) if nothing["type"] == "null" => self.resolved(schema),
            _ => self.resolved(schema),
        };
        match name {
            "Money" => return Shape::Plain(Plain::Amount),
            "Date" => return Shape::Plain(Plain::Day),
            "FiscalYear" => return Shape::Plain(Plain::Year),
            "InvoiceNumber" => return Shape::Plain(Plain::Invoice),
            _ => {}
        }
        if let Some(choices) = schema["oneOf"].as_array() {
            return self.one_of(name, choices);
        }
        if schema["enum"].is_array() {
            return self.one_of(name, std::slice::from_ref(schema));
        }
        let kind = &schema["type"];
        match kind.as_str().or_else(|| kind[0].as_str()) {
            Some("string") => Shape::Plain(Plain::Text),
            Some("integer") => Shape::Plain(Plain::Number { most: most(schema), of: named(name) }),
            Some("array") => Shape::List(Box::new(self.shape(&schema["items"]))),
            Some("object") if schema["properties"].is_object() => {
                Shape::Record(self.fields(schema))
            }
            Some("object") if schema["additionalProperties"].is_object() => {
                Shape::Named(Box::new(self.shape(&schema["additionalProperties"])))
            }
            _ => Shape::Json,
        }
    }

    fn one_of(&self, name: &str, schemas: &[Value]) -> Shape {
        let mut choices = Vec::new();
        for schema in schemas {
            let of = |word: Option<&str>, holds| Choice {
                word: word.map(str::to_owned),
                dutch: word.and_then(|word| dutch_value(&format!("{name}-{word}"))),
                about: about(schema),
                holds,
            };
            let words = schema["enum"].as_array();
            let words = words.map_or(std::slice::from_ref(&schema["const"]), Vec::as_slice);
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            let mut properties = schema["properties"].as_object().into_iter().flatten();
            match (properties.next(), properties.next()) {
                _ if !words.is_empty() => {
                    choices.extend(words.iter().map(|word| of(Some(word), None)))
                }
                (Some((word, held)), None) => choices.push(of(Some(word), Some(self.shape(held)))),
                _ => match self.shape(schema) {
                    shape @ (Shape::List(_) | Shape::Plain(_)) => {
                        choices.push(of(None, Some(shape)))
                    }
                    Shape::OneOf(_) | Shape::Named(_) | Shape::Record(_) | Shape::Json => {
                        return Shape::Json;
                    }
                },
            }
        }
        Shape::OneOf(choices)
    }
}

/// What a schema says that its values are, a line for each paragraph.
fn about(schema: &Value) -> String {
    let about = schema["description"].as_str().unwrap_or_default();
    let paragraphs = about.split("\n\n").map(|paragraph| paragraph.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// What has a number, by the type of the number: in English and Dutch.
fn named(id: &str) -> Vec<String> {
    let english = id.strip_suffix("Id").map(str::to_lowercase);
    let dutch = english.as_ref().and_then(|word| dutch_value(&format!("{id}-{word}")));
    english.into_iter().chain(dutch.map(str::to_owned)).collect()
}

/// The largest number that a schema allows.
fn most(schema: &Value) -> u64 {
    let by_format = match schema["format"].as_str() {
        Some("uint8") => u64::from(u8::MAX),
        Some("uint16") => u64::from(u16::MAX),
        Some("uint32") => u64::from(u32::MAX),
        _ => u64::MAX,
    };
    schema["maximum"].as_u64().unwrap_or(by_format)
}
