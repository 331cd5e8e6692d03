//! Opening the books of a covenant that already runs, with the position in which another administration leaves
//! them.
//!
//! Source: sound bookkeeping (the opening balance of a new administration). The opening position is as it was at
//! the start of a day. It is taken over once, before anything is booked, and nothing is booked before that day.
//! What still runs is taken over one by one, each as an event of its own: invoices with their own numbers,
//! receipts that wait, bills to pay, subsidies. The last event has what was a balance before: bank, reserve,
//! funds, results, and what was earned and spent so far in the year. Each of them is booked against
//! [`Account::OpeningBalance`], on which nothing may be left in the end.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::assignment::Kind;
use crate::acts::budget::LineKind;
use crate::acts::expense::{Expense, ExpenseRecorded};
use crate::acts::payment::Payment;
use crate::acts::subsidy::{GrantSubsidy, MovementKind, SubsidyGranted};
use crate::acts::surplus::{Destination, Part, Refund};
use crate::bank_entries::{BankEntry, OnBank};
use crate::calendar::{Date, FiscalYear};
use crate::claims::{Claim, Earlier, ReducedBy};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{BankAccountId, ExpenseId, LineId, PartnerId, PaymentId, Position, SubsidyId};
use crate::invoice::{InvoiceNumber, Series};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::text;
use crate::warning::Warning;

/// Open the books with the position at the start of the day, taken over from another administration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenBooks {
    /// The document that the figures are from, and where they stand in it.
    pub source: String,
    /// The balance of the main bank account; below zero if it is overdrawn.
    pub bank: Money,
    /// The balances of the other bank accounts, which are registered before.
    #[serde(default)]
    pub bank_accounts: Vec<EarlierBankAccount>,
    /// The general reserve.
    #[serde(default)]
    pub reserve: Option<Money>,
    /// What was set apart for next year's budget and for projects.
    #[serde(default)]
    pub funds: Vec<EarlierFund>,
    /// Results of earlier years that are still to be appropriated or shared; a deficit is below zero.
    #[serde(default)]
    pub results: Vec<EarlierResult>,
    /// What was earned or spent in the year before the day, by budget line; both above zero.
    #[serde(default)]
    pub lines: Vec<EarlierLine>,
    /// Invoices that are not paid in full, and others of the year.
    #[serde(default)]
    pub invoices: Vec<EarlierInvoice>,
    /// Receipts that are not put against an invoice yet.
    #[serde(default)]
    pub receipts: Vec<EarlierReceipt>,
    /// Bills that are still to be paid; their cost is in the lines, or in an earlier year.
    #[serde(default)]
    pub bills: Vec<EarlierBill>,
    /// Subsidies that are not settled yet.
    #[serde(default)]
    pub subsidies: Vec<EarlierSubsidy>,
    /// What partners are still to get of surpluses.
    #[serde(default)]
    pub refunds: Vec<EarlierRefund>,
}

/// What stood on a bank account that is not the main account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierBankAccount {
    /// The account, by its code.
    pub account: String,
    /// Its balance; below zero if it is overdrawn.
    pub amount: Money,
}

/// What was set apart of surpluses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierFund {
    /// The project it is for; next year's budget if left out.
    #[serde(default)]
    pub project: Option<String>,
    /// How much.
    pub amount: Money,
}

/// What is left of the result of an earlier year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierResult {
    /// The year.
    pub year: FiscalYear,
    /// What is left of it; a deficit is below zero.
    pub amount: Money,
}

/// What was booked on a budget line before the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierLine {
    /// The code of the line.
    pub line: String,
    /// What was earned or spent; below zero if more of it was taken back.
    pub amount: Money,
}

/// An invoice that another administration sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierInvoice {
    /// The number it was sent under.
    pub number: String,
    /// The partner, by code or name.
    pub partner: String,
    /// A contribution, or a share in a deficit.
    #[serde(default)]
    pub of: OwedFor,
    /// The year it is for.
    pub year: FiscalYear,
    /// The day of the invoice.
    pub on: Date,
    /// The last day to pay.
    pub due: Date,
    /// How much was invoiced.
    pub amount: Money,
    /// How much of it was paid; nothing if left out.
    #[serde(default)]
    pub paid: Option<Money>,
}

/// What an invoice of before is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OwedFor {
    /// A contribution.
    #[default]
    Contribution,
    /// A share in a deficit.
    DeficitShare,
}

/// Money received from a partner that is not put against an invoice yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierReceipt {
    /// The partner, by code or name.
    pub partner: String,
    /// When it was received.
    pub on: Date,
    /// How much is not put against an invoice.
    pub amount: Money,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// A bill that is still to be paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierBill {
    /// The code of its budget line.
    pub line: String,
    /// Who is owed.
    pub supplier: String,
    /// The number of the bill and what it is for.
    pub description: String,
    /// The day of the bill.
    pub on: Date,
    /// How much is still to be paid.
    pub amount: Money,
}

/// A subsidy that is not settled yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierSubsidy {
    /// Who grants it.
    pub grantor: String,
    /// The grantor's reference.
    pub reference: String,
    /// The project it is for.
    pub project: String,
    /// How much was granted.
    pub amount: Money,
    /// When it was granted.
    pub on: Date,
    /// The first day on which it may be spent.
    pub from: Date,
    /// The last day on which it may be spent.
    pub until: Date,
    /// The day by which it is to be accounted for.
    pub account_by: Date,
    /// What the grantor asks.
    #[serde(default)]
    pub conditions: Option<String>,
    /// How much of it was received; nothing if left out.
    #[serde(default)]
    pub received: Option<Money>,
    /// How much of it was spent; nothing if left out.
    #[serde(default)]
    pub spent: Option<Money>,
}

/// What a partner is still to get of surpluses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierRefund {
    /// The partner, by code or name.
    pub partner: String,
    /// How much.
    pub amount: Money,
}

