//! A statement of a bank as MT940.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_exchange::fuzzing::mt940(bytes));
