//! 2. Progress per theme and goal. 3. The partners, and the contacts with them.

use ledger_core::views::monitoring::{Partners, ThemeProgress};

use super::names;
use crate::document::{Column, Document, Table, cells};
use crate::views::in_kind::with_in_kind;
use crate::views::{covered, groups_table, marked, meetings_table, with_evaluation};
use crate::{Lang, lights};

pub(super) fn themes(document: Document, themes: &[ThemeProgress], lang: Lang) -> Document {
    let mut spending = Table::new([
        Column::text("theme", lang.theme()),
        Column::figure("planned", lang.planned()),
        Column::figure("spent", lang.spent()),
    ])
    .named("themes", lang.themes_in_euros());
    for theme in themes {
        spending.row(cells![&theme.theme, theme.planned.amount, theme.spent.amount]);
    }
    let document = document.heading(lang.heading_themes()).table_or(spending, lang.no_themes());
    let without = themes.iter().filter(|theme| theme.goals.is_empty());
    let mut without = without.map(|theme| lang.no_goals_of(&theme.theme)).peekable();
    let goals = goals_table(themes, lang);
    let document = if goals.rows.is_empty() { document } else { document.table(goals) };
    match without.peek() {
        None => document,
        Some(_) => document.list(without, ""),
    }
}

/// The goals of each theme, and their state.
fn goals_table(themes: &[ThemeProgress], lang: Lang) -> Table {
    let mut goals = Table::new([
        Column::in_csv("theme"),
        Column::figure("goal", lang.number()),
        Column::text("text", lang.goal()),
        Column::in_csv("measure"),
        Column::word("state", lang.state()),
        Column::word("on", lang.day()),
        Column::text("progress", lang.progress()),
    ])
    .named("goals", lang.goals());
    for theme in themes.iter().filter(|theme| !theme.goals.is_empty()) {
        goals.heading(&theme.theme);
        for row in &theme.goals {
            let progress = row.progress.as_ref();
            goals.row(cells![
                &theme.theme,
                row.goal.0,
                &row.text,
                row.measure.as_deref(),
                lights::goal(progress, lang),
                progress.map(|of| of.on),
                progress.map(|of| of.text.as_str()),
            ]);
        }
    }
    goals
}

pub(super) fn partners(document: Document, partners: &Partners, lang: Lang) -> Document {
    let document = document
        .heading(lang.heading_partners())
        .paragraph(lang.parties_of(partners.parties.count, partners.named.count))
        .paragraph(covered(&partners.ambassadors, lang))
        .paragraph(lang.conversations_in_period(partners.conversations.count));
    let document = names(document, lang.joined_in_period(), &partners.joined, lang);
    let document = names(document, lang.left_in_period(), &partners.left, lang);
    let document = names(document, lang.not_signed(), &partners.not_signed, lang);
    let without = &partners.ambassadors.without;
    let document = names(document, lang.without_ambassador(), without, lang).table_or(
        meetings_table(&partners.meetings, lang).named("meetings", lang.meetings()),
        lang.no_meetings(),
    );
    let document = match partners.in_kind.rows.is_empty() {
        true => document,
        false => with_in_kind(document.subheading(lang.in_kind()), &partners.in_kind, lang),
    };
    let agreed = groups_table(&partners.agreed, lang);
    let document = with_evaluation(document, partners.evaluation.as_ref(), lang)
        .table_or(agreed.named("agreed", lang.agreed_with_partners()), lang.no_obligations());
    marked(document, &partners.agreed, lang)
}
