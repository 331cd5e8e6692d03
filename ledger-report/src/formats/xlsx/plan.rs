//! What stands on which sheet: every part of a document has a sheet with its words, small tables and charts, in reading order.
//! The first is the overview: what stands before the second heading. A long table has a sheet of its own.

use super::names::Names;
use crate::document::{Block, Column, Document, Table};

/// A table of more rows has a sheet of its own.
const SMALL: usize = 30;

/// A sheet.
pub(super) struct Sheet<'d> {
    pub(super) name: String,
    pub(super) parts: Vec<Part<'d>>,
}

/// A part of a sheet.
pub(super) enum Part<'d> {
    /// The title of the document and who it is from and to.
    Title,
    /// Words.
    Words(&'d Block),
    /// A table.
    Table(&'d Table),
    /// The sheet that a table has of its own.
    See(String),
    /// The bars of a table as a chart: a spreadsheet cannot draw them in its cells.
    Chart(&'d Table),
}

impl Sheet<'_> {
    /// Whether it has nothing but a long table, whose titles stay in view.
    pub(super) fn is_long(&self) -> bool {
        matches!(self.parts.as_slice(), [Part::Table(_)])
    }
}

/// The sheets of a document, at least one, and the name of one for the amounts of its charts.
pub(super) fn sheets(document: &Document) -> (Vec<Sheet<'_>>, String) {
    let lang = document.lang;
    let mut names = Names::new(lang);
    let overview =
        Sheet { name: names.free(lang.spreadsheet_overview()), parts: vec![Part::Title] };
    let mut sheets: Vec<(Sheet, Vec<Sheet>)> = vec![(overview, Vec::new())];
    let (mut headings, mut near) = (0, document.title.as_str());
    for block in &document.blocks {
        if let Block::Heading(words) | Block::Subheading(words) = block {
            near = words;
        }
        if let Block::Heading(words) = block {
            headings += 1;
            if headings > 1 {
                let sheet = Sheet { name: names.free(words), parts: Vec::new() };
                sheets.push((sheet, Vec::new()));
            }
        }
        let Some((sheet, long)) = sheets.last_mut() else { continue };
        match block {
            Block::Data(table) if table.rows.is_empty() => {}
            Block::Table(table) | Block::Data(table) if table.rows.len() > SMALL => {
                let about = if table.caption.is_empty() { near } else { &table.caption };
                let name = names.free(about);
                sheet.parts.push(Part::See(name.clone()));
                long.push(Sheet { name, parts: vec![Part::Table(table)] });
            }
            Block::Table(table) | Block::Data(table) => sheet.parts.push(Part::Table(table)),
            Block::Payment(payment) => sheet.parts.push(Part::Table(&payment.facts)),
            Block::Heading(_)
            | Block::Subheading(_)
            | Block::Paragraph(_)
            | Block::Lead(_)
            | Block::List(_)
            | Block::Signatures(_)
            | Block::Nothing { .. } => sheet.parts.push(Part::Words(block)),
            Block::NewPage => {}
        }
        if let Block::Table(table) = block
            && table.columns.iter().any(Column::is_drawn)
        {
            sheet.parts.push(Part::Chart(table));
        }
    }
    let charts = names.free(lang.spreadsheet_charts());
    let sheets = sheets.into_iter().flat_map(|(sheet, long)| std::iter::once(sheet).chain(long));
    (sheets.collect(), charts)
}
