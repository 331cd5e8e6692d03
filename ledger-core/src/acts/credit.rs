//! Credit notes: what was invoiced too high, or should not have been invoiced.
//!
//! Source: the covenant's article on funding, and sound bookkeeping: an invoice is never changed, a
//! credit note with a number of its own takes back what is not owed. Contributions, or other income on its
//! line / debtors; while the year has not started, invoiced in advance / debtors.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::storno::AllocationReversed;
use crate::calendar::Date;
use crate::claims::{Claim, ReducedBy, Reduction};
use crate::earned::Earned;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::TakenFrom;
use crate::ids::PaymentId;
use crate::invoice::{InvoiceNumber, Series};
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{General, Refusal, refusals};

/// Credit an invoice, whole or in part.
///
/// What was paid of it is first taken from the invoice as far as needed, the last payment first, and is the
/// partner's: to be refunded, or put against another invoice. After a contribution is credited in full, the
/// partner can be invoiced for the year again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditInvoice {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much; all that is open if left out, or all that was paid if nothing is open.
    #[serde(default)]
    pub amount: Option<Money>,
    /// Why.
    pub reason: String,
}

/// An invoice was credited.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceCredited {
    /// The number of the credit note.
    pub note: InvoiceNumber,
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about what is done with an invoice after it was sent.
    ClaimRefusal {
        Unknown { invoice: InvoiceNumber } = "invoice.unknown" Funding:
            "there is no invoice {invoice}",
            "the number of an invoice that was sent";
        BeforeInvoice { invoice: InvoiceNumber, on: Date } = "invoice.before-invoice" Bookkeeping:
            "invoice {invoice} is of {on}, after that day",
            "a day from {on}";
        NothingOpen { invoice: InvoiceNumber } = "invoice.nothing-open" Bookkeeping:
            "nothing is open on invoice {invoice}",
            "an invoice with something open";
        MoreThanOpen { invoice: InvoiceNumber, amount: Money, open: Money } = "invoice.more-than-open" Bookkeeping:
            "{amount} is more than the {open} that is open on invoice {invoice}",
            "at most {open}";
        NothingLeft { invoice: InvoiceNumber } = "credit.nothing-left" Bookkeeping:
            "all of invoice {invoice} was credited or written off",
            "an invoice of which something is left";
        MoreThanLeft { invoice: InvoiceNumber, amount: Money, left: Money } = "credit.more-than-left" Bookkeeping:
            "{amount} is more than the {left} that is left of invoice {invoice}, paid or not",
            "at most {left}";
        NotAContribution { invoice: InvoiceNumber } = "credit.not-a-contribution" RiskBearing:
            "{invoice} is a share in a deficit, as the regiegroep divided it",
            "an invoice that is no share; what will not be paid of a share is written off by a decision";
    }
}

/// The claim of an invoice that was sent by the day of the act.
pub(super) fn sent_claim<'a>(
    by: &Acting<'a>,
    invoice: InvoiceNumber,
) -> Result<&'a Claim, Refusal> {
    let claim = by.ledger.claims.get(invoice).ok_or(ClaimRefusal::Unknown { invoice })?;
    if by.on < claim.on {
        return Err(ClaimRefusal::BeforeInvoice { invoice, on: claim.on }.into());
    }
    Ok(claim)
}

/// An amount of what is open of a claim, all of it if none is given.
pub(super) fn part_of(
    by: &Acting<'_>,
    claim: &Claim,
    amount: Option<Money>,
) -> Result<Money, Refusal> {
    let (invoice, open) = (claim.invoice, by.ledger.claims.balance(claim));
    let more = |amount, open| ClaimRefusal::MoreThanOpen { invoice, amount, open };
    let none = ClaimRefusal::NothingOpen { invoice };
    by.take(TakenFrom::Invoice(invoice), &open, amount, none, more)
}

