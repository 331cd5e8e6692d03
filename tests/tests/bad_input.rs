//! Whatever comes in: a clear refusal, nothing appended, and a ledger that still verifies.

use ledger_core::text;
use ledger_tests::World;
use serde_json::{Value, json};

/// A command as one line, dated 1 May 2020.
fn line(kind: &str, data: &Value) -> String {
    json!({ "on": "2020-05-01", "kind": kind, "data": data }).to_string()
}

/// Gives a line to a founded ledger and checks the refusal's code and what its message names.
#[track_caller]
fn refused(world: &World, line: &str, code: &str, names: &[&str]) {
    let before = world.events();
    let (run, answer) = world.apply(line);
    assert_eq!(answer["ok"], false, "{answer}");
    assert_eq!(answer["code"], code, "{answer}");
    let said = format!("{} {}", answer["message"], answer["accepted"]);
    for name in names {
        assert!(said.contains(name), "`{name}` is not named in: {said}");
    }
    let remedy = answer["accepted"].as_str().unwrap_or_default();
    assert!(!remedy.is_empty(), "it does not say what would be accepted: {answer}");
    run.ends_with(1);
    assert_eq!(world.events(), before, "something was appended");
}

#[test]
fn what_the_rules_refuse() {
    let world = World::founded();
    let payment = json!({ "partner": "waterschap", "amount": "1.00", "bank_reference": "NL-9", "allocate": "none" });
    let with = |field: &str, value: Value| {
        let mut data = payment.clone();
        data[field] = value;
        line("receive-payment", &data)
    };
    refused(
        &world,
        &with("partner", json!("watershap")),
        "partner.unknown",
        &["watershap", "waterschap"],
    );
    refused(&world, &with("amount", json!("-5.00")), "amount.not-positive", &["amount", "-5.00"]);
    refused(&world, &with("amount", json!("0")), "amount.not-positive", &["amount"]);
    refused(&world, &with("amount", json!("1000000000.01")), "amount.too-large", &["amount"]);
    refused(&world, &with("bank_reference", json!("NL-1")), "bank.entry-known", &["NL-1"]);
    refused(
        &world,
        &line("invoice-contribution", &json!({ "year": "2020", "partners": ["waterschap"] })),
        "contribution.already-invoiced",
        &["Waterschap", "C2020-0001"],
    );
    refused(
        &world,
        &line("invoice-contribution", &json!({ "year": "2020", "partners": ["boeren"] })),
        "partner.not-a-party",
        &["Boerencoöperatie"],
    );
    let vote = json!({ "proposal": 1, "seat": "boeren", "vote": "for" });
    refused(&world, &line("cast-vote", &vote), "seat.unknown", &["boeren", "waterschap"]);
    let dated =
        |on: &str| json!({ "on": on, "kind": "receive-payment", "data": payment }).to_string();
    refused(&world, &dated("2020-01-10"), "actor.role-vacant", &["2020-01-10"]);
    let early = json!({ "actor": "founder", "on": "2019-12-31", "kind": "sign-covenant", "data": { "partners": "all" } });
    refused(&world, &early.to_string(), "date.before-start", &["2019-12-31", "2020-01-15"]);
    refused(&world, &dated("2032-01-10"), "date.in-future", &["2032-01-10"]);
    let by = |actor: &str| {
        json!({ "actor": actor, "on": "2020-05-01", "kind": "receive-payment", "data": payment })
            .to_string()
    };
    refused(&world, &by("penningmeester"), "actor.unknown", &["penningmeester"]);
    refused(&world, &by("gemeente"), "actor.not-allowed", &["gemeente", "project-leader"]);
}