/// An invoice that another administration sent was taken over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceTakenOver {
    /// The number it has here.
    pub invoice: InvoiceNumber,
    /// The number it was sent under.
    pub number: String,
    /// The partner.
    pub partner: PartnerId,
    /// The year it is for.
    pub year: FiscalYear,
    /// The day of the invoice.
    pub on: Date,
    /// The last day to pay.
    pub due: Date,
    /// How much was invoiced.
    pub amount: Money,
    /// What was paid of it, if anything was.
    pub paid: Option<PaidBefore>,
}

/// What was paid of an invoice before it was taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaidBefore {
    /// The number that the payments have here, together.
    pub payment: PaymentId,
    /// How much.
    pub amount: Money,
}

/// Money that waits to be put against an invoice was taken over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptTakenOver {
    /// The number it has here.
    pub payment: PaymentId,
    /// Who paid.
    pub partner: PartnerId,
    /// When it was received.
    pub on: Date,
    /// How much waits.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

/// What stands on a bank account that is not the main account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OnBankAccount {
    /// The account.
    pub account: BankAccountId,
    /// Its balance.
    pub amount: Money,
}

/// A bill that is still to be paid was taken over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillTakenOver {
    /// The number it has here.
    pub expense: ExpenseId,
    /// Its budget line.
    pub line: LineId,
    /// Who is owed.
    pub supplier: String,
    /// The number of the bill and what it is for.
    pub description: String,
    /// The day of the bill.
    pub on: Date,
    /// How much is still to be paid.
    pub amount: Money,
}

/// A subsidy that is not settled yet was taken over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubsidyTakenOver {
    /// As it was granted.
    pub granted: SubsidyGranted,
    /// When.
    pub on: Date,
    /// How much of it was received.
    pub received: Money,
    /// How much of it was spent.
    pub spent: Money,
}

/// The books were opened with a position taken over from another administration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BooksOpened {
    /// The document that the figures are from.
    pub source: String,
    /// The balance of the main bank account.
    pub bank: Money,
    /// The balances of the other bank accounts.
    #[serde(default)]
    pub bank_accounts: Vec<OnBankAccount>,
    /// The general reserve.
    pub reserve: Money,
    /// What was set apart for next year's budget and for projects.
    pub funds: Vec<Part>,
    /// What is left of the results of earlier years.
    pub results: Vec<EarlierResult>,
    /// What was booked on each budget line in the year; income and expenses above zero.
    pub lines: Vec<LineBefore>,
    /// What partners are still to get of surpluses.
    pub refunds: Vec<Refund>,
}

/// What was booked on a budget line before the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LineBefore {
    /// The line.
    pub line: LineId,
    /// How much.
    pub amount: Money,
}

refusals! {
    /// Refusals about opening the books.
    OpeningRefusal {
        Twice { on: Date, position: Position } = "opening.twice" Bookkeeping:
            "the books were opened on {on}, at position {position}",
            "each difference as an act of its own day: a credit note, a receipt, an expense";
        AfterOthers { position: Position } = "opening.after-others" Bookkeeping:
            "the books have begun, at position {position}",
            "an opening position comes before anything else that is booked: in a new ledger, or record what is missing as an act of its own day";
        NotBefore { what: String, on: Date, opened: Date } = "opening.not-before" Bookkeeping:
            "{what} is of {on}, and the position is that of the start of {opened}",
            "what is of before {opened}; record what is of {opened} or later as an act of its own";
        DueBeforeInvoice { number: String, on: Date, due: Date } = "opening.due-before-invoice" Bookkeeping:
            "invoice `{number}` of {on} is to be paid by {due}",
            "a last day to pay from {on}";
        InvoiceTwice { number: String } = "opening.invoice-twice" Bookkeeping:
            "invoice `{number}` is there twice",
            "each invoice once";
        PaidTooMuch { number: String, paid: Money, amount: Money } = "opening.paid-too-much" Bookkeeping:
            "{paid} of invoice `{number}` was paid, and it is for {amount}",
            "at most {amount} as paid, and what was paid beyond it as a receipt";
        ReceiptTwice { bank_reference: String } = "opening.receipt-twice" Bookkeeping:
            "bank entry `{bank_reference}` is there twice",
            "each bank entry once";
        NoLine { line: String, year: FiscalYear } = "opening.no-line" PlanningAndControl:
            "`{line}` is no line of the budget of {year}",
            "a line of that budget; take over the decision on the budget of {year} first";
        NoExpenseLine { line: String } = "opening.no-expense-line" PlanningAndControl:
            "`{line}` is no line for expenses",
            "the line on which the bill was booked";
        LineTwice { line: String } = "opening.line-twice" PlanningAndControl:
            "line `{line}` is there twice",
            "each line once";
        NotEarlier { year: FiscalYear, opened: FiscalYear } = "opening.not-earlier" PlanningAndControl:
            "{year} does not come before {opened}, the year in which the books are opened",
            "what was earned and spent in {opened} by budget line, and results of years before it";
        ResultTwice { year: FiscalYear } = "opening.result-twice" PlanningAndControl:
            "the result of {year} is there twice",
            "each year once";
        BankAccountTwice { account: String } = "opening.bank-account-twice" Bookkeeping:
            "bank account `{account}` is there twice: the main account has its balance in `bank`",
            "each account once";
        FundTwice { fund: Destination } = "opening.fund-twice" PlanningAndControl:
            "{fund} is there twice",
            "each fund once";
        SubsidyTooMuch { reference: String, moved: Money, granted: Money } = "opening.subsidy-too-much" Bookkeeping:
            "{moved} of subsidy `{reference}` was received or spent, and {granted} was granted",
            "at most {granted}";
        SubsidyTwice { reference: String } = "opening.subsidy-twice" Bookkeeping:
            "subsidy `{reference}` of the same grantor is there twice",
            "each subsidy once";
        Unbalanced { debit: Money, credit: Money, difference: Money } = "opening.unbalanced" Bookkeeping:
            "the position does not balance: bank, claims and expenses are {debit}, and what is owed, reserves and income {credit}, a difference of {difference}",
            "the same on both sides; what of the difference nobody can explain belongs to the results of earlier years or to the reserve";
    }
}

