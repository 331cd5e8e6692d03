//! Corrections: a financial act that was recorded wrongly is reversed once, with a reason; then the right
//! act is recorded. An act that booked nothing is taken back, see [`retraction`].
//!
//! Source: sound bookkeeping. Nothing is ever changed: the mirror of every posting is booked on the day
//! of the correction, so that no report that was issued changes, and the wrong figure stays findable. An
//! act of a closed year is corrected in an open one, and the correction says which year it concerns.

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::accrual::AccrualKind;
use crate::acts::expense::OpenBy;
use crate::acts::subsidy::{MovementKind, Subsidy};
use crate::acts::{accrual, credit, difference, payment, retraction, storno, subsidy, suspense};
use crate::calendar::{Date, FiscalYear};
use crate::claims::ReducedBy;
use crate::event::Event;
use crate::event_ref::EventRef;
use crate::fact::Fact;
use crate::facts::{TakenFrom, Way};
use crate::ids::{
    DecisionId, ExpenseId, LineId, MeetingId, PartnerId, PaymentId, Position, SubsidyId,
    SupplierCreditId, SuspenseId,
};
use crate::invoice::{Instalment, InvoiceNumber, Series};
use crate::journal::{Entry, Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Take back an act that was recorded wrongly: what it booked is reversed, and what it only recorded counts no
/// longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectAct {
    /// The event: its position, or what it recorded.
    pub position: EventRef,
    /// What was wrong.
    pub reason: String,
}

/// A financial act was reversed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActReversed {
    /// The position of its event.
    pub reversed: Position,
    /// The year it belonged to.
    pub concerns: FiscalYear,
    /// What was wrong.
    pub reason: String,
    /// The reference of its bank entry, or of the first of two, which can be recorded again, rightly.
    pub bank_reference: Option<String>,
}

refusals! {
    /// Refusals about corrections.
    CorrectionRefusal {
        NothingThere { position: Position } = "correction.nothing-there" Bookkeeping:
            "the event at position {position} is nothing that a correction takes back",
            "the position of another act, as `log` shows it; a vote, an address and what was decided give way to a later one";
        AlreadyCorrected { position: Position, by: Position } = "correction.already-corrected" Bookkeeping:
            "the event at position {position} was reversed at position {by}",
            "each act is reversed once; record the right one";
        OtherWay { position: Position, way: Way } = "correction.other-way" Bookkeeping:
            "the event at position {position} is not reversed by a correction",
            "{way}";
        BeforeAct { position: Position, on: Date } = "correction.before-act" Bookkeeping:
            "what stands at position {position} was booked on {on}, after that day",
            "a day from {on}";
        BuiltOn { position: Position, later: Position } = "correction.built-on" Bookkeeping:
            "the event at position {later} rests on what stands at position {position}",
            "correct what stands at {later} first, or record what is right from its own day on";
        DecidedIn { meeting: MeetingId, decision: DecisionId } = "correction.decided-in" Organisation:
            "decision {decision} was taken in meeting {meeting}",
            "first name the meeting in which it was taken: convenant decision minute {decision}; a meeting with mistakes is recorded again under another title";
        PaidAlready { expense: ExpenseId, paid: Money } = "correction.paid-already" Bookkeeping:
            "{paid} of expense {expense} was paid",
            "correct its payments first, and pay the right expense";
        InvoicedAgain { note: InvoiceNumber, invoice: InvoiceNumber } = "correction.invoiced-again" Funding:
            "what {note} credited was invoiced again, as {invoice}",
            "credit {invoice} first";
        SubsidyInUse { subsidy: SubsidyId } = "correction.subsidy-in-use" Bookkeeping:
            "subsidy {subsidy} was received, spent or settled",
            "correct what happened with it first";
        MovedSince { position: Position, left: Money } = "correction.moved-since" Bookkeeping:
            "of what position {position} put on its line no more than {left} is there: the rest was put on another line, credited or put off",
            "correct that first";
        CreditUsed { credit: SupplierCreditId, owed: Money } = "correction.credit-used" Bookkeeping:
            "of what the supplier owed by credit {credit}, no more than {owed} is left",
            "correct first what it was set off against, or what was received";
        Released { position: Position, year: FiscalYear, last: Date } = "correction.released" Bookkeeping:
            "what position {position} booked at the end of {year} was booked back on the first day of the next year",
            "a day up to {last}, while the books of {year} are open";
        Recovered { invoice: InvoiceNumber, left: Money } = "correction.recovered" Bookkeeping:
            "no more than {left} of invoice {invoice} is still written off as a small difference: the rest was paid after all",
            "nothing for what was paid; what is paid yet is put against the invoice";
        ReceiptResolved { receipt: SuspenseId } = "correction.receipt-resolved" Bookkeeping:
            "it is known what receipt {receipt} was for",
            "correct what was said of it first";
    }
}

impl Act for CorrectAct {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::line("reason", &self.reason, 400)?;
        let position = self.position.position(by)?;
        let reason = self.reason.clone();
        let Some((entry, postings)) = by.ledger.journal.of_event(position).next() else {
            return retraction::retract(by, position, &reason);
        };
        by.paying()?;
        if by.ledger.settlement.as_ref().is_some_and(|settled| position <= settled.position) {
            by.posting()?;
        }
        if let Some(known) = by.ledger.corrections.get(position) {
            return Err(CorrectionRefusal::AlreadyCorrected { position, by: known.position }.into());
        }
        let act = act_of(entry).map_err(|way| CorrectionRefusal::OtherWay { position, way })?;
        if by.on < entry.date {
            return Err(CorrectionRefusal::BeforeAct { position, on: entry.date }.into());
        }
        by.entries_can_go(position)?;
        let mut events = first_undone(by, act, (entry, postings))?;
        let booked = by.ledger.bank_entries.of_event(position).next();
        let bank_reference = booked.map(|entry| entry.bank_reference.clone());
        let concerns = entry.year;
        events.push(ActReversed { reversed: position, concerns, reason, bank_reference }.into());
        events.extend(then_paid(by, act, postings));
        Ok(events)
    }
}

/// A financial act that a correction reverses.
#[derive(Clone, Copy, Debug)]
enum Correctable {
    Payment(PaymentId),
    PaymentReversed(PaymentId),
    Overpayment(PaymentId),
    OtherIncome,
    Expense(ExpenseId),
    ExpensePaid(ExpenseId),
    Refund(PartnerId),
    SubsidyGranted(SubsidyId),
    SubsidyReceived(SubsidyId),
    SubsidySettled(SubsidyId),
    SubsidyRepaid(SubsidyId),
    Credit(InvoiceNumber),
    Difference(InvoiceNumber),
    Transfer,
    ExpensesPaid,
    ExpenseCredited(SupplierCreditId),
    CreditSetOff(SupplierCreditId, ExpenseId),
    SupplierRefunded(SupplierCreditId),
    LineAssigned,
    Accrual,
    Unknown(SuspenseId),
    Resolved(SuspenseId),
    MoneyTransferred,
}

