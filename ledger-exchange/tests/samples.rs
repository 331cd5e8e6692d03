//! A fictional file of every format and bank, read and compared with what is in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and reads files"
)]

mod common;

use common::{given, samples};
use ledger_exchange::read;

#[test]
fn every_sample_is_read_as_it_was() {
    let faults = samples().into_iter().filter_map(|(name, bytes)| {
        read(&bytes, given(&name)).err().map(|fault| format!("{name}: {fault}"))
    });
    assert_eq!(faults.collect::<Vec<_>>(), [""; 0]);
    for (name, bytes) in samples() {
        let read = read(&bytes, given(&name)).unwrap();
        let json = format!("{}\n", serde_json::to_string_pretty(&read).unwrap());
        common::golden(&format!("{name}.json"), &json);
    }
}

/// Older tables of Triodos have no balances.
#[test]
fn a_table_may_lack_the_column_that_came_later() {
    let (_, bytes) = samples().into_iter().find(|(name, _)| name == "triodos.csv").unwrap();
    let text: String = bytes.into_iter().map(char::from).collect();
    let older = text.replace(",\"2.234,30\"", "").replace(",\"984,30\"", "");
    let statements = read(older.as_bytes(), None).unwrap();
    assert_eq!((statements[0].balances, statements[0].entries.len()), (None, 2));
}

/// Entries with the same day, amount and reference are told apart, and are the same when the file comes again.
#[test]
fn every_entry_has_an_identity_of_its_own() {
    for (name, bytes) in samples() {
        let once = read(&bytes, given(&name)).unwrap();
        let identities: Vec<_> = once.iter().flat_map(|statement| statement.identities()).collect();
        let mut different = identities.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), identities.len(), "{name}");
    }
    // A download that ended a day earlier.
    let (_, bytes) = samples().into_iter().find(|(name, _)| name == "ing-comma.csv").unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let earlier: String = text
        .lines()
        .filter(|line| !line.contains("20200213"))
        .map(|line| format!("{line}\n"))
        .collect();
    let identities = |text: &str| read(text.as_bytes(), None).unwrap()[0].identities();
    let (all, earlier) = (identities(&text), identities(&earlier));
    assert_eq!(earlier.len(), 2);
    assert!(earlier.iter().all(|one| all.contains(one)));
}

/// A file that is cut off anywhere, or in which a byte is another, is refused or still adds up.
#[test]
fn a_damaged_file_is_refused_or_adds_up() {
    let mut read_all = 0;
    for (name, bytes) in samples() {
        let whole = read(&bytes, given(&name)).unwrap();
        let step = bytes.len() / 120 + 1;
        for end in (0..bytes.len()).step_by(step) {
            if let Ok(statements) = read(&bytes[..end], given(&name)) {
                // Tables and pages may end early; XML may not.
                assert!(!name.ends_with(".xml"), "{name} is read without its end at {end}");
                assert!(statements.len() <= whole.len());
                common::adds_up(&statements);
            }
        }
        for at in (0..bytes.len()).step_by(step) {
            for byte in [b'0', b'9', b'<', b'\n', b':', 0, 0xff] {
                let mut damaged = bytes.clone();
                damaged[at] = byte;
                if let Ok(statements) = read(&damaged, given(&name)) {
                    common::adds_up(&statements);
                    read_all += 1;
                }
            }
        }
    }
    assert!(read_all > 100, "some damage is in a text, and nobody can know");
}
