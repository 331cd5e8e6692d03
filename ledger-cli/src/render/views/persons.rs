//! Who persons are. Not a view of the events alone: what is known about persons stands outside them.

use crate::contact::{Contact, Knowledge, PersonList, PersonRow};
use crate::render::page::Page;
use crate::render::table::{Cell, Column, Table, cells};
use crate::render::{Lang, Render};

impl PersonRow {
    fn name(&self, lang: Lang) -> String {
        match (&self.contact, self.known) {
            (Some(contact), _) => contact.name.clone(),
            (None, Knowledge::Forgotten) => lang.forgotten_person(self.person),
            (None, Knowledge::Known | Knowledge::Locked | Knowledge::Unknown) => {
                lang.person(self.person)
            }
        }
    }

    fn roles(&self, lang: Lang) -> String {
        let roles = self.roles.iter().map(|role| lang.actor(role).to_owned());
        let ambassador = self.ambassador_of.iter().map(|partner| lang.ambassador_of(partner));
        let groups = self.groups.iter().map(|group| lang.group(*group).to_owned());
        roles.chain(ambassador).chain(groups).collect::<Vec<_>>().join(", ")
    }
}

impl Render for PersonList {
    fn title(&self, lang: Lang) -> String {
        lang.persons().to_owned()
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("person", lang.number()),
            Column::text("name", lang.name()),
            Column::text("organisation", lang.organisation()),
            Column::text("known", lang.data()),
            Column::text("roles", lang.roles()),
            Column::in_csv("email"),
            Column::in_csv("telephone"),
            Column::in_csv("note"),
        ]);
        for row in &self.persons {
            let Contact { email, telephone, organisation, note, .. } =
                row.contact.clone().unwrap_or_default();
            let known = match row.known {
                Knowledge::Known => lang.data_known(),
                Knowledge::Locked => lang.data_locked(),
                Knowledge::Unknown => lang.data_none(),
                Knowledge::Forgotten => lang.data_forgotten(),
            };
            table.row(cells![
                u64::from(row.person.0),
                row.name(lang),
                organisation,
                Cell::named(row.known, known),
                row.roles(lang),
                email,
                telephone,
                note,
            ]);
        }
        table
    }

    fn page(&self, lang: Lang) -> Page {
        Page::titled(self.title(lang)).table_or(self.table(lang), lang.no_persons())
    }
}

impl Render for PersonRow {
    fn title(&self, lang: Lang) -> String {
        self.name(lang)
    }

    fn table(&self, lang: Lang) -> Table {
        let Contact { email, telephone, organisation, note, .. } =
            self.contact.clone().unwrap_or_default();
        Table::of_facts([
            (lang.number(), u64::from(self.person.0).into()),
            (lang.organisation(), organisation.into()),
            (lang.email(), email.into()),
            (lang.telephone(), telephone.into()),
            (lang.note(), note.into()),
            (lang.roles(), self.roles(lang).into()),
        ])
    }
}
