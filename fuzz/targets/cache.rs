//! Bytes as what stands beside the events or behind their end, with every checksum right.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ledger_store::fuzzing::cache(bytes));
