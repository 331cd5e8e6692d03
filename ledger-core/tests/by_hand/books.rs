//! A small fictional covenant, founded and in its first year, to be asked and given things.

use ledger_core::{
    Command, Date, Decision, Definition, FiscalYear, Ledger, Moment, Recorded, Refusal, Request,
    decide,
};
use serde_json::{Value, json};

/// A ledger and everything recorded in it.
#[derive(Clone, Default)]
pub(crate) struct Books {
    pub(crate) ledger: Ledger,
    pub(crate) log: Vec<Recorded>,
}

impl Books {
    /// The fictional covenant of the end-to-end tests, founded and in its first year.
    pub(crate) fn founded() -> Books {
        Books::founded_without(&[])
    }

    /// The same without some of the commands that found it, by their ids.
    pub(crate) fn founded_without(left_out: &[&str]) -> Books {
        let mut books = Books::default();
        let definition = include_str!("../../../ledger-app/covenants/oostpolder.toml");
        let definition = Definition::from_toml(definition).unwrap();
        let conclude = json!({ "kind": "conclude-covenant", "data": { "definition": definition } });
        books.give("founder", "2020-01-15", conclude);
        for line in include_str!("../../../tests/data/founding.jsonl").lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            if left_out.contains(&line["id"].as_str().unwrap()) {
                continue;
            }
            let actor = line["actor"].as_str().unwrap_or("project-leader");
            let command = json!({ "kind": line["kind"], "data": line["data"] });
            books.give(actor, line["on"].as_str().unwrap(), command);
        }
        books
    }

    /// What the ledger says to a command, on the last day of June 2023.
    pub(crate) fn ask(&self, actor: &str, on: &str, command: Value) -> Result<Decision, Refusal> {
        let command: Command = serde_json::from_value(command).unwrap();
        let (actor, on, today) = (actor.to_owned(), day(on), day("2023-06-30"));
        decide(&self.ledger, &Request { actor, on, today, command })
    }

    #[track_caller]
    pub(crate) fn give(&mut self, actor: &str, on: &str, command: Value) {
        let decision = self.ask(actor, on, command).unwrap_or_else(|refusal| panic!("{refusal}"));
        let on = decision.on;
        for event in decision.events {
            let recorded = Recorded {
                position: self.ledger.next(),
                recorded_at: Moment::noon(on)
                    .max(self.ledger.recorded_at().unwrap_or(Moment::noon(on))),
                on,
                actor: decision.actor,
                event,
            };
            self.log.push(recorded.clone());
            self.ledger.apply(recorded).unwrap();
        }
    }

    #[track_caller]
    pub(crate) fn leader(&mut self, on: &str, kind: &str, data: Value) {
        self.give("project-leader", on, json!({ "kind": kind, "data": data }));
    }

    /// A proposal with the votes of two of three seats and the decision, all on one day.
    #[track_caller]
    pub(crate) fn decided(&mut self, on: &str, title: &str, subject: Value) {
        let number = self.ledger.proposals.all().count() + 1;
        let submit = json!({ "title": title, "text": "Fictief.", "subject": subject });
        self.leader(on, "submit-proposal", submit);
        let covenant = self.ledger.covenant().unwrap();
        if self.ledger.proposals.all().last().unwrap().1.subject.needs_consultation(covenant) {
            let advice = json!({ "proposal": number, "advice": "positive", "text": "Akkoord." });
            self.leader(on, "consult-projectgroep", advice);
        }
        for seat in ["waterschap", "gemeente"] {
            let vote = json!({ "proposal": number, "seat": seat, "vote": "for" });
            self.leader(on, "cast-vote", vote);
        }
        self.leader(on, "decide-proposal", json!({ "proposal": number, "manner": "meeting" }));
    }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn year(text: &str) -> FiscalYear {
    text.parse().unwrap()
}
