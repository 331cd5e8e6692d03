//! From a figure to the events behind it.

use ledger_tests::{World, covenants};
use serde_json::{Value, json};

/// The position and part of each event behind a figure.
#[track_caller]
fn parts(world: &World, arguments: &[&str]) -> Value {
    let explained = world.json([&["explain"], arguments, &["--format", "json"]].concat());
    assert_eq!(explained["adds_up"], true, "{explained}");
    let events = explained["events"].as_array().expect("events").iter();
    events.map(|event| json!([event["position"], event["part"]])).collect()
}

#[test]
fn figures_of_the_founded_ledger_by_hand() {
    let world = World::founded();
    // Debtors: three invoices of 1000.00, of which two are paid.
    let invoiced = json!([[27, "1000.00"], [28, "1000.00"], [29, "1000.00"]]);
    let paid = json!([[31, "1000.00"], [33, "1000.00"]]);
    let open = json!([
        [27, "1000.00"],
        [28, "1000.00"],
        [29, "1000.00"],
        [31, "-1000.00"],
        [33, "-1000.00"]
    ]);
    assert_eq!(parts(&world, &["balance", "/accounts/1/balance"]), open);
    assert_eq!(parts(&world, &["balance", "/accounts/1/balance/amount"]), open);
    assert_eq!(parts(&world, &["balance", "/accounts/1/debit"]), invoiced);
    assert_eq!(parts(&world, &["balance", "/accounts/1/credit"]), paid);
    assert_eq!(parts(&world, &["balance-sheet", "/assets/1/figure"]), open);
    let before = ["balance", "/accounts/1/balance", "--on", "2020-02-29"];
    assert_eq!(
        parts(&world, &before),
        json!([[27, "1000.00"], [28, "1000.00"], [29, "1000.00"], [31, "-1000.00"]])
    );
    let as_it_was = ["receivables", "/ageing/total", "--as-of", "30", "--on", "2020-03-31"];
    assert_eq!(parts(&world, &as_it_was), invoiced);

    // The line `dijken`: 2500.00 budgeted, 1812.35 spent.
    let line = ["budget", "/expenses/0/difference", "--year", "2020", "--on", "2020-12-31"];
    assert_eq!(parts(&world, &line), json!([[21, "-2500.00"], [34, "1812.35"]]));
    assert_eq!(
        parts(&world, &["overview", "/decisions"]),
        json!([[15, null], [20, null], [25, null]])
    );
    let report = ["report", "/summary/cash", "--year", "2020", "--period", "1"];
    assert_eq!(parts(&world, &report), json!([[30, "1000.00"], [32, "1250.50"]]));
    let posting = ["journal", "/entries/7/postings/0/debit"];
    assert_eq!(parts(&world, &posting), json!([[34, "1812.35"]]));

    let percent =
        ["explain", "budget", "/expenses/0/percent", "--year", "2020", "--format", "json"];
    let percent = world.json(percent);
    let from = json!({ "/expenses/0/difference": "-687.65", "/expenses/0/revised": "2500.00" });
    assert_eq!((&percent["value"], &percent["derived_from"]), (&json!("-27.5"), &from));
}

