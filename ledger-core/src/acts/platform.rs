//! The digital platform: what is put on it.
//!
//! Source: the covenant's article on the digital platform: it is kept filled and current, and partners
//! supply good examples, activities and literature.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::Refusal;

/// Record what was put on the digital platform.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordPlatformUpdate {
    /// What it is.
    pub kind: UpdateKind,
    /// What it is called.
    pub title: String,
    /// The partner that supplied it, by code or name; a party on the day.
    #[serde(default)]
    pub partner: Option<String>,
}

/// What is put on the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UpdateKind {
    /// A good example.
    GoodExample,
    /// An activity.
    Activity,
    /// Literature.
    Literature,
    /// News.
    News,
}

/// Something was put on the platform.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlatformUpdated {
    /// What it is.
    pub kind: UpdateKind,
    /// What it is called.
    pub title: String,
    /// The partner that supplied it.
    pub partner: Option<PartnerId>,
}

impl Act for RecordPlatformUpdate {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        acting::line("title", &self.title, 200)?;
        let partner = self.partner.as_deref();
        let partner = partner.map(|partner| by.party(partner, by.on, by.on)).transpose()?;
        Ok(vec![PlatformUpdated { kind: self.kind, title: self.title.clone(), partner }.into()])
    }
}

impl Fact for PlatformUpdated {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let PlatformUpdated { kind, title, partner } = self;
        if partner.is_some_and(|partner| ledger.partners.get(partner).is_none()) {
            return Err(Misfit("there is no such partner"));
        }
        let (on, position) = (at.on, at.position);
        ledger.platform.all.push(PlatformUpdate { kind, title, partner, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.partner.into_iter().for_each(|partner| name(Concerned::Partner(partner)));
    }
}

/// Something that was put on the platform.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlatformUpdate {
    /// What it is.
    pub kind: UpdateKind,
    /// What it is called.
    pub title: String,
    /// The partner that supplied it.
    pub partner: Option<PartnerId>,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Everything that was put on the platform.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Platform {
    all: Vec<PlatformUpdate>,
}

impl Platform {
    /// Everything that was put on it, in the order recorded.
    pub fn all(&self) -> &[PlatformUpdate] {
        &self.all
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let of = self.all.get(retraction::place(&self.all, event, |of| of.position)?)?;
        Some(Found::new(Record::PlatformUpdate, of.on, None))
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
    use crate::testing::{LEADER, Ladder, Ladders, founded, ladders};

    fn update(partner: Option<&str>) -> RecordPlatformUpdate {
        RecordPlatformUpdate {
            kind: UpdateKind::GoodExample,
            title: "Fictief voorbeeld".to_owned(),
            partner: partner.map(str::to_owned),
        }
    }

    #[test]
    fn a_partner_may_have_supplied_it() {
        for (supplied, partner) in [(None, None), (Some("bewoners"), Some(PartnerId(3)))] {
            let RecordPlatformUpdate { kind, title, .. } = update(None);
            founded()
                .when(LEADER, "2020-03-01", update(supplied))
                .then([PlatformUpdated { kind, title, partner }])
                .booked([]);
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let news = json!({ "kind": "news", "title": "", "partner": "nergens" });
        ladders([Ladder::from_below(founded(), "record-platform-update", news)
            .leader_within("2020-01-15", Some("2023-01-01"))
            .refuses_until("text.empty", "/title", "Nieuws")
            .refuses_until("partner.unknown", "/partner", "boeren")
            .refuses_until("partner.not-a-party", "/partner", "bewoners")
            .accepted()])
    }
}
