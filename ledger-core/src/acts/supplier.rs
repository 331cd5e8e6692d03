//! The register of suppliers: who sends bills, under which code, on what terms.
//!
//! Source: sound bookkeeping. A natural person is registered by number: the name stays in the sealed data beside the
//! log (`docs/decisions/006`), and nothing else of a person stands here.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window, shown};
use crate::acts::issuer::IssuerRefusal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{PersonId, Position, SupplierId};
use crate::ledger::Ledger;
use crate::look_up;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};
use crate::{registrations, text};

/// Register a supplier, so that its bills stand together under one name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterSupplier {
    /// Its code. Of a natural person the code is not the name either: it stays in the log.
    pub code: String,
    /// Its name; left out for a natural person.
    #[serde(default)]
    pub name: Option<String>,
    /// The number of the natural person it is; the name stays sealed beside the log.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Its bank account.
    #[serde(default)]
    pub iban: Option<String>,
    /// Its number at the chamber of commerce.
    #[serde(default)]
    pub chamber_number: Option<String>,
    /// Its VAT id.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// Within how many days of the date of its bill it is paid.
    #[serde(default)]
    pub payment_term_days: Option<u16>,
}

/// Change what the register says of a supplier; what is left out stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeSupplier {
    /// The supplier, by its code, a name or a part of it.
    pub supplier: String,
    /// Its new name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its bank account.
    #[serde(default)]
    pub iban: Option<String>,
    /// Its number at the chamber of commerce.
    #[serde(default)]
    pub chamber_number: Option<String>,
    /// Its VAT id.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// Within how many days of the date of its bill it is paid.
    #[serde(default)]
    pub payment_term_days: Option<u16>,
}

/// A supplier was registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SupplierRegistered {
    /// Its number.
    pub supplier: SupplierId,
    /// Its code.
    pub code: String,
    /// What is known of it.
    pub details: SupplierDetails,
}

/// What the register says of a supplier changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SupplierChanged {
    /// The supplier.
    pub supplier: SupplierId,
    /// All that is known of it from then on.
    pub details: SupplierDetails,
}

/// What the register says of a supplier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SupplierDetails {
    /// Its name, unless it is a natural person.
    pub name: Option<String>,
    /// The natural person it is.
    pub person: Option<PersonId>,
    /// Its bank account, without spaces.
    pub iban: Option<String>,
    /// Its number at the chamber of commerce.
    pub chamber_number: Option<String>,
    /// Its VAT id, without spaces.
    pub vat_id: Option<String>,
    /// Within how many days of the date of its bill it is paid.
    pub payment_term_days: Option<u16>,
}

refusals! {
    /// Refusals about suppliers.
    SupplierRefusal {
        NameOrPerson = "supplier.name-or-person" Bookkeeping:
            "a supplier has either a name or the number of a natural person",
            "one of the two";
        Personal { field: String } = "supplier.personal" Bookkeeping:
            "{field} of a natural person would stay in the log for ever",
            "no {field}: what is known of a person is sealed beside the log, with `convenant person set`";
        Forgotten { person: PersonId, on: Date } = "supplier.person-forgotten" Bookkeeping:
            "person {person} was forgotten on {on}",
            "the number of somebody who was not forgotten";
        Term { days: u16 } = "supplier.term" Bookkeeping:
            "a term of {days} days is longer than a year",
            "0 to 365 days";
        Known { what: String, code: String } = "supplier.known" Bookkeeping:
            "`{what}` is registered already: supplier `{code}`",
            "another code and name, or change that supplier";
        Unknown { supplier: String, nearest: String } = "supplier.unknown" Bookkeeping:
            "no supplier is called `{supplier}`",
            "a code from the register of suppliers; nearest: {nearest}";
        Several { supplier: String, codes: String } = "supplier.several" Bookkeeping:
            "`{supplier}` is a part of the names of several suppliers",
            "more of the name, or a code: {codes}";
        BeforeLast { code: String, last: Date } = "supplier.before-last" Bookkeeping:
            "supplier `{code}` was registered or changed on {last}, after that day",
            "a day from {last}";
        Same { code: String } = "supplier.same" Bookkeeping:
            "the register says that of supplier `{code}` already",
            "something that is different";
    }
}

