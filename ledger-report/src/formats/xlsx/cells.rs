//! The contents and look of the cells of a spreadsheet.

use chrono::Datelike;
use ledger_core::Date;
use ledger_core::views::Percent;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder};

use crate::document::{Cell, Column, Fit, Light, harmless};
use crate::values;
use crate::words::Lang;

/// The colours of every format.
pub(super) const ACCENT: u32 = 0x0b_5563;
pub(super) const QUIET: u32 = 0x52_6066;
const TINT: u32 = 0xee_f4f5;

/// The colour of a light.
pub(super) fn lit(light: Light) -> u32 {
    match light {
        Light::Good => 0x1a_7f37,
        Light::Attention => 0x8f_5f00,
        Light::Bad => 0xb3_261e,
        Light::Open => QUIET,
    }
}

/// The most letters that a cell can hold.
const LONGEST: usize = 32_767;
/// The number of decimal digits that a number in a spreadsheet keeps exactly.
const DIGITS: usize = 15;

/// The contents of a cell.
pub(super) enum Value {
    Nothing,
    Text(String),
    Number(Number),
    Day(ExcelDateTime),
    Flag(bool),
}

/// A number. Spreadsheets have only binary floats, and nothing here calculates with them.
pub(super) struct Number {
    pub(super) float: f64,
    pub(super) decimal: String,
}

impl Number {
    /// A decimal with few enough digits for a float to keep them all: amounts below ten billion euros by a
    /// thousand. A larger one stays a text, which is better than a wrong number.
    pub(super) fn of(decimal: String) -> Option<Number> {
        let digits = decimal.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
        if digits.count() > DIGITS {
            return None;
        }
        Some(Number { float: decimal.parse().ok()?, decimal })
    }
}

impl Value {
    /// The contents of a cell in a spreadsheet. Readers see names where programs get codes.
    pub(super) fn of(cell: &Cell, column: &Column, lang: Lang) -> Value {
        let number = match cell {
            Cell::Money(amount) => Number::of(amount.to_string()),
            Cell::Number(number) => Number::of(number.to_string()),
            Cell::Percent(percent) => Number::of(fraction(*percent)),
            Cell::Named { code, .. } if in_whole_euros(cell, column) => Number::of(code.clone()),
            Cell::Date(date) => {
                return day(*date).map_or_else(|| shown(cell, column, lang), Value::Day);
            }
            Cell::Flag(flag) if !column.shown => return Value::Flag(*flag),
            Cell::Empty
            | Cell::Text(_)
            | Cell::Flag(_)
            | Cell::Named { .. }
            | Cell::Bar(_)
            | Cell::Light { .. } => None,
        };
        number.map_or_else(|| shown(cell, column, lang), Value::Number)
    }
}

fn shown(cell: &Cell, column: &Column, lang: Lang) -> Value {
    let words = if column.shown { cell.shown(lang) } else { harmless(&cell.plain()) };
    if words.is_empty() { Value::Nothing } else { Value::Text(text(&words)) }
}

/// A text that a cell can hold.
pub(super) fn text(words: &str) -> String {
    let units = words.encode_utf16().count();
    if units <= LONGEST {
        return words.to_owned();
    }
    // A letter takes at most two units.
    words.chars().take(LONGEST / 2 - 1).chain(['…']).collect()
}

/// Whether a cell has an amount that readers see in whole euros.
fn in_whole_euros(cell: &Cell, column: &Column) -> bool {
    let figures = column.shown && column.fit == Fit::Figure;
    figures && matches!(cell, Cell::Named { name, .. } if name.contains('€'))
}

/// A percentage as a fraction: 12.5% is 0.125.
fn fraction(percent: Percent) -> String {
    let sign = if percent.tenths() < 0 { "-" } else { "" };
    let tenths = percent.tenths().unsigned_abs();
    format!("{sign}{}.{:03}", tenths / 1_000, tenths % 1_000)
}

