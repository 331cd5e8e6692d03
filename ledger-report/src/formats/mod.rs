//! A document in each format.

mod csv;
mod html;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod table_json;
mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::ops::Deref;
use std::str::FromStr;

use ledger_core::text::harmless_json;
use serde::Serialize;

use crate::document::Document;
use crate::words::Lang;

pub use csv::{csv, csv_raw};
pub use html::html;
pub use markdown::markdown;
#[cfg(feature = "pdf")]
pub use pdf::{PdfError, missing_glyphs, pdf};
pub use table_json::table_json;
pub(crate) use text::table_text;
pub use text::text;
#[cfg(feature = "xlsx")]
pub use xlsx::{XlsxError, xlsx};

/// A format of a view, report or letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For readers at a terminal.
    Table,
    /// For a program: every field, and the positions of the events behind each figure.
    Json,
    /// For a spreadsheet: decimal points, dates as 2022-07-31, no totals; an apostrophe before words that
    /// look like a formula.
    Csv,
    /// For programs: as CSV, without apostrophes.
    CsvRaw,
    /// For a wiki or an e-mail.
    Markdown,
    /// For a browser: one file that needs nothing beside it.
    Html,
    /// For a spreadsheet: a sheet for each table, with amounts, days and formulas.
    Xlsx,
    /// For paper and the archive: PDF/A-2a and PDF/UA-1.
    Pdf,
}

/// A text that names no known value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is none of: {known}")]
pub struct Unknown {
    /// The text.
    pub text: String,
    /// The known values.
    pub known: String,
}

impl FromStr for Format {
    type Err = Unknown;

    /// Reads the name of a format, or one of the short names `text` and `md`.
    ///
    /// # Errors
    /// A name that is not the name of a format.
    fn from_str(text: &str) -> Result<Format, Unknown> {
        let name = match text {
            "text" => "table",
            "md" => "markdown",
            name => name,
        };
        Format::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
            let known = Format::ALL.map(Format::name).join(", ");
            Unknown { text: text.to_owned(), known }
        })
    }
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 8] = [
        Format::Table,
        Format::Json,
        Format::Csv,
        Format::CsvRaw,
        Format::Markdown,
        Format::Html,
        Format::Xlsx,
        Format::Pdf,
    ];

    /// The name of the format in options.
    pub fn name(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::CsvRaw => "csv-raw",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Xlsx => "xlsx",
            Format::Pdf => "pdf",
        }
    }

    /// The extension of a file in this format.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Table => "txt",
            Format::Json => "json",
            Format::Csv | Format::CsvRaw => "csv",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Xlsx => "xlsx",
            Format::Pdf => "pdf",
        }
    }

    /// Whether a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        match self {
            Format::Xlsx | Format::Pdf => true,
            Format::Table
            | Format::Json
            | Format::Csv
            | Format::CsvRaw
            | Format::Markdown
            | Format::Html => false,
        }
    }
}

/// The format and language of a view, and its width if it is text.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The format.
    pub format: Format,
    /// The language.
    pub lang: Lang,
    /// The number of columns of text.
    pub width: usize,
}

/// A document in a format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The letters that no font has and that the PDF shows as boxes, each once. The letters themselves are in
    /// the text of the PDF. Other formats have no such letters.
    pub lacking: Vec<char>,
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Rendered {
        Rendered { bytes, lacking: Vec::new() }
    }
}

impl Deref for Rendered {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl AsRef<[u8]> for Rendered {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Why something has no form in a format.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The value has no form in JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It does not have exactly one table.
    #[error("this is no table, and CSV is one")]
    NoTable,
    /// The PDF could not be made.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Pdf(#[from] crate::PdfError),
    /// The spreadsheet could not be made.
    #[cfg(feature = "xlsx")]
    #[error(transparent)]
    Xlsx(#[from] crate::XlsxError),
    /// The program was built without the format.
    #[error("this program was built without the format {}", .format.extension())]
    NotBuilt {
        /// Which format.
        format: Format,
    },
}

/// A value as JSON. Characters that steer a terminal are escaped.
pub(crate) fn json(value: &impl Serialize) -> Result<Vec<u8>, FormatError> {
    let json = serde_json::to_string_pretty(value)? + "\n";
    Ok(harmless_json(&json).into_owned().into_bytes())
}

/// A value in a format, from the value itself and its document.
///
/// # Errors
/// [`FormatError`] for a format in which it has no form.
pub fn in_format(
    value: &impl Serialize,
    document: &Document,
    Style { format, width, .. }: Style,
) -> Result<Rendered, FormatError> {
    Ok(match format {
        #[cfg(feature = "pdf")]
        Format::Pdf => return Ok(pdf(document)?),
        Format::Table => text(document, width).into_bytes(),
        Format::Json => json(value)?,
        Format::Csv | Format::CsvRaw => return Err(FormatError::NoTable),
        Format::Markdown => markdown(document).into_bytes(),
        Format::Html => html(document).into_bytes(),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx(document)?,
        #[cfg(not(feature = "xlsx"))]
        Format::Xlsx => return Err(FormatError::NotBuilt { format }),
        #[cfg(not(feature = "pdf"))]
        Format::Pdf => return Err(FormatError::NotBuilt { format }),
    }
    .into())
}
