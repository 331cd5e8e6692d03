//! 2. The goals of each theme, and what the covenant asks in the year.

use ledger_core::views::goals::GoalRow;
use ledger_core::views::monitoring::{MonitoringReport, ThemeProgress};

use super::beside::Beside;
use crate::document::{Cell, Column, Document, Table, cells};
use crate::views::{groups_table, marked};
use crate::{Lang, lights};

pub(super) fn goals(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let beside = Beside::of_year(report);
    let before = beside.before(|of| &of.themes[..]).unwrap_or_default();
    let without = report.themes.iter().filter(|theme| theme.goals.is_empty());
    let without = without.map(|theme| lang.no_goals_of(&theme.theme));
    let document = document
        .heading(lang.heading_goals())
        .table_or(goals_table(&report.themes, before, lang), "")
        .list(without, "")
        .table_or(spending(&report.themes, before, lang), lang.no_themes());
    let agreed = groups_table(&report.agreed, beside.before(|of| &of.agreed[..]), lang);
    let agreed = agreed.named("agreed", lang.agreed_in_year());
    marked(document.table_or(agreed, lang.no_obligations()), &report.agreed, lang)
}

/// The goals of each theme, and their state in the report before and now.
fn goals_table(themes: &[ThemeProgress], before: &[ThemeProgress], lang: Lang) -> Table {
    let mut goals = Table::new([
        Column::in_csv("theme"),
        Column::figure("goal", lang.number()),
        Column::text("text", lang.goal()),
        Column::in_csv("measure"),
        Column::word_if(!before.is_empty(), "before", lang.previous_report()),
        Column::word("state", lang.state()),
        Column::word("on", lang.day()),
        Column::text("progress", lang.progress()),
    ])
    .named("goals", lang.goals());
    let then = |row: &GoalRow| {
        let earlier = before.iter().flat_map(|theme| &theme.goals).find(|of| of.goal == row.goal);
        lights::goal(earlier.and_then(|of| of.progress.as_ref()), lang)
    };
    for theme in themes.iter().filter(|theme| !theme.goals.is_empty()) {
        goals.heading(&theme.theme);
        for row in &theme.goals {
            let progress = row.progress.as_ref();
            goals.row(cells![
                &theme.theme,
                row.goal.0,
                &row.text,
                row.measure.as_deref(),
                then(row),
                lights::goal(progress, lang),
                progress.map(|of| of.on),
                progress.map(|of| of.text.as_str()),
            ]);
        }
    }
    goals
}

/// What was planned and spent on each theme.
fn spending(themes: &[ThemeProgress], before: &[ThemeProgress], lang: Lang) -> Table {
    let mut spending = Table::new([
        Column::text("theme", lang.theme()),
        Column::figure("planned", lang.planned()),
        Column::figure_if(!before.is_empty(), "before", lang.previous_report()),
        Column::figure("spent", lang.spent()),
    ])
    .named("themes", lang.themes_in_euros());
    for theme in themes {
        let then = before.iter().find(|of| of.theme == theme.theme);
        let then = then.map_or(Cell::Empty, |of| of.spent.amount.into());
        spending.row(cells![&theme.theme, theme.planned.amount, then, theme.spent.amount]);
    }
    spending
}
