//! Roles: the project leader and those who hold the seats of the regiegroep.
//!
//! Source: the covenant's article on organisation. Only a person's number stands in the ledger; who
//! that is, is personal data and stands outside it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{Act, Acting, Who, Window};
use crate::acts::mandate::Mandates;
use crate::acts::proposal::Proposals;
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::ActorName;
use crate::ids::Actor;
use crate::ids::{PersonId, Position, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};
use crate::text;

/// Appoint a person to a role, in place of who held it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Appoint {
    /// `project-leader`, or the code of a seat.
    pub role: String,
    /// The number of the person.
    pub person: PersonId,
}

/// End an appointment without another: from that day nobody holds the role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndAppointment {
    /// `project-leader`, or the code of a seat.
    pub role: String,
}

/// A role that a person holds.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The project leader.
    ProjectLeader,
    /// A seat of the regiegroep.
    Seat(SeatId),
}

impl Role {
    pub(super) fn concerns(self, name: &mut dyn FnMut(Concerned<'_>)) {
        match self {
            Role::Seat(seat) => name(Concerned::Seat(seat)),
            Role::ProjectLeader => {}
        }
    }
}

/// A person was appointed to a role, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleAppointed {
    /// The role.
    pub role: Role,
    /// The person.
    pub person: PersonId,
}

/// A person no longer holds a role, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RoleEnded {
    /// The role.
    pub role: Role,
    /// The person.
    pub person: PersonId,
}

refusals! {
    /// Refusals about roles.
    RoleRefusal {
        NoPerson = "role.no-person" Organisation:
            "a person's number starts at 1",
            "the number under which the person is known";
        AlreadyHeld { role: ActorName, person: PersonId, since: Date } = "role.already-held" Organisation:
            "person {person} is {role} since {since}",
            "another person, or end the appointment first";
        NotAfter { role: ActorName, last: Date } = "role.not-after-last" Organisation:
            "the role of {role} last changed on {last}",
            "a day after {last}";
        Vacant { role: ActorName } = "role.vacant" Organisation:
            "nobody holds the role of {role}",
            "a role that somebody holds";
        Forgotten { person: PersonId, on: Date } = "role.person-forgotten" Organisation:
            "person {person} was forgotten on {on}",
            "a number that nobody had yet";
    }
}

impl Act for Appoint {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        let role = checked(by, &self.role)?;
        if self.person.0 == 0 {
            return Err(RoleRefusal::NoPerson.into());
        }
        if let Some(forgotten) = by.ledger.persons.forgotten(self.person) {
            let (person, on) = (self.person, forgotten.on);
            return Err(RoleRefusal::Forgotten { person, on }.into());
        }
        let mut events = Vec::new();
        if let Some(last) = by.ledger.roles.last(role) {
            let name = ActorName::from(self.role.as_str());
            match last.until {
                None if last.person == self.person => {
                    let (person, since) = (last.person, last.from);
                    return Err(RoleRefusal::AlreadyHeld { role: name, person, since }.into());
                }
                None if by.on <= last.from => {
                    return Err(RoleRefusal::NotAfter { role: name, last: last.from }.into());
                }
                None => events.push(RoleEnded { role, person: last.person }.into()),
                Some(until) if by.on < until => {
                    return Err(
                        RoleRefusal::NotAfter { role: name, last: until.plus_days(-1) }.into()
                    );
                }
                Some(_) => {}
            }
        }
        events.push(RoleAppointed { role, person: self.person }.into());
        Ok(events)
    }
}

impl Act for EndAppointment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        let role = checked(by, &self.role)?;
        let held = by.ledger.roles.last(role).filter(|last| last.until.is_none());
        let Some(last) = held else {
            return Err(RoleRefusal::Vacant { role: self.role.as_str().into() }.into());
        };
        if by.on <= last.from {
            return Err(
                RoleRefusal::NotAfter { role: self.role.as_str().into(), last: last.from }.into()
            );
        }
        Ok(vec![RoleEnded { role, person: last.person }.into()])
    }
}

/// Who, when and which role: the same for both commands.
fn checked(by: &Acting<'_>, role: &str) -> Result<Role, Refusal> {
    by.allow(&[Who::Founder, Who::ProjectLeader])?;
    by.dated(Window::Settlement)?;
    match text::same(role, "project-leader") {
        true => Ok(Role::ProjectLeader),
        false => by.seat(role).map(Role::Seat),
    }
}

impl Fact for RoleAppointed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if ledger
            .roles
            .last(self.role)
            .is_some_and(|last| last.until.is_none_or(|until| at.on < until))
        {
            return Err(Misfit("the role is held by another"));
        }
        if ledger.persons.forgotten(self.person).is_some() {
            return Err(Misfit("the person was forgotten"));
        }
        let RoleAppointed { role, person } = self;
        let position = at.position;
        ledger.roles.add(Tenure { role, person, from: at.on, until: None, position, ended: None });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.role.concerns(name);
    }
}

