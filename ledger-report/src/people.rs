//! What persons are called: their names stand outside the log, so only what is shown to somebody has
//! them. A report has not: it must come out the same from the events alone.

use std::collections::BTreeMap;

use ledger_core::{Ledger, PersonId};

use super::Lang;

/// Who the numbers of persons stand for, as far as that may be shown.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The name of a person; none for somebody who was forgotten.
    known: BTreeMap<PersonId, Option<String>>,
}

impl People {
    /// What the events say: who was forgotten, and no names.
    pub fn of_events(ledger: &Ledger) -> People {
        People::named(ledger, BTreeMap::new())
    }

    /// The same with names. What the events say goes before: a name that turns up of somebody who was
    /// forgotten is not shown.
    pub fn named(ledger: &Ledger, names: BTreeMap<PersonId, String>) -> People {
        let names = names.into_iter().map(|(person, name)| (person, Some(name)));
        let forgotten = ledger.persons.all_forgotten().map(|(person, _)| (person, None));
        People { known: names.chain(forgotten).collect() }
    }

    /// A person by name, or else by number.
    pub fn name(&self, person: PersonId, lang: Lang) -> String {
        match self.known.get(&person) {
            Some(Some(name)) => name.clone(),
            Some(None) => lang.forgotten_person(person),
            None => lang.person(person),
        }
    }

    /// The same to begin a sentence with.
    pub fn name_first(&self, person: PersonId, lang: Lang) -> String {
        let name = self.name(person, lang);
        let mut rest = name.chars();
        rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
    }
}
