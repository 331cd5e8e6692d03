//! One act, one file: the article it follows from, its commands and events, its refusals in the order
//! in which they are checked, what it changes, what it posts, and its tests.
//!
//! What builds on many acts is tested in `tests/by_hand`: the refusals in their turn, a year's
//! postings, and the views that follow.

pub mod accession;
pub mod action;
pub mod amendment;
pub mod billing;
pub mod budget;
pub mod commitment;
pub mod conclude;
pub mod consultation;
pub mod continuation;
pub mod contribution;
pub mod correction;
pub mod credit;
pub mod decision;
pub mod deficit;
pub mod expense;
pub mod forecast;
pub mod fund;
pub mod income;
pub mod issuer;
pub mod merger;
pub mod monitoring;
pub mod payment;
pub mod proposal;
pub mod reminder;
pub mod rename;
pub mod review;
pub mod risk_key;
pub mod role;
pub mod schedule;
pub mod settlement;
pub mod storno;
pub mod subject;
pub mod subsidy;
pub mod surplus;
pub mod vote;
pub mod withdrawal;
pub mod write_off;
pub mod year_end;

pub mod ambassador;
pub mod conversation;
pub mod evaluation;
pub mod goal;
pub mod group;
pub mod meeting;
pub mod platform;

pub mod document;
pub mod person;
