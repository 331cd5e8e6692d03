//! Money beyond contributions and expenses as the project leader types it: subsidies, commitments, what
//! goes wrong with an invoice or a payment and how it is put right, and the settlement at the end.

use std::collections::BTreeMap;

use ledger_tests::{World, path, tool};
use serde_json::json;

/// Types each line; what was said on standard error.
#[track_caller]
fn typed(world: &World, lines: &[&str]) -> String {
    lines.iter().map(|line| world.run(words(line)).succeeds().err).collect()
}

/// The words of a line; what stands between quotes is one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(place, part)| match place % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// A proposal, the votes of two of the three seats for it, and the decision, on one day.
#[track_caller]
fn decided(world: &World, number: u32, on: &str, submit: &str) {
    let why = "--title Voorstel --text Fictief.";
    typed(world, &[&format!("proposal submit {submit} {why} --on {on}")]);
    if submit.starts_with("settlement") || submit.starts_with("surplus") {
        let advice = format!("proposal consult {number} --advice positive --text Ja --on {on}");
        typed(world, &[&advice]);
    }
    for seat in ["waterschap", "gemeente"] {
        typed(world, &[&format!("proposal vote {number} --seat {seat} --vote for --on {on}")]);
    }
    typed(world, &[&format!("proposal decide {number} --manner meeting --on {on}")]);
}

