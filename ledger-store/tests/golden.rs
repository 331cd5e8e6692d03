//! The golden bytes of every event kind: what was ever written must be read for ever, and is written
//! the same. A change here is a change of the format: raise the version, keep the old line, upcast.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where it fails"
)]

mod common;

use common::{golden, hex};
use ledger_core::EventKind;
use ledger_store::{CodecError, decode_event, encode_event};

#[test]
fn every_kind_and_version_written_now_has_a_line() {
    let lines = golden();
    for kind in EventKind::ALL {
        let found = lines.iter().find(|line| {
            line.kind == kind.name()
                && line.number == kind.number()
                && line.version == kind.version()
        });
        assert!(found.is_some(), "{} has no golden line", kind.name());
    }
}

#[test]
fn golden_bytes_are_read_and_written_the_same() {
    for line in golden() {
        assert_eq!(line.event.kind().name(), line.kind);
        assert_eq!(decode_event(&line.bytes).as_ref(), Ok(&line.event), "{}", line.kind);
        if line.version == line.event.kind().version() {
            let mut bytes = Vec::new();
            encode_event(&line.event, &mut bytes).unwrap();
            assert_eq!(hex(&bytes), hex(&line.bytes), "{}", line.kind);
        }
    }
}

#[test]
fn bytes_cut_short_or_added_are_refused() {
    for line in golden() {
        for length in 0..line.bytes.len() {
            assert!(decode_event(&line.bytes[..length]).is_err(), "{} at {length}", line.kind);
        }
        let kind = line.event.kind();
        let longer = [line.bytes.as_slice(), &[0]].concat();
        assert_eq!(decode_event(&longer), Err(CodecError::Trailing { kind, left: 1 }));
    }
}

#[test]
fn a_kind_or_version_of_a_later_program_is_named() {
    for (bytes, number, version) in [([0xff, 0xfe, 1], 0xfffe, 1), ([0, 3, 200], 3, 200)] {
        assert_eq!(decode_event(&bytes), Err(CodecError::Unknown { number, version }));
    }
}
