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

/// A form in which a view, report or letter can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a reader at a terminal.
    Table,
    /// For a program: every field, and the positions of the events behind each figure.
    Json,
    /// For a spreadsheet: decimal points, dates as 2022-07-31, no totals; an apostrophe before words that
    /// look like a formula.
    Csv,
    /// The same for a program, without apostrophes.
    CsvRaw,
    /// For a wiki or an e-mail.
    Markdown,
    /// For a browser: one file, with its charts.
    Html,
    /// For a spreadsheet: a sheet for each table, with amounts, days and formulas.
    Xlsx,
    /// For paper and the archive: PDF/A-2a and PDF/UA-1.
    Pdf,
}

/// A text that names nothing there is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is none of: {known}")]
pub struct Unknown {
    /// What was given.
    pub text: String,
    /// What there is.
    pub known: String,
}

impl FromStr for Format {
    type Err = Unknown;

    /// Reads the name of a format, or one of the short names `text` and `md`.
    ///
    /// # Errors
    /// A name that no format has.
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

    /// The name by which it is asked for.
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

    /// How the name of a file in this format ends.
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

/// In which format a view is wanted, in which language, and in how many columns if it is text.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The format.
    pub format: Format,
    /// The language.
    pub lang: Lang,
    /// The number of columns of text.
    pub width: usize,
}

/// Something in a format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The letters for which it shows a box because no font has them, each once; the letters themselves are
    /// in the text of the PDF. No other format has any.
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

/// Why something cannot be had in a format.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// A value has no form in JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// It has more than one table, or none.
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
    /// The program was built without it.
    #[error("this program was built without the format {}", .format.extension())]
    NotBuilt {
        /// Which format.
        format: Format,
    },
}

/// A value as JSON, in which characters that steer a terminal are escaped.
pub(crate) fn json(value: &impl Serialize) -> Result<Vec<u8>, FormatError> {
    let json = serde_json::to_string_pretty(value)? + "\n";
    Ok(harmless_json(&json).into_owned().into_bytes())
}

/// A value in a format: what it is, and what it says as a document.
///
/// # Errors
/// A format that it cannot be had in.
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
