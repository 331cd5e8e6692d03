//! Expenses: recorded on a budget line when the obligation arises, and paid.
//!
//! Source: the covenant's articles on planning and control and on bearing risk. Because a risk key is
//! adopted before the costs it divides, no expense is recorded on a line while no key holds for its year.
//! What the bank booked already is recorded without a line too: it is a fact, budgeted or not.
//! Expenses / creditors; creditors / bank. VAT is part of the cost: nobody deducts it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::assignment::Kind;
use crate::acts::{commitment, subsidy};
use crate::balance::Balance;
use crate::bank_entries::BankEntry;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::{
    BankAccountId, CommitmentId, ExpenseId, LineId, Position, SubsidyId, SupplierCreditId,
    SupplierId,
};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::text;
use crate::warning::Warning;

/// Record an expense on a budget line; it is owed until it is paid.
///
/// What the bank booked outside the budget, such as its costs, is recorded without a line, as paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordExpense {
    /// The code of the budget line; left out for what is not budgeted and paid already.
    #[serde(default)]
    pub line: Option<String>,
    /// How much, including VAT.
    pub amount: Money,
    /// Who is owed: the code or name of a registered supplier, or any other text.
    pub supplier: String,
    /// What for.
    pub description: String,
    /// The number that the supplier gave the bill.
    #[serde(default)]
    pub invoice: Option<String>,
    /// The date of the bill.
    #[serde(default)]
    pub invoice_date: Option<Date>,
    /// The last day to pay; by the term of the supplier if left out.
    #[serde(default)]
    pub due: Option<Date>,
    /// The VAT in the amount, at each rate.
    #[serde(default)]
    pub vat: Vec<VatPart>,
    /// The number of the commitment it draws on.
    #[serde(default)]
    pub commitment: Option<CommitmentId>,
    /// The number of the subsidy that bears it, as far as that reaches.
    #[serde(default)]
    pub subsidy: Option<SubsidyId>,
    /// If it was paid in full on the same day: the reference the bank gave the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid: Option<String>,
    /// The bank account from which it was paid, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// VAT at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VatPart {
    /// The rate, in per cent.
    pub rate: u8,
    /// How much VAT.
    pub amount: Money,
}

/// Record that several expenses were paid by one bank entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayExpenses {
    /// The expenses of which all that is open was paid.
    #[serde(default)]
    pub expenses: Vec<ExpenseId>,
    /// The expenses of which a part was paid.
    #[serde(default)]
    pub parts: Vec<PaidPart>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// What was paid of an expense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaidPart {
    /// The number of the expense.
    pub expense: ExpenseId,
    /// How much.
    pub amount: Money,
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
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// An expense was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpenseRecorded {
    /// Its number.
    pub expense: ExpenseId,
    /// The budget line, unless it is outside the budget.
    pub line: Option<LineId>,
    /// How much, including VAT.
    pub amount: Money,
    /// Who is owed.
    pub supplier: String,
    /// The same, if registered.
    pub registered: Option<SupplierId>,
    /// What for.
    pub description: String,
    /// The number that the supplier gave the bill.
    pub invoice: Option<String>,
    /// The date of the bill.
    pub invoice_date: Option<Date>,
    /// The last day to pay, if there is one.
    pub due: Option<Date>,
    /// The VAT in the amount, at each rate.
    pub vat: Vec<VatPart>,
}

