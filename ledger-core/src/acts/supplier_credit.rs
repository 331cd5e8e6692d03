//! Credit notes of suppliers: the cost goes down on the line it stands on, and less is to be paid; of a bill that was
//! paid the supplier owes it.
//!
//! Source: sound bookkeeping. Creditors, and receivable from suppliers for what was paid / expenses. Set off:
//! creditors / receivable from suppliers. Received back: bank / receivable from suppliers.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::expense::{self, OpenBy, VatPart};
use crate::balance::Balance;
use crate::bank_entries::BankEntry;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::{BankAccountId, ExpenseId, LineId, Position, SupplierCreditId};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::text;
use crate::warning::Warning;

/// Record a supplier's credit note on an expense.
///
/// What is still open of the expense goes down first. The supplier owes the rest, because it was paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditExpense {
    /// The number of the expense.
    pub expense: ExpenseId,
    /// How much, including VAT; all of the expense that is not credited yet if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The number that the supplier gave the credit note.
    pub number: String,
    /// The date of the credit note.
    #[serde(default)]
    pub dated: Option<Date>,
    /// The VAT in the amount, at each rate.
    #[serde(default)]
    pub vat: Vec<VatPart>,
    /// Why.
    pub reason: String,
}

/// Set off what a supplier owes by a credit note against a bill of the same supplier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetOffCredit {
    /// The number of the credit.
    pub credit: SupplierCreditId,
    /// The number of the expense it is set off against.
    pub expense: ExpenseId,
    /// How much; as much as both allow if left out.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// Record that a supplier paid back what it owed by a credit note.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveSupplierRefund {
    /// The number of the credit.
    pub credit: SupplierCreditId,
    /// How much; all that the supplier owes by it if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// A supplier credited an expense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpenseCredited {
    /// The number of the credit.
    pub credit: SupplierCreditId,
    /// The expense.
    pub expense: ExpenseId,
    /// The line on which the cost goes down, unless it is outside the budget.
    pub line: Option<LineId>,
    /// How much, including VAT.
    pub amount: Money,
    /// How much of it was still open, and is no longer; the supplier owes the rest.
    pub open: Money,
    /// The number that the supplier gave the credit note.
    pub number: String,
    /// The date of the credit note.
    pub dated: Option<Date>,
    /// The VAT in the amount, at each rate.
    pub vat: Vec<VatPart>,
    /// Why.
    pub reason: String,
}

/// What a supplier owed was set off against a bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CreditSetOff {
    /// The credit.
    pub credit: SupplierCreditId,
    /// The expense.
    pub expense: ExpenseId,
    /// How much.
    pub amount: Money,
}

/// A supplier paid back what it owed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SupplierRefunded {
    /// The credit.
    pub credit: SupplierCreditId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about credit notes of suppliers.
    SupplierCreditRefusal {
        Known { number: String, supplier: String, credit: SupplierCreditId } = "supplier-credit.known" Bookkeeping:
            "credit note `{number}` of {supplier} is credit {credit}",
            "each note once; one for several bills with `/1`, `/2` and so on behind its number";
        NothingLeft { expense: ExpenseId } = "supplier-credit.nothing-left" Bookkeeping:
            "nothing of expense {expense} is left to credit",
            "an expense of which not everything is credited or put off";
        MoreThanLeft { expense: ExpenseId, amount: Money, left: Money } = "supplier-credit.more-than-left" Bookkeeping:
            "{amount} is more than the {left} of expense {expense} that is not credited or put off",
            "at most {left}";
        Borne { expense: ExpenseId, borne: Money, left: Money } = "supplier-credit.borne" Funding:
            "subsidies bear {borne} of expense {expense}, and would bear more than it cost",
            "at most {left}; for more, correct the expense first, and record what is left of it";
        Unknown { credit: SupplierCreditId } = "supplier-credit.unknown" Bookkeeping:
            "there is no credit {credit} of a supplier",
            "a number that was recorded, as `show payables` has it";
        Used { credit: SupplierCreditId } = "supplier-credit.used" Bookkeeping:
            "the supplier owes nothing by credit {credit}",
            "a credit by which the supplier owes something";
        MoreThanOwed { credit: SupplierCreditId, amount: Money, owed: Money } = "supplier-credit.more-than-owed" Bookkeeping:
            "{amount} is more than the {owed} that the supplier owes by credit {credit}",
            "at most {owed}";
        OtherSupplier { credit: SupplierCreditId, supplier: String } = "supplier-credit.other-supplier" Bookkeeping:
            "credit {credit} is of {supplier}",
            "a bill of the same supplier";
    }
}

