//! One act, one file: the article it follows from, its commands and events, its refusals in the order
//! in which they are checked, what it changes, what it posts, and its tests.
//!
//! What builds on many acts is tested in `tests/by_hand`: the refusals in their turn, a year's
//! postings, and the views that follow.

pub mod accession;
pub mod budget;
pub mod conclude;
pub mod consultation;
pub mod contribution;
pub mod decision;
pub mod deficit;
pub mod expense;
pub mod income;
pub mod monitoring;
pub mod payment;
pub mod proposal;
pub mod risk_key;
pub mod role;
pub mod schedule;
pub mod subject;
pub mod surplus;
pub mod vote;
pub mod year_end;

pub mod document;
pub mod person;
