//! The action list: what somebody is to do by a day, and what became of it.
//!
//! Source: the covenant's articles on organisation and on planning and control: what regiegroep and
//! project leader agree in their evaluations is followed up. An owner is a role, never a person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{Found, Record};
use crate::calendar::{Date, FiscalYear};
use crate::covenant::Outcome;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{ActionId, DecisionId, Position, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};
use crate::text;

/// Put an action on the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenAction {
    /// What is to be done.
    pub title: String,
    /// Who does it: `project-leader`, `projectgroep`, `communication` or the code of a seat.
    pub owner: String,
    /// The day by which it is done.
    pub due: Date,
    /// The number of the decision it follows from.
    #[serde(default)]
    pub decision: Option<DecisionId>,
}

/// Take an action off the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseAction {
    /// The number of the action.
    pub action: ActionId,
    /// Done or dropped.
    pub state: Closed,
    /// What came of it.
    pub outcome: String,
    /// The number of the decision by which it is dropped; needed for a condition.
    #[serde(default)]
    pub decision: Option<DecisionId>,
}

/// Give an action another day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostponeAction {
    /// The number of the action.
    pub action: ActionId,
    /// The day by which it is done now.
    pub due: Date,
    /// Why.
    pub reason: String,
}

/// How an action ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Closed {
    /// It was done.
    Done,
    /// It is not done any more.
    Dropped,
}

/// Who does an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// The project leader.
    ProjectLeader,
    /// The projectgroep.
    Projectgroep,
    /// The working group on communication.
    Communication,
    /// A seat of the regiegroep.
    Seat(SeatId),
}

impl Owner {
    pub(crate) fn concerns(self, name: &mut dyn FnMut(Concerned<'_>)) {
        match self {
            Owner::Seat(seat) => name(Concerned::Seat(seat)),
            Owner::ProjectLeader | Owner::Projectgroep | Owner::Communication => {}
        }
    }
}

/// An action was put on the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActionOpened {
    /// Its number.
    pub action: ActionId,
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub owner: Owner,
    /// The day by which it is done.
    pub due: Date,
    /// The decision it follows from.
    pub decision: Option<DecisionId>,
    /// The report in whose review it was agreed.
    pub report: Option<OfReport>,
    /// Whether it is a condition of the decision.
    #[serde(default)]
    pub condition: bool,
}

/// Which monitoring report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OfReport {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
}

/// An action was taken off the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActionClosed {
    /// The action.
    pub action: ActionId,
    /// Done or dropped.
    pub state: Closed,
    /// What came of it.
    pub outcome: String,
    /// The decision by which it was dropped.
    pub decision: Option<DecisionId>,
}

/// An action got another day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ActionPostponed {
    /// The action.
    pub action: ActionId,
    /// The day by which it is done now.
    pub due: Date,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about actions.
    ActionRefusal {
        UnknownOwner { owner: String, owners: String } = "action.unknown-owner" Organisation:
            "`{owner}` is nobody who can own an action",
            "one of: {owners}";
        DuePassed { due: Date, on: Date } = "action.due-passed" PlanningAndControl:
            "an action of {on} cannot be due before, on {due}",
            "a day from {on}";
        NoDecision { decision: DecisionId } = "action.no-decision" Organisation:
            "there was no decision {decision} by that day",
            "the number of a decision that was taken, or none";
        Unknown { action: ActionId } = "action.unknown" PlanningAndControl:
            "there is no action {action}",
            "the number of an action on the list";
        BeforeLastStep { action: ActionId, last: Date } = "action.before-last-step" PlanningAndControl:
            "the last that happened to action {action} was on {last}, after that day",
            "a day from {last}";
        AlreadyClosed { action: ActionId, closed_on: Date } = "action.already-closed" PlanningAndControl:
            "action {action} was closed on {closed_on}",
            "a new action";
        NotLater { action: ActionId, due: Date } = "action.not-later" PlanningAndControl:
            "action {action} is due on {due} already",
            "a day after {due}";
        ConditionStays { action: ActionId, decision: DecisionId } = "action.condition-stays" Organisation:
            "action {action} is a condition of decision {decision}, and the regiegroep alone can drop it",
            "`done` once it is met; or the number of a later decision that drops it, which replaces decision {decision} or does nothing else in the ledger";
        ConditionDay { action: ActionId, decision: DecisionId } = "action.condition-day" Organisation:
            "action {action} is a condition of decision {decision}, and the regiegroep set its day",
            "a decision with the condition and its new day; then drop action {action} by that decision";
        DropsNothing { action: ActionId } = "action.drops-nothing" Organisation:
            "action {action} is no condition that is dropped, and nothing is to be decided about it",
            "no decision";
    }
}

