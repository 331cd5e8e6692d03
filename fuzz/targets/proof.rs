//! Bytes as a proof about a ledger.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_store::fuzzing::proof(bytes));
