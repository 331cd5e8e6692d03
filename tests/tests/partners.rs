//! Partners that change and leave, and what is agreed about reports, as typed at a terminal.

use ledger_tests::{World, golden};

/// Submits a proposal with these options, has two of three seats vote for it, and decides it with
/// effect from a day.
#[track_caller]
fn adopt(world: &World, number: &str, submit: &[&str], on: &str, from: &str) {
    let why = ["--title", "Voorstel (fictief)", "--text", "Fictief.", "--on", on];
    let propose = [&["proposal", "submit"], submit, &why[..]].concat();
    world.run(propose).succeeds();
    for seat in ["waterschap", "bewoners"] {
        world
            .run(["proposal", "vote", number, "--seat", seat, "--vote", "for", "--on", on])
            .succeeds();
    }
    let decide = ["proposal", "decide", number, "--manner", "meeting", "--on", on];
    world.run([&decide[..], &["--effective-from", from]].concat()).succeeds();
}

/// The fourth party signed and is renamed, a fifth accedes and merges into it.
fn changed() -> World {
    let world = World::founded();
    world.run(["covenant", "sign", "--partner", "boeren", "--on", "2020-02-10"]).succeeds();
    let rename = ["rename", "--partner", "boeren", "--name", "Fictieve Boeren Oost"];
    adopt(&world, "4", &rename, "2020-03-01", "2020-04-01");
    let accession = ["accession", "--code", "school", "--name", "Fictieve School"];
    adopt(&world, "5", &accession, "2020-03-02", "2020-03-02");
    world
        .run(["contribution", "invoice", "--year", "2020", "--all", "--on", "2020-03-03"])
        .succeeds();
    let merger = ["merger", "--from", "school", "--into", "Fictieve Boerencoöperatie | (oost)"];
    adopt(&world, "6", &merger, "2020-04-10", "2020-05-01");
    world
}

#[test]
fn the_page_of_a_partner_stays_as_it_is() {
    let world = changed();
    let pay = ["payment", "receive", "--partner", "boeren", "--amount", "1500"];
    let bank = ["--bank-reference", "NL-9", "--on", "2020-05-04"];
    world.run([&pay[..], &bank[..]].concat()).succeeds();
    let mut screens = String::new();
    for (partner, on) in
        [("boeren", "2020-03-31"), ("boeren", "2020-05-31"), ("school", "2020-05-31")]
    {
        for lang in ["nl", "en"] {
            screens += &format!("$ convenant show partner {partner} --on {on} --lang {lang}\n");
            let show = ["show", "partner", partner, "--on", on, "--lang", lang];
            screens += &world.run(show).succeeds().out;
            screens.push('\n');
        }
    }
    for line in screens.lines() {
        assert!(line.chars().count() <= 80, "wider than 80 columns: {line}");
    }
    golden("partner.txt", &screens);
    // Found by the name it had; the claim on the school is now open with the partner it merged into.
    let former = "Fictieve Boerencoöperatie | (oost)";
    let page = world.json(["show", "partner", former, "--on", "2020-05-31", "--format", "json"]);
    assert_eq!(page["partner"]["code"], "boeren");
    assert_eq!(page["merged"][0], "school");
    assert_eq!(page["account"]["invoices"][0]["open"]["amount"], "333.33");
    let csv = world.run(["show", "partner", "boeren", "--format", "csv"]).succeeds().out;
    assert!(csv.starts_with("position,"), "{csv}");
    let unknown = world.run(["show", "partner", "school", "--on", "2020-03-01"]).ends_with(2);
    assert!(unknown.err.contains("help:"), "{}", unknown.err);
}

#[test]
fn a_partner_that_left_is_no_party_and_is_not_invoiced() {
    let world = changed();
    let withdrawal = ["withdrawal", "--partner", "boeren"];
    adopt(&world, "7", &withdrawal, "2020-06-01", "2020-07-01");
    let register = ["show", "partners", "--format", "json", "--on", "2020-07-01"];
    let register = world.json(register);
    let status = |place: usize| register["partners"][place]["status"].as_str().unwrap().to_owned();
    assert_eq!([status(3), status(4)], ["withdrawn", "merged"]);
    assert_eq!(register["parties"]["count"], 3);
    let again = ["proposal", "submit", "withdrawal", "--partner", "boeren"];
    let why = ["--title", "Nog eens", "--text", "Fictief.", "--on", "2020-06-02"];
    let refused = world.run([&again[..], &why[..]].concat()).ends_with(1);
    assert!(refused.err.contains("(withdrawal.already-left)"), "{}", refused.err);
}

