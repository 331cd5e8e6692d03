//! A document as a spreadsheet: its words on the first sheet, every table on a sheet of its own.
//!
//! Amounts, percentages and days are numbers with a format. A total is a formula if the table says what it
//! adds up. The results are stored with the formulas, so that no program has to compute them first. The same
//! document always gives the same bytes: they do not contain the day on which it was made.

mod cells;
mod front;
mod heights;
mod names;
mod sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

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
    let names = names::names(document);
    let front = workbook.add_worksheet();
    front::write(front, document, &names)?;
    print_set_up(front, document);
    for (table, name) in document.tables().zip(&names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet::write(sheet, table, document.lang)?;
        print_set_up(sheet, document);
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
