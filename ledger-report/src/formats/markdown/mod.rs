//! A document as Markdown, as GitHub and most programs read it: headings, lists, pipe tables.

mod escape;

use crate::document::{Block, Cell, Column, Document, Fit, Look, Row, Table, harmless, levels};
use crate::words::Lang;

use escape::{Place, bold, escaped};

/// A document as Markdown. No text of it can become markup. Bars are left out: other columns
/// have their amounts.
pub fn markdown(document: &Document) -> String {
    let mut blocks = vec![heading(1, &document.title)];
    if let Look::Letter(letter) = &document.look {
        for lines in [&letter.from, &letter.to] {
            blocks.extend(paragraph(&lines.join("\n")));
        }
    }
    let mut mark = '-';
    for (block, level) in document.blocks.iter().zip(levels(document.blocks.iter())) {
        match block {
            Block::Heading(text) | Block::Subheading(text) => blocks.push(heading(level, text)),
            Block::Paragraph(text) => blocks.extend(paragraph(text)),
            Block::Lead(text) => {
                blocks.extend(paragraph(text).map(|words| format!("**{words}**")));
            }
            Block::Nothing { caption: words, said } => {
                blocks.extend(caption(words));
                blocks.extend(paragraph(said));
            }
            Block::Data(_) | Block::NewPage => {}
            Block::List(items) => {
                // Another mark than that of the list before it, which may stand right above it.
                mark = if mark == '-' { '*' } else { '-' };
                let items = items.iter().map(|item| list_item(mark, item));
                blocks.push(items.collect::<Vec<_>>().join("\n"));
            }
            Block::Signatures(who) => {
                blocks.extend(who.iter().filter_map(|who| paragraph(&format!("{who}:"))));
            }
            Block::Table(table) => {
                blocks.extend(caption(&table.caption));
                blocks.push(pipe_table(table, document.lang));
            }
            Block::Payment(payment) => blocks.push(pipe_table(&payment.facts, document.lang)),
        }
    }
    if !document.footer.basis.is_empty() {
        blocks.push("---".to_owned());
        blocks.extend(paragraph(&document.footer.basis.join("\n")));
    }
    blocks.join("\n\n") + "\n"
}

fn heading(level: u8, text: &str) -> String {
    format!("{} {}", "#".repeat(level.into()), escaped(&harmless(text), Place::Within))
}

/// A paragraph. Returns `None` if the text has no words.
fn paragraph(text: &str) -> Option<String> {
    let words = escaped(&harmless(text), Place::Start);
    (!words.is_empty()).then_some(words)
}

fn list_item(mark: char, text: &str) -> String {
    format!("{mark} {}", escaped(&harmless(text), Place::Start)).trim_end().to_owned()
}

fn caption(words: &str) -> Option<String> {
    let caption = bold(&harmless(words));
    (!caption.is_empty()).then_some(caption)
}

fn pipe_table(table: &Table, lang: Lang) -> String {
    let shown: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(_, column)| column.is_told()).collect();
    let titles = shown.iter().map(|(_, column)| escaped(column.title, Place::Within));
    let rules = shown.iter().map(|(_, column)| match column.fit {
        Fit::Text | Fit::Word | Fit::Bar => "---".to_owned(),
        Fit::Figure => "---:".to_owned(),
    });
    let mut lines = vec![line(titles), line(rules)];
    for row in &table.rows {
        let among = |cells: &[Cell], put: fn(&str) -> String| {
            let cells = shown.iter().map(|(place, _)| cells.get(*place));
            line(cells.map(|cell| cell.map_or(String::new(), |cell| put(&cell.shown(lang)))))
        };
        lines.push(match row {
            Row::Normal(cells) => among(cells, |text| escaped(text, Place::Within)),
            Row::Total(cells, _) => among(cells, bold),
            Row::Heading(text) => {
                let empty = shown.iter().skip(1).map(|_| String::new());
                line(std::iter::once(bold(&harmless(text))).chain(empty))
            }
        });
    }
    lines.join("\n")
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells = cells.map(|cell| match cell.as_str() {
        "" => "| ".to_owned(),
        text => format!("| {text} "),
    });
    cells.collect::<String>() + "|"
}

#[cfg(test)]
mod tests;
