//! What partners owe on a day, by partner and by age.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::acts::arrangement::Standing;
use crate::acts::payment::Payment;
use crate::acts::suspense::Unknown;
use crate::calendar::{Date, FiscalYear};
use crate::claims::{Claim, ReducedBy, Reduction};
use crate::ids::{PartnerId, PaymentId, Position, SuspenseId};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;
use crate::views::meaning;

/// What was open on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receivables {
    /// The day.
    #[serde(serialize_with = "meaning::seen_on")]
    pub on: Date,
    /// Every partner that owes something, in the order of the register.
    pub partners: Vec<PartnerReceivables>,
    /// All of them by age.
    pub ageing: Ageing,
    /// What was received and not yet put against an invoice.
    pub unallocated: Figure,
    /// Receipts of which it was not known what they are for, if all partners are asked for.
    pub unknown: Vec<UnknownReceipt>,
}

/// A receipt of which it was not known on the day what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownReceipt {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub receipt: SuspenseId,
    /// When it came in.
    pub on: Date,
    /// The organisation that paid, as the bank says it.
    pub payer: Option<String>,
    /// What is known of it.
    pub description: String,
    /// How much.
    pub amount: Figure,
}

/// What one partner owes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerReceivables {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// The open invoices, in the order sent.
    pub invoices: Vec<OpenInvoice>,
    /// All of them by age.
    pub ageing: Ageing,
}

/// An open invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenInvoice {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub invoice: InvoiceNumber,
    /// The number under which another administration sent it, if it was taken over.
    pub sent_as: Option<String>,
    /// The year it is for.
    pub year: FiscalYear,
    /// The day of the invoice.
    pub on: Date,
    /// The last day to pay.
    #[serde(serialize_with = "meaning::due_day")]
    pub due: Date,
    /// How many days it is past due; zero while it is not.
    #[serde(serialize_with = "meaning::days_late")]
    pub days_overdue: u32,
    /// What was invoiced.
    pub amount: Figure,
    /// By what it became less.
    #[serde(flatten)]
    pub reduced: Reduced,
    /// What is open: the amount less all three.
    pub open: Figure,
    /// The last reminder of it, if one was sent.
    pub reminded: Option<Reminded>,
    /// The dispute about it, while one runs.
    pub disputed: Option<Disputed>,
    /// The arrangement by which it is paid, while one runs.
    pub arranged: Option<Arranged>,
}

/// The last reminder of an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reminded {
    /// Its level, from 1.
    pub level: usize,
    /// The last day to pay that it gave.
    pub pay_by: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A dispute about an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disputed {
    /// Since when.
    pub since: Date,
    /// Why.
    pub reason: String,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A payment arrangement, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Arranged {
    /// When it was agreed.
    pub agreed_on: Date,
    /// How it stands on the day.
    #[serde(flatten)]
    pub standing: Standing,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A payment of which something is put against no invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnallocatedPayment {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub payment: PaymentId,
    /// When it was received.
    pub on: Date,
    /// How much was received.
    pub amount: Figure,
    /// What of it is put against no invoice, and was not paid back.
    pub left: Figure,
}

/// By what invoices became less.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reduced {
    /// What was credited.
    pub credited: Figure,
    /// What was written off.
    pub written_off: Figure,
    /// What was received and put against them.
    pub received: Figure,
}

impl Reduced {
    /// By what a claim became less up to a day.
    pub(crate) fn of(ledger: &Ledger, claim: &Claim, on: Date) -> Reduced {
        let mut reduced = Reduced::default();
        for change in ledger.claims.changes(claim).filter(|change| change.on <= on) {
            reduced.add(change);
        }
        reduced
    }

    pub(crate) fn add(&mut self, change: &Reduction) {
        let figure = match change.by {
            ReducedBy::Credit(_) => &mut self.credited,
            ReducedBy::WriteOff(_) | ReducedBy::Difference => &mut self.written_off,
            ReducedBy::Payment(_) => &mut self.received,
        };
        figure.add(change.amount, change.position);
    }
}

/// Open amounts by the number of days past due; they add up to the total.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ageing {
    /// Not due yet, or due on the day.
    pub not_due: Figure,
    /// 1 to 30 days past due.
    pub days_1_to_30: Figure,
    /// 31 to 60 days.
    pub days_31_to_60: Figure,
    /// 61 to 90 days.
    pub days_61_to_90: Figure,
    /// More than 90 days.
    pub over_90_days: Figure,
    /// Everything open.
    pub total: Figure,
}

