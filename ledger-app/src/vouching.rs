//! Checkpoints as people keep them: read from files, compared with a ledger, with the keys that vouch for
//! them.

use std::path::{Path, PathBuf};

use ledger_core::{Digest, Moment, Position};
use ledger_report::{Lang, Said};
use ledger_store::{
    Checkpoint, CheckpointError, EventLog, KeyError, KeyName, KeyUse, SignedCheckpoint, SigningKey,
    VerifierKey, Vouchers, read_key_file,
};
use serde::Serialize;

use crate::failure::{Failure, Kind, Trouble};
use crate::in_dutch::{self, InDutch};
use crate::input;
use crate::reading::Reading;

/// The most bytes of a given file that are read: more than any proof has.
const READ_LIMIT: u64 = 32 * 1024 * 1024;

/// Reads the trusted keys, each once, from keys or from files with one on each line.
///
/// # Errors
/// A text that is neither; a file without a key.
pub fn trusted(given: &[String]) -> Result<Vec<VerifierKey>, Failure> {
    let mut keys: Vec<VerifierKey> = Vec::new();
    for given in given {
        let found = match given.parse() {
            Ok(key) => vec![key],
            Err(_) if Path::new(given).is_file() => keys_in(Path::new(given))?,
            Err(error) => {
                return Err(Failure::usage(|lang| {
                    lang.no_key_nor_file(given, KeyError::in_lang(&error, lang))
                }));
            }
        };
        for key in found {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    Ok(keys)
}

fn keys_in(path: &Path) -> Result<Vec<VerifierKey>, Failure> {
    let bytes = read(path)?;
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().map(str::trim).zip(1..);
    let lines = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
    let keys = lines.map(|(line, at)| {
        line.parse().map_err(|error| {
            let why = |lang| KeyError::in_lang(&error, lang);
            Failure::usage(|lang| lang.no_key_on_line(path.display(), at, why(lang)))
        })
    });
    let keys: Vec<VerifierKey> = keys.collect::<Result<_, Failure>>()?;
    match keys.is_empty() {
        true => Err(Failure::usage(|lang| lang.no_key_in_file(path.display()))),
        false => Ok(keys),
    }
}

/// Reads all bytes of a given file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    input::bytes(path, READ_LIMIT)
}

/// Reads the secret half of a key.
pub fn signing_key(path: &Path) -> Result<SigningKey, Failure> {
    Ok(read_key_file(path)?)
}

/// A checkpoint in a file.
pub struct Kept {
    path: PathBuf,
    /// The checkpoint with its signatures.
    pub signed: SignedCheckpoint,
}

impl Kept {
    /// Reads a checkpoint from a file.
    ///
    /// # Errors
    /// A file that cannot be read or that has no checkpoint.
    pub fn read(path: &Path) -> Result<Kept, Failure> {
        let signed =
            SignedCheckpoint::read(&read(path)?).map_err(|error| Failure::of_file(path, error))?;
        Ok(Kept { path: path.to_owned(), signed })
    }

    /// The checkpoint itself.
    pub fn checkpoint(&self) -> &Checkpoint {
        self.signed.checkpoint()
    }

    /// Makes a failure that names this file.
    pub fn failure(&self, error: CheckpointError) -> Failure {
        Failure::of_file(&self.path, error)
    }

    /// Checks that its ledger signed it, with a trusted key.
    pub fn is_by_ledger(&self, trusted: &[VerifierKey]) -> Result<(), Failure> {
        self.signed.is_by_ledger(trusted).map_err(|error| self.failure(error))
    }

    /// Who vouches for it.
    pub fn vouched(&self, trusted: &[VerifierKey]) -> Result<Vouched, Failure> {
        Vouched::of(&self.signed, trusted).map_err(|error| self.failure(error))
    }

    /// Checks that a ledger contains everything that it had at this checkpoint.
    pub fn is_within(&self, reading: &Reading) -> Result<(), Failure> {
        self.is_reached(reading)?;
        let (size, kept) = (self.checkpoint().size(), self.checkpoint().root());
        let root = reading.log.root_of_events(size)?;
        match root == kept {
            true => Ok(()),
            false => Err(Mismatch::Changed { size, root, kept }.into()),
        }
    }

    /// Checks that a ledger is the one of this checkpoint and has as many events. The events are not
    /// compared.
    pub fn is_reached(&self, reading: &Reading) -> Result<(), Failure> {
        let kept = self.checkpoint();
        let ledger = origin(reading)?;
        if kept.origin() != ledger.as_str() {
            let checkpoint = kept.origin().to_owned();
            return Err(Mismatch::OtherLedger { checkpoint, ledger: ledger.to_string() }.into());
        }
        let (size, left) = (kept.size(), reading.log.head());
        match size > left {
            true => Err(Mismatch::Missing { size, left }.into()),
            false => Ok(()),
        }
    }

    /// Checks that a proof is about this checkpoint.
    pub fn is_the_one_in(&self, proof: &Checkpoint) -> Result<(), Failure> {
        let kept = self.checkpoint();
        if kept.origin() != proof.origin() {
            let (checkpoint, ledger) = (kept.origin().to_owned(), proof.origin().to_owned());
            return Err(Mismatch::OtherLedger { checkpoint, ledger }.into());
        }
        if kept.size() != proof.size() {
            return Err(Mismatch::OtherState { kept: kept.size(), proof: proof.size() }.into());
        }
        match kept.root() == proof.root() {
            true => Ok(()),
            false => Err(Mismatch::TwoStates { size: kept.size() }.into()),
        }
    }
}

/// The origin of the checkpoints of a ledger: the short name of its covenant, and the root after its first
/// event, so that no two ledgers share one.
pub fn origin(reading: &Reading) -> Result<KeyName, Failure> {
    let Some(covenant) = reading.ledger.covenant() else {
        return Err(Failure::usage(|lang| lang.no_covenant_yet()));
    };
    let root = reading.log.root_of_events(Position(1))?.to_string();
    let name = format!("convenant/{}/{:.32}", covenant.identity.code, root);
    name.parse()
        .map_err(|error: KeyError| Failure::usage(|lang| lang.impossible(error.in_lang(lang))))
}

/// How a ledger or a proof contradicts a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The origins differ.
    #[error(
        "the checkpoint is of the ledger {checkpoint}, and this is {ledger}: another ledger, or one \
         whose first event was changed"
    )]
    OtherLedger {
        /// The ledger of the checkpoint.
        checkpoint: String,
        /// This ledger.
        ledger: String,
    },
    /// The ledger has fewer events than it had.
    #[error(
        "the checkpoint was made after {size} events, and this ledger has {left}: events were removed, \
         or an old copy was put back"
    )]
    Missing {
        /// The number of events at the checkpoint.
        size: Position,
        /// The number of events now.
        left: Position,
    },
    /// The ledger has other events than it had.
    #[error(
        "the first {size} events are not those of the checkpoint: some were changed, left out, put in \
         or put in another order since\nthe root over them is {root}, and the checkpoint has {kept}"
    )]
    Changed {
        /// The number of events of the checkpoint.
        size: Position,
        /// Their root now.
        root: Digest,
        /// Their root in the checkpoint.
        kept: Digest,
    },
    /// The proof is about another state.
    #[error("the proof is of the ledger after {proof} events, and the checkpoint after {kept}")]
    OtherState {
        /// The number of events of the checkpoint.
        kept: Position,
        /// The number of events of the proof.
        proof: Position,
    },
    /// The two checkpoints cannot both be of one ledger.
    #[error(
        "the proof and the checkpoint give two different roots after {size} events: one ledger cannot \
         have had both"
    )]
    TwoStates {
        /// The number of events of both.
        size: Position,
    },
}

