//! What somebody who gives many commands must be able to rely on.

use std::io::{BufRead, BufReader, Read};

use ledger_tests::World;
use serde_json::{Value, json};

fn payment(number: usize) -> String {
    let reference = format!("NL-apply-{number}");
    json!({ "id": reference, "on": "2020-05-01", "kind": "receive-payment", "data":
        { "partner": "bewoners", "amount": "1.00", "bank_reference": reference, "allocate": "none" } })
    .to_string()
}

/// A reader that stops reading the answers must hear that it does not know them all; the same lines
/// given again record the rest and nothing twice.
#[test]
fn answers_that_nobody_hears_are_not_passed_over() {
    let world = World::founded();
    let before = world.events();
    let lines: Vec<String> = (0..12_000).map(payment).collect();
    std::fs::write(world.path().join("many.jsonl"), lines.join("\n")).unwrap();
    let mut child = world.command().args(["apply", "many.jsonl"]).spawn().unwrap();
    let mut first = String::new();
    let mut answers = BufReader::with_capacity(64, child.stdout.take().unwrap());
    answers.read_line(&mut first).unwrap();
    drop(answers);
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(3), "{said}");
    assert!(said.contains("not all were answered") && said.contains("help:"), "{said}");
    let recorded = world.events() - before;
    assert!(recorded < 12_000, "it went on although nobody heard it");

    let again = world.run(["apply", "many.jsonl"]).succeeds();
    assert_eq!(again.lines().len(), 12_000);
    let repeated = again.lines().iter().filter(|answer| answer["repeated"] == true).count();
    assert_eq!(repeated as u64, recorded);
    assert_eq!(world.events(), before + 12_000);
}

#[test]
fn an_atomic_batch_does_not_disown_what_was_recorded_before() {
    let world = World::founded();
    world.apply(&payment(1)).0.succeeds();
    let before = world.events();
    let batch = format!("{}\n{}\n{{\n", payment(1), payment(2));
    let run = world.run_with(["apply", "--atomic", "-"], batch.as_bytes()).ends_with(1);
    let answers = run.lines();
    assert_eq!((&answers[0]["ok"], &answers[0]["repeated"]), (&json!(true), &json!(true)));
    assert_eq!(answers[1]["code"], "batch.not-recorded");
    assert_eq!(answers[2]["code"], "input.malformed");
    assert_eq!(world.events(), before);
}

#[test]
fn a_dry_run_of_what_is_recorded_says_so() {
    let world = World::founded().in_dutch();
    let pay =
        ["expense", "pay", "1", "--bank-reference", "NL-7", "--on", "2020-05-01", "--id", "pay-1"];
    world.run(pay).succeeds();
    let before = world.events();
    let dry = world.run([&pay[..], &["--dry-run"]].concat()).succeeds();
    assert!(dry.out.contains("al vastgelegd (1 gebeurtenis, 1 mei 2020"), "{}", dry.out);
    assert_eq!(world.events(), before);
}

#[test]
fn a_clock_that_cannot_be_read_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let world = World::founded();
    for now in [&b"tomorrow"[..], b"2022-\xff"] {
        let mut command = world.command();
        command.args(["show", "overview"]).env("CONVENANT_NOW", std::ffi::OsStr::from_bytes(now));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("CONVENANT_NOW"));
    }
}

#[test]
fn wrong_usage_is_json_for_who_asks_for_json() {
    let world = World::founded();
    for arguments in
        [&["show", "nothing", "--format", "json"][..], &["--format=json", "year", "close", "soon"]]
    {
        let run = world.run(arguments).ends_with(2);
        let error: Value =
            serde_json::from_str(run.err.trim()).unwrap_or_else(|_| panic!("{}", run.err));
        assert!(!error["error"].as_str().unwrap().is_empty());
        assert!(!error["help"].as_str().unwrap().is_empty());
    }
}
