//! The program is killed at random moments while it records: nothing that was answered is lost, nothing is
//! there by half, and what was not answered can be given again.
//!
//! A thousand times: `cargo test --package ledger-tests --test killed -- --ignored`

use std::time::Duration;

use ledger_tests::World;
use ledger_tests::conversation::{Conversation, payments, promised};
use ledger_tests::dice::Dice;

/// Kills a program that records so many times, a new ledger for every 25.
fn killed(times: usize, seed: u64) {
    let mut dice = Dice::new(seed);
    let mut cut_off = 0;
    for _ in 0..times.div_ceil(25) {
        let world = World::founded();
        let founded = world.events();
        // The first line that was not answered, and how many events are promised.
        let (mut next, mut least) = (0, founded);
        for _ in 0..25 {
            let mut program = Conversation::with(world.command().args(["apply", "-"]));
            // Some that wait for each other's answers, and then many at once.
            let mut given = next;
            for _ in 0..dice.below(4) {
                let more = 1 + dice.below(30);
                program.say(&payments(given, given + more));
                given += more;
            }
            let many = dice.below(600);
            program.shout(&payments(given, given + many));
            let run = program.kill_after(Duration::from_micros(dice.any() % 60_000));
            let answers = run.lines();
            for (number, answer) in answers.iter().enumerate() {
                let id = format!("cent-{}", next + number);
                assert!(answer["ok"] == true && answer["id"] == id.as_str(), "{answer}");
            }
            cut_off += usize::from(answers.len() < given + many - next);
            next += answers.len();
            least = run.out.lines().filter_map(promised).fold(least, u64::max);
            let events = world.events();
            assert!(events >= least, "{events} events of {least} that were answered");
            assert!((events - founded).is_multiple_of(2), "{events} events: one is there by half");
        }
        // Everything once more: each is there once, in the order in which it was given.
        let (all, there) = (payments(0, next + 700), (world.events() - founded) / 2);
        let run = world.run_with(["apply", "-"], all.as_bytes()).succeeds();
        for (number, answer) in (0..).zip(run.lines()) {
            assert_eq!(answer["repeated"] == true, number < there, "{answer}");
            assert_eq!(answer["positions"][0], founded + 2 * number, "{answer}");
        }
        let log = world.run(["log", "--format", "json", "--kind", "payment-received"]).succeeds();
        let cents = log.lines().into_iter().filter_map(|event| {
            event["data"]["bank_reference"].as_str()?.strip_prefix("CENT-")?.parse::<usize>().ok()
        });
        assert!(cents.eq(0..next + 700), "each payment once, in order");
    }
    println!("killed {times} times, {cut_off} times with lines unanswered");
    assert!(cut_off * 4 > times, "it was killed within its work only {cut_off} times");
}

#[test]
fn fifty_times() {
    killed(50, 50);
}

#[test]
#[ignore = "takes minutes: see docs/durability.md"]
fn a_thousand_times() {
    killed(1000, 1000);
}
