//! Monitoring reports from the outside: due, issued by themselves, checked afterwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ledger_tests::{World, golden, path};
use serde_json::Value;

/// Every file below a directory, by its path within it.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![dir.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).expect("a directory") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => left.push(path),
                false => {
                    let name = path.strip_prefix(dir).expect("below it").to_owned();
                    found.insert(name, fs::read(&path).expect("a file"));
                }
            }
        }
    }
    found
}

/// The state of each period, as `report due` tells it on a day.
fn states(world: &World, on: &str) -> Vec<String> {
    let run = world.run(["report", "due", "--on", on, "--format", "json"]);
    let due: Value = serde_json::from_str(&run.out).expect("JSON");
    let periods = due["periods"].as_array().expect("a list").iter();
    periods.map(|row| row["state"].as_str().expect("a word").to_owned()).collect()
}

const FIRST: &str = "reports/monitoring-2020-1-nl";

#[test]
fn what_is_due_is_issued_once_in_every_format() {
    let world = World::founded().in_dutch();
    assert_eq!(states(&world, "2020-06-30")[0], "not-yet", "the last day still runs");
    world.run(["report", "due", "--on", "2020-06-30"]).succeeds();
    assert_eq!(states(&world, "2020-07-01")[0], "due");
    assert_eq!(states(&world, "2020-12-31")[0], "late");
    world.run(["report", "due", "--on", "2020-12-31"]).ends_with(5);

    let events = world.events();
    let run = world.run(["report", "issue", "--on", "2020-07-01"]).succeeds();
    assert!(run.out.contains("uitgebracht: 2020, periode 1"), "{}", run.out);
    assert_eq!(world.events(), events + 1);
    assert_eq!(states(&world, "2020-07-01")[0], "issued");
    for ending in ["pdf", "xlsx", "html", "md", "txt", "json"] {
        let file = world.path().join(format!("{FIRST}.{ending}"));
        assert!(fs::metadata(&file).expect("it was written").len() > 1_000, "{}", file.display());
    }
    let issued = files(&world.path().join("reports"));
    assert!(issued.keys().filter(|name| name.extension().unwrap() == "csv").count() > 10);
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let recorded = log.last().expect("an event")["data"]["files"].as_array().unwrap().clone();
    assert_eq!(recorded.len(), issued.len(), "every file is recorded with its hash");

    let again = world.run(["report", "issue", "--on", "2020-07-01"]).succeeds();
    assert!(
        again
            .out
            .starts_with("er is nu geen rapportage uit te brengen; de volgende is 2020, periode 2"),
        "{}",
        again.out
    );
    let quiet = world.run(["report", "issue", "--on", "2020-07-01", "--quiet"]).succeeds();
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
    assert_eq!(world.events(), events + 1);
    assert_eq!(files(&world.path().join("reports")), issued);
}

#[test]
fn a_missed_report_has_the_figures_of_its_own_reference_date() {
    let world = World::founded().in_dutch();
    let figures = |world: &World| {
        let command = ["report", "monitoring", "--year", "2020", "--period", "1"];
        let report = world.json([&command[..], &["--format", "json"]].concat());
        (report["contributions"].clone(), report["finance"].clone(), report["partners"].clone())
    };
    let in_time = figures(&world);
    let late = ["--amount", "250", "--bank-reference", "NL-9", "--on", "2020-09-01"];
    world.run([&["payment", "receive", "--partner", "bewoners"], &late[..]].concat()).succeeds();
    assert_eq!(figures(&world), in_time);
    let run = world.run(["report", "issue", "--on", "2021-03-01", "--quiet"]).succeeds();
    assert_eq!(run.out, "");
    assert_eq!(states(&world, "2021-03-01")[..2], ["issued", "issued"], "both that were missed");
    let second =
        fs::read_to_string(world.path().join("reports/monitoring-2020-2-nl.json")).unwrap();
    assert!(second.contains("\"received_in_period\": {\n      \"amount\": \"250.00\""), "{second}");
}

