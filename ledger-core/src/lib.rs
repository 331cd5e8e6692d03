//! The covenant's acts, rules, books and views.
//!
//! A [`Command`] states a request. [`decide`] checks it against the [`Ledger`], everything recorded so far,
//! and returns [`Event`]s or a [`Refusal`]. A log outside this crate stores the events and never changes
//! them. [`Ledger::apply`] folds them back into the ledger. [`views`] ask the ledger questions.
//!
//! ```text
//! command --> decide --> events --> (log) --> apply --> ledger --> views
//! ```
//!
//! Everything here is pure: no file, clock, random number or terminal.
//!
//! Where things are:
//! - [`acts`]: one act, one file: its article, commands, events, refusals, rules, effects, postings and
//!   tests; and the table that lists them all.
//! - [`definition`]: what a covenant's definition file says; nothing about one covenant stands in code.
//! - [`covenant`]: the covenant as the ledger holds it, and how votes decide.
//! - [`ledger`]: the state, one slice per subject. [`paged`]: what of it need not be in memory.
//! - [`journal`], [`accounts`], [`claims`], [`invoice`], [`bank_entries`]: the books. [`partners`]: the register.
//!   [`registrations`]: numbers that others gave out.
//! - [`views`]: partner register, budget, receivables, statements, decisions, the monitoring report.
//! - [`synthetic`]: a made-up covenant of any size, for tests and measurements.
//! - [`text`]: what a text may hold, and when two texts name the same thing.
//! - [`money`], [`hours`], [`calendar`], [`ids`], [`digest`]: values. [`typed`]: what serde sees of them.

pub mod accounts;
mod acting;
pub mod acts;
pub mod balance;
pub mod bank_entries;
mod by_day;
pub mod calendar;
pub mod claims;
pub mod command;
mod concerns;
pub mod covenant;
pub mod definition;
pub mod digest;
mod earned;
pub mod event;
pub mod event_ref;
mod fact;
pub mod facts;
pub mod hours;
pub mod ids;
pub mod invoice;
pub mod journal;
pub mod ledger;
mod look_up;
mod misfit;
pub mod money;
pub mod obligation;
pub mod paged;
pub mod partners;
pub mod refusal;
pub mod registrations;
pub mod synthetic;
#[cfg(test)]
mod testing;
pub mod text;
pub mod typed;
mod upcast;
pub mod views;
pub mod voting;
pub mod warning;

pub use accounts::{Account, AccountKind};
pub use calendar::{Calendar, Date, FiscalYear, Moment, MonthDay, TimeZone};
pub use command::{Command, Decision, Request, decide};
pub use covenant::{Article, Covenant, Outcome};
pub use definition::{Definition, DefinitionError};
pub use digest::Digest;
pub use event::{Event, EventKind, Recorded};
pub use event_ref::{EventRef, Thing};
pub use hours::Hours;
pub use ids::{
    ActionId, Actor, BankAccountId, ChanceId, CommitmentId, DecisionId, DocumentId, ExpenseId,
    GoalId, LineId, MeetingId, PartnerId, PaymentId, PersonId, Position, ProposalId, SeatId,
    SubsidyId, SupplierCreditId, SupplierId, SuspenseId,
};
pub use invoice::{InvoiceNumber, Series};
pub use ledger::{EvolveError, Ledger};
pub use money::{Money, MoneyError};
pub use refusal::{General, Refusal, RefusalEntry};
pub use warning::{Warning, WarningEntry};
