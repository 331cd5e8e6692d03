//! In which meeting a decision was taken, and what became of its conditions.

use serde::Serialize;

use crate::acts::action::Closed;
use crate::acts::decision::Decided;
use crate::acts::proposal::Proposal;
use crate::calendar::Date;
use crate::covenant::Seat;
use crate::ids::{ActionId, DecisionId, MeetingId, Position};
use crate::ledger::Ledger;
use crate::views::actions::{ActionRow, ClosedRow};
use crate::views::meaning;

/// The meeting in which a decision was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingOfDecision {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub meeting: MeetingId,
    /// What it is called.
    pub title: String,
    /// The seats whose partner was there, in seat order.
    pub present: Vec<SeatAtMeeting>,
    /// The seats whose partner was not there, in seat order.
    pub absent: Vec<SeatAtMeeting>,
    /// How many other partners were there.
    pub others: usize,
    /// How many seats must take part by the rules that decide the proposal. Nothing if they ask for none.
    pub needed: Option<usize>,
    /// Whether so many were there.
    pub quorate: Option<bool>,
    /// The event of the meeting.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A seat, and the partner that held it on the day of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatAtMeeting {
    /// The code of the seat.
    #[serde(serialize_with = "meaning::row_key")]
    pub seat: String,
    /// What the covenant calls it.
    pub name: String,
    /// The name of the partner.
    pub partner: String,
}

/// A condition of a decision, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConditionRow {
    /// The action that it is. Nothing for the text of a decision that was recorded before conditions were actions.
    #[serde(serialize_with = "meaning::row_key")]
    pub action: Option<ActionId>,
    /// What is to be done.
    pub text: String,
    /// Who does it: `project-leader`, `projectgroep`, `communication` or the code of a seat.
    pub owner: Option<String>,
    /// The day by which it is to be met.
    pub due: Option<Date>,
    /// Where it stands.
    pub state: ConditionState,
    /// How many days it was late on the day or, when closed, on the day it was closed.
    pub days_late: u32,
    /// How it ended, if it has.
    pub closed: Option<ClosedRow>,
    /// The events behind it.
    #[serde(serialize_with = "meaning::said_by_all")]
    pub events: Vec<Position>,
}

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionState {
    /// It is to be met by its day.
    Open,
    /// It is not met, and its day has passed.
    Late,
    /// It is met.
    Met,
    /// A later decision dropped it.
    Dropped,
    /// It stands in a text, and nobody keeps whether it is met.
    InText,
}

impl ConditionState {
    /// Whether it is still to be met.
    pub fn is_open(self) -> bool {
        matches!(self, ConditionState::Open | ConditionState::Late)
    }
}

impl MeetingOfDecision {
    /// The meeting in which a decision was taken, as was said by a day. Returns `None` if nothing was said, or the
    /// meeting was recorded by mistake.
    pub(crate) fn of(
        ledger: &Ledger,
        proposal: &Proposal,
        decided: &Decided,
        on: Date,
    ) -> Option<MeetingOfDecision> {
        let meeting = decided.meeting_on(on)?;
        let held = ledger.meetings.get(meeting)?;
        let covenant = ledger.covenant_on(held.on)?;
        let at_meeting = |Seat { code, name, partner, .. }: &Seat| SeatAtMeeting {
            seat: code.clone(),
            name: name.clone(),
            partner: ledger.partners.name_on(*partner, held.on).to_owned(),
        };
        let (present, absent): (Vec<&Seat>, Vec<&Seat>) =
            covenant.seats.iter().partition(|seat| held.attended.contains(&seat.partner));
        let holds_seat = |partner| covenant.seats.iter().any(|seat| seat.partner == partner);
        let others = held.attended.iter().filter(|partner| !holds_seat(**partner)).count();
        let rules = proposal.rules(ledger, covenant, held.on).into_iter();
        let needed = rules.map(|rule| proposal.needed(covenant, rule, held.on)).max();
        let needed = needed.filter(|needed| *needed > 0);
        Some(MeetingOfDecision {
            meeting,
            title: held.title.clone(),
            others,
            needed,
            quorate: needed.map(|needed| present.len() >= needed),
            present: present.into_iter().map(at_meeting).collect(),
            absent: absent.into_iter().map(at_meeting).collect(),
            position: held.position,
        })
    }
}

impl ConditionRow {
    /// The conditions of a decision as they stood on a day, in the order in which they were attached.
    pub(crate) fn all(
        ledger: &Ledger,
        decision: DecisionId,
        decided: &Decided,
        on: Date,
    ) -> Vec<ConditionRow> {
        let text = decided.conditions.iter().map(|text| ConditionRow {
            action: None,
            text: text.clone(),
            owner: None,
            due: None,
            state: ConditionState::InText,
            days_late: 0,
            closed: None,
            events: vec![decided.position],
        });
        let actions = ledger.actions.all();
        let actions = actions.filter(|(_, action)| action.of_condition() == Some(decision));
        let actions = actions.map(|(id, action)| ActionRow::of(ledger, id, action, on));
        text.chain(actions.map(ConditionRow::from)).collect()
    }
}

impl From<ActionRow> for ConditionRow {
    fn from(row: ActionRow) -> ConditionRow {
        let state = match row.closed.as_ref().map(|closed| closed.state) {
            Some(Closed::Done) => ConditionState::Met,
            Some(Closed::Dropped) => ConditionState::Dropped,
            None if row.days_late > 0 => ConditionState::Late,
            None => ConditionState::Open,
        };
        ConditionRow {
            action: Some(row.action),
            text: row.title,
            owner: Some(row.owner),
            due: Some(row.due),
            state,
            days_late: row.days_late,
            closed: row.closed,
            events: row.events,
        }
    }
}
