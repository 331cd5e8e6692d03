//! `convenant checkpoint make|show|cosign`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_store::{Checkpoint as State, EventLog, GrowthProof, SignedCheckpoint};

use crate::globals::{Globals, clock};
use crate::nouns::verify_proof;
use crate::nouns::verify_proof::Trust;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::vouching::{self, Kept, origin};

#[derive(Debug, Subcommand)]
pub(crate) enum Checkpoint {
    /// Sign what the ledger is now, for others to keep
    #[command(after_help = "\
Example:
  convenant checkpoint make --signing-key ledger.key --since may.checkpoint --output june.checkpoint

Whoever keeps the file can tell for ever whether anything before it was changed:
convenant verify --against june.checkpoint")]
    Make {
        /// The key of the ledger
        #[arg(long, value_name = "FILE")]
        signing_key: PathBuf,
        /// An earlier checkpoint: without all that it had, nothing is signed
        #[arg(long, value_name = "FILE")]
        since: Option<PathBuf>,
        /// A new file for it [default: standard output]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Show what a checkpoint says, and who signed it
    #[command(after_help = "\
Example:
  convenant checkpoint show june.checkpoint --trust trusted.keys")]
    Show {
        /// The checkpoint
        file: PathBuf,
        #[command(flatten)]
        trust: Trust,
    },
    /// Check a checkpoint and vouch for it with a key of one's own
    #[command(after_help = "\
Examples:
  convenant checkpoint cosign june.checkpoint --signing-key ons.key \\
      --trust trusted.keys --since may.checkpoint --output june.cosigned \\
      --ledger our-copy
  convenant checkpoint cosign june.checkpoint --signing-key ons.key \\
      --trust trusted.keys --since may.checkpoint --proof june.growth \\
      --output june.cosigned

Both checkpoints must be signed with the key of the ledger, which --trust names.
Everything in the ledger is read again first, and must have in it what both
checkpoints say. Without the ledger, a proof of `convenant prove since` will do.")]
    Cosign(Cosign),
}

#[derive(Debug, Args)]
pub(crate) struct Cosign {
    /// The checkpoint
    file: PathBuf,
    /// The key of who vouches
    #[arg(long, value_name = "FILE")]
    signing_key: PathBuf,
    /// The last checkpoint that was vouched for
    #[arg(long, value_name = "FILE")]
    since: Option<PathBuf>,
    /// A proof that joins the two, instead of the ledger
    #[arg(long, value_name = "FILE", requires = "since")]
    proof: Option<PathBuf>,
    #[command(flatten)]
    trust: Trust,
    /// A new file for the checkpoint with the cosignature [default: standard output]
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Checkpoint {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Checkpoint::Make { signing_key, since, output } => {
                make(globals, &signing_key, since.as_deref(), output.as_deref())
            }
            Checkpoint::Show { file, trust } => show(globals, &file, &trust),
            Checkpoint::Cosign(cosign) => cosign.run(globals),
        }
    }
}

fn make(
    globals: &Globals,
    signing_key: &Path,
    since: Option<&Path>,
    output: Option<&Path>,
) -> Result<ExitCode, Failure> {
    globals.allow(&[])?;
    let key = vouching::signing_key(signing_key)?;
    let since = since.map(Kept::read).transpose()?;
    // No other process appends meanwhile, and the signed state is durable.
    let recording = globals.recording_folded()?;
    let reading = recording.reading();
    if let Some(since) = since {
        since.is_within(reading)?;
    }
    let size = reading.log.head();
    let root = reading.log.root_of_events(size)?;
    let state = State::new(&origin(reading)?, size, root);
    let signed = SignedCheckpoint::sign(state, &key)
        .map_err(|error| Failure::of_file(signing_key, error))?;
    output::give_new(output, &signed.to_string())?;
    if output.is_some() {
        let lang = globals.lang();
        output::print(format!("{}\n{}\n", lang.checkpoint_signed(size), lang.root(root)))?;
        output::say_as(lang.label_next(), lang.keep_checkpoint());
    }
    Ok(ExitCode::SUCCESS)
}

fn show(globals: &Globals, file: &Path, trust: &Trust) -> Result<ExitCode, Failure> {
    globals.allow_only(&["--format"])?;
    globals.said_or_json()?;
    let vouched = Kept::read(file)?.vouched(&trust.keys()?)?;
    match globals.as_json() {
        true => output::print_line(&vouched)?,
        false => output::print(vouched.in_words(globals.lang()))?,
    }
    Ok(ExitCode::SUCCESS)
}

impl Cosign {
    fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let key = vouching::signing_key(&self.signing_key)?;
        let mut kept = Kept::read(&self.file)?;
        let since = self.since.as_deref().map(Kept::read).transpose()?;
        let trusted = self.trust.keys()?;
        if trusted.is_empty() {
            return Err(Failure::usage(|lang| lang.cosigning_needs_trust()));
        }
        kept.vouched(&trusted)?;
        for checkpoint in std::iter::once(&kept).chain(&since) {
            checkpoint.is_by_ledger(&trusted)?;
        }
        match (&self.proof, &since) {
            (Some(proof), Some(since)) => {
                globals.allow_only(&[])?;
                joins(proof, since, kept.checkpoint())?;
            }
            (None, _) | (Some(_), None) => {
                globals.allow(&[])?;
                let reading = globals.reading()?;
                reading.log.verify()?;
                kept.is_within(&reading)?;
                if let Some(since) = &since {
                    since.is_within(&reading)?;
                    not_before(since, &kept)?;
                }
            }
        }
        let now = clock()?.now();
        kept.signed.cosign(&key, &trusted, now).map_err(|error| kept.failure(error))?;
        output::give_new(self.output.as_deref(), &kept.signed.to_string())?;
        if self.output.is_some() {
            let size = kept.checkpoint().size();
            let cosigned = globals.lang().checkpoint_cosigned(key.verifier().name(), size);
            output::print(cosigned + "\n")?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Checks that a proof connects the earlier checkpoint with another.
fn joins(path: &Path, since: &Kept, to: &State) -> Result<(), Failure> {
    let failed = verify_proof::failed(path);
    let proof = GrowthProof::read(&vouching::read(path)?).map_err(&failed)?;
    proof.verify().map_err(failed)?;
    since.is_the_one_in(proof.old.checkpoint())?;
    if proof.new.checkpoint() != to {
        return Err(Failure::usage(|lang| lang.proof_of_another_checkpoint(path.display())));
    }
    Ok(())
}

/// A cosigner states that this is the latest known state, so it must not be older than the last one.
fn not_before(since: &Kept, kept: &Kept) -> Result<(), Failure> {
    let (before, size) = (since.checkpoint().size(), kept.checkpoint().size());
    match size < before {
        true => Err(Failure::usage(|lang| lang.checkpoint_of_before(size, before))),
        false => Ok(()),
    }
}
