//! Bytes as a signed checkpoint.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_store::fuzzing::checkpoint(bytes));
