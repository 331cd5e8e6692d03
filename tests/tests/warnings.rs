//! What is accepted and odd is said, and refused with `--strict`: every warning there is, provoked once
//! through a command.

use std::collections::BTreeSet;

use ledger_tests::World;
use serde_json::{Value, json};

/// A warning, the lines recorded before, and the line that provokes it.
struct Row {
    code: &'static str,
    before: Vec<Value>,
    line: Value,
    /// A part of what is said, with the facts.
    says: &'static str,
}

fn act(on: &str, kind: &str, data: Value) -> Value {
    json!({ "on": on, "kind": kind, "data": data })
}

/// A proposal on a day, with the votes of two seats, an advice and nothing more.
fn proposed(number: u32, on: &str, subject: Value) -> Vec<Value> {
    let mut lines =
        vec![act(on, "submit-proposal", json!({ "title": "x", "text": "x", "subject": subject }))];
    for seat in ["waterschap", "gemeente"] {
        let vote = json!({ "proposal": number, "seat": seat, "vote": "for" });
        lines.push(act(on, "cast-vote", vote));
    }
    let advice = json!({ "proposal": number, "advice": "positive", "text": "x" });
    lines.push(act(on, "consult-projectgroep", advice));
    lines
}

fn decide(number: u32, on: &str, from: Option<&str>) -> Value {
    let data = json!({ "proposal": number, "manner": "meeting", "effective_from": from });
    act(on, "decide-proposal", data)
}

fn expense(on: &str, amount: &str, description: &str) -> Value {
    let data = json!({ "line": "dijken", "amount": amount, "supplier": "Fictieve ; Aannemer",
        "description": description });
    act(on, "record-expense", data)
}

fn commitment(on: &str, amount: &str) -> Value {
    let data = json!({ "line": "dijken", "amount": amount, "supplier": "A", "description": "b" });
    act(on, "enter-commitment", data)
}

fn pay(number: u32, on: &str, reference: &str) -> Value {
    act(on, "pay-expense", json!({ "expense": number, "bank_reference": reference }))
}

/// A supplier that is registered from a day on.
fn haan(on: &str) -> Value {
    act(on, "register-supplier", json!({ "code": "haan", "name": "Drukkerij De Haan" }))
}

/// An expense of 12.10 on 1 May 2020, with more fields.
fn bought(fields: Value) -> Value {
    let mut data = json!({ "amount": "12.10", "supplier": "Bank", "description": "Kosten" });
    let more = fields.as_object().cloned().unwrap_or_default();
    data.as_object_mut().unwrap().extend(more);
    act("2020-05-01", "record-expense", data)
}

/// The budget of 2020 revised so that its expenses come to so much.
fn revised(amount: &str) -> Value {
    let line = |code: &str, kind: &str, amount: &str| json!({ "code": code, "title": code, "kind": kind, "amount": amount });
    json!({ "budget-revision": { "year": "2020", "lines": [
        line("bijdragen", "contributions", "3000.00"),
        line("overig", "other-income", "0.00"),
        line("dijken", "expense", amount),
    ] } })
}

fn schedule(year: &str) -> Value {
    json!({ "contribution-schedule": { "year": year, "fees": { "fixed": { "amount": "1000.00" } },
        "payment_term_days": 30, "proration": "monthly",
        "vat": { "position": "outside-scope", "ground": "x" } } })
}

/// `boeren` signs, is invoiced for 2021 in advance and leaves with the end of 2020.
fn leaving() -> Vec<Value> {
    let mut lines = vec![act("2020-02-10", "sign-covenant", json!({ "partners": ["boeren"] }))];
    lines.extend(proposed(4, "2020-10-01", schedule("2021")));
    lines.push(decide(4, "2020-10-02", None));
    let all = json!({ "year": "2021", "partners": "all" });
    lines.push(act("2020-11-01", "invoice-contribution", all));
    lines.extend(proposed(5, "2020-11-10", json!({ "withdrawal": { "partner": "boeren" } })));
    lines
}

