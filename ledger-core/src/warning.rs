//! Warnings about odd commands that are accepted. Each says what is odd, where, and what to do; `--strict`
//! refuses them.
//!
//! The list below has every warning. An act finds the warnings that depend on its command alone. The module
//! `found` finds those that its events show.

pub(crate) mod found;

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::facts::{AccountName, ActorName, SameAct};
use crate::ids::{PaymentId, Position, ProposalId};
use crate::invoice::InvoiceNumber;
use crate::money::Money;

/// One line of the reference of warnings: what a code means, whatever the facts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WarningEntry {
    /// The stable code.
    pub code: &'static str,
    /// What is odd, with facts in braces.
    pub message: &'static str,
    /// What to do, with facts in braces.
    pub advice: &'static str,
}

/// Declares the warnings: variant, facts, code, what is odd, and what to do.
macro_rules! warnings {
    ($(
        $variant:ident { $($field:ident: $type:ty),+ $(,)? } = $code:literal:
            $message:literal, $advice:literal;
    )+) => {
        /// Something odd in a command that is accepted, which somebody should check.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(tag = "warning")]
        #[allow(missing_docs, reason = "the message says what each variant means")]
        pub enum Warning {
            $(#[serde(rename = $code)] $variant { $($field: $type),+ },)+
        }

        impl Warning {
            /// Every warning there is.
            pub const ENTRIES: &'static [WarningEntry] = &[
                $(WarningEntry { code: $code, message: $message, advice: $advice },)+
            ];
        }

        #[allow(unused_variables, reason = "not every text names every fact")]
        impl Warning {
            /// The stable code.
            pub fn code(&self) -> &'static str {
                match self { $(Warning::$variant { .. } => $code,)+ }
            }

            /// What is odd, and what to do.
            pub fn said(&self) -> (String, String) {
                match self {
                    $(Warning::$variant { $($field),+ } => (format!($message), format!($advice)),)+
                }
            }
        }

        impl std::fmt::Display for Warning {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let (message, advice) = self.said();
                write!(f, "{message}; {advice}")
            }
        }
    };
}