#[test]
fn a_file_is_known_to_be_the_one_issued_and_a_changed_digit_is_found() {
    let world = World::founded().in_dutch();
    world.run(["report", "issue", "--on", "2020-07-01"]).succeeds();
    let names: Vec<String> =
        ["pdf", "xlsx", "html", "md", "txt", "json"].map(|end| format!("{FIRST}.{end}")).into();
    let tables = format!("{FIRST}/01-indicators.csv");
    let verify: Vec<&str> =
        ["report", "verify"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let run = world.run(verify.iter().chain([&tables.as_str()])).succeeds();
    assert_eq!(run.out.matches("dezelfde bytes").count(), 7, "{}", run.out);

    for name in names.iter().chain([&tables]) {
        let file = world.path().join(name);
        let whole = fs::read(&file).unwrap();
        let mut changed = whole.clone();
        let digit = changed.iter().rposition(u8::is_ascii_digit).expect("a digit");
        changed[digit] = if changed[digit] == b'9' { b'8' } else { b'9' };
        fs::write(&file, &changed).unwrap();
        let run = world.run(["report", "verify", name]).ends_with(5);
        assert!(run.out.contains("niet wat als"), "{}", run.out);
        if !name.ends_with("pdf") && !name.ends_with("xlsx") {
            assert!(
                run.out.contains(" uitgebracht: ") && run.out.contains(" gevonden: "),
                "{}",
                run.out
            );
        }
        fs::write(&file, whole).unwrap();
    }
    fs::write(world.path().join("elders.pdf"), "elders").unwrap();
    let run = world.run(["report", "verify", "elders.pdf", "--format", "json"]).ends_with(5);
    assert_eq!(run.lines()[0][0]["finding"], "unknown");
    world.run(["report", "verify", "nergens.pdf"]).ends_with(2);
}

#[test]
fn what_broke_off_is_put_right() {
    let world = World::founded().in_dutch();
    let reports = world.path().join("reports");
    let drafts = reports.join(".monitoring-2020-1-nl.part");

    // Before the event was recorded: drafts that are worth nothing.
    fs::create_dir_all(&drafts).unwrap();
    fs::write(drafts.join("monitoring-2020-1-nl.pdf"), "half").unwrap();
    world.run(["report", "issue", "--on", "2020-07-01"]).succeeds();
    let issued = files(&reports);
    assert!(!drafts.exists());

    // After it was recorded: some files have their names, the others have not.
    fs::create_dir_all(drafts.join("monitoring-2020-1-nl")).unwrap();
    for (name, _) in issued.iter().take(5).chain(issued.iter().rev().take(2)) {
        fs::rename(reports.join(name), drafts.join(name)).unwrap();
    }
    let events = world.events();
    world.run(["report", "issue", "--on", "2020-07-01", "--quiet"]).succeeds();
    assert_eq!(files(&reports), issued);
    assert!(!drafts.exists());
    assert_eq!(world.events(), events);
}

#[test]
fn a_report_is_replaced_by_a_next_version_and_both_can_be_checked() {
    let world = World::founded().in_dutch();
    world.run(["report", "issue", "--on", "2020-07-01"]).succeeds();
    let one = ["report", "issue", "--year", "2020", "--period", "1", "--on", "2020-09-01"];
    let replace = [&one[..], &["--replace", "Een factuur ontbrak"]].concat();
    world.run(one).ends_with(1);
    let second = ["report", "issue", "--year", "2020", "--period", "2", "--on", "2021-01-05"];
    world.run([&second[..], &["--replace", "Zomaar"]].concat()).ends_with(1);
    let before = files(&world.path().join("reports"));

    world.run(&replace).succeeds();
    let events = world.events();
    let after = files(&world.path().join("reports"));
    assert!(before.iter().all(|(name, bytes)| after.get(name) == Some(bytes)), "the first stays");
    let text = fs::read_to_string(world.path().join("reports/monitoring-2020-1-v2-nl.txt"));
    let text = text.expect("the next version");
    assert!(text.contains("Versie 2, vervangt de versie daarvoor: Een factuur ontbrak"), "{text}");
    for name in ["monitoring-2020-1-nl.txt", "monitoring-2020-1-v2-nl.txt"] {
        let checked = world.run(["report", "verify", &format!("reports/{name}")]).succeeds();
        assert!(checked.out.contains(name), "{}", checked.out);
    }
    assert_eq!(states(&world, "2020-12-01")[0], "issued");
    // Given again, it makes no third version; files that are gone are made again.
    fs::remove_file(world.path().join("reports/monitoring-2020-1-v2-nl.pdf"))
        .expect("it was there");
    world.run(&replace).succeeds();
    assert_eq!((world.events(), files(&world.path().join("reports"))), (events, after));
}

#[test]
fn a_file_in_the_way_is_never_written_over() {
    let world = World::founded().in_dutch();
    fs::create_dir(world.path().join("reports")).unwrap();
    let mine = world.path().join(format!("{FIRST}.md"));
    fs::write(&mine, "mijn aantekeningen").unwrap();
    let events = world.events();
    let run = world.run(["report", "issue", "--on", "2020-07-01"]).ends_with(2);
    assert!(run.err.contains("daar staat al een ander bestand"), "{}", run.err);
    assert_eq!(world.events(), events);
    assert_eq!(fs::read_to_string(&mine).unwrap(), "mijn aantekeningen");
    assert_eq!(files(&world.path().join("reports")).len(), 1, "nothing else was left");
}

#[test]
fn the_same_events_give_the_same_bytes_wherever_and_whenever() {
    let mut made = Vec::new();
    for (zone, locale, at, lang) in [
        ("Europe/Amsterdam", "nl_NL.UTF-8", "2020-07-01T08:00:00Z", "nl"),
        ("Pacific/Kiritimati", "C", "2020-07-01T08:00:00Z", "nl"),
        ("America/New_York", "tr_TR.UTF-8", "2020-07-01T08:00:00Z", "en"),
        ("Asia/Kolkata", "de_DE.UTF-8", "2020-07-01T08:00:00Z", "en"),
    ] {
        let world = World::founded();
        let mut command = world.command();
        command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale);
        command.env("CONVENANT_NOW", at).env("COLUMNS", "132");
        command.args(["report", "issue", "--on", "2020-07-01", "--lang", lang, "--to", "elders"]);
        let output = command.output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        // Made again, in the same directory, from the events it was made from.
        for ending in ["pdf", "xlsx", "html"] {
            let file = world.path().join(format!("elders/monitoring-2020-1-{lang}.{ending}"));
            world.run(["report", "verify", path(&file)]).succeeds();
        }
        made.push(files(&world.path().join("elders")));
    }
    assert!(made[0] == made[1], "two directories, time zones and locales, in Dutch");
    assert!(made[2] == made[3], "two directories, time zones and locales, in English");
    assert_ne!(made[0].keys().next(), made[2].keys().next());
}

