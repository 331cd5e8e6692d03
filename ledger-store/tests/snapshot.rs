//! Snapshots: the same as a replay wherever they were made, and nothing at all when damaged.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ledger_core::definition::Definition;
use ledger_core::synthetic::{Generator, Network};
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::overview::Overview;
use ledger_core::{Digest, Ledger, Money, Position, Recorded, decide};
use ledger_store::{MachineKey, SNAPSHOT_FORMAT, Snapshot};
use proptest::prelude::*;
use proptest::sample::Index;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const ROOT: Digest = Digest([7; 32]);

/// Everything that a generator makes up.
fn course(mut generator: Generator) -> (Vec<Recorded>, Ledger) {
    let (mut log, mut ledger) = (Vec::new(), Ledger::new());
    while let Some((recorded_at, request)) = generator.next(&ledger) {
        let decision = decide(&ledger, &request).unwrap();
        for event in decision.events {
            let position = ledger.next();
            let (on, actor) = (decision.on, decision.actor);
            let recorded = Recorded { position, recorded_at, on, actor, event };
            log.push(recorded.clone());
            ledger.apply(recorded).unwrap();
        }
    }
    (log, ledger)
}

fn oostpolder(seed: u64) -> Generator {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../ledger-app/covenants/oostpolder.toml");
    let text = fs::read_to_string(path).unwrap();
    Generator::under(Definition::from_toml(&text).unwrap(), seed)
}

fn network(partners: u32, years: u8, seed: u64) -> Generator {
    Generator::new(Network { partners, years, seed }).unwrap()
}

fn folded(log: &[Recorded]) -> Ledger {
    let mut ledger = Ledger::new();
    log.iter().cloned().for_each(|recorded| ledger.apply(recorded).unwrap());
    ledger
}

/// The key that snapshots are sealed under here.
fn key() -> MachineKey {
    static DIR: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().unwrap());
    MachineKey::in_file(Some(DIR.path().join("machine.key")))
}

