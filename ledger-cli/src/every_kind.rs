//! Every kind of event in words, from the story of the demonstration, which has them all.

use std::collections::HashMap;

use ledger_core::{Date, Definition, Event, EventKind, Ledger, Recorded, decide};
use ledger_report::{Lang, People, describe_naming};

use crate::demo::tests::request;
use crate::demo::{DEFINITION, story};

/// The ledger after the whole story, and the first event of each kind.
fn told() -> (Ledger, HashMap<EventKind, (Date, Event)>) {
    let (mut ledger, mut first) = (Ledger::new(), HashMap::new());
    for step in story(&Definition::from_toml(DEFINITION).unwrap()) {
        let (recorded_at, request) = request(&ledger, step);
        let decision = decide(&ledger, &request).unwrap_or_else(|refusal| panic!("{refusal}"));
        for event in decision.events {
            first.entry(event.kind()).or_insert_with(|| (decision.on, event.clone()));
            let (position, on, actor) = (ledger.next(), decision.on, decision.actor);
            ledger.apply(Recorded { position, recorded_at, on, actor, event }).unwrap();
        }
    }
    (ledger, first)
}

#[test]
fn every_kind_is_one_line_in_each_language_with_names_for_numbers() {
    let (ledger, first) = told();
    let people = People::of_events(&ledger);
    for kind in EventKind::ALL {
        let (on, event) = &first[kind];
        let dutch = describe_naming(event, *on, &ledger, &people, Lang::Nl);
        let english = describe_naming(event, *on, &ledger, &people, Lang::En);
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