/// Several expenses were paid by one bank entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpensesPaid {
    /// What was paid of each.
    pub parts: Vec<PaidPart>,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
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
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about expenses.
    ExpenseRefusal {
        NoLine { line: String, year: FiscalYear, lines: String } = "expense.no-line" PlanningAndControl:
            "`{line}` is no line for expenses in the budget of {year}",
            "one of: {lines}";
        LineMissing = "expense.line-missing" PlanningAndControl:
            "a bill that is still to be paid stands on a budget line",
            "the line; or, if the bank booked it already, the reference the bank gave the entry, as `paid`";
        Due { dated: Date, due: Date } = "expense.due" Bookkeeping:
            "a bill of {dated} cannot be due on {due}",
            "a last day to pay from {dated}";
        VatRate { rate: u8 } = "expense.vat-rate" Bookkeeping:
            "{rate} is no rate of VAT",
            "a rate from 1 to 100 per cent; what is without VAT is left out";
        VatTwice { rate: u8 } = "expense.vat-twice" Bookkeeping:
            "the VAT at {rate} per cent is there twice",
            "each rate once";
        VatTooMuch { vat: Money, amount: Money } = "expense.vat-too-much" Bookkeeping:
            "VAT of {vat} is not less than the amount of {amount}, which includes it",
            "the amount including VAT, and the VAT in it";
        NoRiskKey { year: FiscalYear, on: Date } = "expense.no-risk-key" RiskBearing:
            "no risk key for {year} was adopted by {on}, and a key comes before the costs it divides",
            "let the regiegroep adopt a risk key first, or date the expense after it";
        InvoiceKnown { invoice: String, supplier: String, expense: ExpenseId } = "expense.invoice-known" Bookkeeping:
            "bill `{invoice}` of {supplier} is expense {expense}",
            "each bill once; if that expense is wrong, correct it first, and record the bill from the day of the correction";
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
        Bills { bills: usize } = "expense.bills" Bookkeeping:
            "{bills} expenses are paid at once",
            "1 to 500 expenses";
        BillTwice { expense: ExpenseId } = "expense.bill-twice" Bookkeeping:
            "expense {expense} is there twice",
            "each expense once, whole or with the amount that was paid of it";
    }
}

/// Refuses VAT that cannot be in an amount: a rate that is none or is there twice, or VAT not below the amount.
pub(super) fn check_vat(vat: &[VatPart], amount: Money) -> Result<(), Refusal> {
    let mut known = BTreeSet::new();
    for part in vat {
        acting::amount("vat", part.amount)?;
        if !(1..=100).contains(&part.rate) {
            return Err(ExpenseRefusal::VatRate { rate: part.rate }.into());
        }
        if !known.insert(part.rate) {
            return Err(ExpenseRefusal::VatTwice { rate: part.rate }.into());
        }
    }
    let total: Money = vat.iter().map(|part| part.amount).sum();
    match total >= amount && !vat.is_empty() {
        true => Err(ExpenseRefusal::VatTooMuch { vat: total, amount }.into()),
        false => Ok(()),
    }
}

/// A warning if the VAT is not that of the whole amount at its rates, but for cents of rounding.
pub(super) fn odd_vat(vat: &[VatPart], amount: Money) -> Option<Warning> {
    let (mut taxed, mut rounding) = (0i64, 0i64);
    for VatPart { rate, amount } in vat.iter().filter(|part| part.rate > 0) {
        let rate = i64::from(*rate);
        taxed = taxed.saturating_add(amount.cents().saturating_mul(100 + rate) / rate);
        // VAT is rounded, perhaps line by line: two cents of it may be missing or too much.
        rounding += 2 * (100 + rate) / rate;
    }
    let taxed = Money::from_cents(taxed);
    let odd = !vat.is_empty() && (taxed - amount).abs().cents() > rounding;
    odd.then_some(Warning::OddVat { taxed, amount })
}

