//! Ambassadors: the people through whom a partner takes part in the network.
//!
//! Source: the covenant's article on ambassadors: each partner supplies at least one contact person, who
//! is invited to the meetings of the network. Several people may be ambassador of one partner. Only a
//! person's number stands in the ledger; who that is, is personal data and stands outside it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{Act, Acting, Who, Window};
use crate::acts::retraction::{Found, Record};
use crate::acts::role::RoleRefusal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{PartnerId, PersonId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::partners::Partners;
use crate::refusal::{Refusal, refusals};

/// Appoint a person as ambassador of a partner, beside those it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointAmbassador {
    /// The partner, by code or name; a party on the day.
    pub partner: String,
    /// The number of the person.
    pub person: PersonId,
}

/// Record that a person is no longer ambassador of a partner, from that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAmbassador {
    /// The partner, by code or name.
    pub partner: String,
    /// The number of the person.
    pub person: PersonId,
}

/// A person became ambassador of a partner, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AmbassadorAppointed {
    /// The partner.
    pub partner: PartnerId,
    /// The person.
    pub person: PersonId,
}

/// A person is no longer ambassador of a partner, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AmbassadorEnded {
    /// The partner.
    pub partner: PartnerId,
    /// The person.
    pub person: PersonId,
}

refusals! {
    /// Refusals about ambassadors.
    AmbassadorRefusal {
        AlreadyAppointed { partner: String, person: PersonId, since: Date } = "ambassador.already-appointed" Ambassadors:
            "person {person} is ambassador of {partner} since {since}",
            "another person, or end this one first";
        NotAppointed { partner: String, person: PersonId } = "ambassador.not-appointed" Ambassadors:
            "person {person} is no ambassador of {partner}",
            "a person that is ambassador of it now";
        NotAfter { partner: String, person: PersonId, last: Date } = "ambassador.not-after-last" Ambassadors:
            "person {person} as ambassador of {partner} last changed on {last}",
            "a day after {last}";
        Forgotten { person: PersonId, on: Date } = "ambassador.person-forgotten" Ambassadors:
            "person {person} was forgotten on {on}",
            "a number that nobody had yet";
    }
}

impl Act for AppointAmbassador {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        let partner = by.party(&self.partner, by.on, by.on)?;
        let person = self.person;
        if person.0 == 0 {
            return Err(RoleRefusal::NoPerson.into());
        }
        if let Some(forgotten) = by.ledger.persons.forgotten(person) {
            return Err(AmbassadorRefusal::Forgotten { person, on: forgotten.on }.into());
        }
        let name = || by.ledger.partners.name(partner).to_owned();
        if let Some(last) = by.ledger.ambassadors.last(partner, person) {
            let Some(until) = last.until else {
                let (partner, since) = (name(), last.from);
                let already = AmbassadorRefusal::AlreadyAppointed { partner, person, since };
                return Err(already.into());
            };
            if by.on < until {
                let last = until.plus_days(-1);
                return Err(AmbassadorRefusal::NotAfter { partner: name(), person, last }.into());
            }
        }
        Ok(vec![AmbassadorAppointed { partner, person }.into()])
    }
}

impl Act for EndAmbassador {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let partner = by.partner(&self.partner)?;
        let person = self.person;
        let name = || by.ledger.partners.name(partner).to_owned();
        let last = by.ledger.ambassadors.last(partner, person);
        let Some(last) = last.filter(|last| last.until.is_none()) else {
            return Err(AmbassadorRefusal::NotAppointed { partner: name(), person }.into());
        };
        if by.on <= last.from {
            let (partner, last) = (name(), last.from);
            return Err(AmbassadorRefusal::NotAfter { partner, person, last }.into());
        }
        Ok(vec![AmbassadorEnded { partner, person }.into()])
    }
}

impl Fact for AmbassadorAppointed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let AmbassadorAppointed { partner, person } = self;
        if ledger.partners.get(partner).is_none() {
            return Err(Misfit("there is no such partner"));
        }
        if ledger.persons.forgotten(person).is_some() {
            return Err(Misfit("the person was forgotten"));
        }
        let last = ledger.ambassadors.last(partner, person);
        if last.is_some_and(|last| last.until.is_none_or(|until| at.on < until)) {
            return Err(Misfit("the person is ambassador already"));
        }
        let position = at.position;
        let ambassador = Ambassador { person, from: at.on, until: None, position, ended: None };
        ledger.ambassadors.add(partner, ambassador);
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

