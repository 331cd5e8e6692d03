//! Payment arrangements: what is open on invoices is paid on agreed days.
//!
//! Source: the covenant's article on funding. An arrangement changes nothing of what is owed. It is kept as
//! long as what was to be paid by a day was paid by it, and broken from the day after a term on which it was
//! not. While it is kept, nobody is reminded of its invoices. It is over once all is paid, or once it is
//! ended.

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::credit::{ClaimRefusal, sent_claim};
use crate::acts::payment::PaymentRefusal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::Position;
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// The largest number of terms, and of invoices, of one arrangement.
const MOST: usize = 60;

/// Record that a partner or third party pays invoices in terms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArrangePayment {
    /// The invoices, of one debtor, each with something open.
    pub invoices: Vec<InvoiceNumber>,
    /// The terms in the order of their days, which add up to what is open.
    pub terms: Vec<Term>,
    /// With whom it was agreed: a function, not the name of a person.
    pub agreed_with: String,
}

/// End a payment arrangement that is not over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndArrangement {
    /// One of its invoices.
    pub invoice: InvoiceNumber,
    /// Why.
    pub reason: String,
}

/// An amount that is to be paid by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The last day to pay it.
    pub due: Date,
    /// How much.
    pub amount: Money,
}

/// A payment arrangement was agreed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PaymentArranged {
    /// The invoices.
    pub invoices: Vec<InvoiceNumber>,
    /// The terms, in the order of their days.
    pub terms: Vec<Term>,
    /// With whom it was agreed.
    pub agreed_with: String,
}

/// A payment arrangement was ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArrangementEnded {
    /// One of its invoices.
    pub invoice: InvoiceNumber,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about payment arrangements.
    ArrangementRefusal {
        Invoices { invoices: usize } = "arrangement.invoices" Funding:
            "the arrangement is of {invoices} invoices",
            "1 to 60 invoices";
        InvoiceTwice { invoice: InvoiceNumber } = "arrangement.invoice-twice" Funding:
            "invoice {invoice} is there twice",
            "each invoice once";
        Running { invoice: InvoiceNumber, on: Date } = "arrangement.running" Funding:
            "invoice {invoice} has an arrangement of {on}",
            "end the arrangement of {on} first";
        None { invoice: InvoiceNumber } = "arrangement.none" Funding:
            "invoice {invoice} has no arrangement that runs",
            "an invoice with an arrangement that was not ended";
        BeforeLast { invoice: InvoiceNumber, last: Date } = "arrangement.before-last" Funding:
            "an arrangement of invoice {invoice} began or ended on {last}, after that day",
            "a day from {last}";
        Terms { terms: usize } = "arrangement.terms" Funding:
            "the arrangement has {terms} terms",
            "1 to 60 terms";
        TermsInOrder { due: Date, before: Date } = "arrangement.terms-in-order" Funding:
            "a term of {due} comes after {before}",
            "terms in the order of their days, the first after the day of the arrangement";
        NotWhatIsOpen { terms: Money, open: Money } = "arrangement.not-what-is-open" Funding:
            "the terms are {terms} in all, and {open} is open",
            "terms of {open} in all";
    }
}

impl Act for ArrangePayment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let ArrangePayment { invoices, terms, agreed_with } = self.clone();
        acting::line("agreed_with", &agreed_with, 200)?;
        let open = self.open(by)?;
        if !(1..=MOST).contains(&terms.len()) {
            return Err(ArrangementRefusal::Terms { terms: terms.len() }.into());
        }
        let mut before = by.on;
        for Term { due, amount } in &terms {
            acting::amount("terms.amount", *amount)?;
            if *due <= before {
                return Err(ArrangementRefusal::TermsInOrder { due: *due, before }.into());
            }
            before = *due;
        }
        let in_all = terms.iter().map(|term| term.amount).sum();
        if in_all != open {
            return Err(ArrangementRefusal::NotWhatIsOpen { terms: in_all, open }.into());
        }
        Ok(vec![PaymentArranged { invoices, terms, agreed_with }.into()])
    }
}

