//! The one neutral table: columns, rows and typed cells, without a format.

use ledger_core::text::harmless;
use ledger_core::views::Percent;
use ledger_core::{Date, Money};
use serde::Serialize;

use super::bar::{Bar, Scale};
use crate::values;
use crate::words::Lang;

/// Columns and rows.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its name in file names and spreadsheets, the same in every language.
    pub key: &'static str,
    /// The caption; empty if the words above the table are enough.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The groups of columns that are shown as tables of their own if not all columns fit side by side. Empty
    /// if every column is needed.
    pub narrow: Vec<Narrow>,
    /// The columns that are worked out of others of their row. A spreadsheet has formulas there, and a difference is the first
    /// that a telephone shows of a row.
    pub derived: &'static [Derived],
    /// The file beside the document with all rows, if there is one.
    pub file: Option<String>,
}

/// A column that is worked out of others of its row, each by its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derived {
    /// What one column has more than another.
    Difference {
        /// The column with the difference.
        key: &'static str,
        /// From which is taken.
        of: &'static str,
        /// What is taken from it.
        less: &'static str,
    },
    /// One column as a percentage of another, whatever the sign of that.
    Percent {
        /// The column with the percentage.
        key: &'static str,
        /// The part.
        part: &'static str,
        /// The whole.
        whole: &'static str,
    },
}

/// A group of columns, shown by itself if not all columns fit.
#[derive(Clone, Debug)]
pub struct Narrow {
    /// The caption of the group; empty for the first.
    pub caption: &'static str,
    /// Their keys, in the order of the columns.
    pub columns: &'static [&'static str],
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in CSV, the same in every language.
    pub key: &'static str,
    /// The heading for a reader; empty if the cells need none.
    pub title: &'static str,
    /// How its cells fit the width.
    pub fit: Fit,
    /// Whether readers see it, or only spreadsheets.
    pub shown: bool,
}

/// How cells fit the available width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Wraps, on the left.
    Text,
    /// Never wraps, on the left.
    Word,
    /// Never wraps, on the right.
    Figure,
    /// A bar, only where it can be drawn: in PDF and HTML.
    Bar,
}

/// A row.
#[derive(Clone, Debug)]
pub enum Row {
    /// One thing.
    Normal(Vec<Cell>),
    /// The sum of other rows.
    Total(Vec<Cell>, Adds),
    /// A heading for the rows below it, for readers.
    Heading(String),
}

/// What a total adds up, column by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adds {
    /// Every normal row since the total before it.
    RowsAbove,
    /// Earlier totals, by their place among the totals from 0, each added or taken off.
    Totals(&'static [(Sign, usize)]),
    /// Amounts that are not in the table.
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

/// The contents of a cell.
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
    /// A count, or a number that names something.
    Number(u64),
    /// Whether something needs attention.
    Flag(bool),
    /// A name for readers, and the code of JSON for programs.
    Named {
        /// The code.
        code: String,
        /// The name.
        name: String,
    },
    /// Amounts as a bar beside those of the other rows.
    Bar(Bar),
    /// A state as a traffic light, with its meaning in words.
    Light {
        /// The light.
        light: Light,
        /// The code that JSON has.
        code: String,
        /// What it means here.
        name: String,
    },
}

/// A traffic light. Each colour has its own shape, so that it can be told without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Good: a green disc.
    Good,
    /// Worth a look: an amber triangle.
    Attention,
    /// Bad: a red square.
    Bad,
    /// Not known yet: a grey ring.
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

    /// A column of figures that readers see only if `some` is set.
    pub(crate) const fn figure_if(some: bool, key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Figure, shown: some }
    }

    /// A column of words that readers see only if `some` is set.
    pub(crate) const fn word_if(some: bool, key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Word, shown: some }
    }

    /// A column of text that is shown if there is something in it.
    pub(crate) const fn text_if(some: bool, key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Text, shown: some }
    }

    /// A column of bars ([`Cell::Bar`]), all on one scale.
    pub const fn bar(key: &'static str, title: &'static str) -> Column {
        Column { key, title, fit: Fit::Bar, shown: true }
    }

    /// Whether it is drawn, and so stands only where something can be drawn: other columns have its amounts.
    pub(crate) fn is_drawn(&self) -> bool {
        self.fit == Fit::Bar
    }

    /// Whether a reader of a text sees it.
    pub(crate) fn is_told(&self) -> bool {
        self.shown && !self.is_drawn()
    }

    /// A column for spreadsheets, which readers do not need or see elsewhere.
    pub(crate) const fn in_csv(key: &'static str) -> Column {
        Column { key, title: "", fit: Fit::Word, shown: false }
    }
}

/// A row of cells from values of any kind that a cell can hold.
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$($crate::document::Cell::from($cell)),*] };
}
pub(crate) use cells;