impl Ageing {
    /// What is past due, by one day or more.
    pub fn overdue(&self) -> Figure {
        Figure::sum([
            &self.days_1_to_30,
            &self.days_31_to_60,
            &self.days_61_to_90,
            &self.over_90_days,
        ])
    }

    pub(crate) fn add(&mut self, days_overdue: u32, open: &Figure) {
        let bucket = match days_overdue {
            0 => &mut self.not_due,
            1..=30 => &mut self.days_1_to_30,
            31..=60 => &mut self.days_31_to_60,
            61..=90 => &mut self.days_61_to_90,
            _ => &mut self.over_90_days,
        };
        for figure in [bucket, &mut self.total] {
            figure.join(open);
        }
    }

    pub(crate) fn in_order(self) -> Ageing {
        Ageing {
            not_due: self.not_due.in_order(),
            days_1_to_30: self.days_1_to_30.in_order(),
            days_31_to_60: self.days_31_to_60.in_order(),
            days_61_to_90: self.days_61_to_90.in_order(),
            over_90_days: self.over_90_days.in_order(),
            total: self.total.in_order(),
        }
    }
}

impl Receivables {
    /// What was open on a day, of one partner or of all.
    pub fn of(ledger: &Ledger, on: Date, partner: Option<PartnerId>) -> Receivables {
        let mut ageing = Ageing::default();
        let owing = |claim: &Claim| ledger.partners.successor(claim.partner, on);
        let wanted = |claim: &Claim| partner.is_none_or(|partner| owing(claim) == partner);
        let mut by_partner: Vec<(PartnerId, OpenInvoice)> = open_claims(ledger, on, wanted)
            .map(|(claim, open)| (owing(claim), OpenInvoice::of(ledger, claim, open, on)))
            .collect();
        by_partner.sort_by_key(|(partner, invoice)| (*partner, invoice.open.events().next()));
        let mut partners: Vec<(PartnerId, PartnerReceivables)> = Vec::new();
        for (id, invoice) in by_partner {
            ageing.add(invoice.days_overdue, &invoice.open);
            if partners.last().is_none_or(|(last, _)| *last != id) {
                partners.push((id, PartnerReceivables::named(ledger, id, on)));
            }
            if let Some((_, row)) = partners.last_mut() {
                row.ageing.add(invoice.days_overdue, &invoice.open);
                row.invoices.push(invoice);
            }
        }
        let partners = partners.into_iter().map(|(_, mut row)| {
            row.ageing = row.ageing.in_order();
            row
        });
        Receivables {
            on,
            partners: partners.collect(),
            ageing: ageing.in_order(),
            unallocated: unallocated(ledger, on, partner),
            unknown: match partner {
                None => unknown(ledger, on),
                Some(_) => Vec::new(),
            },
        }
    }
}

impl PartnerReceivables {
    fn named(ledger: &Ledger, id: PartnerId, on: Date) -> PartnerReceivables {
        PartnerReceivables {
            code: ledger.partners.get(id).map(|partner| partner.code.clone()).unwrap_or_default(),
            name: ledger.partners.name_on(id, on).to_owned(),
            invoices: Vec::new(),
            ageing: Ageing::default(),
        }
    }
}

