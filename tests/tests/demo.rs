//! The demonstration: the whole story through the real program.

use std::collections::BTreeSet;

use ledger_tests::{World, golden, path};
use serde_json::Value;

/// A world with the demonstration in it, its ledger where the program looks for one.
fn demonstration() -> (World, String) {
    let world = World::empty();
    let run = world.run(["demo"]).succeeds();
    assert!(run.err.is_empty(), "nothing is wrong, yet it says:\n{}", run.err);
    std::fs::rename(world.path().join("demo-ledger/ledger"), world.path().join("ledger")).unwrap();
    (world, run.out)
}

fn reports(world: &World) -> std::path::PathBuf {
    world.path().join("demo-ledger/reports")
}

#[test]
fn tells_what_happened_and_where_it_is() {
    let (world, said) = demonstration();
    for part in ["Leidse Aanpak", "52", "fictief", "demo-ledger", "2021-2022"] {
        assert!(said.contains(part), "`{part}` is not in:\n{said}");
    }
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "wider than 80 columns: {line}");
    }
    let mut names: Vec<String> = std::fs::read_dir(reports(&world))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 24, "twelve reports as text and JSON: {names:?}");
    golden("demo.txt", &said);
}

#[test]
fn uses_every_kind_of_event() {
    let (world, _) = demonstration();
    let log = world.run(["log", "--format", "json"]).succeeds();
    let events = log.lines();
    let used: BTreeSet<&str> = events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    let schema = world.json(["schema", "events"]);
    let text = schema.to_string();
    let all: BTreeSet<String> = kinds(&schema);
    assert!(all.len() >= 20, "the schema names no kinds: {}", &text[..200]);
    let unused: Vec<&String> = all.iter().filter(|kind| !used.contains(kind.as_str())).collect();
    assert!(unused.is_empty(), "the demonstration does not use {unused:?}");
    for (expected, event) in events.iter().enumerate() {
        assert_eq!(event["position"], expected, "positions are gapless");
        for field in ["recorded_at", "on", "actor", "data"] {
            assert!(!event[field].is_null(), "{field} is missing: {event}");
        }
    }
}

/// Every constant named `kind` in a schema of tagged variants.
fn kinds(schema: &Value) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    let mut left = vec![schema];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(kind) = value["properties"]["kind"]["const"].as_str() {
                    kinds.insert(kind.to_owned());
                }
                left.extend(fields.values());
            }
            Value::Array(items) => left.extend(items),
            _ => {}
        }
    }
    kinds
}

#[test]
fn its_reports_can_be_made_again_to_the_byte() {
    let (world, _) = demonstration();
    for year in ["2018-2019", "2019-2020", "2020-2021", "2021-2022"] {
        for period in ["1", "2", "3"] {
            for (format, extension) in [("text", "txt"), ("json", "json")] {
                let file = reports(&world).join(format!("monitoring-{year}-{period}.{extension}"));
                let issued = std::fs::read_to_string(&file).unwrap();
                let command = ["report", "monitoring", "--year", year, "--period", period];
                let again = world.run([&command[..], &["--format", format]].concat()).succeeds();
                assert!(again.out == issued, "{} differs when made again", file.display());
            }
        }
    }
}

#[test]
fn its_reports_stay_as_they_are() {
    let (world, _) = demonstration();
    for (year, period) in [("2018-2019", 1), ("2019-2020", 2), ("2021-2022", 3)] {
        let name = format!("monitoring-{year}-{period}.txt");
        let text = std::fs::read_to_string(reports(&world).join(&name)).unwrap();
        for line in text.lines() {
            assert!(line.chars().count() <= 80, "wider than 80 columns: {line}");
        }
        golden(&name, &text);
    }
    let name = "monitoring-2020-2021-3.json";
    golden(name, &std::fs::read_to_string(reports(&world).join(name)).unwrap());
}

#[test]
fn its_commands_make_the_same_ledger_again() {
    let (world, _) = demonstration();
    let commands = world.path().join("demo-ledger/commands.jsonl");
    let again = World::empty();
    again.run(["init", "--covenant", "leidse-aanpak"]).succeeds();
    for paper in std::fs::read_dir(world.path().join("demo-ledger/documents")).unwrap() {
        again.run(["document", "add", path(&paper.unwrap().path())]).succeeds();
    }
    let run = again.run(["apply", path(&commands)]);
    let refused: Vec<Value> =
        run.lines().into_iter().filter(|answer| answer["ok"] != true).collect();
    assert!(refused.is_empty(), "{:?}", refused.first());
    for view in ["balance", "decisions", "partners", "receivables"] {
        let command = ["show", view, "--format", "json"];
        let (one, other) = (world.json(command), again.json(command));
        assert!(without_positions(one) == without_positions(other), "show {view} differs");
    }
}

/// A view without the positions of events: the reports that were issued between them are not among the
/// commands, because each states the root of its own ledger.
fn without_positions(view: Value) -> Value {
    match view {
        Value::Object(fields) => {
            let kept = fields
                .into_iter()
                .filter(|(name, _)| !["events", "position", "effects"].contains(&name.as_str()));
            Value::Object(kept.map(|(name, value)| (name, without_positions(value))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_positions).collect()),
        plain => plain,
    }
}

#[test]
fn it_never_writes_over_what_is_there() {
    let world = World::empty();
    std::fs::create_dir(world.path().join("mine")).unwrap();
    std::fs::write(world.path().join("mine/file"), "keep").unwrap();
    let run = world.run(["demo", "mine"]);
    assert!(run.code == 2 || run.code == 3, "{}", run.code);
    assert!(run.err.contains("help:"), "{}", run.err);
    assert_eq!(std::fs::read_dir(world.path().join("mine")).unwrap().count(), 1);
}

#[test]
fn the_deficit_is_borne_to_the_cent() {
    let (world, _) = demonstration();
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let shared: Vec<&Value> =
        log.iter().filter(|event| event["kind"] == "deficit-shared").collect();
    assert!(!shared.is_empty());
    for event in shared {
        let cents = |value: &Value| {
            value.as_str().unwrap().replace('.', "").parse::<i64>().expect("two decimals")
        };
        let data = &event["data"];
        let shares = data["shares"].as_array().unwrap();
        assert_eq!(shares.len(), 5);
        let total: i64 = shares.iter().map(|share| cents(&share["amount"])).sum();
        assert_eq!(total + cents(&data["from_reserve"]), cents(&data["deficit"]));
    }
}
