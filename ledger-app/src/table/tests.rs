//! Tables as people keep them, and what is said of those that are wrong.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use super::*;
use crate::form::Form;

fn fields(kind: &str, list: Option<&str>) -> Vec<Field> {
    let form = Form::of(kind).unwrap();
    let Some(list) = list else { return form.fields.clone() };
    let field = form.fields.iter().find(|field| field.name == list).unwrap();
    let Shape::List(item) = &field.shape else { panic!("{list} is no list") };
    item.fields().to_vec()
}

fn read_bytes(bytes: &[u8], fields: &[Field]) -> Result<Vec<Row>, Failure> {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("tabel.csv");
    fs::write(&path, bytes).unwrap();
    read(&path, fields, None)
}

#[track_caller]
fn rows(bytes: &[u8], fields: &[Field]) -> Value {
    let rows = read_bytes(bytes, fields).unwrap_or_else(|failure| panic!("{failure}"));
    rows.into_iter().map(|row| Value::Object(row.filled)).collect()
}

/// One table in Dutch or English, with semicolons, commas or tabs, with a byte order mark or as Windows writes it.
#[test]
fn a_table_is_read_as_people_keep_it() {
    let bills = fields("open-books", Some("bills"));
    let expected = json!([{
        "line": "huur", "supplier": "Café \"De Zon\"", "description": "Rekening 7; zaal",
        "on": "2025-06-27", "amount": "1250.50",
    }]);
    let row = "huur;\"Café \"\"De Zon\"\"\";\"Rekening 7; zaal\";27-6-2025;1.250,50";
    let dutch = format!("Post;Leverancier;Omschrijving;Datum;Bedrag\r\n{row}\r\n");
    let english = dutch.replace(
        "Post;Leverancier;Omschrijving;Datum;Bedrag",
        "line;supplier;description;on;amount",
    );
    let marked = format!("\u{feff}{dutch}");
    let remarked = format!("\n# Dit is een opmerking.\n{dutch}\n\"# en nog een\"\n;;;;\n");
    for text in [&dutch, &english, &marked, &remarked] {
        assert_eq!(rows(text.as_bytes(), &bills), expected, "{text}");
    }
    let windows = encoding_rs::WINDOWS_1252.encode(&dutch).0;
    assert_eq!(rows(&windows, &bills), expected);
    let tabs = "amount\ton\tline\tdescription\tsupplier\n1250,50\t2025-06-27\thuur\tRekening 7; zaal\tCafé \"De Zon\"\n";
    assert_eq!(rows(tabs.as_bytes(), &bills), expected);
    let commas = "line,supplier,description,on,amount\nhuur,\"Café \"\"De Zon\"\"\",\"Rekening 7; zaal\",2025-06-27,1250.50\n";
    assert_eq!(rows(commas.as_bytes(), &bills), expected);
}

#[test]
fn what_may_be_left_out_may_be_empty_and_one_cell_may_have_several() {
    let invoices = fields("open-books", Some("invoices"));
    let text = "nummer;partner;soort;jaar;datum;vervaldatum;bedrag;betaald\n\
                25/1;koor;;2025;1-2-2025;3-3-2025;1000;400,00\n\
                T9;school;deficit-share;2024;1-2-2025;3-3-2025;50;\n";
    assert_eq!(
        rows(text.as_bytes(), &invoices),
        json!([
            { "number": "25/1", "partner": "koor", "year": "2025", "on": "2025-02-01", "due": "2025-03-03",
              "amount": "1000.00", "paid": "400.00" },
            { "number": "T9", "partner": "school", "of": "deficit-share", "year": "2024", "on": "2025-02-01",
              "due": "2025-03-03", "amount": "50.00" },
        ])
    );
    let addresses = fields("state-billing-address", None);
    let text = "partner;naam;adres\nkoor;Koor Branding;Straat 1; 0000 AA Plaats\n"
        .replace("Straat 1; 0000 AA Plaats", "\"Straat 1; 0000 AA Plaats\"");
    assert_eq!(
        rows(text.as_bytes(), &addresses),
        json!([{ "partner": "koor", "addressee": "Koor Branding", "address": ["Straat 1", "0000 AA Plaats"] }])
    );
}