impl ArrangePayment {
    /// What is open on the invoices. Checks, in this order: there are some; each was sent, is there once, is
    /// of the same debtor, has something open and no other arrangement.
    fn open(&self, by: &Acting<'_>) -> Result<Money, Refusal> {
        if !(1..=MOST).contains(&self.invoices.len()) {
            return Err(ArrangementRefusal::Invoices { invoices: self.invoices.len() }.into());
        }
        let (mut open, mut before, mut debtor) = (Money::ZERO, Vec::new(), None);
        for &invoice in &self.invoices {
            let claim = sent_claim(by, invoice)?;
            if before.contains(&invoice) {
                return Err(ArrangementRefusal::InvoiceTwice { invoice }.into());
            }
            before.push(invoice);
            let owing = by.ledger.partners.successor(claim.partner, by.on);
            let first = *debtor.get_or_insert(owing);
            if owing != first {
                let name = |id| by.ledger.partners.name(id).to_owned();
                let (owed_by, paid_by) = (name(owing), name(first));
                return Err(PaymentRefusal::OtherPartner { invoice, owed_by, paid_by }.into());
            }
            let open_of = by.ledger.claims.open_on(claim, by.on);
            if open_of.is_zero() {
                return Err(ClaimRefusal::NothingOpen { invoice }.into());
            }
            open += open_of;
            match by.ledger.arrangements.last(invoice) {
                Some(Arrangement { ended: None, on, .. }) => {
                    return Err(ArrangementRefusal::Running { invoice, on: *on }.into());
                }
                Some(Arrangement { ended: Some(ended), .. }) if by.on < ended.on => {
                    let last = ended.on;
                    return Err(ArrangementRefusal::BeforeLast { invoice, last }.into());
                }
                Some(Arrangement { ended: Some(_), .. }) | None => {}
            }
        }
        Ok(open)
    }
}

impl Act for EndArrangement {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::line("reason", &self.reason, 400)?;
        let EndArrangement { invoice, reason } = self.clone();
        sent_claim(by, invoice)?;
        match by.ledger.arrangements.last(invoice) {
            Some(Arrangement { ended: None, on, .. }) if by.on < *on => {
                Err(ArrangementRefusal::BeforeLast { invoice, last: *on }.into())
            }
            Some(Arrangement { ended: None, .. }) => {
                Ok(vec![ArrangementEnded { invoice, reason }.into()])
            }
            Some(Arrangement { ended: Some(_), .. }) | None => {
                Err(ArrangementRefusal::None { invoice }.into())
            }
        }
    }
}

impl Fact for PaymentArranged {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let PaymentArranged { invoices, terms, agreed_with } = self;
        if invoices.iter().any(|invoice| ledger.claims.get(*invoice).is_none()) {
            return Err(Misfit("there is no such invoice"));
        }
        let runs = |of: &Arrangement| of.ended.as_ref().is_none_or(|ended| at.on < ended.on);
        let arrangements = &ledger.arrangements;
        if invoices.iter().any(|invoice| arrangements.last(*invoice).is_some_and(runs)) {
            return Err(Misfit("an invoice has an arrangement already, or had one later"));
        }
        let arrangements = &mut *ledger.arrangements;
        let place = arrangements.all.len();
        for invoice in &invoices {
            arrangements.of.entry(*invoice).or_default().push(place);
        }
        let (on, position) = (at.on, at.position);
        arrangements.all.push(Arrangement {
            invoices,
            terms,
            agreed_with,
            on,
            position,
            ended: None,
        });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.invoices.iter().for_each(|invoice| name(Concerned::Debtor(*invoice)));
    }

    fn amounts(&self) -> Vec<Money> {
        self.terms.iter().map(|term| term.amount).collect()
    }
}

impl Fact for ArrangementEnded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ArrangementEnded { invoice, reason } = self;
        let arrangements = &mut *ledger.arrangements;
        let place = arrangements.of.get(&invoice).and_then(|places| places.last()).copied();
        let last = place.and_then(|place| arrangements.all.get_mut(place));
        let last = last.filter(|last| last.ended.is_none() && last.on <= at.on);
        let last = last.ok_or(Misfit("the invoice has no arrangement that runs"))?;
        last.ended = Some(Ended { reason, on: at.on, position: at.position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }
}

/// A payment arrangement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrangement {
    /// The invoices.
    pub invoices: Vec<InvoiceNumber>,
    /// The terms, in the order of their days.
    pub terms: Vec<Term>,
    /// With whom it was agreed.
    pub agreed_with: String,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// How it was ended, if it was.
    pub ended: Option<Ended>,
}

