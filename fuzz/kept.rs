//! The inputs that are kept for fuzz targets: those to start from, and those that once failed. The tests of the
//! crates with targets include this file.

use std::fs;
use std::path::Path;

/// Calls a target with every input that is kept for it. There must be some.
pub(crate) fn each_kept(target: &str, holds: impl Fn(&[u8])) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let inputs: Vec<_> = fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap()).collect();
    assert!(!inputs.is_empty(), "{target} has no inputs");
    inputs.iter().for_each(|input| holds(&fs::read(input.path()).unwrap()));
}