#[test]
fn counts_of_the_network_and_of_one_partner_by_hand() {
    let world = World::founded();
    for line in [
        "ambassador appoint bewoners --person 8 --on 2020-03-10",
        "meeting record --kind network --title Allen --invite-all --on 2020-03-11",
        "meeting record --kind conference --title Dijkdag --invite-all --on 2020-03-12",
        "goal set --year 2020 --theme Water --goal Droog --on 2020-03-13",
    ] {
        world.run(line.split_whitespace()).succeeds();
    }
    let on = |view: &[&str]| parts(&world, &[view, &["--on", "2020-04-01"]].concat());
    assert_eq!(on(&["ambassadors", "/coverage/with_ambassador"]), json!([[35, null]]));
    assert_eq!(on(&["network", "/coverage/with_ambassador"]), json!([[35, null]]));
    assert_eq!(on(&["network", "/meetings/1/invited"]), json!([[37, null]]));
    assert_eq!(on(&["network", "/partners/2/invited"]), json!([[36, null], [37, null]]));
    // Two meetings of the network are asked for: the second is enough.
    assert_eq!(on(&["obligations", "/groups/4/done"]), json!([[36, null], [37, null]]));
    assert_eq!(on(&["obligations", "/groups/4/met"]), json!([[37, null]]));
    let bewoners = ["obligations", "/rows/1/done", "--partner", "bewoners"];
    assert_eq!(on(&bewoners), json!([[35, null]]));
    let partner = |address| on(&["partner", address, "--partner", "bewoners"]);
    assert_eq!(partner("/contributions/0/invoiced"), json!([[29, "1000.00"]]));
    // In 2020 two of three parties had no ambassador on the first of December.
    let agenda = ["agenda", "/items/0/met", "--on", "2020-12-01"];
    assert_eq!(parts(&world, &agenda), json!([[35, null]]));
    assert_eq!(on(&["subsidies", "/total/held"]), json!([]));
    for named in [
        &["goals", "/themes/0/goals/0/text"][..],
        &["groups", "/members"],
        &["actions", "/actions"],
        &["documents", "/documents"],
    ] {
        let run = world.run([&["explain"], named].concat()).ends_with(2);
        assert!(run.err.contains("is no figure"), "{named:?}: {}", run.err);
    }
}

#[test]
fn a_share_of_a_deficit_is_borne_by_every_event_in_proportion() {
    let world = World::founded();
    let expense = json!({ "on": "2020-06-01", "kind": "record-expense", "data": { "line": "dijken",
        "amount": "1250.00", "supplier": "Fictief", "description": "Dijk" } });
    world.apply(&expense.to_string()).0.succeeds();
    // 3000.00 invoiced and 3062.35 spent: 62.35 to carry, two thirds of it by the first bearer.
    let risk = ["--year", "2020", "--on", "2020-12-31"];
    let carried = |address| parts(&world, &[&["risk", address], &risk[..]].concat());
    assert_eq!(
        carried("/to_carry"),
        json!([
            [27, "-1000.00"],
            [28, "-1000.00"],
            [29, "-1000.00"],
            [34, "1812.35"],
            [35, "1250.00"]
        ])
    );
    let cents = |part: &Value| {
        part[1].as_str().unwrap().replace('.', "").parse::<i64>().expect("two decimals")
    };
    let of_bearer = |address| carried(address).as_array().unwrap().iter().map(cents).sum::<i64>();
    assert_eq!((of_bearer("/bearers/0/share"), of_bearer("/bearers/1/share")), (4157, 2078));
}

#[test]
fn it_is_shown_with_descriptions_and_postings() {
    let world = World::founded().in_dutch();
    let shown = world.run(["explain", "budget", "/result/actual", "--on", "2020-04-01"]).succeeds();
    for part in [
        "Wat achter /result/actual van budget staat",
        "Het cijfer: €\u{a0}1.187,65.",
        "Factuur C2020-0001",
        "1300 Debiteuren",
        "4000 Lasten (dijken)",
        "−1.812,35",
        "1.187,65",
    ] {
        assert!(shown.out.contains(part), "{part} is not in:\n{}", shown.out);
    }
    assert!(shown.out.lines().all(|line| line.chars().count() <= 80), "{}", shown.out);
    let csv = ["explain", "balance", "/accounts/0/balance", "--format", "csv"];
    assert!(
        world.run(csv).succeeds().out.starts_with("position,on,kind,description,booked,part\r\n")
    );
    let nil = world.run(["explain", "overview", "/reserve", "--lang", "en"]).succeeds();
    assert!(nil.out.contains("No event is behind it: it is nil."), "{}", nil.out);
}

