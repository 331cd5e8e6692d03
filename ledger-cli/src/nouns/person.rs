//! `convenant person add|set|show|list|forget`

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_core::acts::person::{ForgetPerson, first_named};
use ledger_core::{Ledger, PersonId};
use ledger_store::{EventLog, LogError, Receipt};
use serde::{Deserialize, Serialize};

use crate::globals::Globals;
use crate::nouns::record;
use crate::output;
use ledger_app::contact::{self, Card};
use ledger_app::failure::{Cause, Failure, Kind};
use ledger_app::fault::LINE_LIMIT;
use ledger_app::given;
use ledger_app::input;
use ledger_app::reading::Reading;
use ledger_report::{Contact, InEach, Lang, Said, render};

#[derive(Debug, Subcommand)]
pub(crate) enum Person {
    /// Keep who a person is, under a new number
    #[command(after_help = "\
Examples:
  convenant person add --from fenna.json --id fenna
  convenant person add --name \"Fenna de Vries\" --email fenna@voorbeeld.nl \\
      --contact-of bewoners --finance-of aed
  convenant person add --organisation \"Gemeente Oost, crediteuren\" \\
      --email facturen@voorbeeld.nl --finance-of gemeente-oost

A department has no name: its organisation and address for e-mail are enough.
Many at once: convenant import table FILE --as contacts.

A file for --from has one object in JSON, and every field but the name can be
left out:
  {\"name\":\"Fenna de Vries\",\"email\":\"fenna@voorbeeld.nl\",
   \"telephone\":\"071 000 00 00\",\"organisation\":\"Gemeente Oost\",\"note\":\"dinsdag\",
   \"contact_of\":[\"bewoners\"],\"finance_of\":[]}
What is given as options, everybody on this machine can see in the list of
processes, and the shell keeps it.

In the ledger's events a person is a number. Who that is, is sealed beside them
under a key of its own, and can be forgotten. With an id, giving the same twice
adds one person.")]
    Add(Known),
    /// Change who a person is; what is not named stays
    #[command(after_help = "\
Examples:
  convenant person set 12 --from - < fenna.json
  convenant person set 12 --telephone \"071 000 00 00\"
  convenant person set 12 --contact-of bewoners --contact-of aed

Partners that are named take the place of those that were; an empty text removes
them all.")]
    Set {
        /// The number of the person
        person: u32,
        #[command(flatten)]
        known: Known,
    },
    /// Show who a person is
    #[command(after_help = "Example:\n  convenant person show 12")]
    Show {
        /// The number of the person
        person: u32,
    },
    /// List everybody who is known, or was ever named or forgotten
    #[command(after_help = "Example:\n  convenant person list --format csv")]
    List,
    /// Destroy the key to what is known about a person, and record that
    #[command(after_help = "\
Example:
  convenant person forget 12 --reason \"Op eigen verzoek\"

What is known about the person can then not be read any more, in no copy of the
ledger. The number stays in the events. The reason holds no personal data.")]
    Forget {
        /// The number of the person
        person: u32,
        /// Why, without personal data
        #[arg(long)]
        reason: Option<String>,
    },
}

/// What is known about a person, as options or from a file.
#[derive(Debug, Args)]
pub(crate) struct Known {
    /// Take all of it from a file with JSON, or from standard input for -
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["name", "email", "telephone", "organisation", "note", "contact_of", "finance_of"]
    )]
    from: Option<PathBuf>,
    #[command(flatten)]
    fields: Fields,
}

/// What is known about a person; an empty text removes it.
#[derive(Debug, Default, Args, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Fields {
    /// Their name
    #[arg(long)]
    name: Option<String>,
    /// Their address for e-mail
    #[arg(long)]
    email: Option<String>,
    /// Their telephone number
    #[arg(long)]
    telephone: Option<String>,
    /// Where they work
    #[arg(long)]
    organisation: Option<String>,
    /// Whatever else is good to know
    #[arg(long)]
    note: Option<String>,
    /// A partner of which they are the contact, by code or name; once for each
    #[arg(long, value_name = "PARTNER")]
    contact_of: Option<Vec<String>>,
    /// A partner of which they are the contact about invoices and payments; once for each
    #[arg(long, value_name = "PARTNER")]
    finance_of: Option<Vec<String>>,
}

