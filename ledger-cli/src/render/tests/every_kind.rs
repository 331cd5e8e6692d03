//! Every kind of event in words, from the story of the demonstration, which has them all.

use std::collections::HashMap;

use ledger_core::acts::monitoring::IssueMonitoringReport;
use ledger_core::acts::monitoring::IssuedFile;
use ledger_core::{Date, Event, EventKind};

use super::*;
use crate::demo::{DEFINITION, Step, correction, story};

/// The ledger after the whole story, and the first event of each kind.
fn told() -> (Ledger, HashMap<EventKind, (Date, Event)>) {
    let (mut ledger, mut first) = (Ledger::new(), HashMap::new());
    for step in story(&Definition::from_toml(DEFINITION).unwrap()) {
        let (recorded_at, request) = match step {
            Step::Record { at, actor, on, command } => {
                (at, Request { actor: actor.to_owned(), on, today: at.date(), command })
            }
            Step::CorrectExpense { at, on, expense, reason } => {
                let command = correction(&ledger, expense, reason).into();
                (at, Request { actor: "project-leader".to_owned(), on, today: at.date(), command })
            }
            Step::Attach { at, paper } => {
                let (actor, on) = ("project-leader".to_owned(), at.date());
                (at, Request { actor, on, today: on, command: paper.attach(&ledger).into() })
            }
            Step::IssueReport { at, year, period } => {
                let root = Digest::default();
                let files = vec![IssuedFile { name: "report.txt".to_owned(), sha256: root }];
                let basis = ledger.next();
                let issue = IssueMonitoringReport { year, period, basis, root, files };
                let (actor, on) = ("project-leader".to_owned(), at.date());
                (at, Request { actor, on, today: on, command: issue.into() })
            }
        };
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
    for kind in EventKind::ALL {
        let (on, event) = &first[kind];
        let dutch = describe(event, *on, &ledger, Lang::Nl);
        let english = describe(event, *on, &ledger, Lang::En);
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
