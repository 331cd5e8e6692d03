//! The journal as a reader wants it: every entry with what it is about and its postings by name.

use serde::Serialize;

use crate::accounts::Account;
use crate::calendar::{Date, FiscalYear};
use crate::ids::Position;
use crate::journal::{Entry, Memo, Posting};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::meaning;

/// Entries in the order of their days, and within a day as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JournalView {
    /// The entries.
    pub entries: Vec<JournalEntry>,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JournalEntry {
    /// The event it comes from.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// The day it is booked on.
    pub date: Date,
    /// The year whose result it belongs to.
    pub year: FiscalYear,
    /// What it is about.
    pub about: About,
    /// Its sides, which add up to nil.
    pub postings: Vec<JournalPosting>,
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct About {
    /// Which act it comes from.
    pub kind: AboutKind,
    /// The number of the invoice, payment or expense, or the code of the budget line.
    pub reference: Option<String>,
    /// Who is concerned: the name of a partner or supplier.
    pub party: Option<String>,
}

/// The act an entry comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is an act, documented at its events")]
pub enum AboutKind {
    ContributionInvoiced,
    InvoiceSent,
    AdvanceReleased,
    IncomeAccrued,
    UnknownReceived,
    ReceiptResolved,
    PaymentReceived,
    PaymentAllocated,
    OtherIncomeReceived,
    ExpenseRecorded,
    ExpensePaid,
    YearClosed,
    /// The books of a year were opened again.
    YearReopened,
    SurplusAppropriated,
    RefundPaid,
    DeficitShared,
    InvoiceCredited,
    ClaimWrittenOff,
    DifferenceWrittenOff,
    AllocationReversed,
    PaymentReversed,
    OverpaymentRefunded,
    SubsidyGranted,
    SubsidyReceived,
    SubsidySpent,
    SubsidySettled,
    SubsidyRepaid,
    ActReversed,
    FundReleased,
    CovenantSettled,
    RemainderTransferred,
    RefundReclaimed,
    ClaimRecovered,
    InvoiceTakenOver,
    ReceiptTakenOver,
    BillTakenOver,
    SubsidyTakenOver,
    BooksOpened,
    ExpensesPaid,
    ExpenseCredited,
    CreditSetOff,
    SupplierRefunded,
    LineAssigned,
    ExpenseDeferred,
    DeferralReleased,
    ExpenseAccrued,
    AccrualReleased,
    MoneyTransferred,
}

/// One side of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JournalPosting {
    /// The account.
    pub account: Account,
    /// Its name in Dutch.
    pub name: &'static str,
    /// The code of the budget line, for income and expenses on a line.
    pub line: Option<String>,
    /// The code of the bank account, if it is not the main account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// The amount, if it is on the debit side.
    pub debit: Money,
    /// The amount, if it is on the credit side.
    pub credit: Money,
}

impl JournalView {
    /// The entries of a year, or of all years.
    pub fn of(ledger: &Ledger, year: Option<FiscalYear>) -> JournalView {
        let entries = ledger.journal.entries();
        let of_year = entries.filter(|(entry, _)| year.is_none_or(|year| entry.year == year));
        let mut entries: Vec<JournalEntry> =
            of_year.map(|(entry, postings)| JournalEntry::of(ledger, entry, postings)).collect();
        entries.sort_by_key(|entry| entry.date);
        JournalView { entries }
    }
}

impl JournalEntry {
    /// The entries of one event.
    pub fn of_event(ledger: &Ledger, position: Position) -> Vec<JournalEntry> {
        let entries = ledger.journal.of_event(position);
        entries.map(|(entry, postings)| JournalEntry::of(ledger, entry, postings)).collect()
    }

    fn of(ledger: &Ledger, entry: &Entry, postings: &[Posting]) -> JournalEntry {
        let line =
            |posting: &Posting| ledger.budgets.line(posting.line?).map(|line| line.code.clone());
        let postings = postings.iter().map(|posting| JournalPosting {
            account: posting.account,
            name: posting.account.name(),
            line: line(posting),
            bank_account: posting.bank.map(|_| ledger.bank_accounts.code(posting.bank).to_owned()),
            debit: posting.amount.max(Money::ZERO),
            credit: (-posting.amount).max(Money::ZERO),
        });
        JournalEntry {
            position: entry.position,
            date: entry.date,
            year: entry.year,
            about: About::of(ledger, entry.memo, entry.date),
            postings: postings.collect(),
        }
    }
}

