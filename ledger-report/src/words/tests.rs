//! Tests of the translation files. A missing text already fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::Entry;
use fluent_syntax::parser::parse;

/// Every text of a language, by its key: how it is written in its file.
fn texts(lang: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("words").join(lang);
    let mut texts = BTreeMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let resource = parse(fs::read_to_string(file.unwrap().path()).unwrap()).unwrap();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let text = format!("{:?}", message.value.expect("a text"));
                assert!(texts.insert(message.id.name, text).is_none(), "twice");
            }
        }
    }
    texts
}

#[test]
fn no_key_is_missing_in_either_language() {
    let (dutch, english) = (texts("nl"), texts("en"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&dutch), keys(&english));
    assert!(dutch.len() > 700, "{}", dutch.len());
}

#[test]
fn every_text_is_said_somewhere() {
    let mut left: Vec<PathBuf> = ["../ledger-report/src", "../ledger-app/src", "../ledger-cli/src"]
        .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .into();
    let mut code = String::new();
    while let Some(path) = left.pop() {
        if path.is_dir() {
            left.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            code += &fs::read_to_string(path).unwrap();
        }
    }
    let called: BTreeSet<&str> = code
        .split('.')
        .filter_map(|piece| piece.split_once('('))
        .map(|(name, _)| name.trim())
        .collect();
    let unsaid: Vec<String> = texts("nl")
        .into_keys()
        .filter(|key| !called.contains(key.replace('-', "_").as_str()))
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
    // The Dutch texts of errors.
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("words/said/failures.ftl");
    let resource = parse(fs::read_to_string(file).unwrap()).unwrap();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let name = message.id.name.replace('-', "_");
        let said = code.split("dutch::").skip(1).any(|piece| {
            piece
                .strip_prefix(&name)
                .is_some_and(|rest| rest.starts_with(['(', ')', ','].as_slice()))
        });
        assert!(said, "{name}");
    }
}
