//! Bytes as a commit.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_store::fuzzing::commit(bytes));
