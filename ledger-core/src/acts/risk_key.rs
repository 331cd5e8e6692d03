//! The risk key: the weights by which the risk bearers divide a deficit.
//!
//! Source: the covenant's article on bearing risk. A key names every risk bearer and nobody else, and
//! is adopted before the costs it divides: no expense may yet be recorded in the years it holds for.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::by_day::ByDay;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, Position, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// A proposal for a risk key, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RiskKeyDraft {
    /// The first year whose costs it divides; it holds until another key follows.
    pub from_year: FiscalYear,
    /// The weight of each seat that bears risk, by the code of the seat.
    pub weights: BTreeMap<String, u32>,
}

/// A proposed risk key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RiskKey {
    /// The first year whose costs it divides.
    pub from_year: FiscalYear,
    /// The weight of every risk bearer, in seat order.
    pub weights: Vec<Weight>,
}

/// The weight of a risk bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Weight {
    /// The seat.
    pub seat: SeatId,
    /// Its weight, in proportion to the others.
    pub weight: u32,
}

/// A risk key was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RiskKeyAdopted {
    /// The key.
    pub key: RiskKey,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about the risk key.
    RiskKeyRefusal {
        BearerMissing { seat: String } = "risk-key.bearer-missing" RiskBearing:
            "`{seat}` bears risk and has no weight",
            "a weight for every seat that bears risk";
        NotABearer { seat: String } = "risk-key.not-a-bearer" RiskBearing:
            "`{seat}` does not bear risk",
            "weights for the seats that bear risk, and for nobody else";
        SeatTwice { seat: String } = "risk-key.seat-twice" RiskBearing:
            "`{seat}` is a seat that has a weight already",
            "each seat once";
        Weight { seat: String, weight: u32 } = "risk-key.weight" RiskBearing:
            "the weight of `{seat}` is {weight}",
            "a weight from 1 to 1000000";
        AfterCosts { year: FiscalYear, position: u64, on: Date } = "risk-key.after-costs" RiskBearing:
            "a key from {year} would divide costs already made: an expense of {on}, at position {position}",
            "a key from the first year without expenses";
    }
}

impl RiskKeyDraft {
    /// Checks, in this order: the year, every weight, every risk bearer, then [`RiskKey::check`].
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<RiskKey, Refusal> {
        by.year(self.from_year)?;
        let mut given = BTreeMap::new();
        for (code, &weight) in &self.weights {
            let seat = by.seat(code)?;
            if given.insert(seat, weight).is_some() {
                return Err(RiskKeyRefusal::SeatTwice { seat: code.clone() }.into());
            }
            if !by.covenant.seat(seat).is_some_and(|seat| seat.bears_risk) {
                return Err(RiskKeyRefusal::NotABearer { seat: code.clone() }.into());
            }
            if !(1..=1_000_000).contains(&weight) {
                return Err(RiskKeyRefusal::Weight { seat: code.clone(), weight }.into());
            }
        }
        let mut weights = Vec::new();
        for (seat, held) in by.covenant.seats().filter(|(_, seat)| seat.bears_risk) {
            match given.get(&seat) {
                Some(&weight) => weights.push(Weight { seat, weight }),
                None => {
                    return Err(RiskKeyRefusal::BearerMissing { seat: held.code.clone() }.into());
                }
            }
        }
        let key = RiskKey { from_year: self.from_year, weights };
        key.check(by)?;
        Ok(key)
    }
}

impl RiskKey {
    fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        match by.ledger.expenses.first_in_or_after(self.from_year) {
            None => Ok(()),
            Some(expense) => Err(RiskKeyRefusal::AfterCosts {
                year: self.from_year,
                position: expense.position.0,
                on: expense.on,
            }
            .into()),
        }
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        self.check(by)?;
        Ok(vec![RiskKeyAdopted { key: self.clone(), decision }.into()])
    }
}

impl Fact for RiskKeyAdopted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let RiskKeyAdopted { key, decision } = self;
        let (on, position) = (at.on, at.position);
        let place = ledger.risk_keys.adopted.len();
        ledger.risk_keys.from_year.entry(key.from_year).or_default().note(on, place);
        ledger.risk_keys.adopted.push(AdoptedKey { key, decision, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.key.weights.iter().for_each(|weight| name(Concerned::Seat(weight.seat)));
    }
}

/// A risk key that was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdoptedKey {
    /// The key.
    pub key: RiskKey,
    /// The decision.
    pub decision: DecisionId,
    /// When it was adopted.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every risk key adopted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RiskKeys {
    adopted: Vec<AdoptedKey>,
    /// Those that hold from each year on.
    from_year: BTreeMap<FiscalYear, ByDay>,
}

impl RiskKeys {
    /// Every key, in the order adopted.
    pub fn all(&self) -> &[AdoptedKey] {
        &self.adopted
    }

