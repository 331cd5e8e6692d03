//! Every command can be typed: the options of its form say whatever its JSON says.

use std::collections::BTreeSet;
use std::fs;

use ledger_app::stories::{DEMONSTRATED, TAKEN_OVER};
use ledger_app::story::{Source, Story};
use ledger_core::Command;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::super::{NOUNS, Noun, Typed, Verb};
use super::*;
use crate::nouns::command_line;

/// The commands that are given in another way: they need more than what is filled in.
const ELSEWHERE: [&str; 4] =
    ["conclude-covenant", "attach-document", "forget-person", "issue-monitoring-report"];

fn verbs() -> impl Iterator<Item = (&'static Noun, &'static Verb)> {
    NOUNS.iter().flat_map(|noun| noun.verbs.iter().map(move |verb| (noun, verb)))
}

#[track_caller]
fn read(line: &[String]) -> Result<Command, String> {
    let matches = command_line().try_get_matches_from(line).map_err(|error| error.to_string())?;
    let typed = Typed::of(&matches).ok_or("no act")?;
    typed.command().map_err(|failure| failure.to_string())
}

#[test]
fn every_command_has_a_place_on_the_line() {
    let placed: BTreeSet<&str> = verbs().map(|(_, verb)| verb.kind).chain(ELSEWHERE).collect();
    assert_eq!(placed, Command::KINDS.iter().copied().collect());
    for (_, verb) in verbs() {
        let form = verb.form().unwrap();
        assert!(verb.next.starts_with("show ") || verb.next.starts_with("log"), "{}", verb.kind);
        let Some((name, choices)) = verb.of_several else { continue };
        let field = form.fields.iter().find(|field| field.name == name).unwrap();
        let words = field.shape.choices().iter().filter_map(|choice| choice.word.as_deref());
        assert_eq!(
            words.collect::<BTreeSet<_>>(),
            choices.iter().map(|choice| choice.kind).collect()
        );
    }
}

/// A name that is spelled otherwise is one that there is.
#[test]
fn every_spelling_is_of_a_field_or_choice() {
    fn names(shape: &Shape, found: &mut BTreeSet<String>) {
        for Field { name, shape, .. } in shape.fields() {
            found.insert(name.clone());
            names(shape, found);
        }
        for Choice { word, holds, .. } in shape.choices() {
            found.extend(word.clone());
            holds.iter().for_each(|held| names(held, found));
        }
        if let Shape::List(item) | Shape::Named(item) = shape {
            names(item, found);
        }
    }
    for (_, verb) in verbs() {
        let mut found = BTreeSet::new();
        names(&Shape::Record(verb.form().unwrap().fields.clone()), &mut found);
        let choices = verb.of_several.map_or(&[][..], |(_, choices)| choices);
        for verb in choices.iter().chain([verb]) {
            let spelled = verb.spelling.names.iter().map(|(name, _)| *name);
            for name in spelled.chain(verb.spelling.positional) {
                let last = name.rsplit('.').next().unwrap();
                assert!(found.contains(last), "{}: {name}", verb.kind);
            }
        }
    }
}

