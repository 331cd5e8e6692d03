//! Releasing an earmarked fund: what a surplus was set apart for did not need it after all.
//!
//! Source: the covenant's article on planning and control: who decides where a surplus goes decides
//! again when it is not needed there. Earmarked funds / reserve.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Acting};
use crate::acts::surplus::Destination;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::DecisionId;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// A proposal to release a fund to the general reserve, wholly or in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FundRelease {
    /// The fund: what a surplus was set apart for.
    pub fund: Destination,
    /// How much; all that is in it on the day of the decision if left out.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// A fund was released to the general reserve.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FundReleased {
    /// The fund.
    pub fund: Destination,
    /// How much.
    pub amount: Money,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about releasing funds.
    FundRefusal {
        Empty = "fund.empty" PlanningAndControl:
            "nothing is set apart in that fund",
            "a fund that a surplus was appropriated to, by the name it was given";
        MoreThanThere { amount: Money, there: Money } = "fund.more-than-there" PlanningAndControl:
            "{amount} is more than the {there} in the fund",
            "at most {there}";
    }
}

impl FundRelease {
    /// Checks, in this order: the amount, the name of the fund, that it has so much.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<Money, Refusal> {
        acting::amount_if("amount", self.amount)?;
        self.fund.check()?;
        let there = by.ledger.surpluses.fund(&self.fund);
        let more = |amount, there| FundRefusal::MoreThanThere { amount, there };
        by.take(TakenFrom::Fund, there, self.amount, FundRefusal::Empty, more)
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        by.posting()?;
        let amount = self.check(by)?;
        Ok(vec![FundReleased { fund: self.fund.clone(), amount, decision }.into()])
    }
}

impl Fact for FundReleased {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let FundReleased { fund, amount, decision } = self;
        ledger.proposals.add_effect(decision, at)?;
        if amount <= Money::ZERO {
            return Err(Misfit("it releases nothing"));
        }
        ledger.surpluses.fill(&fund, at.on, -amount)?;
        ledger.surpluses.add_to_reserve(at.on, amount)?;
        let year = ledger.year_of(at.on)?;
        let postings = [
            Posting::debit(Account::EarmarkedFunds, amount),
            Posting::credit(Account::Reserve, amount),
        ];
        ledger.journal.post(at.position, at.on, year, Memo::FundReleased(decision), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::surplus::{Part, Surplus};
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, euros, financed, invoice_all, ladders, year,
    };

    fn dunes() -> Destination {
        Destination::Project { name: "Duinen".to_owned() }
    }

    /// Of the surplus of 2020, 3000.00, so much was set apart for the dunes.
    fn set_apart(amount: &str) -> Given {
        let part = Part { to: dunes(), amount: euros(amount) };
        let surplus = Surplus { year: year("2020"), destinations: vec![part] };
        financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-02-01", SubjectDraft::Surplus(surplus))
    }

    fn release(fund: Destination, amount: Option<&str>) -> SubjectDraft {
        SubjectDraft::FundRelease(FundRelease { fund, amount: amount.map(euros) })
    }

    #[test]
    fn what_is_not_needed_goes_to_the_reserve() {
        set_apart("800.00")
            .when_decided("2021-06-01", release(dunes(), None))
            .adopts([FundReleased {
                fund: dunes(),
                amount: euros("800.00"),
                decision: DecisionId(5),
            }])
            .booked(["2021-06-01 2100 800.00 2000 -800.00"]);
        let half = set_apart("800.00").and_adopted("2021-06-01", release(dunes(), Some("300.00")));
        assert_eq!(half.ledger.surpluses.fund(&dunes()).total(), euros("500.00"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        ladders([Ladder::proposing(
            set_apart("800.00"),
            json!(release(Destination::NextYearBudget, Some("0"))),
        )
        .on("2021-06-01")
        .refuses_until("amount.not-positive", "/subject/fund-release/amount", "800.01")
        .says(
            "fund.empty: nothing is set apart in that fund",
            "a fund that a surplus was appropriated to, by the name it was given",
        )
        .with("/subject/fund-release/fund", json!(dunes()))
        .says("fund.more-than-there: 800.01 is more than the 800.00 in the fund", "at most 800.00")
        .with("/subject/fund-release/amount", "800.00")
        .accepted()])
    }
}
