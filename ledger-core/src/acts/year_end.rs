//! Closing a year: its result goes to *result to be appropriated*, and nothing is posted in it again.
//!
//! Source: the covenant's article on planning and control. Income and expenses / result to be
//! appropriated, on the last day of the year.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{Act, Acting, Who, Window};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::Position;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::warning::Warning;

/// Close the books of a year that is over; nothing is posted in it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseYear {
    /// The year.
    pub year: FiscalYear,
}

/// The books of a year were closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct YearClosed {
    /// The year.
    pub year: FiscalYear,
    /// Income less expenses; a deficit is negative.
    pub result: Money,
    /// What was received and is not yet put against an invoice, reported with the closing.
    pub unallocated: Money,
}

refusals! {
    /// Refusals about closing a year.
    YearEndRefusal {
        AlreadyClosed { year: FiscalYear, on: Date } = "year.already-closed" PlanningAndControl:
            "the books of {year} were closed on {on}",
            "a year that is still open";
        NotOver { year: FiscalYear, last_day: Date } = "year.not-over" PlanningAndControl:
            "{year} runs until {last_day}",
            "a day after {last_day}";
        PreviousOpen { previous: FiscalYear } = "year.previous-open" PlanningAndControl:
            "the books of {previous} are still open",
            "close {previous} first";
        InvoicedSince { year: FiscalYear, on: Date } = "year.invoiced-since" PlanningAndControl:
            "what was invoiced on {on} is income of {year}",
            "a day from {on}";
    }
}

impl Act for CloseYear {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.year(self.year)?;
        let year = self.year;
        if let Some(closed) = by.ledger.years.get(year) {
            return Err(YearEndRefusal::AlreadyClosed { year, on: closed.on }.into());
        }
        let last_day = by.covenant.calendar.last_day(year);
        if by.on <= last_day {
            return Err(YearEndRefusal::NotOver { year, last_day }.into());
        }
        let previous = year.previous();
        let closed = by.ledger.years.get(previous).is_some_and(|closed| closed.on <= by.on);
        if year > by.covenant.first_year() && !closed {
            return Err(YearEndRefusal::PreviousOpen { previous }.into());
        }
        if let Some(on) = by.ledger.years.earned_on(year).filter(|on| by.on < *on) {
            return Err(YearEndRefusal::InvoicedSince { year, on }.into());
        }
        let journal = &by.ledger.journal;
        let result = journal.result(year);
        let unallocated = unallocated(by);
        Ok(vec![YearClosed { year, result, unallocated }.into()])
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let amount = unallocated(by);
        let unallocated = (!amount.is_zero()).then_some(Warning::Unallocated { amount });
        let year = self.year;
        let open = by.ledger.commitments.all().filter(|(_, of)| of.year == year);
        let open: Vec<Money> =
            open.map(|(_, of)| of.left()).filter(|left| !left.is_zero()).collect();
        let (commitments, amount) = (open.len(), open.iter().copied().sum());
        let open =
            (commitments > 0).then_some(Warning::OpenCommitments { year, commitments, amount });
        let owed = by.ledger.expenses.all().filter(|(_, of)| of.year == year);
        let owed: Vec<Money> =
            owed.map(|(_, of)| of.open.on(by.on)).filter(|of| !of.is_zero()).collect();
        let (expenses, amount) = (owed.len(), owed.iter().copied().sum());
        let owed = (expenses > 0).then_some(Warning::OpenCreditors { year, expenses, amount });
        let (receipts, amount) = by.ledger.suspense.waiting_on(by.on);
        let unknown = (receipts > 0).then_some(Warning::UnknownReceipts { receipts, amount });
        let found = unallocated.into_iter().chain(unknown).chain(open).chain(owed);
        found
            .chain(disputed(by, year))
            .chain(unbudgeted(by, year))
            .chain(unreported(by, year))
            .collect()
    }
}