/// The arguments that say a command.
fn arguments(command: &Command, dir: &TempDir) -> Vec<String> {
    let data = serde_json::to_value(command).unwrap()["data"].take();
    let (noun, verb) = verbs().find(|(_, verb)| verb.kind == command.kind()).unwrap();
    let choice = verb.of_several.map(|(name, choices)| {
        let said = &data[name];
        let word = said.as_str().or_else(|| said.as_object()?.keys().next().map(String::as_str));
        choices.iter().find(|choice| Some(choice.kind) == word).unwrap()
    });
    let mut line = vec!["convenant".to_owned(), noun.name.to_owned(), verb.name.to_owned()];
    line.extend(choice.map(|choice| choice.name.to_owned()));
    line.retain(|word| !word.is_empty());
    let spelling = choice.map_or(verb.spelling, |choice| choice.spelling);
    let options = verb.options(choice).options;
    // What options can say is not given as JSON.
    let file_at = options.iter().find(|of| of.put == Put::File).map(|of| of.at.clone());
    let below = |at: &[String]| file_at.as_ref().is_some_and(|file| at.starts_with(file));
    let sayable = options.iter().any(|of| of.put != Put::File && below(&of.at));
    for FieldOption { arg, at, put } in options {
        if put == Put::File && sayable {
            continue;
        }
        let value = at.iter().try_fold(&data, |value, name| value.get(name));
        let Some(value) = value.filter(|value| !value.is_null()) else { continue };
        let option = arg.get_long().map(|long| format!("--{long}"));
        let mut give = |text: String| match &option {
            Some(option) => line.push(format!("{option}={text}")),
            None => line.push(text),
        };
        match put {
            Put::Value => give(text(value)),
            Put::Word(word) if *value == word => line.extend(option),
            Put::Word(_) => {}
            Put::Item | Put::List | Put::WordOrList => match value.as_array() {
                None if put == Put::WordOrList => give(text(value)),
                items => items.into_iter().flatten().for_each(|item| {
                    if let Some(text) = part(item, arg.get_id().as_str(), spelling) {
                        give(text);
                    }
                }),
            },
            Put::Named => value.as_object().unwrap().iter().for_each(|(name, value)| {
                give(format!("{name}={}", text(value)));
            }),
            Put::Records(fields) => {
                let records = value.as_array().unwrap();
                if Shape::Record(fields.clone()).is_one_value() {
                    for record in records {
                        give(part(record, arg.get_id().as_str(), spelling).unwrap());
                    }
                    continue;
                }
                let file = dir.path().join(format!("{}.csv", arg.get_id()));
                fs::write(&file, table(&fields, records)).unwrap();
                if !records.is_empty() {
                    give(file.display().to_string());
                }
            }
            Put::File => {
                let file = dir.path().join("data.json");
                fs::write(&file, value.to_string()).unwrap();
                give(file.display().to_string());
            }
        }
    }
    line
}

/// Records as a table.
fn table(fields: &[Field], records: &[Value]) -> String {
    let names = fields.iter().map(|field| field.name.clone());
    let mut lines = vec![names.collect::<Vec<_>>().join(";")];
    for record in records {
        let cell = |field: &Field| {
            let value = &record[&field.name];
            let quoted = || format!("\"{}\"", text(value).replace('"', "\"\""));
            if value.is_null() { String::new() } else { quoted() }
        };
        lines.push(fields.iter().map(cell).collect::<Vec<_>>().join(";"));
    }
    lines.join("\n") + "\n"
}

/// A value as it is typed.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(fields) if fields.len() == 1 => {
            let (word, held) = fields.iter().next().unwrap();
            let held =
                held.as_object().map_or(text(held), |held| held.values().map(text).collect());
            format!("{word}={held}")
        }
        Value::Object(fields) => {
            let said = |value: &Value| if value.is_null() { String::new() } else { text(value) };
            fields.values().map(said).collect::<Vec<_>>().join("=")
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => value.to_string(),
    }
}

/// An item of a list as it is typed behind an option. `None` if it is typed behind another.
fn part(item: &Value, option: &str, spelling: Spelling) -> Option<String> {
    let Some(to) = item.get("to").filter(|_| item.get("amount").is_some()) else {
        return Some(text(item));
    };
    let word = to.as_str().or_else(|| to.as_object()?.keys().next().map(String::as_str))?;
    let amount = text(&item["amount"]);
    let said = match to.is_string() {
        true => amount,
        false => format!("{}={amount}", text(&to[word]["name"])),
    };
    (spelling.of(word, word).0 == option).then_some(said)
}