impl SupplierDetails {
    /// The details with every number in the one form in which it is kept.
    fn checked(self) -> Result<SupplierDetails, Refusal> {
        if let Some(name) = &self.name {
            acting::line("name", name, 200)?;
        }
        if self.name.is_some() == self.person.is_some() {
            return Err(SupplierRefusal::NameOrPerson.into());
        }
        if self.person.is_some() {
            let numbers = [
                ("iban", &self.iban),
                ("chamber_number", &self.chamber_number),
                ("vat_id", &self.vat_id),
            ];
            if let Some((field, _)) = numbers.iter().find(|(_, given)| given.is_some()) {
                return Err(SupplierRefusal::Personal { field: (*field).to_owned() }.into());
            }
        }
        let kept = |iban: &String| {
            let wrong = || IssuerRefusal::Iban { iban: shown(iban) };
            registrations::iban(iban).ok_or_else(wrong)
        };
        let iban = self.iban.as_ref().map(kept).transpose()?;
        let wrong = |number: &&String| !registrations::is_chamber_number(number);
        if let Some(number) = self.chamber_number.as_ref().filter(wrong) {
            return Err(IssuerRefusal::ChamberNumber { number: shown(number) }.into());
        }
        let kept = |id: &String| {
            let wrong = || IssuerRefusal::VatId { id: shown(id) };
            registrations::vat_id(id).ok_or_else(wrong)
        };
        let vat_id = self.vat_id.as_ref().map(kept).transpose()?;
        match self.payment_term_days.filter(|days| *days > 365) {
            Some(days) => Err(SupplierRefusal::Term { days }.into()),
            None => Ok(SupplierDetails { iban, vat_id, ..self }),
        }
    }
}

impl Act for RegisterSupplier {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::code("code", &self.code)?;
        let RegisterSupplier { code, name, person, iban, chamber_number, vat_id, .. } =
            self.clone();
        let payment_term_days = self.payment_term_days;
        let details =
            SupplierDetails { name, person, iban, chamber_number, vat_id, payment_term_days };
        let details = details.checked()?;
        if let Some((person, forgotten)) =
            person.and_then(|person| Some((person, by.ledger.persons.forgotten(person)?)))
        {
            return Err(SupplierRefusal::Forgotten { person, on: forgotten.on }.into());
        }
        let suppliers = &by.ledger.suppliers;
        let taken = [Some(&code), details.name.as_ref()].into_iter().flatten();
        let taken = taken.filter_map(|text| Some((text.clone(), suppliers.find(text)?))).next();
        let same_person = || Some((format!("person {}", person?), suppliers.of_person(person?)?));
        if let Some((what, known)) = taken.or_else(same_person) {
            return Err(suppliers.known(what, known));
        }
        let supplier = suppliers.next_id();
        Ok(vec![SupplierRegistered { supplier, code, details }.into()])
    }
}

impl Act for ChangeSupplier {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let suppliers = &by.ledger.suppliers;
        let supplier = by.supplier(&self.supplier)?;
        let found = suppliers.get(supplier).ok_or_else(|| suppliers.unknown(&self.supplier))?;
        let code = found.code.clone();
        let last = found.last();
        if let Some(last) = last.map(|last| last.on).filter(|last| by.on < *last) {
            return Err(SupplierRefusal::BeforeLast { code, last }.into());
        }
        let before = found.details().clone();
        if self.name.is_some() && before.person.is_some() {
            return Err(SupplierRefusal::Personal { field: "name".to_owned() }.into());
        }
        let ChangeSupplier { name, iban, chamber_number, vat_id, .. } = self.clone();
        let details = SupplierDetails {
            name: name.or(before.name.clone()),
            person: before.person,
            iban: iban.or(before.iban.clone()),
            chamber_number: chamber_number.or(before.chamber_number.clone()),
            vat_id: vat_id.or(before.vat_id.clone()),
            payment_term_days: self.payment_term_days.or(before.payment_term_days),
        };
        let details = details.checked()?;
        if details == before {
            return Err(SupplierRefusal::Same { code }.into());
        }
        let known = details.name.as_ref().and_then(|name| suppliers.find(name));
        if let (Some(name), Some(known)) = (&details.name, known.filter(|of| *of != supplier)) {
            return Err(suppliers.known(name.clone(), known));
        }
        Ok(vec![SupplierChanged { supplier, details }.into()])
    }
}

