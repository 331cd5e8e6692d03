//! Warnings: what somebody should know about an act that no rule refuses.

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
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
    /// An invoice, credit note or reminder goes to a partner of which it is not known where it is billed.
    #[error(
        "it is not stated where {partner} is billed{}: without it the document cannot be made",
        and_others(.others)
    )]
    NoBillingAddress {
        /// The name of the first such partner.
        partner: String,
        /// How many more there are.
        others: usize,
    },
    /// An invoice, credit note or reminder is sent while it is not known who sends it.
    #[error("it is not stated who issues the documents of {on}: without it none can be made")]
    NoIssuer {
        /// The day.
        on: Date,
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

/// Tells that there are more of the same kind.
fn and_others(others: &usize) -> String {
    match others {
        0 => String::new(),
        others => format!(", nor where {others} others are"),
    }
}
