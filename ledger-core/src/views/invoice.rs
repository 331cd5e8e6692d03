//! What an invoice says, as it was issued; in `credit_note`, `reminder` and `refund` what those say.
//!
//! A document has a day and an event. It says what held on that day and was known before that event, so
//! that it reads the same for ever: a payment, a rename or a merger that is recorded later changes nothing
//! in it, also when it is of an earlier day. So it is with its issuer and the address it goes to, unless none was
//! known: then they are those that were stated first for its day.

mod claimed;
mod credit_note;
mod measure;
mod refund;
mod reminder;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use claimed::{Claimed, PartOfYear};
pub use credit_note::CreditNoteDocument;
pub use measure::Measure;
pub use refund::{Due, DuePart, PaidOnInvoice, RefundDocument, Refunded, refunds};
pub use reminder::ReminderDocument;

use crate::acts::issuer::Issuer;
use crate::acts::schedule::Vat;
use crate::calendar::{Date, FiscalYear};
use crate::claims::{Claim, Reduction};
use crate::covenant::Covenant;
use crate::ids::{PartnerId, Position};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::registrations;
use crate::views::Figure;

use claimed::{days_of, vat_of};

/// Everything an invoice says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InvoiceDocument {
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
    /// The last day to pay.
    pub due: Date,
    /// So many days after its day.
    pub payment_term_days: u32,
    /// The year it is for.
    pub year: FiscalYear,
    /// The first day that it is for; nothing if it is for no days in particular.
    pub from: Option<Date>,
    /// The last day that it is for.
    pub to: Option<Date>,
    /// What it is for.
    pub claimed: Claimed,
    /// What is to be paid.
    pub amount: Figure,
    /// Why no VAT is charged, as the schedule of then says of contributions, or the invoice itself. Of a
    /// share in a deficit nothing is recorded.
    pub vat: Option<Vat>,
    /// Its number as a creditor reference of ISO 11649, to be given with the payment.
    pub reference: String,
}

/// To whom a document goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Addressee {
    /// The code of the partner.
    pub code: String,
    /// The name of the partner on the day.
    pub partner: String,
    /// The organisation that is billed: the partner itself if no billing address was stated.
    pub name: String,
    /// The lines of its address, if one was stated.
    pub address: Option<Vec<String>>,
    /// What the partner wants to see on the document, such as the number of its order.
    pub reference: Option<String>,
}

/// Why there is no document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum NoInvoice {
    /// No invoice has the number.
    #[error("there is no invoice {invoice}")]
    UnknownInvoice {
        /// The number.
        invoice: InvoiceNumber,
    },
    /// Another administration sent the invoice.
    #[error("invoice {invoice} was sent before these books, under the number {number}")]
    SentBefore {
        /// The invoice.
        invoice: InvoiceNumber,
        /// Its number there.
        number: String,
    },
    /// No credit note has the number.
    #[error("there is no credit note {note}")]
    UnknownNote {
        /// The number.
        note: InvoiceNumber,
    },
    /// The event paid no refund, or it was taken back.
    #[error("event {event} paid no refund to a partner, or it was taken back")]
    UnknownRefund {
        /// The event.
        event: Position,
    },
    /// The invoice was not reminded of on that level.
    #[error("invoice {invoice} has no reminder of level {level}")]
    UnknownReminder {
        /// The invoice.
        invoice: InvoiceNumber,
        /// The level.
        level: u8,
    },
    /// Nobody issued invoices on the day of the document.
    #[error("it is not stated who issued the documents of {on}")]
    NoIssuer {
        /// The day.
        on: Date,
    },
}

impl NoInvoice {
    /// What would help.
    pub fn help(&self) -> String {
        match self {
            NoInvoice::UnknownInvoice { .. } => {
                "give the number of an invoice that was sent, such as C2018-0001".to_owned()
            }
            NoInvoice::SentBefore { .. } => {
                "look for it where it was sent; `report statement` has it, and so have reminders"
                    .to_owned()
            }
            NoInvoice::UnknownNote { .. } => {
                "give the number of a credit note that was made, such as K2018-0001".to_owned()
            }
            NoInvoice::UnknownRefund { .. } => {
                "give the position of an event that paid a refund, or --partner with its code"
                    .to_owned()
            }
            NoInvoice::UnknownReminder { .. } => {
                "give a level on which the invoice was reminded of, from 1".to_owned()
            }
            NoInvoice::NoIssuer { on } => format!("state the issuer first, from {on} or before"),
        }
    }
}

