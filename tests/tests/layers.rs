//! The layers hold: what stands below knows nothing of what stands above.

use std::fs;
use std::path::Path;

use ledger_tests::{project, sources};

/// The code of a source, without tests and comments.
fn code_of(source: &Path) -> String {
    let text = fs::read_to_string(source).unwrap();
    let code = text.split("mod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn without(part: &str, words: &[&str]) {
    let root = project(part);
    let found = match root.is_dir() {
        true => sources(&root).into_iter().map(|path| (code_of(&path), path)).collect(),
        false => vec![(fs::read_to_string(&root).unwrap(), root)],
    };
    assert!(!found.is_empty());
    for (code, path) in found {
        for word in words {
            let line = code.lines().find(|line| line.contains(word));
            assert_eq!(line, None, "{} knows `{word}`", path.display());
        }
    }
}

/// What a crate is built with, as its manifest says.
fn built_with(part: &str) -> Vec<String> {
    let manifest = fs::read_to_string(project(part).join("Cargo.toml")).unwrap();
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    let lines = dependencies.lines().take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| Some(line.split(['.', ' ']).next()?.to_owned())).collect()
}

#[test]
fn crates_stand_on_what_is_below_them() {
    let ours = |part: &str| {
        let all = built_with(part).into_iter();
        all.filter(|name| name.starts_with("ledger-")).collect::<Vec<_>>()
    };
    assert_eq!(ours("ledger-core"), [""; 0]);
    assert_eq!(ours("ledger-store"), ["ledger-core"]);
    assert_eq!(ours("ledger-exchange"), ["ledger-core"]);
    assert_eq!(ours("ledger-report"), ["ledger-core"]);
    assert_eq!(ours("ledger-app"), ["ledger-core", "ledger-report", "ledger-store"]);
    for part in ["ledger-core", "ledger-store", "ledger-exchange", "ledger-report", "ledger-app"] {
        for front in ["clap", "indicatif", "terminal_size", "anstream"] {
            assert!(!built_with(part).contains(&front.to_owned()), "{part} knows {front}");
        }
    }
}

#[test]
fn the_application_knows_no_front_end() {
    let words =
        ["clap", "std::env::var", "env::args", "ExitCode", "process::exit", "stdout()", "stderr()"];
    without("ledger-app/src", &words);
    without("ledger-report/src", &words);
    without("ledger-store/src", &[&words[..], &["stdin()"]].concat());
    // Files of others are read from bytes that are given, and become no act.
    let shell = ["std::fs", "std::env", "acts::", "views::", "Ledger", "decide"];
    without("ledger-exchange/src", &[&words[..], &shell].concat());
}

/// The state, the acts and what they stand on ask no view: a view is a question to the state.
#[test]
fn no_state_knows_a_view() {
    for part in ["acts", "paged", "ledger.rs", "concerns.rs", "fact.rs", "claims.rs", "journal.rs"]
    {
        without(&format!("ledger-core/src/{part}"), &["views::"]);
    }
    // The books and the register stand below the acts.
    for part in ["claims.rs", "journal.rs", "invoice.rs", "partners.rs", "balance.rs", "misfit.rs"]
    {
        without(&format!("ledger-core/src/{part}"), &["acts::"]);
    }
}
