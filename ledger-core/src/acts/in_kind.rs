//! Contributions in kind: hours or goods that a partner gives, beside the money it pays.
//!
//! Source: the covenant's article on contributing: partners contribute, among other ways in money. What is
//! given in kind has a description and, if the parties agreed on one, a value. That value is reported and stays
//! outside the books: nothing is posted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::hours::Hours;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Record hours or goods that a partner contributed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordInKind {
    /// The partner, by code or name.
    pub partner: String,
    /// What it contributed.
    pub description: String,
    /// How many hours of work, if it was work.
    #[serde(default)]
    pub hours: Option<Hours>,
    /// What it is worth, if that was agreed. It is reported and not booked.
    #[serde(default)]
    pub value: Option<Money>,
}

/// A partner contributed in kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct InKindContributed {
    /// The partner.
    pub partner: PartnerId,
    /// What it contributed.
    pub description: String,
    /// How many hours of work, if it was work.
    pub hours: Option<Hours>,
    /// What it is worth, if that was agreed.
    pub value: Option<Money>,
}

refusals! {
    /// Refusals about contributions in kind.
    InKindRefusal {
        NoHours = "in-kind.no-hours" Contribution:
            "zero hours were contributed",
            "the number of hours, or no hours if it was goods";
    }
}

impl Act for RecordInKind {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        let RecordInKind { partner, description, hours, value } = self;
        let partner = by.party(partner, by.on, by.on)?;
        acting::line("description", description, 400)?;
        if hours.is_some_and(Hours::is_zero) {
            return Err(InKindRefusal::NoHours.into());
        }
        value.map(|value| acting::amount("value", value)).transpose()?;
        let (description, hours, value) = (description.clone(), *hours, *value);
        Ok(vec![InKindContributed { partner, description, hours, value }.into()])
    }
}

impl Fact for InKindContributed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let InKindContributed { partner, description, hours, value } = self;
        if ledger.partners.get(partner).is_none() {
            return Err(Misfit("there is no such partner"));
        }
        let (on, position) = (at.on, at.position);
        let given = InKind { partner, description, hours, value, on, position };
        ledger.in_kind.all.push(given);
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }

    fn amounts(&self) -> Vec<Money> {
        self.value.into_iter().collect()
    }
}

/// What a partner contributed in kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InKind {
    /// The partner.
    pub partner: PartnerId,
    /// What it contributed.
    pub description: String,
    /// How many hours of work, if it was work.
    pub hours: Option<Hours>,
    /// What it is worth, if that was agreed.
    pub value: Option<Money>,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Everything that was contributed in kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct InKinds {
    all: Vec<InKind>,
}

impl InKinds {
    /// Everything that was contributed, in the order recorded.
    pub fn all(&self) -> &[InKind] {
        &self.all
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let of = self.all.get(retraction::place(&self.all, event, |of| of.position)?)?;
        Some(Found::new(Record::InKind(of.partner), of.on, None))
    }

    /// Takes back what an event recorded.
    pub(super) fn retract(&mut self, event: Position) -> Option<()> {
        let place = retraction::place(&self.all, event, |of| of.position)?;
        self.all.remove(place);
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{LEADER, Ladder, Ladders, euros, founded, ladders};

    #[test]
    fn hours_and_goods_are_recorded_and_nothing_is_booked() {
        for (hours, value) in [(Some("12.5"), None), (None, Some("300.00"))] {
            let hours: Option<Hours> = hours.map(|hours| hours.parse().unwrap());
            let (value, description) =
                (value.map(euros), "Fictief: zaal en begeleiding".to_owned());
            let given = RecordInKind {
                partner: "bewoners".to_owned(),
                description: description.clone(),
                hours,
                value,
            };
            let partner = PartnerId(3);
            founded()
                .when(LEADER, "2020-03-01", given)
                .then([InKindContributed { partner, description, hours, value }])
                .booked([]);
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let gives = json!({ "partner": "nergens", "description": "", "hours": "0", "value": "0" });
        ladders([Ladder::from_below(founded(), "record-in-kind", gives)
            .leader_within("2020-01-15", Some("2023-01-01"))
            .refuses_until("partner.unknown", "/partner", "boeren")
            .refuses_until("partner.not-a-party", "/partner", "bewoners")
            .refuses_until("text.empty", "/description", "Zaal")
            .says(
                "in-kind.no-hours: zero hours were contributed",
                "the number of hours, or no hours if it was goods",
            )
            .with("/hours", "8.5")
            .refuses_until("amount.not-positive", "/value", "300.00")
            .accepted()])
    }
}