impl Act for OpenAction {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let mut opened = opened(by, &self.title, &self.owner, self.due)?;
        if let Some(decision) = self.decision {
            let taken = by.ledger.proposals.decision(decision);
            taken
                .filter(|taken| taken.on <= by.on)
                .ok_or(ActionRefusal::NoDecision { decision })?;
        }
        opened.decision = self.decision;
        Ok(vec![opened.into()])
    }
}

/// The next action on the list. Checks, in this order: its title, its owner, its day.
pub(super) fn opened(
    by: &Acting<'_>,
    title: &str,
    owner: &str,
    due: Date,
) -> Result<ActionOpened, Refusal> {
    acting::line("title", title, 200)?;
    let owner = Owner::named(by, owner)?;
    if due < by.on {
        return Err(ActionRefusal::DuePassed { due, on: by.on }.into());
    }
    let (action, title) = (by.ledger.actions.next_id(), title.to_owned());
    Ok(ActionOpened { action, title, owner, due, decision: None, report: None, condition: false })
}

impl Owner {
    fn named(by: &Acting<'_>, text: &str) -> Result<Owner, Refusal> {
        match text::key(text).as_str() {
            "project-leader" => Ok(Owner::ProjectLeader),
            "projectgroep" => Ok(Owner::Projectgroep),
            "communication" => Ok(Owner::Communication),
            code => by.covenant.seat_by_code(code).map(Owner::Seat).ok_or_else(|| {
                let seats: Vec<&str> =
                    by.covenant.seats.iter().map(|seat| seat.code.as_str()).collect();
                let owners =
                    format!("project-leader, projectgroep, communication, {}", seats.join(", "));
                ActionRefusal::UnknownOwner { owner: acting::shown(text), owners }.into()
            }),
        }
    }
}

impl Act for CloseAction {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        acting::text("outcome", &self.outcome)?;
        let CloseAction { action, state, outcome, decision } = self.clone();
        let open = open_action(by, action)?;
        match open.of_condition().filter(|_| state == Closed::Dropped) {
            Some(of) if !decision.is_some_and(|decision| drops(by, of, decision)) => {
                return Err(ActionRefusal::ConditionStays { action, decision: of }.into());
            }
            None if decision.is_some() => return Err(ActionRefusal::DropsNothing { action }.into()),
            Some(_) | None => {}
        }
        Ok(vec![ActionClosed { action, state, outcome, decision }.into()])
    }
}

/// Whether a decision can drop a condition of another: it was adopted later and by the day of the act, and replaces
/// the other or does nothing else in the ledger.
fn drops(by: &Acting<'_>, of: DecisionId, decision: DecisionId) -> bool {
    let proposals = &by.ledger.proposals;
    let later = proposals.decision(decision).filter(|later| {
        let taken = proposals.decision(of).is_some_and(|of| of.on <= later.on);
        proposals.is_adopted(decision, by.on) && taken && decision != of
    });
    let does_nothing_else = proposals.does_nothing_else(decision);
    later.is_some_and(|later| does_nothing_else || later.replaces == Some(of))
}

impl Act for PostponeAction {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        acting::text("reason", &self.reason)?;
        let PostponeAction { action, due: later, reason } = self.clone();
        let open = open_action(by, action)?;
        if let Some(decision) = open.of_condition() {
            return Err(ActionRefusal::ConditionDay { action, decision }.into());
        }
        let due = open.due;
        if later <= due {
            return Err(ActionRefusal::NotLater { action, due }.into());
        }
        if later < by.on {
            return Err(ActionRefusal::DuePassed { due: later, on: by.on }.into());
        }
        Ok(vec![ActionPostponed { action, due: later, reason }.into()])
    }
}

/// The action with a number, if it is open and nothing happened to it after the day of the act.
fn open_action<'a>(by: &Acting<'a>, id: ActionId) -> Result<&'a Action, Refusal> {
    let action = by.ledger.actions.get(id).ok_or(ActionRefusal::Unknown { action: id })?;
    if let Some(closing) = &action.closing {
        return Err(ActionRefusal::AlreadyClosed { action: id, closed_on: closing.on }.into());
    }
    let last = action.postponed.last().map_or(action.opened_on, |postponed| postponed.on);
    if by.on < last {
        return Err(ActionRefusal::BeforeLastStep { action: id, last }.into());
    }
    Ok(action)
}

