//! The covenant's acts, rules, books and views.
//!
//! A [`Command`] says what somebody wants. [`decide`] checks it against the [`Ledger`], everything
//! recorded so far, and answers with [`Event`]s or a [`Refusal`]. Events are appended to a log by
//! somebody else, never changed, and folded back into the ledger by [`Ledger::apply`]. [`views`] ask
//! the ledger questions.
//!
//! ```text
//! command --> decide --> events --> (log) --> apply --> ledger --> views
//! ```
//!
//! Everything here is pure: no file, clock, random number or terminal.
//!
//! Where things are:
//! - `acts/`: one act, one file: its article, commands, events, refusals, rules, effects, postings and
//!   tests. [`command`] and [`event`] list them all on a page each.
//! - [`definition`]: what a covenant's definition file says; nothing about one covenant stands in code.
//! - [`covenant`]: the covenant as the ledger holds it, and how votes decide.
//! - [`ledger`]: the state, one slice per subject. [`paged`]: what of it need not be in memory.
//! - [`journal`], [`accounts`], [`invoice`], [`bank_entries`]: the books. `registrations`: numbers that others gave out.
//! - [`views`]: partner register, budget, receivables, statements, decisions, the monitoring report.
//! - [`synthetic`]: a made-up covenant of any size, for tests and measurements.
//! - [`text`]: what a text may hold, and when two texts name the same thing.
//! - [`money`], [`calendar`], [`ids`], [`digest`]: values.

pub mod accounts;
mod acting;
pub mod acts;
pub mod balance;
pub mod bank_entries;
mod by_day;
pub mod calendar;
pub mod command;
mod concerns;
pub mod covenant;
pub mod definition;
pub mod digest;
pub mod event;
pub mod ids;
pub mod invoice;
pub mod journal;
pub mod ledger;
pub mod money;
pub mod paged;
pub mod refusal;
mod registrations;
pub mod synthetic;
#[cfg(test)]
mod testing;
pub mod text;
mod upcast;
pub mod views;
pub mod warning;

pub use accounts::{Account, AccountKind};
pub use calendar::{Calendar, Date, FiscalYear, Moment, MonthDay, TimeZone};
pub use command::{Command, Decision, Request, decide};
pub use covenant::{Article, Covenant, Outcome, VotingRule};
pub use definition::{Definition, DefinitionError};
pub use digest::Digest;
pub use event::{Actor, Event, EventKind, Recorded};
pub use ids::{
    ActionId, CommitmentId, DecisionId, DocumentId, ExpenseId, GoalId, LineId, MeetingId,
    PartnerId, PaymentId, PersonId, Position, ProposalId, SeatId, SubsidyId,
};
pub use invoice::{InvoiceNumber, Series};
pub use ledger::{EvolveError, Ledger};
pub use money::{Money, MoneyError};
pub use refusal::{Refusal, RefusalEntry};
pub use warning::{Warning, WarningEntry};