impl Act for CreditInvoice {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        acting::line("reason", &self.reason, 400)?;
        let invoice = self.invoice;
        let claim = sent_claim(by, invoice)?;
        if !matches!(invoice.series, Series::Contribution | Series::Other) {
            return Err(ClaimRefusal::NotAContribution { invoice }.into());
        }
        let amount = self.creditable(by, claim)?;
        let mut events = take_from_payments(by, claim, amount)?;
        let note = by.ledger.claims.next_number(Series::CreditNote, claim.year);
        let reason = self.reason.clone();
        events.push(InvoiceCredited { note, invoice, amount, reason }.into());
        Ok(events)
    }
}

impl CreditInvoice {
    /// The amount to credit, which is left of the invoice in all: open or paid.
    fn creditable(&self, by: &Acting<'_>, claim: &Claim) -> Result<Money, Refusal> {
        let invoice = claim.invoice;
        let left = claim.amount - claim.credited - claim.written_off;
        if left.is_zero() {
            return Err(ClaimRefusal::NothingLeft { invoice }.into());
        }
        let open = by.ledger.claims.least_open_since(claim, by.on);
        let amount = self.amount.unwrap_or(if open.is_zero() { left } else { open });
        match amount <= left {
            true => Ok(amount),
            false => Err(ClaimRefusal::MoreThanLeft { invoice, amount, left }.into()),
        }
    }
}

/// What takes so much of payments from an invoice that an amount is open on the day of the act and ever since:
/// of the last payment first. Refuses a day on which there is not so much, open or paid.
fn take_from_payments(
    by: &Acting<'_>,
    claim: &Claim,
    amount: Money,
) -> Result<Vec<Event>, Refusal> {
    let (mut events, mut needed) = (Vec::new(), amount - open_from(by, claim, by.on));
    for (payment, there) in paid_from(by, claim, by.on) {
        let part = there.min(needed);
        if part > Money::ZERO {
            let invoice = claim.invoice;
            events.push(AllocationReversed { payment, invoice, amount: part }.into());
            needed -= part;
        }
    }
    if needed <= Money::ZERO {
        return Ok(events);
    }
    let there = |day| {
        let paid = paid_from(by, claim, day).into_iter().map(|(_, there)| there);
        open_from(by, claim, day) + paid.sum::<Money>()
    };
    let mut later: Vec<Date> = by.ledger.claims.changes(claim).map(|change| change.on).collect();
    later.retain(|day| *day > by.on);
    later.sort_unstable();
    let from = later.into_iter().find(|day| there(*day) >= amount).unwrap_or(by.today);
    let (what, on, least) = (TakenFrom::Invoice(claim.invoice), by.on, amount - needed);
    Err(General::TakenSince { what, amount, on, least, from }.into())
}

/// What is open of a claim on a day and ever since.
fn open_from(by: &Acting<'_>, claim: &Claim, day: Date) -> Money {
    by.ledger.claims.least_open_since(claim, day)
}

/// What each payment pays of a claim on a day and ever since, the last payment first.
fn paid_from(by: &Acting<'_>, claim: &Claim, day: Date) -> Vec<(PaymentId, Money)> {
    let claims = &by.ledger.claims;
    let mut payments: Vec<PaymentId> = Vec::new();
    for payment in claims.changes(claim).filter_map(Reduction::payment) {
        payments.retain(|known| *known != payment);
        payments.push(payment);
    }
    let there =
        |payment: PaymentId| (payment, claims.put_by(payment, claim.invoice).least_since(day));
    payments.into_iter().rev().map(there).collect()
}

impl Fact for InvoiceCredited {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let InvoiceCredited { note, invoice, amount, reason } = self;
        let claim = ledger.claims.get(invoice).ok_or(Misfit("there is no such invoice"))?;
        let of = claim.year;
        if note != ledger.claims.next_number(Series::CreditNote, of) || amount <= Money::ZERO {
            return Err(Misfit("its number does not follow the credit note before"));
        }
        ledger.claims.reduce(invoice, ReducedBy::Credit(note), at.on, amount, at.position)?;
        ledger.claims.give_reason(note, reason);
        take_back(ledger, invoice, amount, Memo::Credit(note), at)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// Books that an invoice is credited; with a negative amount, that it is owed after all.
pub(super) fn take_back(
    ledger: &mut Ledger,
    invoice: InvoiceNumber,
    amount: Money,
    memo: Memo,
    at: At,
) -> Result<(), Misfit> {
    let claim = ledger.claims.get(invoice).ok_or(Misfit("there is no such invoice"))?;
    let (year, line) = (claim.year, ledger.other_invoices.get(invoice).map(|of| of.line));
    let income = match line {
        Some(_) => Account::OtherIncome,
        None => Account::Contributions,
    };
    Earned { invoice, amount: claim.amount, year, income, line }.take_back(amount, memo, at, ledger)
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::deficit::Deficit;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, euros, financed, first_year, invoice, invoice_all,
        key, ladders, receive, schedule, second_year, subject, with_deficit, year,
    };

