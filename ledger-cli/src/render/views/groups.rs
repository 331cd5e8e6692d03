//! Who is in the projectgroep and in the communications group.

use ledger_core::views::groups::GroupsView;

use crate::render::page::Page;
use crate::render::table::{Cell, Column, Table, cells};
use crate::render::{Lang, Render, values};

impl Render for GroupsView {
    fn title(&self, lang: Lang) -> String {
        lang.groups_on(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::text("group", lang.group_title()),
            Column::figure("person", lang.person_number()),
            Column::text("field", lang.field_of_work()),
            Column::text("theme", lang.theme()),
            Column::word("since", lang.since()),
        ]);
        for row in &self.members {
            table.row(cells![
                Cell::named(row.group, lang.group(row.group)),
                row.person.0,
                row.field.as_deref().unwrap_or_default(),
                row.theme.as_deref().unwrap_or_default(),
                row.since,
            ]);
        }
        table
    }

    fn page(&self, lang: Lang) -> Page {
        Page::titled(self.title(lang)).table_or(self.table(lang), lang.nobody())
    }
}