/// Both sides of the position, as the events are made.
#[derive(Clone, Copy, Debug, Default)]
struct Sides {
    debit: Money,
    credit: Money,
}

impl Act for OpenBooks {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        if let Some(opened) = by.ledger.opening.as_ref() {
            let Opening { on, position, .. } = *opened;
            return Err(OpeningRefusal::Twice { on, position }.into());
        }
        if let Some((entry, _)) = by.ledger.journal.entries().next() {
            return Err(OpeningRefusal::AfterOthers { position: entry.position }.into());
        }
        acting::line("source", &self.source, 200)?;
        let mut sides = Sides::default();
        let mut payment = by.ledger.payments.next_id();
        let mut events = self.invoices(by, &mut payment, &mut sides)?;
        events.extend(self.receipts(by, payment, &mut sides)?);
        events.extend(self.bills(by, &mut sides)?);
        events.extend(self.subsidies(by, &mut sides)?);
        events.push(Box::new(self.balances(by, &mut sides)?).into());
        let Sides { debit, credit } = sides;
        if debit != credit {
            let difference = (debit - credit).abs();
            return Err(OpeningRefusal::Unbalanced { debit, credit, difference }.into());
        }
        Ok(events)
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let year = by.covenant.year_of(by.on);
        let of_year = self.invoices.iter().filter(|of| of.year == year);
        let contributions = of_year.filter(|of| of.of == OwedFor::Contribution);
        let invoiced: Money = contributions.map(|of| of.amount).sum();
        let kind = |of: &&EarlierLine| {
            let found = by.ledger.budgets.find_in(year, by.on, &of.line);
            found.is_some_and(|(_, kind)| kind == LineKind::Contributions)
        };
        let earned: Money = self.lines.iter().filter(kind).map(|of| of.amount).sum();
        (invoiced != earned)
            .then_some(Warning::OpeningInvoices { year, invoiced, earned })
            .into_iter()
            .collect()
    }
}

/// Refuses what is not of before the day of the act.
fn before(by: &Acting<'_>, what: &str, on: Date) -> Result<(), Refusal> {
    if on < by.on {
        return Ok(());
    }
    Err(OpeningRefusal::NotBefore { what: acting::shown(what), on, opened: by.on }.into())
}

/// The amount given, or zero if none is. Refuses one that is not above zero.
fn given(field: &str, amount: Option<Money>) -> Result<Money, Refusal> {
    match amount.filter(|amount| !amount.is_zero()) {
        Some(amount) => acting::amount(field, amount).map(|()| amount),
        None => Ok(Money::ZERO),
    }
}

/// Refuses an amount beyond the limit, above or below zero.
fn signed(field: &str, amount: Money) -> Result<(), Refusal> {
    if amount.is_zero() { Ok(()) } else { acting::amount(field, amount.abs()) }
}

impl OpenBooks {
    fn invoices(
        &self,
        by: &Acting<'_>,
        payment: &mut PaymentId,
        sides: &mut Sides,
    ) -> Result<Vec<Event>, Refusal> {
        let (mut numbers, mut last) = (HashSet::new(), Vec::<InvoiceNumber>::new());
        let mut events = Vec::new();
        for of in &self.invoices {
            acting::line("number", &of.number, 64)?;
            let number = || of.number.clone();
            if !numbers.insert(text::key(&of.number)) {
                return Err(OpeningRefusal::InvoiceTwice { number: number() }.into());
            }
            let partner = by.partner_of_covenant(&of.partner)?;
            by.year(of.year)?;
            before(by, &of.number, of.on)?;
            if of.due < of.on {
                let (on, due) = (of.on, of.due);
                return Err(OpeningRefusal::DueBeforeInvoice { number: number(), on, due }.into());
            }
            acting::amount("amount", of.amount)?;
            let paid = given("paid", of.paid)?;
            if paid > of.amount {
                let amount = of.amount;
                return Err(OpeningRefusal::PaidTooMuch { number: number(), paid, amount }.into());
            }
            let series = of.of.series();
            let first = by.ledger.claims.next_number(series, of.year);
            let given = last.iter().filter(|one| (one.series, one.year) == (series, first.year));
            let invoice = InvoiceNumber { number: first.number + given.count() as u32, ..first };
            last.push(invoice);
            let paid = (!paid.is_zero()).then(|| {
                let next = PaymentId::at(payment.index() + 1);
                PaidBefore { payment: std::mem::replace(payment, next), amount: paid }
            });
            let EarlierInvoice { number, year, on, due, amount, .. } = of.clone();
            let taken_over =
                InvoiceTakenOver { invoice, number, partner, year, on, due, amount, paid };
            let year_starts = by.covenant.calendar.first_day(year);
            let in_advance = taken_over.is_in_advance(year_starts, by.on);
            sides.add(&taken_over.postings(in_advance));
            events.push(Box::new(taken_over).into());
        }
        Ok(events)
    }

    fn receipts(
        &self,
        by: &Acting<'_>,
        next: PaymentId,
        sides: &mut Sides,
    ) -> Result<Vec<Event>, Refusal> {
        let mut references = HashSet::new();
        let mut events = Vec::new();
        for (payment, of) in (next.index()..).map(PaymentId::at).zip(&self.receipts) {
            let partner = by.partner(&of.partner)?;
            acting::amount("amount", of.amount)?;
            let entry = by.bank_entry(&of.bank_reference, of.bank_account.as_deref())?;
            let BankEntry { bank_reference, bank_account } = entry;
            before(by, &bank_reference, of.on)?;
            if !references.insert((bank_account, text::key(&bank_reference))) {
                return Err(OpeningRefusal::ReceiptTwice { bank_reference }.into());
            }
            let EarlierReceipt { on, amount, .. } = *of;
            let taken_over =
                ReceiptTakenOver { payment, partner, on, amount, bank_reference, bank_account };
            sides.add(&taken_over.postings());
            events.push(taken_over.into());
        }
        Ok(events)
    }