impl Act for RecordExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        let year = by.covenant.year_of(by.on);
        let line = match &self.line {
            Some(code) => Some(commitment::expense_line(by, code)?),
            None if self.paid.is_some() => None,
            None => return Err(ExpenseRefusal::LineMissing.into()),
        };
        acting::amount("amount", self.amount)?;
        acting::line("supplier", &self.supplier, 200)?;
        acting::line("description", &self.description, 200)?;
        if let Some(invoice) = &self.invoice {
            acting::line("invoice", invoice, 64)?;
        }
        let dated = self.invoice_date.unwrap_or(by.on);
        if let Some(due) = self.due.filter(|due| *due < dated) {
            return Err(ExpenseRefusal::Due { dated, due }.into());
        }
        check_vat(&self.vat, self.amount)?;
        if line.is_some() {
            key_adopted(by, year)?;
        }
        let RecordExpense { amount, description, invoice, invoice_date, vat, .. } = self.clone();
        if let Some(invoice) = &invoice {
            let known = by.ledger.expenses.of_invoice(by.ledger, &self.supplier, invoice, by.on);
            if let Some(expense) = known {
                let (invoice, supplier) = (invoice.clone(), self.supplier.clone());
                return Err(ExpenseRefusal::InvoiceKnown { invoice, supplier, expense }.into());
            }
        }
        let expense = by.ledger.expenses.next_id();
        let drawn = self.commitment.map(|id| commitment::draw(by, id, (expense, line, amount)));
        let spent = self.subsidy.map(|id| subsidy::spend(by, id, expense, amount));
        let (registered, supplier, term) = self.supplier_of(by);
        let due = self.due.or(term.map(|days| dated.plus_days(days.into())));
        let recorded = ExpenseRecorded {
            expense,
            line,
            amount,
            supplier,
            registered,
            description,
            invoice,
            invoice_date,
            due,
            vat,
        };
        let mut events = vec![recorded.into()];
        events.extend(drawn.transpose()?.map(Event::from));
        events.extend(spent.transpose()?.map(Event::from));
        let account = self.bank_account.as_deref();
        if let Some(entry) = by.bank_entry_if(self.paid.as_deref(), account)? {
            let BankEntry { bank_reference, bank_account } = entry;
            events.push(ExpensePaid { expense, amount, bank_reference, bank_account }.into());
        }
        Ok(events)
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let committed = self.commitment.and_then(|id| by.ledger.commitments.get(id));
        let drawn = committed.map_or(Money::ZERO, |of| of.left().min(self.amount));
        let line = self.line.as_ref().and_then(|code| by.ledger.budgets.find(code));
        let over = line.and_then(|line| commitment::over_budget(by, line, self.amount - drawn));
        let subsidy = self.subsidy.and_then(|id| by.ledger.subsidies.get(id));
        let borne = subsidy.map_or(self.amount, |of| of.amount - of.spent());
        let amount = self.amount;
        let short = (borne < amount).then_some(Warning::SubsidyReaches { borne, amount });
        let unbudgeted = self.line.is_none().then_some(Warning::Unbudgeted { amount });
        let suppliers = &by.ledger.suppliers;
        let named = suppliers.find(&self.supplier).and_then(|id| suppliers.get(id));
        let later = named.and_then(|of| of.stated.first()).filter(|first| by.on < first.on);
        let later = later.map(|first| {
            let supplier = self.supplier.clone();
            Warning::SupplierLater { supplier, since: first.on }
        });
        let alike = named.is_none().then(|| suppliers.alike(&self.supplier)).flatten();
        let alike = alike.map(|of| Warning::SupplierAlike {
            supplier: self.supplier.clone(),
            code: of.code.clone(),
        });
        let found = [over, short, unbudgeted, later, alike, odd_vat(&self.vat, amount)];
        found.into_iter().flatten().collect()
    }
}

impl RecordExpense {
    /// The registered supplier that is owed on the day of the act, what it is called then, and its payment term.
    fn supplier_of(&self, by: &Acting<'_>) -> (Option<SupplierId>, String, Option<u16>) {
        let suppliers = &by.ledger.suppliers;
        let found = suppliers.find(&self.supplier).and_then(|id| {
            let supplier = suppliers.get(id)?;
            Some((id, supplier, &supplier.on(by.on)?.details))
        });
        match found {
            None => (None, self.supplier.clone(), None),
            Some((id, supplier, details)) => {
                let called = details.name.as_ref().unwrap_or(&supplier.code);
                (Some(id), called.clone(), details.payment_term_days)
            }
        }
    }
}

