//! 3. Progress per theme. 4. The partners, and the contacts with them.

use ledger_core::views::monitoring::{Partners, ThemeProgress};

use super::{names, nothing};
use crate::render::Lang;
use crate::render::page::Page;
use crate::render::table::{Column, Table, cells};

pub(super) fn themes(page: Page, themes: &[ThemeProgress], lang: Lang) -> Page {
    let mut table = Table::new([
        Column::text("theme", lang.theme()),
        Column::figure("planned", lang.planned()),
        Column::figure("spent", lang.spent()),
    ]);
    for theme in themes {
        table.row(cells![&theme.theme, theme.planned.amount, theme.spent.amount]);
    }
    let page = page
        .heading(lang.heading_themes())
        .table_or(table, lang.no_themes())
        .subheading(lang.goals());
    match themes.first() {
        Some(theme) => nothing(page, theme.goals, lang),
        None => page.paragraph(lang.nothing_recorded()),
    }
}

pub(super) fn partners(page: Page, partners: &Partners, lang: Lang) -> Page {
    let page = page
        .heading(lang.heading_partners())
        .paragraph(lang.parties_of(partners.parties.count, partners.named.count))
        .subheading(lang.joined_in_period());
    let page = names(page, &partners.joined, lang).subheading(lang.not_signed());
    let page = names(page, &partners.not_signed, lang);
    let page = nothing(page.subheading(lang.ambassadors()), partners.ambassadors, lang);
    let page = nothing(page.subheading(lang.conversations()), partners.conversations, lang);
    nothing(page.subheading(lang.meetings()), partners.meetings, lang)
}
