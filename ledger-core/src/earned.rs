//! How what is invoiced becomes income: in which year's books, and with which entries.
//!
//! Income belongs to the year that the invoice is for. An invoice of before that year stands under *invoiced
//! in advance* until its first day. An invoice of after that year is income of its last day, against *still
//! to be invoiced*, as long as the books of the year are open. Once they are closed it is income of its own
//! day.

use crate::accounts::Account;
use crate::acting::Acting;
use crate::calendar::FiscalYear;
use crate::ids::LineId;
use crate::invoice::InvoiceNumber;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;

/// What is earned by an invoice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Earned {
    /// The invoice.
    pub(crate) invoice: InvoiceNumber,
    /// How much.
    pub(crate) amount: Money,
    /// The year it is for.
    pub(crate) year: FiscalYear,
    /// The account of the income.
    pub(crate) income: Account,
    /// The budget line of the income, if it is booked on one.
    pub(crate) line: Option<LineId>,
}

/// The year in whose books an invoice of the day of the act is income, if it is for `year`.
pub(crate) fn books_of(by: &Acting<'_>, year: FiscalYear) -> FiscalYear {
    match by.on < by.covenant.calendar.first_day(year) || !by.ledger.years.is_closed(year) {
        true => year,
        false => by.covenant.year_of(by.on),
    }
}

impl Earned {
    /// Books the income in the books of a year, and what is owed on the day of the event.
    pub(crate) fn book(self, books: FiscalYear, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let Earned { invoice, amount, year, .. } = self;
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let (starts, last_day) =
            (covenant.calendar.first_day(year), covenant.calendar.last_day(year));
        let (on, position, of_day) = (at.on, at.position, covenant.year_of(at.on));
        if books != of_day && (books != year || ledger.years.is_closed(year)) {
            return Err(Misfit("it is income of a year that is closed, or not its own"));
        }
        if let Some(line) = self.line {
            ledger.budgets.note_use(books, line, position);
        }
        let debtors = Posting::debit(Account::Debtors, amount);
        let memo = Memo::Invoice(invoice);
        let journal = &mut ledger.journal;
        if books == of_day {
            return journal.post(position, on, books, memo, &[debtors, self.income(amount)]);
        }
        if on < starts {
            let advance = Posting::credit(Account::InvoicedInAdvance, amount);
            journal.post(position, on, year, memo, &[debtors, advance])?;
            let release = [Posting::debit(Account::InvoicedInAdvance, amount), self.income(amount)];
            return journal.post(position, starts, year, Memo::AdvanceReleased(invoice), &release);
        }
        ledger.years.note_earned(year, on);
        let accrued = [Posting::debit(Account::ToBeInvoiced, amount), self.income(amount)];
        journal.post(position, last_day, year, Memo::Accrued(invoice), &accrued)?;
        let invoiced = [debtors, Posting::credit(Account::ToBeInvoiced, amount)];
        journal.post(position, on, of_day, memo, &invoiced)
    }

    /// Books that a part is credited on the day of the event; with a negative amount, that it is owed after all.
    pub(crate) fn take_back(
        self,
        amount: Money,
        memo: Memo,
        at: At,
        ledger: &mut Ledger,
    ) -> Result<(), Misfit> {
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let (starts, of_day) = (covenant.calendar.first_day(self.year), covenant.year_of(at.on));
        let (on, position) = (at.on, at.position);
        let books = if on < starts { self.year } else { of_day };
        if let Some(line) = self.line {
            ledger.budgets.note_use(books, line, position);
        }
        let debtors = Posting::credit(Account::Debtors, amount);
        let income = self.income(-amount);
        let journal = &mut ledger.journal;
        if on >= starts {
            return journal.post(position, on, books, memo, &[income, debtors]);
        }
        let advance = Posting::debit(Account::InvoicedInAdvance, amount);
        journal.post(position, on, books, memo, &[advance, debtors])?;
        let release = [income, Posting::credit(Account::InvoicedInAdvance, amount)];
        journal.post(position, starts, books, memo, &release)
    }

    fn income(&self, amount: Money) -> Posting {
        Posting { line: self.line, ..Posting::credit(self.income, amount) }
    }
}