/// The act behind an entry, or the way in which it is undone if no correction reverses it.
fn act_of(entry: &Entry) -> Result<Correctable, Way> {
    match entry.memo {
        Memo::Payment(payment) => Ok(Correctable::Payment(payment)),
        Memo::PaymentReversed(payment) => Ok(Correctable::PaymentReversed(payment)),
        Memo::Overpayment(payment) => Ok(Correctable::Overpayment(payment)),
        Memo::OtherIncome(_) => Ok(Correctable::OtherIncome),
        Memo::Expense(expense) => Ok(Correctable::Expense(expense)),
        Memo::ExpensePaid(expense) => Ok(Correctable::ExpensePaid(expense)),
        Memo::Refund(partner) => Ok(Correctable::Refund(partner)),
        Memo::SubsidyGranted(subsidy) => Ok(Correctable::SubsidyGranted(subsidy)),
        Memo::SubsidyReceived(subsidy) => Ok(Correctable::SubsidyReceived(subsidy)),
        Memo::SubsidyRepaid(subsidy) => Ok(Correctable::SubsidyRepaid(subsidy)),
        Memo::SubsidySettled(subsidy) => Ok(Correctable::SubsidySettled(subsidy)),
        Memo::Credit(note) => Ok(Correctable::Credit(note)),
        Memo::Difference(invoice) => Ok(Correctable::Difference(invoice)),
        Memo::Transfer => Ok(Correctable::Transfer),
        Memo::ExpensesPaid => Ok(Correctable::ExpensesPaid),
        Memo::ExpenseCredited(credit) => Ok(Correctable::ExpenseCredited(credit)),
        Memo::CreditSetOff(credit, expense) => Ok(Correctable::CreditSetOff(credit, expense)),
        Memo::SupplierRefunded(credit) => Ok(Correctable::SupplierRefunded(credit)),
        Memo::LineAssigned(_) => Ok(Correctable::LineAssigned),
        Memo::ExpenseDeferred(_)
        | Memo::DeferralReleased(_)
        | Memo::ExpenseAccrued(_)
        | Memo::AccrualReleased(_) => Ok(Correctable::Accrual),
        Memo::UnknownReceived(receipt) => Ok(Correctable::Unknown(receipt)),
        Memo::ReceiptResolved(receipt) => Ok(Correctable::Resolved(receipt)),
        Memo::MoneyTransferred => Ok(Correctable::MoneyTransferred),
        Memo::Invoice(_) | Memo::AdvanceReleased(_) | Memo::Accrued(_) => Err(Way::CreditInvoice),
        Memo::Reclaimed(_) => Err(Way::CorrectReversal),
        Memo::Allocation(..) | Memo::Recovered(_) => Err(Way::TakeFromInvoice),
        Memo::AllocationReversed(..) => Err(Way::PutAgainstInvoice),
        Memo::SubsidySpent(_) => Err(Way::CorrectExpense),
        Memo::Correction(_) => Err(Way::RecordAgain),
        Memo::YearClosed(_) => Err(Way::ReopenYear),
        Memo::YearReopened(_) => Err(Way::CloseAgain),
        Memo::WriteOff(_) => Err(Way::PutAgainstClaim),
        Memo::Surplus(_) => Err(Way::ReleaseFund),
        Memo::FundReleased(_) => Err(Way::SetApartAgain),
        Memo::Deficit(_) => Err(Way::WriteOffShare),
        Memo::Settlement => Err(Way::Nothing),
        Memo::InvoiceTakenOver(_) => Err(Way::CreditInvoice),
        Memo::ReceiptTakenOver(_)
        | Memo::BillTakenOver(_)
        | Memo::SubsidyTakenOver(_)
        | Memo::BooksOpened => Err(Way::OwnDay),
    }
}

