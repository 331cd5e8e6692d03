//! Keys that sign checkpoints: their names, and both halves as text.
//!
//! ```text
//! verifier key: name+id+base64(use u8, public key 32 bytes)
//! signing key:  PRIVATE+KEY+name+id+base64(use u8, seed 32 bytes)
//! id:           the first 4 bytes, in hexadecimal, of SHA-256(name | line feed | use u8 | public key)
//! ```
//!
//! Both have the form of c2sp.org/signed-note and `golang.org/x/mod/sumdb/note`; Ed25519 is that of RFC 8032.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _};
use ledger_core::text;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

const PRIVATE: &str = "PRIVATE+KEY+";
const KEY: usize = 32;

/// The length of an Ed25519 signature.
pub(super) const SIGNATURE: usize = 64;

/// One of the two halves of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyHalf {
    /// The half that others keep.
    #[error("verifier")]
    Verifier,
    /// The secret half.
    #[error("signing")]
    Signing,
}

/// Why a text is not a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// A name that a note cannot carry.
    #[error(
        "`{0}` cannot be the name of a key: a name has no spaces, no `+` and no characters that steer or \
         hide text"
    )]
    Name(String),
    /// The text does not have the form of a key.
    #[error("this is not a {0} key: its text does not have the form of one")]
    Malformed(KeyHalf),
    /// The id in the text is not that of the key.
    #[error("the key of `{name}` was changed: its id does not belong to it")]
    Id {
        /// The name in the text.
        name: KeyName,
    },
    /// The key is for an unknown kind of signature.
    #[error(
        "the key of `{name}` is of kind {kind:#04x}, and this program knows kinds 0x01 and 0x04"
    )]
    Kind {
        /// The name in the text.
        name: KeyName,
        /// The byte that says what it signs.
        kind: u8,
    },
}

/// The name of a key. It is not empty, and has no spaces, no `+` and no characters that texts may not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyName(Box<str>);

impl KeyName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for KeyName {
    type Err = KeyError;

    /// # Errors
    /// [`KeyError::Name`].
    fn from_str(text: &str) -> Result<KeyName, KeyError> {
        let fits = |c: char| !c.is_whitespace() && c != '+';
        let fine = text.chars().all(fits) && text::forbidden(text).next().is_none();
        match fine && !text.is_empty() {
            true => Ok(KeyName(text.into())),
            false => {
                Err(KeyError::Name(text.chars().take(80).flat_map(char::escape_debug).collect()))
            }
        }
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What a key signs. One key is never used for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyUse {
    /// The checkpoints of the ledger whose origin is the name of the key.
    Checkpoints,
    /// Checkpoints that others made, with a time (`cosignature/v1`).
    Cosigning,
}

impl KeyUse {
    /// The byte that c2sp.org/signed-note assigns to it.
    fn kind(self) -> u8 {
        match self {
            KeyUse::Checkpoints => 0x01,
            KeyUse::Cosigning => 0x04,
        }
    }

    fn from_kind(kind: u8) -> Option<KeyUse> {
        [KeyUse::Checkpoints, KeyUse::Cosigning].into_iter().find(|usage| usage.kind() == kind)
    }
}

/// The public half of a key, by which others know its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: KeyName,
    usage: KeyUse,
    key: ed25519_dalek::VerifyingKey,
}

impl VerifierKey {
    /// The name of the key.
    pub fn name(&self) -> &KeyName {
        &self.name
    }

    /// What it signs.
    pub fn usage(&self) -> KeyUse {
        self.usage
    }

    /// The number by which a signature names the key, together with its name. It is neither secret nor proof.
    pub fn id(&self) -> u32 {
        let hash: [u8; 32] = Sha256::new()
            .chain_update(self.name.as_str())
            .chain_update([b'\n', self.usage.kind()])
            .chain_update(self.key.as_bytes())
            .finalize()
            .into();
        let (first, _) = hash.split_first_chunk().unwrap_or((&[0; 4], &[]));
        u32::from_be_bytes(*first)
    }

