//! 3. Progress per theme and goal. 4. The partners, and the contacts with them.

use ledger_core::views::monitoring::{Partners, ThemeProgress};

use super::names;
use crate::render::Lang;
use crate::render::page::Page;
use crate::render::table::{Column, Table, cells};
use crate::render::views::{
    covered, goal_in_words, groups_table, marked, meetings_table, with_evaluation,
};

pub(super) fn themes(page: Page, themes: &[ThemeProgress], lang: Lang) -> Page {
    let mut table = Table::new([
        Column::text("theme", lang.theme()),
        Column::figure("planned", lang.planned()),
        Column::figure("spent", lang.spent()),
    ]);
    for theme in themes {
        table.row(cells![&theme.theme, theme.planned.amount, theme.spent.amount]);
    }
    let page = page.heading(lang.heading_themes()).table_or(table, lang.no_themes());
    themes.iter().fold(page, |page, theme| {
        page.subheading(lang.goals_of_theme(&theme.theme))
            .list(theme.goals.iter().map(|row| goal_in_words(row, lang)), lang.no_goals())
    })
}

pub(super) fn partners(page: Page, partners: &Partners, lang: Lang) -> Page {
    let page = page
        .heading(lang.heading_partners())
        .paragraph(lang.parties_of(partners.parties.count, partners.named.count))
        .subheading(lang.joined_in_period());
    let page = names(page, &partners.joined, lang).subheading(lang.left_in_period());
    let page = names(page, &partners.left, lang).subheading(lang.not_signed());
    let page = names(page, &partners.not_signed, lang)
        .subheading(lang.ambassadors())
        .paragraph(covered(&partners.ambassadors, lang));
    let page = match partners.ambassadors.without.is_empty() {
        true => page,
        false => {
            names(page.subheading(lang.without_ambassador()), &partners.ambassadors.without, lang)
        }
    };
    let page = page
        .subheading(lang.conversations())
        .paragraph(lang.conversations_in_period(partners.conversations.count))
        .subheading(lang.meetings())
        .table_or(meetings_table(&partners.meetings, lang), lang.no_meetings());
    let page = with_evaluation(page, partners.evaluation.as_ref(), lang)
        .subheading(lang.agreed_with_partners())
        .table_or(groups_table(&partners.agreed, lang), lang.no_obligations());
    marked(page, &partners.agreed, lang)
}
