//! One process at a time: the second is told who holds the ledger, or waits.

use std::fs;

use ledger_tests::World;
use ledger_tests::conversation::{Conversation, payments};

#[test]
fn the_second_is_told_who_holds_the_ledger_and_since_when() {
    let world = World::founded();
    let mut first = Conversation::with(world.command().args(["apply", "-"]));
    assert!(first.say(&payments(0, 1)));
    let process = first.process().to_string();
    for wait in [&[][..], &["--wait=1"]] {
        for asked in [&["show", "balance"][..], &["verify"], &["apply", "-"]] {
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
        world.run(["show", "balance"]).succeeds();
        // Nor does it while somebody holds it; who that is can then not be said.
        let mut first = Conversation::with(world.command().args(["apply", "-"]));
        assert!(first.say(&payments(0, 1)));
        fs::write(&lock, text).unwrap();
        let second = world.run(["show", "balance"]).ends_with(3);
        assert!(
            second.err.contains("is in use by") && second.err.contains("help: "),
            "{}",
            second.err
        );
        first.end().succeeds();
    }
    fs::remove_file(&lock).unwrap();
    world.run(["show", "balance"]).succeeds();
    fs::remove_file(&lock).unwrap();
    fs::create_dir(&lock).unwrap();
    let run = world.run(["show", "balance"]).ends_with(3);
    assert!(run.err.contains("LOCK") && run.err.contains("help: "), "{}", run.err);
}