    fn bills(&self, by: &Acting<'_>, sides: &mut Sides) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        let first = by.ledger.expenses.next_id();
        for (expense, of) in (first.index()..).map(ExpenseId::at).zip(&self.bills) {
            let (line, kind) = budget_line(by, &of.line)?;
            if kind != LineKind::Expense {
                return Err(OpeningRefusal::NoExpenseLine { line: acting::shown(&of.line) }.into());
            }
            acting::line("supplier", &of.supplier, 200)?;
            acting::line("description", &of.description, 200)?;
            before(by, &of.description, of.on)?;
            acting::amount("amount", of.amount)?;
            let EarlierBill { supplier, description, on, amount, .. } = of.clone();
            let taken_over = BillTakenOver { expense, line, supplier, description, on, amount };
            sides.add(&taken_over.postings());
            events.push(taken_over.into());
        }
        Ok(events)
    }

    fn subsidies(&self, by: &Acting<'_>, sides: &mut Sides) -> Result<Vec<Event>, Refusal> {
        let mut known = HashSet::new();
        let mut events = Vec::new();
        let first = by.ledger.subsidies.next_id();
        for (subsidy, of) in (first.index()..).map(SubsidyId::at).zip(&self.subsidies) {
            let grant = of.grant();
            grant.check()?;
            before(by, &of.reference, of.on)?;
            let (received, spent) = (given("received", of.received)?, given("spent", of.spent)?);
            let (moved, granted) = (received.max(spent), of.amount);
            let reference = || of.reference.clone();
            if moved > granted {
                let reference = reference();
                return Err(OpeningRefusal::SubsidyTooMuch { reference, moved, granted }.into());
            }
            if !known.insert((text::key(&of.grantor), text::key(&of.reference))) {
                return Err(OpeningRefusal::SubsidyTwice { reference: reference() }.into());
            }
            let granted = grant.granted(subsidy);
            let taken_over = SubsidyTakenOver { granted, on: of.on, received, spent };
            sides.add(&taken_over.postings());
            events.push(Box::new(taken_over).into());
        }
        Ok(events)
    }

    fn balances(&self, by: &Acting<'_>, sides: &mut Sides) -> Result<BooksOpened, Refusal> {
        signed("bank", self.bank)?;
        let reserve = given("reserve", self.reserve)?;
        let mut bank_accounts: Vec<OnBankAccount> = Vec::new();
        for EarlierBankAccount { account: code, amount } in &self.bank_accounts {
            signed("amount", *amount)?;
            let account = by.open_bank_account(code)?;
            let Some(account) =
                account.filter(|id| bank_accounts.iter().all(|of| of.account != *id))
            else {
                return Err(OpeningRefusal::BankAccountTwice { account: code.clone() }.into());
            };
            bank_accounts.push(OnBankAccount { account, amount: *amount });
        }
        let mut funds: Vec<Part> = Vec::new();
        for EarlierFund { project, amount } in self.funds.iter().cloned() {
            let to = match project {
                Some(name) => Destination::Project { name },
                None => Destination::NextYearBudget,
            };
            acting::amount("amount", amount)?;
            to.check()?;
            if funds.iter().any(|known| known.to == to) {
                return Err(OpeningRefusal::FundTwice { fund: to }.into());
            }
            funds.push(Part { to, amount });
        }
        let opened = by.covenant.year_of(by.on);
        let mut known = HashSet::new();
        for EarlierResult { year, amount } in self.results.iter().copied() {
            by.year(year)?;
            signed("amount", amount)?;
            if year >= opened {
                return Err(OpeningRefusal::NotEarlier { year, opened }.into());
            }
            if !known.insert(year) {
                return Err(OpeningRefusal::ResultTwice { year }.into());
            }
        }
        let (mut lines, mut known) = (Vec::new(), HashSet::new());
        for EarlierLine { line, amount } in &self.lines {
            let (id, _) = budget_line(by, line)?;
            signed("amount", *amount)?;
            if !known.insert(id) {
                return Err(OpeningRefusal::LineTwice { line: line.clone() }.into());
            }
            lines.push(LineBefore { line: id, amount: *amount });
        }
        let mut refunds = Vec::new();
        for EarlierRefund { partner, amount } in &self.refunds {
            let partner = by.partner_of_covenant(partner)?;
            acting::amount("amount", *amount)?;
            refunds.push(Refund { partner, amount: *amount });
        }
        let OpenBooks { source, bank, results, .. } = self.clone();
        let opened =
            BooksOpened { source, bank, bank_accounts, reserve, funds, results, lines, refunds };
        sides.add(&opened.postings(by.ledger));
        Ok(opened)
    }
}

/// A line of the budget of the year of the act.
fn budget_line(by: &Acting<'_>, code: &str) -> Result<(LineId, LineKind), Refusal> {
    let year = by.covenant.year_of(by.on);
    let unknown = || OpeningRefusal::NoLine { line: acting::shown(code), year };
    Ok(by.ledger.budgets.find_in(year, by.on, code).ok_or_else(unknown)?)
}

impl OwedFor {
    fn series(self) -> Series {
        match self {
            OwedFor::Contribution => Series::Contribution,
            OwedFor::DeficitShare => Series::DeficitShare,
        }
    }
}

impl EarlierSubsidy {
    fn grant(&self) -> GrantSubsidy {
        let EarlierSubsidy { grantor, reference, project, amount, from, until, .. } = self.clone();
        let EarlierSubsidy { account_by, conditions, .. } = self.clone();
        GrantSubsidy { grantor, reference, project, amount, from, until, account_by, conditions }
    }
}

impl Sides {
    fn add(&mut self, postings: &[Posting]) {
        for Posting { amount, .. } in postings {
            match *amount > Money::ZERO {
                true => self.debit += *amount,
                false => self.credit -= *amount,
            }
        }
    }
}

