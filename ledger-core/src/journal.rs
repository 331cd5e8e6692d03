//! The journal: every money act as a balanced entry of postings.

use std::collections::BTreeMap;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::accounts::{Account, AccountKind};
use crate::balance::{self, Balance};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{
    BankAccountId, DecisionId, ExpenseId, LineId, PartnerId, PaymentId, Position, SubsidyId,
    SupplierCreditId, SuspenseId,
};
use crate::invoice::InvoiceNumber;
use crate::misfit::Misfit;
use crate::money::Money;
use crate::paged::{Pages, parts};

/// One side of an entry: an amount on an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// The amount, debit positive and credit negative.
    pub amount: Money,
    /// The budget line, for income and expenses.
    pub line: Option<LineId>,
    /// The bank account, for the account of the bank; the main account if there is none.
    pub bank: Option<BankAccountId>,
}

impl Posting {
    /// An amount on the debit side.
    pub(crate) fn debit(account: Account, amount: Money) -> Posting {
        Posting { account, amount, line: None, bank: None }
    }

    /// An amount on the credit side.
    pub(crate) fn credit(account: Account, amount: Money) -> Posting {
        Posting { account, amount: -amount, line: None, bank: None }
    }

    /// The same posting on a budget line.
    pub(crate) fn on_line(self, line: LineId) -> Posting {
        Posting { line: Some(line), ..self }
    }
}

/// The subject of an entry, for readers of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Memo {
    /// A contribution invoiced.
    Invoice(InvoiceNumber),
    /// A contribution invoiced in advance, falling into its year.
    AdvanceReleased(InvoiceNumber),
    /// Money received.
    Payment(PaymentId),
    /// Money received and allocated to an invoice.
    Allocation(PaymentId, InvoiceNumber),
    /// Other income received, on a budget line or on none.
    OtherIncome(Option<LineId>),
    /// An expense recorded.
    Expense(ExpenseId),
    /// An expense paid.
    ExpensePaid(ExpenseId),
    /// A year closed.
    YearClosed(FiscalYear),
    /// A year whose books were opened again.
    YearReopened(FiscalYear),
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
    /// What was open of an invoice written off, as it was a small difference.
    Difference(InvoiceNumber),
    /// Money received and taken from an invoice again.
    AllocationReversed(PaymentId, InvoiceNumber),
    /// Money that the bank took back.
    PaymentReversed(PaymentId),
    /// An overpayment, paid back.
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
    /// A refund of a payment that the bank took back, claimed from the partner.
    Reclaimed(InvoiceNumber),
    /// A payment of an amount that was written off.
    Recovered(InvoiceNumber),
    /// An invoice of before the opening, taken over.
    InvoiceTakenOver(InvoiceNumber),
    /// Money received before the opening that waits to be allocated, taken over.
    ReceiptTakenOver(PaymentId),
    /// A bill of before the opening that is still to be paid, taken over.
    BillTakenOver(ExpenseId),
    /// A subsidy of before the opening, taken over.
    SubsidyTakenOver(SubsidyId),
    /// The balances of before the opening, taken over.
    BooksOpened,
    /// Several expenses paid by one bank entry.
    ExpensesPaid,
    /// A credit note of a supplier.
    ExpenseCredited(SupplierCreditId),
    /// A credit of a supplier, set off against another bill.
    CreditSetOff(SupplierCreditId, ExpenseId),
    /// What a supplier owed, received.
    SupplierRefunded(SupplierCreditId),
    /// What the event at a position booked, put on another line.
    LineAssigned(Position),
    /// Part of an expense, put off to the next year.
    ExpenseDeferred(ExpenseId),
    /// What was put off, falling into its year.
    DeferralReleased(ExpenseId),
    /// Cost of a year for a bill still to come.
    ExpenseAccrued(LineId),
    /// The same taken back in the next year, in which the bill comes.
    AccrualReleased(LineId),
    /// Income of a year that was invoiced only after it.
    Accrued(InvoiceNumber),
    /// Money received of which it is not known what it is for.
    UnknownReceived(SuspenseId),
    /// Such money, once it is known.
    ReceiptResolved(SuspenseId),
    /// Money moved between bank accounts.
    MoneyTransferred,
}

impl Memo {
    /// Whether it brings income and expenses to zero, and so does not count as earned or spent.
    pub fn closes(self) -> bool {
        matches!(self, Memo::YearClosed(_) | Memo::YearReopened(_) | Memo::Settlement)
    }
}

