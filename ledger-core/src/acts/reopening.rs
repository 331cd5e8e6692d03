//! A year that was closed too early is opened again, by decision of the regiegroep.
//!
//! Source: the covenant's article on planning and control. The mirror of the closing is booked on the last day
//! of the year; then acts of the year can be recorded, and it is closed again. A year of whose result anything
//! was appropriated, shared or carried forward stays closed, and so does one whose account is adopted, or that is
//! before another closed year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::DecisionId;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// A proposal to open the books of a closed year again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// The year.
    pub year: FiscalYear,
}

/// The books of a year were opened again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct YearReopened {
    /// The year.
    pub year: FiscalYear,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about opening a year again.
    ReopeningRefusal {
        NotClosed { year: FiscalYear } = "year.not-closed" PlanningAndControl:
            "the books of {year} are not closed",
            "a year that is closed by the day of the proposal";
        TakenOver { year: FiscalYear } = "year.taken-over" PlanningAndControl:
            "another administration closed {year}, and its entries are not in these books",
            "an act of today that says which year it concerns";
        LaterClosed { year: FiscalYear, later: FiscalYear } = "year.later-closed" PlanningAndControl:
            "{later} was closed after {year}",
            "the year that was closed last; open {later} first";
        AccountAdopted { year: FiscalYear, on: Date, decision: DecisionId } = "year.account-adopted" PlanningAndControl:
            "the regiegroep adopted the account of {year} on {on}, by decision {decision}",
            "before its account is adopted a year can be opened again; now an act of a year that is open, which says that it concerns {year}";
        ResultUsed { year: FiscalYear, on: Date } = "year.result-used" PlanningAndControl:
            "what {year} left was appropriated or shared on {on}",
            "an act of a year that is open, which says that it concerns {year}";
    }
}

impl Reopening {
    /// Checks, in this order: a year of the covenant, closed by the day and in these books, none closed after
    /// it, its account not adopted, and nothing decided about its result.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        by.year(self.year)?;
        let (year, years) = (self.year, &by.ledger.years);
        let closed = years.get(year).filter(|closed| closed.on <= by.on);
        let closed = closed.ok_or(ReopeningRefusal::NotClosed { year })?;
        if by.ledger.opening.as_ref().is_some_and(|of| closed.position == of.position) {
            return Err(ReopeningRefusal::TakenOver { year }.into());
        }
        if let Some(later) =
            years.all().iter().map(|closed| closed.year).filter(|of| *of > year).max()
        {
            return Err(ReopeningRefusal::LaterClosed { year, later }.into());
        }
        if let Some(adopted) = by.ledger.year_accounts.get(year) {
            let (on, decision) = (adopted.on, adopted.decision);
            return Err(ReopeningRefusal::AccountAdopted { year, on, decision }.into());
        }
        match by.ledger.result_used(year) {
            Some(on) => Err(ReopeningRefusal::ResultUsed { year, on }.into()),
            None => Ok(()),
        }
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        by.posting()?;
        self.check(by)?;
        Ok(vec![YearReopened { year: self.year, decision }.into()])
    }
}

impl Ledger {
    /// The day on which it was first decided what becomes of the result of a year. Returns `None` if that is
    /// not decided.
    fn result_used(&self, year: FiscalYear) -> Option<Date> {
        let surpluses = self.surpluses.all().iter().filter(|of| of.year == year);
        let deficits = self.deficits.all().iter().filter(|of| of.shared.year == year);
        let decisions =
            surpluses.map(|of| of.decision).chain(deficits.map(|of| of.shared.decision));
        decisions.filter_map(|decision| Some(self.proposals.decision(decision)?.on)).min()
    }
}

