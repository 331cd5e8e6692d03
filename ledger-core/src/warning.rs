//! Warnings: what somebody should know about an act that no rule refuses.

use serde::Serialize;

use crate::calendar::FiscalYear;
use crate::money::Money;

/// What a command that is accepted should make somebody look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "warning", rename_all = "kebab-case")]
pub enum Warning {
    /// A budget line goes over its budget.
    #[error(
        "line `{line}` comes to {used} in {year}, spent and committed together, and its budget is {budget}"
    )]
    OverBudget {
        /// The code of the line.
        line: String,
        /// The year.
        year: FiscalYear,
        /// What is spent and committed on it.
        used: Money,
        /// What its budget is.
        budget: Money,
    },
    /// A year is closed while money received waits for an invoice.
    #[error("{amount} was received and is not put against an invoice")]
    Unallocated {
        /// How much.
        amount: Money,
    },
    /// A year is closed with commitments of it that are still open.
    #[error("{commitments} commitments of {year} are still open, {amount} in all")]
    OpenCommitments {
        /// The year.
        year: FiscalYear,
        /// How many.
        commitments: usize,
        /// How much is left of them.
        amount: Money,
    },
    /// A subsidy bears only a part of an expense.
    #[error("the subsidy bears {borne} of the {amount}; the rest is for the budget line")]
    SubsidyReaches {
        /// What it bears.
        borne: Money,
        /// The expense.
        amount: Money,
    },
}
