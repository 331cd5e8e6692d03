//! The regiegroep adopts the year account: the account of a closed year is as the books say, for good.
//!
//! Source: the covenant's article on planning and control, and sound bookkeeping: who decides about the money sees the
//! account of it, and says that it is right. A year whose account is adopted stays closed. What becomes of the result
//! is decided by itself, before or after: the covenant asks no order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{DecisionId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// A proposal to adopt the account of a closed year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearAccount {
    /// The year.
    pub year: FiscalYear,
}

/// The account of a year was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct YearAccountAdopted {
    /// The year.
    pub year: FiscalYear,
    /// Income less expenses, as the books say; a deficit is negative.
    pub result: Money,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about adopting a year account.
    YearAccountRefusal {
        NotClosed { year: FiscalYear } = "year-account.not-closed" PlanningAndControl:
            "the books of {year} are not closed by that day, so its account may still change",
            "a year that is closed: convenant year close {year}";
        TakenOver { year: FiscalYear } = "year-account.taken-over" PlanningAndControl:
            "another administration closed {year}, and made its account",
            "a year that was closed in these books";
        Adopted { year: FiscalYear, on: Date, decision: DecisionId } = "year-account.already" PlanningAndControl:
            "the account of {year} was adopted on {on}, by decision {decision}",
            "each account once; what is found later is booked in a year that is open, and says that it concerns {year}";
    }
}

impl YearAccount {
    /// Checks, in this order: a year of the covenant, closed by the day and in these books, whose account is not
    /// adopted. Returns its result.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<Money, Refusal> {
        by.year(self.year)?;
        let year = self.year;
        let closed = by.ledger.years.get(year).filter(|closed| closed.on <= by.on);
        let closed = closed.ok_or(YearAccountRefusal::NotClosed { year })?;
        if by.ledger.opening.as_ref().is_some_and(|of| closed.position == of.position) {
            return Err(YearAccountRefusal::TakenOver { year }.into());
        }
        match by.ledger.year_accounts.get(year) {
            Some(AdoptedAccount { on, decision, .. }) => {
                let (on, decision) = (*on, *decision);
                Err(YearAccountRefusal::Adopted { year, on, decision }.into())
            }
            None => Ok(closed.result),
        }
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        let result = self.check(by)?;
        Ok(vec![YearAccountAdopted { year: self.year, result, decision }.into()])
    }
}

impl Fact for YearAccountAdopted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let YearAccountAdopted { year, result, decision } = self;
        ledger.proposals.add_effect(decision, at)?;
        let closed = ledger.years.get(year).ok_or(Misfit("the year is not closed"))?;
        if result != closed.result {
            return Err(Misfit("its result is not what the books of the year say"));
        }
        if ledger.year_accounts.get(year).is_some() {
            return Err(Misfit("the account of the year is adopted already"));
        }
        let (on, position) = (at.on, at.position);
        ledger.year_accounts.all.push(AdoptedAccount { year, result, decision, on, position });
        Ok(())
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.result]
    }
}

/// The account of a year, once it is adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdoptedAccount {
    /// The year.
    pub year: FiscalYear,
    /// Income less expenses; a deficit is negative.
    pub result: Money,
    /// The decision.
    pub decision: DecisionId,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// The year accounts that were adopted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AdoptedAccounts {
    all: Vec<AdoptedAccount>,
}

impl AdoptedAccounts {
    /// The account of a year, if it is adopted.
    pub fn get(&self, year: FiscalYear) -> Option<&AdoptedAccount> {
        self.all.iter().find(|adopted| adopted.year == year)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::opening::tests::opened;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        LEADER, Ladder, Ladders, close, euros, first_year, ladders, with_deficit, with_surplus,
        year,
    };

    fn adopt(of: &str) -> SubjectDraft {
        SubjectDraft::YearAccount(YearAccount { year: year(of) })
    }

    #[test]
    fn the_account_is_adopted_with_the_result_of_the_books() {
        for (given, result) in [(with_surplus(), "1187.65"), (with_deficit(), "-62.35")] {
            given.when_decided("2021-02-01", adopt("2020")).adopts([YearAccountAdopted {
                year: year("2020"),
                result: euros(result),
                decision: given.ledger.proposals.next_decision(),
            }]);
            given.when_decided("2021-02-01", adopt("2020")).booked([]);
        }
    }

    #[test]
    fn the_result_can_be_appropriated_before_and_after() {
        let surplus = json!({ "surplus": {
            "year": "2020", "destinations": [{ "to": "reserve", "amount": "1187.65" }],
        } });
        let surplus = || crate::testing::subject(surplus.clone());
        let after = with_surplus().and_adopted("2021-02-01", adopt("2020"));
        after.and_adopted("2021-02-02", surplus());
        let before = with_surplus().and_adopted("2021-02-01", surplus());
        before.when_decided("2021-02-02", adopt("2020")).adopts([YearAccountAdopted {
            year: year("2020"),
            result: euros("1187.65"),
            decision: before.ledger.proposals.next_decision(),
        }]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let adopted = with_surplus().and_adopted("2021-02-01", adopt("2020"));
        ladders([
            Ladder::proposing(first_year(), json!(adopt("2031")))
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .on("2021-01-05")
                .refuses_until("year.outside-term", "/subject/year-account/year", "2020")
                .says(
                    "year-account.not-closed: the books of 2020 are not closed by that day, so its \
                     account may still change",
                    "a year that is closed: convenant year close 2020",
                )
                .after(|given| given.and(LEADER, "2021-01-05", close("2020")))
                .on("2021-01-04")
                .refuses("year-account.not-closed")
                .on("2021-01-05")
                .accepted(),
            Ladder::proposing(opened(), json!(adopt("2020")))
                .on("2021-06-05")
                .says(
                    "year-account.taken-over: another administration closed 2020, and made its \
                     account",
                    "a year that was closed in these books",
                )
                .instead(|given| {
                    let closed = given.and(LEADER, "2022-01-05", close("2021"));
                    closed.and_adopted("2022-02-01", adopt("2021"))
                }),
            Ladder::proposing(adopted, json!(adopt("2020")))
                .on("2021-03-01")
                .says(
                    "year-account.already: the account of 2020 was adopted on 2021-02-01, by \
                     decision 4",
                    "each account once; what is found later is booked in a year that is open, and \
                     says that it concerns 2020",
                )
                .instead(|given| given.and_corrected("2021-03-01", "expense-recorded")),
        ])
    }
}
