//! Documents: attached to events, kept beside the log, given back as they were, and checked.

use std::fs;
use std::path::PathBuf;

use ledger_tests::World;
use serde_json::{Value, json};

/// The SHA-256 of `abc`, from FIPS 180-4.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A founded ledger, and a file `brief.txt` with the text `abc`.
fn with_letter() -> World {
    let world = World::founded();
    fs::write(world.path().join("brief.txt"), "abc").unwrap();
    world
}

fn kept(world: &World, sha256: &str) -> PathBuf {
    world.path().join("ledger/documents").join(&sha256[..2]).join(sha256)
}

fn attach(world: &World) {
    let attach = ["document", "attach", "brief.txt", "--to", "3", "--to", "5"];
    world.run([&attach[..], &["--on", "2020-06-01"]].concat()).succeeds();
}

#[test]
fn a_file_is_attached_listed_shown_at_its_event_and_given_back() {
    let world = with_letter();
    let before = world.events();
    attach(&world);
    assert_eq!(fs::read(kept(&world, ABC)).unwrap(), b"abc");
    let list = world.json(["show", "documents", "--format", "json"]);
    let row = json!({ "document": 1, "name": "brief.txt", "sha256": ABC, "size": 3, "to": [3, 5],
        "on": "2020-06-01", "position": before });
    assert_eq!(list["documents"], json!([row]));
    for (to, count) in [("3", 1), ("5", 1), ("4", 0)] {
        let list = world.json(["document", "list", "--to", to, "--format", "json"]);
        assert_eq!(list["documents"].as_array().unwrap().len(), count, "of event {to}");
    }
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let with: Vec<u64> = log
        .iter()
        .filter(|event| event["documents"] == json!([1]))
        .map(|event| event["position"].as_u64().unwrap())
        .collect();
    assert_eq!(with, [3, 5]);
    assert!(world.run(["log", "--from", "3", "--to", "4"]).out.contains("[document 1]"));
    let as_of = ["log", "--as-of", &before.to_string(), "--from", "3", "--to", "4"];
    assert!(!world.run(as_of).out.contains("[document"));

    let run = world.run(["document", "extract", "1"]).ends_with(2);
    assert!(run.err.contains("nothing is overwritten"), "{}", run.err);
    world.run(["document", "extract", "1", "--output", "terug.txt"]).succeeds();
    assert_eq!(fs::read(world.path().join("terug.txt")).unwrap(), b"abc");
    assert_eq!(world.run(["document", "extract", "1", "--output", "-"]).succeeds().out, "abc");
    world.run(["document", "extract", "2"]).ends_with(2);
}

#[test]
fn what_a_rule_refuses_is_not_kept() {
    let world = with_letter();
    let events = world.events();
    let run = world.run(["document", "attach", "brief.txt", "--to", "9999"]).ends_with(1);
    assert!(run.err.contains("document.unknown-event"), "{}", run.err);
    world.run(["document", "attach", "brief.txt", "--to", "3", "--dry-run"]).succeeds();
    assert!(!kept(&world, ABC).exists());
    attach(&world);
    let run = world.run(["document", "attach", "brief.txt", "--to", "5"]).ends_with(1);
    assert!(run.err.contains("document.already-attached"), "{}", run.err);
    assert!(kept(&world, ABC).exists(), "what another event has stays");
    assert_eq!(world.events(), events + 1);
    world.run(["document", "attach", "nergens.txt", "--to", "3"]).ends_with(2);
    world.run(["document", "attach", ".", "--to", "3"]).ends_with(2);
    fs::write(world.path().join("leeg.txt"), "").unwrap();
    let run = world.run(["document", "attach", "leeg.txt", "--to", "3"]).ends_with(1);
    assert!(run.err.contains("document.size"), "{}", run.err);
}

#[test]
fn a_line_of_json_attaches_what_was_added_before() {
    let world = with_letter();
    let line = |size: u64| {
        let data = json!({ "name": "brief.txt", "sha256": ABC, "size": size, "to": [3] });
        json!({ "on": "2020-06-01", "kind": "attach-document", "data": data }).to_string()
    };
    let code = |answer: Value| answer["code"].as_str().unwrap_or_default().to_owned();
    assert_eq!(code(world.apply(&line(3)).1), "input.document-missing");
    let added = world.json(["document", "add", "brief.txt", "--format", "json"]);
    assert_eq!(added, json!({ "sha256": ABC, "size": 3 }));
    let verified = world.json(["verify", "--format", "json"]);
    assert_eq!(verified["documents"], 0);
    assert_eq!(verified["unattached"].as_array().unwrap().len(), 1, "added is not attached");
    assert_eq!(code(world.apply(&line(4)).1), "input.document-size");
    assert_eq!(world.apply(&line(3)).1["ok"], true);
    assert_eq!(world.json(["verify", "--format", "json"])["unattached"], json!([]));
}

#[test]
fn a_changed_or_missing_file_is_reported_by_name() {
    let world = with_letter();
    attach(&world);
    for verify in [&["verify"][..], &["document", "verify"]] {
        world.run(verify).succeeds();
    }
    let bytes = kept(&world, ABC);
    for damage in [Some("abd"), Some("ab"), None] {
        match damage {
            Some(text) => fs::write(&bytes, text).unwrap(),
            None => fs::remove_file(&bytes).unwrap(),
        }
        for verify in [&["verify"][..], &["document", "verify"]] {
            let run = world.run(verify).ends_with(4);
            assert!(run.err.contains("brief.txt") && run.err.contains(ABC), "{}", run.err);
        }
        world.run(["document", "extract", "1", "--output", "terug.txt"]).ends_with(4);
        assert!(!world.path().join("terug.txt").exists(), "nothing else is given out");
    }
    world.run(["document", "add", "brief.txt"]).succeeds();
    world.run(["verify"]).succeeds();
}

#[test]
fn what_was_cut_off_between_file_and_event_does_no_harm() {
    let world = with_letter();
    let documents = world.path().join("ledger/documents");
    fs::create_dir_all(documents.join("ba")).unwrap();
    fs::write(documents.join("incoming"), "half").unwrap();
    fs::write(documents.join("ba").join(ABC), "abc").unwrap();
    let run = world.run(["verify"]).succeeds();
    assert!(run.out.contains("incoming") && run.out.contains(ABC), "{}", run.out);
    attach(&world);
    assert_eq!(world.json(["verify", "--format", "json"])["unattached"], json!([]));
}
