//! A ledger on disk: made, opened, held, reopened, large.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common::{command, commit, event, events, golden, nameless};
use ledger_core::{
    Event, Position, Recorded,
    acts::monitoring::{IssuedFile, MonitoringReportIssued},
};
use ledger_store::{DiskLog, EventLog, LogError, OpenError, Wait};

fn everything(log: &impl EventLog) -> Vec<Recorded> {
    log.read(Position(0)).collect::<Result<_, _>>().unwrap()
}

/// A ledger with three events, closed again.
fn made(dir: &Path) {
    let log = DiskLog::create(dir, Wait::No).unwrap();
    log.append(Position(0).into(), &[commit(0, vec![command("a", "this", events(3))])]).unwrap();
}

fn refusal(result: Result<DiskLog, OpenError>) -> OpenError {
    result.err().expect("it must be refused")
}

#[test]
fn what_was_recorded_is_there_after_reopening_and_can_be_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("new/ledger");
    made(&path);
    let log = DiskLog::open(&path, Wait::No).unwrap();
    let before = everything(&log);
    assert_eq!(before.len(), 3);
    assert_eq!(before[2].event, event(2));
    log.append(Position(3).into(), &[commit(0, vec![nameless(events(2))])]).unwrap();
    let root = log.root().unwrap();
    drop(log);
    let log = DiskLog::open(&path, Wait::No).unwrap();
    assert_eq!(&everything(&log)[..3], before.as_slice());
    assert_eq!((log.head(), log.root().unwrap()), (Position(5), root));
    assert_eq!(log.verify().unwrap().commits, 2);
}

/// A copy of a ledger's directory as it stands on disk at this moment.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// The directory is copied while the log is open: nothing is in the copy that was not written out. Then
/// the file of events is cut at every length, as a power cut within an append would leave it.
#[test]
fn what_was_acknowledged_is_in_the_file_and_a_torn_end_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ledger");
    let log = DiskLog::create(&path, Wait::No).unwrap();
    let file = |path: &Path| path.join("log").join("events");
    // What the file holds, without the room that is made behind it.
    let length = |path: &Path| {
        let bytes = fs::read(file(path)).unwrap();
        bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1)
    };
    let mut ends = vec![0];
    let mut roots = vec![log.root().unwrap()];
    for number in 0..3 {
        // The last field of the last event is not zero.
        let named = command(&format!("id-{number}"), "x", events(2));
        log.append(log.head().into(), &[commit(number, vec![named])]).unwrap();
        ends.push(length(&path));
        roots.push(log.root().unwrap());
    }
    assert!(ends.is_sorted_by(|before, after| before < after), "{ends:?}");
    for cut in 0..=ends[3] {
        let left = dir.path().join(format!("cut-{cut}"));
        copy(&path, &left);
        fs::File::options().write(true).open(file(&left)).unwrap().set_len(cut as u64).unwrap();
        let log = DiskLog::open(&left, Wait::No).unwrap();
        let whole = ends.iter().filter(|end| **end <= cut).count() - 1;
        assert_eq!(log.head(), Position(2 * whole as u64), "cut at {cut} of {ends:?}");
        assert_eq!(log.root().unwrap(), roots[whole]);
        log.verify().unwrap();
        drop(log);
        fs::remove_dir_all(left).unwrap();
    }
}

#[test]
fn many_small_appends_stay_and_the_file_is_as_long_as_they_are() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ledger");
    let log = DiskLog::create(&path, Wait::No).unwrap();
    for number in 0..400 {
        let named = command(&format!("id-{number}"), "x", events(1));
        log.append(log.head().into(), &[commit(number, vec![named])]).unwrap();
        if number % 90 == 0 {
            let left = dir.path().join(format!("after-{number}"));
            copy(&path, &left);
            let copied = DiskLog::open(&left, Wait::No).unwrap();
            assert_eq!((copied.head(), copied.root().unwrap()), (log.head(), log.root().unwrap()));
            copied.verify().unwrap();
        }
    }
    let file = path.join("log/events");
    let held = log.verify().unwrap().bytes;
    assert!(fs::metadata(&file).unwrap().len() > held, "room is made for more");
    drop(log);
    assert_eq!(fs::metadata(&file).unwrap().len(), held);
}

