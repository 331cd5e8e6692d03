//! Nothing recorded is changed unseen: whoever has the disk and rewrites the ledger is found out by
//! whoever kept a checkpoint.

use std::fs;
use std::path::Path;

use ledger_tests::{NOW, Run, World, data, path, tool};

/// A founded ledger whose owner keeps `ledger.key`, and others `trusted` and `kept.checkpoint`.
fn kept() -> World {
    let world = World::founded();
    let key = world.run(["key", "make", "--output", "ledger.key"]).succeeds();
    fs::write(world.path().join("trusted"), format!("# whom we know\n\n{}", key.out)).unwrap();
    checkpoint(&world, "kept.checkpoint");
    world
}

fn checkpoint(world: &World, name: &str) {
    let make = ["checkpoint", "make", "--signing-key", "ledger.key", "--output", name];
    world.run(make).succeeds();
}

fn pay(world: &World, reference: &str) {
    let pay =
        ["payment", "receive", "--partner", "bewoners", "--amount", "250", "--on", "2020-05-01"];
    world.run([&pay[..], &["--bank-reference", reference]].concat()).succeeds();
}

fn member(world: &World) {
    let make = ["key", "make", "--cosigner", "gemeente.example", "--output", "ons.key"];
    let key = world.run(make).succeeds();
    let trusted = read(world, "trusted") + &key.out;
    fs::write(world.path().join("trusted"), trusted).unwrap();
}

fn against(world: &World, file: &str) -> Run {
    world.run(["verify", "--against", file, "--trust", "trusted"])
}

fn cosign_since(world: &World, file: &str, since: &str) -> Run {
    let line = ["checkpoint", "cosign", file, "--signing-key", "ons.key", "--trust", "trusted"];
    world.run([&line[..], &["--since", since]].concat())
}

fn read(world: &World, name: &str) -> String {
    fs::read_to_string(world.path().join(name)).unwrap()
}

fn write(world: &World, name: &str, text: &str) {
    fs::write(world.path().join(name), text).unwrap();
}

/// Puts another ledger in the place of this one, as whoever has the disk can.
fn put(ledger: &Path, in_place_of: &World) {
    let place = in_place_of.path().join("ledger");
    fs::remove_dir_all(&place).unwrap();
    tool("cp", &["-r", path(ledger), path(&place)]);
}

/// A ledger that is whole in itself, with another history than the founded one.
fn forged(history: impl Fn(&mut Vec<String>)) -> World {
    let commands = fs::read_to_string(data("founding.jsonl")).unwrap();
    let mut commands: Vec<String> = commands.lines().map(str::to_owned).collect();
    let before = commands.clone();
    history(&mut commands);
    assert_ne!(commands, before);
    let world = World::empty();
    world.run(["init", "--covenant", "oostpolder", "--id", "founding"]).succeeds();
    write(&world, "commands", &(commands.join("\n") + "\n"));
    world.run(["apply", "commands"]).succeeds();
    // At least as many events as there were, so that it is not their number that gives it away.
    for reference in ["NL-7", "NL-8", "NL-9"] {
        pay(&world, reference);
    }
    world
}

fn place_of(id: &str, commands: &[String]) -> usize {
    commands.iter().position(|line| line.contains(&format!("\"id\":\"{id}\""))).unwrap()
}

/// The history is replaced; plain `verify` is content, and whoever kept a checkpoint is not.
#[track_caller]
fn is_found(history: impl Fn(&mut Vec<String>)) {
    let world = kept();
    let forged = forged(history);
    put(&forged.path().join("ledger"), &world);
    world.run(["verify"]).succeeds();
    for trust in [&["--trust", "trusted"][..], &[]] {
        let run = world.run([&["verify", "--against", "kept.checkpoint"][..], trust].concat());
        let run = run.ends_with(4);
        assert!(
            run.err.contains("the first 35 events are not those of the checkpoint"),
            "{}",
            run.err
        );
        assert!(run.err.contains("help: record nothing more") && run.out.is_empty(), "{}", run.err);
    }
    // Nor are proofs, cosignatures or further checkpoints made of it by mistake.
    let make = ["checkpoint", "make", "--signing-key", "ledger.key", "--since", "kept.checkpoint"];
    world.run(make).ends_with(4);
    world.run(["prove", "event", "3", "--checkpoint", "kept.checkpoint"]).ends_with(4);
    member(&world);
    let cosign = ["checkpoint", "cosign", "kept.checkpoint", "--signing-key", "ons.key"];
    let run = world.run([&cosign[..], &["--trust", "trusted"]].concat()).ends_with(4);
    assert!(run.err.contains("are not those of the checkpoint"), "{}", run.err);
}

