//! How deciding and folding grow when somebody chooses the input so that they grow fast.
//!
//! Every row is one kind of act, or one thing to which all happens, n, 2n and 4n times. Beside each time stands
//! how many times the one before it that is: 2 and a little for what grows as n log n, 4 for a square.
//!
//! `cargo bench --package ledger-core --bench growth` prints the table; as a test it runs each a few times.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement stops at what it does not expect, and says what it measured"
)]

use std::time::{Duration, Instant};

use ledger_core::paged::Key;
use ledger_core::{Command, Date, Definition, Ledger, Moment, Recorded, Request, decide};
use serde_json::{Value, json};

const COVENANT: &str = include_str!("../../ledger-app/covenants/oostpolder.toml");
const FOUNDING: &str = include_str!("../../tests/data/founding.jsonl");

/// A ledger with the events that made it.
#[derive(Default)]
struct Course {
    ledger: Ledger,
    log: Vec<Recorded>,
}

impl Course {
    /// The fictional covenant of Oostpolder with a budget, a risk key, a schedule, invoices and payments, and so
    /// many parties more with long names.
    fn founded(more: usize) -> Course {
        let name = "Fictieve stichting met een lange naam ".repeat(5);
        let parties = (0..more).map(|number| {
            format!("[[parties]]\ncode = \"stichting-{number}\"\nname = \"{name}{number}\"\n")
        });
        let definition = COVENANT.to_owned() + &parties.collect::<String>();
        let definition = Definition::from_toml(&definition).unwrap();
        let mut course = Course::default();
        let conclude = json!({ "definition": definition });
        assert!(course.give("founder", "2020-01-15", "conclude-covenant", conclude));
        for line in FOUNDING.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let said = |key: &str| line[key].as_str();
            let actor = said("actor").unwrap_or("project-leader");
            let (on, kind) = (said("on").unwrap(), said("kind").unwrap());
            assert!(course.give(actor, on, kind, line["data"].clone()), "{line}");
        }
        course
    }

    /// Gives a command; says whether it is accepted.
    fn give(&mut self, actor: &str, on: &str, kind: &str, data: Value) -> bool {
        let command: Command =
            serde_json::from_value(json!({ "kind": kind, "data": data })).unwrap();
        let (actor, on) = (actor.to_owned(), on.parse().unwrap());
        let today: Date = "2020-12-31".parse().unwrap();
        let Ok(decision) = decide(&self.ledger, &Request { actor, on, today, command }) else {
            return false;
        };
        for event in decision.events {
            let (position, recorded_at) = (self.ledger.next(), Moment::default());
            let (on, actor) = (decision.on, decision.actor);
            let recorded = Recorded { position, recorded_at, on, actor, event };
            self.log.push(recorded.clone());
            self.ledger.apply(recorded).unwrap();
        }
        true
    }
}

/// What somebody does to a ledger so many times.
struct Attack {
    name: &'static str,
    /// How many parties more there are for each time.
    parties: usize,
    prepare: fn(&mut Course),
    /// The day, the kind and the data of the command of a number, of so many in all.
    command: fn(&Course, usize, usize) -> (&'static str, &'static str, Value),
    accepted: bool,
}

const LATE: &str = "2020-12-01";
const EARLY: &str = "2020-06-01";

/// The later of two days first, and the earlier once half is done.
fn late_then_early(number: usize, of: usize) -> &'static str {
    if number < of / 2 { LATE } else { EARLY }
}

/// A text of a number whose hash ends in the same 12 bits as that of every other.
fn alike(number: usize) -> String {
    let mut tries = (0..).map(|of| format!("NL-{number}-{of}"));
    tries.find(|text| text.hash() & 0xfff == 0).unwrap()
}