    /// Whether the key made this signature of a message.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8; SIGNATURE]) -> bool {
        self.key.verify_strict(message, &Signature::from_bytes(signature)).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = [&[self.usage.kind()][..], self.key.as_bytes()].concat();
        write!(f, "{}+{:08x}+{}", self.name, self.id(), STANDARD.encode(key))
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    /// # Errors
    /// A text that is not a verifier key, or that was changed.
    fn from_str(text: &str) -> Result<VerifierKey, KeyError> {
        let Parts { name, id, usage, key } = Parts::read(text, KeyHalf::Verifier)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(&key)
            .ok()
            .filter(|key| !key.is_weak())
            .ok_or(KeyError::Malformed(KeyHalf::Verifier))?;
        let key = VerifierKey { name, usage, key };
        match key.id() == id {
            true => Ok(key),
            false => Err(KeyError::Id { name: key.name }),
        }
    }
}

/// The secret half of a key. It is wiped when dropped, and neither shown in debugging nor by `Display`.
pub struct SigningKey {
    public: VerifierKey,
    secret: ed25519_dalek::SigningKey,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey of {}", self.public)
    }
}

impl SigningKey {
    /// Makes a new key. Fails if the system gives no random bytes.
    pub(super) fn generate(name: KeyName, usage: KeyUse) -> Result<SigningKey, getrandom::Error> {
        let mut seed = Zeroizing::new([0; KEY]);
        getrandom::fill(seed.as_mut_slice())?;
        Ok(SigningKey::from_seed(name, usage, &seed))
    }

    pub(crate) fn from_seed(name: KeyName, usage: KeyUse, seed: &[u8; KEY]) -> SigningKey {
        let secret = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = VerifierKey { name, usage, key: secret.verifying_key() };
        SigningKey { public, secret }
    }

    /// The public half.
    pub fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; SIGNATURE] {
        self.secret.sign(message).to_bytes()
    }

    /// The key as text, wiped when dropped.
    pub(super) fn to_text(&self) -> Zeroizing<String> {
        let VerifierKey { name, usage, .. } = &self.public;
        let mut key = Zeroizing::new([0; 1 + KEY]);
        let bytes = [usage.kind()].into_iter().chain(self.secret.as_bytes().iter().copied());
        key.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        // Large enough from the start: growing would leave a copy of the secret behind.
        let mut text = Zeroizing::new(String::with_capacity(name.as_str().len() + 128));
        text.push_str(&format!("{PRIVATE}{name}+{:08x}+", self.public.id()));
        STANDARD.encode_string(key.as_slice(), &mut text);
        text
    }

    /// Reads a key from text.
    ///
    /// # Errors
    /// A text that is not a signing key, or that was changed.
    pub(super) fn from_text(text: &str) -> Result<SigningKey, KeyError> {
        let text = text.strip_prefix(PRIVATE).ok_or(KeyError::Malformed(KeyHalf::Signing))?;
        let Parts { name, id, usage, key } = Parts::read(text, KeyHalf::Signing)?;
        let key = SigningKey::from_seed(name, usage, &key);
        match key.public.id() == id {
            true => Ok(key),
            false => Err(KeyError::Id { name: key.public.name }),
        }
    }
}

/// The parts of either half as text.
struct Parts {
    name: KeyName,
    id: u32,
    usage: KeyUse,
    key: Zeroizing<[u8; KEY]>,
}

