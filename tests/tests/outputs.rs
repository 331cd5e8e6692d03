//! No output destroys: whatever a command is told to write to, nothing that is there is written over unless
//! that is asked for, and nothing at all in a ledger's directory or through a link.
//!
//! `data/outputs.txt` has the commands; a test beside the command line finds one that is missing there.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use ledger_tests::{Run, World, data, path};

/// The commands that can let a file give way.
const OVERWRITING: [&str; 4] = ["show", "report", "export", "man"];

/// What every file below a directory holds, and where every link there leads; not what is disposable, and
/// may be made anew by reading.
fn tree(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(at: &Path, dir: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
            if ["LOCK", "log/seen", "log/marks", "index", "snapshot"].contains(&name.as_str()) {
                continue;
            }
            let kind = fs::symlink_metadata(&path).unwrap().file_type();
            if kind.is_symlink() {
                let to = fs::read_link(&path).unwrap();
                found.insert(name, format!("-> {}", to.display()).into_bytes());
            } else if kind.is_dir() {
                found.insert(name + "/", Vec::new());
                walk(&path, dir, found);
            } else {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(dir, dir, &mut found);
    found
}

/// Lets a command write to a target, and checks that it wrote nothing and said what to do.
#[track_caller]
fn refused(world: &World, line: &str, target: &str, overwrite: bool) -> Run {
    let (ledger, out) = (world.path().join("ledger"), world.path().join("out"));
    let before = (tree(&ledger), tree(&out));
    let run = with(world, line, target, overwrite);
    let what = format!("{line} on {target}, overwrite {overwrite}");
    assert_eq!(run.code, 2, "{what}:\n{}{}", run.out, run.err);
    assert!(run.err.contains("help: ") && !run.err.contains("panicked"), "{what}: {}", run.err);
    assert!((tree(&ledger), tree(&out)) == before, "{what}: something was written");
    run
}

fn with(world: &World, line: &str, target: &str, overwrite: bool) -> Run {
    let mut words: Vec<String> = line
        .split(' ')
        .map(|word| if word.starts_with('{') { target.to_owned() } else { word.to_owned() })
        .collect();
    if overwrite {
        words.push("--overwrite".to_owned());
    }
    world.run(words)
}

/// The demonstration, with all that the commands need, and a directory `out` full of traps.
fn demonstration() -> World {
    let world = World::empty();
    world.run(["demo"]).succeeds();
    fs::rename(world.path().join("demo-ledger/ledger"), world.path().join("ledger")).unwrap();
    let key = world.run(["key", "make", "--output", "a.key"]).succeeds().out;
    fs::write(world.path().join("trusted.keys"), key).unwrap();
    world.run(["key", "make", "--cosigner", "b.example", "--output", "b.key"]).succeeds();
    world
        .run(["checkpoint", "make", "--signing-key", "a.key", "--output", "one.checkpoint"])
        .succeeds();
    world.run(["export", "jsonl", "-o", "all.jsonl"]).succeeds();
    world.run(["backup", "all.tar"]).succeeds();
    traps(&world);
    world
}

fn traps(world: &World) {
    let out = world.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("precious"), "precious").unwrap();
    fs::create_dir(out.join("directory")).unwrap();
    for (link, to) in [
        ("link", "precious"),
        ("link-to-events", "../ledger/log/events"),
        ("link-to-nothing", "nothing"),
        ("link-to-ledger", "../ledger"),
        ("link-to-log", "../ledger/log"),
    ] {
        symlink(to, out.join(link)).unwrap();
    }
    fs::hard_link(world.path().join("ledger/log/events"), out.join("events")).unwrap();
}

/// The lines of the table, with the numbers of letters of the demonstration.
fn commands(world: &World) -> Vec<String> {
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let number = |kind: &str, field: &str| {
        let event = log.iter().find(|event| event["kind"] == kind).expect("there is one");
        event["data"][field].as_str().expect("a number").to_owned()
    };
    let credit = number("invoice-credited", "note");
    let reminded = number("reminder-sent", "invoice");
    let refunded = log.iter().find(|event| event["kind"] == "refund-paid").expect("there is one");
    let numbers = [
        ("CREDIT", credit),
        ("REMINDED", reminded),
        ("REFUNDED", refunded["position"].to_string()),
    ];
    let table = fs::read_to_string(data("outputs.txt")).unwrap();
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let numbered = |line: &str| {
        numbers.iter().fold(line.to_owned(), |line, (name, number)| line.replace(name, number))
    };
    lines.map(numbered).collect()
}

fn overwrites(line: &str) -> bool {
    let noun = line.split(' ').next().unwrap();
    OVERWRITING.contains(&noun) && !line.starts_with("report issue")
}

/// Places in the ledger's directory, by every road there.
fn in_the_ledger(world: &World) -> Vec<String> {
    let absolute = world.path().join("ledger/new");
    let mut places: Vec<String> = [
        "ledger/new",
        "ledger/log/new",
        "ledger/documents/new",
        "ledger/persons/new",
        "./out/../ledger/new",
        "out/link-to-ledger/new",
        "out/link-to-log/new",
        "out/link-to-ledger/../ledger/new",
    ]
    .map(str::to_owned)
    .into();
    places.push(path(&absolute).to_owned());
    places
}

#[test]
fn no_file_is_written_over_or_into_a_ledger_or_through_a_link() {
    let world = demonstration();
    // Every road there with one command, and every kind of target with all.
    let mut roads = in_the_ledger(&world);
    for name in ["FORMAT", "LOCK", "log/seen", "documents", ""] {
        roads.push(format!("ledger/{name}"));
        roads.push(format!("out/link-to-ledger/{name}"));
    }
    roads.push("out/..".to_owned());
    let kinds = [
        "ledger/new",
        "ledger/log/events",
        "ledger/persons.keys",
        "out/link-to-log/../FORMAT",
        "out/link",
        "out/link-to-events",
        "out/link-to-nothing",
        "out/directory",
    ]
    .map(str::to_owned);
    let there = ["out/precious", "out/events"];
    for (number, line) in commands(&world).iter().enumerate() {
        if !line.contains("{file}") {
            continue;
        }
        let places = kinds.iter().chain(if number == 0 { &roads[..] } else { &[] });
        for target in places {
            refused(&world, line, target, false);
            if overwrites(line) {
                refused(&world, line, target, true);
            }
        }
        for target in there {
            let run = refused(&world, line, target, false);
            assert!(run.err.contains("is there already"), "{line}: {}", run.err);
            assert_eq!(run.err.contains("--overwrite"), overwrites(line), "{line}: {}", run.err);
        }
        // It does write where nothing is, by every road, and where it is asked to over what is there.
        let new = format!("out/directory/new-{number}");
        with(&world, line, &new, false).succeeds();
        assert!(world.path().join(&new).exists(), "{line}");
        refused(&world, line, &new, false);
        if overwrites(line) {
            let ledger = tree(&world.path().join("ledger"));
            fs::write(world.path().join(&new), "old").unwrap();
            with(&world, line, &new, true).succeeds();
            assert_ne!(fs::read(world.path().join(&new)).unwrap(), b"old", "{line}");
            // Another name of the events is only a name: what it leads to is not written to.
            with(&world, line, "out/events", true).succeeds();
            assert!(tree(&world.path().join("ledger")) == ledger, "{line}: it wrote to the events");
            fs::remove_file(world.path().join("out/events")).unwrap();
            fs::hard_link(world.path().join("ledger/log/events"), world.path().join("out/events"))
                .unwrap();
        }
    }
    assert_eq!(fs::read_to_string(world.path().join("out/precious")).unwrap(), "precious");
    let left = tree(world.path());
    let left: Vec<&String> = left.keys().filter(|name| name.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
    world.run(["verify"]).succeeds();
}

#[test]
fn no_directory_is_filled_in_a_ledger_or_over_what_is_there() {
    let world = demonstration();
    let first = World::founded();
    traps(&first);
    for (number, line) in commands(&world).iter().enumerate() {
        if line.contains("{file}") {
            continue;
        }
        // The demonstration has issued every report.
        let issue = line.starts_with("report issue");
        let line = &line.replace("2023-2024", "2020").replace("2026-01-01", "2020-07-01");
        let world = if issue { &first } else { &world };
        let mut places = in_the_ledger(world);
        if !line.starts_with("man") {
            places.truncate(2);
        }
        places.push("out/link-to-ledger/new/newer".to_owned());
        if line.contains("{dir}") {
            places.extend(
                [
                    "ledger",
                    "ledger/log",
                    "out/link-to-ledger",
                    "out/precious",
                    "out/precious/x",
                    "out/link-to-nothing",
                ]
                .map(str::to_owned),
            );
        }
        for target in &places {
            refused(world, line, target, false);
            if overwrites(line) {
                refused(world, line, target, true);
            }
        }
        let new = format!("out/directory/new-{number}/deep");
        with(world, line, &new, false).succeeds();
        let made = tree(&world.path().join(&new));
        assert!(!made.is_empty(), "{line}");
        if issue {
            continue;
        }
        // And not a second time, over what it made itself.
        let again = with(world, line, &new, false);
        assert!(
            [2, 3].contains(&again.code) && again.err.contains("help: "),
            "{line}: {}",
            again.err
        );
        assert!(tree(&world.path().join(&new)) == made, "{line}");
        if overwrites(line) {
            with(world, line, &new, true).succeeds();
            let name = made.keys().next().unwrap();
            let file = world.path().join(&new).join(name);
            fs::remove_file(&file).unwrap();
            symlink("../../../precious", &file).unwrap();
            refused(world, line, &new, true);
        }
    }
    for world in [&world, &first] {
        assert_eq!(fs::read_to_string(world.path().join("out/precious")).unwrap(), "precious");
        let left = tree(world.path());
        assert!(!left.keys().any(|name| name.contains(".convenant-")), "a draft is left");
        world.run(["verify"]).succeeds();
    }
}

/// An option that has no effect is refused, here as everywhere.
#[test]
fn to_overwrite_says_nothing_where_nothing_is_written() {
    let world = World::founded();
    for line in [&["show", "overview"][..], &["export", "jsonl"], &["report", "decisions"]] {
        let run = world.run([line, &["--overwrite"]].concat()).ends_with(2);
        assert!(run.out.is_empty() && run.err.contains("--overwrite has no effect"), "{}", run.err);
    }
}
