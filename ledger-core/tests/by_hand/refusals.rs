//! Every rule of every act says no, and in a fixed order.
//!
//! Each ladder starts from a command that is wrong in every way and mends one fault after another; the
//! codes on the way are the rules in the order in which they are checked. At the top it is accepted.

use std::collections::BTreeSet;

use ledger_core::Refusal;
use serde_json::{Value, json};

use crate::books::Books;

/// Codes that no command leads to, with the reason.
const UNREACHABLE: [(&str, &str); 2] = [
    (
        "deficit.no-risk-key",
        "a deficit comes from expenses, and no expense is recorded in a year without a risk key",
    ),
    ("budget.codes-used-up", "it takes 65,536 codes of lines; tested at the act"),
];

/// A command on its way up.
struct Ladder {
    books: Books,
    actor: &'static str,
    on: &'static str,
    kind: &'static str,
    data: Value,
    codes: Vec<&'static str>,
}

impl Ladder {
    fn new(books: Books, kind: &'static str, data: Value) -> Ladder {
        let (actor, on) = ("project-leader", "2020-06-01");
        Ladder { books, actor, on, kind, data, codes: Vec::new() }
    }

    /// The same command by somebody the covenant does not know, on a day that has not come.
    fn from_below(books: Books, kind: &'static str, data: Value) -> Ladder {
        Ladder { actor: "penningmeester", on: "2030-01-01", ..Ladder::new(books, kind, data) }
            .says("actor.unknown")
    }

    #[track_caller]
    fn says(mut self, code: &'static str) -> Ladder {
        let command = json!({ "kind": self.kind, "data": self.data });
        let before = self.books.ledger.clone();
        match self.books.ask(self.actor, self.on, command) {
            Ok(decision) => panic!("{code} was expected, and {:?} was decided", decision.events),
            Err(refusal) => {
                assert_eq!(refusal.code(), code, "{refusal}");
                let said = format!("{refusal} {}", refusal.accepted());
                assert!(!said.contains(['{', '}']), "a fact is missing: {said}");
                assert!(!refusal.to_string().is_empty() && !refusal.accepted().is_empty());
            }
        }
        assert_eq!(self.books.ledger, before);
        self.codes.push(code);
        self
    }

    fn by(self, actor: &'static str) -> Ladder {
        Ladder { actor, ..self }
    }

    fn on(self, on: &'static str) -> Ladder {
        Ladder { on, ..self }
    }

    /// Mends, or breaks, a field of the command.
    #[track_caller]
    fn with(mut self, field: &str, value: Value) -> Ladder {
        let (parent, name) = field.rsplit_once('/').unwrap();
        let parent = self.data.pointer_mut(parent).unwrap_or_else(|| panic!("no {field}"));
        match parent.as_array_mut() {
            Some(items) => items[name.parse::<usize>().unwrap()] = value,
            None => parent[name] = value,
        }
        self
    }

    /// Who and when, as nearly every act of the project leader checks them first.
    #[track_caller]
    fn leader_within(self, start: &'static str, end: Option<&'static str>) -> Ladder {
        let ladder = self
            .by("founder")
            .says("actor.not-allowed")
            .by("project-leader")
            .on("2019-01-01")
            .says("actor.role-vacant")
            .on("2030-01-01")
            .says("date.in-future");
        let ladder = ladder.on("2020-06-01");
        let ladder = match start {
            "2020-01-15" => ladder,
            _ => ladder.on("2020-01-20").says("date.before-start"),
        };
        match end {
            Some(end) => ladder.on(end).says("date.after-end"),
            None => ladder,
        }
    }

    #[track_caller]
    fn accepted(self) -> Vec<&'static str> {
        let command = json!({ "kind": self.kind, "data": self.data });
        let decision = self.books.ask(self.actor, self.on, command);
        let decision = decision.unwrap_or_else(|refusal| panic!("{}: {refusal}", refusal.code()));
        assert!(!decision.events.is_empty());
        self.codes
    }

    /// Ends where no command would be accepted.
    fn stuck(self) -> Vec<&'static str> {
        self.codes
    }
}

/// A year that ended with 1187.65 left.
fn surplus() -> Books {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    books
}

