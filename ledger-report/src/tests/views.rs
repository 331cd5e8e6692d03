//! Views in every format.

use super::*;

#[test]
fn every_line_fits_the_terminal() {
    let marked = "e\u{301}".repeat(60);
    let wide = format!("学校{} \u{1f469}\u{200d}\u{1f467} \u{1f3d8}\u{fe0f}", "学".repeat(70));
    for books in [
        Books::founded(LONG_NAME),
        Books::founded(&marked),
        Books::founded(&wide),
        Books::concluded(LONG_NAME),
    ] {
        for lang in [Lang::Nl, Lang::En] {
            for width in [40, 80, 132] {
                for (name, text) in books.views(style(Format::Table, lang, width)) {
                    fits(name, &text, width);
                }
            }
        }
    }
}

#[test]
fn csv_is_the_same_table_in_both_languages() {
    let books = Books::founded("Gemeente \"Oost\", fictief");
    let dutch = books.views(style(Format::Csv, Lang::Nl, 80));
    let english = books.views(style(Format::Csv, Lang::En, 80));
    for (name, csv) in &dutch {
        let rows = records(csv);
        let english = records(&english[name]);
        assert_eq!(rows[0], english[0], "the columns of {name}");
        assert_eq!(rows.len(), english.len(), "the rows of {name}");
        assert!(rows.len() > 1, "{name} has rows");
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{csv}");
    }
    assert!(dutch["partners"].contains("\r\n\"Gemeente \"\"Oost\"\", fictief\",gemeente-oost,"));
    assert!(dutch["balance"].contains("1000,Bank,2250.50,0.00,2250.50\r\n"));
}

#[test]
fn json_is_the_view_itself() {
    let books = Books::founded("Oost");
    let view = PartnerRegister::of(&books.ledger, day());
    let text = said(&view, style(Format::Json, Lang::En, 80));
    assert!(text.ends_with("}\n"));
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value, serde_json::to_value(&view).unwrap());
}

/// Reads CSV by RFC 4180.
pub(super) fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut field, mut quoted) = (vec![], vec![], String::new(), false);
    let mut rest = csv.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, quoted) {
            ('"', true) if rest.next_if_eq(&'"').is_some() => field.push('"'),
            ('"', _) => quoted = !quoted,
            (',', false) => record.push(std::mem::take(&mut field)),
            ('\r', false) => {}
            ('\n', false) => {
                record.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut record));
            }
            (c, _) => field.push(c),
        }
    }
    assert!(!quoted && record.is_empty() && field.is_empty(), "ends after a line: {csv}");
    records
}
