//! Payments received from partners, and their allocation to invoices.
//!
//! Source: the covenant's article on funding, and sound bookkeeping: a bank entry is booked once; what
//! is not put against an invoice stays visible as unallocated. Bank / unallocated receipts; then
//! unallocated receipts / debtors, or / deficit shares receivable. What a partner owed, the partner it
//! merged into owes and may pay; what comes in under the old name is received from it. A payment that is put
//! against what was written off recovers it.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::credit::ClaimRefusal;
use crate::acts::storno::StornoRefusal;
use crate::acts::write_off::{ClaimRecovered, recoverable};
use crate::balance::Balance;
use crate::bank_entries::BankEntry;
use crate::calendar::Date;
use crate::claims::{Claim, ReducedBy};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::TakenFrom;
use crate::ids::{BankAccountId, PartnerId, PaymentId, Position};
use crate::invoice::InvoiceNumber;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::paged::{PagedList, parts};
use crate::refusal::{General, Refusal, refusals};

/// Record money that a partner paid into the bank account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceivePayment {
    /// Who paid, by code or name.
    pub partner: String,
    /// How much.
    pub amount: Money,
    /// The reference the bank gave the entry; the same reference again is the same payment.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// Who paid for the partner, if it did not pay itself: the name of an organisation, never of a person.
    #[serde(default)]
    pub payer: Option<String>,
    /// Which invoices it pays.
    #[serde(default)]
    pub allocate: Allocate,
}

/// Which invoices a payment pays: `"oldest"`, the open ones of the partner as far as it reaches, first
/// due first; `"none"` yet; or a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Allocate {
    /// The open invoices of the partner, first due first.
    #[default]
    Oldest,
    /// None yet.
    None,
    /// These.
    These(Vec<AllocateTo>),
}

/// A part of a payment for an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllocateTo {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
}

/// Put what is left of a payment against an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllocatePayment {
    /// The number of the payment.
    pub payment: PaymentId,
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much; as much as possible if left out.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// Money was received from a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentReceived {
    /// Its number.
    pub payment: PaymentId,
    /// Who paid.
    pub partner: PartnerId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
    /// The organisation that paid for it, if it did not pay itself.
    pub payer: Option<String>,
}

/// Money of a payment was put against an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentAllocated {
    /// The payment.
    pub payment: PaymentId,
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
}

refusals! {
    /// Refusals about payments.
    PaymentRefusal {
        Unknown { payment: PaymentId } = "payment.unknown" Bookkeeping:
            "there is no payment {payment}",
            "the number of a payment that was received";
        NoInvoice { invoice: InvoiceNumber } = "payment.no-invoice" Funding:
            "there is no invoice {invoice}",
            "the number of an invoice that was sent";
        OtherPartner { invoice: InvoiceNumber, owed_by: String, paid_by: String } = "payment.other-partner" Funding:
            "invoice {invoice} is owed by {owed_by}, and {paid_by} paid",
            "an invoice of {paid_by}";
        BeforeInvoice { invoice: InvoiceNumber, on: Date } = "payment.before-invoice" Bookkeeping:
            "invoice {invoice} is of {on}, after that day",
            "leave the payment unallocated, and allocate it from {on}";
        OpenLater { invoice: InvoiceNumber, amount: Money, from: Date } = "payment.open-later" Bookkeeping:
            "on that day {amount} is not open of invoice {invoice}: it was paid then, and is open again from {from}",
            "leave the payment unallocated, and allocate it from {from}";
        BeforeReceipt { payment: PaymentId, on: Date } = "payment.before-receipt" Bookkeeping:
            "payment {payment} was received on {on}, after that day",
            "a day from {on}";
        InvoiceTwice { invoice: InvoiceNumber } = "payment.invoice-twice" Bookkeeping:
            "invoice {invoice} is there twice",
            "each invoice once";
        MoreThanOpen { invoice: InvoiceNumber, amount: Money, open: Money } = "payment.more-than-open" Bookkeeping:
            "{amount} is more than the {open} that is open on invoice {invoice}",
            "at most {open}; what is paid too much stays unallocated";
        MoreThanReceived { amount: Money, left: Money } = "payment.more-than-received" Bookkeeping:
            "{amount} is more than the {left} that is left of the payment",
            "at most {left}";
    }
}

