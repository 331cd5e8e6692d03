//! The one neutral table: columns, rows and typed cells, in no format yet.

use ledger_core::views::Percent;
use ledger_core::{Date, Money};
use serde::Serialize;

use super::{Lang, values};

/// Columns and rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// Its name in CSV, the same in every language.
    pub(super) key: &'static str,
    /// What stands above it for a reader; nothing if its cells speak for themselves.
    pub(super) title: &'static str,
    pub(super) fit: Fit,
    /// Whether a reader sees it, or a spreadsheet only.
    pub(super) shown: bool,
}

/// How cells fit into the width there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Wraps, on the left.
    Text,
    /// Never wraps, on the left.
    Word,
    /// Never wraps, on the right.
    Figure,
}

/// A row.
#[derive(Clone, Debug)]
pub(super) enum Row {
    /// One thing.
    Normal(Vec<Cell>),
    /// What things add up to; a spreadsheet adds up itself.
    Total(Vec<Cell>),
    /// What the rows below it have in common, for a reader.
    Heading(String),
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Money(Money),
    Percent(Percent),
    Date(Date),
    Number(u64),
    Flag(bool),
    /// A name for a reader, and for a program the code that JSON has.
    Named {
        code: String,
        name: String,
    },
}

impl Column {
    pub(super) const fn text(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Text, shown: true }
    }

    pub(super) const fn word(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Word, shown: true }
    }

    pub(super) const fn figure(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Figure, shown: true }
    }

    /// A column for spreadsheets, which a reader needs not or sees elsewhere.
    pub(super) const fn in_csv(key: &'static str) -> Column {
        Column { key, title: "", fit: Fit::Word, shown: false }
    }
}

/// Cells of whatever can stand in one.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$($crate::render::table::Cell::from($cell)),*] };
}
pub(super) use cells;

impl Table {
    pub(super) fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    /// Labels with what they say, in words.
    pub(super) fn of_facts(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        Table::of_pairs(Column::text("value", ""), facts)
    }

    /// Labels with their amounts or values.
    pub(super) fn of_figures(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        Table::of_pairs(Column::figure("value", ""), facts)
    }

    fn of_pairs(value: Column, facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        let mut table = Table::new([Column::text("item", ""), value]);
        for (label, value) in facts {
            table.row(vec![Cell::from(label), value]);
        }
        table
    }

    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Normal(cells));
    }

    pub(super) fn total(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Total(cells));
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.rows.push(Row::Heading(text.into()));
    }
}

impl Cell {
    /// A value that is one word in JSON, and its name in the language of the reader.
    pub(super) fn named(value: impl Serialize, name: impl Into<String>) -> Cell {
        let code = serde_json::to_value(value).ok();
        let code = code.and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default();
        Cell::Named { code, name: name.into() }
    }

    /// For a reader. Characters that could steer a terminal are shown as such.
    pub(super) fn shown(&self, lang: Lang) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => harmless(text),
            Cell::Money(amount) => values::amount(*amount, lang),
            Cell::Percent(percent) => values::percentage(*percent, lang),
            Cell::Date(date) => values::short_date(*date, lang),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(true) => "!".to_owned(),
            Cell::Flag(false) => String::new(),
            Cell::Named { name, .. } => harmless(name),
        }
    }

    /// For a program: decimal point, no grouping, ISO dates.
    pub(super) fn plain(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Money(amount) => amount.to_string(),
            Cell::Percent(percent) => percent.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Named { code, .. } => code.clone(),
        }
    }
}

/// Text without the characters by which it could steer a terminal; ends of line stay.
pub(super) fn harmless(text: &str) -> String {
    let harmless = |c: char| if c.is_control() && c != '\n' { '\u{fffd}' } else { c };
    text.chars().map(harmless).collect()
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        Cell::Text(text.clone())
    }
}

impl From<Money> for Cell {
    fn from(amount: Money) -> Cell {
        Cell::Money(amount)
    }
}

impl From<Percent> for Cell {
    fn from(percent: Percent) -> Cell {
        Cell::Percent(percent)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Cell {
        Cell::Date(date)
    }
}

impl From<u64> for Cell {
    fn from(number: u64) -> Cell {
        Cell::Number(number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Cell {
        Cell::Number(number.into())
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Cell {
        Cell::Number(number as u64)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Cell {
        Cell::Flag(flag)
    }
}

impl<C: Into<Cell>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Cell {
        cell.map_or(Cell::Empty, Into::into)
    }
}
