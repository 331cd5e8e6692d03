//! Makes the inputs that fuzzing starts from, of the goldens and examples of the repository.
//!
//! `cargo run --package ledger-app --features fuzzing --example seeds` writes them in `fuzz/corpus/<target>/`, under
//! names that begin with `seed-`, and the words of `fuzz/dictionaries/`.

#![allow(clippy::indexing_slicing, reason = "a script stops where a golden is not as it was")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use ledger_core::{Actor, Command, Date, Event, Moment};
use ledger_store::{CommandDigest, CommandEvents, CommandId, Commit};
use serde_json::Value;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    let events = events()?;
    commits(&events)?;
    proofs()?;
    caches()?;
    kept()?;
    statements()?;
    let lines = ledger_app::fuzzing::seeds();
    commands(&lines)?;
    definitions()?;
    words(&lines)
}

/// The golden bytes of every kind and version.
fn events() -> Result<Vec<Event>> {
    let mut seeds = Seeds::of("event")?;
    let mut events = Vec::new();
    for line in read("ledger-store/tests/golden/events.jsonl")?.lines() {
        let golden: Value = serde_json::from_str(line)?;
        let text = |field: &str| golden[field].as_str().unwrap_or_default().to_owned();
        let digits: Vec<char> = text("bytes").chars().collect();
        let bytes = digits.chunks(2).map(|pair| u8::from_str_radix(&String::from_iter(pair), 16));
        seeds.add(
            &format!("{}-{}", text("kind"), golden["version"]),
            &bytes.collect::<std::result::Result<Vec<u8>, _>>()?,
        )?;
        events.push(serde_json::from_value(golden["event"].clone())?);
    }
    Ok(events)
}

/// A commit with an id, one without, one of many commands.
fn commits(events: &[Event]) -> Result<()> {
    let (mut seeds, mut logs) = (Seeds::of("commit")?, Seeds::of("log")?);
    let command = |id: Option<&str>, events: &[Event]| -> Result<CommandEvents> {
        Ok(CommandEvents {
            id: id.map(CommandId::new).transpose()?,
            digest: CommandDigest([7; 16]),
            on: Date::from_number(6_879).ok_or("a day")?,
            actor: Actor::ProjectLeader,
            events: events.to_vec(),
        })
    };
    let commit =
        |commands| Commit { recorded_at: Moment::from_millis(1_541_000_000_000), commands };
    let one = commit(vec![command(Some("bank-77"), &events[2..3])?]);
    let nameless = commit(vec![command(None, &events[2..5])?]);
    let many = events.chunks(4).map(|events| command(None, events)).collect::<Result<_>>()?;
    for (name, commit) in [("id", one), ("no-id", nameless), ("many", commit(many))] {
        let bytes = ledger_store::fuzzing::write_commit(&commit);
        seeds.add(name, &bytes)?;
        logs.add(&format!("commit-{name}"), &[b"c", &bytes[..]].concat())?;
        logs.add(&format!("file-{name}"), &ledger_store::fuzzing::sealed(&bytes))?;
    }
    Ok(())
}

/// The backup and the lines that the tests have.
fn kept() -> Result<()> {
    let golden = |name: &str| fs::read(root().join("tests/golden").join(name));
    Seeds::of("archive")?.add("oostpolder", &golden("oostpolder.tar")?)?;
    let mut lines = Seeds::of("import")?;
    lines.add("oostpolder", &golden("oostpolder.jsonl")?)?;
    lines.add("older-version", &golden("older-version.jsonl")?)
}

