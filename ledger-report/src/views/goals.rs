//! Goals by theme, and their state.

use ledger_core::views::goals::{GoalRow, GoalsView};

use crate::document::{Column, Document, Table, cells};
use crate::{Lang, Render, lights, values};

impl Render for GoalsView {
    fn title(&self, lang: Lang) -> String {
        let on = values::date(self.on, lang);
        self.year.map_or(lang.goals_on(&on), |year| lang.goals_of(year, &on))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("goal", lang.number()),
            Column::text("theme", lang.theme()),
            Column::word("year", lang.year()),
            Column::text("text", lang.goals()),
            Column::in_csv("measure"),
            Column::word("state", lang.state()),
            Column::word("on", lang.day()),
            Column::in_csv("progress"),
        ]);
        for theme in &self.themes {
            for row in &theme.goals {
                let progress = row.progress.as_ref();
                table.row(cells![
                    row.goal.0,
                    &theme.theme,
                    row.year.to_string(),
                    &row.text,
                    row.measure.as_deref().unwrap_or_default(),
                    lights::goal(progress, lang),
                    progress.map(|of| of.on),
                    progress.map(|of| of.text.as_str()).unwrap_or_default(),
                ]);
            }
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        self.themes.iter().fold(Document::titled(self.title(lang), lang), |document, theme| {
            document
                .heading(&theme.theme)
                .list(theme.goals.iter().map(|row| goal_in_words(row, lang)), lang.no_goals())
        })
    }
}

/// A goal and its state, in a few sentences.
pub(crate) fn goal_in_words(row: &GoalRow, lang: Lang) -> String {
    let (goal, year, text) = (row.goal, row.year, row.text.trim_end_matches('.'));
    match &row.progress {
        None => lang.goal_without_progress(goal, year, text),
        Some(of) => {
            let (state, on) = (lang.goal_state(of.state), values::date(of.on, lang));
            lang.goal_with_progress(goal, year, text, state, on, &of.text)
        }
    }
}
