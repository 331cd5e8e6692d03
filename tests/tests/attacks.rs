//! Attacks on the promise, from outside: somebody can write the directory of a ledger, or hands one over.
//!
//! What is no evidence is never believed against the events; what was not acknowledged is no damage; nothing
//! outside the directory is touched; and `verify` says what it found.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ledger_tests::World;
use ledger_tests::conversation::{Conversation, payments};
use ledger_tests::power::disk::{Tree, tree_of, write_tree};
use serde_json::Value;
use sha2::{Digest, Sha256};

// --- what is kept for speed -------------------------------------------------------------------------------

/// A ledger so large that a snapshot of it is used.
fn large() -> World {
    let world = World::empty();
    world.run(["generate", "--partners", "900", "--years", "10", "--seed", "5"]).succeeds();
    world
}

fn snapshot(world: &World) -> PathBuf {
    world.path().join("ledger/snapshot/state")
}

/// HMAC-SHA-256 of what is kept under a name (RFC 2104), under the key of the machine.
fn mac(world: &World, name: &str, bytes: &[u8]) -> Vec<u8> {
    let key = fs::read_to_string(world.path().join("state/machine.key")).unwrap();
    let digits = |at: usize| u8::from_str_radix(&key[at..at + 2], 16).unwrap();
    let key: Vec<u8> = (0..64).step_by(2).map(digits).chain([0; 32]).collect();
    let padded = |with: u8| key.iter().map(|byte| byte ^ with).collect::<Vec<u8>>();
    let inner = Sha256::digest([&padded(0x36), name.as_bytes(), &[0], bytes].concat());
    Sha256::digest([&padded(0x5c)[..], &inner].concat()).to_vec()
}

/// Changes a text in a page of a snapshot and sets every checksum that depends on it; `sealed` also the MAC, which
/// only this machine can make.
fn forge(world: &World, from: &str, to: &str, sealed: bool) {
    let mut bytes = fs::read(snapshot(world)).unwrap();
    let number = |at: usize| u64::from_be_bytes(bytes[at..at + 8].try_into().unwrap()) as usize;
    let (table, length) = (number(68), number(76));
    let rest = number(table);
    let (mut entry, mut page, mut changed) = (table + 8 + rest, 160, 0);
    while entry < table + length {
        let four = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let pages = four(entry);
        entry += 4;
        for _ in 0..pages {
            let end =
                page + u32::from_be_bytes(bytes[entry..entry + 4].try_into().unwrap()) as usize;
            let found =
                bytes[page..end].windows(from.len()).position(|part| part == from.as_bytes());
            if let Some(at) = found {
                bytes[page + at..page + at + to.len()].copy_from_slice(to.as_bytes());
                let hash = Sha256::digest(&bytes[page..end]);
                bytes[entry + 4..entry + 36].copy_from_slice(&hash);
                changed += 1;
            }
            (entry, page) = (entry + 36, end);
        }
    }
    assert!(changed > 0, "{from} stands on no page");
    let hash = Sha256::digest(&bytes[table..table + length]);
    bytes[84..116].copy_from_slice(&hash);
    if sealed {
        let seal = mac(world, "snapshot", &bytes[..128]);
        bytes[128..160].copy_from_slice(&seal);
    }
    fs::write(snapshot(world), bytes).unwrap();
}

/// A bank reference that was booked, and a payment that has it again.
fn known_reference(world: &World) -> (String, Vec<String>) {
    let export = world.run(["export", "jsonl"]).succeeds().out;
    let payment = export.lines().find(|line| line.contains("\"payment-received\"")).unwrap();
    let payment: Value = serde_json::from_str(payment).unwrap();
    let reference = payment["data"]["bank_reference"].as_str().unwrap().to_owned();
    let line = format!(
        "payment receive --partner partner-7 --amount 12.50 --bank-reference {reference} --on"
    );
    (
        reference,
        line.split(' ').chain(["2022-03-01", "--clock-is-right"]).map(str::to_owned).collect(),
    )
}

