//! The groups that work for the covenant: the projectgroep and the communications working group.
//!
//! Source: the covenant's articles on organisation and on communication. In the projectgroep all fields
//! of work are represented, and each member takes one main theme within the own field; the
//! communications group thinks along and carries out the communication plan.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{Found, Record};
use crate::acts::role::RoleRefusal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{PersonId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record that a person joined a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinGroup {
    /// Which group.
    pub group: Group,
    /// The number of the person.
    pub person: PersonId,
    /// The field of work that a member of the projectgroep represents.
    #[serde(default)]
    pub field: Option<String>,
    /// The main theme that a member of the projectgroep takes, by its name.
    #[serde(default)]
    pub theme: Option<String>,
}

/// Record that a person left a group, from that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveGroup {
    /// Which group.
    pub group: Group,
    /// The number of the person.
    pub person: PersonId,
}

/// A group that works for the covenant.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// The projectgroep, in which every field of work is represented.
    Projectgroep,
    /// The communications working group.
    Communication,
}

impl Group {
    /// The name by which commands call it.
    pub fn name(self) -> &'static str {
        match self {
            Group::Projectgroep => "projectgroep",
            Group::Communication => "communication",
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A person joined a group, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GroupJoined {
    /// Which group.
    pub group: Group,
    /// The person.
    pub person: PersonId,
    /// What a member of the projectgroep works on.
    pub work: Option<FieldOfWork>,
}

/// What a member of the projectgroep works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldOfWork {
    /// The field of work.
    pub field: String,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: u8,
}

/// A person left a group, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GroupLeft {
    /// Which group.
    pub group: Group,
    /// The person.
    pub person: PersonId,
}

refusals! {
    /// Refusals about the groups.
    GroupRefusal {
        AlreadyMember { group: Group, person: PersonId, since: Date } = "group.already-member" Organisation:
            "person {person} is a member of group {group} since {since}",
            "another person, or let this one leave first";
        NoMember { group: Group, person: PersonId } = "group.no-member" Organisation:
            "person {person} is no member of group {group}",
            "a person that is a member now";
        NotAfter { group: Group, person: PersonId, last: Date } = "group.not-after-last" Organisation:
            "person {person} in group {group} last changed on {last}",
            "a day after {last}";
        WorkMissing = "group.work-missing" Organisation:
            "a member of the projectgroep has a field of work and one main theme",
            "both the field and the theme";
        WorkGiven = "group.work-given" Communication:
            "a member of the communications group has no field of work or theme of its own",
            "neither field nor theme, or the projectgroep";
        Forgotten { person: PersonId, on: Date } = "group.person-forgotten" Organisation:
            "person {person} was forgotten on {on}",
            "a number that nobody had yet";
    }
}

impl Act for JoinGroup {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        let (person, name) = (self.person, self.group);
        if person.0 == 0 {
            return Err(RoleRefusal::NoPerson.into());
        }
        if let Some(forgotten) = by.ledger.persons.forgotten(person) {
            return Err(GroupRefusal::Forgotten { person, on: forgotten.on }.into());
        }
        let work = self.work(by)?;
        if let Some(last) = by.ledger.groups.last(self.group, person) {
            let Some(until) = last.until else {
                let since = last.from;
                return Err(GroupRefusal::AlreadyMember { group: name, person, since }.into());
            };
            if by.on < until {
                let last = until.plus_days(-1);
                return Err(GroupRefusal::NotAfter { group: name, person, last }.into());
            }
        }
        Ok(vec![GroupJoined { group: self.group, person, work }.into()])
    }
}

impl JoinGroup {
    /// The field and theme that a member of the projectgroep has, and no other.
    fn work(&self, by: &Acting<'_>) -> Result<Option<FieldOfWork>, Refusal> {
        match (self.group, &self.field, &self.theme) {
            (Group::Projectgroep, Some(field), Some(theme)) => {
                acting::line("field", field, 200)?;
                let theme = by.theme(theme)?;
                Ok(Some(FieldOfWork { field: field.clone(), theme }))
            }
            (Group::Projectgroep, _, _) => Err(GroupRefusal::WorkMissing.into()),
            (Group::Communication, None, None) => Ok(None),
            (Group::Communication, _, _) => Err(GroupRefusal::WorkGiven.into()),
        }
    }
}

