//! The journal: every money act as a balanced entry of postings.

use std::collections::BTreeMap;

use foldhash::HashMap;

use crate::accounts::Account;
use crate::calendar::{Date, FiscalYear};
use crate::ids::{DecisionId, ExpenseId, LineId, PartnerId, PaymentId, Position, SubsidyId};
use crate::invoice::InvoiceNumber;
use crate::ledger::Misfit;
use crate::money::Money;

/// One side of an entry: an amount on an account, debit positive and credit negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// The amount, debit positive and credit negative.
    pub amount: Money,
    /// The budget line, for income and expenses.
    pub line: Option<LineId>,
}

impl Posting {
    /// An amount on the debit side.
    pub(crate) fn debit(account: Account, amount: Money) -> Posting {
        Posting { account, amount, line: None }
    }

    /// An amount on the credit side.
    pub(crate) fn credit(account: Account, amount: Money) -> Posting {
        Posting { account, amount: -amount, line: None }
    }

    /// The same on a budget line.
    pub(crate) fn on_line(self, line: LineId) -> Posting {
        Posting { line: Some(line), ..self }
    }
}

/// What an entry is about, for the one who reads the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memo {
    /// A contribution invoiced.
    Invoice(InvoiceNumber),
    /// A contribution invoiced in advance, falling into its year.
    AdvanceReleased(InvoiceNumber),
    /// Money received.
    Payment(PaymentId),
    /// Money received, put against an invoice.
    Allocation(PaymentId, InvoiceNumber),
    /// Other income received.
    OtherIncome(LineId),
    /// An expense recorded.
    Expense(ExpenseId),
    /// An expense paid.
    ExpensePaid(ExpenseId),
    /// A year closed.
    YearClosed(FiscalYear),
    /// A surplus appropriated.
    Surplus(FiscalYear),
    /// A refund paid to a partner.
    Refund(PartnerId),
    /// A deficit shared.
    Deficit(FiscalYear),
    /// An invoice credited.
    Credit(InvoiceNumber),
    /// A claim written off.
    WriteOff(InvoiceNumber),
    /// Money received, taken from an invoice again.
    AllocationReversed(PaymentId, InvoiceNumber),
    /// Money that the bank took back.
    PaymentReversed(PaymentId),
    /// What was paid too much, paid back.
    Overpayment(PaymentId),
    /// A subsidy granted.
    SubsidyGranted(SubsidyId),
    /// An instalment of a subsidy received.
    SubsidyReceived(SubsidyId),
    /// A subsidy spent on its project.
    SubsidySpent(SubsidyId),
    /// A subsidy settled.
    SubsidySettled(SubsidyId),
    /// A subsidy repaid.
    SubsidyRepaid(SubsidyId),
    /// An earmarked fund released, by a decision.
    FundReleased(DecisionId),
    /// The covenant settled.
    Settlement,
    /// What was left transferred.
    Transfer,
    /// The event at a position, reversed.
    Correction(Position),
}

/// A balanced set of postings of one event on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event it comes from.
    pub position: Position,
    /// The day it is booked on.
    pub date: Date,
    /// The year whose result the income and expenses in it belong to.
    pub year: FiscalYear,
    /// What it is about.
    pub memo: Memo,
    first: u32,
    count: u32,
}

/// What stands on income and expense accounts, by budget line where it is booked on one.
type ResultTotals = BTreeMap<(Account, Option<LineId>), Money>;

/// All entries in the order in which they were recorded, with running totals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    entries: Vec<Entry>,
    postings: Vec<Posting>,
    /// Balance per account over all time, in chart order.
    balances: Vec<Money>,
    /// What stands on the income and expense accounts of each year, by budget line; nil once it is closed.
    results: Vec<(FiscalYear, ResultTotals)>,
    /// What was booked on each budget line of each year; expenses positive, income negative.
    lines: HashMap<(FiscalYear, LineId), Money>,
}

impl Journal {
    /// Every entry with its postings, in the order recorded.
    pub fn entries(&self) -> impl Iterator<Item = (&Entry, &[Posting])> {
        self.entries.iter().map(|entry| (entry, self.postings(entry)))
    }