/// Attack 1: the snapshot has another bank reference, with all checksums right.
#[test]
fn a_false_snapshot_makes_no_act_be_acknowledged_that_the_events_refuse() {
    let world = large();
    let (reference, payment) = known_reference(&world);
    let other = format!("Z{}", &reference[1..]);
    let refused = |what: &str| {
        let run = world.run(&payment).ends_with(1);
        assert!(run.err.contains("bank.entry-known"), "{what}: {}", run.err);
    };
    refused("as it is");
    let sound = fs::read(snapshot(&world)).unwrap();
    let balance = world.run(["show", "balance"]).succeeds().out;
    forge(&world, &reference, &other, false);
    refused("forged by somebody who can write the directory");
    assert_eq!(world.run(["show", "balance"]).succeeds().out, balance);
    world.run(["verify"]).succeeds();
    // A snapshot of this machine that is false: a fault of the program, or whoever has its key.
    fs::write(snapshot(&world), sound).unwrap();
    forge(&world, &reference, &other, true);
    let run = world.run(["verify"]).ends_with(4);
    assert!(run.err.contains("is not what these events add up to"), "{}", run.err);
    assert!(!snapshot(&world).exists() && snapshot(&world).with_extension("refuted").exists());
    refused("once verify knows");
    world.run(["verify"]).succeeds();
    assert_eq!(world.run(["show", "balance"]).succeeds().out, balance);
    // The next act makes another snapshot, of the events.
    let new =
        payment.iter().map(|word| if *word == reference { "FICTIEF-NIEUW" } else { word.as_ref() });
    world.run(new).succeeds();
    assert!(snapshot(&world).exists());
    world.run(["verify"]).succeeds();
}

/// Below a size at which folding takes a tenth of a second nobody looks at a snapshot, and none is made.
#[test]
fn a_small_ledger_has_no_snapshot_and_looks_at_none() {
    let world = World::empty();
    world.run(["generate", "--partners", "250", "--years", "4", "--seed", "5"]).succeeds();
    assert!(!snapshot(&world).exists());
    fs::create_dir_all(snapshot(&world).parent().unwrap()).unwrap();
    fs::write(snapshot(&world), "anything").unwrap();
    world.run(["show", "balance"]).succeeds();
    world.run(["verify"]).succeeds();
    assert_eq!(fs::read_to_string(snapshot(&world)).unwrap(), "anything");
}

/// A ledger that is large enough for an index, and one act more in a copy of it.
fn indexed() -> (World, World) {
    let world = World::empty();
    world.run(["generate", "--partners", "120", "--years", "2", "--seed", "5"]).succeeds();
    world.run(["show", "balance"]).succeeds();
    let more = World::empty();
    copy(world.path(), more.path());
    (world, more)
}

fn copy(from: &Path, to: &Path) {
    write_tree(&tree_of(from), to);
}

/// Attack 8: an index that knows a command which was never recorded.
#[test]
fn a_false_index_swallows_no_act() {
    let (world, more) = indexed();
    let line = r#"{"id":"swallowed","on":"2014-03-01","kind":"receive-payment","data":{"partner":"partner-7","amount":"12.50","bank_reference":"FICTIEF-X"}}"#;
    let answer = apply(&more, line);
    assert_eq!(
        (&answer["ok"], &answer["repeated"]),
        (&Value::Bool(true), &Value::Null),
        "{answer}"
    );
    // It is put into the index when the ledger is closed with enough that is new.
    let index = |world: &World| world.path().join("ledger/index");
    for other_machine in [false, true] {
        let world = {
            let again = World::empty();
            copy(world.path(), again.path());
            again
        };
        fs::remove_dir_all(index(&world)).unwrap_or_default();
        copy(&index(&more), &index(&world));
        if other_machine {
            fs::remove_file(world.path().join("state/machine.key")).unwrap();
        }
        let events = world.events();
        let answer = apply(&world, line);
        assert_eq!(
            (&answer["ok"], &answer["repeated"]),
            (&Value::Bool(true), &Value::Null),
            "{answer}"
        );
        assert!(world.events() > events, "it is recorded");
        let answer = apply(&world, line);
        assert_eq!((&answer["ok"], &answer["repeated"]), (&Value::Bool(true), &Value::Bool(true)));
    }
}

