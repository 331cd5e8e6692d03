//! A ledger kept elsewhere and made again: by backups, and through lines of JSON.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use ledger_tests::{World, data, golden, path, project};
use serde_json::{Value, json};

/// The views that say most.
const VIEWS: [&[&str]; 6] = [
    &["show", "overview"],
    &["show", "receivables"],
    &["show", "balance"],
    &["show", "decisions"],
    &["show", "partners"],
    &["log", "--format", "json"],
];

/// The founded ledger with a document and a person.
fn world() -> World {
    let world = World::founded();
    fs::write(world.path().join("brief.txt"), "abc").unwrap();
    world.run(["document", "attach", "brief.txt", "--to", "3", "--on", "2020-06-01"]).succeeds();
    world.run(["person", "set", "3", "--name", "Fictieve Fenna Fluit"]).succeeds();
    world
}

fn pay(world: &World, number: u32) {
    let reference = format!("NL-{number}");
    let pay = ["payment", "receive", "--partner", "bewoners", "--amount", "1"];
    let on = ["--bank-reference", &reference, "--on", "2020-06-01", "--id", &reference];
    world.run([&pay[..], &on[..]].concat()).succeeds();
}

fn root(world: &World, ledger: &str) -> Value {
    let verified = world.json(["verify", "--format", "json", "--ledger", ledger]);
    json!([verified["root"], verified["events"], verified["commits"]])
}

