//! A line of `convenant apply`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_app::fuzzing::command(bytes));