impl Acting<'_> {
    /// Finds a supplier by its code, a name or a part of it.
    pub(crate) fn supplier(&self, text: &str) -> Result<SupplierId, Refusal> {
        let suppliers = &self.ledger.suppliers;
        suppliers.look_up(text).map_err(|several| match several.is_empty() {
            true => suppliers.unknown(text),
            false => {
                let codes = suppliers.codes(&several);
                SupplierRefusal::Several { supplier: shown(text), codes }.into()
            }
        })
    }
}

impl Fact for SupplierRegistered {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SupplierRegistered { supplier, code, details } = self;
        if supplier != ledger.suppliers.next_id()
            || details.name.is_some() == details.person.is_some()
        {
            return Err(Misfit("it is not the next supplier, with a name or a person"));
        }
        let suppliers = &mut *ledger.suppliers;
        suppliers.note(supplier, &code)?;
        suppliers.all.push(Supplier { code, stated: Vec::new() });
        suppliers.state(supplier, details, at)
    }
}

impl Fact for SupplierChanged {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SupplierChanged { supplier, details } = self;
        let found = ledger.suppliers.get(supplier).ok_or(Misfit("there is no such supplier"))?;
        if found.details().person != details.person
            || found.last().is_some_and(|last| at.on < last.on)
        {
            return Err(Misfit("it changes a supplier before its last change, or who it is"));
        }
        ledger.suppliers.state(supplier, details, at)
    }
}

/// What the register says of a supplier from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated {
    /// The first day.
    pub on: Date,
    /// What it says.
    pub details: SupplierDetails,
    /// The event.
    pub position: Position,
}

/// A supplier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supplier {
    /// Its code.
    pub code: String,
    /// What the register said of it, in the order of the days.
    pub stated: Vec<Stated>,
}

impl Supplier {
    fn last(&self) -> Option<&Stated> {
        self.stated.last()
    }

    /// What the register says of it after everything recorded.
    pub fn details(&self) -> &SupplierDetails {
        static NOTHING: SupplierDetails = SupplierDetails {
            name: None,
            person: None,
            iban: None,
            chamber_number: None,
            vat_id: None,
            payment_term_days: None,
        };
        self.last().map_or(&NOTHING, |last| &last.details)
    }

    /// What the register said of it on a day. Returns `None` if it was not registered yet.
    pub fn on(&self, day: Date) -> Option<&Stated> {
        self.stated.iter().rev().find(|of| of.on <= day)
    }

    /// What it is called in events: its name, or its code if it is a natural person.
    pub fn called(&self) -> &str {
        self.details().name.as_ref().unwrap_or(&self.code)
    }
}

/// Every supplier.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Suppliers {
    all: Vec<Supplier>,
    /// The supplier that has or had each code and name, by [`text::key`].
    named: BTreeMap<String, SupplierId>,
}

impl Suppliers {
    /// Every supplier with its number, in the order registered.
    pub fn all(&self) -> impl Iterator<Item = (SupplierId, &Supplier)> {
        self.all.iter().enumerate().map(|(index, of)| (SupplierId::at(index), of))
    }

