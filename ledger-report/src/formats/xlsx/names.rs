//! The names of sheets.

use crate::document::{Block, Document, Payment, harmless};
use crate::words::Lang;

/// The most letters in the name of a sheet, in units of UTF-16, as Excel counts them.
const LONGEST: usize = 31;
/// The one name that Excel reserves.
const RESERVED: &str = "history";

/// A unique name for the sheet of each table, other than that of the first sheet: its caption, or else the
/// heading above it.
pub(super) fn names(document: &Document) -> Vec<String> {
    let mut taken = vec![document.lang.spreadsheet_text().to_lowercase(), RESERVED.to_owned()];
    let (mut names, mut near) = (Vec::new(), document.title.as_str());
    for block in &document.blocks {
        match block {
            Block::Heading(text) | Block::Subheading(text) => near = text,
            Block::Table(table)
            | Block::Data(table)
            | Block::Payment(Payment { facts: table, .. }) => {
                let about = if table.caption.is_empty() { near } else { &table.caption };
                let name = free(&clean(about, names.len() + 1, document.lang), &taken);
                taken.push(name.to_lowercase());
                names.push(name);
            }
            Block::Paragraph(_) | Block::Lead(_) | Block::List(_) | Block::Chart(_) => {}
        }
    }
    names
}

/// A text without the characters that the name of a sheet cannot have.
fn clean(text: &str, number: usize, lang: Lang) -> String {
    let forbidden =
        |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
    let text = harmless(text).replace(forbidden, " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { lang.spreadsheet_table(number) } else { shortened(name, LONGEST) }
}

/// The name, with a number behind it if it is taken.
fn free(name: &str, taken: &[String]) -> String {
    let numbered = (2..).map(|number| {
        let number = format!(" ({number})");
        shortened(name, LONGEST - number.len()) + &number
    });
    let mut candidates = std::iter::once(name.to_owned()).chain(numbered);
    let free = candidates.find(|name| !taken.contains(&name.to_lowercase()));
    free.unwrap_or_default()
}

fn shortened(name: &str, longest: usize) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(name) <= longest {
        return name.to_owned();
    }
    let mut short = name.to_owned();
    while units(&short) >= longest {
        short.pop();
    }
    short.trim_end_matches(['\'', ' ']).to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Table;

    fn named(captions: &[&str]) -> Vec<String> {
        let document = Document::titled("Titel", Lang::Nl).heading("6. Financiën");
        let tables = captions.iter().map(|caption| Table::new([]).named("key", *caption));
        names(&tables.fold(document, Document::table))
    }

    #[test]
    fn a_sheet_is_called_after_its_caption_or_what_stands_above_it() {
        let captions =
            ["Begroting: 2018/2019", "", "", "tekst", "'", "History", &"lang ".repeat(9)];
        let expected = [
            "Begroting 2018 2019",
            "6. Financiën",
            "6. Financiën (2)",
            "tekst (2)",
            "Tabel 5",
            "History (2)",
            "lang lang lang lang lang lang…",
        ];
        assert_eq!(named(&captions), expected);
    }

    proptest! {
        #[test]
        fn any_captions_make_names_that_excel_takes(captions in prop::collection::vec(r"[a-c'\[😀 ]{0,40}", 1..9)) {
            let names = named(&captions.iter().map(String::as_str).collect::<Vec<_>>());
            let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
            folded.sort();
            folded.dedup();
            prop_assert_eq!(folded.len(), captions.len());
            for name in names {
                prop_assert!((1..=31).contains(&name.encode_utf16().count()), "{}", name);
                prop_assert!(!name.starts_with('\'') && !name.ends_with('\''), "{}", name);
                prop_assert!(!name.contains('['), "{}", name);
            }
        }
    }
}
