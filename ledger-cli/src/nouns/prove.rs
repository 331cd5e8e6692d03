//! `convenant prove event|since`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_core::Position;
use ledger_report::Lang;
use ledger_store::{EventProof, GrowthProof, ProofFileError, shell_word};

use crate::globals::Globals;
use crate::nouns::verify_proof;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::reading::Reading;
use ledger_app::vouching::Kept;

#[derive(Debug, Subcommand)]
pub(crate) enum Prove {
    /// Prove that an event is in the ledger, to somebody who has not got the ledger
    #[command(after_help = "\
Example:
  convenant prove event 35 --checkpoint june.cosigned --output payment.tlog-proof

Whoever gets the file sees what the event says, and of others only hashes:
convenant verify-proof payment.tlog-proof --trust trusted.keys")]
    Event {
        /// The position of the event
        position: u64,
        #[command(flatten)]
        into: Into,
    },
    /// Prove that the ledger has only grown since a checkpoint
    #[command(after_help = "\
Example:
  convenant prove since may.checkpoint --checkpoint june.checkpoint --output june.growth")]
    Since {
        /// The earlier checkpoint
        file: PathBuf,
        #[command(flatten)]
        into: Into,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Into {
    /// The checkpoint with the root to which the proof leads, with all its signatures
    #[arg(long, value_name = "FILE")]
    checkpoint: PathBuf,
    /// A new file for the proof [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Into {
    fn write(&self, proof: &str, what: &str, lang: Lang) -> Result<ExitCode, Failure> {
        output::give_new(self.output.as_deref(), proof)?;
        if let Some(path) = &self.output {
            output::print(format!("{what}\n"))?;
            let file = shell_word(&path.to_string_lossy());
            let verify = format!("convenant verify-proof {file} --trust KEY");
            output::say_as(lang.label_next(), verify);
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Prove {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow(&[])?;
        match self {
            Prove::Event { position, into } => event(globals, Position(position), &into),
            Prove::Since { file, into } => since(globals, &file, &into),
        }
    }
}

fn event(globals: &Globals, position: Position, into: &Into) -> Result<ExitCode, Failure> {
    let kept = Kept::read(&into.checkpoint)?;
    let reading = globals.reading()?;
    kept.is_reached(&reading)?;
    let size = kept.checkpoint().size();
    if position >= size {
        return Err(Failure::usage(|lang| lang.event_after_checkpoint(position, size)));
    }
    let contents = reading.log.leaf(position)?;
    let path = reading.log.inclusion_proof(position, size)?;
    let proof = EventProof { contents, position, path, checkpoint: kept.signed.clone() };
    holds(proof.verify().map(drop), &reading, &[&kept], into)?;
    let lang = globals.lang();
    into.write(&proof.to_string(), &lang.proof_of_event(position, size), lang)
}

fn since(globals: &Globals, file: &Path, into: &Into) -> Result<ExitCode, Failure> {
    let (old, new) = (Kept::read(file)?, Kept::read(&into.checkpoint)?);
    let reading = globals.reading()?;
    old.is_reached(&reading)?;
    new.is_reached(&reading)?;
    let (from, to) = (old.checkpoint().size(), new.checkpoint().size());
    if from > to {
        return Err(Failure::usage(|lang| lang.checkpoints_turned_round(from, to)));
    }
    let hashes = reading.log.consistency_proof(from, to)?;
    let proof = GrowthProof { hashes, old: old.signed.clone(), new: new.signed.clone() };
    holds(proof.verify(), &reading, &[&old, &new], into)?;
    let lang = globals.lang();
    into.write(&proof.to_string(), &lang.proof_of_growth(from, to), lang)
}

/// Refuses a proof that does not hold. If the ledger contradicts a checkpoint, that is reported.
fn holds(
    verified: Result<(), ProofFileError>,
    reading: &Reading,
    checkpoints: &[&Kept],
    into: &Into,
) -> Result<(), Failure> {
    if verified.is_err() {
        checkpoints.iter().try_for_each(|kept| kept.is_within(reading))?;
    }
    verified.map_err(verify_proof::failed(&into.checkpoint))
}