/// A year that ended with 62.35 too little.
fn deficit() -> Books {
    let mut books = Books::founded();
    let dike = json!({ "line": "dijken", "amount": "1250.00", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2020-06-01", "record-expense", dike);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    books
}

fn proposal(subject: Value) -> Value {
    json!({ "title": "Voorstel", "text": "Fictief.", "subject": subject })
}

/// An open proposal with number 4.
fn proposed() -> Books {
    let mut books = Books::founded();
    books.leader("2020-05-01", "submit-proposal", proposal(json!("other")));
    books
}

fn concluding() -> Vec<Vec<&'static str>> {
    let definition = include_str!("../../../ledger-cli/covenants/oostpolder.toml");
    let definition = ledger_core::Definition::from_toml(definition).unwrap();
    let sign = json!({ "partners": "all" });
    let conclude = json!({ "definition": definition });
    vec![
        Ladder::new(Books::default(), "sign-covenant", sign).says("covenant.none").stuck(),
        Ladder::new(Books::default(), "conclude-covenant", conclude.clone())
            .with("/definition/themes", json!([""]))
            .on("2030-01-01")
            .says("actor.not-allowed")
            .by("founder")
            .says("date.in-future")
            .on("2020-01-16")
            .says("covenant.faulty-definition")
            .with("/definition/themes", json!(["Water"]))
            .says("covenant.date-differs")
            .on("2020-01-15")
            .accepted(),
        Ladder::new(Books::founded(), "conclude-covenant", conclude)
            .says("covenant.already-concluded")
            .stuck(),
        Ladder::from_below(Books::founded(), "sign-covenant", json!({ "partners": ["niemand"] }))
            .by("gemeente")
            .says("actor.not-allowed")
            .by("project-leader")
            .on("2019-01-01")
            .says("actor.role-vacant")
            .by("founder")
            .on("2030-01-01")
            .says("date.in-future")
            .on("2019-12-31")
            .says("date.before-start")
            .on("2023-01-01")
            .says("date.after-end")
            .on("2020-03-01")
            .says("partner.unknown")
            .with("/partners", json!(["waterschap"]))
            .says("covenant.already-signed")
            .with("/partners", json!(["boeren", "Fictieve Boerencoöperatie | (oost)"]))
            .says("covenant.already-signed")
            .with("/partners", json!([]))
            .says("covenant.nobody-named")
            .with("/partners", json!(["boeren"]))
            .accepted(),
        {
            let mut books = Books::founded();
            books.leader("2020-03-01", "sign-covenant", json!({ "partners": "all" }));
            let all = json!({ "partners": "all" });
            Ladder::new(books, "sign-covenant", all).says("covenant.nobody-left").stuck()
        },
    ]
}

fn roles() -> Vec<Vec<&'static str>> {
    let appoint = json!({ "role": "penningmeester", "person": 0 });
    let mut vacant = Books::founded();
    vacant.leader("2020-03-01", "end-appointment", json!({ "role": "gemeente" }));
    let end = json!({ "role": "penningmeester" });
    vec![
        Ladder::from_below(Books::founded(), "appoint", appoint)
            .by("gemeente")
            .says("actor.not-allowed")
            .by("founder")
            .says("date.in-future")
            .on("2019-12-31")
            .says("date.before-start")
            .on("2020-01-15")
            .says("seat.unknown")
            .with("/role", json!("gemeente"))
            .says("role.no-person")
            .with("/person", json!(3))
            .says("role.already-held")
            .with("/person", json!(9))
            .says("role.not-after-last")
            .on("2020-01-16")
            .accepted(),
        Ladder::new(vacant, "appoint", json!({ "role": "gemeente", "person": 9 }))
            .on("2020-02-29")
            .says("role.not-after-last")
            .on("2020-03-01")
            .accepted(),
        Ladder::from_below(Books::founded(), "end-appointment", end)
            .by("gemeente")
            .says("actor.not-allowed")
            .by("founder")
            .says("date.in-future")
            .on("2020-01-15")
            .says("seat.unknown")
            .with("/role", json!("gemeente"))
            .says("role.not-after-last")
            .on("2020-01-16")
            .accepted(),
        {
            let mut vacant = Books::founded();
            vacant.leader("2020-03-01", "end-appointment", json!({ "role": "gemeente" }));
            Ladder::new(vacant, "end-appointment", json!({ "role": "gemeente" }))
                .says("role.vacant")
                .stuck()
        },
    ]
}

