//! The one neutral table: columns, rows and typed cells, in no format yet.

use ledger_core::text::harmless;
use ledger_core::views::Percent;
use ledger_core::{Date, Money};
use serde::Serialize;

use crate::values;
use crate::words::Lang;

/// Columns and rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its name in file names and spreadsheets, the same in every language.
    pub key: &'static str,
    /// What it is called; nothing if the words above it say so.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Which columns stand together where there is no room for all of them side by side: each group is
    /// a table of its own there. None: every column is needed.
    pub narrow: Vec<Narrow>,
    /// How many rows a reader is shown of a long table; spreadsheets and programs have all of it. What is
    /// said of the others stands below it.
    pub shortened_to: Option<usize>,
    /// The file beside the document that has all of it, if there is one.
    pub file: Option<String>,
}

/// Some columns of a table, where there is no room for all.
#[derive(Clone, Debug)]
pub struct Narrow {
    /// What they are called; nothing for the first.
    pub caption: &'static str,
    /// Their keys, in the order of the columns.
    pub columns: &'static [&'static str],
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in CSV, the same in every language.
    pub key: &'static str,
    /// What stands above it for a reader; nothing if its cells speak for themselves.
    pub title: &'static str,
    /// How its cells fit.
    pub fit: Fit,
    /// Whether a reader sees it, or a spreadsheet only.
    pub shown: bool,
}

/// How cells fit into the width there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Wraps, on the left.
    Text,
    /// Never wraps, on the left.
    Word,
    /// Never wraps, on the right.
    Figure,
}

/// A row.
#[derive(Clone, Debug)]
pub enum Row {
    /// One thing.
    Normal(Vec<Cell>),
    /// What other rows add up to.
    Total(Vec<Cell>, Adds),
    /// What the rows below it have in common, for a reader.
    Heading(String),
}

/// What the amounts and numbers of a total add up, column by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adds {
    /// Every normal row since the total before it.
    RowsAbove,
    /// Earlier totals, by their place among the totals from 0, each added or taken off.
    Totals(&'static [(Sign, usize)]),
    /// Nothing that stands in the table.
    Elsewhere,
}

/// Whether something is added or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Added.
    Plus,
    /// Taken off.
    Minus,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// An amount in euros.
    Money(Money),
    /// A percentage.
    Percent(Percent),
    /// A day.
    Date(Date),
    /// A number of things, or the number of one.
    Number(u64),
    /// Whether something is the matter.
    Flag(bool),
    /// A name for a reader, and for a program the code that JSON has.
    Named {
        /// The code.
        code: String,
        /// The name.
        name: String,
    },
    /// How something stands, as a traffic light with its meaning in words.
    Light {
        /// The light.
        light: Light,
        /// The code that JSON has.
        code: String,
        /// What it means here.
        name: String,
    },
}

/// A traffic light: a shape of its own for each colour, so that it can be told without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// As it should be: a green disc.
    Good,
    /// Worth a look: an amber triangle.
    Attention,
    /// Not as it should be: a red square.
    Bad,
    /// Not to be said yet: a grey ring.
    Open,
}

impl Light {
    /// Its shape as a character.
    pub fn shape(self) -> char {
        match self {
            Light::Good => '●',
            Light::Attention => '▲',
            Light::Bad => '■',
            Light::Open => '○',
        }
    }
}

impl Column {
    pub(crate) const fn text(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Text, shown: true }
    }

    pub(crate) const fn word(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Word, shown: true }
    }

    pub(crate) const fn figure(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Figure, shown: true }
    }

    /// A column of figures that a reader sees only if there are some.
    pub(crate) const fn figure_if(some: bool, key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Figure, shown: some }
    }

    /// A column for spreadsheets, which a reader needs not or sees elsewhere.
    pub(crate) const fn in_csv(key: &'static str) -> Column {
        Column { key, title: "", fit: Fit::Word, shown: false }
    }
}

/// Cells of whatever can stand in one.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$($crate::document::Cell::from($cell)),*] };
}
pub(crate) use cells;

