//! Who is in the projectgroep and in the communications group.

use serde::Serialize;

use crate::acts::group::{Group, Member};
use crate::calendar::Date;
use crate::ids::{PersonId, Position};
use crate::ledger::Ledger;
use crate::views::meaning;

/// The members of the groups on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupsView {
    /// The day.
    pub on: Date,
    /// The members, the projectgroep first.
    pub members: Vec<MemberRow>,
}

/// A member of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// Which group.
    #[serde(serialize_with = "meaning::row_key")]
    pub group: Group,
    /// The person.
    #[serde(serialize_with = "meaning::row_key")]
    pub person: PersonId,
    /// The field of work that a member of the projectgroep represents.
    pub field: Option<String>,
    /// The main theme that a member of the projectgroep takes.
    pub theme: Option<String>,
    /// The first day.
    pub since: Date,
    /// The event of joining.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl GroupsView {
    /// The members of the groups on a day.
    pub fn of(ledger: &Ledger, on: Date) -> GroupsView {
        let of = |group| ledger.groups.on(group, on).map(|member| MemberRow::of(ledger, member));
        let members = of(Group::Projectgroep).chain(of(Group::Communication)).collect();
        GroupsView { on, members }
    }
}

impl MemberRow {
    fn of(ledger: &Ledger, member: &Member) -> MemberRow {
        let Member { group, person, work, from, position, .. } = member;
        let work = work.as_ref();
        let theme = |place| ledger.covenant().and_then(|covenant| covenant.theme(place));
        MemberRow {
            group: *group,
            person: *person,
            field: work.map(|work| work.field.clone()),
            theme: work.and_then(|work| theme(work.theme)).map(str::to_owned),
            since: *from,
            position: *position,
        }
    }
}
