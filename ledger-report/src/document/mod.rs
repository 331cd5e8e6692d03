//! Documents without a format: headings, paragraphs, lists, tables, charts, and how to pay.

mod chart;
mod payment;
mod table;
#[cfg(any(test, feature = "xlsx"))]
mod totals;

pub use chart::{Chart, ChartKind, Series};
pub(crate) use ledger_core::text::harmless;
pub use payment::{Code, Payment};
pub(crate) use table::cells;
pub use table::{Adds, Cell, Column, Fit, Light, Narrow, Row, Sign, Table};
#[cfg(feature = "xlsx")]
pub(crate) use totals::Addends;

use ledger_core::Date;

use crate::words::Lang;

/// A document: a title, and blocks one below the other.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// The day that the document is about, if there is one. A file that needs a date gets this one, never the
    /// day on which it was made.
    pub on: Option<Date>,
    /// The layout, in formats with pages.
    pub look: Look,
    /// The foot of every page, in formats with pages.
    pub footer: Footer,
    /// The contents.
    pub blocks: Vec<Block>,
}

/// How a document is laid out on pages.
#[derive(Clone, Debug, Default)]
pub enum Look {
    /// Headings that are numbered by their own words, tables over the whole width.
    #[default]
    Report,
    /// A letter to one addressee.
    Letter(Letter),
}

/// The sender and addressee of a letter.
#[derive(Clone, Debug, Default)]
pub struct Letter {
    /// The sender, line by line: name, address, numbers.
    pub from: Vec<String>,
    /// The addressee, line by line.
    pub to: Vec<String>,
}

/// The foot of every page.
#[derive(Clone, Debug, Default)]
pub struct Footer {
    /// What the document rests on, in lines: reference date, number of events, Merkle root.
    pub basis: Vec<String>,
    /// The number of the page, as a text with `{page}` and `{pages}` for the numbers that only a page knows.
    pub page: &'static str,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// The name of a part.
    Heading(String),
    /// The name of a part within a part.
    Subheading(String),
    /// Words.
    Paragraph(String),
    /// The words that a reader must not miss.
    Lead(String),
    /// Items, each in words; at least one.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A table for spreadsheets and programs alone. Readers have words about it instead.
    Data(Table),
    /// A chart. A table of the same figures stands below it.
    Chart(Chart),
    /// How to pay.
    Payment(Payment),
}

impl Document {
    pub(crate) fn titled(title: impl Into<String>, lang: Lang) -> Document {
        let footer = Footer { basis: Vec::new(), page: lang.page_of_pages() };
        let (title, look) = (title.into(), Look::Report);
        Document { lang, title, on: None, look, footer, blocks: Vec::new() }
    }

    /// Sets the day of the document.
    pub(crate) fn of_day(mut self, on: Date) -> Document {
        self.on = Some(on);
        self
    }

    /// Sets the lines at the foot of every page.
    pub(crate) fn footed(mut self, basis: impl IntoIterator<Item = String>) -> Document {
        self.footer.basis = basis.into_iter().collect();
        self
    }

    pub(crate) fn heading(self, text: impl Into<String>) -> Document {
        self.with(Block::Heading(text.into()))
    }

    pub(crate) fn subheading(self, text: impl Into<String>) -> Document {
        self.with(Block::Subheading(text.into()))
    }

    pub(crate) fn paragraph(self, text: impl Into<String>) -> Document {
        self.with(Block::Paragraph(text.into()))
    }

    pub(crate) fn lead(self, text: impl Into<String>) -> Document {
        self.with(Block::Lead(text.into()))
    }

    /// Adds a table for spreadsheets and programs, which readers do not see.
    pub(crate) fn data(self, table: Table) -> Document {
        self.with(Block::Data(table))
    }

    pub(crate) fn table(self, table: Table) -> Document {
        self.with(Block::Table(table))
    }

    /// Adds a list. If it has no items, adds the paragraph `none` instead.
    pub(crate) fn list(self, items: impl IntoIterator<Item = String>, none: &str) -> Document {
        let items: Vec<String> = items.into_iter().collect();
        match (items.is_empty(), none.is_empty()) {
            (false, _) => self.with(Block::List(items)),
            (true, false) => self.paragraph(none),
            (true, true) => self,
        }
    }

    /// Adds a table, or the paragraph `none` if it has no rows.
    pub(crate) fn table_or(self, table: Table, none: &str) -> Document {
        match (table.rows.is_empty(), table.caption.is_empty()) {
            (false, _) => self.table(table),
            (true, true) => self.paragraph(none),
            (true, false) => self.subheading(table.caption).paragraph(none),
        }
    }

    /// Adds a chart of figures that stand in a table further on.
    pub(crate) fn chart(self, chart: Chart) -> Document {
        self.with(Block::Chart(chart))
    }

    /// Adds how to pay.
    pub(crate) fn payment(self, payment: Payment) -> Document {
        self.with(Block::Payment(payment))
    }

    fn with(mut self, block: Block) -> Document {
        self.blocks.push(block);
        self
    }

    /// Marks the document as a draft: it is not issued, and may change.
    pub fn draft(mut self) -> Document {
        self.blocks.insert(0, Block::Paragraph(self.lang.not_issued().to_owned()));
        self
    }

    /// Its tables, in order, for changing them.
    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.blocks.iter_mut().filter_map(|block| {
            let (Block::Table(table)
            | Block::Data(table)
            | Block::Payment(Payment { facts: table, .. })) = block
            else {
                return None;
            };
            Some(table)
        })
    }

    /// Its tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| {
            let (Block::Table(table)
            | Block::Data(table)
            | Block::Payment(Payment { facts: table, .. })) = block
            else {
                return None;
            };
            Some(table)
        })
    }
}
