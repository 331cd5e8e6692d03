//! Independent programs agree with the books, account by account, to the cent.

use std::collections::BTreeMap;

use ledger_tests::{World, covenants, path, tool};

/// Balances in cents by account code.
type Balances = BTreeMap<String, i64>;

/// Checks the exported journal with hledger and ledger against `show balance`.
#[track_caller]
fn agree(world: &World) -> usize {
    let journal = world.path().join("export.journal");
    world.run(["export", "hledger", "-o", path(&journal)]).succeeds();
    let file = path(&journal);
    tool("hledger", &["-f", file, "check", "--strict"]);
    tool("hledger", &["-f", file, "check", "ordereddates"]);

    let ours = ours(world);
    let csv =
        tool("hledger", &["-f", file, "balance", "--flat", "--no-total", "--empty", "-O", "csv"]);
    assert_eq!(by_code(csv.lines().skip(1)), ours, "hledger disagrees");
    let format = "%(quoted(account)),%(quoted(quantity(scrub(display_total))))\n";
    let csv = tool(
        "ledger",
        &["-f", file, "balance", "--flat", "--no-total", "--empty", "--balance-format", format],
    );
    assert_eq!(by_code(csv.lines()), ours, "ledger disagrees");
    tool("hledger", &["-f", file, "stats"]).lines().count()
}

/// What `show balance` says, and that it is in balance.
#[track_caller]
fn ours(world: &World) -> Balances {
    let balance = world.json(["show", "balance", "--format", "json"]);
    assert_eq!(balance["total_debit"], balance["total_credit"]);
    let accounts = balance["accounts"].as_array().expect("a list of accounts");
    let row = |account: &serde_json::Value| {
        let cents = cents(account["balance"]["amount"].as_str().expect("a decimal as a string"));
        let sides = ["debit", "credit"].map(|side| account[side].as_str().expect("a decimal"));
        let [debit, credit] = sides.map(crate::cents);
        assert_eq!(debit - credit, cents, "{account}");
        (account["code"].as_str().expect("a code").to_owned(), cents)
    };
    nonzero(accounts.iter().map(row))
}

/// Rows of account and amount, by the code in the account's name.
fn by_code<'a>(rows: impl Iterator<Item = &'a str>) -> Balances {
    let row = |row: &str| {
        let (account, amount) = row.rsplit_once(',').expect("an account and an amount");
        let is_code =
            |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
        let mut parts = account.split([':', ' ', '"']);
        let code = parts.find(is_code).unwrap_or_else(|| panic!("no code in {account}"));
        (code.to_owned(), cents(amount))
    };
    nonzero(rows.filter(|row| !row.is_empty()).map(row))
}

fn nonzero(rows: impl Iterator<Item = (String, i64)>) -> Balances {
    let mut balances = Balances::new();
    for (code, cents) in rows {
        *balances.entry(code).or_default() += cents;
    }
    balances.retain(|_, cents| *cents != 0);
    balances
}

/// An amount such as `EUR -1234.5` in cents, whatever stands around it.
fn cents(amount: &str) -> i64 {
    let number: String =
        amount.chars().filter(|c| c.is_ascii_digit() || matches!(c, '-' | '.')).collect();
    let (sign, number) = match number.strip_prefix('-') {
        Some(number) => (-1, number.to_owned()),
        None => (1, number),
    };
    let (euros, fraction) = number.split_once('.').unwrap_or((&number, ""));
    let euros: i64 = euros.parse().unwrap_or_else(|_| panic!("not an amount: {amount}"));
    let fraction: i64 = format!("{fraction:0<2}").parse().expect("two decimals");
    sign * (euros * 100 + fraction)
}

#[test]
fn on_the_founded_ledger_with_awkward_names() {
    agree(&World::founded());
}

#[test]
fn on_random_networks() {
    for (partners, years, seed) in [(5, 1, 1), (17, 3, 2), (60, 4, 3), (33, 2, 20_261_124)] {
        let world = World::empty();
        let [partners, years, seed] = [partners, years, seed].map(|n: u32| n.to_string());
        let network = ["--partners", &partners, "--years", &years, "--seed", &seed];
        world.run([&["generate"][..], &network[..]].concat()).succeeds();
        agree(&world);
    }
}

#[test]
fn on_every_covenant_that_comes_with_the_program() {
    for covenant in covenants() {
        for seed in [1, 20_261_124] {
            agree(&World::of_course(&covenant, seed));
        }
    }
}

#[test]
fn on_the_demonstration() {
    let world = World::empty();
    world.run(["demo", "here"]).succeeds();
    std::fs::rename(world.path().join("here/ledger"), world.path().join("ledger")).unwrap();
    agree(&world);
}

#[test]
fn on_a_covenant_that_was_taken_over() {
    // On the day it was, before its year is closed, and when its deficit is shared.
    for until in ["2025-07-14", "close-year", "2026-02-26"] {
        let world = World::taken_over(until);
        agree(&world);
        assert!(ours(&world).len() > 2, "{until}");
    }
}
