//! Each view as a page and a table, one file per view.

mod actions;
mod balance;
mod balance_sheet;
mod budget;
mod decisions;
mod documents;
pub(super) mod explained;
mod income;
mod journal;
mod overview;
pub(super) mod partner;
mod partners;
mod persons;
mod proposals;
mod receivables;
mod risk;
mod subsidies;
pub(super) mod timeline;

mod ambassadors;
mod goals;
mod groups;
mod network;
mod obligations;

pub(super) use balance_sheet::sheet_table;
pub(super) use budget::with_budget;
pub(super) use proposals::waiting;
pub(super) use receivables::ageing_table;
pub(super) use risk::bearers_table;
pub(super) use subsidies::with_subsidies;

pub(super) use ambassadors::covered;
pub(super) use goals::goal_in_words;
pub(super) use network::{meetings_table, with_evaluation};
pub(super) use obligations::{groups_table, marked};
pub(crate) use obligations::{obligation_done, obligation_name};