impl OpenInvoice {
    fn of(ledger: &Ledger, claim: &Claim, open: Figure, on: Date) -> OpenInvoice {
        let earlier = ledger.claims.earlier(claim.invoice);
        OpenInvoice {
            invoice: claim.invoice,
            sent_as: earlier.map(|earlier| earlier.number.clone()),
            year: claim.year,
            on: earlier.map_or(claim.on, |earlier| earlier.on),
            due: claim.due,
            days_overdue: u32::try_from(on.days_since(claim.due)).unwrap_or(0),
            reduced: Reduced::of(ledger, claim, on),
            amount: Figure::of(claim.amount, claim.position),
            open,
            reminded: Reminded::of(ledger, claim, on),
            disputed: ledger.disputes.on(claim.invoice, on).map(|dispute| Disputed {
                since: dispute.on,
                reason: dispute.reason.clone(),
                position: dispute.position,
            }),
            arranged: ledger.arrangement_on(claim.invoice, on).map(|(of, standing)| Arranged {
                agreed_on: of.on,
                standing,
                position: of.position,
            }),
        }
    }
}

impl Reminded {
    fn of(ledger: &Ledger, claim: &Claim, on: Date) -> Option<Reminded> {
        let mut sent = ledger.reminders.of(claim.invoice).iter().enumerate();
        let (place, last) = sent.rfind(|(_, reminder)| reminder.on <= on)?;
        Some(Reminded { level: place + 1, pay_by: last.pay_by, position: last.position })
    }
}

/// The open invoices that a partner owed on a day, in the order sent: as [`Receivables::of`] has them, from
/// the claims on that partner alone.
pub(crate) fn owed_by(ledger: &Ledger, on: Date, partner: PartnerId) -> Vec<OpenInvoice> {
    let owed = claims_owed_by(ledger, on, partner);
    let open = owed.into_iter().filter_map(|claim| Some((claim, open_on(ledger, claim, on)?)));
    open.map(|(claim, open)| OpenInvoice::of(ledger, claim, open, on)).collect()
}

/// The claims that a partner owes on a day, those on partners that merged into it among them, in the order
/// recorded.
fn claims_owed_by(ledger: &Ledger, on: Date, partner: PartnerId) -> Vec<&Claim> {
    let united = ledger.partners.united(partner, on).into_iter();
    let owing = united.filter(|of| ledger.partners.successor(*of, on) == partner);
    let mut claims: Vec<(usize, &Claim)> = owing.flat_map(|of| ledger.claims.of(of)).collect();
    claims.sort_by_key(|(place, _)| *place);
    claims.into_iter().map(|(_, claim)| claim).collect()
}

/// The payments of a partner of which something is put against no invoice on a day, those of partners that
/// merged into it among them, in the order recorded.
pub(crate) fn unallocated_of(
    ledger: &Ledger,
    on: Date,
    partner: PartnerId,
) -> Vec<UnallocatedPayment> {
    let united = ledger.partners.united(partner, on).into_iter();
    let owning = united.filter(|of| ledger.partners.successor(*of, on) == partner);
    let payments = owning.flat_map(|of| ledger.payments.of(of));
    let mut waiting: BTreeMap<PaymentId, UnallocatedPayment> = payments
        .filter(|(_, received)| received.on <= on)
        .map(|(payment, received)| {
            let amount = Figure::of(received.amount, received.position);
            let left = amount.clone();
            (payment, UnallocatedPayment { payment, on: received.on, amount, left })
        })
        .collect();
    for (payment, row) in &mut waiting {
        for part in ledger.claims.parts_of(*payment).filter(|part| part.on <= on) {
            row.left.add(-part.amount, part.position);
        }
    }
    for back in ledger.payments.paid_back().iter().filter(|back| back.on <= on) {
        if let Some(row) = waiting.get_mut(&back.payment) {
            row.left.add(-back.amount, back.position);
        }
    }
    let waiting = waiting.into_values().filter(|row| !row.left.amount.is_zero());
    waiting.map(|row| UnallocatedPayment { left: row.left.in_order(), ..row }).collect()
}

