//! Meetings: of the network, of the regiegroep, of the projectgroep and others.
//!
//! Source: the covenant's articles on ambassadors and on contact with partners: the network meets so
//! many times a year (conference, symposium, theme meeting, onderwijscafé), and the ambassadors are
//! invited to its meetings.

use std::collections::{BTreeMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::conclude::Which;
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{MeetingId, PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};
use crate::text;

/// Record a meeting that was held, who was invited and who was there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordMeeting {
    /// What kind of meeting it was.
    pub kind: MeetingKind,
    /// What it is called.
    pub title: String,
    /// Who was invited.
    pub invited: Invited,
    /// The partners that were there, by code or name, invited or not.
    #[serde(default)]
    pub attended: Vec<String>,
    /// The main theme it was about, by its name.
    #[serde(default)]
    pub theme: Option<String>,
    /// What came of it.
    #[serde(default)]
    pub notes: Option<String>,
}

/// What kind of meeting.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingKind {
    /// A meeting of the network.
    Network,
    /// A conference.
    Conference,
    /// A symposium.
    Symposium,
    /// A meeting on a theme.
    ThemeMeeting,
    /// An onderwijscafé.
    Onderwijscafe,
    /// A meeting of the regiegroep.
    Regiegroep,
    /// A meeting of the projectgroep.
    Projectgroep,
    /// Any other.
    Other,
}

impl MeetingKind {
    /// Whether it counts as a meeting of the network.
    pub fn is_of_network(self) -> bool {
        match self {
            MeetingKind::Network
            | MeetingKind::Conference
            | MeetingKind::Symposium
            | MeetingKind::ThemeMeeting
            | MeetingKind::Onderwijscafe => true,
            MeetingKind::Regiegroep | MeetingKind::Projectgroep | MeetingKind::Other => false,
        }
    }
}

/// Who was invited to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Invited {
    /// All ambassadors: every party that has one on the day.
    Ambassadors,
    /// These partners; `all` are the parties of the day.
    Partners(Which),
}

/// A meeting was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MeetingRecorded {
    /// Its number.
    pub meeting: MeetingId,
    /// What kind of meeting it was.
    pub kind: MeetingKind,
    /// What it is called.
    pub title: String,
    /// The partners that were invited.
    pub invited: Vec<PartnerId>,
    /// The partners that were there.
    pub attended: Vec<PartnerId>,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: Option<u8>,
    /// What came of it.
    pub notes: Option<String>,
}

refusals! {
    /// Refusals about meetings.
    MeetingRefusal {
        Unknown { meeting: MeetingId } = "meeting.unknown" Contact:
            "there is no meeting {meeting}",
            "the number of a meeting that was recorded";
        AlreadyRecorded { meeting: MeetingId, title: String, on: Date } = "meeting.already-recorded" Contact:
            "the meeting `{title}` of {on} was already recorded, as number {meeting}",
            "each meeting once";
        NobodyInvited = "meeting.nobody-invited" Ambassadors:
            "nobody was invited",
            "at least one partner, or the ambassadors once there are any";
        NamedTwice { field: String, partner: String } = "meeting.named-twice" Contact:
            "{field} names {partner} twice",
            "each partner once";
    }
}

impl Act for RecordMeeting {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        // The regiegroep still decides after the term, until the covenant is settled.
        by.dated(match self.kind {
            MeetingKind::Regiegroep => Window::Settlement,
            MeetingKind::Network
            | MeetingKind::Conference
            | MeetingKind::Symposium
            | MeetingKind::ThemeMeeting
            | MeetingKind::Onderwijscafe
            | MeetingKind::Projectgroep
            | MeetingKind::Other => Window::Covenant,
        })?;
        let RecordMeeting { kind, title, invited, attended, theme, notes } = self;
        acting::line("title", title, 200)?;
        if let Some(meeting) = by.ledger.meetings.same.get(&(by.on, *kind, text::key(title))) {
            let (meeting, title, on) = (*meeting, title.clone(), by.on);
            return Err(MeetingRefusal::AlreadyRecorded { meeting, title, on }.into());
        }
        let invited = match invited {
            Invited::Ambassadors => by.ledger.ambassadors.coverage(&by.ledger.partners, by.on).with,
            Invited::Partners(Which::All) => by.parties(),
            Invited::Partners(Which::These(names)) => named(by, "invited", names)?,
        };
        if invited.is_empty() {
            return Err(MeetingRefusal::NobodyInvited.into());
        }
        let attended = named(by, "attended", attended)?;
        let theme = theme.as_deref().map(|theme| by.theme(theme)).transpose()?;
        if let Some(notes) = notes {
            acting::text("notes", notes)?;
        }
        let recorded = MeetingRecorded {
            meeting: by.ledger.meetings.next_id(),
            kind: *kind,
            title: title.clone(),
            invited,
            attended,
            theme,
            notes: notes.clone(),
        };
        Ok(vec![Box::new(recorded).into()])
    }
}