/// What is undone before the act itself, unless something was built on it that must go first.
fn first_undone(
    by: &Acting<'_>,
    act: Correctable,
    (entry, postings): (&Entry, &[Posting]),
) -> Result<Vec<Event>, Refusal> {
    let position = entry.position;
    let subsidies = &by.ledger.subsidies;
    let in_use = |subsidy| Err(CorrectionRefusal::SubsidyInUse { subsidy }.into());
    let settled = |id| subsidies.get(id).is_none_or(|subsidy| subsidy.settled.is_some());
    match act {
        Correctable::Payment(payment) => {
            storno::not_refunded(by, payment)?;
            Ok(storno::take_from_invoices(by, payment))
        }
        Correctable::Expense(expense) => {
            if let Some(recorded) = by.ledger.expenses.get(expense) {
                let (what, amount) = (TakenFrom::Expense(expense), recorded.amount);
                let paid = |open| CorrectionRefusal::PaidAlready { expense, paid: amount - open };
                let more = |_, open| paid(open);
                still_on_line(by, position, (position, recorded.line, amount))?;
                by.take(what, &recorded.open, Some(amount), paid(Money::ZERO), more)?;
            }
            for (id, _) in subsidies.borne(expense) {
                if settled(id) {
                    return in_use(id);
                }
                subsidy::standing(by, id)?;
            }
            Ok(Vec::new())
        }
        Correctable::SubsidyGranted(subsidy) => {
            let found = subsidies.get(subsidy).filter(|found| found.settled.is_none());
            let Some(found) = found else { return in_use(subsidy) };
            subsidy::standing(by, subsidy)?;
            for left in [found.to_come(), found.unspent()] {
                let (what, none) =
                    (TakenFrom::Subsidy(subsidy), CorrectionRefusal::SubsidyInUse { subsidy });
                let more = |_, _| CorrectionRefusal::SubsidyInUse { subsidy };
                by.take(what, &left, Some(found.amount), none, more)?;
            }
            Ok(Vec::new())
        }
        Correctable::SubsidyReceived(id) => {
            let left = subsidies.get(id).map(Subsidy::left_of_received);
            if settled(id) || left < Some(on_bank(postings)) {
                return in_use(id);
            }
            subsidy::undone_after_all(by, id).map(|()| Vec::new())
        }
        Correctable::SubsidySettled(id) | Correctable::SubsidyRepaid(id) => {
            subsidy::undone_after_all(by, id).map(|()| Vec::new())
        }
        Correctable::Credit(note) => match invoiced_again(by.ledger, note, by.on) {
            Some(invoice) => Err(CorrectionRefusal::InvoicedAgain { note, invoice }.into()),
            None => Ok(Vec::new()),
        },
        Correctable::Difference(invoice) => {
            difference::still_written_off(by, invoice, bad_debts(postings))?;
            Ok(Vec::new())
        }
        Correctable::OtherIncome => {
            if let Memo::OtherIncome(line) = entry.memo {
                still_on_line(by, position, (position, line, on_bank(postings)))?;
            }
            Ok(Vec::new())
        }
        Correctable::LineAssigned => {
            if let Some(moved) = by.ledger.on_lines.moved_by(position) {
                still_on_line(by, position, (moved.of, Some(moved.line), moved.amount))?;
            }
            Ok(Vec::new())
        }
        Correctable::ExpenseCredited(credit) => {
            if let Some(found) = by.ledger.supplier_credits.get(credit) {
                let given = found.amount - found.open;
                if !given.is_zero() {
                    let used = |owed| CorrectionRefusal::CreditUsed { credit, owed };
                    let (what, none) = (TakenFrom::SupplierCredit(credit), used(Money::ZERO));
                    by.take(what, &found.owed, Some(given), none, |_, owed| used(owed))?;
                }
            }
            Ok(Vec::new())
        }
        Correctable::Accrual => match by.covenant.year_of(by.on) == entry.year {
            true => Ok(Vec::new()),
            false => {
                let (year, last) = (entry.year, by.covenant.calendar.last_day(entry.year));
                Err(CorrectionRefusal::Released { position, year, last }.into())
            }
        },
        Correctable::Unknown(receipt) => {
            if let Some(unknown) = by.ledger.suspense.get(receipt) {
                let (what, amount) = (TakenFrom::Receipt(receipt), unknown.amount);
                let none = CorrectionRefusal::ReceiptResolved { receipt };
                let more = |_, _| CorrectionRefusal::ReceiptResolved { receipt };
                by.take(what, &unknown.waiting, Some(amount), none, more)?;
            }
            Ok(Vec::new())
        }
        Correctable::Resolved(receipt) => {
            if let Some(id) = by.ledger.resolved_as_subsidy(receipt) {
                let left = subsidies.get(id).map(Subsidy::left_of_received);
                let amount = by.ledger.suspense.get(receipt).map(|unknown| unknown.amount);
                if settled(id) || left < amount {
                    return in_use(id);
                }
                subsidy::undone_after_all(by, id)?;
            }
            suspense::first_undone(by, receipt)
        }
        Correctable::PaymentReversed(_)
        | Correctable::MoneyTransferred
        | Correctable::Overpayment(_)
        | Correctable::ExpensesPaid
        | Correctable::CreditSetOff(..)
        | Correctable::SupplierRefunded(_)
        | Correctable::ExpensePaid(_)
        | Correctable::Refund(_)
        | Correctable::Transfer => Ok(Vec::new()),
    }
}

/// Refuses to undo what an event put on a line if not all of it stands there on the day of the act and since.
fn still_on_line(
    by: &Acting<'_>,
    position: Position,
    (of, line, amount): (Position, Option<LineId>, Money),
) -> Result<(), Refusal> {
    let Some(booked) = by.ledger.on_lines.get(of) else { return Ok(()) };
    let moved = |left| CorrectionRefusal::MovedSince { position, left };
    let (what, more) = (TakenFrom::Booked(of), |_, left| moved(left));
    by.take(what, booked.on_line(line), Some(amount), moved(Money::ZERO), more).map(drop)
}

/// The invoice by which a partner was invoiced for a year again, and that stands on a day or on any day
/// since, after a credit note took all of the one before it.
fn invoiced_again(ledger: &Ledger, note: InvoiceNumber, on: Date) -> Option<InvoiceNumber> {
    let (credited, _) = ledger.claims.credited_by(note)?;
    if credited.invoice.series != Series::Contribution {
        return None;
    }
    let mut standing = ledger.claims.contributions_since(credited.partner, credited.year, on);
    let again = standing.find(|claim| {
        claim.invoice != credited.invoice
            && Instalment::collide(claim.instalment, credited.instalment)
    });
    again.map(|claim| claim.invoice)
}

/// What follows once an act is undone. If a payment is there after all, its money pays the claim that the
/// partner got because the payment was gone.
fn then_paid(by: &Acting<'_>, act: Correctable, entry: &[Posting]) -> Option<Event> {
    let (Correctable::PaymentReversed(payment) | Correctable::Overpayment(payment)) = act else {
        return None;
    };
    let back = -on_bank(entry);
    let claims = &by.ledger.claims;
    let claim = claims.get(by.ledger.payments.reclaimed(payment)?)?;
    let amount = claims.least_open_since(claim, by.on).min(back);
    let invoice = claim.invoice;
    (by.on >= claim.on && !amount.is_zero())
        .then(|| payment::PaymentAllocated { payment, invoice, amount }.into())
}

impl Fact for ActReversed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ActReversed { reversed, concerns, reason, bank_reference } = self;
        let entry = ledger.journal.of_event(reversed).next();
        let (entry, _) = entry.ok_or(Misfit("it reverses an event that booked nothing"))?;
        let act = act_of(entry).map_err(|_| Misfit("no correction reverses that act"))?;
        if entry.year != concerns {
            return Err(Misfit("it concerns another year than the act it reverses"));
        }
        if let Some(reference) = &bank_reference {
            ledger.free_bank(reference, reversed, at.on)?;
        }
        let mut mirrored = vec![reversed];
        if let Correctable::Expense(expense) = act {
            mirrored.extend(ledger.subsidies.borne(expense).iter().map(|(_, one)| one.position));
        }
        let mut postings: Vec<Posting> = mirrored
            .into_iter()
            .flat_map(|position| ledger.journal.of_event(position))
            .flat_map(|(_, postings)| postings)
            .map(|posting| Posting { amount: -posting.amount, ..*posting })
            .collect();
        let resolved = if let Correctable::Resolved(receipt) = act {
            ledger.resolved_as_subsidy(receipt)
        } else {
            None
        };
        let before = subsidy_accounts(ledger, act, resolved);
        undo(ledger, act, (reversed, &postings), at)?;
        if let (Some(before), Some(after)) = (before, subsidy_accounts(ledger, act, resolved)) {
            // What is to come of a subsidy and what is to be repaid depends on what happened since: nothing
            // happened after the day of the correction.
            postings.retain(|posting| before.iter().all(|of| of.account != posting.account));
            let changed = before.into_iter().zip(after);
            postings.extend(
                changed.map(|(before, after)| Posting {
                    amount: after.amount - before.amount,
                    ..after
                }),
            );
        }
        let year = ledger.year_of(at.on)?;
        for line in postings.iter().filter_map(|posting| posting.line) {
            ledger.budgets.note_use(year, line, at.position);
        }
        let (on, position) = (at.on, at.position);
        ledger.corrections.note(reversed, Correction { on, concerns, reason, position })?;
        let memo = Memo::Correction(reversed);
        if let Correctable::Accrual = act {
            return book_back(ledger, reversed, at);
        }
        if let Correctable::Credit(note) = act
            && let Some((claim, credit)) = ledger.claims.credited_by(note)
        {
            let (invoice, amount) = (claim.invoice, credit.amount);
            return credit::take_back(ledger, invoice, -amount, memo, at);
        }
        ledger.journal.post(position, on, year, memo, &postings)
    }
}

