//! Checkpoints: the signed statement of the root that a ledger had after a number of events, and who vouches
//! for it.
//!
//! The text of a checkpoint is three lines: the origin of the ledger, the number of its events, and the
//! Merkle root over them in base64 (c2sp.org/tlog-checkpoint). Below it stand the signature of the ledger,
//! under the name of its origin, and cosignatures of others with their time (c2sp.org/tlog-cosignature).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger_core::{Digest, Moment, Position};

use super::key::{KeyName, KeyUse, SIGNATURE, SigningKey, VerifierKey};
use super::note::{Note, NoteError, NoteSignature};

/// Why bytes are not a checkpoint, or why nobody vouches for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// It is not a signed note.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// It is a note about something else.
    #[error("it is not a checkpoint: line {line} is not {what}")]
    Malformed {
        /// Which line, from 1.
        line: usize,
        /// What should stand there.
        what: &'static str,
    },
    /// The key is of another ledger.
    #[error(
        "the key of `{name}` is not that of the ledger `{origin}`, so it cannot sign its checkpoints"
    )]
    OtherName {
        /// Whose key it is.
        name: KeyName,
        /// The ledger.
        origin: String,
    },
    /// The key is for another kind of signature.
    #[error("the key of `{name}` is {}", match needed {
        KeyUse::Checkpoints => "for cosigning, and checkpoints are made with the key of a ledger",
        KeyUse::Cosigning => "that of a ledger, and cosigning takes a key of one's own",
    })]
    OtherUse {
        /// The name of the key.
        name: KeyName,
        /// The use that is needed.
        needed: KeyUse,
    },
    /// The key signed it before.
    #[error("`{name}` cosigned this checkpoint already")]
    Again {
        /// Who.
        name: KeyName,
    },
    /// The signature under a known name does not fit.
    #[error(
        "the signature of `{name}` is not theirs, or the checkpoint was changed after it was signed"
    )]
    Forged {
        /// The name at the signature.
        name: KeyName,
    },
    /// No trusted key signed it.
    #[error("none of the keys that are trusted signed this checkpoint")]
    Nobody,
    /// No trusted key of the ledger signed it.
    #[error("no key that is trusted signed this checkpoint for the ledger `{origin}`")]
    NotByLedger {
        /// The ledger.
        origin: String,
    },
}

impl CheckpointError {
    /// Whether the error means tampering, as opposed to a wrong file or key.
    pub fn is_integrity(&self) -> bool {
        match self {
            CheckpointError::Forged { .. }
            | CheckpointError::Nobody
            | CheckpointError::NotByLedger { .. } => true,
            CheckpointError::Note(_)
            | CheckpointError::Malformed { .. }
            | CheckpointError::OtherName { .. }
            | CheckpointError::OtherUse { .. }
            | CheckpointError::Again { .. } => false,
        }
    }

    /// What to do next.
    pub fn help(&self) -> &'static str {
        match self {
            CheckpointError::Note(_) | CheckpointError::Malformed { .. } => {
                "name a file with a checkpoint"
            }
            CheckpointError::OtherName { .. } => "make a key for this ledger",
            CheckpointError::OtherUse { .. } => "make a key for it",
            CheckpointError::Again { .. } => "one cosignature of each is enough",
            CheckpointError::Forged { .. } => {
                "do not rely on this file; ask its signers for the one they signed"
            }
            CheckpointError::Nobody => {
                "ask for a checkpoint that one of them signed, or see who did"
            }
            CheckpointError::NotByLedger { .. } => {
                "vouch for nothing that the ledger itself did not sign: ask its keeper for the key of the \
                 ledger and for a checkpoint signed with it"
            }
        }
    }
}

/// The state of a ledger after a number of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    origin: String,
    size: Position,
    root: Digest,
}

impl Checkpoint {
    /// A checkpoint of the ledger with this origin.
    pub fn new(origin: &KeyName, size: Position, root: Digest) -> Checkpoint {
        Checkpoint { origin: origin.to_string(), size, root }
    }

    /// The origin of the ledger.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The number of events that the ledger had.
    pub fn size(&self) -> Position {
        self.size
    }

    /// The Merkle root over these events.
    pub fn root(&self) -> Digest {
        self.root
    }

