//! Who a person is and how to reach them: personal data, sealed outside the log.

use std::collections::BTreeMap;

use ledger_core::PersonId;
use ledger_core::acts::group::Group;
use ledger_core::acts::person::{Post, services};
use ledger_store::{PersonError, PersonStore, Sealed};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::session::Session;

/// The most characters of each of these.
const LIMIT: usize = 200;

/// Who a person is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Contact {
    /// Their name.
    pub(crate) name: String,
    /// Their address for e-mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) email: String,
    /// Their number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) telephone: String,
    /// Where they work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) organisation: String,
    /// Whatever else is good to know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) note: String,
}

impl Contact {
    /// What was sealed about a person; nothing where there is no key.
    pub(crate) fn of(
        person: PersonId,
        sealed: Result<Sealed, PersonError>,
    ) -> Result<Option<Contact>, Failure> {
        match sealed? {
            Sealed::Locked => Ok(None),
            Sealed::Opened(data) => serde_json::from_slice(&data).map(Some).map_err(|_| {
                let message = format!("what is known about person {person} has another form");
                Failure::usage(message, "use the version of this program that wrote it")
            }),
        }
    }

    /// Seals it, in place of what was known.
    pub(crate) fn keep(&self, person: PersonId, persons: &PersonStore) -> Result<(), Failure> {
        let Contact { name, email, telephone, organisation, note } = self;
        if name.trim().is_empty() {
            return Err(Failure::usage("a person has a name", "--name \"Fenna de Vries\""));
        }
        for text in [name, email, telephone, organisation, note] {
            if text.chars().count() > LIMIT || text.chars().any(char::is_control) {
                let message = format!("`{}` is not one short line", text.escape_debug());
                return Err(Failure::usage(message, format!("at most {LIMIT} characters")));
            }
        }
        Ok(persons.set(person, &serde_json::to_vec(self)?)?)
    }
}

/// Everybody who is known, whom an event names, or who was forgotten.
#[derive(Debug, Serialize)]
pub(crate) struct PersonList {
    pub(crate) persons: Vec<PersonRow>,
}

/// A person.
#[derive(Debug, Serialize)]
pub(crate) struct PersonRow {
    /// The number.
    pub(crate) person: PersonId,
    /// Whether the rest is there.
    pub(crate) known: Knowledge,
    /// Who it is.
    #[serde(flatten)]
    pub(crate) contact: Option<Contact>,
    /// The roles held now, by the names commands give them.
    pub(crate) roles: Vec<String>,
    /// The partners of which the person is ambassador now, by code.
    pub(crate) ambassador_of: Vec<String>,
    /// The groups that the person is in now.
    pub(crate) groups: Vec<Group>,
}

impl PersonRow {
    /// Somebody of whom it is not said yet what they do now.
    fn new(person: PersonId, known: Knowledge, contact: Option<Contact>) -> PersonRow {
        let (roles, ambassador_of, groups) = (Vec::new(), Vec::new(), Vec::new());
        PersonRow { person, known, contact, roles, ambassador_of, groups }
    }
}

/// Whether it can be known who somebody is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Knowledge {
    /// Sealed, and opened.
    Known,
    /// Sealed, and the key is not there.
    Locked,
    /// Nothing is kept.
    Unknown,
    /// An event says so.
    Forgotten,
}

impl PersonList {
    /// Everybody, or one person.
    pub(crate) fn of(session: &Session, only: Option<PersonId>) -> Result<PersonList, Failure> {
        let ledger = &session.ledger;
        let mut found: BTreeMap<PersonId, (Knowledge, Option<Contact>)> = BTreeMap::new();
        for service in services(ledger) {
            found.insert(service.person, (Knowledge::Unknown, None));
        }
        let wanted = |person: &PersonId| only.is_none_or(|only| only == *person);
        for (person, sealed) in session.persons()?.all()? {
            if wanted(&person) {
                let known = match Contact::of(person, sealed)? {
                    Some(contact) => (Knowledge::Known, Some(contact)),
                    None => (Knowledge::Locked, None),
                };
                found.insert(person, known);
            }
        }
        for (person, _) in ledger.persons.all_forgotten() {
            found.insert(person, (Knowledge::Forgotten, None));
        }
        let now = session.today();
        let mut rows: BTreeMap<PersonId, PersonRow> = found
            .into_iter()
            .filter(|(person, _)| wanted(person))
            .map(|(person, (known, contact))| (person, PersonRow::new(person, known, contact)))
            .collect();
        for service in services(ledger).filter(|service| service.runs(now)) {
            let Some(row) = rows.get_mut(&service.person) else { continue };
            match service.post {
                Post::Role(role) => {
                    let covenant = ledger.covenant();
                    let name = covenant.map(|covenant| covenant.actor_name(role.actor()));
                    row.roles.extend(name.map(str::to_owned));
                }
                Post::Ambassador(partner) => {
                    let partner = ledger.partners.get(partner);
                    row.ambassador_of.extend(partner.map(|partner| partner.code.clone()));
                }
                Post::Member(group) => row.groups.push(group),
            }
        }
        Ok(PersonList { persons: rows.into_values().collect() })
    }
}
