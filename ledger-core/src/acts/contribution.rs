//! Contributions invoiced: one partner, some, or all that are due.
//!
//! Source: the covenant's article on funding: membership fees, invoiced per year from the day the
//! financial obligations start. Debtors / contributions; an invoice sent before its year starts is
//! debtors / invoiced in advance, and becomes a contribution on the first day of the year. One that was
//! forgotten, or credited because it was wrong, is invoiced after its year too, also when the books of that
//! year are closed: it says which year it is for, and counts as income of the year of its day. A partner
//! that leaves during a year owes the whole of that year, and nothing of the years after it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::conclude::Which;
use crate::acts::schedule::ContributionSchedule;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::earned::Earned;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::PartnerId;
use crate::invoice::{InvoiceNumber, Series};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Invoice the contribution of one partner, some, or all that owe one and were not invoiced yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceContribution {
    /// The year.
    pub year: FiscalYear,
    /// Which partners; `all` are the parties of the year that owe something and were not invoiced yet.
    pub partners: Which,
    /// Another amount than the schedule's, for one partner; needs a reason.
    #[serde(default)]
    pub amount: Option<Money>,
    /// Why the amount differs.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A contribution was invoiced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContributionInvoiced {
    /// The number of the invoice.
    pub invoice: InvoiceNumber,
    /// The partner.
    pub partner: PartnerId,
    /// The year it is for.
    pub year: FiscalYear,
    /// The amount.
    pub amount: Money,
    /// The last day to pay.
    pub due: Date,
    /// Why the amount is not the schedule's, if it is not.
    pub reason: Option<String>,
}

refusals! {
    /// Refusals about invoicing contributions.
    ContributionRefusal {
        NoSchedule { year: FiscalYear } = "contribution.no-schedule" Contribution:
            "{year} has no contribution schedule",
            "let the regiegroep adopt the schedule of {year} first";
        OverrideNotOne = "contribution.override-not-one" Contribution:
            "an amount other than the schedule's is for one partner",
            "name one partner, or leave the amount out";
        OverrideWithoutReason = "contribution.override-without-reason" Contribution:
            "the amount is not the schedule's and no reason is given",
            "the reason, or no amount";
        ReasonWithoutOverride = "contribution.reason-without-override" Contribution:
            "a reason is given and no amount",
            "the amount the reason is for, or no reason";
        NobodyNamed = "contribution.nobody-named" Contribution:
            "no partner is named",
            "at least one partner, or \"all\"";
        AlreadyInvoiced { partner: String, year: FiscalYear, invoice: InvoiceNumber, position: u64 } = "contribution.already-invoiced" Funding:
            "{partner} was already invoiced for {year}: {invoice}, at position {position}",
            "one invoice a partner and year; credit {invoice} in full first if it is wrong";
        NotCovered { partner: String, year: FiscalYear } = "contribution.not-covered" Contribution:
            "the schedule of {year} does not say what {partner} contributes",
            "a schedule that covers it, or an amount with a reason";
        NothingDue { partner: String, year: FiscalYear } = "contribution.nothing-due" Contribution:
            "{partner} contributes nothing in {year}",
            "an amount with a reason, if it contributes after all";
        NobodyDue { year: FiscalYear } = "contribution.nobody-due" Funding:
            "nobody is still to be invoiced for {year}",
            "nothing more to invoice";
    }
}

impl Act for InvoiceContribution {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Claims)?;
        by.posting()?;
        by.year(self.year)?;
        let (year, on, last_day) = (self.year, by.on, by.covenant.calendar.last_day(self.year));
        let adopted = by.ledger.schedules.for_year_on(year, by.on);
        let schedule = &adopted.ok_or(ContributionRefusal::NoSchedule { year })?.schedule;
        self.check_override()?;
        let due = match &self.partners {
            Which::All => all_due(by, schedule, last_day)?,
            Which::These(names) => self.named(by, schedule, names, last_day)?,
        };
        let mut invoice = by.ledger.claims.next_number(Series::Contribution, year);
        let mut events = Vec::with_capacity(due.len());
        for (partner, amount) in due {
            let due = on.plus_days(schedule.payment_term_days.into());
            let reason = self.reason.clone();
            events
                .push(ContributionInvoiced { invoice, partner, year, amount, due, reason }.into());
            invoice.number += 1;
        }
        Ok(events)
    }
}