    /// Reads the text of a note. Lines after the third are allowed and ignored.
    fn read(text: &str) -> Result<Checkpoint, CheckpointError> {
        let malformed = |line, what| move || CheckpointError::Malformed { line, what };
        let mut lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
        let origin = lines.next().filter(|origin| !origin.is_empty());
        let origin = origin.ok_or_else(malformed(1, "the origin of a ledger"))?;
        let size = lines.next().and_then(number);
        let size = size.ok_or_else(malformed(2, "a number of events"))?;
        let root = lines.next().and_then(digest);
        let root = root.ok_or_else(malformed(3, "a root in base64"))?;
        match lines.position(str::is_empty) {
            Some(at) => Err(malformed(4 + at, "filled in")()),
            None => Ok(Checkpoint { origin: origin.to_owned(), size: Position(size), root }),
        }
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, STANDARD.encode(self.root.0))
    }
}

/// A number as these formats write it: digits without leading zeros.
pub(super) fn number(text: &str) -> Option<u64> {
    let plain = text.bytes().all(|digit| digit.is_ascii_digit());
    let short = text == "0" || !text.starts_with('0');
    text.parse().ok().filter(|_| plain && short)
}

/// A hash in base64.
pub(super) fn digest(text: &str) -> Option<Digest> {
    Some(Digest(STANDARD.decode(text).ok()?.try_into().ok()?))
}

/// A checkpoint with its signatures. [`SignedCheckpoint::vouchers`] checks them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    note: Note,
}

/// A key that signed a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voucher {
    /// The name of the key.
    pub name: KeyName,
    /// Whether it signed as the ledger or as a cosigner.
    pub usage: KeyUse,
    /// When it signed, by a cosigner's own account.
    pub at: Option<Moment>,
}

/// Who vouches for a checkpoint, as far as a set of trusted keys shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vouchers {
    /// The trusted keys that signed.
    pub signed: Vec<Voucher>,
    /// The trusted keys that did not sign.
    pub silent: Vec<KeyName>,
    /// The names at signatures of other keys, which cannot be checked.
    pub unknown: Vec<KeyName>,
}

impl SignedCheckpoint {
    /// Signs a checkpoint with the key of its ledger.
    ///
    /// # Errors
    /// [`CheckpointError::OtherName`], [`CheckpointError::OtherUse`].
    pub fn sign(
        checkpoint: Checkpoint,
        key: &SigningKey,
    ) -> Result<SignedCheckpoint, CheckpointError> {
        let public = key.verifier();
        of_use(public, KeyUse::Checkpoints)?;
        if public.name().as_str() != checkpoint.origin {
            let (name, origin) = (public.name().clone(), checkpoint.origin);
            return Err(CheckpointError::OtherName { name, origin });
        }
        let text = checkpoint.to_string();
        let bytes = key.sign(text.as_bytes()).to_vec();
        let signature = NoteSignature { name: public.name().clone(), id: public.id(), bytes };
        Ok(SignedCheckpoint { checkpoint, note: Note { text, signatures: vec![signature] } })
    }

    /// Reads a checkpoint. Any bytes are safe to try. No signature is checked.
    ///
    /// # Errors
    /// [`CheckpointError::Note`], [`CheckpointError::Malformed`].
    pub fn read(bytes: &[u8]) -> Result<SignedCheckpoint, CheckpointError> {
        let note = Note::read(bytes)?;
        Ok(SignedCheckpoint { checkpoint: Checkpoint::read(&note.text)?, note })
    }

    /// The checkpoint itself.
    pub fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// Adds a cosignature, made at a moment that is kept in whole seconds. A cosigner states: at that moment
    /// this was the latest state of the ledger that I knew, and it contains every earlier one that I saw. So
    /// the ledger must have signed it with a trusted key.
    ///
    /// # Errors
    /// [`CheckpointError::OtherUse`], [`CheckpointError::Again`], and those of
    /// [`SignedCheckpoint::is_by_ledger`].
    pub fn cosign(
        &mut self,
        key: &SigningKey,
        trusted: &[VerifierKey],
        at: Moment,
    ) -> Result<(), CheckpointError> {
        let public = key.verifier();
        of_use(public, KeyUse::Cosigning)?;
        self.is_by_ledger(trusted)?;
        if self.note.signatures.iter().any(|signature| self.is_of(signature, public)) {
            return Err(CheckpointError::Again { name: public.name().clone() });
        }
        let seconds = u64::try_from(at.millis().div_euclid(1000)).unwrap_or(0);
        let signature = key.sign(&cosigned(seconds, &self.note.text));
        let bytes = [&seconds.to_be_bytes()[..], &signature].concat();
        let (name, id) = (public.name().clone(), public.id());
        self.note.signatures.push(NoteSignature { name, id, bytes });
        Ok(())
    }