/// Refuses costs of a year on a day on which the key that divides them was not adopted yet.
///
/// It is the key that was adopted last, whenever that was.
pub(super) fn key_adopted(by: &Acting<'_>, year: FiscalYear) -> Result<(), Refusal> {
    let key = by.ledger.risk_keys.for_year_on(year, by.today);
    match key.is_none_or(|adopted| by.on < adopted.on) {
        true => Err(ExpenseRefusal::NoRiskKey { year, on: by.on }.into()),
        false => Ok(()),
    }
}

/// How much an act can pay of an expense, which there was by its day: an amount, or all it can.
pub(super) fn payable(
    by: &Acting<'_>,
    expense: ExpenseId,
    amount: Option<Money>,
) -> Result<Money, Refusal> {
    let recorded = recorded_by(by, expense)?;
    let (what, none) = (TakenFrom::Expense(expense), ExpenseRefusal::Paid { expense });
    let more = |amount, open| ExpenseRefusal::MoreThanOpen { expense, amount, open };
    by.take(what, &recorded.open, amount, none, more)
}

/// An expense that arose by the day of the act.
pub(super) fn recorded_by<'a>(by: &Acting<'a>, expense: ExpenseId) -> Result<&'a Expense, Refusal> {
    let recorded = by.ledger.expenses.get(expense).ok_or(ExpenseRefusal::Unknown { expense })?;
    match by.on < recorded.on {
        true => Err(ExpenseRefusal::BeforeExpense { expense, on: recorded.on }.into()),
        false => Ok(recorded),
    }
}

impl Act for PayExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let expense = self.expense;
        let amount = payable(by, expense, self.amount)?;
        Ok(vec![ExpensePaid { expense, amount, bank_reference, bank_account }.into()])
    }
}

impl Act for PayExpenses {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        for part in &self.parts {
            acting::amount("amount", part.amount)?;
        }
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let bills = self.expenses.len() + self.parts.len();
        if !(1..=500).contains(&bills) {
            return Err(ExpenseRefusal::Bills { bills }.into());
        }
        let whole = self.expenses.iter().map(|expense| (*expense, None));
        let wanted = whole.chain(self.parts.iter().map(|part| (part.expense, Some(part.amount))));
        let (mut known, mut parts) = (BTreeSet::new(), Vec::new());
        for (expense, amount) in wanted {
            if !known.insert(expense) {
                return Err(ExpenseRefusal::BillTwice { expense }.into());
            }
            parts.push(PaidPart { expense, amount: payable(by, expense, amount)? });
        }
        Ok(vec![ExpensesPaid { parts, bank_reference, bank_account }.into()])
    }
}

impl Fact for ExpenseRecorded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpenseRecorded { expense, line, amount, registered, .. } = self;
        let known = line.is_none_or(|line| ledger.budgets.line(line).is_some());
        if expense != ledger.expenses.next_id() || !known {
            return Err(Misfit("it is not the next expense, or its budget line is none"));
        }
        if registered.is_some_and(|id| ledger.suppliers.get(id).is_none()) {
            return Err(Misfit("there is no such supplier"));
        }
        let (on, position, year) = (at.on, at.position, ledger.year_of(at.on)?);
        if let Some(invoice) = &self.invoice
            && ledger.expenses.of_key(text::key(&self.supplier), invoice, on).is_some()
        {
            return Err(Misfit("the bill is recorded already"));
        }
        if let Some(line) = line {
            ledger.budgets.note_use(year, line, position);
        }
        ledger.on_lines.enter((position, on), (year, Kind::Expense), line, amount);
        ledger.expenses.add(Expense::of(year, self, at));
        let postings = [
            Posting { line, ..Posting::debit(Account::Expenses, amount) },
            Posting::credit(Account::Creditors, amount),
        ];
        ledger.journal.post(position, on, year, Memo::Expense(expense), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        [self.amount].into_iter().chain(self.vat.iter().map(|part| part.amount)).collect()
    }
}