impl Trouble for Mismatch {
    fn kind(&self) -> Kind {
        match self {
            Mismatch::OtherState { .. } => Kind::Usage,
            Mismatch::OtherLedger { .. }
            | Mismatch::Missing { .. }
            | Mismatch::Changed { .. }
            | Mismatch::TwoStates { .. } => Kind::Integrity,
        }
    }

    fn said(&self, lang: Lang) -> Said {
        match lang {
            Lang::Nl => in_dutch::mismatch(self),
            Lang::En => Said { message: self.to_string(), help: self.help().to_owned() },
        }
    }
}

impl Mismatch {
    fn help(&self) -> &'static str {
        match self {
            Mismatch::OtherLedger { .. } => {
                "make sure that this is the file and the ledger you mean; if they are, record nothing \
                 more, and keep this copy as evidence"
            }
            Mismatch::Missing { .. } | Mismatch::Changed { .. } => {
                "record nothing more; keep this copy and the checkpoint as evidence, and compare other \
                 copies and checkpoints"
            }
            Mismatch::OtherState { .. } => {
                "name the checkpoint of the proof, or ask for a proof that joins the two: convenant prove \
                 since FILE"
            }
            Mismatch::TwoStates { .. } => {
                "rely on neither; keep both as evidence, and ask who signed them"
            }
        }
    }
}

