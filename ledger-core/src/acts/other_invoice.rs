//! Invoices for anything else than the contribution of a year: to a partner, or to a third party.
//!
//! Source: the covenant's article on planning and control: what is invoiced is income of a line of the
//! budget, in the year that it is for. Debtors / other income on the line; before the year starts, debtors /
//! invoiced in advance. An invoice of after its year is income of that year as long as its books are open:
//! to be invoiced / other income on its last day, and debtors / to be invoiced on the day of the invoice.

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::income::income_line;
use crate::acts::schedule::{Vat, VatPosition};
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::earned::{self, Earned};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{LineId, PartnerId};
use crate::invoice::{InvoiceNumber, Period, Series};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Days within which an invoice is to be paid if the command does not say.
const PAYMENT_TERM: u16 = 30;

/// Invoice a partner or a third party for something else than the contribution of a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendInvoice {
    /// To whom: a partner or a third party, by code or name.
    pub to: String,
    /// The code of the budget line of the income.
    pub line: String,
    /// What for, as the invoice says it.
    pub description: String,
    /// How much.
    pub amount: Money,
    /// The first day that it is for; it is income of the year of that day, and of the day of the invoice if
    /// left out.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day that it is for, in the same year; given together with the first.
    #[serde(default)]
    pub until: Option<Date>,
    /// Days within which it is to be paid, 1 to 365; 30 if left out.
    #[serde(default)]
    pub payment_term_days: Option<u16>,
    /// Why no VAT is charged, if the invoice is to say it.
    #[serde(default)]
    pub vat_position: Option<VatPosition>,
    /// The ground of that in words, as it is to stand on the invoice.
    #[serde(default)]
    pub vat_ground: Option<String>,
}

/// A partner or a third party was invoiced for something else than a contribution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceSent {
    /// The number of the invoice.
    pub invoice: InvoiceNumber,
    /// To whom.
    pub partner: PartnerId,
    /// The budget line of the income.
    pub line: LineId,
    /// What for.
    pub description: String,
    /// The year it is for.
    pub year: FiscalYear,
    /// The year in whose books it is income.
    pub books: FiscalYear,
    /// The days that it is for, if it says so.
    pub period: Option<Period>,
    /// The amount.
    pub amount: Money,
    /// The last day to pay.
    pub due: Date,
    /// Why no VAT is charged, if it says so.
    pub vat: Option<Vat>,
}

refusals! {
    /// Refusals about other invoices.
    OtherInvoiceRefusal {
        HalfAPeriod = "invoice.half-a-period" Bookkeeping:
            "only one end of the period is given",
            "both the first and the last day, or neither";
        PeriodBackwards { from: Date, until: Date } = "invoice.period-backwards" Bookkeeping:
            "the period runs from {from} until {until}",
            "a last day from {from}";
        SeveralYears { from: Date, until: Date, last_day: Date } = "invoice.several-years" Bookkeeping:
            "the year of {from} ends on {last_day}, before {until}",
            "a period within one year: an invoice for each";
        PaymentTerm { days: u16 } = "invoice.payment-term" Funding:
            "a payment term of {days} days",
            "1 to 365 days";
        HalfOfVat = "invoice.half-of-vat" Bookkeeping:
            "only the position on VAT or only its ground is given",
            "both, or neither";
    }
}

impl Act for SendInvoice {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Claims)?;
        by.posting()?;
        let partner = by.ledger.partners.successor(by.partner(&self.to)?, by.on);
        acting::line("description", &self.description, 200)?;
        acting::amount("amount", self.amount)?;
        let period = self.period(by)?;
        let year = by.covenant.year_of(period.map_or(by.on, |period| period.from));
        by.year(year)?;
        let books = earned::books_of(by, year);
        by.year(books)?;
        let line = income_line(by, books, &self.line)?;
        let term = self.payment_term_days.unwrap_or(PAYMENT_TERM);
        if !(1..=365).contains(&term) {
            return Err(OtherInvoiceRefusal::PaymentTerm { days: term }.into());
        }
        let vat = match (self.vat_position, self.vat_ground.clone()) {
            (None, None) => None,
            (Some(position), Some(ground)) => Some(Vat { position, ground }),
            (None, Some(_)) | (Some(_), None) => {
                return Err(OtherInvoiceRefusal::HalfOfVat.into());
            }
        };
        if let Some(vat) = &vat {
            acting::line("vat_ground", &vat.ground, 400)?;
        }
        let invoice = by.ledger.claims.next_number(Series::Other, year);
        let due = by.on.plus_days(term.into());
        let SendInvoice { description, amount, .. } = self.clone();
        let sent = InvoiceSent {
            invoice,
            partner,
            line,
            description,
            year,
            books,
            period,
            amount,
            due,
            vat,
        };
        Ok(vec![Box::new(sent).into()])
    }
}