impl Fact for ExpensePaid {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpensePaid { expense, amount, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        if amount <= Money::ZERO {
            return Err(Misfit("it pays nothing"));
        }
        ledger.expenses.reduce(expense, OpenBy::Payment, amount, at)?;
        let year = ledger.year_of(at.on)?;
        let postings = [Posting::debit(Account::Creditors, amount), bank.credit(amount)];
        ledger.journal.post(at.position, at.on, year, Memo::ExpensePaid(expense), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for ExpensesPaid {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpensesPaid { parts, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        let mut postings = Vec::new();
        for PaidPart { expense, amount } in parts.iter().copied() {
            if amount <= Money::ZERO {
                return Err(Misfit("it pays nothing"));
            }
            ledger.expenses.reduce(expense, OpenBy::Payment, amount, at)?;
            postings.push(Posting::debit(Account::Creditors, amount));
        }
        let paid = postings.iter().map(|posting| posting.amount).sum();
        postings.push(bank.credit(paid));
        ledger.expenses.together.insert(at.position, parts);
        let year = ledger.year_of(at.on)?;
        ledger.journal.post(at.position, at.on, year, Memo::ExpensesPaid, &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        self.parts.iter().map(|part| part.amount).collect()
    }
}

/// By what less of an expense is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenBy {
    /// It was paid.
    Payment,
    /// A credit note of the supplier.
    Credit(SupplierCreditId),
    /// A credit on another bill, set off against it.
    SetOff(SupplierCreditId),
    /// It was corrected away.
    Withdrawn,
}

/// By how much less of an expense is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenChange {
    /// By what.
    pub by: OpenBy,
    /// The day.
    pub on: Date,
    /// How much; negative when it is undone.
    pub amount: Money,
    /// The event.
    pub position: Position,
}

/// An expense.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expense {
    /// The year whose result it belongs to.
    pub year: FiscalYear,
    /// The budget line it was recorded on, unless it is outside the budget.
    pub line: Option<LineId>,
    /// When the obligation arose.
    pub on: Date,
    /// How much, including VAT.
    pub amount: Money,
    /// What was still to be paid on every day.
    pub open: Balance,
    /// By what less was to be paid, in the order recorded.
    pub changes: Vec<OpenChange>,
    /// Who is owed.
    pub supplier: String,
    /// The same, if registered.
    pub registered: Option<SupplierId>,
    /// What for.
    pub description: String,
    /// The number that the supplier gave the bill.
    pub invoice: Option<String>,
    /// The date of the bill.
    pub invoice_date: Option<Date>,
    /// The last day to pay, if there is one.
    pub due: Option<Date>,
    /// The VAT in it, at each rate.
    pub vat: Vec<VatPart>,
    /// When and by which event it was corrected away, if it was.
    pub withdrawn: Option<(Date, Position)>,
    /// The event.
    pub position: Position,
}

impl Expense {
    /// An expense of which nothing is paid yet.
    pub(super) fn of(year: FiscalYear, recorded: ExpenseRecorded, at: At) -> Expense {
        let At { on, position, .. } = at;
        let ExpenseRecorded {
            expense: _,
            line,
            amount,
            supplier,
            registered,
            description,
            invoice,
            invoice_date,
            due,
            vat,
        } = recorded;
        Expense {
            year,
            line,
            on,
            amount,
            open: [(on, amount)].into_iter().collect(),
            changes: Vec::new(),
            supplier,
            registered,
            description,
            invoice,
            invoice_date,
            due,
            vat,
            withdrawn: None,
            position,
        }
    }

    /// Whether it stands at the end of a day or on any later day.
    pub(crate) fn stands_after(&self, day: Date) -> bool {
        self.withdrawn.is_none_or(|(withdrawn, _)| day < withdrawn)
    }

