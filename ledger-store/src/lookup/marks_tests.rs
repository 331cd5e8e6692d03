//! Questions and marks. Whatever the file of marks contains, the answers are those of the events, and a
//! question changes nothing.

use std::path::PathBuf;
use std::sync::LazyLock;

use ledger_core::acts::conclude::PartyNamed;
use ledger_core::{Actor, Date, Digest, Moment, PartnerId, Position, Recorded};

use crate::disk::Disk;
use crate::disk::fake::{FakeDisk, Left};
use crate::error::LogError;
use crate::log::batch;
use crate::log::mark::Mark;
use crate::log::reader::Place;
use crate::log::stored_log::StoredLog;
use crate::log::{CommandDigest, CommandEvents, CommandId, Commit, EventLog, Expected, Receipt};
use crate::lookup::machine_key::MachineKey;
use crate::lookup::marks::{self, Marks};
use crate::merkle::{self, Hash};

static DIR: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

fn key_in(name: &str) -> (MachineKey, PathBuf) {
    let path = DIR.path().join(name);
    (MachineKey::in_file(Some(path.clone())), path)
}

pub(crate) fn key() -> MachineKey {
    key_in("machine.key").0
}

fn id(number: u32) -> CommandId {
    CommandId::new(&format!("id-{number}")).unwrap()
}

/// A commit of one command with an id and `events` events of about `bytes` bytes each.
fn commit(number: u32, events: u32, bytes: usize) -> Commit {
    let (code, name) = ("p".to_owned(), "n".repeat(bytes));
    let named = |number| {
        PartyNamed { partner: PartnerId(number), code: code.clone(), name: name.clone() }.into()
    };
    let commands = vec![CommandEvents {
        id: Some(id(number)),
        digest: CommandDigest::of(&number.to_be_bytes()),
        on: Date::from_number(6_879).unwrap(),
        actor: Actor::Founder,
        events: (0..events).map(named).collect(),
    }];
    Commit { recorded_at: Moment::from_millis(1_541_000_000_000), commands }
}

/// Appends the commits with these numbers, each durable before the next.
fn append(log: &StoredLog<FakeDisk>, numbers: std::ops::Range<u32>, events: u32, bytes: usize) {
    for number in numbers {
        log.append(Expected::Any, &[commit(number, events, bytes)]).unwrap();
    }
}

/// A closed log of `commits` commits.
fn closed(commits: u32, events: u32, bytes: usize) -> FakeDisk {
    let disk = FakeDisk::default();
    let log = StoredLog::create(disk.clone()).unwrap().with_marks(key());
    append(&log, 0..commits, events, bytes);
    drop(log);
    disk
}

/// The answers of a log to everything that can be asked.
#[derive(Debug, PartialEq)]
struct Said {
    roots: Vec<Digest>,
    events: Vec<Recorded>,
    proofs: Vec<Vec<Hash>>,
    receipts: Vec<Option<Receipt>>,
}

fn ask(log: &StoredLog<FakeDisk>) -> Said {
    let head = log.head().0;
    let some = [0, 1, head / 3, 4_096, head - 1, head].map(|head_then| head_then.min(head));
    let events = some.map(|from| log.read(Position(from)).take(3).collect::<Result<Vec<_>, _>>());
    let prove = |size: u64| merkle::consistency(log, size.max(1), head).unwrap();
    let include = |of: u64| merkle::inclusion(log, of.min(head - 1), head).unwrap();
    Said {
        roots: some.map(|size| log.root_at(Position(size)).unwrap()).to_vec(),
        events: events.into_iter().flat_map(Result::unwrap).collect(),
        proofs: some.iter().flat_map(|of| [prove(*of), include(*of)]).collect(),
        receipts: [0, 1, 9_999].map(|number| log.receipt(&id(number)).unwrap()).to_vec(),
    }
}

fn to_read(disk: &FakeDisk) -> StoredLog<FakeDisk> {
    StoredLog::open_to_read(disk.clone()).unwrap().with_marks(key())
}

/// The answers of a log without marks.
fn truth(disk: &FakeDisk) -> Said {
    ask(&StoredLog::open_to_read(disk.clone()).unwrap())
}

