//! Bytes as the file of a backup.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_store::fuzzing::archive(bytes));
