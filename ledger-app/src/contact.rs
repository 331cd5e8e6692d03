//! The personal data of persons, sealed outside the log: one by one, and from a table.

use std::collections::BTreeMap;

use ledger_core::acts::ambassador::AppointAmbassador;
use ledger_core::acts::person::{Post, services};
use ledger_core::{Ledger, PartnerId, PersonId, Warning, text};
use ledger_report::{Contact, Knowledge, PersonList, PersonRow};
use ledger_store::{CommandDigest, CommandId, PersonError, PersonStore, Sealed};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::fault::Fault;
use crate::given::{Defaults, Given};
use crate::question::partner_named;
use crate::reading::Reading;
use crate::recording::Recording;
use crate::table::ContactRow;

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
    /// A missing name, unless it is the address for e-mail of an organisation; a field that is not one short line.
    pub fn check(&self) -> Result<(), Failure> {
        has_a_name(&self.contact)?;
        let codes = self.contact.contact_of.iter().chain(&self.contact.finance_of);
        fields(&self.contact).into_iter().try_for_each(|(_, given)| is_short_line(given))?;
        codes.into_iter().try_for_each(|code| is_short_line(code))
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

/// The texts of a card, by the names of its fields.
pub(crate) fn fields(contact: &Contact) -> [(&'static str, &str); 5] {
    let Contact { name, email, telephone, organisation, note, .. } = contact;
    [
        ("name", name),
        ("email", email),
        ("telephone", telephone),
        ("organisation", organisation),
        ("note", note),
    ]
}

/// Checks that a card says whom it is of: a person by name, or a department by its organisation and e-mail.
pub(crate) fn has_a_name(contact: &Contact) -> Result<(), Failure> {
    let Contact { name, email, organisation, .. } = contact;
    let department = name.is_empty() && ![email, organisation].iter().any(|of| is_blank(of));
    match department || !is_blank(name) {
        true => Ok(()),
        false => Err(Failure::usage(|lang| lang.person_without_name())),
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Checks that a text is one short line.
pub(crate) fn is_short_line(given: &str) -> Result<(), Failure> {
    if given.chars().count() > LIMIT || text::forbidden(given).next().is_some() {
        let given = text::harmless(given);
        return Err(Failure::usage(|lang| lang.no_short_line(&given, LIMIT)));
    }
    Ok(())
}

/// The codes of partners, each once.
pub(crate) fn codes(ledger: &Ledger, partners: Vec<PartnerId>) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for partner in partners.into_iter().filter_map(|id| ledger.partners.get(id)) {
        if !codes.contains(&partner.code) {
            codes.push(partner.code.clone());
        }
    }
    codes
}

/// The codes of the partners that texts name, each once. An empty text names none.
///
/// # Errors
/// A text that names no partner, or several.
pub fn codes_of(ledger: &Ledger, named: &[String]) -> Result<Vec<String>, Failure> {
    let named = named.iter().filter(|text| !is_blank(text));
    let partners = named.map(|text| partner_named(ledger, text)).collect::<Result<_, _>>()?;
    Ok(codes(ledger, partners))
}

/// The data about persons of a ledger that has begun, because they are sealed for that ledger.
///
/// # Errors
/// There is no covenant yet; those of the keys.
pub fn founded(reading: &Reading) -> Result<PersonStore, Failure> {
    match reading.ledger().covenant() {
        Some(_) => reading.persons(),
        None => Err(Failure::usage(|lang| lang.no_covenant_yet())),
    }
}

/// The number of the next person: no event, card or key has it.
///
/// # Errors
/// Those of reading the cards and the keys.
pub fn next_person(reading: &Reading, persons: &PersonStore) -> Result<PersonId, Failure> {
    let sealed = persons.all()?.into_iter().map(|(person, _)| person);
    let named = services(reading.ledger()).map(|service| service.person);
    let forgotten = reading.ledger().persons.all_forgotten().map(|(person, _)| person);
    let last = sealed.chain(persons.keyed()?).chain(named).chain(forgotten).max();
    Ok(PersonId(last.map_or(1, |last| last.0.saturating_add(1))))
}

/// What a table of persons did.
#[derive(Debug, Default)]
pub struct TakenIn {
    /// How many persons were added.
    pub added: usize,
    /// How many persons were there, and got more on their cards.
    pub filled: usize,
    /// How many persons were there with everything that the table says.
    pub known: usize,
    /// How many ambassadors were appointed.
    pub ambassadors: usize,
    /// What somebody should check, by the number of the row.
    pub warnings: Vec<(u32, Warning)>,
    /// The rows whose ambassadors a rule refuses, and why. Nothing is recorded then.
    pub refused: Vec<(u32, Failure)>,
}

/// Takes in a table of persons. Somebody with the same name and e-mail is there already: what the card leaves empty is
/// filled in, partners are added, and nothing is replaced.
///
/// Everything is judged first; then the cards are kept, and then the ambassadors are recorded, as one commit. If a disk
/// fails in between, the same table finishes the work: it finds who is there.
///
/// # Errors
/// Those of the cards and of the log.
pub fn take_in(
    recording: &mut Recording,
    rows: &[ContactRow],
    defaults: &Defaults,
    dry_run: bool,
) -> Result<TakenIn, Failure> {
    let persons = founded(recording.reading())?;
    let next = next_person(recording.reading(), &persons)?;
    let mut cards = Cards::read(recording.reading(), &persons, next)?;
    let mut taken = TakenIn::default();
    for row in rows {
        let person = cards.take(&row.contact)?;
        for code in &row.ambassador_of {
            let ledger = recording.reading().ledger();
            let partner = ledger.partners.find(code);
            let all = partner.map_or(&[][..], |partner| ledger.ambassadors.of(partner));
            if all.iter().any(|of| of.person == person && of.until.is_none()) {
                continue;
            }
            let on = row.since.or(defaults.on);
            let (id, partner) = (None, code.clone());
            let defaults = Defaults { id, on, actor: defaults.actor.clone() };
            let appoint = AppointAmbassador { partner, person };
            match recording.stage(&Given::new(defaults, appoint.into())) {
                Ok(outcome) => {
                    taken.ambassadors += 1;
                    let warnings = outcome.warnings.into_iter().map(|of| (row.number, of));
                    taken.warnings.extend(warnings);
                }
                Err(failure) => taken.refused.push((row.number, failure)),
            }
        }
    }
    (taken.added, taken.filled, taken.known) = cards.count();
    if taken.refused.is_empty() && !dry_run {
        for (person, card) in cards.changed() {
            keep(card, person, &persons)?;
        }
        recording.commit()?;
    }
    Ok(taken)
}

/// The cards that there are, and what a table makes of them.
struct Cards {
    all: BTreeMap<PersonId, Card>,
    /// Who is called so and has this address for e-mail.
    by_name: BTreeMap<(String, String), PersonId>,
    next: PersonId,
    /// Whose cards the table named, and whether it added or changed them.
    became: BTreeMap<PersonId, Became>,
}

/// What became of a card.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Became {
    Added,
    Filled,
    Known,
}

impl Cards {
    fn read(reading: &Reading, persons: &PersonStore, next: PersonId) -> Result<Cards, Failure> {
        let (mut all, mut by_name) = (BTreeMap::new(), BTreeMap::new());
        for (person, sealed) in persons.all()? {
            // Damage is ignored here; `verify` reports it.
            let Ok(Some(card)) = opened(person, sealed) else { continue };
            if reading.ledger().persons.forgotten(person).is_none() {
                by_name.entry(identity(&card.contact)).or_insert(person);
                all.insert(person, card);
            }
        }
        Ok(Cards { all, by_name, next, became: BTreeMap::new() })
    }

    /// The person of a row, whose card then says what the row says.
    fn take(&mut self, contact: &Contact) -> Result<PersonId, Failure> {
        let next = self.next;
        let person = *self.by_name.entry(identity(contact)).or_insert(next);
        if let Some(card) = self.all.get_mut(&person) {
            let filled = fill_in(&mut card.contact, contact);
            let became = self.became.entry(person).or_insert(Became::Known);
            if filled && *became == Became::Known {
                *became = Became::Filled;
            }
        } else {
            self.all.insert(person, Card::new(contact.clone(), None)?);
            self.became.insert(person, Became::Added);
            self.next = PersonId(next.0.saturating_add(1));
        }
        Ok(person)
    }

    /// How many were added, filled in and known.
    fn count(&self) -> (usize, usize, usize) {
        let count = |what| self.became.values().filter(|became| **became == what).count();
        (count(Became::Added), count(Became::Filled), count(Became::Known))
    }

    /// The cards that were added or filled in.
    fn changed(&self) -> impl Iterator<Item = (PersonId, &Card)> {
        let changed = self.became.iter().filter(|(_, became)| **became != Became::Known);
        changed.filter_map(|(person, _)| Some((*person, self.all.get(person)?)))
    }
}

/// By what it is seen that two cards are of one person.
fn identity(contact: &Contact) -> (String, String) {
    (text::key(contact.called()), text::key(&contact.email))
}

/// Fills in what a card leaves empty, and adds partners. Returns whether that changed it.
fn fill_in(card: &mut Contact, row: &Contact) -> bool {
    let before = card.clone();
    let fill = |there: &mut String, given: &String| {
        if there.is_empty() {
            there.clone_from(given);
        }
    };
    fill(&mut card.name, &row.name);
    fill(&mut card.email, &row.email);
    fill(&mut card.telephone, &row.telephone);
    fill(&mut card.organisation, &row.organisation);
    fill(&mut card.note, &row.note);
    for (there, given) in
        [(&mut card.contact_of, &row.contact_of), (&mut card.finance_of, &row.finance_of)]
    {
        let more: Vec<String> = given.iter().filter(|of| !there.contains(of)).cloned().collect();
        there.extend(more);
    }
    *card != before
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
            Post::Deputy(seat) => {
                let seat = ledger.covenant().and_then(|covenant| covenant.seat(seat));
                row.deputy_of.extend(seat.map(|seat| seat.code.clone()));
            }
            // It is no post: it never runs.
            Post::Supplier(_) => {}
        }
    }
    Ok(PersonList { persons: rows.into_values().collect() })
}

/// A row without roles, partners and groups yet.
fn new_row(person: PersonId, known: Knowledge, contact: Option<Contact>) -> PersonRow {
    let (roles, ambassador_of, deputy_of) = (Vec::new(), Vec::new(), Vec::new());
    let groups = Vec::new();
    PersonRow { person, known, contact, roles, ambassador_of, deputy_of, groups }
}