/// Gives a line to a ledger whose last event was recorded years ago.
fn apply(world: &World, line: &str) -> Value {
    let run = world.run_with(["apply", "-", "--clock-is-right"], format!("{line}\n").as_bytes());
    serde_json::from_str(run.out.lines().next().unwrap_or_default()).expect("an answer")
}

/// Attack 8: the id of an act is changed in the file of events, and its checksum made to fit.
#[test]
fn an_id_cannot_be_changed_under_the_same_root() {
    let world = World::founded();
    world.run(["key", "make", "--output", "ledger.key"]).succeeds();
    let checkpoint =
        ["checkpoint", "make", "--signing-key", "ledger.key", "--output", "now.checkpoint"];
    world.run(checkpoint).succeeds();
    let file = world.path().join("ledger/log/events");
    let mut bytes = fs::read(&file).unwrap();
    let at = bytes.windows(4).rposition(|part| part == b"dike").unwrap();
    bytes[at..at + 4].copy_from_slice(b"dyke");
    // The commit it is in: the last batch has one.
    let batch = bytes.windows(4).rposition(|part| part == b"cvnb").unwrap();
    let first = bytes[batch + 12..batch + 20].to_vec();
    let checksum = crc32fast::hash(&[&first, &bytes[batch + 28..]].concat());
    bytes[batch + 24..batch + 28].copy_from_slice(&checksum.to_be_bytes());
    fs::write(&file, &bytes).unwrap();
    for arguments in [&["verify"][..], &["verify", "--against", "now.checkpoint"]] {
        let run = world.run(arguments).ends_with(4);
        assert!(run.err.contains("Merkle root"), "{}", run.err);
    }
}

// --- the end of the file of events ---------------------------------------------------------------------------

/// 24 letters that are the header of a batch far behind, as somebody would type them.
fn header_in_letters() -> String {
    let found = (0_u32..10_000_000).find_map(|number| {
        let fields = format!("cvnbAAAAAAAA{number:08}");
        let checksum = crc32fast::hash(fields.as_bytes()).to_be_bytes();
        let plain = checksum.iter().all(u8::is_ascii_alphanumeric);
        plain.then(|| [fields.as_bytes(), &checksum].concat())
    });
    String::from_utf8(found.unwrap()).unwrap()
}

/// Attack 3: a description looks like the header of a later batch, and its append is cut off.
#[test]
fn a_text_is_not_mistaken_for_a_later_append() {
    let world = World::founded();
    let (events, seen) =
        (world.path().join("ledger/log/events"), world.path().join("ledger/log/seen"));
    let (before, noted) = (fs::read(&events).unwrap(), fs::read(&seen).unwrap());
    let known = world.events();
    let text = format!("{0} {0} {0}", header_in_letters());
    let expense = ["expense", "record", "--line", "dijken", "--amount", "5", "--on", "2020-05-01"];
    // With VAT: the last byte of the event is not a zero, which zeros in its place would replace.
    let said = ["--supplier", &text, "--description", &text, "--vat", "21=0.87"];
    world.run([&expense[..], &said].concat()).succeeds();
    let whole = fs::read(&events).unwrap();
    for length in before.len()..whole.len() {
        if length % 7 != 0 && length + 30 < whole.len() {
            continue;
        }
        for room in [0, 64] {
            fs::write(&events, [&whole[..length], &vec![0; room]].concat()).unwrap();
            fs::write(&seen, &noted).unwrap();
            let verified = world.json(["verify", "--format", "json"]);
            assert_eq!(verified["events"], known, "{length}");
            let left = (length + room > before.len()).then_some(length + room - before.len());
            let torn = verified["torn"]["bytes"].as_u64().map(|bytes| bytes as usize);
            assert_eq!(torn, left, "{length}: verify says what stands behind the end");
        }
    }
    // It was looked at and not touched; whoever records cuts it off, and says so.
    assert_eq!(fs::read(&events).unwrap().len(), whole.len() - 1 + 64);
    let run = world.run([&expense[..], &["--supplier", "x", "--description", "y"]].concat());
    assert!(run.succeeds().err.contains("bytes behind the last event were cut off"));
    world.run(["verify"]).succeeds();
}