fn submitting() -> Vec<Vec<&'static str>> {
    let submit = |books, subject| Ladder::new(books, "submit-proposal", proposal(subject));
    let line = |code: &str, kind: &str, amount: &str| json!({ "code": code, "title": code, "kind": kind, "amount": amount });
    let mut bad_line = line("Dijken!", "expense", "-1.00");
    bad_line["theme"] = json!("Lucht");
    bad_line["title"] = json!("");
    let schedule = |year: &str, fees: Value| {
        json!({ "contribution-schedule": { "year": year, "fees": fees, "payment_term_days": 0,
            "proration": "none", "vat": { "position": "exempt", "ground": "" } } })
    };
    let fees = "/subject/contribution-schedule/fees";
    let lines = "/subject/budget/lines";
    vec![
        Ladder::from_below(Books::founded(), "submit-proposal", proposal(json!("other")))
            .with("/title", json!(""))
            .with("/text", json!(""))
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("text.empty")
            .with("/title", json!("x".repeat(201)))
            .says("text.too-long")
            .with("/title", json!("een\ntwee"))
            .says("text.control-character")
            .with("/title", json!("Titel"))
            .says("text.empty")
            .with("/text", json!("Tekst\nop twee regels."))
            .accepted(),
        // A seat may propose anything but what the project leader must.
        submit(Books::founded(), json!({ "deficit": { "year": "2020" } }))
            .by("gemeente")
            .says("actor.not-allowed")
            .with("/subject", json!("other"))
            .accepted(),
        submit(Books::founded(), json!({ "accession": { "code": "De School", "name": "" } }))
            .on("2023-01-01")
            .says("text.not-a-code")
            .with("/subject/accession/code", json!("boeren"))
            .says("text.empty")
            .with("/subject/accession/name", json!("Fictieve school"))
            .says("date.after-end")
            .on("2020-06-01")
            .says("accession.already-known")
            .with("/subject/accession/code", json!("school"))
            .accepted(),
        submit(
            Books::founded(),
            json!({ "risk-key": { "from_year": "2031", "weights": { "niemand": 0 } } }),
        )
        .says("year.outside-term")
        .with("/subject/risk-key/from_year", json!("2020"))
        .says("seat.unknown")
        .with("/subject/risk-key/weights", json!({ "bewoners": 0 }))
        .says("risk-key.not-a-bearer")
        .with("/subject/risk-key/weights", json!({ "gemeente": 0 }))
        .says("risk-key.weight")
        .with("/subject/risk-key/weights", json!({ "gemeente": 1 }))
        .says("risk-key.bearer-missing")
        .with("/subject/risk-key/weights", json!({ "gemeente": 1, "waterschap": 1 }))
        .says("risk-key.after-costs")
        .with("/subject/risk-key/from_year", json!("2021"))
        .accepted(),
        submit(surplus(), json!({ "budget": { "year": "2031", "lines": [] } }))
            .on("2021-02-01")
            .says("year.outside-term")
            .with("/subject/budget/year", json!("2020"))
            .says("budget.year-closed")
            .stuck(),
        submit(Books::founded(), json!({ "budget": { "year": "2020", "lines": [] } }))
            .says("budget.exists")
            .with("/subject/budget/year", json!("2021"))
            .says("budget.lines")
            .with(lines, json!([bad_line]))
            .says("text.not-a-code")
            .with(&format!("{lines}/0/code"), json!("dijken"))
            .says("text.empty")
            .with(&format!("{lines}/0/title"), json!("Dijken"))
            .says("budget.negative")
            .with(&format!("{lines}/0/amount"), json!("1.00"))
            .says("budget.unknown-theme")
            .with(&format!("{lines}/0/theme"), json!("Water"))
            .accepted(),
        submit(Books::founded(), json!({ "budget": { "year": "2021", "lines": [] } }))
            .with(lines, json!([line("dijken", "expense", "0"), line("dijken", "other-income", "0")]))
            .says("budget.line-twice")
            .with(lines, json!([line("dijken", "other-income", "0")]))
            .says("budget.kind-changed")
            .with(lines, json!([line("bijdragen", "contributions", "1"), line("nog-een", "contributions", "1")]))
            .says("budget.two-contribution-lines")
            .with(lines, json!([line("bijdragen", "contributions", "1")]))
            .accepted(),
        submit(
            Books::founded(),
            json!({ "budget-revision": { "year": "2021", "lines": [line("wegen", "expense", "5")] } }),
        )
        .says("budget.missing")
        .with("/subject/budget-revision/year", json!("2020"))
        .says("budget.line-in-use")
        .with("/subject/budget-revision/lines", json!([line("dijken", "expense", "0")]))
        .accepted(),
        submit(surplus(), schedule("2031", json!({ "fixed": { "amount": "-1.00" } })))
            .on("2021-02-01")
            .says("year.outside-term")
            .with("/subject/contribution-schedule/year", json!("2020"))
            .says("schedule.year-closed")
            .with("/subject/contribution-schedule/year", json!("2021"))
            .says("schedule.payment-term")
            .with("/subject/contribution-schedule/payment_term_days", json!(30))
            .says("text.empty")
            .with("/subject/contribution-schedule/vat/ground", json!("Fictieve grond"))
            .says("schedule.negative-fee")
            .with(fees, json!({ "tiers": { "tiers": {}, "partners": { "niemand": "groot" }, "otherwise": "klein" } }))
            .says("schedule.tiers")
            .with(&format!("{fees}/tiers/tiers"), json!({ "groot": "-2.00" }))
            .says("schedule.negative-fee")
            .with(&format!("{fees}/tiers/tiers"), json!({ "groot": "2.00" }))
            .says("schedule.unknown-tier")
            .with(&format!("{fees}/tiers/otherwise"), json!("groot"))
            .says("partner.unknown")
            .with(&format!("{fees}/tiers/partners"), json!({ "boeren": "klein" }))
            .says("schedule.unknown-tier")
            .with(&format!("{fees}/tiers/partners"), json!({ "boeren": "groot", "Fictieve Boerencoöperatie | (oost)": "groot" }))
            .says("schedule.partner-twice")
            .with(fees, json!({ "per-partner": { "partners": { "boeren": "0" } } }))
            .accepted(),
    ]
}

