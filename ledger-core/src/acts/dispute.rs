//! Invoices that are disputed, and how that ends.
//!
//! Source: the covenant's article on funding, and sound bookkeeping. A dispute changes nothing of what is
//! owed: who turns out to be right gets a credit note, which is another act. While it runs, nobody is
//! reminded of the invoice.

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::credit::{ClaimRefusal, sent_claim};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::Position;
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record that who owes an invoice disputes it; no reminder of it is sent until that is settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DisputeInvoice {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// Why it is disputed.
    pub reason: String,
}

/// Record how a dispute about an invoice ended; what is not owed is credited by another act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleDispute {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// Who was right.
    pub ruling: Ruling,
    /// The outcome, in words.
    pub outcome: String,
}

/// How a dispute ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ruling {
    /// Who disputed the invoice was right, wholly or in part.
    Upheld,
    /// The invoice stands.
    Rejected,
}

/// An invoice was disputed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceDisputed {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// Why.
    pub reason: String,
}

/// A dispute about an invoice ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DisputeSettled {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// Who was right.
    pub ruling: Ruling,
    /// The outcome, in words.
    pub outcome: String,
}

refusals! {
    /// Refusals about disputes.
    DisputeRefusal {
        Already { invoice: InvoiceNumber, on: Date } = "dispute.already" Funding:
            "invoice {invoice} is disputed since {on}",
            "an invoice that is not disputed";
        None { invoice: InvoiceNumber } = "dispute.none" Funding:
            "invoice {invoice} is not disputed",
            "an invoice that is disputed";
        BeforeLast { invoice: InvoiceNumber, last: Date } = "dispute.before-last" Funding:
            "the dispute about invoice {invoice} began or ended on {last}, after that day",
            "a day from {last}";
    }
}

impl Act for DisputeInvoice {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::line("reason", &self.reason, 400)?;
        let DisputeInvoice { invoice, reason } = self.clone();
        let claim = sent_claim(by, invoice)?;
        if by.ledger.claims.open_on(claim, by.on).is_zero() {
            return Err(ClaimRefusal::NothingOpen { invoice }.into());
        }
        match by.ledger.disputes.of(invoice).last() {
            Some(Dispute { on, settled: None, .. }) => {
                Err(DisputeRefusal::Already { invoice, on: *on }.into())
            }
            Some(Dispute { settled: Some(settled), .. }) if by.on < settled.on => {
                Err(DisputeRefusal::BeforeLast { invoice, last: settled.on }.into())
            }
            Some(Dispute { settled: Some(_), .. }) | None => {
                Ok(vec![InvoiceDisputed { invoice, reason }.into()])
            }
        }
    }
}

impl Act for SettleDispute {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::line("outcome", &self.outcome, 400)?;
        let SettleDispute { invoice, ruling, outcome } = self.clone();
        sent_claim(by, invoice)?;
        match by.ledger.disputes.of(invoice).last() {
            Some(Dispute { on, settled: None, .. }) if by.on < *on => {
                Err(DisputeRefusal::BeforeLast { invoice, last: *on }.into())
            }
            Some(Dispute { settled: None, .. }) => {
                Ok(vec![DisputeSettled { invoice, ruling, outcome }.into()])
            }
            Some(Dispute { settled: Some(_), .. }) | None => {
                Err(DisputeRefusal::None { invoice }.into())
            }
        }
    }
}

impl Fact for InvoiceDisputed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let InvoiceDisputed { invoice, reason } = self;
        if ledger.claims.get(invoice).is_none() {
            return Err(Misfit("there is no such invoice"));
        }
        let disputes = ledger.disputes.of.entry(invoice).or_default();
        let last = disputes.last().map(|last| last.settled.as_ref().map(|settled| settled.on));
        if last.is_some_and(|ended| ended.is_none_or(|ended| at.on < ended)) {
            return Err(Misfit("the invoice is disputed already, or was later"));
        }
        disputes.push(Dispute { reason, on: at.on, position: at.position, settled: None });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }
}

impl Fact for DisputeSettled {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let DisputeSettled { invoice, ruling, outcome } = self;
        let dispute = ledger.disputes.of.get_mut(&invoice).and_then(|all| all.last_mut());
        let dispute = dispute.filter(|last| last.settled.is_none() && last.on <= at.on);
        let dispute = dispute.ok_or(Misfit("the invoice is not disputed"))?;
        let (on, position) = (at.on, at.position);
        dispute.settled = Some(Settled { ruling, outcome, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }
}

/// A dispute about an invoice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// Why.
    pub reason: String,
    /// Since when.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// How it ended, if it did.
    pub settled: Option<Settled>,
}

/// How a dispute ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    /// Who was right.
    pub ruling: Ruling,
    /// The outcome, in words.
    pub outcome: String,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every dispute.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Disputes {
    #[serde(serialize_with = "crate::paged::in_order")]
    of: HashMap<InvoiceNumber, Vec<Dispute>>,
}

