//! What a credit note says, as it was made.

use serde::Serialize;

use super::claimed::{days_of, vat_of};
use super::{Addressee, Claimed, Issued, NoInvoice, claim_of};
use crate::acts::issuer::Issuer;
use crate::acts::schedule::Vat;
use crate::calendar::{Date, FiscalYear};
use crate::claims::{Claim, Reduction};
use crate::ids::PaymentId;
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;

/// Everything a credit note says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CreditNoteDocument {
    /// The name of the covenant under which it is sent.
    pub covenant: String,
    /// Who sends it.
    pub issuer: Issuer,
    /// To whom.
    pub addressee: Addressee,
    /// Its number.
    pub number: InvoiceNumber,
    /// Its day.
    pub on: Date,
    /// The invoice it credits.
    pub invoice: InvoiceNumber,
    /// The number under which another administration sent it, if it was taken over.
    pub sent_as: Option<String>,
    /// The day of the invoice.
    pub invoiced_on: Date,
    /// What was invoiced.
    pub invoiced: Figure,
    /// The year the invoice is for.
    pub year: FiscalYear,
    /// What the invoice is for.
    pub claimed: Claimed,
    /// The first day that the invoice is for; nothing if it is for no days in particular.
    pub from: Option<Date>,
    /// The last day that it is for.
    pub to: Option<Date>,
    /// What is credited.
    pub amount: Figure,
    /// Why.
    pub reason: String,
    /// What was paid of the invoice and taken from it for this credit note: the partner can have it back.
    pub taken_back: Vec<TakenBack>,
    /// What is open of the invoice after it, by what was known then.
    pub open: Figure,
    /// Why no VAT is credited: the position of the invoice.
    pub vat: Option<Vat>,
}

/// A payment that a credit note took from the invoice, wholly or in part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TakenBack {
    /// The payment.
    pub payment: PaymentId,
    /// The day on which it had come in.
    pub received_on: Date,
    /// How much of it.
    pub amount: Figure,
}

impl TakenBack {
    /// What was taken from an invoice by the events that go with a credit note: those right before it.
    fn of(ledger: &Ledger, claim: &Claim, credit: &Reduction) -> Vec<TakenBack> {
        let mut taken = Vec::new();
        let mut position = credit.position;
        let before: Vec<&Reduction> = ledger.claims.changes(claim).collect();
        for change in before.into_iter().rev().skip_while(|of| of.position >= credit.position) {
            let next = change.position.next() == position && change.on == credit.on;
            let Some(payment) = change.payment().filter(|_| next && change.amount < Money::ZERO)
            else {
                break;
            };
            position = change.position;
            if let Some(received) = ledger.payments.get(payment) {
                let amount = Figure::of(-change.amount, change.position);
                taken.push(TakenBack { payment, received_on: received.on, amount });
            }
        }
        taken.reverse();
        taken
    }
}

impl CreditNoteDocument {
    /// What a credit note says.
    ///
    /// # Errors
    /// A number that no credit note has, or a day on which nobody issued them.
    pub fn of(ledger: &Ledger, note: InvoiceNumber) -> Result<CreditNoteDocument, NoInvoice> {
        let credited = ledger.claims.credited_by(note);
        let found = credited.and_then(|(claim, credit)| {
            let (claim, covenant) = claim_of(ledger, claim.invoice)?;
            Some((claim, credit, covenant))
        });
        let (claim, credit, covenant) = found.ok_or(NoInvoice::UnknownNote { note })?;
        let issued = Issued { on: credit.on, position: credit.position };
        let earlier = ledger.claims.earlier(claim.invoice);
        let mut open = Figure::of(claim.amount, claim.position);
        for change in issued.changes(ledger, claim) {
            open.add(-change.amount, change.position);
        }
        let (from, to) = days_of(ledger, covenant, claim).unzip();
        Ok(CreditNoteDocument {
            covenant: covenant.identity.name.clone(),
            issuer: issued.issuer(ledger)?,
            addressee: issued.addressee(ledger, claim.partner),
            number: note,
            on: credit.on,
            invoice: claim.invoice,
            sent_as: earlier.map(|earlier| earlier.number.clone()),
            invoiced_on: earlier.map_or(claim.on, |earlier| earlier.on),
            invoiced: Figure::of(claim.amount, claim.position),
            year: claim.year,
            claimed: Claimed::of(ledger, covenant, claim),
            from,
            to,
            amount: Figure::of(credit.amount, credit.position),
            reason: ledger.claims.reason(note).unwrap_or_default().to_owned(),
            taken_back: TakenBack::of(ledger, claim, credit),
            open: open.in_order(),
            vat: vat_of(ledger, claim),
        })
    }
}