impl Table {
    pub(crate) fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), ..Table::default() }
    }

    /// The same under a name: the key the same in every language, the caption for a reader.
    pub(crate) fn named(mut self, key: &'static str, caption: impl Into<String>) -> Table {
        self.key = key;
        self.caption = caption.into();
        self
    }

    /// Labels with what they say, in words.
    pub(crate) fn of_facts(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        Table::of_pairs(Column::text("value", ""), facts)
    }

    /// Labels with their amounts or values.
    pub(crate) fn of_figures(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        Table::of_pairs(Column::figure("value", ""), facts)
    }

    fn of_pairs(value: Column, facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        let mut table = Table::new([Column::text("item", ""), value]);
        for (label, value) in facts {
            table.row(vec![Cell::from(label), value]);
        }
        table
    }

    /// The rows that a reader is shown.
    pub fn readable(&self) -> &[Row] {
        let rows = self.shortened_to.and_then(|count| self.rows.get(..count));
        rows.unwrap_or(&self.rows)
    }

    /// The name of its file in a report, without the ending: its place among the tables from 0, and its key.
    pub fn file_name(&self, place: usize) -> String {
        format!("{:02}-{}", place + 1, self.key)
    }

    /// How many rows a reader is shown above the totals at the end.
    #[cfg(feature = "pdf")]
    pub(crate) fn listed(&self) -> usize {
        let last = self.readable().iter().rposition(|row| !matches!(row, Row::Total(..)));
        last.map_or(0, |last| last + 1)
    }

    /// With no more than so many rows above the totals at the end, and how many things the others are; nothing
    /// if it has no more.
    #[cfg(feature = "pdf")]
    pub(crate) fn cut(&self, rows: usize) -> Option<(Table, usize)> {
        let (listed, totals) = self.readable().split_at_checked(self.listed())?;
        let (first, rest) = listed.split_at_checked(rows).filter(|(_, rest)| !rest.is_empty())?;
        let more = rest.iter().filter(|row| matches!(row, Row::Normal(_))).count();
        // A heading says what is below it, and nothing is.
        let last = first.iter().rposition(|row| !matches!(row, Row::Heading(_)));
        let first = first.iter().take(last.map_or(0, |last| last + 1));
        let cut = Table {
            key: self.key,
            caption: self.caption.clone(),
            columns: self.columns.clone(),
            rows: first.chain(totals).cloned().collect(),
            narrow: self.narrow.clone(),
            shortened_to: None,
            file: self.file.clone(),
        };
        Some((cut, more))
    }

    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row::Normal(cells));
    }

    pub(crate) fn total(&mut self, cells: Vec<Cell>, adds: Adds) {
        self.rows.push(Row::Total(cells, adds));
    }

    pub(crate) fn heading(&mut self, text: impl Into<String>) {
        self.rows.push(Row::Heading(text.into()));
    }
}

impl Cell {
    /// A value that is one word in JSON, and its name in the language of the reader.
    pub(crate) fn named(value: impl Serialize, name: impl Into<String>) -> Cell {
        Cell::Named { code: code(value), name: name.into() }
    }

    /// The same with a light that says how it is meant.
    pub(crate) fn light(light: Light, value: impl Serialize, name: impl Into<String>) -> Cell {
        Cell::Light { light, code: code(value), name: name.into() }
    }

    /// For a reader, [`harmless`].
    pub fn shown(&self, lang: Lang) -> String {
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
            Cell::Light { light, name, .. } => format!("{} {}", light.shape(), harmless(name)),
        }
    }

    /// For a program: decimal point, no grouping, ISO dates.
    pub fn plain(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Money(amount) => amount.to_string(),
            Cell::Percent(percent) => percent.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
            Cell::Named { code, .. } | Cell::Light { code, .. } => code.clone(),
        }
    }
}

fn code(value: impl Serialize) -> String {
    let code = serde_json::to_value(value).ok();
    code.and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default()
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