/// A balanced set of postings of one event on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The event it comes from.
    pub position: Position,
    /// The day it is booked on.
    pub date: Date,
    /// The year to whose result its income and expenses belong.
    pub year: FiscalYear,
    /// The subject.
    pub memo: Memo,
    /// The place of its first posting on the page of the entry.
    first: u32,
    count: u32,
}

/// The number of entries on a page.
const PER_PAGE: usize = 1024;

/// Consecutive entries, with their postings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Page {
    entries: Vec<Entry>,
    postings: Vec<Posting>,
}

impl Page {
    fn postings(&self, entry: &Entry) -> &[Posting] {
        let first = entry.first as usize;
        self.postings.get(first..first + entry.count as usize).unwrap_or_default()
    }

    fn entries(&self) -> impl Iterator<Item = (&Entry, &[Posting])> {
        self.entries.iter().map(|entry| (entry, self.postings(entry)))
    }
}

/// The totals on both sides of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides {
    /// Everything on the debit side.
    pub debit: Money,
    /// Everything on the credit side.
    pub credit: Money,
}

impl Sides {
    fn add(&mut self, amount: Money) {
        match amount > Money::ZERO {
            true => self.debit += amount,
            false => self.credit -= amount,
        }
    }

    /// Debit less credit.
    pub fn balance(self) -> Money {
        self.debit - self.credit
    }
}

/// What stands on a bank account.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct BankTotals {
    /// On every day. It may go below zero.
    balance: Balance,
    sides: Sides,
}

/// The place of a bank account in a list of all, the main account first.
fn bank_place(account: Option<BankAccountId>) -> usize {
    account.map_or(0, |id| id.index().saturating_add(1))
}

/// The income and expenses of a year, whether its books are closed or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearTotals {
    /// All income.
    pub income: Money,
    /// All expenses.
    pub expenses: Money,
}

/// The balances of income and expense accounts, by budget line where one is given.
type ResultTotals = BTreeMap<(Account, Option<LineId>), Money>;

/// All entries in the order in which they were recorded, with running totals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Journal {
    pages: Pages<Page>,
    /// The number of postings.
    len: usize,
    /// The last day on which anything is booked.
    latest: Option<Date>,
    /// What stands on each bank account, the main account first.
    banks: Vec<BankTotals>,
    /// The totals of each account over all time, in chart order.
    accounts: Vec<Sides>,
    /// The income and expenses of each year, without its closing.
    years: BTreeMap<FiscalYear, YearTotals>,
    /// The balances of the income and expense accounts of each year, by budget line; zero once it is closed.
    results: BTreeMap<FiscalYear, ResultTotals>,
    /// The amount booked on each budget line of each year; expenses positive, income negative.
    #[serde(serialize_with = "crate::paged::in_order")]
    lines: HashMap<(FiscalYear, LineId), Money>,
}

parts!(Journal { pages });

impl Journal {
    /// Every entry with its postings, in the order recorded.
    pub fn entries(&self) -> impl Iterator<Item = (&Entry, &[Posting])> {
        self.pages.iter().flat_map(Page::entries)
    }

    /// The balance of a bank account on every day; of the main account if none is given.
    pub(crate) fn bank(&self, account: Option<BankAccountId>) -> &Balance {
        self.banks.get(bank_place(account)).map_or(&balance::NOTHING, |of| &of.balance)
    }

    /// The totals on both sides of a bank account, over all time; of the main account if none is given.
    pub fn bank_sides(&self, account: Option<BankAccountId>) -> Sides {
        self.banks.get(bank_place(account)).map(|of| of.sides).unwrap_or_default()
    }

    /// The entries of an event with their postings, in the order booked.
    pub fn of_event(&self, position: Position) -> impl Iterator<Item = (&Entry, &[Posting])> {
        // The first page that begins at or behind the event. Entries of the event may end the page before.
        let (mut first, mut behind) = (0, self.pages.len());
        while first < behind {
            let middle = first.midpoint(behind);
            let begins = self.pages.get(middle).and_then(|page| page.entries.first());
            match begins.is_some_and(|entry| entry.position < position) {
                true => first = middle + 1,
                false => behind = middle,
            }
        }
        let pages = (first.saturating_sub(1)..self.pages.len()).map_while(|of| self.pages.get(of));
        let entries = pages.flat_map(Page::entries);
        let before = move |(entry, _): &(&Entry, &[Posting])| entry.position < position;
        entries.skip_while(before).take_while(move |(entry, _)| entry.position == position)
    }

    /// The number of postings.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The last day on which anything is booked.
    pub fn latest(&self) -> Option<Date> {
        self.latest
    }

    /// Whether nothing was posted.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The balance of an account, debit positive, over all time.
    pub fn balance(&self, account: Account) -> Money {
        self.sides(account).balance()
    }

