//! A table on a sheet of its own: one row of names above it that stays in view, and formulas for totals.

use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use rust_xlsxwriter::{Format, Formula, Worksheet};

use super::XlsxError;
use super::cells::{ACCENT, Number, Value, format, header, width};
use super::heights::{lines_of, set_height};
use crate::document::{Addends, Cell, Column, Fit, Row, Sign, Table, harmless};
use crate::words::Lang;

/// The least and greatest width of a column, in letters.
const NARROWEST: usize = 8;
const WIDEST: usize = 48;
/// The greatest width, in letters, that is printed in portrait.
const UPRIGHT: usize = 95;

/// A column: its place in the sheet and in the table.
struct Placed<'t> {
    at: u16,
    place: usize,
    column: &'t Column,
    /// In letters.
    width: usize,
}

/// Writes a table: first the columns for readers, which are printed, then those for programs.
pub(super) fn write(sheet: &mut Worksheet, table: &Table, lang: Lang) -> Result<(), XlsxError> {
    let columns = placed(table, lang);
    for Placed { at, column, .. } in &columns {
        let (name, look) = header(column);
        sheet.write_string_with_format(0, *at, name, &look)?;
    }
    let sums = table.addends();
    for (place, row) in table.rows.iter().enumerate() {
        let at = line(place);
        match row {
            Row::Heading(text) => {
                let look = Format::new().set_bold().set_font_color(ACCENT);
                sheet.write_string_with_format(at, 0, harmless(text), &look)?;
            }
            Row::Normal(cells) => {
                for column in &columns {
                    let cell = cell_of(cells, column);
                    let look = format(cell, column.column, false, lang);
                    let value = Value::of(cell, column.column, lang);
                    write_value(sheet, (at, column.at), value, None, &look)?;
                }
            }
            Row::Total(cells, _) => {
                let addends = sums.iter().find(|(total, _)| *total == place);
                for column in &columns {
                    let cell = cell_of(cells, column);
                    let look = format(cell, column.column, true, lang);
                    let value = Value::of(cell, column.column, lang);
                    let formula = addends
                        .filter(|_| adds_up(cell))
                        .and_then(|(_, addends)| formula(table, addends, column, lang));
                    write_value(sheet, (at, column.at), value, formula, &look)?;
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    fit(sheet, table, &columns, lang)
}

/// The row of the sheet for a row of the table. A number that is too large is refused when it is used.
fn line(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1)
}

fn placed(table: &Table, lang: Lang) -> Vec<Placed<'_>> {
    let columns = || table.columns.iter().enumerate();
    let shown = columns().filter(|(_, column)| column.is_told());
    let others = columns().filter(|(_, column)| !column.shown);
    let placed = (0..).zip(shown.chain(others));
    let placed = placed.map(|(at, (place, column))| {
        let width = width_of(table, place, column, lang);
        Placed { at, place, column, width }
    });
    placed.collect()
}

/// The width of the widest cell of a column, up to a limit. Wider text wraps.
fn width_of(table: &Table, place: usize, column: &Column, lang: Lang) -> usize {
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Normal(cells) | Row::Total(cells, _) => cells.get(place),
        Row::Heading(_) => None,
    });
    let (name, _) = header(column);
    let longest_word = name.split(' ').map(|word| word.chars().count()).max();
    let widths = cells.map(|cell| width(cell, column, lang)).chain(longest_word);
    let most = if column.fit == Fit::Text || !column.shown { WIDEST } else { usize::MAX };
    (widths.max().unwrap_or(0) + 2).min(most).max(NARROWEST)
}

fn cell_of<'c>(cells: &'c [Cell], column: &Placed<'_>) -> &'c Cell {
    cells.get(column.place).unwrap_or(&Cell::Empty)
}