impl InvoiceContribution {
    fn check_override(&self) -> Result<(), Refusal> {
        let one = matches!(&self.partners, Which::These(names) if names.len() == 1);
        match (&self.amount, &self.reason) {
            (Some(_), _) if !one => Err(ContributionRefusal::OverrideNotOne.into()),
            (Some(_), None) => Err(ContributionRefusal::OverrideWithoutReason.into()),
            (None, Some(_)) => Err(ContributionRefusal::ReasonWithoutOverride.into()),
            (Some(amount), Some(reason)) => {
                acting::amount("amount", *amount)?;
                acting::line("reason", reason, 400)
            }
            (None, None) => Ok(()),
        }
    }

    /// The partners named, each a party in the year, not invoiced yet, and owing something.
    fn named(
        &self,
        by: &Acting<'_>,
        schedule: &ContributionSchedule,
        names: &[String],
        last_day: Date,
    ) -> Result<Vec<(PartnerId, Money)>, Refusal> {
        let year = self.year;
        let mut due: Vec<(PartnerId, Money)> = Vec::with_capacity(names.len());
        let mut places = BTreeMap::new();
        let first = by.ledger.claims.next_number(Series::Contribution, year);
        for name in names {
            let id = by.party(name, by.covenant.calendar.first_day(year), last_day)?;
            let partner = || by.ledger.partners.name(id).to_owned();
            let known = by.ledger.claims.contributions_since(id, year, by.on).next();
            let known = known.map(|claim| (claim.invoice, claim.position));
            let twice = places.insert(id, due.len()).map(|place| {
                let invoice = InvoiceNumber { number: first.number + place as u32, ..first };
                (invoice, by.ledger.next())
            });
            if let Some((invoice, position)) = known.or(twice) {
                let (partner, position) = (partner(), position.0);
                let refusal =
                    ContributionRefusal::AlreadyInvoiced { partner, year, invoice, position };
                return Err(refusal.into());
            }
            let amount = match self.amount {
                Some(amount) => amount,
                None => fee(by, schedule, id, last_day)?,
            };
            if amount.is_zero() {
                return Err(ContributionRefusal::NothingDue { partner: partner(), year }.into());
            }
            due.push((id, amount));
        }
        if due.is_empty() {
            return Err(ContributionRefusal::NobodyNamed.into());
        }
        Ok(due)
    }
}

/// Every party of the year that owes something and was not invoiced yet.
fn all_due(
    by: &Acting<'_>,
    schedule: &ContributionSchedule,
    last_day: Date,
) -> Result<Vec<(PartnerId, Money)>, Refusal> {
    let mut due = Vec::new();
    let first_day = by.covenant.calendar.first_day(schedule.year);
    for (id, _) in by.ledger.partners.all() {
        let mut standing = by.ledger.claims.contributions_since(id, schedule.year, by.on);
        if standing.next().is_none() && by.ledger.partners.is_party_within(id, first_day, last_day)
        {
            let amount = fee(by, schedule, id, last_day)?;
            if !amount.is_zero() {
                due.push((id, amount));
            }
        }
    }
    if due.is_empty() {
        return Err(ContributionRefusal::NobodyDue { year: schedule.year }.into());
    }
    Ok(due)
}

/// What a partner owes by the schedule; prorated when it acceded during the year.
fn fee(
    by: &Acting<'_>,
    schedule: &ContributionSchedule,
    id: PartnerId,
    last_day: Date,
) -> Result<Money, Refusal> {
    let year = schedule.year;
    let days = by.covenant.calendar.first_day(year)..=last_day;
    match schedule.due_from(&by.ledger.partners, id, &days) {
        Some(due) => Ok(due.amount),
        None => {
            let partner = by.ledger.partners.name(id).to_owned();
            Err(ContributionRefusal::NotCovered { partner, year }.into())
        }
    }
}

