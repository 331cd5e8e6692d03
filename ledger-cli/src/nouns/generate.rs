//! `convenant generate`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ledger_core::synthetic::{Generator, Network};
use ledger_core::{Moment, Request};
use ledger_store::EventLog;

use crate::globals::Globals;
use crate::output;
use ledger_app::definition;
use ledger_app::failure::Failure;
use ledger_app::given::Given;
use ledger_app::place::Clock;
use ledger_app::recording::Recording;

/// The number of commands under one sync.
const BATCH: usize = 8192;

#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  convenant generate --partners 1000 --years 4 --seed 1 --ledger synthetic
  convenant generate --covenant oostpolder --seed 1 --ledger synthetic

Everything that happens in it is made up, and goes through the same rules as any command. The
same options give the same ledger.")]
pub(crate) struct Generate {
    /// How many partners, from 5
    #[arg(long, required_unless_present = "covenant")]
    partners: Option<u32>,
    /// How many years, from 1
    #[arg(long, required_unless_present = "covenant")]
    years: Option<u8>,
    /// What happens under a covenant, rather than in a made-up network
    #[arg(long, value_name = "NAME|FILE", conflicts_with_all = ["partners", "years"])]
    covenant: Option<PathBuf>,
    /// Which of many networks of this size, or of many courses of things
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Generate {
    fn generator(&self) -> Result<Generator, Failure> {
        if let Some(covenant) = &self.covenant {
            return Ok(Generator::under(definition::read(covenant)?, self.seed));
        }
        let (partners, years) = (self.partners.unwrap_or(0), self.years.unwrap_or(0));
        Generator::new(Network { partners, years, seed: self.seed }).map_err(Failure::from)
    }

    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&[])?;
        let mut generator = self.generator()?;
        let mut recording = {
            let clock = Clock::Fixed(Moment::default());
            Recording::create(globals.place(), clock, globals.wait(), globals.manner())?
        };
        let mut staged = 0;
        while let Some((at, request)) = generator.next(recording.reading().ledger()) {
            recording.set_clock(Clock::Fixed(at));
            let Request { actor, on, command, .. } = request;
            recording.stage(&Given::anonymous(&actor, on, command))?;
            staged += 1;
            if staged % BATCH == 0 {
                recording.commit()?;
            }
        }
        recording.commit()?;
        let reading = recording.reading();
        let events = reading.log.head();
        let covenant = reading.ledger().covenant();
        let made_up = globals.lang().ledger_made_up(
            reading.ledger().partners.all().count(),
            covenant.map_or(0, |covenant| covenant.years().count()),
            globals.ledger().display(),
            events,
        );
        output::print(made_up + "\n")?;
        recording.renew_snapshot();
        Ok(ExitCode::SUCCESS)
    }
}
