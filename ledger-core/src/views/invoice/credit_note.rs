//! What a credit note says, as it was made.

use serde::Serialize;

use super::{Addressee, Issued, NoInvoice, claim_of, vat_of};
use crate::acts::issuer::Issuer;
use crate::acts::schedule::Vat;
use crate::calendar::{Date, FiscalYear};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
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
    /// The first day of that year.
    pub from: Date,
    /// The last day of that year.
    pub to: Date,
    /// What is credited.
    pub amount: Figure,
    /// Why.
    pub reason: String,
    /// What is open of the invoice after it, by what was known then.
    pub open: Figure,
    /// Why no VAT is credited: the position of the invoice.
    pub vat: Option<Vat>,
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
            from: covenant.calendar.first_day(claim.year),
            to: covenant.calendar.last_day(claim.year),
            amount: Figure::of(credit.amount, credit.position),
            reason: ledger.claims.reason(note).unwrap_or_default().to_owned(),
            open: open.in_order(),
            vat: vat_of(ledger, claim),
        })
    }
}
