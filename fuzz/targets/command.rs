//! A line of `convenant apply`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_cli::fuzzing::command(bytes));