    /// The supplier with a number.
    pub fn get(&self, id: SupplierId) -> Option<&Supplier> {
        self.all.get(id.index())
    }

    /// The supplier that has a code, or that has or had a name.
    pub fn find(&self, text: &str) -> Option<SupplierId> {
        self.named.get(&text::key(text)).copied()
    }

    /// Finds a supplier by its code, a name, or a part of them that no other supplier has.
    ///
    /// # Errors
    /// The suppliers that have the part, if there are several; nobody otherwise.
    pub fn look_up(&self, text: &str) -> Result<SupplierId, Vec<SupplierId>> {
        match self.find(text) {
            Some(id) => Ok(id),
            None => look_up::by_part(text, self.all().map(|(id, of)| (id, &*of.code, of.called()))),
        }
    }

    /// The first supplier whose name begins as a text does, or is a part of it: it may be meant.
    pub(super) fn alike(&self, text: &str) -> Option<&Supplier> {
        let key = text::key(text);
        let long = |text: &str| text.chars().count() > 3;
        let alike = |of: &&Supplier| {
            let name = text::key(of.called());
            long(&key) && look_up::has_part(&name, &key)
                || long(&name) && look_up::has_part(&key, &name)
        };
        self.all.iter().find(alike)
    }

    /// The codes of suppliers, as far as a message has room for them.
    pub fn codes(&self, suppliers: &[SupplierId]) -> String {
        let codes = suppliers.iter().take(8).filter_map(|id| self.get(*id));
        codes.map(|supplier| &*supplier.code).collect::<Vec<_>>().join(", ")
    }

    /// The codes most like a text, for a message.
    pub fn nearest(&self, text: &str) -> String {
        let suppliers = self.all.iter().map(|of| (&*of.code, of.called()));
        look_up::nearest::nearest(text, suppliers).join(", ")
    }

    /// Under which texts the bills of a supplier may stand: its code and the names it has or had, or the text alone if
    /// nobody is registered under it.
    pub(super) fn texts_of(&self, text: &str) -> Vec<String> {
        let key = text::key(text);
        match self.named.get(&key) {
            None => vec![key],
            Some(id) => {
                let named = self.named.iter().filter(|(_, of)| *of == id);
                named.map(|(key, _)| key.clone()).collect()
            }
        }
    }

    /// The supplier that is a person.
    pub(super) fn of_person(&self, person: PersonId) -> Option<SupplierId> {
        let mut all = self.all();
        all.find(|(_, of)| of.details().person == Some(person)).map(|(id, _)| id)
    }

    fn known(&self, what: String, known: SupplierId) -> Refusal {
        let code = self.get(known).map(|of| of.code.clone()).unwrap_or_default();
        SupplierRefusal::Known { what, code }.into()
    }

    fn unknown(&self, text: &str) -> Refusal {
        let nearest = self.nearest(text);
        SupplierRefusal::Unknown { supplier: shown(text), nearest }.into()
    }

    /// Notes a code or name of a supplier.
    fn note(&mut self, id: SupplierId, text: &str) -> Result<(), Misfit> {
        match self.named.insert(text::key(text), id).filter(|known| *known != id) {
            Some(_) => Err(Misfit("another supplier has this code or name")),
            None => Ok(()),
        }
    }

    fn state(&mut self, id: SupplierId, details: SupplierDetails, at: At) -> Result<(), Misfit> {
        if let Some(name) = &details.name {
            self.note(id, name)?;
        }
        let supplier = self.all.get_mut(id.index()).ok_or(Misfit("there is no such supplier"))?;
        supplier.stated.push(Stated { on: at.on, details, position: at.position });
        Ok(())
    }

    fn next_id(&self) -> SupplierId {
        SupplierId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::acts::expense::RecordExpense;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, command, day, dike, dike_recorded, euros, financed,
        forgotten, founded, ladders,
    };
    use crate::warning::Warning;

