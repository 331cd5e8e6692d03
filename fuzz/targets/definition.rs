//! A covenant's definition file.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_app::fuzzing::definition(bytes));