#[test]
fn an_invoice_needs_who_sends_it_and_where_it_goes() {
    let world = World::founded().in_dutch();
    let invoice = ["report", "invoice", "C2020-0001"];
    let run = world.run(invoice).ends_with(2);
    assert!(run.err.contains("wie op 1 februari 2020 de documenten"), "{}", run.err);
    let sender =
        ["--name", "Stichting Oost (fictief)", "--address", "Dijk 1", "--address", "0000 AA Oost"];
    let numbers = ["--kvk", "00000000", "--iban", "NL91 ABNA 0417 1643 00", "--on", "2020-01-20"];
    let state = [&["issuer", "state"], &sender[..], &numbers[..]].concat();
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let invoiced = log.iter().find(|event| event["kind"] == "contribution-invoiced").unwrap();
    let partner = invoiced["data"]["partner"].to_string();
    let partners = world.json(["show", "partners", "--format", "json"]);
    let place = partner.parse::<usize>().unwrap() - 1;
    let code = partners["partners"][place]["code"].as_str().unwrap().to_owned();

    // Where it goes is stated before who sends it: what could be printed does not change.
    let early = World::at(world.path()).in_dutch();
    let billed =
        ["partner", "billed-at", &code, "--name", "Polder (fictief)", "--address", "Sloot 2"];
    early.run(billed.iter().chain(&["--on", "2020-01-19"])).succeeds();
    world.run(state).succeeds();
    let run = world.run(invoice).succeeds();
    for part in [
        "Factuur C2020-0001",
        "Stichting Oost (fictief)",
        "Sloot 2",
        "NL91",
        "KvK 00000000",
        "RF",
        "btw",
    ] {
        assert!(run.out.contains(part), "`{part}` is not in:\n{}", run.out);
    }
    let before = world.run(invoice.iter().chain(&["--format", "json"])).succeeds().out;
    let pay =
        ["payment", "receive", "--partner", &code, "--amount", "1", "--bank-reference", "X-1"];
    world.run(pay.iter().chain(&["--on", "2020-08-01"])).succeeds();
    let after = world.run(invoice.iter().chain(&["--format", "json"])).succeeds().out;
    assert_eq!(before, after, "an invoice stays as it was sent");
    let all = ["report", "invoice", "--year", "2020", "--to", "facturen"];
    let run = world.run(all).ends_with(5);
    assert!(run.err.contains("heeft geen adres"), "{}", run.err);
    world.run(["report", "invoice", "C2020-9999"]).ends_with(2);
}