impl Fact for AmbassadorEnded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let AmbassadorEnded { partner, person } = self;
        match ledger.ambassadors.last_mut(partner, person) {
            Some(last) if last.until.is_none() && last.from < at.on => {
                last.until = Some(at.on);
                last.ended = Some(at.position);
                Ok(())
            }
            _ => Err(Misfit("the person is no ambassador of the partner")),
        }
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

/// A person as ambassador of a partner, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ambassador {
    /// The person.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The first day on which the person no longer is one, once that is known.
    pub until: Option<Date>,
    /// The event of the appointment.
    pub position: Position,
    /// The event that ended it.
    pub ended: Option<Position>,
}

impl Ambassador {
    /// Whether the person was ambassador on a day.
    pub fn holds(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }
}

/// Who is and was ambassador of which partner.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ambassadors {
    by_partner: BTreeMap<PartnerId, Vec<Ambassador>>,
    /// Where the times of each person stand among those of each partner.
    of_person: BTreeMap<(PersonId, PartnerId), Vec<usize>>,
}

impl Ambassadors {
    /// Everybody who is or was ambassador, with the partner.
    pub fn all(&self) -> impl Iterator<Item = (PartnerId, &Ambassador)> {
        self.by_partner.iter().flat_map(|(partner, all)| all.iter().map(|of| (*partner, of)))
    }

    /// Everybody who is or was ambassador of a partner, in the order recorded.
    pub fn of(&self, partner: PartnerId) -> &[Ambassador] {
        self.by_partner.get(&partner).map_or(&[], Vec::as_slice)
    }

    /// Those who were ambassador of a partner on a day.
    pub fn on(&self, partner: PartnerId, on: Date) -> impl Iterator<Item = &Ambassador> {
        self.of(partner).iter().filter(move |ambassador| ambassador.holds(on))
    }

    /// Which of the partners that were a party on a day had an ambassador.
    pub fn coverage(&self, partners: &Partners, on: Date) -> Coverage {
        let parties = partners.all().map(|(id, _)| id).filter(|id| partners.is_party(*id, on));
        let (with, without) = parties.partition(|id| self.on(*id, on).next().is_some());
        Coverage { with, without }
    }

    /// The last time that a person was or is ambassador of a partner.
    fn last(&self, partner: PartnerId, person: PersonId) -> Option<&Ambassador> {
        self.of(partner).get(self.last_place(partner, person)?)
    }

    fn last_mut(&mut self, partner: PartnerId, person: PersonId) -> Option<&mut Ambassador> {
        let place = self.last_place(partner, person)?;
        self.by_partner.get_mut(&partner)?.get_mut(place)
    }

    fn last_place(&self, partner: PartnerId, person: PersonId) -> Option<usize> {
        self.of_person.get(&(person, partner))?.last().copied()
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.all().find_map(|(partner, of)| {
            let last = self.last(partner, of.person).filter(|last| last.position != of.position);
            let later = last.map(|last| last.position);
            if of.position == event {
                let record = Record::Ambassador(partner, of.person);
                return Some(Found::new(record, of.from, later.or(of.ended)));
            }
            let until = of.until.filter(|_| of.ended == Some(event))?;
            Some(Found::new(Record::EndOfAmbassador(partner, of.person), until, later))
        })
    }

    /// Takes back the last time that a person was ambassador of a partner, which an event began and which runs.
    pub(super) fn retract(
        &mut self,
        partner: PartnerId,
        person: PersonId,
        event: Position,
    ) -> Option<()> {
        let last = self.last_mut(partner, person)?;
        let runs = last.position == event && last.until.is_none();
        if runs {
            last.until = Some(last.from);
        }
        runs.then_some(())
    }

    /// Lets the last time that a person was ambassador of a partner run again, which an event ended.
    pub(super) fn resume(
        &mut self,
        partner: PartnerId,
        person: PersonId,
        event: Position,
    ) -> Option<()> {
        let last = self.last_mut(partner, person).filter(|of| of.ended == Some(event))?;
        (last.until, last.ended) = (None, None);
        Some(())
    }

    fn add(&mut self, partner: PartnerId, ambassador: Ambassador) {
        let of_partner = self.by_partner.entry(partner).or_default();
        let of_person = self.of_person.entry((ambassador.person, partner)).or_default();
        of_person.push(of_partner.len());
        of_partner.push(ambassador);
    }

    /// Every time that a person was or is ambassador, with the partner.
    pub(super) fn of_person(
        &self,
        person: PersonId,
    ) -> impl Iterator<Item = (PartnerId, &Ambassador)> {
        let all = (person, PartnerId(0))..=(person, PartnerId(u32::MAX));
        self.of_person.range(all).flat_map(|((_, partner), places)| {
            let of_partner = self.of(*partner);
            places.iter().filter_map(|place| Some((*partner, of_partner.get(*place)?)))
        })
    }
}

