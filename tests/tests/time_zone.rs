//! One calendar: a day begins and ends by the clocks of the ledger's time zone, wherever the program runs.

use ledger_tests::{World, covenant};
use serde_json::Value;

/// Records a payment at a moment, under the local time zone of somebody else, and gives its event.
fn paid_at(world: &World, moment: &str, local: &str, reference: &str) -> Value {
    let pay = [
        "payment",
        "receive",
        "--partner",
        "waterschap",
        "--amount",
        "5",
        "--allocate",
        "none",
        "--bank-reference",
        reference,
        "--format",
        "json",
    ];
    let output = world.command().args(pay).env("CONVENANT_NOW", moment).env("TZ", local).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let done: Value = serde_json::from_slice(&output.stdout).unwrap();
    done["events"][0].clone()
}

/// The positions in the log as it was at the end of a day.
fn log_of(world: &World, day: &str) -> u64 {
    let log = world.run(["log", "--as-of", day, "--format", "json"]).succeeds();
    log.lines().len() as u64
}

fn with_zone(zone: &str) -> World {
    let world = World::empty();
    let definition = std::fs::read_to_string(covenant("oostpolder")).unwrap();
    let definition = definition
        .replace("[calendar]\n", &format!("[calendar]\n{zone}\n"))
        .replace("2022-12-31", "2023-12-31");
    std::fs::write(world.path().join("covenant.toml"), definition).unwrap();
    let at_first = |arguments: &[&str], input: &str| {
        let mut command = world.command();
        command.args(arguments).env("CONVENANT_NOW", "2022-01-01T12:00:00Z");
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    at_first(&["init", "--covenant", "covenant.toml"], "");
    let founding = std::fs::read_to_string(ledger_tests::data("founding.jsonl")).unwrap();
    let roles: String = founding.lines().take(5).map(|line| format!("{line}\n")).collect();
    at_first(&["apply", "-"], &roles);
    world
}

#[test]
fn today_and_the_end_of_a_day_are_those_of_the_ledger() {
    let world = with_zone("");
    // Half past midnight in Amsterdam: in winter, on the two days on which the clocks change, in summer;
    // and the last minute of a day.
    let rows = [
        ("2022-01-31T23:30:00Z", "2022-01-31", "2022-02-01"),
        ("2022-03-26T23:30:00Z", "2022-03-26", "2022-03-27"),
        ("2022-03-27T22:30:00Z", "2022-03-27", "2022-03-28"),
        ("2022-07-31T21:59:00Z", "2022-07-30", "2022-07-31"),
        ("2022-07-31T22:30:00Z", "2022-07-31", "2022-08-01"),
        ("2022-10-29T22:30:00Z", "2022-10-29", "2022-10-30"),
        ("2022-10-30T23:30:00Z", "2022-10-30", "2022-10-31"),
    ];
    for (place, (moment, before_it, today)) in rows.iter().enumerate() {
        let before = world.events();
        let local = ["UTC", "Asia/Tokyo", "America/New_York"][place % 3];
        let event = paid_at(&world, moment, local, &format!("X{place}"));
        assert_eq!(event["on"], *today, "{moment}");
        // It is in the log of the end of its day, and not in that of the day before.
        assert_eq!(log_of(&world, before_it), before, "{moment}");
        assert_eq!(log_of(&world, today), before + 1, "{moment}");
    }
}

#[test]
fn a_definition_names_another_time_zone() {
    let world = with_zone("time_zone = \"America/New_York\"");
    let event = paid_at(&world, "2022-08-01T03:30:00Z", "Europe/Amsterdam", "X");
    assert_eq!(event["on"], "2022-07-31");
    let concluded =
        world.run(["log", "--kind", "covenant-concluded", "--format", "json"]).succeeds();
    let calendar = &concluded.lines()[0]["data"]["covenant"]["calendar"];
    assert_eq!(calendar["time_zone"], "America/New_York", "{calendar}");

    let world = World::empty();
    let definition = std::fs::read_to_string(covenant("oostpolder")).unwrap();
    let faulty = definition.replace("[calendar]\n", "[calendar]\ntime_zone = \"Amsterdam\"\n");
    std::fs::write(world.path().join("faulty.toml"), faulty).unwrap();
    let refused = world.run(["init", "--covenant", "faulty.toml"]);
    assert_ne!(refused.code, 0);
    assert!(
        refused.err.contains("calendar.time_zone: `Amsterdam` is not right here"),
        "{}",
        refused.err
    );
}