#[test]
fn a_ledger_that_only_grew_is_what_it_was() {
    let world = kept();
    let run = against(&world, "kept.checkpoint").succeeds();
    assert!(run.out.contains("the 35 events of the checkpoint are as they were; 0 were added"));
    pay(&world, "NL-3");
    let run = against(&world, "kept.checkpoint").succeeds();
    assert!(run.out.contains("2 were added"), "{}", run.out);
    assert!(run.out.contains("signed by the ledger convenant/oostpolder/"), "{}", run.out);
    let verify =
        ["verify", "--against", "kept.checkpoint", "--trust", "trusted", "--format", "json"];
    let verified = world.json(verify);
    assert_eq!(verified["against"]["events"], 35);
    assert_eq!(verified["against"]["signed"][0]["as"], "ledger");
    assert_eq!(verified["events"], 37);
    let make = ["checkpoint", "make", "--signing-key", "ledger.key", "--since", "kept.checkpoint"];
    let later = world.run(make).succeeds().out;
    assert_eq!(later.lines().nth(1), Some("37"), "{later}");
}

#[test]
fn a_rewritten_amount_is_found() {
    is_found(|commands| {
        let paid = place_of("paid-2", commands);
        commands[paid] = commands[paid].replace("1250.50", "1250.51");
    });
}

#[test]
fn a_dropped_event_is_found() {
    is_found(|commands| {
        let dike = place_of("dike", commands);
        commands.remove(dike);
    });
}

#[test]
fn events_in_another_order_are_found() {
    is_found(|commands| {
        let (one, two) = (place_of("key-vote-1", commands), place_of("key-vote-2", commands));
        commands.swap(one, two);
    });
}

#[test]
fn an_inserted_event_is_found() {
    is_found(|commands| {
        let dike = place_of("dike", commands);
        let more = commands[dike].replace("\"dike\"", "\"more\"").replace("1812.35", "900.00");
        commands.insert(dike, more);
    });
}

#[test]
fn an_old_copy_that_is_put_back_is_found() {
    let world = kept();
    let copy = world.path().join("copy");
    tool("cp", &["-r", path(&world.path().join("ledger")), path(&copy)]);
    pay(&world, "NL-3");
    checkpoint(&world, "later.checkpoint");
    put(&copy, &world);
    world.run(["verify"]).succeeds();
    against(&world, "kept.checkpoint").succeeds();
    let run = against(&world, "later.checkpoint").ends_with(4);
    assert!(run.err.contains("after 37 events, and this ledger has 35"), "{}", run.err);
    assert!(run.err.contains("an old copy was put back"), "{}", run.err);
    // Recorded on as if nothing had happened, it is another history of the same length.
    pay(&world, "NL-4");
    let run = against(&world, "later.checkpoint").ends_with(4);
    assert!(run.err.contains("the first 37 events are not those"), "{}", run.err);
}

#[test]
fn a_ledger_that_was_made_anew_is_another_one() {
    let world = kept();
    let other = World::empty();
    let mut init = other.command();
    init.args(["init", "--covenant", "oostpolder", "--id", "founding"])
        .env("CONVENANT_NOW", "2023-09-30T12:00:01Z");
    assert!(init.status().unwrap().success());
    other.run(["apply", path(&data("founding.jsonl"))]).succeeds();
    put(&other.path().join("ledger"), &world);
    world.run(["verify"]).succeeds();
    let run = against(&world, "kept.checkpoint").ends_with(4);
    assert!(run.err.contains("whose first event was changed"), "{}", run.err);
    let make = ["checkpoint", "make", "--signing-key", "ledger.key"];
    let run = world.run(make).ends_with(2);
    assert!(run.err.contains("is not that of the ledger"), "{}", run.err);
}