/// The keys that vouch for a checkpoint, for printing.
#[derive(Debug, Serialize)]
pub struct Vouched {
    origin: String,
    events: Position,
    root: Digest,
    signed: Vec<Signed>,
    not_signed: Vec<String>,
    not_known: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Signed {
    name: String,
    /// `ledger` or `cosigner`.
    r#as: Signer,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Moment>,
}

/// As what somebody signed.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Signer {
    Ledger,
    Cosigner,
}

impl Vouched {
    /// Checks who vouches for a checkpoint with the trusted keys.
    ///
    /// # Errors
    /// A signature that does not fit; a checkpoint that no trusted key signed.
    pub fn of(
        checkpoint: &SignedCheckpoint,
        trusted: &[VerifierKey],
    ) -> Result<Vouched, CheckpointError> {
        let Vouchers { signed, silent, unknown } = checkpoint.vouchers(trusted)?;
        let names = |names: Vec<KeyName>| names.iter().map(KeyName::to_string).collect();
        let signed = signed.into_iter().map(|voucher| Signed {
            name: voucher.name.to_string(),
            r#as: match voucher.usage {
                KeyUse::Checkpoints => Signer::Ledger,
                KeyUse::Cosigning => Signer::Cosigner,
            },
            at: voucher.at,
        });
        let checkpoint = checkpoint.checkpoint();
        Ok(Vouched {
            origin: checkpoint.origin().to_owned(),
            events: checkpoint.size(),
            root: checkpoint.root(),
            signed: signed.collect(),
            not_signed: names(silent),
            not_known: names(unknown),
        })
    }

    /// The checkpoint and its signers, in words.
    pub fn in_words(&self, lang: Lang) -> String {
        let Vouched { origin, events, root, .. } = self;
        let lines = [lang.of_ledger(origin), lang.after_events(events), lang.root(root)];
        format!("{}\n{}", lines.join("\n"), self.who(lang))
    }

    /// The signers, a line for each.
    pub fn who(&self, lang: Lang) -> String {
        let signed = self.signed.iter().map(|Signed { name, r#as, at }| match (r#as, at) {
            (Signer::Ledger, None) => lang.signed_by_ledger(name),
            (Signer::Ledger, Some(at)) => lang.signed_by_ledger_at(name, at),
            (Signer::Cosigner, None) => lang.signed_by_cosigner(name),
            (Signer::Cosigner, Some(at)) => lang.signed_by_cosigner_at(name, at),
        });
        let silent = self.not_signed.iter().map(|name| lang.without_signature(name));
        let unknown = self.not_known.iter().map(|name| lang.not_checked(name));
        signed.chain(silent).chain(unknown).map(|line| line + "\n").collect()
    }
}