    /// On 1 February 2020 every party was invoiced 1000.00; `waterschap` paid 400.00 of it.
    fn invoiced() -> Given {
        financed().and(LEADER, "2020-02-01", invoice_all("2020")).and(
            LEADER,
            "2020-02-20",
            receive("waterschap", "400.00", "NL-1"),
        )
    }

    fn credit(number: &str, amount: Option<&str>) -> CreditInvoice {
        let (invoice, amount) = (invoice(number), amount.map(euros));
        CreditInvoice { invoice, amount, reason: "Fictief: te hoog gefactureerd.".to_owned() }
    }

    fn credited(note: &str, number: &str, amount: &str) -> [InvoiceCredited; 1] {
        let CreditInvoice { invoice, reason, .. } = credit(number, None);
        let note = note.parse().unwrap();
        [InvoiceCredited { note, invoice, amount: euros(amount), reason }]
    }

    #[test]
    fn a_part_or_all_that_is_open_is_credited_under_a_number_of_its_own() {
        invoiced()
            .when(LEADER, "2020-03-01", credit("C2020-0001", None))
            .then(credited("K2020-0001", "C2020-0001", "600.00"))
            .booked(["2020-03-01 8000 600.00 1300 -600.00"]);
        invoiced()
            .and(LEADER, "2020-03-01", credit("C2020-0001", Some("100.00")))
            .when(LEADER, "2020-03-02", credit("C2020-0002", Some("250.00")))
            .then(credited("K2020-0002", "C2020-0002", "250.00"));
    }

    #[test]
    fn what_was_paid_is_taken_back_first_of_the_last_payment() {
        let paid = invoiced().and(LEADER, "2020-03-01", receive("waterschap", "500.00", "NL-2"));
        let taken = |payment, amount| {
            let (payment, invoice) = (PaymentId(payment), invoice("C2020-0001"));
            AllocationReversed { payment, invoice, amount: euros(amount) }
        };
        let [note] = credited("K2020-0001", "C2020-0001", "700.00");
        paid.when(LEADER, "2020-03-02", credit("C2020-0001", Some("700.00")))
            .then([Event::from(taken(2, "500.00")), taken(1, "100.00").into(), note.into()])
            .booked([
                "2020-03-02 1300 500.00 1710 -500.00",
                "2020-03-02 1300 100.00 1710 -100.00",
                "2020-03-02 8000 700.00 1300 -700.00",
            ]);
        // Without an amount: what is open; and all that is left once nothing is.
        let [note] = credited("K2020-0001", "C2020-0001", "100.00");
        paid.when(LEADER, "2020-03-02", credit("C2020-0001", None)).then([note]);
        let whole = paid.and(LEADER, "2020-03-02", receive("waterschap", "100.00", "NL-3"));
        let whole = whole.and(LEADER, "2020-03-03", credit("C2020-0001", None));
        let claim = whole.ledger.claims.get(invoice("C2020-0001")).unwrap();
        assert!(claim.is_void() && claim.open().is_zero());
        let waiting: Money = whole.ledger.payments.all().map(|of| of.1.unallocated.total()).sum();
        assert_eq!(waiting, euros("1000.00"));
        whole.told(
            "2020-03-04",
            "refund-overpayment",
            json!({ "payment": 2, "bank_reference": "NL-4" }),
        );
        // On a day before a payment there is nothing of it to take.
        paid.when(LEADER, "2020-02-25", credit("C2020-0001", Some("700.00"))).refused(
            General::TakenSince {
                what: TakenFrom::Invoice(invoice("C2020-0001")),
                amount: euros("700.00"),
                on: crate::testing::day("2020-02-25"),
                least: euros("500.00"),
                from: crate::testing::day("2020-03-01"),
            },
        );
    }

