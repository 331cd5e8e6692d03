//! Who a person is and how to reach them: personal data, sealed outside the log.

use std::collections::BTreeMap;

use ledger_core::acts::person::{Post, services};
use ledger_core::{PersonId, text};
use ledger_report::{Contact, Knowledge, PersonList, PersonRow};
use ledger_store::{PersonError, PersonStore, Sealed};

use crate::failure::Failure;
use crate::session::Session;

/// The most characters of each of these.
const LIMIT: usize = 200;

/// What was sealed about a person; nothing where there is no key.
pub(crate) fn opened(
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
pub(crate) fn keep(
    contact: &Contact,
    person: PersonId,
    persons: &PersonStore,
) -> Result<(), Failure> {
    let Contact { name, email, telephone, organisation, note } = contact;
    if name.trim().is_empty() {
        return Err(Failure::usage("a person has a name", "--name \"Fenna de Vries\""));
    }
    for given in [name, email, telephone, organisation, note] {
        if given.chars().count() > LIMIT || text::forbidden(given).next().is_some() {
            let message = format!("`{}` is not one short line", text::harmless(given));
            let help = format!(
                "at most {LIMIT} characters, without control characters, marks of direction and \
                 characters that nobody sees"
            );
            return Err(Failure::usage(message, help));
        }
    }
    Ok(persons.set(person, &serde_json::to_vec(contact)?)?)
}

/// Everybody, or one person.
pub(crate) fn list(session: &Session, only: Option<PersonId>) -> Result<PersonList, Failure> {
    let ledger = &session.ledger;
    let mut found: BTreeMap<PersonId, (Knowledge, Option<Contact>)> = BTreeMap::new();
    for service in services(ledger) {
        found.insert(service.person, (Knowledge::Unknown, None));
    }
    let wanted = |person: &PersonId| only.is_none_or(|only| only == *person);
    for (person, sealed) in session.persons()?.all()? {
        if wanted(&person) {
            let known = match opened(person, sealed)? {
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
        .map(|(person, (known, contact))| (person, new_row(person, known, contact)))
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

/// Somebody of whom it is not said yet what they do now.
fn new_row(person: PersonId, known: Knowledge, contact: Option<Contact>) -> PersonRow {
    let (roles, ambassador_of, groups) = (Vec::new(), Vec::new(), Vec::new());
    PersonRow { person, known, contact, roles, ambassador_of, groups }
}
