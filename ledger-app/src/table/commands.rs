//! A table of acts: each row is a command of one kind, with its day if the table has it.

use std::collections::BTreeMap;
use std::path::Path;

use ledger_core::text;
use ledger_report::InEach;
use serde_json::{Map, Value};

use super::{CONTACTS, CellFault, Faulty, is_row, names, number_of_row, read};
use crate::failure::Failure;
use crate::form::{Field, Form, Plain, Shape};
use crate::given::{Defaults, Given};

/// The kinds of tables that have a name of their own: the name, the command, and the column whose values are all
/// different, if there is one.
pub const KINDS: [(&str, &str, Option<&str>); 4] = [
    ("partners", "state-billing-address", Some("partner")),
    ("expenses", "record-expense", None),
    ("payments", "receive-payment", Some("bank_reference")),
    ("income", "record-other-income", Some("bank_reference")),
];

/// The command of a kind of table, and its columns: those of the command, and before them the day and the id.
///
/// # Errors
/// A kind that there is not, or a command that is more than a row can say.
pub fn columns(kind: &str) -> Result<(&'static Form, Vec<Field>), Failure> {
    let command =
        KINDS.iter().find(|(name, ..)| *name == kind).map_or(kind, |(_, command, _)| command);
    let form = Form::of(command).filter(|form| is_row(&Shape::Record(form.fields.clone())));
    let form = form.ok_or_else(|| {
        let named = format!("{CONTACTS}, {}", KINDS.map(|(name, ..)| name).join(", "));
        Failure::usage(|lang| lang.table_unknown_kind(kind, &named))
    })?;
    let envelope = |name: &str, about: &str, plain| Field {
        name: name.to_owned(),
        about: about.to_owned(),
        required: false,
        default: None,
        shape: Shape::Plain(plain),
    };
    let of_all = [
        envelope("on", "The day it takes effect.", Plain::Day),
        envelope("id", "An id under which it is recorded once.", Plain::Text),
    ];
    let others =
        of_all.into_iter().filter(|field| !form.fields.iter().any(|of| of.name == field.name));
    Ok((form, others.chain(form.fields.iter().cloned()).collect()))
}

/// Reads a table of a kind: each row with its number and its command.
///
/// # Errors
/// Those of [`columns`] and of reading, with every cell that is wrong; rows with the same value where all are different.
pub fn commands(
    path: &Path,
    kind: &str,
    sheet: Option<&str>,
    defaults: &Defaults,
) -> Result<Vec<(u32, Given)>, Failure> {
    let (form, columns) = columns(kind)?;
    let of_form = |name: &str| form.fields.iter().any(|field| field.name == name);
    let unique = KINDS.iter().find(|(name, ..)| *name == kind).and_then(|(.., column)| *column);
    let (mut commands, mut faults) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for row in read(path, &columns, sheet)? {
        let (number, mut data) = (row.number, row.filled);
        let mut wrong = |message| faults.push(CellFault { at: number_of_row(number), message });
        if let Some(column) = unique
            && let Some(value) = data.get(column).and_then(Value::as_str)
            && let Some(other) = seen.insert(text::key(value), number)
        {
            let field = columns.iter().find(|field| field.name == column);
            let name = field.and_then(|field| names(field).last()).unwrap_or(column);
            wrong(InEach::of(|lang| lang.table_row_twice(name, other)));
        }
        let mut line = Map::from_iter([("kind".to_owned(), form.kind.as_str().into())]);
        for name in ["on", "id"].into_iter().filter(|name| !of_form(name)) {
            if let Some(value) = data.remove(name) {
                line.insert(name.to_owned(), value);
            }
        }
        line.insert("data".to_owned(), Value::Object(data));
        match Given::from_line(Value::Object(line).to_string().as_bytes(), defaults) {
            Ok(given) => commands.push((number, given)),
            Err(fault) => wrong(InEach::of(|lang| fault.said.in_lang(lang).message.clone())),
        }
    }
    match faults.is_empty() {
        true => Ok(commands),
        false => Err(Faulty { path: path.to_owned(), faults }.into()),
    }
}