impl Act for ReceivePayment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        let partner = by.ledger.partners.successor(by.partner(&self.partner)?, by.on);
        acting::amount("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        if let Some(payer) = &self.payer {
            acting::line("payer", payer, 200)?;
        }
        let payment = by.ledger.payments.next_id();
        let ReceivePayment { amount, payer, .. } = self.clone();
        let received =
            PaymentReceived { payment, partner, amount, bank_reference, bank_account, payer };
        let mut events = vec![received.into()];
        events.extend(self.allocate.parts(by, (payment, partner), amount)?);
        Ok(events)
    }
}

impl Allocate {
    /// What puts a payment that comes in with the act against invoices.
    pub(super) fn parts(
        &self,
        by: &Acting<'_>,
        (payment, partner): (PaymentId, PartnerId),
        amount: Money,
    ) -> Result<Vec<Event>, Refusal> {
        match self {
            Allocate::None => Ok(Vec::new()),
            Allocate::Oldest => {
                let parts = oldest_first(by, partner, amount).into_iter();
                let allocated = parts.map(|AllocateTo { invoice, amount }| {
                    PaymentAllocated { payment, invoice, amount }.into()
                });
                Ok(allocated.collect())
            }
            Allocate::These(parts) => put_against_these(by, (payment, partner), amount, parts),
        }
    }
}

fn oldest_first(by: &Acting<'_>, partner: PartnerId, mut left: Money) -> Vec<AllocateTo> {
    let mut parts = Vec::new();
    let sent = |claim: &&Claim| claim.on <= by.on;
    let claims = by.ledger.claims.open_of(&by.ledger.partners.united(partner, by.on));
    for claim in claims.into_iter().filter(sent) {
        if left.is_zero() {
            break;
        }
        let amount = by.ledger.claims.least_open_since(claim, by.on).min(left);
        if amount.is_zero() {
            continue;
        }
        left -= amount;
        parts.push(AllocateTo { invoice: claim.invoice, amount });
    }
    parts
}

fn put_against_these(
    by: &Acting<'_>,
    payer: (PaymentId, PartnerId),
    mut left: Money,
    parts: &[AllocateTo],
) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    let mut before = BTreeSet::new();
    for part in parts {
        let AllocateTo { invoice, amount } = *part;
        acting::amount("allocate.amount", amount)?;
        events.extend(put_against(by, payer, invoice, amount, left).map_err(open_later(part))?);
        if !before.insert(invoice) {
            return Err(PaymentRefusal::InvoiceTwice { invoice }.into());
        }
        left -= amount;
    }
    Ok(events)
}

/// What is said of a payment of a day on which an invoice counts as paid, if it is open again later.
fn open_later(part: &AllocateTo) -> impl Fn(Refusal) -> Refusal {
    let AllocateTo { invoice, amount } = *part;
    move |refusal| {
        if let Refusal::General(General::TakenSince { what: TakenFrom::Invoice(_), from, .. }) =
            refusal
        {
            return PaymentRefusal::OpenLater { invoice, amount, from }.into();
        }
        refusal
    }
}

