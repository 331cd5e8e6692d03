//! A table of persons: who they are, for which partners they can be reached, and of which they are ambassador.

use std::path::Path;

use ledger_core::{Date, Ledger};
use ledger_report::{Contact, InEach};
use serde_json::Value;

use super::{CellFault, Faulty, Row, read};
use crate::contact;
use crate::failure::Failure;
use crate::form::{Field, Plain, Shape};
use crate::question::partner_named;

/// The name of this kind of table.
pub const CONTACTS: &str = "contacts";

/// A row of a table of persons.
#[derive(Clone, Debug)]
pub struct ContactRow {
    /// The number of the row in its file, from 1.
    pub number: u32,
    /// Who the person is, with the codes of partners.
    pub contact: Contact,
    /// The codes of the partners of which the person becomes ambassador.
    pub ambassador_of: Vec<String>,
    /// From when; if it is empty from the day on which the table is given.
    pub since: Option<Date>,
}

/// The columns of a table of persons.
pub(super) fn columns() -> Vec<Field> {
    let text = || Shape::Plain(Plain::Text);
    let several = || Shape::List(Box::new(text()));
    let fields = [
        ("name", "The name of the person. A department has none", text()),
        ("email", "The address for e-mail", text()),
        ("telephone", "The telephone number", text()),
        ("organisation", "Where the person works", text()),
        ("note", "Whatever else is good to know", text()),
        ("contact_of", "The partners for which the person is the contact", several()),
        ("finance_of", "The partners for which the person is the finance contact", several()),
        ("ambassador_of", "The partners of which the person is ambassador", several()),
        ("since", "From when the person is ambassador", Shape::Plain(Plain::Day)),
    ];
    let field = |(name, about, shape): (&str, &str, Shape)| Field {
        name: name.to_owned(),
        about: about.to_owned(),
        required: false,
        default: None,
        shape,
    };
    fields.into_iter().map(field).collect()
}

/// Reads a table of persons. `ledger` has the partners.
///
/// # Errors
/// Those of reading, with every cell that is wrong: also a person without a name, a text that no card may hold, and a
/// partner that is not in the register.
pub fn contacts(
    path: &Path,
    sheet: Option<&str>,
    ledger: &Ledger,
) -> Result<Vec<ContactRow>, Failure> {
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for row in read(path, &columns(), sheet)? {
        let text = |field: &str| {
            row.filled.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let mut wrong = |field: &str, failure: &Failure| {
            let message = InEach::of(|lang| failure.said(lang).message);
            faults.push(CellFault { at: row.address(field), message });
        };
        let mut codes = |field: &str| {
            let named = texts(&row, field).into_iter().filter_map(|text| {
                let found = partner_named(ledger, text);
                found.map_err(|failure| wrong(field, &failure)).ok()
            });
            let partners: Vec<_> = named.collect();
            contact::codes(ledger, partners)
        };
        let contact_of = codes("contact_of");
        let finance_of = codes("finance_of");
        let ambassador_of = codes("ambassador_of");
        let since = row.filled.get("since").and_then(Value::as_str);
        let since = since.and_then(|day| day.parse().ok());
        let contact = Contact {
            name: text("name"),
            email: text("email"),
            telephone: text("telephone"),
            organisation: text("organisation"),
            note: text("note"),
            contact_of,
            finance_of,
        };
        for (field, given) in contact::fields(&contact) {
            if let Err(failure) = contact::is_short_line(given) {
                wrong(field, &failure);
            }
        }
        if let Err(failure) = contact::has_a_name(&contact) {
            wrong("name", &failure);
        }
        rows.push(ContactRow { number: row.number, contact, ambassador_of, since });
    }
    match faults.is_empty() {
        true => Ok(rows),
        false => Err(Faulty { path: path.to_owned(), faults }.into()),
    }
}

/// The texts of a cell that may have several.
fn texts<'r>(row: &'r Row, field: &str) -> Vec<&'r str> {
    let all = row.filled.get(field).and_then(Value::as_array);
    all.into_iter().flatten().filter_map(Value::as_str).collect()
}
