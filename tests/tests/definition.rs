//! A definition file is judged by the program and by its JSON Schema: what the schema can see, both see.

use jsonschema::Validator;
use ledger_tests::{World, covenant, covenants};
use serde_json::Value;

/// A validator for definitions, by the schema that the program prints.
fn validator() -> Validator {
    let schema = World::empty().json(["schema", "definition"]);
    jsonschema::validator_for(&schema).expect("it is a JSON Schema")
}

fn as_json(text: &str) -> Value {
    let table: toml::Table = text.parse().expect("it is TOML");
    serde_json::to_value(table).expect("it can be JSON")
}

fn text_of(name: &str) -> String {
    std::fs::read_to_string(covenant(name)).expect("it can be read")
}

#[test]
fn every_covenant_that_comes_with_the_program_is_valid() {
    let validator = validator();
    for name in covenants() {
        let json = as_json(&text_of(&name));
        let errors: Vec<String> = validator.iter_errors(&json).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn what_the_schema_refuses_the_program_refuses_at_its_line() {
    let (validator, sound) = (validator(), text_of("oostpolder"));
    for (line, to) in [
        ("name = \"Fictief convenant Oostpolder\"", "name = \" \""),
        ("name = \"Fictief convenant Oostpolder\"", "name = \"a\\u0007b\""),
        ("code = \"oostpolder\"", "code = \"Oost polder\""),
        ("themes = [\"Water\", \"Wegen\"]", "themes = [\"Water\", 2]"),
        ("themes = [\"Water\", \"Wegen\"]", "themes = \"Water\""),
        ("ends = \"2022-12-31\"", "ends = \"31 december 2022\""),
        ("year_starts = \"01-01\"", "year_starts = \"13-01\""),
        ("period_ends = [\"06-30\", \"12-31\"]", "period_ends = []"),
        (
            "pass = [{ of = \"cast\", over = \"1/2\" }]",
            "pass = [{ of = \"lots\", over = \"1/2\" }]",
        ),
        (
            "pass = [{ of = \"cast\", over = \"1/2\" }]",
            "pass = [{ of = \"cast\", over = \"half\" }]",
        ),
        ("pass = [{ of = \"cast\", over = \"1/2\" }]", "pass = []"),
        ("quorum = { seats = 2 }", "quorum = { seats = 0 }"),
        ("quorum = { seats = 2 }", "quorum = { votes = 2 }"),
        ("quorum = { seats = 2 }", "silence = { days = 0, counts = \"for\" }"),
        ("quorum = { seats = 2 }", "tie = \"by-lot\""),
        ("quorum = { seats = 2 }", "subjects = [\"fees\"]"),
        ("code = \"gemeente\"", "code = \"founder\""),
        ("bears_risk = false", "bears_risk = \"no\""),
        ("deviation_percent = 10", "deviation_percent = 101"),
        ("share_payment_term_days = 30", "share_payment_term_days = -1"),
        ("share_payment_term_days = 30", "share_payment_term = 30"),
        ("code = \"boeren\"", "code = \"\""),
        ("themes = [\"Water\", \"Wegen\"]", "articles.funding = \"\"\nthemes = []"),
        ("themes = [\"Water\", \"Wegen\"]", "articles.fees = \"artikel 1\"\nthemes = []"),
    ] {
        assert_eq!(sound.lines().filter(|other| *other == line).count(), 1, "{line}");
        let faulty = sound.replace(line, to);
        assert!(!validator.is_valid(&as_json(&faulty)), "the schema accepts {to}");
        let number = sound.lines().position(|other| other == line).unwrap() + 1;
        let world = World::empty();
        std::fs::write(world.path().join("faulty.toml"), faulty).unwrap();
        let run = world.run(["init", "--covenant", "faulty.toml"]).ends_with(2);
        assert!(run.err.contains(&format!("line {number}: ")), "{to}:\n{}", run.err);
        assert!(run.err.contains("help: mend faulty.toml"), "{}", run.err);
        assert!(!world.path().join("ledger").exists(), "a ledger was made");
    }
}

#[test]
fn a_covenant_that_is_not_there_names_those_that_are() {
    let world = World::empty();
    let run = world.run(["init", "--covenant", "westpolder"]).ends_with(2);
    for name in ["westpolder", "leidse-aanpak", "oostpolder"] {
        assert!(run.err.contains(name), "{}", run.err);
    }
    std::fs::write(world.path().join("bytes.toml"), b"themes = []\n\xff").unwrap();
    let run = world.run(["init", "--covenant", "bytes.toml"]).ends_with(2);
    assert!(run.err.contains("bytes.toml, line 2"), "{}", run.err);
}
