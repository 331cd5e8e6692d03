//! One process at a time: the second is told who holds the ledger, or waits.

use std::fs;
use std::path::Path;

use ledger_tests::World;
use ledger_tests::conversation::{Conversation, payments};

/// Would record something, and so must have the ledger for itself.
const TRIED: &[&str] = &[
    "platform",
    "record",
    "--kind",
    "news",
    "--title",
    "Fictief",
    "--on",
    "2020-05-01",
    "--dry-run",
];

/// Who records is told who does so already; who asks need not wait.
#[test]
fn the_second_is_told_who_holds_the_ledger_and_since_when() {
    let world = World::founded();
    let mut first = Conversation::with(world.command().args(["apply", "-"]));
    assert!(first.say(&payments(0, 1)));
    let process = first.process().to_string();
    for asked in [&["show", "balance"][..], &["log"], &["show", "journal"], &["verify"]] {
        world.run(asked).succeeds();
    }
    for wait in [&[][..], &["--wait=1"]] {
        for asked in [TRIED, &["apply", "-"], &["document", "add", "ledger/FORMAT"]] {
            let second = world.run([asked, wait].concat()).ends_with(3);
            assert!(second.out.is_empty(), "{}", second.out);
            let told = format!("is in use by process {process} since 20");
            assert!(second.err.contains(&told), "{}", second.err);
            assert!(second.err.contains(&format!("wait until process {process} is done")));
        }
    }
    assert!(first.say(&payments(1, 2)), "the first is not disturbed");
    first.end().succeeds();
    world.run(["verify"]).succeeds();
}

#[test]
fn the_second_waits_when_it_is_told_to() {
    let world = World::founded();
    let mut first = Conversation::with(world.command().args(["apply", "-"]));
    assert!(first.say(&payments(0, 1)));
    let mut waiting = Vec::new();
    for number in 1..6 {
        let mut one = Conversation::with(world.command().args(["apply", "-", "--wait"]));
        one.shout(&payments(number, number + 1));
        one.say_no_more();
        waiting.push(one);
    }
    assert!(first.say(&payments(10, 20)));
    first.end().succeeds();
    for one in waiting {
        let run = one.end().succeeds();
        assert_eq!(run.lines()[0]["ok"], true);
    }
    assert_eq!(world.events(), 35 + 2 * (1 + 10 + 5));
}

#[test]
fn what_stands_in_the_lock_decides_nothing() {
    let world = World::founded();
    let lock = world.path().join("ledger/LOCK");
    let texts = [
        // Of a process that is no more; of one that is, and has nothing to do with it.
        &b"process 4000000 since 2020-01-01T00:00:00.000Z\n"[..],
        b"process 1 since 2020-01-01T00:00:00.000Z\n",
        b"",
        b"process",
        b"process 99999999999999999999 since never\n",
        &[0xff; 5000],
    ];
    for text in texts {
        fs::write(&lock, text).unwrap();
        world.run(TRIED).succeeds();
        // Nor does it while somebody holds it; who that is can then not be said.
        let mut first = Conversation::with(world.command().args(["apply", "-"]));
        assert!(first.say(&payments(0, 1)));
        fs::write(&lock, text).unwrap();
        let second = world.run(TRIED).ends_with(3);
        assert!(
            second.err.contains("is in use by") && second.err.contains("help: "),
            "{}",
            second.err
        );
        first.end().succeeds();
    }
    fs::remove_file(&lock).unwrap();
    world.run(TRIED).succeeds();
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let run = world.run(TRIED).ends_with(3);
    assert!(run.err.contains("LOCK") && run.err.contains("help: "), "{}", run.err);
}

/// The bytes of every file of a directory, in another one; hard links where they are asked for.
fn copy(from: &Path, to: &Path, linked: bool) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        match (path.is_dir(), linked) {
            (true, _) => copy(&path, &to.join(name), linked),
            (false, true) => fs::hard_link(&path, to.join(name)).unwrap(),
            (false, false) => drop(fs::copy(&path, to.join(name)).unwrap()),
        }
    }
}

