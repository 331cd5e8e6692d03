//! `docs/reference/` says what the program says: it is made from its schemas and checked here.
//!
//! `GOLDEN=write cargo test --package ledger-tests --test reference` makes it anew.

use std::collections::BTreeSet;
use std::fmt::Write;

use ledger_tests::{World, golden_at};
use serde_json::{Map, Value};

const MADE: &str = "<!-- Made from the code; see tests/tests/reference.rs. -->\n";

#[test]
fn commands() {
    let schema = World::empty().json(["schema", "commands"]);
    let text = format!(
        "# Commands\n\n{MADE}\n\
         What `convenant apply` takes, one JSON object on a line. Beside `kind` and `data` a line may have:\n\n\
         {}\n\
         Amounts are in quotes, with a point and at most two decimals. Unknown fields are refused.\n\n{}",
        fields(&schema),
        variants(&schema),
    );
    golden_at("docs/reference/commands.md", &text);
}

#[test]
fn events() {
    let schema = World::empty().json(["schema", "events"]);
    let text = format!(
        "# Events\n\n{MADE}\n\
         What `convenant log --format json` shows: the `kind` and `data` of each event, beside its\n\
         `position`, `recorded_at`, `on` and `actor`. Partners, seats, proposals and so on are named by\n\
         number.\n\n{}",
        variants(&schema),
    );
    golden_at("docs/reference/events.md", &text);
}

#[test]
fn refusals() {
    let entries = World::empty().json(["schema", "refusals"]);
    let mut text = format!(
        "# Refusals\n\n{MADE}\n\
         Every rule that says no, in the order in which the acts stand in the code. A code is stable and\n\
         never given to another rule. Facts stand in braces.\n\n\
         | Code | Subject | What it says | What would be accepted |\n|---|---|---|---|\n"
    );
    for entry in entries.as_array().expect("a list") {
        let [code, article, message, accepted] =
            ["code", "article", "message", "accepted"].map(|field| cell(&entry[field]));
        let _ = writeln!(text, "| `{code}` | {article} | {message} | {accepted} |");
    }
    golden_at("docs/reference/refusals.md", &text);
}

#[test]
fn warnings() {
    let entries = World::empty().json(["schema", "warnings"]);
    let mut text = format!(
        "# Warnings\n\n{MADE}\n\
         What is accepted and odd. It is said beside the act, with `--dry-run` before it and in the JSON of\n\
         `apply` too; with `--strict` the act is refused (`strict.warning`) and nothing is recorded. Facts\n\
         stand in braces.\n\n\
         | Code | What is odd | What to do |\n|---|---|---|\n"
    );
    for entry in entries.as_array().expect("a list") {
        let [code, message, advice] =
            ["code", "message", "advice"].map(|field| cell(&entry[field]));
        let _ = writeln!(text, "| `{code}` | {message} | {advice} |");
    }
    golden_at("docs/reference/warnings.md", &text);
}

#[test]
fn definition() {
    let schema = World::empty().json(["schema", "definition"]);
    let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
    golden_at("docs/reference/definition.schema.json", &text);

    let mut text = format!(
        "# The definition of a covenant\n\n{MADE}\n\
         What `convenant init --covenant FILE` takes: a TOML file in UTF-8. It says everything about one\n\
         covenant that the program must know; nothing about one covenant stands in the program. Whatever\n\
         is wrong with a file is said at once, each fault with its line. Unknown fields are refused, and\n\
         dates are in quotes. [definition.schema.json](definition.schema.json) is the JSON Schema of it,\n\
         and [oostpolder.toml](../../ledger-app/covenants/oostpolder.toml) a small example, fictional.\n\n\
         {}\n\
         `articles` knows the subjects {}.\n\n",
        fields(&schema),
        words(&schema["properties"]["articles"]["propertyNames"]["enum"]),
    );
    for (name, schema) in schema["$defs"].as_object().expect("types") {
        let meaning = cell(&schema["description"]);
        let _ = writeln!(text, "## {name}\n\n{meaning}\n\n{}", of_type(schema));
    }
    golden_at("docs/reference/definition.md", &(text.trim_end().to_owned() + "\n"));
}

/// Words as they are typed.
fn words(list: &Value) -> String {
    let words = list.as_array().expect("a list").iter();
    words.map(|word| format!("`{}`", cell(word))).collect::<Vec<_>>().join(", ")
}

/// A section for every variant of a schema, and then every type they use.
fn variants(schema: &Value) -> String {
    let types = schema["$defs"].as_object().expect("types");
    let mut text = String::new();
    let mut told = BTreeSet::new();
    for variant in schema["oneOf"].as_array().expect("variants") {
        let properties = &variant["properties"];
        let name = properties["data"]["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        let name = name.expect("the type of its data");
        told.insert(name);
        let kind = cell(&properties["kind"]["const"]);
        let _ = writeln!(
            text,
            "## {kind}\n\n{}\n\n{}",
            cell(&types[name]["description"]),
            fields(&types[name])
        );
    }
    text += "## Types\n\n";
    for (name, schema) in types.iter().filter(|(name, _)| !told.contains(name.as_str())) {
        let _ =
            writeln!(text, "### {name}\n\n{}\n\n{}", cell(&schema["description"]), of_type(schema));
    }
    text.trim_end().to_owned() + "\n"
}

fn of_type(schema: &Value) -> String {
    if schema["properties"].is_object() {
        return fields(schema);
    }
    let Some(choices) = schema["oneOf"].as_array() else { return String::new() };
    let mut text = String::new();
    for choice in choices {
        let _ = writeln!(text, "- {}: {}", shape(choice), cell(&choice["description"]));
    }
    text.replace(": \n", "\n")
}

/// A table of the fields of an object.
fn fields(schema: &Value) -> String {
    let Some(properties) = schema["properties"].as_object().filter(|fields| !fields.is_empty())
    else {
        return "No fields.\n".to_owned();
    };
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut text = "| Field | | Meaning |\n|---|---|---|\n".to_owned();
    for (name, field) in properties {
        let optional = if required.contains(&name.as_str()) { "" } else { ", optional" };
        let meaning = cell(&field["description"]);
        let _ = writeln!(text, "| `{name}` | {}{optional} | {meaning} |", shape(field));
    }
    text
}

/// What a value looks like.
fn shape(schema: &Value) -> String {
    if let Some(path) = schema["$ref"].as_str() {
        let name = path.rsplit('/').next().unwrap_or_default();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(word) = schema["const"].as_str() {
        return format!("`\"{word}\"`");
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        return words.join(" or ");
    }
    if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let known = choices.iter().filter(|choice| choice["type"] != "null");
        return known.map(shape).collect::<Vec<_>>().join(" or ");
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or("value");
    match kind {
        "array" if schema["prefixItems"].is_array() => {
            let parts = schema["prefixItems"].as_array().expect("parts").iter().map(shape);
            format!("a list of {}", parts.collect::<Vec<_>>().join(" and "))
        }
        "array" => format!("a list of {}", shape(&schema["items"])),
        "object" => object(schema),
        "integer" => "whole number".to_owned(),
        "string" => "text".to_owned(),
        "boolean" => "true or false".to_owned(),
        other => other.to_owned(),
    }
}

/// An object without a name of its own: its fields, or what its keys lead to.
fn object(schema: &Value) -> String {
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none);
    if properties.is_empty() {
        return format!("an object of names, each with {}", shape(&schema["additionalProperties"]));
    }
    let fields = properties.iter().map(|(name, field)| format!("`{name}`: {}", shape(field)));
    format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
}

/// A text on one line of a table.
fn cell(value: &Value) -> String {
    let text = value.as_str().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}
