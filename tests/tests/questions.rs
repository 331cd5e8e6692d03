//! A question writes nothing: not in the ledger, not beside it, and no key of the machine.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use ledger_tests::World;

/// Whatever only asks.
const ASKED: [&[&str]; 22] = [
    &["show", "overview"],
    &["show", "partner", "partner-3"],
    &["show", "balance", "--format", "json"],
    &["show", "journal", "--as-of", "40"],
    &["log", "--kind", "vote-cast"],
    &["explain", "balance", "/accounts/0/balance"],
    &["report", "monitoring", "--year", "2010-2011", "--period", "1"],
    &["report", "year-account", "--year", "2010-2011"],
    &["report", "decisions"],
    &["report", "statement", "partner-3"],
    &["report", "due"],
    &["document", "list"],
    &["document", "verify"],
    &["person", "list"],
    &["export", "hledger"],
    &["export", "ical"],
    &["export", "jsonl"],
    &["verify"],
    &["backup", "../backup"],
    &["schema", "commands"],
    &["key", "make", "--output", "../ledger.key"],
    &["show", "obligations", "--late"],
];

/// Every file and directory below one, with its size and when it was last changed.
fn state_of(dir: &Path) -> BTreeMap<PathBuf, (u64, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut left = vec![dir.to_owned()];
    while let Some(path) = left.pop() {
        let about = fs::metadata(&path).unwrap();
        if about.is_dir() {
            left.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
        found.insert(path, (about.len(), about.modified().unwrap()));
    }
    found
}

#[test]
fn a_question_writes_nothing() {
    let world = World::empty();
    world.run(["generate", "--partners", "60", "--years", "2", "--seed", "5"]).succeeds();
    let marks = world.path().join("ledger/log/marks");
    assert!(marks.exists(), "the ledger is large enough to have marks");
    // As it was recorded here; and as it comes to a machine that never recorded in it.
    for moved in [false, true] {
        if moved {
            fs::remove_dir_all(world.path().join("state")).unwrap();
            fs::remove_file(world.path().join("ledger/LOCK")).unwrap();
        }
        let before = state_of(world.path());
        for asked in ASKED {
            let elsewhere = tempfile::tempdir().unwrap();
            let to = |word: &&str| match word.strip_prefix("../") {
                Some(name) => elsewhere.path().join(name).display().to_string(),
                None => (*word).to_owned(),
            };
            let run = world.run(asked.iter().map(to));
            assert!([0, 5].contains(&run.code), "{asked:?}: {}", run.err);
            assert_eq!(state_of(world.path()), before, "{asked:?} wrote, with moved = {moved}");
        }
    }
}
