//! A document as a spreadsheet: an overview, and a sheet for each of its parts, with words, tables and charts.
//!
//! Amounts, percentages and days are numbers with a format. A total is a formula if the table says what it
//! adds up, and a difference or percentage if it says of what it is one. The results are stored with the
//! formulas, so that no program has to compute them first. The same document always gives the same bytes: they do
//! not contain the day on which it was made.

mod cells;
mod charts;
mod heights;
mod names;
mod page;
mod plan;
mod table;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use charts::Charts;

use crate::document::{Document, harmless};

/// A document that a spreadsheet cannot hold, because it has too many rows.
#[derive(Debug, thiserror::Error)]
#[error("the document does not fit in a spreadsheet")]
pub struct XlsxError(#[from] rust_xlsxwriter::XlsxError);

/// A document as an Excel workbook.
///
/// # Errors
/// A table with more rows or columns than a sheet can have.
pub fn xlsx(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed day. Without one the library takes the present day.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = harmless(&document.title);
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let (sheets, charts) = plan::sheets(document);
    let mut charts = Charts::on(charts);
    let others: Vec<&str> = sheets.iter().skip(1).map(|sheet| sheet.name.as_str()).collect();
    for (place, planned) in sheets.iter().enumerate() {
        let sheet = workbook.add_worksheet();
        let others = if place == 0 { others.as_slice() } else { &[] };
        page::write(sheet, planned, others, document, &mut charts)?;
        print_set_up(sheet, document);
    }
    if !charts.is_empty() {
        charts.write(workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The most characters in the header or footer of a page, by the format.
const FOOTER: usize = 255;

/// Sets up A4 pages of the full width, with the title above and what the document rests on below.
fn print_set_up(sheet: &mut Worksheet, document: &Document) {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    let title: String = harmless(&document.title).chars().take(100).collect();
    sheet.set_header(format!("&L&9 {}", literal(&title)));
    let page = literal(document.footer.page).replace("{page}", "&P").replace("{pages}", "&N");
    let mut basis = String::new();
    for line in &document.footer.basis {
        let line = format!("{}\n", literal(&harmless(line)));
        if basis.chars().count() + line.chars().count() + page.chars().count() + 10 < FOOTER {
            basis.push_str(&line);
        }
    }
    sheet.set_footer(format!("&L&8 {}&R&8 {page}", basis.trim_end()));
}

/// A text in the header or footer of a page, where an ampersand begins a code.
fn literal(text: &str) -> String {
    text.replace('&', "&&")
}