/// What puts a part of a payment against an invoice, and recovers what of it was written off. Checks, in
/// this order: the invoice exists, is the payer's, is not of a later day, has so much open or written off;
/// so much is left of the payment.
fn put_against(
    by: &Acting<'_>,
    (payment, partner): (PaymentId, PartnerId),
    invoice: InvoiceNumber,
    amount: Money,
    left: Money,
) -> Result<Vec<Event>, Refusal> {
    let claim = claim_of(by, partner, invoice)?;
    part_of(by, claim, Some(amount))?;
    if amount > left {
        return Err(PaymentRefusal::MoreThanReceived { amount, left }.into());
    }
    let open = payable(by, claim);
    if amount > open {
        return Err(PaymentRefusal::MoreThanOpen { invoice, amount, open }.into());
    }
    let recovered = (amount - by.ledger.claims.least_open_since(claim, by.on)).max(Money::ZERO);
    let recovered =
        (!recovered.is_zero()).then(|| ClaimRecovered { invoice, amount: recovered }.into());
    let allocated = PaymentAllocated { payment, invoice, amount }.into();
    Ok(recovered.into_iter().chain([allocated]).collect())
}

/// The most that a payment can pay of an invoice on the day of the act: what is open then and ever since, and
/// what is written off then and ever since.
fn payable(by: &Acting<'_>, claim: &Claim) -> Money {
    by.ledger.claims.least_open_since(claim, by.on) + recoverable(by, claim)
}

/// The part of an invoice that a payment can pay on the day of the act: what is open or written off.
fn part_of(by: &Acting<'_>, claim: &Claim, amount: Option<Money>) -> Result<Money, Refusal> {
    let (invoice, unpaid) = (claim.invoice, by.ledger.claims.unpaid(claim));
    let more = |amount, open| PaymentRefusal::MoreThanOpen { invoice, amount, open };
    let none = ClaimRefusal::NothingOpen { invoice };
    by.take(TakenFrom::Invoice(invoice), &unpaid, amount, none, more)
}

fn claim_of<'a>(
    by: &Acting<'a>,
    partner: PartnerId,
    invoice: InvoiceNumber,
) -> Result<&'a Claim, Refusal> {
    let claim = by.ledger.claims.get(invoice).ok_or(PaymentRefusal::NoInvoice { invoice })?;
    let owing = |id| by.ledger.partners.successor(id, by.on);
    if owing(claim.partner) != owing(partner) {
        let name = |id| by.ledger.partners.name(id).to_owned();
        let (owed_by, paid_by) = (name(claim.partner), name(partner));
        return Err(PaymentRefusal::OtherPartner { invoice, owed_by, paid_by }.into());
    }
    if by.on < claim.on {
        return Err(PaymentRefusal::BeforeInvoice { invoice, on: claim.on }.into());
    }
    Ok(claim)
}

impl Act for AllocatePayment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        let AllocatePayment { payment, invoice, amount } = *self;
        acting::amount_if("amount", amount)?;
        let received =
            by.ledger.payments.get(payment).ok_or(PaymentRefusal::Unknown { payment })?;
        if by.on < received.on {
            return Err(PaymentRefusal::BeforeReceipt { payment, on: received.on }.into());
        }
        let claim = claim_of(by, received.partner, invoice)?;
        let open = part_of(by, claim, amount)?;
        let left = received.part(by, payment, amount)?;
        // As much as possible is less than what is unpaid if some of that is written off on a later day.
        let possible = Some(payable(by, claim)).filter(|of| amount.is_none() && !of.is_zero());
        let amount = open.min(left).min(possible.unwrap_or(open));
        put_against(by, (payment, received.partner), invoice, amount, left)
    }
}

