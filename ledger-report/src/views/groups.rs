//! The members of the projectgroep and of the communications group.

use ledger_core::views::groups::GroupsView;

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, People, Render, values};

impl Render for GroupsView {
    fn title(&self, lang: Lang) -> String {
        lang.groups_on(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        table(self, &People::default(), lang)
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table_or(table(self, people, lang), lang.nobody())
    }
}

fn table(view: &GroupsView, people: &People, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("group", lang.group_title()),
        Column::text("person", lang.person_named()),
        Column::text("field", lang.field_of_work()),
        Column::text("theme", lang.theme()),
        Column::word("since", lang.since()),
    ]);
    for row in &view.members {
        table.row(cells![
            Cell::named(row.group, lang.group(row.group)),
            Cell::Named { code: row.person.to_string(), name: people.name(row.person, lang) },
            row.field.as_deref().unwrap_or_default(),
            row.theme.as_deref().unwrap_or_default(),
            row.since,
        ]);
    }
    table
}
