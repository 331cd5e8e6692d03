//! The names of persons. They are stored outside the log, so only output for a reader has them. A report has
//! not: it must be the same when it is made from the events alone.

use std::collections::BTreeMap;

use ledger_core::{Ledger, PersonId};

use super::Lang;
use crate::views::persons::Contact;

/// What somebody is reached about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContactRole {
    /// Anything.
    Contact,
    /// Invoices and payments.
    Finance,
}

/// The persons behind the numbers, as far as they may be shown.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Who a person is; `None` for a person who was forgotten.
    known: BTreeMap<PersonId, Option<Contact>>,
}

impl People {
    /// The persons as the events know them: who was forgotten, and no names.
    pub fn of_events(ledger: &Ledger) -> People {
        People::named(ledger, BTreeMap::new())
    }

    /// The persons with names. The events have precedence: nothing is shown about a forgotten person.
    pub fn named(ledger: &Ledger, contacts: BTreeMap<PersonId, Contact>) -> People {
        let names = contacts.into_iter().map(|(person, contact)| (person, Some(contact)));
        let forgotten = ledger.persons.all_forgotten().map(|(person, _)| (person, None));
        People { known: names.chain(forgotten).collect() }
    }

    /// The name of a person, or else the number.
    pub fn name(&self, person: PersonId, lang: Lang) -> String {
        match self.known.get(&person) {
            Some(Some(contact)) => contact.called().to_owned(),
            Some(None) => lang.forgotten_person(person),
            None => lang.person(person),
        }
    }

    /// Who can be reached about a partner, by its code: contacts, then those about invoices and payments.
    pub(crate) fn contacts_of<'p>(
        &'p self,
        code: &'p str,
    ) -> impl Iterator<Item = (ContactRole, &'p Contact)> {
        let known = self.known.values().flatten();
        let of = move |codes: &[String]| codes.iter().any(|of| of == code);
        let contacts = known.clone().filter(move |contact| of(&contact.contact_of));
        let finance = known.filter(move |contact| of(&contact.finance_of));
        let contacts = contacts.map(|contact| (ContactRole::Contact, contact));
        contacts.chain(finance.map(|contact| (ContactRole::Finance, contact)))
    }

    /// The name of a person, or else the number, at the beginning of a sentence.
    pub fn name_first(&self, person: PersonId, lang: Lang) -> String {
        let name = self.name(person, lang);
        let mut rest = name.chars();
        rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
    }
}