/// Which parties had an ambassador on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Coverage {
    /// Those that had one or more.
    pub with: Vec<PartnerId>,
    /// Those that had none.
    pub without: Vec<PartnerId>,
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;

    use crate::testing::{Given, LEADER, Ladder, Ladders, day, forgotten, founded, ladders};

    const BEWONERS: PartnerId = PartnerId(3);

    fn appoint(person: u32) -> AppointAmbassador {
        AppointAmbassador { partner: "bewoners".to_owned(), person: PersonId(person) }
    }

    fn end(person: u32) -> EndAmbassador {
        EndAmbassador { partner: "bewoners".to_owned(), person: PersonId(person) }
    }

    /// Person 8 is ambassador of the residents from 1 March 2020.
    fn appointed() -> Given {
        founded().and(LEADER, "2020-03-01", appoint(8))
    }

    #[test]
    fn a_partner_has_several_ambassadors() {
        appointed()
            .when(LEADER, "2020-03-01", appoint(9))
            .then([AmbassadorAppointed { partner: BEWONERS, person: PersonId(9) }])
            .booked([]);
    }

    #[test]
    fn an_ambassador_is_one_from_the_first_day_to_the_day_before_the_end() {
        let ended = AmbassadorEnded { partner: BEWONERS, person: PersonId(8) };
        appointed().when(LEADER, "2020-05-01", end(8)).then([ended]);
        let given =
            appointed().and(LEADER, "2020-05-01", end(8)).and(LEADER, "2020-05-01", appoint(8));
        let again = given.and(LEADER, "2020-06-01", end(8));
        let coverage = |on| again.ledger.ambassadors.coverage(&again.ledger.partners, day(on));
        let with = |on| coverage(on).with;
        assert_eq!(with("2020-02-29"), []);
        assert_eq!(with("2020-03-01"), [BEWONERS]);
        assert_eq!(with("2020-04-30"), [BEWONERS]);
        assert_eq!(with("2020-05-31"), [BEWONERS]);
        assert_eq!(with("2020-06-01"), []);
        // The three that signed; those that did not are not asked for an ambassador.
        assert_eq!(coverage("2020-03-01").without, [PartnerId(1), PartnerId(2)]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nobody = json!({ "partner": "nergens", "person": 0 });
        let ended = appointed().and(LEADER, "2020-05-01", end(8));
        ladders([
            Ladder::from_below(appointed(), "appoint-ambassador", nobody.clone())
                .leader_within("2020-01-15", Some("2023-01-01"))
                .refuses_until("partner.unknown", "/partner", "boeren")
                .refuses_until("partner.not-a-party", "/partner", "bewoners")
                .refuses_until("role.no-person", "/person", 8)
                .says(
                    "ambassador.already-appointed: person 8 is ambassador of Fictieve \
                     Bewonersvereniging \"Polder; & co\" since 2020-03-01",
                    "another person, or end this one first",
                )
                .after(|given| given.and(LEADER, "2020-05-01", end(8)))
                .accepted(),
            Ladder::from_below(appointed(), "end-ambassador", nobody)
                .leader_within("2020-01-15", None)
                .on("2020-03-01")
                .refuses_until("partner.unknown", "/partner", "bewoners")
                .refuses_until("ambassador.not-appointed", "/person", 8)
                .says(
                    "ambassador.not-after-last: person 8 as ambassador of Fictieve \
                     Bewonersvereniging \"Polder; & co\" last changed on 2020-03-01",
                    "a day after 2020-03-01",
                )
                .on("2020-03-02")
                .accepted(),
            Ladder::new(ended.clone(), "end-ambassador", json!(end(8)))
                .says(
                    "ambassador.not-appointed: person 8 is no ambassador of Fictieve \
                     Bewonersvereniging \"Polder; & co\"",
                    "a person that is ambassador of it now",
                )
                .stuck(),
            Ladder::new(ended, "appoint-ambassador", json!(appoint(8)))
                .on("2020-04-30")
                .refuses("ambassador.not-after-last")
                .on("2020-05-01")
                .accepted(),
            Ladder::new(forgotten(), "appoint-ambassador", json!(appoint(3)))
                .says(
                    "ambassador.person-forgotten: person 3 was forgotten on 2020-03-05",
                    "a number that nobody had yet",
                )
                .with("/person", 9)
                .accepted(),
        ])
    }
}