/// How an arrangement was ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    /// Why.
    pub reason: String,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// How an arrangement stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Standing {
    /// What was to be paid by then was paid.
    Kept {
        /// The next day to pay.
        next: Date,
        /// What is to be paid by it.
        amount: Money,
    },
    /// A term was not paid in time.
    Broken {
        /// The day of that term.
        due: Date,
        /// What was to be paid by it and was not.
        short: Money,
    },
}

/// Every payment arrangement.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Arrangements {
    all: Vec<Arrangement>,
    /// The places of the arrangements of each invoice, in order.
    #[serde(serialize_with = "crate::paged::in_order")]
    of: HashMap<InvoiceNumber, Vec<usize>>,
}

impl Arrangements {
    /// Every arrangement, in the order recorded.
    pub fn all(&self) -> &[Arrangement] {
        &self.all
    }

    /// The events of the arrangements of an invoice.
    pub(crate) fn events(&self, invoice: InvoiceNumber) -> impl Iterator<Item = Position> {
        let places = self.of.get(&invoice).into_iter().flatten();
        places.filter_map(|place| self.all.get(*place)).flat_map(|of| {
            let ended = of.ended.as_ref().map(|ended| ended.position);
            std::iter::once(of.position).chain(ended)
        })
    }

    fn last(&self, invoice: InvoiceNumber) -> Option<&Arrangement> {
        self.all.get(*self.of.get(&invoice)?.last()?)
    }

    /// The arrangement of an invoice that was agreed by a day and not ended by it.
    fn running(&self, invoice: InvoiceNumber, day: Date) -> Option<&Arrangement> {
        let places = self.of.get(&invoice)?.iter().rev();
        let mut all = places.filter_map(|place| self.all.get(*place));
        let ended = |of: &Arrangement| of.ended.as_ref().is_some_and(|ended| ended.on <= day);
        all.find(|of| of.on <= day && !ended(of))
    }
}

impl Ledger {
    /// The arrangement of an invoice on a day, and how it stands; `None` once all of it is paid.
    pub(crate) fn arrangement_on(
        &self,
        invoice: InvoiceNumber,
        day: Date,
    ) -> Option<(&Arrangement, Standing)> {
        let arrangement = self.arrangements.running(invoice, day)?;
        let claims = arrangement.invoices.iter().filter_map(|of| self.claims.get(*of));
        let open: Money = claims.map(|claim| self.claims.open_on(claim, day)).sum();
        if open.is_zero() {
            return None;
        }
        let whole: Money = arrangement.terms.iter().map(|term| term.amount).sum();
        let mut left = whole - open;
        for Term { due, amount } in &arrangement.terms {
            left -= *amount;
            if left < Money::ZERO {
                let standing = match *due < day {
                    true => Standing::Broken { due: *due, short: -left },
                    false => Standing::Kept { next: *due, amount: -left },
                };
                return Some((arrangement, standing));
            }
        }
        None
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::reminder::{ReminderRefusal, SendReminders};
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, euros, first_year, invoice, ladders, receive,
    };

    /// C2020-0003 of 1000.00 is paid in two terms.
    fn arranged() -> Given {
        let terms = json!([
            { "due": "2020-05-01", "amount": "400.00" }, { "due": "2020-06-01", "amount": "600.00" },
        ]);
        let data = json!({
            "invoices": ["C2020-0003"], "terms": terms, "agreed_with": "Fictieve penningmeester",
        });
        first_year().told("2020-04-10", "arrange-payment", data)
    }

