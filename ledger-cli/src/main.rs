//! The program `convenant`: carries commands in and views out.
//!
//! - `nouns`: the command line, one file per noun; `globals`: the options of every command.
//! - `session`: load, fold, decide, append. `given`: a command as a line of JSON, `syntax` and `fault`:
//!   what can be wrong with one. `apply`: many of them.
//! - `reports`: makes and issues monitoring reports.
//! - `render`: views as text, tables, CSV and JSON. `hledger`: the books as a journal.
//! - `failure`: everything that can go wrong, with exit code and remedy. `output`: standard output.
//! - `demo`: the demonstration.

mod apply;
mod demo;
mod failure;
mod fault;
mod given;
mod globals;
mod hledger;
mod nouns;
mod output;
mod render;
mod reports;
mod session;
mod syntax;

use std::process::ExitCode;

use clap::Parser;

use crate::failure::Failure;
use crate::nouns::Arguments;
use crate::render::Format;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let as_json = arguments.globals.format == Some(Format::Json);
    nouns::run(arguments).unwrap_or_else(|failure| {
        // To a reader that went away there is nothing to say.
        if !matches!(failure, Failure::Closed) {
            output::say(&if as_json { failure.in_json() } else { failure.in_words() });
        }
        ExitCode::from(failure.exit_code())
    })
}
