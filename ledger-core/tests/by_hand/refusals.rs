//! Every rule of every act says no, and in a fixed order.
//!
//! Each ladder starts from a command that is wrong in every way and mends one fault after another; the
//! codes on the way are the rules in the order in which they are checked. At the top it is accepted.
//!
//! A ladder that is accepted also shows that each of its refusals has a way out, which is to mend the
//! command. What needs another act first, or instead, stands in `remedies.rs`.

use std::collections::{BTreeMap, BTreeSet};

use ledger_core::Refusal;
use serde_json::{Value, json};

use crate::books::Books;

/// Codes that no command leads to, with the reason.
const UNREACHABLE: [(&str, &str); 4] = [
    (
        "deficit.no-risk-key",
        "a deficit comes from expenses, and no expense is recorded in a year without a risk key",
    ),
    ("budget.codes-used-up", "it takes 65,536 codes of lines; tested at the act"),
    ("report.before-covenant", "this covenant began in its first period; tested at the act"),
    ("strict.warning", "only who gives --strict is refused so; tested at every warning"),
];

/// What shows that a refusal leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Remedy {
    /// The same command, mended, was accepted.
    Mended,
    /// Other acts were recorded, first or instead.
    Acts,
    /// Nothing is to be done, for a reason.
    None(&'static str),
    /// This ladder does not show it.
    Elsewhere,
}