/// A warning if invoices for a year are disputed.
fn disputed(by: &Acting<'_>, year: FiscalYear) -> Option<Warning> {
    let of_year = by.ledger.claims.all().iter().filter(|claim| claim.year == year);
    let disputed = of_year.filter(|claim| by.ledger.disputes.on(claim.invoice, by.on).is_some());
    let open: Vec<Money> = disputed
        .map(|claim| by.ledger.claims.open_on(claim, by.on))
        .filter(|open| !open.is_zero())
        .collect();
    let (invoices, amount) = (open.len(), open.iter().copied().sum());
    (invoices > 0).then_some(Warning::OpenDisputes { year, invoices, amount })
}

/// A warning if expenses of a year stand on no line of its budget.
fn unbudgeted(by: &Acting<'_>, year: FiscalYear) -> Option<Warning> {
    let of_year = by.ledger.expenses.all().filter(|(_, expense)| expense.year == year);
    let booked = of_year.filter_map(|(_, expense)| by.ledger.on_lines.get(expense.position));
    let outside =
        booked.flat_map(|booked| booked.lines_on(by.on)).filter(|(line, _)| line.is_none());
    let amounts: Vec<Money> = outside.map(|(_, amount)| amount).collect();
    let (expenses, amount) = (amounts.len(), amounts.iter().copied().sum());
    (expenses > 0).then_some(Warning::ClosedUnbudgeted { year, expenses, amount })
}

/// Warnings if monitoring reports of a year are not issued, or were issued and the regiegroep did not discuss them.
fn unreported(by: &Acting<'_>, year: FiscalYear) -> impl Iterator<Item = Warning> {
    let periods = by.ledger.periods().filter(|period| period.year == year);
    let (mut not_issued, mut not_reviewed) = (Vec::new(), Vec::new());
    for period in periods.map(|period| period.period) {
        let Some(issued) = by.ledger.reports.by(year, period, by.on) else {
            not_issued.push(period);
            continue;
        };
        let reviewed = by.ledger.reviews.all().iter().any(|review| {
            let of = (review.year, review.period, review.version);
            of == (year, period, issued.version) && review.on <= by.on
        });
        if !reviewed {
            not_reviewed.push(period);
        }
    }
    let first = |periods: &[u8]| Some((periods.len(), *periods.first()?));
    let not_issued = first(&not_issued).map(|(reports, period)| Warning::ReportsNotIssued {
        year,
        reports,
        period,
    });
    let not_reviewed = first(&not_reviewed).map(|(reports, period)| Warning::ReportsNotReviewed {
        year,
        reports,
        period,
    });
    not_issued.into_iter().chain(not_reviewed)
}

/// What had been received by the day of the act and was not put against an invoice then.
fn unallocated(by: &Acting<'_>) -> Money {
    by.ledger.payments.all().map(|(_, payment)| payment.unallocated.on(by.on)).sum()
}

impl Fact for YearClosed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let YearClosed { year, result, unallocated } = self;
        if ledger.years.is_closed(year) {
            return Err(Misfit("the year is closed already"));
        }
        if result != ledger.journal.result(year) {
            return Err(Misfit("its result is not what the books of the year say"));
        }
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let last_day = covenant.calendar.last_day(year);
        let mut postings = ledger.journal.closing(year);
        postings.push(Posting::credit(Account::ResultToAppropriate, result));
        let (on, position) = (at.on, at.position);
        let carried = ledger.years.carried.remove(&year).unwrap_or_default();
        let left = result + carried;
        let closed = ClosedYear { year, result, unallocated, carried, left, on, position };
        ledger.years.closed.push(closed);
        ledger.journal.post(position, last_day, year, Memo::YearClosed(year), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.result, self.unallocated]
    }
}

/// A year whose books are closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosedYear {
    /// The year.
    pub year: FiscalYear,
    /// Income less expenses; a deficit is negative.
    pub result: Money,
    /// What was received and not allocated when it was closed.
    pub unallocated: Money,
    /// What was carried forward into it from the year before, with its sign.
    pub carried: Money,
    /// What of the result and of what was carried forward is still to be appropriated or shared, with its sign.
    pub left: Money,
    /// When it was closed.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// The years whose books are closed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ClosedYears {
    closed: Vec<ClosedYear>,
    /// The last day after each year on which something was invoiced that is income of the year.
    earned: BTreeMap<FiscalYear, Date>,
    /// What was carried forward into each year that is not closed.
    carried: BTreeMap<FiscalYear, Money>,
}

