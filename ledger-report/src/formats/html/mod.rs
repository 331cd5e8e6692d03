//! A document as one HTML file that needs nothing beside it: no script, no picture, no font from elsewhere.
//!
//! It reads on paper, on a telephone and with a screen reader, in light and dark; every text is escaped by
//! the templates.

mod bar;
mod payment;
mod table;
mod texts;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{Block, Document, Footer, Letter, Look, levels};
use crate::words::Lang;

use texts::{lines, running};

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
                (footer(&document.footer, document.lang))
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
    let (parts, lang) = (outline(&document.blocks), document.lang);
    html! {
        @if let Look::Letter(letter) = &document.look { (addresses(letter, lang)) }
        h1 id=(TITLE) { (lines(&document.title, lang)) }
        @for (block, Part { id, below, level }) in document.blocks.iter().zip(&parts) {
            @match (block, level) {
                (Block::Heading(text), _) => h2 id=(id) { (lines(text, lang)) },
                (Block::Subheading(text), 2) => h2 .lower id=(id) { (lines(text, lang)) },
                (Block::Subheading(text), _) => h3 id=(id) { (lines(text, lang)) },
                (Block::Paragraph(text), _) => p { (running(text, lang)) },
                (Block::Lead(text), _) => p .lead { (running(text, lang)) },
                (Block::Nothing { caption, said }, _) => {
                    p .caption { (lines(caption, lang)) }
                    p { (lines(said, lang)) }
                },
                (Block::Data(_), _) => {},
                (Block::Signatures(who), _) => {
                    ul .signatures { @for who in who { li { (lines(who, lang)) } } }
                },
                (Block::NewPage, _) => div .new-page {},
                (Block::List(items), _) => ul { @for item in items { li { (running(item, lang)) } } },
                (Block::Table(table), _) => (table::table(table, id, below, lang)),
                (Block::Payment(payment), _) => {
                    (payment::payment(payment, id, below, lang))
                },
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
    /// The level of a heading here.
    level: u8,
}

/// The place of each block.
fn outline(blocks: &[Block]) -> Vec<Part> {
    let (mut parts, mut below) = (Vec::new(), TITLE.to_owned());
    for (place, (block, level)) in blocks.iter().zip(levels(blocks.iter())).enumerate() {
        let id = format!("part-{}", place + 1);
        let above = below.clone();
        match block {
            Block::Heading(_) | Block::Subheading(_) => below.clone_from(&id),
            Block::Paragraph(_)
            | Block::Lead(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Nothing { .. }
            | Block::Data(_)
            | Block::Payment(_)
            | Block::Signatures(_)
            | Block::NewPage => {}
        }
        parts.push(Part { id, below: above, level });
    }
    parts
}

fn addresses(letter: &Letter, lang: Lang) -> Markup {
    html! {
        header {
            @if !letter.from.is_empty() { address { (lines(&letter.from.join("\n"), lang)) } }
            @if !letter.to.is_empty() { p .addressee { (lines(&letter.to.join("\n"), lang)) } }
        }
    }
}

fn footer(footer: &Footer, lang: Lang) -> Markup {
    html! {
        @if !footer.basis.is_empty() {
            footer { @for line in &footer.basis { p { (lines(line, lang)) } } }
        }
    }
}
