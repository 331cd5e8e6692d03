//! A table on a sheet: a row of titles above it, and formulas for what can be worked out. The columns for programs stand to the
//! right of all others and are hidden.

use ledger_core::Money;
use ledger_core::views::Percent;
use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use rust_xlsxwriter::{
    ConditionalFormatText, ConditionalFormatTextRule, Format, Formula, Worksheet,
};

use super::XlsxError;
use super::cells::{ACCENT, Number, Value, format, header, lit, width};
use super::heights::{lines_of, set_height};
use crate::document::{Addends, Cell, Column, Derived, Fit, Light, Row, Sign, Table, harmless};
use crate::words::Lang;

/// The least and greatest width of a column, in letters.
const NARROWEST: usize = 8;
const WIDEST: usize = 48;

/// A table in its place.
pub(super) struct Grid<'t> {
    pub(super) table: &'t Table,
    /// Its first row.
    pub(super) top: u32,
    /// The first column that is hidden.
    pub(super) columns: u16,
    /// The widths of the columns, in letters.
    pub(super) widths: &'t [usize],
}

/// A column: its place in the sheet and in the table.
struct Placed<'t> {
    at: u16,
    place: usize,
    column: &'t Column,
}

/// The widths that the columns for readers need, in letters.
pub(super) fn shown(table: &Table, lang: Lang) -> Vec<usize> {
    let shown = table.columns.iter().enumerate().filter(|(_, column)| column.is_told());
    shown.map(|(place, column)| width_of(table, place, column, lang)).collect()
}

/// The number of columns for programs.
pub(super) fn hidden(table: &Table) -> usize {
    table.columns.iter().filter(|column| !column.shown).count()
}