impl Fact for PaymentReceived {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let PaymentReceived { payment, partner, amount, bank_reference, payer, bank_account } =
            self;
        if ledger.partners.get(partner).is_none() {
            return Err(Misfit("it is no payment of a partner"));
        }
        ledger.payments.add(payment, Payment { payer, ..Payment::of(partner, amount, at) })?;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        let (on, position, year) = (at.on, at.position, ledger.year_of(at.on)?);
        let postings = [bank.debit(amount), Posting::credit(Account::UnallocatedReceipts, amount)];
        ledger.journal.post(position, on, year, Memo::Payment(payment), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Payer(self.payment));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for PaymentAllocated {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let PaymentAllocated { payment, invoice, amount } = self;
        if amount <= Money::ZERO || ledger.payments.get(payment).is_none() {
            return Err(Misfit("it allocates nothing, or of no payment"));
        }
        let by = ReducedBy::Payment(payment);
        let claim = ledger.claims.reduce(invoice, by, at.on, amount, at.position)?;
        let received = ledger.payments.get_mut(payment)?;
        let owing = |id| ledger.partners.successor(id, at.on);
        if owing(received.partner) != owing(claim.partner) {
            return Err(Misfit("it allocates the payment of another"));
        }
        received.unallocated.change(at.on, -amount)?;
        let year = ledger.year_of(at.on)?;
        let postings = [
            Posting::debit(Account::UnallocatedReceipts, amount),
            Posting::credit(invoice.series.account(), amount),
        ];
        ledger.journal.post(at.position, at.on, year, Memo::Allocation(payment, invoice), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        // Who paid and who owed it differ when one merged into the other.
        name(Concerned::Payer(self.payment));
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// A payment received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    /// Who paid.
    pub partner: PartnerId,
    /// The organisation that paid for it, if it did not pay itself.
    pub payer: Option<String>,
    /// When.
    pub on: Date,
    /// How much.
    pub amount: Money,
    /// What was not yet put against an invoice, nor paid back, on every day.
    pub unallocated: Balance,
    /// The event by which it was reversed or corrected, if it was.
    pub reversed: Option<Position>,
    /// The event.
    pub position: Position,
}

/// Money of a payment that left again: refunded, reversed by the bank, or never received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidBack {
    /// Of which payment.
    pub payment: PaymentId,
    /// The day.
    pub on: Date,
    /// How much; negative when it is undone.
    pub amount: Money,
    /// The event.
    pub position: Position,
}

/// Every payment received.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Payments {
    all: PagedList<Payment>,
    paid_back: PagedList<PaidBack>,
    /// The payments of each partner, by its place in the register.
    of_partner: PagedList<Vec<PaymentId>>,
    /// What was last claimed of the partner because a payment was gone that was partly refunded.
    reclaims: BTreeMap<PaymentId, InvoiceNumber>,
    /// The payment of each such claim.
    reclaimed_by: BTreeMap<InvoiceNumber, PaymentId>,
}

parts!(Payments { all, paid_back, of_partner });

impl Payment {
    /// A payment that is not put against an invoice yet.
    pub(super) fn of(partner: PartnerId, amount: Money, at: At) -> Payment {
        let At { on, position, .. } = at;
        let unallocated = [(on, amount)].into_iter().collect();
        Payment { partner, payer: None, on, amount, unallocated, reversed: None, position }
    }

    /// The part of the payment that the act can take: what stands against no invoice.
    pub(super) fn part(
        &self,
        by: &Acting<'_>,
        payment: PaymentId,
        amount: Option<Money>,
    ) -> Result<Money, Refusal> {
        let more = |amount, left| PaymentRefusal::MoreThanReceived { amount, left };
        let none = StornoRefusal::NothingLeft { payment };
        by.take(TakenFrom::Payment(payment), &self.unallocated, amount, none, more)
    }

    /// What puts a part of the payment against an invoice, once so much of it is left.
    pub(super) fn put_against(
        &self,
        by: &Acting<'_>,
        payment: PaymentId,
        invoice: InvoiceNumber,
        amount: Money,
    ) -> Result<Vec<Event>, Refusal> {
        put_against(by, (payment, self.partner), invoice, amount, amount)
    }
}