impl Act for LeaveGroup {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let (group, person) = (self.group, self.person);
        let last = by.ledger.groups.last(group, person);
        let Some(last) = last.filter(|last| last.until.is_none()) else {
            return Err(GroupRefusal::NoMember { group, person }.into());
        };
        if by.on <= last.from {
            let (group, last) = (group, last.from);
            return Err(GroupRefusal::NotAfter { group, person, last }.into());
        }
        Ok(vec![GroupLeft { group, person }.into()])
    }
}

impl Fact for GroupJoined {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let GroupJoined { group, person, work } = self;
        let last = ledger.groups.last(group, person);
        if last.is_some_and(|last| last.until.is_none_or(|until| at.on < until)) {
            return Err(Misfit("the person is a member already"));
        }
        if ledger.persons.forgotten(person).is_some() {
            return Err(Misfit("the person was forgotten"));
        }
        if work.as_ref().is_some_and(|work| !ledger.has_theme(work.theme)) {
            return Err(Misfit("there is no such theme"));
        }
        let (from, position) = (at.on, at.position);
        let member = Member { group, person, work, from, until: None, position, left: None };
        let place = ledger.groups.members.len();
        ledger.groups.of_person.entry((person, group)).or_default().push(place);
        ledger.groups.members.push(member);
        Ok(())
    }
}

impl Fact for GroupLeft {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let groups = &mut *ledger.groups;
        let last = groups.last_place(self.group, self.person);
        match last.and_then(|place| groups.members.get_mut(place)) {
            Some(last) if last.until.is_none() && last.from < at.on => {
                last.until = Some(at.on);
                last.left = Some(at.position);
                Ok(())
            }
            _ => Err(Misfit("the person is no member of the group")),
        }
    }
}

/// A person in a group, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Which group.
    pub group: Group,
    /// The person.
    pub person: PersonId,
    /// What a member of the projectgroep works on.
    pub work: Option<FieldOfWork>,
    /// The first day.
    pub from: Date,
    /// The first day on which the person is no member any more, once that is known.
    pub until: Option<Date>,
    /// The event of joining.
    pub position: Position,
    /// The event of leaving.
    pub left: Option<Position>,
}

/// Who is and was in which group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    members: Vec<Member>,
    /// Where the times of each person in each group stand.
    of_person: BTreeMap<(PersonId, Group), Vec<usize>>,
}

impl Groups {
    /// Everybody who is or was in a group, in the order recorded.
    pub fn all(&self) -> &[Member] {
        &self.members
    }