impl Fact for ActionOpened {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ActionOpened { action, title, owner, due, decision, report, condition } = self;
        if action != ledger.actions.next_id() {
            return Err(Misfit("its action number is not the next"));
        }
        let of = decision.and_then(|decision| ledger.proposals.decision(decision));
        if condition && of.is_none_or(|of| of.outcome != Outcome::Adopted) {
            return Err(Misfit("it is a condition of nothing that was adopted"));
        }
        ledger.actions.all.push(Action {
            title,
            owner,
            first_due: due,
            due,
            decision,
            report,
            condition,
            opened_on: at.on,
            position: at.position,
            postponed: Vec::new(),
            closing: None,
        });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.owner.concerns(name);
    }
}

impl Fact for ActionClosed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ActionClosed { action, state, outcome, decision } = self;
        let (on, position) = (at.on, at.position);
        let closing = Closing { state, outcome, decision, on, position };
        ledger.actions.open_mut(action)?.closing = Some(closing);
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Owner(self.action));
    }
}

impl Fact for ActionPostponed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ActionPostponed { action, due, reason } = self;
        let action = ledger.actions.open_mut(action)?;
        action.due = due;
        let (on, position) = (at.on, at.position);
        action.postponed.push(Postponed { due, reason, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Owner(self.action));
    }
}

/// An action and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// What is to be done.
    pub title: String,
    /// Who does it.
    pub owner: Owner,
    /// The day by which it was to be done at first.
    pub first_due: Date,
    /// The day by which it is done.
    pub due: Date,
    /// The decision it follows from.
    pub decision: Option<DecisionId>,
    /// The report in whose review it was agreed.
    pub report: Option<OfReport>,
    /// Whether it is a condition of the decision.
    pub condition: bool,
    /// When it was put on the list.
    pub opened_on: Date,
    /// The event.
    pub position: Position,
    /// Each time it got another day.
    pub postponed: Vec<Postponed>,
    /// How it ended, once it has.
    pub closing: Option<Closing>,
}

/// Another day for an action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Postponed {
    /// The day by which it is done.
    pub due: Date,
    /// Why.
    pub reason: String,
    /// When that was agreed.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// How an action ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    /// Done or dropped.
    pub state: Closed,
    /// What came of it.
    pub outcome: String,
    /// The decision by which it was dropped.
    pub decision: Option<DecisionId>,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

impl Action {
    /// The decision of which it is a condition. Returns `None` if it is none.
    pub fn of_condition(&self) -> Option<DecisionId> {
        self.decision.filter(|_| self.condition)
    }

    /// The day by which it was to be done, as agreed by a day.
    pub fn due_on(&self, day: Date) -> Date {
        let by_then = self.postponed.iter().rev().find(|postponed| postponed.on <= day);
        by_then.map_or(self.first_due, |postponed| postponed.due)
    }
}

/// Every action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Actions {
    all: Vec<Action>,
}

impl Actions {
    /// Every action with its number, in the order opened.
    pub fn all(&self) -> impl Iterator<Item = (ActionId, &Action)> {
        self.all.iter().enumerate().map(|(index, action)| (ActionId::at(index), action))
    }

    /// The action with a number.
    pub fn get(&self, id: ActionId) -> Option<&Action> {
        self.all.get(id.index())
    }

    pub(super) fn next_id(&self) -> ActionId {
        ActionId::at(self.all.len())
    }

    fn open_mut(&mut self, id: ActionId) -> Result<&mut Action, Misfit> {
        match self.all.get_mut(id.index()) {
            Some(action) if action.closing.is_none() => Ok(action),
            _ => Err(Misfit("there is no such open action")),
        }
    }

