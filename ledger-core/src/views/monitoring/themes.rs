//! Progress per theme, with the money beside it.

use serde::Serialize;

use crate::calendar::Date;
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::budget::{BudgetRow, BudgetView};
use crate::views::goals::{GoalRow, GoalsView, ThemeGoals};
use crate::views::meaning;

/// What was planned and spent on a theme in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ThemeProgress {
    /// The theme.
    #[serde(serialize_with = "meaning::row_key")]
    pub theme: String,
    /// Planned expenses, in the budget as last revised.
    pub planned: Figure,
    /// Spent up to the reference date.
    pub spent: Figure,
    /// Goals of the year, each as it stood on the reference date.
    pub goals: Vec<GoalRow>,
}

impl ThemeProgress {
    pub(super) fn of(ledger: &Ledger, budget: &BudgetView, on: Date) -> Vec<ThemeProgress> {
        let progress = |ThemeGoals { theme, goals }: ThemeGoals| {
            let on_theme = |row: &&BudgetRow| row.theme.as_ref() == Some(&theme);
            let rows: Vec<&BudgetRow> = budget.expenses.iter().filter(on_theme).collect();
            ThemeProgress {
                planned: Figure::sum(rows.iter().map(|row| &row.totals.revised)),
                spent: Figure::sum(rows.iter().map(|row| &row.totals.actual)),
                theme,
                goals,
            }
        };
        let themes = GoalsView::of(ledger, Some(budget.year), on).themes;
        themes.into_iter().map(progress).collect()
    }
}
