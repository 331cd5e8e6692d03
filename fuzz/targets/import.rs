//! The lines of `convenant import jsonl`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_app::fuzzing::import(bytes));
