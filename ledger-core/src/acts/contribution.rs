//! Contributions invoiced: one partner, some, or all that are due.
//!
//! Source: the covenant's article on funding: membership fees, invoiced per year from the day the
//! financial obligations start. Debtors / contributions; an invoice sent before its year starts is
//! debtors / invoiced in advance, and becomes a contribution on the first day of the year. One that was
//! forgotten, or credited because it was wrong, is invoiced after its year too. As long as the books of that
//! year are open it is income of the year: to be invoiced / contributions on the last day of the year, and
//! debtors / to be invoiced on the day of the invoice. Once they are closed it says which year it is for, and
//! counts as income of the year of its day. A contribution may be invoiced in equal instalments. A partner
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
use crate::earned::{self, Earned};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::PartnerId;
use crate::invoice::{Instalment, InvoiceNumber, Period, Series};
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
    /// The instalment, such as `1/4`, if the contribution is invoiced in parts.
    #[serde(default)]
    pub instalment: Option<Instalment>,
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
    /// The instalment, if it is not for the whole.
    pub instalment: Option<Instalment>,
    /// The days that it is for, if it is for a part of the year.
    pub period: Option<Period>,
    /// The year in whose books it is income. Events of version 1 do not say it: then it is the year that it is
    /// for if it is invoiced before that year, and the year of its day otherwise.
    pub books: Option<FiscalYear>,
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
        OverrideOfInstalment = "contribution.override-of-instalment" Contribution:
            "an amount other than the schedule's is given for an instalment",
            "the instalment of the schedule's amount, or an amount for the whole";
        NobodyNamed = "contribution.nobody-named" Contribution:
            "no partner is named",
            "at least one partner, or \"all\"";
        AlreadyInvoiced { partner: String, year: FiscalYear, invoice: InvoiceNumber, position: u64 } = "contribution.already-invoiced" Funding:
            "{partner} was already invoiced for {year}: {invoice}, at position {position}",
            "the whole once, or each instalment of one division once; credit {invoice} in full first if it is wrong";
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
        let books = Some(earned::books_of(by, year));
        let due = match &self.partners {
            Which::All => self.all_due(by, schedule, last_day)?,
            Which::These(names) => self.named(by, schedule, names, last_day)?,
        };
        let mut invoice = by.ledger.claims.next_number(Series::Contribution, year);
        let mut events = Vec::with_capacity(due.len());
        for Due { partner, amount, acceded } in due {
            let due = on.plus_days(schedule.payment_term_days.into());
            let (reason, instalment) = (self.reason.clone(), self.instalment);
            let period = acceded.map(|from| Period { from, until: last_day });
            let invoiced = ContributionInvoiced {
                invoice,
                partner,
                year,
                amount,
                due,
                reason,
                instalment,
                period,
                books,
            };
            events.push(invoiced.into());
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
            (Some(_), Some(_)) if self.instalment.is_some() => {
                Err(ContributionRefusal::OverrideOfInstalment.into())
            }
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
    ) -> Result<Vec<Due>, Refusal> {
        let year = self.year;
        let mut due: Vec<Due> = Vec::with_capacity(names.len());
        let mut places = BTreeMap::new();
        let first = by.ledger.claims.next_number(Series::Contribution, year);
        for name in names {
            let id = by.party(name, by.covenant.calendar.first_day(year), last_day)?;
            let partner = || by.ledger.partners.name(id).to_owned();
            let known = self.standing(by, id);
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
            let of = match self.amount {
                Some(amount) => Due { partner: id, amount, acceded: None },
                None => self.fee(by, schedule, id, last_day)?,
            };
            if of.amount.is_zero() {
                return Err(ContributionRefusal::NothingDue { partner: partner(), year }.into());
            }
            due.push(of);
        }
        if due.is_empty() {
            return Err(ContributionRefusal::NobodyNamed.into());
        }
        Ok(due)
    }
    /// Every party of the year that owes something and was not invoiced yet.
    fn all_due(
        &self,
        by: &Acting<'_>,
        schedule: &ContributionSchedule,
        last_day: Date,
    ) -> Result<Vec<Due>, Refusal> {
        let mut due = Vec::new();
        let first_day = by.covenant.calendar.first_day(schedule.year);
        for (id, _) in by.ledger.partners.all() {
            if self.standing(by, id).is_none()
                && by.ledger.partners.is_party_within(id, first_day, last_day)
            {
                let of = self.fee(by, schedule, id, last_day)?;
                if !of.amount.is_zero() {
                    due.push(of);
                }
            }
        }
        if due.is_empty() {
            return Err(ContributionRefusal::NobodyDue { year: schedule.year }.into());
        }
        Ok(due)
    }

    /// What stands of the contribution of a partner, on the day of the act or since, and is for the same.
    fn standing<'a>(&self, by: &Acting<'a>, id: PartnerId) -> Option<&'a Claim> {
        let mut standing = by.ledger.claims.contributions_since(id, self.year, by.on);
        standing.find(|claim| Instalment::collide(self.instalment, claim.instalment))
    }

    /// What a partner owes by the schedule, or the instalment of that; prorated when it acceded during the
    /// year.
    fn fee(
        &self,
        by: &Acting<'_>,
        schedule: &ContributionSchedule,
        id: PartnerId,
        last_day: Date,
    ) -> Result<Due, Refusal> {
        let year = schedule.year;
        let days = by.covenant.calendar.first_day(year)..=last_day;
        match schedule.due_from(&by.ledger.partners, id, &days) {
            Some(due) => {
                let amount = self.instalment.map_or(due.amount, |part| part.share(due.amount));
                Ok(Due { partner: id, amount, acceded: due.acceded })
            }
            None => {
                let partner = by.ledger.partners.name(id).to_owned();
                Err(ContributionRefusal::NotCovered { partner, year }.into())
            }
        }
    }
}

