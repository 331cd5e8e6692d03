//! The personal data of persons, sealed outside the log.

use std::collections::BTreeMap;

use ledger_core::acts::person::{Post, services};
use ledger_core::{PersonId, text};
use ledger_report::{Contact, Knowledge, PersonList, PersonRow};
use ledger_store::{CommandDigest, CommandId, PersonError, PersonStore, Sealed};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::fault::Fault;
use crate::reading::Reading;

/// The most characters of each field.
const LIMIT: usize = 200;

/// The sealed data about a person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Card {
    /// The personal data.
    #[serde(flatten)]
    pub contact: Contact,
    /// The command that added the person, if it had an id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    added: Option<Added>,
}

/// A command with an id, so that repeating it adds no second person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Added {
    id: String,
    digest: [u8; 16],
}

impl Card {
    /// The card of a new person.
    pub fn new(contact: Contact, id: Option<&CommandId>) -> Result<Card, Failure> {
        let digest = CommandDigest::of(&serde_json::to_vec(&contact)?).0;
        let added = id.map(|id| Added { id: id.to_string(), digest });
        Ok(Card { contact, added })
    }

    /// Checks that the card can be stored.
    ///
    /// # Errors
    /// A missing name, or a field that is not one short line.
    pub fn check(&self) -> Result<(), Failure> {
        let Contact { name, email, telephone, organisation, note } = &self.contact;
        if name.trim().is_empty() {
            return Err(Failure::usage(|lang| lang.person_without_name()));
        }
        for given in [name, email, telephone, organisation, note] {
            if given.chars().count() > LIMIT || text::forbidden(given).next().is_some() {
                let given = text::harmless(given);
                return Err(Failure::usage(|lang| lang.no_short_line(&given, LIMIT)));
            }
        }
        Ok(())
    }

    /// Whether another card was made by the same command.
    ///
    /// # Errors
    /// `input.id-reused` if another command had the same id.
    pub fn is_again(&self, other: &Card) -> Result<bool, Fault> {
        match (&self.added, &other.added) {
            (Some(this), Some(that)) if this.id == that.id && this.digest != that.digest => {
                Err(Fault::new("input.id-reused", |lang| lang.id_of_another_person(&this.id)))
            }
            (this, that) => Ok(this.is_some() && this == that),
        }
    }
}

/// Reads the sealed data about a person. Returns `None` if there is no key.
pub fn opened(
    person: PersonId,
    sealed: Result<Sealed, PersonError>,
) -> Result<Option<Card>, Failure> {
    match sealed? {
        Sealed::Locked => Ok(None),
        Sealed::Opened(data) => serde_json::from_slice(&data)
            .map(Some)
            .map_err(|_| Failure::usage(|lang| lang.person_of_another_form(person))),
    }
}

/// Seals a card in place of earlier data.
pub fn keep(card: &Card, person: PersonId, persons: &PersonStore) -> Result<(), Failure> {
    card.check()?;
    Ok(persons.set(person, &serde_json::to_vec(card)?)?)
}

/// All persons, or one of them.
pub fn list(reading: &Reading, only: Option<PersonId>) -> Result<PersonList, Failure> {
    let ledger = &reading.ledger;
    let mut found: BTreeMap<PersonId, (Knowledge, Option<Contact>)> = BTreeMap::new();
    for service in services(ledger) {
        found.insert(service.person, (Knowledge::Unknown, None));
    }
    let wanted = |person: &PersonId| only.is_none_or(|only| only == *person);
    for (person, sealed) in reading.persons()?.all()? {
        if wanted(&person) {
            let known = match opened(person, sealed)? {
                Some(card) => (Knowledge::Known, Some(card.contact)),
                None => (Knowledge::Locked, None),
            };
            found.insert(person, known);
        }
    }
    for (person, _) in ledger.persons.all_forgotten() {
        found.insert(person, (Knowledge::Forgotten, None));
    }
    let now = reading.today();
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
            // It is no post: it never runs.
            Post::Supplier(_) => {}
        }
    }
    Ok(PersonList { persons: rows.into_values().collect() })
}

/// A row without roles, partners and groups yet.
fn new_row(person: PersonId, known: Knowledge, contact: Option<Contact>) -> PersonRow {
    let (roles, ambassador_of, groups) = (Vec::new(), Vec::new(), Vec::new());
    PersonRow { person, known, contact, roles, ambassador_of, groups }
}