impl SendInvoice {
    fn period(&self, by: &Acting<'_>) -> Result<Option<Period>, Refusal> {
        let (from, until) = match (self.from, self.until) {
            (None, None) => return Ok(None),
            (Some(from), Some(until)) => (from, until),
            (None, Some(_)) | (Some(_), None) => {
                return Err(OtherInvoiceRefusal::HalfAPeriod.into());
            }
        };
        if until < from {
            return Err(OtherInvoiceRefusal::PeriodBackwards { from, until }.into());
        }
        let last_day = by.covenant.calendar.last_day(by.covenant.year_of(from));
        if until > last_day {
            return Err(OtherInvoiceRefusal::SeveralYears { from, until, last_day }.into());
        }
        Ok(Some(Period { from, until }))
    }
}

impl Fact for InvoiceSent {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let InvoiceSent {
            invoice,
            partner,
            line,
            description,
            year,
            books,
            period,
            amount,
            due,
            vat,
        } = self;
        if invoice.series != Series::Other || ledger.partners.get(partner).is_none() {
            return Err(Misfit("it is no invoice of its series, or to nobody"));
        }
        if ledger.budgets.line(line).is_none() || amount <= Money::ZERO {
            return Err(Misfit("it invoices nothing, or on no budget line"));
        }
        let claim = Claim::new(invoice, partner, year, (at.on, due), amount, at.position);
        ledger.claims.add(claim.for_part(None, period))?;
        let of = OtherInvoice { line, description, vat };
        ledger.other_invoices.of.insert(invoice, of);
        let income = Account::OtherIncome;
        Earned { invoice, amount, year, income, line: Some(line) }.book(books, at, ledger)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// What an invoice is for that is not for a contribution or a share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherInvoice {
    /// The budget line of the income.
    pub line: LineId,
    /// What for.
    pub description: String,
    /// Why no VAT is charged, if it says so.
    pub vat: Option<Vat>,
}

/// Every invoice for something else.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OtherInvoices {
    #[serde(serialize_with = "crate::paged::in_order")]
    of: HashMap<InvoiceNumber, OtherInvoice>,
}

impl OtherInvoices {
    /// What an invoice is for.
    pub fn get(&self, invoice: InvoiceNumber) -> Option<&OtherInvoice> {
        self.of.get(&invoice)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::correction::CorrectionRefusal;
    use crate::acts::credit::CreditInvoice;
    use crate::acts::subject::SubjectDraft;
    use crate::facts::Way;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, close, day, euros, financed, invoice, ladders,
        receive, relation, second_year, with_surplus, year,
    };
    use crate::{EventRef, Position, acts::correction::CorrectAct};

    /// A fee of 60.50 for `to`, on the line `overig`.
    fn fee(to: &str) -> SendInvoice {
        SendInvoice {
            to: to.to_owned(),
            line: "overig".to_owned(),
            description: "Fictieve workshop".to_owned(),
            amount: euros("60.50"),
            from: None,
            until: None,
            payment_term_days: None,
            vat_position: None,
            vat_ground: None,
        }
    }

    fn of(from: &str, until: &str) -> SendInvoice {
        let (from, until) = (Some(day(from)), Some(day(until)));
        SendInvoice { from, until, payment_term_days: Some(14), ..fee("dorpshuis") }
    }

    fn with_third_party() -> Given {
        financed().and(LEADER, "2020-02-01", relation("dorpshuis"))
    }

    fn sent(number: &str, partner: u32, due: &str) -> InvoiceSent {
        InvoiceSent {
            invoice: invoice(number),
            partner: PartnerId(partner),
            line: LineId(2),
            description: "Fictieve workshop".to_owned(),
            year: year("2020"),
            books: year("2020"),
            period: None,
            amount: euros("60.50"),
            due: day(due),
            vat: None,
        }
    }

    #[test]
    fn a_partner_and_a_third_party_are_invoiced_in_one_series_on_a_line_of_income() {
        let given = with_third_party().and(LEADER, "2020-03-01", fee("dorpshuis"));
        with_third_party()
            .when(LEADER, "2020-03-01", fee("dorpshuis"))
            .then([Box::new(sent("F2020-0001", 5, "2020-03-31"))])
            .booked(["2020-03-01 1300 60.50 8900:overig -60.50"]);
        given.when(LEADER, "2020-03-02", fee("waterschap")).then([Box::new(sent(
            "F2020-0002",
            1,
            "2020-04-01",
        ))]);
        // The third party pays it as a partner does.
        let paid = given.and(LEADER, "2020-03-20", receive("dorpshuis", "60.50", "NL-1"));
        assert_eq!(paid.ledger.claims.get(invoice("F2020-0001")).unwrap().open(), Money::ZERO);
    }

