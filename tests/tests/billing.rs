//! Who issues the invoices and where partners are billed, as typed at a terminal.

use ledger_tests::World;

const ISSUER: [&str; 10] = [
    "issuer",
    "state",
    "--name",
    "Fictieve Penvoerder",
    "--address",
    "Fictiefstraat 1",
    "--address",
    "0000 AA Nergens",
    "--kvk",
    "00000000",
];

fn issuer(iban: &'static str, on: &'static str) -> Vec<&'static str> {
    [&ISSUER[..], &["--iban", iban, "--on", on]].concat()
}

fn billed(on: &'static str) -> Vec<&'static str> {
    let to = ["partner", "billed-at", "bewoners", "--name", "Fictieve Bewoners"];
    [&to[..], &["--address", "Fictieflaan 2", "--reference", "B-12", "--on", on]].concat()
}

#[test]
fn an_issuer_and_a_billing_address_are_recorded_and_said_in_both_languages() {
    let world = World::founded().in_dutch();
    let address = world.run(billed("2020-01-20")).succeeds();
    assert!(address.out.contains("Fictieflaan 2; onder vermelding van B-12"), "{}", address.out);
    let issuer = issuer("nl91 abna 0417 1643 00", "2020-01-20");
    let stated = world.run([&issuer[..], &["--lang", "en"]].concat()).succeeds();
    let expected = "Invoices are issued by Fictieve Penvoerder (chamber of commerce 00000000, \
                    account NL91ABNA0417164300)";
    assert!(stated.out.contains(expected), "{}", stated.out);
    let page = world.json(["show", "partner", "bewoners", "--format", "json"]);
    let kinds = page["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str());
    assert!(kinds.into_iter().any(|kind| kind == Some("billing-address-stated")));
}

#[test]
fn what_is_wrong_or_would_change_an_issued_document_is_refused() {
    let world = World::founded();
    let refused = world.run(issuer("NL92ABNA0417164300", "2020-01-20")).ends_with(1);
    assert!(refused.err.contains("issuer.iban"), "{}", refused.err);
    world.run(issuer("NL91ABNA0417164300", "2020-01-20")).succeeds();
    let refused = world.run(issuer("NL91ABNA0417164300", "2020-01-20")).ends_with(1);
    assert!(refused.err.contains("issuer.document-since"), "{}", refused.err);
    world.run(billed("2020-01-20")).succeeds();
    let refused = world.run(billed("2020-01-20")).ends_with(1);
    assert!(refused.err.contains("billing.document-since"), "{}", refused.err);
    let data = r#"{"partner":"bewoners","addressee":"Fictief","address":["Fictieflaan 2"]}"#;
    let line = format!(
        r#"{{"kind":"state-billing-address","actor":"project-leader","on":"2020-05-01","data":{data}}}"#
    );
    world.apply(&line).0.succeeds();
}

/// The end of the help that follows a refusal, as a command line.
fn asked_for(err: &str) -> Vec<&str> {
    let (_, command) = err.split_once("convenant ").unwrap();
    command.lines().next().unwrap().split(' ').collect()
}

#[test]
fn an_invoice_that_never_had_an_address_is_made_by_the_help_that_it_gives() {
    let world = World::founded();
    world.run(issuer("NL91ABNA0417164300", "2020-01-20")).succeeds();
    let letter = ["report", "invoice", "C2020-0003", "--format", "markdown"];
    let refused = world.run(letter).ends_with(2);
    let mut asked = asked_for(&refused.err);
    for word in &mut asked {
        *word = match *word {
            "NAME" => "Bewoners",
            "LINE" => "Fictieflaan 2",
            said => said,
        };
    }
    world.run(asked).succeeds();
    let made = world.run(letter).succeeds();
    assert!(made.out.contains("Fictieflaan 2"), "{}", made.out);
}

#[test]
fn a_document_that_cannot_be_made_yet_is_warned_of() {
    let world = World::founded();
    let reason = ["--reason", "Te hoog", "--on", "2020-05-01"];
    let credit = ["contribution", "credit", "C2020-0003", "--amount", "1"];
    let said = world.run([&credit[..], &reason[..]].concat()).succeeds();
    for words in ["who issues the documents of 2020-05-01", "where Fictieve Bewonersvereniging"] {
        assert!(said.err.contains(words), "{}", said.err);
    }
}
