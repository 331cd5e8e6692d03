//! A story of one's own: what it becomes, and what is said of one that cannot be played.

use std::fs;

use ledger_tests::{World, project};
use serde_json::Value;

/// The example of the documentation.
fn example() -> String {
    let text = fs::read_to_string(project("docs/story.md")).unwrap();
    let (_, from) = text.split_once("```jsonl\n").unwrap();
    from.split_once("```").unwrap().0.to_owned()
}

/// A world with a story in its directory `story`.
fn with_story(lines: &str) -> World {
    let world = World::empty();
    let story = world.path().join("story");
    fs::create_dir(&story).unwrap();
    fs::write(story.join("story.jsonl"), lines).unwrap();
    fs::write(story.join("minutes.txt"), "Fictief verslag.\n").unwrap();
    let persons = r#"{"note":"Fictional."}
{"person":1,"name":"Fictieve Anna","organisation":"Projectbureau"}
"#;
    fs::write(story.join("persons.jsonl"), persons).unwrap();
    world
}

#[test]
fn the_example_becomes_a_ledger_that_verifies() {
    let world = with_story(&example()).in_dutch();
    let run = world.run(["demo", "out", "--story", "story"]).succeeds();
    assert!(run.err.is_empty(), "{}", run.err);
    for part in ["Oostpolder", "out/ledger", "1, in elk formaat", "1, ook in het grootboek"] {
        assert!(run.out.contains(part), "`{part}` is not in:\n{}", run.out);
    }
    assert!(!run.out.contains("betaaldagen"), "that is said of another story:\n{}", run.out);

    fs::rename(world.path().join("out/ledger"), world.path().join("ledger")).unwrap();
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    assert_eq!(world.events() as usize, log.len());
    let of = |kind: &str| log.iter().filter(|event| event["kind"] == kind).collect::<Vec<&Value>>();
    let [first, second] = of("expense-recorded")[..] else { panic!("two expenses") };
    assert_eq!(of("expense-paid")[0]["data"]["expense"], first["data"]["expense"]);
    assert_eq!(of("act-reversed")[0]["data"]["reversed"], second["position"]);
    assert_eq!(of("document-attached")[0]["data"]["to"][0], of("proposal-decided")[1]["position"]);
    assert_eq!(of("action-closed")[0]["data"]["action"], 2);
    let late = of("payment-received")[1];
    assert_eq!(late["on"], "2020-03-20");
    assert_eq!(late["recorded_at"], "2020-03-21T09:00:00.000Z");
    let receivables = world.run(["show", "receivables"]).succeeds().out;
    assert!(!receivables.contains("Waterschap"), "it paid everything:\n{receivables}");

    let persons = world.run(["person", "list"]).succeeds().out;
    assert!(persons.contains("Fictieve Anna"), "{persons}");
    let report = world.path().join("out/reports/monitoring-2020-1-nl.pdf");
    world.run(["report", "verify", report.to_str().unwrap()]).succeeds();
    let again = World::empty();
    again.run(["init", "--covenant", "oostpolder"]).succeeds();
    let out = world.path().join("out");
    again.run(["document", "add", out.join("documents/minutes.txt").to_str().unwrap()]).succeeds();
    again.run(["apply", out.join("commands.jsonl").to_str().unwrap()]).succeeds();
}

#[test]
fn a_covenant_of_the_story_itself_is_read_beside_it() {
    let own = example().replacen(r#""oostpolder""#, r#""polder.toml""#, 1);
    let world = with_story(&own);
    let text = fs::read_to_string(project("ledger-app/covenants/oostpolder.toml")).unwrap();
    let text = text.replace("Fictief convenant Oostpolder", "Fictief convenant Hoogland");
    fs::write(world.path().join("story/polder.toml"), &text).unwrap();
    let run = world.run(["demo", "out", "--story", "story"]).succeeds();
    assert!(run.out.contains("Hoogland"), "{}", run.out);
    assert_eq!(fs::read_to_string(world.path().join("out/covenant.toml")).unwrap(), text);
}

/// Lines that cannot follow the first two of a story, the exit code, and what is named in what is said. Every kind of
/// fault stands in the tests of the runner.
const BAD: [(&str, i32, &[&str]); 6] = [
    ("{", 2, &["JSON"]),
    (r#"{"at":"2020-01-14","issue":"2020/1"}"#, 2, &["2020-01-14", "order"]),
    (r#"{"at":"2020-07-10","issue":"2020/7"}"#, 1, &["rule: ", "actor.role-vacant"]),
    (r#"{"at":"2020-01-16","attach":"missing.pdf","to":["@signed"]}"#, 2, &["story/missing.pdf"]),
    (r#"{"at":"2020-01-16","covenant":"story.jsonl"}"#, 2, &["story.jsonl"]),
    (
        r#"{"at":"2020-01-16","kind":"correct-act","data":{"position":"@sign","reason":"x"}}"#,
        2,
        &["`sign`", "earlier line"],
    ),
];

#[test]
fn a_story_that_cannot_be_played_is_refused_by_its_line_and_leaves_nothing() {
    let begin: String = example().lines().skip(1).take(2).map(|line| format!("{line}\n")).collect();
    let begin = begin.replacen(r#""kind""#, r#""name":"signed","kind""#, 1);
    for (line, exit, names) in BAD {
        let world = with_story(&format!("{begin}{line}\n"));
        refused(&world, exit, &[&["story.jsonl, line 3: "], names].concat());
    }
}

#[test]
fn what_is_wrong_with_a_story_as_a_whole_is_said() {
    refused(&with_story("{\"note\":\"Nothing yet.\"}\n\n"), 2, &["records nothing"]);
    let world = with_story(&example());
    fs::remove_file(world.path().join("story/story.jsonl")).unwrap();
    refused(&world, 2, &["story/story.jsonl"]);
    let world = with_story(&example());
    fs::write(world.path().join("story/persons.jsonl"), "{\"person\":1,\"name\":\"\"}").unwrap();
    refused(&world, 2, &["persons.jsonl, line 1", "name"]);
}

/// Plays the story of a world, and checks that it is refused and that nothing is there then.
#[track_caller]
fn refused(world: &World, exit: i32, names: &[&str]) {
    let run = world.run(["demo", "out", "--story", "story"]).ends_with(exit);
    assert!(run.out.is_empty(), "{}", run.out);
    for name in names {
        assert!(run.err.contains(name), "`{name}` is not in:\n{}", run.err);
    }
    let (_, help) = run.err.split_once("help: ").unwrap_or_default();
    assert!(help.len() > 5, "{}", run.err);
    assert!(!world.path().join("out").exists(), "something was made");
}
