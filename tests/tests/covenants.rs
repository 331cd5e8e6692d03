//! Whatever covenant it is: the program works on it, and none stands in its code.

use ledger_tests::{World, covenant, covenants, project, sources};
use serde_json::Value;

const VIEWS: [&str; 11] = [
    "overview",
    "partners",
    "budget",
    "receivables",
    "balance",
    "income",
    "balance-sheet",
    "risk",
    "decisions",
    "proposals",
    "journal",
];

/// The definition of a covenant that comes with the program.
fn definition(name: &str) -> toml::Table {
    let text = std::fs::read_to_string(covenant(name)).expect("it can be read");
    text.parse().expect("it is TOML")
}

/// The first and the last year of a covenant, and the number of periods in a year.
fn years(world: &World, name: &str) -> (Vec<String>, usize) {
    let overview = world.json(["show", "overview", "--format", "json"]);
    let years = overview["years"].as_array().expect("years").iter();
    let years = years.map(|row| row["year"].as_str().expect("a year").to_owned()).collect();
    let periods = definition(name)["calendar"]["period_ends"].as_array().expect("a list").len();
    (years, periods)
}

#[test]
fn every_view_and_report_of_every_covenant_can_be_made() {
    for name in covenants() {
        let world = World::of_course(&name, 7);
        let verified = world.json(["verify", "--format", "json"]);
        assert!(verified["events"].as_u64() > Some(50), "{name}: {verified}");
        for view in VIEWS {
            for format in ["table", "json", "csv"] {
                let run = world.run(["show", view, "--format", format]).succeeds();
                assert!(!run.out.is_empty(), "{name}: show {view}");
            }
        }
        let (years, periods) = years(&world, &name);
        for year in &years {
            for period in 1..=periods {
                let period = period.to_string();
                let report = ["report", "monitoring", "--year", year, "--period", &period];
                let text = world.run([&report[..], &["--format", "text"]].concat()).succeeds().out;
                for line in text.lines() {
                    assert!(line.chars().count() <= 80, "{name}: wider than 80 columns: {line}");
                }
                let json = world.json([&report[..], &["--format", "json"]].concat());
                assert_eq!(json["basis"]["covenant"]["code"], name.as_str());
            }
            let period = (periods + 1).to_string();
            world.run(["report", "monitoring", "--year", year, "--period", &period]).ends_with(2);
        }
        assert!(years.len() > 1, "{name}: {years:?}");
    }
}

#[test]
fn the_books_of_every_covenant_balance_on_every_day_and_are_empty_in_the_end() {
    for name in covenants() {
        let world = World::of_course(&name, 8);
        let log = world.run(["log", "--format", "json"]).succeeds().lines();
        let mut days: Vec<&str> = log.iter().filter_map(|event| event["on"].as_str()).collect();
        days.dedup();
        for day in days.iter().step_by(days.len() / 12) {
            let sheet = world.json(["show", "balance-sheet", "--on", day, "--format", "json"]);
            let total = |side: &str| sheet[side]["amount"].clone();
            assert_eq!(total("total_assets"), total("total_liabilities_and_equity"), "{day}");
        }
        let sheet = world.json(["show", "balance-sheet", "--format", "json"]);
        for line in sheet["equity"].as_array().expect("lines") {
            assert_ne!(line["account"], "2900", "{name}: a result is not appropriated: {line}");
        }
    }
}

#[test]
fn a_report_of_every_covenant_is_issued_once_and_made_again_to_the_byte() {
    for name in covenants() {
        let world = World::of_course(&name, 10).in_dutch();
        let (years, _) = years(&world, &name);
        for year in &years[..2] {
            let of = ["--year", year, "--period", "1"];
            let issue = [&["report", "issue"], &of[..]].concat();
            world.run(&issue).succeeds();
            world.run(&issue).ends_with(1);
            let file = format!("reports/monitoring-{year}-1-nl.json");
            let issued = std::fs::read_to_string(world.path().join(&file)).expect("it was written");
            let again = [&["report", "monitoring"], &of[..], &["--format", "json"]].concat();
            assert_eq!(world.run(again).succeeds().out, issued, "{name}: {year}");
            world.run(["report", "verify", &file, &file.replace("json", "pdf")]).succeeds();
        }
        let overview = world.json(["show", "overview", "--format", "json"]);
        assert_eq!(overview["reports_issued"]["count"], 2, "{name}");
        assert!(world.events() > 50);
    }
}

#[test]
fn no_word_of_the_real_covenant_stands_in_code() {
    let mut words = vec!["leiden".to_owned(), "leidse".to_owned()];
    for party in definition("leidse-aanpak")["parties"].as_array().expect("a list") {
        for field in ["code", "name"] {
            let word = party[field].as_str().expect("text").to_lowercase();
            // A shorter one, such as `els`, stands in many a word.
            words.extend(Some(word).filter(|word| word.len() > 5));
        }
    }
    words.extend(["five seats", "five partners", "52 part", "vijf leden"].map(str::to_owned));
    let mut files = Vec::new();
    for part in ["ledger-core", "ledger-store", "ledger-report", "ledger-app", "ledger-cli"] {
        files.extend(sources(&project(part)));
    }
    assert!(files.len() > 100, "only {} sources found", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("it can be read").to_lowercase();
        let code = text.split("\nmod tests {").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let found = words.iter().find(|word| line.contains(word.as_str()));
            assert_eq!(found, None, "{}, line {}: {line}", file.display(), number + 1);
        }
    }
}

#[test]
fn a_made_up_course_follows_the_voting_rule() {
    for name in covenants() {
        let world = World::of_course(&name, 9);
        let register = world.json(["show", "decisions", "--format", "json"]);
        let decisions = register["decisions"].as_array().expect("decisions");
        let outcomes = |of: &str| decisions.iter().filter(|row| row["outcome"] == of).count();
        assert!(outcomes("adopted") > 5 && outcomes("rejected") > 0, "{name}");
        let seats = definition(&name)["regiegroep"]["seats"].as_array().expect("a list").len();
        let tally = |row: &Value| row["proposal"]["tally"]["seats"].as_u64();
        assert!(decisions.iter().all(|row| tally(row) == Some(seats as u64)), "{name}");
    }
}