    /// On 1 February 2020 two suppliers are registered, the first with a term of 30 days.
    fn registered(given: &Given) -> Given {
        let haan =
            json!({ "code": "de-haan", "name": "Drukkerij De Haan", "payment_term_days": 30 });
        let hoorn = json!({ "code": "de-hoorn", "name": "Drukkerij De Hoorn" });
        given.told("2020-02-01", "register-supplier", haan).told(
            "2020-02-01",
            "register-supplier",
            hoorn,
        )
    }

    fn bill(supplier: &str) -> RecordExpense {
        RecordExpense { supplier: supplier.to_owned(), ..dike(euros("10.00")) }
    }

    #[test]
    fn numbers_are_kept_in_one_form_and_what_is_left_out_of_a_change_stays() {
        let details = SupplierDetails {
            name: Some("Drukkerij De Haan".to_owned()),
            iban: Some("NL91ABNA0417164300".to_owned()),
            vat_id: Some("NL000000000B00".to_owned()),
            payment_term_days: Some(30),
            ..SupplierDetails::default()
        };
        let (supplier, code) = (SupplierId(1), "de-haan".to_owned());
        let register = json!({
            "code": "de-haan", "name": "Drukkerij De Haan", "iban": "nl91 abna 0417 1643 00",
            "vat_id": "nl0000.00.000.b00", "payment_term_days": 30,
        });
        founded()
            .when(LEADER, "2020-02-01", command("register-supplier", register.clone()))
            .then([SupplierRegistered { supplier, code, details: details.clone() }]);
        let changed = json!({ "supplier": "haan", "payment_term_days": 14 });
        let details = SupplierDetails { payment_term_days: Some(14), ..details };
        founded()
            .told("2020-02-01", "register-supplier", register)
            .when(LEADER, "2020-03-01", command("change-supplier", changed))
            .then([SupplierChanged { supplier, details }]);
    }

    #[test]
    fn an_expense_carries_the_supplier_that_was_registered_by_its_day() {
        let given = registered(&financed());
        let recorded = |supplier: &str, registered, due: Option<&str>| {
            let (supplier, due) = (supplier.to_owned(), due.map(day));
            crate::acts::expense::ExpenseRecorded {
                supplier,
                registered,
                due,
                ..dike_recorded(euros("10.00"))
            }
        };
        for text in ["de-haan", "drukkerij  de HAAN"] {
            given.when(LEADER, "2020-04-01", bill(text)).then([recorded(
                "Drukkerij De Haan",
                Some(SupplierId(1)),
                Some("2020-05-01"),
            )]);
        }
        let dated = RecordExpense { invoice_date: Some(day("2020-03-15")), ..bill("de-haan") };
        let expected = crate::acts::expense::ExpenseRecorded {
            invoice_date: Some(day("2020-03-15")),
            ..recorded("Drukkerij De Haan", Some(SupplierId(1)), Some("2020-04-14"))
        };
        given.when(LEADER, "2020-04-01", dated).then([expected]);
        given
            .when(LEADER, "2020-04-01", bill("Drukkerij De Haan B.V."))
            .then([recorded("Drukkerij De Haan B.V.", None, None)])
            .warned([Warning::SupplierAlike {
                supplier: "Drukkerij De Haan B.V.".to_owned(),
                code: "de-haan".to_owned(),
            }]);
        given
            .when(LEADER, "2020-02-01", bill("de-haan"))
            .then([recorded("Drukkerij De Haan", Some(SupplierId(1)), Some("2020-03-02"))])
            .warned([]);
        let late = financed().told(
            "2020-04-02",
            "register-supplier",
            json!({ "code": "de-haan", "name": "Drukkerij De Haan" }),
        );
        let (supplier, since) = ("de-haan".to_owned(), day("2020-04-02"));
        late.when(LEADER, "2020-04-01", bill("de-haan"))
            .then([recorded("de-haan", None, None)])
            .warned([Warning::SupplierLater { supplier, since }]);
    }

