//! `convenant generate`

use std::process::ExitCode;

use clap::Args;
use ledger_core::synthetic::{Generator, Network};
use ledger_core::{Moment, Request};
use ledger_store::EventLog;

use crate::failure::Failure;
use crate::given::Given;
use crate::globals::Globals;
use crate::output;
use crate::session::{Clock, Session};

/// How many commands are appended under one sync.
const BATCH: usize = 8192;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  convenant generate --partners 1000 --years 4 --seed 1 --ledger synthetic

Everything in it is made up, and goes through the same rules as any command. The
same options give the same ledger.")]
pub(crate) struct Generate {
    /// How many partners, from 5
    #[arg(long)]
    partners: u32,
    /// How many years, from 1
    #[arg(long)]
    years: u8,
    /// Which of many networks of this size
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Generate {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&[])?;
        let Generate { partners, years, seed } = self;
        let mut generator = Generator::new(Network { partners, years, seed })
            .map_err(|error| Failure::usage(error.to_string(), "a network within these bounds"))?;
        let mut session = Session::create(globals, Clock::Fixed(Moment::default()))?;
        let mut staged = 0;
        while let Some((at, request)) = generator.next(&session.ledger) {
            session.set_clock(Clock::Fixed(at));
            let Request { actor, on, command, .. } = request;
            session.stage(&Given::anonymous(&actor, on, command))?;
            staged += 1;
            if staged % BATCH == 0 {
                session.commit()?;
            }
        }
        session.commit()?;
        let events = session.log.head();
        output::print(&format!(
            "made a ledger of {partners} made-up partners over {years} years in {}: {events} events\n",
            globals.ledger().display()
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}