/// Books the mirror of what an event booked in two years: of each entry in its own year.
fn book_back(ledger: &mut Ledger, reversed: Position, at: At) -> Result<(), Misfit> {
    let entries = ledger.journal.of_event(reversed);
    let mirrored = entries.map(|(entry, postings)| {
        let back = postings.iter().map(|of| Posting { amount: -of.amount, ..*of });
        (entry.date.max(at.on), entry.year, back.collect::<Vec<Posting>>())
    });
    for (on, year, postings) in mirrored.collect::<Vec<_>>() {
        let memo = Memo::Correction(reversed);
        ledger.journal.post(at.position, on, year, memo, &postings)?;
    }
    Ok(())
}

/// What stands on the accounts of the subsidy whose money an act moved.
fn subsidy_accounts(
    ledger: &Ledger,
    act: Correctable,
    resolved: Option<SubsidyId>,
) -> Option<[Posting; 3]> {
    let id = match act {
        Correctable::SubsidyReceived(id)
        | Correctable::SubsidySettled(id)
        | Correctable::SubsidyRepaid(id) => id,
        Correctable::Resolved(_) => resolved?,
        Correctable::Payment(_)
        | Correctable::PaymentReversed(_)
        | Correctable::Overpayment(_)
        | Correctable::OtherIncome
        | Correctable::Expense(_)
        | Correctable::ExpensePaid(_)
        | Correctable::Refund(_)
        | Correctable::SubsidyGranted(_)
        | Correctable::Credit(_)
        | Correctable::Difference(_)
        | Correctable::Transfer
        | Correctable::ExpensesPaid
        | Correctable::ExpenseCredited(_)
        | Correctable::CreditSetOff(..)
        | Correctable::SupplierRefunded(_)
        | Correctable::LineAssigned
        | Correctable::Accrual
        | Correctable::MoneyTransferred
        | Correctable::Unknown(_) => return None,
    };
    Some(ledger.subsidies.get(id)?.standing())
}

/// What postings put on the bank account.
pub(crate) fn on_bank(postings: &[Posting]) -> Money {
    let on_bank = postings.iter().filter(|posting| posting.account == Account::Bank);
    on_bank.map(|posting| posting.amount).sum()
}

/// What postings put on the account of bad debts.
fn bad_debts(postings: &[Posting]) -> Money {
    let written_off = postings.iter().filter(|posting| posting.account == Account::BadDebts);
    written_off.map(|posting| posting.amount).sum()
}

/// Undoes what an act changed beside the books; `postings` are what its reversal books.
fn undo(
    ledger: &mut Ledger,
    act: Correctable,
    (reversed, postings): (Position, &[Posting]),
    at: At,
) -> Result<(), Misfit> {
    let bank = on_bank(postings);
    match act {
        Correctable::Payment(payment) => {
            ledger.payments.get_mut(payment)?.reversed = Some(at.position);
            ledger.payments.pay_back(payment, -bank, at)
        }
        Correctable::PaymentReversed(payment) => {
            ledger.payments.get_mut(payment)?.reversed = None;
            ledger.payments.pay_back(payment, -bank, at)
        }
        Correctable::Overpayment(payment) => ledger.payments.pay_back(payment, -bank, at),
        Correctable::Expense(expense) => {
            for (subsidy, borne) in ledger.subsidies.borne(expense) {
                ledger.subsidies.moved(subsidy, borne.kind, -borne.amount, at)?;
            }
            ledger.commitments.restore(expense, at);
            let recorded = ledger.expenses.get(expense);
            let recorded = recorded.ok_or(Misfit("there is no such expense"))?;
            let (line, amount) = (recorded.line, recorded.amount);
            ledger.on_lines.take(reversed, line, amount, at.on)?;
            ledger.expenses.withdraw(expense, at)
        }
        Correctable::ExpensePaid(expense) => {
            ledger.expenses.reduce(expense, OpenBy::Payment, -bank, at)
        }
        Correctable::ExpensesPaid => {
            for part in ledger.expenses.paid_together(reversed).to_vec() {
                ledger.expenses.reduce(part.expense, OpenBy::Payment, -part.amount, at)?;
            }
            Ok(())
        }
        Correctable::ExpenseCredited(credit) => {
            let found = ledger.supplier_credits.get(credit);
            let found = found.ok_or(Misfit("there is no such credit"))?;
            let (expense, line, amount, open) =
                (found.expense, found.line, found.amount, found.open);
            let of = ledger.expenses.get(expense).map(|of| of.position).unwrap_or_default();
            ledger.supplier_credits.withdraw(credit, at)?;
            ledger.on_lines.put(of, line, amount, at.on)?;
            match open.is_zero() {
                true => Ok(()),
                false => ledger.expenses.reduce(expense, OpenBy::Credit(credit), -open, at),
            }
        }
        Correctable::CreditSetOff(credit, expense) => {
            let back = postings.iter().filter(|of| of.account == Account::Creditors);
            let amount = back.map(|posting| posting.amount).sum();
            ledger.expenses.reduce(expense, OpenBy::SetOff(credit), amount, at)?;
            ledger.supplier_credits.use_up(credit, amount, at)
        }
        Correctable::SupplierRefunded(credit) => ledger.supplier_credits.use_up(credit, bank, at),
        Correctable::LineAssigned => {
            let moved = ledger.on_lines.moved_by(reversed);
            let moved = moved.ok_or(Misfit("nothing was put on another line there"))?;
            ledger.on_lines.take(moved.of, Some(moved.line), moved.amount, at.on)?;
            ledger.on_lines.put(moved.of, moved.from, moved.amount, at.on)
        }
        Correctable::Accrual => {
            if ledger.accruals.get(reversed).map(|of| of.year) != Some(ledger.year_of(at.on)?) {
                return Err(Misfit("it was booked back already"));
            }
            let accrual = ledger.accruals.withdraw(reversed, at)?;
            let AccrualKind::Deferred { expense, .. } = accrual.kind else { return Ok(()) };
            let of = ledger.expenses.get(expense).map(|of| of.position).unwrap_or_default();
            let starts = accrual::first_day_after(ledger, accrual.year)?;
            ledger.on_lines.put(of, accrual.line, accrual.amount, at.on)?;
            ledger.on_lines.take(of, accrual.line, accrual.amount, starts)
        }
        Correctable::Refund(partner) => ledger.surpluses.owe(partner, bank, at),
        Correctable::SubsidyGranted(subsidy) => {
            let found = ledger.subsidies.get_mut(subsidy)?;
            let left = [found.to_come(), found.unspent()].map(|left| left.least_since(at.on));
            if left.iter().any(|left| *left < found.amount) || found.settled.is_some() {
                return Err(Misfit("the subsidy it reverses was used"));
            }
            found.withdrawn = Some((at.on, at.position));
            Ok(())
        }
        Correctable::SubsidyReceived(subsidy) => {
            ledger.subsidies.moved(subsidy, MovementKind::Received, bank, at)
        }
        Correctable::SubsidySettled(subsidy) => ledger.subsidies.get_mut(subsidy)?.reopen(at.on),
        Correctable::SubsidyRepaid(subsidy) => {
            ledger.subsidies.moved(subsidy, MovementKind::Repaid, -bank, at)
        }
        Correctable::Credit(note) => {
            let (claim, credit) =
                ledger.claims.credited_by(note).ok_or(Misfit("there is no such credit note"))?;
            let (invoice, amount) = (claim.invoice, credit.amount);
            if invoiced_again(ledger, note, at.on).is_some() {
                return Err(Misfit("the partner was invoiced for the year again"));
            }
            let by = ReducedBy::Credit(note);
            ledger.claims.reduce(invoice, by, at.on, -amount, at.position).map(drop)
        }
        Correctable::Difference(invoice) => {
            difference::owed_again(ledger, invoice, -bad_debts(postings), at)
        }
        Correctable::Transfer => ledger.transfer(at.on, -bank),
        Correctable::OtherIncome => {
            let income = postings.iter().find(|of| of.account == Account::OtherIncome);
            let line = income.and_then(|posting| posting.line);
            ledger.on_lines.take(reversed, line, -bank, at.on)
        }
        Correctable::Unknown(receipt) => ledger.suspense.withdraw(receipt, at.on),
        Correctable::Resolved(receipt) => ledger.unresolve(receipt, at),
        Correctable::MoneyTransferred => Ok(()),
    }
}

