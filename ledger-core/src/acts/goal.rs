//! Goals per theme and year, and how they progress.
//!
//! Source: the covenant's article on planning and control: content is monitored and evaluated between
//! regiegroep and project leader, and the budget of each year is updated together with what was reached
//! of the goals.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{GoalId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};
use crate::text;

/// Set a goal for a year, on a main theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetGoal {
    /// The year.
    pub year: FiscalYear,
    /// The main theme it serves, by its name.
    pub theme: String,
    /// What is to be reached.
    pub goal: String,
    /// By what it is seen that it is reached.
    #[serde(default)]
    pub measure: Option<String>,
}

/// Record how a goal stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordGoalProgress {
    /// The number of the goal.
    pub goal: GoalId,
    /// How it stands.
    pub state: GoalState,
    /// What was done and is still to do.
    pub text: String,
}

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GoalState {
    /// Reached, or as planned.
    Green,
    /// In danger.
    Amber,
    /// Not reached, or not to be reached any more.
    Red,
}

/// A goal was set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GoalSet {
    /// Its number.
    pub goal: GoalId,
    /// The year.
    pub year: FiscalYear,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: u8,
    /// What is to be reached.
    pub text: String,
    /// By what it is seen that it is reached.
    pub measure: Option<String>,
}

/// How a goal progresses was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GoalProgressRecorded {
    /// The goal.
    pub goal: GoalId,
    /// How it stands.
    pub state: GoalState,
    /// What was done and is still to do.
    pub text: String,
}

refusals! {
    /// Refusals about goals.
    GoalRefusal {
        AfterYear { year: FiscalYear, last_day: Date } = "goal.after-year" PlanningAndControl:
            "{year} ended on {last_day}; a goal is set before",
            "a day up to {last_day}, or a later year";
        AlreadySet { goal: GoalId, year: FiscalYear } = "goal.already-set" PlanningAndControl:
            "this goal of {year} was already set, as number {goal}",
            "another goal, or progress of goal {goal}";
        Unknown { goal: GoalId } = "goal.unknown" PlanningAndControl:
            "there is no goal {goal}",
            "the number of a goal that was set";
        BeforeGoal { goal: GoalId, on: Date } = "goal.before-goal" PlanningAndControl:
            "goal {goal} was set on {on}",
            "a day from {on}";
        BeforeYear { goal: GoalId, first_day: Date } = "goal.before-year" PlanningAndControl:
            "goal {goal} is of a year that begins on {first_day}",
            "a day from {first_day}";
    }
}

impl Act for SetGoal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        by.year(self.year)?;
        let (year, last_day) = (self.year, by.covenant.calendar.last_day(self.year));
        if by.on > last_day {
            return Err(GoalRefusal::AfterYear { year, last_day }.into());
        }
        let theme = by.theme(&self.theme)?;
        acting::line("goal", &self.goal, 400)?;
        if let Some(measure) = &self.measure {
            acting::line("measure", measure, 400)?;
        }
        if let Some(goal) = by.ledger.goals.same.get(&(year, theme, text::key(&self.goal))) {
            let goal = *goal;
            return Err(GoalRefusal::AlreadySet { goal, year }.into());
        }
        let (goal, text) = (by.ledger.goals.next_id(), self.goal.clone());
        Ok(vec![GoalSet { goal, year, theme, text, measure: self.measure.clone() }.into()])
    }
}

impl Act for RecordGoalProgress {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let RecordGoalProgress { goal, state, text } = self.clone();
        let set = by.ledger.goals.get(goal).ok_or(GoalRefusal::Unknown { goal })?;
        if by.on < set.on {
            return Err(GoalRefusal::BeforeGoal { goal, on: set.on }.into());
        }
        let first_day = by.covenant.calendar.first_day(set.year);
        if by.on < first_day {
            return Err(GoalRefusal::BeforeYear { goal, first_day }.into());
        }
        acting::text("text", &text)?;
        Ok(vec![GoalProgressRecorded { goal, state, text }.into()])
    }
}

impl Fact for GoalSet {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if self.goal != ledger.goals.next_id() {
            return Err(Misfit("its goal number is not the next"));
        }
        if !ledger.has_theme(self.theme) {
            return Err(Misfit("there is no such theme"));
        }
        let GoalSet { goal, year, theme, text, measure } = self;
        let (on, position) = (at.on, at.position);
        ledger.goals.same.entry((year, theme, text::key(&text))).or_insert(goal);
        let (progress, retracted) = (Vec::new(), false);
        let goal = Goal { year, theme, text, measure, on, position, progress, retracted };
        ledger.goals.all.push(goal);
        Ok(())
    }
}

impl Fact for GoalProgressRecorded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let GoalProgressRecorded { goal, state, text } = self;
        let goal = ledger.goals.all.get_mut(goal.index());
        let goal = goal.ok_or(Misfit("there is no such goal"))?;
        goal.progress.push(Progress { state, text, on: at.on, position: at.position });
        Ok(())
    }
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// The year.
    pub year: FiscalYear,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: u8,
    /// What is to be reached.
    pub text: String,
    /// By what it is seen that it is reached.
    pub measure: Option<String>,
    /// When it was set.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// How it progressed, in the order recorded.
    pub progress: Vec<Progress>,
    /// Whether it was recorded by mistake.
    retracted: bool,
}

/// How a goal stood on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// How it stood.
    pub state: GoalState,
    /// What was done and was still to do.
    pub text: String,
    /// The day.
    pub on: Date,
    /// The event.
    pub position: Position,
}

