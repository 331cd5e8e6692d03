//! The first sheet: the words of the document, in reading order, with links to its tables.

use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet};

use super::XlsxError;
use super::cells::{ACCENT, QUIET, text};
use super::heights::{lines_of, set_height};
use crate::document::{Block, Document, Look, harmless};

/// The width of the one column, in letters: about that of a page.
const WIDTH: u8 = 72;
/// The size of letters that column widths are counted in.
const PLAIN: u8 = 11;

/// Writes the words of a document. Its tables are on the sheets with these names.
pub(super) fn write(
    sheet: &mut Worksheet,
    document: &Document,
    names: &[String],
) -> Result<(), XlsxError> {
    let lang = document.lang;
    sheet.set_name(lang.spreadsheet_text())?;
    sheet.set_column_width(0, WIDTH)?;
    let mut page = Page { sheet, row: 0 };
    let heading = || Format::new().set_bold().set_font_color(ACCENT);
    let plain = || Format::new().set_align(FormatAlign::Top);
    if let Look::Letter(letter) = &document.look {
        for line in letter.from.iter().chain(&letter.to) {
            page.line(line, PLAIN, plain())?;
        }
        page.gap();
    }
    page.line(&document.title, 16, heading())?;
    let mut tables = names.iter();
    for block in &document.blocks {
        match block {
            Block::Heading(words) => {
                page.gap();
                page.line(words, 13, heading())?;
            }
            Block::Subheading(words) | Block::Lead(words) => {
                page.line(words, PLAIN, plain().set_bold())?
            }
            Block::Paragraph(words) => page.line(words, PLAIN, plain())?,
            Block::List(items) => {
                for item in items {
                    page.line(
                        &format!("• {item}"),
                        PLAIN,
                        plain().set_align(FormatAlign::Left).set_indent(1),
                    )?;
                }
            }
            Block::Table(_) | Block::Data(_) | Block::Payment(_) => {
                if let Some(name) = tables.next() {
                    page.link(name, &lang.spreadsheet_see(name))?;
                }
            }
            Block::Chart(chart) => page.line(&chart.alternative, PLAIN, plain())?,
        }
    }
    if !names.is_empty() {
        page.gap();
        page.line(lang.spreadsheet_tables(), PLAIN, plain().set_bold())?;
        for name in names {
            page.link(name, name)?;
        }
    }
    page.gap();
    for line in &document.footer.basis {
        page.line(line, 9, plain().set_font_color(QUIET))?;
    }
    let last = page.row;
    sheet.set_print_area(0, 0, last, 0)?;
    Ok(())
}

struct Page<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
}

impl Page<'_> {
    /// A text in letters of a size, in points.
    fn line(&mut self, words: &str, size: u8, format: Format) -> Result<(), XlsxError> {
        let words = text(&harmless(words));
        let format = format.set_text_wrap().set_font_size(size);
        self.sheet.write_string_with_format(self.row, 0, &words, &format)?;
        let letters = usize::from(WIDTH) * usize::from(PLAIN) / usize::from(size.max(PLAIN));
        let lines = lines_of(&words, letters);
        // Large letters take more than a line of plain ones.
        set_height(self.sheet, self.row, lines + usize::from(size > PLAIN) * lines.div_ceil(3))?;
        self.row += 1;
        Ok(())
    }

    fn link(&mut self, name: &str, words: &str) -> Result<(), XlsxError> {
        let to = format!("internal:'{}'!A1", name.replace('\'', "''"));
        self.sheet.write_url(self.row, 0, Url::new(to).set_text(words))?;
        self.row += 1;
        Ok(())
    }

    fn gap(&mut self) {
        self.row += 1;
    }
}
