//! The persons and their data. It is not a view of the events alone: the data are stored outside them.

use ledger_core::PersonId;
use ledger_core::acts::group::Group;
use serde::{Deserialize, Serialize};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render};

/// Who a person is, or the address of a department without a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name. A department has none.
    pub name: String,
    /// Their address for e-mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub telephone: String,
    /// Where they work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Whatever else is good to know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The partners, by code, for which the person is the contact.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact_of: Vec<String>,
    /// The partners, by code, for which the person is the contact about invoices and payments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub finance_of: Vec<String>,
}

impl Contact {
    /// What the person is called: by name, or else as the organisation.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.organisation } else { &self.name }
    }
}

/// All persons who are known, named by an event, or forgotten.
#[derive(Debug, Serialize)]
pub struct PersonList {
    /// In the order of their numbers.
    pub persons: Vec<PersonRow>,
}

/// A person.
#[derive(Debug, Serialize)]
pub struct PersonRow {
    /// The number.
    pub person: PersonId,
    /// Whether the rest is there.
    pub known: Knowledge,
    /// Who it is.
    #[serde(flatten)]
    pub contact: Option<Contact>,
    /// The roles held now, by the names commands give them.
    pub roles: Vec<String>,
    /// The partners of which the person is ambassador now, by code.
    pub ambassador_of: Vec<String>,
    /// The seats of which the person is deputy now, by code.
    pub deputy_of: Vec<String>,
    /// The groups that the person is in now.
    pub groups: Vec<Group>,
}

/// Whether the data about a person can be read.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Knowledge {
    /// The data are sealed, and were opened.
    Known,
    /// The data are sealed, and there is no key.
    Locked,
    /// No data are stored.
    Unknown,
    /// An event says that the person was forgotten.
    Forgotten,
}

impl PersonRow {
    fn name(&self, lang: Lang) -> String {
        match (&self.contact, self.known) {
            (Some(contact), _) => contact.called().to_owned(),
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
        let deputy = self.deputy_of.iter().map(|seat| lang.deputy_of(seat));
        let contact = self.contact.iter();
        let contacts = contact.clone().flat_map(|of| &of.contact_of).map(|of| lang.contact_of(of));
        let finance = contact.flat_map(|of| &of.finance_of).map(|of| lang.finance_of(of));
        let of_events = roles.chain(deputy).chain(ambassador).chain(groups);
        of_events.chain(contacts).chain(finance).collect::<Vec<_>>().join(", ")
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
            Column::in_csv("contact_of"),
            Column::in_csv("finance_of"),
        ]);
        for row in &self.persons {
            let contact = row.contact.clone().unwrap_or_default();
            let Contact { email, telephone, organisation, note, contact_of, finance_of, .. } =
                contact;
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
                contact_of.join("; "),
                finance_of.join("; "),
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table_or(self.table(lang), lang.no_persons())
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
