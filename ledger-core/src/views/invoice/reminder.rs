//! What a reminder says, as it was sent.

use serde::Serialize;

use super::claimed::days_of;
use super::{Addressee, Claimed, Issued, NoInvoice, claim_of, days_between};
use crate::acts::amendment::Change;
use crate::acts::issuer::Issuer;
use crate::calendar::{Date, FiscalYear};
use crate::claims::ReducedBy;
use crate::covenant::Covenant;
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::registrations;
use crate::views::Figure;

/// Everything a reminder says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReminderDocument {
    /// The name of the covenant under which it is sent.
    pub covenant: String,
    /// Who sends it.
    pub issuer: Issuer,
    /// To whom.
    pub addressee: Addressee,
    /// The invoice it reminds of.
    pub invoice: InvoiceNumber,
    /// The number under which another administration sent it, if it was taken over.
    pub sent_as: Option<String>,
    /// The day of the invoice.
    pub invoiced_on: Date,
    /// The last day to pay that the invoice gave.
    pub due: Date,
    /// The year the invoice is for.
    pub year: FiscalYear,
    /// What the invoice is for.
    pub claimed: Claimed,
    /// The first day that the invoice is for; nothing if it is for no days in particular.
    pub from: Option<Date>,
    /// The last day that it is for.
    pub to: Option<Date>,
    /// The day of the reminder.
    pub on: Date,
    /// Its level, from 1.
    pub level: u8,
    /// How many levels the covenant has on that day.
    pub levels: usize,
    /// How many days the invoice is past due.
    pub days_late: u32,
    /// The last day to pay that the reminder gives.
    pub pay_by: Date,
    /// What was invoiced.
    pub amount: Figure,
    /// What was received of that until then.
    pub received: Figure,
    /// What was credited until then.
    pub credited: Figure,
    /// What was written off until then.
    pub written_off: Figure,
    /// What is open: the amount less the three.
    pub open: Figure,
    /// The number of the invoice as a creditor reference, to be given with the payment.
    pub reference: String,
}

impl ReminderDocument {
    /// What the reminder of an invoice on a level says.
    ///
    /// # Errors
    /// A number that no invoice has, a level on which it was not reminded of, or a day on which nobody
    /// issued reminders.
    pub fn of(
        ledger: &Ledger,
        invoice: InvoiceNumber,
        level: u8,
    ) -> Result<ReminderDocument, NoInvoice> {
        let unknown = NoInvoice::UnknownInvoice { invoice };
        let (claim, covenant) = claim_of(ledger, invoice).ok_or(unknown)?;
        let place = usize::from(level).checked_sub(1);
        let sent = place.and_then(|place| ledger.reminders.of(invoice).get(place));
        let sent = sent.ok_or(NoInvoice::UnknownReminder { invoice, level })?;
        let issued = Issued { on: sent.on, position: sent.position };
        let earlier = ledger.claims.earlier(invoice);
        let amount = Figure::of(claim.amount, claim.position);
        let mut open = amount.clone();
        let (mut received, mut credited, mut written_off) =
            (Figure::default(), Figure::default(), Figure::default());
        for change in issued.changes(ledger, claim) {
            let reduced = match change.by {
                ReducedBy::Payment(_) => &mut received,
                ReducedBy::Credit(_) => &mut credited,
                ReducedBy::WriteOff(_) | ReducedBy::Difference => &mut written_off,
            };
            reduced.add(change.amount, change.position);
            open.add(-change.amount, change.position);
        }
        let (from, to) = days_of(ledger, covenant, claim).unzip();
        Ok(ReminderDocument {
            covenant: covenant.identity.name.clone(),
            issuer: issued.issuer(ledger)?,
            addressee: issued.addressee(ledger, claim.partner),
            invoice,
            sent_as: earlier.map(|earlier| earlier.number.clone()),
            invoiced_on: earlier.map_or(claim.on, |earlier| earlier.on),
            due: claim.due,
            year: claim.year,
            claimed: Claimed::of(ledger, covenant, claim),
            from,
            to,
            on: sent.on,
            level,
            levels: issued.reminder_levels(ledger, covenant),
            days_late: days_between(claim.due, sent.on),
            pay_by: sent.pay_by,
            amount,
            received,
            credited,
            written_off,
            open,
            reference: registrations::creditor_reference(invoice),
        })
    }
}

impl Issued {
    /// How many levels of reminders the covenant had: as concluded, or as the last amendment of its rules
    /// made it that held on the day and was known.
    fn reminder_levels(self, ledger: &Ledger, covenant: &Covenant) -> usize {
        let amended = ledger.amendments.all().iter().rev();
        let known = amended.filter(|of| of.since <= self.on && of.position < self.position);
        let changes = known.flat_map(|of| of.amendment.changes.iter().rev());
        let mut rules = changes.filter_map(|change| match change {
            Change::Rules(rules) => Some(rules),
            Change::Decide(_)
            | Change::ThemeAdded(_)
            | Change::SeatMoved { .. }
            | Change::Citation { .. }
            | Change::SeatVotes { .. } => None,
        });
        let concluded = ledger.covenant_on(covenant.term.concluded_on.plus_days(-1));
        let rules = rules.next().or(concluded.map(|concluded| &concluded.rules));
        rules.map_or(0, |rules| rules.reminders.len())
    }
}
