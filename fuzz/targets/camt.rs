//! A statement of a bank as CAMT.053.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_exchange::fuzzing::camt(bytes));
