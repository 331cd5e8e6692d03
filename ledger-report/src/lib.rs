//! The views of the ledger as documents: in words, in tables, and in every format.
//!
//! Data goes one way: a view of `ledger-core` becomes a [`Document`] (headings, paragraphs, tables, in
//! one language and no format yet), and a document becomes text, Markdown, CSV, HTML, a spreadsheet or a
//! PDF. No format works out a figure; JSON is the view's own form. Nothing here reads a clock, an
//! environment or a file: the same view always gives the same bytes.
//!
//! - `words`: every text, in translation files beside this crate. `values`: amounts, days, percentages.
//! - `document`: what is shown, in no format yet: blocks, the one neutral table, bars.
//! - `views`: one file per view. `monitoring`: the monitoring report. `describe`: events in words.
//! - `said`: what is said of refusals and warnings.
//! - `lights`: how figures and states are judged. `people`: what persons are called.
//! - `letters`: invoices, credit notes, reminders, refunds. `epc`: what a banking app reads. `year_account`: the year account. `formats`: one file or folder per format; those with heavy dependencies are features of this crate.

mod describe;
mod document;
mod epc;
mod formats;
mod letters;
mod lights;
mod monitoring;
mod people;
mod said;
mod values;
mod views;
mod words;
mod year_account;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use describe::describe_naming;
pub use document::{
    Adds, Bar, Block, Cell, Code, Column, Derived, Document, Fit, Footer, Letter, Light, Look,
    Narrow, Payment, Row, Sign, Table,
};
pub use formats::{
    Format, FormatError, Rendered, Style, Unknown, csv, csv_raw, html, in_format, markdown,
    table_json, text,
};
#[cfg(feature = "pdf")]
pub use formats::{PdfError, missing_glyphs, pdf};
#[cfg(feature = "xlsx")]
pub use formats::{XlsxError, xlsx};
pub use letters::{credit_note, invoice, refund, reminder};
pub use monitoring::{monitoring_report, with_files};
pub use people::People;
pub use said::{InEach, Said, said_of_definition, said_of_refusal, said_of_warning};
pub use values::{date, money, said_day};
pub use views::account::partner_statement;
pub use views::changes::{
    CameAndWent, ChangeCause, Changes, FigureChange, LineChange, MainFigure, Told, changes,
};
pub use views::decisions::decision_register;
pub use views::explained::{Explained, ExplainedEvent, OtherEvents};
pub use views::partner::partner_page;
pub use views::persons::{Contact, Knowledge, PersonList, PersonRow};
pub use views::timeline::log;
pub use views::{obligation_done, obligation_name, open_partners};
pub use words::{Lang, dutch, dutch_value};
pub use year_account::year_account;

use describe::describe;

/// A view that can be shown.
pub trait Render {
    /// The title.
    fn title(&self, lang: Lang) -> String;

    /// Everything in it as one table.
    fn table(&self, lang: Lang) -> Table;

    /// The document for readers: the table, unless there is more or less to show.
    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table(self.table(lang))
    }

    /// The document with the names of persons, if it shows any.
    fn document_naming(&self, _people: &People, lang: Lang) -> Document {
        self.document(lang)
    }
}

/// A view in a format.
///
/// # Errors
/// [`FormatError`] for a format in which the view has no form.
pub fn render<V: Render + Serialize>(view: &V, style: Style) -> Result<Rendered, FormatError> {
    render_naming(view, &People::default(), "", style)
}

/// A view in a format. Readers get the names of persons, programs their numbers. `basis` stands at the foot of pages: of
/// what the view is.
///
/// # Errors
/// [`FormatError`] for a format in which the view has no form.
pub fn render_naming<V: Render + Serialize>(
    view: &V,
    people: &People,
    basis: &str,
    style: Style,
) -> Result<Rendered, FormatError> {
    match style.format {
        Format::Csv => Ok(csv(&view.table(style.lang)).into_bytes().into()),
        Format::CsvRaw => Ok(csv_raw(&view.table(style.lang)).into_bytes().into()),
        Format::Json => Ok(formats::json(view)?.into()),
        Format::Table | Format::Markdown | Format::Html | Format::Xlsx | Format::Pdf => {
            in_format(view, &footed(view.document_naming(people, style.lang), basis, style), style)
        }
    }
}

/// A document with what it is of at the foot of its pages, if its format has pages that go from hand to hand.
fn footed(document: Document, basis: &str, style: Style) -> Document {
    let on_pages = matches!(style.format, Format::Pdf | Format::Html);
    match on_pages && !basis.is_empty() && document.footer.basis.is_empty() {
        true => document.footed([basis.to_owned()]),
        false => document,
    }
}