impl Parts {
    fn read(text: &str, which: KeyHalf) -> Result<Parts, KeyError> {
        let malformed = || KeyError::Malformed(which);
        let (name, rest) = text.split_once('+').ok_or_else(malformed)?;
        let (id, key) = rest.split_once('+').ok_or_else(malformed)?;
        let name: KeyName = name.parse()?;
        let hexadecimal = id.len() == 8 && id.bytes().all(|digit| digit.is_ascii_hexdigit());
        let id = u32::from_str_radix(id, 16).ok().filter(|_| hexadecimal).ok_or_else(malformed)?;
        let key = Zeroizing::new(STANDARD.decode(key).map_err(|_| malformed())?);
        let (kind, key) = key.split_first().ok_or_else(malformed)?;
        let usage = KeyUse::from_kind(*kind)
            .ok_or_else(|| KeyError::Kind { name: name.clone(), kind: *kind })?;
        let key = key.try_into().map_err(|_| malformed())?;
        Ok(Parts { name, id, usage, key: Zeroizing::new(key) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A published key, from the tests of golang.org/x/mod/sumdb/note.
    const VERIFIER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const SIGNING: &str =
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    #[test]
    fn the_published_key_is_read_and_written_and_its_halves_belong_together() {
        let signing = SigningKey::from_text(SIGNING).unwrap();
        assert_eq!(signing.verifier().to_string(), VERIFIER);
        assert_eq!(VERIFIER.parse(), Ok(signing.verifier().clone()));
        assert_eq!(*signing.to_text(), SIGNING);
    }

    #[test]
    fn published_keys_of_cosigners_are_read() {
        // From the tests of github.com/transparency-dev/formats.
        let key: VerifierKey =
            "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2".parse().unwrap();
        assert_eq!((key.usage(), key.id()), (KeyUse::Cosigning, 0xda77_ade7));
    }

    #[test]
    fn any_part_or_change_of_a_key_is_refused() {
        for end in 0..VERIFIER.len() {
            assert!(VERIFIER[..end].parse::<VerifierKey>().is_err(), "{}", &VERIFIER[..end]);
            assert!(
                VERIFIER[end + 1..].parse::<VerifierKey>().is_err(),
                "{}",
                &VERIFIER[end + 1..]
            );
            let mut changed = VERIFIER.to_owned().into_bytes();
            changed[end] += 1;
            let changed = String::from_utf8(changed).unwrap();
            assert!(changed.parse::<VerifierKey>().is_err(), "{changed}");
        }
        for end in 0..SIGNING.len() {
            assert!(SigningKey::from_text(&SIGNING[..end]).is_err());
        }
        // An unknown kind, with a fitting id.
        let other = "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
        assert!(matches!(other.parse::<VerifierKey>(), Err(KeyError::Kind { kind: 0x65, .. })));
    }

    #[test]
    fn a_secret_is_not_shown_in_debugging() {
        let key = SigningKey::from_text(SIGNING).unwrap();
        let shown = format!("{key:?} {key:#?}");
        assert!(shown.contains(VERIFIER) && !shown.contains("AYEKFALV"), "{shown}");
    }

    #[test]
    fn names() {
        for name in ["convenant/oostpolder/0f", "gemeente.example", "Müller"] {
            assert_eq!(name.parse::<KeyName>().unwrap().to_string(), name);
        }
        for name in ["", "a b", "a+b", "a\nb", "a\u{a0}b", "a\u{0}", "\u{2028}"] {
            assert!(name.parse::<KeyName>().is_err(), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn every_key_round_trips(seed in any::<[u8; 32]>(), cosigning in any::<bool>()) {
            let usage = if cosigning { KeyUse::Cosigning } else { KeyUse::Checkpoints };
            let key = SigningKey::from_seed("een.example/naam".parse().unwrap(), usage, &seed);
            let again = SigningKey::from_text(&key.to_text()).unwrap();
            prop_assert_eq!(again.verifier(), key.verifier());
            prop_assert_eq!(&key.verifier().to_string().parse::<VerifierKey>().unwrap(), key.verifier());
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*", tail in "[0-9a-f+/=A-Z]{0,60}") {
            for text in [text.clone(), format!("{text}+{tail}"), format!("{PRIVATE}{text}+{tail}")] {
                let _ = (text.parse::<VerifierKey>(), SigningKey::from_text(&text));
            }
        }
    }
}
