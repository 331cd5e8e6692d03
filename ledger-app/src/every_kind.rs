//! Every kind of event in words, from the stories that come with the program, which have them all.

use std::collections::{BTreeSet, HashMap};

use ledger_core::acts::proposal::SubmitProposal;
use ledger_core::{Command, Date, Event, EventKind, Ledger, Recorded, Request, decide, text};
use ledger_report::{Lang, People, describe_naming};
use serde_json::Value;

use crate::story::tests::{played, taken_over};

/// The first event of each kind, with its day.
type First = HashMap<EventKind, (Date, Event)>;

/// The ledger after each whole story, and the first event of each kind in it.
fn told() -> [(Ledger, First); 2] {
    let note = |first: &mut First, recorded: &[Recorded]| {
        for recorded in recorded {
            let (on, event) = (recorded.on, &recorded.event);
            first.entry(event.kind()).or_insert_with(|| (on, event.clone()));
        }
    };
    let (mut first, mut other) = (First::new(), First::new());
    let (_, ledger) = played(&mut |_, _, recorded| note(&mut first, recorded));
    let taken_over = taken_over(&mut |_, _, recorded| note(&mut other, recorded));
    [(ledger, first), (taken_over, other)]
}

#[test]
fn every_kind_is_one_line_in_each_language_with_names_for_numbers() {
    let stories = told();
    for kind in EventKind::ALL {
        let found = stories.iter().find_map(|(ledger, first)| Some((ledger, first.get(kind)?)));
        let (ledger, (on, event)) = found.unwrap();
        let people = People::of_events(ledger);
        let dutch = describe_naming(event, *on, ledger, &people, Lang::Nl);
        let english = describe_naming(event, *on, ledger, &people, Lang::En);
        for words in [&dutch, &english] {
            assert!(words.chars().count() > 15, "{words}");
            assert!(
                !words.chars().any(|c| c.is_control() || matches!(c, '?' | '{' | '}')),
                "{words}"
            );
        }
        assert_ne!(dutch, english);
    }
}

/// Characters that no text may hold: ESC, one byte of C1, a line separator, a direction override, a
/// zero-width space.
const HOSTILE: [char; 5] = ['\u{1b}', '\u{9b}', '\u{2028}', '\u{202e}', '\u{200b}'];

/// Every text of a command, as the path to it. Keys of objects are included, as an empty last step.
fn texts(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::String(_) => {
            found.insert(path.to_owned());
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate().take(2) {
                texts(item, &format!("{path}/{place}"), found);
            }
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| texts(value, &format!("{path}/{key}"), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The fields with free text, by the name of the command and the path in it. A hostile character in each is
/// refused as such.
fn refused_fields() -> BTreeSet<String> {
    let (mut seen, mut refused) = (BTreeSet::new(), BTreeSet::new());
    let mut watch = |ledger: &Ledger, request: &Request, _: &[Recorded]| {
        let mut about = String::new();
        if let Command::SubmitProposal(SubmitProposal { subject, .. }) = &request.command {
            let subject = serde_json::to_value(subject).unwrap();
            let key = subject.as_object().and_then(|fields| fields.keys().next().cloned());
            about = key.unwrap_or_default();
        }
        if seen.insert(format!("{}/{about}", request.command.kind())) {
            try_hostile(ledger, request, &mut refused);
        }
    };
    played(&mut watch);
    taken_over(&mut watch);
    let kinds: BTreeSet<&str> = seen.iter().filter_map(|seen| seen.split('/').next()).collect();
    assert_eq!(kinds, Command::KINDS.iter().copied().collect(), "the stories give every command");
    refused
}

fn try_hostile(ledger: &Ledger, request: &Request, refused: &mut BTreeSet<String>) {
    let command = serde_json::to_value(&request.command).unwrap();
    let mut paths = BTreeSet::new();
    texts(&command["data"], "/data", &mut paths);
    for path in paths {
        for c in HOSTILE {
            let mut command = command.clone();
            let field = command.pointer_mut(&path).unwrap();
            let mut words: Vec<char> = field.as_str().unwrap().chars().collect();
            words.insert(words.len() / 2, c);
            *field = Value::String(words.into_iter().collect());
            // A value that is not a text, such as a day, is refused before it is a command.
            let Ok(command) = serde_json::from_value::<Command>(command) else { continue };
            match decide(ledger, &Request { command, ..request.clone() }) {
                Err(refusal) => {
                    let said = format!("{refusal} {}", refusal.accepted());
                    assert_eq!(text::forbidden(&said).next(), None, "{path}: {said:?}");
                    if refusal.code() == "text.control-character" {
                        assert!(said.contains(&text::name_of(c)), "{path}: {said}");
                        refused.insert(format!("{}{}", request.command.kind(), &path[5..]));
                    }
                }
                // A name was looked up in any spelling, and its spelling is not recorded.
                Ok(decision) => {
                    for event in decision.events {
                        let fields = serde_json::to_string(&event).unwrap();
                        let trace = fields.contains(c) || fields.contains("\\u00");
                        assert!(!trace, "{path}: {fields:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_command_records_what_steers_or_hides_text() {
    let refused = refused_fields();
    for field in [
        "submit-proposal/title",
        "submit-proposal/text",
        "submit-proposal/subject/accession/name",
        "receive-payment/bank_reference",
        "record-expense/supplier",
        "record-expense/description",
        "state-issuer/legal_name",
        "state-issuer/address/0",
        "state-billing-address/addressee",
        "attach-document/name",
        "grant-subsidy/reference",
        "record-meeting/title",
        "set-goal/goal",
        "forget-person/reason",
    ] {
        assert!(refused.contains(field), "{field} is not among {refused:#?}");
    }
    assert!(refused.len() > 50, "{}: {refused:#?}", refused.len());
}