impl Fact for RoleEnded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        match ledger.roles.last_mut(self.role) {
            Some(last)
                if last.until.is_none() && last.person == self.person && last.from <= at.on =>
            {
                last.until = Some(at.on);
                last.ended = Some(at.position);
                Ok(())
            }
            _ => Err(Misfit("the person does not hold the role")),
        }
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.role.concerns(name);
    }
}

/// A person in a role, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tenure {
    /// The role.
    pub role: Role,
    /// The person.
    pub person: PersonId,
    /// The first day.
    pub from: Date,
    /// The first day on which the person no longer holds it, once that is known.
    pub until: Option<Date>,
    /// The event of the appointment.
    pub position: Position,
    /// The event that ended it; `None` too if the seat went to another partner.
    pub ended: Option<Position>,
}

/// Who holds and held which role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Roles {
    tenures: Vec<Tenure>,
    /// Where those of each role stand: one ends before the next begins.
    of_role: BTreeMap<Role, Vec<usize>>,
    /// Where those of each person stand.
    of_person: BTreeMap<PersonId, Vec<usize>>,
}

impl Roles {
    /// Every tenure, in the order recorded.
    pub fn all(&self) -> &[Tenure] {
        &self.tenures
    }

    /// Who was project leader on a day.
    pub fn project_leader(&self, on: Date) -> Option<PersonId> {
        self.holder(Role::ProjectLeader, on)
    }

    /// Who held a seat on a day.
    pub fn seat_holder(&self, seat: SeatId, on: Date) -> Option<PersonId> {
        self.holder(Role::Seat(seat), on)
    }

    /// The tenure of an actor on a day.
    pub fn tenure(&self, role: Role, on: Date) -> Option<&Tenure> {
        let places = self.of_role.get(&role)?;
        let begun = |place: &usize| self.tenures.get(*place).is_some_and(|of| of.from <= on);
        let last = places.get(places.partition_point(begun).checked_sub(1)?)?;
        let tenure = self.tenures.get(*last)?;
        tenure.until.is_none_or(|until| on < until).then_some(tenure)
    }

    /// Ends the tenure of a role that still runs, if any, as of a day.
    pub(crate) fn end(&mut self, role: Role, on: Date) {
        if let Some(last) = self.last_mut(role).filter(|last| last.until.is_none()) {
            last.until = Some(on.max(last.from));
        }
    }

    fn holder(&self, role: Role, on: Date) -> Option<PersonId> {
        self.tenure(role, on).map(|tenure| tenure.person)
    }

    fn last(&self, role: Role) -> Option<&Tenure> {
        self.tenures.get(*self.of_role.get(&role)?.last()?)
    }

    fn last_mut(&mut self, role: Role) -> Option<&mut Tenure> {
        self.tenures.get_mut(*self.of_role.get(&role)?.last()?)
    }

    /// What an event recorded. The last appointment to a role can be taken back while nobody voted by it; the
    /// project leader's cannot: whoever it was recorded what came after.
    pub(super) fn recorded_by(
        &self,
        event: Position,
        proposals: &Proposals,
        mandates: &Mandates,
    ) -> Option<Found> {
        if let Some(place) = retraction::place(&self.tenures, event, |of| of.position) {
            let of = self.tenures.get(place)?;
            let Role::Seat(seat) = of.role else { return None };
            let voted = [proposals.last_vote(seat), mandates.last_vote_as_proxy(seat)];
            let voted = voted.into_iter().flatten().filter(|(on, _)| *on >= of.from).max();
            let voted = voted.map(|(_, position)| position);
            let used_by = self.after(place).or(of.ended).or(voted);
            return Some(Found::new(Record::Appointment(of.role), of.from, used_by));
        }
        let place = self.tenures.iter().position(|of| of.ended == Some(event))?;
        let of = self.tenures.get(place)?;
        let used_by = self.after(place);
        Some(Found::new(Record::EndOfAppointment(of.role), of.until?, used_by))
    }

    /// The appointment after one.
    fn after(&self, place: usize) -> Option<Position> {
        let of = self.tenures.get(place)?;
        let last = *self.of_role.get(&of.role)?.last()?;
        (last != place).then_some(self.tenures.get(last)?.position)
    }

    /// The end of an appointment that an event recorded together with the next one.
    pub(super) fn ended_by(&self, role: Role, next: Position) -> Option<(Position, Record)> {
        let places = self.of_role.get(&role)?;
        let before = self.tenures.get(*places.get(places.len().checked_sub(2)?)?)?;
        let ended = before.ended.filter(|ended| ended.next() == next)?;
        Some((ended, Record::EndOfAppointment(role)))
    }