#[test]
fn a_checkpoint_made_up_or_changed_is_not_believed() {
    let world = kept();
    let checkpoint = read(&world, "kept.checkpoint");
    // Of the forger's own making, in the name of the ledger.
    let forger = forged(|commands| drop(commands.pop()));
    forger.run(["key", "make", "--output", "ledger.key"]).succeeds();
    self::checkpoint(&forger, "kept.checkpoint");
    put(&forger.path().join("ledger"), &world);
    write(&world, "theirs", &read(&forger, "kept.checkpoint"));
    let run = against(&world, "theirs").ends_with(4);
    assert!(run.err.contains("none of the keys that are trusted signed"), "{}", run.err);
    let changed = checkpoint.replacen("\n35\n", "\n36\n", 1);
    write(&world, "changed", &changed);
    let run = against(&world, "changed").ends_with(4);
    assert!(run.err.contains("is not theirs, or the checkpoint was changed"), "{}", run.err);
    let run = world.run(["checkpoint", "show", "changed", "--trust", "trusted"]).ends_with(4);
    assert!(run.out.is_empty(), "{}", run.out);
}

#[test]
fn files_that_are_something_else_are_told_apart() {
    let world = kept();
    for (name, text) in [
        ("empty", ""),
        ("text", "geen checkpoint\n"),
        ("unsigned", "convenant/een/00\n3\n"),
        ("key", &read(&world, "trusted")),
    ] {
        write(&world, name, text);
        for line in [
            &["verify", "--against", name][..],
            &["checkpoint", "show", name],
            &["prove", "event", "3", "--checkpoint", name],
            &["verify-proof", "kept.checkpoint", "--against", name],
        ] {
            let run = world.run(line).ends_with(2);
            assert!(run.err.contains(name) && run.err.contains("help:"), "{line:?}: {}", run.err);
        }
    }
    for (line, says) in [
        (&["verify", "--against", "nergens"][..], "nergens cannot be read"),
        (&["verify", "--trust", "trusted"], "--trust has no effect"),
        (&["verify", "--against", "kept.checkpoint", "--trust", "iemand"], "neither a file nor"),
        (&["verify", "--against", "kept.checkpoint", "--trust", "kept.checkpoint"], "line 1"),
        (&["prove", "event", "35", "--checkpoint", "kept.checkpoint"], "after 35 events"),
        (&["verify-proof", "kept.checkpoint", "--trust", "trusted"], "it is not a proof"),
        (&["verify-proof", "kept.checkpoint"], "nothing says that this one is to be believed"),
        (
            &["key", "make", "--cosigner", "een naam", "--output", "x"],
            "cannot be the name of a key",
        ),
        (&["key", "show", "trusted"], "help:"),
        (&["verify-proof", "x", "--against", "y", "--ledger", "z"], "--ledger has no effect"),
    ] {
        let run = world.run(line).ends_with(2);
        assert!(run.err.contains(says), "{line:?}: {}", run.err);
    }
}

#[test]
fn a_secret_key_is_for_its_owner_alone_and_never_printed() {
    let world = kept();
    member(&world);
    let cosign = "checkpoint cosign kept.checkpoint --signing-key ons.key --trust trusted";
    let cosign: Vec<&str> = cosign.split(' ').collect();
    for (name, line) in [
        ("ledger.key", &["checkpoint", "make", "--signing-key", "ledger.key"][..]),
        ("ons.key", &cosign),
    ] {
        let secret = read(&world, name);
        let secret = secret.trim().splitn(5, '+').nth(4).unwrap();
        for line in [line, &["key", "show", name]] {
            let run = world.run(line).succeeds();
            assert!(!run.out.contains(secret) && !run.err.contains(secret), "{line:?}");
        }
        let again = world.run(["key", "make", "--cosigner", "x", "--output", name]).ends_with(2);
        assert!(again.err.contains("nothing is overwritten"), "{}", again.err);
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, PermissionsExt};
            let file = world.path().join(name);
            assert_eq!(fs::metadata(&file).unwrap().mode() & 0o777, 0o600);
            fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
            let run = world.run(line).ends_with(2);
            assert!(run.err.contains("may be read by others"), "{}", run.err);
            assert!(!run.err.contains(secret) && run.out.is_empty());
        }
    }
}