impl Known {
    fn read(self) -> Result<Fields, Failure> {
        let Some(path) = self.from else { return Ok(self.fields) };
        let bytes = input::bytes(&path, LINE_LIMIT as u64 + 1)?;
        let read = given::from_json(bytes.trim_ascii());
        read.map_err(|fault| {
            let accepted =
                |lang: Lang, said| Said { help: lang.person_fields().to_owned(), ..said };
            fault.within(&path).saying(accepted).into()
        })
    }
}

impl Fields {
    fn put_into(self, contact: &mut Contact, ledger: &Ledger) -> Result<(), Failure> {
        let Fields { name, email, telephone, organisation, note, contact_of, finance_of } = self;
        for (given, place) in [
            (name, &mut contact.name),
            (email, &mut contact.email),
            (telephone, &mut contact.telephone),
            (organisation, &mut contact.organisation),
            (note, &mut contact.note),
        ] {
            if let Some(given) = given {
                *place = given;
            }
        }
        for (given, place) in
            [(contact_of, &mut contact.contact_of), (finance_of, &mut contact.finance_of)]
        {
            if let Some(given) = given {
                *place = contact::codes_of(ledger, &given)?;
            }
        }
        Ok(())
    }
}

impl Person {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Person::Add(known) => add(globals, known),
            Person::Set { person, known } => set(globals, PersonId(person), known),
            Person::Show { person } => show(globals, PersonId(person)),
            Person::List => list(globals),
            Person::Forget { person, reason } => forget(globals, PersonId(person), reason),
        }
    }
}

fn add(globals: &Globals, known: Known) -> Result<ExitCode, Failure> {
    globals.allow(&["--id"])?;
    let lang = globals.lang();
    let fields = known.read()?;
    let recording = globals.recording_folded()?;
    let reading = recording.reading();
    let persons = contact::founded(reading)?;
    let mut contact = Contact::default();
    fields.put_into(&mut contact, reading.ledger())?;
    let card = Card::new(contact, globals.id.as_ref())?;
    if let Some(id) = &globals.id
        && let Some(receipt) = reading.log.receipt(id)?
    {
        let Receipt { first, recorded_at, .. } = receipt;
        return Err(LogError::CommandIdReused { id: id.clone(), first, recorded_at }.into());
    }
    let mut alike = None;
    for (person, sealed) in persons.all()? {
        // Damage is ignored here; `verify` reports it.
        let Ok(Some(known)) = contact::opened(person, sealed) else { continue };
        if card.is_again(&known)? {
            output::print(lang.person_number(person) + "\n")?;
            output::say(&(lang.person_added_before(person) + "\n"));
            return Ok(ExitCode::SUCCESS);
        }
        alike = alike.or((known.contact == card.contact).then_some(person));
    }
    let person = contact::next_person(reading, &persons)?;
    contact::keep(&card, person, &persons)?;
    output::print(lang.person_number(person) + "\n")?;
    let again = globals.ledger_again();
    if let Some(alike) = alike {
        let forget = format!("convenant person forget {person}{again}");
        output::warn(&lang.person_alike(alike, forget), lang);
    }
    let appoint = format!("convenant role appoint ROLE --person {person}{again}");
    output::say_as(lang.label_next(), appoint);
    Ok(ExitCode::SUCCESS)
}