impl Act for CreditExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        acting::line("number", &self.number, 64)?;
        acting::line("reason", &self.reason, 400)?;
        let expense = self.expense;
        let recorded = expense::recorded_by(by, expense)?;
        let credits = &by.ledger.supplier_credits;
        let suppliers = by.ledger.suppliers.texts_of(&recorded.supplier);
        if let Some(credit) = credits.of_number(&suppliers, &self.number, by.on) {
            let (number, supplier) = (self.number.clone(), recorded.supplier.clone());
            return Err(SupplierCreditRefusal::Known { number, supplier, credit }.into());
        }
        let nothing = || SupplierCreditRefusal::NothingLeft { expense };
        let booked = by.ledger.on_lines.get(recorded.position);
        let booked = booked.ok_or_else(nothing)?;
        let (line, left) = booked.line_with(self.amount, by.on);
        let more = |amount, left| SupplierCreditRefusal::MoreThanLeft { expense, amount, left };
        let taken_from = TakenFrom::Booked(recorded.position);
        let amount = by.take(taken_from, left, self.amount, nothing(), more)?;
        let borne = by.ledger.subsidies.borne(expense);
        let borne: Money = borne.iter().map(|(_, movement)| movement.amount).sum();
        let free = (booked.least_since(by.on) - borne).max(Money::ZERO);
        if amount > free {
            return Err(SupplierCreditRefusal::Borne { expense, borne, left: free }.into());
        }
        expense::check_vat(&self.vat, amount)?;
        let open = amount.min(recorded.open.least_since(by.on));
        let CreditExpense { number, dated, vat, reason, .. } = self.clone();
        let credit = credits.next_id();
        let credited =
            ExpenseCredited { credit, expense, line, amount, open, number, dated, vat, reason };
        Ok(vec![Box::new(credited).into()])
    }

    fn warnings(&self, _by: &Acting<'_>) -> Vec<Warning> {
        let odd = self.amount.and_then(|amount| expense::odd_vat(&self.vat, amount));
        odd.into_iter().collect()
    }
}

/// How much an act can take of what a supplier owes by a credit: an amount, or all it can.
fn owed(
    by: &Acting<'_>,
    credit: SupplierCreditId,
    amount: Option<Money>,
) -> Result<Money, Refusal> {
    let found = by.ledger.supplier_credits.get(credit);
    let found = found.ok_or(SupplierCreditRefusal::Unknown { credit })?;
    let none = SupplierCreditRefusal::Used { credit };
    let more = |amount, owed| SupplierCreditRefusal::MoreThanOwed { credit, amount, owed };
    by.take(TakenFrom::SupplierCredit(credit), &found.owed, amount, none, more)
}

impl Act for SetOffCredit {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        let SetOffCredit { credit, expense, amount } = *self;
        let owed = owed(by, credit, amount)?;
        let payable = expense::payable(by, expense, amount)?;
        let expenses = &by.ledger.expenses;
        let of = by.ledger.supplier_credits.get(credit).and_then(|of| expenses.get(of.expense));
        let other = expenses.get(expense);
        if let Some((of, _)) = of.zip(other).filter(|(of, other)| !of.is_of_supplier_of(other)) {
            let supplier = of.supplier.clone();
            return Err(SupplierCreditRefusal::OtherSupplier { credit, supplier }.into());
        }
        Ok(vec![CreditSetOff { credit, expense, amount: owed.min(payable) }.into()])
    }
}