    #[test]
    fn it_is_income_of_the_year_of_its_period() {
        let next =
            with_third_party().and_adopted("2020-11-01", SubjectDraft::Budget(budget("2021")));
        let ahead = of("2021-03-01", "2021-03-31");
        next.when(LEADER, "2020-12-01", ahead.clone()).booked([
            "2020-12-01 1300 60.50 1700 -60.50",
            "2021-01-01 1700 60.50 8900:overig -60.50",
        ]);
        next.when(LEADER, "2021-02-01", ahead).booked(["2021-02-01 1300 60.50 8900:overig -60.50"]);
        let before = of("2020-12-01", "2020-12-31");
        next.when(LEADER, "2021-01-04", before.clone()).booked([
            "2020-12-31 1330 60.50 8900:overig -60.50",
            "2021-01-04 1300 60.50 1330 -60.50",
        ]);
        let closed = next.and(LEADER, "2021-01-03", close("2020"));
        closed
            .when(LEADER, "2021-01-04", before)
            .booked(["2021-01-04 1300 60.50 8900:overig -60.50"]);
    }

    #[test]
    fn it_is_credited_on_its_line() {
        let next =
            with_third_party().and_adopted("2020-11-01", SubjectDraft::Budget(budget("2021")));
        let credit = |number: &str| {
            let (invoice, reason) = (invoice(number), "Fictief: onjuist.".to_owned());
            CreditInvoice { invoice, amount: Some(euros("10.00")), reason }
        };
        next.and(LEADER, "2020-12-01", fee("dorpshuis"))
            .when(LEADER, "2020-12-02", credit("F2020-0001"))
            .booked(["2020-12-02 8900:overig 10.00 1300 -10.00"]);
        next.and(LEADER, "2020-12-01", of("2021-03-01", "2021-03-31"))
            .when(LEADER, "2020-12-02", credit("F2021-0001"))
            .booked([
                "2020-12-02 1700 10.00 1300 -10.00",
                "2021-01-01 8900:overig 10.00 1700 -10.00",
            ]);
        // A correction takes the credit note back, and names another way for the invoice.
        let credited = next.and(LEADER, "2020-12-01", fee("dorpshuis")).and(
            LEADER,
            "2020-12-02",
            credit("F2020-0001"),
        );
        let back = credited.and_corrected("2020-12-03", "invoice-credited");
        assert_eq!(back.ledger.claims.get(invoice("F2020-0001")).unwrap().open(), euros("60.50"));
        assert_eq!(back.ledger.journal.balance(Account::OtherIncome), euros("-60.50"));
        let position = Position(credited.last("invoice-sent"));
        let reason = "Onjuist".to_owned();
        let correct = CorrectAct { position: EventRef::At(position), reason };
        credited
            .when(LEADER, "2020-12-03", correct)
            .refused(CorrectionRefusal::OtherWay { position, way: Way::CreditInvoice });
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let given = second_year().and(LEADER, "2021-02-01", relation("dorpshuis"));
        let wrong = json!({
            "to": "niemand", "line": "onbekend", "description": "", "amount": "0",
            "from": "2022-12-01", "payment_term_days": 0,
            "vat_position": "exempt",
        });
        let late = json!({
            "to": "bewoners", "line": "overig", "description": "Zaal", "amount": "5.00",
        });
        let accrued = second_year().and(
            LEADER,
            "2022-01-10",
            SendInvoice { to: "bewoners".to_owned(), ..of("2021-12-01", "2021-12-31") },
        );
        ladders([
            Ladder::from_below(given, "send-invoice", wrong)
                .leader_within("2020-02-01", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("partner.unknown", "/to", "dorpshuis")
                .refuses_until("text.empty", "/description", "Zaalhuur")
                .refuses_until("amount.not-positive", "/amount", "5.00")
                .says(
                    "invoice.half-a-period: only one end of the period is given",
                    "both the first and the last day, or neither",
                )
                .with("/until", "2022-11-01")
                .says(
                    "invoice.period-backwards: the period runs from 2022-12-01 until 2022-11-01",
                    "a last day from 2022-12-01",
                )
                .with("/until", "2023-01-31")
                .says(
                    "invoice.several-years: the year of 2022-12-01 ends on 2022-12-31, before \
                     2023-01-31",
                    "a period within one year: an invoice for each",
                )
                .with("/from", "2023-01-01")
                .refuses_until("year.outside-term", "/from", "2021-01-01")
                .with("/until", "2021-01-31")
                .refuses_until("income.no-line", "/line", "dijken")
                .refuses_until("income.no-line", "/line", "overig")
                .says("invoice.payment-term: a payment term of 0 days", "1 to 365 days")
                .with("/payment_term_days", 14)
                .says(
                    "invoice.half-of-vat: only the position on VAT or only its ground is given",
                    "both, or neither",
                )
                .with("/vat_ground", "")
                .refuses_until("text.empty", "/vat_ground", "Fictieve grond.")
                .accepted(),
            Ladder::new(with_surplus(), "send-invoice", late)
                .on("2023-02-01")
                .refuses("year.outside-term")
                .stuck(),
            Ladder::new(accrued, "close-year", json!({ "year": "2021" }))
                .on("2022-01-09")
                .says(
                    "year.invoiced-since: what was invoiced on 2022-01-10 is income of 2021",
                    "a day from 2022-01-10",
                )
                .on("2022-01-10")
                .accepted(),
        ])
    }
}
