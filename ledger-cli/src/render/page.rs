//! What a reader sees, in no format yet: headings, paragraphs, lists and tables.

use super::Lang;
use super::layout;
use super::table::{Table, harmless};
use super::wrap::{width_of, wrap, wrap_hanging};

/// Blocks, one below the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    blocks: Vec<Block>,
}

#[derive(Clone, Debug)]
enum Block {
    Title(String),
    Heading(String),
    Subheading(String),
    Paragraph(String),
    Item(String),
    Table(Table),
}

impl Page {
    pub(super) fn titled(title: impl Into<String>) -> Page {
        Page { blocks: vec![Block::Title(title.into())] }
    }

    pub(super) fn heading(self, text: impl Into<String>) -> Page {
        self.with(Block::Heading(text.into()))
    }

    pub(super) fn subheading(self, text: impl Into<String>) -> Page {
        self.with(Block::Subheading(text.into()))
    }

    pub(super) fn paragraph(self, text: impl Into<String>) -> Page {
        self.with(Block::Paragraph(text.into()))
    }

    pub(super) fn table(self, table: Table) -> Page {
        self.with(Block::Table(table))
    }

    /// A list, or a paragraph that says there is nothing in it.
    pub(super) fn list(self, items: impl IntoIterator<Item = String>, none: &str) -> Page {
        let mut items = items.into_iter().map(Block::Item).peekable();
        if items.peek().is_none() {
            return self.paragraph(none);
        }
        items.fold(self, Page::with)
    }

    /// A table, or a paragraph that says there is nothing in it.
    pub(super) fn table_or(self, table: Table, none: &str) -> Page {
        if table.rows.is_empty() { self.paragraph(none) } else { self.table(table) }
    }

    fn with(mut self, block: Block) -> Page {
        self.blocks.push(block);
        self
    }

    /// As text, in so many columns.
    pub(super) fn text(&self, lang: Lang, width: usize) -> String {
        let mut text = String::new();
        let mut before: Option<&Block> = None;
        for block in &self.blocks {
            let closed_up = matches!(
                (before, block),
                (None, _)
                    | (Some(Block::Item(_)), Block::Item(_))
                    | (
                        Some(Block::Subheading(_)),
                        Block::Paragraph(_) | Block::Item(_) | Block::Table(_)
                    )
            );
            if !closed_up {
                text.push('\n');
            }
            match block {
                Block::Title(title) => underlined(&mut text, title, '=', width),
                Block::Heading(heading) => underlined(&mut text, heading, '-', width),
                Block::Subheading(heading) => paragraph(&mut text, heading, "", width),
                Block::Paragraph(words) => paragraph(&mut text, words, "", width),
                Block::Item(item) => paragraph(&mut text, item, "- ", width),
                Block::Table(table) => text.push_str(&layout::text(table, lang, width)),
            }
            before = Some(block);
        }
        text
    }
}

fn underlined(text: &mut String, heading: &str, line: char, width: usize) {
    let lines = wrap(&harmless(heading), width);
    let longest = lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text.extend(std::iter::repeat_n(line, longest));
    text.push('\n');
}

fn paragraph(text: &mut String, words: &str, mark: &str, width: usize) {
    for line in wrap_hanging(&harmless(words), mark, width) {
        text.push_str(&line);
        text.push('\n');
    }
}