#[test]
fn a_view_can_be_had_in_every_format() {
    let world = World::founded();
    for (format, begins) in
        [("html", "<!DOCTYPE html>"), ("markdown", "# "), ("pdf", "%PDF-1.7"), ("xlsx", "PK")]
    {
        let file = format!("budget.{format}");
        let show = ["show", "budget", "--format", format, "--output", &file];
        world.run(show.iter().chain(&["--on", "2020-06-01"])).succeeds();
        let bytes = fs::read(world.path().join(&file)).expect("it was written");
        assert!(bytes.starts_with(begins.as_bytes()), "{format}");
    }
    // A loose page says of what it is.
    let page = fs::read_to_string(world.path().join("budget.html")).unwrap();
    let foot = format!("1 June 2020 · ledger: {} events", world.events());
    assert!(page.contains(&foot), "`{foot}` is not in:\n{page}");
    let monitoring = ["report", "monitoring", "--year", "2020", "--period", "1", "--format", "csv"];
    let run = world.run(monitoring).ends_with(2);
    assert!(run.err.contains("this is no table"), "{}", run.err);
    world.run(["log", "--format", "pdf"]).ends_with(2);
    world.run(["verify", "--format", "csv"]).ends_with(2);
}

/// Everything that a report says to a program, of a covenant small enough to review.
#[test]
fn what_a_report_says_to_a_program_stays_as_it_is() {
    let world = World::founded();
    let command = ["report", "monitoring", "--year", "2020", "--period", "1", "--format", "json"];
    golden("monitoring-2020-1-nl.json", &world.run(command).succeeds().out);
}

#[test]
fn issuing_can_be_tried() {
    let world = World::founded().in_dutch();
    let issue = ["report", "issue", "--year", "2020", "--period", "1", "--on", "2020-07-01"];
    let trying = [&issue[..], &["--dry-run"]].concat();
    let before = world.events();
    let tried = world.run(&trying).succeeds().out;
    assert!(tried.contains("kan worden uitgebracht"), "{tried}");
    assert!(tried.contains(&format!("{FIRST}.pdf")), "{tried}");
    assert_eq!(world.events(), before);
    assert!(!world.path().join("reports").exists());
    world.run(issue).succeeds();
    let again = world.run(&trying).ends_with(1);
    assert!(again.err.contains("report.already-issued"), "{}", again.err);
}
