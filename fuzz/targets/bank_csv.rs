//! A table of a bank.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_exchange::fuzzing::bank_csv(bytes));