/// A copy of the disk at this moment, as another process finds it if the writer was killed.
fn copy(disk: &FakeDisk) -> FakeDisk {
    disk.after_power_cut(Left::Everything)
}

/// The position up to which the marks on a disk go.
fn marked(disk: &FakeDisk) -> Option<Position> {
    let file = disk.open(marks::NAME).unwrap()?;
    Marks::read(&file, &key()).map(|(mark, _)| mark.events())
}

/// How many bytes are read to open a log and ask for the root of an earlier state.
fn read_for_a_root(disk: &FakeDisk) -> u64 {
    let before = disk.bytes_read();
    let log = to_read(disk);
    log.root_at(Position(log.head().0 - 100)).unwrap();
    disk.bytes_read() - before
}

#[test]
fn the_marks_are_written_as_docs_format_has_it() {
    let (key, path) = key_in("golden.key");
    std::fs::write(&path, "07".repeat(32) + "\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let (mut mark, mut marks, mut later) = (Mark::default(), Marks::default(), Marks::default());
    for number in 0..4_100_u64 {
        later.chunks.extend(mark.growth.push(&number.to_be_bytes(), b""));
    }
    mark.commits = 2;
    mark.recorded_at = Some(Moment::from_millis(1_541_000_000_000));
    mark.next = Place::of_batch(Position(4_100), 80_000);
    mark.last = Place { position: Position(4_000), offset: 70_000, batch_end: 80_000 };
    marks.remember(Place::default());
    later.remember(mark.last);
    let text = Marks::write(&mark, [&marks, &later], &key).unwrap();
    assert_eq!(text, include_str!("../../tests/golden/marks"));
    let disk = FakeDisk::default();
    let read = |text: &[u8]| {
        disk.create("golden").unwrap();
        disk.overwrite("golden", text);
        Marks::read(&disk.open("golden").unwrap().unwrap(), &key)
    };
    marks.remember(mark.last);
    marks.chunks = later.chunks;
    assert_eq!(read(text.as_bytes()), Some((mark, marks)));
    for at in 0..text.len() {
        assert_eq!(read(&text.as_bytes()[..at]), None, "cut at {at}");
        for change in [1, 0x20, 0x80] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= change;
            // The seal may be in capitals.
            let same = text.eq_ignore_ascii_case(str::from_utf8(&bytes).unwrap_or_default());
            assert!(read(&bytes).is_none() || same && at > text.len() - 66, "changed at {at}");
        }
    }
}

/// Marks that are cut, changed, removed, of another machine, another log, a later state or an earlier one, or
/// untrue.
#[test]
fn whatever_stands_in_the_marks_the_answers_are_those_of_the_events() {
    let disk = closed(3, 1_400, 10);
    let marks = disk.bytes(marks::NAME);
    assert_eq!(marked(&disk), Some(Position(4_200)));
    let text = String::from_utf8(marks.clone()).unwrap();
    let sealed = |lines: String| key().seal_lines(marks::NAME, lines).unwrap().into_bytes();
    let (lines, _) = text.trim_end().rsplit_once('\n').unwrap();
    let untrue = |from: &str, to: &str| sealed(lines.replacen(from, to, 1) + "\n");
    // This mark would lead to bytes that are not a commit.
    assert!(lines.contains("\nplace 0 0 0\n"));
    let lie = lines.replace("\nplace 0 0 0\n", "\nplace 0 8 0\n") + "\n";
    let theirs = key_in("their.key").0.seal_lines(marks::NAME, lie).unwrap();
    let mut harms = vec![
        theirs.into_bytes(),
        closed(4, 1_400, 10).bytes(marks::NAME),
        closed(3, 1_400, 11).bytes(marks::NAME),
        closed(1, 1_400, 10).bytes(marks::NAME),
        closed(1, 1_400, 12).bytes(marks::NAME),
        untrue("chunk ", "chunk 0"),
        untrue("chunk 0", "chunk 1"),
        untrue("commits 3", "commits 2"),
        untrue("format 1", "format 2"),
        sealed(String::new()),
        b"\n".to_vec(),
    ];
    harms.extend((0..marks.len()).step_by(131).map(|at| marks[..at].to_vec()));
    harms.extend((0..marks.len()).step_by(127).map(|at| {
        let mut bytes = marks.clone();
        bytes[at] ^= 1;
        bytes
    }));
    let truth = truth(&disk);
    assert_eq!(ask(&to_read(&disk)), truth);
    for (number, harm) in harms.into_iter().enumerate() {
        disk.overwrite(marks::NAME, &harm);
        assert_eq!(ask(&to_read(&disk)), truth, "harm {number}");
        // A log that appends gives the same answers, and leaves good marks.
        let log = StoredLog::open(copy(&disk)).unwrap().with_marks(key());
        assert_eq!(ask(&log), truth, "harm {number}");
    }
    disk.remove(marks::NAME);
    assert_eq!(ask(&to_read(&disk)), truth);
}

