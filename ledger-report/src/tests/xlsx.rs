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

/// LibreOffice computes every total, difference and percentage from its rows, and each equals ours. Every amount of every
/// table is somewhere on the sheets.
#[test]
fn libreoffice_comes_to_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let mut documents: Vec<(String, Document)> = every_document(Lang::Nl);
    documents.push(("everything".to_owned(), everything(Lang::En)));
    documents.push(("letter".to_owned(), letter(Lang::Nl)));
    for (name, document) in &documents {
        let bytes = without_results(&xlsx(document).unwrap());
        fs::write(folder.path().join(format!("{name}.xlsx")), bytes).unwrap();
    }
    let worked_out = worked_out(folder.path());
    let (mut sums, mut derived) = (0, 0);
    for (name, document) in &documents {
        let xlsx = xlsx(document).unwrap();
        let mut figures = Vec::new();
        for (at_sheet, sheet) in (1..).zip(sheet_names(&xlsx)) {
            let text = &parts(&xlsx)[&format!("xl/worksheets/sheet{at_sheet}.xml")];
            for (at, formula, figure) in figures_of(text) {
                figures.push(figure);
                let Some(formula) = formula else { continue };
                let (row, column) = place(&at);
                let found = &worked_out[&format!("{name}-{sheet}")][row][column];
                let found = number(found);
                assert!(
                    (found - figure).abs() < 1e-6,
                    "{name}, {sheet}, {at}: {found}, not {figure}"
                );
                sums += usize::from(formula.starts_with("SUM("));
                derived += usize::from(formula.starts_with("ROUND("));
            }
        }
        for table in document.tables() {
            for row in &table.rows {
                let (Row::Normal(cells) | Row::Total(cells, _)) = row else { continue };
                for cell in cells {
                    let Cell::Money(amount) = cell else { continue };
                    let amount: f64 = amount.to_string().parse().unwrap();
                    assert!(figures.contains(&amount), "{name}, {}: {amount}", table.caption);
                }
            }
        }
    }
    assert!(sums > 40, "{sums} sums were compared");
    assert!(derived > 2, "{derived} percentages were compared");
}

/// The figures of a sheet: the address, the formula if there is one, and the value.
fn figures_of(sheet: &str) -> Vec<(String, Option<String>, f64)> {
    let cells = sheet.split("<c r=\"").skip(1).map(|cell| cell.split("</c>").next().unwrap());
    let figures = cells.filter_map(|cell| {
        let (tag, inside) = cell.split_once('>')?;
        let (at, attributes) = tag.split_once('"')?;
        let formula = inside.split_once("<f>").map(|(_, rest)| rest.split_once("</f>").unwrap().0);
        let value = inside.split_once("<v>").map(|(_, rest)| rest.split_once("</v>").unwrap().0)?;
        let value = (!attributes.contains("t=\"")).then(|| value.parse().unwrap())?;
        Some((at.to_owned(), formula.map(str::to_owned), value))
    });
    figures.collect()
}

/// A figure as LibreOffice writes it: a percentage has its sign.
#[allow(clippy::float_arithmetic, reason = "it is compared, not booked")]
fn number(written: &str) -> f64 {
    match written.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().unwrap() / 100.0,
        None => written.parse().unwrap_or_else(|_| panic!("{written} is no number")),
    }
}

/// The row and column of an address, from 0.
fn place(at: &str) -> (usize, usize) {
    let letters = at.bytes().take_while(u8::is_ascii_uppercase);
    let column = letters.fold(0, |column, letter| column * 26 + usize::from(letter - b'A') + 1);
    let row: usize = at.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap();
    (row - 1, column - 1)
}

