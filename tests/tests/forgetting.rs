//! Forgetting is cut off after every system call, and done again: what was destroyed is then in no file, and
//! at no moment in blocks of the disk to which no name leads.

use std::path::Path;

use ledger_tests::conversation::in_memory;
use ledger_tests::dice::Dice;
use ledger_tests::power::Recording;
use ledger_tests::power::disk::freed::Left;
use ledger_tests::{World, data};

/// How many cuts are tried in an ordinary run; all of them in a full one.
const SOME: usize = 30;

/// Whom no event names, so that none is recorded.
const UNNAMED: &[&str] = &["person", "forget", "6"];
/// Who held a seat once.
const NAMED: &[&str] =
    &["person", "forget", "5", "--reason", "Op eigen verzoek", "--on", "2021-03-01", "--id", "weg"];

/// A program that runs and is recorded.
struct Recorded {
    world: World,
    recording: Recording,
}

impl Recorded {
    fn at(dir: &Path) -> Recorded {
        Recorded { world: World::at(dir), recording: Recording::of(dir) }
    }

    fn run(&mut self, line: &[&str]) -> bool {
        let mut command = self.world.command();
        command.args(line);
        self.recording.run_disturbed(&command, &[], &[]).1
    }

    /// A ledger with three persons who are known, one of whom held a seat, and a fourth who is added when one
    /// of them is to be forgotten.
    fn founded(dir: &Path) -> Recorded {
        let mut recorded = Recorded::at(dir);
        assert!(recorded.run(&["init", "--covenant", "oostpolder"]));
        let mut command = recorded.world.command();
        command.args(["apply", "-"]);
        let founding = std::fs::read_to_string(data("founding.jsonl")).unwrap();
        recorded.recording.run(&command, &[founding]);
        for line in [
            "person add --name Fenna",
            "person add --name Fokke",
            "role appoint gemeente --person 5 --on 2021-01-01",
            "role appoint gemeente --person 9 --on 2021-02-01",
            "person set 5 --note dinsdag",
            "person set 6 --note woensdag",
            "person add --name Fatima",
        ] {
            assert!(recorded.run(&line.split(' ').collect::<Vec<_>>()), "{line}");
        }
        recorded
    }

    /// The key of a person, and what is sealed under it.
    fn secrets(&self, person: &str) -> [Vec<u8>; 2] {
        let ledger = self.world.path().join("ledger");
        let keys = std::fs::read_to_string(ledger.join("persons.keys")).unwrap();
        let key = keys.lines().find_map(|line| line.strip_prefix(&format!("{person} ")));
        let sealed = std::fs::read(ledger.join("persons").join(person)).unwrap();
        [key.unwrap().as_bytes().to_vec(), sealed]
    }

    #[track_caller]
    fn loses_none(&self, secrets: &[Vec<u8>]) {
        for (what, secret) in ["the key", "what was sealed"].iter().zip(secrets) {
            let lost = self.recording.loses(secret);
            assert_eq!(lost, None, "after so many calls {what} has no name and was not wiped");
        }
    }
}

/// Forgets again in a directory that a cut left.
fn again(left: &Left, forget: &[&str], secrets: &[Vec<u8>]) {
    let dir = in_memory();
    left.write(dir.path());
    let mut recorded = Recorded::at(dir.path());
    // Whom no event names is unknown when all was done before the cut.
    let known = secrets.iter().any(|secret| left.has(secret));
    assert!(recorded.run(forget) || !known);
    recorded.loses_none(secrets);
    for (_, left) in recorded.recording.leaves(recorded.recording.length()) {
        assert!(!secrets.iter().any(|secret| left.has(secret)), "it stands in a file");
    }
    recorded.world.run(["verify"]).succeeds();
    recorded.world.run(["backup", "kept.tar"]).succeeds();
}

fn is_forgotten(forget: &[&str], all: bool) {
    let dir = in_memory();
    let mut recorded = Recorded::founded(dir.path());
    let secrets = recorded.secrets(forget[2]);
    let from = recorded.recording.length();
    assert!(recorded.run(forget));
    recorded.loses_none(&secrets);
    let mut cuts = recorded.recording.leaves(from);
    let mut dice = Dice::new(9);
    while !all && cuts.len() > SOME {
        cuts.remove(dice.below(cuts.len()));
    }
    println!("{}: {} cuts", forget.join(" "), cuts.len());
    for (_, left) in &cuts {
        again(left, forget, &secrets);
    }
}

#[test]
fn who_is_forgotten_is_in_no_free_block_wherever_it_was_cut_off() {
    is_forgotten(UNNAMED, false);
    is_forgotten(NAMED, false);
}

#[test]
#[ignore = "takes minutes: every cut"]
fn who_is_forgotten_is_in_no_free_block_after_any_cut() {
    is_forgotten(UNNAMED, true);
    is_forgotten(NAMED, true);
}