    #[test]
    fn a_person_is_called_by_code_and_can_be_forgotten() {
        let given = financed().told(
            "2020-02-01",
            "register-supplier",
            json!({ "code": "tekenaar", "person": 40 }),
        );
        let recorded = crate::acts::expense::ExpenseRecorded {
            supplier: "tekenaar".to_owned(),
            registered: Some(SupplierId(1)),
            ..dike_recorded(euros("10.00"))
        };
        given.when(LEADER, "2020-04-01", bill("Tekenaar")).then([recorded]);
        let named = json!({ "supplier": "tekenaar", "name": "Fictieve Naam" });
        given
            .when(LEADER, "2020-04-01", command("change-supplier", named))
            .refused(SupplierRefusal::Personal { field: "name".to_owned() });
        given.told("2020-04-01", "forget-person", json!({ "person": 40 }));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({
            "code": "De Haan", "name": "", "person": 3, "iban": "NL1", "chamber_number": "1",
            "vat_id": "NL1", "payment_term_days": 400,
        });
        let person = json!({ "code": "tekenaar", "person": 3 });
        let again = json!({ "code": "haan", "name": "drukkerij de haan" });
        let change = json!({ "supplier": "onbekend", "name": "", "payment_term_days": 30 });
        ladders([
            Ladder::from_below(founded(), "register-supplier", nothing)
                .leader_within("2020-01-15", None)
                .refuses_until("text.not-a-code", "/code", "de-haan")
                .refuses_until("text.empty", "/name", "Drukkerij De Haan")
                .says(
                    "supplier.name-or-person: a supplier has either a name or the number of a \
                     natural person",
                    "one of the two",
                )
                .with("/name", Value::Null)
                .says(
                    "supplier.personal: iban of a natural person would stay in the log for ever",
                    "no iban: what is known of a person is sealed beside the log, with `convenant \
                     person set`",
                )
                .with("/person", Value::Null)
                .with("/name", "Drukkerij De Haan")
                .refuses_until("issuer.iban", "/iban", "NL91 ABNA 0417 1643 00")
                .refuses_until("issuer.chamber-number", "/chamber_number", "00000000")
                .refuses_until("issuer.vat-id", "/vat_id", "NL000000000B00")
                .says("supplier.term: a term of 400 days is longer than a year", "0 to 365 days")
                .with("/payment_term_days", 365)
                .accepted(),
            Ladder::new(forgotten(), "register-supplier", person)
                .says(
                    "supplier.person-forgotten: person 3 was forgotten on 2020-03-05",
                    "the number of somebody who was not forgotten",
                )
                .with("/person", 4)
                .accepted(),
            Ladder::new(registered(&founded()), "register-supplier", again)
                .says(
                    "supplier.known: `drukkerij de haan` is registered already: supplier `de-haan`",
                    "another code and name, or change that supplier",
                )
                .with("/name", "Haan en Zoon")
                .accepted(),
            Ladder::from_below(registered(&founded()), "change-supplier", change)
                .leader_within("2020-01-15", None)
                .on("2020-01-31")
                .says(
                    "supplier.unknown: no supplier is called `onbekend`",
                    "a code from the register of suppliers; nearest: de-haan, de-hoorn",
                )
                .with("/supplier", "drukkerij")
                .says(
                    "supplier.several: `drukkerij` is a part of the names of several suppliers",
                    "more of the name, or a code: de-haan, de-hoorn",
                )
                .with("/supplier", "haan")
                .says(
                    "supplier.before-last: supplier `de-haan` was registered or changed on \
                     2020-02-01, after that day",
                    "a day from 2020-02-01",
                )
                .on("2020-06-01")
                .refuses_until("text.empty", "/name", "Drukkerij De Haan")
                .says(
                    "supplier.same: the register says that of supplier `de-haan` already",
                    "something that is different",
                )
                .with("/name", "Drukkerij De Hoorn")
                .refuses_until("supplier.known", "/name", "Haan en Zoon")
                .accepted(),
        ])
    }
}