/// Partners by name, each a party on the day and named once.
pub(crate) fn named(
    by: &Acting<'_>,
    field: &str,
    names: &[String],
) -> Result<Vec<PartnerId>, Refusal> {
    let (mut partners, mut seen) = (Vec::with_capacity(names.len()), HashSet::new());
    for name in names {
        let id = by.party(name, by.on, by.on)?;
        if !seen.insert(id) {
            let (field, partner) = (field.to_owned(), by.ledger.partners.name(id).to_owned());
            return Err(MeetingRefusal::NamedTwice { field, partner }.into());
        }
        partners.push(id);
    }
    Ok(partners)
}

impl Fact for MeetingRecorded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if self.meeting != ledger.meetings.next_id() {
            return Err(Misfit("its meeting number is not the next"));
        }
        let MeetingRecorded { meeting, kind, title, invited, attended, theme, notes } = self;
        let mut partners = invited.iter().chain(&attended);
        if !partners.all(|partner| ledger.partners.get(*partner).is_some()) {
            return Err(Misfit("there is no such partner"));
        }
        if theme.is_some_and(|theme| !ledger.has_theme(theme)) {
            return Err(Misfit("there is no such theme"));
        }
        let (on, position, retracted) = (at.on, at.position, false);
        ledger.meetings.same.entry((on, kind, text::key(&title))).or_insert(meeting);
        let held =
            Meeting { kind, title, invited, attended, theme, notes, on, position, retracted };
        ledger.meetings.all.push(held);
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        let there = self.invited.iter().chain(&self.attended);
        there.for_each(|partner| name(Concerned::Partner(*partner)));
    }
}

/// A meeting that was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meeting {
    /// What kind of meeting it was.
    pub kind: MeetingKind,
    /// What it is called.
    pub title: String,
    /// The partners that were invited.
    pub invited: Vec<PartnerId>,
    /// The partners that were there.
    pub attended: Vec<PartnerId>,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: Option<u8>,
    /// What came of it.
    pub notes: Option<String>,
    /// When it was held.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// Whether it was recorded by mistake.
    retracted: bool,
}

/// Every meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Meetings {
    all: Vec<Meeting>,
    /// The first meeting of a day and kind with a title, by the key of the title.
    same: BTreeMap<(Date, MeetingKind, String), MeetingId>,
}