impl Goal {
    /// How it stood on a day, as far as was recorded: the last day counts, and then what was recorded
    /// last.
    pub fn latest(&self, on: Date) -> Option<&Progress> {
        let until = self.progress.iter().filter(|progress| progress.on <= on);
        until.max_by_key(|progress| (progress.on, progress.position))
    }
}

/// Every goal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Goals {
    all: Vec<Goal>,
    /// The first goal of a year and theme with a text, by the key of the text.
    same: BTreeMap<(FiscalYear, u8, String), GoalId>,
}

impl Goals {
    /// Every goal with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (GoalId, &Goal)> {
        let all = self.all.iter().enumerate().filter(|(_, goal)| !goal.retracted);
        all.map(|(index, goal)| (GoalId::at(index), goal))
    }

    /// The goal with a number.
    pub fn get(&self, id: GoalId) -> Option<&Goal> {
        self.all.get(id.index()).filter(|goal| !goal.retracted)
    }

    /// What an event recorded. A goal stands while there is progress of it.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.all().find_map(|(id, goal)| {
            if goal.position == event {
                let used_by = goal.progress.last().map(|last| last.position);
                return Some(Found::new(Record::Goal(id), goal.on, used_by));
            }
            let progress = goal.progress.iter().find(|of| of.position == event)?;
            Some(Found::new(Record::GoalProgress(id), progress.on, None))
        })
    }

    /// Takes back a goal without progress that an event recorded.
    pub(super) fn retract(&mut self, id: GoalId, event: Position) -> Option<()> {
        let goal = self.all.get_mut(id.index())?;
        let goal = Some(goal).filter(|of| of.position == event && of.progress.is_empty())?;
        goal.retracted = true;
        self.same.remove(&(goal.year, goal.theme, text::key(&goal.text)));
        Some(())
    }

    /// Takes back progress of a goal that an event recorded.
    pub(super) fn retract_progress(&mut self, id: GoalId, event: Position) -> Option<()> {
        let progress = &mut self.all.get_mut(id.index())?.progress;
        let place = retraction::place(progress, event, |of| of.position)?;
        progress.remove(place);
        Some(())
    }

    fn next_id(&self) -> GoalId {
        GoalId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{Given, LEADER, Ladder, Ladders, day, founded, ladders, year};

    fn set(of: &str) -> SetGoal {
        SetGoal {
            year: year(of),
            theme: "Wegen".to_owned(),
            goal: "Fictief: drie wegen veilig".to_owned(),
            measure: Some("Getelde wegen".to_owned()),
        }
    }

    fn progress(goal: u32, state: GoalState) -> RecordGoalProgress {
        RecordGoalProgress { goal: GoalId(goal), state, text: "Fictief.".to_owned() }
    }

    /// Goal 1 of 2020, set on 1 March.
    fn given() -> Given {
        founded().and(LEADER, "2020-03-01", set("2020"))
    }

    #[test]
    fn a_goal_is_of_a_theme_and_a_year() {
        let (goal, measure) = (GoalId(2), Some("Getelde wegen".to_owned()));
        let (year, text) = (year("2021"), "Fictief: drie wegen veilig".to_owned());
        given()
            .when(LEADER, "2020-12-31", set("2021"))
            .then([GoalSet { goal, year, theme: 2, text, measure }])
            .booked([]);
    }

    #[test]
    fn how_a_goal_stands_is_what_was_said_of_the_last_day() {
        let given = given()
            .and(LEADER, "2020-06-01", progress(1, GoalState::Amber))
            .and(LEADER, "2020-09-01", progress(1, GoalState::Green))
            .and(LEADER, "2020-07-01", progress(1, GoalState::Red));
        let goal = given.ledger.goals.get(GoalId(1)).unwrap();
        let state = |on| goal.latest(day(on)).map(|progress| progress.state);
        assert_eq!(state("2020-05-31"), None);
        assert_eq!(state("2020-06-30"), Some(GoalState::Amber));
        assert_eq!(state("2020-08-31"), Some(GoalState::Red));
        assert_eq!(state("2020-09-01"), Some(GoalState::Green));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let sets = json!({ "year": "2031", "theme": "Lucht", "goal": "", "measure": "" });
        let reports = json!({ "goal": 9, "state": "green", "text": "" });
        let ahead = founded().and(LEADER, "2020-03-01", set("2021"));
        ladders([
            Ladder::from_below(given(), "set-goal", sets)
                .leader_within("2020-01-15", Some("2023-01-01"))
                .on("2021-01-01")
                .refuses_until("year.outside-term", "/year", "2020")
                .says(
                    "goal.after-year: 2020 ended on 2020-12-31; a goal is set before",
                    "a day up to 2020-12-31, or a later year",
                )
                .on("2020-12-31")
                .refuses_until("theme.unknown", "/theme", "Wegen")
                .refuses_until("text.empty", "/goal", "Fictief: drie wegen veilig")
                .refuses_until("text.empty", "/measure", "Metingen")
                .says(
                    "goal.already-set: this goal of 2020 was already set, as number 1",
                    "another goal, or progress of goal 1",
                )
                .with("/theme", "Water")
                .accepted(),
            Ladder::from_below(ahead, "record-goal-progress", reports)
                .leader_within("2020-01-15", None)
                .on("2020-02-29")
                .says("goal.unknown: there is no goal 9", "the number of a goal that was set")
                .with("/goal", 1)
                .says("goal.before-goal: goal 1 was set on 2020-03-01", "a day from 2020-03-01")
                .on("2020-12-31")
                .says(
                    "goal.before-year: goal 1 is of a year that begins on 2021-01-01",
                    "a day from 2021-01-01",
                )
                .on("2021-01-01")
                .refuses_until("text.empty", "/text", "Op weg.")
                .accepted(),
        ])
    }
}
