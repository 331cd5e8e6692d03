//! The snapshot of a ledger: it changes no answer, and whoever damages or forges it changes none either.

use std::fs;
use std::path::PathBuf;

use ledger_tests::World;

/// A ledger large enough to get a snapshot.
fn large() -> (World, PathBuf) {
    let world = World::empty();
    world.run(["generate", "--partners", "900", "--years", "10", "--seed", "5"]).succeeds();
    let snapshot = world.path().join("ledger/snapshot/state");
    (world, snapshot)
}

/// What is asked of it.
const QUESTIONS: [&[&str]; 6] = [
    &["show", "overview"],
    &["show", "overview", "--format", "json", "--on", "2012-06-30"],
    &["show", "balance"],
    &["show", "partner", "partner-7"],
    &["show", "receivables", "--on", "2013-03-31"],
    &[
        "payment",
        "receive",
        "--partner",
        "partner-7",
        "--amount",
        "12.50",
        "--bank-reference",
        "FICTIEF-X",
        "--on",
        "2022-03-01",
        "--dry-run",
        "--clock-is-right",
    ],
];

/// The answers to some questions.
fn answers_to(world: &World, questions: &[&[&str]]) -> Vec<String> {
    let answer = |question: &&[&str]| {
        let run = world.run(*question);
        assert!(!run.err.contains("panicked"), "{}", run.err);
        format!("{} {}{}", run.code, run.out, run.err)
    };
    questions.iter().map(answer).collect()
}

fn answers(world: &World) -> Vec<String> {
    answers_to(world, &QUESTIONS)
}

#[test]
fn a_snapshot_changes_no_answer_whatever_becomes_of_it() {
    let (world, snapshot) = large();
    let sound = fs::read(&snapshot).unwrap();
    let with = answers(&world);
    assert_eq!(fs::read(&snapshot).unwrap(), sound, "asking writes none anew");
    fs::remove_file(&snapshot).unwrap();
    let without = answers(&world);
    assert_eq!(with, without);
    assert!(!snapshot.exists(), "asking makes none");
    world.run(["verify"]).succeeds();
    // Bytes are changed in the header, among the pages and in the table. Without a snapshot every answer is folded
    // from all events, so each change is asked a question of its own, and an act.
    let places = (0..4).map(|part| part * sound.len() / 4).chain([sound.len() - 1]);
    let act = QUESTIONS.len() - 1;
    for (number, place) in places.enumerate() {
        let mut damaged = sound.clone();
        damaged[place] ^= 0x10;
        for question in [number, act] {
            fs::write(&snapshot, &damaged).unwrap();
            let answer = answers_to(&world, &QUESTIONS[question..=question]);
            assert_eq!(answer, without[question..=question], "byte {place}");
        }
    }
    world.run(["verify"]).succeeds();
}

#[test]
fn what_is_recorded_after_a_snapshot_is_in_the_answers() {
    let (world, snapshot) = large();
    let payment = ["payment", "receive", "--partner", "partner-7", "--amount", "12.50"];
    let on = ["--bank-reference", "FICTIEF-X", "--on", "2022-03-01", "--clock-is-right"];
    let once = || world.run([&payment[..], &on[..]].concat());
    let sound = fs::read(&snapshot).unwrap();
    once().succeeds();
    assert!(once().ends_with(1).err.contains("bank.entry-known"));
    assert_eq!(fs::read(&snapshot).unwrap(), sound);
    let quickly = answers(&world);
    fs::remove_file(&snapshot).unwrap();
    assert_eq!(answers(&world), quickly);
    assert!(once().ends_with(1).err.contains("bank.entry-known"));
    let another = ["--bank-reference", "FICTIEF-Y", "--on", "2022-03-01", "--clock-is-right"];
    world.run([&payment[..], &another[..]].concat()).succeeds();
    assert_ne!(fs::read(&snapshot).unwrap(), sound, "an act makes one again");
}

/// One of another ledger, and one of this ledger before it was rolled back: neither is used.
#[test]
fn a_snapshot_of_something_else_is_none() {
    let (world, snapshot) = large();
    let before = answers(&world);
    let other = World::empty();
    other.run(["generate", "--partners", "900", "--years", "10", "--seed", "6"]).succeeds();
    fs::copy(other.path().join("ledger/snapshot/state"), &snapshot).unwrap();
    assert_eq!(answers(&world), before);
    fs::remove_dir_all(snapshot.parent().unwrap()).unwrap();
    fs::write(snapshot.parent().unwrap(), b"no directory").unwrap();
    assert_eq!(answers(&world), before, "where none can be made");
    world.run(["verify"]).succeeds();
}