/// Books what is taken over, against the opening balance.
fn post(ledger: &mut Ledger, memo: Memo, postings: Vec<Posting>, at: At) -> Result<(), Misfit> {
    if ledger.opening.is_some() {
        return Err(Misfit("the books were opened before"));
    }
    let total = postings.iter().map(|posting| posting.amount).sum();
    let against = Posting::credit(Account::OpeningBalance, total);
    let postings: Vec<Posting> = postings.into_iter().chain([against]).collect();
    let year = ledger.year_of(at.on)?;
    ledger.journal.post(at.position, at.on, year, memo, &postings)
}

impl InvoiceTakenOver {
    /// Whether it is for a year that has not begun.
    fn is_in_advance(&self, year_starts: Date, on: Date) -> bool {
        self.invoice.series == Series::Contribution && on < year_starts
    }

    fn postings(&self, in_advance: bool) -> Vec<Posting> {
        let open = self.amount - self.paid.map_or(Money::ZERO, |paid| paid.amount);
        let claimed = Posting::debit(self.invoice.series.account(), open);
        let advance = Posting::credit(Account::InvoicedInAdvance, self.amount);
        if in_advance { vec![claimed, advance] } else { vec![claimed] }
    }
}

impl Fact for InvoiceTakenOver {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let year_starts = covenant.calendar.first_day(self.year);
        let in_advance = self.is_in_advance(year_starts, at.on);
        post(ledger, Memo::InvoiceTakenOver(self.invoice), self.postings(in_advance), at)?;
        if in_advance {
            let release = [
                Posting::debit(Account::InvoicedInAdvance, self.amount),
                Posting::credit(Account::Contributions, self.amount),
            ];
            let memo = Memo::AdvanceReleased(self.invoice);
            ledger.journal.post(at.position, year_starts, self.year, memo, &release)?;
        }
        let InvoiceTakenOver { invoice, number, partner, year, on, due, amount, paid } = self;
        let is_claim = matches!(invoice.series, Series::Contribution | Series::DeficitShare);
        if !is_claim || ledger.partners.get(partner).is_none() {
            return Err(Misfit("it takes over no claim on a partner"));
        }
        let claim = Claim::new(invoice, partner, year, (at.on, due), amount, at.position);
        ledger.claims.take_over(claim, Earlier { number, on })?;
        let Some(PaidBefore { payment, amount }) = paid else { return Ok(()) };
        ledger.payments.add(payment, Payment::of(partner, amount, at))?;
        let by = ReducedBy::Payment(payment);
        ledger.claims.reduce(invoice, by, at.on, amount, at.position)?;
        ledger.payments.get_mut(payment)?.unallocated.change(at.on, -amount)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        let paid = self.paid.map(|paid| paid.amount);
        [self.amount].into_iter().chain(paid).collect()
    }
}

impl ReceiptTakenOver {
    fn postings(&self) -> Vec<Posting> {
        vec![Posting::credit(Account::UnallocatedReceipts, self.amount)]
    }
}

impl Fact for ReceiptTakenOver {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        post(ledger, Memo::ReceiptTakenOver(self.payment), self.postings(), at)?;
        let ReceiptTakenOver { payment, partner, amount, bank_reference, bank_account, .. } = self;
        ledger.enter_bank(bank_reference, bank_account, at)?;
        if ledger.partners.get(partner).is_none() {
            return Err(Misfit("it is no receipt from a partner"));
        }
        ledger.payments.add(payment, Payment::of(partner, amount, at))
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Payer(self.payment));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl BillTakenOver {
    fn postings(&self) -> Vec<Posting> {
        vec![Posting::credit(Account::Creditors, self.amount)]
    }
}

impl Fact for BillTakenOver {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        post(ledger, Memo::BillTakenOver(self.expense), self.postings(), at)?;
        let BillTakenOver { expense, line, supplier, description, amount, .. } = self;
        let line = Some(line).filter(|line| ledger.budgets.line(*line).is_some());
        let year = ledger.year_of(at.on)?;
        if expense != ledger.expenses.next_id() || line.is_none() {
            return Err(Misfit("it is not the next expense on a budget line"));
        }
        ledger.on_lines.enter((at.position, at.on), (year, Kind::Expense), line, amount);
        let recorded = ExpenseRecorded {
            expense,
            line,
            amount,
            supplier,
            registered: None,
            description,
            invoice: None,
            invoice_date: None,
            due: None,
            vat: Vec::new(),
        };
        ledger.expenses.add(Expense::of(year, recorded, at));
        Ok(())
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl SubsidyTakenOver {
    fn postings(&self) -> Vec<Posting> {
        let amount = self.granted.amount;
        vec![
            Posting::debit(Account::SubsidiesReceivable, amount - self.received),
            Posting::credit(Account::EarmarkedSubsidies, amount - self.spent),
        ]
    }
}

impl Fact for SubsidyTakenOver {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let subsidy = self.granted.subsidy;
        post(ledger, Memo::SubsidyTakenOver(subsidy), self.postings(), at)?;
        let SubsidyTakenOver { granted, received, spent, .. } = self;
        ledger.subsidies.grant(granted, at)?;
        let moved = [(MovementKind::Received, received), (MovementKind::SpentBefore, spent)];
        for (kind, amount) in moved.into_iter().filter(|(_, amount)| !amount.is_zero()) {
            ledger.subsidies.moved(subsidy, kind, amount, at)?;
        }
        Ok(())
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.granted.amount, self.received, self.spent]
    }
}

