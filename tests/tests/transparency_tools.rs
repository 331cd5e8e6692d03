//! The tools of transparency logs read what convenant writes, and the other way about: here those of the Go
//! project (`tests/tlog/check.go`), which share no line with ours.

use std::fs;
use std::process::Command;

use ledger_tests::{World, path, project, tool};

/// Builds the checker; `tests/run` installs what it needs.
fn checker(world: &World) -> String {
    let program = world.path().join("check");
    let built = Command::new("go")
        .args(["build", "-o", path(&program), path(&project("tests/tlog/check.go"))])
        .env("GO111MODULE", "off")
        .env("GOPATH", "/usr/share/gocode")
        .output()
        .unwrap_or_else(|error| panic!("`go` cannot be run ({error}): `tests/run` installs it"));
    let error = String::from_utf8_lossy(&built.stderr);
    assert!(
        built.status.success(),
        "check.go does not build: `tests/run` installs what it needs\n{error}"
    );
    path(&program).to_owned()
}

#[test]
fn checkpoints_cosignatures_and_proofs_are_accepted() {
    let world = World::founded();
    let check = checker(&world);
    let at = |name: &str| path(&world.path().join(name)).to_owned();
    let ledger = world.run(["key", "make", "--output", "ledger.key"]).succeeds().out;
    let cosigner = ["key", "make", "--cosigner", "gemeente.example", "--output", "ons.key"];
    let cosigner = world.run(cosigner).succeeds().out;
    let (ledger, cosigner) = (ledger.trim(), cosigner.trim());
    let make = ["checkpoint", "make", "--signing-key", "ledger.key", "--output"];
    world.run([&make[..], &["one"]].concat()).succeeds();
    let pay =
        ["payment", "receive", "--partner", "bewoners", "--amount", "250", "--on", "2020-05-01"];
    world.run([&pay[..], &["--bank-reference", "NL-3"]].concat()).succeeds();
    world.run([&make[..], &["two"]].concat()).succeeds();
    let cosign = ["checkpoint", "cosign", "two", "--signing-key", "ons.key", "--output", "three"];
    world.run([&cosign[..], &["--trust", ledger]].concat()).succeeds();

    let verified = world.json(["verify", "--format", "json"]);
    let root = verified["root"].as_str().unwrap();
    let origin = ledger.split('+').next().unwrap();
    let said = tool(&check, &["checkpoint", &at("three"), ledger, cosigner]);
    assert_eq!(said, format!("{origin} 37 {root}\n"));
    for position in ["0", "1", "17", "32", "36"] {
        let proof = world.run(["prove", "event", position, "--checkpoint", "three"]).succeeds().out;
        fs::write(at("proof"), proof).unwrap();
        let said = tool(&check, &["event", &at("proof"), ledger, cosigner]);
        assert_eq!(said, format!("{position} of 37\n"));
    }
    let growth = world.run(["prove", "since", "one", "--checkpoint", "three"]).succeeds().out;
    fs::write(at("growth"), growth).unwrap();
    assert_eq!(tool(&check, &["growth", &at("growth"), ledger, cosigner]), "35 to 37\n");

    // They sign with our key as we do, and we believe them.
    let ours = fs::read_to_string(at("one")).unwrap();
    let text = ours.split_once("\n\n").unwrap().0.to_owned() + "\n";
    fs::write(at("text"), text).unwrap();
    assert_eq!(tool(&check, &["sign", &at("text"), &at("ledger.key")]), ours);
}
