//! Spreadsheets, opened and recalculated by LibreOffice.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command as Program;

use ledger_core::Money;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::documents::every_document;
use super::samples::{everything, letter};
use super::views::records;
use super::*;
use crate::document::cells;

/// The files of a workbook by name.
type Parts = BTreeMap<String, String>;

fn parts(xlsx: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut parts = Parts::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

fn together(parts: &Parts) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The workbook without the results of its formulas, so that the program that opens it computes them.
fn without_results(xlsx: &[u8]) -> Vec<u8> {
    let mut parts = parts(xlsx);
    for text in parts.values_mut() {
        let mut pieces = text.split("</f><v>");
        let first = pieces.next().unwrap().to_owned();
        *text =
            pieces.fold(first, |text, piece| text + "</f>" + piece.split_once("</v>").unwrap().1);
        assert!(!text.contains("</f><v>"));
    }
    together(&parts)
}

/// The values that LibreOffice has in every sheet of every workbook of a folder, without formatting.
fn worked_out(folder: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|e| e == "xlsx")).collect();
    let every_sheet =
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    let program = Program::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", every_sheet, "--outdir"])
        .arg(folder)
        .args(files)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .expect("LibreOffice is needed: tests/run installs it");
    assert!(program.status.success(), "{}", String::from_utf8_lossy(&program.stderr));
    let sheets = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sheets = sheets.filter(|path| path.extension().is_some_and(|e| e == "csv"));
    let read = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, records(&fs::read_to_string(path).unwrap()))
    };
    sheets.map(read).collect()
}

/// LibreOffice computes every total from its rows, and every figure equals ours.
#[test]
fn libreoffice_comes_to_the_same_totals() {
    let folder = tempfile::tempdir().unwrap();
    let mut documents: Vec<(String, Document)> = every_document(Lang::Nl);
    documents.push(("everything".to_owned(), everything(Lang::En)));
    documents.push(("letter".to_owned(), letter(Lang::Nl)));
    for (name, document) in &documents {
        let bytes = without_results(&xlsx(document).unwrap());
        fs::write(folder.path().join(format!("{name}.xlsx")), bytes).unwrap();
    }
    let sheets = worked_out(folder.path());
    let mut totals = 0;
    for (name, document) in &documents {
        for (table, sheet) in
            document.tables().zip(sheet_names(&xlsx(document).unwrap()).iter().skip(1))
        {
            let rows = &sheets[&format!("{name}-{sheet}")];
            let (shown, others): (Vec<usize>, Vec<usize>) = (0..table.columns.len())
                .filter(|place| !table.columns[*place].is_drawn())
                .partition(|place| table.columns[*place].shown);
            for (row, found) in table.rows.iter().zip(rows.iter().skip(1)) {
                let (Row::Normal(cells) | Row::Total(cells, _)) = row else { continue };
                for (place, found) in shown.iter().chain(&others).zip(found) {
                    let expected = match &cells[*place] {
                        Cell::Money(amount) => amount.to_string(),
                        Cell::Number(number) => format!("{number}.00"),
                        Cell::Flag(_) | Cell::Date(_) | Cell::Percent(_) | Cell::Light { .. } => {
                            continue;
                        }
                        Cell::Empty | Cell::Text(_) | Cell::Named { .. } | Cell::Bar(_) => continue,
                    };
                    let found: f64 =
                        found.parse().unwrap_or_else(|_| panic!("{name}, {sheet}: {found}"));
                    assert_eq!(
                        format!("{found:.2}").replace("-0.00", "0.00"),
                        expected,
                        "{name}, {sheet}"
                    );
                    totals += usize::from(matches!(row, Row::Total(..)));
                }
            }
        }
    }
    assert!(totals > 40, "{totals} totals were compared");
}

/// The totals are formulas over the sheet, and not only figures.
#[test]
fn a_total_follows_what_it_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut parts = parts(&without_results(&xlsx(&letter(Lang::Nl)).unwrap()));
    let sheet = parts.get_mut("xl/worksheets/sheet2.xml").unwrap();
    assert_eq!(sheet.matches("<v>1250</v>").count(), 1, "{sheet}");
    *sheet = sheet.replace("<v>1250</v>", "<v>1300.25</v>");
    fs::write(folder.path().join("changed.xlsx"), together(&parts)).unwrap();
    let sheets = worked_out(folder.path());
    assert_eq!(sheets["changed-Factuur"][2], ["Te betalen", "1300.25"]);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for lang in [Lang::Nl, Lang::En] {
        let of = || [everything(lang), letter(lang)].map(|document| xlsx(&document).unwrap());
        assert_eq!(of(), of());
        let parts = parts(&of()[0]);
        assert!(parts["docProps/core.xml"].contains("2000-01-01T00:00:00Z"));
        assert!(parts["docProps/core.xml"].contains("<dc:creator></dc:creator>"));
    }
}

#[test]
fn every_table_has_a_sheet_with_its_names_in_view() {
    let document = everything(Lang::Nl);
    let xlsx = xlsx(&document).unwrap();
    let names = sheet_names(&xlsx);
    assert_eq!(names.len(), 1 + document.tables().count());
    assert_eq!(names[..4], ["Tekst", "Cellen van iedere soort a b", "Cijfers", "2. Grafieken"]);
    for (name, text) in parts(&xlsx) {
        if name.starts_with("xl/worksheets/sheet") {
            let frozen = text.contains(r#"<pane ySplit="1" topLeftCell="A2""#);
            assert_eq!(frozen, name != "xl/worksheets/sheet1.xml", "{name}");
            assert!(
                text.contains(r#"paperSize="9""#) && text.contains("fitToHeight=\"0\""),
                "{name}"
            );
        }
    }
}

#[test]
fn nothing_is_a_formula_but_totals() {
    for (name, text) in parts(&xlsx(&everything(Lang::Nl)).unwrap()) {
        for formula in text.split("<f>").skip(1) {
            let formula = formula.split_once("</f>").unwrap().0;
            let digits_and_letters = |c: char| c.is_ascii_alphanumeric() || "():+-".contains(c);
            assert!(formula.chars().all(digits_and_letters), "{name}: {formula}");
        }
    }
}

/// A number that a float does not keep exactly is a text, and its total is not a formula.
#[test]
fn an_amount_of_too_many_digits_stays_a_text() {
    let largest = Money::from_cents(999_999_999_999_999);
    let larger = largest + Money::from_cents(1);
    for (amount, written) in [(largest, "<v>9999999999999.99</v>"), (larger, "t=\"s\"")] {
        let mut table = Table::new([Column::figure("amount", "Bedrag")]);
        table.row(cells![amount]);
        table.total(cells![amount], Adds::RowsAbove);
        let document = Document::titled("Groot", Lang::Nl).table(table);
        let sheet = &parts(&xlsx(&document).unwrap())["xl/worksheets/sheet2.xml"];
        assert!(sheet.contains(written), "{sheet}");
        assert_eq!(sheet.contains("<f>"), amount == largest, "{sheet}");
    }
}

fn sheet_names(xlsx: &[u8]) -> Vec<String> {
    let parts = parts(xlsx);
    let sheets = parts["xl/workbook.xml"].split("<sheet name=\"").skip(1);
    let name =
        |text: &str| text.split_once('"').unwrap().0.replace("&amp;", "&").replace("&quot;", "\"");
    sheets.map(name).collect()
}
