//! Backups: what was kept comes back the same, and what is not as it was written is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{command, commit, event, events, nameless};
use ledger_core::acts::document::DocumentAttached;
use ledger_core::{DocumentId, Event, PersonId, Position, Recorded};
use ledger_store::backup::{BackupError, Chain, Contents, Shape, Since, back_up};
use ledger_store::{
    Commit, DiskLog, DocumentStore, EventLog, Expected, NewLedger, OpenError, OutputError,
    PersonStore, Wait,
};
use proptest::prelude::*;
use tar::{EntryType, Header};
use tempfile::TempDir;

/// A directory with a ledger `ledger` in it: three commits, two documents and a person.
struct World {
    dir: TempDir,
}

fn attached(documents: &DocumentStore, bytes: &[u8], number: u32) -> Event {
    let kept = documents.keep(bytes).unwrap();
    DocumentAttached {
        document: DocumentId(number),
        name: format!("{number}.txt"),
        sha256: kept.sha256,
        size: kept.size,
        to: vec![Position(0)],
    }
    .into()
}

impl World {
    fn empty() -> World {
        World { dir: tempfile::tempdir().unwrap() }
    }

    fn new() -> World {
        let world = World::empty();
        let documents = DocumentStore::of(&world.ledger());
        world.record(&[commit(0, vec![command("a", "this", events(2))])]);
        let one = attached(&documents, b"one", 1);
        world.record(&[commit(1, vec![nameless(vec![one.clone()]), command("b", "b", events(1))])]);
        let two = attached(&documents, b"two", 2);
        world.record(&[commit(2, vec![nameless(vec![one, two])])]);
        PersonStore::of(&world.ledger(), None, Default::default()).set(PersonId(7), b"x").unwrap();
        world
    }

