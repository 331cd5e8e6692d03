//! Any lines are refused, or make a ledger with the root that they state.

use proptest::prelude::*;

use super::line::{actor_name, actor_of, of_hex, to_hex};
use super::*;
use crate::failure::{Failure, Kind};
use crate::jsonl::read::Faulty;

const LINES: &[u8] = include_bytes!("../../../tests/golden/oostpolder.jsonl");
const ROOT_LINE: &str = "\"root\":\"";

fn taken(bytes: &[u8]) -> Result<Read, Failure> {
    let failed = |source| Failure::reading("lines", source);
    read(bytes, &failed, &mut |_| Ok(()))
}

fn stated_root() -> &'static str {
    let text = str::from_utf8(LINES).unwrap();
    let place = text.rfind(ROOT_LINE).unwrap() + ROOT_LINE.len();
    &text[place..place + 64]
}

#[test]
fn lines_may_end_as_they_like_and_not_anywhere_else() {
    let text = str::from_utf8(LINES).unwrap();
    for same in [text.replace('\n', "\r\n"), text.trim_end().to_owned()] {
        assert_eq!(taken(same.as_bytes()).unwrap().root.to_string(), stated_root());
    }
    for length in (0..text.trim_end().len()).step_by(97) {
        assert!(taken(&LINES[..length]).is_err(), "cut off at {length}");
    }
    let failure = taken(text.replace('\n', "\n\n").as_bytes()).unwrap_err();
    assert!(failure.cause::<Faulty>().is_some());
}

#[test]
fn a_line_without_end_is_passed_over() {
    let long = [b"{".as_slice(), &vec![b' '; 129 * 1024 * 1024], b"\n", LINES].concat();
    let failure = taken(&long).unwrap_err();
    let Faulty { faults } = failure.cause().unwrap();
    assert_eq!((faults[0].line, faults[0].code), (1, "input.line-too-long"));
}

#[test]
fn actors_and_digits_are_read_as_written() {
    for number in 0..=256 {
        let actor = ledger_core::Actor::from_number(number).unwrap();
        assert_eq!(actor_of(&actor_name(actor)), Some(actor));
    }
    for wrong in ["", "seat-0", "seat-01", "seat-+1", "seat-256", "Founder", "gemeente"] {
        assert_eq!(actor_of(wrong), None, "{wrong}");
    }
    let bytes: Vec<u8> = (0..=255).collect();
    assert_eq!(of_hex(&to_hex(&bytes)), Some(bytes));
    for wrong in ["0", "0g", "AA", "0 ", "é"] {
        assert_eq!(of_hex(wrong), None, "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn changed_bytes_are_refused_or_mean_the_same(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = LINES.to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        match taken(&bytes) {
            Ok(read) => prop_assert_eq!(read.root.to_string(), stated_root()),
            Err(failure) => {
                prop_assert_eq!(failure.kind(), Kind::Usage);
                prop_assert!(!failure.to_string().is_empty());
            }
        }
    }

    #[test]
    fn lines_that_are_left_out_or_change_places_are_refused(
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let lines: Vec<&[u8]> = LINES.split_inclusive(|byte| *byte == b'\n').collect();
        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
        let mut without = lines.clone();
        without.remove(one);
        prop_assert!(taken(&without.concat()).is_err());
        let mut swapped = lines.clone();
        swapped.swap(one, other);
        prop_assert_eq!(taken(&swapped.concat()).is_ok(), one == other);
        let mut twice = lines;
        twice.insert(other, twice[one]);
        prop_assert!(taken(&twice.concat()).is_err());
    }
}