fn results() -> Vec<Vec<&'static str>> {
    let submit =
        |books, subject| Ladder::new(books, "submit-proposal", proposal(subject)).on("2021-02-01");
    let part = |to: Value, amount: &str| json!({ "to": to, "amount": amount });
    let parts = "/subject/surplus/destinations";
    let mut unpaid = Books::founded_without(&["paid-1", "paid-2"]);
    unpaid.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let to_partners = json!([part(json!("partners"), "10.00")]);
    vec![
        submit(Books::founded(), json!({ "surplus": { "year": "2031", "destinations": [] } }))
            .says("year.outside-term")
            .with("/subject/surplus/year", json!("2020"))
            .says("surplus.year-not-closed")
            .stuck(),
        submit(deficit(), json!({ "surplus": { "year": "2020", "destinations": [] } }))
            .says("surplus.none")
            .stuck(),
        submit(surplus(), json!({ "surplus": { "year": "2020", "destinations": [] } }))
            .says("surplus.no-destination")
            .with(parts, json!([part(json!("reserve"), "0.00")]))
            .says("amount.not-positive")
            .with(parts, json!([part(json!({ "project": { "name": "" } }), "1.00")]))
            .says("text.empty")
            .with(parts, json!([part(json!("reserve"), "1.00"), part(json!("reserve"), "2.00")]))
            .says("surplus.destination-twice")
            .with(
                parts,
                json!([part(json!("reserve"), "1000.00"), part(json!("partners"), "187.66")]),
            )
            .says("surplus.too-much")
            .with(
                parts,
                json!([part(json!("reserve"), "1000.00"), part(json!("partners"), "187.65")]),
            )
            .accepted(),
        submit(unpaid, json!({ "surplus": { "year": "2020", "destinations": to_partners } }))
            .says("surplus.nobody-paid")
            .stuck(),
        submit(surplus(), json!({ "deficit": { "year": "2031" } }))
            .says("year.outside-term")
            .with("/subject/deficit/year", json!("2021"))
            .says("deficit.year-not-closed")
            .with("/subject/deficit/year", json!("2020"))
            .says("deficit.none")
            .stuck(),
        submit(deficit(), json!({ "deficit": { "year": "2020" } })).accepted(),
        Ladder::from_below(Books::founded(), "close-year", json!({ "year": "2031" }))
            .leader_within("2020-01-15", None)
            .on("2020-12-31")
            .says("year.outside-term")
            .with("/year", json!("2021"))
            .says("year.not-over")
            .on("2022-01-01")
            .says("year.previous-open")
            .with("/year", json!("2020"))
            .accepted(),
        Ladder::new(surplus(), "close-year", json!({ "year": "2020" }))
            .on("2021-02-01")
            .says("year.already-closed")
            .stuck(),
        {
            let mut books = surplus();
            let subject = json!({ "surplus": { "year": "2020", "destinations": [{ "to": "partners", "amount": "100.00" }] } });
            books.decided("2021-02-01", "Overschot", subject);
            let refund = json!({ "partner": "niemand", "amount": "-1.00", "bank_reference": "" });
            Ladder::from_below(books, "pay-refund", refund)
                .leader_within("2020-01-15", None)
                .on("2020-06-01")
                .says("date.year-closed")
                .on("2021-03-01")
                .says("partner.unknown")
                .with("/partner", json!("bewoners"))
                .says("amount.not-positive")
                .with("/amount", json!("50.01"))
                .says("text.empty")
                .with("/bank_reference", json!("NL-1"))
                .says("bank.entry-known")
                .with("/bank_reference", json!("NL-9"))
                .says("refund.nothing-payable")
                .with("/partner", json!("waterschap"))
                .says("refund.more-than-payable")
                .with("/amount", json!("50.00"))
                .accepted()
        },
    ]
}

