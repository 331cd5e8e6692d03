//! The program `convenant`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ledger_cli::run()
}