/// What of a claim was open on a day, if anything was.
fn open_on(ledger: &Ledger, claim: &Claim, on: Date) -> Option<Figure> {
    let mut open = Figure::of(claim.amount, claim.position);
    for change in ledger.claims.changes(claim).filter(|change| change.on <= on) {
        open.add(-change.amount, change.position);
    }
    (claim.on <= on && open.amount > Money::ZERO).then_some(open)
}

/// The receipts of which it was not known on a day what they are for.
fn unknown(ledger: &Ledger, on: Date) -> Vec<UnknownReceipt> {
    let waiting = ledger.suspense.all().filter(|(_, of)| !of.waiting.on(on).is_zero());
    let row = |(receipt, of): (SuspenseId, &Unknown)| UnknownReceipt {
        receipt,
        on: of.on,
        payer: of.payer.clone(),
        description: of.description.clone(),
        amount: Figure::of(of.amount, of.position),
    };
    waiting.map(row).collect()
}

/// What a partner owes on a day, in all.
pub(crate) fn open_of(ledger: &Ledger, on: Date, partner: PartnerId) -> Figure {
    let open = claims_owed_by(ledger, on, partner);
    let open: Vec<Figure> =
        open.into_iter().filter_map(|claim| open_on(ledger, claim, on)).collect();
    Figure::sum(&open)
}

/// Every claim that is wanted, with what was open on a day, if anything was.
pub(crate) fn open_claims(
    ledger: &Ledger,
    on: Date,
    wanted: impl Fn(&Claim) -> bool,
) -> impl Iterator<Item = (&Claim, Figure)> {
    let claims = ledger.claims.all();
    let reductions = || ledger.claims.reductions().iter().filter(|of| of.on <= on);
    let mut amounts: Vec<Money> = claims.iter().map(|claim| claim.amount).collect();
    for part in reductions() {
        if let Some(amount) = amounts.get_mut(part.claim) {
            *amount -= part.amount;
        }
    }
    let is_open = |claim: &Claim, amount| claim.on <= on && amount > Money::ZERO && wanted(claim);
    let mut open: Vec<Option<Figure>> = claims
        .iter()
        .zip(amounts)
        .map(|(claim, amount)| {
            is_open(claim, amount).then(|| Figure::of(claim.amount, claim.position))
        })
        .collect();
    for part in reductions() {
        if let Some(Some(figure)) = open.get_mut(part.claim) {
            figure.add(-part.amount, part.position);
        }
    }
    claims.iter().zip(open).filter_map(|(claim, open)| Some((claim, open?)))
}

/// What had been received by a day and was not yet put against an invoice on it.
fn unallocated(ledger: &Ledger, on: Date, partner: Option<PartnerId>) -> Figure {
    let taken = || {
        let allocated = ledger.claims.reductions().iter().filter(|of| of.on <= on);
        let allocated = allocated.filter_map(|of| Some((of.payment()?, of.amount, of.position)));
        let paid_back = ledger.payments.paid_back().iter().filter(|of| of.on <= on);
        allocated.chain(paid_back.map(|of| (of.payment, of.amount, of.position)))
    };
    let counts = |payment: &Payment| {
        payment.on <= on
            && partner
                .is_none_or(|partner| ledger.partners.successor(payment.partner, on) == partner)
    };
    let payments = || ledger.payments.all().map(|(_, payment)| payment);
    let mut left: Vec<Money> = payments()
        .map(|payment| if counts(payment) { payment.amount } else { Money::ZERO })
        .collect();
    for (payment, amount, _) in taken() {
        if let Some(left) = left.get_mut(payment.index()) {
            *left -= amount;
        }
    }
    let mut unallocated = Figure::default();
    for (payment, _) in payments().zip(&left).filter(|(_, left)| **left > Money::ZERO) {
        unallocated.add(payment.amount, payment.position);
    }
    for (payment, amount, position) in taken() {
        if left.get(payment.index()).is_some_and(|left| *left > Money::ZERO) {
            unallocated.add(-amount, position);
        }
    }
    unallocated.in_order()
}