impl Payments {
    /// Every payment with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (PaymentId, &Payment)> {
        self.all.iter().enumerate().map(|(index, payment)| (PaymentId::at(index), payment))
    }

    /// The payment with a number.
    pub fn get(&self, id: PaymentId) -> Option<&Payment> {
        self.all.get(id.index())
    }

    /// Every payment of a partner with its number, in the order recorded.
    pub fn of(&self, partner: PartnerId) -> impl Iterator<Item = (PaymentId, &Payment)> {
        let payments = self.of_partner.get(partner.index()).into_iter().flatten();
        payments.filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// What was last claimed of the partner because a payment was gone that was partly refunded.
    pub fn reclaimed(&self, payment: PaymentId) -> Option<InvoiceNumber> {
        self.reclaims.get(&payment).copied()
    }

    /// The payment of which a claim takes back what was refunded.
    pub fn reclaimed_by(&self, invoice: InvoiceNumber) -> Option<(PaymentId, &Payment)> {
        let id = *self.reclaimed_by.get(&invoice)?;
        Some((id, self.get(id)?))
    }

    /// Notes what is claimed of the partner because a payment is gone that was partly refunded.
    pub(super) fn note_reclaim(&mut self, payment: PaymentId, invoice: InvoiceNumber) {
        self.reclaims.insert(payment, invoice);
        self.reclaimed_by.insert(invoice, payment);
    }

    /// Everything that left again, in the order recorded.
    pub fn paid_back(&self) -> &PagedList<PaidBack> {
        &self.paid_back
    }

    /// Adds the payment with the next number.
    pub(super) fn add(&mut self, id: PaymentId, payment: Payment) -> Result<(), Misfit> {
        if id != self.next_id() {
            return Err(Misfit("it is not the next payment"));
        }
        if let Some(payments) = self.of_partner.filled_to(payment.partner.index()) {
            payments.push(id);
        }
        self.all.push(payment);
        Ok(())
    }

    pub(super) fn get_mut(&mut self, id: PaymentId) -> Result<&mut Payment, Misfit> {
        self.all.get_mut(id.index()).ok_or(Misfit("there is no such payment"))
    }

    /// Takes out money that is not put against an invoice; a negative amount puts it back.
    pub(super) fn pay_back(
        &mut self,
        payment: PaymentId,
        amount: Money,
        at: At,
    ) -> Result<(), Misfit> {
        let received = self.get_mut(payment)?;
        if amount.is_zero() {
            return Err(Misfit("it pays back nothing"));
        }
        received.unallocated.change(at.on, -amount)?;
        self.paid_back.push(PaidBack { payment, on: at.on, amount, position: at.position });
        Ok(())
    }

    pub(super) fn next_id(&self) -> PaymentId {
        PaymentId::at(self.all.len())
    }
}

impl Serialize for Allocate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Allocate::Oldest => serializer.serialize_str("oldest"),
            Allocate::None => serializer.serialize_str("none"),
            Allocate::These(parts) => parts.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Allocate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> de::Visitor<'de> for Text {
            type Value = Allocate;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"oldest\", \"none\" or a list of invoices with amounts")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Allocate, E> {
                match text {
                    "oldest" => Ok(Allocate::Oldest),
                    "none" => Ok(Allocate::None),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, list: A) -> Result<Allocate, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(list)).map(Allocate::These)
            }
        }
        deserializer.deserialize_any(Text)
    }
}