    /// What an event recorded: that an action was done or dropped.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.all().find_map(|(id, action)| {
            let closing = action.closing.as_ref().filter(|of| of.position == event)?;
            Some(Found::new(Record::ActionClosing(id), closing.on, None))
        })
    }

    /// Opens an action again that an event closed.
    pub(super) fn reopen(&mut self, id: ActionId, event: Position) -> Option<()> {
        let closing = &mut self.all.get_mut(id.index())?.closing;
        closing.take_if(|of| of.position == event).map(drop)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::decision::{Condition, DecideProposal};
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{Given, LEADER, Ladder, Ladders, day, decision, founded, key, ladders};
    use crate::views::actions::ActionList;
    use crate::voting::Vote;

    const ONE: ActionId = ActionId(1);

    fn open(owner: &str, due: &str) -> OpenAction {
        let (title, owner) = ("Scholen bellen".to_owned(), owner.to_owned());
        OpenAction { title, owner, due: day(due), decision: None }
    }

    fn close_as(state: Closed) -> CloseAction {
        CloseAction { action: ONE, state, outcome: "Gebeld.".to_owned(), decision: None }
    }

    fn postpone(due: &str) -> PostponeAction {
        PostponeAction { action: ONE, due: day(due), reason: "Vakantie.".to_owned() }
    }

    /// Action 1 of the projectgroep, opened on 1 May and due on 1 June 2020.
    fn opened() -> Given {
        founded().and(LEADER, "2020-05-01", open("projectgroep", "2020-06-01"))
    }

    fn condition(due: &str) -> Condition {
        Condition { owner: None, due: Some(day(due)), text: "Buren vragen".to_owned() }
    }

    /// Decision 1 of 10 May 2020, with a condition that is to be met by 1 June.
    fn bound() -> Given {
        let (given, id) = founded().and_voted("2020-05-10", SubjectDraft::Other, Vote::For);
        let conditions = vec![condition("2020-06-01")];
        given.and(LEADER, "2020-05-10", DecideProposal { conditions, ..decision(id) })
    }

    /// What is booked goes on, so a decision about something else drops no condition.
    #[test]
    fn a_decision_that_does_something_else_drops_no_condition() {
        let (of, key) = (DecisionId(1), SubjectDraft::RiskKey(key("2021")));
        let (given, id) = founded().and_voted("2020-05-10", key.clone(), Vote::For);
        let conditions = vec![condition("2020-06-01")];
        let given = given.and(LEADER, "2020-05-10", DecideProposal { conditions, ..decision(id) });
        let dropped = |by| CloseAction { decision: Some(by), ..close_as(Closed::Dropped) };
        let stays = ActionRefusal::ConditionStays { action: ONE, decision: of };
        let budget = SubjectDraft::Budget(crate::testing::budget("2020"));
        given
            .and_adopted("2020-05-20", budget)
            .when(LEADER, "2020-05-20", dropped(DecisionId(2)))
            .refused(stays.clone());
        let (rejected, id) = given.and_voted("2020-05-20", SubjectDraft::Other, Vote::Against);
        rejected
            .and(LEADER, "2020-05-20", decision(id))
            .when(LEADER, "2020-05-20", dropped(DecisionId(2)))
            .refused(stays);
        let (replacing, id) = given.and_voted("2020-05-20", key, Vote::For);
        let decide = DecideProposal { replaces: Some(of), ..decision(id) };
        replacing.and(LEADER, "2020-05-20", decide).and(
            LEADER,
            "2020-05-20",
            dropped(DecisionId(2)),
        );
    }

    #[test]
    fn an_action_has_an_owner_and_a_day() {
        let owners = [
            ("project-leader", Owner::ProjectLeader),
            ("projectgroep", Owner::Projectgroep),
            ("communication", Owner::Communication),
            ("gemeente", Owner::Seat(SeatId(2))),
        ];
        let decided = founded().and_adopted("2020-04-01", SubjectDraft::Other);
        let decision = Some(DecisionId(1));
        for (text, owner) in owners {
            let expected = ActionOpened {
                action: ONE,
                title: "Scholen bellen".to_owned(),
                owner,
                due: day("2020-05-01"),
                decision,
                report: None,
                condition: false,
            };
            let command = OpenAction { decision, ..open(text, "2020-05-01") };
            decided.when("gemeente", "2020-05-01", command).then([expected]).booked([]);
        }
    }

    #[test]
    fn an_action_is_late_the_day_after_its_last_day() {
        let given = opened().and(LEADER, "2020-05-20", postpone("2020-06-10")).and(
            LEADER,
            "2020-06-15",
            close_as(Closed::Dropped),
        );
        let late = |on| {
            let list = ActionList::of(&given.ledger, day(on));
            let row =
                list.actions.first().map(|row| (row.due, row.days_late, row.closed.is_some()));
            (row, list.late().count, list.open().actions.len())
        };
        assert_eq!(late("2020-04-30"), (None, 0, 0));
        assert_eq!(late("2020-05-19"), (Some((day("2020-06-01"), 0, false)), 0, 1));
        assert_eq!(late("2020-06-10"), (Some((day("2020-06-10"), 0, false)), 0, 1));
        assert_eq!(late("2020-06-11"), (Some((day("2020-06-10"), 1, false)), 1, 1));
        assert_eq!(late("2020-07-01"), (Some((day("2020-06-10"), 5, true)), 0, 0));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let decided = founded().and_adopted("2020-05-02", SubjectDraft::Other);
        let open = json!({ "title": "", "owner": "niemand", "due": "2020-04-30", "decision": 9 });
        let close = json!({ "action": 2, "state": "dropped", "outcome": "" });
        let postpone = json!({ "action": 2, "due": "2020-06-01", "reason": "" });
        let closed = opened().and("gemeente", "2020-05-03", close_as(Closed::Done));
        let bound = || bound().and_adopted("2020-05-20", SubjectDraft::Other);
        let drop =
            json!({ "action": 1, "state": "dropped", "outcome": "Niet nodig.", "decision": 1 });
        let opens = |given: &Given| {
            given.and(LEADER, "2020-06-01", self::open("projectgroep", "2020-07-01"))
        };
        ladders([
            Ladder::from_below(decided, "open-action", open)
                .leader_within("2020-01-15", None)
                .on("2020-05-01")
                .refuses_until("text.empty", "/title", "Bellen")
                .says(
                    "action.unknown-owner: `niemand` is nobody who can own an action",
                    "one of: project-leader, projectgroep, communication, waterschap, gemeente, \
                     bewoners",
                )
                .with("/owner", "communication")
                .says(
                    "action.due-passed: an action of 2020-05-01 cannot be due before, on \
                     2020-04-30",
                    "a day from 2020-05-01",
                )
                .with("/due", "2020-05-02")
                .refuses_until("action.no-decision", "/decision", 1)
                .says(
                    "action.no-decision: there was no decision 1 by that day",
                    "the number of a decision that was taken, or none",
                )
                .on("2020-05-02")
                .accepted(),
            Ladder::from_below(opened(), "close-action", close)
                .leader_within("2020-01-15", None)
                .on("2020-04-30")
                .refuses_until("text.empty", "/outcome", "Niet nodig.")
                .says("action.unknown: there is no action 2", "the number of an action on the list")
                .with("/action", 1)
                .says(
                    "action.before-last-step: the last that happened to action 1 was on \
                     2020-05-01, after that day",
                    "a day from 2020-05-01",
                )
                .on("2020-05-01")
                .accepted(),
            Ladder::from_below(opened(), "postpone-action", postpone.clone())
                .leader_within("2020-01-15", None)
                .on("2020-06-20")
                .refuses_until("text.empty", "/reason", "Vakantie.")
                .refuses_until("action.unknown", "/action", 1)
                .says(
                    "action.not-later: action 1 is due on 2020-06-01 already",
                    "a day after 2020-06-01",
                )
                .with("/due", "2020-06-19")
                .refuses_until("action.due-passed", "/due", "2020-06-20")
                .accepted(),
            Ladder::new(closed.clone(), "close-action", json!(close_as(Closed::Done)))
                .says("action.already-closed: action 1 was closed on 2020-05-03", "a new action")
                .instead(opens),
            Ladder::new(bound(), "close-action", drop)
                .on("2020-05-19")
                .says(
                    "action.condition-stays: action 1 is a condition of decision 1, and the \
                     regiegroep alone can drop it",
                    "`done` once it is met; or the number of a later decision that drops it, which \
                     replaces decision 1 or does nothing else in the ledger",
                )
                .refuses_until("action.condition-stays", "/decision", json!(null))
                .refuses_until("action.condition-stays", "/decision", 3)
                .refuses_until("action.condition-stays", "/decision", 2)
                .refuses("action.condition-stays")
                .on("2020-05-20")
                .with("/state", "done")
                .says(
                    "action.drops-nothing: action 1 is no condition that is dropped, and nothing is \
                     to be decided about it",
                    "no decision",
                )
                .with("/state", "dropped")
                .accepted(),
            Ladder::new(bound(), "postpone-action", json!(self::postpone("2020-07-01")))
                .says(
                    "action.condition-day: action 1 is a condition of decision 1, and the \
                     regiegroep set its day",
                    "a decision with the condition and its new day; then drop action 1 by that \
                     decision",
                )
                .instead(|given| {
                    let conditions = vec![condition("2020-07-01")];
                    let (given, id) = given.and_voted("2020-06-01", SubjectDraft::Other, Vote::For);
                    let decide = DecideProposal { conditions, ..decision(id) };
                    let drop = json!({
                        "action": 1, "state": "dropped", "outcome": "Later.", "decision": 3,
                    });
                    given.and(LEADER, "2020-06-01", decide).told("2020-06-01", "close-action", drop)
                }),
            Ladder::new(closed, "postpone-action", json!(self::postpone("2020-07-01")))
                .refuses("action.already-closed")
                .instead(opens),
        ])
    }
}