impl Table {
    pub(crate) fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), ..Table::default() }
    }

    /// Gives the table a key, the same in every language, and a caption for readers.
    pub(crate) fn named(mut self, key: &'static str, caption: impl Into<String>) -> Table {
        self.key = key;
        self.caption = caption.into();
        self
    }

    /// Says which columns are worked out of others.
    pub(crate) fn deriving(mut self, derived: &'static [Derived]) -> Table {
        self.derived = derived;
        self
    }

    /// Whether a column is a difference.
    pub(crate) fn is_difference(&self, key: &str) -> bool {
        self.derived
            .iter()
            .any(|of| matches!(of, Derived::Difference { key: of, .. } if *of == key))
    }

    /// A table of labels and their values in words.
    pub(crate) fn of_facts(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        Table::of_pairs(Column::text("value", ""), facts)
    }

    /// A table of labels and their amounts or values.
    pub(crate) fn of_figures(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        Table::of_pairs(Column::figure("value", ""), facts)
    }

    /// A table for labels and figures, in the report before if there is `some` and now.
    pub(crate) fn of_figures_beside(some: bool, lang: Lang) -> Table {
        Table::new([
            Column::text("item", ""),
            Column::figure_if(some, "before", lang.previous_report()),
            Column::figure("value", if some { lang.now() } else { "" }),
        ])
    }

    fn of_pairs(value: Column, facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Table {
        let mut table = Table::new([Column::text("item", ""), value]);
        for (label, value) in facts {
            table.row(vec![Cell::from(label), value]);
        }
        table
    }

    /// The place of the cell that says what a row is about: of the first column of words that has any, or else of the first
    /// that readers see. Returns `None` if only figures are in it.
    pub(crate) fn names_row(&self, cells: &[Cell]) -> Option<usize> {
        let shown = || self.columns.iter().enumerate().filter(|(_, column)| column.shown);
        let wraps = shown().find(|(_, column)| column.fit == Fit::Text);
        let mut places = wraps.into_iter().chain(shown()).map(|(place, _)| place);
        places.find(|place| cells.get(*place).is_some_and(Cell::names))
    }

    /// The scale of the bars in a column, by the place of the column.
    pub(crate) fn scale(&self, place: usize) -> Scale {
        let bars = self.rows.iter().filter_map(|row| match row {
            Row::Normal(cells) | Row::Total(cells, _) => cells.get(place)?.bar(),
            Row::Heading(_) => None,
        });
        Scale::of(bars)
    }

    /// The first bar of each row that has one, with the name of the row.
    #[cfg(feature = "xlsx")]
    pub(crate) fn bars(&self, lang: Lang) -> Vec<(String, Bar)> {
        let bar = |row: &Row| {
            let (Row::Normal(cells) | Row::Total(cells, _)) = row else { return None };
            let bar = cells.iter().find_map(Cell::bar)?;
            let name = self.names_row(cells).and_then(|name| cells.get(name));
            Some((name.map(|cell| cell.shown(lang)).unwrap_or_default(), *bar))
        };
        self.rows.iter().filter_map(bar).collect()
    }

    /// The name of its file in a report, without the ending: its position among the tables from 0, and its
    /// key.
    pub fn file_name(&self, place: usize) -> String {
        format!("{:02}-{}", place + 1, self.key)
    }

    /// The number of rows above the totals at the end that are shown to a reader.
    #[cfg(feature = "pdf")]
    pub(crate) fn listed(&self) -> usize {
        let last = self.rows.iter().rposition(|row| !matches!(row, Row::Total(..)));
        last.map_or(0, |last| last + 1)
    }

    /// The table with at most `rows` rows above the totals at the end, and the number of items left out.
    /// Returns `None` if it has no more.
    #[cfg(feature = "pdf")]
    pub(crate) fn cut(&self, rows: usize) -> Option<(Table, usize)> {
        let (listed, totals) = self.rows.split_at_checked(self.listed())?;
        let (first, rest) = listed.split_at_checked(rows).filter(|(_, rest)| !rest.is_empty())?;
        let more = rest.iter().filter(|row| matches!(row, Row::Normal(_))).count();
        // A heading at the cut has no rows below it.
        let last = first.iter().rposition(|row| !matches!(row, Row::Heading(_)));
        let first = first.iter().take(last.map_or(0, |last| last + 1));
        let cut = Table {
            key: self.key,
            caption: self.caption.clone(),
            columns: self.columns.clone(),
            rows: first.chain(totals).cloned().collect(),
            narrow: self.narrow.clone(),
            derived: self.derived,
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

/// What stands above columns: each title, the place of its column among these, and the number of columns it is above. A
/// column without a title stands under that of the column to its left.
pub(crate) fn titles<'c>(columns: impl Iterator<Item = &'c Column>) -> Vec<(&'c Column, usize)> {
    let mut titles: Vec<(&Column, usize)> = Vec::new();
    for column in columns {
        match titles.last_mut() {
            Some((above, span)) if column.title.is_empty() && !above.title.is_empty() => *span += 1,
            Some(_) | None => titles.push((column, 1)),
        }
    }
    titles
}

impl Cell {
    /// Whether it can say what a row is about.
    fn names(&self) -> bool {
        match self {
            Cell::Text(text) | Cell::Named { name: text, .. } => !text.trim().is_empty(),
            Cell::Date(_) | Cell::Number(_) => true,
            Cell::Empty
            | Cell::Money(_)
            | Cell::Percent(_)
            | Cell::Flag(_)
            | Cell::Bar(_)
            | Cell::Light { .. } => false,
        }
    }

    /// A value that is one word in JSON, and its name in the language of the reader.
    pub(crate) fn named(value: impl Serialize, name: impl Into<String>) -> Cell {
        Cell::Named { code: code(value), name: name.into() }
    }

    /// A value with a light, the code of JSON and a name.
    pub(crate) fn light(light: Light, value: impl Serialize, name: impl Into<String>) -> Cell {
        Cell::Light { light, code: code(value), name: name.into() }
    }

    /// The bar in it.
    fn bar(&self) -> Option<&Bar> {
        if let Cell::Bar(bar) = self { Some(bar) } else { None }
    }

    /// The text for readers, made [`harmless`].
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
            Cell::Bar(bar) => bar.told(lang),
            Cell::Light { light, name, .. } => format!("{} {}", light.shape(), harmless(name)),
        }
    }

    /// The text for programs: decimal point, no grouping, ISO dates.
    pub fn plain(&self) -> String {
        match self {
            Cell::Empty | Cell::Bar(_) => String::new(),
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

impl From<Bar> for Cell {
    fn from(bar: Bar) -> Cell {
        Cell::Bar(bar)
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