    /// The totals on both sides of an account, over all time.
    pub fn sides(&self, account: Account) -> Sides {
        self.accounts.get(account as usize).copied().unwrap_or_default()
    }

    /// The income and expenses of a year, without its closing.
    pub fn year(&self, year: FiscalYear) -> YearTotals {
        self.years.get(&year).copied().unwrap_or_default()
    }

    /// The income and expenses of the years after one, without their closing.
    pub fn after(&self, year: FiscalYear) -> YearTotals {
        let later = self.years.iter().filter(|(of, _)| year < **of).map(|(_, totals)| totals);
        later.fold(YearTotals::default(), |sum, of| YearTotals {
            income: sum.income + of.income,
            expenses: sum.expenses + of.expenses,
        })
    }

    /// The balance of a year's income or expense account, debit positive, while the year is open.
    pub fn year_balance(&self, year: FiscalYear, account: Account) -> Money {
        let of_account = self.results_of(year).filter(|((of, _), _)| *of == account);
        of_account.map(|(_, total)| *total).sum()
    }

    /// The amount booked on a budget line of a year, with its closing; expenses positive.
    pub fn line_balance(&self, year: FiscalYear, line: LineId) -> Money {
        self.lines.get(&(year, line)).copied().unwrap_or_default()
    }

    /// The result of a year so far: income less expenses, a deficit negative.
    pub fn result(&self, year: FiscalYear) -> Money {
        result_accounts().map(|account| -self.year_balance(year, account)).sum()
    }

    /// The postings that bring the income and expenses of a year to zero, line by line.
    pub(crate) fn closing(&self, year: FiscalYear) -> Vec<Posting> {
        let closing = |((account, line), total): (&(Account, Option<LineId>), &Money)| Posting {
            account: *account,
            amount: -*total,
            line: *line,
            bank: None,
        };
        self.results_of(year).map(closing).collect()
    }

    fn results_of(
        &self,
        year: FiscalYear,
    ) -> impl Iterator<Item = (&(Account, Option<LineId>), &Money)> {
        self.results.get(&year).into_iter().flatten()
    }

    /// Books an entry.
    ///
    /// # Errors
    /// Postings that do not add up to zero. No event that this program writes has such postings.
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
        let booked = || postings.iter().filter(|posting| !posting.amount.is_zero());
        let count = booked().count();
        if count == 0 {
            return Ok(());
        }
        let closing = memo.closes();
        for posting in booked() {
            self.count(year, closing, posting);
            if posting.account == Account::Bank {
                let place = bank_place(posting.bank);
                self.banks.resize(self.banks.len().max(place + 1), BankTotals::default());
                if let Some(of) = self.banks.get_mut(place) {
                    of.balance.add(date, posting.amount);
                    of.sides.add(posting.amount);
                }
            }
        }
        let page = self.pages.len().checked_sub(1).and_then(|last| self.pages.get(last));
        if page.is_none_or(|page| page.entries.len() >= PER_PAGE) {
            self.pages.push(Page::default());
        }
        if let Some(page) = self.pages.get_mut(self.pages.len() - 1) {
            let full = |_| Misfit("the journal is full");
            let first = u32::try_from(page.postings.len()).map_err(full)?;
            let count = u32::try_from(count).map_err(full)?;
            page.postings.extend(booked());
            page.entries.push(Entry { position, date, year, memo, first, count });
        }
        self.len += count;
        self.latest = self.latest.max(Some(date));
        Ok(())
    }

    fn count(&mut self, year: FiscalYear, closing: bool, posting: &Posting) {
        let account = posting.account as usize;
        self.accounts.resize(Account::ALL.len(), Sides::default());
        if let Some(sides) = self.accounts.get_mut(account) {
            sides.add(posting.amount);
        }
        if let Some(line) = posting.line {
            *self.lines.entry((year, line)).or_default() += posting.amount;
        }
        if posting.account.is_of_result() {
            if !closing {
                let totals = self.years.entry(year).or_default();
                match posting.account.kind() {
                    AccountKind::Income => totals.income -= posting.amount,
                    AccountKind::Expense => totals.expenses += posting.amount,
                    AccountKind::Asset | AccountKind::Liability | AccountKind::Equity => {}
                }
            }
            let totals = self.results.entry(year).or_default();
            *totals.entry((posting.account, posting.line)).or_default() += posting.amount;
        }
    }
}

/// The accounts of the income statement, in chart order.
fn result_accounts() -> impl Iterator<Item = Account> {
    Account::ALL.iter().copied().filter(|account| account.is_of_result())
}
