//! The program as somebody at a terminal meets it.

use ledger_tests::{World, data, golden, path};
use serde_json::json;

const VIEWS: [&str; 18] = [
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
    "ambassadors",
    "groups",
    "network",
    "goals",
    "obligations",
    "agenda",
    "actions",
];

#[test]
fn every_view_in_every_form_and_language() {
    let world = World::founded();
    for view in VIEWS {
        world.json(["show", view, "--format", "json"]);
        for lang in ["nl", "en"] {
            let table = world.run(["show", view, "--lang", lang]).succeeds().out;
            assert!(!table.trim().is_empty(), "show {view}");
            for line in table.lines() {
                assert!(line.chars().count() <= 80, "show {view}: wider than 80 columns: {line}");
            }
        }
        let csv = world.run(["show", view, "--format", "csv"]).succeeds().out;
        assert!(csv.lines().count() >= 1, "show {view} as CSV");
    }
}

/// A proposal is a view of a number: what is voted on, on a screen, as CSV and as JSON, and nothing for a number that
/// there is not.
#[test]
fn a_proposal_can_be_read_by_who_votes_on_it() {
    let world = World::founded();
    for (number, says) in [("1", "de gemeente"), ("2", "dijken"), ("3", "1000.00")] {
        for lang in ["nl", "en"] {
            let shown = world.run(["show", "proposal", number, "--lang", lang]).succeeds().out;
            assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        }
        let csv = world.run(["show", "proposal", number, "--format", "csv"]).succeeds().out;
        assert!(csv.contains(says), "{csv}");
        let json = world.json(["show", "proposal", number, "--format", "json"]);
        assert_eq!(json["hash"].as_str().unwrap().len(), 64);
    }
    world.run(["show", "proposal", "9"]).ends_with(2);
}

#[test]
fn a_screen_of_each_view_stays_as_it_is() {
    let world = World::founded().in_dutch();
    let mut screens = String::new();
    for view in VIEWS {
        let on: &[&str] = if view == "journal" { &[] } else { &["--on", "2020-04-30"] };
        screens += &format!("$ convenant show {view} {}\n", on.join(" "));
        screens += &world.run([&["show", view], on].concat()).succeeds().out;
        screens.push('\n');
    }
    golden("views.txt", &screens);
}

#[test]
fn an_act_says_what_it_recorded_and_what_comes_next() {
    let world = World::founded();
    let receive = [
        "payment",
        "receive",
        "--partner",
        "bewoners",
        "--amount",
        "1.000,00",
        "--bank-reference",
        "NL-3",
        "--on",
        "1-5-2020",
    ];
    let before = world.events();
    let dry = world.run([&receive[..], &["--dry-run"]].concat()).succeeds();
    assert!(dry.out.contains("nothing recorded"), "{}", dry.out);
    assert_eq!(world.events(), before);
    let done = world.run(receive).succeeds();
    assert!(done.out.starts_with("recorded 2 events"), "{}", done.out);
    assert!(done.err.contains("next: convenant show receivables"), "{}", done.err);
    assert_eq!(world.events(), before + 2);
    let close = ["expense", "pay", "1", "--bank-reference", "NL-4", "--ledger", "ledger"];
    let named = world.run(close).succeeds();
    assert!(named.err.contains("next: convenant show payables --ledger ledger"), "{}", named.err);
    let again = world.run(receive).ends_with(1);
    for part in ["error: bank entry `NL-3`", "rule: ", "(bank.entry-known)", "help: "] {
        assert!(again.err.contains(part), "`{part}` is not in:\n{}", again.err);
    }
    assert_eq!(world.events(), before + 3);
}

#[test]
fn an_option_without_effect_is_refused() {
    let world = World::founded();
    for arguments in [
        &["verify", "--on", "2020-05-01"][..],
        &["show", "partners", "--dry-run"],
        &["year", "close", "2020", "--as-of", "3"],
        &["export", "hledger", "--format", "json"],
        &["apply", "--id", "x"],
        &["schema", "commands", "--ledger", "elsewhere"],
        &["completions", "bash", "--wait"],
        &["verify", "--format", "csv"],
    ] {
        let run = world.run(arguments).ends_with(2);
        assert!(run.err.contains("has no effect"), "{arguments:?}: {}", run.err);
    }
    for arguments in [&[][..], &["frobnicate"], &["show"], &["role", "appoint", "gemeente"]] {
        let run = world.run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}");
    }
}