/// A disk that refuses every change is asked everything.
#[test]
fn a_question_changes_nothing_and_costs_the_next_one_nothing() {
    for harm in ["none", marks::NAME, "seen", "torn"] {
        let disk = closed(3, 1_400, 10);
        let truth = truth(&disk);
        let events = disk.bytes(batch::NAME);
        match harm {
            "none" => {}
            "torn" => disk.overwrite(batch::NAME, &[&events[..], b"cvnb, cut off"].concat()),
            name => disk.remove(name),
        }
        disk.read_only();
        let (unsealed, key_path) = key_in("unmade.key");
        for log in [to_read(&disk), to_read(&disk).with_marks(unsealed)] {
            assert_eq!(ask(&log), truth, "{harm}");
            assert_eq!(log.verify().unwrap().events, 4_200, "{harm}");
            assert!(log.torn().is_some() == (harm == "torn"));
            let refused = log.append(Expected::Any, &[commit(7, 1, 1)]);
            assert!(matches!(refused, Err(LogError::ToRead)), "{refused:?}");
        }
        assert!(!key_path.exists(), "who only reads makes no key");
    }
}

/// A process that is killed while it appends leaves marks that lack only a short stretch. A process that
/// reads uses the marks of an earlier state.
#[test]
fn a_question_reads_a_part_of_the_log_even_when_who_appended_was_killed() {
    let disk = FakeDisk::default();
    let log = StoredLog::create(disk.clone()).unwrap().with_marks(key());
    append(&log, 0..9, 8_000, 20);
    assert_eq!(marked(&copy(&disk)), Some(Position(72_000)), "at the first batch beyond 65,536");
    append(&log, 9..20, 1_000, 20);
    let killed = copy(&disk);
    let size = killed.bytes(batch::NAME).len() as u64;
    let read = read_for_a_root(&killed);
    assert!(read < size / 2, "{read} of {size} bytes");
    assert_eq!(ask(&to_read(&killed)), truth(&killed));
    drop(log);
    assert_eq!(marked(&disk), Some(Position(83_000)));
    // Repeated questions read as little every time.
    for _ in 0..3 {
        let read = read_for_a_root(&disk);
        assert!(read < 1_000_000, "{read} of {size} bytes");
    }
    // The next process that appends goes on from there.
    let log = StoredLog::open(killed.clone()).unwrap().with_marks(key());
    append(&log, 20..21, 2_000, 20);
    drop(log);
    assert_eq!(marked(&killed), Some(Position(85_000)));
    assert_eq!(ask(&to_read(&killed)), truth(&killed));
}

/// A log that is being read while another process appends and stores marks of a later state.
#[test]
fn who_reads_keeps_to_the_marks_of_its_own_state() {
    let disk = closed(60, 1_000, 20);
    let reader = to_read(&disk);
    let before = truth(&disk);
    let writer = StoredLog::open(disk.clone()).unwrap().with_marks(key());
    append(&writer, 60..62, 3_000, 20);
    drop(writer);
    assert_eq!(marked(&disk), Some(Position(66_000)));
    let read = disk.bytes_read();
    reader.root_at(Position(59_000)).unwrap();
    assert!(disk.bytes_read() - read < 1_000_000, "it does not pass the log");
    assert_eq!(ask(&reader), before);
}
