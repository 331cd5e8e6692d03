//! Bytes as the file of events.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_store::fuzzing::log(bytes));