#[test]
fn a_decision_before_the_consultation() {
    let world = World::founded();
    // The year ends with a surplus: 3000 invoiced, 1812.35 spent.
    for command in [
        json!({ "on": "2021-01-05", "kind": "close-year", "data": { "year": "2020" } }),
        json!({ "on": "2021-01-06", "kind": "submit-proposal", "data": { "title": "Overschot", "text": "Naar de reserve.",
            "subject": { "surplus": { "year": "2020", "destinations": [{ "to": "reserve", "amount": "1187.65" }] } } } }),
        json!({ "on": "2021-01-07", "kind": "cast-vote", "data": { "proposal": 4, "seat": "waterschap", "vote": "for" } }),
        json!({ "on": "2021-01-07", "kind": "cast-vote", "data": { "proposal": 4, "seat": "gemeente", "vote": "for" } }),
    ] {
        let (run, answer) = world.apply(&command.to_string());
        assert_eq!(answer["ok"], true, "{answer}");
        run.succeeds();
    }
    let decide = json!({ "on": "2021-01-08", "kind": "decide-proposal", "data": { "proposal": 4, "manner": "meeting" } });
    refused(&world, &decide.to_string(), "proposal.not-consulted", &["4", "consultation"]);
}

#[test]
fn what_is_no_command() {
    let world = World::founded();
    let cases: [(&str, &str, &[&str]); 13] = [
        (r#"{"kind":"close-year","data":{"year":"2020"}"#, "input.malformed", &[]),
        ("close the year", "input.malformed", &[]),
        ("[]", "input.wrong-type", &[]),
        ("null", "input.wrong-type", &[]),
        (r#"{"kind":"close-year"}"#, "input.missing-field", &["data"]),
        (r#"{"kind":"open-year","data":{}}"#, "input.unknown-kind", &["open-year", "close-year"]),
        (
            r#"{"kind":"close-year","data":{"year":"2020","force":true}}"#,
            "input.unknown-field",
            &["force"],
        ),
        (
            r#"{"kind":"close-year","data":{"year":"2020"},"force":true}"#,
            "input.unknown-field",
            &["force"],
        ),
        (r#"{"kind":"close-year","data":{"year":true}}"#, "input.wrong-type", &["year"]),
        (r#"{"kind":"close-year","data":{"year":"2020-2023"}}"#, "input.bad-value", &["year"]),
        (
            r#"{"kind":"close-year","kind":"close-year","data":{"year":"2020"}}"#,
            "input.duplicate-field",
            &["kind"],
        ),
        (
            r#"{"kind":"record-expense","data":{"line":"dijken","amount":"1.005","supplier":"x","description":"y"}}"#,
            "input.bad-value",
            &["amount", "1.005"],
        ),
        (
            r#"{"kind":"pay-expense","data":{"expense":99999999999999999999,"bank_reference":"x"}}"#,
            "input.out-of-range",
            &["expense"],
        ),
    ];
    for (text, code, names) in cases {
        refused(&world, text, code, names);
    }
    let long = format!(r#"{{"kind":"close-year","data":{{"year":"{}"}}}}"#, "9".repeat(10_000_000));
    refused(&world, &long, "input.line-too-long", &[]);
}

#[test]
fn bytes_that_are_no_text() {
    let world = World::founded();
    let before = world.events();
    let mut input = b"{\"kind\":\"close-year\",\"data\":{\"year\":\"20\xff20\"}}\n".to_vec();
    input.extend(b"\0\0\0\n\n{\"on\":\"2020-05-02\",\"kind\":\"receive-payment\",\"data\":{\"partner\":\"waterschap\",\"amount\":\"1.00\",\"bank_reference\":\"NL-10\",\"allocate\":\"none\"}}");
    let run = world.run_with(["apply", "-"], &input).ends_with(1);
    let answers = run.lines();
    assert_eq!(answers.len(), 3, "{}", run.out);
    assert_eq!((&answers[0]["line"], &answers[0]["code"]), (&json!(1), &json!("input.not-utf-8")));
    assert_eq!((&answers[1]["line"], &answers[1]["code"]), (&json!(2), &json!("input.malformed")));
    // The empty line 3 is passed over; the last line has no end of line and counts all the same.
    assert_eq!((&answers[2]["line"], &answers[2]["ok"]), (&json!(4), &json!(true)));
    assert_eq!(world.events(), before + 1);
}

#[test]
fn nothing_at_all() {
    let world = World::founded();
    let before = world.events();
    let run = world.run_with(["apply", "-"], b"").ends_with(2);
    assert!(run.err.contains("help:"), "{}", run.err);
    assert!(run.out.is_empty());
    world.run(["apply", "no-such-file.jsonl"]).ends_with(2);
    assert_eq!(world.events(), before);
}

#[test]
fn one_bad_line_among_good_ones() {
    let world = World::founded();
    let before = world.events();
    let good = |reference: &str| {
        json!({ "on": "2020-05-01", "kind": "receive-payment", "id": reference, "data":
            { "partner": "bewoners", "amount": "10.00", "bank_reference": reference, "allocate": "oldest" } })
    };
    let bad = json!({ "on": "2020-05-01", "kind": "receive-payment", "data": { "partner": "nobody", "amount": "10.00", "bank_reference": "x", "allocate": "none" } });
    let batch = format!("{}\n{}\n{}\n{{\n", good("a"), bad, good("b"));

    let run = world.run_with(["apply", "--atomic", "-"], batch.as_bytes()).ends_with(1);
    let answers = run.lines();
    assert!(answers.iter().all(|answer| answer["ok"] == false), "{}", run.out);
    let codes: Vec<(u64, &str)> = answers
        .iter()
        .map(|answer| (answer["line"].as_u64().unwrap(), answer["code"].as_str().unwrap()))
        .collect();
    assert!(codes.contains(&(2, "partner.unknown")), "{codes:?}");
    assert!(codes.contains(&(4, "input.malformed")), "{codes:?}");
    assert_eq!(world.events(), before, "an atomic batch appends all or nothing");

    let run = world.run_with(["apply", "-"], batch.as_bytes()).ends_with(1);
    let ok: Vec<bool> = run.lines().iter().map(|answer| answer["ok"] == true).collect();
    assert_eq!(ok, [true, false, true, false]);
    assert_eq!(world.events(), before + 4, "two payments, each received and allocated");
}

#[test]
fn the_same_command_twice() {
    let world = World::founded();
    let payment = |amount: &str| {
        json!({ "id": "bank-77", "on": "2020-05-01", "kind": "receive-payment", "data":
            { "partner": "bewoners", "amount": amount, "bank_reference": "NL-77", "allocate": "none" } })
        .to_string()
    };
    let (_, first) = world.apply(&payment("10.00"));
    let events = world.events();
    let (run, again) = world.apply(&payment("10.00"));
    run.succeeds();
    assert_eq!(first["positions"], again["positions"]);
    assert_eq!(again["repeated"], true);
    refused(&world, &payment("11.00"), "input.id-reused", &["bank-77"]);
    assert_eq!(world.events(), events);
}

#[test]
fn directories_that_are_no_ledger() {
    let world = World::empty();
    let missing = world.run(["show", "balance"]).ends_with(3);
    assert!(missing.err.contains("help:") && missing.err.contains("init"), "{}", missing.err);
    std::fs::create_dir(world.path().join("ledger")).unwrap();
    std::fs::write(world.path().join("ledger/notes.txt"), "not a ledger").unwrap();
    let other = world.run(["show", "balance"]).ends_with(3);
    assert!(other.err.contains("not a ledger"), "{}", other.err);
    world.run(["init", "--covenant", "oostpolder"]).ends_with(3);
    let notes = std::fs::read_to_string(world.path().join("ledger/notes.txt")).unwrap();
    assert_eq!(notes, "not a ledger", "what stood there was touched");
}

#[test]
fn a_faulty_definition_makes_no_ledger() {
    let world = World::empty();
    let text = std::fs::read_to_string(ledger_tests::covenant("oostpolder")).unwrap();
    let faulty = text
        .replace("partner = \"bewoners\"", "partner = \"niemand\"")
        .replace("ends = \"2022-12-31\"", "ends = \"2019-12-31\"");
    std::fs::write(world.path().join("faulty.toml"), faulty).unwrap();
    let run = world.run(["init", "--covenant", "faulty.toml"]).ends_with(2);
    for name in ["niemand", "term.ends"] {
        assert!(run.err.contains(name), "`{name}` is not named:\n{}", run.err);
    }
    std::fs::write(world.path().join("broken.toml"), "themes = [").unwrap();
    world.run(["init", "--covenant", "broken.toml"]).ends_with(2);
    assert!(!world.path().join("ledger").exists(), "a ledger was made");
}

#[test]
fn the_ledger_is_held_by_another() {
    let world = World::founded();
    let mut holder = world.command().args(["apply", "-"]).spawn().unwrap();
    // It answers the first line, so it has the ledger open.
    let mut input = holder.stdin.take().unwrap();
    let payment = line(
        "receive-payment",
        &json!({ "partner": "waterschap", "amount": "1.00", "bank_reference": "NL-50", "allocate": "none" }),
    );
    use std::io::{BufRead, BufReader, Write};
    writeln!(input, "{payment}").unwrap();
    input.flush().unwrap();
    let mut answers = BufReader::new(holder.stdout.take().unwrap());
    let mut answer = String::new();
    answers.read_line(&mut answer).unwrap();
    assert!(answer.contains("\"ok\":true"), "it is answered before the input ends: {answer}");

    let act = ["platform", "record", "--kind", "news", "--title", "Fictief", "--dry-run"];
    let refused = world.run(act).ends_with(3);
    assert!(
        refused.err.contains(&holder.id().to_string()),
        "the holder is not named:\n{}",
        refused.err
    );
    assert!(refused.err.contains("--wait"), "{}", refused.err);
    drop(input);
    assert!(holder.wait().unwrap().success());
    world.run(["show", "balance"]).succeeds();
}

/// A byte order mark in front says nothing, wherever text is read.
#[test]
fn a_byte_order_mark_is_passed_over_everywhere() {
    let world = World::founded();
    let marked = |name: &str, text: &str| {
        std::fs::write(world.path().join(name), format!("\u{feff}{text}")).unwrap();
    };
    let payment = |reference: &str| {
        let data = json!({ "partner": "waterschap", "amount": "1.00", "bank_reference": reference, "allocate": "none" });
        line("receive-payment", &data) + "\n"
    };
    marked("commands.jsonl", &(payment("Q1") + &payment("Q2")));
    let run = world.run(["apply", "commands.jsonl"]).succeeds();
    assert!(run.lines().iter().all(|answer| answer["ok"] == true), "{}", run.out);
    let input = format!("\u{feff}{}", payment("Q3"));
    world.run_with(["apply", "-"], input.as_bytes()).succeeds();

    let all = world.run(["export", "jsonl"]).succeeds().out;
    marked("all.jsonl", &all);
    world.run(["import", "jsonl", "all.jsonl", "--ledger", "two"]).succeeds();

    let budget = json!({ "year": "2021", "lines": [
        { "code": "bijdragen", "title": "B", "kind": "contributions", "amount": "0.00" } ] });
    marked("budget.json", &budget.to_string());
    let propose = ["proposal", "submit", "budget", "--data", "budget.json", "--title", "t"];
    world.run([&propose[..], &["--text", "x", "--on", "2020-05-01"]].concat()).succeeds();

    let definition = std::fs::read_to_string(ledger_tests::covenant("oostpolder")).unwrap();
    marked("covenant.toml", &definition);
    world.run(["init", "--covenant", "covenant.toml", "--ledger", "three"]).succeeds();

    let key = world.run(["key", "make", "--output", "a.key"]).succeeds().out;
    marked("trusted.keys", &key);
    let make = ["checkpoint", "make", "--signing-key", "a.key", "--output", "one"];
    world.run(make).succeeds();
    let note = std::fs::read_to_string(world.path().join("one")).unwrap();
    marked("two.checkpoint", &note);
    let show = ["checkpoint", "show", "two.checkpoint", "--trust", "trusted.keys"];
    assert!(world.run(show).succeeds().out.contains("signed by"));
}

/// Of an id that is there twice in one input, the line is named: with `--atomic` nothing is recorded, so there
/// is no position to speak of.
#[test]
fn an_id_that_is_there_twice_is_told_by_its_line() {
    let world = World::founded();
    let payment = |id: &str, amount: &str, reference: &str| {
        json!({ "id": id, "on": "2020-05-01", "kind": "receive-payment", "data": {
            "partner": "waterschap", "amount": amount, "bank_reference": reference, "allocate": "none" } })
        .to_string()
            + "\n"
    };
    let text = payment("a", "1.00", "Q1")
        + "\n"
        + &payment("b", "1.00", "Q2")
        + &payment("b", "2.00", "Q3");
    for (options, recorded) in [(&["--atomic"][..], 0), (&[], 2)] {
        let run = world.run_with([&["apply"], options].concat(), text.as_bytes()).ends_with(1);
        let answers = run.lines();
        let last = answers.last().unwrap();
        assert_eq!(
            (&last["line"], &last["code"]),
            (&json!(4), &json!("input.id-reused")),
            "{last}"
        );
        assert_eq!(last["message"], "id: `b` stands on line 3, for another command");
        let done = answers.iter().filter(|answer| answer["ok"] == true).count();
        assert_eq!(done, recorded, "{}", run.out);
        assert_eq!(world.events(), 35 + recorded as u64);
    }
}

/// What a person types and the program cannot take is quoted as it was typed, and the way in is told.
#[test]
fn what_is_typed_is_answered_with_what_is_so() {
    let world = World::founded();
    let on = ["--on", "2020-05-01"];
    for (line, said) in [
        ("payment allocate 1 --invoice C2020-0001", "nothing is open on invoice C2020-0001"),
        (
            "payment allocate 1 --invoice C2020-0001 --amount 5",
            "nothing is open on invoice C2020-0001",
        ),
        ("payment allocate 1 --invoice C2020-0003", "owed by"),
        ("document attach paper --to 3 --to 3", "position 3 is there twice"),
        ("document attach paper --to C2020-0009", "there is no invoice C2020-0009"),
        ("document attach paper --to C2020", "write POSITION, INVOICE, proposal=NUMBER"),
        (
            "expense record --line dijken --amount 1 --supplier s --description -2+3",
            "--description=-2+3",
        ),
        (
            "expense record --line dijken --amount 5,- --supplier s --description d",
            "`5,-` is not an amount",
        ),
        (
            "expense record --line dijken --amount €359,03 --supplier s --description d",
            "`€359,03` is not an amount",
        ),
    ] {
        std::fs::write(world.path().join("paper"), "paper").unwrap();
        let before = world.events();
        let run = world.run(line.split(' ').chain(on));
        assert!([1, 2].contains(&run.code) && run.err.contains(said), "{line}: {}", run.err);
        assert!(
            !run.err.contains("0.01") && !run.err.contains("invalid digit"),
            "{line}: {}",
            run.err
        );
        assert_eq!(world.events(), before, "{line}");
    }
    let name = "é".repeat(126) + ".txt";
    let attach = ["document", "attach", "paper", "--to", "3", "--name", &name];
    let run = world.run(attach.iter().chain(&on)).ends_with(1);
    assert!(run.err.contains("has 256 bytes"), "{}", run.err);
    let name = "é".repeat(125) + ".txts";
    let attach = ["document", "attach", "paper", "--to", "3", "--name", &name];
    world.run(attach.iter().chain(&on)).succeeds();
    world.run(["document", "extract", "1"]).succeeds();
    assert!(world.path().join(name).exists());
}

/// What no output may hold: ESC, one byte of C1, DEL, a direction override and isolate, a zero-width space, a
/// line separator.
const STEERS: &str = "x\u{1b}[31m\u{9b}2J\u{7f}\u{202e}\u{2066}\u{200b}\u{2028}y";

#[test]
fn what_others_wrote_steers_no_terminal() {
    let world = World::founded();
    let file = |name: &str, text: &str| std::fs::write(world.path().join(name), text).unwrap();
    let quoted = serde_json::to_string(STEERS).unwrap();
    // TOML has the same escapes; the key as well as the value is hostile.
    let toml = format!(
        "themes = [{quoted}]\n{quoted} = 1\n[covenant]\nname = {quoted}\ncode = {quoted}\n"
    );
    file("hostile.toml", &toml);
    let line = |field: &str| {
        let mut line = json!({ "id": "a", "actor": "project-leader", "on": "2020-05-01",
            "kind": "receive-payment", "data": {
                "partner": "waterschap", "amount": "1.00", "bank_reference": "Q1" } });
        match field {
            "partner" | "amount" | "bank_reference" => line["data"][field] = json!(STEERS),
            "extra" => line["data"][STEERS] = json!(1),
            other => line[other] = json!(STEERS),
        }
        line.to_string() + "\n"
    };
    let fields = ["id", "actor", "on", "kind", "partner", "amount", "bank_reference", "extra"];
    file("lines.jsonl", &fields.map(line).concat());
    file("lines.txt", STEERS);
    file("note", &format!("{STEERS}\n3\nAAAA\n\n\u{2014} {STEERS} AAAA\n"));
    let documents = world.path().join("ledger/documents");
    std::fs::create_dir_all(&documents).unwrap();
    std::fs::write(documents.join(STEERS), "x").unwrap();
    // Whole lines of a ledger with one field that is hostile, and a backup with a file that is none of it.
    let export = world.run(["export", "jsonl"]).succeeds().out;
    for field in
        ["position", "recorded_at", "on", "actor", "id", "digest", "kind", "begins", STEERS]
    {
        let hostile = |(place, line): (usize, &str)| {
            let mut line: Value = serde_json::from_str(line).unwrap();
            if place > 0 {
                line[field] = json!(STEERS);
            }
            line.to_string() + "\n"
        };
        let name = if field == STEERS { "lines-unknown" } else { &format!("lines-{field}") };
        file(name, &export.lines().enumerate().map(hostile).collect::<String>());
    }
    world.run(["backup", "kept", "--directory"]).succeeds();
    file(&format!("kept/{STEERS}"), "x");
    world.run(["backup", "other-kept", "--directory"]).succeeds();
    let manifest = world.path().join("other-kept/manifest.json");
    if let Ok(text) = std::fs::read_to_string(&manifest) {
        std::fs::write(&manifest, text.replacen("documents", STEERS, 1)).unwrap();
    }
    let key = world.run(["key", "make", "--output", "ledger.key"]).succeeds().out;
    file("hostile.key", &format!("PRIVATE+KEY+{STEERS}+00000000+AAAA\n"));
    file("hostile.trust", &format!("{STEERS}+00000000+AAAA\n"));
    file("person", &format!("{{{quoted}:1}}"));
    let make = ["checkpoint", "make", "--signing-key", "ledger.key", "--output", "june"];
    world.run(make).succeeds();
    let june = std::fs::read_to_string(world.path().join("june")).unwrap();
    // Of these, control characters of ASCII alone are refused by every reader of such files.
    let unseen = STEERS.replace('\u{1b}', "");
    file("more-lines", &june.replacen("\n\n", &format!("\n{unseen}\n\n"), 1));
    file("more-names", &format!("{june}\u{2014} {unseen} AAAABBBBCCCC\n"));
    let trust = key.trim();
    let mut said = 0;
    for json in [false, true] {
        for arguments in [
            &["import", "jsonl", "lines-position", "--ledger", "other"][..],
            &["import", "jsonl", "lines-recorded_at", "--ledger", "other"],
            &["import", "jsonl", "lines-on", "--ledger", "other"],
            &["import", "jsonl", "lines-actor", "--ledger", "other"],
            &["import", "jsonl", "lines-id", "--ledger", "other"],
            &["import", "jsonl", "lines-digest", "--ledger", "other"],
            &["import", "jsonl", "lines-kind", "--ledger", "other"],
            &["import", "jsonl", "lines-begins", "--ledger", "other"],
            &["import", "jsonl", "lines-unknown", "--ledger", "other"],
            &["import", "jsonl", STEERS, "--ledger", "other"],
            &["backup", STEERS],
            &["backup", STEERS],
            &["backup", "since", "--since", STEERS],
            &["restore", STEERS, "--ledger", "other"],
            &["restore", "kept", "--ledger", "other"],
            &["restore", "other-kept", "--ledger", "other"],
            &["restore", "note", "--ledger", "other"],
            &["verify", "--against", "more-lines"],
            &["verify", "--against", "more-names", "--trust", trust],
            &["verify", "--against", "june", "--trust", STEERS],
            &["verify", "--against", "june", "--trust", "hostile.trust"],
            &["verify-proof", "note", "--trust", trust],
            &["verify-proof", STEERS, "--trust", trust],
            &["checkpoint", "show", "note"],
            &["checkpoint", "show", "more-lines"],
            &["checkpoint", "show", "more-names"],
            &[
                "checkpoint",
                "cosign",
                "more-lines",
                "--signing-key",
                "ledger.key",
                "--trust",
                trust,
            ],
            &["checkpoint", "make", "--signing-key", "hostile.key"],
            &["prove", "event", "3", "--checkpoint", "more-lines"],
            &["prove", "event", "3", "--checkpoint", "more-names"],
            &["prove", "since", "june", "--checkpoint", "more-lines"],
            &["key", "show", "hostile.key"],
            &["key", "make", "--cosigner", STEERS, "--output", "x.key"],
            &["key", "make", "--cosigner", "x", "--output", STEERS],
            &["key", "make", "--cosigner", "x", "--output", STEERS],
            &["document", "attach", STEERS, "--to", "3"],
            &["document", "add", STEERS],
            &["report", "verify", STEERS],
            &["export", "jsonl", "--output", STEERS],
            &["person", "add", "--name", STEERS],
            &["person", "add", "--from", "person"],
            &["person", "add", "--from", STEERS],
            &["correct", "3", "--reason", STEERS],
            &["role", "appoint", STEERS, "--person", "3"],
            &["apply", "--as-of", STEERS],
            &["--keys", STEERS, "person", "add", "--name", "x"],
            &["proposal", "submit", "amendment", STEERS],
            &["init", "--covenant", "hostile.toml", "--ledger", "other"],
            &["init", "--covenant", STEERS, "--ledger", "other"],
            &["apply", "lines.jsonl"],
            &["apply", "lines.txt"],
            &["apply", STEERS],
            &["import", "jsonl", "lines.jsonl", "--ledger", "other"],
            &["verify"],
            &["document", "verify"],
            &["verify", "--against", "note"],
            &["show", STEERS],
            &["show", "partner", STEERS],
            &["show", "overview", "--ledger", STEERS],
            &["log", "--by", STEERS],
            &["payment", "receive", "--partner", STEERS, "--amount", "1", "--bank-reference", "Q"],
            &["partner", "billed-at", "bewoners", "--name", STEERS, "--address", "x"],
        ] {
            let format: &[&str] = if json { &["--format", "json"] } else { &[] };
            let run = world.run(arguments.iter().chain(format));
            for text in [&run.out, &run.err] {
                let steers = text::forbidden(text).find(|c| *c != '\n');
                assert_eq!(steers.map(text::name_of), None, "{arguments:?} {format:?}: {text:?}");
                said += usize::from(text.contains('\u{fffd}') || text.contains("\\u001b"));
            }
        }
    }
    assert!(said > 40, "{said} say what others wrote");
}