impl Fact for ContributionInvoiced {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ContributionInvoiced { invoice, partner, year, amount, due, reason } = self;
        if invoice.series != Series::Contribution || ledger.partners.get(partner).is_none() {
            return Err(Misfit("it invoices no contribution of a partner"));
        }
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let starts = covenant.calendar.first_day(year);
        let books = if at.on < starts { year } else { covenant.year_of(at.on) };
        ledger.claims.add(Claim::new(invoice, partner, year, (at.on, due), amount, at.position))?;
        if let Some(reason) = reason {
            ledger.claims.give_reason(invoice, reason);
        }
        let income = Account::Contributions;
        Earned { invoice, amount, year, income, line: None }.book(books, at, ledger)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::schedule::FeesDraft;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        LEADER, Ladder, Ladders, day, euros, financed, first_year, invoice, ladders, schedule,
        with_surplus, year,
    };

    fn of(partners: &[&str]) -> InvoiceContribution {
        let partners = Which::These(partners.iter().map(|&partner| partner.to_owned()).collect());
        InvoiceContribution { year: year("2020"), partners, amount: None, reason: None }
    }

    fn all() -> InvoiceContribution {
        InvoiceContribution { partners: Which::All, ..of(&[]) }
    }

    fn invoiced(number: &str, partner: u32, amount: &str, due: &str) -> ContributionInvoiced {
        ContributionInvoiced {
            invoice: invoice(number),
            partner: PartnerId(partner),
            year: year("2020"),
            amount: euros(amount),
            due: day(due),
            reason: None,
        }
    }

    #[test]
    fn every_party_that_was_not_invoiced_yet_is_invoiced() {
        let one = of(&["gemeente-oost"]);
        financed()
            .when(LEADER, "2020-02-01", one.clone())
            .then([invoiced("C2020-0001", 2, "1000.00", "2020-03-02")])
            .booked(["2020-02-01 1300 1000.00 8000 -1000.00"]);
        financed()
            .and(LEADER, "2020-02-01", one)
            .when(LEADER, "2020-02-10", all())
            .then([
                invoiced("C2020-0002", 1, "1000.00", "2020-03-11"),
                invoiced("C2020-0003", 3, "1000.00", "2020-03-11"),
            ])
            .booked([
                "2020-02-10 1300 1000.00 8000 -1000.00",
                "2020-02-10 1300 1000.00 8000 -1000.00",
            ]);
    }

    #[test]
    fn an_invoice_before_its_year_is_income_from_the_first_day_of_the_year() {
        let subject = SubjectDraft::ContributionSchedule(schedule("2021"));
        let given = financed().and_adopted("2020-11-01", subject);
        let next = InvoiceContribution { year: year("2021"), ..of(&["waterschap"]) };
        given.when(LEADER, "2020-12-31", next.clone()).booked([
            "2020-12-31 1300 1000.00 1700 -1000.00",
            "2021-01-01 1700 1000.00 8000 -1000.00",
        ]);
        let booked = ["2021-01-01 1300 1000.00 8000 -1000.00"];
        given.when(LEADER, "2021-01-01", next).booked(booked);
    }

    #[test]
    fn an_invoice_after_its_year_is_income_of_the_year_of_its_day() {
        let booked = ["2021-01-04 1300 1000.00 8000 -1000.00"];
        let late = financed().and(LEADER, "2020-02-01", of(&["waterschap", "gemeente-oost"]));
        late.when(LEADER, "2021-01-04", all())
            .then([invoiced("C2020-0003", 3, "1000.00", "2021-02-03")])
            .booked(booked);
        let closed = late.and(LEADER, "2021-01-03", crate::testing::close("2020"));
        let after = closed.and(LEADER, "2021-01-04", all());
        assert_eq!(after.ledger.journal.result(year("2021")), euros("1000.00"));
        assert_eq!(after.ledger.claims.get(invoice("C2020-0003")).unwrap().year, year("2020"));
        // Also when the term is over; then it is part of what is to be settled.
        closed.and(LEADER, "2023-01-04", all());
    }

    #[test]
    fn another_amount_stands_with_its_reason() {
        let (amount, reason) = (Some(euros("12.34")), Some("Besluit van de regiegroep".to_owned()));
        let other = InvoiceContribution { amount, reason: reason.clone(), ..of(&["bewoners"]) };
        let event =
            ContributionInvoiced { reason, ..invoiced("C2020-0001", 3, "12.34", "2020-03-02") };
        financed().when(LEADER, "2020-02-01", other).then([event]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let schedule = |fees| {
            let schedule = crate::acts::schedule::ScheduleDraft { fees, ..schedule("2021") };
            SubjectDraft::ContributionSchedule(schedule)
        };
        let fixed = schedule(FeesDraft::Fixed { amount: euros("10.00") });
        let partners =
            [("waterschap".to_owned(), Money::ZERO), ("bewoners".to_owned(), euros("10.00"))];
        let fees = FeesDraft::PerPartner { partners: partners.into(), otherwise: None };
        let per_partner = with_surplus().and_adopted("2021-01-10", schedule(fees));
        let overridden = json!({ "year": "2031", "partners": "all", "amount": "-5.00" });
        let credit = json!({ "invoice": "C2020-0003", "reason": "Onjuist" });
        ladders([
            Ladder::from_below(with_surplus(), "invoice-contribution", overridden)
                .leader_within("2020-02-01", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("year.outside-term", "/year", "2021")
                .says(
                    "contribution.no-schedule: 2021 has no contribution schedule",
                    "let the regiegroep adopt the schedule of 2021 first",
                )
                .after(|given| given.and_adopted("2021-02-01", fixed))
                .says(
                    "contribution.override-not-one: an amount other than the schedule's is for one \
                     partner",
                    "name one partner, or leave the amount out",
                )
                .with("/partners", json!(["niemand", "niemand"]))
                .refuses_until("contribution.override-not-one", "/partners", json!(["niemand"]))
                .says(
                    "contribution.override-without-reason: the amount is not the schedule's and no \
                     reason is given",
                    "the reason, or no amount",
                )
                .with("/reason", "")
                .refuses_until("amount.not-positive", "/amount", "5.00")
                .refuses_until("text.empty", "/amount", json!(null))
                .with("/reason", "Besluit")
                .says(
                    "contribution.reason-without-override: a reason is given and no amount",
                    "the amount the reason is for, or no reason",
                )
                .with("/amount", "5.00")
                .refuses_until("partner.unknown", "/partners", json!(["boeren"]))
                .refuses_until("partner.not-a-party", "/partners", json!(["bewoners"]))
                .accepted(),
            Ladder::new(first_year(), "invoice-contribution", json!(all()))
                .says(
                    "contribution.nobody-due: nobody is still to be invoiced for 2020",
                    "nothing more to invoice",
                )
                .nothing_to_do("everybody who owes something is invoiced"),
            Ladder::new(first_year(), "invoice-contribution", json!(of(&["bewoners"])))
                .says(
                    "contribution.already-invoiced: Fictieve Bewonersvereniging \"Polder; & co\" \
                     was already invoiced for 2020: C2020-0003, at position 32",
                    "one invoice a partner and year; credit C2020-0003 in full first if it is \
                     wrong",
                )
                .after(|given| given.told("2020-06-01", "credit-invoice", credit))
                .accepted(),
            Ladder::new(
                per_partner,
                "invoice-contribution",
                json!({ "year": "2021", "partners": [] }),
            )
            .on("2021-02-01")
            .says(
                "contribution.nobody-named: no partner is named",
                "at least one partner, or \"all\"",
            )
            .with("/partners", json!(["gemeente-oost"]))
            .says(
                "contribution.not-covered: the schedule of 2021 does not say what Fictieve \
                 Gemeente Oost contributes",
                "a schedule that covers it, or an amount with a reason",
            )
            .with("/partners", json!(["waterschap"]))
            .says(
                "contribution.nothing-due: Fictief Waterschap Oost contributes nothing in 2021",
                "an amount with a reason, if it contributes after all",
            )
            .with("/partners", json!(["bewoners", "Fictieve Bewonersvereniging \"Polder; & co\""]))
            .says(
                "contribution.already-invoiced: Fictieve Bewonersvereniging \"Polder; & co\" was \
                 already invoiced for 2021: C2021-0001, at position 45",
                "one invoice a partner and year; credit C2021-0001 in full first if it is wrong",
            )
            .with("/partners", json!(["bewoners"]))
            .accepted(),
        ])
    }
}
