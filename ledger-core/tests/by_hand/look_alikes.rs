//! Whatever a text names, every spelling of it that reads the same names the same: with other capitals, white
//! space, composition of marks, or invisible characters.

use std::sync::LazyLock;

use ledger_core::{Definition, text};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::books::Books;

/// One change to a text after which it reads the same.
#[derive(Clone, Copy, Debug)]
enum Change {
    Outside(char),
    Capitals,
    Small,
    Decomposed,
    Composed,
    Invisible(char, prop::sample::Index),
    Wider(char),
}

impl Change {
    fn to(self, name: &str) -> String {
        match self {
            Change::Outside(space) => format!("{space}{name}{space}"),
            Change::Capitals => name.to_uppercase(),
            Change::Small => name.to_lowercase(),
            Change::Decomposed => name.nfd().collect(),
            Change::Composed => name.nfc().collect(),
            Change::Invisible(c, place) => {
                let mut letters: Vec<char> = name.chars().collect();
                letters.insert(place.index(letters.len() + 1), c);
                letters.into_iter().collect()
            }
            Change::Wider(space) => name.replace(' ', &format!(" {space}")),
        }
    }
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let space = || prop::sample::select(vec![' ', '\u{a0}', '\u{2009}', '\u{3000}']);
    let unseen =
        vec!['\u{200b}', '\u{200d}', '\u{202e}', '\u{ad}', '\u{feff}', '\u{1b}', '\u{2066}'];
    let change = prop_oneof![
        space().prop_map(Change::Outside),
        Just(Change::Capitals),
        Just(Change::Small),
        Just(Change::Decomposed),
        Just(Change::Composed),
        (prop::sample::select(unseen), any::<prop::sample::Index>())
            .prop_map(|(c, place)| Change::Invisible(c, place)),
        space().prop_map(Change::Wider),
    ];
    prop::collection::vec(change, 1..5)
}

/// A command that names something, and what the ledger says to it when the name is already there.
struct Named {
    kind: &'static str,
    name: &'static str,
    data: fn(&str) -> Value,
    /// The code of the refusal; `None` for a name that is looked up, which is accepted.
    known: Option<&'static str>,
}

const BANK: Option<&str> = Some("bank.entry-known");