impl Fact for YearReopened {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let YearReopened { year, decision } = self;
        ledger.proposals.add_effect(decision, at)?;
        if ledger.result_used(year).is_some() {
            return Err(Misfit("its result was appropriated or shared"));
        }
        if ledger.year_accounts.get(year).is_some() {
            return Err(Misfit("its account was adopted"));
        }
        let closed = ledger.years.reopen(year)?;
        let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
        let last_day = covenant.calendar.last_day(year);
        let postings: Vec<Posting> = ledger
            .journal
            .of_event(closed.position)
            .flat_map(|(_, postings)| postings)
            .map(|posting| Posting { amount: -posting.amount, ..*posting })
            .collect();
        ledger.journal.post(at.position, last_day, year, Memo::YearReopened(year), &postings)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::deficit::Deficit;
    use crate::acts::opening::tests::opened;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, day, dike, euros, financed, invoice_all, ladders,
        year,
    };
    use crate::views::statements::IncomeStatement;

    fn reopen(of: &str) -> SubjectDraft {
        SubjectDraft::ReopenYear(Reopening { year: year(of) })
    }

    /// Closed in January 2021 with a result of 2,990.00.
    fn closed() -> Given {
        financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-04-01", dike(euros("10.00")))
            .and(LEADER, "2021-01-05", close("2020"))
    }

    #[test]
    fn a_year_that_is_open_again_takes_what_was_forgotten_and_closes_anew() {
        closed()
            .when_decided("2021-02-01", reopen("2020"))
            .booked(["2020-12-31 4000:dijken 10.00 8000 -3000.00 2900 2990.00"]);
        let open = closed().and_adopted("2021-02-01", reopen("2020"));
        assert!(!open.ledger.years.is_closed(year("2020")));
        let forgotten = open.and(LEADER, "2020-12-20", dike(euros("40.00")));
        let result = |given: &Given| {
            IncomeStatement::of(&given.ledger, year("2020"), day("2020-12-31")).result
        };
        assert_eq!(result(&forgotten).amount, euros("2950.00"));
        let again = forgotten.and(LEADER, "2021-02-10", close("2020"));
        let of_year = again.ledger.years.get(year("2020")).unwrap();
        assert_eq!((of_year.result, of_year.left), (euros("2950.00"), euros("2950.00")));
        assert_eq!(result(&again).amount, euros("2950.00"));
    }

    #[test]
    fn what_was_carried_forward_into_a_year_comes_back_when_it_closes_again() {
        let plan = Deficit { carry_forward: Some(euros("4.00")), ..Deficit::by_rule(year("2020")) };
        let given = financed()
            .and(LEADER, "2020-04-01", dike(euros("10.00")))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-02-01", SubjectDraft::Deficit(plan))
            .and(LEADER, "2022-01-05", close("2021"))
            .and_adopted("2022-02-01", reopen("2021"));
        assert_eq!(given.ledger.years.carried_into(year("2021")), euros("-4.00"));
        let again = given.and(LEADER, "2022-02-10", close("2021"));
        assert_eq!(again.ledger.years.get(year("2021")).unwrap().left, euros("-4.00"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let both = closed().and(LEADER, "2022-01-05", close("2021"));
        let surplus = json!({ "surplus": {
            "year": "2020", "destinations": [{ "to": "reserve", "amount": "2990.00" }],
        } });
        let used = closed().and_adopted("2021-02-01", crate::testing::subject(surplus));
        let account = json!({ "year-account": { "year": "2020" } });
        let adopted = closed().and_adopted("2021-02-01", crate::testing::subject(account));
        ladders([
            Ladder::proposing(closed(), json!(reopen("2031")))
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .on("2021-01-04")
                .refuses_until("year.outside-term", "/subject/reopen-year/year", "2020")
                .says(
                    "year.not-closed: the books of 2020 are not closed",
                    "a year that is closed by the day of the proposal",
                )
                .on("2021-01-05")
                .accepted(),
            Ladder::proposing(both, json!(reopen("2020")))
                .on("2022-02-01")
                .says(
                    "year.later-closed: 2021 was closed after 2020",
                    "the year that was closed last; open 2021 first",
                )
                .after(|given| given.and_adopted("2022-02-01", reopen("2021")))
                .accepted(),
            Ladder::proposing(opened(), json!(reopen("2020")))
                .on("2021-06-05")
                .says(
                    "year.taken-over: another administration closed 2020, and its entries are not \
                     in these books",
                    "an act of today that says which year it concerns",
                )
                .instead(|given| {
                    given.told(
                        "2021-06-05",
                        "pay-expense",
                        json!({ "expense": 1, "bank_reference": "NL-9" }),
                    )
                }),
            Ladder::proposing(adopted, json!(reopen("2020")))
                .on("2021-03-01")
                .says(
                    "year.account-adopted: the regiegroep adopted the account of 2020 on \
                     2021-02-01, by decision 4",
                    "before its account is adopted a year can be opened again; now an act of a \
                     year that is open, which says that it concerns 2020",
                )
                .instead(|given| given.and_corrected("2021-03-01", "expense-recorded")),
            Ladder::proposing(used, json!(reopen("2020")))
                .on("2021-03-01")
                .says(
                    "year.result-used: what 2020 left was appropriated or shared on 2021-02-01",
                    "an act of a year that is open, which says that it concerns 2020",
                )
                .instead(|given| given.and_corrected("2021-03-01", "expense-recorded")),
        ])
    }
}
