//! What holds on every day, whatever the order in which acts of those days are recorded.
//!
//! Acts on what is in the ledger already, of any kind, are strewn among those of a made-up covenant and
//! dated back at random. Three properties find what looks at the ledger of today where it should look at
//! the ledger of a day:
//!
//! - an act that is accepted is accepted too by the ledger of its own day, which knows nothing later;
//! - no bounded quantity is below zero on any day, by a count of the events alone;
//! - the events, put in the order of their days and numbered anew, fold again, and every view of every
//!   day shows the same.

#![allow(
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a model counts what it names, and stops at what does not hold"
)]

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::sync::LazyLock;

use ledger_core::acts::mandate::Mandated;
use ledger_core::acts::meeting::{Meeting, MeetingKind};
use ledger_core::acts::surplus::Destination;
use ledger_core::acts::suspense::Resolved;
use ledger_core::journal::Memo;
use ledger_core::views::monitoring::{Basis, MonitoringReport};
use ledger_core::views::year_account::YearAccount;
use ledger_core::{
    Command, Date, Digest, Event, Ledger, MeetingId, Moment, Money, Position, Recorded, Request,
    SeatId, decide,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::{
    Case, Run, case, check_accounts, check_banks, check_conservation, check_differences,
    check_past, check_purchases, views_on,
};

/// An act on what is in the ledger already.
#[derive(Clone, Debug)]
pub(crate) struct Strewn {
    /// Which kind of act, of [`ACTS`].
    act: Index,
    /// On which of the things there are, counted back from the last.
    of: u32,
    /// On which other thing.
    with: u32,
    /// With which share of an amount, in percent; none if it is over 100.
    percent: i64,
    /// How many days ago.
    days_ago: i32,
}

impl Strewn {
    pub(crate) fn any() -> impl Strategy<Value = Strewn> {
        let few = || prop_oneof![4 => 0u32..3, 1 => 0u32..40];
        let days = prop_oneof![2 => Just(0), 3 => 0i32..30, 2 => 0i32..400];
        (any::<Index>(), few(), few(), 1i64..160, days).prop_map(
            |(act, of, with, percent, days_ago)| Strewn { act, of, with, percent, days_ago },
        )
    }
}

/// What an act can be made of.
struct Scene<'a> {
    ledger: &'a Ledger,
    strewn: &'a Strewn,
    /// A bank reference that nobody used.
    bank: String,
}

impl Scene<'_> {
    /// The number of one of so many things.
    fn number(&self, count: usize) -> u32 {
        let count = u32::try_from(count).unwrap();
        count.saturating_sub(self.strewn.of % count.max(1))
    }

    fn other_number(&self, count: usize) -> u32 {
        let count = u32::try_from(count).unwrap();
        count.saturating_sub(self.strewn.with % count.max(1))
    }

    fn payment(&self) -> u32 {
        self.number(self.ledger.payments.all().count())
    }

    fn expense(&self) -> u32 {
        self.number(self.ledger.expenses.all().count())
    }

    fn subsidy(&self) -> u32 {
        self.number(self.ledger.subsidies.all().count())
    }

    fn other_expense(&self) -> u32 {
        self.other_number(self.ledger.expenses.all().count())
    }

    fn supplier_credit(&self) -> u32 {
        self.number(self.ledger.supplier_credits.all().count())
    }

    /// Where an expense, or other income, was recorded.
    fn booked(&self) -> Value {
        let booked = self
            .ledger
            .journal
            .entries()
            .filter(|(entry, _)| matches!(entry.memo, Memo::Expense(_) | Memo::OtherIncome(_)));
        let positions: Vec<_> = booked.map(|(entry, _)| entry.position).collect();
        json!(positions.get((self.number(positions.len()) as usize).saturating_sub(1)))
    }

    fn commitment(&self) -> u32 {
        self.number(self.ledger.commitments.all().count())
    }

    fn proposal(&self) -> u32 {
        self.number(self.ledger.proposals.all().count())
    }

    fn seat(&self) -> String {
        let seats = &self.ledger.covenant().unwrap().seats;
        seats[self.strewn.with as usize % seats.len()].code.clone()
    }

    fn partner(&self) -> String {
        let partners = &self.ledger.partners;
        let number = self.number(partners.count()) as usize - 1;
        partners.all().nth(number).unwrap().1.code.clone()
    }

    fn invoice(&self) -> Value {
        let claims = self.ledger.claims.all();
        let number = self.number(claims.len()) as usize;
        let claim = number.checked_sub(1).and_then(|place| claims.get(place));
        json!(claim.map_or("C2020-0001".to_owned(), |claim| claim.invoice.to_string()))
    }

    fn other_invoice(&self) -> Value {
        let claims = self.ledger.claims.all();
        let number = self.other_number(claims.len()) as usize;
        let claim = number.checked_sub(1).and_then(|place| claims.get(place));
        json!(claim.map_or("C2020-0001".to_owned(), |claim| claim.invoice.to_string()))
    }

    /// A share of an amount; `null` is for all of it.
    fn amount(&self, whole: Money) -> Value {
        match self.strewn.percent {
            percent @ 1..=100 => {
                json!(Money::from_cents(whole.cents() * percent / 100).to_string())
            }
            _ => Value::Null,
        }
    }

    /// An amount that is always there.
    fn some_amount(&self) -> Value {
        json!(Money::from_cents(self.strewn.percent * 731 + 1).to_string())
    }

    /// A year of the covenant.
    fn year(&self) -> Value {
        let covenant = self.ledger.covenant().unwrap();
        let years: Vec<_> = covenant.years().collect();
        json!(years[self.strewn.of as usize % years.len()].to_string())
    }

    /// The code of a budget line for expenses.
    fn line(&self) -> String {
        let expenses: Vec<_> = self.ledger.expenses.all().collect();
        let on_line = expenses.iter().rev().find_map(|(_, of)| of.line);
        let known = on_line.and_then(|line| self.ledger.budgets.line(line));
        known.map_or("lijn".to_owned(), |line| line.code.clone())
    }

    /// The code of a budget line for other income.
    fn income_line(&self) -> String {
        use ledger_core::acts::budget::LineKind;
        let covenant = self.ledger.covenant().unwrap();
        let budgets = covenant.years().filter_map(|year| self.ledger.budgets.current(year));
        let mut lines = budgets.flat_map(|budget| &budget.lines);
        let line = lines.find(|line| line.plan.kind == LineKind::OtherIncome);
        line.map_or("lijn".to_owned(), |line| line.plan.code.clone())
    }

    /// Corrects one of the acts of some kinds.
    fn correction(&self, wanted: impl Fn(Memo) -> bool) -> Value {
        let entries = self.ledger.journal.entries().filter(|(entry, _)| wanted(entry.memo));
        let positions: Vec<_> = entries.map(|(entry, _)| entry.position).collect();
        let place = (self.number(positions.len()) as usize).saturating_sub(1);
        json!({ "position": positions.get(place), "reason": "Verkeerd" })
    }

    /// The code of a bank account, the main account among them.
    fn bank_account(&self) -> String {
        let accounts = &self.ledger.bank_accounts;
        let codes: Vec<&str> = accounts.all().map(|of| accounts.code(of)).collect();
        codes[self.strewn.of as usize % codes.len()].to_owned()
    }

    fn other_bank_account(&self) -> String {
        let accounts = &self.ledger.bank_accounts;
        let codes: Vec<&str> = accounts.all().map(|of| accounts.code(of)).collect();
        codes[self.strewn.with as usize % codes.len()].to_owned()
    }

    /// The meetings of the regiegroep.
    fn meetings(&self) -> impl Iterator<Item = (MeetingId, &Meeting)> {
        self.ledger.meetings.all().filter(|(_, held)| held.kind == MeetingKind::Regiegroep)
    }

    /// One meeting of the regiegroep, or none.
    fn meeting(&self) -> Value {
        let meetings: Vec<_> = self.meetings().map(|(id, _)| id).collect();
        json!(meetings.get(self.strewn.of as usize))
    }

    fn record_meeting(&self) -> Value {
        json!({ "kind": "regiegroep", "title": format!("Vergadering {}", self.bank),
                "invited": { "partners": "all" }, "attended": [self.partner()] })
    }

    /// A condition every other time.
    fn conditions(&self) -> Value {
        let due = self.ledger.latest_day().unwrap().plus_days(20);
        match self.strewn.of % 2 {
            0 => json!([{ "text": "Voorwaarde", "due": due }]),
            _ => json!([]),
        }
    }

    fn submit(&self, subject: Value) -> Value {
        json!({ "title": "Voorstel", "text": "Fictief.", "subject": subject })
    }
}

