//! A document as lines of text that fit a number of columns.

mod layout;
mod wrap;

use crate::document::{Block, Document, Look, harmless};

pub(crate) use layout::table_text;

use wrap::{width_of, wrap, wrap_hanging};

/// A document as text, with lines of at most `width` columns. Bars are left out: other columns have
/// their amounts.
pub fn text(document: &Document, width: usize) -> String {
    let mut text = String::new();
    underlined(&mut text, &document.title, '=', width);
    if let Look::Letter(letter) = &document.look {
        for lines in [&letter.from, &letter.to] {
            text.push('\n');
            lines.iter().for_each(|line| paragraph(&mut text, line, "", width));
        }
    }
    let mut below_subheading = false;
    for block in &document.blocks {
        if !below_subheading && !matches!(block, Block::Data(_) | Block::NewPage) {
            text.push('\n');
        }
        below_subheading = matches!(block, Block::Subheading(_));
        match block {
            Block::Heading(heading) => underlined(&mut text, heading, '-', width),
            Block::Subheading(heading) => paragraph(&mut text, heading, "", width),
            Block::Paragraph(words) | Block::Lead(words) => paragraph(&mut text, words, "", width),
            Block::List(items) => {
                items.iter().for_each(|item| paragraph(&mut text, item, "- ", width));
            }
            Block::Payment(payment) => {
                text.push_str(&table_text(&payment.facts, document.lang, width));
            }
            Block::Table(table) => {
                if !table.caption.is_empty() {
                    paragraph(&mut text, &table.caption, "", width);
                }
                text.push_str(&table_text(table, document.lang, width));
            }
            Block::Nothing { caption, said } => {
                paragraph(&mut text, caption, "", width);
                paragraph(&mut text, said, "", width);
            }
            Block::Signatures(who) => {
                who.iter().for_each(|who| paragraph(&mut text, &format!("{who}:"), "", width));
            }
            Block::Data(_) | Block::NewPage => {}
        }
    }
    if !document.footer.basis.is_empty() {
        text.push('\n');
        document.footer.basis.iter().for_each(|line| paragraph(&mut text, line, "", width));
    }
    text
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