impl Disputes {
    /// The disputes about an invoice, in order.
    pub fn of(&self, invoice: InvoiceNumber) -> &[Dispute] {
        self.of.get(&invoice).map_or(&[], Vec::as_slice)
    }

    /// The events of the disputes about an invoice.
    pub(crate) fn events(&self, invoice: InvoiceNumber) -> impl Iterator<Item = Position> {
        self.of(invoice).iter().flat_map(|of| {
            let settled = of.settled.as_ref().map(|settled| settled.position);
            std::iter::once(of.position).chain(settled)
        })
    }

    /// The dispute that runs about an invoice at the end of a day.
    pub fn on(&self, invoice: InvoiceNumber, day: Date) -> Option<&Dispute> {
        let ended = |dispute: &Dispute| dispute.settled.as_ref().is_some_and(|of| of.on <= day);
        self.of(invoice).iter().rev().find(|dispute| dispute.on <= day && !ended(dispute))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use crate::acts::reminder::{ReminderRefusal, SendReminders};
    use crate::testing::{LEADER, Ladder, Ladders, day, first_year, invoice, ladders};

    #[test]
    fn nobody_is_reminded_of_a_disputed_invoice() {
        let dispute = json!({ "invoice": "C2020-0003", "reason": "Fictief: niet akkoord." });
        let given = first_year().told("2020-03-10", "dispute-invoice", dispute.clone());
        let number = invoice("C2020-0003");
        let disputed = |on| given.ledger.disputes.on(number, day(on)).is_some();
        assert_eq!((disputed("2020-03-09"), disputed("2020-03-10")), (false, true));
        let named = SendReminders { invoices: Some(vec![number]) };
        given
            .when(LEADER, "2020-05-01", named.clone())
            .refused(ReminderRefusal::Disputed { invoice: number, since: day("2020-03-10") });
        // The day before, it was not disputed; and once that is settled it is an invoice as any other.
        given
            .when(LEADER, "2020-03-31", named.clone())
            .refused(ReminderRefusal::Disputed { invoice: number, since: day("2020-03-10") });
        let settle = json!({ "invoice": number, "ruling": "rejected", "outcome": "Fictief." });
        let settled = given.told("2020-04-01", "settle-dispute", settle);
        settled.and(LEADER, "2020-05-01", named);
        let again = settled.told("2020-04-01", "dispute-invoice", dispute);
        assert_eq!(again.ledger.disputes.of(number).len(), 2);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let dispute = json!({ "invoice": "C2020-0009", "reason": "" });
        let settle = json!({ "invoice": "C2020-0009", "ruling": "upheld", "outcome": "" });
        let right = json!({ "invoice": "C2020-0003", "reason": "Fictief." });
        let end = json!({ "invoice": "C2020-0003", "ruling": "upheld", "outcome": "Fictief." });
        let disputed = first_year().told("2020-03-10", "dispute-invoice", right);
        let ended = disputed.told("2020-03-20", "settle-dispute", end.clone());
        let outcome = end;
        ladders([
            Ladder::from_below(ended.clone(), "dispute-invoice", dispute)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/reason", "Fictief.")
                .refuses_until("invoice.unknown", "/invoice", "C2020-0001")
                .on("2020-01-31")
                .refuses("invoice.before-invoice")
                .on("2020-06-01")
                .refuses_until("invoice.nothing-open", "/invoice", "C2020-0003")
                .on("2020-03-19")
                .says(
                    "dispute.before-last: the dispute about invoice C2020-0003 began or ended on \
                     2020-03-20, after that day",
                    "a day from 2020-03-20",
                )
                .on("2020-03-20")
                .accepted(),
            Ladder::new(
                disputed.clone(),
                "dispute-invoice",
                json!({ "invoice": "C2020-0003", "reason": "Fictief." }),
            )
            .says(
                "dispute.already: invoice C2020-0003 is disputed since 2020-03-10",
                "an invoice that is not disputed",
            )
            .nothing_to_do("the dispute that runs is the one"),
            Ladder::new(disputed.clone(), "send-reminders", json!({ "invoices": ["C2020-0003"] }))
                .says(
                    "reminder.disputed: invoice C2020-0003 is disputed since 2020-03-10",
                    "record the outcome first: settle the dispute, and credit what is not owed",
                )
                .after(|given| given.told("2020-06-01", "settle-dispute", outcome))
                .accepted(),
            Ladder::from_below(disputed, "settle-dispute", settle)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/outcome", "Fictief.")
                .refuses_until("invoice.unknown", "/invoice", "C2020-0001")
                .says(
                    "dispute.none: invoice C2020-0001 is not disputed",
                    "an invoice that is disputed",
                )
                .with("/invoice", "C2020-0003")
                .on("2020-03-09")
                .refuses("dispute.before-last")
                .on("2020-03-10")
                .accepted(),
        ])
    }
}