#[test]
fn a_covenant_is_amended_and_continued() {
    let world = World::founded().in_dutch();
    let why = ["--title", "Wijziging (fictief)", "--text", "Fictief.", "--on", "2020-05-01"];
    let submit = ["proposal", "submit", "amendment", "--data", "-"];
    let amendment = r#"{"text": "Fictief.", "changes": [{"theme-added": "Natuur"},
        {"decide": [{"pass": [{"of": "seats", "over": "1/2"}]}]}]}"#;
    world.run_with([&submit[..], &why[..]].concat(), amendment.as_bytes()).succeeds();
    for seat in ["waterschap", "bewoners"] {
        let vote = ["proposal", "vote", "4", "--seat", seat, "--vote", "for"];
        world.run([&vote[..], &["--on", "2020-05-01"]].concat()).succeeds();
    }
    let decide = ["proposal", "decide", "4", "--manner", "meeting", "--on", "2020-05-01"];
    let done = world.run(decide).succeeds();
    assert!(done.out.contains("Convenant gewijzigd per 1 mei 2020"), "{}", done.out);
    let unclear = ["proposal", "submit", "continuation", "--until", "2024-12-31"];
    world.run([&unclear[..], &why[..]].concat()).ends_with(2);
    let longer = ["continuation", "--until", "2024-12-31", "--decided-by", "2024-06-30"];
    adopt(&world, "5", &longer, "2021-05-01", "2021-05-01");
    let overview = world.json(["show", "overview", "--format", "json", "--on", "2021-05-01"]);
    assert_eq!(overview["term"]["ends"], "2024-12-31");
    let before = world.json(["show", "overview", "--format", "json", "--on", "2021-04-30"]);
    assert_eq!(before["term"]["ends"], "2022-12-31");
    world.run(["verify"]).succeeds();
}

#[test]
fn a_report_is_reviewed_and_its_actions_are_followed_up() {
    let world = World::founded().in_dutch();
    let period = ["--year", "2020", "--period", "1"];
    world.run([&["report", "issue", "--on", "2020-07-02"], &period[..]].concat()).succeeds();
    let review = ["report", "review", "--remarks", "Akkoord.", "--on", "2020-07-09"];
    let actions = [
        "--action",
        "projectgroep=2020-08-01=Scholen bellen",
        "--action",
        "gemeente=2020-09-01=Dijk=hoog inspecteren",
    ];
    let done = world.run([&review[..], &period[..], &actions[..]].concat()).succeeds();
    assert!(done.err.contains("verder: convenant show actions"), "{}", done.err);
    let open = ["action", "open", "--title", "Bericht", "--owner", "communication"];
    world
        .run(
            [&open[..], &["--due", "2020-10-01", "--decision", "1", "--on", "2020-07-10"]].concat(),
        )
        .succeeds();
    let close = ["action", "close", "1", "--state", "done", "--outcome", "Gebeld."];
    world.run([&close[..], &["--on", "2020-07-20"]].concat()).succeeds();
    let later = ["action", "postpone", "2", "--due", "2020-09-15", "--reason", "Hoog water."];
    world.run([&later[..], &["--on", "2020-08-20", "--actor", "gemeente"]].concat()).succeeds();
    let mut screens = String::new();
    for more in [&[][..], &["--open"], &["--lang", "en"]] {
        let show = [&["show", "actions", "--on", "2020-09-20"], more].concat();
        screens += &format!("$ convenant {}\n", show.join(" "));
        screens += &world.run(show).succeeds().out;
        screens.push('\n');
    }
    for line in screens.lines() {
        assert!(line.chars().count() <= 80, "wider than 80 columns: {line}");
    }
    golden("actions.txt", &screens);
    let report = ["report", "monitoring", "--year", "2020", "--period", "2"];
    let report = world.run(report).succeeds().out;
    for part in ["2 acties zijn te laat.", "besproken op 9 juli 2020: Akkoord."] {
        assert!(report.contains(part), "`{part}` is not in:\n{report}");
    }
}
