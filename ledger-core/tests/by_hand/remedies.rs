//! Refusals that ask for another act: it is recorded, first or instead, and leads on.
//!
//! Where nothing is to be done, it says why.

use ledger_core::{Definition, PaymentId};
use serde_json::{Value, json};

use crate::books::Books;
use crate::refusals::{
    Climbed, Ladder, complete, deficit, effective, moving, network, over, proposal, proposed,
    subsidy, surplus, taking_effect, voted,
};

/// The position of the last event of a kind.
#[track_caller]
fn last(books: &Books, kind: &str) -> Value {
    let found = books.log.iter().rfind(|recorded| recorded.event.kind().name() == kind);
    json!(found.unwrap().position)
}

fn conclude() -> Value {
    let definition = include_str!("../../../ledger-app/covenants/oostpolder.toml");
    let definition = Definition::from_toml(definition).unwrap();
    json!({ "kind": "conclude-covenant", "data": { "definition": definition } })
}

fn submit(books: Books, subject: Value) -> Ladder {
    Ladder::new(books, "submit-proposal", proposal(subject))
}

fn correct(position: Value) -> Value {
    json!({ "position": position, "reason": "Onjuist" })
}

/// The founded books after a command of the project leader.
#[track_caller]
fn with(on: &str, kind: &str, data: Value) -> Books {
    let mut books = Books::founded();
    books.leader(on, kind, data);
    books
}

fn vote_for(books: &mut Books, on: &str, proposal: usize, seat: &str) {
    books.leader(on, "cast-vote", json!({ "proposal": proposal, "seat": seat, "vote": "for" }));
}

fn to_reserve(year: &str, amount: &str) -> Value {
    json!({ "surplus": { "year": year, "destinations": [{ "to": "reserve", "amount": amount }] } })
}

fn schedule(year: &str, fees: Value) -> Value {
    json!({ "contribution-schedule": { "year": year, "fees": fees, "payment_term_days": 30,
        "proration": "none", "vat": { "position": "exempt", "ground": "Fictief" } } })
}

fn budget(year: &str) -> Value {
    let line = json!({ "code": "dijken", "title": "D", "kind": "expense", "amount": "100.00" });
    json!({ "budget": { "year": year, "lines": [line] } })
}

fn expense(amount: &str) -> Value {
    json!({ "line": "dijken", "amount": amount, "supplier": "Fictief", "description": "Dijk" })
}

fn file(books: &Books) -> Value {
    let root = "00".repeat(32);
    let file = json!({ "name": "monitoring.txt", "sha256": root });
    json!({ "year": "2020", "period": 1, "basis": books.ledger.next(), "root": root, "files": [file] })
}