const ATTACKS: [Attack; 9] = [
    Attack {
        name: "bank references with one hash",
        parties: 0,
        prepare: |_| {},
        command: |_, number, _| {
            let reference = alike(number);
            let data = json!({ "partner": "waterschap", "amount": "1.00", "bank_reference": reference,
                "allocate": "none" });
            (EARLY, "receive-payment", data)
        },
        accepted: true,
    },
    Attack {
        name: "an invoice paid by the cent, later days first",
        parties: 0,
        prepare: |_| {},
        command: |_, number, of| {
            let part = json!([{ "invoice": "C2020-0003", "amount": "0.01" }]);
            let data = json!({ "partner": "bewoners", "amount": "0.01", "allocate": part,
                "bank_reference": format!("FICTIEF-{number}") });
            (late_then_early(number, of), "receive-payment", data)
        },
        accepted: true,
    },
    Attack {
        name: "a contribution invoiced and credited again",
        parties: 0,
        prepare: |_| {},
        command: |_, number, _| match number % 2 {
            0 => {
                let invoice = format!("C2020-{:04}", 3 + number / 2);
                (EARLY, "credit-invoice", json!({ "invoice": invoice, "reason": "Fictief." }))
            }
            _ => {
                let data = json!({ "year": "2020", "partners": ["bewoners"] });
                (EARLY, "invoice-contribution", data)
            }
        },
        accepted: true,
    },
    Attack {
        name: "commitments that differ in their amount",
        parties: 0,
        prepare: |_| {},
        command: |_, number, _| {
            let amount = format!("{}.{:02}", number / 100 + 1, number % 100);
            let data = json!({ "line": "dijken", "amount": amount, "supplier": "Fictieve aannemer",
                "description": "Dijkvak" });
            (EARLY, "enter-commitment", data)
        },
        accepted: true,
    },
    Attack {
        name: "expenses on one commitment, each corrected",
        parties: 0,
        prepare: |course| {
            let data = json!({ "line": "dijken", "amount": "100000.00",
                "supplier": "Fictieve aannemer", "description": "Dijkvak" });
            assert!(course.give("project-leader", EARLY, "enter-commitment", data));
        },
        command: |course, number, _| match number % 2 {
            0 => {
                let data = json!({ "line": "dijken", "amount": "0.01", "commitment": 1,
                    "supplier": "Fictieve aannemer", "description": "Dijkvak" });
                (EARLY, "record-expense", data)
            }
            _ => {
                let expense = course.ledger.next().0 - 2;
                let data = json!({ "position": expense, "reason": "Fictief." });
                (EARLY, "correct-act", data)
            }
        },
        accepted: true,
    },
    Attack {
        name: "expenses borne by one subsidy, later days first",
        parties: 0,
        prepare: |course| {
            let data = json!({ "grantor": "Fictief fonds", "reference": "F-1", "project": "Dijken",
                "amount": "100000.00", "from": "2020-02-01", "until": "2020-12-31",
                "account_by": "2021-06-30" });
            assert!(course.give("project-leader", "2020-02-01", "grant-subsidy", data));
        },
        command: |_, number, of| {
            let data = json!({ "line": "dijken", "amount": "0.01", "subsidy": 1,
                "supplier": "Fictieve aannemer", "description": format!("Factuur {number}") });
            (late_then_early(number, of), "record-expense", data)
        },
        accepted: true,
    },
    Attack {
        name: "votes on one proposal, later days first",
        parties: 0,
        prepare: |course| {
            let data = json!({ "title": "Voorstel", "text": "Fictief.", "subject": "other" });
            assert!(course.give("project-leader", "2020-02-01", "submit-proposal", data));
        },
        command: |_, number, of| {
            let vote = ["for", "against"][number % 2];
            let data = json!({ "proposal": 4, "seat": "waterschap", "vote": vote });
            (late_then_early(number, of), "cast-vote", data)
        },
        accepted: true,
    },
    Attack {
        name: "goals of one theme",
        parties: 0,
        prepare: |_| {},
        command: |_, number, _| {
            let data =
                json!({ "year": "2020", "theme": "Water", "goal": format!("Doel {number}") });
            (EARLY, "set-goal", data)
        },
        accepted: true,
    },
    Attack {
        name: "unknown partners, among as many long names",
        parties: 1,
        prepare: |_| {},
        command: |_, number, _| {
            let data = json!({ "amount": "1.00", "bank_reference": "X", "allocate": "none",
                "partner": format!("Fictieve stichting met een andere lange naam, en wel {number}") });
            (EARLY, "receive-payment", data)
        },
        accepted: false,
    },
];

/// How long the commands take, and how long it takes to fold all events from the first.
fn measure(attack: &Attack, count: usize) -> [Duration; 2] {
    let mut course = Course::founded(attack.parties * count);
    (attack.prepare)(&mut course);
    let mut decided = Duration::ZERO;
    for number in 0..count {
        let (on, kind, data) = (attack.command)(&course, number, count);
        let start = Instant::now();
        let accepted = course.give("project-leader", on, kind, data);
        decided += start.elapsed();
        assert_eq!(accepted, attack.accepted, "{}: {number}", attack.name);
    }
    let start = Instant::now();
    let mut ledger = Ledger::new();
    for recorded in course.log {
        ledger.apply(recorded).unwrap();
    }
    assert_eq!(ledger, course.ledger, "{}", attack.name);
    [decided, start.elapsed()]
}

fn main() {
    let measured = std::env::args().any(|argument| argument == "--bench");
    let count = if measured { 5_000 } else { 20 };
    println!("| | n = {count} | 2n | 4n | folded: n | 2n | 4n |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for attack in &ATTACKS {
        let times = [1, 2, 4].map(|times| measure(attack, times * count));
        let row = |which: usize| {
            let times = times.map(|times| times[which].as_secs_f64());
            let grown =
                |one: f64, other: f64| format!("{:.0} ms ({:.1}x)", other * 1e3, other / one);
            let [one, two, four] = times;
            format!("{:.0} ms | {} | {}", one * 1e3, grown(one, two), grown(two, four))
        };
        println!("| {} | {} | {} |", attack.name, row(0), row(1));
    }
}