    /// The key that divides the costs of a year, of those adopted by a day: of those that hold for it, the
    /// one that starts latest, and among these the one adopted last.
    pub fn for_year_on(&self, year: FiscalYear, on: Date) -> Option<&AdoptedKey> {
        let mut last_first = self.from_year.range(..=year).rev();
        self.adopted.get(last_first.find_map(|(_, by_day)| by_day.on(on))?)
    }

    /// The key that divided the costs of a year by an event of a day: the one of that day, as it was before the event.
    pub(crate) fn before(
        &self,
        year: FiscalYear,
        on: Date,
        event: Position,
    ) -> Option<&AdoptedKey> {
        let known = self.adopted.iter().filter(|of| of.on <= on && of.position < event);
        let of_year = known.filter(|of| of.key.from_year <= year);
        of_year.max_by_key(|of| (of.key.from_year, of.on, of.position))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        LEADER, Ladder, Ladders, day, dike, euros, financed, first_year, founded, key, ladders,
        year,
    };

    #[test]
    fn a_key_gives_every_risk_bearer_its_weight_in_seat_order() {
        let weights = [(1, 2), (2, 1)].map(|(seat, weight)| Weight { seat: SeatId(seat), weight });
        let adopted = RiskKeyAdopted {
            key: RiskKey { from_year: year("2020"), weights: weights.to_vec() },
            decision: DecisionId(1),
        };
        founded()
            .when_decided("2020-05-01", SubjectDraft::RiskKey(key("2020")))
            .adopts([adopted])
            .booked([]);
    }

    #[test]
    fn a_key_holds_until_another_follows_and_the_last_adopted_wins() {
        let given = founded()
            .and_adopted("2020-01-20", SubjectDraft::RiskKey(key("2020")))
            .and_adopted("2020-01-21", SubjectDraft::RiskKey(key("2022")))
            .and_adopted("2020-01-22", SubjectDraft::RiskKey(key("2020")));
        let keys = given.ledger.risk_keys;
        let decided =
            |of| keys.for_year_on(year(of), day("2022-12-31")).map(|adopted| adopted.decision.0);
        let decisions = ["2019", "2020", "2021", "2022"].map(decided);
        assert_eq!(decisions, [None, Some(3), Some(3), Some(2)]);
        let on = |on| keys.for_year_on(year("2020"), day(on)).map(|adopted| adopted.decision.0);
        assert_eq!(["2020-01-19", "2020-01-20", "2020-01-22"].map(on), [None, Some(1), Some(3)]);
    }

    #[test]
    fn costs_made_between_proposal_and_decision_stop_the_key() {
        let (voted, proposal) = financed().and_voted(
            "2020-03-01",
            SubjectDraft::RiskKey(key("2020")),
            crate::acts::vote::Vote::For,
        );
        let spent = voted.and(LEADER, "2020-04-01", dike(euros("10.00")));
        let (year, on) = (year("2020"), day("2020-04-01"));
        let position = spent.ledger.next().0 - 1;
        spent
            .when(LEADER, "2020-05-01", crate::testing::decision(proposal))
            .refused(RiskKeyRefusal::AfterCosts { year, position, on });
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nobody = json!({ "risk-key": { "from_year": "2031", "weights": { "niemand": 0 } } });
        let weights = "/subject/risk-key/weights";
        ladders([Ladder::proposing(first_year(), nobody)
            .by("gemeente")
            .refuses("actor.not-allowed")
            .by(LEADER)
            .refuses_until("year.outside-term", "/subject/risk-key/from_year", "2020")
            .refuses_until("seat.unknown", weights, json!({ "bewoners": 0 }))
            .says(
                "risk-key.not-a-bearer: `bewoners` does not bear risk",
                "weights for the seats that bear risk, and for nobody else",
            )
            .with(weights, json!({ "Gemeente ": 1, "gemeente": 0 }))
            .says(
                "risk-key.seat-twice: `gemeente` is a seat that has a weight already",
                "each seat once",
            )
            .with(weights, json!({ "gemeente": 0 }))
            .says("risk-key.weight: the weight of `gemeente` is 0", "a weight from 1 to 1000000")
            .with(weights, json!({ "gemeente": 1_000_001 }))
            .refuses_until("risk-key.weight", weights, json!({ "gemeente": 1 }))
            .says(
                "risk-key.bearer-missing: `waterschap` bears risk and has no weight",
                "a weight for every seat that bears risk",
            )
            .with(weights, json!({ "gemeente": 1, "waterschap": 1 }))
            .says(
                "risk-key.after-costs: a key from 2020 would divide costs already made: an expense \
                 of 2020-04-01, at position 37",
                "a key from the first year without expenses",
            )
            .with("/subject/risk-key/from_year", "2021")
            .accepted()])
    }
}