/// What stands on every account that is not empty, and that an independent program agrees.
#[track_caller]
fn balances(world: &World) -> BTreeMap<String, String> {
    let journal = world.path().join("export.journal");
    world.run(["export", "hledger", "-o", path(&journal)]).succeeds();
    tool("hledger", &["-f", path(&journal), "check", "--strict"]);
    let view = world.json(["show", "balance", "--format", "json"]);
    let accounts = view["accounts"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let rows = accounts.map(|row| (text(&row["code"]), text(&row["balance"]["amount"])));
    rows.filter(|(_, amount)| amount != "0.00").collect()
}

fn as_map(rows: &[(&str, &str)]) -> BTreeMap<String, String> {
    rows.iter().map(|(code, amount)| ((*code).to_owned(), (*amount).to_owned())).collect()
}

#[test]
fn a_subsidy_and_a_commitment_from_begin_to_end() {
    let world = World::founded();
    let said = typed(
        &world,
        &[
            "subsidy grant --grantor \"Fictieve Provincie\" --reference P-1 --project Natuur \
             --amount 900 --from 2020-03-01 --until 2020-12-31 --account-by 2021-04-01 \
             --on 2020-02-15",
            "subsidy receive 1 --amount 700 --bank-reference NL-11 --on 2020-03-01",
            "commitment enter --line dijken --amount 650 --supplier Fictief --description Dijk \
             --on 2020-04-15",
            "commitment change 1 --amount 600 --reason Minder --on 2020-04-16",
            "expense record --line dijken --amount 250 --supplier Fictief --description Dijk \
             --commitment 1 --subsidy 1 --on 2020-05-15",
            "budget forecast --year 2020 --line dijken --amount 2600 --reason Offerte \
             --on 2020-05-20",
            "budget explain --year 2020 --line dijken --text Storm --on 2020-05-21",
        ],
    );
    assert!(!said.contains("warning"), "{said}");
    let register = world.json(["show", "subsidies", "--on", "2020-06-30", "--format", "json"]);
    let of = |name: &str| register["subsidies"][0][name]["amount"].as_str().unwrap().to_owned();
    let amounts = ["granted", "received", "spent", "unspent", "to_come", "held"].map(of);
    assert_eq!(amounts, ["900.00", "700.00", "250.00", "650.00", "200.00", "450.00"]);
    let budget = ["show", "budget", "--year", "2020", "--on", "2020-06-30", "--format", "json"];
    let line = &world.json(budget)["expenses"][0];
    assert_eq!(line["committed"]["amount"], "350.00");
    assert_eq!(
        (&line["forecast"]["amount"], &line["explanation"]["text"]),
        (&json!("2600.00"), &json!("Storm"))
    );
    let agenda = ["show", "agenda", "--on", "2021-02-01", "--format", "json"];
    let also = &world.json(agenda)["also"][0];
    assert_eq!(
        (&also["what"]["kind"], &also["due"]),
        (&json!("account-for-subsidy"), &json!("2021-04-01"))
    );

    // Over the budget of 2500.00 there is a warning, and no refusal.
    let over = "expense record --line dijken --amount 500 --supplier Fictief --description Dijk \
                --on 2020-06-01";
    let said = typed(&world, &[over]);
    assert!(said.contains("warning: line `dijken` comes to 2912.35 in 2020"), "{said}");
    let said = typed(&world, &["year close 2020 --on 2021-01-05"]);
    assert!(
        said.contains("warning: 1 commitments of 2020 are still open, 350.00 in all"),
        "{said}"
    );
    typed(
        &world,
        &[
            "commitment release 1 --reason Klaar --on 2021-01-06",
            "subsidy settle 1 --on 2021-03-01",
            "subsidy repay 1 --bank-reference NL-12 --on 2021-03-15",
        ],
    );
    let expected = [
        ("1000", "2500.50"),
        ("1300", "1000.00"),
        ("1600", "-2562.35"),
        ("1710", "-250.50"),
        ("2900", "-687.65"),
    ];
    assert_eq!(balances(&world), as_map(&expected));
}

#[test]
fn what_goes_wrong_is_put_right_and_stays_findable() {
    let world = World::founded();
    typed(
        &world,
        &[
            "contribution remind --on 2020-03-16",
            "contribution credit C2020-0003 --amount 100 --reason \"Te hoog\" --on 2020-03-17",
            "payment refund 2 --amount 50 --bank-reference NL-11 --on 2020-03-25",
            "payment reallocate 2 --from C2020-0002 --amount 10 --on 2020-03-26",
            "payment allocate 2 --invoice C2020-0002 --amount 10 --on 2020-03-27",
            "payment reverse 1 --reason storno --bank-reference NL-12 --on 2020-03-28",
            "payment receive --partner waterschap --amount 1000 --bank-reference NL-13 \
             --on 2020-04-02",
        ],
    );
    let again = ["contribution", "remind", "--on", "2020-03-20"];
    let refused = world.run(again).ends_with(1);
    assert!(refused.err.contains("(reminder.nobody-due)"), "{}", refused.err);
    // The expense of the founded ledger was recorded wrongly; the wrong one and its correction stay.
    let log = ["log", "--kind", "expense-recorded", "--format", "json"];
    let log = world.run(log).succeeds().lines();
    let position = log[0]["position"].to_string();
    typed(
        &world,
        &[&format!("correct {position} --reason \"Cijfers verwisseld\" --on 2020-05-01")],
    );
    let right = "expense record --line dijken --amount 1182.35 --supplier Fictief \
                 --description Dijk --on 2020-05-01";
    typed(&world, &[right]);
    let refused = world
        .run(["correct", &position, "--reason", "Nog eens", "--on", "2020-05-02"])
        .ends_with(1);
    assert!(refused.err.contains("(correction.already-corrected)"), "{}", refused.err);
    decided(&world, 4, "2020-11-01", "write-off C2020-0003");
    let expected = [
        ("1000", "2200.50"),
        ("1600", "-1182.35"),
        ("1710", "-200.50"),
        ("4000", "1182.35"),
        ("4900", "900.00"),
        ("8000", "-2900.00"),
    ];
    assert_eq!(balances(&world), as_map(&expected));
    let journal = world.run(["show", "journal", "--lang", "en"]).succeeds().out;
    assert!(journal.contains(&format!("correction of event {position}")), "{journal}");
}

#[test]
fn after_the_term_everything_comes_to_nil() {
    let world = World::founded();
    typed(
        &world,
        &[
            "payment receive --partner bewoners --amount 1000 --bank-reference NL-11 \
             --on 2020-06-01",
            "payment refund 2 --bank-reference NL-12 --on 2020-06-02",
            "expense pay 1 --bank-reference NL-13 --on 2020-06-03",
            "year close 2020 --on 2021-01-05",
            "year close 2021 --on 2022-01-05",
            "year close 2022 --on 2023-01-05",
        ],
    );
    let early = ["proposal", "submit", "settlement", "--remainder", "partners", "--title", "Einde"];
    let early = world.run([&early[..], &["--text", "Fictief.", "--on", "2023-01-06"]].concat());
    assert!(early.ends_with(1).err.contains("(settlement.balance-left)"));
    decided(&world, 4, "2023-01-10", "surplus --year 2020 --project Duinen=1187.65");
    decided(&world, 5, "2023-01-12", "fund-release --fund project=Duinen --amount 187.65");
    decided(&world, 6, "2023-02-01", "settlement --remainder \"transfer=Fictief vervolg\"");
    let late = "income record --line overig --amount 1 --description Te-laat \
                --bank-reference NL-14 --on 2022-12-31";
    assert!(world.run(words(late)).ends_with(1).err.contains("(date.settled)"));
    typed(&world, &["covenant transfer --bank-reference NL-15 --on 2023-02-10"]);
    assert_eq!(balances(&world), as_map(&[]));
    let overview = world.run(["show", "overview", "--on", "2023-02-10", "--lang", "en"]).succeeds();
    let settled = "Settled on 1 February 2023; what was left, €1,187.65, went to Fictief vervolg.";
    assert!(overview.out.replace("\n", " ").contains(settled), "{}", overview.out);
}