impl About {
    /// What an entry of a day is about, by the names of that day.
    fn of(ledger: &Ledger, memo: Memo, day: Date) -> About {
        let name = |partner| ledger.partners.name_on(partner, day).to_owned();
        let owed_by = |invoice| ledger.claims.get(invoice).map(|claim| name(claim.partner));
        let payer = |id| ledger.payments.get(id).map(|payment| name(payment.partner));
        let grantor = |id| ledger.subsidies.get(id).map(|subsidy| subsidy.grantor.clone());
        let supplier = |id| ledger.expenses.get(id).map(|expense| expense.supplier.clone());
        let code = |line| ledger.budgets.line(line).map(|of| of.code.clone()).unwrap_or_default();
        let creditor = |id| supplier(ledger.supplier_credits.get(id)?.expense);
        let (kind, reference, party) = match memo {
            Memo::Invoice(invoice) => {
                let kind = match ledger.other_invoices.get(invoice) {
                    Some(_) => AboutKind::InvoiceSent,
                    None => AboutKind::ContributionInvoiced,
                };
                (kind, invoice.to_string(), owed_by(invoice))
            }
            Memo::AdvanceReleased(invoice) => {
                (AboutKind::AdvanceReleased, invoice.to_string(), owed_by(invoice))
            }
            Memo::UnknownReceived(id) => (AboutKind::UnknownReceived, id.to_string(), None),
            Memo::ReceiptResolved(id) => (AboutKind::ReceiptResolved, id.to_string(), None),
            Memo::Accrued(invoice) => {
                (AboutKind::IncomeAccrued, invoice.to_string(), owed_by(invoice))
            }
            Memo::Payment(payment) => {
                (AboutKind::PaymentReceived, payment.to_string(), payer(payment))
            }
            Memo::Allocation(_, invoice) => {
                (AboutKind::PaymentAllocated, invoice.to_string(), owed_by(invoice))
            }
            Memo::OtherIncome(line) => {
                let (kind, reference) = (AboutKind::OtherIncomeReceived, line.map(&code));
                return About { kind, reference, party: None };
            }
            Memo::Expense(id) => (AboutKind::ExpenseRecorded, id.to_string(), supplier(id)),
            Memo::ExpensePaid(id) => (AboutKind::ExpensePaid, id.to_string(), supplier(id)),
            Memo::YearClosed(year) => (AboutKind::YearClosed, year.to_string(), None),
            Memo::YearReopened(year) => (AboutKind::YearReopened, year.to_string(), None),
            Memo::Surplus(year) => (AboutKind::SurplusAppropriated, year.to_string(), None),
            Memo::Refund(partner) => {
                return About {
                    kind: AboutKind::RefundPaid,
                    reference: None,
                    party: Some(name(partner)),
                };
            }
            Memo::Deficit(year) => (AboutKind::DeficitShared, year.to_string(), None),
            Memo::Credit(note) => (AboutKind::InvoiceCredited, note.to_string(), None),
            Memo::WriteOff(invoice) => {
                (AboutKind::ClaimWrittenOff, invoice.to_string(), owed_by(invoice))
            }
            Memo::Difference(invoice) => {
                (AboutKind::DifferenceWrittenOff, invoice.to_string(), owed_by(invoice))
            }
            Memo::AllocationReversed(_, invoice) => {
                (AboutKind::AllocationReversed, invoice.to_string(), owed_by(invoice))
            }
            Memo::PaymentReversed(payment) => {
                (AboutKind::PaymentReversed, payment.to_string(), payer(payment))
            }
            Memo::Overpayment(payment) => {
                (AboutKind::OverpaymentRefunded, payment.to_string(), payer(payment))
            }
            Memo::SubsidyGranted(id) => (AboutKind::SubsidyGranted, id.to_string(), grantor(id)),
            Memo::SubsidyReceived(id) => (AboutKind::SubsidyReceived, id.to_string(), grantor(id)),
            Memo::SubsidySpent(id) => (AboutKind::SubsidySpent, id.to_string(), grantor(id)),
            Memo::SubsidySettled(id) => (AboutKind::SubsidySettled, id.to_string(), grantor(id)),
            Memo::SubsidyRepaid(id) => (AboutKind::SubsidyRepaid, id.to_string(), grantor(id)),
            Memo::FundReleased(decision) => (AboutKind::FundReleased, decision.to_string(), None),
            Memo::Settlement => {
                return About { kind: AboutKind::CovenantSettled, reference: None, party: None };
            }
            Memo::Transfer => {
                let party = ledger.settlement.as_ref().and_then(|of| of.remainder.transferred_to());
                let kind = AboutKind::RemainderTransferred;
                return About { kind, reference: None, party };
            }
            Memo::Reclaimed(invoice) => {
                (AboutKind::RefundReclaimed, invoice.to_string(), owed_by(invoice))
            }
            Memo::Recovered(invoice) => {
                (AboutKind::ClaimRecovered, invoice.to_string(), owed_by(invoice))
            }
            Memo::InvoiceTakenOver(invoice) => {
                (AboutKind::InvoiceTakenOver, invoice.to_string(), owed_by(invoice))
            }
            Memo::ReceiptTakenOver(payment) => {
                (AboutKind::ReceiptTakenOver, payment.to_string(), payer(payment))
            }
            Memo::BillTakenOver(id) => (AboutKind::BillTakenOver, id.to_string(), supplier(id)),
            Memo::SubsidyTakenOver(id) => {
                (AboutKind::SubsidyTakenOver, id.to_string(), grantor(id))
            }
            Memo::MoneyTransferred => {
                return About { kind: AboutKind::MoneyTransferred, reference: None, party: None };
            }
            Memo::BooksOpened => {
                return About { kind: AboutKind::BooksOpened, reference: None, party: None };
            }
            Memo::ExpensesPaid => {
                return About { kind: AboutKind::ExpensesPaid, reference: None, party: None };
            }
            Memo::ExpenseCredited(id) => (AboutKind::ExpenseCredited, id.to_string(), creditor(id)),
            Memo::CreditSetOff(_, id) => (AboutKind::CreditSetOff, id.to_string(), supplier(id)),
            Memo::SupplierRefunded(id) => {
                (AboutKind::SupplierRefunded, id.to_string(), creditor(id))
            }
            Memo::LineAssigned(of) => (AboutKind::LineAssigned, of.to_string(), None),
            Memo::ExpenseDeferred(id) => (AboutKind::ExpenseDeferred, id.to_string(), supplier(id)),
            Memo::DeferralReleased(id) => {
                (AboutKind::DeferralReleased, id.to_string(), supplier(id))
            }
            Memo::ExpenseAccrued(line) => (AboutKind::ExpenseAccrued, code(line), None),
            Memo::AccrualReleased(line) => (AboutKind::AccrualReleased, code(line), None),
            Memo::Correction(position) => (AboutKind::ActReversed, position.to_string(), None),
        };
        About { kind, reference: Some(reference), party }
    }
}
