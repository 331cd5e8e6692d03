//! Forgetting a person: who a number stands for can no longer be known.
//!
//! Source: the law on personal data, which every covenant presumes. A name, an address and the like
//! stand outside the log, encrypted; whoever records that a person is forgotten first destroys the
//! key. The number stays in the events, and nobody else ever gets it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::ambassador::Ambassador;
use crate::acts::group::{Group, Member};
use crate::acts::mandate::{Mandate, Mandated};
use crate::acts::role::{Role, Tenure};
use crate::acts::supplier::Supplier;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::ActorName;
use crate::ids::{Actor, PartnerId, PersonId, Position, SeatId, SupplierId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Forget a person who holds no post any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForgetPerson {
    /// The number of the person.
    pub person: PersonId,
    /// Why, without personal data.
    pub reason: Option<String>,
}

/// A person was forgotten: the key to the data about this person is destroyed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PersonForgotten {
    /// The number of the person.
    pub person: PersonId,
    /// Why.
    pub reason: Option<String>,
}

refusals! {
    /// Refusals about forgetting a person.
    PersonRefusal {
        Unknown { person: PersonId, on: Date } = "person.unknown" Bookkeeping:
            "no event names person {person} on or before {on}",
            "the number of a person whom an event names by {on}";
        AlreadyForgotten { person: PersonId, on: Date } = "person.already-forgotten" Bookkeeping:
            "person {person} was forgotten on {on}",
            "a person who was not forgotten";
        HoldsRole { person: PersonId, role: ActorName, on: Date } = "person.holds-role" Organisation:
            "person {person} is {role} on {on} or later",
            "end the appointment first, and forget the person from the day it ends";
        IsAmbassador { person: PersonId, partner: String, on: Date } = "person.is-ambassador" Ambassadors:
            "person {person} is ambassador of {partner} on {on} or later",
            "end that first, and forget the person from the day it ends";
        InGroup { person: PersonId, group: Group, on: Date } = "person.in-group" Organisation:
            "person {person} is a member of group {group} on {on} or later",
            "let the person leave the group first, and forget the person from that day";
        IsDeputy { person: PersonId, seat: ActorName, on: Date } = "person.is-deputy" Organisation:
            "person {person} is deputy of {seat} on {on} or later",
            "withdraw the mandate first, and forget the person from that day";
    }
}

impl Act for ForgetPerson {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let ForgetPerson { person, reason } = self.clone();
        if let Some(reason) = &reason {
            acting::line("reason", reason, 200)?;
        }
        if let Some(forgotten) = by.ledger.persons.forgotten(person) {
            return Err(PersonRefusal::AlreadyForgotten { person, on: forgotten.on }.into());
        }
        if first_named(by.ledger, person).is_none_or(|day| by.on < day) {
            return Err(PersonRefusal::Unknown { person, on: by.on }.into());
        }
        if let Some(service) = holds(by.ledger, person, by.on) {
            let on = by.on;
            let refusal = match service.post {
                Post::Role(role) => {
                    let role = by.covenant.actor_name(role.actor()).into();
                    PersonRefusal::HoldsRole { person, role, on }
                }
                Post::Ambassador(partner) => {
                    let partner = by.ledger.partners.name(partner).to_owned();
                    PersonRefusal::IsAmbassador { person, partner, on }
                }
                Post::Member(group) => PersonRefusal::InGroup { person, group, on },
                Post::Deputy(seat) => {
                    let seat = by.covenant.actor_name(Actor::Seat(seat)).into();
                    PersonRefusal::IsDeputy { person, seat, on }
                }
                Post::Supplier(_) => return Ok(vec![PersonForgotten { person, reason }.into()]),
            };
            return Err(refusal.into());
        }
        Ok(vec![PersonForgotten { person, reason }.into()])
    }
}

/// The first day on which an event that names a person takes effect, if any event does.
pub fn first_named(ledger: &Ledger, person: PersonId) -> Option<Date> {
    services_of(ledger, person).map(|service| service.from).min()
}

/// What a person is to the covenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// The project leader, or who holds a seat of the regiegroep.
    Role(Role),
    /// An ambassador of a partner.
    Ambassador(PartnerId),
    /// A member of a group.
    Member(Group),
    /// The deputy of a seat of the regiegroep, by a mandate.
    Deputy(SeatId),
    /// A supplier. It is no post, and nobody has to end it.
    Supplier(SupplierId),
}

/// A person in a post, for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: Post,
    /// The first day.
    pub from: Date,
    /// The first day on which the person no longer holds it, once that is known.
    pub until: Option<Date>,
}

impl Service {
    fn in_role(of: &Tenure) -> Service {
        let Tenure { person, role, from, until, .. } = *of;
        Service { person, post: Post::Role(role), from, until }
    }

    fn as_ambassador((partner, of): (PartnerId, &Ambassador)) -> Service {
        let Ambassador { person, from, until, .. } = *of;
        Service { person, post: Post::Ambassador(partner), from, until }
    }

