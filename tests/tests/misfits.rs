//! Events that no run of these rules records, in a log of which every checksum and root is right: whoever reads
//! them says so, and nothing panics.

use ledger_core::{Event, EventKind, Recorded};
use ledger_store::{
    CommandDigest, CommandEvents, Commit, DiskLog, EventLog, Expected, Position, Wait,
};
use ledger_tests::{World, path};
use serde_json::{Value, json};

/// The founded ledger with its first event changed.
fn with_first(change: impl Fn(&mut Value)) -> World {
    let founded = World::founded();
    let log = DiskLog::open(&founded.path().join("ledger"), Wait::No).unwrap();
    let world = World::empty();
    let changed = DiskLog::create(&world.path().join("ledger"), Wait::No).unwrap();
    for recorded in log.read(Position(0)) {
        let Recorded { position, recorded_at, on, actor, mut event } = recorded.unwrap();
        if position == Position(0) {
            let mut value = serde_json::to_value(&event).unwrap();
            change(&mut value["data"]["covenant"]);
            let kind = EventKind::CovenantConcluded;
            event = Event::deserialize_data(kind, kind.version(), &value["data"]).unwrap();
        }
        let digest = CommandDigest::of(b"");
        let command = CommandEvents { id: None, digest, on, actor, events: vec![event] };
        let commit = Commit { recorded_at, commands: vec![command] };
        changed.append(Expected::At(position), &[commit]).unwrap();
    }
    world
}

/// What is done to a definition so that it contradicts itself.
type Harm = fn(&mut Value);

/// What no definition file may say, one contradiction each.
const FAULTY: &[(&str, Harm)] = &[
    ("the books begin after the end", |of| of["term"]["financial_start"] = json!("2023-06-01")),
    ("it is concluded after the end", |of| of["term"]["concluded_on"] = json!("2024-01-01")),
    ("it ends in a hundred years", |of| of["term"]["ends"] = json!("2120-12-31")),
    ("it is continued after the end", |of| {
        of["term"]["continuation_decided_by"] = json!("2023-01-01");
    }),
    ("there are no periods", |of| of["calendar"]["period_ends"] = json!([])),
    ("nobody has a seat", |of| of["seats"] = json!([])),
    ("a seat is of nobody", |of| of["seats"][0]["partner"] = json!(400_000)),
    ("two seats have one code", |of| of["seats"][0]["code"] = of["seats"][1]["code"].clone()),
    ("nobody bears the risk", |of| {
        for seat in of["seats"].as_array_mut().unwrap() {
            seat["bears_risk"] = json!(false);
        }
    }),
    ("nobody has to vote", |of| of["decide"][0]["quorum"]["seats"] = json!(0)),
    ("nothing is decided", |of| of["decide"] = json!([])),
    ("a seat has no vote", |of| of["seats"][0]["votes"] = json!(0)),
    ("a deviation is of 200 per cent", |of| of["rules"]["deviation_percent"] = json!(200)),
    ("a theme is there twice", |of| of["themes"] = json!(["Water", "water"])),
];

#[test]
fn a_covenant_that_contradicts_itself_is_refused_by_whoever_reads_it() {
    for (what, change) in FAULTY {
        let world = with_first(change);
        for line in [
            &["verify"][..],
            &["show", "budget"],
            &["show", "overview"],
            &["show", "agenda"],
            &["log"],
            &["report", "monitoring", "--year", "2020", "--period", "1"],
            &["role", "end", "gemeente", "--on", "2021-01-01"],
        ] {
            let run = world.run(line).ends_with(4);
            assert!(run.err.contains("contradict"), "{what}: {line:?}: {}", run.err);
        }
        if world.run(["backup", "kept.tar"]).code == 0 {
            let run = world.run(["restore", "kept.tar", "--ledger", "again"]).ends_with(4);
            assert!(run.err.contains("contradict"), "{what}: {}", run.err);
        }
        if world.run(["export", "jsonl", "--output", "lines"]).code == 0 {
            let run = world.run(["import", "jsonl", "lines", "--ledger", "again"]).ends_with(2);
            assert!(run.err.contains("contradict"), "{what}: {}", run.err);
        }
        assert!(!world.path().join("again").exists(), "{what}");
    }
    // The way there is right: with nothing changed it is a ledger like any other.
    with_first(|_| {}).run(["verify"]).succeeds();
}

#[test]
fn numbers_at_the_end_of_what_there_is_are_refused() {
    let world = World::founded();
    let lines = world.run(["export", "jsonl"]).succeeds().out;
    let lines: Vec<&str> = lines.lines().collect();
    for number in ["18446744073709551615", "18446744073709551614", "9223372036854775808"] {
        for (place, field) in [(1, "position"), (20, "position"), (lines.len() - 1, "events")] {
            let mut changed: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
            let (before, after) = lines[place].split_once(&format!("\"{field}\":")).unwrap();
            let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
            changed[place] = format!("{before}\"{field}\":{number}{rest}");
            let file = world.path().join("changed");
            std::fs::write(&file, changed.join("\n") + "\n").unwrap();
            let run = world.run(["import", "jsonl", path(&file), "--ledger", "again"]).ends_with(2);
            assert!(run.err.contains(number), "{}", run.err);
        }
        for line in [
            ["prove", "event", number],
            ["log", "--from", number],
            ["log", "--to", number],
            ["show", "overview", "--as-of"],
            ["correct", number, "--reason=x"],
        ] {
            let more: &[&str] = match line {
                ["prove", ..] => &["--checkpoint", "changed"],
                [.., "--as-of"] => &[number],
                _ => &[],
            };
            let run = world.run(line.iter().chain(more));
            assert!((0..=2).contains(&run.code), "{line:?}: {} {}", run.code, run.err);
        }
    }
}
