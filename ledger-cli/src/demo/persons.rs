//! The people of the story. All of them are fictional, and two are forgotten before the end.

use ledger_core::PersonId;
use ledger_core::acts::person::ForgetPerson;

use super::school_year::SchoolYear;
use super::telling::Telling;
use ledger_app::contact::{self, Card};
use ledger_app::failure::Failure;
use crate::session::Session;
use ledger_report::Contact;

/// Who the numbers stand for, and where they work: the roles, and some of the groups and ambassadors.
const PEOPLE: [(u32, &str, &str); 14] = [
    (1, "Fictieve Anna Akker", "Projectbureau"),
    (2, "Fictieve Bram Beek", "Projectbureau"),
    (11, "Fictieve Carla Campagne", "Voortgezet onderwijs"),
    (12, "Fictieve Daan Dorp", "Primair onderwijs"),
    (13, "Fictieve Els Eiland", "Gemeente"),
    (14, "Fictieve Floor Fictief", "Hogeschool"),
    (15, "Fictieve Gijs Gracht", "Universiteit"),
    (16, "Fictieve Hanna Haven", "Hogeschool"),
    (17, "Fictieve Ivo IJssel", "Universiteit"),
    (31, "Fictieve Jet Jaagpad", "Primair onderwijs"),
    (41, "Fictieve Kees Kade", "Projectbureau"),
    (FORMER_AMBASSADOR.0, "Fictieve Lotte Laan", "Naturalis"),
    (201, "Fictieve Mees Molen", "Naturalis"),
    (202, "Fictieve Noor Noord", "Gemeente Leiden"),
];

/// The person who asks to be forgotten, two years after leaving the seat of the hogeschool.
const FORGOTTEN: PersonId = PersonId(14);

/// The first ambassador of Naturalis, succeeded in 2019, whose data nobody needs any more.
const FORMER_AMBASSADOR: PersonId = PersonId(128);

/// Seals who the people are, beside the events.
pub(crate) fn register(session: &Session) -> Result<(), Failure> {
    let persons = session.persons()?;
    for (person, name, organisation) in PEOPLE {
        let email = format!("persoon{person}@voorbeeld.example");
        let (name, organisation) = (name.to_owned(), organisation.to_owned());
        let contact = Contact { name, email, organisation, ..Contact::default() };
        contact::keep(&Card::new(contact, None)?, PersonId(person), &persons)?;
    }
    Ok(())
}

/// Tells who is forgotten.
pub(super) fn tell(telling: &mut Telling<'_>, last: SchoolYear<'_>) {
    let reason = Some("Fictief: op eigen verzoek".to_owned());
    telling.leader(last.next().on(9, 1), ForgetPerson { person: FORGOTTEN, reason });
    let reason = Some("Fictief: al drie jaar geen ambassadeur meer".to_owned());
    let person = FORMER_AMBASSADOR;
    telling.leader(last.next().on(9, 5), ForgetPerson { person, reason });
}