#[test]
fn members_vouch_and_verify_says_who_did() {
    let world = kept();
    member(&world);
    pay(&world, "NL-3");
    checkpoint(&world, "later.checkpoint");
    let cosign = |file: &str, key: &str, output: &str| {
        let line = ["checkpoint", "cosign", file, "--signing-key", key, "--output", output];
        world.run([&line[..], &["--since", "kept.checkpoint", "--trust", "trusted"]].concat())
    };
    cosign("later.checkpoint", "ons.key", "cosigned").succeeds();
    let run = against(&world, "cosigned").succeeds();
    assert!(
        run.out.contains(&format!("signed by the cosigner gemeente.example, on {}", &NOW[..19]))
    );
    let run = against(&world, "later.checkpoint").succeeds();
    assert!(run.out.contains("not signed by gemeente.example"), "{}", run.out);
    let run = world.run(["verify", "--against", "cosigned"]).succeeds();
    assert!(run.out.contains("not checked, for no key was given: signature of gemeente.example"));
    let run = cosign("cosigned", "ons.key", "again").ends_with(2);
    assert!(run.err.contains("cosigned this checkpoint already"), "{}", run.err);
    let run = cosign("later.checkpoint", "ledger.key", "again").ends_with(2);
    assert!(run.err.contains("that of a ledger"), "{}", run.err);
    let make = ["checkpoint", "make", "--signing-key", "ons.key"];
    assert!(world.run(make).ends_with(2).err.contains("for cosigning"));
    assert!(!world.path().join("again").exists());
    // Not for an older one than the last.
    let run = cosign_since(&world, "kept.checkpoint", "later.checkpoint").ends_with(2);
    assert!(run.err.contains("vouch for a later one"), "{}", run.err);
}

#[test]
fn a_member_without_the_ledger_vouches_by_a_proof() {
    let world = kept();
    member(&world);
    pay(&world, "NL-3");
    checkpoint(&world, "later.checkpoint");
    let since = ["prove", "since", "kept.checkpoint", "--checkpoint", "later.checkpoint"];
    world.run([&since[..], &["--output", "growth"]].concat()).succeeds();
    let elsewhere = World::empty();
    for name in ["trusted", "kept.checkpoint", "later.checkpoint", "growth"] {
        write(&elsewhere, name, &read(&world, name));
    }
    fs::copy(world.path().join("ons.key"), elsewhere.path().join("ons.key")).unwrap();
    let cosign = |since: &str, proof: &str| {
        let line = ["checkpoint", "cosign", "later.checkpoint", "--signing-key", "ons.key"];
        let rest = ["--trust", "trusted", "--since", since, "--proof", proof];
        elsewhere.run([&line[..], &rest].concat())
    };
    let cosigned = cosign("kept.checkpoint", "growth").succeeds().out;
    write(&elsewhere, "cosigned", &cosigned);
    let show = ["checkpoint", "show", "cosigned", "--trust", "trusted", "--format", "json"];
    assert_eq!(elsewhere.json(show)["signed"][1]["name"], "gemeente.example");
    cosign("later.checkpoint", "growth").ends_with(2);
    // A proof whose hashes were changed.
    let growth = read(&elsewhere, "growth");
    let hash = growth.lines().nth(1).unwrap();
    let other = growth.replacen(hash, &format!("AAAA{}", &hash[4..]), 1);
    write(&elsewhere, "growth", &other);
    let run = cosign("kept.checkpoint", "growth").ends_with(4);
    assert!(run.err.contains("it does not prove what it says"), "{}", run.err);
}