fn deciding() -> Vec<Vec<&'static str>> {
    let consult = json!({ "proposal": 9, "advice": "neutral", "text": "" });
    let mut consulted = proposed();
    let advice = json!({ "proposal": 4, "advice": "neutral", "text": "Goed." });
    consulted.leader("2020-05-02", "consult-projectgroep", advice.clone());
    let mut withdrawn = proposed();
    let withdraw = json!({ "proposal": 4, "reason": "Later." });
    withdrawn.leader("2020-05-02", "withdraw-proposal", withdraw);
    let vote = json!({ "proposal": 9, "seat": "boeren", "vote": "for", "reason": "" });
    let mut vacant = proposed();
    vacant.leader("2020-05-02", "end-appointment", json!({ "role": "bewoners" }));
    let mut voted = proposed();
    let vote_for = |seat: &str| json!({ "proposal": 4, "seat": seat, "vote": "for" });
    voted.leader("2020-05-03", "cast-vote", vote_for("gemeente"));
    let mut decisive = proposed();
    decisive.leader("2020-05-03", "cast-vote", vote_for("gemeente"));
    decisive.leader("2020-05-04", "cast-vote", vote_for("waterschap"));
    let decide = json!({ "proposal": 9, "manner": "meeting", "conditions": "", "effective_from": "2020-05-01",
        "review_on": "2020-05-02", "replaces": 9 });
    let mut by_seat = Books::founded();
    let other = json!({ "kind": "submit-proposal", "data": proposal(json!("other")) });
    by_seat.give("gemeente", "2020-05-01", other);
    let mut unconsulted = surplus();
    let subject = json!({ "surplus": { "year": "2020", "destinations": [{ "to": "reserve", "amount": "1.00" }] } });
    unconsulted.leader("2021-01-06", "submit-proposal", proposal(subject));
    vec![
        Ladder::from_below(proposed(), "consult-projectgroep", consult)
            .leader_within("2020-01-15", None)
            .on("2020-04-01")
            .says("text.empty")
            .with("/text", json!("Goed."))
            .says("proposal.unknown")
            .with("/proposal", json!(1))
            .says("proposal.already-decided")
            .with("/proposal", json!(4))
            .says("proposal.before-submission")
            .on("2020-05-02")
            .accepted(),
        Ladder::new(withdrawn, "consult-projectgroep", advice.clone())
            .says("proposal.already-withdrawn")
            .stuck(),
        Ladder::new(consulted, "consult-projectgroep", advice)
            .says("proposal.already-consulted")
            .stuck(),
        Ladder::from_below(proposed(), "cast-vote", vote)
            .by("founder")
            .says("actor.not-allowed")
            .by("gemeente")
            .on("2020-01-01")
            .says("actor.role-vacant")
            .on("2030-01-01")
            .says("date.in-future")
            .on("2020-04-01")
            .says("seat.unknown")
            .with("/seat", json!("waterschap"))
            .says("vote.other-seat")
            .with("/seat", json!("gemeente"))
            .says("text.empty")
            .with("/reason", json!("Daarom."))
            .says("proposal.unknown")
            .with("/proposal", json!(4))
            .says("proposal.before-submission")
            .on("2020-05-02")
            .accepted(),
        Ladder::new(vacant, "cast-vote", vote_for("bewoners")).says("actor.role-vacant").stuck(),
        Ladder::from_below(voted, "decide-proposal", decide)
            .by("founder")
            .says("actor.not-allowed")
            .by("project-leader")
            .says("date.in-future")
            .on("2020-05-02")
            .says("text.empty")
            .with("/conditions", json!("Binnen de begroting."))
            .says("decision.effective-before")
            .with("/effective_from", json!("2020-05-02"))
            .says("decision.review-not-after")
            .with("/review_on", json!("2021-05-02"))
            .says("decision.replaces-unknown")
            .with("/replaces", json!(1))
            .says("proposal.unknown")
            .with("/proposal", json!(4))
            .says("proposal.undecided")
            .stuck(),
        Ladder::new(decisive, "decide-proposal", json!({ "proposal": 4, "manner": "in-writing" }))
            .on("2020-05-03")
            .says("proposal.before-last-step")
            .on("2020-05-04")
            .accepted(),
        Ladder::new(unconsulted, "decide-proposal", json!({ "proposal": 4, "manner": "meeting" }))
            .on("2021-01-07")
            .says("proposal.not-consulted")
            .stuck(),
        Ladder::from_below(by_seat, "withdraw-proposal", json!({ "proposal": 9, "reason": "" }))
            .leader_within("2020-01-15", None)
            .on("2020-05-02")
            .says("text.empty")
            .with("/reason", json!("Later."))
            .says("proposal.unknown")
            .with("/proposal", json!(4))
            .says("proposal.not-proposer")
            .by("gemeente")
            .accepted(),
    ]
}