/// Every field that names something, in a command that comes to it.
fn table() -> Vec<Named> {
    let named = |kind, name, known, data| Named { kind, name, data, known };
    vec![
        named(
            "receive-payment",
            "NL-1 é",
            BANK,
            |name| json!({ "partner": "bewoners", "amount": "1.00", "bank_reference": name }),
        ),
        named(
            "record-other-income",
            "NL-1 é",
            BANK,
            |name| json!({ "line": "overig", "amount": "1.00", "description": "x", "bank_reference": name }),
        ),
        named(
            "pay-expense",
            "NL-1 é",
            BANK,
            |name| json!({ "expense": 1, "bank_reference": name }),
        ),
        named(
            "reverse-payment",
            "NL-1 é",
            BANK,
            |name| json!({ "payment": 1, "reason": "x", "bank_reference": name }),
        ),
        named(
            "refund-overpayment",
            "NL-1 é",
            BANK,
            |name| json!({ "payment": 2, "amount": "1.00", "bank_reference": name }),
        ),
        named(
            "pay-refund",
            "NL-1 é",
            BANK,
            |name| json!({ "partner": "bewoners", "bank_reference": name }),
        ),
        named(
            "receive-subsidy",
            "NL-1 é",
            BANK,
            |name| json!({ "subsidy": 1, "bank_reference": name }),
        ),
        named(
            "repay-subsidy",
            "NL-1 é",
            BANK,
            |name| json!({ "subsidy": 1, "bank_reference": name }),
        ),
        named(
            "submit-proposal",
            "Fictieve Boerencoöperatie | (oost)",
            Some("accession.already-known"),
            |name| about(json!({ "accession": { "code": "school", "name": name } })),
        ),
        named("submit-proposal", "gemeente-oost", Some("accession.already-known"), |name| {
            about(json!({ "accession": { "code": "school", "name": name } }))
        }),
        named("submit-proposal", "Fictief Waterschap Oost", Some("rename.taken"), |name| {
            about(json!({ "rename": { "partner": "bewoners", "name": name } }))
        }),
        named("submit-proposal", "waterschap", Some("rename.taken"), |name| {
            about(json!({ "rename": { "partner": "bewoners", "name": name } }))
        }),
        named("submit-proposal", "Laag é", Some("schedule.tier-twice"), |name| {
            let tiers = json!({ "LaaG É": "1.00", name: "2.00" });
            about(json!({ "contribution-schedule": {
                "year": "2021", "fees": { "tiers": { "tiers": tiers, "partners": {} } },
                "payment_term_days": 30, "proration": "none",
                "vat": { "position": "exempt", "ground": "x" } } }))
        }),
        named("submit-proposal", "waterschap", Some("risk-key.seat-twice"), |name| {
            about(json!({ "risk-key": {
                "from_year": "2021", "weights": { "WaterschaP": 1, "gemeente": 1, name: 2 } } }))
        }),
        named("submit-proposal", "Duinen é", Some("surplus.destination-twice"), |name| {
            let project = |name| json!({ "to": { "project": { "name": name } }, "amount": "1.00" });
            about(json!({ "surplus": { "year": "2020",
                "destinations": [project("DuineN É"), project(name)] } }))
        }),
        named("grant-subsidy", "Fictieve Provincie é", Some("subsidy.known"), |name| {
            json!({ "grantor": name, "reference": "P-1 é", "project": "Natuur", "amount": "5.00",
                "from": "2021-03-01", "until": "2021-12-31", "account_by": "2022-04-01" })
        }),
        named("grant-subsidy", "P-1 é", Some("subsidy.known"), |name| {
            json!({ "grantor": "Fictieve Provincie é", "reference": name, "project": "Natuur",
                "amount": "5.00", "from": "2021-03-01", "until": "2021-12-31",
                "account_by": "2022-04-01" })
        }),
        named(
            "set-goal",
            "Droge voeten é",
            Some("goal.already-set"),
            |name| json!({ "year": "2021", "theme": "Water", "goal": name }),
        ),
        named(
            "record-meeting",
            "Bijeenkomst é",
            Some("meeting.already-recorded"),
            |name| json!({ "kind": "network", "title": name, "invited": "ambassadors", "attended": [] }),
        ),
        named(
            "receive-payment",
            "gemeente-oost",
            None,
            |name| json!({ "partner": name, "amount": "1.00", "bank_reference": "NL-99" }),
        ),
        named(
            "receive-payment",
            "Fictieve Bewonersvereniging \"Polder; & co\"",
            None,
            |name| json!({ "partner": name, "amount": "1.00", "bank_reference": "NL-99" }),
        ),
        named(
            "record-expense",
            "dijken",
            None,
            |name| json!({ "line": name, "amount": "1.00", "supplier": "x", "description": "x" }),
        ),
        named(
            "record-other-income",
            "overig",
            None,
            |name| json!({ "line": name, "amount": "1.00", "description": "x", "bank_reference": "NL-99" }),
        ),
        named(
            "state-forecast",
            "dijken",
            None,
            |name| json!({ "year": "2021", "line": name, "amount": "1.00", "reason": "x" }),
        ),
        named(
            "set-goal",
            "Water",
            None,
            |name| json!({ "year": "2021", "theme": name, "goal": "Iets anders" }),
        ),
        named(
            "open-action",
            "projectgroep",
            None,
            |name| json!({ "title": "x", "owner": name, "due": "2021-12-01" }),
        ),
        named(
            "open-action",
            "gemeente",
            None,
            |name| json!({ "title": "x", "owner": name, "due": "2021-12-01" }),
        ),
        named(
            "cast-vote",
            "gemeente",
            None,
            |name| json!({ "proposal": 4, "seat": name, "vote": "for" }),
        ),
        named("appoint", "project-leader", None, |name| json!({ "role": name, "person": 9 })),
        named("appoint", "bewoners", None, |name| json!({ "role": name, "person": 9 })),
        named("submit-proposal", "waterschap", None, |name| {
            about(json!({ "risk-key": {
                "from_year": "2021", "weights": { "gemeente": 1, name: 2 } } }))
        }),
    ]
}

fn about(subject: Value) -> Value {
    json!({ "title": "x", "text": "x", "subject": subject })
}

const ON: &str = "2021-02-01";