impl BooksOpened {
    fn postings(&self, ledger: &Ledger) -> Vec<Posting> {
        let mut postings =
            vec![OnBank(None).debit(self.bank), Posting::credit(Account::Reserve, self.reserve)];
        let others = self.bank_accounts.iter();
        postings.extend(others.map(|of| OnBank(Some(of.account)).debit(of.amount)));
        let funds = self.funds.iter().map(|of| (Account::EarmarkedFunds, of.amount));
        let results = self.results.iter().map(|of| (Account::ResultToAppropriate, of.amount));
        let refunds = self.refunds.iter().map(|of| (Account::PartnersPayable, of.amount));
        let credited = funds.chain(results).chain(refunds);
        postings.extend(credited.map(|(account, amount)| Posting::credit(account, amount)));
        postings.extend(self.lines.iter().map(|LineBefore { line, amount }| {
            match ledger.budgets.line(*line).map(|known| known.kind) {
                Some(LineKind::Contributions) => Posting::credit(Account::Contributions, *amount),
                Some(LineKind::Subsidies) => Posting::credit(Account::SubsidyIncome, *amount),
                Some(LineKind::OtherIncome) => {
                    Posting::credit(Account::OtherIncome, *amount).on_line(*line)
                }
                Some(LineKind::Expense) | None => {
                    Posting::debit(Account::Expenses, *amount).on_line(*line)
                }
            }
        }));
        postings
    }
}

impl Fact for BooksOpened {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let lines = self.lines.iter().map(|of| of.line);
        let year = ledger.year_of(at.on)?;
        for line in lines {
            if ledger.budgets.line(line).is_none() {
                return Err(Misfit("it books on no budget line"));
            }
            ledger.budgets.note_use(year, line, at.position);
        }
        for of in &self.bank_accounts {
            ledger.bank_accounts.check(Some(of.account), at.on)?;
        }
        post(ledger, Memo::BooksOpened, self.postings(ledger), at)?;
        if !ledger.journal.balance(Account::OpeningBalance).is_zero() {
            return Err(Misfit("the opening position does not balance"));
        }
        let BooksOpened { source, reserve, funds, results, refunds, .. } = self;
        ledger.surpluses.add_to_reserve(at.on, reserve)?;
        for Part { to, amount } in &funds {
            ledger.surpluses.fill(to, at.on, *amount)?;
        }
        for Refund { partner, amount } in refunds {
            if ledger.partners.get(partner).is_none() {
                return Err(Misfit("it owes a refund to no partner"));
            }
            ledger.surpluses.owe(partner, amount, at)?;
        }
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let earlier: Vec<FiscalYear> = covenant.years().take_while(|of| *of < year).collect();
        for year in earlier {
            let left = results.iter().find(|of| of.year == year);
            ledger.years.take_over(year, left.map_or(Money::ZERO, |of| of.amount), at);
        }
        let (on, position) = (at.on, at.position);
        ledger.opening = Some(Opening { on, year, source, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.refunds.iter().for_each(|refund| name(Concerned::Partner(refund.partner)));
    }

    fn amounts(&self) -> Vec<Money> {
        let funds = self.funds.iter().map(|of| of.amount);
        let results = self.results.iter().map(|of| of.amount);
        let lines = self.lines.iter().map(|of| of.amount);
        let refunds = self.refunds.iter().map(|of| of.amount);
        let parts = funds.chain(results).chain(lines).chain(refunds);
        [self.bank, self.reserve].into_iter().chain(parts).collect()
    }
}

/// How the books were opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    /// The day at whose start the position is.
    pub on: Date,
    /// The year of that day, the first of which these books have anything.
    pub year: FiscalYear,
    /// The document that the figures are from.
    pub source: String,
    /// The event.
    pub position: Position,
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::refusal::General;
    use crate::testing::{
        Answer, Given, LEADER, Ladder, Ladders, budget, close, command, day, dike, euros, founded,
        invoice, key, ladders, receive, schedule, year,
    };

    /// Founded in 2020, with what was decided for 2021 taken over.
    fn of_before() -> Given {
        let decided = [
            json!({ "risk-key": key("2020") }),
            json!({ "budget": budget("2021") }),
            json!({ "contribution-schedule": schedule("2021") }),
        ];
        decided.into_iter().fold(founded(), |given, subject| {
            let decision = json!({
                "title": "Voor 2021", "source": "Notulen", "manner": "meeting", "subject": subject,
            });
            given.told("2021-01-25", "take-over-decision", decision)
        })
    }

    fn earlier_invoice(number: &str, partner: &str, year: &str, amount: &str) -> Value {
        json!({
            "number": number, "partner": partner, "year": year, "on": "2021-02-01",
            "due": "2021-03-03", "amount": amount,
        })
    }

    /// A position on 1 June 2021 with something of everything.
    pub(crate) fn position() -> Value {
        let mut invoices = [
            earlier_invoice("21/1", "waterschap", "2021", "1000.00"),
            earlier_invoice("21/2", "gemeente-oost", "2021", "1000.00"),
            earlier_invoice("21/3", "bewoners", "2021", "1000.00"),
            earlier_invoice("T9", "waterschap", "2020", "50.00"),
            earlier_invoice("22/1", "bewoners", "2022", "500.00"),
        ];
        for (of, paid) in [(0, "1000.00"), (1, "400.00"), (4, "200.00")] {
            invoices[of]["paid"] = json!(paid);
        }
        invoices[3]["of"] = json!("deficit-share");
        json!({
            "source": "Saldibalans van 31 mei 2021",
            "bank": "2613.15",
            "reserve": "1200.00",
            "funds": [{ "project": "Duinen", "amount": "300.00" }],
            "results": [{ "year": "2020", "amount": "187.65" }],
            "lines": [
                { "line": "bijdragen", "amount": "3000.00" },
                { "line": "overig", "amount": "50.00" },
                { "line": "dijken", "amount": "1500.00" },
            ],
            "invoices": invoices,
            "receipts": [{
                "partner": "waterschap", "on": "2021-05-30", "amount": "75.50",
                "bank_reference": "NL-7",
            }],
            "bills": [{
                "line": "dijken", "supplier": "Fictieve aannemer", "description": "Nota 8",
                "on": "2021-05-12", "amount": "250.00",
            }],
            "subsidies": [{
                "grantor": "Fictief fonds", "reference": "F-1", "project": "Duinen",
                "amount": "1000.00", "on": "2021-01-10", "from": "2021-01-01",
                "until": "2021-12-31", "account_by": "2022-03-01", "received": "400.00",
            }],
            "refunds": [{ "partner": "gemeente-oost", "amount": "100.00" }],
        })
    }

