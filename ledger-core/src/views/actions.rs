//! The action list: what somebody is to do, by when, and what became of it.

use serde::Serialize;

use crate::acts::action::{Action, Closed, OfReport, Owner};
use crate::calendar::Date;
use crate::ids::{ActionId, DecisionId, Position};
use crate::ledger::Ledger;
use crate::views::Count;
use crate::views::meaning;

/// The actions on the list by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionList {
    /// The day.
    pub on: Date,
    /// The actions: those that were open by their day, and then those that were closed.
    pub actions: Vec<ActionRow>,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub action: ActionId,
    /// What is to be done.
    pub title: String,
    /// Who does it: `project-leader`, `projectgroep`, `communication` or the code of a seat.
    pub owner: String,
    /// When it was put on the list.
    pub opened_on: Date,
    /// The day by which it is done, as agreed by then.
    pub due: Date,
    /// How often it got another day.
    pub postponed: usize,
    /// Why it got another day the last time.
    pub reason: Option<String>,
    /// How many days it was late on the day or, when closed, on the day it was closed.
    pub days_late: u32,
    /// How it ended, if it has.
    pub closed: Option<ClosedRow>,
    /// The decision it follows from.
    pub decision: Option<DecisionId>,
    /// Whether it is a condition of that decision.
    pub condition: bool,
    /// The report in whose review it was agreed.
    pub report: Option<OfReport>,
    /// The events behind it.
    #[serde(serialize_with = "meaning::said_by_all")]
    pub events: Vec<Position>,
}

/// How an action ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClosedRow {
    /// Done or dropped.
    pub state: Closed,
    /// What came of it.
    pub outcome: String,
    /// The decision by which it was dropped.
    pub decision: Option<DecisionId>,
    /// When.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl ActionList {
    /// Every action opened by a day, as it stood then.
    pub fn of(ledger: &Ledger, on: Date) -> ActionList {
        let by_then = ledger.actions.all().filter(|(_, action)| action.opened_on <= on);
        let mut actions: Vec<ActionRow> =
            by_then.map(|(id, action)| ActionRow::of(ledger, id, action, on)).collect();
        actions.sort_by_key(|row| (row.closed.is_some(), row.due, row.action));
        ActionList { on, actions }
    }

    /// The same without the actions that were closed.
    pub fn open(mut self) -> ActionList {
        self.actions.retain(|row| row.closed.is_none());
        self
    }

    /// Those that are open and late.
    pub fn late(&self) -> Count {
        let late = self.actions.iter().filter(|row| row.closed.is_none() && row.days_late > 0);
        late.filter_map(ActionRow::opened).collect()
    }

    /// Those that are open.
    pub fn count_open(&self) -> Count {
        let open = self.actions.iter().filter(|row| row.closed.is_none());
        open.filter_map(ActionRow::opened).collect()
    }
}

impl ActionRow {
    /// The event that opened it.
    fn opened(&self) -> Option<Position> {
        self.events.first().copied()
    }

    pub(crate) fn of(ledger: &Ledger, id: ActionId, action: &Action, on: Date) -> ActionRow {
        let closing = action.closing.as_ref().filter(|closing| closing.on <= on);
        let postponed: Vec<_> = action.postponed.iter().filter(|later| later.on <= on).collect();
        let due = action.due_on(on);
        let until = closing.map_or(on, |closing| closing.on);
        let mut events = vec![action.position];
        events.extend(postponed.iter().map(|later| later.position));
        events.extend(closing.map(|closing| closing.position));
        ActionRow {
            action: id,
            title: action.title.clone(),
            owner: owner(ledger, action.owner),
            opened_on: action.opened_on,
            due,
            postponed: postponed.len(),
            reason: postponed.last().map(|later| later.reason.clone()),
            days_late: u32::try_from(until.days_since(due)).unwrap_or(0),
            closed: closing.map(|closing| ClosedRow {
                state: closing.state,
                outcome: closing.outcome.clone(),
                decision: closing.decision,
                on: closing.on,
                position: closing.position,
            }),
            decision: action.decision,
            condition: action.condition,
            report: action.report,
            events,
        }
    }
}

/// The name by which commands call an owner.
pub fn owner(ledger: &Ledger, owner: Owner) -> String {
    let seat = |seat| ledger.covenant().and_then(|covenant| covenant.seat(seat));
    match owner {
        Owner::ProjectLeader => "project-leader".to_owned(),
        Owner::Projectgroep => "projectgroep".to_owned(),
        Owner::Communication => "communication".to_owned(),
        Owner::Seat(id) => seat(id).map(|seat| seat.code.clone()).unwrap_or_default(),
    }
}
