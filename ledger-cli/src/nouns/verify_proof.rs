//! `convenant verify-proof`

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use ledger_core::{Actor, Date, Event, Moment, Position};
use ledger_store::{EventProof, GrowthProof, Leaf, ProofFileError, SignedCheckpoint, VerifierKey};
use serde::Serialize;

use crate::globals::Globals;
use crate::output;
use ledger_app::failure::Failure;
use ledger_app::vouching::{self, Kept, Vouched};
use ledger_report::{Lang, said_day};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant verify-proof payment.tlog-proof --trust trusted.keys
  convenant verify-proof june.growth --against may.checkpoint

No ledger is needed. A proof leads to a checkpoint, so it is worth what that is
worth: name keys whose signatures you believe, or a checkpoint that you kept.
Of a proof of growth, that is the earlier one.")]
pub(crate) struct VerifyProof {
    /// The proof
    file: PathBuf,
    /// A checkpoint that was kept: the proof must be of this very one
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    #[command(flatten)]
    trust: Trust,
}

/// The result for an event.
#[derive(Serialize)]
struct Included {
    ok: bool,
    position: Position,
    recorded_at: Moment,
    on: Date,
    actor: String,
    /// The id of the act whose first event it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(flatten)]
    event: Event,
    checkpoint: Vouched,
}

/// The result for the growth of a ledger.
#[derive(Serialize)]
struct Grown {
    ok: bool,
    earlier: Vouched,
    later: Vouched,
}

/// Makes a failure that names the file of the proof.
pub(crate) fn failed(path: &Path) -> impl Fn(ProofFileError) -> Failure {
    let path = path.to_owned();
    move |error| Failure::of_file(&path, error)
}

impl VerifyProof {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        globals.allow_only(&["--format"])?;
        globals.said_or_json()?;
        let trusted = self.trust.keys()?;
        let against = self.against.as_deref().map(Kept::read).transpose()?;
        if trusted.is_empty() && against.is_none() {
            return Err(Failure::usage(|lang| lang.proof_needs_trust()));
        }
        let bytes = vouching::read(&self.file)?;
        match GrowthProof::is_begun(&bytes) {
            true => self.growth(globals, &bytes, against.as_ref(), &trusted),
            false => self.event(globals, &bytes, against.as_ref(), &trusted),
        }
    }

    fn vouched(
        &self,
        checkpoint: &SignedCheckpoint,
        trusted: &[VerifierKey],
    ) -> Result<Vouched, Failure> {
        let path = || self.file.clone();
        Vouched::of(checkpoint, trusted).map_err(|error| Failure::of_file(path(), error))
    }

    fn event(
        &self,
        globals: &Globals,
        bytes: &[u8],
        against: Option<&Kept>,
        trusted: &[VerifierKey],
    ) -> Result<ExitCode, Failure> {
        let failed = failed(&self.file);
        let proof = EventProof::read(bytes).map_err(&failed)?;
        let Leaf { recorded_at, on, actor, begins: _, id, event } =
            proof.verify().map_err(failed)?;
        if let Some(kept) = against {
            kept.is_the_one_in(proof.checkpoint.checkpoint())?;
        }
        let checkpoint = self.vouched(&proof.checkpoint, trusted)?;
        let lang = globals.lang();
        let (position, by, actor) = (proof.position, said_actor(actor, lang), name(actor));
        let id = id.map(|(id, _)| id.to_string());
        let included =
            Included { ok: true, position, recorded_at, on, actor, id, event, checkpoint };
        match globals.as_json() {
            true => output::print_line(&included)?,
            false => output::print(&included.in_words(&by, lang)?)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn growth(
        &self,
        globals: &Globals,
        bytes: &[u8],
        against: Option<&Kept>,
        trusted: &[VerifierKey],
    ) -> Result<ExitCode, Failure> {
        let failed = failed(&self.file);
        let proof = GrowthProof::read(bytes).map_err(&failed)?;
        proof.verify().map_err(failed)?;
        // A checkpoint that was kept is believed without signatures.
        let earlier = match against {
            Some(kept) => {
                kept.is_the_one_in(proof.old.checkpoint())?;
                self.vouched(&proof.old, &[])?
            }
            None => self.vouched(&proof.old, trusted)?,
        };
        let later = self.vouched(&proof.new, trusted)?;
        let grown = Grown { ok: true, earlier, later };
        match globals.as_json() {
            true => output::print_line(&grown)?,
            false => {
                let (from, to) = (proof.old.checkpoint().size(), proof.new.checkpoint().size());
                let lang = globals.lang();
                output::print(format!(
                    "{}\n\n{}\n{}\n{}\n{}",
                    lang.only_grown(from, to),
                    lang.earlier_checkpoint(),
                    grown.earlier.in_words(lang),
                    lang.later_checkpoint(),
                    grown.later.in_words(lang),
                ))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Included {
    fn in_words(&self, by: &str, lang: Lang) -> Result<String, Failure> {
        let Included { position, recorded_at, on, id, event, checkpoint, .. } = self;
        let (kind, day) = (event.kind().name(), said_day(*on, lang));
        let says = lang.event_says(kind, day, by, recorded_at);
        let mut words = format!("{}\n  {says}\n", lang.event_is_in(position));
        if let Some(id) = id {
            let _ = writeln!(words, "  {}", lang.first_of_act(id));
        }
        let value = serde_json::to_value(event)?;
        for (field, value) in
            value.get("data").and_then(|data| data.as_object()).into_iter().flatten()
        {
            let plain = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let _ = writeln!(words, "  {field}: {plain}");
        }
        Ok(format!("{words}\n{}\n{}", lang.this_checkpoint(), checkpoint.in_words(lang)))
    }
}

/// The name of an actor without the covenant, which has the names of seats.
fn name(actor: Actor) -> String {
    match actor {
        Actor::Founder => "founder".to_owned(),
        Actor::ProjectLeader => "project-leader".to_owned(),
        Actor::Seat(seat) => format!("seat {seat}"),
    }
}

/// An actor without the covenant, for a reader.
fn said_actor(actor: Actor, lang: Lang) -> String {
    match actor {
        Actor::Founder => lang.founder().to_owned(),
        Actor::ProjectLeader => lang.project_leader().to_owned(),
        Actor::Seat(seat) => lang.numbered_seat(seat),
    }
}

/// The trusted keys.
#[derive(Debug, Args)]
pub(crate) struct Trust {
    /// A verifier key, or a file with one on each line: its signatures are checked; several times for several
    #[arg(long = "trust", value_name = "KEY|FILE")]
    given: Vec<String>,
}

impl Trust {
    /// The keys, each once.
    pub(crate) fn keys(&self) -> Result<Vec<VerifierKey>, Failure> {
        vouching::trusted(&self.given)
    }
}
