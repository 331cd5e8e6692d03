//! Letters from the outside: every one of the demonstration can be printed, and what a banking app reads from them.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use ledger_tests::{World, golden, path};
use serde_json::Value;

/// A world with the ledger of the demonstration in it. One for all tests, none of which records anything.
fn demonstration() -> MutexGuard<'static, World> {
    static TOLD: OnceLock<Mutex<World>> = OnceLock::new();
    let told = TOLD.get_or_init(|| {
        let world = World::empty().in_dutch();
        world.run(["demo"]).succeeds();
        fs::rename(world.path().join("demo-ledger/ledger"), world.path().join("ledger")).unwrap();
        Mutex::new(world)
    });
    told.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The events of a kind in the log.
fn events(world: &World, kind: &str) -> Vec<Value> {
    let log = world.run(["log", "--format", "json"]).succeeds().lines();
    log.into_iter().filter(|event| event["kind"] == kind).collect()
}

/// What a program says, which must succeed.
fn told(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output
        .unwrap_or_else(|error| panic!("{program} cannot be run ({error}): tests/run installs it"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{program}: {said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    said
}

/// The texts of the codes in a picture.
fn read(picture: &Path) -> String {
    told("zbarimg", &["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path(picture)])
}

/// What a camera reads from the first page of a letter as PDF, and as HTML on a screen.
fn scanned(world: &World, letter: &[&str]) -> [String; 2] {
    let file = |name: &str| world.path().join(name);
    for format in ["pdf", "html"] {
        let to = ["--format", format, "--output", &format!("letter.{format}"), "--overwrite"];
        world.run([letter, &to].concat()).succeeds();
    }
    told(
        "pdftoppm",
        &["-r", "150", "-png", "-singlefile", path(&file("letter.pdf")), path(&file("page"))],
    );
    let profile = tempfile::tempdir().unwrap();
    let screenshot = format!("--screenshot={}", path(&file("screen.png")));
    let profile = format!("--user-data-dir={}", path(profile.path()));
    let page = format!("file://{}", path(&file("letter.html")));
    told(
        "chromium",
        &[
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--window-size=380,2400",
            &profile,
            &screenshot,
            &page,
        ],
    );
    [read(&file("page.png")), read(&file("screen.png"))]
}

const SHARE: [&str; 3] = ["report", "invoice", "T2020-0003"];

#[test]
fn a_banking_app_reads_from_the_page_what_the_words_say() {
    let world = demonstration();
    let asked = |amount: &str, reference: &str| {
        format!(
            "BCD\n002\n1\nSCT\n\nStichting Penvoerder Talentnetwerk (fictief)\nNL91ABNA0417164300\n\
             EUR{amount}\n\n{reference}\n"
        )
    };
    let share = world.json([&SHARE[..], &["--format", "json"]].concat());
    let amount = share["amount"]["amount"].as_str().unwrap();
    let reference = share["reference"].as_str().unwrap();
    assert_eq!(scanned(&world, &SHARE), [asked(amount, reference), asked(amount, reference)]);
    let contribution = ["report", "invoice", "C2018-0001"];
    let expected = asked("350.00", "RF78C20180001");
    assert_eq!(scanned(&world, &contribution), [expected.clone(), expected]);
    let sent = events(&world, "reminder-sent");
    let invoice = sent[0]["data"]["invoice"].as_str().unwrap();
    let reminder = ["report", "reminder", invoice, "--level", "1"];
    let of = world.json([&reminder[..], &["--format", "json"]].concat());
    let (open, reference) = (of["open"]["amount"].as_str(), of["reference"].as_str());
    let expected = asked(open.unwrap(), reference.unwrap());
    assert_eq!(scanned(&world, &reminder), [expected.clone(), expected]);
}

/// As text in both languages all of them, and as PDF one of each kind.
#[test]
fn every_letter_of_the_demonstration_can_be_printed() {
    let world = demonstration();
    let numbers = |kind: &str, field: &str| -> Vec<String> {
        let of = events(&world, kind).into_iter();
        of.map(|event| event["data"][field].as_str().unwrap().to_owned()).collect()
    };
    let mut invoices = numbers("contribution-invoiced", "invoice");
    invoices.extend(numbers("refund-reclaimed", "invoice"));
    for shared in events(&world, "deficit-shared") {
        let shares = shared["data"]["shares"].as_array().unwrap().iter();
        invoices.extend(shares.map(|of| of["invoice"].as_str().unwrap().to_owned()));
    }
    let notes = numbers("invoice-credited", "note");
    let refunded = ["refund-paid", "overpayment-refunded"].map(|kind| events(&world, kind));
    let refunds: Vec<String> =
        refunded.concat().iter().map(|event| event["position"].to_string()).collect();
    assert!(invoices.len() > 200 && refunds.len() > 100 && !notes.is_empty());
    for lang in ["nl", "en"] {
        for (kind, named) in [("invoice", &invoices), ("credit-note", &notes), ("refund", &refunds)]
        {
            let said = world
                .run(
                    ["report", kind]
                        .into_iter()
                        .chain(named.iter().map(String::as_str))
                        .chain(["--lang", lang]),
                )
                .succeeds()
                .out;
            for line in said.lines() {
                assert!(line.chars().count() <= 80, "{kind}: wider than 80 columns: {line}");
            }
            assert_eq!(said.matches("\n====").count(), named.len(), "{kind}: a title each");
            // Who owes nothing by a letter is not asked for anything by it.
            assert_eq!(said.contains("RF"), kind == "invoice", "{kind}");
        }
        for sent in events(&world, "reminder-sent") {
            let (invoice, level) =
                (sent["data"]["invoice"].as_str().unwrap(), sent["data"]["level"].to_string());
            world
                .run(["report", "reminder", invoice, "--level", &level, "--lang", lang])
                .succeeds();
        }
    }
    for (kind, name) in
        [("invoice", &invoices[0]), ("credit-note", &notes[0]), ("refund", &refunds[0])]
    {
        let file = format!("{kind}.pdf");
        world.run(["report", kind, name, "--format", "pdf", "--output", &file]).succeeds();
        told("qpdf", &["--check", path(&world.path().join(file))]);
    }
    let of_year =
        ["report", "refund", "--year", "2019-2020", "--to", "refunds", "--format", "html"];
    let made = world.run(of_year).succeeds();
    assert!(made.out.lines().count() > 50, "{}", made.out);
}

#[test]
fn letters_stay_as_they_are() {
    let world = demonstration();
    let (note, reminder) =
        (&events(&world, "invoice-credited")[0], &events(&world, "reminder-sent")[0]);
    let reminder = reminder["data"]["invoice"].as_str().unwrap();
    let prorated = events(&world, "contribution-invoiced")
        .into_iter()
        .find(|of| !of["data"]["period"].is_null());
    let prorated = prorated.expect("a partner acceded during a year");
    for (name, letter) in [
        ("share", SHARE.to_vec()),
        ("part-year", vec!["report", "invoice", prorated["data"]["invoice"].as_str().unwrap()]),
        ("credit-note", vec!["report", "credit-note", note["data"]["note"].as_str().unwrap()]),
        ("reminder", vec!["report", "reminder", reminder]),
        ("refund", vec!["report", "refund", "--partner", "wellant"]),
    ] {
        for lang in ["nl", "en"] {
            let text = world.run([&letter[..], &["--lang", lang]].concat()).succeeds().out;
            golden(&format!("{lang}-letter-{name}.txt"), &text);
        }
    }
}

#[test]
fn what_is_no_refund_has_no_specification() {
    let world = demonstration();
    let none = world.run(["report", "refund", "3"]).ends_with(2);
    assert!(none.err.contains("gebeurtenis 3 heeft niets"), "{}", none.err);
    let nobody = world.run(["report", "refund", "--partner", "fictief-mbo-rijnoever"]).ends_with(2);
    assert!(nobody.err.contains("niets terugbetaald"), "{}", nobody.err);
    world.run(["report", "refund"]).ends_with(2);
}