    /// Checks that the ledger itself signed this with one of the trusted keys.
    ///
    /// # Errors
    /// [`CheckpointError::NotByLedger`] if it did not, and [`CheckpointError::Forged`] as
    /// [`SignedCheckpoint::vouchers`] returns it.
    pub fn is_by_ledger(&self, trusted: &[VerifierKey]) -> Result<(), CheckpointError> {
        let of_ledger = trusted.iter().filter(|key| key.usage() == KeyUse::Checkpoints);
        let of_ledger: Vec<VerifierKey> = of_ledger.cloned().collect();
        match self.vouchers(&of_ledger) {
            Ok(vouchers) if !vouchers.signed.is_empty() => Ok(()),
            Ok(_) | Err(CheckpointError::Nobody) => {
                Err(CheckpointError::NotByLedger { origin: self.checkpoint.origin.clone() })
            }
            Err(error) => Err(error),
        }
    }

    /// Checks the signatures of all trusted keys.
    ///
    /// # Errors
    /// [`CheckpointError::Forged`] if the signature of one of them does not fit, whoever else signed;
    /// [`CheckpointError::Nobody`] if keys are trusted and none of them signed.
    pub fn vouchers(&self, trusted: &[VerifierKey]) -> Result<Vouchers, CheckpointError> {
        let mut vouchers = Vouchers::default();
        for key in trusted {
            let mut of_key =
                self.note.signatures.iter().filter(|it| self.is_of(it, key)).peekable();
            if of_key.peek().is_none() {
                vouchers.silent.push(key.name().clone());
            }
            for (nth, signature) in of_key.enumerate() {
                let name = key.name().clone();
                match self.verified(signature, key) {
                    None => return Err(CheckpointError::Forged { name }),
                    Some(at) if nth == 0 => {
                        vouchers.signed.push(Voucher { name, usage: key.usage(), at });
                    }
                    Some(_) => {}
                }
            }
        }
        let unknown = self.note.signatures.iter();
        let unknown =
            unknown.filter(|signature| !trusted.iter().any(|key| self.is_of(signature, key)));
        vouchers.unknown = unknown.map(|signature| signature.name.clone()).collect();
        match !trusted.is_empty() && vouchers.signed.is_empty() {
            true => Err(CheckpointError::Nobody),
            false => Ok(vouchers),
        }
    }

    /// Whether a signature names a key that can sign this checkpoint. The key of another ledger cannot: its
    /// signature under another origin proves nothing.
    fn is_of(&self, signature: &NoteSignature, key: &VerifierKey) -> bool {
        let may_sign = match key.usage() {
            KeyUse::Checkpoints => key.name().as_str() == self.checkpoint.origin,
            KeyUse::Cosigning => true,
        };
        may_sign && signature.id == key.id() && signature.name == *key.name()
    }

    /// Returns `None` if the key did not make the signature; otherwise the time that the signature states, if
    /// any.
    fn verified(&self, signature: &NoteSignature, key: &VerifierKey) -> Option<Option<Moment>> {
        match key.usage() {
            KeyUse::Checkpoints => {
                let bytes = signature.bytes.as_slice().try_into().ok()?;
                key.verifies(self.note.text.as_bytes(), bytes).then_some(None)
            }
            KeyUse::Cosigning => {
                let (seconds, bytes) = signature.bytes.split_first_chunk()?;
                let bytes: &[u8; SIGNATURE] = bytes.try_into().ok()?;
                let seconds = u64::from_be_bytes(*seconds);
                let millis = i64::try_from(seconds).ok()?.saturating_mul(1000);
                key.verifies(&cosigned(seconds, &self.note.text), bytes)
                    .then(|| Some(Moment::from_millis(millis)))
            }
        }
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.note.fmt(f)
    }
}

fn of_use(key: &VerifierKey, needed: KeyUse) -> Result<(), CheckpointError> {
    match key.usage() == needed {
        true => Ok(()),
        false => Err(CheckpointError::OtherUse { name: key.name().clone(), needed }),
    }
}

/// What a cosigner signs.
fn cosigned(seconds: u64, text: &str) -> Vec<u8> {
    format!("cosignature/v1\ntime {seconds}\n{text}").into_bytes()
}

#[cfg(test)]
mod tests;