/// The stories have commands of every kind. What their JSON says can be typed.
#[test]
fn whatever_a_line_of_json_says_can_be_typed() {
    let dir = TempDir::new().unwrap();
    let mut typed = BTreeSet::new();
    for story in [DEMONSTRATED, TAKEN_OVER] {
        Story::read(Source::BuiltIn(&story), &mut |_, request, _| {
            let command = &request.command;
            if ELSEWHERE.contains(&command.kind()) {
                return;
            }
            typed.insert(command.kind());
            let line = arguments(command, &dir);
            assert_eq!(read(&line).as_ref(), Ok(command), "{line:?}");
        })
        .unwrap();
    }
    assert_eq!(typed.len() + ELSEWHERE.len(), Command::KINDS.len());
}

/// The words of a command as a shell would read them, up to another command or a file.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars().chain([' ']) {
        match c {
            '"' => quoted = !quoted,
            '<' | '>' | '|' | '&' if !quoted => break,
            ' ' if !quoted && word.is_empty() => {}
            ' ' if !quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words
}

/// The examples in the help of a command and of those below it.
fn examples(command: &clap::Command, found: &mut Vec<String>) {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let help = help.replace("\\\n     ", "");
    for line in help.lines().filter(|line| line.starts_with("  convenant ")) {
        // What stands behind a wide gap is about the example.
        found.push(line.trim().split("     ").next().unwrap().to_owned());
    }
    command.get_subcommands().for_each(|below| examples(below, found));
}

#[test]
fn every_example_is_understood() {
    let mut all = Vec::new();
    examples(&command_line(), &mut all);
    assert!(all.len() > 100, "{all:?}");
    for example in all {
        let line = words(&example);
        let matches = command_line().try_get_matches_from(&line);
        let matches = matches.unwrap_or_else(|error| panic!("{example}: {error}"));
        if Typed::of(&matches).is_some() {
            read(&line).unwrap_or_else(|why| panic!("{example}: {why}"));
        }
    }
}

/// Every word that can be typed for a value can be typed in Dutch as well, and says the same.
#[test]
fn values_are_typed_in_dutch_as_well() {
    fn of_words(command: &clap::Command, found: &mut usize) {
        for arg in command.get_arguments() {
            for word in arg.get_possible_values() {
                let dutch = word.get_name_and_aliases().nth(1);
                let globals = ["format", "lang"].contains(&arg.get_id().as_str());
                assert!(
                    dutch.is_some() || globals,
                    "{} --{}: {}",
                    command.get_name(),
                    arg.get_id(),
                    word.get_name()
                );
                *found += 1;
            }
        }
        command.get_subcommands().for_each(|below| of_words(below, found));
    }
    let mut found = 0;
    NOUNS.iter().for_each(|noun| of_words(&noun.command(), &mut found));
    assert!(found > 20);
    let line = |text: &str| read(&words(&format!("convenant {text}")));
    for (english, dutch) in [
        ("proposal vote 1 --seat ppo --vote for", "proposal vote 1 --seat ppo --vote voor"),
        (
            "payment receive --partner p --amount 5 --bank-reference b --allocate none",
            "payment receive --partner p --amount 5 --bank-reference b --allocate geen",
        ),
        ("correct \"expense 14\" --reason r", "correct \"uitgave 14\" --reason r"),
        ("expense pay 7 --bank-reference b", "expense pay \"uitgave 7\" --bank-reference b"),
        (
            "proposal submit settlement --remainder transfer=X --title t --text t",
            "proposal submit settlement --remainder overdracht=X --title t --text t",
        ),
    ] {
        assert_eq!(line(english).unwrap(), line(dutch).unwrap());
    }
}