/// How an act was corrected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// When.
    pub on: Date,
    /// The year of the act.
    pub concerns: FiscalYear,
    /// What was wrong.
    pub reason: String,
    /// The event that reversed it.
    pub position: Position,
}

/// Every act that was corrected, by the position of its event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Corrections {
    #[serde(serialize_with = "crate::paged::in_order")]
    of: HashMap<Position, Correction>,
}

impl Corrections {
    /// How the act at a position was corrected, if it was.
    pub fn get(&self, position: Position) -> Option<&Correction> {
        self.of.get(&position)
    }

    /// Notes that the act at a position was corrected.
    pub(super) fn note(&mut self, of: Position, correction: Correction) -> Result<(), Misfit> {
        match self.of.insert(of, correction) {
            None => Ok(()),
            Some(_) => Err(Misfit("the act was corrected already")),
        }
    }

    /// Every correction with the position of the act it reversed, in no order.
    pub fn all(&self) -> impl Iterator<Item = (Position, &Correction)> {
        self.of.iter().map(|(position, correction)| (*position, correction))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::conclude::Which;
    use crate::acts::contribution::{ContributionRefusal, InvoiceContribution};
    use crate::acts::credit::CreditInvoice;
    use crate::acts::expense::{ExpenseRefusal, PayExpense, RecordExpense};
    use crate::acts::income::RecordOtherIncome;
    use crate::acts::payment::AllocatePayment;
    use crate::acts::subsidy::ReceiveSubsidy;
    use crate::ids::CommitmentId;
    use crate::ids::PaymentId;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, close, command, day, dike, euros, financed,
        first_year, invoice, invoice_all, key, ladders, receive, second_year, subject,
        with_deficit, with_surplus, year,
    };
    use crate::{Command, acts::commitment::EnterCommitment, acts::subject::SubjectDraft};

    fn correct(position: u64) -> CorrectAct {
        CorrectAct { position: Position(position).into(), reason: "Verkeerd bedrag".to_owned() }
    }

    /// The position of the last event.
    fn last(given: &Given) -> u64 {
        given.ledger.next().0 - 1
    }

    fn pay(bank: &str) -> PayExpense {
        let bank_reference = bank.to_owned();
        PayExpense { expense: ExpenseId(1), amount: None, bank_reference, bank_account: None }
    }

    /// What happens, then its correction on 1 June: nothing of it is left in the books, whatever stays in
    /// them of what went before.
    #[track_caller]
    fn undone(before: &Given, on: &str, command: impl Into<Command>) -> Given {
        let balances = |given: &Given| -> Vec<Money> {
            Account::ALL.iter().map(|account| given.ledger.journal.balance(*account)).collect()
        };
        let position = before.ledger.next().0;
        let after = before.and(LEADER, on, command);
        assert_ne!(balances(&after), balances(before));
        let corrected = after.and(LEADER, "2020-06-01", correct(position));
        assert_eq!(balances(&corrected), balances(before));
        assert!(corrected.ledger.corrections.get(Position(position)).is_some());
        corrected
    }

    #[test]
    fn an_expense_with_its_subsidy_and_commitment_is_undone() {
        let grant = command("grant-subsidy", subsidy("100.00"));
        let enter = EnterCommitment {
            line: "dijken".to_owned(),
            amount: euros("300.00"),
            supplier: "Fictief".to_owned(),
            description: "Dijk".to_owned(),
        };
        let before = financed().and(LEADER, "2020-02-15", grant).and(LEADER, "2020-02-15", enter);
        let spend = RecordExpense {
            subsidy: Some(SubsidyId(1)),
            commitment: Some(CommitmentId(1)),
            ..dike(euros("250.00"))
        };
        let after = undone(&before, "2020-04-01", spend.clone());
        assert_eq!(after.ledger.commitments.get(CommitmentId(1)).unwrap().left(), euros("300.00"));
        assert_eq!(after.ledger.subsidies.get(SubsidyId(1)).unwrap().spent(), Money::ZERO);
        after
            .when(LEADER, "2020-06-02", pay("NL-1"))
            .refused(ExpenseRefusal::Paid { expense: ExpenseId(1) });
        after.and(LEADER, "2020-06-02", spend);
    }