impl ClosedYears {
    /// Every closed year, in the order closed.
    pub fn all(&self) -> &[ClosedYear] {
        &self.closed
    }

    /// A year, if it is closed.
    pub fn get(&self, year: FiscalYear) -> Option<&ClosedYear> {
        self.closed.iter().find(|closed| closed.year == year)
    }

    /// The last day after a year on which something was invoiced that is income of the year.
    pub(crate) fn earned_on(&self, year: FiscalYear) -> Option<Date> {
        self.earned.get(&year).copied()
    }

    /// Notes that something was invoiced on a day after a year, as income of the year.
    pub(crate) fn note_earned(&mut self, year: FiscalYear, on: Date) {
        let last = self.earned.entry(year).or_insert(on);
        *last = (*last).max(on);
    }

    /// Whether a year is closed.
    pub fn is_closed(&self, year: FiscalYear) -> bool {
        self.get(year).is_some()
    }

    /// Notes a year that another administration closed, with what is left of its result.
    pub(super) fn take_over(&mut self, year: FiscalYear, left: Money, at: At) {
        let At { on, position, .. } = at;
        let (unallocated, carried) = (Money::ZERO, Money::ZERO);
        let closed = ClosedYear { year, result: left, unallocated, carried, left, on, position };
        self.closed.push(closed);
    }

    /// Opens a year again of whose result nothing is used; what was carried forward into it waits for its closing.
    pub(super) fn reopen(&mut self, year: FiscalYear) -> Result<ClosedYear, Misfit> {
        let place = self.closed.iter().rposition(|closed| closed.year == year);
        let closed = place.map(|place| self.closed.remove(place));
        let closed = closed.ok_or(Misfit("the year is not closed"))?;
        if closed.left != closed.result + closed.carried {
            return Err(Misfit("its result was appropriated or shared"));
        }
        if !closed.carried.is_zero() {
            self.carried.insert(year, closed.carried);
        }
        Ok(closed)
    }

    /// Carries an amount forward into a year that is not closed; a deficit is negative.
    pub(super) fn carry(&mut self, into: FiscalYear, amount: Money) -> Result<(), Misfit> {
        if amount.is_zero() {
            return Ok(());
        }
        if self.is_closed(into) {
            return Err(Misfit("it carries a deficit forward into a closed year"));
        }
        *self.carried.entry(into).or_default() += amount;
        Ok(())
    }

    /// What was carried forward into a year.
    pub fn carried_into(&self, year: FiscalYear) -> Money {
        let open = self.carried.get(&year).copied();
        open.or(self.get(year).map(|closed| closed.carried)).unwrap_or_default()
    }

    /// Takes `amount`, with the sign of the result, from what is left of it.
    pub(crate) fn appropriate(&mut self, year: FiscalYear, amount: Money) -> Result<(), Misfit> {
        let closed = self.closed.iter_mut().find(|closed| closed.year == year);
        let closed = closed.ok_or(Misfit("the year is not closed"))?;
        let left = closed.left - amount;
        let fits = amount.is_zero() || (amount > Money::ZERO) == (closed.left > Money::ZERO);
        if !fits || left.abs() > closed.left.abs() {
            return Err(Misfit("it appropriates more than is left of the result"));
        }
        closed.left = left;
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::expense::RecordExpense;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, dike, euros, financed, invoice_all, ladders,
        receive, with_surplus, year,
    };

    fn closing(given: &Given, result: &str, unallocated: &str) -> crate::testing::Answer {
        let (year, unallocated) = (year("2020"), euros(unallocated));
        let closed = YearClosed { year, result: euros(result), unallocated };
        given.when(LEADER, "2021-01-05", close("2020")).then([closed])
    }

    #[test]
    fn the_result_of_a_year_waits_to_be_appropriated() {
        let given = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-02-20", receive("waterschap", "1250.50", "NL-1"))
            .and(LEADER, "2020-04-01", dike(euros("1812.35")));
        closing(&given, "1187.65", "250.50")
            .booked(["2020-12-31 4000:dijken -1812.35 8000 3000.00 2900 -1187.65"]);
        let deficit = given.and(LEADER, "2020-12-31", dike(euros("1187.66")));
        closing(&deficit, "-0.01", "250.50")
            .booked(["2020-12-31 4000:dijken -3000.01 8000 3000.00 2900 0.01"]);
    }

