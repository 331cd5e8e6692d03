//! Reminders of invoices that are past due, in levels.
//!
//! Source: the covenant's article on funding; the levels, with the days between them and the days each
//! gives to pay, are figures of the definition. A reminder posts nothing. Nobody is reminded of an invoice
//! that is disputed, or that is paid by an arrangement that is kept.

use std::collections::BTreeSet;

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{Act, Acting, Who, Window};
use crate::acts::arrangement::Standing;
use crate::acts::credit::{ClaimRefusal, sent_claim};
use crate::acts::retraction::{Found, Record};
use crate::calendar::Date;
use crate::claims::Claim;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::Position;
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};
use crate::warning::{self, Warning};

/// Remind partners of invoices that are past due, each on its next level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendReminders {
    /// The invoices; every one whose next reminder is due if left out, but for those that are disputed or
    /// paid by an arrangement that is kept, and those of years after a partner left, which are to be
    /// credited.
    #[serde(default)]
    pub invoices: Option<Vec<InvoiceNumber>>,
}

/// A reminder of an invoice was sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReminderSent {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// The level, from 1.
    pub level: u8,
    /// The last day to pay that it gives.
    pub pay_by: Date,
}

refusals! {
    /// Refusals about reminders.
    ReminderRefusal {
        NobodyNamed = "reminder.nobody-named" Funding:
            "no invoice is named",
            "at least one invoice, or none at all for every one that is due";
        NobodyDue { on: Date } = "reminder.nobody-due" Funding:
            "no invoice was due for a reminder on {on}",
            "a later day";
        Twice { invoice: InvoiceNumber } = "reminder.invoice-twice" Funding:
            "invoice {invoice} is there twice",
            "each invoice once";
        LastLevel { invoice: InvoiceNumber, levels: usize } = "reminder.last-level" Funding:
            "invoice {invoice} was reminded of {levels} times, and the covenant knows no further level",
            "propose to the regiegroep what is to be done with it";
        TooEarly { invoice: InvoiceNumber, from: Date } = "reminder.too-early" Funding:
            "the next reminder of invoice {invoice} can be sent from {from}",
            "a day from {from}";
        Disputed { invoice: InvoiceNumber, since: Date } = "reminder.disputed" Funding:
            "invoice {invoice} is disputed since {since}",
            "record the outcome first: settle the dispute, and credit what is not owed";
        Arranged { invoice: InvoiceNumber, next: Date } = "reminder.arranged" Funding:
            "invoice {invoice} is paid by an arrangement, whose next term is of {next}",
            "a day on which a term is past due, or end the arrangement first";
    }
}

impl Act for SendReminders {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let Some(invoices) = &self.invoices else {
            let sent = by.ledger.claims.all().iter().filter(|claim| claim.on <= by.on);
            let sent = sent.filter(|claim| !warning::found::awaits_credit(by, claim));
            let due: Vec<Event> =
                sent.filter_map(|claim| next(by, claim).ok()).map(Event::from).collect();
            return match due.is_empty() {
                true => Err(ReminderRefusal::NobodyDue { on: by.on }.into()),
                false => Ok(due),
            };
        };
        if invoices.is_empty() {
            return Err(ReminderRefusal::NobodyNamed.into());
        }
        let mut events = Vec::with_capacity(invoices.len());
        let mut before = BTreeSet::new();
        for invoice in invoices {
            let claim = sent_claim(by, *invoice)?;
            if !before.insert(invoice) {
                return Err(ReminderRefusal::Twice { invoice: *invoice }.into());
            }
            events.push(next(by, claim)?.into());
        }
        Ok(events)
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let (None, claims) = (&self.invoices, &by.ledger.claims) else { return Vec::new() };
        let late = claims.open().filter(|claim| claim.due < by.on);
        let mut skipped = Vec::new();
        for claim in late {
            let invoice = claim.invoice;
            if let Some(dispute) = by.ledger.disputes.on(invoice, by.on) {
                skipped.push(Warning::SkippedDisputed { invoice, since: dispute.on });
            } else if let Some((_, Standing::Kept { next, .. })) =
                by.ledger.arrangement_on(invoice, by.on)
            {
                skipped.push(Warning::SkippedArranged { invoice, next });
            }
        }
        skipped
    }
}

/// The next reminder of a claim of which something was open on the day of the act, if its day has come.
fn next(by: &Acting<'_>, claim: &Claim) -> Result<ReminderSent, Refusal> {
    let invoice = claim.invoice;
    if by.ledger.claims.open_on(claim, by.on).is_zero() {
        return Err(ClaimRefusal::NothingOpen { invoice }.into());
    }
    if let Some(dispute) = by.ledger.disputes.on(invoice, by.on) {
        return Err(ReminderRefusal::Disputed { invoice, since: dispute.on }.into());
    }
    if let Some((_, Standing::Kept { next, .. })) = by.ledger.arrangement_on(invoice, by.on) {
        return Err(ReminderRefusal::Arranged { invoice, next }.into());
    }
    let sent = by.ledger.reminders.of(invoice);
    let levels = &by.covenant.rules.reminders;
    let Some(level) = levels.get(sent.len()) else {
        return Err(ReminderRefusal::LastLevel { invoice, levels: sent.len() }.into());
    };
    let pay_by = sent.last().map_or(claim.due, |last| last.pay_by);
    let from = pay_by.plus_days(level.after_days.into());
    if by.on < from || by.on <= claim.due {
        let from = from.max(claim.due.plus_days(1));
        return Err(ReminderRefusal::TooEarly { invoice, from }.into());
    }
    let pay_by = by.on.plus_days(level.term_days.into());
    Ok(ReminderSent { invoice, level: sent.len() as u8 + 1, pay_by })
}