    fn ledger(&self) -> PathBuf {
        self.path("ledger")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Whether a backup that came to nothing left anything.
    fn has_drafts(&self) -> bool {
        let mut entries = fs::read_dir(self.dir.path()).unwrap();
        entries.any(|entry| entry.unwrap().file_name().to_string_lossy().ends_with(".part"))
    }

    fn record(&self, commits: &[Commit]) {
        let dir = self.ledger();
        let log = match dir.join("FORMAT").exists() {
            true => DiskLog::open(&dir, Wait::No).unwrap(),
            false => DiskLog::create(&dir, Wait::No).unwrap(),
        };
        log.append(Expected::Any, commits).unwrap();
    }

    fn back_up(&self, name: &str, since: &Since) -> PathBuf {
        back_up(&self.ledger(), since, &self.path(name), Shape::File).unwrap();
        self.path(name)
    }
}

fn everything(dir: &Path) -> Vec<Recorded> {
    let log = DiskLog::open(dir, Wait::No).unwrap();
    log.verify().unwrap();
    log.read(Position(0)).collect::<Result<_, _>>().unwrap()
}

fn checked(paths: &[PathBuf]) -> Result<Contents, BackupError> {
    Ok(Chain::open(paths)?.verify(|_| Ok(()))?.contents())
}

fn restore(paths: &[PathBuf], dir: &Path) -> Result<(), BackupError> {
    Chain::open(paths)?.verify(|_| Ok(()))?.restore(dir, Wait::No)
}

#[track_caller]
fn refused(path: &Path) -> String {
    match checked(&[path.to_owned()]) {
        Err(error) => format!("{error}; {}", error.help()),
        Ok(_) => panic!("{} was taken for a backup", path.display()),
    }
}

/// A copy of a file with other bytes, under the name of a backup.
fn put(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_full_backup_and_what_follows_it_give_the_same_ledger() {
    let world = World::new();
    let positions = [Position(2), Position(4), Position(6)];
    let whole = world.back_up("whole.tar", &Since::Start);
    // As if a backup had been made after every commit, and one more when there was nothing new.
    let mut chain = Vec::new();
    for (number, upto) in positions.iter().chain(&[Position(6)]).enumerate() {
        let made = world.path(&format!("upto-{number}"));
        let ledger = NewLedger::begin(&made, Wait::No).unwrap();
        ledger.log().append_raw(&raw(&world.ledger(), *upto)).unwrap();
        ledger.finish().unwrap();
        for beside in ["documents", "persons"] {
            copy(&world.ledger().join(beside), &made.join(beside));
        }
        let since = chain.last().map_or(Since::Start, |last: &PathBuf| Since::Backup(last.clone()));
        let path = world.path(&format!("part-{number}.tar"));
        back_up(&made, &since, &path, Shape::File).unwrap();
        chain.push(path);
    }
    for (paths, name) in [(vec![whole], "from-whole"), (chain.clone(), "from-parts")] {
        let contents = checked(&paths).unwrap();
        assert_eq!((contents.events, contents.commits), (Position(6), 3));
        assert_eq!((contents.documents, contents.persons), (2, 1));
        let dir = world.path(name);
        restore(&paths, &dir).unwrap();
        assert_eq!(everything(&dir), everything(&world.ledger()));
        let log = DiskLog::open(&dir, Wait::No).unwrap();
        assert_eq!(log.root().unwrap(), contents.root);
        assert!(log.receipt(&"a".parse().unwrap()).unwrap().is_some(), "ids are known again");
        assert_eq!(
            fs::read(dir.join("persons/7")).unwrap(),
            fs::read(world.ledger().join("persons/7")).unwrap()
        );
        assert!(!dir.join("persons.keys").exists());
        for bytes in [b"one", b"two"] {
            assert!(!DocumentStore::of(&dir).keep(&bytes[..]).unwrap().new);
        }
    }
    // The second part has its document and names no other; the third names the one before.
    for (paths, expected) in [
        (vec![chain[1].clone()], "begins at position 2"),
        (vec![chain[0].clone(), chain[2].clone()], "begins at position 4"),
        (vec![chain[0].clone(), chain[1].clone(), chain[1].clone()], "begins at position 2"),
        (vec![chain[0].clone(), chain[0].clone()], "begins at position 0"),
    ] {
        let error = checked(&paths).unwrap_err();
        assert!(matches!(error, BackupError::DoesNotFollow { .. }), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

/// The bytes of the commits of a ledger up to a position.
fn raw(dir: &Path, upto: Position) -> Vec<Vec<u8>> {
    let log = DiskLog::open_to_read(dir).unwrap();
    let commits = log.raw_commits(Position(0)).map(Result::unwrap);
    commits.take_while(|commit| commit.first < upto).map(|commit| commit.bytes).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true => copy(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}

#[test]
fn the_same_ledger_gives_the_same_bytes_and_nothing_is_overwritten() {
    let world = World::new();
    let one = world.back_up("one.tar", &Since::Start);
    let two = world.back_up("two.tar", &Since::Start);
    assert_eq!(fs::read(&one).unwrap(), fs::read(&two).unwrap());
    for shape in [Shape::File, Shape::Directory] {
        let error = back_up(&world.ledger(), &Since::Start, &one, shape).unwrap_err();
        assert!(matches!(error, BackupError::Output(OutputError::Exists { .. })), "{error}");
    }
    assert_eq!(fs::read(&one).unwrap(), fs::read(&two).unwrap());
    for (since, expected) in [
        (Since::Position(Position(1)), "one begins at 0, the next at 2"),
        (Since::Position(Position(7)), "6 are recorded"),
    ] {
        let error = back_up(&world.ledger(), &since, &world.path("no"), Shape::File).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!world.path("no").exists());
    }
}

#[test]
fn a_directory_has_the_same_entries_and_is_held_to_its_manifest() {
    let world = World::new();
    let dir = world.path("kept");
    back_up(&world.ledger(), &Since::Start, &dir, Shape::Directory).unwrap();
    let tar = world.back_up("kept.tar", &Since::Start);
    let kept = [dir.clone()];
    let contents = checked(&kept).unwrap();
    assert_eq!(contents, checked(&[tar]).unwrap());
    let mut archive = tar::Archive::new(fs::File::open(world.path("kept.tar")).unwrap());
    archive.unpack(world.path("unpacked")).unwrap();
    assert_eq!(checked(&[world.path("unpacked")]).unwrap(), contents);
    restore(&kept, &world.path("again")).unwrap();
    assert_eq!(everything(&world.path("again")), everything(&world.ledger()));

    for name in ["commits", "persons/7", "manifest.json"] {
        let whole = fs::read(dir.join(name)).unwrap();
        for place in 0..whole.len() {
            let mut changed = whole.clone();
            changed[place] ^= 1 << (place % 8);
            put(&dir.join(name), &changed);
            refused(&dir);
        }
        put(&dir.join(name), &whole[..whole.len() - 1]);
        refused(&dir);
        fs::remove_file(dir.join(name)).unwrap();
        refused(&dir);
        if cfg!(unix) {
            put(&world.path("elsewhere"), &whole);
            link(&world.path("elsewhere"), &dir.join(name));
            refused(&dir);
            fs::remove_file(dir.join(name)).unwrap();
        }
        put(&dir.join(name), &whole);
    }
    for stranger in ["persons.keys", "persons/8", "documents/x", "documents/.hidden"] {
        put(&dir.join(stranger), b"x");
        assert!(refused(&dir).contains("is not as its manifest says"));
        fs::remove_file(dir.join(stranger)).unwrap();
    }
    checked(&kept).unwrap();
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) {
    std::os::unix::fs::symlink(from, to).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

#[test]
fn every_byte_that_is_changed_and_every_length_that_is_cut_off_shows() {
    let world = World::new();
    let whole = fs::read(world.back_up("whole.tar", &Since::Start)).unwrap();
    let path = world.path("changed.tar");
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1 << (place % 8);
        put(&path, &changed);
        refused(&path);
        put(&path, &whole[..place]);
        refused(&path);
    }
    put(&path, &[&whole[..], &[0]].concat());
    refused(&path);
    put(&path, &[&whole[..], &[0; 512]].concat());
    refused(&path);
    put(&path, &whole);
    checked(&[path]).unwrap();
}

/// The entries of an archive: their headers and bytes.
fn entries(path: &Path) -> Vec<(Header, Vec<u8>)> {
    let mut archive = tar::Archive::new(fs::File::open(path).unwrap());
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        (entry.header().clone(), bytes)
    });
    entries.collect()
}

/// An archive of such entries; a header may claim what is not so.
fn archive(path: &Path, entries: &[(Header, Vec<u8>)]) {
    let mut out = Vec::new();
    for (header, bytes) in entries {
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    put(path, &out);
}

fn set_name(header: &mut Header, name: &str) {
    let field = &mut header.as_old_mut().name;
    field.fill(0);
    field[..name.len()].copy_from_slice(name.as_bytes());
    header.set_cksum();
}

#[test]
fn an_archive_that_somebody_else_made_is_refused() {
    let world = World::new();
    let whole = world.back_up("whole.tar", &Since::Start);
    let good = entries(&whole);
    let path = world.path("hostile.tar");
    archive(&path, &good);
    assert_eq!(fs::read(&path).unwrap(), fs::read(&whole).unwrap(), "the test writes as it does");

    type Change = fn(&mut Vec<(Header, Vec<u8>)>);
    let changes: Vec<(&str, Change)> = vec![
        ("../../etc/cron.d/x", |it| set_name(&mut it[1].0, "../../etc/cron.d/x")),
        ("/etc/passwd", |it| set_name(&mut it[2].0, "/etc/passwd")),
        ("documents/../persons.keys", |it| set_name(&mut it[2].0, "documents/../persons.keys")),
        ("persons.keys", |it| set_name(&mut it[4].0, "persons.keys")),
        ("a link", |it| {
            it[1].0.set_entry_type(EntryType::Symlink);
            it[1].0.set_link_name("/etc/passwd").unwrap();
            it[1].0.set_cksum();
        }),
        ("a link", |it| {
            it[2].0.set_entry_type(EntryType::Link);
            it[2].0.set_link_name("commits").unwrap();
            it[2].0.set_cksum();
        }),
        ("a device", |it| {
            it[1].0.set_entry_type(EntryType::Block);
            it[1].0.set_cksum();
        }),
        ("a directory", |it| {
            it[1].0.set_entry_type(EntryType::Directory);
            it[1].0.set_cksum();
        }),
        ("an extension", |it| {
            it[1].0.set_entry_type(EntryType::GNUSparse);
            it[1].0.set_cksum();
        }),
        ("an extension", |it| {
            it[1].0.set_entry_type(EntryType::XHeader);
            it[1].0.set_cksum();
        }),
        ("where `commits` should be", |it| it[1].0.set_size(u64::MAX / 2)),
        ("where `commits` should be", |it| {
            it[1].0.set_size(1);
            it[1].0.set_cksum();
        }),
        ("where `commits` should be", |it| {
            it[1].0.set_mode(0o4755);
            it[1].0.set_cksum();
        }),
        ("bytes, and", |it| {
            let again = it[1].clone();
            it.insert(2, again);
        }),
        ("bytes, and", |it| drop(it.remove(3))),
        ("where `commits` should be", |it| it.swap(1, 3)),
        ("is no backup", |it| it.swap(0, 1)),
        ("is no backup", |it| {
            it[0].0.set_size(1 << 40);
            it[0].0.set_cksum();
        }),
        ("no backup", |it| it.truncate(0)),
    ];
    for (expected, change) in changes {
        let mut changed = good.clone();
        change(&mut changed);
        archive(&path, &changed);
        let said = refused(&path);
        assert!(said.contains(expected), "`{expected}` is not in: {said}");
    }
}

/// The archive with another manifest, its length in its header.
fn with_manifest(
    good: &[(Header, Vec<u8>)],
    change: impl FnOnce(String) -> String,
) -> Vec<(Header, Vec<u8>)> {
    let mut changed = good.to_vec();
    let text = change(String::from_utf8(good[0].1.clone()).unwrap());
    changed[0].0.set_size(text.len() as u64);
    changed[0].0.set_cksum();
    changed[0].1 = text.into_bytes();
    changed
}

#[test]
fn a_manifest_that_says_otherwise_is_refused_and_a_newer_format_by_its_name() {
    let world = World::new();
    let good = entries(&world.back_up("whole.tar", &Since::Start));
    let path = world.path("hostile.tar");
    let (zero, one) = ("0".repeat(64), "1".repeat(64));
    let cases: Vec<(&str, String, String)> = [
        ("newer version", "format 1\"", "format 2\""),
        ("newer version", "format 1\"", "format 4000000000\""),
        ("no format", "covenant backup", "other backup"),
        ("goes from", "\"to\": 6", "\"to\": 0"),
        ("not those of its manifest", "\"to\": 6", "\"to\": 7"),
        ("begins at position", "\"from\": 0", "\"from\": 2"),
        ("cannot be read", "\"to\": 6", "\"to\": 99999999999999999999"),
        ("cannot be read", "\"to\": 6", "\"to\": 6, \"to\": 6"),
        ("cannot be read", "\"to\": 6", "\"to\": 6, \"more\": 6"),
        ("not as many", "\"commits\": 3", "\"commits\": 4"),
        ("not written as", "\"to\": 6", "\"to\":  6"),
        ("no entry has this name", "persons/7", "persons/07"),
        ("no entry has this name", "persons/7", "../x"),
        ("no entry has this name", "persons/7", "persons.keys"),
        ("the commits come first", "\"commits\",\n", "\"persons/1\",\n"),
    ]
    .into_iter()
    .map(|(expected, from, to)| (expected, from.to_owned(), to.to_owned()))
    .chain([("it is full", "e3b0c442".to_owned(), "f3b0c442".to_owned())])
    .chain([(
        "it is full",
        "\"earlier_documents\": []".to_owned(),
        format!("\"earlier_documents\": [\n    \"{zero}\",\n    \"{one}\"\n  ]"),
    )])
    .collect();
    for (expected, from, to) in cases {
        let changed = with_manifest(&good, |text| {
            assert!(text.contains(&from), "`{from}` is not in the manifest");
            text.replacen(&from, &to, 1)
        });
        archive(&path, &changed);
        let said = refused(&path);
        assert!(said.contains(expected), "`{expected}` is not in: {said}");
    }
    // Everything fits its manifest, which leaves a document out that an event names.
    let text = String::from_utf8(good[0].1.clone()).unwrap();
    let cut: String = {
        let from = text.find("    {\n      \"name\": \"documents/").unwrap();
        let to = from + text[from..].find("},\n").unwrap() + 3;
        format!("{}{}", &text[..from], &text[to..])
    };
    let mut changed = with_manifest(&good, |_| cut);
    changed.remove(2);
    archive(&path, &changed);
    assert!(refused(&path).contains("its documents are not those"), "{}", refused(&path));
}

#[test]
fn a_backup_of_another_ledger_or_of_one_that_was_changed_is_told_apart() {
    let world = World::new();
    let earlier = world.back_up("earlier.tar", &Since::Start);
    let since = Since::Backup(earlier.clone());
    let other = World::empty();
    other.record(&[commit(0, vec![nameless(vec![event(1); 8])])]);
    let error = back_up(&other.ledger(), &since, &other.path("x"), Shape::File).unwrap_err();
    assert!(matches!(error, BackupError::WithinCommit { .. }), "{error}");
    other.record(&[]);
    let again = World::empty();
    again.record(&[commit(0, vec![nameless(vec![event(1); 6])])]);
    let error = back_up(&again.ledger(), &since, &again.path("x"), Shape::File).unwrap_err();
    assert!(matches!(error, BackupError::OtherLedger { .. }), "{error}");
    let turned = World::empty();
    turned.record(&[
        commit(0, vec![command("a", "this", events(2))]),
        commit(1, vec![nameless(events(4))]),
    ]);
    let error = back_up(&turned.ledger(), &since, &turned.path("x"), Shape::File).unwrap_err();
    assert!(matches!(error, BackupError::Diverged { .. }), "{error}");
    assert!(error.is_integrity());
    let rolled = World::empty();
    rolled.record(&[commit(0, vec![command("a", "this", events(2))])]);
    let error = back_up(&rolled.ledger(), &since, &rolled.path("x"), Shape::File).unwrap_err();
    assert!(matches!(error, BackupError::BeyondHead { .. }), "{error}");
    // Two chains that part.
    rolled.record(&[commit(1, vec![nameless(events(4))]), commit(2, vec![nameless(events(1))])]);
    let of_rolled = rolled.path("later.tar");
    back_up(&rolled.ledger(), &Since::Position(Position(6)), &of_rolled, Shape::File).unwrap();
    let error = checked(&[earlier, of_rolled]).unwrap_err();
    assert!(matches!(error, BackupError::Diverged { .. }), "{error}");
}

#[test]
fn restoring_goes_into_a_new_or_empty_directory_only() {
    let world = World::new();
    let kept = [world.back_up("kept.tar", &Since::Start)];
    let dir = world.path("there");
    fs::create_dir(&dir).unwrap();
    put(&dir.join("note"), b"mine");
    assert!(matches!(restore(&kept, &dir), Err(BackupError::Open(OpenError::NotEmpty { .. }))));
    assert_eq!(fs::read_dir(&dir).unwrap().count(), 1, "nothing was written");
    fs::remove_file(dir.join("note")).unwrap();
    restore(&kept, &dir).unwrap();
    assert!(matches!(restore(&kept, &dir), Err(BackupError::Open(OpenError::NotEmpty { .. }))));
    assert_eq!(everything(&dir), everything(&world.ledger()));
    assert!(restore(&kept, &world.ledger().join("FORMAT")).is_err());
}

#[test]
fn what_was_cut_off_is_no_ledger_and_can_be_done_again() {
    let world = World::new();
    let kept = [world.back_up("kept.tar", &Since::Start)];
    let commits = raw(&world.ledger(), Position(6));
    for recorded in 0..=commits.len() {
        let dir = world.path(&format!("cut-{recorded}"));
        let begun = NewLedger::begin(&dir, Wait::No).unwrap();
        begun.log().append_raw(&commits[..recorded]).unwrap();
        let held = restore(&kept, &dir).unwrap_err();
        assert!(matches!(held, BackupError::Open(OpenError::Held { .. })), "{held}");
        // As a power cut leaves it: nobody finished it, and nobody cleared it away.
        drop(begun);
        for refused in [DiskLog::open(&dir, Wait::No), DiskLog::create(&dir, Wait::No)] {
            let refused = refused.err().unwrap();
            assert!(matches!(refused, OpenError::Unfinished { .. }), "{refused}");
        }
        put(&dir.join("persons.keys"), b"put there meanwhile");
        let error = restore(&kept, &dir).unwrap_err();
        assert!(matches!(error, BackupError::Open(OpenError::NotEmpty { .. })), "{error}");
        fs::remove_file(dir.join("persons.keys")).unwrap();
        restore(&kept, &dir).unwrap();
        assert_eq!(everything(&dir), everything(&world.ledger()));
    }
    let dir = world.path("given-up");
    NewLedger::begin(&dir, Wait::No).unwrap().abandon();
    assert!(!dir.exists());
}

#[test]
fn no_backup_is_made_of_what_is_damaged() {
    let world = World::new();
    let store = DocumentStore::of(&world.ledger());
    let sha256 = store.keep(&b"two"[..]).unwrap().sha256;
    put(&store.path(sha256), b"tow");
    let refused = back_up(&world.ledger(), &Since::Start, &world.path("x"), Shape::File);
    assert!(refused.unwrap_err().is_integrity());
    store.keep(&b"two"[..]).unwrap();
    put(&world.ledger().join("persons/7"), b"wiped");
    let refused = back_up(&world.ledger(), &Since::Start, &world.path("x"), Shape::File);
    assert!(refused.unwrap_err().is_integrity());
    assert!(!world.path("x").exists() && !world.has_drafts());
    let empty = World::empty();
    empty.record(&[]);
    let refused = back_up(&empty.ledger(), &Since::Start, &world.path("x"), Shape::File);
    assert!(matches!(refused, Err(BackupError::Nothing { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_was_recorded_comes_back_from_any_two_backups(
        sizes in prop::collection::vec(prop::collection::vec((any::<bool>(), 1..5_usize), 1..4), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let world = World::empty();
        let mut ids = 0;
        let mut first = Vec::new();
        let mut head = 0;
        for (seconds, commands) in sizes.iter().enumerate() {
            first.push(Position(head));
            let commands = commands.iter().map(|(named, count)| {
                ids += 1;
                head += *count as u64;
                match named {
                    true => command(&format!("id-{ids}"), "text", events(*count)),
                    false => nameless(events(*count)),
                }
            });
            let commit = commit(seconds as i64, commands.collect());
            world.record(&[commit]);
        }
        let from = first[cut.index(first.len())];
        let whole = world.back_up("whole.tar", &Since::Start);
        let mut chain = vec![whole.clone()];
        if from > Position(0) {
            let upto = world.path("upto");
            let ledger = NewLedger::begin(&upto, Wait::No).unwrap();
            ledger.log().append_raw(&raw(&world.ledger(), from)).unwrap();
            ledger.finish().unwrap();
            back_up(&upto, &Since::Start, &world.path("1"), Shape::File).unwrap();
            chain = vec![world.path("1"), world.back_up("2", &Since::Position(from))];
        }
        let dir = world.path("restored");
        restore(&chain, &dir).unwrap();
        prop_assert_eq!(everything(&dir), everything(&world.ledger()));
        back_up(&dir, &Since::Start, &world.path("again.tar"), Shape::File).unwrap();
        prop_assert_eq!(fs::read(&whole).unwrap(), fs::read(world.path("again.tar")).unwrap());
        let (log, old) = (DiskLog::open(&dir, Wait::No).unwrap(), DiskLog::open(&world.ledger(), Wait::No).unwrap());
        for number in 1..=ids {
            let id = format!("id-{number}").parse().unwrap();
            prop_assert_eq!(log.receipt(&id).unwrap(), old.receipt(&id).unwrap());
        }
    }
}
