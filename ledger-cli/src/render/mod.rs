//! Views for a reader and for other programs.
//!
//! A view says what it is as a [`page::Page`] for a reader and as one [`table::Table`] for a
//! spreadsheet; JSON is the view's own form. Nothing here reads a clock or an environment: the same
//! view always gives the same bytes.
//!
//! - `values`: amounts, dates and percentages. `words`: every text, in both languages.
//! - `table`, `page`: what is shown, in no format yet. `layout`: as text. `csv`: as CSV.
//! - `people`: what persons are called.
//! - `views`: one file per view. `monitoring`: the monitoring report. `describe`: events in words.

mod csv;
mod describe;
mod layout;
mod monitoring;
mod page;
mod people;
mod table;
mod values;
mod views;
mod words;
mod wrap;

#[cfg(test)]
mod tests;

use clap::ValueEnum;
use serde::Serialize;

pub(crate) use describe::describe_naming;
pub(crate) use monitoring::monitoring_text;
pub(crate) use people::People;
pub(crate) use values::{date, money};
pub(crate) use views::explained::{Explained, ExplainedEvent};
pub(crate) use views::partner::partner_page;
pub(crate) use views::timeline::log;
pub(crate) use views::{obligation_done, obligation_name};

use describe::describe;
use page::Page;
use table::Table;

/// How a view is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a reader
    #[value(alias = "text")]
    Table,
    /// For a program: every field, and the positions of the events behind each figure
    Json,
    /// For a spreadsheet: decimal points, dates as 2022-07-31, no totals
    Csv,
}

/// The language of what a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// Dutch
    Nl,
    /// English
    En,
}

/// How a view is printed, in which language, and in how many columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) format: Format,
    pub(crate) lang: Lang,
    pub(crate) width: usize,
}

/// A view that can be printed.
pub(crate) trait Render {
    /// What stands above it.
    fn title(&self, lang: Lang) -> String;

    /// Everything in it as one table.
    fn table(&self, lang: Lang) -> Table;

    /// What a reader sees of it: the table, unless there is more to say or less to show.
    fn page(&self, lang: Lang) -> Page {
        Page::titled(self.title(lang)).table(self.table(lang))
    }

    /// The same with the names of persons, where it shows any.
    fn page_naming(&self, _people: &People, lang: Lang) -> Page {
        self.page(lang)
    }
}

/// Prints a view.
///
/// # Errors
/// A view that cannot be put into JSON.
pub(crate) fn render<V: Render + Serialize>(
    view: &V,
    style: Style,
) -> Result<String, serde_json::Error> {
    render_naming(view, &People::default(), style)
}

/// Prints a view with the names of persons for a reader; programs get numbers.
///
/// # Errors
/// A view that cannot be put into JSON.
pub(crate) fn render_naming<V: Render + Serialize>(
    view: &V,
    people: &People,
    style: Style,
) -> Result<String, serde_json::Error> {
    Ok(match style.format {
        Format::Table => view.page_naming(people, style.lang).text(style.lang, style.width),
        Format::Json => serde_json::to_string_pretty(view)? + "\n",
        Format::Csv => csv::text(&view.table(style.lang)),
    })
}
