//! The table to fill in: the names of the columns, and a remark about each.

use ledger_report::Lang;

use super::{CONTACTS, columns, contacts, is_row, items, names};
use crate::failure::Failure;
use crate::form::{Choice, Field, Form, Shape};

/// The table to fill in for a kind of table, or for a list of a command or of what a proposal is about, such as
/// `open-books.invoices` and `budget.lines`.
///
/// # Errors
/// There is no such kind, or no such list.
pub fn template(kind: &str, lang: Lang) -> Result<String, Failure> {
    if kind == CONTACTS {
        return Ok(of_columns(&contacts::columns(), lang));
    }
    let Some((command, list)) = kind.split_once('.') else {
        return Ok(of_columns(&columns(kind)?.1, lang));
    };
    let rows = fields_of(command).iter().find(|field| field.name == list).and_then(|field| {
        match &field.shape {
            Shape::List(item) => is_row(item).then(|| item.fields()),
            Shape::Plain(_)
            | Shape::OneOf(_)
            | Shape::Named(_)
            | Shape::Record(_)
            | Shape::Json => None,
        }
    });
    let unknown = || {
        let known = "open-books.invoices, budget.lines";
        Failure::usage(|lang| lang.table_unknown_kind(kind, known))
    };
    Ok(of_columns(rows.ok_or_else(unknown)?, lang))
}

/// The fields of a command, or of what a proposal can be about.
fn fields_of(command: &str) -> &'static [Field] {
    if let Some(form) = Form::of(command) {
        return &form.fields;
    }
    let proposal = Form::of("submit-proposal").into_iter().flat_map(|form| &form.fields);
    let mut choices = proposal.flat_map(|field| field.shape.choices());
    let choice = choices.find(|choice| choice.word.as_deref() == Some(command));
    choice.and_then(|choice| choice.holds.as_ref()).map_or(&[], Shape::fields)
}

/// A file of CSV with the columns of these fields, as a spreadsheet program in the Netherlands opens it. Remarks say
/// what stands in each column; a table may keep them.
pub(super) fn of_columns(fields: &[Field], lang: Lang) -> String {
    let name = |field: &Field| {
        let mut names = names(field);
        let english = names.next().unwrap_or_default().to_owned();
        match lang {
            Lang::En => english,
            Lang::Nl => names.next().map_or(english, str::to_owned),
        }
    };
    let header: Vec<String> = fields.iter().map(name).collect();
    let mut text = header.join(";") + "\n";
    for field in fields {
        // What the fields of a command are is described in English.
        let about = field.about.split("\n\n").next().unwrap_or_default();
        let about = about.strip_suffix('.').unwrap_or(about).to_owned();
        let words = words(&field.shape, lang);
        let required = if field.required { lang.column_required() } else { lang.column_optional() };
        let several = items(&field.shape).map(|_| lang.column_of_several());
        let said = [(lang == Lang::En).then_some(about), (!words.is_empty()).then_some(words)];
        let said = said.into_iter().flatten().chain([required.to_owned()]);
        let said: Vec<String> = said.chain(several.map(str::to_owned)).collect();
        let remark = format!("# {}: {}", name(field), said.join("; "));
        text += &format!("\"{}\"\n", remark.replace('"', "\"\""));
    }
    text
}

/// The words of which a cell may have one.
fn words(shape: &Shape, lang: Lang) -> String {
    let word = |choice: &Choice| match lang {
        Lang::En => choice.word.clone(),
        Lang::Nl => choice.dutch.map(str::to_owned).or(choice.word.clone()),
    };
    shape.choices().iter().filter_map(word).collect::<Vec<_>>().join(", ")
}