    #[test]
    fn what_is_credited_in_full_can_be_invoiced_again() {
        let again = invoiced().and(LEADER, "2020-03-01", credit("C2020-0002", None));
        let invoiced = again.and(LEADER, "2020-03-02", invoice_all("2020"));
        let claim = invoiced.ledger.claims.get(invoice("C2020-0004")).unwrap();
        assert_eq!((claim.partner.0, claim.open()), (2, euros("1000.00")));
        assert_eq!(invoiced.ledger.claims.get(invoice("C2020-0002")).unwrap().open(), Money::ZERO);
    }

    #[test]
    fn a_year_that_has_not_started_is_credited_in_advance() {
        let ahead = financed()
            .and_adopted("2020-11-01", SubjectDraft::RiskKey(key("2021")))
            .and_adopted("2020-11-01", SubjectDraft::Budget(budget("2021")))
            .and_adopted("2020-11-01", SubjectDraft::ContributionSchedule(schedule("2021")))
            .and(LEADER, "2020-12-01", invoice_all("2021"));
        ahead
            .when(LEADER, "2020-12-15", credit("C2021-0001", Some("100.00")))
            .booked(["2020-12-15 1700 100.00 1300 -100.00", "2021-01-01 8000 100.00 1700 -100.00"]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({ "invoice": "C2020-0009", "amount": "0", "reason": "" });
        let deficit = || SubjectDraft::Deficit(Deficit::by_rule(year("2020")));
        let shared = with_deficit().and_adopted("2021-02-01", deficit());
        let share = json!({ "invoice": "T2020-0001", "amount": "9999.00", "reason": "Te hoog" });
        let written_off = subject(json!({ "write-off": { "invoice": "T2020-0001" } }));
        let whole = json!({ "invoice": "C2020-0001", "reason": "Onjuist" });
        let credited = first_year().told("2020-05-01", "credit-invoice", whole.clone());
        ladders([
            Ladder::from_below(second_year(), "credit-invoice", nothing.clone())
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses("amount.not-positive")
                .stuck(),
            Ladder::new(first_year(), "credit-invoice", nothing)
                .on("2020-01-31")
                .refuses_until("amount.not-positive", "/amount", "1000.01")
                .refuses_until("text.empty", "/reason", "Te hoog")
                .says(
                    "invoice.unknown: there is no invoice C2020-0009",
                    "the number of an invoice that was sent",
                )
                .with("/invoice", "C2020-0003")
                .says(
                    "invoice.before-invoice: invoice C2020-0003 is of 2020-02-01, after that day",
                    "a day from 2020-02-01",
                )
                .on("2020-06-01")
                .says(
                    "credit.more-than-left: 1000.01 is more than the 1000.00 that is left of invoice \
                     C2020-0003, paid or not",
                    "at most 1000.00",
                )
                .with("/invoice", "C2020-0001")
                .with("/amount", "1000.00")
                .on("2020-02-10")
                .refuses("date.taken-since")
                .on("2020-02-20")
                .accepted(),
            Ladder::new(credited, "credit-invoice", whole)
                .says(
                    "credit.nothing-left: all of invoice C2020-0001 was credited or written off",
                    "an invoice of which something is left",
                )
                .with("/invoice", "C2020-0002")
                .accepted(),
            Ladder::new(shared, "credit-invoice", share)
                .on("2021-06-01")
                .says(
                    "credit.not-a-contribution: T2020-0001 is a share in a deficit, as the \
                     regiegroep divided it",
                    "an invoice that is no share; what will not be paid of a share is written \
                     off by a decision",
                )
                .instead(|given| given.and_adopted("2021-06-01", written_off)),
        ])
    }
}
