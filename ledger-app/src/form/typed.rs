//! What people type for a value: words, amounts, days, and values in parts such as `project=Talentendag`.

use serde_json::Value;

use super::{Choice, Field, Plain, Shape};
use crate::unread::Unread;

impl Shape {
    /// Whether one typed value says it.
    pub fn is_one_value(&self) -> bool {
        match self {
            Shape::Plain(_) => true,
            Shape::OneOf(choices) => choices.iter().all(|choice| match &choice.holds {
                None | Some(Shape::Plain(_)) => true,
                Some(held) => choice.word.is_some() && held.holds_text(),
            }),
            Shape::Record(fields) => {
                let required = || fields.iter().all(|field| field.required);
                fields.iter().all(|field| field.shape.is_one_value())
                    && (required() || alone(fields).is_some() || ends_openly(fields))
            }
            Shape::List(_) | Shape::Named(_) | Shape::Json => false,
        }
    }

    /// Whether it is a text, alone or as the only field of a record.
    fn holds_text(&self) -> bool {
        self.is_text() || matches!(self.fields(), [field] if field.shape.is_text())
    }

    /// Reads a typed value, as JSON. A list or anything that cannot be typed is read as JSON.
    ///
    /// # Errors
    /// Why the text is not such a value.
    pub fn read(&self, text: &str) -> Result<Value, Unread> {
        match self {
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
                let read = plain.filter_map(|shape| shape.read(text).ok()).next();
                read.ok_or_else(|| Unread::unlike(&ways(choices, &[])))
            }
            Shape::Record(fields) => {
                if let Some(last) = alone(fields)
                    && !text.contains('=')
                {
                    return Ok(record([(last.name.clone(), last.shape.read(text)?)]));
                }
                let parts =
                    parts(fields, text).ok_or_else(|| Unread::unlike(&[pattern(fields)]))?;
                // A part that may be left out is left empty.
                let parts = fields
                    .iter()
                    .zip(parts)
                    .filter(|(field, part)| field.required || !part.is_empty());
                let values =
                    parts.map(|(field, part)| Ok((field.name.clone(), field.shape.read(part)?)));
                Ok(record(values.collect::<Result<Vec<_>, Unread>>()?))
            }
            Shape::List(_) | Shape::Named(_) | Shape::Json => {
                let json = serde_json::from_str(text);
                json.map_err(|_| Unread::of(|lang| lang.typed_no_json().to_owned()))
            }
        }
    }
}

/// The text that ends a record, if all before it may be left out: then it can stand alone.
fn alone(fields: &[Field]) -> Option<&Field> {
    let (last, before) = fields.split_last()?;
    let alone = last.required && last.shape.is_text() && !before.is_empty();
    (alone && before.iter().all(|field| !field.required)).then_some(last)
}

/// Whether all of a record is required but what ends it: then that may be left out.
fn ends_openly(fields: &[Field]) -> bool {
    let last = fields.split_last();
    last.is_some_and(|(last, before)| {
        !last.required && before.len() > 1 && before.iter().all(|field| field.required)
    })
}

/// The word of a choice that holds nothing else.
pub fn word(choices: &[Choice], typed: &str) -> Option<Value> {
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
    let least = fields.len() - usize::from(ends_openly(fields));
    (least..=fields.len()).contains(&parts.len()).then_some(parts)
}

/// How a record is typed: `OWNER=DUE=TITLE`; `[OWNER=DUE=]TITLE` if it can be typed without what stands first, or
/// `PARTNER=AMOUNT[=ACCOUNT]` without what stands last.
pub fn pattern(fields: &[Field]) -> String {
    let names: Vec<String> = fields.iter().map(|field| field.name.to_uppercase()).collect();
    match (alone(fields), names.split_last()) {
        (Some(_), Some((last, before))) => format!("[{}=]{last}", before.join("=")),
        (None, Some((last, before))) if ends_openly(fields) => {
            format!("{}[={last}]", before.join("="))
        }
        _ => names.join("="),
    }
}

/// How choices are typed, and records beside them.
pub fn ways(choices: &[Choice], fields: &[Field]) -> Vec<String> {
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
///
/// # Errors
/// What it holds is typed wrong.
pub fn holding(word: &str, held: &Shape, text: &str) -> Result<Value, Unread> {
    let held = match held.fields() {
        [] => held.read(text)?,
        fields => record(fields.iter().map(|field| (field.name.clone(), text.into()))),
    };
    Ok(record([(word.to_owned(), held)]))
}

/// An object of these fields.
pub fn record(fields: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(fields.into_iter().collect())
}
