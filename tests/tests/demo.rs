//! The demonstration: the whole story through the real program.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use ledger_tests::{World, golden, path, project};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// A world with the demonstration in it, its ledger where the program looks for one, and what was said.
/// One for all tests, none of which records anything.
fn demonstration() -> MutexGuard<'static, (World, String)> {
    static TOLD: OnceLock<Mutex<(World, String)>> = OnceLock::new();
    let told = TOLD.get_or_init(|| {
        let world = World::empty().in_dutch();
        let run = world.run(["demo"]).succeeds();
        assert!(run.err.is_empty(), "nothing is wrong, yet it says:\n{}", run.err);
        let ledger = world.path().join("demo-ledger/ledger");
        std::fs::rename(ledger, world.path().join("ledger")).unwrap();
        Mutex::new((world, run.out))
    });
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reports(world: &World) -> std::path::PathBuf {
    world.path().join("demo-ledger/reports")
}

#[test]
fn tells_what_happened_and_where_it_is() {
    let told = demonstration();
    let (world, said) = &*told;
    for part in ["Leidse Aanpak", "52", "fictief", "demo-ledger", "2021-2022"] {
        assert!(said.contains(part), "`{part}` is not in:\n{said}");
    }
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "wider than 80 columns: {line}");
    }
    let mut names: Vec<String> = std::fs::read_dir(reports(world))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for ending in ["-nl", ".pdf", ".xlsx", ".html", ".md", ".txt", ".json"] {
        let of_kind = names.iter().filter(|name| name.ends_with(ending)).count();
        assert_eq!(of_kind, 12, "twelve reports with {ending}: {names:?}");
    }
    assert_eq!(names.len(), 7 * 12, "and nothing else: {names:?}");
    golden("demo.txt", said);
}

/// The other story that comes with the program: its overview, and the report of the period in which the covenant was
/// taken over.
#[test]
fn a_covenant_that_is_taken_over_is_told_too() {
    let world = World::empty().in_dutch().at_moment("2026-03-15T12:00:00Z");
    let story = project("ledger-app/stories/duinstreek");
    let said = world.run(["demo", "--story", path(&story)]).succeeds().out;
    golden("taken-over.txt", &said);
    let register =
        world.run(["show", "decisions", "--ledger", "demo-ledger/ledger"]).succeeds().out;
    golden("taken-over-decisions.txt", &register);
    let museum = ["report", "statement", "museum", "--ledger", "demo-ledger/ledger"];
    golden("taken-over-statement.txt", &world.run(museum).succeeds().out);
}

#[test]
fn uses_every_kind_of_event() {
    let told = demonstration();
    let world = &told.0;
    let log = world.run(["log", "--format", "json"]).succeeds();
    let events = log.lines();
    let mut used: BTreeSet<&str> =
        events.iter().map(|event| event["kind"].as_str().unwrap()).collect();
    let other = World::taken_over("the whole of it").run(["log", "--format", "json"]).succeeds();
    let taken_over = other.lines();
    used.extend(taken_over.iter().map(|event| event["kind"].as_str().unwrap()));
    let schema = world.json(["schema", "events"]);
    let text = schema.to_string();
    let all: BTreeSet<String> = kinds(&schema);
    assert!(all.len() >= 20, "the schema names no kinds: {}", &text[..200]);
    let unused: Vec<&String> = all.iter().filter(|kind| !used.contains(kind.as_str())).collect();
    assert!(unused.is_empty(), "neither story uses {unused:?}");
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
    let told = demonstration();
    let world = &told.0;
    for year in ["2018-2019", "2019-2020", "2020-2021", "2021-2022"] {
        for period in ["1", "2", "3"] {
            let base = reports(world).join(format!("monitoring-{year}-{period}-nl"));
            let issued = base.with_extension("json");
            let command = ["report", "monitoring", "--year", year, "--period", period];
            let again = world.run([&command[..], &["--format", "json"]].concat()).succeeds();
            let issued = std::fs::read_to_string(&issued).unwrap();
            assert!(again.out == issued, "{year}, period {period} differs when made again");
        }
    }
    let files: Vec<_> = std::fs::read_dir(reports(world)).unwrap().collect();
    let files = files.into_iter().map(|entry| entry.unwrap().path());
    let some: Vec<_> = files.filter(|file| file.is_file()).step_by(5).collect();
    let verify = ["report", "verify"].into_iter().chain(some.iter().map(|file| path(file)));
    let run = world.run(verify).succeeds();
    assert_eq!(run.out.matches("dezelfde bytes").count(), some.len());
}