    /// Those who were in a group on a day.
    pub fn on(&self, group: Group, on: Date) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |member| {
            member.group == group
                && member.from <= on
                && member.until.is_none_or(|until| on < until)
        })
    }

    /// The last time that a person was or is in a group.
    fn last(&self, group: Group, person: PersonId) -> Option<&Member> {
        self.members.get(self.last_place(group, person)?)
    }

    fn last_place(&self, group: Group, person: PersonId) -> Option<usize> {
        self.of_person.get(&(person, group))?.last().copied()
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.members.iter().find_map(|of| {
            let last = self.last(of.group, of.person).filter(|last| last.position != of.position);
            let later = last.map(|last| last.position);
            if of.position == event {
                let record = Record::Member(of.group, of.person);
                return Some(Found::new(record, of.from, later.or(of.left)));
            }
            let until = of.until.filter(|_| of.left == Some(event))?;
            Some(Found::new(Record::EndOfMember(of.group, of.person), until, later))
        })
    }

    /// Takes back the last time that a person was in a group, which an event began and which runs.
    pub(super) fn retract(
        &mut self,
        group: Group,
        person: PersonId,
        event: Position,
    ) -> Option<()> {
        let place = self.last_place(group, person)?;
        let last = self.members.get_mut(place)?;
        let runs = last.position == event && last.until.is_none();
        if runs {
            last.until = Some(last.from);
        }
        runs.then_some(())
    }

    /// Lets the last time that a person was in a group run again, which an event ended.
    pub(super) fn resume(&mut self, group: Group, person: PersonId, event: Position) -> Option<()> {
        let place = self.last_place(group, person)?;
        let last = self.members.get_mut(place).filter(|of| of.left == Some(event))?;
        (last.until, last.left) = (None, None);
        Some(())
    }

    /// Every time that a person was or is in a group.
    pub(super) fn of_person(&self, person: PersonId) -> impl Iterator<Item = &Member> {
        let groups = [Group::Projectgroep, Group::Communication];
        let places = groups.into_iter().filter_map(move |of| self.of_person.get(&(person, of)));
        places.flatten().filter_map(|place| self.members.get(*place))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;

    use crate::testing::{Given, LEADER, Ladder, Ladders, day, forgotten, founded, ladders};

    fn join() -> JoinGroup {
        JoinGroup {
            group: Group::Projectgroep,
            person: PersonId(8),
            field: Some("Fictief waterbeheer".to_owned()),
            theme: Some("Wegen".to_owned()),
        }
    }

    fn joined() -> Given {
        founded().and(LEADER, "2020-03-01", join())
    }

    fn leave(person: u32) -> LeaveGroup {
        LeaveGroup { group: Group::Projectgroep, person: PersonId(person) }
    }

    #[test]
    fn a_member_of_the_projectgroep_has_a_field_and_a_theme_and_no_other_has() {
        let work = Some(FieldOfWork { field: "Fictief waterbeheer".to_owned(), theme: 2 });
        let (group, person) = (Group::Projectgroep, PersonId(8));
        founded()
            .when(LEADER, "2020-03-01", join())
            .then([GroupJoined { group, person, work }])
            .booked([]);
        let group = Group::Communication;
        let communicates = JoinGroup { group, person, field: None, theme: None };
        // The same person may be in both.
        joined().when(LEADER, "2020-03-01", communicates).then([GroupJoined {
            group,
            person,
            work: None,
        }]);
    }

    #[test]
    fn a_member_is_one_until_the_day_before_leaving_and_may_come_back() {
        let left = GroupLeft { group: Group::Projectgroep, person: PersonId(8) };
        joined().when(LEADER, "2020-05-01", leave(8)).then([left]);
        let given = joined().and(LEADER, "2020-05-01", leave(8)).and(LEADER, "2020-06-01", join());
        let members = |on| given.ledger.groups.on(Group::Projectgroep, day(on)).count();
        let counted = ["2020-02-29", "2020-03-01", "2020-04-30", "2020-05-01", "2020-06-01"];
        assert_eq!(counted.map(members), [0, 1, 1, 0, 1]);
        assert_eq!(given.ledger.groups.on(Group::Communication, day("2020-06-01")).count(), 0);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let joins = json!({ "group": "projectgroep", "person": 0, "field": "" });
        let communicates = |person| json!({ "group": "communication", "person": person });
        let left = joined().and(LEADER, "2020-05-01", leave(8));
        ladders([
            Ladder::from_below(joined(), "join-group", joins)
                .leader_within("2020-01-15", Some("2023-01-01"))
                .refuses_until("role.no-person", "/person", 8)
                .says(
                    "group.work-missing: a member of the projectgroep has a field of work and one \
                     main theme",
                    "both the field and the theme",
                )
                .with("/field", json!(null))
                .with("/theme", "Lucht")
                .refuses_until("group.work-missing", "/field", "")
                .refuses_until("text.empty", "/field", "Waterbeheer")
                .refuses_until("theme.unknown", "/theme", "Water")
                .says(
                    "group.already-member: person 8 is a member of group projectgroep since \
                     2020-03-01",
                    "another person, or let this one leave first",
                )
                .after(|given| given.and(LEADER, "2020-05-01", leave(8)))
                .accepted(),
            Ladder::new(founded(), "join-group", communicates(8))
                .with("/theme", "Water")
                .says(
                    "group.work-given: a member of the communications group has no field of work \
                     or theme of its own",
                    "neither field nor theme, or the projectgroep",
                )
                .with("/theme", json!(null))
                .accepted(),
            Ladder::from_below(joined(), "leave-group", json!(leave(9)))
                .leader_within("2020-01-15", None)
                .on("2020-03-01")
                .says(
                    "group.no-member: person 9 is no member of group projectgroep",
                    "a person that is a member now",
                )
                .with("/person", 8)
                .says(
                    "group.not-after-last: person 8 in group projectgroep last changed on \
                     2020-03-01",
                    "a day after 2020-03-01",
                )
                .on("2020-03-02")
                .accepted(),
            Ladder::new(left, "join-group", json!(join()))
                .on("2020-04-30")
                .refuses("group.not-after-last")
                .on("2020-05-01")
                .accepted(),
            Ladder::new(forgotten(), "join-group", communicates(3))
                .says(
                    "group.person-forgotten: person 3 was forgotten on 2020-03-05",
                    "a number that nobody had yet",
                )
                .with("/person", 8)
                .accepted(),
        ])
    }
}