/// Books in which one of everything has its name.
static BOOKS: LazyLock<Books> = LazyLock::new(|| {
    let mut books = Books::founded();
    let lines = json!([
        { "code": "bijdragen", "title": "B", "kind": "contributions", "amount": "3000.00" },
        { "code": "overig", "title": "O", "kind": "other-income", "amount": "1.00" },
        { "code": "dijken", "title": "D", "kind": "expense", "amount": "1.00" }
    ]);
    books.decided(
        "2020-12-01",
        "Begroting",
        json!({ "budget": { "year": "2021", "lines": lines } }),
    );
    let paid = json!({ "partner": "bewoners", "amount": "250.00", "bank_reference": "NL-1 é" });
    books.leader("2020-12-02", "receive-payment", paid);
    let ambassador = json!({ "partner": "bewoners", "person": 8 });
    books.leader("2020-12-03", "appoint-ambassador", ambassador);
    let goal = json!({ "year": "2021", "theme": "Water", "goal": "Droge voeten é" });
    books.leader("2020-12-03", "set-goal", goal);
    let grant = json!({ "grantor": "Fictieve Provincie é", "reference": "P-1 é", "project": "Natuur",
        "amount": "5.00", "from": "2020-03-01", "until": "2020-12-31", "account_by": "2021-04-01" });
    books.leader("2020-12-04", "grant-subsidy", grant);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let meeting = json!({ "kind": "network", "title": "Bijeenkomst é", "invited": "ambassadors",
        "attended": [] });
    books.leader(ON, "record-meeting", meeting);
    books.leader(ON, "submit-proposal", about(json!("other")));
    books
});

/// What the ledger says when something is named so; the number of the open proposal is filled in.
fn said(named: &Named, name: &str) -> Result<Vec<ledger_core::Event>, &'static str> {
    let mut data = (named.data)(name);
    if let Some(proposal) = data.get_mut("proposal") {
        *proposal = json!(BOOKS.ledger.proposals.all().count());
    }
    let command = json!({ "kind": named.kind, "data": data });
    let decided = BOOKS.ask("project-leader", ON, command);
    decided.map(|decision| decision.events).map_err(|refusal| refusal.code())
}

#[test]
fn a_name_that_is_there_is_known_as_it_was_given() {
    for named in table() {
        match (said(&named, named.name), named.known) {
            (Err(code), Some(known)) => assert_eq!(code, known, "{} {}", named.kind, named.name),
            (Ok(_), None) => {}
            (said, known) => panic!("{} {}: {said:?}, not {known:?}", named.kind, named.name),
        }
        // And another name is not.
        let other = said(&named, "zzz iets heel anders");
        assert_ne!(other.as_ref().err().copied(), named.known, "{} {}", named.kind, named.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_spelling_that_reads_the_same_names_the_same(changes in changes()) {
        for named in table() {
            let spelled =
                changes.iter().fold(named.name.to_owned(), |name, change| change.to(&name));
            prop_assert!(text::same(named.name, &spelled), "{:?}", spelled);
            match named.known {
                None => prop_assert_eq!(said(&named, &spelled), said(&named, named.name)),
                Some(known) => {
                    let code = said(&named, &spelled).err();
                    // What no text may hold may be refused as such instead.
                    let hostile = text::forbidden(&spelled).next().is_some()
                        && code == Some("text.control-character");
                    prop_assert!(
                        code == Some(known) || hostile,
                        "{} {:?}: {:?}", named.kind, spelled, code
                    );
                }
            }
        }
    }
}

#[test]
fn a_definition_names_nothing_twice_in_two_spellings() {
    let toml = include_str!("../../../ledger-app/covenants/oostpolder.toml");
    let faulty = |from: &str, to: &str| {
        let toml = toml.replace(from, to);
        Definition::from_toml(&toml).unwrap_err().to_string()
    };
    let twice = faulty("Fictieve Gemeente Oost", "FICTIEF  waterschap oost");
    assert!(
        twice.contains("parties[1].name: `FICTIEF  waterschap oost` is there twice"),
        "{twice}"
    );
    let twice = faulty("\"Wegen\"", "\"water \"");
    assert!(twice.contains("themes[1]: `water ` is there twice"), "{twice}");
    let hidden = faulty("\"Wegen\"", "\"We\u{200b}gen\"");
    assert!(hidden.contains("themes[1]: leave out U+200B"), "{hidden}");
}
