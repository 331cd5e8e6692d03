//! What the tests of this crate share.

#![allow(dead_code, reason = "each test uses a part")]

use std::fs;
use std::path::Path;

use ledger_exchange::Statement;

/// Our account, of which the tests make statements.
pub(crate) const OURS: &str = "NL91ABNA0417164300";

/// The account of samples that name theirs by a number.
pub(crate) fn given(name: &str) -> Option<&'static str> {
    match name {
        "abn.tab" | "mt940-abn.sta" => Some("NL02ABNA0123456789"),
        "mt940-triodos.sta" => Some("NL49TRIO0390123456"),
        "mt940-knab.sta" => Some("NL68KNAB0123456789"),
        _ => None,
    }
}

/// The fictional files, by name.
pub(crate) fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut samples: Vec<_> = paths.map(|path| (name(&path), fs::read(&path).unwrap())).collect();
    samples.sort();
    samples
}

/// Compares a text with a golden file. `GOLDEN=write` writes the file instead, to be checked by a reader.
pub(crate) fn golden(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        fs::write(&file, text).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{} cannot be read ({error}): make it with GOLDEN=write", file.display())
    });
    assert!(kept == text, "{} is otherwise:\n{text}", file.display());
}

/// Statements that add up, by a sum of this test's own.
pub(crate) fn adds_up(statements: &[Statement]) {
    assert!(!statements.is_empty());
    for statement in statements {
        let entries: i64 = statement.entries.iter().map(|entry| entry.amount.cents()).sum();
        if let Some(balances) = statement.balances {
            let due = balances.opening.amount.cents() + entries;
            assert_eq!(due, balances.closing.amount.cents());
        }
        for entry in &statement.entries {
            let stated: Option<i64> =
                entry.transactions.iter().map(|one| Some(one.amount?.cents())).sum();
            assert!(stated.is_none_or(|stated| stated == entry.amount.cents()));
        }
    }
}