#[track_caller]
fn same_views(world: &World, ledger: &str) {
    for view in VIEWS {
        let ask = |ledger: &str| world.run([view, &["--ledger", ledger]].concat()).succeeds().out;
        assert_eq!(ask("ledger"), ask(ledger), "{view:?}");
    }
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_chain_of_backups_gives_everything_back_but_the_keys() {
    let world = world();
    let full = world.json(["backup", "full.tar", "--format", "json"]);
    let upto = full["to"].as_u64().unwrap();
    assert_eq!(
        (&full["from"], &full["documents"], &full["persons"]),
        (&json!(0), &json!(1), &json!(1))
    );
    pay(&world, 7);
    world.run(["backup", "1.tar", "--since", "full.tar"]).succeeds();
    pay(&world, 8);
    fs::write(world.path().join("brief-2.txt"), "abd").unwrap();
    world.run(["document", "attach", "brief-2.txt", "--to", "3", "--on", "2020-06-02"]).succeeds();
    let run = world.run(["backup", "2", "--directory", "--since", "1.tar"]).succeeds();
    assert!(run.out.contains("1 documents") && run.err.contains("keys"), "{}{}", run.out, run.err);
    world.run(["backup", "again.tar", "--since", &upto.to_string()]).succeeds();

    let checked = world.run(["restore", "full.tar", "1.tar", "2", "--dry-run"]).succeeds();
    assert!(checked.out.contains("nothing was written"), "{}", checked.out);
    for (backups, ledger) in
        [(&["full.tar", "1.tar", "2"][..], "one"), (&["full.tar", "again.tar"], "two")]
    {
        let run = world.run([&["restore"], backups, &["--ledger", ledger]].concat()).succeeds();
        assert!(run.err.contains("put the keys"), "{}", run.err);
        assert_eq!(root(&world, ledger), root(&world, "ledger"));
        for name in ["brief.txt", "brief-2.txt"] {
            let number = if name == "brief.txt" { "1" } else { "2" };
            let extract = ["document", "extract", number, "--output", "-", "--ledger", ledger];
            let given = world.run(extract).succeeds().out;
            assert_eq!(given, fs::read_to_string(world.path().join(name)).unwrap());
        }
        // What is sealed is there, and opened by the keys once they are put back.
        let restored = world.path().join(ledger);
        let keys = fs::read_to_string(world.path().join("ledger/persons.keys")).unwrap();
        let key = keys.lines().find_map(|line| line.strip_prefix("3 ")).unwrap();
        for file in files(&restored).into_iter().chain(files(&world.path().join("2"))) {
            let bytes = fs::read(&file).unwrap();
            assert!(!bytes.windows(64).any(|part| part == key.as_bytes()), "{}", file.display());
        }
        let shown = ["person", "show", "3", "--format", "json", "--ledger", ledger];
        assert_eq!(world.json(shown)["known"], "locked");
        fs::copy(world.path().join("ledger/persons.keys"), restored.join("persons.keys")).unwrap();
        assert_eq!(world.json(shown)["name"], "Fictieve Fenna Fluit");
        same_views(&world, ledger);
        // The same command is the same command still.
        let again =
            world.run(["apply", path(&data("founding.jsonl")), "--ledger", ledger]).succeeds();
        assert!(again.lines().iter().all(|answer| answer["repeated"] == true));
    }
    let one_with_the_key = fs::read(world.path().join("full.tar")).unwrap();
    assert!(!one_with_the_key.windows(13).any(|part| part == b"covenant keys"));
}

#[test]
fn who_was_forgotten_meanwhile_is_in_no_later_backup() {
    let world = world();
    world.run(["role", "appoint", "gemeente", "--person", "9", "--on", "2021-01-01"]).succeeds();
    world.run(["backup", "full.tar"]).succeeds();
    let forget = ["person", "forget", "3", "--reason", "Op eigen verzoek", "--on", "2021-02-01"];
    world.run(forget).succeeds();
    let later = world.json(["backup", "1.tar", "--since", "full.tar", "--format", "json"]);
    assert_eq!(later["persons"], 0);
    world.run(["restore", "full.tar", "1.tar", "--ledger", "again"]).succeeds();
    assert!(!world.path().join("again/persons/3").exists());
    world.run(["verify", "--ledger", "again"]).succeeds();
}

#[test]
fn what_is_refused_says_why_and_writes_nothing() {
    let world = world();
    world.run(["backup", "full.tar"]).succeeds();
    pay(&world, 7);
    world.run(["backup", "1.tar", "--since", "full.tar"]).succeeds();
    let whole = fs::read(world.path().join("full.tar")).unwrap();
    let hostile = |name: &str, from: &[u8], to: &[u8]| {
        let place = whole.windows(from.len()).position(|part| part == from).unwrap();
        let mut bytes = whole.clone();
        bytes.splice(place..place + from.len(), to.iter().copied());
        fs::write(world.path().join(name), bytes).unwrap();
    };
    hostile("changed.tar", b"Oostpolder", b"Westpolder");
    hostile("newer.tar", b"covenant backup, format 1", b"covenant backup, format 2");
    hostile("path.tar", b"documents/ba", b"../../../../");
    fs::write(world.path().join("cut.tar"), &whole[..whole.len() / 2]).unwrap();
    fs::write(world.path().join("text.tar"), "no backup at all").unwrap();
    let other = World::of_course("oostpolder", 4);
    other.run(["backup", path(&world.path().join("other.tar"))]).succeeds();
    for (backups, code, expected) in [
        (&["changed.tar"][..], 4, "the commits in changed.tar are wrong"),
        (&["newer.tar"], 3, "newer version"),
        (&["path.tar"], 4, "was changed or cut off"),
        (&["cut.tar"], 4, "was changed or cut off"),
        (&["text.tar"], 4, "is no backup"),
        (&["1.tar"], 2, "begins at position"),
        (&["full.tar", "full.tar"], 2, "begins at position 0"),
        (&["other.tar", "1.tar"], 2, "begins at position"),
        (&["nowhere.tar"], 3, "cannot be read"),
        (&["."], 4, "is no backup"),
    ] {
        let run = world.run([&["restore"], backups, &["--ledger", "x"]].concat()).ends_with(code);
        assert!(run.err.contains(expected) && run.err.contains("help: "), "{}", run.err);
        assert!(!world.path().join("x").exists());
    }
    let run = world.run(["restore", "full.tar"]).ends_with(3);
    assert!(run.err.contains("not empty"), "{}", run.err);
    let run = world.run(["backup", "full.tar"]).ends_with(2);
    assert!(run.err.contains("nothing is overwritten"), "{}", run.err);
    let run = world.run(["backup", "x.tar", "--since", "other.tar"]).ends_with(2);
    assert!(run.err.contains("events were asked for"), "{}", run.err);
    let run = world.run(["backup", "x.tar", "--since", "1"]).ends_with(2);
    assert!(run.err.contains("no commit begins at position 1"), "{}", run.err);
    for idle in
        [&["backup", "x.tar", "--dry-run"][..], &["restore", "full.tar", "--on", "2020-01-01"]]
    {
        assert!(world.run(idle).ends_with(2).err.contains("has no effect"));
    }
    assert!(!world.path().join("x.tar").exists());
}

/// A backup is made while somebody records, and has what was acknowledged before it began.
#[test]
fn a_backup_is_made_of_a_ledger_in_use() {
    let world = world();
    let mut holder = world.command().args(["apply", "-"]).spawn().unwrap();
    let mut lines = holder.stdin.take().unwrap();
    let mut answers = BufReader::new(holder.stdout.take().unwrap()).lines();
    let mut since: Option<String> = None;
    let mut chain = Vec::new();
    let mut acknowledged = 0;
    for number in 0..60_u32 {
        let reference = format!("NL-live-{number}");
        let line = json!({ "id": reference, "on": "2020-05-01", "kind": "receive-payment", "data":
            { "partner": "bewoners", "amount": "1.00", "bank_reference": reference, "allocate": "none" } });
        writeln!(lines, "{line}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        acknowledged = answer["positions"][0].as_u64().unwrap() + 1;
        if number % 20 == 0 {
            let name = format!("{number}.tar");
            let mut ask = vec!["backup", &name, "--format", "json"];
            if let Some(since) = &since {
                ask.extend(["--since", since]);
            }
            let kept = world.json(ask);
            assert_eq!(kept["to"], acknowledged);
            chain.push(name.clone());
            since = Some(name);
        }
    }
    world.run(["export", "jsonl", "-o", "live.jsonl"]).succeeds();
    world.run(["backup", "last.tar", "--since", since.as_ref().unwrap()]).succeeds();
    chain.push("last.tar".to_owned());
    drop(lines);
    assert!(holder.wait().unwrap().success());
    let backups: Vec<&str> = chain.iter().map(String::as_str).collect();
    world.run([&["restore"], &backups[..], &["--ledger", "again"]].concat()).succeeds();
    world.run(["import", "jsonl", "live.jsonl", "--ledger", "lines"]).succeeds();
    for ledger in ["again", "lines"] {
        assert_eq!(root(&world, "ledger")[1], acknowledged);
        let events = world.run(["log", "--format", "json", "--ledger", ledger]).succeeds().lines();
        assert_eq!(events.len() as u64, acknowledged);
    }
}

#[test]
fn the_demonstration_goes_through_lines_and_backups_and_back() {
    let world = World::empty();
    world.run(["demo"]).succeeds();
    fs::rename(world.path().join("demo-ledger/ledger"), world.path().join("ledger")).unwrap();
    world.run(["export", "jsonl", "-o", "all.jsonl"]).succeeds();
    world.run(["import", "jsonl", "all.jsonl", "--dry-run", "--ledger", "lines"]).succeeds();
    assert!(!world.path().join("lines").exists());
    let run = world.run(["import", "jsonl", "all.jsonl", "--ledger", "lines"]).succeeds();
    assert!(run.err.contains("2 documents stand outside"), "{}", run.err);
    world.run(["backup", "all.tar"]).succeeds();
    world.run(["restore", "all.tar", "--ledger", "again"]).succeeds();
    // Names stand outside the events.
    fs::remove_file(world.path().join("ledger/persons.keys")).unwrap();
    for ledger in ["lines", "again"] {
        same_views(&world, ledger);
        let lines = world.run(["export", "jsonl", "--ledger", ledger]).succeeds().out;
        assert_eq!(lines, fs::read_to_string(world.path().join("all.jsonl")).unwrap());
    }
    for paper in files(&world.path().join("ledger/documents")) {
        world.run(["document", "add", path(&paper), "--ledger", "lines"]).succeeds();
    }
    for ledger in ["lines", "again"] {
        assert_eq!(root(&world, ledger), root(&world, "ledger"));
    }
}

#[test]
fn whatever_can_happen_under_a_covenant_comes_back() {
    for seed in 11..15 {
        let world = World::of_course("oostpolder", seed);
        world.run(["export", "jsonl", "-o", "all.jsonl"]).succeeds();
        world.run(["import", "jsonl", "all.jsonl", "--ledger", "lines"]).succeeds();
        world.run(["backup", "all.tar", "--ledger", "lines"]).succeeds();
        world.run(["restore", "all.tar", "--ledger", "again"]).succeeds();
        assert_eq!(root(&world, "again"), root(&world, "ledger"), "seed {seed}");
        same_views(&world, "again");
    }
}

#[test]
fn the_formats_stay_as_they_are() {
    let world = World::founded();
    fs::write(world.path().join("brief.txt"), "abc").unwrap();
    world.run(["document", "attach", "brief.txt", "--to", "3", "--on", "2020-06-01"]).succeeds();
    let lines = world.run(["export", "jsonl"]).succeeds().out;
    golden("oostpolder.jsonl", &lines);
    world.run(["backup", "made.tar"]).succeeds();
    let (made, kept) = (world.path().join("made.tar"), project("tests/golden/oostpolder.tar"));
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        fs::copy(&made, &kept).unwrap();
    }
    assert!(fs::read(&made).unwrap() == fs::read(&kept).unwrap(), "made.tar is not oostpolder.tar");
    // What was ever written is read for ever.
    world.run(["restore", path(&kept), "--ledger", "again"]).succeeds();
    let kept = project("tests/golden/oostpolder.jsonl");
    world.run(["import", "jsonl", path(&kept), "--ledger", "lines"]).succeeds();
    for ledger in ["again", "lines"] {
        assert_eq!(world.run(["export", "jsonl", "--ledger", ledger]).succeeds().out, lines);
    }
}

#[test]
fn an_event_of_an_older_version_carries_its_bytes() {
    let world = World::empty();
    let kept = project("tests/golden/older-version.jsonl");
    let lines = fs::read_to_string(&kept).unwrap();
    assert!(lines.contains(r#""version":1,"kind":"covenant-concluded""#));
    world.run(["import", "jsonl", path(&kept)]).succeeds();
    assert_eq!(world.run(["export", "jsonl"]).succeeds().out, lines);
    world.run(["verify"]).succeeds();
    // Without them, or with those of something else, it is not taken.
    let place = lines.find(r#","stored":""#).unwrap();
    let end = place + lines[place..].find('}').unwrap();
    let without = format!("{}{}", &lines[..place], &lines[end..]);
    let other = lines.replace("\"city\"", "\"town\"");
    for (text, code) in [(without, "jsonl.stored"), (other, "jsonl.stored")] {
        fs::write(world.path().join("bad.jsonl"), text).unwrap();
        let run = world.run(["import", "jsonl", "bad.jsonl", "--ledger", "x"]).ends_with(2);
        assert!(run.err.contains(code), "{}", run.err);
    }
}

#[test]
fn every_bad_line_is_told_at_once_and_nothing_is_made() {
    let world = World::founded();
    let lines = world.run(["export", "jsonl"]).succeeds().out;
    let lines: Vec<&str> = lines.lines().collect();
    let import = |lines: &[String]| {
        fs::write(world.path().join("bad.jsonl"), lines.join("\n") + "\n").unwrap();
        let run = world.run(["import", "jsonl", "bad.jsonl", "--ledger", "x"]).ends_with(2);
        assert!(!world.path().join("x").exists());
        run.err
    };
    let changed = |changes: &[(usize, &str, &str)]| {
        let mut changed: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (number, from, to) in changes {
            assert!(changed[number - 1].contains(from), "`{from}` is not in line {number}");
            changed[number - 1] = changed[number - 1].replace(from, to);
        }
        changed
    };
    let said = import(&changed(&[
        (3, "party-named", "party-renamed"),
        (4, "\"partner\":2", "\"partner\":\"two\""),
        (5, "\"position\":3", "\"position\":30"),
        (7, "\"id\":\"sign\"", "\"id\":\"with space\""),
        (8, "founder", "nobody"),
        (9, "\"on\":\"2020-01-15\"", "\"on\":\"2020-01-16\""),
        (10, "\"begins\":\"command\"", "\"begins\":\"day\""),
        (11, "\"data\":{", "\"data\":{\"more\":1,"),
        (12, "{", ""),
        (13, "\"version\":1", "\"version\":9"),
        (14, ",\"digest\"", ",\"recorded\":1,\"digest\""),
        (15, "2023-", "2022-"),
    ]));
    for expected in [
        "line 3: kind: ",
        "line 4: data.partner: ",
        "line 5: position: 30 stands where 3 should",
        "line 7: id: ",
        "line 8: actor: ",
        "line 9: on, actor: ",
        "line 10: begins: ",
        "line 11: data.more: ",
        "line 12: this is not JSON",
        "line 13: stored: ",
        "line 14: ",
        "line 15: recorded_at: earlier",
        "help: mend these lines",
    ] {
        assert!(said.contains(expected), "`{expected}` is not in:\n{said}");
    }
    assert!(!said.contains("line 6:"), "a right line is blamed:\n{said}");

    let last = lines.len();
    let swapped = {
        let mut lines = changed(&[]);
        lines.remove(9);
        lines
    };
    let same_id = changed(&[(10, "\"id\":\"leader\"", "\"id\":\"sign\"")]);
    let amount = changed(&[(last - 1, "\"amount\":\"", "\"amount\":\"1")]);
    for (lines, expected) in [
        (changed(&[(1, "format 1", "format 2")]), "newer version"),
        (changed(&[(1, "covenant jsonl", "something")]), "line 1: format: "),
        (changed(&[(1, "\"ledger\":\"", "\"ledger\":\"00")]), "line 1: "),
        (changed(&[(last, "\"events\":35", "\"events\":36")]), "36 and 2 are stated"),
        (changed(&[(last, "\"commits\":2", "\"commits\":3")]), "35 and 3 are stated"),
        (changed(&[])[..last - 1].to_vec(), "the last line is missing"),
        (changed(&[(7, "\"begins\":\"commit\",", "")]), "line 7: id: only the first event"),
        ([changed(&[]), vec!["{}".to_owned()]].concat(), "behind the last line"),
        (swapped, "line 10: position: "),
        (same_id, "line 10: id: `sign` was used before"),
        (amount, "jsonl."),
        (Vec::new(), "line 1: "),
    ] {
        let said = import(&lines);
        assert!(said.contains(expected), "`{expected}` is not in:\n{said}");
    }
    // An event that does not fit, in lines whose root is right for all anybody can say.
    let signed_twice = changed(&[(9, "\"partner\":3", "\"partner\":2")]);
    assert!(import(&signed_twice).contains("line 9: event 7"), "{}", import(&signed_twice));
    // One cent more fits, and shows in the root.
    let root = changed(&[(last, "\"root\":\"", "\"root\":\"0")]);
    assert!(import(&root).contains(&format!("line {last}: ")));
}

#[test]
fn every_line_is_what_the_schema_says() {
    let world = world();
    let schema = world.json(["schema", "jsonl"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let older = fs::read_to_string(project("tests/golden/older-version.jsonl")).unwrap();
    let lines = world.run(["export", "jsonl"]).succeeds().out + &older;
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let faults: Vec<String> = validator.iter_errors(&line).map(|it| it.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?} in {line}");
    }
    let event: Value = serde_json::from_str(lines.lines().nth(6).unwrap()).unwrap();
    for (field, value) in [
        ("position", json!(-1)),
        ("kind", json!("party-renamed-again")),
        ("more", json!(1)),
        ("begins", json!("day")),
        ("stored", json!("0")),
        ("actor", json!("seat-0")),
    ] {
        let mut line = event.clone();
        line[field] = value;
        assert!(!validator.is_valid(&line), "{line}");
    }
}