    /// Whether it is of the same supplier as another: the same in the register, or the same name.
    pub(crate) fn is_of_supplier_of(&self, other: &Expense) -> bool {
        match (self.registered, other.registered) {
            (Some(one), Some(other)) => one == other,
            _ => text::key(&self.supplier) == text::key(&other.supplier),
        }
    }
}

/// Every expense.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expenses {
    all: Vec<Expense>,
    /// The first expense recorded on a budget line of each year.
    first: BTreeMap<FiscalYear, ExpenseId>,
    /// The expenses that stand and seem to be for one and the same bill.
    same: BTreeMap<String, BTreeSet<ExpenseId>>,
    /// The expenses with the same number of the same supplier, by the [`text::key`] of both, in the order recorded.
    invoices: BTreeMap<(String, String), Vec<ExpenseId>>,
    /// What was paid together, by the event.
    together: BTreeMap<Position, Vec<PaidPart>>,
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

    /// An expense of a year or a later one on a budget line, if there is any.
    pub(crate) fn first_in_or_after(&self, year: FiscalYear) -> Option<&Expense> {
        let (_, first) = self.first.range(year..).next()?;
        self.get(*first)
    }

    /// The expense with a number that a supplier gave, if it stands at the end of a day or later.
    pub(crate) fn of_invoice(
        &self,
        ledger: &Ledger,
        supplier: &str,
        invoice: &str,
        day: Date,
    ) -> Option<ExpenseId> {
        let texts = ledger.suppliers.texts_of(supplier).into_iter();
        texts.filter_map(|supplier| self.of_key(supplier, invoice, day)).next()
    }

    /// The same, of the supplier with a [`text::key`].
    fn of_key(&self, supplier: String, invoice: &str, day: Date) -> Option<ExpenseId> {
        let known = self.invoices.get(&(supplier, text::key(invoice)))?;
        let stands = |id: &&ExpenseId| self.get(**id).is_some_and(|of| of.stands_after(day));
        known.iter().find(stands).copied()
    }

    /// What an event paid of several expenses.
    pub(super) fn paid_together(&self, position: Position) -> &[PaidPart] {
        self.together.get(&position).map_or(&[], Vec::as_slice)
    }

    /// Takes in by how much less is open; a negative amount undoes that.
    pub(super) fn reduce(
        &mut self,
        id: ExpenseId,
        by: OpenBy,
        amount: Money,
        at: At,
    ) -> Result<(), Misfit> {
        let expense = self.all.get_mut(id.index()).ok_or(Misfit("there is no such expense"))?;
        let before = expense.changes.iter().filter(|change| change.by == by);
        let before: Money = before.map(|change| change.amount).sum();
        if amount.is_zero() || before + amount < Money::ZERO || at.on < expense.on {
            return Err(Misfit("it takes nothing from an expense, or undoes more than was taken"));
        }
        expense.open.change(at.on, -amount)?;
        expense.changes.push(OpenChange { by, on: at.on, amount, position: at.position });
        Ok(())
    }

    /// Takes an expense away that was recorded wrongly; nothing of it is paid on that day or since.
    pub(super) fn withdraw(&mut self, id: ExpenseId, at: At) -> Result<(), Misfit> {
        let expense = self.all.get_mut(id.index()).ok_or(Misfit("there is no such expense"))?;
        if expense.withdrawn.replace((at.on, at.position)).is_some() {
            return Err(Misfit("the expense was withdrawn already"));
        }
        let bill = bill(&expense.supplier, &expense.description, expense.amount);
        if let Some(same) = self.same.get_mut(&bill) {
            same.remove(&id);
            if same.is_empty() {
                self.same.remove(&bill);
            }
        }
        let amount = expense.amount;
        self.reduce(id, OpenBy::Withdrawn, amount, at)
    }

    pub(super) fn add(&mut self, expense: Expense) {
        let id = self.next_id();
        if expense.line.is_some() {
            self.first.entry(expense.year).or_insert(id);
        }
        let bill = bill(&expense.supplier, &expense.description, expense.amount);
        self.same.entry(bill).or_default().insert(id);
        if let Some(invoice) = &expense.invoice {
            let key = (text::key(&expense.supplier), text::key(invoice));
            self.invoices.entry(key).or_default().push(id);
        }
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
        Given, LEADER, Ladder, Ladders, budget, day, dike, dike_recorded, euros, financed,
        first_year, founded, key, ladders, second_year, year,
    };