impl Act for ReceiveSupplierRefund {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let credit = self.credit;
        let amount = owed(by, credit, self.amount)?;
        Ok(vec![SupplierRefunded { credit, amount, bank_reference, bank_account }.into()])
    }
}

impl Fact for ExpenseCredited {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpenseCredited { credit, expense, line, amount, open, .. } = self;
        let recorded = ledger.expenses.get(expense).ok_or(Misfit("there is no such expense"))?;
        let (supplier, booked) = (text::key(&recorded.supplier), recorded.position);
        let owed = amount - open;
        if credit != ledger.supplier_credits.next_id()
            || amount <= Money::ZERO
            || open < Money::ZERO
            || owed < Money::ZERO
        {
            return Err(Misfit("it is not the next credit, or credits nothing"));
        }
        let suppliers = std::slice::from_ref(&supplier);
        if ledger.supplier_credits.of_number(suppliers, &self.number, at.on).is_some() {
            return Err(Misfit("the credit note is recorded already"));
        }
        ledger.on_lines.take(booked, line, amount, at.on)?;
        if !open.is_zero() {
            ledger.expenses.reduce(expense, OpenBy::Credit(credit), open, at)?;
        }
        let year = ledger.year_of(at.on)?;
        if let Some(line) = line {
            ledger.budgets.note_use(year, line, at.position);
        }
        ledger.supplier_credits.add(supplier, self, at);
        let postings = [
            Posting::debit(Account::Creditors, open),
            Posting::debit(Account::SuppliersReceivable, owed),
            Posting { line, ..Posting::credit(Account::Expenses, amount) },
        ];
        let memo = Memo::ExpenseCredited(credit);
        ledger.journal.post(at.position, at.on, year, memo, &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        let vat = self.vat.iter().map(|part| part.amount);
        [self.amount, self.open].into_iter().chain(vat).collect()
    }
}

