//! Tables that people keep in a spreadsheet: a row for each record, a column for each field of it.
//!
//! The first row names the columns, by the names of the fields in English or Dutch. A cell says what could be typed
//! for the field. Every cell that is wrong is said at once, by its address.
//!
//! - `sheet`: reads XLSX and CSV into cells.
//! - `commands`: a table of acts, a command for each row. `contacts`: a table of persons. `template`: the table to fill
//!   in.

mod commands;
mod contacts;
mod sheet;
mod template;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use ledger_core::text;
use ledger_report::{InEach, Lang, Said, dutch, dutch_value};
use serde_json::{Map, Value};

use crate::failure::{Failure, Kind, Trouble};
use crate::form::{Field, Shape};
use sheet::{Cell, Sheet};

pub use commands::{KINDS, columns, commands};
pub use contacts::{CONTACTS, ContactRow, contacts};
pub use template::template;

/// The most faults that are said of one table.
const SAID: usize = 50;

/// A row of a table, with its number in the file.
pub struct Row {
    /// From 1.
    pub number: u32,
    /// What is filled in, by the names of the fields.
    pub filled: Map<String, Value>,
    /// The place of the column of each field.
    places: Rc<BTreeMap<String, usize>>,
}

impl Row {
    /// The address of the cell of a field, or the number of the row if the table has no such column.
    fn address(&self, field: &str) -> String {
        let place = self.places.get(field);
        place.map_or_else(|| number_of_row(self.number), |place| address(*place, self.number))
    }
}

/// A table has cells that are wrong.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said(Lang::En).message)]
pub struct Faulty {
    path: PathBuf,
    faults: Vec<CellFault>,
}

/// What is wrong with a cell.
#[derive(Debug)]
struct CellFault {
    /// The address of the cell, or of the row.
    at: String,
    message: InEach<String>,
}

impl Trouble for Faulty {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn said(&self, lang: Lang) -> Said {
        let line = |fault: &CellFault| {
            format!("{}, {}: {}", self.path.display(), fault.at, fault.message.in_lang(lang))
        };
        let mut lines: Vec<String> = self.faults.iter().take(SAID).map(line).collect();
        let more = self.faults.len().saturating_sub(SAID);
        if more > 0 {
            lines.push(lang.table_more_faults(more));
        }
        let lines = lines.join("\n");
        match lang {
            Lang::Nl => dutch::table_faulty(lines),
            Lang::En => Said {
                message: lines,
                help: "mend these cells, and give the file again; nothing was recorded".to_owned(),
            },
        }
    }
}

/// Whether a record can be a row: each of its fields is said by one cell.
pub fn is_row(shape: &Shape) -> bool {
    let fields = shape.fields();
    !fields.is_empty() && fields.iter().all(|field| is_cell(&field.shape))
}

/// Whether a cell says it: a value, or several texts with a semicolon between them.
fn is_cell(shape: &Shape) -> bool {
    shape.is_one_value() || items(shape).is_some()
}

/// The shape of the items, if a cell says several of them.
fn items(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::List(item) if item.is_one_value() => Some(item),
        Shape::OneOf(choices) => choices.iter().find_map(|choice| match &choice.holds {
            Some(Shape::List(item)) if choice.word.is_none() && item.is_one_value() => {
                Some(&**item)
            }
            _ => None,
        }),
        Shape::Plain(_) | Shape::List(_) | Shape::Named(_) | Shape::Record(_) | Shape::Json => None,
    }
}

/// The names of a column: of its field, and in Dutch.
fn names(field: &Field) -> impl Iterator<Item = &str> {
    [Some(field.name.as_str()), dutch_value(&format!("Column-{}", field.name))]
        .into_iter()
        .flatten()
}

/// Reads a table whose rows have these fields. Of a workbook it is the sheet with a name, or the first.
///
/// # Errors
/// A file that cannot be read; [`Faulty`] with every column and cell that is wrong.
pub fn read(path: &Path, fields: &[Field], sheet: Option<&str>) -> Result<Vec<Row>, Failure> {
    let sheet = Sheet::read(path, sheet)?;
    let mut reader = Reader { faults: Vec::new() };
    let rows = reader.rows(&sheet, fields);
    match reader.faults.is_empty() {
        true => Ok(rows),
        false => Err(Faulty { path: path.to_owned(), faults: reader.faults }.into()),
    }
}

