//! Payments that come undone: reversed by the bank (*storno*), refunded because too much was paid, or
//! put against another invoice.
//!
//! Source: the covenant's article on funding, and sound bookkeeping: what the bank account shows is
//! booked, and what is owed again shows as open. Debtors / unallocated receipts for what was allocated;
//! unallocated receipts / bank. The bank may take back a payment that was refunded in part: what was
//! refunded the partner then owes. Debtors / unallocated receipts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::payment::{Payment, PaymentRefusal};
use crate::bank_entries::BankEntry;
use crate::calendar::Date;
use crate::claims::{Claim, ReducedBy};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{BankAccountId, PaymentId};
use crate::invoice::{InvoiceNumber, Series};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Record that the bank took a payment back (storno); what it had paid is open again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReversePayment {
    /// The number of the payment.
    pub payment: PaymentId,
    /// Why.
    pub reason: String,
    /// The reference the bank gave the entry that took it back.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// Record that what was paid too much was paid back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefundOverpayment {
    /// The number of the payment.
    pub payment: PaymentId,
    /// How much; all that is not put against an invoice if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// Take money of a payment from an invoice, and put it against another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReallocatePayment {
    /// The number of the payment.
    pub payment: PaymentId,
    /// The invoice it is taken from.
    pub from: InvoiceNumber,
    /// The invoice it is put against; unallocated if left out.
    #[serde(default)]
    pub to: Option<InvoiceNumber>,
    /// How much; all of the payment that stands against the first invoice if left out.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// Money of a payment was taken from an invoice again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AllocationReversed {
    /// The payment.
    pub payment: PaymentId,
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
}

/// The bank took a payment back, after all of it was taken from invoices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentReversed {
    /// The payment.
    pub payment: PaymentId,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

/// What was refunded of a payment is claimed from the partner, because the bank took the payment back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RefundReclaimed {
    /// The number of the claim.
    pub invoice: InvoiceNumber,
    /// The payment.
    pub payment: PaymentId,
    /// How much was refunded.
    pub amount: Money,
    /// The last day to pay.
    pub due: Date,
}

/// What was paid too much was paid back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OverpaymentRefunded {
    /// The payment.
    pub payment: PaymentId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about payments that come undone.
    StornoRefusal {
        AlreadyReversed { payment: PaymentId, position: u64 } = "payment.already-reversed" Bookkeeping:
            "payment {payment} was taken back at position {position}",
            "a payment that still stands";
        BeforeLast { payment: PaymentId, last: Date } = "payment.before-last" Bookkeeping:
            "something happened to payment {payment} on {last}, after that day",
            "a day from {last}";
        PartlyRefunded { payment: PaymentId, refunded: Money } = "payment.partly-refunded" Bookkeeping:
            "{refunded} of payment {payment} was paid back already",
            "correct that refund first";
        NothingLeft { payment: PaymentId } = "payment.nothing-left" Bookkeeping:
            "all of payment {payment} is put against invoices or was paid back",
            "a payment with something left; take it from an invoice first";
        NotOnInvoice { payment: PaymentId, invoice: InvoiceNumber } = "payment.not-on-invoice" Bookkeeping:
            "nothing of payment {payment} stands against invoice {invoice}",
            "an invoice that the payment was put against";
        MoreThanOnInvoice { payment: PaymentId, invoice: InvoiceNumber, amount: Money, there: Money } = "payment.more-than-on-invoice" Bookkeeping:
            "{amount} is more than the {there} of payment {payment} that stands against invoice {invoice}",
            "at most {there}";
        SameInvoice { invoice: InvoiceNumber } = "payment.same-invoice" Bookkeeping:
            "{invoice} is both the invoice it is taken from and the one it is put against",
            "another invoice";
    }
}

/// A payment that still stands, and of which nothing happened after the day of the act.
pub(super) fn standing<'a>(by: &Acting<'a>, payment: PaymentId) -> Result<&'a Payment, Refusal> {
    let received = by.ledger.payments.get(payment).ok_or(PaymentRefusal::Unknown { payment })?;
    if let Some(position) = received.reversed {
        return Err(StornoRefusal::AlreadyReversed { payment, position: position.0 }.into());
    }
    match received.unallocated.last_change().filter(|last| by.on < *last) {
        Some(last) => Err(StornoRefusal::BeforeLast { payment, last }.into()),
        None => Ok(received),
    }
}

/// What of a payment that stands was refunded.
fn refunded(by: &Acting<'_>, payment: PaymentId, received: &Payment) -> Money {
    let parts = by.ledger.claims.paid_by(payment);
    let allocated: Money = parts.iter().map(|(_, amount)| *amount).sum();
    received.amount - allocated - received.unallocated.total()
}