/// Returns `None` before 1900, where the days of a spreadsheet begin.
fn day(date: Date) -> Option<ExcelDateTime> {
    let date = date.naive();
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(date.year()).ok()?, month, day).ok()
}

/// The look of a cell. Spaces before a name become an indent.
pub(super) fn format(cell: &Cell, column: &Column, total: bool, lang: Lang) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    let format = match cell {
        Cell::Money(_) => {
            format.set_num_format(euros(lang)).set_align(FormatAlign::Right).set_indent(1)
        }
        Cell::Named { .. } if in_whole_euros(cell, column) => {
            format.set_num_format(whole_euros(lang)).set_align(FormatAlign::Right).set_indent(1)
        }
        Cell::Percent(_) => {
            format.set_num_format("0.0%").set_align(FormatAlign::Right).set_indent(1)
        }
        Cell::Date(_) => format.set_num_format(long_day(lang)).set_align(FormatAlign::Left),
        Cell::Number(_) if column.fit == Fit::Figure => {
            format.set_align(FormatAlign::Right).set_indent(1)
        }
        Cell::Text(text) | Cell::Named { name: text, .. } => words(format, text, column),
        Cell::Empty | Cell::Number(_) | Cell::Flag(_) | Cell::Bar(_) | Cell::Light { .. } => format,
    };
    if total {
        return format.set_bold().set_background_color(TINT).set_border_top(FormatBorder::Thin);
    }
    format
}

fn words(format: Format, text: &str, column: &Column) -> Format {
    let indent = text.chars().take_while(|c| *c == ' ').count() / 2;
    let format = match u8::try_from(indent) {
        Ok(indent @ 1..) => format.set_align(FormatAlign::Left).set_indent(indent),
        Ok(0) | Err(_) => format,
    };
    // Text that looks like a formula is marked as text, and stays text when it is edited.
    let format =
        if text.starts_with(['=', '+', '-', '@']) { format.set_quote_prefix() } else { format };
    match column.fit {
        Fit::Text => format.set_text_wrap(),
        Fit::Figure => format.set_align(FormatAlign::Right).set_indent(1),
        Fit::Word | Fit::Bar => format,
    }
}

/// The title of a column. A column for programs, which is hidden, has its key.
pub(super) fn header(column: &Column) -> (&'static str, Format) {
    let format = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(ACCENT);
    let format = match column.fit {
        Fit::Figure => format.set_align(FormatAlign::Right).set_indent(1),
        Fit::Text | Fit::Word | Fit::Bar => format,
    };
    match column.shown {
        false => (column.key, format.set_italic().set_font_color(QUIET)),
        true => (column.title, format.set_font_color(ACCENT)),
    }
}

/// The number of letters that a cell takes.
pub(super) fn width(cell: &Cell, column: &Column, lang: Lang) -> usize {
    let shown = match cell {
        Cell::Money(amount) => values::money(*amount, lang),
        Cell::Percent(percent) => values::percent(*percent, lang),
        Cell::Date(date) => values::date(*date, lang),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Number(_)
        | Cell::Flag(_)
        | Cell::Named { .. }
        | Cell::Bar(_)
        | Cell::Light { .. } => match column.shown {
            true => cell.shown(lang),
            false => cell.plain(),
        },
    };
    shown.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// The format of amounts in euros. The program that shows them chooses the separators.
fn euros(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "[$€-413] #,##0.00;[$€-413] -#,##0.00",
        Lang::En => "[$€-809]#,##0.00;-[$€-809]#,##0.00",
    }
}

/// The format of amounts in whole euros; the cents stay in the cell.
fn whole_euros(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "[$€-413] #,##0;[$€-413] -#,##0",
        Lang::En => "[$€-809]#,##0;-[$€-809]#,##0",
    }
}

fn long_day(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "[$-413]d mmmm yyyy",
        Lang::En => "[$-809]d mmmm yyyy",
    }
}
