//! A document as PDF: archival (PDF/A-2a) and accessible (PDF/UA-1) in one file, laid out by typst.
//!
//! All layout that can be computed beforehand is computed here, in whole numbers: the widths of columns
//! (`fit`), the places of the parts of a bar (`document::Scale`), and which characters the fonts have (`fonts`). The
//! result goes to the template as data (`content`), never as markup, so no text of a document can be taken
//! for an instruction. The template (`document.typ` and the files it imports) only gives it its look. `world`
//! is all that typst can see: no clock, no files, no network. The same document always gives the same bytes.

mod boxes;
mod content;
mod fit;
mod fonts;
mod shorten;
mod world;

use std::sync::LazyLock;

use thiserror::Error;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Rendered;
use crate::document::Document;
use content::Content;
pub use fonts::missing_glyphs;
use world::Desk;

/// Why a document could not become a PDF. Each is a mistake of this crate, not of the caller.
#[derive(Debug, Error)]
pub enum PdfError {
    /// The document could not be handed to the template.
    #[error("the document cannot be put into JSON for its template: {0}")]
    Data(#[from] serde_json::Error),
    /// The template could not be laid out.
    #[error("the pages cannot be laid out: {said}")]
    Layout {
        /// The message of the typesetter.
        said: String,
    },
    /// The pages break a rule of PDF/A or PDF/UA.
    #[error("the pages do not make an archival and accessible PDF: {said}")]
    Export {
        /// The message of the typesetter.
        said: String,
    },
}

/// For how many documents something unused is kept.
const KEPT_FOR: usize = 2;

static OPTIONS: LazyLock<Result<PdfOptions, String>> = LazyLock::new(|| {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|said| said.message().to_string())?;
    Ok(PdfOptions { standards, ..PdfOptions::default() })
});

/// The document as PDF/A-2a and PDF/UA-1.
///
/// A letter that the fonts lack (they have Latin, Greek and Cyrillic) is shown as a box, because both
/// standards forbid a character without a shape. It stays in the text, and is listed beside the bytes.
///
/// # Errors
/// An error of the typesetter. No contents are known to cause one.
pub fn pdf(document: &Document) -> Result<Rendered, PdfError> {
    let content = serde_json::to_string(&Content::of(document))?;
    let lacking = missing_glyphs(&content);
    let desk = Desk::with(content.into_bytes());
    let pages = typst::compile::<PagedDocument>(&desk).output;
    let bytes =
        pages.map_err(|said| PdfError::Layout { said: in_words(&said) }).and_then(|pages| {
            let options =
                OPTIONS.as_ref().map_err(|said| PdfError::Export { said: said.clone() })?;
            typst_pdf::pdf(&pages, options)
                .map_err(|said| PdfError::Export { said: in_words(&said) })
        });
    typst::comemo::evict(KEPT_FOR);
    Ok(Rendered { bytes: bytes?, lacking })
}

fn in_words(said: &EcoVec<SourceDiagnostic>) -> String {
    let one = |said: &SourceDiagnostic| {
        let hints = said.hints.iter().map(|hint| format!(" ({})", hint.v));
        format!("{}{}", said.message, hints.collect::<String>())
    };
    said.iter().map(one).collect::<Vec<_>>().join("; ")
}