impl Grid<'_> {
    /// Writes the table. Returns the row below it.
    pub(super) fn write(&self, sheet: &mut Worksheet, lang: Lang) -> Result<u32, XlsxError> {
        let (table, columns) = (self.table, self.placed());
        if self.headed() {
            for Placed { at, column, .. } in &columns {
                let (name, look) = header(column);
                sheet.write_string_with_format(self.top, *at, name, &look)?;
            }
        }
        let sums = table.addends();
        for (place, row) in table.rows.iter().enumerate() {
            let at = self.line(place);
            let (cells, total) = match row {
                Row::Heading(text) => {
                    let look = Format::new().set_bold().set_font_color(ACCENT);
                    sheet.write_string_with_format(at, 0, harmless(text), &look)?;
                    continue;
                }
                Row::Normal(cells) => (cells, false),
                Row::Total(cells, _) => (cells, true),
            };
            let addends = sums.iter().find(|(of, _)| *of == place).map(|(_, addends)| addends);
            for column in &columns {
                let cell = cell_of(cells, column);
                let look = format(cell, column.column, total, lang);
                let value = Value::of(cell, column.column, lang);
                let summed = addends
                    .filter(|_| adds_up(cell))
                    .and_then(|addends| self.formula(addends, column, lang));
                let formula = summed.or_else(|| self.derived(place, cells, column, lang));
                write_value(sheet, (at, column.at), value, formula, &look)?;
            }
        }
        let below = self.line(table.rows.len());
        self.light(sheet, &columns, below)?;
        self.fit(sheet, &columns, lang)?;
        Ok(below)
    }

    /// Whether it has a row of titles.
    fn headed(&self) -> bool {
        self.table.columns.iter().any(|column| !column.title.is_empty() || !column.shown)
    }

    /// The row of the sheet for a row of the table. A number that is too large is refused when it is used.
    fn line(&self, place: usize) -> u32 {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        self.top.saturating_add(place).saturating_add(self.headed().into())
    }

    fn placed(&self) -> Vec<Placed<'_>> {
        let columns = || self.table.columns.iter().enumerate();
        let shown = (0..).zip(columns().filter(|(_, column)| column.is_told()));
        let others = (self.columns..).zip(columns().filter(|(_, column)| !column.shown));
        shown.chain(others).map(|(at, (place, column))| Placed { at, place, column }).collect()
    }

    /// Colours the lights of a column by what a cell says, also after somebody changes that.
    fn light(
        &self,
        sheet: &mut Worksheet,
        columns: &[Placed<'_>],
        below: u32,
    ) -> Result<(), XlsxError> {
        let is_lit = |column: &&Placed<'_>| {
            let mut cells = self.table.rows.iter().filter_map(|row| match row {
                Row::Normal(cells) | Row::Total(cells, _) => cells.get(column.place),
                Row::Heading(_) => None,
            });
            column.column.shown && cells.any(|cell| matches!(cell, Cell::Light { .. }))
        };
        for column in columns.iter().filter(is_lit) {
            for light in [Light::Good, Light::Attention, Light::Bad] {
                let rule = ConditionalFormatTextRule::BeginsWith(light.shape().to_string());
                let look = Format::new().set_font_color(lit(light));
                let rule = ConditionalFormatText::new().set_rule(rule).set_format(look);
                let (top, last) = (self.line(0), below.saturating_sub(1));
                sheet.add_conditional_format(top, column.at, last, column.at, &rule)?;
            }
        }
        Ok(())
    }

    /// The formula of a cell that is worked out of others of its row. Returns `None` if they do not come to what it has.
    fn derived(
        &self,
        row: usize,
        cells: &[Cell],
        column: &Placed<'_>,
        lang: Lang,
    ) -> Option<String> {
        let amount = |key: &str| {
            let placed = self.placed();
            let of = placed.iter().find(|placed| placed.column.key == key)?;
            let cell = cells.get(of.place)?;
            let Cell::Money(amount) = cell else { return None };
            let written = matches!(Value::of(cell, of.column, lang), Value::Number(_));
            written.then(|| (*amount, row_col_to_cell(self.line(row), of.at)))
        };
        let cell = cell_of(cells, column);
        self.table.derived.iter().find_map(|derived| match *derived {
            Derived::Difference { key, of, less } if key == column.column.key => {
                let ((of, of_at), (less, less_at)) = (amount(of)?, amount(less)?);
                (*cell == Cell::Money(taken(of, less)?)).then(|| format!("={of_at}-{less_at}"))
            }
            Derived::Percent { key, part, whole } if key == column.column.key => {
                let ((part, part_at), (whole, whole_at)) = (amount(part)?, amount(whole)?);
                let percent = Percent::of(part, whole)?;
                (*cell == Cell::Percent(percent))
                    .then(|| format!("=ROUND({part_at}/ABS({whole_at}),3)"))
            }
            Derived::Difference { .. } | Derived::Percent { .. } => None,
        })
    }

    /// The formula of a total in a column. Returns `None` if an addend is not a number there.
    fn formula(&self, addends: &Addends, column: &Placed<'_>, lang: Lang) -> Option<String> {
        match addends {
            Addends::Rows(rows) => {
                let normal = self.table.rows.get(rows.clone())?;
                let whole = normal.iter().all(|row| addend(row, column, lang) != Addend::TooLarge);
                let last = rows.end.checked_sub(1)?;
                let range =
                    cell_range(self.line(rows.start), column.at, self.line(last), column.at);
                whole.then(|| format!("=SUM({range})"))
            }
            Addends::Totals(totals) => {
                let mut formula = String::new();
                for (sign, row) in totals {
                    match addend(self.table.rows.get(*row)?, column, lang) {
                        Addend::Nothing => continue,
                        Addend::TooLarge => return None,
                        Addend::Number => {}
                    }
                    match sign {
                        Sign::Plus if formula.is_empty() => {}
                        Sign::Plus => formula.push('+'),
                        Sign::Minus => formula.push('-'),
                    }
                    formula.push_str(&row_col_to_cell(self.line(*row), column.at));
                }
                (!formula.is_empty()).then(|| format!("={formula}"))
            }
            Addends::Elsewhere => None,
        }
    }

    /// Fits the rows to their contents.
    fn fit(
        &self,
        sheet: &mut Worksheet,
        columns: &[Placed<'_>],
        lang: Lang,
    ) -> Result<(), XlsxError> {
        let room = |column: &Placed<'_>| {
            self.widths.get(usize::from(column.at)).copied().unwrap_or(WIDEST)
        };
        let shown = || columns.iter().filter(|column| column.column.shown);
        for (place, row) in self.table.rows.iter().enumerate() {
            let (Row::Normal(cells) | Row::Total(cells, _)) = row else { continue };
            let wrapping = shown().filter(|column| column.column.fit == Fit::Text);
            let lines =
                wrapping.map(|column| lines_of(&cell_of(cells, column).shown(lang), room(column)));
            set_height(sheet, self.line(place), lines.max().unwrap_or(1))?;
        }
        if self.headed() {
            let titles = shown().map(|column| lines_of(header(column.column).0, room(column)));
            set_height(sheet, self.top, titles.max().unwrap_or(1))?;
        }
        Ok(())
    }
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

fn taken(amount: Money, less: Money) -> Option<Money> {
    amount.cents().checked_sub(less.cents()).map(Money::from_cents)
}

/// Whether the cell of a total is a sum. A percentage is not.
fn adds_up(cell: &Cell) -> bool {
    matches!(cell, Cell::Money(_) | Cell::Number(_))
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