#[test]
fn a_large_commit_is_recorded_whole_and_opens_again() {
    let dir = tempfile::tempdir().unwrap();
    let log = DiskLog::create(dir.path(), Wait::No).unwrap();
    let named = (0..2_000).map(|n| command(&format!("id-{n}"), "x", events(2))).collect();
    log.append(Position(0).into(), &[commit(0, vec![nameless(events(10_000))]), commit(1, named)])
        .unwrap();
    log.append(Position(14_000).into(), &[commit(2, vec![nameless(events(50))])]).unwrap();
    let root = log.root().unwrap();
    drop(log);
    let log = DiskLog::open(dir.path(), Wait::No).unwrap();
    assert_eq!((log.head(), log.root().unwrap()), (Position(14_050), root));
    assert_eq!(log.verify().unwrap().commits, 3);
    assert_eq!(everything(&log)[9_999].event, event(9_999));
    for head in [0, 1, 4_095, 4_096, 9_999, 10_000, 14_000, 14_049] {
        let (stored, hashed) = (log.root_at(Position(head)), log.root_of_events(Position(head)));
        assert_eq!(stored.unwrap(), hashed.unwrap(), "at {head}");
    }
    // Where commits end it is the root that a log had which has no more.
    let all: Vec<_> = log.raw_commits(Position(0)).map(|commit| commit.unwrap().bytes).collect();
    for (commits, head) in [(1, 10_000), (2, 14_000), (3, 14_050)] {
        let dir = tempfile::tempdir().unwrap();
        let short = DiskLog::create(dir.path(), Wait::No).unwrap();
        short.append_raw(&all[..commits]).unwrap();
        assert_eq!(log.root_at(Position(head)).unwrap(), short.root().unwrap(), "at {head}");
    }
    let beyond = log.root_at(Position(14_051));
    assert!(matches!(beyond, Err(LogError::BeyondHead { .. })), "{beyond:?}");
}

#[test]
fn an_event_of_200_kilobytes_survives() {
    let dir = tempfile::tempdir().unwrap();
    let log = DiskLog::create(dir.path(), Wait::No).unwrap();
    let issued = golden().into_iter().find_map(|golden| {
        let Event::MonitoringReportIssued(report) = golden.event else { return None };
        Some(report)
    });
    let report = issued.unwrap();
    let file = IssuedFile { name: "n".repeat(2_000), ..report.files[0].clone() };
    let report = MonitoringReportIssued { files: vec![file; 100], ..*report };
    let large = Event::from(Box::new(report));
    log.append(
        Position(0).into(),
        &[commit(0, vec![nameless(vec![event(1), large.clone(), event(2)])])],
    )
    .unwrap();
    drop(log);
    let log = DiskLog::open(dir.path(), Wait::No).unwrap();
    assert_eq!(everything(&log)[1].event, large);
    log.verify().unwrap();
}

#[test]
fn a_ledger_is_only_made_in_a_new_or_empty_directory() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("letter.txt"), "dear").unwrap();
    let refused = refusal(DiskLog::create(dir.path(), Wait::No));
    assert!(matches!(refused, OpenError::NotEmpty { .. }), "{refused}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing was left behind");
    let refused = refusal(DiskLog::create(&dir.path().join("letter.txt"), Wait::No));
    assert!(matches!(refused, OpenError::NotALedger { .. }), "{refused}");
    let ledger = dir.path().join("ledger");
    made(&ledger);
    let refused = refusal(DiskLog::create(&ledger, Wait::No));
    assert!(matches!(refused, OpenError::NotEmpty { .. }), "{refused}");
    assert_eq!(DiskLog::open(&ledger, Wait::No).unwrap().head(), Position(3));
}

#[test]
fn what_is_no_ledger_is_named_as_such_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let refused = refusal(DiskLog::open(&dir.path().join("nowhere"), Wait::No));
    assert!(matches!(refused, OpenError::Missing { .. }), "{refused}");
    let refused = refusal(DiskLog::open(dir.path(), Wait::No));
    assert!(matches!(refused, OpenError::NotALedger { .. }), "{refused}");
    fs::write(dir.path().join("FORMAT"), "another program, 3\n").unwrap();
    let refused = refusal(DiskLog::open(dir.path(), Wait::No));
    assert!(matches!(refused, OpenError::NotALedger { .. }), "{refused}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "nothing was left behind");
}

