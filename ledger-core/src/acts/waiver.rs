//! Waiving what the covenant asks and was not done: a decision of the regiegroep that it need not be any more.
//!
//! Source: the covenant's article on planning and control: regiegroep and project leader evaluate what was agreed. Until
//! then every report says that it was missed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{Found, Record};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::obligation::Obligation;
use crate::refusal::{Refusal, refusals};

/// Record that something the covenant asks need not be done any more, by a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiveObligation {
    /// What need not be done.
    pub obligation: Obligation,
    /// The year in which it was to be done.
    pub year: FiscalYear,
    /// The monitoring period, from 1; of a monitoring report alone.
    #[serde(default)]
    pub period: Option<u8>,
    /// The partner for which it need not be done, by code or name; every partner if there is none.
    #[serde(default)]
    pub partner: Option<String>,
    /// The number of the decision.
    pub decision: DecisionId,
    /// Why.
    pub reason: String,
}

/// Which obligation was waived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Waived {
    /// What.
    pub obligation: Obligation,
    /// The year in which it was to be done.
    pub year: FiscalYear,
    /// The monitoring period, of a report.
    pub period: Option<u8>,
}

/// Something the covenant asks was waived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ObligationWaived {
    /// Which obligation.
    pub waived: Waived,
    /// The partner for which it need not be done; every partner if there is none.
    pub partner: Option<PartnerId>,
    /// The decision.
    pub decision: DecisionId,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about waiving what the covenant asks.
    WaiverRefusal {
        PeriodMissing { periods: usize } = "waiver.period-missing" PlanningAndControl:
            "a monitoring report is of a period, from 1 to {periods}",
            "the period of the report";
        NoPeriod { obligation: Obligation } = "waiver.no-period" PlanningAndControl:
            "`{obligation}` is of a whole year",
            "no period";
        NoPartner { obligation: Obligation } = "waiver.no-partner" PlanningAndControl:
            "`{obligation}` is not measured by partner",
            "no partner";
        NoDecision { decision: DecisionId } = "waiver.no-decision" PlanningAndControl:
            "decision {decision} waives nothing: it was not adopted by that day, or does something else in the ledger",
            "the number of a decision on a proposal of the kind `other` that was adopted by that day";
        Already { obligation: Obligation, year: FiscalYear, on: Date } = "waiver.already" PlanningAndControl:
            "`{obligation}` of {year} was waived on {on}",
            "something else, or nothing";
    }
}

impl Act for WaiveObligation {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::text("reason", &self.reason)?;
        by.year(self.year)?;
        let WaiveObligation { obligation, year, period, decision, .. } = *self;
        let periods = by.covenant.calendar.period_ends.len();
        match (obligation == Obligation::MonitoringReport, period) {
            (true, Some(period)) if (1..=periods).contains(&usize::from(period)) => {}
            (true, _) => return Err(WaiverRefusal::PeriodMissing { periods }.into()),
            (false, Some(_)) => return Err(WaiverRefusal::NoPeriod { obligation }.into()),
            (false, None) => {}
        }
        let partner = match &self.partner {
            Some(_) if !obligation.is_of_partners() => {
                return Err(WaiverRefusal::NoPartner { obligation }.into());
            }
            Some(partner) => Some(by.partner(partner)?),
            None => None,
        };
        let proposals = &by.ledger.proposals;
        if !proposals.is_adopted(decision, by.on) || !proposals.does_nothing_else(decision) {
            return Err(WaiverRefusal::NoDecision { decision }.into());
        }
        let waived = Waived { obligation, year, period };
        if let Some(earlier) = by.ledger.waivers.of(waived, partner).next() {
            return Err(WaiverRefusal::Already { obligation, year, on: earlier.on }.into());
        }
        let reason = self.reason.clone();
        Ok(vec![ObligationWaived { waived, partner, decision, reason }.into()])
    }
}

impl Fact for ObligationWaived {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ObligationWaived { waived, partner, decision, reason } = self;
        if partner.is_some_and(|partner| ledger.partners.get(partner).is_none()) {
            return Err(Misfit("there is no such partner"));
        }
        if ledger.proposals.decision(decision).is_none() {
            return Err(Misfit("there is no such decision"));
        }
        let (on, position) = (at.on, at.position);
        ledger.waivers.all.push(Waiver { waived, partner, decision, reason, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.partner.iter().for_each(|partner| name(Concerned::Partner(*partner)));
    }
}

/// What need not be done, and by which decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiver {
    /// Which obligation.
    pub waived: Waived,
    /// The partner for which it need not be done; every partner if there is none.
    pub partner: Option<PartnerId>,
    /// The decision.
    pub decision: DecisionId,
    /// Why.
    pub reason: String,
    /// From when on.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// What the covenant asks and need not be done.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Waivers {
    all: Vec<Waiver>,
}