#[test]
fn of_many_events_the_largest_are_shown_and_all_are_written_on_request() {
    let world = World::empty().in_dutch();
    world.run(["generate", "--partners", "20", "--years", "2"]).succeeds();
    let bank = ["explain", "balance", "/accounts/0/balance"];
    let cents = |value: &Value| {
        value.as_str().expect("an amount").replace('.', "").parse::<i64>().expect("two decimals")
    };
    let sum = |events: &[Value]| events.iter().map(|event| cents(&event["part"])).sum::<i64>();
    let all = world.run([&bank[..], &["--all", "--format", "json"]].concat()).succeeds().lines();
    let shown = world.json([&bank[..], &["--format", "json"]].concat());
    let events = shown["events"].as_array().expect("events");
    assert_eq!((shown["adds_up"].clone(), events.len()), (json!(true), 40));
    assert_eq!(shown["others"]["count"], all.len() - 40);
    assert_eq!(sum(events) + cents(&shown["others"]["amount"]), cents(&shown["value"]));
    assert_eq!(sum(&all), cents(&shown["value"]));

    // Nothing that is left out adds more than what is shown, and the order is that of the events.
    let (told, rest): (Vec<&Value>, Vec<&Value>) = all.iter().partition(|of| events.contains(of));
    assert_eq!(told, events.iter().collect::<Vec<_>>());
    let size = |of: &&Value| cents(&of["part"]).abs();
    assert!(told.iter().map(size).min() >= rest.iter().map(size).max());

    let csv = world.run([&bank[..], &["--all", "--format", "csv"]].concat()).succeeds().out;
    let position = |line: &&str| line.starts_with(|first: char| first.is_ascii_digit());
    assert_eq!(csv.lines().filter(position).count(), all.len());
    assert_eq!(csv.matches("position,on,kind,description,booked,part").count(), 1);
    let text = world.run(bank).succeeds().out;
    assert!(text.contains(&format!("en {} andere", all.len() - 40)), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");

    let refused = world.run([&bank[..], &["--all"]].concat()).ends_with(2);
    assert!(refused.err.contains("--format csv"), "{}", refused.err);
    let percent = ["explain", "budget", "/expenses/0/percent", "--all", "--format", "json"];
    let refused = world.run(percent).ends_with(2);
    assert!(refused.err.contains("/expenses/0/revised"), "{}", refused.err);
}

#[test]
fn what_is_no_figure_is_refused_with_the_figures_there_are() {
    let world = World::founded();
    for (arguments, says) in [
        (&["balance", "/accounts/9/balance"][..], "0 to 5"),
        (&["balance", "/accounts"], "/accounts/0/balance"),
        (&["balance", "accounts"], "accounts, on, total_credit, total_debit"),
        (&["balance", "/on"], "is no figure"),
        (&["ballance", "/on"], "balance-sheet"),
        (&["balance", "/total_debit", "--year", "2020"], "--year"),
        (&["report", "/summary/cash"], "--year and --period"),
        (&["budget", "/result/actual", "--year", "2030"], "2020 to 2022"),
    ] {
        let run = world.run([&["explain"], arguments].concat()).ends_with(2);
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
        assert!(run.out.is_empty());
    }
}

#[test]
fn the_main_figures_of_every_covenant_are_explained() {
    for name in covenants() {
        let world = World::of_course(&name, 3);
        for (view, address) in [
            ("overview", "/cash"),
            ("overview", "/years/1/result"),
            ("overview", "/parties"),
            ("partners", "/partners/0/received"),
            ("balance", "/total_credit"),
            ("balance-sheet", "/total_liabilities_and_equity"),
            ("decisions", "/decisions/1/proposal/tally/votes_for"),
        ] {
            assert_ne!(parts(&world, &[view, address]), json!([]), "{name}: {view} {address}");
        }
    }
}