/// Totals, differences and percentages are formulas over the sheet, and not only figures.
#[test]
fn what_is_worked_out_follows_what_it_is_worked_out_of() {
    let folder = tempfile::tempdir().unwrap();
    let mut parts = parts(&without_results(&xlsx(&everything(Lang::Nl)).unwrap()));
    let sheet = parts.get_mut("xl/worksheets/sheet1.xml").unwrap();
    assert_eq!(sheet.matches("<v>79</v>").count(), 1, "{sheet}");
    *sheet = sheet.replace("<v>79</v>", "<v>100.25</v>");
    fs::write(folder.path().join("changed.xlsx"), together(&parts)).unwrap();
    let sheets = worked_out(folder.path());
    let rows = &sheets["changed-Overzicht"];
    let row = |title: &str| rows.iter().rfind(|row| row[0] == title).unwrap()[1..6].to_vec();
    assert_eq!(row("Lasten"), ["80", "100.25", "20.25", "N", "25.3%"]);
    assert_eq!(row("Totaal"), ["77", "109.25", "32.25", "N", "41.9%"]);
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
fn every_part_has_a_sheet_and_a_long_table_one_of_its_own() {
    let mut long = Table::new([Column::in_csv("code"), Column::text("name", "Naam")]);
    for number in 0..40 {
        long.row(cells![number as u64, format!("naam {number}")]);
    }
    let document =
        everything(Lang::Nl).heading("3. Namen").table(long.named("names", "Wie er zijn"));
    let xlsx = xlsx(&document).unwrap();
    let names = sheet_names(&xlsx);
    let expected = ["Overzicht", "Grafieken", "Namen", "Wie er zijn", "Grafieken (2)"];
    assert_eq!(names, expected);
    let parts = parts(&xlsx);
    for (number, name) in (1..).zip(&names) {
        let text = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        let frozen = text.contains(r#"<pane ySplit="1" topLeftCell="A2""#);
        assert_eq!(frozen, name == "Wie er zijn", "{name}");
        let printed = text.contains(r#"paperSize="9""#) && text.contains("fitToHeight=\"0\"");
        assert_eq!(printed, name != "Grafieken (2)", "{name}");
    }
    assert!(
        parts["xl/workbook.xml"].contains("name=\"Grafieken (2)\" sheetId=\"5\" state=\"hidden\"")
    );
}

/// What programs need and what has no words for readers is hidden, so no code is seen.
#[test]
fn no_column_for_programs_is_seen() {
    for (name, document) in every_document(Lang::Nl) {
        let xlsx = xlsx(&document).unwrap();
        let parts = parts(&xlsx);
        let strings = &parts["xl/sharedStrings.xml"];
        let strings: Vec<&str> = strings.split("<si>").skip(1).collect();
        let keys: Vec<&str> =
            document.tables().flat_map(|table| &table.columns).map(|column| column.key).collect();
        let codes = |number: usize| {
            let text = strings[number].split_once('>').unwrap().1.split('<').next().unwrap();
            keys.contains(&text)
                && !document.tables().any(|of| of.columns.iter().any(|of| of.title == text))
        };
        for (file, text) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"))
        {
            let hidden: Vec<(usize, usize)> = text
                .split("<col ")
                .skip(1)
                .map(|column| column.split("/>").next().unwrap())
                .filter(|column| column.contains("hidden=\"1\""))
                .map(|column| {
                    let of = |name: &str| -> usize {
                        let rest = column.split_once(&format!("{name}=\"")).unwrap().1;
                        rest.split_once('"').unwrap().0.parse().unwrap()
                    };
                    (of("min"), of("max"))
                })
                .collect();
            for cell in text.split("<c r=\"").skip(1).filter(|cell| cell.contains("t=\"s\"")) {
                let (_, column) = place(cell.split_once('"').unwrap().0);
                let value = cell.split_once("<v>").unwrap().1.split_once("</v>").unwrap().0;
                let seen = !hidden.iter().any(|(from, to)| (*from..=*to).contains(&(column + 1)));
                assert!(!seen || !codes(value.parse().unwrap()), "{name}, {file}: {cell}");
            }
        }
    }
}

#[test]
fn bars_are_a_chart_that_the_program_draws_and_a_light_is_coloured_by_what_it_says() {
    let parts = parts(&xlsx(&everything(Lang::Nl)).unwrap());
    let charts: Vec<&String> = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/charts/chart"))
        .map(|(_, of)| of)
        .collect();
    assert_eq!(charts.len(), 2);
    assert!(charts.iter().all(|chart| chart.contains("'Grafieken (2)'!")));
    assert!(charts.iter().all(|chart| chart.contains("pattFill prst=\"wdUpDiag\"")));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    for shape in ["●", "▲", "■"] {
        assert!(sheet.contains(&format!("operator=\"beginsWith\" text=\"{shape}\"")), "{sheet}");
    }
}

#[test]
fn nothing_is_a_formula_but_what_is_worked_out() {
    for (name, text) in parts(&xlsx(&everything(Lang::Nl)).unwrap()) {
        // A rule of a conditional format is none of ours, and has a text that we chose.
        for formula in text.split("<f>").skip(1) {
            let formula = formula.split_once("</f>").unwrap().0;
            let digits_and_letters = |c: char| c.is_ascii_alphanumeric() || "():+-/,".contains(c);
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
        let sheet = &parts(&xlsx(&document).unwrap())["xl/worksheets/sheet1.xml"];
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