#[test]
fn its_documents_stay_as_they_are() {
    let told = demonstration();
    let world = &told.0;
    for name in [
        "monitoring-2018-2019-1-nl.txt",
        "monitoring-2019-2020-2-nl.txt",
        "monitoring-2021-2022-3-nl.txt",
        "monitoring-2019-2020-2-nl.md",
    ] {
        let text = std::fs::read_to_string(reports(world).join(name)).unwrap();
        fits(name, &text);
        golden(name, &text);
    }
    // What programs read is too long to review here, and is reviewed of a small covenant in `reports.rs`.
    let files = std::fs::read_dir(reports(world)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|file| file.extension().is_some_and(|of| of == "json")).collect();
    files.sort();
    let hash = |file: &PathBuf| {
        let name = file.file_name().unwrap().display().to_string();
        let digest = Sha256::digest(std::fs::read(file).unwrap());
        let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{digits}  {name}\n")
    };
    golden("reports.sha256", &files.iter().map(hash).collect::<String>());
    let invoices = ["report", "invoice", "C2018-0001"];
    for (name, command) in [
        ("year-account.txt", &["report", "year-account", "--year", "2018-2019"][..]),
        ("decision-register.txt", &["report", "decisions", "--on", "2019-07-31"]),
        ("partner-statement.txt", &["report", "statement", "gemeente-leiden"]),
        ("invoice.txt", &invoices),
        ("report-changes.txt", &["report", "diff", "2018-2019/1", "2018-2019/2"]),
    ] {
        for lang in ["nl", "en"] {
            let text = world.run([command, &["--lang", lang]].concat()).succeeds().out;
            fits(name, &text);
            golden(&format!("{lang}-{name}"), &text);
        }
    }
}

/// Text for a terminal of 80 columns; Markdown and JSON have no lines of their own.
fn fits(name: &str, text: &str) {
    for line in text.lines().filter(|_| name.ends_with(".txt")) {
        assert!(line.chars().count() <= 80, "{name} is wider than 80 columns: {line}");
    }
}

/// What is for the regiegroep takes four pages, and the annexes follow.
#[test]
fn every_report_has_four_pages_and_then_its_annexes() {
    let told = demonstration();
    let page_of = |report: &std::path::Path, page: usize| {
        let page = page.to_string();
        let run = std::process::Command::new("pdftotext")
            .args(["-f", &page, "-l", &page])
            .args([report.as_os_str(), "-".as_ref()])
            .output()
            .expect("pdftotext is there: tests/run installs poppler-utils");
        String::from_utf8(run.stdout).unwrap()
    };
    let files = std::fs::read_dir(reports(&told.0)).unwrap().map(|entry| entry.unwrap().path());
    let reports: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|of| of == "pdf")).collect();
    assert_eq!(reports.len(), 12);
    for report in reports {
        let heads = [2, 3, 4, 5].map(|page| page_of(&report, page));
        for (page, head) in heads.iter().zip(["2. ", "3. ", "4. ", "Bijlage A. "]) {
            assert!(page.starts_with(head), "{}: no `{head}` at {page:?}", report.display());
        }
    }
}

#[test]
fn the_invoices_of_a_year_are_files_of_their_own() {
    let told = demonstration();
    let world = &told.0;
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let invoiced = log.iter().filter(|event| event["kind"] == "contribution-invoiced");
    let of_year = invoiced.filter(|event| event["data"]["year"] == "2018-2019").count();
    let run =
        world.run(["report", "invoice", "--year", "2018-2019", "--to", "facturen"]).succeeds();
    assert_eq!(run.out.lines().count(), of_year);
    for file in run.out.lines() {
        let bytes = std::fs::read(world.path().join(file)).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{file}");
    }
    std::fs::remove_dir_all(world.path().join("facturen")).unwrap();
}

#[test]
fn what_changed_between_reports_adds_up() {
    let told = demonstration();
    let world = &told.0;
    for (before, after) in [("2018-2019/1", "2018-2019/2"), ("2018-2019/2", "2019-2020/1")] {
        let diff = world.json(["report", "diff", before, after, "--format", "json"]);
        let figures = diff["figures"].as_array().unwrap();
        assert!(figures.len() > 20, "{before} to {after}");
        let cents =
            |value: &Value| value.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
        for figure in figures {
            let causes = figure["events"].as_array().unwrap();
            let caused: i64 = causes.iter().map(|cause| cents(&cause["amount"])).sum();
            assert_eq!(caused, cents(&figure["difference"]), "{figure}");
        }
    }
    let same = world.run(["report", "diff", "2018-2019/1", "2018-2019/1"]).succeeds();
    assert!(same.out.contains("Er is niets veranderd."), "{}", same.out);
    world.run(["report", "diff", "2018-2019", "2018-2019/1"]).ends_with(2);
}

#[test]
fn its_commands_make_the_same_ledger_again() {
    let told = demonstration();
    let world = &told.0;
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
    let told = demonstration();
    let world = &told.0;
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