    /// On 1 April 2020 an expense of 1812.35 was recorded.
    fn spent() -> Given {
        financed().and(LEADER, "2020-04-01", dike(euros("1812.35")))
    }

    fn pay(expense: u32, amount: Option<&str>) -> PayExpense {
        let (expense, amount) = (ExpenseId(expense), amount.map(euros));
        PayExpense { expense, amount, bank_reference: "NL-1".to_owned(), bank_account: None }
    }

    #[test]
    fn an_expense_is_owed_from_the_day_it_arises() {
        let amount = euros("1812.35");
        financed()
            .when(LEADER, "2020-04-01", dike(amount))
            .then([dike_recorded(amount)])
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
            [ExpensePaid { expense, amount: euros(amount), bank_reference, bank_account: None }]
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
    fn what_the_bank_booked_needs_no_line_and_no_key() {
        let costs =
            RecordExpense { line: None, paid: Some("NL-1".to_owned()), ..dike(euros("12.50")) };
        let recorded = ExpenseRecorded { line: None, ..dike_recorded(euros("12.50")) };
        let paid = ExpensePaid {
            expense: ExpenseId(1),
            amount: euros("12.50"),
            bank_reference: "NL-1".to_owned(),
            bank_account: None,
        };
        let events: [Event; 2] = [recorded.into(), paid.into()];
        founded().when(LEADER, "2020-04-01", costs.clone()).then(events);
        founded()
            .when(LEADER, "2020-04-01", costs.clone())
            .booked(["2020-04-01 4000 12.50 1600 -12.50", "2020-04-01 1600 12.50 1000 -12.50"]);
        let amount = euros("12.50");
        let warnings = founded().when(LEADER, "2020-04-01", costs.clone()).warnings();
        assert!(warnings.contains(&Warning::Unbudgeted { amount }));
        // It does not stand in the way of a key.
        founded()
            .and(LEADER, "2020-04-01", costs)
            .and_adopted("2020-05-01", SubjectDraft::RiskKey(key("2020")));
    }

    #[test]
    fn several_bills_are_paid_by_one_bank_entry_and_corrected_as_a_whole() {
        let two = spent().and(LEADER, "2020-04-02", dike(euros("100.00")));
        let part = PaidPart { expense: ExpenseId(2), amount: euros("40.00") };
        let pay = PayExpenses {
            expenses: vec![ExpenseId(1)],
            parts: vec![part],
            bank_reference: "NL-1".to_owned(),
            bank_account: None,
        };
        let whole = PaidPart { expense: ExpenseId(1), amount: euros("1812.35") };
        let (parts, bank_reference) = (vec![whole, part], "NL-1".to_owned());
        two.when(LEADER, "2020-05-01", pay.clone())
            .then([ExpensesPaid { parts, bank_reference, bank_account: None }])
            .booked(["2020-05-01 1600 1812.35 1600 40.00 1000 -1852.35"]);
        let paid = two.and(LEADER, "2020-05-01", pay.clone());
        let open =
            |given: &Given, id| given.ledger.expenses.get(ExpenseId(id)).unwrap().open.total();
        assert_eq!((open(&paid, 1), open(&paid, 2)), (Money::ZERO, euros("60.00")));
        let corrected = paid.and_corrected("2020-05-02", "expenses-paid");
        assert_eq!((open(&corrected, 1), open(&corrected, 2)), (euros("1812.35"), euros("100.00")));
        corrected.and(LEADER, "2020-05-02", pay);
    }

    #[test]
    fn odd_vat_is_warned_of() {
        let bill = |amount: &str, vat: &[(u8, &str)]| RecordExpense {
            vat: vat
                .iter()
                .map(|(rate, amount)| VatPart { rate: *rate, amount: euros(amount) })
                .collect(),
            ..dike(euros(amount))
        };
        let warned = |bill| financed().when(LEADER, "2020-04-01", bill).warnings();
        assert_eq!(warned(bill("121.00", &[(21, "21.00")])), []);
        assert_eq!(warned(bill("121.03", &[(21, "21.01")])), []);
        assert_eq!(warned(bill("230.00", &[(21, "21.00"), (9, "9.00")])), []);
        let (taxed, amount) = (euros("109.00"), euros("121.00"));
        let odd = Warning::OddVat { taxed, amount };
        assert_eq!(warned(bill("121.00", &[(9, "9.00")])), [odd]);
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
        let bare = json!({ "amount": "12.50", "supplier": "Bank", "description": "Kosten" });
        let billed = json!({
            "line": "dijken", "amount": "121.00", "supplier": "Fictief", "description": "Dijk",
            "invoice": "", "invoice_date": "2020-06-01", "due": "2020-05-31",
            "vat": [{ "rate": 0, "amount": "0" }, { "rate": 21, "amount": "21.00" }],
        });
        let numbered = RecordExpense { invoice: Some("F-1".to_owned()), ..dike(euros("1.00")) };
        let twice = RecordExpense { invoice: Some("f-1 ".to_owned()), ..dike(euros("2.00")) };
        let together = json!({
            "expenses": [], "parts": [{ "expense": 9, "amount": "0" }], "bank_reference": "NL-1",
        });
        ladders([
            Ladder::new(first_year(), "record-expense", bare)
                .says(
                    "expense.line-missing: a bill that is still to be paid stands on a budget line",
                    "the line; or, if the bank booked it already, the reference the bank gave the \
                     entry, as `paid`",
                )
                .with("/paid", "NL-9")
                .accepted(),
            Ladder::new(first_year(), "record-expense", billed)
                .refuses_until("text.empty", "/invoice", "F-1")
                .says(
                    "expense.due: a bill of 2020-06-01 cannot be due on 2020-05-31",
                    "a last day to pay from 2020-06-01",
                )
                .with("/due", "2020-06-01")
                .refuses_until("amount.not-positive", "/vat/0/amount", "100.00")
                .says(
                    "expense.vat-rate: 0 is no rate of VAT",
                    "a rate from 1 to 100 per cent; what is without VAT is left out",
                )
                .with("/vat/0/rate", 21)
                .says("expense.vat-twice: the VAT at 21 per cent is there twice", "each rate once")
                .with("/vat/0/rate", 9)
                .says(
                    "expense.vat-too-much: VAT of 121.00 is not less than the amount of 121.00, \
                     which includes it",
                    "the amount including VAT, and the VAT in it",
                )
                .with("/vat/0/amount", "1.00")
                .accepted(),
            Ladder::new(
                first_year().and(LEADER, "2020-05-01", numbered),
                "record-expense",
                json!(twice),
            )
            .says(
                "expense.invoice-known: bill `f-1 ` of Fictieve aannemer is expense 2",
                "each bill once; if that expense is wrong, correct it first, and record the bill \
                 from the day of the correction",
            )
            .after(|given| given.and_corrected("2020-06-01", "expense-recorded"))
            .on("2020-05-31")
            .refuses("expense.invoice-known")
            .on("2020-06-01")
            .accepted(),
            Ladder::from_below(second_year(), "pay-expenses", together)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("amount.not-positive", "/parts/0/amount", "1812.36")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .refuses_until("expense.unknown", "/parts", json!([]))
                .says("expense.bills: 0 expenses are paid at once", "1 to 500 expenses")
                .with("/expenses", json!([1, 1]))
                .says(
                    "expense.bill-twice: expense 1 is there twice",
                    "each expense once, whole or with the amount that was paid of it",
                )
                .with("/expenses", json!([1]))
                .accepted(),
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