    fn opening() -> Answer {
        of_before().when(LEADER, "2021-06-01", command("open-books", position()))
    }

    /// The books on 1 June 2021, opened with a position that has something of everything.
    pub(crate) fn opened() -> Given {
        of_before().told("2021-06-01", "open-books", position())
    }

    #[test]
    fn the_position_is_booked_on_its_day_and_balances() {
        opening().booked([
            "2021-06-01 1300 600.00 2990 -600.00",
            "2021-06-01 1300 1000.00 2990 -1000.00",
            "2021-06-01 1320 50.00 2990 -50.00",
            "2021-06-01 1300 300.00 1700 -500.00 2990 200.00",
            "2022-01-01 1700 500.00 8000 -500.00",
            "2021-06-01 1710 -75.50 2990 75.50",
            "2021-06-01 1600 -250.00 2990 250.00",
            "2021-06-01 1310 600.00 1740 -1000.00 2990 400.00",
            "2021-06-01 1000 2613.15 2000 -1200.00 2100 -300.00 2900 -187.65 1730 -100.00 \
             8000 -3000.00 8900:overig -50.00 4000:dijken 1500.00 2990 724.50",
        ]);
        let given = opened();
        let ledger = &given.ledger;
        assert!(ledger.journal.balance(Account::OpeningBalance).is_zero());
        assert_eq!(ledger.journal.result(year("2021")), euros("1550.00"));
        assert_eq!(ledger.first_year(), Some(year("2021")));
        let taken_over = ledger.claims.get(invoice("C2021-0002")).unwrap();
        assert_eq!((taken_over.open(), taken_over.received), (euros("600.00"), euros("400.00")));
        let earlier = ledger.claims.earlier(invoice("C2021-0002")).unwrap();
        assert_eq!((earlier.number.as_str(), earlier.on), ("21/2", day("2021-02-01")));
    }

    #[test]
    fn what_was_taken_over_goes_on_as_if_it_had_always_been_here() {
        let given = opened()
            .and(LEADER, "2021-06-10", receive("gemeente-oost", "600.00", "NL-8"))
            .told(
                "2021-06-11",
                "allocate-payment",
                json!({ "payment": 4, "invoice": "T2020-0001" }),
            )
            .told("2021-06-12", "pay-expense", json!({ "expense": 1, "bank_reference": "NL-9" }))
            .told(
                "2021-06-12",
                "receive-subsidy",
                json!({ "subsidy": 1, "bank_reference": "NL-10" }),
            )
            .told(
                "2021-06-13",
                "pay-refund",
                json!({ "partner": "gemeente-oost", "bank_reference": "NL-11" }),
            )
            .and(LEADER, "2021-07-01", dike(euros("100.00")))
            .and(LEADER, "2022-01-05", close("2021"));
        let open = |number: &str| given.ledger.claims.get(invoice(number)).unwrap().open();
        assert_eq!(["C2021-0002", "T2020-0001"].map(open), [Money::ZERO; 2]);
        assert_eq!(given.ledger.years.get(year("2021")).unwrap().result, euros("1450.00"));
        // What is left of an earlier year is appropriated like any other result.
        let surplus = json!({ "surplus": {
            "year": "2020", "destinations": [{ "to": "reserve", "amount": "187.65" }],
        } });
        let given = given.and_adopted("2022-02-01", crate::testing::subject(surplus));
        assert_eq!(given.ledger.surpluses.reserve().total(), euros("1387.65"));
    }

    #[test]
    fn nothing_is_booked_before_the_books_were_opened() {
        let (on, opened_on) = (day("2021-05-31"), day("2021-06-01"));
        let acts = [
            dike(euros("1.00")).into(),
            receive("bewoners", "1.00", "NL-12").into(),
            command("allocate-payment", json!({ "payment": 4, "invoice": "C2021-0003" })),
            command("correct-act", json!({ "position": 20, "reason": "Onjuist" })),
        ];
        for act in acts {
            let refusal = General::BeforeOpening { on, opened: opened_on };
            opened().when(LEADER, "2021-05-31", act).refused(refusal);
        }
    }