/// Doubt 2: zeros in the place of the last acts of a process that was killed. Fewer than eight appends can go
/// unseen.
#[test]
fn rot_at_the_end_of_a_log_that_was_not_closed_is_bounded() {
    let world = World::founded();
    let mut session = Conversation::with(world.command().args(["apply", "-"]));
    for number in 0..44 {
        assert!(session.say(&payments(number, number + 1)));
    }
    session.kill_after(Duration::from_millis(100));
    let events = world.path().join("ledger/log/events");
    let whole = fs::read(&events).unwrap();
    let batches: Vec<usize> =
        (0..whole.len() - 4).filter(|at| &whole[*at..at + 4] == b"cvnb").collect();
    // It was noted after the fortieth.
    let (lost, unseen) = (&batches[batches.len() - 20..], batches.len() - 4);
    for from in lost {
        let mut rotten = whole.clone();
        rotten[*from..].fill(0);
        fs::write(&events, rotten).unwrap();
        let run = world.run(["verify"]);
        let within = batches.iter().position(|at| at == from).unwrap();
        match within >= unseen {
            true => assert!(run.succeeds().out.contains("zeros behind the last event")),
            false => assert!(run.ends_with(4).err.contains("are left")),
        }
    }
}

// --- files of others -----------------------------------------------------------------------------------------

/// What somebody may have put into the place of a part of a ledger.
#[derive(Clone, Copy, Debug)]
enum Planted {
    LinkToFile,
    LinkToDirectory,
    LinkToNothing,
    Pipe,
    Device,
}

fn plant(at: &Path, planted: Planted, elsewhere: &Path) {
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    match fs::symlink_metadata(at) {
        Ok(there) if there.is_dir() => fs::remove_dir_all(at).unwrap(),
        Ok(_) => fs::remove_file(at).unwrap(),
        Err(_) => {}
    }
    match planted {
        Planted::LinkToFile => symlink(elsewhere.join("victim"), at).unwrap(),
        Planted::LinkToDirectory => symlink(elsewhere.join("room"), at).unwrap(),
        Planted::LinkToNothing => symlink(elsewhere.join("made"), at).unwrap(),
        Planted::Pipe => assert!(Command::new("mkfifo").arg(at).status().unwrap().success()),
        Planted::Device => symlink("/dev/zero", at).unwrap(),
    }
}

