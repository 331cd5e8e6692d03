//! A document as one HTML file that needs nothing beside it: no script, no picture, no font from elsewhere.
//!
//! It reads on paper, on a telephone and with a screen reader, in light and dark; every text is escaped by
//! the templates.

mod chart;
mod payment;
mod table;
mod texts;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{Block, Document, Footer, Letter, Look};
use crate::words::Lang;

use texts::lines;

const STYLE: &str = include_str!("style.css");
/// Nothing is fetched and nothing is run, whatever a text might contain.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A document as HTML.
pub fn html(document: &Document) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang=(code(document.lang)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (texts::one_line(&document.title)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { (main(document)) }
                (footer(&document.footer))
            }
        }
    };
    markup.into_string() + "\n"
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    }
}

/// The title and the blocks.
fn main(document: &Document) -> Markup {
    let parts = outline(&document.blocks);
    html! {
        @if let Look::Letter(letter) = &document.look { (addresses(letter)) }
        h1 id=(TITLE) { (lines(&document.title)) }
        @for (block, Part { id, below, level }) in document.blocks.iter().zip(&parts) {
            @match (block, level) {
                (Block::Heading(text), _) => h2 id=(id) { (lines(text)) },
                (Block::Subheading(text), 2) => h2 .lower id=(id) { (lines(text)) },
                (Block::Subheading(text), _) => h3 id=(id) { (lines(text)) },
                (Block::Paragraph(text), _) => p { (lines(text)) },
                (Block::Lead(text), _) => p .lead { (lines(text)) },
                (Block::Data(_), _) => {},
                (Block::List(items), _) => ul { @for item in items { li { (lines(item)) } } },
                (Block::Table(table), _) => (table::table(table, id, below, document.lang)),
                (Block::Payment(payment), _) => {
                    (payment::payment(payment, id, below, document.lang))
                },
                (Block::Chart(chart), _) => (chart::chart(chart, id, document.lang)),
            }
        }
    }
}

const TITLE: &str = "title";

/// Where a block stands among the others.
struct Part {
    /// Its identifier in the file.
    id: String,
    /// The identifier of the nearest heading above it.
    below: String,
    /// The level of a subheading here.
    level: u8,
}

/// The place of each block. A subheading is one level lower than the heading before it; without one before
/// it, it has the level of a heading.
fn outline(blocks: &[Block]) -> Vec<Part> {
    let (mut parts, mut below, mut level) = (Vec::new(), TITLE.to_owned(), 2);
    for (place, block) in blocks.iter().enumerate() {
        let id = format!("part-{}", place + 1);
        let above = below.clone();
        match block {
            Block::Heading(_) => (below, level) = (id.clone(), 3),
            Block::Subheading(_) => below.clone_from(&id),
            Block::Paragraph(_)
            | Block::Lead(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Data(_)
            | Block::Chart(_)
            | Block::Payment(_) => {}
        }
        parts.push(Part { id, below: above, level });
    }
    parts
}

fn addresses(letter: &Letter) -> Markup {
    html! {
        header {
            @if !letter.from.is_empty() { address { (lines(&letter.from.join("\n"))) } }
            @if !letter.to.is_empty() { p .addressee { (lines(&letter.to.join("\n"))) } }
        }
    }
}

fn footer(footer: &Footer) -> Markup {
    html! {
        @if !footer.basis.is_empty() {
            footer { @for line in &footer.basis { p { (lines(line)) } } }
        }
    }
}