/// A snapshot of a ledger in a directory.
fn written(dir: &TempDir, ledger: &Ledger) -> (Snapshot, PathBuf) {
    Snapshot::write(dir.path(), ledger, ROOT, &key(), None).unwrap();
    (Snapshot::open(dir.path(), &key()).unwrap(), dir.path().join("snapshot/state"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever was recorded before a snapshot and after it: the ledger that goes on from it is the one
    /// that was folded from all events, and its next snapshot has the same bytes.
    #[test]
    fn a_snapshot_and_the_events_after_it_are_a_replay(
        seed in any::<u64>(),
        network_of in prop::option::of(5_u32..40),
        at in any::<Index>(),
    ) {
        let generator = match network_of {
            Some(partners) => network(partners, 2, seed),
            None => oostpolder(seed),
        };
        let (log, whole) = course(generator);
        let (before, after) = log.split_at(at.index(log.len() + 1));
        let dir = TempDir::new().unwrap();
        let (snapshot, _) = written(&dir, &folded(before));
        prop_assert_eq!(snapshot.events(), Position(before.len() as u64));
        prop_assert_eq!(snapshot.root(), ROOT);
        let mut ledger = snapshot.ledger().unwrap();
        for recorded in after {
            ledger.apply(recorded.clone()).unwrap();
        }
        Snapshot::write(dir.path(), &ledger, ROOT, &key(), Some(&snapshot)).unwrap();
        prop_assert!(Snapshot::open(dir.path(), &key()).unwrap().holds(&whole));
        prop_assert!(ledger == whole && snapshot.is_sound());
        prop_assert_eq!(snapshot.holds(&whole), after.is_empty());
    }
}

/// More than a page of everything that grows, and a map divided many times over.
#[test]
fn a_ledger_of_many_pages_is_read_back() {
    let (log, whole) = course(network(400, 4, 3));
    assert!(log.len() > 15_000);
    let dir = TempDir::new().unwrap();
    let (snapshot, _) = written(&dir, &whole);
    let ledger = snapshot.ledger().unwrap();
    assert_eq!(TrialBalance::totals(&ledger), TrialBalance::totals(&whole));
    let on = whole.latest_day().unwrap();
    assert_eq!(Overview::totals(&ledger, on), Overview::totals(&whole, on));
    assert_eq!(Overview::of(&ledger, on), Overview::of(&whole, on));
    assert!(
        ledger == whole && snapshot.is_sound() && snapshot.is_whole() && snapshot.holds(&whole)
    );
}

/// Checks that a file in the place of a snapshot gives no ledger, or one that is known to be worth nothing
/// once everything in it was asked for.
fn never_believed(dir: &Path, truth: &Ledger, what: &str) {
    let Some(snapshot) = Snapshot::open(dir, &key()) else { return };
    let Some(ledger) = snapshot.ledger() else { return };
    let _ = TrialBalance::totals(&ledger);
    let same = ledger == *truth;
    assert!(!snapshot.is_sound() && !snapshot.is_whole(), "{what} (the same: {same})");
    let error = Snapshot::write(dir, &ledger, ROOT, &key(), Some(&snapshot)).unwrap_err();
    assert!(error.to_string().contains("cannot be read"), "{what}: {error}");
}

#[test]
fn no_byte_of_a_snapshot_can_change_unseen() {
    let (log, _) = course(oostpolder(1));
    let truth = folded(&log[..60]);
    let dir = TempDir::new().unwrap();
    let (_, path) = written(&dir, &truth);
    let sound = fs::read(&path).unwrap();
    for place in 0..sound.len() {
        let mut bytes = sound.clone();
        bytes[place] ^= 1 << (place % 8);
        fs::write(&path, bytes).unwrap();
        never_believed(dir.path(), &truth, &format!("byte {place}"));
    }
    for length in 0..sound.len() {
        fs::write(&path, &sound[..length]).unwrap();
        assert!(Snapshot::open(dir.path(), &key()).is_none(), "{length} bytes");
    }
    fs::write(&path, [sound.as_slice(), &[0]].concat()).unwrap();
    assert!(Snapshot::open(dir.path(), &key()).is_none(), "a byte too many");
    fs::write(&path, &sound).unwrap();
    assert!(Snapshot::open(dir.path(), &key()).unwrap().holds(&truth));
}

/// A snapshot that fits position and root, and in which an expense is larger by a cent: of this machine it is found
/// by a replay, and of any other hand it is none.
#[test]
fn a_false_snapshot_is_not_what_the_events_add_up_to_or_is_none() {
    let (mut log, truth) = course(oostpolder(2));
    let paid = log.iter_mut().rev().find_map(|recorded| {
        let ledger_core::Event::ExpenseRecorded(expense) = &mut recorded.event else { return None };
        Some(&mut expense.amount)
    });
    *paid.unwrap() += Money::from_cents(1);
    let mut forged = Ledger::new();
    for recorded in log {
        if forged.apply(recorded).is_err() {
            break;
        }
    }
    let dir = TempDir::new().unwrap();
    let (snapshot, _) = written(&dir, &forged);
    assert!(snapshot.is_whole() && snapshot.ledger().is_some());
    assert!(!snapshot.holds(&truth) && snapshot.holds(&forged));
    let theirs = MachineKey::in_file(Some(dir.path().join("their.key")));
    Snapshot::write(dir.path(), &forged, ROOT, &theirs, None).unwrap();
    assert!(Snapshot::open(dir.path(), &theirs).is_some());
    assert!(Snapshot::open(dir.path(), &key()).is_none(), "sealed under another key");
    let none = MachineKey::in_file(None);
    assert!(Snapshot::open(dir.path(), &none).is_none());
    Snapshot::write(dir.path(), &forged, ROOT, &none, None).unwrap_err();
}

#[test]
fn a_snapshot_that_cannot_be_written_leaves_the_one_there_was() {
    let (log, whole) = course(oostpolder(1));
    let dir = TempDir::new().unwrap();
    let (before, path) = written(&dir, &folded(&log[..60]));
    let bytes = fs::read(&path).unwrap();
    fs::create_dir(dir.path().join("snapshot/state.new")).unwrap();
    Snapshot::write(dir.path(), &whole, ROOT, &key(), Some(&before)).unwrap_err();
    assert_eq!(fs::read(&path).unwrap(), bytes);
    Snapshot::remove(dir.path());
    assert!(Snapshot::open(dir.path(), &key()).is_none());
}

/// The bytes of a snapshot belong to its format. When this fails because what is stored changed, or the
/// order in which it stands, raise `SNAPSHOT_FORMAT` and write the golden anew with `GOLDEN=write`; when
/// only the made-up course of things changed, write it anew.
#[test]
fn the_format_has_its_bytes() {
    let (_, ledger) = course(oostpolder(1));
    let dir = TempDir::new().unwrap();
    let (_, path) = written(&dir, &ledger);
    let mut bytes = fs::read(path).unwrap();
    // The MAC is another under every key.
    bytes[128..160].fill(0);
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    let line = format!("format {SNAPSHOT_FORMAT}: {}\n", Digest(digest));
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/snapshot.txt");
    if std::env::var_os("GOLDEN").is_some_and(|how| how == "write") {
        fs::write(&golden, &line).unwrap();
    }
    assert_eq!(line, fs::read_to_string(golden).unwrap());
}