/// A cosignature says that the ledger signed: a checkpoint of somebody else's making gets none, however well
/// it is proven to follow from the last one.
#[test]
fn a_member_vouches_for_nothing_that_the_ledger_did_not_sign() {
    let world = kept();
    member(&world);
    checkpoint(&world, "later.checkpoint");
    // The forger has all events, makes one up, and signs with a key of their own.
    let forger = World::empty();
    tool("cp", &["-r", path(&world.path().join("ledger")), path(forger.path())]);
    pay(&forger, "NL-9");
    for name in ["ledger.key", "trusted", "kept.checkpoint"] {
        fs::copy(world.path().join(name), forger.path().join(name)).unwrap();
    }
    checkpoint(&forger, "next");
    let key = forger.run(["key", "make", "--cosigner", "whoever.example", "--output", "w.key"]);
    let with_whoever = read(&world, "trusted") + &key.succeeds().out;
    let line = ["checkpoint", "cosign", "next", "--signing-key", "w.key", "--trust", "trusted"];
    let cosigned = forger.run(line).succeeds().out;
    let (text, signatures) = cosigned.split_once("\n\n").unwrap();
    let of_whoever = signatures.lines().nth(1).unwrap();
    let earlier = read(&world, "later.checkpoint");
    let of_earlier = earlier.lines().last().unwrap();

    let ledger = forger.path().join("ledger");
    write(&world, "next", &read(&forger, "next"));
    write(&world, "with-whoever", &with_whoever);
    for (signature, trust, says) in [
        (of_whoever, "trusted", "none of the keys that are trusted"),
        (
            of_whoever,
            "with-whoever",
            "signed this checkpoint for the ledger `convenant/oostpolder/",
        ),
        (of_earlier, "trusted", "is not theirs"),
    ] {
        let forged = format!("{text}\n\n{signature}\n");
        for world in [&world, &forger] {
            write(world, "forged", &forged);
        }
        let growth = ["prove", "since", "kept.checkpoint", "--checkpoint", "forged"];
        write(&world, "growth", &forger.run(growth).succeeds().out);
        let cosign = |file: &str, rest: &[&str]| {
            let line = ["checkpoint", "cosign", file, "--signing-key", "ons.key"];
            world.run([&line[..], &["--trust", trust, "--output", "cosigned"], rest].concat())
        };
        for rest in [
            &["--since", "kept.checkpoint", "--proof", "growth"][..],
            &["--since", "kept.checkpoint", "--ledger", path(&ledger)],
            &["--ledger", path(&ledger)],
        ] {
            let run = cosign("forged", rest).ends_with(4);
            assert!(run.err.contains(says), "{rest:?}: {}", run.err);
        }
        // Nor is anything vouched for because it follows from such a one.
        let run = cosign("next", &["--since", "forged", "--ledger", path(&ledger)]).ends_with(4);
        assert!(run.err.contains("forged: "), "{}", run.err);
        assert!(!world.path().join("cosigned").exists());
    }

    // Whom to believe must be said, and the ledger must be among them.
    let line = ["checkpoint", "cosign", "later.checkpoint", "--signing-key", "ons.key"];
    let run = world.run(line).ends_with(2);
    assert!(run.err.contains("--trust KEY|FILE with the key of the ledger"), "{}", run.err);
    let own = world.run(["key", "show", "ons.key"]).succeeds().out;
    let other = World::founded().run(["key", "make", "--output", "other.key"]).succeeds().out;
    for trust in [own.trim(), other.trim()] {
        let run = world.run([&line[..], &["--trust", trust]].concat()).ends_with(4);
        assert!(run.err.contains("none of the keys that are trusted"), "{}", run.err);
    }
    cosign_since(&world, "later.checkpoint", "kept.checkpoint").succeeds();
}

/// A list of keys that was emptied by mistake is not taken for a list of which nobody signed.
#[test]
fn a_file_without_keys_is_no_one_to_trust() {
    let world = kept();
    member(&world);
    let prove = ["prove", "event", "3", "--checkpoint", "kept.checkpoint", "--output", "proof"];
    world.run(prove).succeeds();
    for text in ["", "\n\n", "# nobody yet\n"] {
        write(&world, "nobody", text);
        for line in [
            &["verify", "--against", "kept.checkpoint"][..],
            &["verify"],
            &["verify-proof", "proof"],
            &["verify-proof", "proof", "--against", "kept.checkpoint"],
            &["checkpoint", "show", "kept.checkpoint"],
            &["checkpoint", "cosign", "kept.checkpoint", "--signing-key", "ons.key"],
        ] {
            for more in [&[][..], &["--trust", "trusted"]] {
                let run = world.run([line, &["--trust", "nobody"], more].concat()).ends_with(2);
                assert!(run.err.contains("nobody has no key") && run.out.is_empty(), "{}", run.err);
            }
        }
    }
}