    fn as_supplier((supplier, of): (SupplierId, &Supplier)) -> Option<Service> {
        let from = of.stated.first()?.on;
        let (person, post) = (of.details().person?, Post::Supplier(supplier));
        Some(Service { person, post, from, until: Some(from) })
    }

    fn in_group(of: &Member) -> Service {
        let Member { person, group, from, until, .. } = *of;
        Service { person, post: Post::Member(group), from, until }
    }

    fn as_deputy(of: &Mandate) -> Option<Service> {
        let Mandated::Deputy(person) = of.to else { return None };
        let until = if of.is_retracted() { Some(of.from) } else { of.over_from() };
        Some(Service { person, post: Post::Deputy(of.seat), from: of.from, until })
    }

    /// Whether the person held the post on a day.
    pub fn runs(&self, on: Date) -> bool {
        self.from <= on && self.is_not_over(on)
    }

    fn is_not_over(&self, on: Date) -> bool {
        self.until.is_none_or(|until| on < until)
    }
}

/// Everybody whom an event names, with every post they hold or held: roles, ambassadors, groups, deputies.
pub fn services(ledger: &Ledger) -> impl Iterator<Item = Service> {
    let roles = ledger.roles.all().iter().map(Service::in_role);
    let ambassadors = ledger.ambassadors.all().map(Service::as_ambassador);
    let members = ledger.groups.all().iter().map(Service::in_group);
    let suppliers = ledger.suppliers.all().filter_map(Service::as_supplier);
    let deputies = ledger.mandates.all().filter_map(|(_, of)| Service::as_deputy(of));
    roles.chain(ambassadors).chain(members).chain(deputies).chain(suppliers)
}

/// What a person did or does for the covenant.
fn services_of(ledger: &Ledger, person: PersonId) -> impl Iterator<Item = Service> {
    let roles = ledger.roles.of_person(person).map(Service::in_role);
    let ambassadors = ledger.ambassadors.of_person(person).map(Service::as_ambassador);
    let members = ledger.groups.of_person(person).map(Service::in_group);
    let supplier = ledger.suppliers.of_person(person);
    let supplier = supplier.and_then(|id| Some((id, ledger.suppliers.get(id)?)));
    let supplier = supplier.and_then(Service::as_supplier);
    let deputies = ledger.mandates.of_person(person).filter_map(Service::as_deputy);
    roles.chain(ambassadors).chain(members).chain(deputies).chain(supplier)
}

/// What a person holds on a day or later, if anything.
fn holds(ledger: &Ledger, person: PersonId, on: Date) -> Option<Service> {
    services_of(ledger, person).find(|service| service.is_not_over(on))
}

impl Fact for PersonForgotten {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if holds(ledger, self.person, at.on).is_some() {
            return Err(Misfit("the person holds a post"));
        }
        let forgotten = Forgotten { on: at.on, position: at.position };
        match ledger.persons.forgotten.insert(self.person, forgotten) {
            None => Ok(()),
            Some(_) => Err(Misfit("the person was already forgotten")),
        }
    }
}

/// That a person was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every person who was forgotten.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Persons {
    forgotten: BTreeMap<PersonId, Forgotten>,
}

impl Persons {
    /// Every person who was forgotten, by number.
    pub fn all_forgotten(&self) -> impl Iterator<Item = (PersonId, Forgotten)> {
        self.forgotten.iter().map(|(person, forgotten)| (*person, *forgotten))
    }

