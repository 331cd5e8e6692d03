use ledger_core::Money;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::document::{Adds, Light, cells};

fn document(text: &str) -> Document {
    let columns =
        [Column::text("name", "Naam"), Column::figure("amount", "Bedrag"), Column::in_csv("code")];
    let mut table = Table::new(columns).named("table", text);
    table.heading(text);
    table.row(cells![text, Money::from_cents(-123_456), text]);
    table.row(vec![Cell::light(Light::Attention, "due", text), Cell::Empty, Cell::Empty]);
    table.total(cells![text, Money::from_cents(-123_456), ""], Adds::RowsAbove);
    let mut document = Document::titled(text, Lang::Nl)
        .subheading(text)
        .heading(text)
        .subheading(text)
        .paragraph(text)
        .list([text.to_owned(), text.to_owned()], "")
        .list([text.to_owned()], "")
        .table(table);
    document.footer.basis = vec![text.to_owned()];
    document
}

#[test]
fn markdown_is_plain_to_read() {
    let expected = "\
# Kosten van A\\|B

## Kosten van A\\|B

## Kosten van A\\|B

### Kosten van A\\|B

Kosten van A\\|B

* Kosten van A\\|B
* Kosten van A\\|B

- Kosten van A\\|B

**Kosten van A\\|B**

| Naam | Bedrag |
| --- | ---: |
| **Kosten van A\\|B** | |
| Kosten van A\\|B | −1.234,56 |
| ▲ Kosten van A\\|B | |
| **Kosten van A\\|B** | **−1.234,56** |

---

Kosten van A\\|B
";
    assert_eq!(markdown(&document("Kosten van A|B")), expected);
}

#[test]
fn what_a_text_can_look_like_stays_text() {
    for text in [
        "1. een",
        "12) een",
        "- een",
        "+",
        "# kop #",
        "een\n---",
        "| a | b |",
        "`x`",
        "<b>een</b>",
        "&amp;",
        "![a](http://b.c)",
        "[^1]",
        "*een*",
        "__een__",
        "~~een~~",
        "een\\",
        "een\\|",
        "> een",
        "    een",
        "een  \ntwee",
        "<!-- een",
        "***",
        "$1$",
        "[ ] een",
        "=",
        "===",
        "   ",
        "\n",
        "-",
        "een\n\ntwee",
        "**",
        "http://voorbeeld.nl",
        "een <br> twee",
        "(een)",
        "\u{a0}een\u{2003}",
    ] {
        assert_text_comes_back(text);
    }
}

/// Reads the document as a program would, and compares every text in it.
#[track_caller]
fn assert_text_comes_back(text: &str) {
    let said = harmless(text);
    let shown = said.trim_matches('\n').trim_end_matches([' ', '\n']);
    let words = shown.trim_start_matches(' ');
    let shown = "\u{a0}".repeat(shown.len() - words.len()) + words;
    let strong = shown.trim_end_matches(char::is_whitespace);
    let blocks = |expected: &[(&str, String)]| {
        let blocks = expected.iter().map(|(tag, text)| ((*tag).to_owned(), text.trim().to_owned()));
        blocks.collect::<Vec<_>>()
    };
    let row = |name: &str, amount: &str| vec![("td", name.to_owned()), ("td", amount.to_owned())];
    let mut expected = vec![("h1", shown.clone()), ("h2", shown.clone()), ("h2", shown.clone())];
    expected.extend([("h3", shown.clone()), ("p", shown.clone()), ("li", shown.clone())]);
    expected.extend([("li", shown.clone()), ("li", shown.clone())]);
    expected.push(("p", if said.trim().is_empty() { String::new() } else { strong.to_owned() }));
    expected.extend([row("Naam", "Bedrag"), row(strong, ""), row(&shown, "−1.234,56")].concat());
    expected.extend(row(&format!("▲ {said}"), ""));
    expected.extend(row(strong, "−1.234,56"));
    expected.push(("p", shown.clone()));
    expected.retain(|(tag, text)| *tag != "p" || !text.is_empty());
    let markdown = markdown(&document(text));
    assert_eq!(read(&markdown), blocks(&expected), "{markdown}");
}

/// The texts of a piece of Markdown, each with the element it stands in. Any other element is markup that a
/// text became.
#[allow(clippy::wildcard_enum_match_arm)]
fn read(markdown: &str) -> Vec<(String, String)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let (mut found, mut text) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(
                Tag::Heading { .. }
                | Tag::Paragraph
                | Tag::Item
                | Tag::TableCell
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::List(None)
                | Tag::Strong,
            ) => {}
            Event::Text(words) => text.push_str(&words),
            Event::InlineHtml(html) if &*html == "<br>" => text.push('\n'),
            Event::End(end) => {
                let tag = match end {
                    TagEnd::Heading(level) => level.to_string(),
                    TagEnd::Paragraph => "p".to_owned(),
                    TagEnd::Item => "li".to_owned(),
                    TagEnd::TableCell => "td".to_owned(),
                    _ => continue,
                };
                found.push((tag, std::mem::take(&mut text).trim().to_owned()));
            }
            Event::Rule => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    found
}

proptest! {
    #[test]
    fn any_text_stays_text(text in r"[-+*_`~|\\<>\[\](){}#.!&:;$^=/ \n\t0-9a-c\u{a0}é]{1,16}|\PC{1,12}") {
        assert_text_comes_back(&text);
    }
}