    #[test]
    fn money_that_came_or_went_is_undone_and_its_bank_entry_can_be_recorded_rightly() {
        let invoiced = financed().and(LEADER, "2020-02-01", invoice_all("2020"));
        let paid = receive("waterschap", "1250.00", "NL-1");
        let corrected = undone(&invoiced, "2020-02-20", paid);
        let open = |given: &Given| given.ledger.claims.get(invoice("C2020-0001")).unwrap().open();
        assert_eq!(open(&corrected), euros("1000.00"));
        let right = corrected.and(LEADER, "2020-02-20", receive("waterschap", "125.00", "NL-1"));
        // Until the correction the wrong payment stood against the invoice.
        assert_eq!(open(&right), euros("1000.00"));
        let (payment, invoice) = (PaymentId(2), invoice("C2020-0001"));
        let allocate = AllocatePayment { payment, invoice, amount: None };
        assert_eq!(open(&right.and(LEADER, "2020-06-01", allocate)), euros("875.00"));
        let spent = financed().and(LEADER, "2020-04-01", dike(euros("90.00")));
        let unpaid = undone(&spent, "2020-05-01", pay("NL-1"));
        unpaid.and(LEADER, "2020-06-01", pay("NL-1"));
        let rent = RecordOtherIncome {
            line: Some("overig".to_owned()),
            amount: euros("40.00"),
            description: "Huur".to_owned(),
            bank_reference: "NL-1".to_owned(),
            bank_account: None,
        };
        undone(&financed(), "2020-05-03", rent);
    }

    #[test]
    fn an_act_of_a_closed_year_is_corrected_in_an_open_one() {
        let spent = financed().and(LEADER, "2020-04-01", dike(euros("90.00")));
        let position = last(&spent);
        let closed = spent.and(LEADER, "2021-01-05", close("2020"));
        closed
            .when(LEADER, "2021-02-01", correct(position))
            .then([ActReversed {
                reversed: Position(position),
                concerns: year("2020"),
                reason: "Verkeerd bedrag".to_owned(),
                bank_reference: None,
            }])
            .booked(["2021-02-01 4000:dijken -90.00 1600 90.00"]);
        let corrected = closed.and(LEADER, "2021-02-01", correct(position));
        assert_eq!(corrected.ledger.journal.result(year("2021")), euros("90.00"));
    }

    #[test]
    fn a_credit_note_is_taken_back_but_not_after_its_partner_was_invoiced_again() {
        let invoiced = financed().and(LEADER, "2020-02-01", invoice_all("2020"));
        let number = invoice("C2020-0003");
        let reason = "Onjuist".to_owned();
        let part = CreditInvoice { invoice: number, amount: Some(euros("500.00")), reason };
        let corrected = undone(&invoiced, "2020-05-01", part.clone());
        let claim = corrected.ledger.claims.get(number).unwrap();
        assert_eq!((claim.open(), claim.credited), (euros("1000.00"), Money::ZERO));
        // The next credit note has a number of its own.
        let right = CreditInvoice { amount: Some(euros("50.00")), ..part };
        let note = crate::acts::credit::InvoiceCredited {
            note: invoice("K2020-0002"),
            invoice: number,
            amount: euros("50.00"),
            reason: right.reason.clone(),
        };
        corrected.when(LEADER, "2020-06-02", right.clone()).then([note]);
        let all = CreditInvoice { amount: None, ..right };
        let credited = invoiced.and(LEADER, "2020-05-01", all.clone());
        let position = last(&credited);
        let again = credited.and(LEADER, "2020-05-02", invoice_all("2020"));
        let (note, invoice) = (invoice("K2020-0001"), invoice("C2020-0004"));
        // Not on a day on which it was invoiced again, though that was credited since.
        let gone = again.and(LEADER, "2020-05-20", CreditInvoice { invoice, ..all });
        gone.when(LEADER, "2020-05-19", correct(position))
            .refused(CorrectionRefusal::InvoicedAgain { note, invoice });
        let taken_back = gone.and(LEADER, "2020-05-20", correct(position));
        // It stands since then, so that on no day before that it is invoiced a second time.
        let refusal = ContributionRefusal::AlreadyInvoiced {
            partner: taken_back.ledger.partners.name(PartnerId(3)).to_owned(),
            year: year("2020"),
            invoice: number,
            position: taken_back.ledger.claims.get(number).unwrap().position.0,
        };
        let partners = Which::These(vec!["bewoners".to_owned()]);
        let third = InvoiceContribution { partners, ..invoice_all("2020") };
        taken_back.when(LEADER, "2020-05-01", third).refused(refusal);
    }

    #[test]
    fn a_credit_note_in_advance_is_taken_back_in_its_own_year() {
        let subject = SubjectDraft::ContributionSchedule(crate::testing::schedule("2021"));
        let invoiced = financed().and_adopted("2020-11-01", subject).and(
            LEADER,
            "2020-12-01",
            invoice_all("2021"),
        );
        let credit = CreditInvoice {
            invoice: invoice("C2021-0001"),
            amount: None,
            reason: "Onjuist".to_owned(),
        };
        let credited = invoiced.and(LEADER, "2020-12-02", credit);
        let position = last(&credited);
        credited.when(LEADER, "2020-12-03", correct(position)).booked([
            "2020-12-03 1700 -1000.00 1300 1000.00",
            "2021-01-01 8000 -1000.00 1700 1000.00",
        ]);
        credited
            .when(LEADER, "2021-01-03", correct(position))
            .booked(["2021-01-03 8000 -1000.00 1300 1000.00"]);
    }

