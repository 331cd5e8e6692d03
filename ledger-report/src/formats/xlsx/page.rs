//! A sheet, from top to bottom: words over its whole width, tables, and charts.

use rust_xlsxwriter::{Format, FormatAlign, Url, Worksheet};

use super::XlsxError;
use super::cells::{ACCENT, QUIET, text};
use super::charts::Charts;
use super::heights::{lines_of, set_height};
use super::plan::{Part, Sheet};
use super::table::{Grid, hidden, shown};
use crate::document::{Block, Document, Look, harmless};

/// The least width that words take, in letters: about that of a page.
const WIDTH: usize = 72;
/// The width of a column that no table uses.
const UNUSED: usize = 9;
/// The greatest width, in letters, that is printed in portrait.
const UPRIGHT: usize = 95;
/// The size of letters that column widths are counted in.
const PLAIN: u8 = 11;

/// Writes a sheet. The first has links to the others at its end, and what the document rests on.
pub(super) fn write(
    sheet: &mut Worksheet,
    of: &Sheet<'_>,
    others: &[&str],
    document: &Document,
    charts: &mut Charts,
) -> Result<(), XlsxError> {
    sheet.set_name(&of.name)?;
    let tables = || {
        of.parts
            .iter()
            .filter_map(|part| if let Part::Table(table) = part { Some(*table) } else { None })
    };
    let mut widths: Vec<usize> = Vec::new();
    for table in tables() {
        for (place, width) in shown(table, document.lang).iter().enumerate() {
            match widths.get_mut(place) {
                Some(widest) => *widest = (*widest).max(*width),
                None => widths.push(*width),
            }
        }
    }
    if widths.is_empty() {
        widths.push(WIDTH);
    }
    while !of.is_long() && widths.iter().sum::<usize>() < WIDTH {
        widths.push(UNUSED);
    }
    for (at, width) in (0..).zip(&widths) {
        sheet.set_column_width(at, u16::try_from(*width).unwrap_or(u16::MAX))?;
    }
    let columns = u16::try_from(widths.len()).unwrap_or(u16::MAX);
    let wide = widths.iter().sum::<usize>();
    let mut page = Page { sheet, row: 0, columns, wide };
    for part in &of.parts {
        match part {
            Part::Title => page.title(document)?,
            Part::Words(block) => page.words(block)?,
            Part::Table(table) => {
                if !of.is_long() && !table.caption.is_empty() {
                    page.gap();
                    page.line(&table.caption, PLAIN, plain().set_bold())?;
                }
                let grid = Grid { table, top: page.row, columns, widths: &widths };
                page.row = grid.write(page.sheet, document.lang)?;
                if !of.is_long() {
                    page.gap();
                }
            }
            Part::See(name) => page.link(name, &document.lang.spreadsheet_see(name))?,
            Part::Chart(table) => {
                page.row = charts.insert(page.sheet, page.row, table, document.lang, wide)?;
            }
        }
    }
    if matches!(of.parts.first(), Some(Part::Title)) {
        page.end(others, document)?;
    }
    let last = page.row.saturating_sub(1);
    sheet.set_print_area(0, 0, last, columns.saturating_sub(1))?;
    if of.is_long() {
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    for at in (columns..).take(tables().map(hidden).max().unwrap_or(0)) {
        sheet.set_column_hidden(at)?;
    }
    if wide > UPRIGHT {
        sheet.set_landscape();
    }
    Ok(())
}

fn plain() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

struct Page<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
    /// The number of columns that words take, and their width in letters.
    columns: u16,
    wide: usize,
}

impl Page<'_> {
    fn title(&mut self, document: &Document) -> Result<(), XlsxError> {
        if let Look::Letter(letter) = &document.look {
            for line in letter.from.iter().chain(&letter.to) {
                self.line(line, PLAIN, plain())?;
            }
            self.gap();
        }
        self.line(&document.title, 16, Format::new().set_bold().set_font_color(ACCENT))
    }

    fn end(&mut self, others: &[&str], document: &Document) -> Result<(), XlsxError> {
        if !others.is_empty() {
            self.gap();
            self.line(document.lang.spreadsheet_tables(), PLAIN, plain().set_bold())?;
            others.iter().try_for_each(|name| self.link(name, name))?;
        }
        self.gap();
        let small = || plain().set_font_color(QUIET);
        document.footer.basis.iter().try_for_each(|line| self.line(line, 9, small()))
    }

    fn words(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading(words) => {
                if self.row > 0 {
                    self.gap();
                }
                self.line(words, 13, Format::new().set_bold().set_font_color(ACCENT))
            }
            Block::Subheading(words) | Block::Lead(words) => {
                self.line(words, PLAIN, plain().set_bold())
            }
            Block::Paragraph(words) => self.line(words, PLAIN, plain()),
            Block::List(items) => {
                let indented = || plain().set_align(FormatAlign::Left).set_indent(1);
                items.iter().try_for_each(|item| self.line(&format!("• {item}"), PLAIN, indented()))
            }
            Block::Nothing { caption, said } => {
                self.gap();
                self.line(caption, PLAIN, plain().set_bold())?;
                self.line(said, PLAIN, plain())
            }
            Block::Signatures(who) => {
                for who in who {
                    self.line(&format!("{who}:"), PLAIN, plain())?;
                }
                Ok(())
            }
            Block::Table(_) | Block::Data(_) | Block::Payment(_) | Block::NewPage => Ok(()),
        }
    }

    /// A text over all columns, in letters of a size, in points.
    fn line(&mut self, words: &str, size: u8, format: Format) -> Result<(), XlsxError> {
        let words = text(&harmless(words));
        let format = format.set_text_wrap().set_font_size(size);
        if self.columns > 1 {
            let last = self.columns.saturating_sub(1);
            self.sheet.merge_range(self.row, 0, self.row, last, &words, &format)?;
        } else {
            self.sheet.write_string_with_format(self.row, 0, &words, &format)?;
        }
        let letters = self.wide * usize::from(PLAIN) / usize::from(size.max(PLAIN));
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