    /// Two invoices are open, one of them disputed; an expense stands on no line; one of the two reports is issued.
    #[test]
    fn what_is_not_finished_is_warned_of_when_a_year_is_closed() {
        let outside =
            RecordExpense { line: None, paid: Some("NL-7".to_owned()), ..dike(euros("40.00")) };
        let given = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .told(
                "2020-03-01",
                "dispute-invoice",
                json!({ "invoice": "C2020-0002", "reason": "Oneens" }),
            )
            .and(LEADER, "2020-04-01", outside)
            .and(LEADER, "2020-04-02", dike(euros("10.00")));
        let periods = given.ledger.periods().filter(|period| period.year == year("2020")).count();
        let reports = |given: &Given| {
            let warnings = given.when(LEADER, "2021-01-05", close("2020")).warnings().into_iter();
            let of_reports = |warning: &Warning| warning.code().starts_with("reports-");
            warnings.filter(of_reports).collect::<Vec<_>>()
        };
        let (year, amount) = (year("2020"), euros("1000.00"));
        given.when(LEADER, "2021-01-05", close("2020")).warned([
            Warning::OpenCreditors { year, expenses: 1, amount: euros("10.00") },
            Warning::OpenDisputes { year, invoices: 1, amount },
            Warning::ClosedUnbudgeted { year, expenses: 1, amount: euros("40.00") },
            Warning::ReportsNotIssued { year, reports: periods, period: 1 },
        ]);
        // What was settled or assigned later does not count on the day.
        let given = given.told(
            "2021-01-06",
            "settle-dispute",
            json!({ "invoice": "C2020-0002", "ruling": "rejected", "outcome": "Besproken" }),
        );
        assert!(
            given
                .when(LEADER, "2021-01-05", close("2020"))
                .warnings()
                .contains(&Warning::OpenDisputes { year, invoices: 1, amount })
        );
        let settled = given.when(LEADER, "2021-01-06", close("2020")).warnings();
        assert!(!settled.iter().any(|of| of.code() == "open-disputes"));
        let issue = json!({
            "year": "2020", "period": 1, "basis": given.ledger.next(), "root": "00".repeat(32),
            "files": [{ "name": "monitoring.txt", "sha256": "00".repeat(32) }],
        });
        let issued = given.told("2021-01-07", "issue-monitoring-report", issue);
        assert_eq!(
            reports(&issued),
            [Warning::ReportsNotIssued { year, reports: periods, period: 1 }]
        );
        let on = |given: &Given, on: &str| {
            let warnings = given.when(LEADER, on, close("2020")).warnings().into_iter();
            warnings.filter(|of| of.code() == "reports-not-reviewed").collect::<Vec<_>>()
        };
        assert_eq!(
            on(&issued, "2021-01-07"),
            [Warning::ReportsNotReviewed { year, reports: 1, period: 1 }]
        );
        let review = json!({ "year": "2020", "period": 1, "remarks": "Goed." });
        let reviewed = issued.told("2021-01-08", "review-report", review);
        assert_eq!(on(&reviewed, "2021-01-08"), []);
    }

    #[test]
    fn a_year_in_which_nothing_happened_closes_at_nothing() {
        closing(&financed(), "0.00", "0.00").booked([]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        ladders([
            Ladder::from_below(financed(), "close-year", json!({ "year": "2031" }))
                .leader_within("2020-01-15", None)
                .on("2020-12-31")
                .refuses_until("year.outside-term", "/year", "2021")
                .says("year.not-over: 2021 runs until 2021-12-31", "a day after 2021-12-31")
                .on("2022-01-05")
                .says("year.previous-open: the books of 2020 are still open", "close 2020 first")
                .after(|given| given.and(LEADER, "2021-01-05", close("2020")))
                .accepted(),
            Ladder::new(with_surplus(), "close-year", json!({ "year": "2020" }))
                .on("2022-01-05")
                .says(
                    "year.already-closed: the books of 2020 were closed on 2021-01-05",
                    "a year that is still open",
                )
                .with("/year", "2021")
                .accepted(),
        ])
    }
}