    /// Takes back the last appointment to a role, which an event recorded and which runs.
    pub(super) fn retract(&mut self, role: Role, event: Position) -> Option<()> {
        let last = self.last_mut(role).filter(|of| of.position == event && of.until.is_none())?;
        last.until = Some(last.from);
        self.of_role.get_mut(&role)?.pop().map(drop)
    }

    /// Lets the last appointment to a role run again, which an event ended.
    pub(super) fn resume(&mut self, role: Role, event: Position) -> Option<()> {
        let last = self.last_mut(role).filter(|of| of.ended == Some(event))?;
        (last.until, last.ended) = (None, None);
        Some(())
    }

    fn add(&mut self, tenure: Tenure) {
        let place = self.tenures.len();
        self.of_role.entry(tenure.role).or_default().push(place);
        self.of_person.entry(tenure.person).or_default().push(place);
        self.tenures.push(tenure);
    }

    /// Every role that a person held or holds.
    pub(super) fn of_person(&self, person: PersonId) -> impl Iterator<Item = &Tenure> {
        let places = self.of_person.get(&person).into_iter().flatten();
        places.filter_map(|place| self.tenures.get(*place))
    }
}

impl Role {
    /// The actor that acts in this role.
    pub fn actor(self) -> Actor {
        match self {
            Role::ProjectLeader => Actor::ProjectLeader,
            Role::Seat(seat) => Actor::Seat(seat),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{LEADER, Ladder, Ladders, day, forgotten, founded, ladders};

    const GEMEENTE: Role = Role::Seat(SeatId(2));

    fn appoint(person: u32) -> Appoint {
        Appoint { role: "gemeente".to_owned(), person: PersonId(person) }
    }

    fn end() -> EndAppointment {
        EndAppointment { role: "gemeente".to_owned() }
    }

    #[test]
    fn whoever_is_appointed_succeeds_who_held_the_role() {
        founded().when(LEADER, "2020-03-01", appoint(9)).then([
            Event::from(RoleEnded { role: GEMEENTE, person: PersonId(3) }),
            Event::from(RoleAppointed { role: GEMEENTE, person: PersonId(9) }),
        ]);
    }

    #[test]
    fn a_role_is_held_from_its_first_day_to_the_day_before_its_end() {
        let given =
            founded().and(LEADER, "2020-03-01", end()).and("founder", "2020-04-01", appoint(9));
        let holder = |on| given.ledger.roles.seat_holder(SeatId(2), day(on));
        let held =
            ["2020-01-14", "2020-01-15", "2020-02-29", "2020-03-01", "2020-03-31"].map(holder);
        assert_eq!(held, [None, Some(PersonId(3)), Some(PersonId(3)), None, None]);
        assert_eq!(holder("2020-04-01"), Some(PersonId(9)));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nobody = json!({ "role": "penningmeester", "person": 0 });
        let no_role = json!({ "role": "penningmeester" });
        let vacant = founded().and(LEADER, "2020-03-01", end());
        ladders([
            Ladder::from_below(founded(), "appoint", nobody)
                .founder_or_leader()
                .on("2020-01-15")
                .refuses_until("seat.unknown", "/role", "gemeente")
                .says(
                    "role.no-person: a person's number starts at 1",
                    "the number under which the person is known",
                )
                .with("/person", 3)
                .says(
                    "role.already-held: person 3 is gemeente since 2020-01-15",
                    "another person, or end the appointment first",
                )
                .with("/person", 9)
                .says(
                    "role.not-after-last: the role of gemeente last changed on 2020-01-15",
                    "a day after 2020-01-15",
                )
                .on("2020-01-16")
                .accepted(),
            Ladder::new(founded(), "appoint", json!(appoint(3)))
                .refuses("role.already-held")
                .after(|given| given.and(LEADER, "2020-05-01", end()))
                .accepted(),
            Ladder::new(vacant.clone(), "appoint", json!(appoint(9)))
                .on("2020-02-29")
                .refuses("role.not-after-last")
                .on("2020-03-01")
                .accepted(),
            Ladder::new(forgotten(), "appoint", json!(appoint(3)))
                .on("2020-03-02")
                .refuses("role.person-forgotten")
                .on("2020-03-06")
                .says(
                    "role.person-forgotten: person 3 was forgotten on 2020-03-05",
                    "a number that nobody had yet",
                )
                .with("/person", 9)
                .accepted(),
            Ladder::from_below(founded(), "end-appointment", no_role)
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by("founder")
                .refuses("date.in-future")
                .on("2020-01-15")
                .refuses_until("seat.unknown", "/role", "gemeente")
                .refuses("role.not-after-last")
                .on("2020-01-16")
                .accepted(),
            Ladder::new(vacant, "end-appointment", json!(end()))
                .says(
                    "role.vacant: nobody holds the role of gemeente",
                    "a role that somebody holds",
                )
                .after(|given| given.and(LEADER, "2020-05-01", appoint(9)))
                .accepted(),
        ])
    }
}