fn rows() -> Vec<Row> {
    let row = |code, before, line, says| Row { code, before, line, says };
    let granted = json!({ "grantor": "Provincie", "reference": "P-1", "project": "Duinen",
        "amount": "100.00", "from": "2020-01-01", "until": "2020-12-31", "account_by": "2021-06-01" });
    let borne = json!({ "line": "dijken", "amount": "150.00", "supplier": "s", "description": "d",
        "subsidy": 1 });
    let sign = act("2020-02-10", "sign-covenant", json!({ "partners": ["boeren"] }));
    let invoice = |on: &str, partner: &str| {
        act(on, "invoice-contribution", json!({ "year": "2020", "partners": [partner] }))
    };
    let accession = json!({ "accession": { "code": "nieuw", "name": "Nieuw" } });
    let moved = json!({ "amendment": { "text": "x", "changes": [{ "seat-moved":
        { "seat": "bewoners", "partner": "boeren", "name": "De boeren" } }] } });
    let other = json!({ "title": "y", "text": "y", "subject": "other" });
    let vote =
        |proposal: u32, seat: &str| json!({ "proposal": proposal, "seat": seat, "vote": "for" });
    let received = |on: &str, amount: &str| {
        let data = json!({ "partner": "bewoners", "amount": amount, "bank_reference": "Q" });
        act(on, "receive-payment", data)
    };
    let close = act("2021-01-05", "close-year", json!({ "year": "2020" }));
    let unknown = json!({ "amount": "25.00", "bank_reference": "Q", "description": "x" });
    let dispute = json!({ "invoice": "C2020-0003", "reason": "x" });
    let arrange = json!({ "invoices": ["C2020-0003"], "agreed_with": "x",
        "terms": [{ "due": "2020-07-01", "amount": "1000.00" }] });
    let explain = json!({ "year": "2020", "line": "dijken", "text": "Zachte winter." });
    let credit =
        act("2020-05-01", "credit-invoice", json!({ "invoice": "C2020-0003", "reason": "x" }));
    vec![
        row("no-issuer", vec![], credit.clone(), "who issues the documents of 2020-05-01"),
        row("no-billing-address", vec![], credit, "is billed (0 more)"),
        row("over-budget", vec![], expense("2020-05-01", "5000.00", "Dijk 9"), "`dijken`"),
        row("unallocated", vec![], close.clone(), "250.50"),
        row("open-commitments", vec![commitment("2020-05-01", "10.00")], close.clone(), "10.00"),
        row(
            "unknown-receipts",
            vec![act("2020-05-01", "receive-unknown", unknown)],
            close.clone(),
            "25.00",
        ),
        row("open-creditors", vec![], close.clone(), "1812.35"),
        row(
            "open-disputes",
            vec![act("2020-04-01", "dispute-invoice", dispute.clone())],
            close.clone(),
            "1 invoices for 2020 are disputed",
        ),
        row("closed-unbudgeted", vec![bought(json!({ "paid": "Q" }))], close.clone(), "12.10"),
        row("reports-not-issued", vec![], close.clone(), "the first that of period 1"),
        row("reports-not-reviewed", vec![], close, "not discussed in the regiegroep"),
        row(
            "skipped-disputed",
            vec![
                sign.clone(),
                invoice("2020-02-15", "boeren"),
                act("2020-04-01", "dispute-invoice", dispute),
            ],
            act("2020-05-01", "send-reminders", json!({})),
            "disputed since 2020-04-01",
        ),
        row(
            "skipped-arranged",
            vec![
                sign.clone(),
                invoice("2020-02-15", "boeren"),
                act("2020-04-01", "arrange-payment", arrange),
            ],
            act("2020-05-01", "send-reminders", json!({})),
            "next term is of 2020-07-01",
        ),
        row(
            "subsidy-reaches",
            vec![act("2020-02-02", "grant-subsidy", granted)],
            act("2020-05-01", "record-expense", borne),
            "100.00 of the 150.00",
        ),
        row("unbudgeted", vec![], bought(json!({ "paid": "Q" })), "12.10 is booked outside"),
        row(
            "supplier-later",
            vec![haan("2020-06-01")],
            bought(json!({ "line": "dijken", "supplier": "haan" })),
            "registered from 2020-06-01",
        ),
        row(
            "supplier-alike",
            vec![haan("2020-04-01")],
            bought(json!({ "line": "dijken", "supplier": "Drukkerij De Haan B.V." })),
            "looks like supplier `haan`",
        ),
        row(
            "odd-vat",
            vec![],
            bought(json!({ "line": "dijken", "vat": [{ "rate": 21, "amount": "1.10" }] })),
            "the amount is 12.10",
        ),
        row(
            "small-difference",
            vec![],
            received("2020-06-02", "999.50"),
            "0.50 of C2020-0003 stays open, a small difference",
        ),
        row(
            "open-again",
            vec![received("2020-06-02", "900.00")],
            act(
                "2020-06-05",
                "correct-act",
                json!({ "position": { "payment": 3 }, "reason": "x" }),
            ),
            "C2020-0003 is open again from 2020-06-05: 900.00",
        ),
        row("paid-too-much", vec![], received("2020-06-02", "9999.00"), "8999.00"),
        row(
            "open-later",
            vec![
                received("2020-06-02", "900.00"),
                act(
                    "2020-06-05",
                    "reverse-payment",
                    json!({ "payment": 3, "reason": "x", "bank_reference": "R" }),
                ),
            ],
            act(
                "2020-06-03",
                "receive-payment",
                json!({ "partner": "bewoners", "amount": "400.00", "bank_reference": "S" }),
            ),
            "300.00 of it stays unallocated: C2020-0003 was paid on that day, and is open again from 2020-06-05",
        ),
        row(
            "reminded-though-paid",
            vec![act(
                "2020-06-02",
                "receive-payment",
                json!({ "partner": "bewoners", "amount": "400.00", "bank_reference": "S",
                    "allocate": "none" }),
            )],
            act("2020-06-03", "send-reminders", json!({ "invoices": ["C2020-0003"] })),
            "400.00 that it paid",
        ),
        row("same-again", vec![], expense("2020-05-01", "1812.35", "dijk  hersteld"), "expense 1"),
        row(
            "same-again",
            vec![commitment("2020-05-01", "10.00")],
            commitment("2020-05-02", "10.00"),
            "commitment 1",
        ),
        row(
            "below-zero",
            vec![expense("2020-05-01", "1000.00", "Dijk 9"), pay(1, "2020-06-10", "U1")],
            pay(2, "2020-06-15", "U2"),
            "on 2020-06-15 account 1000",
        ),
        row(
            "opening-invoices",
            vec![],
            act(
                "2025-07-01",
                "open-books",
                json!({ "source": "Saldibalans", "bank": "4000.00",
                    "lines": [{ "line": "bijdragen", "amount": "4000.00" }] }),
            ),
            "and 4000.00 was earned as contributions",
        ),
        row(
            "numbers-out-of-order",
            [
                vec![sign.clone(), invoice("2020-03-01", "boeren")],
                proposed(4, "2020-02-01", accession),
                vec![decide(4, "2020-02-02", None)],
            ]
            .concat(),
            invoice("2020-02-03", "nieuw"),
            "C2020-0005 is of 2020-02-03, and C2020-0004",
        ),
        row(
            "invoice-to-leaver",
            [
                vec![sign.clone()],
                proposed(4, "2020-03-01", json!({ "withdrawal": { "partner": "boeren" } })),
                vec![decide(4, "2020-03-02", Some("2020-07-01"))],
            ]
            .concat(),
            invoice("2020-03-03", "boeren"),
            "a party until 2020-06-30",
        ),
        row(
            "invoice-after-leaving",
            leaving(),
            decide(5, "2020-11-20", Some("2021-01-01")),
            "convenant contribution credit C2021-0004",
        ),
        row(
            "role-behind-acts",
            vec![],
            act("2020-03-01", "appoint", json!({ "role": "project-leader", "person": 9 })),
            "acted on 2020-04-01",
        ),
        row(
            "role-behind-acts",
            vec![
                act("2020-05-01", "submit-proposal", other.clone()),
                act("2020-05-02", "cast-vote", vote(4, "bewoners")),
            ],
            act("2020-05-01", "end-appointment", json!({ "role": "bewoners" })),
            "bewoners acted on 2020-05-02",
        ),
        row(
            "budget-deficit",
            proposed(4, "2020-05-01", revised("4000.00")),
            decide(4, "2020-05-02", None),
            "1000.00 more than its income",
        ),
        row(
            "too-late-for-report",
            vec![],
            act("2020-06-29", "explain-difference", explain),
            "period 1, was issued on 2020-07-10",
        ),
        row(
            "vote-of-moved-seat",
            [
                vec![sign],
                proposed(4, "2020-05-01", moved),
                vec![
                    act("2020-05-01", "submit-proposal", other),
                    act("2020-05-02", "cast-vote", vote(5, "bewoners")),
                ],
            ]
            .concat(),
            decide(4, "2020-05-10", None),
            "proposal 5",
        ),
    ]
}