struct Reader {
    faults: Vec<CellFault>,
}

impl Reader {
    fn wrong(&mut self, at: impl fmt::Display, say: impl Fn(Lang) -> String) {
        self.faults.push(CellFault { at: at.to_string(), message: InEach::of(say) });
    }

    fn rows(&mut self, sheet: &Sheet, fields: &[Field]) -> Vec<Row> {
        // A row that begins with a number sign is a remark.
        let mut rows = sheet.rows().filter(|(_, cells)| !is_empty(cells) && !is_remark(cells));
        let Some((number, header)) = rows.next() else {
            self.wrong(sheet.name(), |lang| lang.table_empty().to_owned());
            return Vec::new();
        };
        let columns = self.columns(number, header, fields);
        if !self.faults.is_empty() {
            return Vec::new();
        }
        let places = columns.iter().map(|(place, field)| (field.name.clone(), *place));
        let places = Rc::new(places.collect::<BTreeMap<String, usize>>());
        let read: Vec<Row> = rows
            .map(|(number, cells)| {
                let (filled, places) = (self.row(number, cells, &columns), Rc::clone(&places));
                Row { number, filled, places }
            })
            .collect();
        if read.is_empty() {
            self.wrong(sheet.name(), |lang| lang.table_empty().to_owned());
        }
        read
    }

    /// The field of each column that has one.
    fn columns<'f>(
        &mut self,
        number: u32,
        header: &[Cell],
        fields: &'f [Field],
    ) -> BTreeMap<usize, &'f Field> {
        let mut columns: BTreeMap<usize, &Field> = BTreeMap::new();
        let all = || fields.iter().filter_map(|field| names(field).last()).collect::<Vec<_>>();
        for (place, cell) in header.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let at = address(place, number);
            let called = text::key(&cell.text.replace(['_', '-'], " "));
            let is_it = |field: &&Field| {
                names(field).any(|name| text::key(&name.replace(['_', '-'], " ")) == called)
            };
            let Some(field) = fields.iter().find(is_it) else {
                let known = all().join(", ");
                self.wrong(at, |lang| lang.table_unknown_column(&cell.text, &known));
                continue;
            };
            if columns.values().any(|known| known.name == field.name) {
                self.wrong(at, |lang| lang.table_column_twice(&cell.text));
            }
            columns.insert(place, field);
        }
        let missing = fields.iter().filter(|field| {
            field.required && !columns.values().any(|known| known.name == field.name)
        });
        for field in missing {
            let name = names(field).collect::<Vec<_>>().join(" / ");
            self.wrong(number_of_row(number), |lang| lang.table_missing_column(&name));
        }
        columns
    }

    fn row(
        &mut self,
        number: u32,
        cells: &[Cell],
        columns: &BTreeMap<usize, &Field>,
    ) -> Map<String, Value> {
        let mut filled = Map::new();
        for (place, cell) in cells.iter().enumerate() {
            if !cell.is_empty() && !columns.contains_key(&place) {
                self.wrong(address(place, number), |lang| lang.table_no_column().to_owned());
            }
        }
        for (place, field) in columns {
            let at = address(*place, number);
            match cells.get(*place).filter(|cell| !cell.is_empty()) {
                None if field.required => {
                    let name = names(field).last().unwrap_or_default().to_owned();
                    self.wrong(at, |lang| lang.table_cell_empty(&name));
                }
                None => {}
                Some(cell) => match cell.read(&field.shape) {
                    Ok(value) => {
                        filled.insert(field.name.clone(), value);
                    }
                    Err(unread) => self
                        .wrong(at, |lang| lang.table_cell_wrong(&cell.text, unread.in_lang(lang))),
                },
            }
        }
        filled
    }
}

fn is_empty(cells: &[Cell]) -> bool {
    cells.iter().all(Cell::is_empty)
}

fn is_remark(cells: &[Cell]) -> bool {
    cells.iter().find(|cell| !cell.is_empty()).is_some_and(|cell| cell.text.starts_with('#'))
}

/// The address of a cell as spreadsheets write it: `C7`.
fn address(place: usize, row: u32) -> String {
    let (mut letters, mut left) = (String::new(), place + 1);
    while left > 0 {
        let letter = (left - 1) % 26;
        letters.insert(0, char::from(b'A' + letter as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{row}")
}

fn number_of_row(row: u32) -> String {
    row.to_string()
}
