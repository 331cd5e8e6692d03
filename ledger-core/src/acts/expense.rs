//! Expenses: recorded on a budget line when the obligation arises, and paid.
//!
//! Source: the covenant's articles on planning and control and on bearing risk. Because a risk key is
//! adopted before the costs it divides, no expense is recorded while no key holds for its year.
//! Expenses / creditors; creditors / bank.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::budget::LineKind;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::ids::{ExpenseId, LineId, Position};
use crate::journal::{Memo, Posting};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Records an expense on the day the obligation arises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordExpense {
    /// The code of the budget line.
    pub line: String,
    /// How much.
    pub amount: Money,
    /// Who is owed.
    pub supplier: String,
    /// What for.
    pub description: String,
}

/// Records that an expense was paid, wholly or in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayExpense {
    /// The expense.
    pub expense: ExpenseId,
    /// How much; what is open if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
}

/// An expense was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpenseRecorded {
    /// Its number.
    pub expense: ExpenseId,
    /// The budget line.
    pub line: LineId,
    /// How much.
    pub amount: Money,
    /// Who is owed.
    pub supplier: String,
    /// What for.
    pub description: String,
}

/// An expense was paid, wholly or in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpensePaid {
    /// The expense.
    pub expense: ExpenseId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
}

refusals! {
    /// Refusals about expenses.
    ExpenseRefusal {
        NoLine { line: String, year: FiscalYear, lines: String } = "expense.no-line" PlanningAndControl:
            "`{line}` is no line for expenses in the budget of {year}",
            "one of: {lines}";
        NoRiskKey { year: FiscalYear } = "expense.no-risk-key" RiskBearing:
            "no risk key holds for {year}, and a key cannot be adopted after the costs it divides",
            "let the regiegroep adopt a risk key first";
        Unknown { expense: ExpenseId } = "expense.unknown" Bookkeeping:
            "there is no expense {expense}",
            "the number of an expense that was recorded";
        BeforeExpense { expense: ExpenseId, on: Date } = "expense.before-expense" Bookkeeping:
            "expense {expense} arose on {on}, after that day",
            "a day from {on}";
        Paid { expense: ExpenseId } = "expense.paid" Bookkeeping:
            "expense {expense} is paid in full",
            "an expense with something open";
        MoreThanOpen { expense: ExpenseId, amount: Money, open: Money } = "expense.more-than-open" Bookkeeping:
            "{amount} is more than the {open} that is open on expense {expense}",
            "at most {open}";
    }
}

impl Act for RecordExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        let year = by.covenant.year_of(by.on);
        let Some((line, LineKind::Expense)) = by.ledger.budgets.find_in(year, &self.line) else {
            let lines = by.ledger.budgets.codes(year, LineKind::Expense);
            return Err(
                ExpenseRefusal::NoLine { line: acting::shown(&self.line), year, lines }.into()
            );
        };
        acting::amount("amount", self.amount)?;
        acting::line("supplier", &self.supplier, 200)?;
        acting::line("description", &self.description, 200)?;
        if by.ledger.risk_keys.for_year(year).is_none() {
            return Err(ExpenseRefusal::NoRiskKey { year }.into());
        }
        let expense = by.ledger.expenses.next_id();
        let RecordExpense { amount, supplier, description, .. } = self.clone();
        Ok(vec![ExpenseRecorded { expense, line, amount, supplier, description }.into()])
    }
}

impl Act for PayExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        if let Some(amount) = self.amount {
            acting::amount("amount", amount)?;
        }
        by.bank_entry(&self.bank_reference)?;
        let expense = self.expense;
        let recorded =
            by.ledger.expenses.get(expense).ok_or(ExpenseRefusal::Unknown { expense })?;
        if by.on < recorded.on {
            return Err(ExpenseRefusal::BeforeExpense { expense, on: recorded.on }.into());
        }
        let open = recorded.open();
        if open.is_zero() {
            return Err(ExpenseRefusal::Paid { expense }.into());
        }
        let amount = self.amount.unwrap_or(open);
        if amount > open {
            return Err(ExpenseRefusal::MoreThanOpen { expense, amount, open }.into());
        }
        let bank_reference = self.bank_reference.clone();
        Ok(vec![ExpensePaid { expense, amount, bank_reference }.into()])
    }
}

impl Fact for ExpenseRecorded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpenseRecorded { expense, line, amount, supplier, description } = self;
        if expense != ledger.expenses.next_id() || ledger.budgets.line(line).is_none() {
            return Err(Misfit("it is not the next expense on a budget line"));
        }
        let (on, position, year) = (at.on, at.position, ledger.year_of(at.on)?);
        ledger.budgets.note_use(year, line, position);
        let paid = Money::ZERO;
        ledger.expenses.add(Expense {
            year,
            line,
            on,
            amount,
            paid,
            supplier,
            description,
            position,
        });
        let postings = [
            Posting::debit(Account::Expenses, amount).on_line(line),
            Posting::credit(Account::Creditors, amount),
        ];
        ledger.journal.post(position, on, year, Memo::Expense(expense), &postings)
    }
}

impl Fact for ExpensePaid {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpensePaid { expense, amount, bank_reference } = self;
        ledger.enter_bank(bank_reference, at)?;
        let recorded = ledger.expenses.all.get_mut(expense.index());
        let recorded = recorded.ok_or(Misfit("there is no such expense"))?;
        if amount <= Money::ZERO || amount > recorded.open() {
            return Err(Misfit("it pays more than is open"));
        }
        recorded.paid += amount;
        let year = ledger.year_of(at.on)?;
        let postings =
            [Posting::debit(Account::Creditors, amount), Posting::credit(Account::Bank, amount)];
        ledger.journal.post(at.position, at.on, year, Memo::ExpensePaid(expense), &postings)
    }
}

/// An expense.
#[derive(Clone, Debug, PartialEq)]
pub struct Expense {
    /// The year whose result it belongs to.
    pub year: FiscalYear,
    /// The budget line.
    pub line: LineId,
    /// When the obligation arose.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// What was paid so far.
    pub paid: Money,
    /// Who is owed.
    pub supplier: String,
    /// What for.
    pub description: String,
    /// The event.
    pub position: Position,
}

impl Expense {
    /// What is still to be paid.
    pub fn open(&self) -> Money {
        self.amount - self.paid
    }
}

/// Every expense.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expenses {
    all: Vec<Expense>,
    /// The first expense recorded of each year.
    first: Vec<(FiscalYear, ExpenseId)>,
}

impl Expenses {
    /// Every expense with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (ExpenseId, &Expense)> {
        self.all.iter().enumerate().map(|(index, expense)| (ExpenseId::at(index), expense))
    }

    /// The expense with a number.
    pub fn get(&self, id: ExpenseId) -> Option<&Expense> {
        self.all.get(id.index())
    }

    /// An expense of a year or a later one, if there is any.
    pub(crate) fn first_in_or_after(&self, year: FiscalYear) -> Option<&Expense> {
        let first = self.first.iter().filter(|(of, _)| *of >= year).min_by_key(|(of, _)| *of);
        first.and_then(|(_, id)| self.get(*id))
    }

    fn add(&mut self, expense: Expense) {
        if !self.first.iter().any(|(of, _)| *of == expense.year) {
            self.first.push((expense.year, self.next_id()));
        }
        self.all.push(expense);
    }

    fn next_id(&self) -> ExpenseId {
        ExpenseId::at(self.all.len())
    }
}