impl Fact for CreditSetOff {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let CreditSetOff { credit, expense, amount } = self;
        if amount <= Money::ZERO {
            return Err(Misfit("it sets nothing off"));
        }
        ledger.supplier_credits.use_up(credit, amount, at)?;
        ledger.expenses.reduce(expense, OpenBy::SetOff(credit), amount, at)?;
        let postings = [
            Posting::debit(Account::Creditors, amount),
            Posting::credit(Account::SuppliersReceivable, amount),
        ];
        let (year, memo) = (ledger.year_of(at.on)?, Memo::CreditSetOff(credit, expense));
        ledger.journal.post(at.position, at.on, year, memo, &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for SupplierRefunded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SupplierRefunded { credit, amount, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        if amount <= Money::ZERO {
            return Err(Misfit("nothing is received"));
        }
        ledger.supplier_credits.use_up(credit, amount, at)?;
        let postings = [bank.debit(amount), Posting::credit(Account::SuppliersReceivable, amount)];
        let (year, memo) = (ledger.year_of(at.on)?, Memo::SupplierRefunded(credit));
        ledger.journal.post(at.position, at.on, year, memo, &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// A credit note of a supplier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SupplierCredit {
    /// The expense it credits.
    pub expense: ExpenseId,
    /// The line on which the cost went down.
    pub line: Option<LineId>,
    /// How much, including VAT.
    pub amount: Money,
    /// How much of it was still open.
    pub open: Money,
    /// What the supplier owed by it on every day.
    pub owed: Balance,
    /// By how much less is owed, in the order recorded: the day, the amount, and the event.
    pub changes: Vec<(Date, Money, Position)>,
    /// The number that the supplier gave it.
    pub number: String,
    /// The date it bears.
    pub dated: Option<Date>,
    /// The VAT in it, at each rate.
    pub vat: Vec<VatPart>,
    /// Why.
    pub reason: String,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// When and by which event it was corrected away, if it was.
    pub withdrawn: Option<(Date, Position)>,
}

/// Every credit note of a supplier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SupplierCredits {
    all: Vec<SupplierCredit>,
    /// Those with the same number of the same supplier, by the [`text::key`] of both.
    numbers: BTreeMap<(String, String), BTreeSet<SupplierCreditId>>,
}

impl SupplierCredits {
    /// Every credit with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (SupplierCreditId, &SupplierCredit)> {
        self.all.iter().enumerate().map(|(index, of)| (SupplierCreditId::at(index), of))
    }

    /// The credit with a number.
    pub fn get(&self, id: SupplierCreditId) -> Option<&SupplierCredit> {
        self.all.get(id.index())
    }

    /// A credit note with a number that the supplier gave it, if it stands at the end of a day or later.
    fn of_number(&self, suppliers: &[String], number: &str, day: Date) -> Option<SupplierCreditId> {
        let number = text::key(number);
        let known = suppliers.iter();
        let known = known.filter_map(|of| self.numbers.get(&(of.clone(), number.clone())));
        let stands = |id: &&SupplierCreditId| {
            let withdrawn = self.get(**id).and_then(|of| of.withdrawn);
            withdrawn.is_none_or(|(withdrawn, _)| day < withdrawn)
        };
        known.flatten().find(stands).copied()
    }

    fn get_mut(&mut self, id: SupplierCreditId) -> Result<&mut SupplierCredit, Misfit> {
        self.all.get_mut(id.index()).ok_or(Misfit("there is no such credit"))
    }

    /// Takes from what the supplier owes; a negative amount undoes that.
    pub(super) fn use_up(
        &mut self,
        id: SupplierCreditId,
        amount: Money,
        at: At,
    ) -> Result<(), Misfit> {
        let credit = self.get_mut(id)?;
        if at.on < credit.on {
            return Err(Misfit("it uses a credit before it was given"));
        }
        credit.owed.change(at.on, -amount)?;
        credit.changes.push((at.on, amount, at.position));
        Ok(())
    }

    /// Takes away a credit that was recorded wrongly, of which the supplier owes all that it owed.
    pub(super) fn withdraw(&mut self, id: SupplierCreditId, at: At) -> Result<(), Misfit> {
        let credit = self.get_mut(id)?;
        if credit.withdrawn.replace((at.on, at.position)).is_some() {
            return Err(Misfit("the credit was withdrawn already"));
        }
        let owed = credit.amount - credit.open;
        match owed.is_zero() {
            true => Ok(()),
            false => self.use_up(id, owed, at),
        }
    }

    fn add(&mut self, supplier: String, credited: ExpenseCredited, at: At) {
        let At { on, position, .. } = at;
        let ExpenseCredited { credit, expense, line, amount, open, number, dated, vat, reason } =
            credited;
        self.numbers.entry((supplier, text::key(&number))).or_default().insert(credit);
        let owed = [(on, amount - open)].into_iter().collect();
        self.all.push(SupplierCredit {
            expense,
            line,
            amount,
            open,
            owed,
            changes: Vec::new(),
            number,
            dated,
            vat,
            reason,
            on,
            position,
            withdrawn: None,
        });
    }

    fn next_id(&self) -> SupplierCreditId {
        SupplierCreditId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::expense::{PayExpense, RecordExpense};
    use crate::testing::{Given, LEADER, Ladder, Ladders, dike, euros, first_year, ladders};

    fn credit(amount: &str, number: &str) -> CreditExpense {
        CreditExpense {
            expense: ExpenseId(1),
            amount: Some(euros(amount)),
            number: number.to_owned(),
            dated: None,
            vat: Vec::new(),
            reason: "Te veel".to_owned(),
        }
    }

    fn pay(amount: Option<&str>) -> PayExpense {
        let amount = amount.map(euros);
        PayExpense {
            expense: ExpenseId(1),
            amount,
            bank_reference: "NL-8".to_owned(),
            bank_account: None,
        }
    }

    /// On 1 May 2020 expense 1 of 1812.35 was paid. Of it 500.00 was credited on 15 May, which its supplier owes.
    fn credited() -> Given {
        first_year().and(LEADER, "2020-05-01", pay(None)).and(
            LEADER,
            "2020-05-15",
            credit("500.00", "CN-1"),
        )
    }

    /// The same with expense 2 of the same supplier and expense 3 of another.
    fn billed() -> Given {
        let other = RecordExpense { supplier: "Ander".to_owned(), ..dike(euros("200.00")) };
        credited().and(LEADER, "2020-05-16", dike(euros("200.00"))).and(LEADER, "2020-05-16", other)
    }

    fn open(given: &Given, expense: u32) -> Money {
        given.ledger.expenses.get(ExpenseId(expense)).unwrap().open.total()
    }

    fn owed(given: &Given) -> Money {
        given.ledger.supplier_credits.get(SupplierCreditId(1)).unwrap().owed.total()
    }

    #[test]
    fn less_is_to_be_paid_and_what_was_paid_the_supplier_owes() {
        let unpaid = first_year().when(LEADER, "2020-05-15", credit("500.00", "CN-1"));
        unpaid.booked(["2020-05-15 1600 500.00 4000:dijken -500.00"]);
        let paid = first_year().and(LEADER, "2020-05-01", pay(Some("1500.00")));
        paid.when(LEADER, "2020-05-15", credit("500.00", "CN-1"))
            .booked(["2020-05-15 1600 312.35 1340 187.65 4000:dijken -500.00"]);
        // What is paid later is not open on the day of the credit either.
        let later = first_year().and(LEADER, "2020-05-20", pay(None));
        let credited = later.and(LEADER, "2020-05-15", credit("500.00", "CN-1"));
        assert_eq!((open(&credited, 1), owed(&credited)), (Money::ZERO, euros("500.00")));
    }

    #[test]
    fn what_a_supplier_owes_is_set_off_or_received() {
        let set_off =
            |amount| SetOffCredit { credit: SupplierCreditId(1), expense: ExpenseId(2), amount };
        billed()
            .when(LEADER, "2020-06-01", set_off(None))
            .booked(["2020-06-01 1600 200.00 1340 -200.00"]);
        let part = billed().and(LEADER, "2020-06-01", set_off(Some(euros("150.00"))));
        assert_eq!((open(&part, 2), owed(&part)), (euros("50.00"), euros("350.00")));
        let refund = ReceiveSupplierRefund {
            credit: SupplierCreditId(1),
            amount: None,
            bank_reference: "NL-9".to_owned(),
            bank_account: None,
        };
        part.when(LEADER, "2020-06-02", refund.clone())
            .booked(["2020-06-02 1000 350.00 1340 -350.00"]);
        let received = part.and(LEADER, "2020-06-02", refund.clone());
        let back = received
            .and_corrected("2020-06-03", "supplier-refunded")
            .and_corrected("2020-06-03", "credit-set-off");
        assert_eq!((open(&back, 2), owed(&back)), (euros("200.00"), euros("500.00")));
        let gone = back.and_corrected("2020-06-03", "expense-credited");
        assert_eq!((open(&gone, 1), owed(&gone)), (Money::ZERO, Money::ZERO));
        gone.and(LEADER, "2020-06-03", credit("500.00", "CN-1"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({ "expense": 9, "amount": "0", "number": "", "reason": "" });
        let whole = first_year().and(LEADER, "2020-05-15", credit("1812.35", "CN-1"));
        let subsidy = json!({
            "grantor": "Fictieve Provincie", "reference": "P-1", "project": "Natuur",
            "amount": "100.00", "from": "2020-02-01", "until": "2020-12-31",
            "account_by": "2021-04-01",
        });
        let bearing = RecordExpense { subsidy: Some(crate::SubsidyId(1)), ..dike(euros("250.00")) };
        let borne = first_year().told("2020-02-15", "grant-subsidy", subsidy).and(
            LEADER,
            "2020-05-01",
            bearing,
        );
        let used = json!({ "credit": 1, "bank_reference": "NL-9" });
        let owes_nothing = billed().told("2020-05-20", "receive-supplier-refund", used);
        ladders([
            Ladder::from_below(first_year(), "credit-expense", nothing)
                .leader_within("2020-01-15", None)
                .on("2020-03-31")
                .refuses_until("amount.not-positive", "/amount", "1812.36")
                .refuses_until("text.empty", "/number", "CN-1")
                .refuses_until("text.empty", "/reason", "Te veel")
                .refuses_until("expense.unknown", "/expense", 1)
                .refuses("expense.before-expense")
                .on("2020-06-01")
                .says(
                    "supplier-credit.more-than-left: 1812.36 is more than the 1812.35 of expense 1 \
                     that is not credited or put off",
                    "at most 1812.35",
                )
                .with("/amount", "1812.35")
                .with("/vat", json!([{ "rate": 0, "amount": "1.00" }]))
                .refuses_until("expense.vat-rate", "/vat/0/rate", 21)
                .accepted(),
            Ladder::new(credited(), "credit-expense", json!(credit("1.00", "cn-1")))
                .says(
                    "supplier-credit.known: credit note `cn-1` of Fictieve aannemer is credit 1",
                    "each note once; one for several bills with `/1`, `/2` and so on behind its number",
                )
                .with("/number", "CN-1/2")
                .accepted(),
            Ladder::new(whole, "credit-expense", json!(credit("1.00", "CN-2")))
                .says(
                    "supplier-credit.nothing-left: nothing of expense 1 is left to credit",
                    "an expense of which not everything is credited or put off",
                )
                .after(|given| given.and(LEADER, "2020-06-01", dike(euros("1.00"))))
                .with("/expense", 2)
                .accepted(),
            Ladder::new(
                borne,
                "credit-expense",
                json!(CreditExpense { expense: ExpenseId(2), ..credit("150.01", "CN-2") }),
            )
            .says(
                "supplier-credit.borne: subsidies bear 100.00 of expense 2, and would bear more \
                 than it cost",
                "at most 150.00; for more, correct the expense first, and record what is left of \
                 it",
            )
            .after(|given| {
                given.and_corrected("2020-06-01", "expense-recorded").and(
                    LEADER,
                    "2020-06-01",
                    dike(euros("200.00")),
                )
            })
            .with("/expense", 3)
            .accepted(),
            Ladder::from_below(
                billed(),
                "set-off-credit",
                json!({ "credit": 9, "expense": 9, "amount": "0" }),
            )
            .leader_within("2020-01-15", None)
            .refuses_until("amount.not-positive", "/amount", "500.01")
            .says(
                "supplier-credit.unknown: there is no credit 9 of a supplier",
                "a number that was recorded, as `show payables` has it",
            )
            .with("/credit", 1)
            .says(
                "supplier-credit.more-than-owed: 500.01 is more than the 500.00 that the supplier \
                 owes by credit 1",
                "at most 500.00",
            )
            .with("/amount", "200.01")
            .refuses_until("expense.unknown", "/expense", 3)
            .refuses_until("expense.more-than-open", "/amount", "200.00")
            .says(
                "supplier-credit.other-supplier: credit 1 is of Fictieve aannemer",
                "a bill of the same supplier",
            )
            .with("/expense", 2)
            .accepted(),
            Ladder::new(owes_nothing, "set-off-credit", json!({ "credit": 1, "expense": 2 }))
                .says(
                    "supplier-credit.used: the supplier owes nothing by credit 1",
                    "a credit by which the supplier owes something",
                )
                .after(|given| given.and(LEADER, "2020-05-20", credit("1.00", "CN-2")))
                .with("/credit", 2)
                .accepted(),
            Ladder::from_below(
                billed(),
                "receive-supplier-refund",
                json!({ "credit": 9, "amount": "0", "bank_reference": "NL-1" }),
            )
            .leader_within("2020-01-15", None)
            .refuses_until("amount.not-positive", "/amount", "1.00")
            .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
            .refuses_until("supplier-credit.unknown", "/credit", 1)
            .accepted(),
        ])
    }
}
