//! Documents without a format: headings, paragraphs, lists, tables, and how to pay.

mod bar;
mod payment;
mod table;
#[cfg(any(test, feature = "xlsx"))]
mod totals;

pub use bar::Bar;
pub(crate) use bar::{Drawn, Scale, bar_legend};
pub(crate) use ledger_core::text::harmless;
pub use payment::{Code, Payment};
pub use table::{Adds, Cell, Column, Derived, Fit, Light, Narrow, Row, Sign, Table};
pub(crate) use table::{cells, titles};
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
    /// A table without rows: its caption, and the words that there is nothing in it.
    Nothing {
        /// What the table would have.
        caption: String,
        /// That it has nothing.
        said: String,
    },
    /// A table for spreadsheets and programs alone. Readers have words about it instead.
    Data(Table),
    /// How to pay.
    Payment(Payment),
    /// Places to sign, each with who signs.
    Signatures(Vec<String>),
    /// What follows stands on a new page, in formats with pages.
    NewPage,
}

/// A running text in which a number of at most three digits stays on one line with the word behind it: `5 dagen`, `31 juli`.
pub(crate) fn together(text: &str) -> String {
    let mut together = String::with_capacity(text.len());
    let mut pieces = text.split_inclusive(' ').peekable();
    while let Some(piece) = pieces.next() {
        let number = piece.strip_suffix(' ').filter(|word| {
            let digits = word.trim_start_matches('(');
            (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        });
        let counts = |next: &&str| next.starts_with(char::is_alphabetic);
        match number.filter(|_| pieces.peek().is_some_and(counts)) {
            Some(number) => together.extend([number, "\u{a0}"]),
            None => together.push_str(piece),
        }
    }
    together
}

/// The level of each block as a heading, below the title, which has level 1: a subheading is one lower than the heading before
/// it, and has the level of a heading if none is before it.
pub(crate) fn levels<'b>(blocks: impl Iterator<Item = &'b Block>) -> Vec<u8> {
    let mut below = 2;
    let level = |block: &Block| {
        if matches!(block, Block::Heading(_)) {
            below = 3;
            return 2;
        }
        below
    };
    blocks.map(level).collect()
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
            (true, false) => {
                self.with(Block::Nothing { caption: table.caption, said: none.to_owned() })
            }
        }
    }

    /// Adds how to pay.
    pub(crate) fn payment(self, payment: Payment) -> Document {
        self.with(Block::Payment(payment))
    }

    /// Adds places to sign; nothing if nobody signs.
    pub(crate) fn signatures(self, who: impl IntoIterator<Item = String>) -> Document {
        let who: Vec<String> = who.into_iter().collect();
        if who.is_empty() { self } else { self.with(Block::Signatures(who)) }
    }

    /// Starts a new page, in formats with pages.
    pub(crate) fn new_page(self) -> Document {
        self.with(Block::NewPage)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_with_what_it_counts() {
        let said = "Binnen 30 dagen, op 31 juli 2022 (5 voor) of 1 op 2.\n7 uur, 12";
        let expected =
            "Binnen 30\u{a0}dagen, op 31\u{a0}juli 2022 (5\u{a0}voor) of 1\u{a0}op 2.\n7 uur, 12";
        assert_eq!(together(said), expected);
    }

    #[test]
    fn a_subheading_is_a_level_below_the_heading_before_it() {
        let document = Document::titled("Titel", Lang::Nl).subheading("a").paragraph("b");
        let document = document.heading("c").subheading("d").heading("e");
        assert_eq!(levels(document.blocks.iter()), [2, 2, 2, 3, 2]);
    }
}
