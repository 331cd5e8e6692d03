//! `convenant log`

use std::process::ExitCode;

use clap::Args;
use ledger_core::views::search::Search;
use ledger_core::views::timeline::TimelineEntry;
use ledger_core::{Actor, Date, EventKind, Ledger, Money, Position, Recorded, text};
use ledger_store::EventLog;

use crate::globals::{Globals, amount, date, people};
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::jsonl::json_line;
use ledger_app::question::partner_named;
use ledger_app::unread::Unread;
use ledger_report::{People, describe_naming};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant log --kind vote-cast --kind proposal-decided
  convenant log --partner gemeente-oost --since 2019-08-01 --until 2020-07-31
  convenant log --amount 750 --text brochure
  convenant log --format json | jq .data

An event is shown when everything that is asked for holds. One that concerns a
partner by the seat it holds counts too.")]
pub(crate) struct Log {
    /// The position of the first event to show
    #[arg(long, value_name = "POSITION", default_value_t = 0)]
    from: u64,
    /// The position after the last event to show [default: the end]
    #[arg(long, value_name = "POSITION")]
    to: Option<u64>,
    /// Only of this kind; several times for several
    #[arg(long = "kind", value_parser = kind)]
    kinds: Vec<EventKind>,
    /// Only what concerns a partner, by code or name
    #[arg(long)]
    partner: Option<String>,
    /// Only what this actor recorded: founder, project-leader or the code of a seat
    #[arg(long, value_name = "ACTOR")]
    by: Option<String>,
    /// Only what takes effect on this day or later
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<Date>,
    /// Only what takes effect on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,
    /// Only what names this amount
    #[arg(long, value_parser = amount)]
    amount: Option<Money>,
    /// Only what has this text in its description or fields, in capitals or not
    #[arg(long)]
    text: Option<String>,
}

fn kind(text: &str) -> Result<EventKind, Unread> {
    let found = EventKind::ALL.iter().find(|kind| kind.name() == text);
    found.copied().ok_or_else(|| {
        let names: Vec<&str> = EventKind::ALL.iter().map(|kind| kind.name()).collect();
        Unread::of(|lang| lang.typed_no_kind(names.join(", ")))
    })
}

impl Log {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&["--format", "--as-of"])?;
        globals.table_or_json()?;
        let reading = globals.reading()?;
        let ledger = reading.ledger();
        let Some(covenant) = ledger.covenant() else { return Ok(ExitCode::SUCCESS) };
        let head = match globals.as_of {
            None => reading.log.head(),
            Some(as_of) => reading.events_as_of(as_of)?,
        };
        let to = self.to.map_or(head, |to| head.min(Position(to)));
        let count = usize::try_from(to.0.saturating_sub(self.from)).unwrap_or(usize::MAX);
        let people = people(&reading, globals.lang());
        let search = self.search(ledger)?;
        let text = self.text.as_deref().map(text::key);
        let mut entries = Vec::new();
        let mut lines = String::new();
        for recorded in reading.log.read(Position(self.from)).take(count) {
            let recorded = recorded?;
            if !search.finds(&recorded, ledger)
                || !mentions(&recorded, text.as_deref(), ledger, &people, globals)?
            {
                continue;
            }
            let entry = TimelineEntry::of(recorded, covenant).with_documents(ledger, head);
            if !globals.as_json() {
                entries.push(entry);
                continue;
            }
            lines += &json_line(&entry)?;
            if lines.len() > 64 * 1024 {
                output::print_exactly(&lines)?;
                lines.clear();
            }
        }
        if !globals.as_json() {
            lines = ledger_report::log(&entries, ledger, &people, globals.style());
        }
        output::print_exactly(&lines)?;
        Ok(ExitCode::SUCCESS)
    }

    fn search(&self, ledger: &Ledger) -> Result<Search, Failure> {
        let partner = self.partner.as_ref().map(|partner| partner_named(ledger, partner));
        Ok(Search {
            kinds: self.kinds.clone(),
            partner: partner.transpose()?,
            actor: self.by.as_ref().map(|by| actor(ledger, by)).transpose()?,
            since: self.since,
            until: self.until,
            amount: self.amount,
        })
    }
}

fn actor(ledger: &Ledger, text: &str) -> Result<Actor, Failure> {
    let seat = |covenant: &ledger_core::Covenant| covenant.seat_by_code(text).map(Actor::Seat);
    match text::key(text).as_str() {
        "founder" => Ok(Actor::Founder),
        "project-leader" => Ok(Actor::ProjectLeader),
        _ => ledger
            .covenant()
            .and_then(seat)
            .ok_or_else(|| Failure::usage(|lang| lang.no_such_actor(text))),
    }
}

/// Whether an event contains a text, given by its key, in its description or its fields.
fn mentions(
    recorded: &Recorded,
    text: Option<&str>,
    ledger: &Ledger,
    people: &People,
    globals: &Globals,
) -> Result<bool, Failure> {
    let Some(text) = text else { return Ok(true) };
    let described = describe_naming(&recorded.event, recorded.on, ledger, people, globals.lang());
    let fields = serde_json::to_string(&recorded.event)?;
    Ok([described, fields].iter().any(|place| text::key(place).contains(text)))
}