impl Fact for ReminderSent {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ReminderSent { invoice, level, pay_by } = self;
        if ledger.claims.get(invoice).is_none() {
            return Err(Misfit("there is no such invoice"));
        }
        ledger.claims.note_document(at.on);
        let sent = ledger.reminders.sent.entry(invoice).or_default();
        if usize::from(level) != sent.len() + 1 {
            return Err(Misfit("its level does not follow the reminder before"));
        }
        sent.push(Reminder { on: at.on, pay_by, position: at.position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }
}

/// A reminder that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// When.
    pub on: Date,
    /// The last day to pay that it gave.
    pub pay_by: Date,
    /// The event.
    pub position: Position,
}

/// Every reminder sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reminders {
    #[serde(serialize_with = "crate::paged::in_order")]
    sent: HashMap<InvoiceNumber, Vec<Reminder>>,
}

impl Reminders {
    /// The reminders of an invoice; level n stands at place n - 1.
    pub fn of(&self, invoice: InvoiceNumber) -> &[Reminder] {
        self.sent.get(&invoice).map_or(&[], Vec::as_slice)
    }

    /// What an event recorded. The last reminder of an invoice can be taken back.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.sent.iter().find_map(|(invoice, sent)| {
            let reminder = sent.iter().find(|of| of.position == event)?;
            let last = sent.last().map(|last| last.position).filter(|last| *last != event);
            Some(Found::new(Record::Reminder(*invoice), reminder.on, last))
        })
    }

    /// Takes back the last reminder of an invoice, which an event recorded.
    pub(super) fn retract(&mut self, invoice: InvoiceNumber, event: Position) -> Option<()> {
        self.sent.get_mut(&invoice)?.pop_if(|last| last.position == event).map(drop)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, financed, invoice, invoice_all, ladders, receive,
        subject,
    };

    /// Every party was invoiced on 1 February 2020, to pay by 2 March; `waterschap` paid.
    fn invoiced() -> Given {
        financed().and(LEADER, "2020-02-01", invoice_all("2020")).and(
            LEADER,
            "2020-02-20",
            receive("waterschap", "1000.00", "NL-1"),
        )
    }

    fn all() -> SendReminders {
        SendReminders { invoices: None }
    }

    fn of(numbers: &[&str]) -> SendReminders {
        SendReminders { invoices: Some(numbers.iter().map(|number| invoice(number)).collect()) }
    }

    fn sent(number: &str, level: u8, pay_by: &str) -> ReminderSent {
        ReminderSent { invoice: invoice(number), level, pay_by: day(pay_by) }
    }

    #[test]
    fn what_is_past_due_is_reminded_of_level_by_level() {
        // Level 1 comes 14 days after the last day to pay and gives 14 more; level 2 the day after, 7.
        let first = invoiced();
        first
            .when(LEADER, "2020-03-16", all())
            .then([sent("C2020-0002", 1, "2020-03-30"), sent("C2020-0003", 1, "2020-03-30")])
            .booked([]);
        let second = first.and(LEADER, "2020-03-16", of(&["C2020-0003"]));
        second
            .when(LEADER, "2020-03-31", all())
            .then([sent("C2020-0002", 1, "2020-04-14"), sent("C2020-0003", 2, "2020-04-07")]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let third = || of(&["C2020-0003"]);
        let reminded =
            invoiced().and(LEADER, "2020-03-16", third()).and(LEADER, "2020-03-31", third());
        let written_off = subject(json!({ "write-off": { "invoice": "C2020-0003" } }));
        ladders([
            Ladder::from_below(invoiced(), "send-reminders", json!({ "invoices": [] }))
                .leader_within("2020-01-15", None)
                .on("2020-03-15")
                .says(
                    "reminder.nobody-named: no invoice is named",
                    "at least one invoice, or none at all for every one that is due",
                )
                .with("/invoices", json!(null))
                .says(
                    "reminder.nobody-due: no invoice was due for a reminder on 2020-03-15",
                    "a later day",
                )
                .with("/invoices", json!(["C2020-0009"]))
                .refuses_until("invoice.unknown", "/invoices", json!(["C2020-0001"]))
                .refuses_until(
                    "invoice.nothing-open",
                    "/invoices",
                    json!(["C2020-0003", "C2020-0003"]),
                )
                .says(
                    "reminder.too-early: the next reminder of invoice C2020-0003 can be sent from \
                     2020-03-16",
                    "a day from 2020-03-16",
                )
                .on("2020-03-16")
                .says(
                    "reminder.invoice-twice: invoice C2020-0003 is there twice",
                    "each invoice once",
                )
                .with("/invoices", json!(["C2020-0003"]))
                .accepted(),
            Ladder::new(reminded, "send-reminders", json!(third()))
                .says(
                    "reminder.last-level: invoice C2020-0003 was reminded of 2 times, and the \
                     covenant knows no further level",
                    "propose to the regiegroep what is to be done with it",
                )
                .instead(|given| given.and_adopted("2020-06-01", written_off)),
        ])
    }
}
