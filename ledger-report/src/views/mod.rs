//! Each view as a document and a table, one file per view.

pub(super) mod account;
mod actions;
mod balance;
mod balance_sheet;
pub(crate) mod bank;
mod budget;
pub(super) mod changes;
pub(super) mod decisions;
mod documents;
mod expenses;
pub(crate) mod explained;
mod income;
mod journal;
mod overview;
pub(crate) mod partner;
mod partners;
mod payables;
pub(super) mod persons;
mod proposals;
mod proposed;
mod receivables;
mod reports_due;
mod risk;
mod subsidies;
mod suppliers;
pub(crate) mod timeline;

mod ambassadors;
mod chances;
mod goals;
mod groups;
pub(crate) mod in_kind;
mod mandates;
mod network;
mod obligations;

pub(crate) use actions::titled;
pub(crate) use balance_sheet::sheet_table;
pub(crate) use budget::{mark, with_budget};
pub(crate) use decisions::condition_in_words;
pub(crate) use expenses::vat_table;
pub(crate) use payables::{bills_table, credits_table};
pub(crate) use proposals::waiting;
pub(crate) use receivables::ageing_table;
pub(crate) use risk::bearers_table;
pub(crate) use subsidies::with_subsidies;

pub(crate) use network::{meetings_table, with_evaluation};
pub(crate) use obligations::{groups_table, marked};
pub use obligations::{obligation_done, obligation_name, open_partners};

use ledger_core::views::opened::OpenedBooks;

use crate::Lang;
use crate::document::Document;
use crate::values::date;

/// Says that another administration had the books until a day, if one had.
pub(crate) fn opened(document: Document, opened: Option<&OpenedBooks>, lang: Lang) -> Document {
    match opened {
        None => document,
        Some(of) => document.paragraph(lang.books_taken_over(date(of.on, lang), &of.source)),
    }
}