#[test]
fn every_warning_is_said_and_refused_with_strict() {
    let entries = World::empty().json(["schema", "warnings"]);
    let known: BTreeSet<&str> =
        entries.as_array().unwrap().iter().map(|of| of["code"].as_str().unwrap()).collect();
    let rows = rows();
    let tried: BTreeSet<&str> = rows.iter().map(|row| row.code).collect();
    assert_eq!(tried, known, "a warning without a row, or a row without its warning");
    for Row { code, before, line, says } in rows {
        let world = match code {
            "opening-invoices" => World::taken_over("open-books"),
            _ => World::founded(),
        };
        if ["too-late-for-report", "reports-not-reviewed"].contains(&code) {
            let issue =
                ["report", "issue", "--year", "2020", "--period", "1", "--on", "2020-07-10"];
            world.run(issue).succeeds();
        }
        for line in &before {
            let (run, answer) = world.apply(&line.to_string());
            assert_eq!(run.code, 0, "{code}: {line} {answer}");
        }
        let events = world.events();
        let line = format!("{line}\n");
        // Nothing is recorded with --strict, and the refusal names what is odd.
        let strict = world.run_with(["apply", "--strict", "-"], line.as_bytes()).ends_with(1);
        let refused = &strict.lines()[0];
        assert_eq!(refused["code"], "strict.warning", "{code}: {refused}");
        let message = refused["message"].as_str().unwrap();
        assert!(message.contains(says), "{code}: `{says}` is not in: {message}");
        assert_eq!(world.events(), events, "{code}");
        // The same is said in advance, and then recorded with the warning.
        let dry = world.run_with(["apply", "--dry-run", "-"], line.as_bytes()).succeeds();
        let recorded = world.run_with(["apply", "-"], line.as_bytes()).succeeds();
        for run in [dry, recorded] {
            let answer = &run.lines()[0];
            let said: Vec<&str> = answer["warnings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|of| of.as_str().unwrap())
                .collect();
            assert!(said.iter().any(|said| said.contains(says)), "{code}: {said:?}");
        }
        assert!(world.events() > events, "{code}");
    }
}

#[test]
fn a_command_says_its_warnings_and_strict_refuses_them() {
    let world = World::founded();
    let again = [
        "expense",
        "record",
        "--line",
        "dijken",
        "--amount",
        "1812.35",
        "--supplier",
        "Fictieve ; Aannemer",
        "--description",
        "Dijk hersteld",
        "--on",
        "2020-05-01",
    ];
    let events = world.events();
    let refused = world.run([&again[..], &["--strict"]].concat()).ends_with(1);
    assert!(
        refused.err.contains("strict.warning") && refused.err.contains("expense 1"),
        "{}",
        refused.err
    );
    assert_eq!(world.events(), events);
    let as_json = world.json([&again[..], &["--dry-run", "--format", "json"]].concat());
    let codes: Vec<&Value> =
        as_json["warnings"].as_array().unwrap().iter().map(|of| &of["warning"]).collect();
    assert_eq!(codes, ["over-budget", "same-again"], "{as_json}");
    let said = world.run(again).succeeds();
    assert!(said.err.contains("warning: expense 1 of 2020-04-01, at position 34"), "{}", said.err);
    // What has no warning is recorded with --strict as without.
    let other = [
        "payment",
        "receive",
        "--partner",
        "bewoners",
        "--amount",
        "5",
        "--bank-reference",
        "NL-5",
        "--on",
        "2020-05-01",
        "--strict",
    ];
    world.run(other).succeeds();
    // Where nothing is recorded, the option has no effect and is refused.
    let idle = world.run(["show", "overview", "--strict"]).ends_with(2);
    assert!(idle.err.contains("--strict has no effect here"), "{}", idle.err);
}

#[test]
fn an_invoice_of_a_year_after_a_partner_left_waits_for_its_credit_note() {
    let world = World::founded();
    for line in leaving() {
        world.apply(&line.to_string()).0.succeeds();
    }
    let decided = decide(5, "2020-11-20", Some("2021-01-01")).to_string();
    world.apply(&decided).0.succeeds();
    // Reminders pass it over; those who stayed are reminded.
    let reminded = world.run(["contribution", "remind", "--on", "2021-01-15"]).succeeds();
    assert!(reminded.out.contains("C2021-0001"), "{}", reminded.out);
    assert!(!reminded.out.contains("C2021-0004"), "{}", reminded.out);
    let credit =
        ["contribution", "credit", "C2021-0004", "--reason", "Uitgetreden", "--on", "2021-01-16"];
    world.run(credit).succeeds();
    let income = world.json(["show", "income", "--year", "2021", "--format", "json"]);
    assert_eq!(income["total_income"]["amount"], "3000.00");
}

#[test]
fn who_typed_a_zero_too_much_follows_the_hints_until_the_books_are_right() {
    let world = World::founded();
    let receive = |amount: &'static str| {
        let who = ["payment", "receive", "--partner", "bewoners", "--amount", amount];
        [&who[..], &["--bank-reference", "NL-77", "--on", "2020-06-02"]].concat()
    };
    world.run(receive("2500")).succeeds();
    let correct = ["correct", "payment 3", "--reason", "250 en niet 2500", "--on", "2020-06-05"];
    let corrected = world.run(correct).succeeds();
    // The correction says what is open again, from when, and how the right payment is put against it.
    assert!(
        corrected.err.contains("C2020-0003 is open again from 2020-06-05"),
        "{}",
        corrected.err
    );
    let hint = "convenant payment allocate PAYMENT --invoice C2020-0003 --on 2020-06-05";
    assert!(corrected.err.contains(hint), "{}", corrected.err);
    // The right payment, on its own day, pays nothing yet, and its receipt says why and what to do.
    let again = world.run(receive("250")).succeeds();
    let why =
        "stays unallocated: C2020-0003 was paid on that day, and is open again from 2020-06-05";
    assert!(again.err.contains(why), "{}", again.err);
    let hint = again.err.lines().find_map(|line| line.split_once("convenant payment allocate "));
    let (_, rest) = hint.unwrap_or_else(|| panic!("no hint in {}", again.err));
    let words = ["payment", "allocate"].into_iter().chain(rest.split_whitespace());
    world.run(words.collect::<Vec<_>>()).succeeds();
    let owed = ["show", "receivables", "--partner", "bewoners", "--format", "json"];
    let owed = world.json(owed);
    assert_eq!(owed["unallocated"]["amount"], "0.00", "{owed}");
    assert_eq!(owed["ageing"]["total"]["amount"], "750.00", "{owed}");
}