    /// The entries of an event with their postings, in the order booked.
    pub fn of_event(&self, position: Position) -> impl Iterator<Item = (&Entry, &[Posting])> {
        let first = self.entries.partition_point(|entry| entry.position < position);
        let from = self.entries.get(first..).unwrap_or_default().iter();
        let entries = from.take_while(move |entry| entry.position == position);
        entries.map(|entry| (entry, self.postings(entry)))
    }

    /// The postings of an entry.
    pub fn postings(&self, entry: &Entry) -> &[Posting] {
        let first = entry.first as usize;
        self.postings.get(first..first + entry.count as usize).unwrap_or_default()
    }

    /// The number of postings.
    pub fn len(&self) -> usize {
        self.postings.len()
    }

    /// Whether nothing was posted.
    pub fn is_empty(&self) -> bool {
        self.postings.is_empty()
    }

    /// What stands on an account, debit positive, over all time.
    pub fn balance(&self, account: Account) -> Money {
        self.balances.get(account as usize).copied().unwrap_or_default()
    }

    /// What stands on a year's income or expense account, debit positive, while the year is open.
    pub fn year_balance(&self, year: FiscalYear, account: Account) -> Money {
        let of_account = self.results_of(year).filter(|((of, _), _)| *of == account);
        of_account.map(|(_, total)| *total).sum()
    }

    /// What was booked on a budget line of a year, its closing included; expenses positive.
    pub fn line_balance(&self, year: FiscalYear, line: LineId) -> Money {
        self.lines.get(&(year, line)).copied().unwrap_or_default()
    }

    /// The result of a year so far: income less expenses, a deficit negative.
    pub fn result(&self, year: FiscalYear) -> Money {
        result_accounts().map(|account| -self.year_balance(year, account)).sum()
    }

    /// What brings the income and expenses of a year to nil, line by line.
    pub(crate) fn closing(&self, year: FiscalYear) -> Vec<Posting> {
        let closing = |((account, line), total): (&(Account, Option<LineId>), &Money)| Posting {
            account: *account,
            amount: -*total,
            line: *line,
        };
        self.results_of(year).map(closing).collect()
    }

    fn results_of(
        &self,
        year: FiscalYear,
    ) -> impl Iterator<Item = (&(Account, Option<LineId>), &Money)> {
        let of_year = self.results.iter().find(|(of, _)| *of == year);
        of_year.into_iter().flat_map(|(_, totals)| totals)
    }

    /// Books an entry.
    ///
    /// # Errors
    /// Postings that do not add up to nil, which no event this program writes can cause.
    pub(crate) fn post(
        &mut self,
        position: Position,
        date: Date,
        year: FiscalYear,
        memo: Memo,
        postings: &[Posting],
    ) -> Result<(), Misfit> {
        if postings.iter().map(|posting| posting.amount).sum::<Money>() != Money::ZERO {
            return Err(Misfit("its postings do not add up to nil"));
        }
        let first =
            u32::try_from(self.postings.len()).map_err(|_| Misfit("the journal is full"))?;
        let before = self.postings.len();
        for posting in postings.iter().filter(|posting| !posting.amount.is_zero()) {
            self.count(year, posting);
            self.postings.push(*posting);
        }
        let count = (self.postings.len() - before) as u32;
        if count > 0 {
            self.entries.push(Entry { position, date, year, memo, first, count });
        }
        Ok(())
    }

    fn count(&mut self, year: FiscalYear, posting: &Posting) {
        let account = posting.account as usize;
        self.balances.resize(Account::ALL.len(), Money::ZERO);
        if let Some(balance) = self.balances.get_mut(account) {
            *balance += posting.amount;
        }
        if let Some(line) = posting.line {
            *self.lines.entry((year, line)).or_default() += posting.amount;
        }
        if posting.account.is_of_result() {
            let index = self.results.iter().position(|(of, _)| *of == year).unwrap_or_else(|| {
                self.results.push((year, ResultTotals::new()));
                self.results.len() - 1
            });
            if let Some((_, totals)) = self.results.get_mut(index) {
                *totals.entry((posting.account, posting.line)).or_default() += posting.amount;
            }
        }
    }
}

/// The accounts of the income statement, in chart order.
fn result_accounts() -> impl Iterator<Item = Account> {
    Account::ALL.iter().copied().filter(|account| account.is_of_result())
}