impl Meetings {
    /// Every meeting with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (MeetingId, &Meeting)> {
        let all = self.all.iter().enumerate().filter(|(_, meeting)| !meeting.retracted);
        all.map(|(index, meeting)| (MeetingId::at(index), meeting))
    }

    /// The meeting with a number.
    pub fn get(&self, id: MeetingId) -> Option<&Meeting> {
        self.all.get(id.index()).filter(|meeting| !meeting.retracted)
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let id = MeetingId::at(retraction::place(&self.all, event, |of| of.position)?);
        Some(Found::new(Record::Meeting(id), self.get(id)?.on, None))
    }

    /// Takes back a meeting that an event recorded.
    pub(super) fn retract(&mut self, id: MeetingId, event: Position) -> Option<()> {
        let meeting = self.all.get_mut(id.index()).filter(|of| of.position == event)?;
        meeting.retracted = true;
        self.same.remove(&(meeting.on, meeting.kind, text::key(&meeting.title)));
        Some(())
    }

    fn next_id(&self) -> MeetingId {
        MeetingId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::ambassador::AppointAmbassador;
    use crate::ids::PersonId;
    use crate::testing::{LEADER, Ladder, Ladders, founded, ladders};

    fn cafe() -> RecordMeeting {
        RecordMeeting {
            kind: MeetingKind::Onderwijscafe,
            title: "Fictief café".to_owned(),
            invited: Invited::Partners(Which::These(vec!["bewoners".to_owned()])),
            attended: vec!["bewoners".to_owned(), "waterschap".to_owned()],
            theme: Some("Water".to_owned()),
            notes: None,
        }
    }

    fn held(invited: &[u32]) -> [Box<MeetingRecorded>; 1] {
        [Box::new(MeetingRecorded {
            meeting: MeetingId(1),
            kind: MeetingKind::Onderwijscafe,
            title: "Fictief café".to_owned(),
            invited: invited.iter().copied().map(PartnerId).collect(),
            attended: [3, 1].map(PartnerId).to_vec(),
            theme: Some(1),
            notes: None,
        })]
    }

    #[test]
    fn who_was_invited_is_resolved_on_the_day_and_others_may_attend() {
        founded().when(LEADER, "2020-03-01", cafe()).then(held(&[3])).booked([]);
        let all = RecordMeeting { invited: Invited::Partners(Which::All), ..cafe() };
        founded().when(LEADER, "2020-03-01", all).then(held(&[1, 2, 3]));
        let person = PersonId(8);
        let appoint = |partner: &str| AppointAmbassador { partner: partner.to_owned(), person };
        let ambassadors = RecordMeeting { invited: Invited::Ambassadors, ..cafe() };
        founded()
            .and(LEADER, "2020-02-01", appoint("gemeente-oost"))
            .and(LEADER, "2020-03-02", appoint("bewoners"))
            .when(LEADER, "2020-03-01", ambassadors)
            .then(held(&[2]));
    }

    #[test]
    fn the_same_title_on_another_day_or_of_another_kind_is_another_meeting() {
        let given = founded().and(LEADER, "2020-03-01", cafe());
        given.and(LEADER, "2020-03-02", cafe());
        given.and(LEADER, "2020-03-01", RecordMeeting { kind: MeetingKind::Other, ..cafe() });
    }

    #[test]
    fn the_regiegroep_meets_after_the_term_too() {
        founded().and(
            LEADER,
            "2023-02-01",
            RecordMeeting { kind: MeetingKind::Regiegroep, ..cafe() },
        );
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let appoint = AppointAmbassador { partner: "bewoners".to_owned(), person: PersonId(8) };
        let held = founded().and(LEADER, "2020-03-01", cafe()).and(LEADER, "2020-03-01", appoint);
        let meeting = json!({
            "kind": "onderwijscafe", "title": "", "invited": "ambassadors", "attended": ["boeren"],
            "theme": "Lucht", "notes": "",
        });
        let twice = || json!(["waterschap", "Fictief Waterschap Oost"]);
        ladders([Ladder::from_below(held, "record-meeting", meeting)
            .leader_within("2020-01-15", Some("2023-01-01"))
            .on("2020-02-29")
            .refuses_until("text.empty", "/title", "Fictief café")
            .on("2020-03-01")
            .says(
                "meeting.already-recorded: the meeting `Fictief café` of 2020-03-01 was already \
                 recorded, as number 1",
                "each meeting once",
            )
            .on("2020-02-29")
            .says(
                "meeting.nobody-invited: nobody was invited",
                "at least one partner, or the ambassadors once there are any",
            )
            .with("/invited", json!({ "partners": [] }))
            .refuses_until("meeting.nobody-invited", "/invited", json!({ "partners": twice() }))
            .says(
                "meeting.named-twice: invited names Fictief Waterschap Oost twice",
                "each partner once",
            )
            .with("/invited", json!({ "partners": "all" }))
            .refuses_until("partner.not-a-party", "/attended", twice())
            .says(
                "meeting.named-twice: attended names Fictief Waterschap Oost twice",
                "each partner once",
            )
            .with("/attended", json!(["bewoners"]))
            .refuses_until("theme.unknown", "/theme", "Water")
            .refuses_until("text.empty", "/notes", "Goed bezocht.")
            .accepted()])
    }
}
