//! A small covenant that a reader can check by hand: its rules, acts and views.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod account;
mod books;
mod figures;
mod look_alikes;
mod network;
mod partners;
mod postings;
mod reports_due;
mod views;
mod year_account;