fn invoicing() -> Vec<Vec<&'static str>> {
    let invoice = json!({ "year": "2031", "partners": "all", "amount": "-5.00" });
    let schedule = |fees: Value| {
        json!({ "contribution-schedule": { "year": "2021", "fees": fees, "payment_term_days": 30,
            "proration": "none", "vat": { "position": "exempt", "ground": "Fictief" } } })
    };
    let mut per_partner = surplus();
    let fees = json!({ "per-partner": { "partners": { "waterschap": "0", "bewoners": "10.00" } } });
    per_partner.decided("2021-01-06", "Regeling", schedule(fees));
    let some = json!({ "year": "2021", "partners": ["gemeente-oost"] });
    vec![
        Ladder::from_below(surplus(), "invoice-contribution", invoice)
            .leader_within("2020-02-01", Some("2023-01-01"))
            .on("2020-06-01")
            .says("date.year-closed")
            .on("2021-02-01")
            .says("year.outside-term")
            .with("/year", json!("2020"))
            .says("contribution.after-year")
            .with("/year", json!("2021"))
            .says("contribution.no-schedule")
            .stuck(),
        Ladder::new(
            Books::founded(),
            "invoice-contribution",
            json!({ "year": "2020", "partners": "all", "amount": "-5.00" }),
        )
        .says("contribution.override-not-one")
        .with("/partners", json!(["niemand"]))
        .says("contribution.override-without-reason")
        .with("/reason", json!(""))
        .says("amount.not-positive")
        .with("/amount", json!("5.00"))
        .says("text.empty")
        .with("/amount", Value::Null)
        .with("/reason", json!("Besluit"))
        .says("contribution.reason-without-override")
        .with("/amount", json!("5.00"))
        .says("partner.unknown")
        .with("/partners", json!(["boeren"]))
        .says("partner.not-a-party")
        .with("/partners", json!(["bewoners"]))
        .says("contribution.already-invoiced")
        .stuck(),
        Ladder::new(
            Books::founded(),
            "invoice-contribution",
            json!({ "year": "2020", "partners": [] }),
        )
        .says("contribution.nobody-named")
        .with("/partners", json!("all"))
        .says("contribution.nobody-due")
        .stuck(),
        Ladder::new(per_partner, "invoice-contribution", some)
            .on("2021-02-01")
            .says("contribution.not-covered")
            .with("/partners", json!(["waterschap"]))
            .says("contribution.nothing-due")
            .with("/partners", json!(["bewoners", "bewoners"]))
            .says("contribution.already-invoiced")
            .with("/partners", json!(["bewoners"]))
            .accepted(),
    ]
}