/// Each table is wrong in one way or several, and every cell is named.
#[test]
fn every_cell_that_is_wrong_is_named() {
    let bills = fields("open-books", Some("bills"));
    let header = "post;leverancier;omschrijving;datum;bedrag";
    let cases: [(&str, &[&str]); 10] = [
        ("", &["tabel.csv: "]),
        (header, &["tabel.csv: "]),
        ("post;leverancier;omschrijving;datum\nhuur;A;b;1-6-2025\n", &["1: ", "bedrag"]),
        ("post;leverancier;omschrijving;datum;bedrag;btw\n", &["F1: ", "btw", "omschrijving"]),
        ("post;leverancier;omschrijving;datum;bedrag;Amount\n", &["F1: ", "Amount"]),
        ("{}\nhuur;A;b;1 juni;10\n", &["D2: ", "1 juni"]),
        ("{}\nhuur;A;b;1-6-2025;1.234\n", &["E2: ", "1.234"]),
        ("{}\nhuur;A;b;1-6-2025;€ 12,505\n", &["E2: "]),
        ("{}\nhuur;;b;1-6-2025;x\n\nhuur;A;b;;10\n", &["B2: ", "E2: ", "D4: "]),
        ("{}\nhuur;A;b;1-6-2025;10;oeps\n", &["F2: "]),
    ];
    for (text, said) in cases {
        let text = text.replace("{}", header);
        let Err(failure) = read_bytes(text.as_bytes(), &bills) else { panic!("{text:?} is read") };
        for lang in [Lang::Nl, Lang::En] {
            let message = failure.said(lang).message;
            for part in said {
                assert!(message.contains(part), "{text:?}: {part:?} is not in {message:?}");
            }
        }
    }
}

/// A column of every table has a Dutch name, and no two columns of one have the same.
#[test]
fn columns_have_names_in_both_languages() {
    for form in Form::all() {
        let lists = form.fields.iter().filter_map(|field| {
            let Shape::List(item) = &field.shape else { return None };
            is_row(item).then(|| item.fields())
        });
        let whole = is_row(&Shape::Record(form.fields.clone())).then_some(&form.fields[..]);
        for fields in lists.chain(whole) {
            let mut seen = Vec::new();
            for field in fields {
                let all: Vec<&str> = names(field).collect();
                assert_eq!(all.len(), 2, "{}: {} has no Dutch name", form.kind, field.name);
                assert!(!all.iter().any(|name| seen.contains(name)), "{}: {all:?}", form.kind);
                seen.extend(all);
            }
        }
    }
}

/// The template is a table: only its rows are missing.
#[test]
fn a_template_can_be_filled_in() {
    let bills = fields("open-books", Some("bills"));
    for lang in [Lang::Nl, Lang::En] {
        let text = template("open-books.bills", lang).unwrap();
        assert!(read_bytes(text.as_bytes(), &bills).is_err(), "it has no rows yet");
        let filled = format!("{text}huur;Zaal;Rekening 7;2025-06-27;10\n");
        assert_eq!(rows(filled.as_bytes(), &bills)[0]["amount"], "10.00");
    }
}

/// A workbook with one sheet of these bytes.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    const PARTS: [(&str, &str); 4] = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let parts = PARTS.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in parts.chain([("xl/worksheets/sheet1.xml", sheet)]) {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn sheet(cells: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!(r#"<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>"#).into_bytes()
}

/// A file of others may be made to take all memory. It is refused before it does.
#[test]
fn a_hostile_workbook_is_refused() {
    let bills = fields("open-books", Some("bills"));
    let text =
        |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let header: String = ["line", "supplier", "description", "on", "amount"]
        .iter()
        .zip('A'..)
        .map(|(name, column)| text(&format!("{column}1"), name))
        .collect();
    let row = [text("A7", "huur"), text("B7", "Zaal"), text("C7", "R 1"), text("D7", "2025-06-27")]
        .concat();
    let number = r#"<c r="E7"><v>0.30000000000000004</v></c>"#;
    let sound = sheet(&format!(r#"<row r="1">{header}</row><row r="7">{row}{number}</row>"#));
    assert_eq!(rows(&workbook(&sound), &bills)[0]["amount"], "0.30");
    let far = [
        r#"<row r="1">"#,
        &text("A1", "line"),
        r#"</row><row r="1048576">"#,
        &text("XFD1048576", "x"),
        "</row>",
    ];
    let many = format!("<!--{}-->", " ".repeat(300 * 1024 * 1024));
    for hostile in [sheet(&far.concat()), sheet(&many)] {
        let archive = workbook(&hostile);
        assert!(archive.len() < 1024 * 1024);
        let Err(failure) = read_bytes(&archive, &bills) else { panic!("it is read") };
        assert!(failure.to_string().contains("too many cells"), "{failure}");
    }
}
