//! The program `convenant`: carries commands in and views out.
//!
//! - `arguments`: the command line; `nouns`: one file per noun of it.
//! - `session`: load, fold, decide, append. `given`: a command as a line of JSON, `syntax` and `fault`:
//!   what can be wrong with one. `apply`: many of them.
//! - `reports`: makes and issues monitoring reports.
//! - `render`: views as text, tables, CSV and JSON. `hledger`: the books as a journal.
//! - `failure`: everything that can go wrong, with exit code and remedy. `output`: standard output.
//! - `demo`: the demonstration.

mod apply;
mod arguments;
mod demo;
mod failure;
mod fault;
mod given;
mod hledger;
mod nouns;
mod output;
mod render;
mod reports;
mod session;
mod syntax;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let format = arguments.globals.format;
    match nouns::run(arguments) {
        Ok(code) => code,
        Err(failure) => failure.report(format),
    }
}