/// Whatever becomes of `LOCK` while a process writes, no second one gets in, and the first is not disturbed.
#[test]
fn a_lock_that_is_lost_lets_no_second_writer_in() {
    type Harm = fn(&Path);
    let harms: [(&str, Harm); 5] = [
        ("removed", |ledger| fs::remove_file(ledger.join("LOCK")).unwrap()),
        ("emptied", |ledger| fs::write(ledger.join("LOCK"), "").unwrap()),
        ("replaced", |ledger| {
            fs::write(ledger.join("LOCK.new"), "process 1 since never\n").unwrap();
            fs::rename(ledger.join("LOCK.new"), ledger.join("LOCK")).unwrap();
        }),
        ("restored", |ledger| {
            let (lock, away) = (ledger.join("LOCK"), ledger.with_file_name("LOCK"));
            fs::copy(&lock, &away).unwrap();
            fs::remove_file(&lock).unwrap();
            fs::rename(&away, &lock).unwrap();
        }),
        ("not in a copy with hard links", |ledger| {
            copy(ledger, &ledger.with_file_name("copy"), true);
            fs::remove_file(ledger.with_file_name("copy/LOCK")).unwrap();
        }),
    ];
    for (what, harm) in harms {
        let world = World::founded();
        let ledger = world.path().join("ledger");
        let mut first = Conversation::with(world.command().args(["apply", "-"]));
        assert!(first.say(&payments(0, 2)));
        harm(&ledger);
        let places: &[&str] =
            if world.path().join("copy").exists() { &["copy", "ledger"] } else { &["ledger"] };
        let mut waiting = Vec::new();
        for place in places {
            for wait in [&[][..], &["--wait=1"]] {
                let second = [&["apply", "-", "--ledger", place], wait].concat();
                let second = world.run_with(second, payments(10, 13).as_bytes()).ends_with(3);
                assert!(second.out.is_empty(), "{what}: {}", second.out);
                let told = second.err.contains("is in use by") && second.err.contains("help: wait");
                assert!(told, "{what}: {}", second.err);
            }
            let mut patient = Conversation::with(
                world.command().args(["apply", "-", "--wait", "--ledger", place]),
            );
            let from = 20 + 10 * waiting.len();
            patient.shout(&payments(from, from + 3));
            patient.say_no_more();
            waiting.push(patient);
        }
        assert!(first.say(&payments(2, 4)), "{what}: the first is not disturbed");
        first.end().succeeds();
        let patient = waiting.len() as u64;
        for one in waiting {
            assert!(
                one.end().succeeds().lines().iter().all(|answer| answer["ok"] == true),
                "{what}"
            );
        }
        assert_eq!(world.events(), 35 + 2 * (4 + 3 * patient), "{what}");
    }
}

/// A file of events that is not the one any more that a process has open, or not as it left it: it
/// acknowledges nothing more, and what others recorded stays.
#[test]
fn events_that_others_touched_are_not_written_over() {
    type Harm = fn(&World);
    fn replace(world: &World) {
        let events = world.path().join("ledger/log/events");
        fs::copy(&events, events.with_extension("new")).unwrap();
        fs::rename(events.with_extension("new"), &events).unwrap();
    }
    let harms: [(&str, u64, &str, Harm); 4] = [
        ("replaced", 0, "removed or replaced while it was open", replace),
        ("replaced, and written to", 3, "removed or replaced while it was open", |world| {
            replace(world);
            fs::remove_file(world.path().join("ledger/LOCK")).unwrap();
            let run = world.run_with(["apply", "-"], payments(10, 13).as_bytes()).succeeds();
            assert_eq!(run.lines().len(), 3);
        }),
        ("restored with its directory, and written to", 3, "removed or replaced", |world| {
            let ledger = world.path().join("ledger");
            copy(&ledger, &ledger.with_file_name("copy"), false);
            fs::rename(&ledger, ledger.with_file_name("away")).unwrap();
            fs::rename(ledger.with_file_name("copy"), &ledger).unwrap();
            world.run_with(["apply", "-"], payments(10, 13).as_bytes()).succeeds();
        }),
        ("written to without asking", 0, "another process wrote to the file of events", |world| {
            use std::io::Write;
            let events = world.path().join("ledger/log/events");
            fs::File::options().append(true).open(events).unwrap().write_all(b"more").unwrap();
        }),
    ];
    for (what, others, said, harm) in harms {
        let world = World::founded();
        let mut first = Conversation::with(world.command().args(["apply", "-"]));
        assert!(first.say(&payments(0, 2)));
        harm(&world);
        assert!(!first.say(&payments(2, 3)), "{what}: it was acknowledged");
        let run = first.end().ends_with(3);
        assert!(
            run.err.contains(said) && run.err.contains("help: open the ledger again"),
            "{what}: {}",
            run.err
        );
        assert_eq!(world.events(), 35 + 2 * (2 + others), "{what}");
        // What was not acknowledged can be given again.
        let again = world.run_with(["apply", "-"], payments(2, 3).as_bytes()).succeeds();
        assert_eq!(again.lines()[0]["ok"], true, "{what}");
        assert_eq!(world.events(), 35 + 2 * (3 + others), "{what}");
    }
}
