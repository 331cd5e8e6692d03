//! Facts of refusals and warnings that are words rather than numbers: types, so that a language can have its own words
//! for them. What they write of themselves is English.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::accounts::Account;
use crate::calendar::Date;
use crate::ids::{
    CommitmentId, ExpenseId, PaymentId, Position, SubsidyId, SupplierCreditId, SuspenseId,
};
use crate::invoice::InvoiceNumber;
use crate::warning::Warning;

/// An actor or a role by its name in commands: `founder`, `project-leader` or the code of a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActorName(pub String);

impl From<&str> for ActorName {
    fn from(name: &str) -> ActorName {
        ActorName(name.to_owned())
    }
}

impl fmt::Display for ActorName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who may do an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Allowed {
    /// The founder.
    Founder,
    /// The project leader.
    ProjectLeader,
    /// Any seat; these are their codes.
    Seat(String),
}

impl fmt::Display for Allowed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Allowed::Founder => f.write_str("founder"),
            Allowed::ProjectLeader => f.write_str("project-leader"),
            Allowed::Seat(codes) => write!(f, "a seat ({codes})"),
        }
    }
}

/// The days of something that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Days {
    /// From a day on.
    From(Date),
    /// From a day to a last one.
    Between {
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Days::From(from) => write!(f, "from {from}"),
            Days::Between { from, until } => write!(f, "from {from} to {until}"),
        }
    }
}

/// Facts in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed<T>(pub Vec<T>);

impl<T: fmt::Display> fmt::Display for Listed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: Vec<String> = self.0.iter().map(T::to_string).collect();
        f.write_str(&items.join(", "))
    }
}

/// Warnings that `--strict` does not accept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Odd(pub Vec<Warning>);

impl fmt::Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let warnings: Vec<String> = self.0.iter().map(Warning::to_string).collect();
        f.write_str(&warnings.join(" / "))
    }
}

/// What an amount is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakenFrom {
    /// A commitment.
    Commitment(CommitmentId),
    /// An expense.
    Expense(ExpenseId),
    /// An invoice.
    Invoice(InvoiceNumber),
    /// What was written off of an invoice as a small difference.
    Difference(InvoiceNumber),
    /// A payment.
    Payment(PaymentId),
    /// A subsidy.
    Subsidy(SubsidyId),
    /// A receipt of which it is not known what it is for.
    Receipt(SuspenseId),
    /// What is to be refunded to a partner.
    RefundTo(String),
    /// What a supplier owes by a credit note.
    SupplierCredit(SupplierCreditId),
    /// What the event at a position booked on a budget line, or on none.
    Booked(Position),
    /// An earmarked fund.
    Fund,
    /// What is left of the covenant when it is settled.
    Remainder,
}

impl fmt::Display for TakenFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TakenFrom::Commitment(commitment) => write!(f, "commitment {commitment}"),
            TakenFrom::Expense(expense) => write!(f, "expense {expense}"),
            TakenFrom::Invoice(invoice) => write!(f, "invoice {invoice}"),
            TakenFrom::Difference(invoice) => {
                write!(f, "the small difference written off of invoice {invoice}")
            }
            TakenFrom::Payment(payment) => write!(f, "payment {payment}"),
            TakenFrom::Subsidy(subsidy) => write!(f, "subsidy {subsidy}"),
            TakenFrom::SupplierCredit(credit) => write!(f, "credit {credit} of a supplier"),
            TakenFrom::Booked(position) => write!(f, "what position {position} booked"),
            TakenFrom::Receipt(receipt) => write!(f, "receipt {receipt}"),
            TakenFrom::Fund => f.write_str("the fund"),
            TakenFrom::Remainder => f.write_str("what is to be transferred"),
            TakenFrom::RefundTo(partner) => write!(f, "what is to be refunded to {partner}"),
        }
    }
}

/// What may have been recorded twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SameAct {
    /// An expense.
    Expense,
    /// A commitment.
    Commitment,
}

impl fmt::Display for SameAct {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SameAct::Expense => "expense",
            SameAct::Commitment => "commitment",
        })
    }
}

/// The name of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountName(pub Account);

impl Serialize for AccountName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_newtype_struct("AccountName", self.0.name())
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.english_name())
    }
}

/// Whose contribution a schedule states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeeOf {
    /// A partner or a tier, by its name.
    Named(String),
    /// Every partner.
    EveryPartner,
    /// Every partner that has none of its own.
    EveryOther,
}

impl fmt::Display for FeeOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FeeOf::Named(name) => f.write_str(name),
            FeeOf::EveryPartner => f.write_str("every partner"),
            FeeOf::EveryOther => f.write_str("every other partner"),
        }
    }
}

/// What puts an act right that no correction reverses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the English text says what each means")]
pub enum Way {
    CreditInvoice,
    CorrectReversal,
    TakeFromInvoice,
    PutAgainstInvoice,
    CorrectExpense,
    RecordAgain,
    ReopenYear,
    CloseAgain,
    PutAgainstClaim,
    ReleaseFund,
    SetApartAgain,
    WriteOffShare,
    OwnDay,
    Nothing,
}

impl Way {
    /// Every one.
    pub const ALL: [Way; 14] = [
        Way::CreditInvoice,
        Way::CorrectReversal,
        Way::TakeFromInvoice,
        Way::PutAgainstInvoice,
        Way::CorrectExpense,
        Way::RecordAgain,
        Way::ReopenYear,
        Way::CloseAgain,
        Way::PutAgainstClaim,
        Way::ReleaseFund,
        Way::SetApartAgain,
        Way::WriteOffShare,
        Way::OwnDay,
        Way::Nothing,
    ];
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Way::CreditInvoice => "credit the invoice",
            Way::CorrectReversal => "correct the reversal of the payment that it came with",
            Way::TakeFromInvoice => {
                "take the payment from the invoice, and put it against another or leave it"
            }
            Way::PutAgainstInvoice => "put the payment against the invoice again",
            Way::CorrectExpense => "correct the expense that the subsidy bears",
            Way::RecordAgain => "record again what was corrected; the correction stands",
            Way::ReopenYear => {
                "a decision opens the year again while nothing is decided about its result; or record what belongs to it on a day of a year that is open"
            }
            Way::CloseAgain => "close the year again",
            Way::PutAgainstClaim => {
                "what is paid after all is put against the invoice, and so recovered"
            }
            Way::ReleaseFund => {
                "a decision can release what went to a fund; the rest stays where it was decided"
            }
            Way::SetApartAgain => "a later surplus can be set apart for it again",
            Way::WriteOffShare => "a share that will not be paid is written off by a decision",
            Way::OwnDay => {
                "the opening position stands as it was taken over: record what differs as an act of its own day"
            }
            Way::Nothing => "nothing: what is owed is still paid, and that is all",
        })
    }
}