fn set(globals: &Globals, person: PersonId, known: Known) -> Result<ExitCode, Failure> {
    globals.allow(&[])?;
    let fields = known.read()?;
    let recording = globals.recording_folded()?;
    let reading = recording.reading();
    let persons = contact::founded(reading)?;
    if person.0 == 0 {
        return Err(Failure::usage(|lang| lang.person_number_zero()));
    }
    if reading.ledger().persons.forgotten(person).is_some() {
        return Err(Failure::usage(|lang| lang.person_was_forgotten(person)));
    }
    let sealed = persons.get(person)?;
    let before = sealed.map(|sealed| contact::opened(person, Ok(sealed))).transpose()?.flatten();
    let mut card = before.unwrap_or_default();
    fields.put_into(&mut card.contact, reading.ledger())?;
    contact::keep(&card, person, &persons)?;
    output::print(globals.lang().person_number(person) + "\n")?;
    Ok(ExitCode::SUCCESS)
}

fn show(globals: &Globals, person: PersonId) -> Result<ExitCode, Failure> {
    globals.allow(&["--format"])?;
    let reading = globals.reading()?;
    let mut list = contact::list(&reading, Some(person))?;
    match list.persons.pop() {
        Some(row) if globals.as_json() => output::print_line(&row)?,
        Some(row) => output::print_exactly(render(&row, globals.style())?)?,
        None => {
            return Err(Failure::usage(|lang| lang.person_unknown(person)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(globals: &Globals) -> Result<ExitCode, Failure> {
    globals.allow(&["--format"])?;
    let reading = globals.reading()?;
    let list = contact::list(&reading, None)?;
    output::print_exactly(render(&list, globals.style())?)?;
    Ok(ExitCode::SUCCESS)
}

fn forget(
    globals: &Globals,
    person: PersonId,
    reason: Option<String>,
) -> Result<ExitCode, Failure> {
    let mut recording = record::open(globals)?;
    let reading = recording.reading();
    let forgotten = reading.ledger().persons.forgotten(person).is_some();
    // A key may have come back with an old copy. A person whom no event names needs no event to be forgotten.
    if forgotten || first_named(reading.ledger(), person).is_none() {
        let persons = reading.persons()?;
        if persons.is_known(person)? {
            let said = match globals.dry_run {
                true => globals.lang().person_would_be_destroyed(person),
                false => {
                    persons.forget(person)?;
                    globals.lang().person_destroyed(person)
                }
            };
            output::print(said + "\n")?;
            return Ok(ExitCode::SUCCESS);
        }
    }
    record::record_in(&mut recording, globals, ForgetPerson { person, reason }, "show overview")
}

/// The result of reading the data about persons again.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Checked {
    /// The number of persons whose data could be opened.
    persons: usize,
    /// The number of persons whose keys are missing.
    persons_locked: usize,
    /// Forgotten persons about whom something is there again.
    persons_back: Vec<PersonId>,
}

impl Checked {
    pub(crate) fn in_words(&self, lang: Lang) -> String {
        let Checked { persons, persons_locked, persons_back } = self;
        let mut words = match persons_locked {
            0 => lang.persons_unchanged(persons),
            locked => lang.persons_unchanged_and_locked(persons, locked),
        } + "\n";
        for person in persons_back {
            words += &(lang.person_is_back(person) + "\n");
        }
        words
    }
}

/// Reads the data about persons again.
pub(crate) fn check(reading: &Reading) -> Result<Checked, Failure> {
    let persons = reading.persons()?;
    let mut checked = Checked::default();
    let mut faults = Vec::new();
    let all = persons.all()?;
    let mut there: BTreeSet<PersonId> = all.iter().map(|(person, _)| *person).collect();
    for (person, sealed) in all {
        match contact::opened(person, sealed) {
            Ok(Some(_)) => checked.persons += 1,
            Ok(None) => checked.persons_locked += 1,
            Err(failure) if failure.kind() == Kind::Integrity => {
                faults.push(InEach::of(|lang| failure.said(lang).message));
            }
            Err(failure) => return Err(failure),
        }
    }
    if !faults.is_empty() {
        return Err(Cause::Changed { faults }.into());
    }
    there.extend(persons.keyed()?);
    let forgotten = reading.ledger().persons.all_forgotten().map(|(person, _)| person);
    checked.persons_back = forgotten.filter(|person| there.contains(person)).collect();
    Ok(checked)
}
