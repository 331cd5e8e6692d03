//! `convenant log`

use std::process::ExitCode;

use clap::Args;
use ledger_core::Position;
use ledger_core::views::timeline::TimelineEntry;
use ledger_store::EventLog;

use crate::arguments::Globals;
use crate::failure::Failure;
use crate::output;
use crate::render::{self, Format};
use crate::session::Session;

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant log --from 1500
  convenant log --format json | jq 'select(.kind == \"vote-cast\")'")]
pub(crate) struct Log {
    /// The position of the first event to show
    #[arg(long, default_value_t = 0)]
    from: u64,
    /// The position after the last event to show [default: the end]
    #[arg(long)]
    to: Option<u64>,
}

impl Log {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format", "--lang", "--as-of"])?;
        let session = Session::open(globals)?;
        let Some(covenant) = session.ledger.covenant() else { return Ok(ExitCode::SUCCESS) };
        let head = match globals.as_of {
            None => session.log.head(),
            Some(as_of) => session.events_as_of(as_of)?,
        };
        let to = self.to.map_or(head, |to| head.min(Position(to)));
        let count = usize::try_from(to.0.saturating_sub(self.from)).unwrap_or(usize::MAX);
        let events = session.log.read(Position(self.from)).take(count);
        let mut entries = Vec::new();
        let mut text = String::new();
        for recorded in events {
            let entry = TimelineEntry::of(recorded?, covenant);
            match globals.format() {
                Format::Json => {
                    text += &serde_json::to_string(&entry)?;
                    text.push('\n');
                    if text.len() > 64 * 1024 {
                        output::print(&text)?;
                        text.clear();
                    }
                }
                Format::Table | Format::Csv => entries.push(entry),
            }
        }
        if globals.format() != Format::Json {
            text = render::log(&entries, &session.ledger, globals.style());
        }
        output::print(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}