/// The files of banks that the tests have.
fn statements() -> Result<()> {
    let targets = [("camt", "xml"), ("mt940", "sta"), ("bank_csv", "csv"), ("bank_csv", "tab")];
    let mut seeds = BTreeMap::new();
    for entry in fs::read_dir(root().join("ledger-exchange/tests/samples"))? {
        let path = entry?.path();
        let extension = path.extension().unwrap_or_default();
        let target = targets.iter().find(|(_, of)| extension == *of).ok_or("a format")?.0;
        if !seeds.contains_key(target) {
            seeds.insert(target, Seeds::of(target)?);
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if let Some(seeds) = seeds.get_mut(target) {
            seeds.add(&name, &fs::read(&path)?)?;
        }
    }
    Ok(())
}

/// An end that is cut off, marks, an index that lies, and a snapshot.
fn caches() -> Result<()> {
    let mut seeds = Seeds::of("cache")?;
    let marks = read("ledger-store/tests/golden/marks")?;
    let (lines, _seal) = marks.trim_end().rsplit_once('\n').ok_or("marks have lines")?;
    seeds.add("marks", format!("m{lines}\n").as_bytes())?;
    seeds.add("end", b"e\x00\x20\x08cvnb and what follows it")?;
    seeds.add("index", b"i\x03\x00\x00\x01\x00\x03\x01\x04\xb1\x01\x00\x01")?;
    seeds.add("snapshot", b"s\x05the rest of a ledger, and its pages, each of sixteen bytes")
}

fn proofs() -> Result<()> {
    let [checkpoint, event, growth] = ledger_store::fuzzing::proofs();
    Seeds::of("checkpoint")?.add("cosigned", checkpoint.as_bytes())?;
    let mut proofs = Seeds::of("proof")?;
    proofs.add("event", event.as_bytes())?;
    proofs.add("growth", growth.as_bytes())
}

/// The shortest command of each kind, and runs of commands that build on each other.
fn commands(lines: &[String]) -> Result<()> {
    let mut shortest: BTreeMap<String, &str> = BTreeMap::new();
    for line in lines {
        let kind =
            serde_json::from_str::<Value>(line)?["kind"].as_str().unwrap_or_default().to_owned();
        let held = shortest.entry(kind).or_insert(line);
        if line.len() < held.len() {
            *held = line;
        }
    }
    let (mut single, mut runs) = (Seeds::of("command")?, Seeds::of("decisions")?);
    for (kind, line) in shortest {
        single.add(&kind, line.as_bytes())?;
    }
    for (number, run) in lines.chunks(8).enumerate().take(60) {
        runs.add(&format!("{number:02}"), run.join("\n").as_bytes())?;
    }
    Ok(())
}

fn definitions() -> Result<()> {
    let mut seeds = Seeds::of("definition")?;
    for name in ["leidse-aanpak", "oostpolder"] {
        seeds.add(name, read(&format!("ledger-app/covenants/{name}.toml"))?.as_bytes())?;
    }
    Ok(())
}

/// The words a command is made of: kinds, fields and values.
fn words(lines: &[String]) -> Result<()> {
    let mut words: BTreeSet<String> =
        Command::KINDS.iter().map(|kind| format!("\"{kind}\"")).collect();
    for line in lines {
        collect(&serde_json::from_str(line)?, &mut words);
    }
    let line = |word: &String| format!("\"{}\"\n", word.replace('\\', "\\\\").replace('"', "\\\""));
    let text: String = words.iter().filter(|word| word.is_ascii()).map(line).collect();
    fs::create_dir_all(root().join("fuzz/dictionaries"))?;
    Ok(fs::write(root().join("fuzz/dictionaries/command.dict"), text)?)
}

fn collect(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                words.insert(format!("\"{name}\":"));
                collect(value, words);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, words)),
        // A short text without spaces is a code, a day or an amount.
        Value::String(text)
            if text.len() <= 20 && !text.contains(' ') && !text.starts_with("seed") =>
        {
            words.insert(format!("\"{text}\""));
        }
        Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// The seeds of a target; those made before are removed.
struct Seeds(PathBuf);

impl Seeds {
    fn of(target: &str) -> Result<Seeds> {
        let dir = root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&dir)?;
        for entry in fs::read_dir(&dir)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("seed-")) {
                fs::remove_file(path)?;
            }
        }
        Ok(Seeds(dir))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        Ok(fs::write(self.0.join(format!("seed-{name}")), bytes)?)
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn read(path: &str) -> Result<String> {
    Ok(fs::read_to_string(root().join(path))?)
}