/// Refuses a payment of which something was refunded.
pub(super) fn not_refunded(by: &Acting<'_>, payment: PaymentId) -> Result<(), Refusal> {
    let refunded = refunded(by, payment, standing(by, payment)?);
    match refunded.is_zero() {
        true => Ok(()),
        false => Err(StornoRefusal::PartlyRefunded { payment, refunded }.into()),
    }
}

/// What takes all of a payment from invoices, so that it can go as a whole.
pub(super) fn take_from_invoices(by: &Acting<'_>, payment: PaymentId) -> Vec<Event> {
    let parts = by.ledger.claims.paid_by(payment);
    let reversed = |(claim, amount): (&crate::claims::Claim, Money)| {
        AllocationReversed { payment, invoice: claim.invoice, amount }.into()
    };
    parts.into_iter().map(reversed).collect()
}

impl Act for ReversePayment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        acting::line("reason", &self.reason, 400)?;
        let entry = by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let BankEntry { bank_reference, bank_account } = entry;
        let ReversePayment { payment, reason, .. } = self.clone();
        let received = standing(by, payment)?;
        let mut events = take_from_invoices(by, payment);
        let refunded = refunded(by, payment, received);
        if !refunded.is_zero() {
            let year = by.covenant.year_of(by.on);
            let invoice = by.ledger.claims.next_number(Series::Reclaim, year);
            let due = by.on.plus_days(by.covenant.rules.share_payment_term_days.into());
            events.push(RefundReclaimed { invoice, payment, amount: refunded, due }.into());
        }
        let amount = received.amount;
        events
            .push(PaymentReversed { payment, amount, reason, bank_reference, bank_account }.into());
        Ok(events)
    }
}

impl Act for RefundOverpayment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        acting::amount_if("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let payment = self.payment;
        let amount = standing(by, payment)?.part(by, payment, self.amount)?;
        Ok(vec![OverpaymentRefunded { payment, amount, bank_reference, bank_account }.into()])
    }
}

impl Act for ReallocatePayment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        let ReallocatePayment { payment, from: invoice, to, amount } = *self;
        acting::amount_if("amount", amount)?;
        let received = standing(by, payment)?;
        let there = by.ledger.claims.put_by(payment, invoice).total();
        if there.is_zero() {
            return Err(StornoRefusal::NotOnInvoice { payment, invoice }.into());
        }
        let amount = amount.unwrap_or(there);
        if amount > there {
            let refusal = StornoRefusal::MoreThanOnInvoice { payment, invoice, amount, there };
            return Err(refusal.into());
        }
        let mut events = vec![AllocationReversed { payment, invoice, amount }.into()];
        if let Some(to) = to {
            if to == invoice {
                return Err(StornoRefusal::SameInvoice { invoice }.into());
            }
            events.extend(received.put_against(by, payment, to, amount)?);
        }
        Ok(events)
    }
}

impl Fact for AllocationReversed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let AllocationReversed { payment, invoice, amount } = self;
        let there = ledger.claims.put_by(payment, invoice);
        if amount <= Money::ZERO || amount > there.least_since(at.on) {
            return Err(Misfit("it takes more from an invoice than the payment put there"));
        }
        let by = ReducedBy::Payment(payment);
        ledger.claims.reduce(invoice, by, at.on, -amount, at.position)?;
        ledger.payments.get_mut(payment)?.unallocated.change(at.on, amount)?;
        let year = ledger.year_of(at.on)?;
        let postings = [
            Posting::debit(invoice.series.account(), amount),
            Posting::credit(Account::UnallocatedReceipts, amount),
        ];
        let memo = Memo::AllocationReversed(payment, invoice);
        ledger.journal.post(at.position, at.on, year, memo, &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Payer(self.payment));
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for RefundReclaimed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let RefundReclaimed { invoice, payment, amount, due } = self;
        let partner = ledger.payments.get_mut(payment)?.partner;
        let (on, position, year) = (at.on, at.position, ledger.year_of(at.on)?);
        if invoice.series != Series::Reclaim || amount <= Money::ZERO {
            return Err(Misfit("it reclaims nothing"));
        }
        ledger.payments.pay_back(payment, -amount, at)?;
        ledger.payments.note_reclaim(payment, invoice);
        ledger.claims.add(Claim::new(invoice, partner, year, (on, due), amount, position))?;
        let postings = [
            Posting::debit(invoice.series.account(), amount),
            Posting::credit(Account::UnallocatedReceipts, amount),
        ];
        ledger.journal.post(position, on, year, Memo::Reclaimed(invoice), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Payer(self.payment));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for PaymentReversed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let PaymentReversed { payment, amount, reason: _, bank_reference, bank_account } = self;
        let received = ledger.payments.get_mut(payment)?;
        if received.reversed.replace(at.position).is_some() || received.amount != amount {
            return Err(Misfit("the payment was taken back already, or is another amount"));
        }
        let entry = BankEntry { bank_reference, bank_account };
        pay_back(ledger, payment, amount, entry, Memo::PaymentReversed(payment), at)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Payer(self.payment));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for OverpaymentRefunded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let OverpaymentRefunded { payment, amount, bank_reference, bank_account } = self;
        let entry = BankEntry { bank_reference, bank_account };
        pay_back(ledger, payment, amount, entry, Memo::Overpayment(payment), at)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Payer(self.payment));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