fn paying() -> Vec<Vec<&'static str>> {
    let to = |invoice: &str, amount: &str| json!({ "invoice": invoice, "amount": amount });
    let receive = json!({ "partner": "niemand", "amount": "0", "bank_reference": "NL-1",
        "allocate": [to("C2020-0009", "0"), to("C2020-0003", "1.00")] });
    let allocate = json!({ "payment": 9, "invoice": "C2020-0009", "amount": "0" });
    // The third partner was invoiced on 1 February; the second paid 250.50 too much on 20 March.
    vec![
        Ladder::from_below(surplus(), "receive-payment", receive)
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .on("2021-06-01")
            .says("partner.unknown")
            .with("/partner", json!("bewoners"))
            .says("amount.not-positive")
            .with("/amount", json!("500.00"))
            .says("bank.entry-known")
            .with("/bank_reference", json!("NL-9"))
            .says("amount.not-positive")
            .with("/allocate/0/amount", json!("1000.01"))
            .says("payment.no-invoice")
            .with("/allocate/0/invoice", json!("C2020-0002"))
            .says("payment.other-partner")
            .with("/allocate/0/invoice", json!("C2020-0003"))
            .says("payment.more-than-open")
            .with("/allocate/0/amount", json!("500.01"))
            .says("payment.more-than-received")
            .with("/allocate/0/amount", json!("499.00"))
            .says("payment.invoice-twice")
            .with("/allocate", json!([to("C2020-0003", "500.00")]))
            .accepted(),
        Ladder::new(
            Books::founded(),
            "receive-payment",
            json!({ "partner": "bewoners", "amount": "1.00", "bank_reference": "NL-9", "allocate": [to("C2020-0003", "1.00")] }),
        )
        .on("2020-01-31")
        .says("payment.before-invoice")
        .on("2020-02-01")
        .accepted(),
        Ladder::from_below(Books::founded(), "allocate-payment", allocate)
            .leader_within("2020-01-15", None)
            .on("2020-03-01")
            .says("amount.not-positive")
            .with("/amount", json!("250.51"))
            .says("payment.unknown")
            .with("/payment", json!(2))
            .says("payment.before-receipt")
            .on("2020-06-01")
            .says("payment.no-invoice")
            .with("/invoice", json!("C2020-0003"))
            .says("payment.other-partner")
            .with("/invoice", json!("C2020-0002"))
            .says("payment.more-than-open")
            .stuck(),
    ]
}

