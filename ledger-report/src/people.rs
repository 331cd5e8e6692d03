//! The names of persons. They are stored outside the log, so only output for a reader has them. A report has
//! not: it must be the same when it is made from the events alone.

use std::collections::BTreeMap;

use ledger_core::{Ledger, PersonId};

use super::Lang;

/// The persons behind the numbers, as far as they may be shown.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// The name of a person; `None` for a person who was forgotten.
    known: BTreeMap<PersonId, Option<String>>,
}

impl People {
    /// The persons as the events know them: who was forgotten, and no names.
    pub fn of_events(ledger: &Ledger) -> People {
        People::named(ledger, BTreeMap::new())
    }

    /// The persons with names. The events have precedence: a name for a forgotten person is not shown.
    pub fn named(ledger: &Ledger, names: BTreeMap<PersonId, String>) -> People {
        let names = names.into_iter().map(|(person, name)| (person, Some(name)));
        let forgotten = ledger.persons.all_forgotten().map(|(person, _)| (person, None));
        People { known: names.chain(forgotten).collect() }
    }

    /// The name of a person, or else the number.
    pub fn name(&self, person: PersonId, lang: Lang) -> String {
        match self.known.get(&person) {
            Some(Some(name)) => name.clone(),
            Some(None) => lang.forgotten_person(person),
            None => lang.person(person),
        }
    }

    /// The name of a person, or else the number, at the beginning of a sentence.
    pub fn name_first(&self, person: PersonId, lang: Lang) -> String {
        let name = self.name(person, lang);
        let mut rest = name.chars();
        rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
    }
}
