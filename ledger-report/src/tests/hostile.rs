//! A ledger with texts that no act would record: events from before the rules, or from elsewhere. The output
//! must not steer a terminal, reverse text or hide anything.

use ledger_core::text;

use super::*;

/// Text that a spreadsheet would run, and characters that steer or hide text: ESC, one byte of C1, DEL, a
/// direction override and its end, a zero-width space, a line separator, a byte order mark.
const BAD: &str =
    "=1+1 \u{1b}[31m \u{9b}2J \u{7f} \u{202e}neppo\u{202c} \u{200b}x\u{2028}y\u{feff} ;-2";

/// The books with every text except codes replaced by a hostile one.
fn books() -> Books {
    let founded = Books::founded(LONG_NAME);
    let mut books = Books::default();
    for recorded in founded.log {
        let mut event = serde_json::to_value(&recorded.event).unwrap();
        spoil(&mut event, "");
        let event = serde_json::from_value(event).unwrap();
        let recorded = Recorded { event, ..recorded };
        books.log.push(recorded.clone());
        books.ledger.apply(recorded).unwrap();
    }
    books
}

fn spoil(value: &mut Value, key: &str) {
    match value {
        Value::String(words) => {
            let free = [
                "name",
                "title",
                "text",
                "supplier",
                "description",
                "field",
                "measure",
                "reason",
                "bank_reference",
                "ground",
                "legal_name",
            ];
            if free.contains(&key) {
                // Each text differs from the others.
                *words = format!("{BAD} {words}");
            }
        }
        Value::Array(items) => {
            let themes = key == "themes";
            for item in items {
                spoil(item, if themes { "name" } else { key });
            }
        }
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| spoil(value, key)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[track_caller]
fn is_harmless(name: &str, format: Format, shown: &str) {
    let ends = |c: char| c == '\n' || (c == '\r' && matches!(format, Format::Csv | Format::CsvRaw));
    let bad = text::forbidden(shown).find(|c| !ends(*c));
    assert_eq!(bad.map(text::name_of), None, "{name} as {format:?}:\n{}", text::harmless(shown));
}

#[test]
fn nothing_hostile_is_shown_in_any_view_or_format() {
    let books = books();
    for format in
        [Format::Table, Format::Json, Format::Csv, Format::CsvRaw, Format::Markdown, Format::Html]
    {
        let mut shown = 0;
        for lang in [Lang::Nl, Lang::En] {
            for (name, text) in books.views(style(format, lang, 80)) {
                is_harmless(name, format, &text);
                shown += usize::from(text.contains("neppo"));
            }
        }
        // The text is shown, not left out.
        assert!(shown > 20, "{shown} views in {format:?} say it");
    }
    is_harmless("report", Format::Table, &books.report(1, Lang::Nl));
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    let books = books();
    let (mut inert, mut amounts) = (0, 0);
    for (name, csv) in books.views(style(Format::Csv, Lang::Nl, 80)) {
        for cell in views::records(&csv).into_iter().flatten() {
            if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
                assert!(cell.parse::<f64>().is_ok(), "{name}: {cell}");
                amounts += 1;
            }
            inert += usize::from(cell.starts_with("'="));
        }
    }
    assert!(inert > 20 && amounts > 0, "{inert} cells, {amounts} amounts below nothing");
    let raw = books.views(style(Format::CsvRaw, Lang::Nl, 80));
    assert!(raw["partners"].contains("\r\n=1+1 "), "{}", raw["partners"]);
}

#[cfg(feature = "pdf")]
#[test]
fn nothing_hostile_is_in_a_pdf_or_spreadsheet() {
    let books = books();
    let partners = PartnerRegister::of(&books.ledger, day());
    let made = render(&partners, style(Format::Pdf, Lang::Nl, 80)).unwrap();
    assert!(made.lacking.is_empty());
    assert!(made.bytes.starts_with(b"%PDF"));
}