impl InvoiceDocument {
    /// What an invoice says.
    ///
    /// # Errors
    /// A number that no invoice has, or a day on which nobody issued invoices.
    pub fn of(ledger: &Ledger, number: InvoiceNumber) -> Result<InvoiceDocument, NoInvoice> {
        let unknown = NoInvoice::UnknownInvoice { invoice: number };
        let (claim, covenant) = claim_of(ledger, number).ok_or(unknown)?;
        if let Some(earlier) = ledger.claims.earlier(number) {
            let number = earlier.number.clone();
            return Err(NoInvoice::SentBefore { invoice: claim.invoice, number });
        }
        let issued = Issued { on: claim.on, position: claim.position };
        let (from, to) = days_of(ledger, covenant, claim).unzip();
        Ok(InvoiceDocument {
            covenant: covenant.identity.name.clone(),
            issuer: issued.issuer(ledger)?,
            addressee: issued.addressee(ledger, claim.partner),
            number,
            on: claim.on,
            due: claim.due,
            payment_term_days: days_between(claim.on, claim.due),
            year: claim.year,
            from,
            to,
            claimed: Claimed::of(ledger, covenant, claim),
            amount: Figure::of(claim.amount, claim.position),
            vat: vat_of(ledger, claim),
            reference: registrations::creditor_reference(number),
        })
    }
}

/// The day and the event of a document.
#[derive(Clone, Copy)]
struct Issued {
    on: Date,
    position: Position,
}

impl Issued {
    fn issuer(self, ledger: &Ledger) -> Result<Issuer, NoInvoice> {
        let stated = self.known(ledger.issuers.all(), |of| (of.on, of.position));
        Ok(stated.ok_or(NoInvoice::NoIssuer { on: self.on })?.issuer.clone())
    }

    /// What of a list held on the day of the document: of what was known, the last stated since the latest day;
    /// if nothing was, what was stated first for the day. The list is in the order recorded.
    fn known<T>(self, all: &[T], stated: impl Fn(&T) -> (Date, Position)) -> Option<&T> {
        let by_then = || all.iter().filter(|of| stated(of).0 <= self.on);
        let known = by_then().filter(|of| stated(of).1 < self.position);
        known.max_by_key(|of| stated(of)).or_else(|| by_then().next())
    }

    /// The changes in what is open of a claim that were of its day or before, and known.
    fn changes<'a>(self, ledger: &'a Ledger, claim: &Claim) -> impl Iterator<Item = &'a Reduction> {
        let changes = ledger.claims.changes(claim);
        changes.filter(move |of| of.on <= self.on && of.position <= self.position)
    }

    /// To whom a document about a claim on a partner goes: to it, or to the one it had merged into.
    fn addressee(self, ledger: &Ledger, partner: PartnerId) -> Addressee {
        let Issued { on, position } = self;
        let partners = &ledger.partners;
        let owing = partners.owing_then(partner, on, position);
        let partner = partners.name_then(owing, on, position).to_owned();
        let code = partners.get(owing).map(|partner| partner.code.clone()).unwrap_or_default();
        match self.known(ledger.billing.of(owing), |of| (of.on, of.position)) {
            Some(billed) => Addressee {
                code,
                partner,
                name: billed.addressee.clone(),
                address: Some(billed.address.clone()),
                reference: billed.reference.clone(),
            },
            None => {
                let name = partner.clone();
                Addressee { code, partner, name, address: None, reference: None }
            }
        }
    }
}

/// The claim with a number, and the covenant.
fn claim_of(ledger: &Ledger, invoice: InvoiceNumber) -> Option<(&Claim, &Covenant)> {
    ledger.claims.get(invoice).zip(ledger.covenant())
}

fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(to.days_since(from)).unwrap_or_default()
}
