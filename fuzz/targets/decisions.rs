//! Lines of `convenant apply`, decided one after the other.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_app::fuzzing::decisions(bytes));