/// Makes the data of a command.
type Make = fn(&Scene<'_>) -> Value;

/// Every kind of act on what is in the ledger already, by the name of its command.
const ACTS: &[(&str, Make)] = &[
    (
        "register-bank-account",
        |of| json!({ "code": of.bank.to_lowercase(), "name": "Fictieve spaarrekening" }),
    ),
    (
        "change-bank-account",
        |of| json!({ "account": of.bank_account(), "name": format!("Fictieve rekening {}", of.strewn.with) }),
    ),
    ("close-bank-account", |of| json!({ "account": of.bank_account() })),
    ("transfer-money", |of| {
        json!({ "from": of.bank_account(), "to": of.other_bank_account(), "amount": of.some_amount(),
                "reference_out": of.bank, "reference_in": of.bank })
    }),
    ("transfer-money", |of| {
        let accounts = &of.ledger.bank_accounts;
        let from = accounts.all().nth(of.strewn.of as usize % accounts.all().count()).unwrap();
        json!({ "from": accounts.code(from), "to": of.other_bank_account(),
                "amount": of.ledger.journal.bank_sides(from).balance(),
                "reference_out": of.bank, "reference_in": of.bank })
    }),
    ("receive-payment", |of| {
        json!({ "partner": of.partner(), "amount": of.some_amount(), "bank_reference": of.bank,
                "bank_account": of.other_bank_account() })
    }),
    (
        "pay-expense",
        |of| json!({ "expense": of.expense(), "bank_reference": of.bank, "bank_account": of.other_bank_account() }),
    ),
    ("receive-payment", |of| {
        let open = of.ledger.claims.open().nth(of.strewn.of as usize % 3);
        let Some(claim) = open else { return Value::Null };
        let less = Money::from_cents(of.strewn.percent % 60);
        let partner = &of.ledger.partners.get(claim.partner).unwrap().code;
        let amount = claim.open() - less;
        json!({ "partner": partner, "amount": amount, "bank_reference": of.bank,
                "allocate": [{ "invoice": claim.invoice, "amount": amount }] })
    }),
    ("write-off-difference", |of| {
        let small = of.ledger.claims.open().filter(|of| of.open() < Money::from_euros(1));
        let small: Vec<_> = small.map(|of| json!(of.invoice)).collect();
        let place = (of.number(small.len()) as usize).saturating_sub(1);
        json!({ "invoice": small.get(place).cloned().unwrap_or(of.invoice()) })
    }),
    ("correct-act", |of| {
        of.correction(|memo| matches!(memo, Memo::MoneyTransferred | Memo::Difference(_)))
    }),
    ("correct-act", |of| {
        let accounts = &of.ledger.bank_accounts;
        let closed = accounts.all().filter_map(|id| accounts.get(id?)?.closed);
        json!({ "position": closed.last().map(|of| of.1), "reason": "Verkeerd" })
    }),
    ("receive-payment", |of| {
        json!({ "partner": of.partner(), "amount": of.some_amount(), "bank_reference": of.bank,
                "allocate": if of.strewn.with % 2 == 0 { "oldest" } else { "none" } })
    }),
    (
        "allocate-payment",
        |of| json!({ "payment": of.payment(), "invoice": of.invoice(), "amount": of.amount(Money::from_cents(60_000)) }),
    ),
    (
        "reverse-payment",
        |of| json!({ "payment": of.payment(), "reason": "Storno", "bank_reference": of.bank }),
    ),
    (
        "refund-overpayment",
        |of| json!({ "payment": of.payment(), "amount": of.amount(Money::from_cents(30_000)), "bank_reference": of.bank }),
    ),
    ("reallocate-payment", |of| {
        let payments: Vec<_> = of.ledger.payments.all().collect();
        let number = of.payment();
        let paid = payments.iter().find(|(id, _)| id.0 == number);
        let parts = paid.map(|(id, _)| of.ledger.claims.paid_by(*id)).unwrap_or_default();
        let from =
            parts.first().map_or(of.invoice(), |(claim, _)| json!(claim.invoice.to_string()));
        let to = if of.strewn.with % 2 == 0 { Value::Null } else { of.other_invoice() };
        json!({ "payment": number, "from": from, "to": to, "amount": of.amount(Money::from_cents(60_000)) })
    }),
    ("record-expense", |of| {
        let subsidy = of.strewn.of % 2 == 0;
        json!({ "line": of.line(), "amount": of.some_amount(), "supplier": "Fictieve leverancier", "description": "Werk",
                "subsidy": if subsidy { json!(of.subsidy()) } else { Value::Null },
                "commitment": if of.strewn.with % 2 == 0 { json!(of.commitment()) } else { Value::Null } })
    }),
    (
        "pay-expense",
        |of| json!({ "expense": of.expense(), "amount": of.amount(Money::from_cents(50_000)), "bank_reference": of.bank }),
    ),
    (
        "pay-expense",
        |of| json!({ "expense": of.expense(), "amount": null, "bank_reference": of.bank }),
    ),
    ("record-expense", |of| {
        let supplier = ["fictief-7", "Fictieve bank"][of.strewn.of as usize % 2];
        json!({ "amount": of.some_amount(), "supplier": supplier, "description": "Bankkosten",
                "paid": of.bank })
    }),
    ("record-expense", |of| {
        let amount = Money::from_cents(of.strewn.percent * 731 + 300);
        let vat = Money::from_cents(amount.cents() * 21 / 121);
        json!({ "line": of.line(), "amount": amount, "supplier": "fictief-7", "description": "Werk",
                "invoice": format!("F-{}", of.strewn.with % 4), "vat": [{ "rate": 21, "amount": vat }] })
    }),
    (
        "record-other-income",
        |of| json!({ "amount": of.some_amount(), "description": "Rente", "bank_reference": of.bank }),
    ),
    ("pay-expenses", |of| {
        let part = of.amount(Money::from_cents(20_000));
        let parts = json!([{ "expense": of.other_expense(), "amount": part }]);
        json!({ "expenses": [of.expense()], "parts": if part.is_null() { json!([]) } else { parts },
                "bank_reference": of.bank })
    }),
    ("credit-expense", |of| {
        json!({ "expense": of.expense(), "amount": of.amount(Money::from_cents(30_000)),
                "number": format!("CN-{}", of.strewn.with % 4), "reason": "Fictief" })
    }),
    (
        "credit-expense",
        |of| json!({ "expense": of.expense(), "number": of.bank, "reason": "Fictief" }),
    ),
    (
        "set-off-credit",
        |of| json!({ "credit": of.supplier_credit(), "expense": of.other_expense(), "amount": of.amount(Money::from_cents(9_000)) }),
    ),
    (
        "receive-supplier-refund",
        |of| json!({ "credit": of.supplier_credit(), "amount": of.amount(Money::from_cents(9_000)), "bank_reference": of.bank }),
    ),
    (
        "assign-line",
        |of| json!({ "position": of.booked(), "line": of.line(), "reason": "Fictief" }),
    ),
    ("assign-line", |of| json!({ "position": of.booked(), "line": "overig", "reason": "Fictief" })),
    (
        "defer-expense",
        |of| json!({ "expense": of.expense(), "amount": of.some_amount(), "reason": "Fictief" }),
    ),
    (
        "accrue-expense",
        |of| json!({ "line": of.line(), "amount": of.some_amount(), "description": "Fictief" }),
    ),
    ("register-supplier", |of| {
        json!({ "code": of.bank.to_lowercase(), "name": format!("Fictieve leverancier {}", of.strewn.with),
                "payment_term_days": of.strewn.of })
    }),
    ("change-supplier", |of| {
        json!({ "supplier": "fictief-7", "name": format!("Fictieve leverancier {}", 50 + of.strewn.with),
                "payment_term_days": of.strewn.of })
    }),
    ("correct-act", |of| {
        of.correction(|memo| {
            matches!(
                memo,
                Memo::ExpensesPaid
                    | Memo::ExpenseCredited(_)
                    | Memo::CreditSetOff(..)
                    | Memo::SupplierRefunded(_)
                    | Memo::LineAssigned(_)
                    | Memo::ExpenseDeferred(_)
                    | Memo::ExpenseAccrued(_)
                    | Memo::OtherIncome(_)
            )
        })
    }),
    ("close-year", |of| json!({ "year": of.year() })),
    (
        "pay-refund",
        |of| json!({ "partner": of.partner(), "amount": of.amount(Money::from_cents(20_000)), "bank_reference": of.bank }),
    ),
    (
        "credit-invoice",
        |of| json!({ "invoice": of.invoice(), "amount": of.amount(Money::from_cents(60_000)), "reason": "Te hoog" }),
    ),
    ("send-invoice", |of| {
        let from = of.ledger.latest_day().unwrap().plus_days(of.strewn.percent as i32 * 3 - 300);
        let from = if of.strewn.with % 2 == 0 { json!(from) } else { Value::Null };
        json!({ "to": of.partner(), "line": of.income_line(), "description": "Fictief werk",
                "amount": of.some_amount(), "from": from, "until": from })
    }),
    (
        "register-relation",
        |of| json!({ "code": format!("derde-{}", of.bank.to_lowercase()), "name": format!("Fictieve derde {}", of.bank) }),
    ),
    ("submit-proposal", |of| {
        let third = of.ledger.partners.all().find(|(_, entry)| entry.is_third());
        let Some((_, entry)) = third else { return Value::Null };
        of.submit(json!({ "accession": { "code": entry.code, "name": entry.name } }))
    }),
    ("invoice-contribution", |of| json!({ "year": of.year(), "partners": [of.partner()] })),
    (
        "receive-unknown",
        |of| json!({ "amount": of.some_amount(), "bank_reference": of.bank, "description": "Onbekend" }),
    ),
    ("resolve-receipt", |of| {
        let receipt = of.number(of.ledger.suspense.all().count());
        let mut data = json!({ "receipt": receipt, "allocate": "oldest" });
        let (way, value) = match of.strewn.with % 4 {
            0 => ("partner", json!(of.partner())),
            1 => ("line", json!(of.income_line())),
            2 => ("subsidy", json!(of.subsidy())),
            _ => ("paid_back", json!(of.bank)),
        };
        data[way] = value;
        data
    }),
    ("correct-act", |of| {
        of.correction(|memo| matches!(memo, Memo::UnknownReceived(_) | Memo::ReceiptResolved(_)))
    }),
    ("dispute-invoice", |of| json!({ "invoice": of.invoice(), "reason": "Oneens" })),
    ("settle-dispute", |of| {
        let ruling = ["upheld", "rejected"][of.strewn.with as usize % 2];
        json!({ "invoice": of.invoice(), "ruling": ruling, "outcome": "Besproken" })
    }),
    ("arrange-payment", |of| {
        let open = of.ledger.claims.open().nth(of.strewn.of as usize % 3);
        let Some(claim) = open else { return Value::Null };
        let on = of.ledger.latest_day().unwrap();
        let half = Money::from_cents(claim.open().cents() / 2);
        let terms = [(on.plus_days(5), half), (on.plus_days(25), claim.open() - half)];
        let terms = terms.map(|(due, amount)| json!({ "due": due, "amount": amount }));
        json!({ "invoices": [claim.invoice], "terms": terms, "agreed_with": "Fictief" })
    }),
    ("end-arrangement", |of| {
        let last = of.ledger.arrangements.all().last();
        let invoice = last.and_then(|last| last.invoices.first());
        json!({ "invoice": invoice.copied().map_or(of.invoice(), |of| json!(of)), "reason": "Klaar" })
    }),
    ("send-reminders", |of| {
        let named = of.strewn.with % 2 == 0;
        json!({ "invoices": if named { json!([of.invoice()]) } else { Value::Null } })
    }),
    (
        "receive-subsidy",
        |of| json!({ "subsidy": of.subsidy(), "amount": of.amount(Money::from_cents(200_000)), "bank_reference": of.bank }),
    ),
    (
        "settle-subsidy",
        |of| json!({ "subsidy": of.subsidy(), "awarded": of.amount(Money::from_cents(300_000)) }),
    ),
    (
        "repay-subsidy",
        |of| json!({ "subsidy": of.subsidy(), "amount": of.amount(Money::from_cents(100_000)), "bank_reference": of.bank }),
    ),
    (
        "enter-commitment",
        |of| json!({ "line": of.line(), "amount": of.some_amount(), "supplier": "Fictieve leverancier", "description": "Werk" }),
    ),
    (
        "change-commitment",
        |of| json!({ "commitment": of.commitment(), "amount": of.some_amount(), "reason": "Anders" }),
    ),
    ("release-commitment", |of| json!({ "commitment": of.commitment(), "reason": "Klaar" })),
    ("correct-act", |of| of.correction(|_| true)),
    ("correct-act", |of| {
        let paid: Vec<_> = of.ledger.expenses.all().map(|(_, of)| of.position).collect();
        let place = (of.number(paid.len()) as usize).saturating_sub(1);
        json!({ "position": paid.get(place), "reason": "Verkeerd" })
    }),
    ("correct-act", |of| {
        of.correction(|memo| {
            matches!(
                memo,
                Memo::SubsidyGranted(_)
                    | Memo::SubsidyReceived(_)
                    | Memo::SubsidySettled(_)
                    | Memo::SubsidyRepaid(_)
            )
        })
    }),
    ("correct-act", |of| {
        of.correction(|memo| {
            matches!(memo, Memo::PaymentReversed(_) | Memo::Overpayment(_) | Memo::Refund(_))
        })
    }),
    ("correct-act", |of| of.correction(|memo| matches!(memo, Memo::Credit(_)))),
    ("grant-subsidy", |of| {
        let from = of.ledger.latest_day().unwrap().plus_days(-400);
        json!({ "grantor": "Fictieve gever", "reference": format!("G-{}", of.strewn.of % 3), "project": "Fictief",
                "amount": of.some_amount(), "from": from, "until": from.plus_days(900), "account_by": from.plus_days(900) })
    }),
    ("cast-vote", |of| {
        let vote = ["for", "against", "abstain"][of.strewn.percent as usize % 3];
        json!({ "proposal": of.proposal(), "seat": of.seat(), "vote": vote })
    }),
    (
        "consult-projectgroep",
        |of| json!({ "proposal": of.proposal(), "advice": "neutral", "text": "Goed." }),
    ),
    ("decide-proposal", |of| {
        let replaces = of.strewn.with % 3 == 0;
        let decisions = of.ledger.proposals.decisions().count();
        json!({ "proposal": of.proposal(), "manner": "meeting", "meeting": of.meeting(),
                "conditions": of.conditions(),
                "replaces": if replaces { json!(of.other_number(decisions)) } else { Value::Null } })
    }),
    ("record-meeting", |of| of.record_meeting()),
    ("minute-decision", |of| {
        let decisions = of.ledger.proposals.decisions().count();
        json!({ "decision": of.other_number(decisions), "meeting": of.number(of.meetings().count()) })
    }),
    ("correct-act", |of| {
        let meetings: Vec<_> = of.meetings().map(|(_, held)| held.position).collect();
        let place = (of.number(meetings.len()) as usize).saturating_sub(1);
        json!({ "position": meetings.get(place), "reason": "Verkeerd" })
    }),
    ("submit-proposal", |of| of.submit(json!({ "year-account": { "year": of.year() } }))),
    ("submit-proposal", |of| of.submit(json!({ "reopen-year": { "year": of.year() } }))),
    ("withdraw-proposal", |of| json!({ "proposal": of.proposal(), "reason": "Anders" })),
    ("submit-proposal", |of| of.submit(json!("other"))),
    ("submit-proposal", |of| {
        of.submit(json!({ "write-off": { "invoice": of.invoice(), "amount": of.amount(Money::from_cents(40_000)) } }))
    }),
    ("submit-proposal", |of| {
        of.submit(json!({ "fund-release": { "fund": "next-year-budget", "amount": of.amount(Money::from_cents(40_000)) } }))
    }),
    ("submit-proposal", |of| {
        let to = ["reserve", "next-year-budget", "partners"][of.strewn.with as usize % 3];
        of.submit(json!({ "surplus": { "year": of.year(), "destinations": [{ "to": to, "amount": of.some_amount() }] } }))
    }),
    ("submit-proposal", |of| {
        let covenant = of.ledger.covenant().unwrap();
        let seats = covenant.seats.iter().filter(|seat| seat.bears_risk);
        let weights: BTreeMap<_, _> =
            seats.map(|seat| (seat.code.clone(), 1 + of.strewn.with)).collect();
        of.submit(json!({ "risk-key": { "from_year": of.year(), "weights": weights } }))
    }),
    ("submit-proposal", |of| {
        let lines = of.ledger.expenses.all().last().map(|(_, last)| last.year);
        let current = lines.and_then(|year| of.ledger.budgets.current(year));
        let Some(current) = current else { return Value::Null };
        let theme =
            |theme: Option<u8>| theme.and_then(|place| of.ledger.covenant().unwrap().theme(place));
        let line = |plan: &ledger_core::acts::budget::PlannedLine| {
            json!({ "code": plan.code, "title": plan.title, "kind": plan.kind,
                    "theme": theme(plan.theme), "amount": plan.amount })
        };
        let mut lines: Vec<Value> = current.lines.iter().map(|of| line(&of.plan)).collect();
        lines.push(json!({ "code": of.bank.to_lowercase(), "title": "Nieuw", "kind": "expense", "theme": null,
                           "amount": of.some_amount() }));
        of.submit(
            json!({ "budget-revision": { "year": current.year.to_string(), "lines": lines } }),
        )
    }),
    ("submit-proposal", |of| {
        of.submit(json!({ "contribution-schedule": { "year": of.year(), "fees": { "fixed": { "amount": of.some_amount() } },
            "payment_term_days": 30, "proration": "monthly",
            "vat": { "position": "outside-scope", "ground": "Fictief." } } }))
    }),
    ("submit-proposal", |of| {
        of.submit(json!({ "merger": { "from": [of.partner()], "into": of.ledger.partners.all().next().unwrap().1.code } }))
    }),
    ("submit-proposal", |of| of.submit(json!({ "deficit": { "year": of.year() } }))),
    ("submit-proposal", |of| of.submit(json!({ "withdrawal": { "partner": of.partner() } }))),
    ("submit-proposal", |of| {
        of.submit(json!({ "rename": { "partner": of.partner(), "name": format!("Fictief {}", of.bank) } }))
    }),
    ("submit-proposal", |of| {
        of.submit(json!({ "accession": { "code": of.bank.to_lowercase(), "name": format!("Fictief {}", of.bank) } }))
    }),
    ("cast-vote", |of| {
        let by = ["deputy", "proxy"][of.strewn.percent as usize % 2];
        json!({ "proposal": of.proposal(), "seat": of.seat(), "vote": "for", "by": by })
    }),
    ("grant-mandate", |of| {
        let until = of.ledger.latest_day().unwrap().plus_days(of.strewn.percent as i32);
        let until = if of.strewn.of % 2 == 0 { json!(until) } else { Value::Null };
        json!({ "seat": of.seat(), "deputy": 400 + of.strewn.of, "until": until })
    }),
    ("grant-mandate", |of| {
        let seats = &of.ledger.covenant().unwrap().seats;
        let proxy = &seats[of.strewn.of as usize % seats.len()].code;
        let until = of.ledger.latest_day().unwrap().plus_days(of.strewn.percent as i32 - 60);
        json!({ "seat": of.seat(), "proxy": proxy, "until": until })
    }),
    ("withdraw-mandate", |of| json!({ "mandate": of.number(of.ledger.mandates.all().count()) })),
    ("appoint", |of| json!({ "role": of.seat(), "person": 200 + of.strewn.of })),
    ("end-appointment", |of| json!({ "role": of.seat() })),
    ("appoint-ambassador", |of| json!({ "partner": of.partner(), "person": 300 + of.strewn.with })),
    ("end-ambassador", |of| json!({ "partner": of.partner(), "person": 300 + of.strewn.with })),
    ("open-action", |of| {
        let due = of.ledger.latest_day().unwrap().plus_days(of.strewn.percent as i32 - 80);
        json!({ "title": "Actie", "owner": "project-leader", "due": due })
    }),
    ("close-action", |of| {
        let actions = of.number(of.ledger.actions.all().count());
        json!({ "action": actions, "state": "done", "outcome": "Klaar" })
    }),
    ("close-action", |of| {
        let actions = of.number(of.ledger.actions.all().count());
        let decisions = of.other_number(of.ledger.proposals.decisions().count());
        json!({ "action": actions, "state": "dropped", "outcome": "Vervallen", "decision": decisions })
    }),
    ("postpone-action", |of| {
        let due = of.ledger.latest_day().unwrap().plus_days(of.strewn.percent as i32);
        json!({ "action": of.number(of.ledger.actions.all().count()), "due": due, "reason": "Later" })
    }),
    ("attach-document", |of| {
        let digest = format!("{:064x}", of.strewn.with);
        json!({ "name": "stuk.pdf", "sha256": digest, "size": 10, "to": [of.number(of.ledger.next().0 as usize) - 1] })
    }),
    (
        "state-forecast",
        |of| json!({ "year": of.year(), "line": of.line(), "amount": of.some_amount(), "reason": "Anders" }),
    ),
    ("explain-difference", |of| json!({ "year": of.year(), "line": of.line(), "text": "Anders." })),
];

/// The requests strewn at a place in the run: an act, and for a proposal all that decides it on the same day.
pub(crate) fn acts(ledger: &Ledger, strewn: &Strewn, today: Date, number: usize) -> Vec<Request> {
    let Some(covenant) = ledger.covenant() else { return Vec::new() };
    let (kind, make) = ACTS[strewn.act.index(ACTS.len())];
    let scene = Scene { ledger, strewn, bank: format!("NL-{number}") };
    let on = today.plus_days(-strewn.days_ago);
    let request = |kind: &str, data: Value| {
        let command: Command =
            serde_json::from_value(json!({ "kind": kind, "data": data })).ok()?;
        Some(Request { actor: "project-leader".to_owned(), on, today, command })
    };
    let mut requests = vec![request(kind, make(&scene))];
    if kind == "submit-proposal" && strewn.with % 4 != 3 {
        let proposal = ledger.proposals.all().count() + 1;
        let consult = json!({ "proposal": proposal, "advice": "neutral", "text": "Goed." });
        requests.push(request("consult-projectgroep", consult));
        for seat in &covenant.seats {
            let vote = json!({ "proposal": proposal, "seat": seat.code, "vote": "for" });
            requests.push(request("cast-vote", vote));
        }
        // Some are decided in a meeting of that day, which is recorded before or after.
        let meeting = ledger.meetings.all().last().map_or(1, |(id, _)| id.0 + 1);
        let held = || request("record-meeting", scene.record_meeting());
        let before = strewn.with.is_multiple_of(4);
        requests.extend(before.then(held));
        let meeting_of = if before { json!(meeting) } else { Value::Null };
        let decide = json!({ "proposal": proposal, "manner": "meeting", "meeting": meeting_of,
                             "conditions": scene.conditions() });
        requests.push(request("decide-proposal", decide));
        if strewn.with % 4 == 1 {
            let decision = ledger.proposals.decisions().count() + 1;
            let minute = json!({ "decision": decision, "meeting": meeting });
            requests.extend([held(), request("minute-decision", minute)]);
        }
    }
    requests.into_iter().flatten().collect()
}

/// The first day of the year after that of a day.
fn next_year(log: &[Recorded], day: Date) -> Date {
    let Event::CovenantConcluded(concluded) = &log[0].event else { panic!("no covenant") };
    let calendar = &concluded.covenant.calendar;
    calendar.first_day(calendar.year_of(day).next())
}

/// What the events alone say is left of everything bounded, after every event in the order of their days.
fn check_bounds(log: &[Recorded]) {
    check_subsidies(log);
    check_mandates(log);
    let mut changes: BTreeMap<String, BTreeMap<(Date, Position), Money>> = BTreeMap::new();
    let mut change = |what: String, on: (Date, Position), amount: Money| {
        *changes.entry(what).or_default().entry(on).or_default() += amount;
    };
    let of_fund = |fund: &Destination| format!("fund {fund:?}");
    let mut promised: HashMap<u32, Money> = HashMap::new();
    let mut drawn: HashMap<u32, (u32, Money)> = HashMap::new();
    let mut expenses: HashMap<u32, Position> = HashMap::new();
    for Recorded { on, position, event, .. } in log {
        let on = (*on, *position);
        match event {
            Event::ContributionInvoiced(of) => {
                change(format!("open {}", of.invoice), on, of.amount)
            }
            Event::InvoiceSent(of) => change(format!("open {}", of.invoice), on, of.amount),
            Event::InvoiceTakenOver(of) => {
                change(format!("open {}", of.invoice), on, of.amount);
                if let Some(paid) = of.paid {
                    change(format!("open {}", of.invoice), on, -paid.amount);
                    change(format!("put {} {}", paid.payment, of.invoice), on, paid.amount);
                }
            }
            Event::ReceiptTakenOver(of) => change(format!("payment {}", of.payment), on, of.amount),
            Event::BillTakenOver(of) => {
                expenses.insert(of.expense.0, *position);
                change(format!("expense {}", of.expense), on, of.amount);
                change(format!("line {:?} of {position}", Some(of.line)), on, of.amount);
            }
            Event::BooksOpened(of) => {
                change("reserve".to_owned(), on, of.reserve);
                for part in &of.funds {
                    change(of_fund(&part.to), on, part.amount);
                }
                for refund in &of.refunds {
                    change("payable".to_owned(), on, refund.amount);
                }
            }
            Event::PaymentReceived(of) => change(format!("payment {}", of.payment), on, of.amount),
            Event::UnknownReceived(of) => change(format!("waiting {}", of.receipt), on, of.amount),
            Event::ReceiptResolved(of) => {
                change(format!("waiting {}", of.receipt), on, -of.amount);
                if let Resolved::Payment { payment, .. } = of.resolved {
                    change(format!("payment {payment}"), on, of.amount);
                }
            }
            Event::PaymentAllocated(of) => {
                change(format!("payment {}", of.payment), on, -of.amount);
                change(format!("open {}", of.invoice), on, -of.amount);
                change(format!("put {} {}", of.payment, of.invoice), on, of.amount);
            }
            Event::AllocationReversed(of) => {
                change(format!("payment {}", of.payment), on, of.amount);
                change(format!("open {}", of.invoice), on, of.amount);
                change(format!("put {} {}", of.payment, of.invoice), on, -of.amount);
            }
            Event::PaymentReversed(of) => change(format!("payment {}", of.payment), on, -of.amount),
            Event::OverpaymentRefunded(of) => {
                change(format!("payment {}", of.payment), on, -of.amount)
            }
            Event::InvoiceCredited(of) => change(format!("open {}", of.invoice), on, -of.amount),
            Event::ClaimRecovered(of) => {
                change(format!("open {}", of.invoice), on, of.amount);
                change(format!("given up {}", of.invoice), on, -of.amount);
            }
            Event::RefundReclaimed(of) => {
                change(format!("open {}", of.invoice), on, of.amount);
                change(format!("payment {}", of.payment), on, of.amount);
            }
            Event::DifferenceWrittenOff(of) => {
                change(format!("open {}", of.invoice), on, -of.amount);
                change(format!("given up {}", of.invoice), on, of.amount);
            }
            Event::ClaimWrittenOff(of) => {
                change(format!("open {}", of.invoice), on, -of.amount);
                change(format!("given up {}", of.invoice), on, of.amount);
            }
            Event::ExpenseRecorded(of) => {
                expenses.insert(of.expense.0, *position);
                change(format!("expense {}", of.expense), on, of.amount);
                change(format!("line {:?} of {position}", of.line), on, of.amount);
            }
            Event::ExpensePaid(of) => change(format!("expense {}", of.expense), on, -of.amount),
            Event::OtherIncomeReceived(of) => {
                change(format!("line {:?} of {position}", of.line), on, of.amount);
            }
            Event::ExpensesPaid(of) => {
                for part in &of.parts {
                    change(format!("expense {}", part.expense), on, -part.amount);
                }
            }
            Event::ExpenseCredited(of) => {
                change(format!("expense {}", of.expense), on, -of.open);
                change(format!("credit {}", of.credit), on, of.amount - of.open);
                let booked = expenses[&of.expense.0];
                change(format!("line {:?} of {booked}", of.line), on, -of.amount);
            }
            Event::CreditSetOff(of) => {
                change(format!("expense {}", of.expense), on, -of.amount);
                change(format!("credit {}", of.credit), on, -of.amount);
            }
            Event::SupplierRefunded(of) => change(format!("credit {}", of.credit), on, -of.amount),
            Event::LineAssigned(of) => {
                change(format!("line {:?} of {}", of.from, of.of), on, -of.amount);
                change(format!("line {:?} of {}", Some(of.line), of.of), on, of.amount);
            }
            Event::ExpenseDeferred(of) => {
                let line = format!("line {:?} of {}", of.line, expenses[&of.expense.0]);
                change(line.clone(), on, -of.amount);
                change(line, (next_year(log, on.0), on.1), of.amount);
            }
            Event::CommitmentEntered(of) => {
                promised.insert(of.commitment.0, of.amount);
                change(format!("commitment {}", of.commitment), on, of.amount);
            }
            Event::CommitmentChanged(of) => {
                let before = promised.insert(of.commitment.0, of.amount).unwrap();
                change(format!("commitment {}", of.commitment), on, of.amount - before);
            }
            Event::CommitmentDrawn(of) => {
                drawn.insert(of.expense.0, (of.commitment.0, of.amount));
                change(format!("commitment {}", of.commitment), on, -of.amount);
            }
            Event::CommitmentReleased(of) => {
                *promised.get_mut(&of.commitment.0).unwrap() -= of.amount;
                change(format!("commitment {}", of.commitment), on, -of.amount);
            }
            Event::SurplusAppropriated(of) => {
                for part in &of.destinations {
                    match &part.to {
                        Destination::Reserve => change("reserve".to_owned(), on, part.amount),
                        Destination::Partners => {}
                        fund => change(of_fund(fund), on, part.amount),
                    }
                }
                for refund in &of.refunds {
                    change("payable".to_owned(), on, refund.amount);
                }
            }
            Event::FundReleased(of) => {
                change(of_fund(&of.fund), on, -of.amount);
                change("reserve".to_owned(), on, of.amount);
            }
            Event::DeficitShared(of) => {
                change("reserve".to_owned(), on, -of.from_reserve);
                for share in &of.shares {
                    change(format!("open {}", share.invoice), on, share.amount);
                }
            }
            Event::CovenantSettled(of) => {
                for share in &of.shares {
                    change(format!("open {}", share.invoice), on, share.amount);
                }
                for refund in &of.refunds {
                    change("payable".to_owned(), on, refund.amount);
                }
                if of.remainder.transferred_to().is_some() {
                    change("remainder".to_owned(), on, of.left.max(Money::ZERO));
                }
            }
            Event::RemainderTransferred(of) => change("remainder".to_owned(), on, -of.amount),
            Event::RefundPaid(of) => change("payable".to_owned(), on, -of.amount),
            Event::ActReversed(reversal) => {
                let reversed = &log[reversal.reversed.0 as usize].event;
                match reversed {
                    Event::PaymentReceived(of) => {
                        change(format!("payment {}", of.payment), on, -of.amount)
                    }
                    Event::UnknownReceived(of) => {
                        change(format!("waiting {}", of.receipt), on, -of.amount)
                    }
                    Event::ReceiptResolved(of) => {
                        change(format!("waiting {}", of.receipt), on, of.amount);
                        if let Resolved::Payment { payment, .. } = of.resolved {
                            change(format!("payment {payment}"), on, -of.amount);
                        }
                    }
                    Event::PaymentReversed(of) => {
                        change(format!("payment {}", of.payment), on, of.amount)
                    }
                    Event::OverpaymentRefunded(of) => {
                        change(format!("payment {}", of.payment), on, of.amount)
                    }
                    Event::DifferenceWrittenOff(of) => {
                        change(format!("open {}", of.invoice), on, of.amount);
                        change(format!("given up {}", of.invoice), on, -of.amount);
                    }
                    Event::OtherIncomeReceived(of) => {
                        let booked = reversal.reversed;
                        change(format!("line {:?} of {booked}", of.line), on, -of.amount);
                    }
                    Event::ExpensesPaid(of) => {
                        for part in &of.parts {
                            change(format!("expense {}", part.expense), on, part.amount);
                        }
                    }
                    Event::ExpenseCredited(of) => {
                        change(format!("expense {}", of.expense), on, of.open);
                        change(format!("credit {}", of.credit), on, of.open - of.amount);
                        let booked = expenses[&of.expense.0];
                        change(format!("line {:?} of {booked}", of.line), on, of.amount);
                    }
                    Event::CreditSetOff(of) => {
                        change(format!("expense {}", of.expense), on, of.amount);
                        change(format!("credit {}", of.credit), on, of.amount);
                    }
                    Event::SupplierRefunded(of) => {
                        change(format!("credit {}", of.credit), on, of.amount);
                    }
                    Event::LineAssigned(of) => {
                        change(format!("line {:?} of {}", of.from, of.of), on, of.amount);
                        change(format!("line {:?} of {}", Some(of.line), of.of), on, -of.amount);
                    }
                    Event::ExpenseDeferred(of) => {
                        let line = format!("line {:?} of {}", of.line, expenses[&of.expense.0]);
                        change(line.clone(), on, of.amount);
                        change(line, (next_year(log, on.0), on.1), -of.amount);
                    }
                    Event::ExpenseRecorded(of) => {
                        change(format!("expense {}", of.expense), on, -of.amount);
                        let booked = reversal.reversed;
                        change(format!("line {:?} of {booked}", of.line), on, -of.amount);
                        if let Some((commitment, amount)) = drawn.remove(&of.expense.0) {
                            change(format!("commitment {commitment}"), on, amount);
                        }
                    }
                    Event::ExpensePaid(of) => {
                        change(format!("expense {}", of.expense), on, of.amount)
                    }
                    Event::InvoiceCredited(of) => {
                        change(format!("open {}", of.invoice), on, of.amount);
                    }
                    Event::RemainderTransferred(of) => {
                        change("remainder".to_owned(), on, of.amount);
                    }
                    Event::RefundPaid(of) => change("payable".to_owned(), on, of.amount),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    for (what, events) in changes {
        let mut left = Money::ZERO;
        for ((day, position), amount) in events {
            left += amount;
            assert!(left >= Money::ZERO, "{what} is {left} on {day}, after event {}", position.0);
        }
    }
}

/// A subsidy as the events say it is.
#[derive(Default)]
struct Granted {
    /// What the grantor is to give in all: what was granted, or what was awarded while that stands.
    granted: Money,
    awarded: Option<Money>,
    received: Money,
    repaid: Money,
    spent: Money,
}

/// What the events alone say happened to subsidies, in the order of their days: none is received beyond
/// what is to come, repaid beyond what is to be repaid, or spent beyond what was granted.
fn check_subsidies(log: &[Recorded]) {
    let mut sorted: Vec<&Recorded> = log.iter().collect();
    sorted.sort_by_key(|recorded| (recorded.on, recorded.position));
    let mut all: HashMap<u32, Granted> = HashMap::new();
    let mut borne: HashMap<u32, (u32, Money)> = HashMap::new();
    for Recorded { on, position, event, .. } in sorted {
        let at = format!("{event:?} on {on}, event {}", position.0);
        match event {
            Event::SubsidyGranted(event) => {
                all.entry(event.subsidy.0).or_default().granted = event.amount
            }
            Event::SubsidyTakenOver(event) => {
                let of = all.entry(event.granted.subsidy.0).or_default();
                of.granted = event.granted.amount;
                (of.received, of.spent) = (event.received, event.spent);
            }
            Event::SubsidyReceived(event) => {
                let of = all.entry(event.subsidy.0).or_default();
                of.received += event.amount;
                let due = of.awarded.unwrap_or(of.granted);
                assert!(of.received - of.repaid <= due, "{at}");
            }
            Event::ReceiptResolved(event) => {
                if let Resolved::Subsidy { subsidy } = event.resolved {
                    let of = all.entry(subsidy.0).or_default();
                    of.received += event.amount;
                    let due = of.awarded.unwrap_or(of.granted);
                    assert!(of.received - of.repaid <= due, "{at}");
                }
            }
            Event::SubsidySettled(event) => {
                let of = all.entry(event.subsidy.0).or_default();
                assert!(of.awarded.replace(event.awarded).is_none(), "{at}");
            }
            Event::SubsidyRepaid(event) => {
                let of = all.entry(event.subsidy.0).or_default();
                of.repaid += event.amount;
                assert!(of.awarded.is_some_and(|due| of.received - of.repaid >= due), "{at}");
            }
            Event::SubsidySpent(event) => {
                borne.insert(event.expense.0, (event.subsidy.0, event.amount));
                let of = all.entry(event.subsidy.0).or_default();
                of.spent += event.amount;
                assert!(of.awarded.is_none() && of.spent <= of.granted, "{at}");
            }
            Event::ActReversed(reversed) => match &log[reversed.reversed.0 as usize].event {
                Event::SubsidyGranted(event) => {
                    let of = all.entry(event.subsidy.0).or_default();
                    let moved = [of.received, of.repaid, of.spent];
                    assert_eq!((of.awarded, moved), (None, [Money::ZERO; 3]), "{at}");
                    of.granted = Money::ZERO;
                }
                Event::ReceiptResolved(event) => {
                    if let Resolved::Subsidy { subsidy } = event.resolved {
                        let of = all.entry(subsidy.0).or_default();
                        of.received -= event.amount;
                        assert!(of.awarded.is_none() && of.received >= of.repaid, "{at}");
                    }
                }
                Event::SubsidyReceived(event) => {
                    let of = all.entry(event.subsidy.0).or_default();
                    of.received -= event.amount;
                    assert!(of.awarded.is_none() && of.received >= of.repaid, "{at}");
                }
                Event::SubsidySettled(event) => {
                    assert!(
                        all.entry(event.subsidy.0).or_default().awarded.take().is_some(),
                        "{at}"
                    );
                }
                Event::SubsidyRepaid(event) => {
                    all.entry(event.subsidy.0).or_default().repaid -= event.amount
                }
                Event::ExpenseRecorded(event) => {
                    if let Some((subsidy, amount)) = borne.remove(&event.expense.0) {
                        let of = all.entry(subsidy).or_default();
                        of.spent -= amount;
                        assert!(of.awarded.is_none(), "{at}");
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// By the events alone: no two mandates of a seat run on one day, a seat is the proxy of one other and of none while
/// it has a proxy itself, and every vote by a mandate was cast on a day on which it runs.
fn check_mandates(log: &[Recorded]) {
    struct Runs {
        seat: SeatId,
        to: Mandated,
        from: Date,
        /// The first day on which it no longer runs.
        over: Option<Date>,
    }
    let mut all: HashMap<u32, Runs> = HashMap::new();
    for Recorded { on, event, .. } in log {
        match event {
            Event::MandateGranted(of) => {
                let (seat, to, over) = (of.seat, of.to, of.until.map(|until| until.plus_days(1)));
                all.insert(of.mandate.0, Runs { seat, to, from: *on, over });
            }
            Event::MandateWithdrawn(of) => {
                let over = &mut all.get_mut(&of.mandate.0).unwrap().over;
                *over = Some(over.map_or(*on, |until| until.min(*on)));
            }
            _ => {}
        }
    }
    for Recorded { on, event, .. } in log {
        if let Event::VoteCast(vote) = event
            && let Some(mandate) = vote.mandate
        {
            let of = &all[&mandate.0];
            let runs = of.from <= *on && of.over.is_none_or(|over| *on < over);
            assert!(runs && of.seat == vote.seat, "{vote:?} on {on}");
        }
    }
    let runs = |of: &Runs, other: &Runs| of.over.is_none_or(|over| other.from < over);
    for (one, of) in &all {
        for (two, other) in all.iter().filter(|(two, _)| *two > one) {
            let ever = |of: &Runs| runs(of, of);
            if !(ever(of) && ever(other) && runs(of, other) && runs(other, of)) {
                continue;
            }
            let [proxy, other_proxy] = [of, other].map(|of| match of.to {
                Mandated::Deputy(_) => None,
                Mandated::Proxy(proxy) => Some(proxy),
            });
            let apart = of.seat != other.seat
                && (proxy.is_none()
                    || other_proxy.is_none()
                    || (proxy != other_proxy
                        && proxy != Some(other.seat)
                        && other_proxy != Some(of.seat)));
            assert!(apart, "mandates {one} and {two}");
        }
    }
}

static EVENTS: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(schemars::schema_for!(Event)).unwrap());
static COMMANDS: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(schemars::schema_for!(Command)).unwrap());

/// Gives what events name new numbers, in the order in which they are met.
struct Renumbering {
    /// The schema of what is renumbered, in which its types are found.
    schema: &'static Value,
    /// The new number of each thing, by the type of its number.
    numbers: HashMap<(String, u64), u64>,
    given: HashMap<String, u64>,
    invoices: HashMap<String, String>,
    positions: HashMap<u64, u64>,
}

impl Renumbering {
    fn new(sorted: &[Recorded]) -> Renumbering {
        let positions = (0..).zip(sorted).map(|(new, recorded)| (recorded.position.0, new));
        // The covenant names the parties that hold seats before they are named themselves.
        let mut numbers = HashMap::new();
        for recorded in sorted {
            if let Event::PartyNamed(named) = &recorded.event {
                let number = u64::from(named.partner.0);
                numbers.insert(("PartnerId".to_owned(), number), number);
            }
        }
        let parties = numbers.len() as u64;
        Renumbering {
            schema: &EVENTS,
            numbers,
            given: HashMap::from([("PartnerId".to_owned(), parties)]),
            invoices: HashMap::new(),
            positions: positions.collect(),
        }
    }

    /// A command on what was numbered anew.
    fn command(&mut self, command: &Command) -> Command {
        let mut value = serde_json::to_value(command).unwrap();
        self.renumbered(&COMMANDS, &mut value);
        serde_json::from_value(value).unwrap()
    }

    fn renumbered(&mut self, schema: &'static Value, value: &mut Value) {
        self.schema = schema;
        self.walk(schema, value);
    }

    fn event(&mut self, recorded: &Recorded) -> Event {
        let mut value = serde_json::to_value(&recorded.event).unwrap();
        self.renumbered(&EVENTS, &mut value);
        // A bank reference is free again once its act is corrected, in the order recorded.
        let of = match &recorded.event {
            Event::ActReversed(reversed) => reversed.reversed,
            _ => recorded.position,
        };
        for field in ["bank_reference", "reference_out", "reference_in"] {
            if let Some(Value::String(reference)) = value.pointer_mut(&format!("/data/{field}")) {
                reference.push_str(&format!(" {}", of.0));
            }
        }
        serde_json::from_value(value).unwrap()
    }

    fn walk(&mut self, schema: &'static Value, value: &mut Value) {
        let whole = self.schema;
        if let Some(name) = schema.get("$ref").and_then(Value::as_str)
            && !self.renumber(name.rsplit('/').next().unwrap(), value)
        {
            self.walk(whole.pointer(name.trim_start_matches('#')).unwrap(), value);
        }
        for choice in ["oneOf", "anyOf"] {
            let mut options = schema.get(choice).and_then(Value::as_array).into_iter().flatten();
            if let Some(of) = options.find(|of| self.fits(of, value)) {
                self.walk(of, value);
            }
        }
        match value {
            Value::Object(fields) => {
                for (name, field) in fields {
                    let named = schema.get("properties").and_then(|all| all.get(name));
                    if let Some(of) = named.or(schema.get("additionalProperties")) {
                        self.walk(of, field);
                    }
                }
            }
            Value::Array(items) => {
                for (place, item) in items.iter_mut().enumerate() {
                    let prefixed = schema.get("prefixItems").and_then(|all| all.get(place));
                    if let Some(of) = prefixed.or(schema.get("items")) {
                        self.walk(of, item);
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// Whether a value has the form that a schema describes, as far as one option is told from another.
    fn fits(&self, schema: &Value, value: &Value) -> bool {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let of = self.schema.pointer(name.trim_start_matches('#')).unwrap();
            return self.fits(of, value);
        }
        if let Some(constant) = schema.get("const") {
            return constant == value;
        }
        if let Some(options) = schema.get("enum").and_then(Value::as_array) {
            return options.contains(value);
        }
        for choice in ["oneOf", "anyOf"] {
            if let Some(options) = schema.get(choice).and_then(Value::as_array) {
                return options.iter().any(|of| self.fits(of, value));
            }
        }
        let kind = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => "integer",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        let kinds = schema.get("type");
        let of_kind = kinds.is_none_or(|of| {
            of == kind || of.as_array().is_some_and(|all| all.iter().any(|of| of == kind))
        });
        let required =
            schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let fields = required.iter().filter_map(Value::as_str).all(|name| {
            let field = value.get(name);
            let of = schema.pointer(&format!("/properties/{name}"));
            field.is_some_and(|field| of.is_none_or(|of| self.fits(of, field)))
        });
        of_kind && fields
    }

    fn renumber(&mut self, name: &str, value: &mut Value) -> bool {
        const COUNTED: [&str; 18] = [
            "PartnerId",
            "ProposalId",
            "DecisionId",
            "PaymentId",
            "ExpenseId",
            "LineId",
            "CommitmentId",
            "SubsidyId",
            "MeetingId",
            "GoalId",
            "ActionId",
            "DocumentId",
            "SupplierId",
            "SupplierCreditId",
            "SuspenseId",
            "ChanceId",
            "BankAccountId",
            "MandateId",
        ];
        match (name, &*value) {
            ("Position", Value::Number(old)) => {
                *value = json!(self.positions[&old.as_u64().unwrap()]);
            }
            ("InvoiceNumber", Value::String(old)) => {
                let (series, _) = old.rsplit_once('-').unwrap();
                let known = self.invoices.get(old).cloned();
                let new = known.unwrap_or_else(|| {
                    let given = self.given.entry(series.to_owned()).or_default();
                    *given += 1;
                    let new = format!("{series}-{given:04}");
                    self.invoices.insert(old.clone(), new.clone());
                    new
                });
                *value = json!(new);
            }
            (name, Value::Number(old)) if COUNTED.contains(&name) => {
                let key = (name.to_owned(), old.as_u64().unwrap());
                let given = self.given.entry(name.to_owned()).or_default();
                let new = *self.numbers.entry(key).or_insert_with(|| {
                    *given += 1;
                    *given
                });
                *value = json!(new);
            }
            _ => return false,
        }
        true
    }
}

/// The events in the order of their days, those of one day in the order recorded, numbered anew.
fn in_order_of_days(log: &[Recorded]) -> (Vec<Recorded>, Renumbering) {
    let mut sorted = log.to_vec();
    sorted.sort_by_key(|recorded| (recorded.on, recorded.position));
    let mut renumbering = Renumbering::new(&sorted);
    let numbered = (0..).map(Position).zip(&sorted).map(|(position, recorded)| Recorded {
        position,
        recorded_at: Moment::noon(recorded.on),
        event: renumbering.event(recorded),
        ..recorded.clone()
    });
    (numbered.collect(), renumbering)
}

/// Folds events that were put in the order of their days.
fn folded(sorted: &[Recorded], log: &[Recorded]) -> Ledger {
    let mut ledger = Ledger::new();
    for (new, recorded) in sorted.iter().enumerate() {
        if let Err(error) = ledger.apply(recorded.clone()) {
            let old = log
                .iter()
                .filter(|of| of.on == recorded.on)
                .map(|of| of.position.0)
                .collect::<Vec<_>>();
            panic!(
                "in the order of days, event {new} of {} (one of {old:?} as recorded): {error}: {:?}",
                recorded.on, recorded.event
            );
        }
    }
    ledger
}

/// What was accepted is accepted by the ledger of its own day alone.
pub(crate) fn check_judged(before: &[Recorded], request: &Request) {
    let by_then: Vec<Recorded> = before.iter().filter(|of| of.on <= request.on).cloned().collect();
    check_bounds(before);
    let (sorted, mut renumbering) = in_order_of_days(&by_then);
    let ledger = folded(&sorted, before);
    let command = renumbering.command(&request.command);
    let (actor, on, today) = (request.actor.clone(), request.on, request.today);
    if let Err(refusal) = decide(&ledger, &Request { actor, on, today, command }) {
        panic!(
            "refused by the ledger of {on}: {}: {refusal}: {:?}",
            refusal.code(),
            request.command
        );
    }
}

/// What a view shows, whatever the numbers of things and the order of its rows.
fn shown(view: &Value) -> Vec<(String, String)> {
    let mut leaves = Vec::new();
    collect("", view, &mut leaves);
    leaves.sort();
    leaves
}

fn collect(path: &str, value: &Value, leaves: &mut Vec<(String, String)>) {
    const NUMBERS: [&str; 26] = [
        "events",
        "position",
        "positions",
        "payment",
        "expense",
        "credit",
        "subsidy",
        "commitment",
        "proposal",
        "decision",
        "meeting",
        "goal",
        "receipt",
        "action",
        "mandate",
        "voted_on",
        "document",
        "documents",
        "line",
        "partner",
        "number",
        "replaces",
        "replaced_by",
        "effects",
        "key",
        "parts",
    ];
    let number = |name: &str, value: &Value| {
        NUMBERS.contains(&name) && (value.is_number() || value.is_array())
    };
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, field)| !number(name, field)) {
                collect(&format!("{path}/{name}"), field, leaves);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(path, item, leaves)),
        Value::String(text)
            if text.len() >= 10 && text.as_bytes()[5] == b'-' && text.is_ascii() =>
        {
            leaves.push((path.to_owned(), text[..6].to_owned()));
        }
        leaf => leaves.push((path.to_owned(), leaf.to_string())),
    }
}

/// The report of a period and the account of a year, one of each there is.
fn reports(ledger: &Ledger, log: &[Recorded], on: Date, one: Index) -> Vec<(String, Value)> {
    let covenant = ledger.covenant().unwrap();
    let made_from = Basis { events: Position(0), root: Digest([0; 32]) };
    let periods: Vec<_> = covenant.periods().collect();
    let period = one.get(&periods);
    let events = log.iter().cloned().map(Ok::<_, Infallible>);
    let of = (period.year, period.period);
    let report = MonitoringReport::of(ledger, made_from, of, events).unwrap();
    let mut report = serde_json::to_value(report).unwrap();
    // The annex is the events themselves, of which the bank references were made anew.
    report.as_object_mut().map(|fields| fields.remove("annex"));
    let years: Vec<_> = covenant.years().collect();
    let account = YearAccount::of(ledger, made_from, *one.get(&years), on);
    vec![
        ("monitoring report".to_owned(), report),
        ("year account".to_owned(), serde_json::to_value(account).unwrap()),
    ]
}

/// The events fold in the order of their days too, and every view of a day shows the same.
fn check_order(ledger: &Ledger, log: &[Recorded], days: &[Index]) {
    let (sorted, _) = in_order_of_days(log);
    let ordered = folded(&sorted, log);
    for day in days {
        let on = day.get(log).on;
        let mut then = views_on(&ordered, &sorted, on);
        let mut now = views_on(ledger, log, on);
        then.extend(reports(&ordered, &sorted, on, *day));
        now.extend(reports(ledger, log, on, *day));
        // Partners that acceded have other numbers, and so their pages have other names.
        let named = log.iter().filter(|of| matches!(of.event, Event::PartyNamed(_))).count();
        for ((name, ordered), (_, recorded)) in then.iter().zip(now) {
            let number =
                name.strip_prefix("partner PartnerId(").and_then(|id| id.strip_suffix(')'));
            if number.is_some_and(|id| id.parse::<usize>().unwrap() > named) {
                continue;
            }
            let (ordered, recorded) = (shown(ordered), shown(&recorded));
            let only =
                |one: &[(String, String)], other: &[(String, String)]| -> Vec<(String, String)> {
                    one.iter().filter(|leaf| !other.contains(leaf)).take(8).cloned().collect()
                };
            assert!(
                ordered == recorded,
                "{name} on {on} is not as in the order of days:\n  ordered:  {:?}\n  recorded: {:?}",
                only(&ordered, &recorded),
                only(&recorded, &ordered),
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_is_recorded_late_is_held_to_its_day_and_every_day_since(
        case in case(),
        strewn in prop::collection::vec((any::<Index>(), Strewn::any()), 0..120),
        days in prop::collection::vec(any::<Index>(), 3),
        past in any::<Index>(),
    ) {
        let run = Run::strewn(&Case { disturbances: Vec::new(), ..case }, &strewn);
        check_bounds(&run.log);
        check_differences(&run.ledger);
        check_banks(&run.ledger);
        check_conservation(&run.ledger);
        check_accounts(&run.ledger, &run.log);
        check_purchases(&run.ledger);
        check_past(&run.ledger, &run.log, past);
        check_order(&run.ledger, &run.log, &days);
    }
}

/// A case takes long: an eighth of the usual number is tried, or of `PROPTEST_CASES`.
fn cases() -> u32 {
    ProptestConfig::default().cases / 8
}
