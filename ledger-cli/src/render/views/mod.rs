//! Each view as a page and a table, one file per view.

mod balance;
mod balance_sheet;
mod budget;
mod decisions;
pub(super) mod explained;
mod income;
mod journal;
mod overview;
mod partners;
mod proposals;
mod receivables;
mod risk;
pub(super) mod timeline;

pub(super) use balance_sheet::sheet_table;
pub(super) use budget::with_budget;
pub(super) use proposals::waiting;
pub(super) use receivables::ageing_table;
pub(super) use risk::bearers_table;