    #[test]
    fn it_is_kept_until_a_term_is_past_due_and_over_when_all_is_paid() {
        let number = invoice("C2020-0003");
        let standing = |given: &Given, on| {
            given.ledger.arrangement_on(number, day(on)).map(|(_, standing)| standing)
        };
        let given = arranged();
        assert_eq!(standing(&given, "2020-04-09"), None);
        let kept = |next, amount| {
            let (next, amount) = (day(next), euros(amount));
            Some(Standing::Kept { next, amount })
        };
        assert_eq!(standing(&given, "2020-05-01"), kept("2020-05-01", "400.00"));
        let broken = Standing::Broken { due: day("2020-05-01"), short: euros("400.00") };
        assert_eq!(standing(&given, "2020-05-02"), Some(broken));
        let paid = given.and(LEADER, "2020-05-01", receive("bewoners", "450.00", "NL-5"));
        assert_eq!(standing(&paid, "2020-05-02"), kept("2020-06-01", "550.00"));
        let named = SendReminders { invoices: Some(vec![number]) };
        let refusal = ReminderRefusal::Arranged { invoice: number, next: day("2020-06-01") };
        paid.when(LEADER, "2020-05-20", named.clone()).refused(refusal);
        given.and(LEADER, "2020-05-20", named);
        let whole = paid.and(LEADER, "2020-06-01", receive("bewoners", "550.00", "NL-6"));
        assert_eq!(standing(&whole, "2020-06-02"), None);
        // Ended, it is nothing from that day on.
        let end = json!({ "invoice": "C2020-0003", "reason": "Fictief." });
        let ended = paid.told("2020-05-10", "end-arrangement", end);
        assert_eq!(standing(&ended, "2020-05-09"), kept("2020-06-01", "550.00"));
        assert_eq!(standing(&ended, "2020-05-10"), None);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let wrong = json!({ "invoices": [], "terms": [], "agreed_with": "" });
        let end = json!({ "invoice": "C2020-0009", "reason": "" });
        let right = json!({ "invoice": "C2020-0003", "reason": "Fictief." });
        let given = arranged();
        let ended = given.told("2020-04-20", "end-arrangement", right.clone());
        let over = right.clone();
        let again = json!({
            "invoices": ["C2020-0003"], "terms": [{ "due": "2020-07-01", "amount": "1000.00" }],
            "agreed_with": "Fictieve penningmeester",
        });
        ladders([
            Ladder::from_below(ended.clone(), "arrange-payment", wrong)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/agreed_with", "Fictieve penningmeester")
                .says("arrangement.invoices: the arrangement is of 0 invoices", "1 to 60 invoices")
                .with("/invoices", json!(["C2020-0009"]))
                .refuses_until("invoice.unknown", "/invoices", json!(["C2020-0003", "C2020-0003"]))
                .says(
                    "arrangement.invoice-twice: invoice C2020-0003 is there twice",
                    "each invoice once",
                )
                .with("/invoices", json!(["C2020-0003", "C2020-0001"]))
                .refuses_until("payment.other-partner", "/invoices", json!(["C2020-0001"]))
                .refuses_until("invoice.nothing-open", "/invoices", json!(["C2020-0003"]))
                .on("2020-04-19")
                .says(
                    "arrangement.before-last: an arrangement of invoice C2020-0003 began or ended on \
                     2020-04-20, after that day",
                    "a day from 2020-04-20",
                )
                .on("2020-06-01")
                .says("arrangement.terms: the arrangement has 0 terms", "1 to 60 terms")
                .with("/terms", json!([{ "due": "2020-06-01", "amount": "0" }]))
                .refuses_until("amount.not-positive", "/terms/0/amount", "500.00")
                .says(
                    "arrangement.terms-in-order: a term of 2020-06-01 comes after 2020-06-01",
                    "terms in the order of their days, the first after the day of the arrangement",
                )
                .with("/terms/0/due", "2020-07-01")
                .says(
                    "arrangement.not-what-is-open: the terms are 500.00 in all, and 1000.00 is open",
                    "terms of 1000.00 in all",
                )
                .with("/terms/0/amount", "1000.00")
                .accepted(),
            Ladder::new(given.clone(), "arrange-payment", again)
                .says(
                    "arrangement.running: invoice C2020-0003 has an arrangement of 2020-04-10",
                    "end the arrangement of 2020-04-10 first",
                )
                .after(|given| given.told("2020-06-01", "end-arrangement", right))
                .accepted(),
            Ladder::new(given.clone(), "send-reminders", json!({ "invoices": ["C2020-0003"] }))
                .on("2020-04-20")
                .says(
                    "reminder.arranged: invoice C2020-0003 is paid by an arrangement, whose next term is \
                     of 2020-05-01",
                    "a day on which a term is past due, or end the arrangement first",
                )
                .after(|given| given.told("2020-04-20", "end-arrangement", over))
                .accepted(),
            Ladder::from_below(given, "end-arrangement", end)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/reason", "Fictief.")
                .refuses_until("invoice.unknown", "/invoice", "C2020-0001")
                .says(
                    "arrangement.none: invoice C2020-0001 has no arrangement that runs",
                    "an invoice with an arrangement that was not ended",
                )
                .with("/invoice", "C2020-0003")
                .on("2020-04-09")
                .refuses("arrangement.before-last")
                .on("2020-04-10")
                .accepted(),
        ])
    }
}