    #[test]
    fn a_subsidy_that_was_settled_wrongly_is_settled_again_whatever_was_repaid() {
        use crate::acts::subsidy::{RepaySubsidy, SettleSubsidy, SubsidyRefusal};
        let subsidy = SubsidyId(1);
        let grant = command("grant-subsidy", self::subsidy("900.00"));
        let come = |bank: &str| ReceiveSubsidy {
            subsidy,
            amount: None,
            bank_reference: bank.to_owned(),
            bank_account: None,
        };
        let settle = |awarded: &str| SettleSubsidy { subsidy, awarded: Some(euros(awarded)) };
        let expense = RecordExpense { subsidy: Some(subsidy), ..dike(euros("900.00")) };
        let received = financed()
            .and(LEADER, "2020-02-15", grant)
            .and(LEADER, "2020-02-16", come("NL-1"))
            .and(LEADER, "2020-03-01", expense);
        undone(&received, "2020-05-01", settle("90.00"));
        let settled = received.and(LEADER, "2020-05-01", settle("90.00"));
        let position = last(&settled);
        let bank_reference = "NL-2".to_owned();
        let repay = RepaySubsidy { subsidy, amount: None, bank_reference, bank_account: None };
        let repaid = settled.and(LEADER, "2020-05-02", repay);
        let repayment = last(&repaid);
        let on_accounts = |given: &Given| {
            let accounts = [
                Account::SubsidiesReceivable,
                Account::EarmarkedSubsidies,
                Account::SubsidiesRepayable,
                Account::SubsidyIncome,
            ];
            accounts.map(|account| given.ledger.journal.balance(account).to_string())
        };
        // What was repaid is to come again, and comes.
        let reopened = repaid.and(LEADER, "2020-06-01", correct(position));
        assert_eq!(on_accounts(&reopened), ["810.00", "0.00", "0.00", "-900.00"]);
        let right = reopened.and(LEADER, "2020-06-02", settle("900.00"));
        assert_eq!(on_accounts(&right), ["810.00", "0.00", "0.00", "-900.00"]);
        right.and(LEADER, "2020-06-03", come("NL-3"));
        // That it was repaid may be wrong too.
        let kept = right.and(LEADER, "2020-06-03", correct(repayment));
        assert_eq!(on_accounts(&kept), ["0.00", "0.00", "0.00", "-900.00"]);
        let before = |last| SubsidyRefusal::BeforeLast { subsidy, last: day(last) };
        // What was repaid of it was to be repaid on that day.
        repaid.when(LEADER, "2020-05-01", correct(position)).refused(before("2020-05-02"));
        right.when(LEADER, "2020-06-01", correct(repayment)).refused(before("2020-06-02"));
        // What was received stands while some of it is repaid.
        let receipt = reopened.ledger.subsidies.get(subsidy).unwrap().movements[0].position.0;
        reopened
            .when(LEADER, "2020-06-02", correct(receipt))
            .refused(CorrectionRefusal::SubsidyInUse { subsidy });
        let spent = reopened.ledger.expenses.get(ExpenseId(1)).unwrap().position.0;
        reopened.when(LEADER, "2020-05-20", correct(spent)).refused(before("2020-06-01"));
        // Nothing is spent of it on a day on which it was settled.
        let late = RecordExpense { subsidy: Some(subsidy), ..dike(euros("1.00")) };
        reopened.when(LEADER, "2020-05-20", late).refused(before("2020-06-01"));
    }

    #[test]
    fn a_subsidy_and_what_was_received_of_it_are_undone() {
        let grant = command("grant-subsidy", subsidy("100.00"));
        undone(&financed(), "2020-02-15", grant.clone());
        let granted = financed().and(LEADER, "2020-02-15", grant);
        let instalment = ReceiveSubsidy {
            subsidy: SubsidyId(1),
            amount: None,
            bank_reference: "NL-1".to_owned(),
            bank_account: None,
        };
        let corrected = undone(&granted, "2020-03-01", instalment.clone());
        corrected.and(LEADER, "2020-06-02", instalment);
    }

    #[test]
    fn a_line_that_a_correction_posts_on_stays_in_the_budget() {
        let spent = financed()
            .and(LEADER, "2020-04-01", dike(euros("90.00")))
            .and_adopted("2020-11-01", SubjectDraft::RiskKey(key("2021")))
            .and_adopted("2020-11-01", SubjectDraft::Budget(budget("2021")));
        let position = spent.ledger.expenses.get(ExpenseId(1)).unwrap().position;
        let corrected = spent.and(LEADER, "2021-02-01", correct(position.0));
        let mut without = budget("2021");
        without.lines.retain(|line| line.code != "dijken");
        let proposed = corrected.when(
            LEADER,
            "2021-03-01",
            crate::testing::proposal(SubjectDraft::BudgetRevision(without)),
        );
        proposed.refused(crate::acts::budget::BudgetRefusal::LineInUse {
            code: "dijken".to_owned(),
            position: last(&corrected),
        });
    }

    fn subsidy(amount: &str) -> serde_json::Value {
        json!({
            "grantor": "Fictieve Provincie", "reference": "P-1", "project": "Natuur",
            "amount": amount, "from": "2020-02-01", "until": "2020-12-31",
            "account_by": "2021-04-01",
        })
    }

    /// The correction of the last event of a kind.
    #[track_caller]
    fn correcting(given: Given, kind: &str) -> Ladder {
        let data = json!({ "position": given.last(kind), "reason": "Onjuist" });
        Ladder::new(given, "correct-act", data)
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({ "position": 0, "reason": "" });
        let of_closed_year =
            json!({ "position": with_surplus().last("expense-recorded"), "reason": "" });
        let credit = |invoice: &str| json!({ "invoice": invoice, "reason": "Onjuist" });
        let invoiced = first_year().last("contribution-invoiced");
        let expense = first_year().last("expense-recorded");
        let paid = first_year().and(LEADER, "2020-05-01", pay("NL-8"));
        let received = first_year().told("2020-02-15", "grant-subsidy", subsidy("100.00")).told(
            "2020-03-01",
            "receive-subsidy",
            json!({ "subsidy": 1, "bank_reference": "NL-7" }),
        );
        let credit_note =
            json!({ "expense": 1, "amount": "100.00", "number": "CN-1", "reason": "Te veel" });
        let refund = json!({ "credit": 1, "bank_reference": "NL-9" });
        let credited = first_year().told("2020-05-01", "credit-expense", credit_note.clone());
        let refunded = first_year()
            .and(LEADER, "2020-05-01", pay("NL-8"))
            .told("2020-05-01", "credit-expense", credit_note)
            .told("2020-05-02", "receive-supplier-refund", refund);
        let accrue = json!({ "line": "dijken", "amount": "5.00", "description": "Nota december" });
        let accrued = first_year().told("2020-12-31", "accrue-expense", accrue);
        let at = accrued.last("expense-accrued");
        let again = first_year().told("2020-05-01", "credit-invoice", credit("C2020-0003")).and(
            LEADER,
            "2020-05-02",
            invoice_all("2020"),
        );
        ladders([
            Ladder::from_below(with_surplus(), "correct-act", of_closed_year)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/reason", "Dubbel")
                .refuses("date.year-closed")
                .on("2021-06-01")
                .accepted(),
            Ladder::new(first_year(), "correct-act", nothing)
                .on("2020-03-31")
                .refuses_until("text.empty", "/reason", "Dubbel")
                .says(
                    "correction.nothing-there: the event at position 0 is nothing that a correction \
                     takes back",
                    "the position of another act, as `log` shows it; a vote, an address and what was \
                     decided give way to a later one",
                )
                .with("/position", invoiced)
                .says(
                    "correction.other-way: the event at position 32 is not reversed by a \
                     correction",
                    "credit the invoice",
                )
                .with("/position", expense)
                .says(
                    "correction.before-act: what stands at position 37 was booked on 2020-04-01, \
                     after that day",
                    "a day from 2020-04-01",
                )
                .on("2020-04-01")
                .accepted(),
            correcting(
                first_year().and_corrected("2020-06-01", "expense-recorded"),
                "expense-recorded",
            )
            .says(
                "correction.already-corrected: the event at position 37 was reversed at position \
                 38",
                "each act is reversed once; record the right one",
            )
            .instead(|given| given.and(LEADER, "2020-06-01", dike(euros("1.00")))),
            correcting(paid, "expense-recorded")
                .says(
                    "correction.paid-already: 1812.35 of expense 1 was paid",
                    "correct its payments first, and pay the right expense",
                )
                .after(|given| given.and_corrected("2020-06-01", "expense-paid"))
                .accepted(),
            correcting(credited, "expense-recorded")
                .says(
                    "correction.moved-since: of what position 37 put on its line no more than \
                     1712.35 is there: the rest was put on another line, credited or put off",
                    "correct that first",
                )
                .after(|given| given.and_corrected("2020-06-01", "expense-credited"))
                .accepted(),
            correcting(refunded, "expense-credited")
                .says(
                    "correction.credit-used: of what the supplier owed by credit 1, no more than \
                     0.00 is left",
                    "correct first what it was set off against, or what was received",
                )
                .after(|given| given.and_corrected("2020-06-01", "supplier-refunded"))
                .accepted(),
            correcting(accrued, "expense-accrued")
                .on("2021-02-01")
                .says(
                    &format!(
                        "correction.released: what position {at} booked at the end of 2020 was \
                         booked back on the first day of the next year"
                    ),
                    "a day up to 2020-12-31, while the books of 2020 are open",
                )
                .on("2020-12-31")
                .accepted(),
            correcting(received, "subsidy-granted")
                .says(
                    "correction.subsidy-in-use: subsidy 1 was received, spent or settled",
                    "correct what happened with it first",
                )
                .after(|given| given.and_corrected("2020-06-01", "subsidy-received"))
                .accepted(),
            correcting(again, "invoice-credited")
                .says(
                    "correction.invoiced-again: what K2020-0001 credited was invoiced again, as \
                     C2020-0004",
                    "credit C2020-0004 first",
                )
                .after(|given| given.told("2020-06-01", "credit-invoice", credit("C2020-0004")))
                .accepted(),
        ])
    }