#[test]
fn a_proof_of_an_event_is_checked_without_the_ledger() {
    let world = kept();
    let paid = world.run(["log", "--text", "NL-2", "--format", "json"]).succeeds().lines();
    let position = paid[0]["position"].to_string();
    let prove = ["prove", "event", &position, "--checkpoint", "kept.checkpoint"];
    world.run([&prove[..], &["--output", "paid.tlog-proof"]].concat()).succeeds();
    let run = world.run([&prove[..], &["--output", "paid.tlog-proof"]].concat()).ends_with(2);
    assert!(run.err.contains("nothing is overwritten"), "{}", run.err);

    let elsewhere = World::empty();
    for name in ["trusted", "kept.checkpoint", "paid.tlog-proof"] {
        write(&elsewhere, name, &read(&world, name));
    }
    let verify = |believed: &[&str]| {
        elsewhere.run([&["verify-proof", "paid.tlog-proof"][..], believed].concat())
    };
    for believed in [["--trust", "trusted"], ["--against", "kept.checkpoint"]] {
        let run = verify(&believed).succeeds();
        for says in ["payment-received", "amount: 1250.50", "bank_reference: NL-2", "2020-03-20"] {
            assert!(run.out.contains(says), "{says} in:\n{}", run.out);
        }
    }
    let shown = verify(&["--trust", "trusted", "--format", "json"]).succeeds().lines();
    assert_eq!(shown[0]["data"], paid[0]["data"]);
    assert_eq!(shown[0]["checkpoint"]["events"], 35);

    // What it says, its place or its hashes changed: no proof.
    let proof = read(&elsewhere, "paid.tlog-proof");
    let lines: Vec<&str> = proof.lines().collect();
    let (extra, index, hash) = (lines[1], lines[2], lines[3]);
    let other_extra = world.run(["prove", "event", "3", "--checkpoint", "kept.checkpoint"]);
    let other_extra = other_extra.succeeds().out;
    for (from, to) in [
        (extra, other_extra.lines().nth(1).unwrap()),
        (index, "index 3"),
        (hash, &format!("AAAA{}", &hash[4..])),
        (&format!("{hash}\n"), ""),
    ] {
        write(&elsewhere, "paid.tlog-proof", &proof.replacen(from, to, 1));
        let run = verify(&["--trust", "trusted"]).ends_with(4);
        assert!(run.err.contains("it does not prove what it says"), "{}", run.err);
    }
    write(&elsewhere, "paid.tlog-proof", &proof);
    // Its checkpoint is of nobody who is known, or of another moment than the one that was kept.
    let key = elsewhere.run(["key", "make", "--cosigner", "iemand", "--output", "k"]).succeeds();
    let run = verify(&["--trust", key.out.trim()]).ends_with(4);
    assert!(run.err.contains("none of the keys that are trusted"), "{}", run.err);
    pay(&world, "NL-3");
    checkpoint(&world, "later.checkpoint");
    write(&elsewhere, "later.checkpoint", &read(&world, "later.checkpoint"));
    let run = verify(&["--against", "later.checkpoint"]).ends_with(2);
    assert!(run.err.contains("after 35 events, and the checkpoint after 37"), "{}", run.err);
}

#[test]
fn a_proof_of_growth_is_checked_without_the_ledger() {
    let world = kept();
    pay(&world, "NL-3");
    checkpoint(&world, "later.checkpoint");
    let since = ["prove", "since", "kept.checkpoint", "--checkpoint", "later.checkpoint"];
    let growth = world.run(since).succeeds().out;
    let elsewhere = World::empty();
    write(&elsewhere, "growth", &growth);
    for name in ["trusted", "kept.checkpoint", "later.checkpoint"] {
        write(&elsewhere, name, &read(&world, name));
    }
    for believed in [["--trust", "trusted"], ["--against", "kept.checkpoint"]] {
        let run = elsewhere.run([&["verify-proof", "growth"][..], &believed].concat()).succeeds();
        assert!(run.out.contains("only grown, from 35 events to 37"), "{}", run.out);
    }
    let run = elsewhere.run(["verify-proof", "growth", "--against", "later.checkpoint"]);
    run.ends_with(2);
    world
        .run(["prove", "since", "later.checkpoint", "--checkpoint", "kept.checkpoint"])
        .ends_with(2);
    // A root of a history that never was.
    let forger = forged(|commands| drop(commands.pop()));
    fs::copy(world.path().join("ledger.key"), forger.path().join("ledger.key")).unwrap();
    checkpoint(&forger, "theirs");
    let theirs = growth.replacen(&read(&world, "later.checkpoint"), &read(&forger, "theirs"), 1);
    assert_ne!(theirs, growth);
    write(&elsewhere, "growth", &theirs);
    // Even with the key of the ledger: it has to fit what was kept.
    let run = elsewhere.run(["verify-proof", "growth", "--trust", "trusted"]).ends_with(4);
    assert!(run.err.contains("it does not prove what it says"), "{}", run.err);
}