fn pay_back(
    ledger: &mut Ledger,
    payment: PaymentId,
    amount: Money,
    BankEntry { bank_reference, bank_account }: BankEntry,
    memo: Memo,
    at: At,
) -> Result<(), Misfit> {
    if amount <= Money::ZERO {
        return Err(Misfit("it pays back nothing"));
    }
    let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
    ledger.payments.pay_back(payment, amount, at)?;
    let year = ledger.year_of(at.on)?;
    let postings = [Posting::debit(Account::UnallocatedReceipts, amount), bank.credit(amount)];
    ledger.journal.post(at.position, at.on, year, memo, &postings)
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::credit::CreditInvoice;
    use crate::facts::TakenFrom;
    use crate::refusal::General;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, euros, financed, first_year, invoice, invoice_all,
        ladders, receive, with_surplus,
    };

    const ONE: PaymentId = PaymentId(1);

    /// Every party was invoiced 1000.00; on 20 February `waterschap` paid 1250.00, 250.00 too much.
    fn paid() -> Given {
        financed().and(LEADER, "2020-02-01", invoice_all("2020")).and(
            LEADER,
            "2020-02-20",
            receive("waterschap", "1250.00", "NL-1"),
        )
    }

    fn storno(payment: u32) -> ReversePayment {
        let (reason, bank_reference) = ("Storno".to_owned(), "NL-2".to_owned());
        ReversePayment { payment: PaymentId(payment), reason, bank_reference, bank_account: None }
    }

    fn refund(amount: Option<&str>) -> RefundOverpayment {
        let bank_reference = "NL-2".to_owned();
        RefundOverpayment {
            payment: ONE,
            amount: amount.map(euros),
            bank_reference,
            bank_account: None,
        }
    }

    fn reallocate(from: &str, to: Option<&str>, amount: Option<&str>) -> ReallocatePayment {
        let (from, to) = (invoice(from), to.map(invoice));
        ReallocatePayment { payment: ONE, from, to, amount: amount.map(euros) }
    }

    #[test]
    fn after_a_storno_the_invoice_is_open_again() {
        let taken = AllocationReversed {
            payment: ONE,
            invoice: invoice("C2020-0001"),
            amount: euros("1000.00"),
        };
        let ReversePayment { payment, reason, bank_reference, .. } = storno(1);
        let amount = euros("1250.00");
        let reversed =
            PaymentReversed { payment, amount, reason, bank_reference, bank_account: None };
        paid()
            .when(LEADER, "2020-03-01", storno(1))
            .then([Event::from(taken), reversed.into()])
            .booked([
                "2020-03-01 1300 1000.00 1710 -1000.00",
                "2020-03-01 1710 1250.00 1000 -1250.00",
            ]);
        let after = paid().and(LEADER, "2020-03-01", storno(1));
        let claim = after.ledger.claims.get(invoice("C2020-0001")).unwrap();
        assert_eq!(claim.open(), euros("1000.00"));
        // The partner pays again.
        after.and(LEADER, "2020-03-05", receive("waterschap", "1000.00", "NL-3"));
    }

    #[test]
    fn nothing_is_taken_from_an_invoice_on_a_day_on_which_it_was_paid() {
        let after = paid().and(LEADER, "2020-03-01", storno(1));
        let invoice = invoice("C2020-0001");
        let credit = CreditInvoice { invoice, amount: None, reason: "Onjuist".to_owned() };
        after.when(LEADER, "2020-02-25", credit.clone()).refused(General::TakenSince {
            what: TakenFrom::Invoice(invoice),
            amount: euros("1000.00"),
            on: day("2020-02-25"),
            least: Money::ZERO,
            from: day("2020-03-01"),
        });
        after.when(LEADER, "2020-03-01", credit).booked(["2020-03-01 8000 1000.00 1300 -1000.00"]);
        // What was received before the storno pays nothing; from that day it can be put there.
        let late = after.and(LEADER, "2020-02-25", receive("waterschap", "400.00", "NL-3"));
        assert_eq!(
            late.ledger.payments.get(PaymentId(2)).unwrap().unallocated.total(),
            euros("400.00")
        );
    }

    #[test]
    fn who_pays_on_a_day_before_a_correction_is_told_from_when_it_counts() {
        use crate::acts::reminder::SendReminders;
        use crate::warning::Warning;
        let number = invoice("C2020-0001");
        let corrected = paid().and_corrected("2020-03-03", "payment-received");
        let again = receive("waterschap", "1250.00", "NL-1");
        let open_later = |amount| Warning::OpenLater {
            amount: euros(amount),
            invoice: number,
            from: day("2020-03-03"),
            payment: PaymentId(2),
        };
        let partner = corrected.ledger.partners.name(crate::PartnerId(1)).to_owned();
        let too_much = Warning::PaidTooMuch { partner: partner.clone(), over: euros("250.00") };
        corrected.when(LEADER, "2020-02-20", again).warned([open_later("1000.00"), too_much]);
        let right = receive("waterschap", "250.00", "NL-1");
        corrected.when(LEADER, "2020-02-20", right.clone()).warned([open_later("250.00")]);
        corrected.when(LEADER, "2020-03-03", right.clone()).warned([]);
        // What it paid waits, and so it is not reminded without a word.
        let waits = corrected.and(LEADER, "2020-02-20", right);
        let amount = euros("250.00");
        let remind = SendReminders { invoices: Some(vec![number]) };
        let warning = Warning::RemindedThoughPaid { partner, amount, invoice: number };
        let reminded = waits.when(LEADER, "2020-05-05", remind).warnings();
        assert!(reminded.contains(&warning), "{reminded:?}");
    }

    #[test]
    fn what_was_paid_too_much_goes_back() {
        paid()
            .when(LEADER, "2020-03-01", refund(None))
            .booked(["2020-03-01 1710 250.00 1000 -250.00"]);
        paid().when(LEADER, "2020-03-01", refund(Some("100.00"))).then([OverpaymentRefunded {
            payment: ONE,
            amount: euros("100.00"),
            bank_reference: "NL-2".to_owned(),
            bank_account: None,
        }]);
        let refunded = paid().and(LEADER, "2020-03-01", refund(None));
        let again = ReversePayment { bank_reference: "NL-3".to_owned(), ..storno(1) };
        refunded.when(LEADER, "2020-03-01", again).booked([
            "2020-03-01 1300 1000.00 1710 -1000.00",
            "2020-03-01 1300 250.00 1710 -250.00",
            "2020-03-01 1710 1250.00 1000 -1250.00",
        ]);
    }

    /// The payment of 1250.00 of which 250.00 was refunded; then the bank took it back.
    fn reclaimed() -> Given {
        let storno = ReversePayment { bank_reference: "NL-3".to_owned(), ..storno(1) };
        let refunded = paid().and(LEADER, "2020-03-01", refund(None));
        refunded.and(LEADER, "2020-03-02", storno)
    }

    #[test]
    fn what_was_refunded_of_a_payment_that_the_bank_takes_back_is_owed() {
        let open = |given: &Given, number| given.ledger.claims.get(invoice(number)).unwrap().open();
        let given = reclaimed();
        let owed = ["C2020-0001", "V2020-0001"].map(|number| open(&given, number));
        assert_eq!(owed, [euros("1000.00"), euros("250.00")]);
        assert_eq!(given.ledger.payments.get(ONE).unwrap().unallocated.total(), Money::ZERO);
        let paid = given.and(LEADER, "2020-05-05", receive("waterschap", "1250.00", "NL-4"));
        assert_eq!(open(&paid, "V2020-0001"), Money::ZERO);
        let journal = &paid.ledger.journal;
        let balances = [Account::Bank, Account::UnallocatedReceipts];
        assert_eq!(balances.map(|of| journal.balance(of)), [euros("1000.00"), Money::ZERO]);
    }

    #[test]
    fn a_storno_or_refund_that_was_none_leaves_the_money_of_the_payment_for_what_was_claimed() {
        let given = reclaimed();
        let of = |kind| {
            let entries = given.ledger.journal.entries();
            entries.filter(|(entry, _)| entry.memo == kind).last().unwrap().0.position
        };
        let correct = |memo| crate::acts::correction::CorrectAct {
            position: of(memo).into(),
            reason: "Onjuist".to_owned(),
        };
        let open = |given: &Given| given.ledger.claims.get(invoice("V2020-0001")).unwrap().open();
        for (memo, bank, unallocated) in [
            (Memo::PaymentReversed(ONE), "1000.00", "1000.00"),
            (Memo::Overpayment(ONE), "0.00", "0.00"),
        ] {
            let corrected = given.and(LEADER, "2020-03-03", correct(memo));
            let journal = &corrected.ledger.journal;
            assert_eq!(open(&corrected), Money::ZERO, "{memo:?}");
            assert_eq!(journal.balance(Account::Bank), euros(bank), "{memo:?}");
            let left = -journal.balance(Account::UnallocatedReceipts);
            assert_eq!(left, euros(unallocated), "{memo:?}");
        }
    }

    #[test]
    fn money_that_is_taken_from_an_invoice_waits() {
        paid()
            .when(LEADER, "2020-03-01", reallocate("C2020-0001", None, Some("10.00")))
            .booked(["2020-03-01 1300 10.00 1710 -10.00"]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let reverses = json!({ "payment": 9, "reason": "", "bank_reference": "NL-1" });
        let refunds = json!({ "payment": 9, "amount": "0", "bank_reference": "NL-1" });
        let moves =
            json!({ "payment": 9, "from": "C2020-0003", "to": "C2020-0002", "amount": "0" });
        let reversed = first_year().told(
            "2020-05-01",
            "reverse-payment",
            json!({ "payment": 1, "reason": "Storno", "bank_reference": "NL-7" }),
        );
        let again = json!({ "payment": 1, "reason": "Storno", "bank_reference": "NL-9" });
        let refunded = first_year().told(
            "2020-05-01",
            "refund-overpayment",
            json!({ "payment": 2, "bank_reference": "NL-7" }),
        );
        let receipt = refunded.ledger.payments.get(PaymentId(2)).unwrap().position;
        ladders([
            Ladder::from_below(with_surplus(), "reverse-payment", reverses)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("text.empty", "/reason", "Storno")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .refuses_until("payment.unknown", "/payment", 1)
                .accepted(),
            Ladder::new(reversed, "reverse-payment", again)
                .on("2020-02-01")
                .says(
                    "payment.already-reversed: payment 1 was taken back at position 39",
                    "a payment that still stands",
                )
                .with("/payment", 2)
                .says(
                    "payment.before-last: something happened to payment 2 on 2020-03-20, after \
                     that day",
                    "a day from 2020-03-20",
                )
                .on("2020-06-01")
                .accepted(),
            Ladder::new(
                refunded,
                "correct-act",
                json!({ "position": receipt, "reason": "Dubbel" }),
            )
            .says(
                "payment.partly-refunded: 250.50 of payment 2 was paid back already",
                "correct that refund first",
            )
            .after(|given| given.and_corrected("2020-06-01", "overpayment-refunded"))
            .accepted(),
            Ladder::from_below(with_surplus(), "refund-overpayment", refunds)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("amount.not-positive", "/amount", "1000.01")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .refuses_until("payment.unknown", "/payment", 1)
                .says(
                    "payment.nothing-left: all of payment 1 is put against invoices or was paid \
                     back",
                    "a payment with something left; take it from an invoice first",
                )
                .after(|given| {
                    let taken = json!({ "payment": 1, "from": "C2020-0001" });
                    given.told("2021-06-01", "reallocate-payment", taken)
                })
                .refuses_until("payment.more-than-received", "/amount", "1000.00")
                .accepted(),
            Ladder::from_below(with_surplus(), "reallocate-payment", moves)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("amount.not-positive", "/amount", "1000.01")
                .refuses_until("payment.unknown", "/payment", 2)
                .says(
                    "payment.not-on-invoice: nothing of payment 2 stands against invoice \
                     C2020-0003",
                    "an invoice that the payment was put against",
                )
                .with("/from", "C2020-0002")
                .says(
                    "payment.more-than-on-invoice: 1000.01 is more than the 1000.00 of payment 2 \
                     that stands against invoice C2020-0002",
                    "at most 1000.00",
                )
                .with("/amount", "10.00")
                .says(
                    "payment.same-invoice: C2020-0002 is both the invoice it is taken from and the \
                     one it is put against",
                    "another invoice",
                )
                .with("/to", "C2020-0009")
                .refuses_until("payment.no-invoice", "/to", "C2020-0003")
                .refuses_until("payment.other-partner", "/to", json!(null))
                .accepted(),
        ])
    }
}