fn spending() -> Vec<Vec<&'static str>> {
    let income =
        json!({ "line": "dijken", "amount": "0", "description": "", "bank_reference": "NL-1" });
    let expense = json!({ "line": "overig", "amount": "0", "supplier": "", "description": "" });
    let pay = json!({ "expense": 9, "amount": "0", "bank_reference": "NL-1" });
    let keyless = Books::founded_without(&[
        "key",
        "key-vote-1",
        "key-vote-2",
        "key-decided",
        "dike",
        "budget-vote-1",
        "budget-vote-2",
        "budget-decided",
        "schedule-vote-1",
        "schedule-vote-2",
        "schedule-decided",
        "invoices",
        "paid-1",
        "paid-2",
        "budget",
        "schedule",
    ]);
    let mut keyless = keyless;
    let lines = json!([{ "code": "dijken", "title": "Dijken", "kind": "expense", "amount": "1" }]);
    keyless.decided(
        "2020-02-01",
        "Begroting",
        json!({ "budget": { "year": "2020", "lines": lines } }),
    );
    let mut paid = Books::founded();
    paid.leader("2020-05-01", "pay-expense", json!({ "expense": 1, "bank_reference": "NL-8" }));
    vec![
        Ladder::from_below(surplus(), "record-other-income", income)
            .leader_within("2020-02-01", Some("2023-01-01"))
            .on("2020-06-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(Books::founded(), "record-other-income", json!({ "line": "dijken", "amount": "0", "description": "", "bank_reference": "NL-1" }))
            .says("income.no-line")
            .with("/line", json!("overig"))
            .says("amount.not-positive")
            .with("/amount", json!("1.00"))
            .says("text.empty")
            .with("/description", json!("Huur"))
            .says("bank.entry-known")
            .with("/bank_reference", json!("NL-9"))
            .accepted(),
        Ladder::from_below(surplus(), "record-expense", expense.clone())
            .leader_within("2020-02-01", Some("2023-01-01"))
            .on("2020-06-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(Books::founded(), "record-expense", expense)
            .says("expense.no-line")
            .with("/line", json!("dijken"))
            .says("amount.not-positive")
            .with("/amount", json!("1000000000.01"))
            .says("amount.too-large")
            .with("/amount", json!("1.00"))
            .says("text.empty")
            .with("/supplier", json!("Fictief"))
            .says("text.empty")
            .with("/description", json!("Dijk"))
            .accepted(),
        Ladder::new(keyless, "record-expense", json!({ "line": "dijken", "amount": "1.00", "supplier": "Fictief", "description": "Dijk" }))
            .says("expense.no-risk-key")
            .stuck(),
        Ladder::from_below(surplus(), "pay-expense", pay)
            .leader_within("2020-01-15", None)
            .on("2020-03-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(Books::founded(), "pay-expense", json!({ "expense": 9, "amount": "0", "bank_reference": "NL-1" }))
            .on("2020-03-31")
            .says("amount.not-positive")
            .with("/amount", json!("1812.36"))
            .says("bank.entry-known")
            .with("/bank_reference", json!("NL-9"))
            .says("expense.unknown")
            .with("/expense", json!(1))
            .says("expense.before-expense")
            .on("2020-04-01")
            .says("expense.more-than-open")
            .with("/amount", json!("1812.35"))
            .accepted(),
        Ladder::new(paid, "pay-expense", json!({ "expense": 1, "bank_reference": "NL-9" }))
            .says("expense.paid")
            .stuck(),
    ]
}

fn reporting() -> Vec<Vec<&'static str>> {
    let root = "00".repeat(32);
    let file = json!({ "name": "monitoring.txt", "sha256": root });
    let issue = json!({ "year": "2031", "period": 3, "basis": 1, "root": root, "files": [] });
    let books = Books::founded();
    let events = json!(books.ledger.next());
    let mut issued = Books::founded();
    let good =
        json!({ "year": "2020", "period": 1, "basis": events, "root": root, "files": [file] });
    issued.leader("2020-07-01", "issue-monitoring-report", good.clone());
    vec![
        Ladder::from_below(books, "issue-monitoring-report", issue)
            .leader_within("2020-01-15", None)
            .on("2020-06-29")
            .says("year.outside-term")
            .with("/year", json!("2020"))
            .says("report.no-period")
            .with("/period", json!(1))
            .says("report.period-not-over")
            .on("2020-06-30")
            .says("report.basis-moved")
            .with("/basis", events)
            .says("report.no-files")
            .with("/files", json!([{ "name": "", "sha256": root }]))
            .says("text.empty")
            .with("/files", json!([file]))
            .accepted(),
        Ladder::new(issued, "issue-monitoring-report", good)
            .on("2020-07-02")
            .says("report.already-issued")
            .stuck(),
    ]
}

#[test]
fn every_rule_says_no_in_its_turn() {
    let said: BTreeSet<&str> = [
        concluding(),
        roles(),
        submitting(),
        results(),
        deciding(),
        invoicing(),
        paying(),
        spending(),
        reporting(),
    ]
    .into_iter()
    .flatten()
    .flatten()
    .collect();
    let unreachable: BTreeSet<&str> = UNREACHABLE.iter().map(|(code, _)| *code).collect();
    let codes: Vec<&str> = Refusal::entries().map(|entry| entry.code).collect();
    let all: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), all.len(), "a code stands for two rules");
    let silent: Vec<&&str> =
        all.difference(&said).filter(|code| !unreachable.contains(*code)).collect();
    assert!(silent.is_empty(), "no ladder provokes {silent:?}");
    assert!(said.is_disjoint(&unreachable), "a code is reachable after all");
}
