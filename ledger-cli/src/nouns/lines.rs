//! `convenant apply`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use crate::globals::Globals;
use crate::output;
use ledger_app::apply::{Answer, Lot, Tally, apply};
use ledger_app::failure::{Cause, Failure, Kind};
use ledger_app::input;
use ledger_app::jsonl::json_line;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant apply commands.jsonl
  convenant apply --atomic - < commands.jsonl

A line, here broken to fit:
  {\"id\":\"bank-77\",\"on\":\"2019-02-20\",\"kind\":\"receive-payment\",
   \"data\":{\"partner\":\"gemeente-oost\",\"amount\":\"750.00\",
   \"bank_reference\":\"2019-118\",\"allocate\":\"oldest\"}}

Each line is answered on standard output once it is durable:
  {\"line\":1,\"id\":\"bank-77\",\"ok\":true,\"positions\":[120,121]}
  {\"line\":2,\"id\":null,\"ok\":false,\"code\":\"partner.unknown\",
   \"message\":…,\"article\":…,\"accepted\":…}
A line that was refused changes nothing, and the rest goes on; blank lines are
passed over. Exit code 1 if any was refused, 2 if there was none, and 3 if the
output is closed before all were answered; a line with an id can be given again.")]
pub(crate) struct Apply {
    /// A file with a command in JSON on each line, or - for standard input
    #[arg(default_value = "-")]
    file: PathBuf,
    /// Record all lines or, if any is refused, none
    #[arg(long)]
    atomic: bool,
}

impl Apply {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--actor", "--on", "--dry-run", "--strict", "--clock-is-right"])?;
        let input = input::open(&self.file)?;
        let mut recording = globals.recording()?;
        let (atomic, dry_run, lang) = (self.atomic, globals.dry_run, globals.lang());
        let lot = Lot { defaults: globals.defaults(), atomic, dry_run, lang };
        let Tally { recorded, repeated, refused } = apply(&mut recording, input, &lot, say)?;
        if recorded + repeated + refused == 0 {
            return Err(Failure::usage(|lang| lang.no_command_given()));
        }
        let counted = match (dry_run, repeated) {
            (false, 0) => lang.applied(recorded, refused),
            (false, _) => lang.applied_again(recorded, repeated, refused),
            (true, 0) => lang.would_be_applied(recorded, refused),
            (true, _) => lang.would_be_applied_again(recorded, repeated, refused),
        };
        output::say(&format!("{counted}\n"));
        recording.renew_snapshot();
        Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

/// Prints the answers. If the reader went away, the failure still says how far the ledger came.
fn say(answers: Vec<Answer>) -> Result<(), Failure> {
    let line = answers.last().map_or(0, |answer| answer.line);
    let mut text = String::new();
    for answer in answers {
        text += &json_line(&answer)?;
    }
    let printed = output::print_exactly(&text);
    match printed {
        Err(failure) if failure.kind() == Kind::Closed => Err(Cause::Unheard { line }.into()),
        printed => printed,
    }
}