    #[test]
    fn what_stands_on_each_bank_account_is_taken_over() {
        let savings = json!({ "code": "sparen", "name": "Spaarrekening" });
        let mut split = position();
        let bank: Money = split["bank"].as_str().unwrap().parse().unwrap();
        split["bank"] = json!(bank - euros("100.00"));
        split["bank_accounts"] = json!([{ "account": "sparen", "amount": "100.00" }]);
        split["receipts"][0]["bank_account"] = json!("sparen");
        let given = of_before().told("2021-05-01", "register-bank-account", savings);
        let opened = given.told("2021-06-01", "open-books", split);
        let on = |account| opened.ledger.journal.bank(account).total();
        let sparen = opened.ledger.bank_accounts.find("sparen").unwrap();
        assert_eq!((on(None), on(sparen)), (bank - euros("100.00"), euros("100.00")));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let mut wrong = position();
        wrong["source"] = json!("");
        wrong["bank"] = json!("2613.16");
        let lines = json!([{ "line": "bijdragen", "amount": "1.00" }]);
        let little = json!({ "source": "Bankafschrift", "bank": "1.00", "lines": lines });
        ladders([
            Ladder::from_below(of_before(), "open-books", wrong)
                .leader_within("2020-02-01", Some("2023-01-01"))
                .on("2021-06-01")
                .refuses_until("text.empty", "/source", "Saldibalans")
                .with("/invoices/0/number", "")
                .refuses_until("text.empty", "/invoices/0/number", "21/2")
                .with("/invoices/0/partner", "niemand")
                .refuses_until("partner.unknown", "/invoices/0/partner", "waterschap")
                .with("/invoices/0/year", "2031")
                .refuses_until("year.outside-term", "/invoices/0/year", "2021")
                .with("/invoices/0/on", "2021-06-01")
                .says(
                    "opening.not-before: 21/2 is of 2021-06-01, and the position is that of the \
                     start of 2021-06-01",
                    "what is of before 2021-06-01; record what is of 2021-06-01 or later as an act \
                     of its own",
                )
                .with("/invoices/0/on", "2021-03-04")
                .says(
                    "opening.due-before-invoice: invoice `21/2` of 2021-03-04 is to be paid by \
                     2021-03-03",
                    "a last day to pay from 2021-03-04",
                )
                .with("/invoices/0/on", "2021-02-01")
                .with("/invoices/0/amount", "0.00")
                .refuses_until("amount.not-positive", "/invoices/0/amount", "1000.00")
                .with("/invoices/0/paid", "1000.01")
                .says(
                    "opening.paid-too-much: 1000.01 of invoice `21/2` was paid, and it is for \
                     1000.00",
                    "at most 1000.00 as paid, and what was paid beyond it as a receipt",
                )
                .with("/invoices/0/paid", "1000.00")
                .says("opening.invoice-twice: invoice `21/2` is there twice", "each invoice once")
                .with("/invoices/0/number", "21/1")
                .with("/receipts/0/bank_reference", "")
                .refuses_until("text.empty", "/receipts/0/bank_reference", "NL-7")
                .with("/receipts/1", json!(position()["receipts"][0]))
                .says(
                    "opening.receipt-twice: bank entry `NL-7` is there twice",
                    "each bank entry once",
                )
                .with("/receipts", json!(position()["receipts"]))
                .with("/bills/0/line", "bruggen")
                .says(
                    "opening.no-line: `bruggen` is no line of the budget of 2021",
                    "a line of that budget; take over the decision on the budget of 2021 first",
                )
                .with("/bills/0/line", "overig")
                .says(
                    "opening.no-expense-line: `overig` is no line for expenses",
                    "the line on which the bill was booked",
                )
                .with("/bills/0/line", "dijken")
                .with("/subsidies/0/spent", "1000.01")
                .says(
                    "opening.subsidy-too-much: 1000.01 of subsidy `F-1` was received or spent, and \
                     1000.00 was granted",
                    "at most 1000.00",
                )
                .with("/subsidies/0/spent", json!(null))
                .with("/subsidies/1", json!(position()["subsidies"][0]))
                .says(
                    "opening.subsidy-twice: subsidy `F-1` of the same grantor is there twice",
                    "each subsidy once",
                )
                .with("/subsidies", json!(position()["subsidies"]))
                .with("/bank_accounts", json!([{ "account": "sparen", "amount": "0.00" }]))
                .refuses_until("bank.account-unknown", "/bank_accounts/0/account", "bank")
                .says(
                    "opening.bank-account-twice: bank account `bank` is there twice: the main account \
                     has its balance in `bank`",
                    "each account once",
                )
                .with("/bank_accounts", json!([]))
                .with("/funds/1", json!(position()["funds"][0]))
                .says(
                    "opening.fund-twice: project `Duinen` is there twice",
                    "each fund once",
                )
                .with("/funds", json!(position()["funds"]))
                .with("/results/0/year", "2021")
                .says(
                    "opening.not-earlier: 2021 does not come before 2021, the year in which the \
                     books are opened",
                    "what was earned and spent in 2021 by budget line, and results of years before \
                     it",
                )
                .with("/results/0/year", "2020")
                .with("/results/1", json!({ "year": "2020", "amount": "1.00" }))
                .says("opening.result-twice: the result of 2020 is there twice", "each year once")
                .with("/results", json!(position()["results"]))
                .with("/lines/3", json!({ "line": "dijken", "amount": "1.00" }))
                .says("opening.line-twice: line `dijken` is there twice", "each line once")
                .with("/lines", json!(position()["lines"]))
                .says(
                    "opening.unbalanced: the position does not balance: bank, claims and expenses \
                     are 6663.16, and what is owed, reserves and income 6663.15, a difference of \
                     0.01",
                    "the same on both sides; what of the difference nobody can explain belongs to \
                     the results of earlier years or to the reserve",
                )
                .with("/bank", "2613.15")
                .accepted(),
            Ladder::new(founded(), "open-books", little)
                .refuses("opening.no-line")
                .after(|given| {
                    let decision = json!({
                        "title": "Begroting", "source": "Notulen", "manner": "meeting",
                        "subject": { "budget": budget("2020") },
                    });
                    given.told("2020-02-01", "take-over-decision", decision)
                })
                .accepted(),
            Ladder::new(opened(), "open-books", position())
                .on("2021-07-01")
                .says(
                    "opening.twice: the books were opened on 2021-06-01, at position 26",
                    "each difference as an act of its own day: a credit note, a receipt, an expense",
                )
                .instead(|given| given.and(LEADER, "2021-07-01", dike(euros("1.00")))),
            Ladder::new(
                of_before().and(LEADER, "2021-05-01", dike(euros("1.00"))),
                "open-books",
                position(),
            )
            .on("2021-06-01")
            .says(
                "opening.after-others: the books have begun, at position 18",
                "an opening position comes before anything else that is booked: in a new ledger, or \
                 record what is missing as an act of its own day",
            )
            .instead(|given| given.and(LEADER, "2021-06-01", dike(euros("1.00")))),
            Ladder::new(opened(), "pay-expense", json!({ "expense": 1, "bank_reference": "NL-9" }))
                .on("2021-05-31")
                .says(
                    "date.before-opening: 2021-05-31 is before 2021-06-01, when the books were \
                     opened with the position of that day",
                    "a day from 2021-06-01; what was booked before it is in the opening position",
                )
                .on("2021-06-01")
                .accepted(),
        ])
    }
}
