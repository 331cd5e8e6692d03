//! A fictional file of every format and bank, read and compared with what is in it.

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