#[test]
fn the_ledger_as_it_was() {
    let world = World::founded();
    let now = world.json(["show", "balance", "--format", "json"]);
    let events = world.events().to_string();
    assert_eq!(now, world.json(["show", "balance", "--format", "json", "--as-of", &events]));
    let earlier = world.json(["show", "balance", "--format", "json", "--as-of", "20"]);
    assert_eq!(earlier["accounts"], json!([]));
    world.run(["show", "balance", "--as-of", "100000"]).ends_with(2);
    let log = world.run(["log", "--format", "json", "--as-of", "7"]).succeeds();
    assert_eq!(log.lines().len(), 7);
    let part = world.run(["log", "--format", "json", "--from", "3", "--to", "5"]).succeeds();
    let positions: Vec<u64> =
        part.lines().iter().map(|event| event["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, [3, 4]);
}

/// A ledger asked as of its first events answers as the ledger did that had no more.
#[test]
fn as_of_is_what_would_have_been_shown_then() {
    let whole = World::founded();
    let text = std::fs::read_to_string(data("founding.jsonl")).unwrap();
    let commands: Vec<&str> = text.lines().collect();
    for kept in [1, 9, 13, 18, 20] {
        let then = World::empty();
        then.run(["init", "--covenant", "oostpolder", "--id", "founding"]).succeeds();
        then.run_with(["apply", "-"], (commands[..kept].join("\n") + "\n").as_bytes()).succeeds();
        let events = then.events().to_string();
        for view in VIEWS {
            let on: &[&str] = if view == "journal" { &[] } else { &["--on", "2020-12-31"] };
            let show = [&["show", view, "--format", "json"], on].concat();
            let as_of = [&show[..], &["--as-of", &events]].concat();
            assert_eq!(whole.json(as_of), then.json(show), "{view} after {kept} commands");
        }
        let report = ["report", "monitoring", "--year", "2020", "--period", "1"];
        let as_of = [&report[..], &["--as-of", &events]].concat();
        assert_eq!(whole.run(as_of).succeeds().out, then.run(report).succeeds().out);
    }
    // Everything was recorded at one moment.
    let log =
        |as_of: &str| whole.run(["log", "--format", "json", "--as-of", as_of]).succeeds().lines();
    assert_eq!(log("2023-09-30T12:00:00Z").len() as u64, whole.events());
    assert_eq!(log("2023-09-30T11:59:59Z").len(), 0);
    assert_eq!(log("30-9-2023").len() as u64, whole.events());
    assert_eq!(log("2023-09-29").len(), 0);
}

#[test]
fn events_are_found_by_kind_day_actor_partner_amount_and_text() {
    let world = World::founded();
    let find = |asked: &[&str]| -> Vec<u64> {
        let run = world.run([&["log", "--format", "json"], asked].concat()).succeeds();
        run.lines().iter().map(|event| event["position"].as_u64().unwrap()).collect()
    };
    let all = world.run(["log", "--format", "json"]).succeeds().lines();
    let positions = |keep: &dyn Fn(&serde_json::Value) -> bool| -> Vec<u64> {
        let kept = all.iter().filter(|event| keep(event));
        kept.map(|event| event["position"].as_u64().unwrap()).collect()
    };
    let of_kind =
        |kinds: &[&str]| positions(&|event| kinds.contains(&event["kind"].as_str().unwrap()));
    assert_eq!(find(&["--kind", "vote-cast"]), of_kind(&["vote-cast"]));
    let two = ["--kind", "payment-received", "--kind", "payment-allocated"];
    assert_eq!(find(&two), of_kind(&["payment-received", "payment-allocated"]));
    assert_eq!(find(&["--by", "founder"]), positions(&|event| event["actor"] == "founder"));
    let in_march = positions(&|event| event["on"].as_str().unwrap().starts_with("2020-03"));
    assert_eq!(find(&["--since", "2020-03-01", "--until", "31-3-2020"]), in_march);
    // Named, signed, its holder appointed, its two votes, invoiced.
    let of_residents = find(&["--partner", "bewoners"]);
    let kinds: Vec<&str> =
        of_residents.iter().map(|at| all[*at as usize]["kind"].as_str().unwrap()).collect();
    assert_eq!(
        kinds,
        ["party-named", "covenant-signed", "role-appointed", "vote-cast", "contribution-invoiced"]
    );
    assert_eq!(find(&["--amount", "1250,50"]), of_kind(&["payment-received"])[1..]);
    assert_eq!(find(&["--text", "HERSTELD"]), of_kind(&["expense-recorded"]));
    assert!(find(&["--text", "hersteld", "--kind", "vote-cast"]).is_empty());
    world.run(["log", "--kind", "vote"]).ends_with(2);
    world.run(["log", "--partner", "niemand"]).ends_with(2);
    world.run(["log", "--by", "niemand"]).ends_with(2);
}

#[test]
fn a_report_is_issued_once_and_stays_what_it_was() {
    let world = World::founded().in_dutch();
    let issue = ["report", "issue", "--year", "2020", "--period", "1", "--to", "reports"];
    let early = world.run([&issue[..], &["--on", "2020-06-29"]].concat()).ends_with(1);
    assert!(early.err.contains("report.period-not-over"), "{}", early.err);
    assert!(!world.path().join("reports").exists(), "files were left of a report not issued");

    world.run([&issue[..], &["--on", "2020-07-01"]].concat()).succeeds();
    let file =
        |name: &str| std::fs::read_to_string(world.path().join("reports").join(name)).unwrap();
    let (text, value) = (file("monitoring-2020-1-nl.txt"), file("monitoring-2020-1-nl.json"));
    // Something of before the reference date comes to light.
    let late = json!({ "on": "2020-06-01", "kind": "receive-payment", "data": { "partner": "bewoners", "amount": "5.00", "bank_reference": "NL-5", "allocate": "oldest" } });
    world.apply(&late.to_string()).0.succeeds();
    let monitoring = ["report", "monitoring", "--year", "2020", "--period", "1"];
    assert_eq!(world.run([&monitoring[..], &["--format", "text"]].concat()).succeeds().out, text);
    assert_eq!(world.run([&monitoring[..], &["--format", "json"]].concat()).succeeds().out, value);
    world.run([&issue[..], &["--on", "2020-07-02"]].concat()).ends_with(1);
    assert_eq!(file("monitoring-2020-1-nl.txt"), text);
    let unknown =
        world.run(["report", "monitoring", "--year", "2020", "--period", "3"]).ends_with(2);
    assert!(unknown.err.contains("een periode van 1 tot en met 2"), "{}", unknown.err);

    // The event names the hash of each file.
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    let issued = log.iter().find(|event| event["kind"] == "monitoring-report-issued").unwrap();
    let sha = ledger_tests::tool(
        "sha256sum",
        &[path(&world.path().join("reports/monitoring-2020-1-nl.txt"))],
    );
    let files = issued["data"]["files"].as_array().unwrap();
    assert!(files.iter().any(|file| sha.starts_with(file["sha256"].as_str().unwrap())));
}

#[test]
fn a_report_that_lies_about_its_root_is_refused() {
    let world = World::founded();
    let events = world.events();
    let issue = json!({ "on": "2020-07-01", "kind": "issue-monitoring-report", "data": { "year": "2020", "period": 1,
        "basis": events, "root": "ab".repeat(32), "files": [{ "name": "x", "sha256": "00".repeat(32) }] } });
    let (run, answer) = world.apply(&issue.to_string());
    run.ends_with(1);
    assert_eq!(answer["code"], "input.root-differs", "{answer}");
    assert_eq!(world.events(), events);
}

#[test]
fn schemas_completions_and_manual_pages() {
    let world = World::empty();
    let commands = world.json(["schema", "commands"]).to_string();
    for kind in ["conclude-covenant", "receive-payment", "issue-monitoring-report"] {
        assert!(commands.contains(kind), "{kind} is not in the schema");
    }
    assert!(world.json(["schema", "events"]).to_string().contains("payment-received"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(world.run(["completions", shell]).succeeds().out.contains("convenant"));
    }
    world.run(["man", "pages"]).succeeds();
    assert!(world.path().join("pages/convenant-payment-receive.1").exists());
}

#[test]
fn help_fits_the_screen_and_shows_examples() {
    let world = World::empty();
    for arguments in [
        &["--help"][..],
        &["payment", "receive", "--help"],
        &["proposal", "submit", "surplus", "--help"],
        &["show", "--help"],
    ] {
        let help = world.run(arguments).succeeds().out;
        assert!(help.contains("Example"), "{arguments:?}");
        for line in help.lines().filter(|line| !line.starts_with("Usage: ")) {
            assert!(line.chars().count() <= 100, "{arguments:?}: too wide: {line}");
        }
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let world = World::founded();
    let mut child = world.command().args(["log", "--format", "json"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_changed_byte_is_found() {
    let world = World::founded();
    let events = world.path().join("ledger/log/events");
    let mut bytes = std::fs::read(&events).unwrap();
    let needle = b"NL-2";
    let places: Vec<usize> =
        (0..bytes.len() - 4).filter(|at| &bytes[*at..at + 4] == needle).collect();
    assert!(!places.is_empty(), "the bank reference stands in the file as it is");
    for at in places {
        bytes[at + 3] = b'9';
    }
    std::fs::write(&events, bytes).unwrap();
    let run = world.run(["verify"]);
    assert!(run.code == 4 || run.code == 3, "exit code {}: {}", run.code, run.err);
    assert!(run.err.contains("damaged") && run.err.contains("help:"), "{}", run.err);
    assert!(run.out.is_empty());
}

#[test]
fn two_ledgers_of_the_same_commands_have_the_same_books() {
    let (one, two) = (World::founded(), World::founded());
    for view in ["balance", "partners", "decisions", "receivables"] {
        let command = ["show", view, "--format", "json"];
        assert_eq!(one.json(command), two.json(command), "show {view}");
    }
    let root = |world: &World| world.json(["verify", "--format", "json"])["root"].clone();
    assert_eq!(root(&one), root(&two), "the same events at the same moments");
    one.run(["init", "--covenant", "oostpolder"]).ends_with(3);
}

/// A hint can be pasted: a shell takes what it says for what was meant.
#[test]
fn hints_can_be_pasted_whatever_the_ledger_is_called() {
    let world = World::empty();
    for name in ["plain", "met spatie", "it's", "$HOME", "a;b", "é", "*"] {
        let run = world.run(["init", "--covenant", "oostpolder", "--ledger", name]).succeeds();
        let hint = run.err.lines().find_map(|line| line.strip_prefix("next: convenant ")).unwrap();
        let words = hint.replace("DATE", "2020-01-15");
        let script = format!("for word in {words}; do printf '%s\\n' \"$word\"; done");
        let mut shell = world.command_of("sh");
        let told = shell.args(["-c", &script]).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        assert_eq!(told.lines().last(), Some(name), "{hint}");
        world.run(told.lines()).succeeds();
    }
}

/// Asked on a terminal, a view is as wide as it, unless `COLUMNS` says otherwise; asked elsewhere, it is not.
#[test]
fn a_view_is_as_wide_as_its_terminal() {
    let world = World::founded();
    let in_columns = |columns: Option<u32>| {
        let mut command = world.command();
        command.env_remove("COLUMNS").args(["show", "receivables"]);
        command.envs(columns.map(|columns| ("COLUMNS", columns.to_string())));
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let widths = [40, 60, 120].map(|columns| in_columns(Some(columns)));
    assert!(widths[0] != widths[1] && widths[1] != widths[2], "they show the same");
    assert_eq!(in_columns(None), in_columns(Some(80)), "80 where there is no terminal");
    for (columns, expected) in [40, 60, 120].into_iter().zip(&widths) {
        for (variable, expected) in [(None, expected), (Some("50"), &in_columns(Some(50)))] {
            let script = format!(
                "stty rows 24 cols {columns}; '{}' show receivables",
                ledger_tests::program().display()
            );
            let mut command = world.command_of("script");
            command.args(["--quiet", "--return", "--command", &script, "/dev/null"]);
            command.env_remove("COLUMNS");
            command.envs(variable.map(|columns| ("COLUMNS", columns)));
            command.stdin(std::process::Stdio::null());
            let output = command.output().expect("`script` of util-linux runs");
            let text = String::from_utf8(output.stdout).unwrap().replace('\r', "");
            assert!(output.status.success(), "{text}");
            assert_eq!(&text, expected, "{columns} columns, {variable:?}");
        }
    }
}

/// What is printed to start from makes a ledger as it is.
#[test]
fn a_covenant_is_begun_from_the_template() {
    let world = World::empty();
    for lang in ["nl", "en"] {
        let template = world.run(["init", "--template", "--lang", lang]).succeeds();
        std::fs::write(world.path().join("ons.toml"), template.out).unwrap();
        let init = ["init", "--covenant", "ons.toml", "--ledger", lang];
        let made = world.command().env("CONVENANT_NOW", "2026-02-01T12:00:00Z").args(init).output();
        let made = made.unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
    world.run(["init"]).ends_with(2);
    world.run(["init", "--template", "--covenant", "oostpolder"]).ends_with(2);
}

/// Catching up with a decision of last month: its day is named once, its votes are given with it, and the minutes
/// are attached to it by its number.
#[test]
fn a_session_of_catching_up_names_things_as_people_do() {
    let world = World::founded().in_dutch();
    let run = |arguments: &[&str]| {
        let output = world.command().env("CONVENANT_ON", "1-5-2020").args(arguments).output();
        let output = output.unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        said
    };
    run(&["proposal", "submit", "other", "--title", "Fietspad", "--text", "Fictief."]);
    let decide = ["proposal", "decide", "voorstel 4", "--manner", "vergadering"];
    let votes = ["--for", "waterschap", "--for", "gemeente", "--abstain", "bewoners"];
    let decided = run(&[&decide[..], &votes].concat());
    assert!(decided.contains("4 gebeurtenissen") && decided.contains("1 mei 2020"), "{decided}");
    std::fs::write(world.path().join("notulen.txt"), "Fictief.\n").unwrap();
    run(&["document", "attach", "notulen.txt", "--to", "besluit 4", "--to", "C2020-0001"]);
    let log = world.json(["log", "--kind", "document-attached", "--format", "json"]);
    let of = |kind: &str| world.run(["log", "--kind", kind, "--format", "json"]).lines();
    let decision = of("proposal-decided").pop().unwrap()["position"].clone();
    let invoice = of("contribution-invoiced").remove(0)["position"].clone();
    assert_eq!(log["data"]["to"], serde_json::json!([decision, invoice]));
    assert_eq!(log["on"], "2020-05-01");

    // A part of a name is enough if nobody else has it, and --on goes before the day of the session.
    let pay =
        ["payment", "receive", "--amount", "5", "--bank-reference", "NL-9", "--on", "2020-05-02"];
    let paid = run(&[&pay[..], &["--partner", "Waters"]].concat());
    assert!(paid.contains("Waterschap") && paid.contains("2 mei 2020"), "{paid}");
    let before = world.events();
    let several = world.run([&pay[..], &["--partner", "fictie"]].concat()).ends_with(1).err;
    assert!(several.contains("partner.several") && several.contains("gemeente-oost"), "{several}");
    let mut command = world.command();
    let wrong = command.env("CONVENANT_ON", "gisteren").args(pay).args(["--partner", "waterschap"]);
    let wrong = wrong.output().unwrap();
    let said = String::from_utf8(wrong.stderr).unwrap();
    assert_eq!(wrong.status.code(), Some(2), "{said}");
    assert!(said.contains("CONVENANT_ON") && said.contains("`gisteren`"), "{said}");
    assert_eq!(world.events(), before);
}