/// Attacks 5, 7, 18: parts of a ledger that somebody handed over are links, pipes and devices. Nothing outside the
/// directory is written, nothing waits for ever, and nothing panics.
#[test]
fn no_link_pipe_or_device_in_a_ledger_is_followed() {
    let parts = [
        "LOCK",
        "FORMAT",
        "FORMAT.new",
        "UNFINISHED",
        "log",
        "log/events",
        "log/seen",
        "log/seen.new",
        "log/marks",
        "log/marks.new",
        "index",
        "index/SEAL",
        "index/SEAL.new",
        "index/sled",
        "index/sled/db",
        "snapshot",
        "snapshot/state",
        "snapshot/state.new",
        "documents",
        "documents/incoming",
        "documents/ba",
        "persons",
        "persons/5",
        "persons/5.new",
        "persons.keys",
        "persons.keys.new",
        "persons.keys.old",
    ];
    let all = [
        Planted::LinkToFile,
        Planted::LinkToDirectory,
        Planted::LinkToNothing,
        Planted::Pipe,
        Planted::Device,
    ];
    let made = World::founded();
    fs::write(made.path().join("abc"), "abc").unwrap();
    made.run(["document", "attach", "abc", "--to", "12", "--on", "2020-05-01"]).succeeds();
    made.run(["person", "add", "--name", "Fictieve Fenna"]).succeeds();
    let commands: [&[&str]; 8] = [
        &["verify"],
        &["show", "balance"],
        &[
            "expense",
            "record",
            "--line",
            "dijken",
            "--amount",
            "5",
            "--supplier",
            "x",
            "--description",
            "y",
            "--on",
            "2020-05-01",
        ],
        &["document", "attach", "abc", "--to", "13", "--on", "2020-05-01"],
        &["person", "set", "5", "--name", "Fictieve Fokke"],
        &["person", "add", "--name", "Fictieve Femke"],
        &["person", "forget", "5", "--reason", "Op verzoek"],
        &["backup", "kept.tar"],
    ];
    for part in parts {
        for planted in all {
            let (world, elsewhere) = (World::empty(), World::empty());
            copy(made.path(), world.path());
            fs::write(elsewhere.path().join("victim"), "of somebody else").unwrap();
            fs::create_dir(elsewhere.path().join("room")).unwrap();
            let before: Tree = tree_of(elsewhere.path());
            plant(&world.path().join("ledger").join(part), planted, elsewhere.path());
            for arguments in commands {
                let run = world.run_in_time(arguments);
                assert!(
                    (0..=5).contains(&run.code),
                    "{part} {planted:?} {arguments:?}: {}",
                    run.err
                );
                assert!(!run.err.contains("panicked"), "{part} {planted:?}: {}", run.err);
                // Keys that a link leads to may be kept elsewhere.
                let is_keys = part == "persons.keys";
                let same = is_keys || tree_of(elsewhere.path()) == before;
                assert!(same, "{part} {planted:?} {arguments:?} wrote elsewhere");
            }
        }
    }
}

// --- what verify says ------------------------------------------------------------------------------------------

/// Attack 9: an amount before an issued report is changed, and everything else recomputed.
#[test]
fn a_ledger_that_was_rewritten_contradicts_its_own_reports() {
    let world = World::founded();
    world.run(["report", "issue", "--year", "2020", "--period", "1"]).succeeds();
    let report = "reports/monitoring-2020-1-en.txt";
    world.run(["report", "verify", report]).succeeds();
    let verified = world.run(["verify"]).succeeds();
    assert!(verified.out.contains("roots that issued reports name: 1"), "{}", verified.out);
    let lines = world.run(["export", "jsonl"]).succeeds().out;
    let changed = lines.replace("\"1812.35\"", "\"1712.35\"");
    assert_ne!(lines, changed);
    let forged = |root: Option<&str>| {
        let end = changed.trim_end().rsplit_once('\n').unwrap().1;
        let stated: Value = serde_json::from_str(end).unwrap();
        let stated = stated["root"].as_str().unwrap();
        let text = root.map_or(changed.clone(), |root| {
            let (events, end) = changed.trim_end().rsplit_once('\n').unwrap();
            format!("{events}\n{}\n", end.replace(stated, root))
        });
        fs::write(world.path().join("forged.jsonl"), text).unwrap();
        world.run(["import", "jsonl", "forged.jsonl", "--ledger", "forged"])
    };
    let refused = forged(None);
    let root = refused
        .err
        .split_whitespace()
        .find(|word| word.trim_end_matches(&[',', ';'][..]).len() == 64);
    let root = root.unwrap_or_else(|| panic!("{}", refused.err)).trim_end_matches(&[',', ';'][..]);
    forged(Some(root)).succeeds();
    for arguments in
        [&["verify", "--ledger", "forged"][..], &["report", "verify", report, "--ledger", "forged"]]
    {
        let run = world.run(arguments).ends_with(4);
        assert!(run.err.contains("the ledger was changed"), "{}", run.err);
    }
}