impl JsonSchema for Allocate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Allocate".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let part = generator.subschema_for::<AllocateTo>();
        schemars::json_schema!({
            "oneOf": [
                { "const": "oldest", "description": "The open invoices of the partner, first due first." },
                { "const": "none", "description": "None yet." },
                { "type": "array", "items": part, "description": "These, each for an amount." }
            ],
            "description": "\"oldest\" open invoices first, \"none\" yet, or a list of invoices with amounts."
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::schedule::ScheduleDraft;
    use crate::acts::subject::SubjectDraft;
    use crate::event::Event;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, euros, financed, first_year, invoice, invoice_all, ladders,
        with_surplus,
    };

    /// Every party owes 1000.00 from 1 February 2020: the first C2020-0001, the second C2020-0002.
    fn invoiced() -> Given {
        financed().and(LEADER, "2020-02-01", invoice_all("2020"))
    }

    fn receive(amount: &str, allocate: Allocate) -> ReceivePayment {
        ReceivePayment { allocate, ..crate::testing::receive("waterschap", amount, "NL-1") }
    }

    fn to(number: &str, amount: &str) -> AllocateTo {
        AllocateTo { invoice: invoice(number), amount: euros(amount) }
    }

    fn received(amount: &str) -> Event {
        let (payment, partner) = (PaymentId(1), PartnerId(1));
        let bank_reference = "NL-1".to_owned();
        let (amount, payer) = (euros(amount), None);
        PaymentReceived { payment, partner, amount, bank_reference, payer, bank_account: None }
            .into()
    }

    fn allocated(number: &str, amount: &str) -> Event {
        let (invoice, amount) = (invoice(number), euros(amount));
        PaymentAllocated { payment: PaymentId(1), invoice, amount }.into()
    }

    fn allocate(number: &str, amount: Option<&str>) -> AllocatePayment {
        let (invoice, amount) = (invoice(number), amount.map(euros));
        AllocatePayment { payment: PaymentId(1), invoice, amount }
    }

    #[test]
    fn a_payment_reaches_the_open_invoices_and_the_rest_waits() {
        invoiced()
            .when(LEADER, "2020-02-20", receive("1000.01", Allocate::Oldest))
            .then([received("1000.01"), allocated("C2020-0001", "1000.00")])
            .booked([
                "2020-02-20 1000 1000.01 1710 -1000.01",
                "2020-02-20 1710 1000.00 1300 -1000.00",
            ]);
        invoiced()
            .when(LEADER, "2020-02-20", receive("400.00", Allocate::Oldest))
            .then([received("400.00"), allocated("C2020-0001", "400.00")]);
        invoiced()
            .when(LEADER, "2020-02-20", receive("400.00", Allocate::None))
            .then([received("400.00")])
            .booked(["2020-02-20 1000 400.00 1710 -400.00"]);
    }

    #[test]
    fn the_invoice_that_is_due_first_is_paid_first() {
        let with_term = |of, payment_term_days| {
            let schedule = crate::testing::schedule(of);
            SubjectDraft::ContributionSchedule(ScheduleDraft { payment_term_days, ..schedule })
        };
        financed()
            .and_adopted("2020-11-01", with_term("2020", 365))
            .and_adopted("2020-11-01", with_term("2021", 30))
            .and(LEADER, "2020-12-01", invoice_all("2020"))
            .and(LEADER, "2020-12-01", invoice_all("2021"))
            .when(LEADER, "2020-12-02", receive("1500.00", Allocate::Oldest))
            .then([
                received("1500.00"),
                allocated("C2021-0001", "1000.00"),
                allocated("C2020-0001", "500.00"),
            ]);
    }

    #[test]
    fn a_payment_does_not_reach_an_invoice_of_a_later_day() {
        let received = [received("400.00")];
        let oldest = receive("400.00", Allocate::Oldest);
        invoiced().when(LEADER, "2020-01-31", oldest).then(received);
    }

    #[test]
    fn what_waits_is_allocated_as_far_as_it_reaches() {
        let waiting = invoiced().and(LEADER, "2020-02-20", receive("1400.00", Allocate::None));
        waiting
            .when(LEADER, "2020-03-01", allocate("C2020-0001", None))
            .then([allocated("C2020-0001", "1000.00")])
            .booked(["2020-03-01 1710 1000.00 1300 -1000.00"]);
        waiting
            .when(LEADER, "2020-03-01", allocate("C2020-0001", Some("0.01")))
            .then([allocated("C2020-0001", "0.01")]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let receives = json!({
            "partner": "niemand", "amount": "0", "bank_reference": "NL-1",
            "allocate": [to("C2020-0009", "0"), to("C2020-0003", "1.00")],
        });
        let early = json!({
            "partner": "bewoners", "amount": "1.00", "bank_reference": "NL-9",
            "allocate": [to("C2020-0003", "1.00")],
        });
        let waiting = || {
            let half = crate::testing::receive("bewoners", "500.00", "NL-5");
            let half = ReceivePayment { allocate: Allocate::None, ..half };
            first_year().and(LEADER, "2020-05-01", half)
        };
        let allocates = json!({ "payment": 9, "invoice": "C2020-0009", "amount": "0" });
        let put = json!({ "payment": 3, "invoice": "C2020-0003" });
        let paid = crate::testing::receive("bewoners", "1000.00", "NL-6");
        let again = json!({
            "partner": "waterschap", "amount": "250.00", "bank_reference": "NL-9",
            "allocate": [{ "invoice": "C2020-0001", "amount": "250.00" }],
        });
        let corrected = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-02-20", crate::testing::receive("waterschap", "2500.00", "NL-1"))
            .and_corrected("2020-03-03", "payment-received");
        ladders([
            Ladder::new(corrected, "receive-payment", again)
                .on("2020-02-20")
                .says(
                    "payment.open-later: on that day 250.00 is not open of invoice C2020-0001: it was \
                     paid then, and is open again from 2020-03-03",
                    "leave the payment unallocated, and allocate it from 2020-03-03",
                )
                .with("/allocate", "none")
                .accepted(),
            Ladder::from_below(with_surplus(), "receive-payment", receives)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("partner.unknown", "/partner", "bewoners")
                .refuses_until("amount.not-positive", "/amount", "500.00")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .refuses_until("amount.not-positive", "/allocate/0/amount", "1000.01")
                .says(
                    "payment.no-invoice: there is no invoice C2020-0009",
                    "the number of an invoice that was sent",
                )
                .with("/allocate/0/invoice", "C2020-0002")
                .says(
                    "payment.other-partner: invoice C2020-0002 is owed by Fictieve Gemeente Oost, \
                     and Fictieve Bewonersvereniging \"Polder; & co\" paid",
                    "an invoice of Fictieve Bewonersvereniging \"Polder; & co\"",
                )
                .with("/allocate/0/invoice", "C2020-0003")
                .says(
                    "payment.more-than-open: 1000.01 is more than the 1000.00 that is open on \
                     invoice C2020-0003",
                    "at most 1000.00; what is paid too much stays unallocated",
                )
                .with("/allocate/0/amount", "500.01")
                .says(
                    "payment.more-than-received: 500.01 is more than the 500.00 that is left of \
                     the payment",
                    "at most 500.00",
                )
                .with("/allocate/0/amount", "499.00")
                .says(
                    "payment.invoice-twice: invoice C2020-0003 is there twice",
                    "each invoice once",
                )
                .with("/allocate", json!([to("C2020-0003", "500.00")]))
                .accepted(),
            Ladder::new(first_year(), "receive-payment", early)
                .on("2020-01-31")
                .says(
                    "payment.before-invoice: invoice C2020-0003 is of 2020-02-01, after that day",
                    "leave the payment unallocated, and allocate it from 2020-02-01",
                )
                .on("2020-02-01")
                .accepted(),
            Ladder::from_below(waiting(), "allocate-payment", allocates)
                .leader_within("2020-01-15", None)
                .on("2020-04-30")
                .refuses_until("amount.not-positive", "/amount", "1000.01")
                .says(
                    "payment.unknown: there is no payment 9",
                    "the number of a payment that was received",
                )
                .with("/payment", 3)
                .says(
                    "payment.before-receipt: payment 3 was received on 2020-05-01, after that day",
                    "a day from 2020-05-01",
                )
                .on("2020-06-01")
                .refuses_until("payment.no-invoice", "/invoice", "C2020-0002")
                .refuses_until("payment.other-partner", "/invoice", "C2020-0003")
                .refuses_until("payment.more-than-open", "/amount", "500.01")
                .refuses_until("payment.more-than-received", "/amount", "500.00")
                .accepted(),
            Ladder::new(
                waiting().told("2020-06-01", "allocate-payment", put.clone()),
                "allocate-payment",
                put.clone(),
            )
            .refuses("payment.nothing-left")
            .stuck(),
            Ladder::new(waiting().and(LEADER, "2020-06-01", paid), "allocate-payment", put)
                .refuses("invoice.nothing-open")
                .stuck(),
        ])
    }
}