#[test]
fn a_newer_format_is_named() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let format = fs::read_to_string(dir.path().join("FORMAT")).unwrap();
    assert_eq!(format, "covenant ledger, format 3\n");
    fs::write(dir.path().join("FORMAT"), "covenant ledger, format 4\n").unwrap();
    let refused = refusal(DiskLog::open(dir.path(), Wait::No));
    assert!(matches!(refused, OpenError::Newer { found: 4, known: 3, .. }), "{refused}");
    for before in [1, 2] {
        fs::write(dir.path().join("FORMAT"), format!("covenant ledger, format {before}\n"))
            .unwrap();
        let refused = refusal(DiskLog::open(dir.path(), Wait::No));
        assert!(refused.to_string().contains("before the first release"), "{refused}");
    }
}

#[test]
fn a_ledger_whose_making_was_cut_off_says_so() {
    let dir = tempfile::tempdir().unwrap();
    drop(DiskLog::create(dir.path(), Wait::No).unwrap());
    fs::remove_file(dir.path().join("FORMAT")).unwrap();
    for refused in [DiskLog::open(dir.path(), Wait::No), DiskLog::create(dir.path(), Wait::No)] {
        let refused = refusal(refused);
        assert!(matches!(refused, OpenError::HalfMade { .. }), "{refused}");
    }
    // One in which something was recorded is never said to be disposable.
    let recorded = tempfile::tempdir().unwrap();
    made(recorded.path());
    fs::remove_file(recorded.path().join("FORMAT")).unwrap();
    let refused = refusal(DiskLog::open(recorded.path(), Wait::No));
    assert!(matches!(refused, OpenError::NotALedger { .. }), "{refused}");
}

#[test]
fn files_that_are_missing_are_not_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let file = dir.path().join("log/events");
    fs::remove_file(&file).unwrap();
    let refused = refusal(DiskLog::open(dir.path(), Wait::No));
    assert!(matches!(refused, OpenError::NotALedger { .. }), "{refused}");
    assert!(!file.exists());
}

#[cfg(unix)]
#[test]
fn a_part_that_is_a_link_to_elsewhere_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let (one, other) = (dir.path().join("one"), dir.path().join("other"));
    made(&one);
    fs::create_dir(&other).unwrap();
    fs::copy(one.join("FORMAT"), other.join("FORMAT")).unwrap();
    std::os::unix::fs::symlink(one.join("log"), other.join("log")).unwrap();
    let refused = refusal(DiskLog::open(&other, Wait::No));
    assert!(matches!(refused, OpenError::Foreign { .. }), "{refused}");
}

/// Run in a process of its own by the test below, with the directory in the environment.
#[test]
#[ignore = "holds a ledger for another test"]
fn hold_a_ledger() {
    let dir = std::env::var("LEDGER_TO_HOLD").unwrap();
    let _log = DiskLog::open(Path::new(&dir), Wait::No).unwrap();
    println!("held");
    std::io::stdin().lines().next();
}

#[test]
fn a_ledger_held_by_another_process_is_refused_with_its_holder_and_can_be_waited_for() {
    let dir = tempfile::tempdir().unwrap();
    made(dir.path());
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "hold_a_ledger", "--nocapture"])
        .env("LEDGER_TO_HOLD", dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().contains("held")));
    for wait in [Wait::No, Wait::For(Duration::from_millis(60))] {
        let refused = refusal(DiskLog::open(dir.path(), wait));
        let OpenError::Held { holder: Some(holder), .. } = &refused else { panic!("{refused}") };
        assert_eq!(holder.process, child.id());
        assert!(refused.to_string().contains(&format!("process {} since 2", child.id())));
        assert!(refused.help().contains(&child.id().to_string()));
    }
    let path = dir.path().to_owned();
    let waiting = std::thread::spawn(move || DiskLog::open(&path, Wait::Forever).unwrap().head());
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
    assert_eq!(waiting.join().unwrap(), Position(3));
}

#[test]
fn two_handles_in_one_process_exclude_each_other_too() {
    let dir = tempfile::tempdir().unwrap();
    let _log = DiskLog::create(dir.path(), Wait::No).unwrap();
    let refused = refusal(DiskLog::open(dir.path(), Wait::No));
    assert!(matches!(refused, OpenError::Held { .. }), "{refused}");
}