/// What a partner is to be invoiced.
#[derive(Clone, Copy, Debug)]
struct Due {
    partner: PartnerId,
    amount: Money,
    /// The day on which it acceded, if it owes a part of the year for that.
    acceded: Option<Date>,
}

impl Fact for ContributionInvoiced {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ContributionInvoiced {
            invoice,
            partner,
            year,
            amount,
            due,
            reason,
            instalment,
            period,
            books,
        } = self;
        if invoice.series != Series::Contribution || ledger.partners.get(partner).is_none() {
            return Err(Misfit("it invoices no contribution of a partner"));
        }
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let starts = covenant.calendar.first_day(year);
        let of_before = if at.on < starts { year } else { covenant.year_of(at.on) };
        let books = books.unwrap_or(of_before);
        let claim = Claim::new(invoice, partner, year, (at.on, due), amount, at.position);
        ledger.claims.add(claim.for_part(instalment, period))?;
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
        Given, LEADER, Ladder, Ladders, day, euros, financed, first_year, invoice, ladders,
        schedule, with_surplus, year,
    };

    fn of(partners: &[&str]) -> InvoiceContribution {
        let partners = Which::These(partners.iter().map(|&partner| partner.to_owned()).collect());
        InvoiceContribution { partners, ..crate::testing::invoice_all("2020") }
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
            instalment: None,
            period: None,
            books: Some(year("2020")),
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
    fn an_invoice_after_its_year_is_income_of_its_year_while_the_books_are_open() {
        let booked =
            ["2020-12-31 1330 1000.00 8000 -1000.00", "2021-01-04 1300 1000.00 1330 -1000.00"];
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

    fn part(text: &str, partners: &[&str]) -> InvoiceContribution {
        InvoiceContribution { instalment: Some(text.parse().unwrap()), ..of(partners) }
    }

    #[test]
    fn instalments_are_the_whole_together_and_each_comes_once() {
        let mut given = financed();
        for number in ["1/3", "2/3", "3/3"] {
            given = given.and(LEADER, "2020-02-01", part(number, &["bewoners"]));
        }
        let amounts = given.ledger.claims.all().iter().map(|claim| claim.amount.to_string());
        assert_eq!(amounts.collect::<Vec<_>>(), ["333.34", "333.33", "333.33"]);
        let invoiced = |given: &Given| {
            given.ledger.claims.is_invoiced_on(PartnerId(3), year("2020"), day("2020-03-01"))
        };
        assert!(invoiced(&given));
        let already = |number| ContributionRefusal::AlreadyInvoiced {
            partner: "Fictieve Bewonersvereniging \"Polder; & co\"".to_owned(),
            year: year("2020"),
            invoice: invoice(number),
            position: given.ledger.claims.get(invoice(number)).unwrap().position.0,
        };
        for (again, number) in [
            (part("2/3", &["bewoners"]), "C2020-0002"),
            (part("1/2", &["bewoners"]), "C2020-0001"),
            (of(&["bewoners"]), "C2020-0001"),
        ] {
            given.when(LEADER, "2020-03-01", again).refused(already(number));
        }
        // One that is credited in full may come again, and takes its place again no other way.
        let credit = json!({ "invoice": "C2020-0002", "reason": "Onjuist" });
        let credited = given.told("2020-03-01", "credit-invoice", credit);
        assert!(!invoiced(&credited));
        let again = credited.and(LEADER, "2020-03-01", part("2/3", &["bewoners"]));
        assert!(invoiced(&again));
        let note = json!({ "position": "K2020-0001", "reason": "Toch goed" });
        let correct = crate::testing::command("correct-act", note);
        again.when(LEADER, "2020-03-02", correct).refused(
            crate::acts::correction::CorrectionRefusal::InvoicedAgain {
                note: invoice("K2020-0001"),
                invoice: invoice("C2020-0004"),
            },
        );
        // With the whole invoiced there are no parts.
        let whole = financed().and(LEADER, "2020-02-01", of(&["bewoners"]));
        whole
            .and(
                LEADER,
                "2020-02-02",
                InvoiceContribution { partners: Which::All, ..part("1/4", &[]) },
            )
            .when(LEADER, "2020-02-03", part("1/4", &["bewoners"]))
            .refused(already("C2020-0001"));
    }

    #[test]
    fn who_accedes_during_the_year_is_invoiced_for_the_days_since() {
        let school = crate::testing::subject(json!({
            "accession": { "code": "school", "name": "Fictieve School" },
        }));
        let given = financed().and_adopted("2020-03-10", school);
        let period = Some(Period { from: day("2020-03-10"), until: day("2020-12-31") });
        given.when(LEADER, "2020-04-01", part("1/2", &["school"])).then([ContributionInvoiced {
            instalment: Some(Instalment { part: 1, of: 2 }),
            period,
            ..invoiced("C2020-0001", 5, "416.67", "2020-05-01")
        }]);
    }

    #[test]
    fn what_is_no_instalment_is_not_read() {
        for text in ["", "1", "0/4", "5/4", "1/1", "1/13", "+1/4", "1/4/4", "1 /4"] {
            assert!(text.parse::<Instalment>().is_err(), "{text}");
        }
        assert_eq!("3/12".parse::<Instalment>().unwrap().to_string(), "3/12");
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
                .with("/instalment", "1/2")
                .says(
                    "contribution.override-of-instalment: an amount other than the schedule's is given \
                     for an instalment",
                    "the instalment of the schedule's amount, or an amount for the whole",
                )
                .with("/instalment", json!(null))
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
                    "the whole once, or each instalment of one division once; credit C2020-0003 in \
                     full first if it is wrong",
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
                "the whole once, or each instalment of one division once; credit C2021-0001 in full \
                 first if it is wrong",
            )
            .with("/partners", json!(["bewoners"]))
            .accepted(),
        ])
    }
}
