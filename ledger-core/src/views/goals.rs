//! The goals per theme, each with how it stands.

use serde::Serialize;

use crate::acts::goal::{Goal, GoalState};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{GoalId, Position};
use crate::ledger::Ledger;
use crate::views::meaning;

/// Goals and their progress, as far as was recorded up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoalsView {
    /// The year, if one was asked for.
    pub year: Option<FiscalYear>,
    /// The day.
    pub on: Date,
    /// The themes of the covenant, in its order.
    pub themes: Vec<ThemeGoals>,
}

/// The goals of a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeGoals {
    /// The theme.
    #[serde(serialize_with = "meaning::row_key")]
    pub theme: String,
    /// Its goals, in the order set.
    pub goals: Vec<GoalRow>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GoalRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub goal: GoalId,
    /// The year.
    pub year: FiscalYear,
    /// What is to be reached.
    pub text: String,
    /// By what it is seen that it is reached.
    pub measure: Option<String>,
    /// When it was set.
    pub set_on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// How it stood last.
    pub progress: Option<ProgressRow>,
}

/// How a goal stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProgressRow {
    /// The state.
    pub state: GoalState,
    /// What was done and was still to do.
    pub text: String,
    /// The day.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl GoalsView {
    /// The goals of a year, or of all, that were set by a day.
    pub fn of(ledger: &Ledger, year: Option<FiscalYear>, on: Date) -> GoalsView {
        let themes = ledger.covenant_on(on).map_or(&[][..], |covenant| &covenant.themes);
        let goals = |(place, theme): (u8, &String)| {
            let set = ledger.goals.all().filter(|(_, goal)| goal.on <= on);
            let asked = set.filter(|(_, goal)| year.is_none_or(|year| goal.year == year));
            let of_theme = asked.filter(|(_, goal)| goal.theme == place);
            let goals = of_theme.map(|(id, goal)| GoalRow::of(id, goal, on)).collect();
            ThemeGoals { theme: theme.clone(), goals }
        };
        GoalsView { year, on, themes: (1..=u8::MAX).zip(themes).map(goals).collect() }
    }
}

impl GoalRow {
    fn of(id: GoalId, goal: &Goal, on: Date) -> GoalRow {
        GoalRow {
            goal: id,
            year: goal.year,
            text: goal.text.clone(),
            measure: goal.measure.clone(),
            set_on: goal.on,
            position: goal.position,
            progress: goal.latest(on).map(|latest| ProgressRow {
                state: latest.state,
                text: latest.text.clone(),
                on: latest.on,
                position: latest.position,
            }),
        }
    }
}
