//! Runs a program from start to end.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4;

/// How long a run took, and the most memory it had.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) time: Duration,
    /// The largest resident set, in bytes.
    pub(crate) memory: u64,
}

/// Runs a program that must succeed, without anybody reading what it says.
pub(crate) fn run(command: &mut Command) -> Run {
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::inherit()).spawn();
    let ended = child
        .unwrap_or_else(|error| panic!("{command:?} does not run: {error}"))
        .wait4()
        .expect("it ends");
    assert!(ended.status.success(), "{command:?} failed");
    Run { time: start.elapsed(), memory: ended.rusage.maxrss }
}

/// The program `convenant` on a ledger.
pub(crate) fn convenant(options: &crate::Options, ledger: &std::path::Path) -> Command {
    let mut command = Command::new(&options.program);
    command.arg("--ledger").arg(ledger).env("CONVENANT_NOW", "2023-09-30T12:00:00Z");
    command
}