impl Waivers {
    /// The waivers of an obligation towards a partner, or towards all, whatever their day.
    fn of(&self, waived: Waived, partner: Option<PartnerId>) -> impl Iterator<Item = &Waiver> {
        self.all.iter().filter(move |waiver| {
            waiver.waived == waived && (waiver.partner.is_none() || waiver.partner == partner)
        })
    }

    /// The waiver of an obligation towards a partner that holds on a day.
    pub fn on(&self, waived: Waived, partner: Option<PartnerId>, day: Date) -> Option<&Waiver> {
        self.of(waived, partner).find(|waiver| waiver.on <= day)
    }

    /// What an event recorded: a waiver.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let waiver = self.all.iter().find(|waiver| waiver.position == event)?;
        let Waived { obligation, year, .. } = waiver.waived;
        Some(Found::new(Record::Waiver(obligation, year), waiver.on, None))
    }

    /// Takes the waiver of an event back.
    pub(super) fn retract(&mut self, event: Position) -> Option<()> {
        let place = self.all.iter().position(|waiver| waiver.position == event)?;
        self.all.remove(place);
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{Given, Ladder, Ladders, day, founded, ladders, year};
    use crate::views::obligations::{Filter, ObligationState, Obligations};

    /// Founded, and decided that something need not be done.
    fn decided() -> Given {
        founded().and_adopted("2021-02-01", SubjectDraft::Other)
    }

    fn waiving(of: Value) -> Value {
        let mut waiving = json!({
            "obligation": "conversation", "year": "2020", "decision": 1, "reason": "Gesloten.",
        });
        for (field, value) in of.as_object().unwrap() {
            waiving[field] = value.clone();
        }
        waiving
    }

    /// The states of the conversations of 2020, on a day.
    fn conversations(given: &Given, on: &str) -> Vec<ObligationState> {
        let filter = Filter { year: Some(year("2020")), ..Filter::default() };
        let rows = Obligations::of(&given.ledger, day(on), filter).rows;
        let of = rows.iter().filter(|row| row.obligation == Obligation::Conversation);
        of.map(|row| row.state).collect()
    }

    #[test]
    fn what_was_waived_is_late_no_more_from_that_day_on() {
        use ObligationState::{Late, Waived};
        let given = decided().told("2021-02-02", "waive-obligation", waiving(json!({})));
        assert_eq!(conversations(&given, "2021-02-01"), [Late; 3]);
        assert_eq!(conversations(&given, "2021-02-02"), [Waived; 3]);
        let one = waiving(json!({ "partner": "bewoners" }));
        let one = decided().told("2021-02-02", "waive-obligation", one);
        assert_eq!(conversations(&one, "2021-02-02"), [Late, Late, Waived]);
    }

    #[test]
    fn a_waiver_is_taken_back() {
        let given = decided().told("2021-02-02", "waive-obligation", waiving(json!({})));
        let correction =
            json!({ "position": given.last("obligation-waived"), "reason": "Vergissing" });
        let back = given.told("2021-02-03", "correct-act", correction);
        assert_eq!(conversations(&back, "2021-02-02"), [ObligationState::Late; 3]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let waived = decided().told("2021-02-02", "waive-obligation", waiving(json!({})));
        let first = waiving(json!({ "year": "2019", "reason": "", "period": 1 }));
        let report = json!({ "obligation": "monitoring-report", "period": 3 });
        ladders([
            Ladder::from_below(decided(), "waive-obligation", first)
                .leader_within("2020-01-15", None)
                .on("2021-01-31")
                .refuses_until("text.empty", "/reason", "Gesloten.")
                .refuses_until("year.outside-term", "/year", "2020")
                .says("waiver.no-period: `conversation` is of a whole year", "no period")
                .with("/period", Value::Null)
                .says(
                    "waiver.no-decision: decision 1 waives nothing: it was not adopted by that day, or \
                     does something else in the ledger",
                    "the number of a decision on a proposal of the kind `other` that was adopted by \
                     that day",
                )
                .on("2021-02-01")
                .accepted(),
            Ladder::new(decided(), "waive-obligation", waiving(report))
                .on("2021-02-01")
                .says(
                    "waiver.period-missing: a monitoring report is of a period, from 1 to 2",
                    "the period of the report",
                )
                .with("/period", 2)
                .with("/partner", "bewoners")
                .says(
                    "waiver.no-partner: `monitoring-report` is not measured by partner",
                    "no partner",
                )
                .with("/partner", Value::Null)
                .accepted(),
            Ladder::new(waived, "waive-obligation", waiving(json!({ "partner": "niemand" })))
                .on("2021-02-03")
                .refuses_until("partner.unknown", "/partner", "bewoners")
                .says(
                    "waiver.already: `conversation` of 2020 was waived on 2021-02-02",
                    "something else, or nothing",
                )
                .with("/obligation", "ambassador")
                .accepted(),
        ])
    }
}
