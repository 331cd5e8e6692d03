//! Names for numbers of the ledger.
//!
//! A later line refers to a line with a `name`: `"proposal":"@budget-2019"` stands for the `proposal` in the
//! events of that line. If the field has another name there, or several values, write `@NAME.FIELD:WHICH`.
//! WHICH is a number from 1, or the code of a partner. `@NAME.position` is the position of the first event. A
//! text that begins with @ is written with @@.

use std::collections::BTreeMap;

use ledger_core::text::harmless;
use ledger_core::{Ledger, Recorded};
use ledger_report::Lang;
use serde_json::Value;

use crate::failure::Failure;
use crate::fault::Fault;

/// The results of lines with a name: the position of the first event, and all events as JSON.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, (u64, Vec<Value>)>);

/// A value of a field, and the number of the partner beside it.
type Found<'a> = (&'a Value, Option<u64>);

impl Names {
    /// Gives a name to the result of a line.
    pub(super) fn give(&mut self, name: &str, recorded: &[Recorded]) -> Result<(), Failure> {
        let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphanumeric);
        if !name.split('-').all(is_word) {
            let no_name = |lang: Lang| lang.story_no_name(harmless(name));
            return Err(Fault::new("story.name", no_name).into());
        }
        let first = recorded.first().map_or(0, |recorded| recorded.position.0);
        let events = recorded.iter().map(|recorded| serde_json::to_value(&recorded.event));
        let led_to = (first, events.collect::<Result<_, _>>()?);
        match self.0.insert(name.to_owned(), led_to) {
            None => Ok(()),
            Some(_) => Err(Fault::new("story.name", |lang| lang.story_name_twice(name)).into()),
        }
    }

    /// Replaces references in the value of a field by what they stand for.
    pub(super) fn put_into(
        &self,
        value: &mut Value,
        field: &str,
        ledger: &Ledger,
    ) -> Result<(), Fault> {
        match value {
            Value::String(text) => {
                if let Some(reference) = text.strip_prefix('@') {
                    *value = match reference.starts_with('@') {
                        true => reference.into(),
                        false => self.find(reference, field, ledger)?,
                    };
                }
                Ok(())
            }
            Value::Array(items) => {
                items.iter_mut().try_for_each(|item| self.put_into(item, field, ledger))
            }
            Value::Object(fields) => {
                fields.iter_mut().try_for_each(|(key, value)| self.put_into(value, key, ledger))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
        }
    }

    fn find(&self, reference: &str, field: &str, ledger: &Ledger) -> Result<Value, Fault> {
        let (of, which) = reference.split_once(':').map_or((reference, None), |(of, which)| {
            (of, Some((which, which.parse::<usize>().ok())))
        });
        let (name, field) = of.split_once('.').unwrap_or((of, field));
        let Some((first, events)) = self.0.get(name) else {
            let unknown = |lang: Lang| lang.story_unknown_name(harmless(name));
            return Err(Fault::new("story.unknown-name", unknown));
        };
        if field == "position" && which.is_none() {
            return Ok((*first).into());
        }
        let mut found = Vec::new();
        events.iter().for_each(|event| collect(event, field, &mut found));
        if let Some((code, None)) = which {
            let partner = ledger.partners.find(code).map(|partner| u64::from(partner.0));
            found.retain(|(_, of)| partner.is_some() && *of == partner);
        }
        found.dedup_by(|next, one| next.0 == one.0);
        if let Some((_, Some(number))) = which {
            found = found.get(number.wrapping_sub(1)).copied().into_iter().collect();
        }
        let (said, field) = (harmless(reference), harmless(field));
        match found.as_slice() {
            [(value, _)] => Ok((*value).clone()),
            [] => {
                let none = |lang: Lang| lang.story_no_such_number(&said, name, &field);
                Err(Fault::new("story.no-such-number", none))
            }
            [_, _, ..] => {
                let several = |lang: Lang| lang.story_several(&said, name, &field);
                Err(Fault::new("story.several", several))
            }
        }
    }
}

/// Finds the values of a field at any depth.
fn collect<'a>(value: &'a Value, field: &str, found: &mut Vec<Found<'a>>) {
    match value {
        Value::Object(fields) => {
            if let Some(value @ (Value::String(_) | Value::Number(_))) = fields.get(field) {
                found.push((value, fields.get("partner").and_then(Value::as_u64)));
            }
            fields.values().for_each(|value| collect(value, field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, field, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
