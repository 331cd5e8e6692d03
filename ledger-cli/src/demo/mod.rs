//! The demonstration: the four years of a covenant, told as the commands its people would give.
//!
//! Every amount, person, supplier and date of payment in it is fictional and says so. Only what stands
//! in the covenant's definition is real.
//!
//! - `telling`: collects what is told in any order and puts it in the order of recording.
//! - `school_year`, `budgets`, `contributions`, `expenses`, `proposals`: how each subject is told.
//! - `network`: what the network does in each year.
//! - `billing`: who issues the invoices, and where partners are billed.
//! - `partners`, `reviews`: what happens over the years to partners, and about the reports.
//! - `documents`: what is attached to events.
//! - `persons`: who the numbers stand for, beside the events.
//! - `run`: has it recorded, in a directory, and tells about it.
//! - `founding`, `year_2018` to `year_2021`, `settlement`: what happened, with a table of expenses for
//!   each year.

#![allow(
    clippy::inconsistent_digit_grouping,
    clippy::mistyped_literal_suffixes,
    reason = "amounts are in cents, which stand apart: 1_250_50 is 1,250.50 euro"
)]

mod billing;
mod budgets;
mod contributions;
mod documents;
mod expenses;
mod expenses_2018;
mod expenses_2019;
mod expenses_2020;
mod expenses_2021;
mod founding;
mod mishaps;
mod network;
mod numbers;
mod partners;
mod persons;
mod proposals;
mod reviews;
pub(crate) mod run;
mod school_year;
mod settlement;
mod subsidies;
mod telling;
mod year_2018;
mod year_2019;
mod year_2020;
mod year_2021;
mod year_end;

#[cfg(test)]
pub(crate) mod tests;

use ledger_core::acts::correction::CorrectAct;
use ledger_core::{Command, Date, Definition, ExpenseId, FiscalYear, Ledger, Moment, Position};

use documents::Paper;
use school_year::SchoolYear;
use telling::Telling;

/// The definition of the covenant that the demonstration is about.
pub(crate) use ledger_app::covenants::DEMONSTRATED as DEFINITION;

/// One step of the story, in the order in which it is recorded.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "nearly every step is the large one")]
pub(crate) enum Step {
    /// Somebody has something recorded.
    Record {
        /// When it is recorded; never before the step before it.
        at: Moment,
        /// Who records it: `founder`, `project-leader` or the code of a seat.
        actor: &'static str,
        /// The day it takes effect.
        on: Date,
        /// What is recorded.
        command: Command,
    },
    /// The project leader corrects an expense that was recorded wrongly.
    CorrectExpense {
        /// When it is recorded.
        at: Moment,
        /// The day it takes effect.
        on: Date,
        /// The expense.
        expense: ExpenseId,
        /// What was wrong.
        reason: &'static str,
    },
    /// The project leader issues the monitoring report of a period, from all that is recorded by then.
    IssueReport {
        /// When it is issued.
        at: Moment,
        /// The year.
        year: FiscalYear,
        /// The period within the year, from 1.
        period: u8,
    },
    /// The project leader attaches a document to events that are recorded by then.
    Attach {
        /// When it is attached.
        at: Moment,
        /// The document.
        paper: &'static Paper,
    },
}

/// The story of the covenant in [`DEFINITION`], from its conclusion to its settlement.
pub(crate) fn story(definition: &Definition) -> Vec<Step> {
    let mut telling = Telling::new(definition);
    let first = SchoolYear::first(definition);
    let second = first.next();
    let third = second.next();
    let fourth = third.next();
    let founding_key = founding::tell(&mut telling, first);
    let communication_plan = year_2018::tell(&mut telling, first);
    year_2019::tell(&mut telling, second, communication_plan);
    year_2020::tell(&mut telling, third, founding_key);
    year_2021::tell(&mut telling, fourth);
    settlement::tell(&mut telling, fourth);
    documents::tell(&mut telling, first);
    persons::tell(&mut telling, fourth);
    telling.steps()
}

/// The command that corrects an expense of a ledger. An expense that is not there is corrected at no
/// position of an act, which the ledger refuses.
pub(crate) fn correction(ledger: &Ledger, expense: ExpenseId, reason: &str) -> CorrectAct {
    let position = ledger.expenses.get(expense).map_or(Position(0), |expense| expense.position);
    CorrectAct { position, reason: reason.to_owned() }
}