#[test]
fn an_event_is_named_as_people_name_it_and_a_decision_given_with_its_votes() {
    let json = |line: &str| {
        serde_json::to_value(read(&words(&format!("convenant {line}"))).unwrap()).unwrap()
    };
    for (typed, named) in [
        ("417", json!(417)),
        ("C2025-0006", json!("C2025-0006")),
        ("\"besluit 6\"", json!({ "decision": 6 })),
        ("payment=3", json!({ "payment": 3 })),
    ] {
        assert_eq!(json(&format!("correct {typed} --reason r"))["data"]["position"], named);
    }
    let decided = json(
        "proposal decide 4 --manner meeting --for a --against b --for c \
                        --for d=volmacht",
    );
    let votes = json!([
        { "vote": "for", "seat": "a" },
        { "vote": "for", "seat": "c" },
        { "vote": "for", "seat": "d", "by": "proxy" },
        { "vote": "against", "seat": "b" },
    ]);
    assert_eq!(decided["data"]["votes"], votes);
}

#[test]
fn what_cannot_be_meant_is_refused_and_says_how_to_write_it() {
    let pay = "payment receive --partner p --bank-reference b";
    let propose = "--title t --text t";
    for (line, says) in [
        (format!("{pay} --amount 1.234"), "can be read in two ways"),
        (format!("{pay} --amount 5 --allocate oldest --allocate none"), "something else beside it"),
        (format!("{pay} --amount 5 --allocate alles"), "write oldest, none, or INVOICE=AMOUNT"),
        (format!("{pay} --amount 5 --allocate C2020-0001=x"), "`x` is not an amount"),
        (format!("{pay} --amount 5 --allocate 7=5"), "7"),
        (
            format!(
                "proposal submit risk-key --from-year 2020 --weight a=1 --weight a=2 {propose}"
            ),
            "--weight gives `a` twice",
        ),
        (
            format!("proposal submit surplus --year 2020 --project Dag {propose}"),
            "write NAME=AMOUNT",
        ),
        (
            format!("proposal submit fund-release --fund nergens {propose}"),
            "write reserve, next-year-budget, project=NAME, or partners",
        ),
        (format!("proposal submit continuation --until 2026-07-31 {propose}"), "--decided-by"),
        (
            format!("proposal submit continuation --end --until 2026-07-31 {propose}"),
            "cannot be used",
        ),
        (format!("proposal submit continuation {propose}"), "required"),
        ("correct besluit --reason r".to_owned(), "write POSITION, INVOICE, proposal=NUMBER"),
        ("expense pay \"besluit 7\" --bank-reference b".to_owned(), "a whole number is wanted"),
        ("covenant sign".to_owned(), "required"),
        ("covenant sign --all --partner a".to_owned(), "cannot be used"),
        ("proposal vote een --seat a --vote for".to_owned(), "a whole number is wanted"),
        ("proposal vote 99999999999 --seat a --vote for".to_owned(), "out of range"),
        ("goal progress 1 --state paars --text t".to_owned(), "possible values: green, amber, red"),
        (
            "report review --year 2020 --period 1 --remarks r --action a=b".to_owned(),
            "write OWNER=DUE=TITLE",
        ),
    ] {
        let said = read(&words(&format!("convenant {line}"))).unwrap_err();
        assert!(said.contains(says), "{line}: {said}");
    }
}

#[test]
fn a_fault_in_a_file_names_the_file_and_the_field() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("begroting.json");
    for (text, says) in [
        (
            r#"{"year":"2020","lines":[{"code":"a","title":"A","kind":"geld","amount":"1.00"}]}"#,
            "lines[0].kind",
        ),
        (r#"{"year":"2020"}"#, "lines"),
        (r#"{"year":"2020","year":"2021"}"#, "duplicate field `year`"),
        ("{", "column"),
    ] {
        fs::write(&file, text).unwrap();
        let line = ["convenant", "proposal", "submit", "budget", "--title=t", "--text=t", "--data"];
        let line = [&line.map(str::to_owned)[..], &[file.display().to_string()]].concat();
        let said = read(&line).unwrap_err();
        assert!(said.contains("begroting.json: ") && said.contains(says), "{said}");
        assert!(!said.contains("subject"), "{said}");
    }
}
