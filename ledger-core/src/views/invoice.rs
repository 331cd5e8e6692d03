//! What an invoice says, as it was issued; in `credit_note` and `reminder` what those say.
//!
//! A document has a day and an event. It says what held on that day and was known before that event, so
//! that it reads the same for ever: a payment, a rename or a merger that is recorded later changes nothing
//! in it, also when it is of an earlier day. Its issuer and the address it goes to are those of its day,
//! which the acts that state them keep as they were.

mod credit_note;
mod reminder;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use credit_note::CreditNoteDocument;
pub use reminder::ReminderDocument;

use crate::acts::issuer::Issuer;
use crate::acts::schedule::{AdoptedSchedule, Scheduled, Vat};
use crate::calendar::{Date, FiscalYear};
use crate::claims::{Claim, Reduction};
use crate::covenant::Covenant;
use crate::ids::{DecisionId, PartnerId, PaymentId, Position};
use crate::invoice::{Instalment, InvoiceNumber, Series};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::registrations;
use crate::views::Figure;

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

/// What an invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Claimed {
    /// A contribution for a year.
    Contribution {
        /// What the schedule says of a whole year; nothing if it did not cover the partner.
        whole_year: Option<Figure>,
        /// What the schedule says of this year: a part of the whole for a partner that acceded during it.
        by_schedule: Option<Figure>,
        /// The instalment, if it is not for the whole.
        instalment: Option<Instalment>,
        /// The day on which the partner acceded, if by the schedule it pays a part of the year for that.
        acceded: Option<Date>,
        /// Why the amount is not the schedule's, if it is not.
        reason: Option<String>,
    },
    /// Something else.
    Other {
        /// What for.
        description: String,
    },
    /// A share in the deficit of a year.
    DeficitShare {
        /// The deficit.
        deficit: Figure,
        /// What of it the reserve bore.
        from_reserve: Figure,
        /// What of it was carried forward into the next year.
        carried_forward: Figure,
        /// The code of the seat whose share it is, if it is that of a risk bearer.
        seat: Option<String>,
        /// The decision.
        decision: DecisionId,
    },
    /// What was refunded of a payment that the bank then took back.
    Refund {
        /// The payment.
        payment: PaymentId,
        /// The day on which it had come in.
        received_on: Date,
    },
    /// A share in what was too little when the covenant was settled.
    SettlementShare {
        /// How much was too little.
        deficit: Figure,
    },
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
        let (from, to) = days_of(covenant, claim).unzip();
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
            claimed: claimed(ledger, covenant, claim),
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
        let stated = ledger.issuers.on(self.on).ok_or(NoInvoice::NoIssuer { on: self.on })?;
        Ok(stated.issuer.clone())
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
        match ledger.billing.on(owing, on) {
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

/// What an invoice is for, if it is for something else than a contribution or a share.
fn description_of(ledger: &Ledger, claim: &Claim) -> Option<String> {
    ledger.other_invoices.get(claim.invoice).map(|of| of.description.clone())
}

/// The first and the last day that an invoice is for, if it is for days in particular.
fn days_of(covenant: &Covenant, claim: &Claim) -> Option<(Date, Date)> {
    let calendar = &covenant.calendar;
    let year = || (calendar.first_day(claim.year), calendar.last_day(claim.year));
    let period = claim.period.map(|period| (period.from, period.until));
    period.or_else(|| (claim.invoice.series != Series::Other).then(year))
}

fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(to.days_since(from)).unwrap_or_default()
}

/// The schedule by which a contribution was invoiced.
fn schedule_of<'a>(ledger: &'a Ledger, claim: &Claim) -> Option<&'a AdoptedSchedule> {
    match claim.invoice.series {
        Series::Contribution => ledger.schedules.before(claim.year, claim.on, claim.position),
        Series::DeficitShare | Series::CreditNote | Series::Reclaim | Series::Other => None,
    }
}

fn vat_of(ledger: &Ledger, claim: &Claim) -> Option<Vat> {
    match ledger.other_invoices.get(claim.invoice) {
        Some(other) => other.vat.clone(),
        None => schedule_of(ledger, claim).map(|adopted| adopted.schedule.vat.clone()),
    }
}

fn claimed(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Claimed {
    if claim.invoice.series == Series::Contribution {
        return contribution(ledger, covenant, claim);
    }
    if let Some(other) = ledger.other_invoices.get(claim.invoice) {
        return Claimed::Other { description: other.description.clone() };
    }
    if let Some((payment, received)) = ledger.payments.reclaimed_by(claim.invoice) {
        return Claimed::Refund { payment, received_on: received.on };
    }
    let shared = ledger.deficits.all().iter().find_map(|deficit| {
        let share = deficit.shared.shares.iter().find(|share| share.invoice == claim.invoice)?;
        Some((deficit, share))
    });
    match shared {
        Some((deficit, share)) => Claimed::DeficitShare {
            deficit: Figure::of(deficit.shared.deficit, deficit.position),
            from_reserve: Figure::of(deficit.shared.from_reserve, deficit.position),
            carried_forward: Figure::of(deficit.shared.carried_forward, deficit.position),
            seat: share.seat.and_then(|seat| Some(covenant.seat(seat)?.code.clone())),
            decision: deficit.shared.decision,
        },
        None => {
            let settled = ledger.settlement.as_ref();
            let deficit = settled.map(|settled| Figure::of(-settled.left, settled.position));
            Claimed::SettlementShare { deficit: deficit.unwrap_or_default() }
        }
    }
}

fn contribution(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Claimed {
    let year = covenant.calendar.first_day(claim.year)..=covenant.calendar.last_day(claim.year);
    let scheduled = schedule_of(ledger, claim).and_then(|adopted| {
        let due = adopted.schedule.due_from(&ledger.partners, claim.partner, &year)?;
        Some((due, adopted.position))
    });
    let figure = |of: fn(&Scheduled) -> Money| {
        scheduled.as_ref().map(|(due, position)| Figure::of(of(due), *position))
    };
    Claimed::Contribution {
        whole_year: figure(|due| due.whole_year),
        by_schedule: figure(|due| due.amount),
        instalment: claim.instalment,
        acceded: scheduled.as_ref().and_then(|(due, _)| due.acceded),
        reason: ledger.claims.reason(claim.invoice).map(str::to_owned),
    }
}