warnings! {
    OverBudget { line: String, year: FiscalYear, used: Money, budget: Money } = "over-budget":
        "line `{line}` comes to {used} in {year}, spent and committed together, and its budget is {budget}",
        "propose a budget revision if that is to be";
    Unallocated { amount: Money } = "unallocated":
        "{amount} was received and is not put against an invoice",
        "allocate it, or pay back what was too much";
    UnknownReceipts { receipts: usize, amount: Money } = "unknown-receipts":
        "of {receipts} receipts, {amount} in all, it is not known yet what they are for",
        "find it out, and record it: convenant payment resolve RECEIPT";
    OpenCommitments { year: FiscalYear, commitments: usize, amount: Money } = "open-commitments":
        "{commitments} commitments of {year} are still open, {amount} in all",
        "release what is left of those that come to no more";
    OpenCreditors { year: FiscalYear, expenses: usize, amount: Money } = "open-creditors":
        "{expenses} expenses of {year} are not paid in full, {amount} in all",
        "see that they are owed, and pay them";
    OpenDisputes { year: FiscalYear, invoices: usize, amount: Money } = "open-disputes":
        "{invoices} invoices for {year} are disputed, with {amount} open in all",
        "settle them, so that the account shows what is owed: convenant invoice settle INVOICE";
    ClosedUnbudgeted { year: FiscalYear, expenses: usize, amount: Money } = "closed-unbudgeted":
        "{expenses} expenses of {year} are on no line of its budget, {amount} in all",
        "once the year is closed they stay there; if they are of a line, assign them first: convenant budget assign";
    ReportsNotIssued { year: FiscalYear, reports: usize, period: u8 } = "reports-not-issued":
        "{reports} monitoring reports of {year} are not issued, the first that of period {period}",
        "issue them: convenant report issue --year {year} --period {period}";
    ReportsNotReviewed { year: FiscalYear, reports: usize, period: u8 } = "reports-not-reviewed":
        "{reports} monitoring reports of {year} were issued and not discussed in the regiegroep, the first that of period {period}",
        "record what it said: convenant report review --year {year} --period {period}";
    Unbudgeted { amount: Money } = "unbudgeted":
        "{amount} is booked outside the budget",
        "put it on a line once the budget has one: convenant budget assign";
    SupplierLater { supplier: String, since: Date } = "supplier-later":
        "{supplier} is registered from {since}, after that day: the expense stands under the name alone",
        "register a supplier from the day of its first bill";
    SupplierAlike { supplier: String, code: String } = "supplier-alike":
        "`{supplier}` is not registered, and looks like supplier `{code}`",
        "if it is that supplier, name it by its code";
    OddVat { taxed: Money, amount: Money } = "odd-vat":
        "the VAT is that of {taxed} at its rates, and the amount is {amount}",
        "look whether rates and amounts are those of the bill; a part of it may be without VAT";
    SubsidyReaches { borne: Money, amount: Money } = "subsidy-reaches":
        "the subsidy bears {borne} of the {amount}",
        "the rest is for the budget line: see that it has room for it";
    NoBillingAddress { partner: String, others: usize } = "no-billing-address":
        "it is not stated where {partner} is billed ({others} more): without it the document cannot be made",
        "state it: convenant partner billed-at PARTNER --name NAME --address LINE";
    NoIssuer { on: Date } = "no-issuer":
        "it is not stated who issues the documents of {on}, and without it none can be made",
        "state it: convenant issuer state";
    PaidTooMuch { partner: String, over: Money } = "paid-too-much":
        "{over} of it is more than {partner} owed on that day, and stays unallocated",
        "look whether the partner and the amount are right; pay back or allocate later what is too much";
    OpenLater { amount: Money, invoice: InvoiceNumber, from: Date, payment: PaymentId } = "open-later":
        "{amount} of it stays unallocated: {invoice} was paid on that day, and is open again from {from}",
        "allocate it from then on: convenant payment allocate {payment} --invoice {invoice} --on {from}";
    SmallDifference { invoice: InvoiceNumber, open: Money } = "small-difference":
        "{open} of {invoice} stays open, a small difference",
        "if no more comes, write it off: convenant invoice write-off {invoice}";
    OpenAgain { invoice: InvoiceNumber, amount: Money, from: Date } = "open-again":
        "{invoice} is open again from {from}: {amount} that the payment had paid of it is taken off",
        "record the right payment; if it came in before {from}, put it against the invoice after that: convenant payment allocate PAYMENT --invoice {invoice} --on {from}";
    RemindedThoughPaid { partner: String, amount: Money, invoice: InvoiceNumber } = "reminded-though-paid":
        "{partner} is reminded of {invoice}, and {amount} that it paid is not allocated",
        "allocate that before the letter goes out: convenant payment allocate PAYMENT --invoice {invoice}";
    SkippedDisputed { invoice: InvoiceNumber, since: Date } = "skipped-disputed":
        "nobody was reminded of {invoice}: it is disputed since {since}",
        "settle the dispute: convenant invoice settle {invoice}";
    SkippedArranged { invoice: InvoiceNumber, next: Date } = "skipped-arranged":
        "nobody was reminded of {invoice}: it is paid by an arrangement, whose next term is of {next}",
        "look again after that day";
    SameAgain { what: SameAct, number: u32, on: Date, position: Position } = "same-again":
        "{what} {number} of {on}, at position {position}, has the same supplier and description",
        "if it is the same, record it once: `convenant correct` takes an expense out, `commitment release` a commitment";
    OpeningInvoices { year: FiscalYear, invoiced: Money, earned: Money } = "opening-invoices":
        "the invoices of {year} in the opening position are {invoiced} in all, and {earned} was earned as contributions",
        "take over the other invoices of {year} too, those that are paid included, if reports are to show them";
    BelowZero { account: String, name: AccountName, balance: Money, on: Date } = "below-zero":
        "on {on} account {account}, {name}, then stands {balance} on the wrong side of nil",
        "look for a day that is wrong, an entry that is missing, or one that is there twice";
    NumbersOutOfOrder { number: InvoiceNumber, on: Date, before: InvoiceNumber, before_on: Date } = "numbers-out-of-order":
        "{number} is of {on}, and {before}, numbered before it, of {before_on}",
        "numbers have no gaps, so keep them in the order of days: date it {before_on} or later";
    InvoiceToLeaver { invoice: InvoiceNumber, partner: String, last_day: Date } = "invoice-to-leaver":
        "{invoice} is for {partner}, a party until {last_day}",
        "it owes the whole of the year in which it leaves; credit the invoice if that is not meant";
    InvoiceAfterLeaving { invoice: InvoiceNumber, partner: String, last_day: Date } = "invoice-after-leaving":
        "{invoice} is for a year after {last_day}, the last day of {partner} as a party",
        "credit it: convenant contribution credit {invoice} --reason TEXT";
    RoleBehindActs { role: ActorName, on: Date, acted_on: Date, position: Position } = "role-behind-acts":
        "{role} acted on {acted_on}, at position {position}, after the {on} from which another or nobody holds the role",
        "date the change after {acted_on}, or see that the act was the new holder's";
    BudgetDeficit { year: FiscalYear, deficit: Money } = "budget-deficit":
        "the expenses in the budget of {year} are {deficit} more than its income",
        "see that the reserve or the risk bearers are to bear that";
    TooLateForReport { year: FiscalYear, period: u8, on: Date } = "too-late-for-report":
        "the report of {year}, period {period}, was issued on {on} and goes on without this explanation",
        "tell it with the review of that report";
    VoteOfMovedSeat { seat: String, proposal: ProposalId, since: Date } = "vote-of-moved-seat":
        "proposal {proposal} is open and has a vote of seat {seat}, which moves on {since}",
        "let the seat vote again if the vote is to be the new holder's";
}
