//! Forgetting a person: who a number stands for can no longer be known.
//!
//! Source: the law on personal data, which every covenant presumes. A name, an address and the like
//! stand outside the log, encrypted; whoever records that a person is forgotten first destroys the
//! key. The number stays in the events, and nobody else ever gets it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::calendar::Date;
use crate::event::Event;
use crate::ids::{PersonId, Position};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::refusal::{Refusal, refusals};

/// Forgets a person who holds no role any more.
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
        HoldsRole { person: PersonId, role: String, on: Date } = "person.holds-role" Organisation:
            "person {person} is {role} on {on} or later",
            "end the appointment first, and forget the person from the day it ends";
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
        let mut tenures = by.ledger.roles.all().iter().filter(|tenure| tenure.person == person);
        if let Some(held) = tenures.find(|held| held.until.is_none_or(|until| by.on < until)) {
            let role = by.covenant.actor_name(held.role.actor()).to_owned();
            return Err(PersonRefusal::HoldsRole { person, role, on: by.on }.into());
        }
        Ok(vec![PersonForgotten { person, reason }.into()])
    }
}

/// The first day on which an event that names a person takes effect, if any event does.
pub fn first_named(ledger: &Ledger, person: PersonId) -> Option<Date> {
    let tenures = ledger.roles.all().iter().filter(|tenure| tenure.person == person);
    tenures.map(|tenure| tenure.from).min()
}

impl Fact for PersonForgotten {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let mut tenures = ledger.roles.all().iter().filter(|tenure| tenure.person == self.person);
        if tenures.any(|held| held.until.is_none_or(|until| at.on < until)) {
            return Err(Misfit("the person holds a role"));
        }
        let forgotten = Forgotten { on: at.on, position: at.position };
        match ledger.persons.forgotten.insert(self.person, forgotten) {
            None => Ok(()),
            Some(_) => Err(Misfit("the person was already forgotten")),
        }
    }
}

/// That a person was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every person who was forgotten.
#[derive(Clone, Debug, Default, PartialEq)]
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
mod tests {
    use super::*;
    use crate::acts::role::{Appoint, EndAppointment, RoleRefusal};
    use crate::testing::{Given, LEADER, day, founded};

    fn forget(person: u32) -> ForgetPerson {
        ForgetPerson { person: PersonId(person), reason: None }
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
    fn refusals_name_the_facts() {
        let (person, on) = (PersonId(9), day("2020-03-01"));
        left().when(LEADER, "2020-03-01", forget(9)).refused(PersonRefusal::Unknown { person, on });
        let person = PersonId(3);
        let early = day("2020-02-29");
        let role = "gemeente".to_owned();
        left().when(LEADER, "2020-02-29", forget(3)).refused(PersonRefusal::HoldsRole {
            person,
            role,
            on: early,
        });
        let forgotten = left().and(LEADER, "2020-03-01", forget(3));
        forgotten
            .when(LEADER, "2020-03-02", forget(3))
            .refused(PersonRefusal::AlreadyForgotten { person, on });
    }

    #[test]
    fn a_person_who_holds_a_role_later_or_came_later_is_not_forgotten_before() {
        let appoint = Appoint { role: "gemeente".to_owned(), person: PersonId(9) };
        let given = left().and(LEADER, "2020-04-01", appoint);
        let (person, on) = (PersonId(9), day("2020-03-31"));
        given.when(LEADER, "2020-03-31", forget(9)).refused(PersonRefusal::Unknown { person, on });
        let (role, on) = ("gemeente".to_owned(), day("2020-04-01"));
        given.when(LEADER, "2020-04-01", forget(9)).refused(PersonRefusal::HoldsRole {
            person,
            role,
            on,
        });
    }

    #[test]
    fn the_number_of_a_forgotten_person_is_nobody_elses() {
        let given = left().and(LEADER, "2020-03-05", forget(3));
        let appoint = Appoint { role: "gemeente".to_owned(), person: PersonId(3) };
        for on in ["2020-03-02", "2020-03-06"] {
            given
                .when(LEADER, on, appoint.clone())
                .refused(RoleRefusal::Forgotten { person: PersonId(3), on: day("2020-03-05") });
        }
    }
}
