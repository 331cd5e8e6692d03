//! Reads the cells of a file. A number of a spreadsheet becomes the text that a person would have typed.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read as _};
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde_json::Value;

use super::items;
use crate::failure::Failure;
use crate::form::Shape;
use crate::input;
use crate::unread::Unread;

/// The most bytes of a file.
const READ_LIMIT: u64 = 32 * 1024 * 1024;
/// The most bytes of a workbook once it is unpacked. An archive of a few KiB can hold terabytes.
const UNPACKED_LIMIT: u64 = 256 * 1024 * 1024;
/// The most cells of a sheet, those that are empty between others included.
const CELLS: usize = 2_000_000;
/// The most columns of a sheet.
const COLUMNS: usize = 500;

/// A sheet of a workbook, or a file of CSV.
pub(super) struct Sheet {
    name: String,
    rows: Vec<(u32, Vec<Cell>)>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// What stands in it, without white space around it.
    pub(super) text: String,
    /// Whether a formula in it has no value.
    broken: bool,
}

impl Cell {
    fn of(text: impl AsRef<str>) -> Cell {
        Cell { text: text.as_ref().trim().to_owned(), broken: false }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What it says, as JSON.
    pub(super) fn read(&self, shape: &Shape) -> Result<Value, Unread> {
        if self.broken {
            return Err(Unread::of(|lang| lang.table_formula_broken().to_owned()));
        }
        match items(shape) {
            Some(item) if shape.read(&self.text).is_err() || matches!(shape, Shape::List(_)) => {
                let each = self.text.split(';').map(str::trim).filter(|part| !part.is_empty());
                each.map(|part| item.read(part)).collect::<Result<Vec<_>, _>>().map(Value::Array)
            }
            _ => shape.read(&self.text),
        }
    }
}

impl Sheet {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Every row with its number in the file.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u32, &[Cell])> {
        self.rows.iter().map(|(number, cells)| (*number, cells.as_slice()))
    }

    /// Reads a file: a workbook or CSV, by what it begins with.
    pub(super) fn read(path: &Path, sheet: Option<&str>) -> Result<Sheet, Failure> {
        let bytes = input::bytes(path, READ_LIMIT + 1)?;
        if bytes.len() as u64 > READ_LIMIT {
            return Err(Failure::usage(|lang| lang.table_too_large(path.display(), READ_LIMIT)));
        }
        // A workbook is an archive.
        match bytes.starts_with(b"PK\x03\x04") {
            true => workbook(path, &bytes, sheet),
            false => csv(path, &bytes),
        }
    }
}

fn too_large(path: &Path) -> Failure {
    Failure::usage(|lang| lang.table_too_large(path.display(), READ_LIMIT))
}

fn unreadable(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    Failure::usage(|lang| lang.table_unreadable(path.display(), why))
}

fn workbook(path: &Path, bytes: &[u8], wanted: Option<&str>) -> Result<Sheet, Failure> {
    let failed = |error: XlsxError| unreadable(path, &error);
    check_unpacked(path, bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(failed)?;
    let names = book.sheet_names();
    let name = match wanted {
        None => names.first(),
        Some(wanted) => names.iter().find(|name| name.as_str() == wanted),
    };
    let Some(name) = name.cloned() else {
        let (wanted, names) = (wanted.unwrap_or_default(), names.join(", "));
        return Err(Failure::usage(|lang| lang.table_no_sheet(path.display(), wanted, &names)));
    };
    // Cell by cell: a sheet of two cells, far apart, would be billions as a rectangle.
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut cells = 0;
    let mut reader = book.worksheet_cells_reader(&name).map_err(failed)?;
    while let Some(found) = reader.next_cell().map_err(failed)? {
        let (row, column) = found.get_position();
        let (column, here) = (column as usize, cell(found.get_value()));
        if here.is_empty() {
            continue;
        }
        let row = rows.entry(row.saturating_add(1)).or_default();
        cells += (column + 1).saturating_sub(row.len());
        if column >= COLUMNS || cells > CELLS {
            return Err(too_large(path));
        }
        row.resize(row.len().max(column + 1), Cell::default());
        if let Some(place) = row.get_mut(column) {
            *place = here;
        }
    }
    Ok(Sheet { name, rows: rows.into_iter().collect() })
}

/// Refuses an archive that is too much once it is unpacked.
fn check_unpacked(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(path, &error))?;
    let mut left = UNPACKED_LIMIT;
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|error| unreadable(path, &error))?;
        let unpacked = io::copy(&mut entry.take(left + 1), &mut io::sink());
        let unpacked = unpacked.map_err(|error| unreadable(path, &error))?;
        left = left.checked_sub(unpacked).ok_or_else(|| too_large(path))?;
    }
    Ok(())
}

/// What stands in a cell of a workbook.
fn cell(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Empty => Cell::default(),
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            // A day in ISO 8601 may have a time of the day behind it.
            Cell::of(text.strip_suffix("T00:00:00").unwrap_or(text))
        }
        DataRef::Int(number) => Cell::of(number.to_string()),
        DataRef::Float(number) => Cell::of(number_as_typed(*number)),
        DataRef::Bool(yes) => Cell::of(yes.to_string()),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Cell::of(format!("{year:04}-{month:02}-{day:02}"))
        }
        DataRef::Error(error) => Cell { text: error.to_string(), broken: true },
    }
}

/// A number as somebody would type it: without the digits that only its binary form has, such as those of 0.1 + 0.2.
fn number_as_typed(number: f64) -> String {
    match Decimal::from_f64(number) {
        Some(decimal) => decimal.normalize().to_string(),
        None => number.to_string(),
    }
}

/// Reads CSV, in UTF-8 or as spreadsheet programs write it on Windows, with the separator of its first line.
fn csv(path: &Path, bytes: &[u8]) -> Result<Sheet, Failure> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: &&char| first.matches(**separator).count();
    let separator = [';', '\t', ','].iter().rev().max_by_key(count).copied().unwrap_or(';');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator as u8)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut cells = 0;
    let (mut counted, mut line) = (0, 1);
    for record in reader.records() {
        let record = record.map_err(|error| {
            Failure::usage(|lang| lang.table_unreadable(path.display(), &error))
        })?;
        cells += record.len();
        if cells > CELLS {
            return Err(too_large(path));
        }
        // The position of a record is before the empty lines above it.
        let begins = record.position().map_or(0, |position| position.byte() as usize);
        let rest = text.get(begins..).unwrap_or_default();
        let begins = begins + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        line += text.get(counted..begins).unwrap_or_default().matches('\n').count();
        counted = begins;
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        rows.push((number, record.iter().map(Cell::of).collect()));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Sheet { name: name.unwrap_or_default(), rows })
}