    /// When a person was forgotten, if that is so.
    pub fn forgotten(&self, person: PersonId) -> Option<Forgotten> {
        self.forgotten.get(&person).copied()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::ambassador::{AppointAmbassador, EndAmbassador};
    use crate::acts::group::JoinGroup;
    use crate::acts::role::{Appoint, EndAppointment};
    use crate::testing::{Given, LEADER, Ladder, Ladders, day, forgotten, founded, ladders};

    fn forget(person: u32) -> ForgetPerson {
        ForgetPerson { person: PersonId(person), reason: None }
    }

    fn ambassador(person: u32, partner: &str) -> AppointAmbassador {
        AppointAmbassador { partner: partner.to_owned(), person: PersonId(person) }
    }

    fn communicates(person: u32) -> JoinGroup {
        let (field, theme) = (None, None);
        JoinGroup { group: Group::Communication, person: PersonId(person), field, theme }
    }

    /// Person 3 was forgotten. Person 8 is ambassador of two partners and in a group from March
    /// 2020, deputy of the residents too, and no ambassador of them from May on.
    fn networking() -> Given {
        let (partner, person) = ("bewoners".to_owned(), PersonId(8));
        forgotten()
            .and(LEADER, "2020-03-01", ambassador(8, "bewoners"))
            .and(LEADER, "2020-03-02", ambassador(8, "gemeente-oost"))
            .and(LEADER, "2020-03-03", communicates(8))
            .told("2020-03-04", "grant-mandate", json!({ "seat": "bewoners", "deputy": 8 }))
            .and(LEADER, "2020-05-01", EndAmbassador { partner, person })
    }

    /// The seat of the gemeente was held by person 3 until 29 February 2020.
    fn left() -> Given {
        founded().and(LEADER, "2020-03-01", EndAppointment { role: "gemeente".to_owned() })
    }

    #[test]
    fn who_held_a_role_is_forgotten_from_the_day_it_ended() {
        let person = PersonId(3);
        left()
            .when(LEADER, "2020-03-01", forget(3))
            .then([PersonForgotten { person, reason: None }])
            .booked([]);
        let reason = Some("Op eigen verzoek".to_owned());
        let because = ForgetPerson { reason: reason.clone(), ..forget(3) };
        left().when(LEADER, "2020-03-01", because).then([PersonForgotten { person, reason }]);
    }

    #[test]
    fn a_person_who_holds_a_role_later_or_came_later_is_not_forgotten_before() {
        let appoint = Appoint { role: "gemeente".to_owned(), person: PersonId(9) };
        let given = left().and(LEADER, "2020-04-01", appoint);
        let (person, on) = (PersonId(9), day("2020-03-31"));
        given.when(LEADER, "2020-03-31", forget(9)).refused(PersonRefusal::Unknown { person, on });
        let (role, on) = ("gemeente".into(), day("2020-04-01"));
        given.when(LEADER, "2020-04-01", forget(9)).refused(PersonRefusal::HoldsRole {
            person,
            role,
            on,
        });
    }

    #[test]
    fn who_was_named_later_was_nobody_before() {
        let person = PersonId(8);
        let given = networking();
        assert_eq!(first_named(&given.ledger, person), Some(day("2020-03-01")));
        given
            .when(LEADER, "2020-02-29", forget(8))
            .refused(PersonRefusal::Unknown { person, on: day("2020-02-29") });
    }

    #[test]
    fn an_event_that_forgets_an_ambassador_a_member_or_a_deputy_does_not_fit() {
        let at = At { position: Position(99), on: day("2020-06-01"), actor: Actor::ProjectLeader };
        let forgotten = PersonForgotten { person: PersonId(8), reason: None };
        for given in [
            founded().and(LEADER, "2020-03-01", ambassador(8, "bewoners")),
            founded().and(LEADER, "2020-03-01", communicates(8)),
            founded().told(
                "2020-03-01",
                "grant-mandate",
                json!({ "seat": "bewoners", "deputy": 8 }),
            ),
        ] {
            let mut ledger = given.ledger;
            assert_eq!(
                forgotten.clone().evolve(at, &mut ledger),
                Err(Misfit("the person holds a post"))
            );
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let ends = |on: &'static str, kind: &'static str, data| {
            move |given: &Given| given.told(on, kind, data)
        };
        let ambassador = json!({ "partner": "gemeente-oost", "person": 8 });
        let member = json!({ "group": "communication", "person": 8 });
        ladders([Ladder::from_below(
            networking(),
            "forget-person",
            json!({ "person": 3, "reason": "" }),
        )
        .leader_within("2020-01-15", None)
        .on("2020-03-06")
        .refuses_until("text.empty", "/reason", "Op eigen verzoek")
        .says(
            "person.already-forgotten: person 3 was forgotten on 2020-03-05",
            "a person who was not forgotten",
        )
        .with("/person", 9)
        .says(
            "person.unknown: no event names person 9 on or before 2020-03-06",
            "the number of a person whom an event names by 2020-03-06",
        )
        .with("/person", 4)
        .says(
            "person.holds-role: person 4 is bewoners on 2020-03-06 or later",
            "end the appointment first, and forget the person from the day it ends",
        )
        .after(ends("2020-06-01", "end-appointment", json!({ "role": "bewoners" })))
        .refuses_until("person.holds-role", "/person", 8)
        .says(
            "person.is-ambassador: person 8 is ambassador of Fictieve Gemeente Oost on 2020-03-06 \
             or later",
            "end that first, and forget the person from the day it ends",
        )
        .on("2020-06-01")
        .refuses("person.is-ambassador")
        .after(ends("2020-06-01", "end-ambassador", ambassador))
        .says(
            "person.in-group: person 8 is a member of group communication on 2020-06-01 or later",
            "let the person leave the group first, and forget the person from that day",
        )
        .after(ends("2020-06-02", "leave-group", member))
        .refuses("person.in-group")
        .on("2020-06-02")
        .says(
            "person.is-deputy: person 8 is deputy of bewoners on 2020-06-02 or later",
            "withdraw the mandate first, and forget the person from that day",
        )
        .after(ends("2020-06-03", "withdraw-mandate", json!({ "mandate": 1 })))
        .refuses("person.is-deputy")
        .on("2020-06-03")
        .accepted()])
    }
}