/// Writes a value, or a formula with its expected value.
fn write_value(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value,
    formula: Option<String>,
    look: &Format,
) -> Result<(), XlsxError> {
    match (value, formula) {
        (Value::Number(Number { decimal, .. }), Some(formula)) => {
            let formula = Formula::new(formula).set_result(decimal);
            sheet.write_formula_with_format(row, column, formula, look)?
        }
        (Value::Number(Number { float, .. }), None) => {
            sheet.write_number_with_format(row, column, float, look)?
        }
        (Value::Text(text), _) => {
            sheet.write_string_with_format(row, column, text.trim_start_matches(' '), look)?
        }
        (Value::Day(day), _) => sheet.write_datetime_with_format(row, column, &day, look)?,
        (Value::Flag(flag), _) => sheet.write_boolean_with_format(row, column, flag, look)?,
        (Value::Nothing, _) => sheet.write_blank(row, column, look)?,
    };
    Ok(())
}

/// Whether the cell of a total is a sum. A percentage is not.
fn adds_up(cell: &Cell) -> bool {
    matches!(cell, Cell::Money(_) | Cell::Number(_))
}

/// The formula of a total in a column. Returns `None` if an addend is not a number there.
fn formula(table: &Table, addends: &Addends, column: &Placed<'_>, lang: Lang) -> Option<String> {
    match addends {
        Addends::Rows(rows) => {
            let normal = table.rows.get(rows.clone())?;
            let whole = normal.iter().all(|row| addend(row, column, lang) != Addend::TooLarge);
            let last = rows.end.checked_sub(1)?;
            let range = cell_range(line(rows.start), column.at, line(last), column.at);
            whole.then(|| format!("=SUM({range})"))
        }
        Addends::Totals(totals) => {
            let mut formula = String::new();
            for (sign, row) in totals {
                match addend(table.rows.get(*row)?, column, lang) {
                    Addend::Nothing => continue,
                    Addend::TooLarge => return None,
                    Addend::Number => {}
                }
                match sign {
                    Sign::Plus if formula.is_empty() => {}
                    Sign::Plus => formula.push('+'),
                    Sign::Minus => formula.push('-'),
                }
                formula.push_str(&row_col_to_cell(line(*row), column.at));
            }
            (!formula.is_empty()).then(|| format!("={formula}"))
        }
        Addends::Elsewhere => None,
    }
}

/// The part of a cell in a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Addend {
    Number,
    Nothing,
    TooLarge,
}

fn addend(row: &Row, column: &Placed<'_>, lang: Lang) -> Addend {
    let cell = match row {
        Row::Normal(cells) | Row::Total(cells, _) => cells.get(column.place),
        Row::Heading(_) => None,
    };
    match cell.filter(|cell| adds_up(cell)).map(|cell| Value::of(cell, column.column, lang)) {
        None => Addend::Nothing,
        Some(Value::Number(_)) => Addend::Number,
        Some(Value::Nothing | Value::Text(_) | Value::Day(_) | Value::Flag(_)) => Addend::TooLarge,
    }
}

/// Fits columns, rows and the orientation of pages to the contents.
fn fit(
    sheet: &mut Worksheet,
    table: &Table,
    columns: &[Placed<'_>],
    lang: Lang,
) -> Result<(), XlsxError> {
    for Placed { at, width, .. } in columns {
        sheet.set_column_width(*at, u16::try_from(*width).unwrap_or(u16::MAX))?;
    }
    let wrapping = || columns.iter().filter(|column| column.column.fit == Fit::Text);
    for (place, row) in table.rows.iter().enumerate() {
        let (Row::Normal(cells) | Row::Total(cells, _)) = row else { continue };
        let lines = wrapping().map(|column| {
            let shown = cell_of(cells, column).shown(lang);
            lines_of(&shown, column.width)
        });
        set_height(sheet, line(place), lines.max().unwrap_or(1))?;
    }
    let titles = columns.iter().map(|column| lines_of(header(column.column).0, column.width));
    set_height(sheet, 0, titles.max().unwrap_or(1))?;
    let shown = || columns.iter().filter(|column| column.column.shown);
    if let Some(last) = shown().next_back() {
        sheet.set_print_area(0, 0, line(table.rows.len().saturating_sub(1)), last.at)?;
    }
    if shown().map(|column| column.width).sum::<usize>() > UPRIGHT {
        sheet.set_landscape();
    }
    Ok(())
}