/// The refusals on the way up, each with its remedy.
pub(crate) type Climbed = Vec<(&'static str, Remedy)>;

/// Words by which a refusal asks for another act than the command itself.
const NAMES_AN_ACT: [&str; 20] = [
    " first",
    "let the regiegroep",
    "let the person",
    "propose ",
    "adopt ",
    "appoint ",
    "correct ",
    "close ",
    "credit ",
    "release what",
    "record the ",
    "record its ",
    "record again",
    "signs it",
    "a new proposal",
    "a new action",
    "settle it again",
    "end the",
    "written off",
    "taken from",
];

fn names_an_act(accepted: &str) -> bool {
    let accepted = accepted.replace("the first", "");
    NAMES_AN_ACT.iter().any(|words| accepted.contains(words))
}

/// A command on its way up.
pub(crate) struct Ladder {
    pub(crate) books: Books,
    actor: &'static str,
    on: &'static str,
    kind: &'static str,
    data: Value,
    codes: Climbed,
}

impl Ladder {
    pub(crate) fn new(books: Books, kind: &'static str, data: Value) -> Ladder {
        let (actor, on) = ("project-leader", "2020-06-01");
        Ladder { books, actor, on, kind, data, codes: Vec::new() }
    }

    /// The same command by somebody the covenant does not know, on a day that has not come.
    fn from_below(books: Books, kind: &'static str, data: Value) -> Ladder {
        Ladder { actor: "penningmeester", on: "2030-01-01", ..Ladder::new(books, kind, data) }
            .says("actor.unknown")
    }

    #[track_caller]
    pub(crate) fn says(mut self, code: &'static str) -> Ladder {
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
        self.codes.push((code, Remedy::Elsewhere));
        self
    }

    pub(crate) fn by(self, actor: &'static str) -> Ladder {
        Ladder { actor, ..self }
    }

    pub(crate) fn on(self, on: &'static str) -> Ladder {
        Ladder { on, ..self }
    }

    /// Mends, or breaks, a field of the command.
    #[track_caller]
    pub(crate) fn with(mut self, field: &str, value: Value) -> Ladder {
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

    /// Has other acts recorded first, as the last refusal asks.
    #[track_caller]
    pub(crate) fn after(mut self, remedy: impl FnOnce(&mut Books)) -> Ladder {
        let before = self.books.ledger.next();
        remedy(&mut self.books);
        assert!(self.books.ledger.next() > before, "the remedy recorded nothing");
        self.codes.last_mut().unwrap().1 = Remedy::Acts;
        self
    }

    /// Ends with other acts instead, as the last refusal asks.
    #[track_caller]
    pub(crate) fn instead(self, remedy: impl FnOnce(&mut Books)) -> Climbed {
        self.after(remedy).codes
    }

    /// Ends where nothing is to be done about the last refusal.
    pub(crate) fn no_remedy(mut self, reason: &'static str) -> Climbed {
        self.codes.last_mut().unwrap().1 = Remedy::None(reason);
        self.codes
    }

    #[track_caller]
    pub(crate) fn accepted(self) -> Climbed {
        let command = json!({ "kind": self.kind, "data": self.data });
        let decision = self.books.ask(self.actor, self.on, command);
        let decision = decision.unwrap_or_else(|refusal| panic!("{}: {refusal}", refusal.code()));
        assert!(!decision.events.is_empty());
        let mended = |(code, remedy)| match remedy {
            Remedy::Elsewhere => (code, Remedy::Mended),
            shown @ (Remedy::Mended | Remedy::Acts | Remedy::None(_)) => (code, shown),
        };
        self.codes.into_iter().map(mended).collect()
    }

    /// Ends where this ladder shows no way on.
    fn stuck(self) -> Climbed {
        self.codes
    }
}

/// A year that ended with 1187.65 left.
pub(crate) fn surplus() -> Books {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    books
}

/// A year that ended with 62.35 too little.
pub(crate) fn deficit() -> Books {
    let mut books = Books::founded();
    let dike = json!({ "line": "dijken", "amount": "1250.00", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2020-06-01", "record-expense", dike);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    books
}

pub(crate) fn proposal(subject: Value) -> Value {
    json!({ "title": "Voorstel", "text": "Fictief.", "subject": subject })
}

/// An open proposal with number 4.
pub(crate) fn proposed() -> Books {
    let mut books = Books::founded();
    books.leader("2020-05-01", "submit-proposal", proposal(json!("other")));
    books
}

fn concluding() -> Vec<Climbed> {
    let definition = include_str!("../../../ledger-app/covenants/oostpolder.toml");
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

fn roles() -> Vec<Climbed> {
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

fn submitting() -> Vec<Climbed> {
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
        .with("/subject/risk-key/weights", json!({ "Gemeente ": 1, "gemeente": 0 }))
        .says("risk-key.seat-twice")
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
            .says("budget.second-of-its-kind")
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
            .with(&format!("{fees}/tiers/tiers"), json!({ "Groot ": "1.00", "groot": "2.00" }))
            .says("schedule.tier-twice")
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

fn results() -> Vec<Climbed> {
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

fn deciding() -> Vec<Climbed> {
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
            .after(|books| books.leader("2020-05-04", "cast-vote", vote_for("waterschap")))
            .says("proposal.before-last-step")
            .on("2020-05-04")
            .with("/effective_from", json!("2020-05-04"))
            .says("decision.still-holds")
            .with("/replaces", Value::Null)
            .accepted(),
        Ladder::new(decisive, "decide-proposal", json!({ "proposal": 4, "manner": "in-writing" }))
            .on("2020-05-03")
            .says("proposal.before-last-step")
            .on("2020-05-04")
            .accepted(),
        Ladder::new(
            unconsulted,
            "decide-proposal",
            json!({ "proposal": 4, "manner": "meeting", "effective_from": "2021-01-08" }),
        )
        .on("2021-01-07")
        .says("decision.effective-on-decision")
        .with("/effective_from", json!(null))
        .says("proposal.not-consulted")
        .after(|books| {
            let advice = json!({ "proposal": 4, "advice": "positive", "text": "Goed." });
            books.leader("2021-01-07", "consult-projectgroep", advice);
            for seat in ["waterschap", "gemeente"] {
                let vote = json!({ "proposal": 4, "seat": seat, "vote": "for" });
                books.leader("2021-01-07", "cast-vote", vote);
            }
        })
        .accepted(),
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

fn invoicing() -> Vec<Climbed> {
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
            .leader_within("2020-02-01", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .on("2021-02-01")
            .says("year.outside-term")
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

fn paying() -> Vec<Climbed> {
    let to = |invoice: &str, amount: &str| json!({ "invoice": invoice, "amount": amount });
    let receive = json!({ "partner": "niemand", "amount": "0", "bank_reference": "NL-1",
        "allocate": [to("C2020-0009", "0"), to("C2020-0003", "1.00")] });
    let allocate = json!({ "payment": 9, "invoice": "C2020-0009", "amount": "0" });
    let mut waiting = Books::founded();
    let half = json!({ "partner": "bewoners", "amount": "500.00", "bank_reference": "NL-5", "allocate": "none" });
    waiting.leader("2020-05-01", "receive-payment", half);
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
        Ladder::from_below(waiting, "allocate-payment", allocate)
            .leader_within("2020-01-15", None)
            .on("2020-03-01")
            .says("amount.not-positive")
            .with("/amount", json!("1000.01"))
            .says("payment.unknown")
            .with("/payment", json!(3))
            .says("payment.before-receipt")
            .on("2020-06-01")
            .says("payment.no-invoice")
            .with("/invoice", json!("C2020-0002"))
            .says("payment.other-partner")
            .with("/invoice", json!("C2020-0003"))
            .says("payment.more-than-open")
            .with("/amount", json!("500.01"))
            .says("payment.more-than-received")
            .with("/amount", json!("500.00"))
            .accepted(),
    ]
}

fn spending() -> Vec<Climbed> {
    let income =
        json!({ "line": "dijken", "amount": "0", "description": "", "bank_reference": "NL-1" });
    let expense = json!({ "line": "overig", "amount": "0", "supplier": "", "description": "" });
    let pay = json!({ "expense": 9, "amount": "0", "bank_reference": "NL-1" });
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
        Ladder::new(crate::remedies::keyless(), "record-expense", json!({ "line": "dijken", "amount": "1.00", "supplier": "Fictief", "description": "Dijk" }))
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

fn reporting() -> Vec<Climbed> {
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

fn claiming() -> Vec<Climbed> {
    let credit = json!({ "invoice": "C2020-0009", "amount": "0", "reason": "" });
    let mut shared = deficit();
    shared.decided("2021-02-01", "Tekort", json!({ "deficit": { "year": "2020" } }));
    let write_off = |invoice: &str| proposal(json!({ "write-off": { "invoice": invoice } }));
    let remind = json!({ "invoices": [] });
    let mut reminded = Books::founded();
    reminded.leader("2020-03-16", "send-reminders", json!({}));
    reminded.leader("2020-03-31", "send-reminders", json!({}));
    vec![
        Ladder::from_below(surplus(), "credit-invoice", credit)
            .leader_within("2020-01-15", None)
            .on("2020-01-31")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(
            Books::founded(),
            "credit-invoice",
            json!({ "invoice": "C2020-0009", "amount": "0", "reason": "" }),
        )
        .on("2020-01-31")
        .says("amount.not-positive")
        .with("/amount", json!("1000.01"))
        .says("text.empty")
        .with("/reason", json!("Te hoog"))
        .says("invoice.unknown")
        .with("/invoice", json!("C2020-0003"))
        .says("invoice.before-invoice")
        .on("2020-06-01")
        .says("invoice.more-than-open")
        .with("/invoice", json!("C2020-0001"))
        .says("invoice.nothing-open")
        .with("/invoice", json!("C2020-0003"))
        .with("/amount", json!("1000.00"))
        .accepted(),
        Ladder::new(shared, "credit-invoice", json!({ "invoice": "T2020-0001", "reason": "x" }))
            .on("2021-06-01")
            .says("credit.not-a-contribution")
            .stuck(),
        Ladder::new(Books::founded(), "submit-proposal", write_off("C2020-0009"))
            .with("/subject/write-off/amount", json!("0"))
            .says("amount.not-positive")
            .with("/subject/write-off/amount", Value::Null)
            .says("invoice.unknown")
            .with("/subject/write-off/invoice", json!("C2020-0002"))
            .says("invoice.nothing-open")
            .with("/subject/write-off/invoice", json!("C2020-0003"))
            .accepted(),
        Ladder::from_below(Books::founded(), "send-reminders", remind)
            .leader_within("2020-01-15", None)
            .on("2020-03-15")
            .says("reminder.nobody-named")
            .with("/invoices", Value::Null)
            .says("reminder.nobody-due")
            .with("/invoices", json!(["C2020-0009"]))
            .says("invoice.unknown")
            .with("/invoices", json!(["C2020-0001"]))
            .says("invoice.nothing-open")
            .with("/invoices", json!(["C2020-0003", "C2020-0003"]))
            .says("reminder.too-early")
            .on("2020-03-16")
            .says("reminder.invoice-twice")
            .with("/invoices", json!(["C2020-0003"]))
            .accepted(),
        Ladder::new(reminded, "send-reminders", json!({ "invoices": ["C2020-0003"] }))
            .says("reminder.last-level")
            .stuck(),
    ]
}

fn undoing() -> Vec<Climbed> {
    let reverse = json!({ "payment": 9, "reason": "", "bank_reference": "NL-1" });
    let mut reversed = Books::founded();
    let storno = json!({ "payment": 1, "reason": "Storno", "bank_reference": "NL-7" });
    reversed.leader("2020-05-01", "reverse-payment", storno);
    let mut refunded = Books::founded();
    let back = json!({ "payment": 2, "bank_reference": "NL-7" });
    let receipt = refunded.ledger.payments.get(ledger_core::PaymentId(2)).unwrap().position;
    refunded.leader("2020-05-01", "refund-overpayment", back);
    let move_it = json!({ "payment": 9, "from": "C2020-0003", "to": "C2020-0002", "amount": "0" });
    vec![
        Ladder::from_below(surplus(), "reverse-payment", reverse)
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .on("2021-06-01")
            .says("text.empty")
            .with("/reason", json!("Storno"))
            .says("bank.entry-known")
            .with("/bank_reference", json!("NL-9"))
            .says("payment.unknown")
            .with("/payment", json!(1))
            .accepted(),
        Ladder::new(
            reversed,
            "reverse-payment",
            json!({ "payment": 1, "reason": "Storno", "bank_reference": "NL-9" }),
        )
        .on("2020-02-01")
        .says("payment.already-reversed")
        .with("/payment", json!(2))
        .says("payment.before-last")
        .on("2020-06-01")
        .accepted(),
        Ladder::new(refunded, "correct-act", json!({ "position": receipt, "reason": "Dubbel" }))
            .says("payment.partly-refunded")
            .stuck(),
        Ladder::from_below(
            surplus(),
            "refund-overpayment",
            json!({ "payment": 9, "amount": "0", "bank_reference": "NL-1" }),
        )
        .leader_within("2020-01-15", None)
        .on("2020-06-01")
        .says("date.year-closed")
        .on("2021-06-01")
        .says("amount.not-positive")
        .with("/amount", json!("250.51"))
        .says("bank.entry-known")
        .with("/bank_reference", json!("NL-9"))
        .says("payment.unknown")
        .with("/payment", json!(1))
        .says("payment.nothing-left")
        .with("/payment", json!(2))
        .says("payment.more-than-received")
        .with("/amount", json!("250.50"))
        .accepted(),
        Ladder::from_below(surplus(), "reallocate-payment", move_it)
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .on("2021-06-01")
            .says("amount.not-positive")
            .with("/amount", json!("1000.01"))
            .says("payment.unknown")
            .with("/payment", json!(2))
            .says("payment.not-on-invoice")
            .with("/from", json!("C2020-0002"))
            .says("payment.more-than-on-invoice")
            .with("/amount", json!("10.00"))
            .says("payment.same-invoice")
            .with("/to", json!("C2020-0009"))
            .says("payment.no-invoice")
            .with("/to", json!("C2020-0003"))
            .says("payment.other-partner")
            .with("/to", Value::Null)
            .accepted(),
    ]
}

pub(crate) fn subsidy() -> Value {
    json!({ "grantor": "Fictieve Provincie", "reference": "P-1", "project": "Natuur",
        "amount": "500.00", "from": "2020-03-01", "until": "2020-12-31",
        "account_by": "2021-04-01" })
}

fn subsidising() -> Vec<Climbed> {
    let mut granted = Books::founded();
    granted.leader("2020-02-15", "grant-subsidy", subsidy());
    let books = || {
        let mut books = Books::founded();
        books.leader("2020-02-15", "grant-subsidy", subsidy());
        books
    };
    let spend = |subsidy: u32, amount: &str| {
        json!({ "line": "dijken", "amount": amount, "supplier": "Fictief",
            "description": "Dijk", "subsidy": subsidy })
    };
    let mut spent = books();
    spent.leader("2020-04-01", "record-expense", spend(1, "600.00"));
    let mut withdrawn = books();
    let position = withdrawn.ledger.next().0 - 1;
    let wrong = json!({ "position": position, "reason": "Dubbel" });
    withdrawn.leader("2020-03-01", "correct-act", wrong);
    let mut received = books();
    let instalment = json!({ "subsidy": 1, "amount": "100.00", "bank_reference": "NL-7" });
    received.leader("2020-03-01", "receive-subsidy", instalment);
    let mut settled = books();
    let instalment = json!({ "subsidy": 1, "amount": "100.00", "bank_reference": "NL-7" });
    settled.leader("2020-03-01", "receive-subsidy", instalment);
    settled.leader("2020-05-01", "settle-subsidy", json!({ "subsidy": 1 }));
    let receive = json!({ "subsidy": 9, "amount": "0", "bank_reference": "NL-1" });
    let mut bad = subsidy();
    bad["amount"] = json!("0");
    bad["grantor"] = json!("");
    bad["reference"] = json!("");
    bad["project"] = json!("");
    bad["conditions"] = json!("");
    bad["until"] = json!("2020-02-29");
    bad["account_by"] = json!("2020-01-01");
    vec![
        Ladder::from_below(surplus(), "grant-subsidy", bad.clone())
            .leader_within("2020-02-01", Some("2023-01-01"))
            .on("2020-06-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(granted, "grant-subsidy", bad)
            .says("text.empty")
            .with("/grantor", json!("Fictieve Provincie"))
            .says("text.empty")
            .with("/reference", json!("P-1"))
            .says("text.empty")
            .with("/project", json!("Natuur"))
            .says("amount.not-positive")
            .with("/amount", json!("500.00"))
            .says("text.empty")
            .with("/conditions", Value::Null)
            .says("subsidy.period")
            .with("/until", json!("2020-12-31"))
            .says("subsidy.accounted-early")
            .with("/account_by", json!("2021-04-01"))
            .says("subsidy.known")
            .with("/reference", json!("P-2"))
            .accepted(),
        Ladder::from_below(surplus(), "receive-subsidy", receive.clone())
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(books(), "receive-subsidy", receive)
            .on("2020-02-14")
            .says("amount.not-positive")
            .with("/amount", json!("500.01"))
            .says("bank.entry-known")
            .with("/bank_reference", json!("NL-9"))
            .says("subsidy.unknown")
            .with("/subsidy", json!(1))
            .says("subsidy.before-last")
            .on("2020-06-01")
            .says("subsidy.more-than-to-come")
            .with("/amount", json!("500.00"))
            .accepted(),
        Ladder::new(
            withdrawn,
            "receive-subsidy",
            json!({ "subsidy": 1, "bank_reference": "NL-9" }),
        )
        .says("subsidy.withdrawn")
        .stuck(),
        Ladder::new(settled, "receive-subsidy", json!({ "subsidy": 1, "bank_reference": "NL-9" }))
            .says("subsidy.nothing-to-come")
            .stuck(),
        Ladder::new(books(), "record-expense", spend(9, "1.00"))
            .on("2020-02-14")
            .says("subsidy.unknown")
            .with("/subsidy", json!(1))
            .says("subsidy.before-last")
            .on("2020-02-29")
            .says("subsidy.not-in-period")
            .on("2020-03-01")
            .accepted(),
        Ladder::new(spent, "record-expense", spend(1, "1.00")).says("subsidy.exhausted").stuck(),
        Ladder::from_below(surplus(), "settle-subsidy", json!({ "subsidy": 9 }))
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .on("2021-06-01")
            .says("subsidy.unknown")
            .stuck(),
        Ladder::new(received, "settle-subsidy", json!({ "subsidy": 1, "awarded": "500.01" }))
            .on("2020-02-29")
            .says("subsidy.before-last")
            .on("2020-03-01")
            .says("subsidy.awarded-too-much")
            .with("/awarded", json!("500.00"))
            .accepted(),
        Ladder::from_below(
            surplus(),
            "repay-subsidy",
            json!({ "subsidy": 9, "amount": "0", "bank_reference": "NL-1" }),
        )
        .leader_within("2020-01-15", None)
        .on("2020-06-01")
        .says("date.year-closed")
        .on("2021-06-01")
        .says("amount.not-positive")
        .with("/amount", json!("100.01"))
        .says("bank.entry-known")
        .with("/bank_reference", json!("NL-9"))
        .says("subsidy.unknown")
        .stuck(),
        {
            let mut settled = books();
            let instalment = json!({ "subsidy": 1, "amount": "100.00", "bank_reference": "NL-7" });
            settled.leader("2020-03-01", "receive-subsidy", instalment);
            settled.leader("2020-05-01", "settle-subsidy", json!({ "subsidy": 1 }));
            let again = json!({ "subsidy": 1 });
            Ladder::new(settled, "settle-subsidy", again).says("subsidy.settled").stuck()
        },
        {
            let mut settled = books();
            let instalment = json!({ "subsidy": 1, "amount": "100.00", "bank_reference": "NL-7" });
            settled.leader("2020-03-01", "receive-subsidy", instalment);
            let repay = json!({ "subsidy": 1, "amount": "100.01", "bank_reference": "NL-9" });
            Ladder::new(settled, "repay-subsidy", repay).says("subsidy.nothing-repayable").stuck()
        },
        {
            let mut settled = books();
            let instalment = json!({ "subsidy": 1, "amount": "100.00", "bank_reference": "NL-7" });
            settled.leader("2020-03-01", "receive-subsidy", instalment);
            settled.leader("2020-05-01", "settle-subsidy", json!({ "subsidy": 1 }));
            let repay = json!({ "subsidy": 1, "amount": "100.01", "bank_reference": "NL-9" });
            Ladder::new(settled, "repay-subsidy", repay)
                .says("subsidy.more-than-repayable")
                .with("/amount", json!("100.00"))
                .accepted()
        },
    ]
}

fn committing() -> Vec<Climbed> {
    let enter = json!({ "line": "overig", "amount": "0", "supplier": "", "description": "" });
    let mut books = Books::founded();
    let lines = json!([
        { "code": "bijdragen", "title": "B", "kind": "contributions", "amount": "3000" },
        { "code": "overig", "title": "O", "kind": "other-income", "amount": "100" },
        { "code": "dijken", "title": "D", "kind": "expense", "amount": "2000" },
        { "code": "paden", "title": "P", "kind": "expense", "amount": "100" },
    ]);
    let revised = json!({ "budget-revision": { "year": "2020", "lines": lines } });
    books.decided("2020-03-01", "Begroting", revised);
    let promise =
        json!({ "line": "paden", "amount": "90.00", "supplier": "Fictief", "description": "Pad" });
    books.leader("2020-04-01", "enter-commitment", promise);
    let spend = |amount: &str| {
        json!({ "line": "dijken", "amount": amount, "supplier": "Fictief", "description": "Pad",
            "commitment": 9 })
    };
    let drawn = |amount: &str| {
        let mut books = Books::founded();
        let promise = json!({ "line": "dijken", "amount": "90.00", "supplier": "Fictief", "description": "Dijk" });
        books.leader("2020-04-01", "enter-commitment", promise);
        let spend = json!({ "line": "dijken", "amount": amount, "supplier": "Fictief", "description": "Dijk", "commitment": 1 });
        books.leader("2020-05-01", "record-expense", spend);
        books
    };
    vec![
        Ladder::from_below(surplus(), "enter-commitment", enter.clone())
            .leader_within("2020-02-01", Some("2023-01-01"))
            .on("2020-06-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(Books::founded(), "enter-commitment", enter)
            .says("expense.no-line")
            .with("/line", json!("dijken"))
            .says("amount.not-positive")
            .with("/amount", json!("1.00"))
            .says("text.empty")
            .with("/supplier", json!("Fictief"))
            .says("text.empty")
            .with("/description", json!("Dijk"))
            .accepted(),
        Ladder::new(books, "record-expense", spend("10.00"))
            .on("2020-03-31")
            .says("commitment.unknown")
            .with("/commitment", json!(1))
            .says("commitment.before-last")
            .on("2020-06-01")
            .says("commitment.other-line")
            .with("/line", json!("paden"))
            .accepted(),
        Ladder::new(drawn("90.00"), "record-expense", json!({ "line": "dijken", "amount": "1.00", "supplier": "Fictief", "description": "Dijk", "commitment": 1 }))
            .says("commitment.nothing-left")
            .stuck(),
        Ladder::from_below(drawn("80.00"), "change-commitment", json!({ "commitment": 9, "amount": "0", "reason": "" }))
            .leader_within("2020-01-15", None)
            .on("2020-04-30")
            .says("amount.not-positive")
            .with("/amount", json!("79.99"))
            .says("text.empty")
            .with("/reason", json!("Minder"))
            .says("commitment.unknown")
            .with("/commitment", json!(1))
            .says("commitment.before-last")
            .on("2020-06-01")
            .says("commitment.less-than-drawn")
            .with("/amount", json!("90.00"))
            .says("commitment.same")
            .with("/amount", json!("80.00"))
            .accepted(),
        Ladder::from_below(drawn("80.00"), "release-commitment", json!({ "commitment": 9, "reason": "" }))
            .leader_within("2020-01-15", None)
            .on("2020-04-30")
            .says("text.empty")
            .with("/reason", json!("Klaar"))
            .says("commitment.unknown")
            .with("/commitment", json!(1))
            .says("commitment.before-last")
            .on("2020-06-01")
            .accepted(),
    ]
}

fn correcting() -> Vec<Climbed> {
    let books = Books::founded();
    let position = |books: &Books, kind: &str| {
        let found = books.log.iter().rfind(|recorded| recorded.event.kind().name() == kind);
        json!(found.unwrap().position)
    };
    let (invoice, expense) =
        (position(&books, "contribution-invoiced"), position(&books, "expense-recorded"));
    let mut paid = Books::founded();
    paid.leader("2020-05-01", "pay-expense", json!({ "expense": 1, "bank_reference": "NL-8" }));
    let mut corrected = Books::founded();
    let wrong = json!({ "position": expense, "reason": "Dubbel" });
    corrected.leader("2020-06-01", "correct-act", wrong.clone());
    let mut spent = Books::founded();
    spent.leader("2020-02-15", "grant-subsidy", subsidy());
    let instalment = json!({ "subsidy": 1, "bank_reference": "NL-7" });
    spent.leader("2020-03-01", "receive-subsidy", instalment);
    let granted = position(&spent, "subsidy-granted");
    vec![
        Ladder::from_below(surplus(), "correct-act", json!({ "position": 0, "reason": "" }))
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("date.year-closed")
            .stuck(),
        Ladder::new(books, "correct-act", json!({ "position": 0, "reason": "" }))
            .on("2020-03-31")
            .says("text.empty")
            .with("/reason", json!("Dubbel"))
            .says("correction.nothing-there")
            .with("/position", invoice)
            .says("correction.other-way")
            .with("/position", expense.clone())
            .says("correction.before-act")
            .on("2020-04-01")
            .accepted(),
        Ladder::new(corrected, "correct-act", wrong.clone())
            .says("correction.already-corrected")
            .stuck(),
        Ladder::new(paid, "correct-act", wrong).says("correction.paid-already").stuck(),
        Ladder::new(spent, "correct-act", json!({ "position": granted, "reason": "Dubbel" }))
            .says("correction.subsidy-in-use")
            .stuck(),
    ]
}

fn foreseeing() -> Vec<Climbed> {
    let forecast = json!({ "year": "2031", "line": "wegen", "amount": "-1.00", "reason": "" });
    let explain = json!({ "year": "2031", "line": "wegen", "text": "" });
    vec![
        Ladder::from_below(surplus(), "state-forecast", forecast.clone())
            .leader_within("2020-01-15", None)
            .on("2021-06-01")
            .says("year.outside-term")
            .with("/year", json!("2020"))
            .says("budget.year-closed")
            .stuck(),
        Ladder::new(Books::founded(), "state-forecast", forecast)
            .with("/year", json!("2020"))
            .says("forecast.no-line")
            .with("/line", json!("dijken"))
            .says("forecast.negative")
            .with("/amount", json!("1000000000.01"))
            .says("amount.too-large")
            .with("/amount", json!("0"))
            .says("text.empty")
            .with("/reason", json!("Offerte"))
            .accepted(),
        Ladder::from_below(Books::founded(), "explain-difference", explain)
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("year.outside-term")
            .with("/year", json!("2020"))
            .says("forecast.no-line")
            .with("/line", json!("dijken"))
            .says("text.empty")
            .with("/text", json!("Zachte winter"))
            .accepted(),
    ]
}

/// The covenant after its term: every year closed, everything paid, 1187.65 in the reserve.
pub(crate) fn over() -> Books {
    let mut books = Books::founded();
    let paid = json!({ "partner": "bewoners", "amount": "1000.00", "bank_reference": "NL-5" });
    books.leader("2020-06-01", "receive-payment", paid);
    books.leader(
        "2020-06-02",
        "refund-overpayment",
        json!({ "payment": 2, "bank_reference": "NL-6" }),
    );
    books.leader("2020-06-03", "pay-expense", json!({ "expense": 1, "bank_reference": "NL-7" }));
    books
}

/// The books of every year closed.
fn closed(mut books: Books) -> Books {
    for (on, year) in [("2021-01-05", "2020"), ("2022-01-05", "2021"), ("2023-01-05", "2022")] {
        books.leader(on, "close-year", json!({ "year": year }));
    }
    books
}

/// What is refused on its day, and accepted on a later one.
fn on_its_day() -> Vec<Climbed> {
    let pay = |bank: &str| json!({ "expense": 1, "bank_reference": bank });
    let mut paid_twice = Books::founded();
    paid_twice.leader("2020-06-10", "pay-expense", pay("NL-7"));
    let paid = paid_twice.log.last().unwrap().position;
    let wrong = json!({ "position": paid, "reason": "Verkeerde dag" });
    paid_twice.leader("2020-06-20", "correct-act", wrong);
    let line = json!({ "code": "wegen", "title": "Wegen", "kind": "expense", "amount": "5" });
    let budget = json!({ "year": "2021", "lines": [line] });
    let mut adopted = Books::founded();
    adopted.decided("2020-06-01", "Begroting", json!({ "budget": budget }));
    let mut acceded = Books::founded();
    let accession = json!({ "accession": { "code": "nieuw", "name": "Fictieve nieuwe partner" } });
    acceded.decided("2020-06-01", "Toetreding", accession);
    let receive =
        |partner: &str| json!({ "partner": partner, "amount": "1.00", "bank_reference": "NL-9" });
    let reserve = json!({ "surplus": { "year": "2020", "destinations": [{ "to": "reserve", "amount": "1187.65" }] } });
    let settlement =
        json!({ "settlement": { "remainder": { "transfer": { "to": "Fictief programma" } } } });
    let mut over = closed(over());
    over.decided("2023-01-10", "Overschot", reserve);
    let mut settled = over.clone();
    settled.decided("2023-02-01", "Afwikkeling", settlement.clone());
    vec![
        Ladder::new(paid_twice, "pay-expense", pay("NL-7"))
            .on("2020-06-15")
            .says("date.taken-since")
            .on("2020-06-20")
            .accepted(),
        Ladder::new(adopted, "submit-proposal", proposal(json!({ "budget-revision": budget })))
            .on("2020-05-20")
            .says("budget.before-last")
            .on("2020-06-01")
            .accepted(),
        Ladder::new(acceded, "receive-payment", receive("nieuw"))
            .on("2020-05-20")
            .says("partner.later")
            .on("2020-06-01")
            .accepted(),
        Ladder::new(over, "submit-proposal", proposal(settlement))
            .on("2023-01-09")
            .says("settlement.before-last")
            .on("2023-01-10")
            .accepted(),
        Ladder::new(settled, "receive-payment", receive("bewoners"))
            .on("2023-01-31")
            .says("date.before-settlement")
            .on("2023-02-01")
            .accepted(),
    ]
}

fn settling() -> Vec<Climbed> {
    let part = |to: Value| json!({ "to": to, "amount": "1187.65" });
    let surplus_to =
        |to: Value| json!({ "surplus": { "year": "2020", "destinations": [part(to)] } });
    let settled = |mut books: Books, to: Value| {
        books.decided("2023-01-10", "Overschot", surplus_to(json!("reserve")));
        books.decided("2023-02-01", "Afwikkeling", json!({ "settlement": { "remainder": to } }));
        books
    };
    let mut committed = over();
    let promise = json!({ "line": "dijken", "amount": "90.00", "supplier": "Fictief", "description": "Dijk" });
    committed.leader("2020-06-01", "enter-commitment", promise);
    let settle = proposal(json!({ "settlement": { "remainder": { "transfer": { "to": "" } } } }));
    let mut fund = closed(over());
    fund.decided("2023-01-10", "Overschot", surplus_to(json!({ "project": { "name": "Duinen" } })));
    let release = json!({ "fund-release": { "fund": "next-year-budget", "amount": "0" } });
    let partners = proposal(json!({ "settlement": { "remainder": "partners" } }));
    let transfer = json!({ "transfer": { "to": "Fictief programma" } });
    let mut unpaid = Books::founded_without(&["invoices", "paid-1", "paid-2", "dike"]);
    let gift = json!({ "line": "overig", "amount": "100.00", "description": "Gift", "bank_reference": "NL-3" });
    unpaid.leader("2020-06-01", "record-other-income", gift);
    let mut unpaid = closed(unpaid);
    let gift = json!({ "surplus": { "year": "2020", "destinations": [{ "to": "reserve", "amount": "100.00" }] } });
    unpaid.decided("2023-01-10", "Overschot", gift);
    let spent = json!({ "position": 0, "reason": "Dubbel" });
    let done = settled(closed(over()), transfer.clone());
    let expense = done.log.iter().find(|of| of.event.kind().name() == "expense-recorded");
    let expense = json!(expense.unwrap().position);
    vec![
        Ladder::new(over(), "submit-proposal", settle.clone())
            .on("2022-12-31")
            .says("settlement.term-runs")
            .on("2023-02-01")
            .says("text.empty")
            .with("/subject/settlement/remainder/transfer/to", json!("Fictief programma"))
            .says("settlement.year-open")
            .stuck(),
        Ladder::new(closed(committed), "submit-proposal", partners.clone())
            .on("2023-02-01")
            .says("settlement.commitment-open")
            .stuck(),
        Ladder::new(closed(over()), "submit-proposal", partners.clone())
            .on("2023-02-01")
            .says("settlement.balance-left")
            .stuck(),
        Ladder::new(unpaid, "submit-proposal", partners.clone())
            .on("2023-02-01")
            .says("settlement.nobody-paid")
            .with("/subject/settlement/remainder", json!("risk-bearers"))
            .accepted(),
        Ladder::new(settled(closed(over()), json!("partners")), "submit-proposal", partners)
            .on("2023-02-02")
            .says("settlement.already-settled")
            .stuck(),
        Ladder::new(done, "correct-act", spent)
            .with("/position", expense)
            .on("2023-02-02")
            .says("date.settled")
            .stuck(),
        Ladder::from_below(
            settled(closed(over()), transfer),
            "transfer-remainder",
            json!({ "bank_reference": "NL-1" }),
        )
        .leader_within("2020-01-15", None)
        .on("2023-01-31")
        .says("bank.entry-known")
        .with("/bank_reference", json!("NL-9"))
        .says("settlement.nothing-to-transfer")
        .on("2023-02-01")
        .accepted(),
        Ladder::new(fund, "submit-proposal", proposal(release))
            .on("2023-02-01")
            .says("amount.not-positive")
            .with("/subject/fund-release/amount", json!("1187.66"))
            .says("fund.empty")
            .with("/subject/fund-release/fund", json!({ "project": { "name": "Duinen" } }))
            .says("fund.more-than-there")
            .with("/subject/fund-release/amount", json!("1187.65"))
            .accepted(),
    ]
}

/// The network with one of everything, from 1 March 2020 on.
pub(crate) fn network() -> Books {
    let mut books = Books::founded();
    let on = "2020-03-01";
    books.leader(on, "appoint-ambassador", json!({ "partner": "bewoners", "person": 8 }));
    let join = json!({ "group": "communication", "person": 8 });
    books.leader(on, "join-group", join);
    let goal = json!({ "year": "2021", "theme": "Water", "goal": "Droge voeten" });
    books.leader(on, "set-goal", goal);
    let meeting = json!({
        "kind": "network", "title": "Bijeenkomst", "invited": "ambassadors", "attended": []
    });
    books.leader(on, "record-meeting", meeting);
    books
}

fn networking() -> Vec<Climbed> {
    let term = |ladder: Ladder| ladder.leader_within("2020-01-15", Some("2023-01-01"));
    let after_term = |ladder: Ladder| ladder.leader_within("2020-01-15", None);
    let ambassador = json!({ "partner": "nergens", "person": 0 });
    let meeting =
        json!({ "kind": "network", "title": "", "invited": "ambassadors", "attended": [] });
    let twice = json!(["bewoners", "bewoners"]);
    vec![
        term(Ladder::from_below(network(), "appoint-ambassador", ambassador.clone()))
            .on("2020-04-01")
            .says("partner.unknown")
            .with("/partner", json!("boeren"))
            .says("partner.not-a-party")
            .with("/partner", json!("bewoners"))
            .says("role.no-person")
            .with("/person", json!(8))
            .says("ambassador.already-appointed")
            .with("/person", json!(9))
            .accepted(),
        after_term(Ladder::from_below(network(), "end-ambassador", ambassador))
            .on("2020-03-01")
            .says("partner.unknown")
            .with("/partner", json!("bewoners"))
            .says("ambassador.not-appointed")
            .with("/person", json!(8))
            .says("ambassador.not-after-last")
            .on("2020-03-02")
            .accepted(),
        {
            let mut ended = network();
            let ambassador = json!({ "partner": "bewoners", "person": 8 });
            ended.leader("2020-05-01", "end-ambassador", ambassador.clone());
            Ladder::new(ended, "appoint-ambassador", ambassador)
                .on("2020-04-30")
                .says("ambassador.not-after-last")
                .on("2020-05-01")
                .accepted()
        },
        term(Ladder::from_below(
            network(),
            "join-group",
            json!({ "group": "projectgroep", "person": 0, "field": "" }),
        ))
        .on("2020-04-01")
        .says("role.no-person")
        .with("/person", json!(8))
        .says("group.work-missing")
        .with("/theme", json!("Lucht"))
        .says("text.empty")
        .with("/field", json!("Waterbeheer"))
        .says("theme.unknown")
        .with("/theme", json!("Water"))
        .accepted(),
        Ladder::new(
            network(),
            "join-group",
            json!({ "group": "communication", "person": 8, "theme": "Water" }),
        )
        .says("group.work-given")
        .with("/theme", json!(null))
        .says("group.already-member")
        .with("/person", json!(9))
        .accepted(),
        after_term(Ladder::from_below(
            network(),
            "leave-group",
            json!({ "group": "communication", "person": 9 }),
        ))
        .on("2020-03-01")
        .says("group.no-member")
        .with("/person", json!(8))
        .says("group.not-after-last")
        .on("2020-03-02")
        .accepted(),
        {
            let mut left = network();
            let member = json!({ "group": "communication", "person": 8 });
            left.leader("2020-05-01", "leave-group", member.clone());
            Ladder::new(left, "join-group", member)
                .on("2020-04-30")
                .says("group.not-after-last")
                .on("2020-05-01")
                .accepted()
        },
        term(Ladder::from_below(network(), "record-meeting", meeting))
            .on("2020-02-29")
            .says("text.empty")
            .with("/title", json!("Bijeenkomst"))
            .on("2020-03-01")
            .says("meeting.already-recorded")
            .on("2020-02-29")
            .says("meeting.nobody-invited")
            .with("/invited", json!({ "partners": twice }))
            .says("meeting.named-twice")
            .with("/invited", json!({ "partners": "all" }))
            .with("/attended", json!(["boeren"]))
            .says("partner.not-a-party")
            .with("/attended", twice)
            .says("meeting.named-twice")
            .with("/attended", json!(["bewoners"]))
            .with("/theme", json!("Lucht"))
            .says("theme.unknown")
            .with("/theme", json!("Water"))
            .with("/notes", json!(""))
            .says("text.empty")
            .with("/notes", json!("Goed bezocht."))
            .accepted(),
        term(Ladder::from_below(
            network(),
            "record-conversation",
            json!({ "partner": "nergens", "subject": "", "summary": "" }),
        ))
        .on("2020-04-01")
        .says("partner.unknown")
        .with("/partner", json!("boeren"))
        .says("partner.not-a-party")
        .with("/partner", json!("bewoners"))
        .says("text.empty")
        .with("/subject", json!("Jaargesprek"))
        .says("text.empty")
        .with("/summary", json!("Akkoord."))
        .accepted(),
        term(Ladder::from_below(
            network(),
            "record-platform-update",
            json!({ "kind": "news", "title": "", "partner": "boeren" }),
        ))
        .on("2020-04-01")
        .says("text.empty")
        .with("/title", json!("Nieuws"))
        .says("partner.not-a-party")
        .with("/partner", json!("bewoners"))
        .accepted(),
        term(Ladder::from_below(
            network(),
            "set-goal",
            json!({ "year": "2031", "theme": "Lucht", "goal": "", "measure": "" }),
        ))
        .on("2022-01-01")
        .says("year.outside-term")
        .with("/year", json!("2021"))
        .says("goal.after-year")
        .on("2021-12-31")
        .says("theme.unknown")
        .with("/theme", json!("Water"))
        .says("text.empty")
        .with("/goal", json!("Droge voeten"))
        .says("text.empty")
        .with("/measure", json!("Metingen"))
        .says("goal.already-set")
        .with("/theme", json!("Wegen"))
        .accepted(),
        after_term(Ladder::from_below(
            network(),
            "record-goal-progress",
            json!({ "goal": 9, "state": "green", "text": "" }),
        ))
        .on("2020-02-29")
        .says("goal.unknown")
        .with("/goal", json!(1))
        .says("goal.before-goal")
        .on("2020-12-31")
        .says("goal.before-year")
        .on("2021-01-01")
        .says("text.empty")
        .with("/text", json!("Op weg."))
        .accepted(),
        after_term(Ladder::from_below(
            network(),
            "record-evaluation",
            json!({ "text": "", "attended": [] }),
        ))
        .on("2021-12-31")
        .says("evaluation.too-early")
        .on("2022-01-01")
        .says("text.empty")
        .with("/text", json!("Geslaagd."))
        .says("evaluation.nobody-attended")
        .with("/attended", json!(["boeren"]))
        .says("partner.not-a-party")
        .with("/attended", json!(["bewoners", "bewoners"]))
        .says("meeting.named-twice")
        .with("/attended", json!("all"))
        .accepted(),
        {
            let mut evaluated = network();
            let evaluation = json!({ "text": "Geslaagd.", "attended": "all" });
            evaluated.leader("2022-05-01", "record-evaluation", evaluation.clone());
            Ladder::new(evaluated, "record-evaluation", evaluation)
                .on("2022-06-01")
                .says("evaluation.already-recorded")
                .stuck()
        },
    ]
}

/// Books in which the fourth party has signed.
pub(crate) fn complete() -> Books {
    let mut books = Books::founded();
    books.leader("2020-02-01", "sign-covenant", json!({ "partners": "all" }));
    books
}

/// The same with an open proposal on this subject and the votes of two of three seats, all on 1 May.
pub(crate) fn voted(mut books: Books, subject: Value) -> (Books, usize) {
    let number = books.ledger.proposals.all().count() + 1;
    books.leader("2020-05-01", "submit-proposal", proposal(subject));
    for seat in ["waterschap", "bewoners"] {
        let vote = json!({ "proposal": number, "seat": seat, "vote": "for" });
        books.leader("2020-05-01", "cast-vote", vote);
    }
    (books, number)
}

/// Deciding on a proposal with these votes, with effect from a day.
pub(crate) fn taking_effect((books, number): (Books, usize), from: &str) -> Ladder {
    let decide = json!({ "proposal": number, "manner": "meeting", "effective_from": from });
    Ladder::new(books, "decide-proposal", decide).on("2020-05-01")
}

/// The books once such a proposal is decided.
pub(crate) fn effective((mut books, number): (Books, usize), from: &str) -> Books {
    let decide = json!({ "proposal": number, "manner": "meeting", "effective_from": from });
    books.leader("2020-05-01", "decide-proposal", decide);
    books
}

pub(crate) fn moving(seat: &str, partner: &str) -> Value {
    let moved = json!({ "seat": seat, "partner": partner, "name": "het lid" });
    json!({ "amendment": { "text": "Fictief.", "changes": [{ "seat-moved": moved }] } })
}

fn leaving() -> Vec<Climbed> {
    let submit =
        |books, subject| Ladder::new(books, "submit-proposal", proposal(subject)).on("2020-05-02");
    let withdrawing = |partner: &str| json!({ "withdrawal": { "partner": partner } });
    let renaming =
        |partner: &str, name: &str| json!({ "rename": { "partner": partner, "name": name } });
    let merging = |from: Value, into: &str| json!({ "merger": { "from": from, "into": into } });
    let partner = "/subject/withdrawal/partner";
    let left = effective(voted(complete(), withdrawing("boeren")), "2020-07-01");
    let mut school = complete();
    school.decided(
        "2020-04-01",
        "Toetreding",
        json!({ "accession": { "code": "school", "name": "Fictieve school" } }),
    );
    let takes_in = effective(voted(school, merging(json!(["school"]), "boeren")), "2020-09-01");
    let moved = effective(voted(complete(), moving("gemeente", "boeren")), "2021-01-01");
    let renamed = effective(voted(complete(), renaming("boeren", "Boeren")), "2020-07-01");
    vec![
        submit(left, withdrawing("niemand"))
            .by("gemeente")
            .says("actor.not-allowed")
            .by("project-leader")
            .says("partner.unknown")
            .with(partner, json!("boeren"))
            .says("withdrawal.already-left")
            .with(partner, json!("bewoners"))
            .accepted(),
        submit(Books::founded(), withdrawing("boeren")).says("partner.not-a-party").stuck(),
        taking_effect(voted(complete(), withdrawing("boeren")), "2023-01-01")
            .says("date.after-end")
            .with("/effective_from", json!("2022-12-31"))
            .accepted(),
        taking_effect(voted(takes_in, withdrawing("boeren")), "2020-09-01")
            .says("withdrawal.takes-in-another")
            .with("/effective_from", json!("2020-09-02"))
            .accepted(),
        taking_effect(voted(complete(), withdrawing("bewoners")), "2020-07-01")
            .says("withdrawal.holds-seat")
            .stuck(),
        taking_effect(voted(moved, withdrawing("gemeente-oost")), "2021-01-01")
            .says("withdrawal.no-new-risk-key")
            .stuck(),
        submit(complete(), renaming("niemand", ""))
            .by("gemeente")
            .says("actor.not-allowed")
            .by("project-leader")
            .says("partner.unknown")
            .with("/subject/rename/partner", json!("boeren"))
            .says("text.empty")
            .with("/subject/rename/name", json!("waterschap"))
            .says("rename.taken")
            .with("/subject/rename/name", json!("Fictieve Boeren"))
            .accepted(),
        taking_effect(voted(renamed, renaming("boeren", "Fictieve Boeren")), "2020-07-01")
            .says("rename.not-after-last")
            .with("/effective_from", json!("2020-07-02"))
            .accepted(),
        submit(complete(), merging(json!(["niemand"]), "nergens"))
            .by("gemeente")
            .says("actor.not-allowed")
            .by("project-leader")
            .says("partner.unknown")
            .with("/subject/merger/into", json!("bewoners"))
            .says("partner.unknown")
            .with("/subject/merger/from", json!([]))
            .says("merger.nobody-named")
            .with("/subject/merger/from", json!(["bewoners"]))
            .says("merger.named-twice")
            .with("/subject/merger/from", json!(["boeren"]))
            .accepted(),
        taking_effect(
            voted(Books::founded(), merging(json!(["bewoners"]), "boeren")),
            "2020-07-01",
        )
        .says("partner.not-a-party")
        .stuck(),
        taking_effect(voted(complete(), merging(json!(["bewoners"]), "boeren")), "2020-07-01")
            .says("withdrawal.holds-seat")
            .stuck(),
    ]
}

fn agreeing() -> Vec<Climbed> {
    let submit =
        |books, subject| Ladder::new(books, "submit-proposal", proposal(subject)).on("2020-05-02");
    let until = |until: &str| json!({ "continue": { "until": until, "decided_by": "2019-06-30" } });
    let changes = "/subject/amendment/changes";
    let amendment = |changes: Value| json!({ "amendment": { "text": "", "changes": changes } });
    let theme = amendment(json!([{ "theme-added": "Natuur" }]));
    let mut theme = json!({ "amendment": theme["amendment"] });
    theme["amendment"]["text"] = json!("Fictief.");
    let amended = effective(voted(complete(), theme), "2020-07-01");
    vec![
        submit(complete(), json!({ "continuation": until("2022-12-31") }))
            .by("founder")
            .says("actor.not-allowed")
            .by("gemeente")
            .on("2023-01-01")
            .says("date.after-end")
            .on("2020-05-02")
            .says("continuation.not-longer")
            .with("/subject/continuation", until("2023-12-31"))
            .says("continuation.faulty-term")
            .with("/subject/continuation/continue/decided_by", json!("2023-06-30"))
            .accepted(),
        submit(
            complete(),
            amendment(json!([moving("niemand", "niemand")["amendment"]["changes"][0]])),
        )
        .by("founder")
        .says("actor.not-allowed")
        .by("gemeente")
        .says("text.empty")
        .with("/subject/amendment/text", json!("Fictief."))
        .says("seat.unknown")
        .with(&format!("{changes}/0/seat-moved/seat"), json!("gemeente"))
        .says("partner.unknown")
        .with(changes, json!([]))
        .says("amendment.changes-nothing")
        .with(changes, json!([{ "theme-added": "" }]))
        .says("amendment.faulty")
        .with(changes, json!([{ "theme-added": "Natuur" }]))
        .accepted(),
        taking_effect(voted(amended, moving("gemeente", "boeren")), "2023-01-01")
            .says("date.after-end")
            .with("/effective_from", json!("2020-06-30"))
            .says("amendment.before-last")
            .with("/effective_from", json!("2020-07-01"))
            .says("amendment.risk-seat-mid-year")
            .with("/effective_from", json!("2021-01-01"))
            .accepted(),
        taking_effect(voted(Books::founded(), moving("gemeente", "boeren")), "2020-07-01")
            .says("partner.not-a-party")
            .stuck(),
    ]
}

fn following_up() -> Vec<Climbed> {
    let root = "00".repeat(32);
    let file = json!({ "name": "monitoring.txt", "sha256": root });
    let mut issued = Books::founded();
    let events = json!(issued.ledger.next());
    let issue =
        json!({ "year": "2020", "period": 1, "basis": events, "root": root, "files": [file] });
    issued.leader("2020-06-30", "issue-monitoring-report", issue);
    let agreed = json!({ "title": "", "owner": "niemand", "due": "2020-05-01" });
    let review =
        json!({ "year": "2020", "period": 2, "remarks": "", "actions": vec![agreed.clone(); 101] });
    let mut reviewed = Books { ledger: issued.ledger.clone(), log: issued.log.clone() };
    let good = json!({ "year": "2020", "period": 1, "remarks": "Akkoord." });
    reviewed.leader("2020-07-01", "review-report", good.clone());
    let opened = || {
        let mut books = Books::founded();
        let open = json!({ "title": "Bellen", "owner": "projectgroep", "due": "2020-06-15" });
        books.leader("2020-05-01", "open-action", open);
        books
    };
    let mut closed = opened();
    let close = json!({ "action": 1, "state": "done", "outcome": "Gebeld." });
    closed.leader("2020-05-02", "close-action", close);
    let open = json!({ "title": "", "owner": "niemand", "due": "2020-05-01", "decision": 9 });
    let close = json!({ "action": 2, "state": "dropped", "outcome": "" });
    let postpone = json!({ "action": 2, "due": "2020-06-15", "reason": "" });
    vec![
        Ladder::from_below(issued, "review-report", review)
            .leader_within("2020-01-15", None)
            .on("2020-06-29")
            .says("text.empty")
            .with("/remarks", json!("Akkoord."))
            .says("review.not-issued")
            .with("/period", json!(1))
            .says("review.not-issued")
            .on("2020-07-01")
            .says("review.too-many-actions")
            .with("/actions", json!([agreed]))
            .says("text.empty")
            .with("/actions/0/title", json!("Bellen"))
            .says("action.unknown-owner")
            .with("/actions/0/owner", json!("gemeente"))
            .says("action.due-passed")
            .with("/actions/0/due", json!("2020-07-01"))
            .accepted(),
        Ladder::new(reviewed, "review-report", good)
            .on("2020-07-02")
            .says("review.already-reviewed")
            .stuck(),
        Ladder::from_below(Books::founded(), "open-action", open)
            .leader_within("2020-01-15", None)
            .on("2020-06-01")
            .says("text.empty")
            .with("/title", json!("Bellen"))
            .says("action.unknown-owner")
            .with("/owner", json!("communication"))
            .says("action.due-passed")
            .with("/due", json!("2020-06-01"))
            .says("action.no-decision")
            .with("/decision", json!(1))
            .accepted(),
        Ladder::from_below(opened(), "close-action", close.clone())
            .leader_within("2020-01-15", None)
            .on("2020-04-30")
            .says("text.empty")
            .with("/outcome", json!("Niet nodig."))
            .says("action.unknown")
            .with("/action", json!(1))
            .says("action.before-last-step")
            .on("2020-05-01")
            .accepted(),
        Ladder::new(closed, "close-action", close)
            .with("/outcome", json!("Niet nodig."))
            .with("/action", json!(1))
            .says("action.already-closed")
            .stuck(),
        Ladder::from_below(opened(), "postpone-action", postpone)
            .leader_within("2020-01-15", None)
            .on("2020-06-20")
            .says("text.empty")
            .with("/reason", json!("Vakantie."))
            .says("action.unknown")
            .with("/action", json!(1))
            .says("action.not-later")
            .with("/due", json!("2020-06-16"))
            .says("action.due-passed")
            .with("/due", json!("2020-06-20"))
            .accepted(),
    ]
}

fn documents() -> Vec<Climbed> {
    let attach = |name: &str, byte: &str, to: Value| json!({ "name": name, "sha256": byte.repeat(32), "size": 0, "to": to });
    let mut attached = Books::founded();
    let mut minutes = attach("notulen.txt", "07", json!([3]));
    minutes["size"] = json!(12);
    attached.leader("2020-06-01", "attach-document", minutes);
    vec![
        Ladder::from_below(attached, "attach-document", attach("", "07", json!([])))
            .by("project-leader")
            .on("2019-01-01")
            .says("actor.role-vacant")
            .by("founder")
            .says("date.before-start")
            .on("2030-01-01")
            .says("date.in-future")
            .on("2020-05-31")
            .by("gemeente")
            .says("text.empty")
            .with("/name", json!("é".repeat(128)))
            .says("document.name-too-long")
            .with("/name", json!("../notulen.txt"))
            .says("document.path-in-name")
            .with("/name", json!("notulen.txt"))
            .says("document.size")
            .with("/size", json!(13))
            .says("document.size-differs")
            .with("/size", json!(12))
            .says("document.no-events")
            .with("/to", json!([4, 9999]))
            .says("document.unknown-event")
            .with("/to", json!([4, 4]))
            .says("document.position-twice")
            .with("/to", json!([4, 3]))
            .says("document.already-attached")
            .with("/to", json!([4, 5]))
            .accepted(),
    ]
}

fn forgetting() -> Vec<Climbed> {
    let mut forgotten = Books::founded();
    forgotten.leader("2020-03-01", "end-appointment", json!({ "role": "gemeente" }));
    forgotten.leader("2020-04-01", "end-appointment", json!({ "role": "bewoners" }));
    forgotten.leader("2020-05-01", "forget-person", json!({ "person": 3 }));
    let ambassador = |person| json!({ "partner": "bewoners", "person": person });
    let member = |person| json!({ "group": "communication", "person": person });
    forgotten.leader("2020-03-01", "appoint-ambassador", ambassador(8));
    forgotten.leader("2020-03-01", "join-group", member(9));
    forgotten.leader("2020-05-02", "leave-group", member(9));
    let again = || Books { ledger: forgotten.ledger.clone(), log: Vec::new() };
    let appoint = json!({ "role": "gemeente", "person": 3 });
    vec![
        Ladder::from_below(again(), "forget-person", json!({ "person": 3, "reason": "" }))
            .leader_within("2020-01-15", None)
            .on("2020-03-31")
            .says("text.empty")
            .with("/reason", json!("Op eigen verzoek"))
            .says("person.already-forgotten")
            .with("/person", json!(10))
            .says("person.unknown")
            .with("/person", json!(4))
            .says("person.holds-role")
            .on("2020-04-01")
            .with("/person", json!(8))
            .says("person.is-ambassador")
            .with("/person", json!(9))
            .says("person.in-group")
            .on("2020-05-02")
            .accepted(),
        Ladder::new(again(), "appoint", appoint)
            .says("role.person-forgotten")
            .with("/person", json!(9))
            .accepted(),
        Ladder::new(again(), "appoint-ambassador", ambassador(3))
            .says("ambassador.person-forgotten")
            .with("/person", json!(9))
            .accepted(),
        Ladder::new(again(), "join-group", member(3))
            .says("group.person-forgotten")
            .with("/person", json!(8))
            .accepted(),
    ]
}

fn billing() -> Vec<Climbed> {
    let issuer = json!({
        "legal_name": "", "address": [], "chamber_number": "1", "vat_id": "X", "iban": "X",
        "email": "X", "telephone": "X",
    });
    let mut issued = Books::founded();
    let stated = json!({
        "legal_name": "Fictieve Penvoerder", "address": ["Fictiefstraat 1"],
        "chamber_number": "00000000", "iban": "NL91ABNA0417164300",
    });
    issued.leader("2020-01-20", "state-issuer", stated);
    let mut again = Books { ledger: issued.ledger.clone(), log: Vec::new() };
    let early = json!({ "partner": "waterschap", "addressee": "Fictief", "address": ["Weg 1"] });
    again.leader("2020-01-20", "state-billing-address", early);
    let address = json!({ "partner": "niemand", "addressee": "", "address": [], "reference": "" });
    vec![
        Ladder::from_below(issued, "state-issuer", issuer)
            .leader_within("2020-01-15", None)
            .on("2020-02-01")
            .says("text.empty")
            .with("/legal_name", json!("Fictieve Penvoerder"))
            .says("address.lines")
            .with("/address", json!(["Fictiefstraat 1"]))
            .says("issuer.chamber-number")
            .with("/chamber_number", json!("00000000"))
            .says("issuer.vat-id")
            .with("/vat_id", json!("NL000000000B00"))
            .says("issuer.iban")
            .with("/iban", json!("NL91 ABNA 0417 1643 00"))
            .says("issuer.email")
            .with("/email", json!("facturen@example.org"))
            .says("issuer.telephone")
            .with("/telephone", json!("+31 71 000 00 00"))
            .says("issuer.document-since")
            .on("2020-02-02")
            .accepted(),
        Ladder::from_below(again, "state-billing-address", address)
            .leader_within("2020-01-15", None)
            .on("2020-02-01")
            .says("partner.unknown")
            .with("/partner", json!("waterschap"))
            .says("text.empty")
            .with("/addressee", json!("Fictief Waterschap Oost"))
            .says("address.lines")
            .with("/address", json!(["Fictieflaan 1"]))
            .says("text.empty")
            .with("/reference", json!("Fictieve bestelling 1"))
            .says("billing.document-since")
            .on("2020-02-02")
            .accepted(),
    ]
}

/// Every ladder there is.
fn ladders() -> impl Iterator<Item = (&'static str, Remedy)> {
    let ladders = [
        concluding(),
        roles(),
        submitting(),
        results(),
        deciding(),
        invoicing(),
        paying(),
        spending(),
        reporting(),
        claiming(),
        billing(),
        undoing(),
        subsidising(),
        committing(),
        correcting(),
        foreseeing(),
        on_its_day(),
        settling(),
        networking(),
        leaving(),
        agreeing(),
        following_up(),
        documents(),
        forgetting(),
        crate::remedies::ladders(),
    ];
    ladders.into_iter().flatten().flatten()
}

#[test]
fn every_rule_says_no_in_its_turn_and_leads_somewhere() {
    let mut shown: BTreeMap<&str, BTreeSet<Remedy>> = BTreeMap::new();
    for (code, remedy) in ladders() {
        shown.entry(code).or_default().insert(remedy);
    }
    let codes: Vec<&str> = Refusal::entries().map(|entry| entry.code).collect();
    let all: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), all.len(), "a code stands for two rules");
    for (code, _) in UNREACHABLE {
        assert!(!shown.contains_key(code), "{code} is reachable after all");
    }
    let unreachable = |code: &str| UNREACHABLE.iter().any(|(known, _)| *known == code);
    let mut faults = Vec::new();
    for entry in Refusal::entries().filter(|entry| !unreachable(entry.code)) {
        let Some(remedies) = shown.get(entry.code) else {
            faults.push(format!("no ladder provokes {}", entry.code));
            continue;
        };
        let acts = remedies.contains(&Remedy::Acts);
        let none = remedies.iter().any(|remedy| matches!(remedy, Remedy::None(_)));
        if names_an_act(entry.accepted) && !acts && !none {
            faults.push(format!("no ladder does what {} asks: {}", entry.code, entry.accepted));
        } else if !acts && !none && !remedies.contains(&Remedy::Mended) {
            faults.push(format!("no way on from {}: {}", entry.code, entry.accepted));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