/// Attack 10: a report was recorded and its files are gone.
#[test]
fn files_of_a_report_that_are_missing_are_made_again() {
    let world = World::founded();
    let issue = ["report", "issue", "--year", "2020", "--period", "1"];
    world.run(issue).succeeds();
    let reports = world.path().join("reports");
    let whole = tree_of(&reports);
    let events = world.events();
    for missing in ["monitoring-2020-1-en.pdf", "monitoring-2020-1-en.json", "monitoring-2020-1-en"]
    {
        let gone = reports.join(missing);
        if gone.is_dir() {
            fs::remove_dir_all(gone).unwrap()
        } else {
            fs::remove_file(gone).unwrap()
        }
        let run = world.run(issue).succeeds();
        assert!(run.out.starts_with("issued before, its files completed"), "{}", run.out);
        assert_eq!(tree_of(&reports), whole, "{missing}");
    }
    fs::remove_dir_all(&reports).unwrap();
    world.run(issue).succeeds();
    assert_eq!((tree_of(&reports), world.events()), (whole, events));
    let run = world.run(issue).ends_with(1);
    assert!(run.err.contains("report.already-issued"), "nothing is missing: {}", run.err);
    // Another file under a name of the report stays, and is named.
    fs::write(reports.join("monitoring-2020-1-en.txt"), "mine").unwrap();
    assert!(world.run(issue).ends_with(2).err.contains("another file is there already"));
}

/// Doubt 3: to verify is to read, also beside the process that records.
#[test]
fn verify_writes_nothing_and_needs_no_lock() {
    let world = World::founded();
    let ledger = world.path().join("ledger");
    fs::remove_file(ledger.join("LOCK")).unwrap();
    fs::remove_file(ledger.join("log/seen")).unwrap();
    let mut torn = File::options().append(true).open(ledger.join("log/events")).unwrap();
    torn.write_all(b"cvnb, cut off").unwrap();
    let before = tree_of(world.path());
    let run = world.run(["verify"]).succeeds();
    assert!(run.out.contains("13 bytes behind the last event"), "{}", run.out);
    assert_eq!(tree_of(world.path()), before);
    let mut session = Conversation::with(world.command().args(["apply", "-"]));
    assert!(session.say(&payments(0, 1)));
    world.run(["show", "balance"]).succeeds();
    let verified = world.json(["verify", "--format", "json"]);
    assert_eq!(verified["events"], 37);
    assert!(session.say(&payments(1, 2)));
    session.end();
}

/// Doubt 4: two ledgers of one definition, made at the same moment, are two.
#[test]
fn no_two_ledgers_have_one_origin() {
    let world = World::empty();
    let init = ["init", "--covenant", "oostpolder"];
    let origin = |ledger: &str, id: &[&str]| {
        world.run([&init[..], &["--ledger", ledger], id].concat()).succeeds();
        let key = ["key", "make", "--output", &format!("{ledger}.key"), "--ledger", ledger];
        world.run(key).succeeds().out.split('+').next().unwrap().to_owned()
    };
    assert_ne!(origin("one", &[]), origin("two", &[]));
    assert_eq!(origin("three", &["--id", "same"]), origin("four", &["--id", "same"]));
}

/// Attack 13: the power went right after `LOCK` was made, and nothing else is there.
#[test]
fn a_directory_with_nothing_but_a_lock_is_empty() {
    let kept = World::founded();
    kept.run(["backup", "all.tar"]).succeeds();
    kept.run(["export", "jsonl", "--output", "all.jsonl"]).succeeds();
    for making in [
        &["init", "--covenant", "oostpolder"][..],
        &["restore", "all.tar"],
        &["import", "jsonl", "all.jsonl"],
    ] {
        let again = kept.path().join("again");
        fs::create_dir(&again).unwrap();
        fs::write(again.join("LOCK"), "").unwrap();
        kept.run([making, &["--ledger", "again"]].concat()).succeeds();
        kept.run(["verify", "--ledger", "again"]).succeeds();
        fs::remove_dir_all(again).unwrap();
    }
}
