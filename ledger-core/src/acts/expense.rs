//! Expenses: recorded on a budget line when the obligation arises, and paid.
//!
//! Source: the covenant's articles on planning and control and on bearing risk. Because a risk key is
//! adopted before the costs it divides, no expense is recorded while no key holds for its year.
//! Expenses / creditors; creditors / bank.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::{commitment, subsidy};
use crate::balance::Balance;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::{CommitmentId, ExpenseId, LineId, Position, SubsidyId};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::text;
use crate::warning::Warning;

/// Record an expense on a budget line; it is owed until it is paid.
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
    /// The number of the commitment it draws on.
    #[serde(default)]
    pub commitment: Option<CommitmentId>,
    /// The number of the subsidy that bears it, as far as that reaches.
    #[serde(default)]
    pub subsidy: Option<SubsidyId>,
    /// If it was paid in full on the same day: the reference the bank gave the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<String>,
}

/// Record that an expense was paid, whole or in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayExpense {
    /// The number of the expense.
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
        NoRiskKey { year: FiscalYear, on: Date } = "expense.no-risk-key" RiskBearing:
            "no risk key for {year} was adopted by {on}, and a key comes before the costs it divides",
            "let the regiegroep adopt a risk key first, or date the expense after it";
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
        let line = commitment::expense_line(by, &self.line)?;
        acting::amount("amount", self.amount)?;
        acting::line("supplier", &self.supplier, 200)?;
        acting::line("description", &self.description, 200)?;
        // The key that divides the costs of the year is the one adopted last, whenever that was.
        let key = by.ledger.risk_keys.for_year_on(year, by.today);
        if key.is_none_or(|adopted| by.on < adopted.on) {
            return Err(ExpenseRefusal::NoRiskKey { year, on: by.on }.into());
        }
        let expense = by.ledger.expenses.next_id();
        let RecordExpense { amount, supplier, description, .. } = self.clone();
        let drawn = self.commitment.map(|id| commitment::draw(by, id, (expense, line, amount)));
        let spent = self.subsidy.map(|id| subsidy::spend(by, id, expense, amount));
        let recorded = ExpenseRecorded { expense, line, amount, supplier, description };
        let mut events = vec![recorded.into()];
        events.extend(drawn.transpose()?.map(Event::from));
        events.extend(spent.transpose()?.map(Event::from));
        if let Some(bank_reference) = self.paid.clone() {
            by.bank_entry(&bank_reference)?;
            events.push(ExpensePaid { expense, amount, bank_reference }.into());
        }
        Ok(events)
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let committed = self.commitment.and_then(|id| by.ledger.commitments.get(id));
        let drawn = committed.map_or(Money::ZERO, |of| of.left().min(self.amount));
        let line = by.ledger.budgets.find(&self.line);
        let over = line.and_then(|line| commitment::over_budget(by, line, self.amount - drawn));
        let subsidy = self.subsidy.and_then(|id| by.ledger.subsidies.get(id));
        let borne = subsidy.map_or(self.amount, |of| of.amount - of.spent());
        let amount = self.amount;
        let short = (borne < amount).then_some(Warning::SubsidyReaches { borne, amount });
        over.into_iter().chain(short).collect()
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
        let (what, none) = (TakenFrom::Expense(expense), ExpenseRefusal::Paid { expense });
        let more = |amount, open| ExpenseRefusal::MoreThanOpen { expense, amount, open };
        let amount = by.take(what, &recorded.open, self.amount, none, more)?;
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
        ledger.expenses.add(Expense::of(year, line, amount, (supplier, description), at));
        let postings = [
            Posting::debit(Account::Expenses, amount).on_line(line),
            Posting::credit(Account::Creditors, amount),
        ];
        ledger.journal.post(position, on, year, Memo::Expense(expense), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for ExpensePaid {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpensePaid { expense, amount, bank_reference } = self;
        ledger.enter_bank(bank_reference, at)?;
        if amount <= Money::ZERO {
            return Err(Misfit("it pays nothing"));
        }
        ledger.expenses.pay(expense, at.on, amount)?;
        let year = ledger.year_of(at.on)?;
        let postings =
            [Posting::debit(Account::Creditors, amount), Posting::credit(Account::Bank, amount)];
        ledger.journal.post(at.position, at.on, year, Memo::ExpensePaid(expense), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// An expense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expense {
    /// The year whose result it belongs to.
    pub year: FiscalYear,
    /// The budget line.
    pub line: LineId,
    /// When the obligation arose.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// What was still to be paid on every day.
    pub open: Balance,
    /// Who is owed.
    pub supplier: String,
    /// What for.
    pub description: String,
    /// The event by which it was corrected away, if it was.
    pub withdrawn: Option<Position>,
    /// The event.
    pub position: Position,
}

impl Expense {
    /// An expense of which nothing is paid yet, with the supplier and what it is for.
    pub(super) fn of(
        year: FiscalYear,
        line: LineId,
        amount: Money,
        (supplier, description): (String, String),
        at: At,
    ) -> Expense {
        let At { on, position, .. } = at;
        let open = [(on, amount)].into_iter().collect();
        Expense { year, line, on, amount, open, supplier, description, withdrawn: None, position }
    }
}

/// Every expense.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expenses {
    all: Vec<Expense>,
    /// The first expense recorded of each year.
    first: BTreeMap<FiscalYear, ExpenseId>,
    /// The expenses that stand and seem to be for one and the same bill.
    same: BTreeMap<String, BTreeSet<ExpenseId>>,
}

/// Whether a description has a number, such as that of an invoice: a bill is then known without its amount.
fn has_number(description: &str) -> bool {
    description.bytes().any(|byte| byte.is_ascii_digit())
}

/// By what expenses or commitments seem to be for the same bill: who is owed and what for, as people read them, and how much
/// unless the description [`has_number`].
pub(super) fn bill(supplier: &str, description: &str, amount: Money) -> String {
    let amount = if has_number(description) { String::new() } else { amount.to_string() };
    format!("{}\n{}\n{amount}", text::key(supplier), text::key(description))
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

    /// The last expense that stands and seems to be for the same bill.
    pub(crate) fn same_bill(
        &self,
        supplier: &str,
        description: &str,
        amount: Money,
    ) -> Option<(ExpenseId, &Expense)> {
        let id = *self.same.get(&bill(supplier, description, amount))?.last()?;
        Some((id, self.get(id)?))
    }

    /// An expense of a year or a later one, if there is any.
    pub(crate) fn first_in_or_after(&self, year: FiscalYear) -> Option<&Expense> {
        let (_, first) = self.first.range(year..).next()?;
        self.get(*first)
    }

    /// Takes in a payment; a negative amount undoes one.
    pub(super) fn pay(&mut self, id: ExpenseId, on: Date, amount: Money) -> Result<(), Misfit> {
        let expense = self.all.get_mut(id.index()).ok_or(Misfit("there is no such expense"))?;
        let paid = expense.amount - expense.open.total();
        if amount.is_zero() || paid + amount < Money::ZERO {
            return Err(Misfit("it pays nothing, or undoes more than was paid"));
        }
        expense.open.change(on, -amount)
    }

    /// Takes an expense away that was recorded wrongly; nothing of it is paid on that day or since.
    pub(super) fn withdraw(&mut self, id: ExpenseId, at: At) -> Result<(), Misfit> {
        let expense = self.all.get_mut(id.index()).ok_or(Misfit("there is no such expense"))?;
        if expense.withdrawn.replace(at.position).is_some() {
            return Err(Misfit("the expense was withdrawn already"));
        }
        let bill = bill(&expense.supplier, &expense.description, expense.amount);
        if let Some(same) = self.same.get_mut(&bill) {
            same.remove(&id);
            if same.is_empty() {
                self.same.remove(&bill);
            }
        }
        expense.open.change(at.on, -expense.amount)
    }

    pub(super) fn add(&mut self, expense: Expense) {
        let id = self.next_id();
        self.first.entry(expense.year).or_insert(id);
        let bill = bill(&expense.supplier, &expense.description, expense.amount);
        self.same.entry(bill).or_default().insert(id);
        self.all.push(expense);
    }

    pub(super) fn next_id(&self) -> ExpenseId {
        ExpenseId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, day, dike, euros, financed, first_year, founded,
        key, ladders, second_year, year,
    };

    /// On 1 April 2020 an expense of 1812.35 was recorded.
    fn spent() -> Given {
        financed().and(LEADER, "2020-04-01", dike(euros("1812.35")))
    }

    fn pay(expense: u32, amount: Option<&str>) -> PayExpense {
        let (expense, amount) = (ExpenseId(expense), amount.map(euros));
        PayExpense { expense, amount, bank_reference: "NL-1".to_owned() }
    }

    #[test]
    fn an_expense_is_owed_from_the_day_it_arises() {
        let RecordExpense { amount, supplier, description, .. } = dike(euros("1812.35"));
        let (expense, line) = (ExpenseId(1), LineId(3));
        financed()
            .when(LEADER, "2020-04-01", dike(amount))
            .then([ExpenseRecorded { expense, line, amount, supplier, description }])
            .booked(["2020-04-01 4000:dijken 1812.35 1600 -1812.35"]);
    }

    #[test]
    fn a_bill_that_was_paid_is_recorded_in_one_act() {
        let bill = RecordExpense { paid: Some("NL-1".to_owned()), ..dike(euros("1812.35")) };
        let one_by_one = spent().and(LEADER, "2020-04-01", pay(1, None));
        let at_once = financed().and(LEADER, "2020-04-01", bill);
        assert_eq!(at_once.ledger, one_by_one.ledger);
        assert!(at_once.ledger.expenses.get(ExpenseId(1)).unwrap().open.total().is_zero());
    }

    #[test]
    fn an_expense_is_paid_in_part_or_what_is_open() {
        let paid = |amount| {
            let (expense, bank_reference) = (ExpenseId(1), "NL-1".to_owned());
            [ExpensePaid { expense, amount: euros(amount), bank_reference }]
        };
        spent()
            .when(LEADER, "2020-05-01", pay(1, Some("1000.00")))
            .then(paid("1000.00"))
            .booked(["2020-05-01 1600 1000.00 1000 -1000.00"]);
        let half = PayExpense { bank_reference: "NL-0".to_owned(), ..pay(1, Some("1000.00")) };
        spent()
            .and(LEADER, "2020-05-01", half)
            .when(LEADER, "2020-05-02", pay(1, None))
            .then(paid("812.35"));
    }

    #[test]
    fn no_key_divides_costs_of_before_its_adoption() {
        let again = financed().and_adopted("2020-05-01", SubjectDraft::RiskKey(key("2020")));
        let (year, on) = (year("2020"), day("2020-04-30"));
        again
            .when(LEADER, "2020-04-30", dike(euros("1.00")))
            .refused(ExpenseRefusal::NoRiskKey { year, on });
        again.and(LEADER, "2020-05-01", dike(euros("1.00")));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let spend = json!({
            "line": "overig", "amount": "0", "supplier": "", "description": "", "paid": "NL-1",
        });
        let pays = json!({ "expense": 9, "amount": "0", "bank_reference": "NL-1" });
        let keyless = founded().and_adopted("2020-01-28", SubjectDraft::Budget(budget("2020")));
        let adopts =
            |given: &Given| given.and_adopted("2020-05-01", SubjectDraft::RiskKey(key("2020")));
        let paid = first_year().told(
            "2020-05-01",
            "pay-expense",
            json!({ "expense": 1, "bank_reference": "NL-8" }),
        );
        ladders([
            Ladder::from_below(second_year(), "record-expense", spend)
                .leader_within("2020-02-01", Some("2023-01-01"))
                .refuses("date.year-closed")
                .on("2021-06-01")
                .says(
                    "expense.no-line: `overig` is no line for expenses in the budget of 2021",
                    "one of: dijken",
                )
                .with("/line", "dijken")
                .refuses_until("amount.not-positive", "/amount", "1000000000.01")
                .refuses_until("amount.too-large", "/amount", "1.00")
                .refuses_until("text.empty", "/supplier", "Fictief")
                .refuses_until("text.empty", "/description", "Dijk")
                .refuses_until("bank.entry-known", "/paid", "NL-999")
                .accepted(),
            Ladder::new(keyless, "record-expense", json!(dike(euros("1.00"))))
                .says(
                    "expense.no-risk-key: no risk key for 2020 was adopted by 2020-06-01, and a \
                     key comes before the costs it divides",
                    "let the regiegroep adopt a risk key first, or date the expense after it",
                )
                .after(adopts)
                .accepted(),
            Ladder::from_below(second_year(), "pay-expense", pays.clone())
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses("amount.not-positive")
                .stuck(),
            Ladder::new(first_year(), "pay-expense", pays)
                .on("2020-03-31")
                .refuses_until("amount.not-positive", "/amount", "1812.36")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .says(
                    "expense.unknown: there is no expense 9",
                    "the number of an expense that was recorded",
                )
                .with("/expense", 1)
                .says(
                    "expense.before-expense: expense 1 arose on 2020-04-01, after that day",
                    "a day from 2020-04-01",
                )
                .on("2020-04-01")
                .says(
                    "expense.more-than-open: 1812.36 is more than the 1812.35 that is open on \
                     expense 1",
                    "at most 1812.35",
                )
                .with("/amount", "1812.35")
                .accepted(),
            Ladder::new(paid, "pay-expense", json!({ "expense": 1, "bank_reference": "NL-9" }))
                .says("expense.paid: expense 1 is paid in full", "an expense with something open")
                .after(|given| given.and(LEADER, "2020-06-01", dike(euros("1.00"))))
                .with("/expense", 2)
                .accepted(),
        ])
    }
}
