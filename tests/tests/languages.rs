//! What is said to who acts, in their language.

use ledger_tests::World;

#[test]
fn a_refusal_is_said_in_the_language_asked_for() {
    let world = World::founded();
    let act = ["payment", "receive", "--partner", "bewoners", "--amount", "250"];
    let known = [&act[..], &["--bank-reference", "NL-1", "--on", "2020-05-01"]].concat();
    let english = world.run(&known).ends_with(1).err;
    assert!(
        english.starts_with("error: bank entry `NL-1` was already recorded, at position "),
        "{english}"
    );
    assert!(
        english.contains("rule: sound bookkeeping (bank.entry-known)\nhelp: each "),
        "{english}"
    );
    let dutch = world.run([&known[..], &["--lang", "nl"]].concat()).ends_with(1).err;
    assert!(dutch.starts_with("fout: bankmutatie `NL-1` "), "{dutch}");
    assert!(
        dutch.contains("regel: een ordelijke administratie (bank.entry-known)\nhulp: "),
        "{dutch}"
    );
    let named = world.command().env("CONVENANT_LANG", "nl").args(&known).output().unwrap();
    assert_eq!(String::from_utf8(named.stderr).unwrap(), dutch);
    let json =
        world.run([&known[..], &["--lang", "nl", "--format", "json"]].concat()).ends_with(1).err;
    assert!(json.starts_with("{\"error\":\"bankmutatie `NL-1`"), "{json}");
    assert!(json.contains("\"code\":\"bank.entry-known\""), "{json}");
}

#[test]
fn a_language_that_there_is_not_is_refused_with_those_there_are() {
    let world = World::founded();
    let run = world.run(["show", "balance", "--lang", "fr"]).ends_with(2);
    assert!(run.err.contains("nl") && run.err.contains("en"), "{}", run.err);
    let mut command = world.command();
    let named = command.env("CONVENANT_LANG", "fr").args(["show", "balance"]).output().unwrap();
    let said = String::from_utf8(named.stderr).unwrap();
    assert_eq!(named.status.code(), Some(2), "{said}");
    assert!(said.contains("CONVENANT_LANG is `fr`") && said.contains("one of: nl, en"), "{said}");
    let english = world.command().env("CONVENANT_LANG", "en").args(["show", "balance"]).output();
    assert!(String::from_utf8(english.unwrap().stdout).unwrap().starts_with("Trial balance"));
}