    /// Part of the surplus of 2020 is set apart for the dunes.
    fn set_apart() -> SubjectDraft {
        let parts = json!([{ "to": { "project": { "name": "Duinen" } }, "amount": "100.00" }]);
        subject(json!({ "surplus": { "year": "2020", "destinations": parts } }))
    }

    /// It is no longer.
    fn release() -> SubjectDraft {
        subject(json!({ "fund-release": { "fund": { "project": { "name": "Duinen" } } } }))
    }

    fn write_off(invoice: &str) -> SubjectDraft {
        subject(json!({ "write-off": { "invoice": invoice } }))
    }

    #[test]
    fn what_a_correction_does_not_reverse_is_put_right_as_it_says() {
        type Acts = fn(&Given) -> Given;
        const ON: &str = "2021-06-01";
        let taken = json!({ "payment": 1, "from": "C2020-0001", "amount": "5.00" });
        let spend = RecordExpense { subsidy: Some(SubsidyId(1)), ..dike(euros("10.00")) };
        let subsidised = first_year().told("2020-02-15", "grant-subsidy", subsidy("100.00")).and(
            LEADER,
            "2020-04-01",
            spend,
        );
        let funded = with_surplus().and_adopted("2021-02-01", set_apart());
        let shared = with_deficit()
            .and_adopted("2021-02-01", subject(json!({ "deficit": { "year": "2020" } })));
        let cases: [(&str, Given, Way, Acts); 11] = [
            ("contribution-invoiced", first_year(), Way::CreditInvoice, |given| {
                given.told(
                    ON,
                    "credit-invoice",
                    json!({ "invoice": "C2020-0003", "reason": "Fout" }),
                )
            }),
            ("payment-allocated", first_year(), Way::TakeFromInvoice, |given| {
                given.told(ON, "reallocate-payment", json!({ "payment": 2, "from": "C2020-0002" }))
            }),
            (
                "allocation-reversed",
                first_year().told(ON, "reallocate-payment", taken),
                Way::PutAgainstInvoice,
                |given| {
                    given.told(
                        ON,
                        "allocate-payment",
                        json!({ "payment": 1, "invoice": "C2020-0001" }),
                    )
                },
            ),
            ("subsidy-spent", subsidised, Way::CorrectExpense, |given| {
                given.and_corrected(ON, "expense-recorded")
            }),
            (
                "act-reversed",
                first_year().and_corrected("2020-06-01", "expense-recorded"),
                Way::RecordAgain,
                |given| given.and(LEADER, "2020-06-01", dike(euros("1.00"))),
            ),
            ("year-closed", second_year(), Way::ReopenYear, |given| {
                given.and(LEADER, ON, dike(euros("1.00")))
            }),
            (
                "year-reopened",
                first_year().and(LEADER, "2021-01-05", close("2020")).and_adopted(
                    "2021-02-01",
                    subject(json!({ "reopen-year": { "year": "2020" } })),
                ),
                Way::CloseAgain,
                |given| given.and(LEADER, ON, close("2020")),
            ),
            (
                "claim-written-off",
                first_year().and_adopted("2020-06-01", write_off("C2020-0003")),
                Way::PutAgainstClaim,
                |given| {
                    given.told(
                        ON,
                        "receive-payment",
                        json!({
                            "partner": "bewoners", "amount": "1000.00", "bank_reference": "NL-9",
                            "allocate": [{ "invoice": "C2020-0003", "amount": "1000.00" }],
                        }),
                    )
                },
            ),
            ("surplus-appropriated", funded.clone(), Way::ReleaseFund, |given| {
                given.and_adopted(ON, release())
            }),
            (
                "fund-released",
                funded.and_adopted("2021-03-01", release()),
                Way::SetApartAgain,
                |given| given.and_adopted(ON, set_apart()),
            ),
            ("deficit-shared", shared, Way::WriteOffShare, |given| {
                given.and_adopted(ON, write_off("T2020-0001"))
            }),
        ];
        for (kind, given, way, acts) in cases {
            let position = Position(given.last(kind));
            given
                .when(LEADER, ON, correct(position.0))
                .refused(CorrectionRefusal::OtherWay { position, way });
            acts(&given);
        }
    }
}