pub(crate) fn ladders() -> Vec<Climbed> {
    [
        founding(),
        regiegroep(),
        partners(),
        invoices(),
        payments(),
        subsidies(),
        years(),
        follow_up(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn founding() -> Vec<Climbed> {
    let sign = |partner: &str| json!({ "partners": [partner] });
    let left = effective(
        voted(complete(), json!({ "withdrawal": { "partner": "boeren" } })),
        "2020-05-01",
    );
    let name = "Fictieve Boerencoöperatie | (oost)";
    let back = json!({ "accession": { "code": "boeren2", "name": name } });
    let mut vacant = Books::founded();
    vacant.leader("2020-03-01", "end-appointment", json!({ "role": "gemeente" }));
    let mut empty = proposed();
    empty.leader("2020-05-02", "end-appointment", json!({ "role": "bewoners" }));
    let ambassador = json!({ "partner": "bewoners", "person": 8 });
    let member = json!({ "group": "communication", "person": 8 });
    let forget = |person: u32| json!({ "person": person });
    vec![
        Ladder::new(Books::default(), "sign-covenant", json!({ "partners": "all" }))
            .by("founder")
            .on("2020-01-15")
            .says("covenant.none")
            .after(|books| books.give("founder", "2020-01-15", conclude()))
            .accepted(),
        Ladder::new(Books::founded(), "conclude-covenant", conclude()["data"].clone())
            .by("founder")
            .on("2020-01-15")
            .says("covenant.already-concluded")
            .no_remedy("a ledger has one covenant; in another ledger the command is accepted"),
        Ladder::new(left, "sign-covenant", sign("boeren"))
            .says("covenant.has-left")
            .instead(|books| books.decided("2020-06-01", "Terug", back)),
        Ladder::new(complete(), "sign-covenant", json!({ "partners": "all" }))
            .says("covenant.nobody-left")
            .no_remedy("everybody has signed"),
        submit(Books::founded(), json!({ "accession": { "code": "boer", "name": name } }))
            .says("accession.already-known")
            .instead(|books| books.leader("2020-06-01", "sign-covenant", sign("boeren"))),
        Ladder::new(
            Books::founded(),
            "record-conversation",
            json!({ "partner": "boeren", "subject": "Jaar", "summary": "Goed" }),
        )
        .says("partner.not-a-party")
        .after(|books| books.leader("2020-06-01", "sign-covenant", sign("boeren")))
        .accepted(),
        Ladder::new(
            empty,
            "cast-vote",
            json!({ "proposal": 4, "seat": "bewoners", "vote": "for" }),
        )
        .says("actor.role-vacant")
        .after(|books| {
            books.leader("2020-05-02", "appoint", json!({ "role": "bewoners", "person": 9 }))
        })
        .accepted(),
        Ladder::new(Books::founded(), "appoint", json!({ "role": "gemeente", "person": 3 }))
            .says("role.already-held")
            .after(|books| {
                books.leader("2020-05-01", "end-appointment", json!({ "role": "gemeente" }))
            })
            .accepted(),
        Ladder::new(vacant, "end-appointment", json!({ "role": "gemeente" }))
            .says("role.vacant")
            .after(|books| {
                books.leader("2020-05-01", "appoint", json!({ "role": "gemeente", "person": 9 }))
            })
            .accepted(),
        Ladder::new(network(), "appoint-ambassador", ambassador.clone())
            .says("ambassador.already-appointed")
            .after(|books| books.leader("2020-05-01", "end-ambassador", ambassador.clone()))
            .accepted(),
        Ladder::new(network(), "join-group", member.clone())
            .says("group.already-member")
            .after(|books| books.leader("2020-05-01", "leave-group", member.clone()))
            .accepted(),
        Ladder::new(Books::founded(), "forget-person", forget(3))
            .says("person.holds-role")
            .after(|books| {
                books.leader("2020-05-01", "end-appointment", json!({ "role": "gemeente" }))
            })
            .accepted(),
        Ladder::new(network(), "forget-person", forget(8))
            .says("person.is-ambassador")
            .after(|books| books.leader("2020-05-01", "end-ambassador", ambassador.clone()))
            .says("person.in-group")
            .after(|books| books.leader("2020-05-01", "leave-group", member.clone()))
            .accepted(),
    ]
}

fn regiegroep() -> Vec<Climbed> {
    let mut withdrawn = proposed();
    withdrawn.leader(
        "2020-05-02",
        "withdraw-proposal",
        json!({ "proposal": 4, "reason": "Later." }),
    );
    let advice = json!({ "proposal": 4, "advice": "neutral", "text": "Goed." });
    let mut consulted = proposed();
    consulted.leader("2020-05-02", "consult-projectgroep", advice.clone());
    let mut decided = proposed();
    vote_for(&mut decided, "2020-05-03", 4, "gemeente");
    vote_for(&mut decided, "2020-05-03", 4, "waterschap");
    decided.leader("2020-05-03", "decide-proposal", json!({ "proposal": 4, "manner": "meeting" }));
    let mut unconsulted = surplus();
    unconsulted.leader("2021-01-06", "submit-proposal", proposal(to_reserve("2020", "1.00")));
    let submits = |books: &mut Books| {
        books.leader("2020-05-04", "submit-proposal", proposal(json!("other")));
    };
    let ended = effective(voted(complete(), json!({ "continuation": "end" })), "2020-05-01");
    let revision = json!({ "budget-revision": { "year": "2020", "lines": [] } });
    let mut revision = revision;
    revision["budget-revision"]["lines"] = json!([
        { "code": "bijdragen", "title": "B", "kind": "contributions", "amount": "3000" },
        { "code": "dijken", "title": "D", "kind": "expense", "amount": "2000" },
    ]);
    vec![
        Ladder::new(withdrawn, "consult-projectgroep", advice.clone())
            .says("proposal.already-withdrawn")
            .after(submits)
            .with("/proposal", json!(5))
            .accepted(),
        Ladder::new(consulted, "consult-projectgroep", advice.clone())
            .says("proposal.already-consulted")
            .after(submits)
            .with("/proposal", json!(5))
            .accepted(),
        Ladder::new(decided, "consult-projectgroep", advice)
            .says("proposal.already-decided")
            .after(submits)
            .with("/proposal", json!(5))
            .accepted(),
        Ladder::new(unconsulted, "decide-proposal", json!({ "proposal": 4, "manner": "meeting" }))
            .on("2021-01-07")
            .says("proposal.not-consulted")
            .after(|books| {
                let advice = json!({ "proposal": 4, "advice": "neutral", "text": "Goed." });
                books.leader("2021-01-07", "consult-projectgroep", advice);
            })
            .says("proposal.undecided")
            .after(|books| {
                vote_for(books, "2021-01-07", 4, "gemeente");
                vote_for(books, "2021-01-07", 4, "waterschap");
            })
            .accepted(),
        submit(ended, json!({ "continuation": "end" }))
            .on("2020-05-02")
            .says("continuation.already-decided")
            .instead(|books| {
                let longer =
                    json!({ "continue": { "until": "2023-12-31", "decided_by": "2023-06-30" } });
                books.decided("2020-05-02", "Toch", json!({ "continuation": longer }));
            }),
        submit(Books::founded(), budget("2020"))
            .says("budget.exists")
            .instead(|books| books.decided("2020-06-01", "Wijziging", revision)),
        submit(Books::founded(), json!({ "budget-revision": budget("2021")["budget"] }))
            .says("budget.missing")
            .instead(|books| books.decided("2020-06-01", "Begroting", budget("2021"))),
        submit(surplus(), budget("2020"))
            .on("2021-02-01")
            .says("budget.year-closed")
            .with("/subject/budget/year", json!("2021"))
            .accepted(),
    ]
}

fn partners() -> Vec<Climbed> {
    let key = json!({ "risk-key": { "from_year": "2021", "weights": { "gemeente": 1, "waterschap": 1 } } });
    let moved = effective(voted(complete(), moving("gemeente", "boeren")), "2021-01-01");
    let withdrawing = |partner: &str| json!({ "withdrawal": { "partner": partner } });
    vec![
        taking_effect(voted(complete(), withdrawing("bewoners")), "2020-07-01")
            .says("withdrawal.holds-seat")
            .after(|books| books.decided("2020-05-01", "Zetel", moving("bewoners", "boeren")))
            .accepted(),
        taking_effect(voted(moved, withdrawing("gemeente-oost")), "2021-01-01")
            .says("withdrawal.no-new-risk-key")
            .after(|books| books.decided("2020-05-01", "Sleutel", key))
            .accepted(),
    ]
}

fn invoices() -> Vec<Climbed> {
    let uninvoiced = Books::founded_without(&["invoices", "paid-1", "paid-2"]);
    let invoice = |partners: Value| json!({ "year": "2020", "partners": partners });
    let mut overridden = invoice(json!("all"));
    overridden["amount"] = json!("-5.00");
    let fees = json!({ "fixed": { "amount": "10.00" } });
    let mut reminded = Books::founded();
    reminded.leader("2020-03-16", "send-reminders", json!({}));
    reminded.leader("2020-03-31", "send-reminders", json!({}));
    let mut shared = deficit();
    shared.decided("2021-02-01", "Tekort", json!({ "deficit": { "year": "2020" } }));
    let write_off = |invoice: &str| json!({ "write-off": { "invoice": invoice } });
    let credit = |invoice: &str| json!({ "invoice": invoice, "reason": "Onjuist" });
    let mut again = with("2020-06-01", "credit-invoice", credit("C2020-0003"));
    let note = last(&again, "invoice-credited");
    again.leader("2020-06-01", "invoice-contribution", invoice(json!(["bewoners"])));
    let taken = json!({ "payment": 1, "from": "C2020-0001" });
    vec![
        Ladder::new(uninvoiced, "invoice-contribution", overridden)
            .says("contribution.override-not-one")
            .with("/partners", json!([]))
            .says("contribution.override-not-one")
            .with("/amount", Value::Null)
            .says("contribution.nobody-named")
            .with("/reason", json!("Besluit"))
            .says("contribution.reason-without-override")
            .with("/amount", json!("5.00"))
            .with("/reason", Value::Null)
            .with("/partners", json!(["bewoners"]))
            .says("contribution.override-without-reason")
            .with("/reason", json!("Besluit"))
            .accepted(),
        Ladder::new(Books::founded(), "invoice-contribution", invoice(json!("all")))
            .says("contribution.nobody-due")
            .no_remedy("everybody who owes something is invoiced"),
        Ladder::new(Books::founded(), "invoice-contribution", invoice(json!(["bewoners"])))
            .says("contribution.already-invoiced")
            .after(|books| books.leader("2020-06-01", "credit-invoice", credit("C2020-0003")))
            .accepted(),
        Ladder::new(
            Books::founded(),
            "invoice-contribution",
            json!({ "year": "2021", "partners": "all" }),
        )
        .says("contribution.no-schedule")
        .after(|books| books.decided("2020-06-01", "Regeling", schedule("2021", fees)))
        .accepted(),
        Ladder::new(reminded, "send-reminders", json!({ "invoices": ["C2020-0003"] }))
            .says("reminder.last-level")
            .instead(|books| books.decided("2020-06-01", "Oninbaar", write_off("C2020-0003"))),
        Ladder::new(shared, "credit-invoice", credit("T2020-0001"))
            .on("2021-06-01")
            .says("credit.not-a-contribution")
            .instead(|books| books.decided("2021-06-01", "Oninbaar", write_off("T2020-0001"))),
        Ladder::new(again, "correct-act", correct(note))
            .says("correction.invoiced-again")
            .after(|books| books.leader("2020-06-01", "credit-invoice", credit("C2020-0004")))
            .accepted(),
        Ladder::new(Books::founded(), "credit-invoice", credit("C2020-0001"))
            .says("invoice.nothing-open")
            .after(|books| books.leader("2020-06-01", "reallocate-payment", taken))
            .accepted(),
    ]
}

fn payments() -> Vec<Climbed> {
    let mut paid = Books::founded();
    let spent = last(&paid, "expense-recorded");
    paid.leader("2020-05-01", "pay-expense", json!({ "expense": 1, "bank_reference": "NL-8" }));
    let again = Books { ledger: paid.ledger.clone(), log: paid.log.clone() };
    let back = json!({ "payment": 2, "bank_reference": "NL-7" });
    let refunded = with("2020-05-01", "refund-overpayment", back);
    let receipt = json!(refunded.ledger.payments.get(PaymentId(2)).unwrap().position);
    let refund = json!({ "payment": 1, "bank_reference": "NL-9" });
    let taken = json!({ "payment": 1, "from": "C2020-0001", "amount": "5.00" });
    let corrected = with("2020-06-01", "correct-act", correct(spent.clone()));
    vec![
        Ladder::new(paid, "correct-act", correct(spent.clone()))
            .says("correction.paid-already")
            .after(|books| {
                let payment = last(books, "expense-paid");
                books.leader("2020-06-01", "correct-act", correct(payment));
            })
            .accepted(),
        Ladder::new(corrected, "correct-act", correct(spent))
            .says("correction.already-corrected")
            .instead(|books| books.leader("2020-06-01", "record-expense", expense("1.00"))),
        Ladder::new(again, "pay-expense", json!({ "expense": 1, "bank_reference": "NL-9" }))
            .says("expense.paid")
            .after(|books| books.leader("2020-06-01", "record-expense", expense("1.00")))
            .with("/expense", json!(2))
            .accepted(),
        Ladder::new(refunded, "correct-act", correct(receipt))
            .says("payment.partly-refunded")
            .after(|books| {
                let refund = last(books, "overpayment-refunded");
                books.leader("2020-06-01", "correct-act", correct(refund));
            })
            .accepted(),
        Ladder::new(Books::founded(), "refund-overpayment", refund)
            .says("payment.nothing-left")
            .after(|books| books.leader("2020-06-01", "reallocate-payment", taken))
            .accepted(),
        Ladder::new(keyless(), "record-expense", expense("1.00"))
            .says("expense.no-risk-key")
            .after(|books| {
                let weights = json!({ "gemeente": 1, "waterschap": 1 });
                let key = json!({ "risk-key": { "from_year": "2020", "weights": weights } });
                books.decided("2020-05-01", "Sleutel", key);
            })
            .accepted(),
    ]
}

/// A budget of 2020 and no risk key, nor anything that needs money in the books.
pub(crate) fn keyless() -> Books {
    let mut books = Books::founded_without(&[
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
    books.decided("2020-02-01", "Begroting", budget("2020"));
    books
}

fn subsidies() -> Vec<Climbed> {
    let granted = || with("2020-02-15", "grant-subsidy", subsidy());
    let received = || {
        let mut books = granted();
        let all = json!({ "subsidy": 1, "amount": "100.00", "bank_reference": "NL-7" });
        books.leader("2020-03-01", "receive-subsidy", all);
        books
    };
    let settled = || {
        let mut books = received();
        books.leader("2020-05-01", "settle-subsidy", json!({ "subsidy": 1, "awarded": "90.00" }));
        books
    };
    let receive = |subsidy: u32| json!({ "subsidy": subsidy, "bank_reference": "NL-9" });
    let mut withdrawn = granted();
    let grant = last(&withdrawn, "subsidy-granted");
    withdrawn.leader("2020-03-01", "correct-act", correct(grant.clone()));
    let takes_back = |kind: &'static str| {
        move |books: &mut Books| {
            let position = last(books, kind);
            books.leader("2020-06-01", "correct-act", correct(position));
        }
    };
    let mut spend = expense("600.00");
    spend["subsidy"] = json!(1);
    let mut spent = granted();
    spent.leader("2020-04-01", "record-expense", spend.clone());
    let mut committed = Books::founded();
    committed.leader("2020-04-01", "enter-commitment", expense("90.00"));
    let mut drawn = expense("90.00");
    drawn["commitment"] = json!(1);
    committed.leader("2020-05-01", "record-expense", drawn.clone());
    vec![
        Ladder::new(withdrawn, "receive-subsidy", receive(1))
            .says("subsidy.withdrawn")
            .after(|books| books.leader("2020-03-02", "grant-subsidy", subsidy()))
            .with("/subsidy", json!(2))
            .accepted(),
        Ladder::new(settled(), "receive-subsidy", receive(1))
            .says("subsidy.nothing-to-come")
            .after(takes_back("subsidy-settled"))
            .accepted(),
        Ladder::new(settled(), "settle-subsidy", json!({ "subsidy": 1, "awarded": "500.00" }))
            .says("subsidy.settled")
            .after(takes_back("subsidy-settled"))
            .accepted(),
        Ladder::new(received(), "correct-act", correct(grant))
            .says("correction.subsidy-in-use")
            .after(takes_back("subsidy-received"))
            .accepted(),
        Ladder::new(received(), "repay-subsidy", receive(1))
            .says("subsidy.nothing-repayable")
            .after(|books| {
                let none = json!({ "subsidy": 1, "awarded": "0.00" });
                books.leader("2020-05-01", "settle-subsidy", none);
            })
            .accepted(),
        Ladder::new(spent, "record-expense", spend)
            .says("subsidy.exhausted")
            .with("/subsidy", Value::Null)
            .accepted(),
        Ladder::new(committed, "record-expense", drawn)
            .says("commitment.nothing-left")
            .after(|books| books.leader("2020-05-01", "enter-commitment", expense("90.00")))
            .with("/commitment", json!(2))
            .accepted(),
    ]
}

/// 2020 ended with 1187.65 left, and 2021 with 5.00 too little.
fn both() -> Books {
    let mut books = surplus();
    books.decided("2021-02-01", "Begroting", budget("2021"));
    books.leader("2021-03-01", "record-expense", expense("5.00"));
    books.leader("2022-01-05", "close-year", json!({ "year": "2021" }));
    books
}

fn years() -> Vec<Climbed> {
    let closes = |on: &'static str, year: &'static str| {
        move |books: &mut Books| books.leader(on, "close-year", json!({ "year": year }))
    };
    let mut unpaid = Books::founded_without(&["paid-1", "paid-2"]);
    unpaid.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let mut short = Books::founded();
    short.leader("2020-06-01", "record-expense", expense("1250.00"));
    let to_partners = json!([{ "to": "partners", "amount": "10.00" }]);
    let partners = json!({ "settlement": { "remainder": "partners" } });
    let closes_all = |books: &mut Books| {
        for (on, year) in [("2021-01-05", "2020"), ("2022-01-05", "2021"), ("2023-01-05", "2022")] {
            books.leader(on, "close-year", json!({ "year": year }));
        }
    };
    let appropriates =
        |books: &mut Books| books.decided("2023-01-10", "Overschot", to_reserve("2020", "1187.65"));
    let mut committed = over();
    committed.leader("2020-06-01", "enter-commitment", expense("90.00"));
    closes_all(&mut committed);
    let settled = |remainder: Value| {
        let mut books = over();
        closes_all(&mut books);
        appropriates(&mut books);
        books.decided(
            "2023-02-01",
            "Afwikkeling",
            json!({ "settlement": { "remainder": remainder } }),
        );
        books
    };
    let transferred = settled(json!({ "transfer": { "to": "Fictief programma" } }));
    let expense_of_2020 = last(&transferred, "expense-recorded");
    vec![
        submit(surplus_open(), to_reserve("2020", "1.00"))
            .on("2021-02-01")
            .says("surplus.year-not-closed")
            .after(closes("2021-01-05", "2020"))
            .accepted(),
        submit(short, json!({ "deficit": { "year": "2020" } }))
            .on("2021-02-01")
            .says("deficit.year-not-closed")
            .after(closes("2021-01-05", "2020"))
            .accepted(),
        submit(both(), to_reserve("2021", "1.00"))
            .on("2022-02-01")
            .says("surplus.none")
            .with("/subject/surplus/year", json!("2020"))
            .accepted(),
        submit(both(), json!({ "deficit": { "year": "2020" } }))
            .on("2022-02-01")
            .says("deficit.none")
            .with("/subject/deficit/year", json!("2021"))
            .accepted(),
        submit(unpaid, json!({ "surplus": { "year": "2020", "destinations": to_partners } }))
            .on("2021-02-01")
            .says("surplus.nobody-paid")
            .with("/subject/surplus/destinations/0/to", json!("reserve"))
            .accepted(),
        Ladder::new(Books::founded(), "close-year", json!({ "year": "2021" }))
            .on("2022-01-05")
            .says("year.previous-open")
            .after(closes("2021-01-05", "2020"))
            .accepted(),
        Ladder::new(surplus(), "close-year", json!({ "year": "2020" }))
            .on("2022-01-05")
            .says("year.already-closed")
            .with("/year", json!("2021"))
            .accepted(),
        submit(over(), partners.clone())
            .on("2022-12-31")
            .says("settlement.term-runs")
            .on("2023-02-01")
            .says("settlement.year-open")
            .after(closes_all)
            .says("settlement.balance-left")
            .after(appropriates)
            .accepted(),
        submit(committed, partners.clone())
            .on("2023-02-01")
            .says("settlement.commitment-open")
            .after(|books| {
                let release = json!({ "commitment": 1, "reason": "Niet nodig" });
                books.leader("2023-01-09", "release-commitment", release);
            })
            .says("settlement.balance-left")
            .after(appropriates)
            .accepted(),
        submit(settled(json!("partners")), partners)
            .on("2023-02-02")
            .says("settlement.already-settled")
            .instead(|books| {
                let refund = json!({ "partner": "waterschap", "bank_reference": "NL-9" });
                books.leader("2023-02-02", "pay-refund", refund);
            }),
        Ladder::new(transferred, "correct-act", correct(expense_of_2020))
            .on("2023-02-02")
            .says("date.settled")
            .instead(|books| {
                let transfer = json!({ "bank_reference": "NL-9" });
                books.leader("2023-02-02", "transfer-remainder", transfer);
            }),
    ]
}

/// The books of 2020 in February 2021, not closed.
fn surplus_open() -> Books {
    Books::founded()
}

fn follow_up() -> Vec<Climbed> {
    let mut issued = Books::founded();
    let report = file(&issued);
    issued.leader("2020-07-01", "issue-monitoring-report", report.clone());
    let mut second = file(&issued);
    second["period"] = json!(2);
    let mut reviewed = Books { ledger: issued.ledger.clone(), log: issued.log.clone() };
    let review = json!({ "year": "2020", "period": 1, "remarks": "Akkoord." });
    reviewed.leader("2020-07-01", "review-report", review.clone());
    let opens = |on: &'static str| {
        move |books: &mut Books| {
            let open = json!({ "title": "Bellen", "owner": "projectgroep", "due": "2020-12-15" });
            books.leader(on, "open-action", open);
        }
    };
    let mut closed = Books::founded();
    opens("2020-05-01")(&mut closed);
    let close = json!({ "action": 1, "state": "done", "outcome": "Gebeld." });
    closed.leader("2020-05-02", "close-action", close.clone());
    let evaluation = json!({ "text": "Geslaagd.", "attended": "all" });
    let mut evaluated = network();
    evaluated.leader("2022-05-01", "record-evaluation", evaluation.clone());
    vec![
        Ladder::new(issued, "issue-monitoring-report", report)
            .on("2021-01-02")
            .says("report.already-issued")
            .with("/period", second["period"].clone())
            .with("/basis", second["basis"].clone())
            .accepted(),
        Ladder::new(reviewed, "review-report", review)
            .on("2020-07-02")
            .says("review.already-reviewed")
            .instead(opens("2020-07-02")),
        Ladder::new(closed, "close-action", close)
            .says("action.already-closed")
            .instead(opens("2020-06-01")),
        Ladder::new(evaluated, "record-evaluation", evaluation)
            .on("2022-06-01")
            .says("evaluation.already-recorded")
            .instead(|books| {
                let (sha256, to) = ("07".repeat(32), [last(books, "evaluation-recorded")]);
                let document =
                    json!({ "name": "aanvulling.txt", "sha256": sha256, "size": 1, "to": to });
                books.leader("2022-06-01", "attach-document", document);
            }),
    ]
}

/// Every way in which an act is put right that no correction reverses.
#[test]
fn what_a_correction_does_not_reverse_is_put_right_as_it_says() {
    let mut written_off = Books::founded();
    written_off.decided(
        "2020-06-01",
        "Oninbaar",
        json!({ "write-off": { "invoice": "C2020-0003" } }),
    );
    let mut subsidised = with("2020-02-15", "grant-subsidy", subsidy());
    let mut spend = expense("10.00");
    spend["subsidy"] = json!(1);
    subsidised.leader("2020-04-01", "record-expense", spend);
    let taken = json!({ "payment": 1, "from": "C2020-0001", "amount": "5.00" });
    let reallocated = with("2020-06-01", "reallocate-payment", taken.clone());
    let wrong = last(&reallocated, "expense-recorded");
    let corrected = with("2020-06-01", "correct-act", correct(wrong));
    let dunes = json!({ "project": { "name": "Duinen" } });
    let mut funded = surplus();
    let part = json!({ "to": dunes, "amount": "100.00" });
    let appropriated = json!({ "surplus": { "year": "2020", "destinations": [part] } });
    funded.decided("2021-02-01", "Overschot", appropriated.clone());
    let release = json!({ "fund-release": { "fund": dunes } });
    let mut released = Books { ledger: funded.ledger.clone(), log: funded.log.clone() };
    released.decided("2021-03-01", "Vrij", release.clone());
    let mut shared = deficit();
    shared.decided("2021-02-01", "Tekort", json!({ "deficit": { "year": "2020" } }));
    let mut closed = surplus();
    closed.decided("2021-02-01", "Begroting", budget("2021"));
    let mut settled = over();
    for (on, year) in [("2021-01-05", "2020"), ("2022-01-05", "2021"), ("2023-01-05", "2022")] {
        settled.leader(on, "close-year", json!({ "year": year }));
    }
    settled.decided("2023-01-10", "Overschot", to_reserve("2020", "1187.65"));
    settled.decided(
        "2023-02-01",
        "Afwikkeling",
        json!({ "settlement": { "remainder": "partners" } }),
    );
    let pay = json!({ "partner": "bewoners", "amount": "1000.00", "bank_reference": "NL-9",
        "allocate": [{ "invoice": "C2020-0003", "amount": "1000.00" }] });
    let written_off_share = json!({ "write-off": { "invoice": "T2020-0001" } });
    type Way = Box<dyn Fn(&mut Books)>;
    let leader = |on: &'static str, kind: &'static str, data: Value| -> Way {
        Box::new(move |books| books.leader(on, kind, data.clone()))
    };
    let decided = |on: &'static str, subject: Value| -> Way {
        Box::new(move |books| books.decided(on, "Besluit", subject.clone()))
    };
    let credit = json!({ "invoice": "C2020-0003", "reason": "Onjuist" });
    let put_back = json!({ "payment": 1, "invoice": "C2020-0001" });
    let spent = |books: &mut Books| {
        let position = last(books, "expense-recorded");
        books.leader("2020-06-01", "correct-act", correct(position));
    };
    let cases: Vec<(&str, Books, &str, &str, Way)> = vec![
        (
            "contribution-invoiced",
            Books::founded(),
            "2020-06-01",
            "credit the invoice",
            leader("2020-06-01", "credit-invoice", credit),
        ),
        (
            "payment-allocated",
            Books::founded(),
            "2020-06-01",
            "take the payment from the invoice",
            leader(
                "2020-06-01",
                "reallocate-payment",
                json!({ "payment": 2, "from": "C2020-0002" }),
            ),
        ),
        (
            "allocation-reversed",
            reallocated,
            "2020-06-01",
            "put the payment against the invoice again",
            leader("2020-06-01", "allocate-payment", put_back),
        ),
        ("subsidy-spent", subsidised, "2020-06-01", "correct the expense", Box::new(spent)),
        (
            "act-reversed",
            corrected,
            "2020-06-01",
            "record again",
            leader("2020-06-01", "record-expense", expense("1.00")),
        ),
        (
            "year-closed",
            closed,
            "2021-06-01",
            "a year that is open",
            leader("2021-06-01", "record-expense", expense("1.00")),
        ),
        (
            "claim-written-off",
            written_off,
            "2020-06-02",
            "recovered",
            leader("2020-06-02", "receive-payment", pay),
        ),
        ("surplus-appropriated", funded, "2021-06-01", "release", decided("2021-06-01", release)),
        (
            "fund-released",
            released,
            "2021-06-01",
            "a later surplus",
            decided("2021-06-01", appropriated),
        ),
        (
            "deficit-shared",
            shared,
            "2021-06-01",
            "written off",
            decided("2021-06-01", written_off_share),
        ),
        (
            "covenant-settled",
            settled,
            "2023-02-02",
            "what pays out what was left",
            leader(
                "2023-02-02",
                "pay-refund",
                json!({ "partner": "waterschap", "bank_reference": "NL-9" }),
            ),
        ),
    ];
    for (kind, mut books, on, words, way) in cases {
        let command = json!({ "kind": "correct-act", "data": correct(last(&books, kind)) });
        let refusal = books.ask("project-leader", on, command).unwrap_err();
        let code = if kind == "covenant-settled" { "date.settled" } else { "correction.other-way" };
        assert_eq!(refusal.code(), code, "{kind}: {refusal}");
        assert!(refusal.accepted().contains(words), "{kind}: {}", refusal.accepted());
        way(&mut books);
    }
}
